//! Counties' lines, added up. What comes of it is in the lines alone, so that it makes no difference where those come from.

use alloc::string::String;
use alloc::vec::Vec;

use weibao_core::Problem;
use weibao_core::catalog::Catalog;
use weibao_core::report::Status;
use weibao_text::chain as sentences;

use super::lines::{CountyLine, RolledUp, SetAside, StandardLine};
use super::measures;
use crate::given;
use crate::ordered::sort;

impl RolledUp {
    /// These counties beside each other.
    pub fn of(catalog: &Catalog, mut counties: Vec<CountyLine>, mut set_aside: Vec<SetAside>) -> Self {
        sort(&mut counties, |one, other| order(one).cmp(&order(other)));
        sort(&mut set_aside, |one, other| one.index.cmp(&other.index));
        Self {
            standards: standards(catalog, &counties),
            measures: measures::over(catalog, &counties),
            counties,
            set_aside,
        }
    }
}

/// Roll-ups of roll-ups: what one of all their counties would be. Indexes count on from one to the next.
///
/// # Errors
/// Where they are not over the same standards, or one county is in two of them: which of its files counts is not known here.
pub fn sum(catalog: &Catalog, rolled: Vec<RolledUp>) -> Result<RolledUp, Vec<Problem>> {
    let (mut counties, mut set_aside): (Vec<CountyLine>, Vec<SetAside>) = (Vec::new(), Vec::new());
    for (number, next) in rolled.into_iter().enumerate() {
        let path = alloc::format!("/{number}");
        if !next.standards.iter().map(|line| &line.id).eq(catalog.standards().map(|standard| &standard.id)) {
            return Err(given::problem("other_catalog", &path, sentences::roll_up_of_other_catalog()));
        }
        let offset = counties.len().saturating_add(set_aside.len());
        for mut line in next.counties {
            let same =
                |known: &CountyLine| known.code == line.code && (known.code.is_some() || known.name == line.name);
            if counties.iter().any(same) {
                return Err(given::problem("county_twice", &path, sentences::county_twice(&line.name)));
            }
            line.index = line.index.saturating_add(offset);
            counties.push(line);
        }
        set_aside.extend(next.set_aside.into_iter().map(|mut aside| {
            aside.index = aside.index.saturating_add(offset);
            aside
        }));
    }
    Ok(RolledUp::of(catalog, counties, set_aside))
}

/// Those without a code come after those with one.
fn order(line: &CountyLine) -> (bool, Option<&str>, &str, usize) {
    (line.code.is_none(), line.code.as_deref(), &line.name, line.index)
}

fn standards(catalog: &Catalog, counties: &[CountyLine]) -> Vec<StandardLine> {
    let over = |id: &String| {
        let mut line = StandardLine { id: id.clone(), ..StandardLine::default() };
        for status in counties.iter().filter_map(|county| county.standards.get(id)) {
            let slot = match status {
                Status::Met => &mut line.met,
                Status::Partial => &mut line.partial,
                Status::Unmet => &mut line.unmet,
                Status::NotApplicable => &mut line.not_applicable,
                Status::Pending | Status::Unanswered => &mut line.open,
            };
            *slot = slot.saturating_add(1);
        }
        line
    };
    catalog.standards().map(|standard| over(&standard.id)).collect()
}
