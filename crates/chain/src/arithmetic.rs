//! What the figures of two files come to, clause by clause, in sentences.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use weibao_core::report::Report;

/// The arithmetic of a clause then and now, as sentences; empty where its figures said nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Arithmetic {
    /// The clause.
    pub clause: String,
    /// Then.
    pub before: String,
    /// Then, by what counts now: only where readings or overlay differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restated: Option<String>,
    /// Now.
    pub after: String,
}

/// The clauses of the newer file of which the arithmetic says something else.
pub(crate) fn arithmetic(old: &Report, restated: Option<&Report>, new: &Report) -> Vec<Arithmetic> {
    let (before, again, after) = (said(old), restated.map(said), said(new));
    let of = |lines: &[(&str, &str)], clause: &str| -> String {
        lines.iter().find(|(id, _)| *id == clause).map(|(_, text)| (*text).into()).unwrap_or_default()
    };
    let changes = after.iter().map(|(clause, text)| Arithmetic {
        clause: (*clause).into(),
        before: of(&before, clause),
        restated: again.as_ref().map(|again| of(again, clause)),
        after: (*text).into(),
    });
    changes.filter(|change| change.before != change.after).collect()
}

/// Of each clause what its figures come to.
fn said(report: &Report) -> Vec<(&str, &str)> {
    let clauses = report.standards.iter().flat_map(|standard| &standard.clauses);
    clauses
        .map(|clause| {
            let text = clause.measured.as_ref().map(|measured| measured.text.as_str());
            (clause.id.as_str(), text.unwrap_or_default())
        })
        .collect()
}
