//! Start: the new county as it is being typed, and what is kept on this machine.

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
