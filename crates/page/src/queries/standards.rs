//! Which standards a list shows.

use weibao_core::Report;
use weibao_core::catalog::{Catalog, Standard};
use weibao_core::report::{ClauseStatus, StandardReport, Status};
use weibao_terms::Declared;
use weibao_text::screens::{assess as text, common};

use crate::prelude::*;
use crate::words::has;

/// By state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Without an answer.
    Open,
    /// Not met, or met in part.
    Short,
    /// To be looked into.
    Pending,
}

impl Filter {
    /// Whether a state is wanted.
    pub fn wants(self, status: Status) -> bool {
        match self {
            Self::All => true,
            Self::Open => status == Status::Unanswered,
            Self::Short => matches!(status, Status::Unmet | Status::Partial),
            Self::Pending => status == Status::Pending,
        }
    }
}

/// Why a standard does not stand as the county has said, in words; nothing where it does or nothing was said.
pub fn differs(declared: Option<Declared>, stands: &StandardReport) -> Option<String> {
    let declared = declared.map(Status::from).filter(|declared| *declared != stands.status)?;
    let open = stands.clauses.iter().filter(|clause| clause.status == ClauseStatus::Unanswered).count();
    Some(text::differs(common::status(stands.status), common::status(declared), open))
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// By state.
    pub filter: Filter,
    /// By who leads; whoever where empty.
    pub lead: String,
    /// Words that the text must hold, each of them; looks in all areas.
    pub words: String,
}

impl Query {
    /// Whether words are looked for.
    pub fn searches(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// The places in the catalog's order of the standards that are wanted: of the area, or of all where there is none or words are looked for.
    pub fn find(&self, catalog: &Catalog, report: &Report, area: Option<&str>) -> Vec<usize> {
        let area = area.filter(|_| !self.searches());
        let positions = catalog
            .areas
            .iter()
            .flat_map(|in_area| in_area.standards().map(move |standard| (in_area, standard)))
            .enumerate();
        positions
            .filter(|(_, (in_area, standard))| area.is_none_or(|area| in_area.id == area) && self.fits(standard))
            .filter(|(position, _)| {
                report.standards.get(*position).is_some_and(|standard| self.filter.wants(standard.status))
            })
            .map(|(position, _)| position)
            .collect()
    }

    /// All but the state.
    fn fits(&self, standard: &Standard) -> bool {
        let leads = self.lead.is_empty() || standard.departments.lead.contains(&self.lead);
        leads && self.words.split_whitespace().all(|word| has(&standard.text, word) || standard.id == word)
    }
}

/// Everybody who leads some standard of the area, or of all; in the order of their first standard.
pub fn leads<'a>(catalog: &'a Catalog, area: Option<&str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for in_area in catalog.areas.iter().filter(|in_area| area.is_none_or(|area| in_area.id == area)) {
        for name in in_area.standards().flat_map(|standard| &standard.departments.lead) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(query: &Query, area: Option<&str>) -> Vec<String> {
        let catalog = weibao_standards::catalog();
        let mut file = weibao_core::new_assessment(&catalog, None);
        file["answers"] =
            json!({ "1.1.1": { "status": "met" }, "1.1.2": { "status": "unmet" }, "5.1.1": { "status": "pending" } });
        let report = weibao_core::evaluate(&catalog, &file, &weibao_core::Options::default()).unwrap();
        let positions = query.find(&catalog, &report, area);
        positions.into_iter().map(|position| report.standards[position].id.clone()).collect()
    }

    #[test]
    fn nothing_is_hidden_without_a_query() {
        assert_eq!(found(&Query::default(), None).len(), 76);
        assert!(found(&Query::default(), Some("10")).iter().all(|id| id.starts_with("10.")));
        assert!(found(&Query::default(), Some("12")).is_empty());
    }

    #[test]
    fn states_are_told_apart() {
        let by = |filter| found(&Query { filter, ..Query::default() }, None);
        assert_eq!(by(Filter::Short), ["1.1.2"]);
        assert_eq!(by(Filter::Pending), ["5.1.1"]);
        assert_eq!(by(Filter::Open).len(), 73);
    }

    #[test]
    fn words_are_sought_in_all_areas() {
        let words = |words: &str| found(&Query { words: words.into(), ..Query::default() }, Some("1"));
        assert_eq!(words("50%以上乡镇 工作站"), ["10.1.2"]);
        assert_eq!(words(" 10.1.2 "), ["10.1.2"]);
        assert!(words("没有这样的话").is_empty());
    }

    #[test]
    fn everybody_who_leads_finds_something() {
        let catalog = weibao_standards::catalog();
        for lead in leads(&catalog, None) {
            assert!(!found(&Query { lead: lead.into(), ..Query::default() }, None).is_empty(), "{lead}");
        }
    }
}
