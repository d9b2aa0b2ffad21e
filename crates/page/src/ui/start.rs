//! Start: the new county as it is being typed, and what is kept on this machine.

use weibao_terms::Viewer;

use crate::keeping::Kept;
use crate::prelude::*;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// 县, as typed.
    pub name: String,
    /// 市, as typed.
    pub city: String,
    /// 省, as typed.
    pub province: String,
    /// The code of the county that was picked, until its name is typed over.
    pub code: String,
    /// The county that was picked from the list last, or whose list was put away.
    pub settled: bool,
    /// The list of counties.
    pub divisions: Divisions,
    /// Who looks at the page; nobody has said so where absent.
    pub viewer: Option<Viewer>,
    /// What is kept, the newest first.
    pub kept: Vec<Kept>,
    /// What was discarded.
    pub discarded: Vec<Kept>,
    /// The browser allows no storage.
    pub refused: bool,
    /// Something was discarded just now: the way to bring it back is in sight.
    pub discarding: bool,
    /// What is wiped for good if the button is pressed once more.
    pub erasing: Option<String>,
}

/// The list of counties to pick from, which is brought here when it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Divisions {
    /// Nobody has used it yet.
    #[default]
    Away,
    /// It is being brought here.
    OnItsWay,
    /// It is here.
    Here(Rc<str>),
    /// It could not be brought here: every name can be typed all the same.
    Failed,
}
