//! The figures: which is being typed, which are shown.

use crate::prelude::*;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// The figure that is being typed, as typed: what is stored is the number.
    pub draft: Option<(String, String)>,
    /// The figures that were missing when only those were asked for: one that is filled in stays in sight.
    pub shown: Option<Vec<String>>,
}

/// A part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The figures.
    List,
    /// The open readings.
    Readings,
    /// The rules that are our reading.
    Implied,
    /// Overlay and scoring scheme.
    Beside,
}
