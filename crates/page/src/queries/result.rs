//! What the result says beyond the report's own counts.

use weibao_core::Assessment;
use weibao_core::catalog::{Area, Catalog, Clause, Content, Standard};
use weibao_core::decimal::Decimal;
use weibao_core::readiness::missing_figures;
use weibao_core::report::{ClauseStatus, Measured, Report, Source, StandardReport, Status};
use weibao_terms::Declared;

use crate::place::Place;
use crate::prelude::*;
use crate::session::Session;

/// A standard with its surroundings and what is said about it.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Its area.
    pub area: &'a Area,
    /// Its content.
    pub content: &'a Content,
    /// Itself.
    pub standard: &'a Standard,
    /// What is said about it.
    pub report: &'a StandardReport,
}

/// Every standard that is kept, in printed order.
pub fn entries<'a>(catalog: &'a Catalog, report: &'a Report, keep: impl Fn(&StandardReport) -> bool) -> Vec<Entry<'a>> {
    let all = catalog.areas.iter().flat_map(|area| {
        area.contents
            .iter()
            .flat_map(move |content| content.standards.iter().map(move |standard| (area, content, standard)))
    });
    // The report has one entry for each standard of the same catalog, in the same order.
    all.zip(&report.standards)
        .filter(|(_, report)| keep(report))
        .map(|((area, content, standard), report)| Entry { area, content, standard, report })
        .collect()
}

/// Whether somebody still has to look.
pub fn is_open(report: &StandardReport) -> bool {
    matches!(report.status, Status::Unanswered | Status::Pending)
}

/// Whether it is not met, or met in part.
pub fn is_short(report: &StandardReport) -> bool {
    matches!(report.status, Status::Unmet | Status::Partial)
}

/// How many things keep a conclusion away.
pub fn open_count(report: &Report) -> usize {
    let standards = report.totals.unanswered.saturating_add(report.totals.pending);
    standards.saturating_add(report.negatives.open.len())
}

/// How many standards are not met, or met in part.
pub fn short_count(report: &Report) -> usize {
    report.totals.unmet.saturating_add(report.totals.partial)
}

/// The sections of the result that have something to say, in their order: each with how many things, where they are counted.
pub fn sections(session: &Session) -> Vec<(&'static str, Option<usize>)> {
    let (catalog, report) = (session.catalog(), session.report());
    let count = |count: usize| Some(count).filter(|count| *count > 0);
    let conflicts = report.standards.iter().filter(|standard| standard.conflict).count();
    let all = [
        ("counts", true, None),
        ("negatives", true, count(report.negatives.present.len().saturating_add(report.negatives.open.len()))),
        ("conflicts", conflicts > 0, count(conflicts)),
        ("plan", short_count(report) > 0, count(short_count(report))),
        ("closest", false, count(closest(catalog, report).len())),
        ("open", false, count(report.standards.iter().filter(|standard| is_open(standard)).count())),
        ("missing", false, count(missing_figures(catalog, report).len())),
        ("not-applicable", false, count(exempt(catalog, session.assessment(), report).len())),
        ("score", report.score.is_some(), None),
        ("readings", !report.choices.is_empty() || !session.assessment().rules_off.is_empty(), None),
        ("overlay", catalog.overlay.is_some(), None),
    ];
    all.into_iter()
        .filter(|(_, there, count)| *there || count.is_some())
        .map(|(item, _, count)| (item, count))
        .collect()
}

/// A measured clause that is not met, and how far it is from its line.
pub struct Distance<'a> {
    /// Its standard.
    pub entry: Entry<'a>,
    /// Itself.
    pub clause: &'a Clause,
    /// The arithmetic.
    pub measured: &'a Measured,
    /// How many units are missing; more than 0.
    pub shortfall: Decimal,
    /// Whether meeting it meets the whole standard.
    pub completes: bool,
}

/// The measured clauses that are not met and whose distance is known, the closest to its line first; of equals, those that complete
/// their standard, then in printed order.
pub fn closest<'a>(catalog: &'a Catalog, report: &'a Report) -> Vec<Distance<'a>> {
    let mut found = Vec::new();
    for entry in entries(catalog, report, |_| true) {
        for (clause, said) in entry.standard.clauses.iter().zip(&entry.report.clauses) {
            // The arithmetic beside the county's own 未达标 leads nowhere: more of it changes nothing.
            let decides = said.status == ClauseStatus::Unmet && said.source == Source::Measured;
            let Some(measured) = said.measured.as_ref().filter(|_| decides) else { continue };
            let shortfall = measured.shortfall.as_ref().and_then(|number| Decimal::from_number(number).ok());
            let Some(shortfall) = shortfall.filter(|shortfall| !shortfall.is_zero()) else { continue };
            let others_are_met = entry
                .report
                .clauses
                .iter()
                .filter(|other| other.id != said.id)
                .all(|other| matches!(other.status, ClauseStatus::Met | ClauseStatus::NotApplicable));
            let distance = Distance { entry, clause, measured, shortfall, completes: others_are_met };
            // There are few: putting each in its place takes a fraction of the code of a sort.
            let place = found.partition_point(|other: &Distance<'_>| other.rank() <= distance.rank());
            found.insert(place, distance);
        }
    }
    found
}

impl Distance<'_> {
    /// The smaller, the more it changes for the less.
    fn rank(&self) -> (Decimal, bool) {
        (self.shortfall, !self.completes)
    }
}

/// The unit that a distance is counted in: that of the figure, or none where units of a register are counted.
pub fn distance_unit<'a>(catalog: &'a Catalog, measured: &Measured) -> Option<&'a str> {
    // Of a minimum over units, the distance is the number of units that fail.
    let counts_rows = measured.have.split_once('/').is_none() && !measured.rows.is_empty();
    let figure = measured.figures.first().filter(|_| !counts_rows).and_then(|key| catalog.figure(key));
    figure.map(|figure| figure.unit.as_str())
}

/// Something that does not apply, and why.
pub struct Exempt<'a> {
    /// The standard.
    pub entry: Entry<'a>,
    /// The clause, where not the whole standard is meant.
    pub clause: Option<&'a Clause>,
    /// Why.
    pub reason: String,
    /// Whether the county declared it; else figures show it.
    pub declared: bool,
}

/// Every standard and clause that does not apply, in printed order: for the city to accept or reject.
pub fn exempt<'a>(catalog: &'a Catalog, assessment: &Assessment, report: &'a Report) -> Vec<Exempt<'a>> {
    let mut found = Vec::new();
    for entry in entries(catalog, report, |_| true) {
        let answer = assessment.answers.get(&entry.standard.id);
        if answer.is_some_and(|answer| answer.status == Some(Declared::NotApplicable)) {
            let reason = answer.and_then(|answer| answer.reason.clone()).unwrap_or_default();
            found.push(Exempt { entry, clause: None, reason, declared: true });
            continue;
        }
        for (clause, said) in entry.standard.clauses.iter().zip(&entry.report.clauses) {
            if said.status == ClauseStatus::NotApplicable && said.role.is_none() {
                let reason = match &said.measured {
                    Some(measured) => measured.text.clone(),
                    None => answer.and_then(|answer| answer.reason.clone()).unwrap_or_default(),
                };
                found.push(Exempt { entry, clause: Some(clause), reason, declared: said.source == Source::Declared });
            }
        }
    }
    found
}

/// Where an id of the report leads to: a standard, a clause, a negative item or a figure.
pub fn place_of(catalog: &Catalog, reference: &str) -> Option<Place> {
    let standard = reference.split_once('/').map_or(reference, |(standard, _)| standard);
    if catalog.standard(standard).is_some() {
        Some(Place::standard(standard))
    } else if catalog.negatives.iter().any(|negative| negative.id == reference) {
        Some(Place::Negatives { item: Some(reference.to_owned()) })
    } else if catalog.figure(reference).is_some() {
        Some(Place::Figures { figure: Some(reference.to_owned()) })
    } else {
        None
    }
}

/// What a reader knows an id of the report by: of a standard its content's title beside it.
pub fn name_of(catalog: &Catalog, reference: &str) -> String {
    if catalog.negatives.iter().any(|negative| negative.id == reference) {
        return weibao_text::reasons::negative_number(reference);
    }
    let standard = reference.split_once('/').map_or(reference, |(standard, _)| standard);
    let contents = catalog.areas.iter().flat_map(|area| &area.contents);
    let content = contents.into_iter().find(|content| content.standards.iter().any(|found| found.id == standard));
    content.map_or_else(|| reference.to_owned(), |content| format!("{reference} {}", content.title))
}

/// How many of these standards have a measure planned.
pub fn planned(assessment: &Assessment, entries: &[Entry<'_>]) -> usize {
    let has_action = |entry: &&Entry<'_>| {
        assessment.answers.get(&entry.standard.id).is_some_and(|answer| answer.plan.action.is_some())
    };
    entries.iter().filter(has_action).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use weibao_core::Options;

    fn judged(input: &Value) -> (Catalog, Assessment, Report) {
        let catalog = weibao_standards::catalog();
        let assessment = weibao_core::read(&catalog, input).unwrap();
        let report = weibao_core::evaluate(&catalog, input, &Options::default()).unwrap();
        (catalog, assessment, report)
    }

    fn with(more: Value) -> Value {
        let mut input = weibao_core::new_assessment(&weibao_standards::catalog(), None);
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    }

    fn distances(input: &Value) -> Vec<(String, String, bool)> {
        let (catalog, _, report) = judged(input);
        let found = closest(&catalog, &report);
        found.iter().map(|found| (found.clause.id.clone(), found.shortfall.to_string(), found.completes)).collect()
    }

    #[test]
    fn the_closest_to_its_line_comes_first() {
        let input = with(json!({
            "figures": { "townships_total": 6, "townships_with_station": 2, "communities_total": 100, "communities_with_site": 87, "supported_social_orgs": 1 },
            "answers": { "10.1.2": { "status": "met" } },
        }));
        let found = distances(&input);
        let numbers: Vec<&str> = found.iter().map(|(_, shortfall, _)| shortfall.as_str()).collect();
        assert_eq!(numbers, ["1", "1", "3"]);
        assert!(found[0].0.starts_with("10.1.2/") && found[0].2, "{found:?}");
        assert!(found[1].0.starts_with("10.3.1/"), "{found:?}");
        assert!(found[2].0.starts_with("10.2.2/") && !found[2].2, "{found:?}");
    }

    #[test]
    fn what_is_met_or_unknown_has_no_distance() {
        assert_eq!(distances(&with(json!({}))), []);
        assert_eq!(distances(&with(json!({ "figures": { "townships_total": 6, "townships_with_station": 3 } }))), []);
        assert_eq!(distances(&with(json!({ "answers": { "10.1.2": { "status": "unmet" } } }))), []);
        // The figures reach the line, and the county's own word stands against them.
        assert_eq!(
            distances(&with(json!({
                "figures": { "townships_total": 6, "townships_with_station": 3 },
                "answers": { "10.1.2": { "status": "unmet" } },
            }))),
            []
        );
    }

    #[test]
    fn a_new_county_is_open_throughout_and_lacks_figures() {
        let (catalog, _, report) = judged(&with(json!({})));
        assert_eq!(entries(&catalog, &report, is_open).len(), 76);
        assert_eq!(open_count(&report), 76 + 7);
        let missing = missing_figures(&catalog, &report);
        let stations = missing.iter().find(|(figure, _)| figure.key == "townships_with_station").unwrap();
        assert_eq!(stations.1, ["10.1.2"]);
    }

    #[test]
    fn every_exemption_carries_its_reason() {
        let (catalog, assessment, report) = judged(&with(json!({
            "figures": { "county_population": 250_000 },
            "answers": { "7.1.2": { "status": "not_applicable", "reason": "没有互联网上网服务营业场所" } },
        })));
        let found = exempt(&catalog, &assessment, &report);
        let declared = found.iter().find(|exempt| exempt.entry.standard.id == "7.1.2").unwrap();
        assert!(declared.declared && declared.clause.is_none());
        assert_eq!(declared.reason, "没有互联网上网服务营业场所");
        let measured = found.iter().find(|exempt| exempt.entry.standard.id == "8.2.2").unwrap();
        assert!(!measured.declared && measured.clause.is_some() && measured.reason.contains("250000"));
    }

    #[test]
    fn every_reference_of_the_example_leads_somewhere() {
        let (catalog, assessment, report) = judged(&weibao_standards::example());
        assert!(place_of(&catalog, "nowhere").is_none());
        for reference in report.reasons.iter().flat_map(|reason| &reason.refs) {
            assert!(place_of(&catalog, reference).is_some(), "{reference}");
        }
        let short = entries(&catalog, &report, is_short);
        assert_eq!(short.len(), short_count(&report));
        assert!(planned(&assessment, &short) <= short.len());
    }
}
