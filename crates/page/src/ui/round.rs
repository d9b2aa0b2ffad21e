//! 复核和对比: two files beside each other, and what the next round is about.

use serde_json::Value;
use weibao_chain::Comparison;

use crate::prelude::*;
use crate::world::Ticket;

/// What this screen needs. It is dropped with any other file that is opened.
#[derive(Debug, Default)]
pub struct State {
    /// The period of the new round as typed, from and to; the last calendar year where nothing was typed.
    pub period: Option<[String; 2]>,
    /// The older file, by its name.
    pub older: Option<(String, Value)>,
    /// The newer one, where it is not what is open.
    pub newer: Option<(String, Value)>,
    /// Units that bear another name in a newer file that is not open: register, old name, new name. Of what is open, its file has them.
    pub renames: Vec<Rename>,
    /// The older file's name, and what is different.
    pub compared: Option<(String, Comparison)>,
    /// What is being written of it, and its extension.
    pub making: Option<(Ticket, &'static str)>,
}

/// A unit that bears another name now, or was joined to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The register.
    pub register: String,
    /// Its name in the older file.
    pub from: String,
    /// Its name in the newer one.
    pub to: String,
}
