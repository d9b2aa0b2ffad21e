//! What is looked at: never saved, and never part of a verdict.

use crate::place::Place;
use crate::screens;

/// Something that the user is told, until they put it away.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether something went wrong.
    pub bad: bool,
    /// What happened, what was kept, what to do.
    pub text: String,
    /// More, a line each.
    pub lines: Vec<String>,
}

impl Notice {
    /// All is well.
    pub fn good(text: impl Into<String>) -> Self {
        Self { bad: false, text: text.into(), lines: Vec::new() }
    }

    /// Something went wrong.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { bad: true, text: text.into(), lines: Vec::new() }
    }

    /// With a line for each of these.
    pub fn with(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.lines.extend(lines);
        self
    }
}

/// What gets the focus once it is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// The screen's heading.
    Heading,
    /// The first element within the app that this CSS selector finds.
    On(String),
    /// The cell of a register that has the keyboard; the sheet sees to it that it is in sight.
    Cell,
}

/// What is looked at.
#[derive(Default)]
pub struct Ui {
    /// The screen.
    pub place: Place,
    /// Where a link came from, for the way back.
    pub came_from: Option<Place>,
    /// What gets the focus after the next painting.
    pub focus: Option<Focus>,
    /// What a screen reader says next.
    pub announcement: String,
    /// Shown above every screen.
    pub notice: Option<Notice>,
    /// Whether the list of shortcuts is open.
    pub shortcuts: bool,
    /// Whether the navigation is open on a narrow screen.
    pub menu: bool,
    /// Of each screen, what it alone needs.
    pub start: screens::start::State,
    /// Self-assessment.
    pub assess: screens::assess::State,
    /// Figures.
    pub figures: screens::figures::State,
    /// Registers.
    pub register: screens::register::State,
    /// Result.
    pub result: screens::result::State,
    /// Application form.
    pub form: screens::form::State,
    /// Documents.
    pub documents: screens::documents::State,
}
