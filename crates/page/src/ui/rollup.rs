//! 汇总多县: the files that were taken, and what they come to. No file is kept or changed.

use alloc::collections::VecDeque;

use weibao_chain::{Gathering, RolledUp};

use crate::file::Chosen;
use crate::prelude::*;
use crate::world::Ticket;

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// What is still to be read; the first one is being read.
    pub waiting: VecDeque<Chosen>,
    /// How many were chosen, of which `waiting` are the last.
    pub chosen: usize,
    /// What was read.
    pub gathering: Gathering,
    /// The names of the files, by their place in what was given.
    pub names: Vec<String>,
    /// What all of them come to. While files are being read, what those before them came to.
    pub rolled_up: Option<RolledUp>,
    /// Whether the standards stand by how many counties fall short, and not in printed order. Counties are never sorted.
    pub short_first: bool,
    /// The workbook is being made.
    pub making: Option<Ticket>,
}

impl State {
    /// Whether files are being read.
    pub fn is_reading(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// How many of those that were chosen have been read.
    pub fn read(&self) -> usize {
        self.chosen.saturating_sub(self.waiting.len())
    }
}
