//! What a reviewer is shown of a county's file.

use alloc::collections::BTreeSet;

use weibao_core::report::{Report, StandardReport, Status};
use weibao_terms::NegativeState;

use crate::prelude::*;
use crate::saved_file::at;
use crate::ui::review::State;

/// Why a standard is to be looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum First {
    /// The county has changed it since it was marked.
    Stale,
    /// Figures and the declared answer disagree.
    Conflict,
    /// It is said not to apply.
    NotApplicable,
    /// Figures are missing.
    Missing,
}

/// Why a standard is to be looked at first, where it is.
pub fn first(state: &State, standard: &StandardReport) -> Option<First> {
    let place = at::answer(&standard.id);
    let is_of =
        |stale: &String| stale.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if state.reviewed.as_ref().is_some_and(|reviewed| reviewed.stale.iter().any(is_of)) {
        Some(First::Stale)
    } else if standard.conflict {
        Some(First::Conflict)
    } else if standard.status == Status::NotApplicable {
        Some(First::NotApplicable)
    } else if standard.clauses.iter().any(|clause| !clause.missing.is_empty()) {
        Some(First::Missing)
    } else {
        None
    }
}

/// The standards: those that are to be looked at first, then the others, both in printed order.
pub fn standards<'r>(state: &State, report: &'r Report) -> (Vec<&'r StandardReport>, Vec<&'r StandardReport>) {
    report.standards.iter().partition(|standard| first(state, standard).is_some())
}

/// The figures that decide a standard or that it still needs, by their keys, each once.
pub fn figures(standard: &StandardReport) -> BTreeSet<&str> {
    let used =
        standard.clauses.iter().filter_map(|clause| clause.measured.as_ref()).flat_map(|measured| &measured.figures);
    used.chain(standard.clauses.iter().flat_map(|clause| &clause.missing)).map(String::as_str).collect()
}

/// How many of the standards have been looked at, of how many.
pub fn seen(state: &State) -> (usize, usize) {
    let Some(reviewed) = &state.reviewed else { return (0, 0) };
    let all = reviewed.county.standards.len();
    (all.saturating_sub(reviewed.counts.unseen), all)
}

/// What the county says of an item of the negative list.
pub fn county_negative(state: &State, id: &str) -> Option<NegativeState> {
    let pointer = at::negative(id, "state");
    NegativeState::parse(state.county.as_ref()?.value().pointer(&pointer)?.as_str()?)
}
