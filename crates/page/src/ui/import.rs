//! A table that is about to be taken into a register: what it is, what the user has settled, and what it comes to.

use alloc::collections::BTreeMap;

use serde_json::Value;
use weibao_core::catalog::Register;
use weibao_tables::cell::folded;
use weibao_tables::import::{ColumnProposal, Edit, Mark, Mode, Plan, Proposal, Settings, headed, plan, propose};
use weibao_tables::sheet::Sheet;

use crate::prelude::*;

/// How many rows of the sheet are painted at once.
pub const PAINTED: usize = 100;

/// Which column a heading was mapped to before: its words, folded, to the column's key; empty where it was left out.
pub type Mapping = BTreeMap<String, String>;

/// The wizard.
#[derive(Debug, Default)]
pub struct Import {
    /// The file's name; nothing where it was pasted.
    pub file: Option<String>,
    /// What stands in the field to paste into.
    pub copied: String,
    /// The sheets.
    pub sheets: Vec<Sheet>,
    /// Which of them.
    pub sheet: usize,
    /// The tables that were found in it.
    pub tables: Vec<Proposal>,
    /// Which of them.
    pub table: usize,
    /// What the user has settled.
    pub settings: Settings,
    /// What it comes to.
    pub plan: Plan,
    /// The first row of the sheet that is painted.
    pub first: usize,
    /// As headings were mapped before.
    pub mapping: Mapping,
}

impl Import {
    /// The rows of the chosen sheet.
    pub fn rows(&self) -> &[Vec<weibao_tables::sheet::Cell>] {
        self.sheets.get(self.sheet).map_or(&[], |sheet| sheet.rows.as_slice())
    }

    /// The chosen table.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.tables.get(self.table)
    }

    /// Takes other sheets in.
    pub fn take(&mut self, sheets: Vec<Sheet>, register: &Register, present: &[Value]) {
        self.sheets = sheets;
        let readable = |sheet: &Sheet| !sheet.hidden && !sheet.rows.is_empty();
        self.choose_sheet(self.sheets.iter().position(readable).unwrap_or_default(), register, present);
    }

    /// Looks for the tables of a sheet, and begins with the longest.
    pub fn choose_sheet(&mut self, sheet: usize, register: &Register, present: &[Value]) {
        self.sheet = sheet;
        self.tables =
            self.sheets.get(sheet).map_or_else(Vec::new, |sheet| propose(register, &sheet.rows, &sheet.merged));
        let length = |table: &Proposal| table.end.saturating_sub(table.first);
        let longest = self.tables.iter().map(length).max().unwrap_or_default();
        let table = self.tables.iter().position(|table| length(table) == longest).unwrap_or_default();
        self.choose_table(table, register, present);
    }

    /// Begins anew with a table of the sheet.
    pub fn choose_table(&mut self, table: usize, register: &Register, present: &[Value]) {
        self.table = table;
        let Some(proposal) = self.tables.get(table) else {
            self.plan = Plan::default();
            return;
        };
        let mut settings = Settings { mode: self.settings.mode, ..Settings::of(proposal) };
        for (place, column) in settings.columns.iter_mut().zip(&proposal.columns) {
            if let Some(key) = self.mapping.get(&folded(&column.heading)).filter(|_| !column.heading.is_empty()) {
                *place = register.place(key);
            }
        }
        // Of two that mean one the later gives way: the user sees it as left out.
        for later in 0..settings.columns.len() {
            let mine = settings.columns.get(later).copied().flatten();
            if mine.is_some() && settings.columns.iter().take(later).any(|other| *other == mine) {
                settings.columns.splice(later..=later, [None]);
            }
        }
        self.settings = settings;
        // What stands above the table is shown too; where that is long, from the table on.
        self.first = if proposal.top < PAINTED { 0 } else { proposal.top };
        self.work_out(register, present);
    }

    /// The heading is another one: its first row, and the first row below it.
    pub fn head(&mut self, lines: (usize, usize), register: &Register, present: &[Value]) {
        let (table, sheet) = (self.table, self.sheet);
        let Some(sheet) = self.sheets.get(sheet) else { return };
        let end = self.tables.get(table).map_or(sheet.rows.len(), |table| table.end.max(lines.1));
        let own = headed(register, &sheet.rows, &sheet.merged, lines, end);
        if table < self.tables.len() {
            self.tables.splice(table..=table, [own]);
            self.choose_table(table, register, present);
        }
    }

    /// Maps a column; whichever was mapped to the same gives way.
    pub fn map(&mut self, column: usize, place: Option<usize>) {
        for (number, own) in self.settings.columns.iter_mut().enumerate() {
            if number == column {
                *own = place;
            } else if place.is_some() && *own == place {
                *own = None;
            }
        }
    }

    /// Works out what it comes to.
    pub fn work_out(&mut self, register: &Register, present: &[Value]) {
        self.plan = self.planned(register, present);
    }

    /// What it comes to with these rows in the register.
    pub fn planned(&self, register: &Register, present: &[Value]) -> Plan {
        let Some(proposal) = self.proposal() else { return Plan::default() };
        plan(register, self.rows(), proposal, present, &self.settings)
    }

    /// The columns of the chosen table.
    pub fn columns(&self) -> &[ColumnProposal] {
        self.proposal().map_or(&[], |proposal| proposal.columns.as_slice())
    }

    /// How the headings are mapped now, for the next time.
    pub fn mapped(&self, register: &Register) -> Mapping {
        let mut mapping = self.mapping.clone();
        for (column, place) in self.columns().iter().zip(&self.settings.columns) {
            let heading = folded(&column.heading);
            // What was proposed and left so is proposed again without being kept.
            if !heading.is_empty() && (*place != column.place || mapping.contains_key(&heading)) {
                let key = place.and_then(|place| register.columns.get(place)).map(|column| column.key.clone());
                mapping.insert(heading, key.unwrap_or_default());
            }
        }
        mapping
    }

    /// How many cells of present rows change.
    pub fn changed_cells(&self) -> usize {
        self.plan.edits.iter().filter(|edit| matches!(edit, Edit::Set { .. })).count()
    }

    /// How many rows of the table are left out, and hold something.
    pub fn rows_left_out(&self) -> usize {
        let Some(proposal) = self.proposal() else { return 0 };
        let table = self.plan.marks.get(proposal.first..proposal.end.min(self.plan.marks.len())).unwrap_or_default();
        let is_out = |row: &&Vec<Mark>| {
            row.iter().any(|mark| *mark != Mark::Blank)
                && row.iter().all(|mark| matches!(mark, Mark::Blank | Mark::LeftOut(_)))
        };
        table.iter().filter(is_out).count()
    }

    /// The register's rows with the edits made.
    pub fn put_into(&self, present: &[Value]) -> Vec<Value> {
        let mut rows = present.to_vec();
        for edit in &self.plan.edits {
            match edit {
                Edit::Clear => rows.clear(),
                Edit::Append(row) => rows.push(Value::Object(row.clone())),
                Edit::Set { row, key, value, .. } => {
                    if let Some(cells) = rows.get_mut(*row).and_then(Value::as_object_mut) {
                        cells.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        rows
    }

    /// Whether anything would happen.
    pub fn does_something(&self) -> bool {
        !self.plan.edits.is_empty()
    }

    /// How rows are put in.
    pub fn mode(&self) -> Mode {
        self.settings.mode
    }
}
