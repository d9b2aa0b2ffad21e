//! The ratios of the measured clauses: of one county, and summed over many. Parts over wholes, never a mean of rates.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_core::catalog::{Catalog, Predicate};
use weibao_core::decimal::Decimal;
use weibao_core::report::Report;

use super::lines::{CountyLine, MeasureLine, Measured};
use crate::ordered::sort;

/// A ratio of the catalog.
struct Ratio<'c> {
    clause: &'c str,
    part: &'c str,
    whole: &'c str,
    /// The choices that say how its figures are to be read.
    choices: Vec<&'c str>,
}

impl Ratio<'_> {
    fn is_of(&self, measured: &Measured) -> bool {
        measured.clause == self.clause && measured.part_figure == self.part && measured.whole_figure == self.whole
    }
}

/// Those of which a county gave both figures, with the readings that they rest on.
pub(super) fn of(catalog: &Catalog, report: &Report) -> Vec<Measured> {
    let mut figures: LiteMap<&str, String> = LiteMap::new();
    for figure in &report.figures {
        if let Ok(value) = Decimal::from_number(&figure.value) {
            figures.insert(figure.key.as_str(), value.to_string());
        }
    }
    let measured = |ratio: Ratio<'_>| {
        let (part, whole) = (figures.get(ratio.part)?.clone(), figures.get(ratio.whole)?.clone());
        let used = report.choices.iter().filter(|choice| ratio.choices.contains(&choice.key.as_str()));
        let used: Vec<String> = used.map(|choice| alloc::format!("{}={}", choice.key, choice.option)).collect();
        Some(Measured {
            clause: ratio.clause.into(),
            part_figure: ratio.part.into(),
            whole_figure: ratio.whole.into(),
            part,
            whole,
            read_as: used.join(","),
        })
    };
    ratios(catalog).into_iter().filter_map(measured).collect()
}

/// All of them over these counties.
pub(super) fn over(catalog: &Catalog, counties: &[CountyLine]) -> Vec<MeasureLine> {
    let over = |ratio: Ratio<'_>| {
        let (mut part, mut whole) = (Decimal::ZERO, Decimal::ZERO);
        let mut line = MeasureLine {
            clause: ratio.clause.into(),
            part_figure: ratio.part.into(),
            whole_figure: ratio.whole.into(),
            of: counties.len(),
            ..MeasureLine::default()
        };
        for measured in counties.iter().filter_map(|county| county.measured.iter().find(|known| ratio.is_of(known))) {
            let (Ok(more), Ok(all)) = (measured.part.parse::<Decimal>(), measured.whole.parse::<Decimal>()) else {
                continue;
            };
            line.counties = line.counties.saturating_add(1);
            (part, whole) = (part.plus(more), whole.plus(all));
            if !line.read_as.contains(&measured.read_as) {
                line.read_as.push(measured.read_as.clone());
            }
        }
        sort(&mut line.read_as, Ord::cmp);
        line.readings = line.read_as.len();
        if line.readings == 1 {
            line.part = Some(part.to_string());
            line.whole = Some(whole.to_string());
        }
        line
    };
    ratios(catalog).into_iter().map(over).collect()
}

/// In printed order.
fn ratios(catalog: &Catalog) -> Vec<Ratio<'_>> {
    let mut ratios: Vec<Ratio<'_>> = Vec::new();
    for clause in catalog.standards().flat_map(|standard| &standard.clauses) {
        let given = || clause.rules.iter().filter_map(|rule| rule.given.as_ref());
        for rule in &clause.rules {
            let Predicate::Ratio(ratio) = &rule.predicate else { continue };
            let (part, whole) = (ratio.part.as_str(), ratio.whole.as_str());
            let known = |known: &Ratio<'_>| known.clause == clause.id && known.part == part && known.whole == whole;
            if ratios.iter().any(known) {
                continue;
            }
            let figures = [part, whole].into_iter().filter_map(|key| catalog.figure(key));
            let derived = figures.flat_map(|figure| &figure.from).filter_map(|from| from.given.as_ref());
            let choices = derived.chain(given()).map(|given| given.choice.as_str()).collect();
            ratios.push(Ratio { clause: &clause.id, part, whole, choices });
        }
    }
    ratios
}
