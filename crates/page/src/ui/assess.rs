//! The self-assessment: which standards are shown, which are open, which is worked on.

use crate::prelude::*;
use crate::queries::standards::Query;
use crate::session::Session;

/// How many standards are shown before the others follow: more than a low window holds, so that they are painted soon.
const AT_ONCE: usize = 4;
/// How many follow at a time: what is clicked meanwhile waits for no more than these.
const LOT: usize = 6;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// What is looked for.
    pub query: Query,
    /// How many lots have followed those that are shown at once.
    pub lots: usize,
    /// Whether all that was found is shown, however much it is.
    pub unfolded: bool,
    /// Whether something was answered since the last lot: what follows from it is painted first.
    pub(crate) answered: bool,
    /// The standards whose details are open.
    pub open: Vec<String>,
    /// The standard that was worked on last: keys act on it, and 下一条 goes on from it.
    pub current: Option<String>,
}

impl State {
    /// How many of what was found are shown.
    pub fn shown(&self) -> usize {
        if self.unfolded { usize::MAX } else { LOT.saturating_mul(self.lots).saturating_add(AT_ONCE) }
    }

    /// Makes a standard the current one, and lifts what hides it.
    pub fn reveal(&mut self, id: &str, session: &Session) {
        self.query.words.clear();
        let standing = session.report().standards.iter().position(|standard| standard.id == id);
        let shown = self.query.find(session.catalog(), session.report(), None);
        if standing.is_some_and(|position| !shown.contains(&position)) {
            self.query = Query::default();
        }
        self.unfolded = true;
        self.current = Some(id.to_owned());
    }
}
