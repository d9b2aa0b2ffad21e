//! What others have said of a standard: units, reviewers, the county itself in the round before.

use weibao_core::catalog::Standard;
use weibao_page::queries::round::{self, Last, Piece};
use weibao_page::queries::{course, exchange, lists, points};
use weibao_page::rest::Here;
use weibao_page::session::Session;

/// The same, as a card shows it.
#[derive(Clone, Default, PartialEq)]
pub struct Others {
    /// Of each clause, what units said about it.
    pub units: Vec<Vec<String>>,
    /// What reviewers said about it, behind what is to be known of who leads.
    pub reviewers: Vec<String>,
    /// Organisations that it names and that are on a list.
    pub listed: Vec<String>,
    /// What was said of it in the round before.
    pub last: Option<Last>,
    /// Evidence of the round before that waits to be looked at.
    pub waits: Vec<Piece>,
}

/// A door: the same.
#[inline(never)]
pub fn of(_: Here, session: &Session, standard: &Standard) -> Others {
    let (file, clauses) = (session.file(), standard.clauses.iter());
    Others {
        units: clauses.map(|clause| exchange::of_clause(session, &standard.id, clause)).collect(),
        reviewers: course::lead_note(session, &standard.id)
            .map(str::to_owned)
            .into_iter()
            .chain(points::said(session, &standard.id))
            .collect(),
        listed: lists::of_standard(session, &standard.id),
        last: round::last(file, standard),
        waits: round::evidence(file, &standard.id),
    }
}
