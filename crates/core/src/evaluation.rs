//! From answers to a report: how a status comes about, rules 1 to 7 of the contract.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_text::reasons as text;

use crate::assessment::{Answer, Assessment, NegativeState};
use crate::catalog::{Catalog, Clause, Standard};
use crate::decimal::per_cent;
use crate::figures::{Amount, Figures, effective_option};
use crate::measure::{Finding, measure};
use crate::report::{
    AreaCounts, ChoiceReport, ClauseReport, ClauseStatus, Counts, FigureReport, NegativesReport, Reason, Report,
    SOFTWARE, Source, StandardReport, Status, Verdict,
};

/// Judges a county. Total: every assessment has a report.
pub(crate) fn judge(catalog: &Catalog, assessment: &Assessment, figures: &Figures<'_>) -> Report {
    let nothing = Answer::default();
    let mut standards = Vec::new();
    let mut areas = Vec::new();
    let mut totals = Counts::default();
    for area in &catalog.areas {
        let mut counts = Counts::default();
        for standard in area.standards() {
            let answer = assessment.answers.get(&standard.id).unwrap_or(&nothing);
            let report = judge_standard(standard, answer, assessment, figures);
            count(&mut counts, report.status);
            count(&mut totals, report.status);
            standards.push(report);
        }
        finish(&mut counts);
        areas.push(AreaCounts { id: area.id.clone(), title: area.title.clone(), counts });
    }
    finish(&mut totals);
    let negatives = judge_negatives(catalog, assessment);
    let verdict = verdict(&totals, &negatives);
    let mut reasons = verdict_reasons(&standards, &negatives);
    reasons.extend(overlay_reasons(catalog, assessment));
    Report {
        catalog: catalog.id.clone(),
        overlay: catalog.overlay.as_ref().map(|overlay| overlay.id.clone()),
        software: SOFTWARE.into(),
        totals,
        areas,
        standards,
        verdict,
        negatives,
        reasons,
        figures: known_figures(catalog, figures),
        choices: readings(catalog, assessment),
        overlay_changes: catalog.overlay.as_ref().map(|overlay| overlay.changes.clone()).unwrap_or_default(),
        score: None,
    }
}

fn judge_standard(
    standard: &Standard,
    answer: &Answer,
    assessment: &Assessment,
    figures: &Figures<'_>,
) -> StandardReport {
    let declared_not_applicable = answer.status == Some(Status::NotApplicable);
    let mut conflict = false;
    let mut clauses = Vec::new();
    for clause in &standard.clauses {
        let declared = declared_status(clause, answer);
        let (report, contradicts) = judge_clause(clause, declared, assessment, figures);
        let applies_all_the_same = declared_not_applicable
            && declared.is_none()
            && report.source == Source::Measured
            && matches!(report.status, ClauseStatus::Met | ClauseStatus::Unmet);
        conflict |= contradicts || applies_all_the_same;
        clauses.push(report);
    }
    let status = if declared_not_applicable {
        Status::NotApplicable
    } else {
        status_of(&clauses, answer.status == Some(Status::Partial))
    };
    let all_measured = clauses.iter().all(|clause| clause.source == Source::Measured);
    conflict |= answer.status == Some(Status::Partial) && all_measured && matches!(status, Status::Met | Status::Unmet);
    let mut reasons = standard_reasons(standard, answer, status, conflict, &clauses);
    reasons.extend(rules_off(standard, assessment));
    StandardReport { id: standard.id.clone(), status, conflict, clauses, reasons }
}

/// The county's own answer for a clause: its own, else the quick answer of its standard.
fn declared_status(clause: &Clause, answer: &Answer) -> Option<ClauseStatus> {
    answer.clauses.get(&clause.id).copied().or(match answer.status {
        Some(Status::Met) => Some(ClauseStatus::Met),
        Some(Status::Unmet) => Some(ClauseStatus::Unmet),
        Some(Status::Pending) => Some(ClauseStatus::Pending),
        Some(Status::Partial | Status::NotApplicable | Status::Unanswered) | None => None,
    })
}

/// The clause's report, and whether figures contradict what was declared.
fn judge_clause(
    clause: &Clause,
    declared: Option<ClauseStatus>,
    assessment: &Assessment,
    figures: &Figures<'_>,
) -> (ClauseReport, bool) {
    let switched_off = assessment.rules_off.contains_key(&clause.id);
    let mut report = ClauseReport {
        id: clause.id.clone(),
        status: declared.unwrap_or(ClauseStatus::Unanswered),
        source: if declared.is_some() { Source::Declared } else { Source::None },
        measured: None,
        missing: Vec::new(),
    };
    match measure(clause, switched_off, figures) {
        Finding::NoRule => (report, false),
        Finding::Missing(missing) => {
            report.missing = missing;
            (report, false)
        }
        Finding::Decided(status, measured, missing) => {
            let contradicts = matches!(
                (status, declared),
                (ClauseStatus::Met, Some(ClauseStatus::Unmet | ClauseStatus::NotApplicable))
                    | (ClauseStatus::Unmet, Some(ClauseStatus::Met | ClauseStatus::NotApplicable))
            );
            report.status = status;
            report.source = Source::Measured;
            report.measured = Some(*measured);
            report.missing = missing;
            (report, contradicts)
        }
    }
}

fn status_of(clauses: &[ClauseReport], quick_partial: bool) -> Status {
    let has = |status: ClauseStatus| clauses.iter().any(|clause| clause.status == status);
    let applicable = || clauses.iter().filter(|clause| clause.status != ClauseStatus::NotApplicable);
    if applicable().next().is_none() {
        Status::NotApplicable
    } else if has(ClauseStatus::Unanswered) {
        if quick_partial { Status::Partial } else { Status::Unanswered }
    } else if has(ClauseStatus::Pending) {
        Status::Pending
    } else if applicable().all(|clause| clause.status == ClauseStatus::Met) {
        Status::Met
    } else if applicable().all(|clause| clause.status == ClauseStatus::Unmet) {
        Status::Unmet
    } else {
        Status::Partial
    }
}

fn standard_reasons(
    standard: &Standard,
    answer: &Answer,
    status: Status,
    conflict: bool,
    clauses: &[ClauseReport],
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut say = |code: &str, text: String, refs: Vec<String>| reasons.push(Reason { code: code.into(), text, refs });
    if conflict {
        say("conflict", text::conflict(), alloc::vec![standard.id.clone()]);
    }
    if answer.status == Some(Status::NotApplicable) {
        let reason = answer.reason.as_deref().unwrap_or_default();
        say("declared_not_applicable", text::declared_not_applicable(reason), alloc::vec![standard.id.clone()]);
        return reasons;
    }
    if status == Status::NotApplicable {
        say("all_not_applicable", text::all_not_applicable(), clauses.iter().map(|clause| clause.id.clone()).collect());
    }
    type Group = (ClauseStatus, &'static str, fn(&str) -> String);
    let groups: [Group; 5] = [
        (ClauseStatus::Unmet, "clauses_unmet", text::clauses_declared_unmet),
        (ClauseStatus::Unanswered, "clauses_unanswered", text::clauses_unanswered),
        (ClauseStatus::Pending, "clauses_pending", text::clauses_pending),
        (ClauseStatus::NotApplicable, "clauses_not_applicable", text::clauses_not_applicable),
        (ClauseStatus::Met, "clauses_met", text::clauses_declared_met),
    ];
    for (group, code, sentence) in groups {
        for clause in clauses.iter().filter(|clause| clause.status == group) {
            if let Some(measured) = &clause.measured {
                let text = text::clause_measured(&text::clause_numbers(&[clause_number(&clause.id)]), &measured.text);
                say("clause_measured", text, alloc::vec![clause.id.clone()]);
            }
        }
        let declared: Vec<&str> = clauses
            .iter()
            .filter(|clause| clause.status == group && clause.measured.is_none())
            .map(|clause| clause.id.as_str())
            .collect();
        if declared.is_empty() {
            continue;
        }
        let refs = declared.iter().map(|id| id.to_string()).collect();
        if group == ClauseStatus::Unanswered && answer.status == Some(Status::Partial) {
            say("quick_partial", text::quick_partial(declared.len()), refs);
        } else {
            let numbers: Vec<&str> = declared.iter().map(|id| clause_number(id)).collect();
            say(code, sentence(&text::clause_numbers(&numbers)), refs);
        }
    }
    reasons
}

/// The implied rules that the county does not accept, each with its reason.
fn rules_off(standard: &Standard, assessment: &Assessment) -> impl Iterator<Item = Reason> {
    standard.clauses.iter().filter_map(|clause| {
        let reason = assessment.rules_off.get(&clause.id)?;
        let text = text::rule_off(&text::clause_numbers(&[clause_number(&clause.id)]), reason);
        Some(Reason { code: "rule_off".into(), text, refs: alloc::vec![clause.id.clone()] })
    })
}

/// The part of a clause's id after its standard's: "10.1.2/1" is 1.
fn clause_number(id: &str) -> &str {
    id.rsplit_once('/').map_or(id, |(_, number)| number)
}

fn judge_negatives(catalog: &Catalog, assessment: &Assessment) -> NegativesReport {
    let mut report = NegativesReport::default();
    for negative in &catalog.negatives {
        let list = match assessment.negatives.get(&negative.id).map(|answer| answer.state) {
            Some(NegativeState::Present) => &mut report.present,
            Some(NegativeState::Absent) => &mut report.absent,
            Some(NegativeState::Pending) | None => &mut report.open,
        };
        list.push(negative.id.clone());
    }
    report
}

fn verdict(totals: &Counts, negatives: &NegativesReport) -> Verdict {
    if !negatives.present.is_empty() {
        Verdict::Barred
    } else if !negatives.open.is_empty() || totals.unanswered > 0 || totals.pending > 0 {
        Verdict::Incomplete
    } else if totals.unmet > 0 || totals.partial > 0 {
        Verdict::Gaps
    } else {
        Verdict::Clear
    }
}

/// The negative list first, then what is open, then what is not met.
fn verdict_reasons(standards: &[StandardReport], negatives: &NegativesReport) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = negatives
        .present
        .iter()
        .map(|id| Reason {
            code: "negative_present".into(),
            text: text::negative_present(&text::negative_number(id)),
            refs: alloc::vec![id.clone()],
        })
        .collect();
    let mut say = |code: &str, sentence: fn(usize) -> String, refs: Vec<String>| {
        if !refs.is_empty() {
            reasons.push(Reason { code: code.into(), text: sentence(refs.len()), refs });
        }
    };
    say("negatives_open", text::negatives_open, negatives.open.clone());
    let of = |keep: &dyn Fn(&StandardReport) -> bool| -> Vec<String> {
        standards.iter().filter(|standard| keep(standard)).map(|standard| standard.id.clone()).collect()
    };
    say("standards_unanswered", text::standards_unanswered, of(&|standard| standard.status == Status::Unanswered));
    say("standards_pending", text::standards_pending, of(&|standard| standard.status == Status::Pending));
    say("standards_unmet", text::standards_unmet, of(&|standard| standard.status == Status::Unmet));
    say("standards_partial", text::standards_partial, of(&|standard| standard.status == Status::Partial));
    say("standards_in_conflict", text::standards_in_conflict, of(&|standard| standard.conflict));
    if reasons.is_empty() {
        reasons.push(Reason { code: "clear".into(), text: text::clear(), refs: Vec::new() });
    }
    reasons
}

/// Whether the overlay that the file names is the one in use, and whether it asks for less than the nation does.
fn overlay_reasons(catalog: &Catalog, assessment: &Assessment) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let given = catalog.overlay.as_ref();
    if let Some(named) = &assessment.overlay {
        match given {
            None => reasons.push(Reason {
                code: "overlay_missing".into(),
                text: text::overlay_missing(named),
                refs: alloc::vec![named.clone()],
            }),
            Some(given) if given.id != *named => reasons.push(Reason {
                code: "overlay_differs".into(),
                text: text::overlay_differs(named, &given.id),
                refs: alloc::vec![named.clone(), given.id.clone()],
            }),
            Some(_) => {}
        }
    }
    let weaker: Vec<String> = given
        .into_iter()
        .flat_map(|overlay| &overlay.changes)
        .filter(|change| change.weaker)
        .map(|change| change.reference.clone())
        .collect();
    if !weaker.is_empty() {
        reasons.push(Reason { code: "overlay_weaker".into(), text: text::overlay_weaker(weaker.len()), refs: weaker });
    }
    reasons
}

fn count(counts: &mut Counts, status: Status) {
    let slot = match status {
        Status::Met => &mut counts.met,
        Status::Partial => &mut counts.partial,
        Status::Unmet => &mut counts.unmet,
        Status::NotApplicable => &mut counts.not_applicable,
        Status::Pending => &mut counts.pending,
        Status::Unanswered => &mut counts.unanswered,
    };
    *slot = slot.saturating_add(1);
    counts.standards = counts.standards.saturating_add(1);
}

fn finish(counts: &mut Counts) {
    counts.applicable = counts.standards.saturating_sub(counts.not_applicable);
    counts.attainment = per_cent(counts.met, counts.applicable);
}

fn known_figures(catalog: &Catalog, figures: &Figures<'_>) -> Vec<FigureReport> {
    catalog
        .figures
        .iter()
        .filter_map(|figure| {
            let known = figures.get(&figure.key)?;
            let Amount::Number(value) = known.value else { return None };
            Some(FigureReport {
                key: figure.key.clone(),
                value: value.to_number()?,
                register: known.from.map(|from| from.register.clone()),
            })
        })
        .collect()
}

fn readings(catalog: &Catalog, assessment: &Assessment) -> Vec<ChoiceReport> {
    let chosen: &LiteMap<String, String> = &assessment.choices;
    catalog
        .choices
        .iter()
        .filter_map(|choice| {
            let (key, option) = effective_option(choice, assessment)?;
            Some(ChoiceReport { key: key.into(), option: option.into(), chosen: chosen.contains_key(key) })
        })
        .collect()
}
