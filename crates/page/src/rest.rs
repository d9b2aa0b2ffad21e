//! The rest of the program: what the first screens need runs at once, and the rest is brought here while they are read.

use alloc::collections::VecDeque;

use crate::msg::{Msg, Start};
use crate::prelude::*;

/// Only who has this goes through a door: the rest is here.
///
/// A door is a function that nothing of the first part calls directly: the build puts it, and all that only doors lead to, into the rest.
#[derive(Clone, Copy, Debug)]
pub struct Here(());

/// How it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It is being brought here.
    #[default]
    OnItsWay,
    /// It is here.
    Here,
    /// It could not be brought here: why, a line each.
    Failed(Vec<String>),
}

/// The rest, and what waits for it.
#[derive(Debug, Default)]
pub struct Rest {
    state: State,
    held: VecDeque<Msg>,
}

impl Rest {
    /// How it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The way through the doors, once it is here.
    pub fn here(&self) -> Option<Here> {
        (self.state == State::Here).then_some(Here(()))
    }

    /// How it stands now.
    pub(crate) fn stands(&mut self, state: State) {
        self.state = state;
    }

    /// Holds a message until it is here. The example is wanted once, however often its button is pressed meanwhile.
    pub(crate) fn hold(&mut self, msg: Msg) {
        let is_example = |msg: &Msg| matches!(msg, Msg::Start(Start::Example));
        if !(is_example(&msg) && self.held.iter().any(is_example)) {
            self.held.push_back(msg);
        }
    }

    /// Whether something waits for it.
    pub(crate) fn is_awaited(&self) -> bool {
        !self.held.is_empty()
    }

    /// What has waited longest, once it is here.
    pub(crate) fn next(&mut self) -> Option<Msg> {
        self.here().and_then(|_| self.held.pop_front())
    }
}
