//! 汇总多县: which files were taken, and what is looked at of what they come to. The files lie on a desk in a thread of their own; none is changed.

use alloc::collections::VecDeque;

use litemap::LiteMap;
use serde_json::Value;

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
    /// Whether the first of them is on its way.
    pub reading: bool,
    /// What the desk was asked last and has not answered yet.
    pub asked: Option<(Ticket, Ask)>,
    /// What it is asked as soon as nothing else is to be done.
    pub then: Option<(Ask, Value)>,
    /// How many files lie on the desk.
    pub files: usize,
    /// The file that is to be judged next by what a province adds.
    pub rejudging: Option<usize>,
    /// The file that is to be judged by common readings next.
    pub restating: Option<usize>,
    /// Whether all of them were.
    pub restated: bool,
    /// Whether what is shown is not yet what is looked at.
    pub stale: bool,
    /// What is looked at.
    pub look: Look,
    /// The common readings: options by choice.
    pub readings: LiteMap<String, String>,
    /// Whether implied rules count everywhere, under common readings.
    pub rules: bool,
    /// 应报名单, as typed or pasted.
    pub expected: String,
    /// Whether a saved roll-up holds the counties' files.
    pub with_contents: bool,
    /// What all of them come to, as the desk says it.
    pub shown: Value,
    /// The county that is looked at, as the desk says it.
    pub county: Option<Value>,
    /// A file is being made.
    pub making: Option<(Ticket, Export)>,
}

/// What the desk was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To take a file, or to note that it cannot be.
    Take,
    /// To take what a province adds.
    Overlay,
    /// To judge one by what a province adds.
    Rejudge,
    /// To judge one by common readings.
    Restate,
    /// To put something right that has no answer to wait for.
    Change,
    /// To show what they come to.
    Show,
    /// To show one county.
    County,
}

/// What is looked at. Counties are never sorted.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Which table: its key; `pictures`, `expected` and `readings` are beside them. The first where empty.
    pub tab: String,
    /// Of which edition of the standards; the newest of which there is a file where empty.
    pub edition: String,
    /// Only this city; the empty one where counties are governed by their province.
    pub city: Option<String>,
    /// Only this area; all where empty.
    pub area: String,
    /// Only this state; all where empty.
    pub status: String,
    /// The standards that more counties fall short of first.
    pub short_first: bool,
    /// The row that is looked into: `standard` or `measure`, and which.
    pub row: Option<(String, String)>,
}

/// A file that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// All tables.
    Workbook,
    /// The summary, a draft.
    Summary,
    /// The roll-up itself, to be opened again.
    Saved,
    /// The picture of areas.
    Areas,
    /// The picture of standards.
    Standards,
}

impl Export {
    /// As the desk names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Summary => "docx",
            Self::Saved => "json",
            Self::Areas => "areas",
            Self::Standards => "standards",
        }
    }

    /// The extension of its file.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Areas | Self::Standards => "svg",
            _ => self.key(),
        }
    }
}

impl State {
    /// Whether files are being read, or judged anew.
    pub fn is_busy(&self) -> bool {
        !self.waiting.is_empty() || self.rejudging.is_some() || self.restating.is_some()
    }

    /// How far it is, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        match self.rejudging.or(self.restating) {
            Some(next) if self.waiting.is_empty() => (next, self.files),
            _ => (self.chosen.saturating_sub(self.waiting.len()), self.chosen),
        }
    }

    /// Whether nothing was taken yet.
    pub fn is_empty(&self) -> bool {
        self.files == 0
    }
}
