//! What goes out to units and comes back: the files that are read and not yet taken, and what is about to go out.

use alloc::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;
use weibao_chain::{Clash, Merged};

use crate::file::File;
use crate::prelude::*;
use crate::ui::duties;
use crate::world::Ticket;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// Files that came back, read and not yet taken.
    pub received: Vec<Received>,
    /// What is being read: the ticket, and the file's name.
    pub reading: Vec<(Ticket, String)>,
    /// Spreadsheets that wait to be read: of each its name and its bytes.
    pub waiting: VecDeque<(String, Vec<u8>)>,
    /// How many of the spreadsheets that came together have been read.
    pub read: usize,
    /// How many more places are listed than at first.
    pub more: usize,
    /// Files that could not be read, each with why.
    pub refused: Vec<(String, Vec<String>)>,
    /// What all of them come to; absent until the screen was shown.
    pub merged: Option<Merged>,
    /// What an officer has to decide: of these files, and of those that were taken before.
    pub clashes: Vec<Clash>,
    /// What the officer has chosen, by place.
    pub chosen: BTreeMap<String, Choice>,
    /// Why, by place.
    pub why: BTreeMap<String, String>,
    /// 分工.
    pub duties: duties::State,
    /// Another officer's file.
    pub twin: Option<Twin>,
    /// The day by which answers are wanted, as typed.
    pub due: String,
    /// The keys of the units that are picked.
    pub picked: BTreeSet<String>,
    /// Workbooks on the way: the ticket, the request, the unit's name.
    pub making: Vec<(Ticket, Value, String)>,
    /// Requests whose workbooks have been made.
    pub sent: Vec<Value>,
    /// Workbooks that go out as one: those that are there, until all are.
    pub together: Option<Vec<File>>,
    /// A letter or a .zip on the way: the ticket, and the file's name.
    pub writing: Option<(Ticket, String)>,
    /// The day, as the user's clock has it.
    pub today: String,
}

impl State {
    /// Whether a piece of work is for this screen.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.reading.iter().any(|(own, _)| *own == ticket)
            || self.making.iter().any(|(own, ..)| *own == ticket)
            || self.writing.as_ref().is_some_and(|(own, _)| *own == ticket)
    }

    /// How many spreadsheets of those that came together have been read, and of how many; nothing where none is on the way.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let left = self.reading.len().saturating_add(self.waiting.len());
        (left > 0).then(|| (self.read, self.read.saturating_add(left)))
    }

    /// Whether something is being made.
    pub fn is_busy(&self) -> bool {
        !self.making.is_empty() || self.writing.is_some()
    }
}

/// A file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// Its name.
    pub file: String,
    /// What it says, as `weibao.reply`.
    pub reply: Value,
    /// Cells that were not read, each as a sentence.
    pub unread: Vec<String>,
    /// What looks like personal data in it, each as a sentence.
    pub personal: Vec<String>,
    /// Names of organisations in it that are on a list, each as a question.
    pub on_lists: Vec<String>,
}

/// Another officer's file of the same county, and what the two come to.
#[derive(Debug)]
pub struct Twin {
    /// Its name.
    pub file: String,
    /// What it says.
    pub theirs: Value,
    /// The two as one.
    pub merged: Merged,
    /// What the officer has chosen, by place.
    pub chosen: BTreeMap<String, Choice>,
}

/// What is to stand where units, or a unit and the county, say different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What stands there now.
    Keep,
    /// What the unit of this number among the offers says.
    Offer(usize),
}
