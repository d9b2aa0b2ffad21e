//! From answers to a report: how a status comes about, the rules of the contract.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_terms::Declared;
use weibao_text::reasons as text;

use crate::assessment::{Answer, Assessment, NegativeState};
use crate::catalog::{Catalog, Clause, Standard};
use crate::decimal::per_cent;
use crate::figures::{Figures, effective_option};
use crate::measure::{Finding, measure};
use crate::report::{
    AreaCounts, ChoiceReport, ClauseReport, ClauseStatus, Counts, FigureReport, NegativesReport, Reason, Report,
    SOFTWARE, Source, StandardReport, Status, Verdict,
};

/// Judges a county. Total: every assessment has a report. One that is not `explained` has no reasons, figures and readings: those who count need none.
pub(crate) fn judge(catalog: &Catalog, assessment: &Assessment, figures: &Figures<'_>, explained: bool) -> Report {
    let nothing = Answer::default();
    let mut standards = Vec::new();
    let mut areas = Vec::new();
    let mut totals = Counts::default();
    for area in &catalog.areas {
        let mut counts = Counts::default();
        for standard in area.standards() {
            let answer = assessment.answers.get(&standard.id).unwrap_or(&nothing);
            let report = judge_standard(standard, answer, assessment, figures, explained);
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
    let mut reasons = Vec::new();
    if explained {
        reasons.extend(verdict_reasons(&totals, &standards, &negatives));
        reasons.extend(overlay_reasons(catalog, assessment));
    }
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
        figures: if explained { known_figures(catalog, figures) } else { Vec::new() },
        choices: if explained { readings(catalog, assessment) } else { Vec::new() },
        overlay_changes: catalog.overlay.as_ref().map(|overlay| overlay.changes.clone()).unwrap_or_default(),
        score: None,
    }
}

fn judge_standard(
    standard: &Standard,
    answer: &Answer,
    assessment: &Assessment,
    figures: &Figures<'_>,
    explained: bool,
) -> StandardReport {
    let mut clauses = Vec::new();
    let mut disagreements = Vec::new();
    let mut shows_case = false;
    for clause in &standard.clauses {
        let judged = judge_clause(clause, declared_status(clause, answer), assessment, figures);
        if let Some(disagreement) = judged.disagreement {
            disagreements.push((disagreement, clause.id.as_str()));
        }
        shows_case |= judged.shows_case;
        clauses.push(judged.report);
    }
    let counted = || clauses.iter().filter(|clause| clause.role.is_none());
    let quick_partial = answer.status == Some(Declared::Partial);
    // The county's word for the whole is about the clauses that it does not answer one by one.
    let own = |clause: &ClauseReport| answer.clauses.contains_key(&clause.id);
    let partial_says_less = quick_partial && !counted().all(own);
    let declared_not_applicable = answer.status == Some(Declared::NotApplicable);
    let mut status = if declared_not_applicable && !shows_case {
        Status::NotApplicable
    } else {
        status_of(counted(), quick_partial)
    };
    let against_partial = partial_says_less && matches!(status, Status::Met | Status::Unmet);
    let mut reasons = Vec::new();
    if against_partial {
        let text = if status == Status::Met { text::county_says_partial() } else { text::figures_say_unmet() };
        reasons.push(Reason { code: "conflict".into(), text, refs: alloc::vec![standard.id.clone()] });
        if status == Status::Met {
            status = Status::Partial;
        }
    }
    let conflict = against_partial
        || (declared_not_applicable && shows_case)
        || disagreements.iter().any(|(disagreement, _)| disagreement.is_conflict());
    if explained {
        reasons.extend(disagreement_reasons(&disagreements));
        reasons.extend(standard_reasons(standard, answer, status, &clauses));
        reasons.extend(rules_off(standard, assessment));
    }
    StandardReport { id: standard.id.clone(), status, conflict, clauses, reasons }
}

/// The county's own answer for a clause: its own, else the quick answer of its standard.
fn declared_status(clause: &Clause, answer: &Answer) -> Option<ClauseStatus> {
    answer.clauses.get(&clause.id).copied().map(ClauseStatus::from).or(match answer.status {
        Some(Declared::Met) => Some(ClauseStatus::Met),
        Some(Declared::Unmet) => Some(ClauseStatus::Unmet),
        Some(Declared::Pending) => Some(ClauseStatus::Pending),
        Some(Declared::NotApplicable) => Some(ClauseStatus::NotApplicable),
        Some(Declared::Partial) | None => None,
    })
}

/// Where figures and the county's own word differ, and which of the two stands: always the stricter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Disagreement {
    /// Declared met, and the figures fall short: they stand.
    FallsShort,
    /// Declared unmet, and the figures reach the line: the county's word stands.
    SaysLess,
    /// Declared unmet, and the figures show no case: the county's word stands.
    SaysThereIsOne,
    /// Declared not applicable, and the figures show a case: they stand.
    HasCase,
    /// Declared met, and units without a row leave it open.
    LeftOpen,
}

impl Disagreement {
    /// That something is not known contradicts nobody.
    fn is_conflict(self) -> bool {
        self != Disagreement::LeftOpen
    }
}

/// A clause as it is judged.
struct JudgedClause {
    report: ClauseReport,
    /// Where figures and the county's own word differ.
    disagreement: Option<Disagreement>,
    /// Whether figures show that there is a case.
    shows_case: bool,
}

fn judge_clause(
    clause: &Clause,
    declared: Option<ClauseStatus>,
    assessment: &Assessment,
    figures: &Figures<'_>,
) -> JudgedClause {
    let mut report = ClauseReport {
        id: clause.id.clone(),
        status: ClauseStatus::NotApplicable,
        source: Source::None,
        role: clause.role,
        measured: None,
        missing: Vec::new(),
    };
    let as_declared = |report| JudgedClause { report, disagreement: None, shows_case: false };
    if !clause.counts() {
        return as_declared(report);
    }
    report.status = declared.unwrap_or(ClauseStatus::Unanswered);
    report.source = if declared.is_some() { Source::Declared } else { Source::None };
    let switched_off = assessment.rules_off.contains_key(&clause.id);
    let decided = match measure(clause, switched_off, figures) {
        Finding::NoRule => return as_declared(report),
        Finding::Missing(missing) => {
            report.missing = missing;
            return as_declared(report);
        }
        Finding::Decided(decided) => decided,
    };
    let (stands, disagreement) = match (decided.status, declared) {
        (ClauseStatus::Unmet, Some(ClauseStatus::Met)) => (true, Some(Disagreement::FallsShort)),
        (ClauseStatus::Met, Some(ClauseStatus::Unmet)) => (false, Some(Disagreement::SaysLess)),
        (ClauseStatus::NotApplicable, Some(ClauseStatus::Unmet)) => (false, Some(Disagreement::SaysThereIsOne)),
        (ClauseStatus::Pending, Some(ClauseStatus::Unmet)) => (false, None),
        (ClauseStatus::Pending, Some(ClauseStatus::Met)) => (true, Some(Disagreement::LeftOpen)),
        (ClauseStatus::NotApplicable, Some(ClauseStatus::NotApplicable)) => (true, None),
        (_, Some(ClauseStatus::NotApplicable)) if decided.has_case => (true, Some(Disagreement::HasCase)),
        (_, Some(ClauseStatus::NotApplicable)) => (false, None),
        _ => (true, None),
    };
    if stands {
        report.status = decided.status;
        report.source = Source::Measured;
    }
    let shows_case = decided.has_case && decided.status != ClauseStatus::NotApplicable;
    report.measured = Some(*decided.measured);
    report.missing = decided.missing;
    JudgedClause { report, disagreement, shows_case }
}

fn status_of<'r>(clauses: impl Iterator<Item = &'r ClauseReport> + Clone, quick_partial: bool) -> Status {
    let applicable = || clauses.clone().filter(|clause| clause.status != ClauseStatus::NotApplicable);
    let has = |status: ClauseStatus| applicable().any(|clause| clause.status == status);
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

/// One reason for each kind of disagreement, with its clauses.
fn disagreement_reasons(found: &[(Disagreement, &str)]) -> Vec<Reason> {
    type Group = (Disagreement, &'static str, fn(&str) -> String);
    let groups: [Group; 5] = [
        (Disagreement::FallsShort, "conflict", text::figures_fall_short),
        (Disagreement::SaysLess, "conflict", text::county_says_less),
        (Disagreement::SaysThereIsOne, "conflict", text::county_says_there_is_one),
        (Disagreement::HasCase, "conflict", text::figures_show_a_case),
        (Disagreement::LeftOpen, "rows_missing", text::figures_leave_open),
    ];
    let mut reasons = Vec::new();
    for (group, code, sentence) in groups {
        let ids: Vec<&str> = found.iter().filter(|(kind, _)| *kind == group).map(|(_, id)| *id).collect();
        if !ids.is_empty() {
            let numbers: Vec<&str> = ids.iter().map(|id| clause_number(id)).collect();
            let text = sentence(&text::clause_numbers(&numbers));
            reasons.push(Reason { code: code.into(), text, refs: ids.iter().map(|id| String::from(*id)).collect() });
        }
    }
    reasons
}

fn standard_reasons(standard: &Standard, answer: &Answer, status: Status, clauses: &[ClauseReport]) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut say = |code: &str, text: String, refs: Vec<String>| reasons.push(Reason { code: code.into(), text, refs });
    if answer.status == Some(Declared::NotApplicable) {
        let reason = answer.reason.as_deref().unwrap_or_default();
        say("declared_not_applicable", text::declared_not_applicable(reason), alloc::vec![standard.id.clone()]);
        if status == Status::NotApplicable {
            return reasons;
        }
    }
    let counted = || clauses.iter().filter(|clause| clause.role.is_none());
    if status == Status::NotApplicable {
        say("all_not_applicable", text::all_not_applicable(), counted().map(|clause| clause.id.clone()).collect());
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
        let of_group = || counted().filter(|clause| clause.status == group);
        for clause in of_group() {
            if let Some(measured) = &clause.measured {
                let number = text::clause_numbers(&[clause_number(&clause.id)]);
                let sentence =
                    if clause.source == Source::Measured { text::clause_measured } else { text::clause_figures_beside };
                say("clause_measured", sentence(&number, &measured.text), alloc::vec![clause.id.clone()]);
            }
        }
        let declared: Vec<&str> =
            of_group().filter(|clause| clause.source != Source::Measured).map(|clause| clause.id.as_str()).collect();
        if declared.is_empty() {
            continue;
        }
        let refs = declared.iter().map(|id| id.to_string()).collect();
        if group == ClauseStatus::Unanswered && answer.status == Some(Declared::Partial) {
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
    } else if !negatives.open.is_empty() || totals.unanswered > 0 || totals.pending > 0 || totals.applicable == 0 {
        // Where nothing applies, nothing is met: there is no conclusion to draw.
        Verdict::Incomplete
    } else if totals.unmet > 0 || totals.partial > 0 {
        Verdict::Gaps
    } else {
        Verdict::Clear
    }
}

/// The negative list first, then what is open, then what is not met.
fn verdict_reasons(totals: &Counts, standards: &[StandardReport], negatives: &NegativesReport) -> Vec<Reason> {
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
    let open = if negatives.present.is_empty() { text::negatives_open } else { text::negatives_open_beside };
    say("negatives_open", open, negatives.open.clone());
    let of = |keep: &dyn Fn(&StandardReport) -> bool| -> Vec<String> {
        standards.iter().filter(|standard| keep(standard)).map(|standard| standard.id.clone()).collect()
    };
    say("standards_unanswered", text::standards_unanswered, of(&|standard| standard.status == Status::Unanswered));
    say("standards_pending", text::standards_pending, of(&|standard| standard.status == Status::Pending));
    say("standards_unmet", text::standards_unmet, of(&|standard| standard.status == Status::Unmet));
    say("standards_partial", text::standards_partial, of(&|standard| standard.status == Status::Partial));
    say("standards_in_conflict", text::standards_in_conflict, of(&|standard| standard.conflict));
    if totals.applicable == 0 {
        reasons.push(Reason { code: "nothing_applicable".into(), text: text::nothing_applicable(), refs: Vec::new() });
    } else if reasons.is_empty() {
        reasons.push(Reason { code: "clear".into(), text: text::clear(), refs: Vec::new() });
    }
    let lacking: Vec<String> = standards
        .iter()
        .filter(|standard| standard.status != Status::NotApplicable)
        .flat_map(|standard| &standard.clauses)
        .filter(|clause| clause.source == Source::Declared && clause.status != ClauseStatus::NotApplicable)
        .filter(|clause| !clause.missing.is_empty())
        .map(|clause| clause.id.clone())
        .collect();
    if !lacking.is_empty() {
        let text = text::figures_missing(lacking.len());
        reasons.push(Reason { code: "figures_missing".into(), text, refs: lacking });
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
            let counted = known.from().filter(|_| known.without_row.is_zero());
            Some(FigureReport {
                key: figure.key.clone(),
                value: known.number()?.to_number()?,
                register: counted.map(|from| from.register.clone()),
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
