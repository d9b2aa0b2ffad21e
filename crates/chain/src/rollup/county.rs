//! One county's file: judged, and brought down to what a roll-up needs of it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::assessment::Assessment;
use weibao_core::catalog::Catalog;
use weibao_core::readiness::{Kind, Unfinished, unfinished_with};
use weibao_core::report::{Report, Status};
use weibao_core::tally::AreaTally;
use weibao_core::{Problem, examine, judge};
use weibao_terms::RollUpTable;
use weibao_text::screens::common;
use weibao_text::tables::rollup as words;

use super::lines::{CountyLine, Note};
use super::measures;
use crate::digest::digest;
use crate::given;
use crate::place::{said, text};

/// The line of a county, of its file as a value.
pub(super) fn line(
    catalog: &Catalog,
    index: usize,
    file: &Value,
    today: Option<&str>,
) -> Result<CountyLine, Vec<Problem>> {
    let (assessment, problems) = examine(catalog, file)?;
    let report = judge(catalog, &assessment, None);
    let open = unfinished_with(catalog, problems, &assessment, &report, today);
    let late = |today: &str| {
        let due = assessment.answers.iter().filter_map(|(_, answer)| answer.plan.due.as_deref());
        due.filter(|due| is_late(due, today)).count()
    };
    let period = ["/period/from", "/period/to"].map(|at| said(file, at).and_then(Value::as_str));
    let [from, to] = period;
    let county = |field: &str| String::from(text(&file["county"], field).trim());
    let of = |wanted: &dyn Fn(&Unfinished) -> bool| open.iter().filter(|item| wanted(item)).count();
    Ok(CountyLine {
        index,
        name: assessment.county.name.trim().into(),
        code: assessment.county.code.clone(),
        province: county("province"),
        city: county("city"),
        verdict: report.verdict,
        totals: report.totals.clone(),
        areas: report.areas.iter().cloned().map(AreaTally::from).collect(),
        negatives: report.negatives.clone(),
        conflicts: report.standards.iter().filter(|standard| standard.conflict).count(),
        missing_figures: of(&|item| item.kind == Kind::Figure),
        problems: of(&|item| item.kind == Kind::Defect),
        evidence: of(&|item| matches!(item.kind, Kind::Evidence | Kind::Expired)),
        catalog: catalog.id.clone(),
        overlay: assessment.overlay.clone(),
        id: said(file, "/file/id").and_then(Value::as_str).map(String::from),
        revision: said(file, "/file/revision").and_then(Value::as_u64),
        saved_on: said(file, "/file/saved_on").and_then(Value::as_str).map(String::from),
        digest: digest(file),
        period: from.zip(to).map(|(from, to)| [from.into(), to.into()]),
        overdue: today.map(late),
        opinion: assessment.application.county_opinion.is_some(),
        review: None,
        standards: report.standards.iter().map(|standard| (standard.id.clone(), standard.status)).collect(),
        measured: measures::of(catalog, &report),
        notes: notes(catalog, &assessment, &report, &open, today),
    })
}

fn is_late(due: &str, today: &str) -> bool {
    given::day(due, "").is_ok() && due < today
}

fn note(table: RollUpTable, at: &str, text: &str, more: &[&str]) -> Note {
    Note { table, at: at.into(), text: text.into(), more: more.iter().map(ToString::to_string).collect() }
}

/// What the tables 5 to 8 and 10 say of a county, in their order and within one in printed order.
fn notes(
    catalog: &Catalog,
    assessment: &Assessment,
    report: &Report,
    open: &[Unfinished],
    today: Option<&str>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for standard in &report.standards {
        let reason = assessment.answers.get(&standard.id).and_then(|answer| answer.reason.as_deref());
        let clauses = assessment.answers.get(&standard.id).map(|answer| &answer.clauses);
        let said = clauses.into_iter().flat_map(|clauses| clauses.iter());
        let said: Vec<&str> =
            said.filter(|(_, said)| said.key() == "not_applicable").map(|(id, _)| id.as_str()).collect();
        if standard.status == Status::NotApplicable || !said.is_empty() {
            let at = if standard.status == Status::NotApplicable { standard.id.clone() } else { said.join("、") };
            notes.push(note(RollUpTable::NotApplicable, &at, reason.unwrap_or(words::NO_REASON), &[]));
        }
    }
    for used in report.choices.iter().filter(|choice| choice.chosen) {
        if let Some(choice) = catalog.choice(&used.key) {
            let option = choice.options.iter().find(|option| option.key == used.option);
            let label = option.map_or(used.option.as_str(), |option| option.label.as_str());
            notes.push(note(RollUpTable::Readings, &choice.standards.join("、"), &choice.question, &[label]));
        }
    }
    for (clause, reason) in assessment.rules_off.iter() {
        let words = catalog.clause(clause).map_or("", |clause| clause.text.as_str());
        notes.push(note(RollUpTable::Readings, clause, words, &[&words::rule_off(reason)]));
    }
    for item in open {
        let standard = item.at.split('/').nth(2).unwrap_or_default();
        match item.kind {
            Kind::Evidence => notes.push(note(RollUpTable::Evidence, standard, words::NO_EVIDENCE, &[])),
            Kind::Expired => notes.push(note(RollUpTable::Evidence, standard, &item.text, &[])),
            Kind::Defect => notes.push(note(RollUpTable::Defects, &item.at, &item.text, &[])),
            _ => {}
        }
    }
    for standard in &report.standards {
        let plan = assessment.answers.get(&standard.id).map(|answer| &answer.plan);
        let text = |of: Option<&String>| of.map(|text| text.trim()).unwrap_or_default().to_string();
        let [action, unit, due] = [
            text(plan.and_then(|plan| plan.action.as_ref())),
            text(plan.and_then(|plan| plan.department.as_ref())),
            text(plan.and_then(|plan| plan.due.as_ref())),
        ];
        let short = matches!(standard.status, Status::Partial | Status::Unmet);
        if short || !action.is_empty() || !due.is_empty() {
            let late = today.is_some_and(|today| is_late(&due, today));
            let state = if late { words::LATE } else { "" };
            let action = if action.is_empty() { words::NO_ACTION } else { &action };
            notes.push(note(
                RollUpTable::Plans,
                &standard.id,
                action,
                &[common::status(standard.status), &unit, &due, state],
            ));
        }
    }
    notes
}

/// The same file as it would be under common readings: these options in place of the county's own, and with `rules` no implied rule switched off.
pub(super) fn under_common_readings(mut file: Value, readings: &Map<String, Value>, rules: bool) -> Value {
    if let Some(fields) = file.as_object_mut() {
        let choices = fields.entry("choices").or_insert_with(|| Value::Object(Map::new()));
        if let Some(choices) = choices.as_object_mut() {
            for (choice, option) in readings {
                choices.insert(choice.clone(), option.clone());
            }
        }
        if rules {
            fields.remove("rules_off");
        }
    }
    file
}
