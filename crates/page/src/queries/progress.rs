//! How far the county is, and what is next.

use weibao_core::Report;
use weibao_core::report::{Counts, Status};

/// How many standards have an answer, whatever it is.
pub fn answered(counts: &Counts) -> usize {
    counts.standards.saturating_sub(counts.unanswered)
}

/// The first standard without an answer after this one, going round.
pub fn next_open<'a>(report: &'a Report, after: Option<&str>) -> Option<&'a str> {
    let open = |standard: &&weibao_core::report::StandardReport| standard.status == Status::Unanswered;
    let here = after.and_then(|id| report.standards.iter().position(|standard| standard.id == id));
    let later = here.map_or(0, |here| here.saturating_add(1));
    let found =
        report.standards.iter().skip(later).find(open).or_else(|| report.standards.iter().take(later).find(open));
    found.map(|standard| standard.id.as_str())
}
