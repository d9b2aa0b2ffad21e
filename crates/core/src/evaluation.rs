//! From answers to a judgement: how a status comes about, the rules of the contract. What is said of it is in `telling`.

use alloc::vec::Vec;
use core::ops::Range;

use serde::Serialize;
use weibao_terms::Declared;

use crate::arithmetic::Arithmetic;
use crate::assessment::{Answer, Assessment, NegativeState};
use crate::catalog::{Catalog, Clause, Standard};
use crate::decimal::per_cent;
use crate::figures::Figures;
use crate::measure::{Finding, measure};
use crate::report::{ClauseStatus, Counts, Source, Status, Verdict};

/// What the rules say about a county: states, measurements and codes, borrowed from the standards and the file. Not in words yet.
pub(crate) struct Judgement<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) assessment: &'a Assessment,
    pub(crate) figures: Figures<'a>,
    pub(crate) totals: Counts,
    /// One for each area, in printed order.
    pub(crate) areas: Vec<Counts>,
    /// In printed order.
    pub(crate) standards: Vec<JudgedStandard<'a>>,
    /// Those of all standards, one behind the other.
    clauses: Vec<JudgedClause<'a>>,
    pub(crate) negatives: JudgedNegatives<'a>,
    pub(crate) verdict: Verdict,
}

/// A standard as it is judged.
pub(crate) struct JudgedStandard<'a> {
    pub(crate) standard: &'a Standard,
    /// What the county said of it.
    pub(crate) answer: Option<&'a Answer>,
    pub(crate) status: Status,
    pub(crate) conflict: bool,
    /// The county says that it is met in part, and all that is known says otherwise: all met, or all unmet.
    pub(crate) against_partial: Option<Status>,
    clauses: Range<usize>,
}

/// A clause as it is judged.
pub(crate) struct JudgedClause<'a> {
    pub(crate) clause: &'a Clause,
    pub(crate) status: ClauseStatus,
    pub(crate) source: Source,
    /// Where figures and the county's own word differ.
    pub(crate) disagreement: Option<Disagreement>,
    /// The rules by which figures say something; none where they do not.
    pub(crate) arithmetic: Vec<Arithmetic<'a>>,
    /// The figures that its rules still need.
    pub(crate) missing: Vec<&'a str>,
    /// Whether figures show that there is a case.
    shows_case: bool,
}

/// The ids of the negative list, as answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JudgedNegatives<'a> {
    /// Present: each one alone bars the county.
    pub present: Vec<&'a str>,
    /// Absent.
    pub absent: Vec<&'a str>,
    /// Neither said yet.
    pub open: Vec<&'a str>,
}

impl<'a> Judgement<'a> {
    /// Judges a county. Total: every assessment has a judgement.
    pub(crate) fn new(catalog: &'a Catalog, assessment: &'a Assessment) -> Self {
        // What contradicts itself is left out here and reported by `check`.
        let figures = Figures::new(catalog, assessment, &mut Vec::new());
        let (mut standards, mut clauses, mut areas) = (Vec::new(), Vec::new(), Vec::new());
        let mut totals = Counts::default();
        for area in &catalog.areas {
            let mut counts = Counts::default();
            for standard in area.standards() {
                let judged = judge_standard(standard, assessment, &figures, &mut clauses);
                count(&mut counts, judged.status);
                count(&mut totals, judged.status);
                standards.push(judged);
            }
            finish(&mut counts);
            areas.push(counts);
        }
        finish(&mut totals);
        let negatives = judge_negatives(catalog, assessment);
        let verdict = verdict(&totals, &negatives);
        Self { catalog, assessment, figures, totals, areas, standards, clauses, negatives, verdict }
    }

    /// The clauses of a standard, in order.
    pub(crate) fn clauses(&self, of: &JudgedStandard<'a>) -> &[JudgedClause<'a>] {
        self.clauses.get(of.clauses.clone()).unwrap_or_default()
    }
}

impl JudgedClause<'_> {
    /// Whether it is a duty, and so counted.
    pub(crate) fn counts(&self) -> bool {
        self.clause.counts()
    }
}

fn judge_standard<'a>(
    standard: &'a Standard,
    assessment: &'a Assessment,
    figures: &Figures<'a>,
    all: &mut Vec<JudgedClause<'a>>,
) -> JudgedStandard<'a> {
    let answer = assessment.answers.get(&standard.id);
    let first = all.len();
    all.extend(standard.clauses.iter().map(|clause| judge_clause(clause, answer, assessment, figures)));
    let clauses = all.get(first..).unwrap_or_default();
    let counted = || clauses.iter().filter(|clause| clause.counts());
    let shows_case = clauses.iter().any(|clause| clause.shows_case);
    let said = answer.and_then(|answer| answer.status);
    let quick_partial = said == Some(Declared::Partial);
    // The county's word for the whole is about the clauses that it does not answer one by one.
    let own = |clause: &JudgedClause<'_>| answer.is_some_and(|answer| answer.clauses.contains_key(&clause.clause.id));
    let partial_says_less = quick_partial && !counted().all(own);
    let declared_not_applicable = said == Some(Declared::NotApplicable);
    let mut status = if declared_not_applicable && !shows_case {
        Status::NotApplicable
    } else {
        status_of(counted(), quick_partial)
    };
    let against_partial =
        Some(status).filter(|status| partial_says_less && matches!(status, Status::Met | Status::Unmet));
    if against_partial == Some(Status::Met) {
        status = Status::Partial;
    }
    let conflict = against_partial.is_some()
        || (declared_not_applicable && shows_case)
        || clauses.iter().any(|clause| clause.disagreement.is_some_and(Disagreement::is_conflict));
    JudgedStandard { standard, answer, status, conflict, against_partial, clauses: first..all.len() }
}

/// The county's own answer for a clause: its own, else the quick answer of its standard.
fn declared_status(clause: &Clause, answer: Option<&Answer>) -> Option<ClauseStatus> {
    let answer = answer?;
    answer.clauses.get(&clause.id).copied().map(ClauseStatus::from).or(match answer.status {
        Some(Declared::Met) => Some(ClauseStatus::Met),
        Some(Declared::Unmet) => Some(ClauseStatus::Unmet),
        Some(Declared::Pending) => Some(ClauseStatus::Pending),
        // 不适用 is said of the whole: where figures show a case after all, nobody has looked at its other clauses.
        Some(Declared::Partial | Declared::NotApplicable) | None => None,
    })
}

/// Where figures and the county's own word differ, and which of the two stands: always the stricter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disagreement {
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

fn judge_clause<'a>(
    clause: &'a Clause,
    answer: Option<&Answer>,
    assessment: &Assessment,
    figures: &Figures<'a>,
) -> JudgedClause<'a> {
    let mut judged = JudgedClause {
        clause,
        status: ClauseStatus::NotApplicable,
        source: Source::None,
        disagreement: None,
        arithmetic: Vec::new(),
        missing: Vec::new(),
        shows_case: false,
    };
    if !clause.counts() {
        return judged;
    }
    let declared = declared_status(clause, answer);
    judged.status = declared.unwrap_or(ClauseStatus::Unanswered);
    judged.source = if declared.is_some() { Source::Declared } else { Source::None };
    let switched_off = assessment.rules_off.contains_key(&clause.id);
    let decided = match measure(clause, switched_off, figures) {
        Finding::NoRule => return judged,
        Finding::Missing(missing) => {
            judged.missing = missing;
            return judged;
        }
        Finding::Decided(decided) => decided,
    };
    let said_of_the_whole = answer.is_some_and(|answer| answer.status == Some(Declared::NotApplicable));
    let (stands, disagreement) = match (decided.status, declared) {
        (ClauseStatus::Unmet, Some(ClauseStatus::Met)) => (true, Some(Disagreement::FallsShort)),
        (ClauseStatus::Met, Some(ClauseStatus::Unmet)) => (false, Some(Disagreement::SaysLess)),
        (ClauseStatus::NotApplicable, Some(ClauseStatus::Unmet)) => (false, Some(Disagreement::SaysThereIsOne)),
        (ClauseStatus::Pending, Some(ClauseStatus::Unmet)) => (false, None),
        (ClauseStatus::Pending, Some(ClauseStatus::Met)) => (true, Some(Disagreement::LeftOpen)),
        (ClauseStatus::NotApplicable, Some(ClauseStatus::NotApplicable)) => (true, None),
        (_, Some(ClauseStatus::NotApplicable)) if decided.has_case => (true, Some(Disagreement::HasCase)),
        (_, Some(ClauseStatus::NotApplicable)) => (false, None),
        (status, None) if said_of_the_whole && decided.has_case && status != ClauseStatus::NotApplicable => {
            (true, Some(Disagreement::HasCase))
        }
        _ => (true, None),
    };
    if stands {
        judged.status = decided.status;
        judged.source = Source::Measured;
    }
    judged.disagreement = disagreement;
    judged.shows_case = decided.has_case && decided.status != ClauseStatus::NotApplicable;
    judged.arithmetic = decided.arithmetic;
    judged.missing = decided.missing;
    judged
}

fn status_of<'r>(clauses: impl Iterator<Item = &'r JudgedClause<'r>> + Clone, quick_partial: bool) -> Status {
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

fn judge_negatives<'a>(catalog: &'a Catalog, assessment: &Assessment) -> JudgedNegatives<'a> {
    let mut judged = JudgedNegatives::default();
    for negative in &catalog.negatives {
        let list = match assessment.negatives.get(&negative.id).map(|answer| answer.state) {
            Some(NegativeState::Present) => &mut judged.present,
            Some(NegativeState::Absent) => &mut judged.absent,
            Some(NegativeState::Pending) | None => &mut judged.open,
        };
        list.push(&negative.id);
    }
    judged
}

fn verdict(totals: &Counts, negatives: &JudgedNegatives<'_>) -> Verdict {
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
