//! 报送前检查: what is unfinished before an assessment leaves the county. Nothing is forbidden by it; everything is named.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_text::{readiness as text, reasons};

use crate::assessment::{Answer, Assessment};
use crate::catalog::{Catalog, Figure};
use crate::date::Date;
use crate::path::pointer;
use crate::problem::Problem;
use crate::register::RegisterFindings;
use crate::report::{ClauseReport, ClauseStatus, Report, StandardReport, Status};

/// What kind of thing is unfinished, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A negative item is present.
    NegativePresent,
    /// A negative item is not settled.
    NegativeOpen,
    /// A standard has no answer.
    Unanswered,
    /// A standard waits for somebody's word.
    Pending,
    /// Figures and the county's own word disagree.
    Conflict,
    /// `check` found a defect: a missing reason, a figure against a register, half a row.
    Defect,
    /// A figure that a rule needs is missing.
    Figure,
    /// Figures are of a year, and nothing says of which days; or of the years before an application that has no day.
    Period,
    /// A register has rows with an empty cell that a figure waits for.
    Row,
    /// A standard that is met wholly or in part has no evidence.
    Evidence,
    /// A piece of evidence no longer holds.
    Expired,
    /// A standard that falls short has no measure or no date.
    Plan,
    /// The form's contact is not complete.
    Contact,
    /// The form's unit is not named in full.
    Unit,
}

/// Something unfinished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unfinished {
    /// Its kind.
    pub kind: Kind,
    /// Where it is mended: a JSON pointer into the saved file.
    pub at: String,
    /// What is unfinished and what to do, in one sentence.
    pub text: String,
}

/// Whether what is exported now is a draft: something is open, at odds, or stands on the negative list.
pub fn is_draft(report: &Report) -> bool {
    let totals = &report.totals;
    totals.unanswered > 0
        || totals.pending > 0
        || !report.negatives.open.is_empty()
        || !report.negatives.present.is_empty()
        || report.standards.iter().any(|standard| standard.conflict)
}

/// Everything unfinished, by kind, and within a kind in printed order. `input` is the saved file that `assessment` was read from and `report`
/// judged. `today`, as `YYYY-MM-DD`, tells which evidence no longer holds; without a day none is said to.
pub fn unfinished(
    catalog: &Catalog,
    input: &Value,
    assessment: &Assessment,
    report: &Report,
    today: Option<&str>,
) -> Vec<Unfinished> {
    unfinished_with(catalog, crate::check(catalog, input), assessment, report, today)
}

/// The same for whoever has the defects already that [`crate::examine`] found.
pub fn unfinished_with(
    catalog: &Catalog,
    problems: Vec<Problem>,
    assessment: &Assessment,
    report: &Report,
    today: Option<&str>,
) -> Vec<Unfinished> {
    let today = today.and_then(Date::read);
    let mut found = Vec::new();
    let mut add = |kind, at, text| found.push(Unfinished { kind, at, text });
    for id in &report.negatives.present {
        add(Kind::NegativePresent, negative(id), text::negative_present(&reasons::negative_number(id)));
    }
    for id in &report.negatives.open {
        add(Kind::NegativeOpen, negative(id), text::negative_open(&reasons::negative_number(id)));
    }
    let nothing = Answer::default();
    for standard in &report.standards {
        let answer = assessment.answers.get(&standard.id).unwrap_or(&nothing);
        of_standard(standard, answer, today, &mut add);
    }
    for problem in problems {
        add(Kind::Defect, problem.path, problem.text);
    }
    for (figure, _) in missing_figures(catalog, report) {
        add(Kind::Figure, pointer(&["figures", &figure.key]), text::figure_missing(&figure.label));
    }
    let period = &assessment.period;
    let is_of_a_year = |key: &str| catalog.figure(key).is_some_and(|figure| figure.yearly);
    if period.days().is_none() && report.figures.iter().any(|figure| is_of_a_year(&figure.key)) {
        add(Kind::Period, pointer(&["period", "from"]), text::period_missing());
    }
    let is_settled = |id: &String| report.negatives.absent.contains(id) || report.negatives.present.contains(id);
    let mut looks_back = catalog.negatives.iter().filter(|item| is_settled(&item.id)).filter_map(|item| item.years);
    if let (None, Some(years)) = (period.apply_on, looks_back.next()) {
        add(Kind::Period, pointer(&["period", "apply_on"]), text::apply_on_missing(years));
    }
    for register in &catalog.registers {
        let findings = RegisterFindings::new(catalog, report, register).over(assessment.period);
        let rows = assessment.registers.get(&register.key).map_or(&[][..], Vec::as_slice);
        let gaps = || rows.iter().enumerate().filter(|(_, row)| !findings.gaps(row).is_empty());
        if let Some((first, row)) = gaps().next() {
            let name = crate::figures::row_name(first, row);
            let at = pointer(&["registers", &register.key, &first.to_string()]);
            add(Kind::Row, at, text::rows_with_gaps(&register.label, gaps().count(), &name));
        }
    }
    let contact = &assessment.contact;
    for (field, value, label) in [
        ("name", &contact.name, text::CONTACT_NAME),
        ("post", &contact.post, text::CONTACT_POST),
        ("office_phone", &contact.office_phone, text::CONTACT_OFFICE_PHONE),
        ("mobile", &contact.mobile, text::CONTACT_MOBILE),
    ] {
        if is_blank(value.as_deref()) {
            add(Kind::Contact, pointer(&["contact", field]), text::contact_missing(label));
        }
    }
    if is_blank(assessment.application.unit.as_deref()) {
        add(Kind::Unit, pointer(&["application", "unit"]), text::unit_missing(assessment.county.name.trim()));
    }
    // A stable sort keeps the printed order within a kind.
    found.sort_by_key(|item| item.kind);
    found
}

fn of_standard(
    standard: &StandardReport,
    answer: &Answer,
    today: Option<Date>,
    add: &mut impl FnMut(Kind, String, String),
) {
    let (id, at) = (standard.id.as_str(), pointer(&["answers", &standard.id]));
    match standard.status {
        Status::Unanswered => add(Kind::Unanswered, at.clone(), text::unanswered(id)),
        Status::Pending => add(Kind::Pending, at.clone(), text::pending(id)),
        Status::Met | Status::Partial | Status::Unmet | Status::NotApplicable => {}
    }
    if standard.conflict {
        add(Kind::Conflict, at.clone(), text::conflict(id));
    }
    if matches!(standard.status, Status::Met | Status::Partial) && answer.evidence.is_empty() {
        add(Kind::Evidence, pointer(&["answers", id, "evidence"]), text::evidence_missing(id));
    }
    for (index, evidence) in answer.evidence.iter().enumerate() {
        if let Some((until, _)) = evidence.valid_to.zip(today).filter(|(until, today)| until < today) {
            let at = pointer(&["answers", id, "evidence", &index.to_string()]);
            add(Kind::Expired, at, text::evidence_expired(id, &evidence.title, until.year, until.month, until.day));
        }
    }
    let plan = &answer.plan;
    if matches!(standard.status, Status::Partial | Status::Unmet)
        && (is_blank(plan.action.as_deref()) || is_blank(plan.due.as_deref()))
    {
        add(Kind::Plan, pointer(&["answers", id, "plan"]), text::plan_missing(id));
    }
}

/// The clauses that wait for a figure, each with its standard. What does not apply waits for nothing.
pub fn waiting(report: &Report) -> impl Iterator<Item = (&StandardReport, &ClauseReport)> {
    let standards = report.standards.iter().filter(|standard| standard.status != Status::NotApplicable);
    let clauses = standards.flat_map(|standard| standard.clauses.iter().map(move |clause| (standard, clause)));
    clauses
        .filter(|(standard, clause)| standard.effective_status(clause) != ClauseStatus::NotApplicable)
        .filter(|(_, clause)| !clause.missing.is_empty())
}

/// The figures that rules wait for, in the catalog's order, each with the standards that it would help to decide. One that has two names is asked
/// for once.
pub fn missing_figures<'a>(catalog: &'a Catalog, report: &'a Report) -> Vec<(&'a Figure, Vec<&'a str>)> {
    let mut waiting_for: Vec<Vec<&str>> = catalog.figures.iter().map(|_| Vec::new()).collect();
    for (standard, clause) in waiting(report) {
        for key in &clause.missing {
            let main = catalog.main_key(key);
            let place = catalog.figures.iter().position(|figure| figure.key == main);
            let Some(standards) = place.and_then(|place| waiting_for.get_mut(place)) else { continue };
            if standards.last() != Some(&standard.id.as_str()) {
                standards.push(&standard.id);
            }
        }
    }
    catalog.figures.iter().zip(waiting_for).filter(|(_, standards)| !standards.is_empty()).collect()
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

fn negative(id: &str) -> String {
    pointer(&["negatives", id])
}
