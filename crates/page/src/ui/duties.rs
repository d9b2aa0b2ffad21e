//! 分工: which part of it is looked at.

use crate::prelude::*;

/// What this part of the screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// The part that is shown: an area's id, or a room of the saved file; all where absent.
    pub part: Option<String>,
    /// Which of it.
    pub only: Only,
    /// The place whose units are being changed.
    pub open: Option<String>,
    /// The name of a unit that is about to be added.
    pub name: String,
}

/// Which items are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those that nobody reports.
    Nobody,
    /// Those that several report.
    Several,
    /// Those that the county has changed.
    Own,
    /// Those of this unit.
    Unit(String),
}
