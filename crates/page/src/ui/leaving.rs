//! What is asked before a file leaves this machine.

use crate::msg::Msg;
use crate::place::Place;
use crate::prelude::*;

/// What the user wanted, and what was found in it.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// What is done if it is to leave all the same; where absent, nothing is asked.
    pub wanted: Option<Box<Msg>>,
    /// What looks like personal data.
    pub found: Vec<Found>,
    /// Whether what is done next was asked about already.
    pub(crate) asked: bool,
}

/// What looks like personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// A JSON pointer into what is to leave.
    pub at: String,
    /// The text that it is in.
    pub said: String,
    /// The part, its middle left out.
    pub masked: String,
    /// What the place is called, the part, why, and what to do.
    pub text: String,
    /// Where it is mended; nothing where no screen shows it.
    pub place: Option<Place>,
}
