//! A register: the cell that has the keyboard, what is typed there, and what is told about all rows.

use core::cell::RefCell;

use serde_json::Value;
use weibao_core::catalog::{Column, Register};
use weibao_core::register::{ReadRow, RegisterFindings};
use weibao_core::{Catalog, Report};

use crate::prelude::*;
use crate::queries::register::{self as query, Total};
use crate::session::Session;
use crate::ui::arrangement::{Arrangement, Cursor, Filter, Lines};
use crate::ui::import::Import;
use crate::ui::window;
use crate::world::Ticket;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// The register that the rest is about.
    pub register: String,
    /// The cell that has the keyboard.
    pub cursor: Cursor,
    /// The corner of the range that is chosen, across from the cursor; nothing where only one cell is.
    pub far: Option<Cursor>,
    /// The cell on which the mouse went down last.
    pub pressed: Option<Cursor>,
    /// Whether it was moved to another cell since.
    pub dragged: bool,
    /// Whether the arrow keys move within the cell's text.
    pub caret: bool,
    /// The cell's text as typed, until it is left: what is stored is the number.
    pub draft: Option<String>,
    /// What the cell held before it was typed in.
    pub before: Option<Before>,
    /// Which rows are shown.
    pub arrangement: Arrangement,
    /// The first line that is painted, where not all are.
    pub first: usize,
    /// The table that is about to be taken in.
    pub import: Option<Import>,
    /// The spreadsheet that is being read for it, by its ticket and name.
    pub reading: Option<(Ticket, String)>,
    /// What is told about all rows, as it was worked out last.
    pub summary: RefCell<Option<Summary>>,
    /// What was done last, where it reaches no further than its cell.
    pub changed: Option<Changed>,
}

/// That from one report to the next only this cell was changed.
#[derive(Debug)]
pub struct Changed {
    /// The one.
    pub from: Rc<Report>,
    /// The next.
    pub to: Rc<Report>,
    /// The cell.
    pub cell: Cursor,
}

/// What a cell held before it was typed in.
#[derive(Debug)]
pub struct Before {
    /// The value.
    pub value: Option<Value>,
    /// Whether it had a row.
    pub row_was_there: bool,
}

/// What is told about all rows.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The report that it goes with.
    pub of: Rc<Report>,
    /// Rows that break a rule.
    pub failing: Vec<usize>,
    /// Of each row, how many cells a figure waits for.
    pub gaps: Vec<usize>,
    /// Of each row, how many cells cannot be read.
    pub wrong: Vec<usize>,
    /// What the columns add up to.
    pub totals: Vec<Total>,
}

impl State {
    /// Shows a register and, where one is named, a row of it.
    pub fn arrive(&mut self, register: &str, row: Option<usize>, session: &Session) {
        let same_cell = self.register == register && row == Some(self.cursor.row);
        if self.register != register {
            *self = Self { register: register.to_owned(), ..Self::default() };
        }
        (self.draft, self.before, self.caret, self.far) = (None, None, false, None);
        self.arrange(session);
        let Some(row) = row else { return };
        if self.lines(session).position(row).is_none() {
            self.arrangement.filter = Filter::All;
            self.arrange(session);
        }
        self.cursor.row = row;
        // From an undo the cell stays; from a verdict it is the one that made it.
        if let (false, Some(register), Some(cells)) =
            (same_cell, session.catalog().register(register), session.rows(register).get(row))
        {
            let findings = query::findings(session, register);
            let breaks = |column: &Column| findings.broken(row, cells).any(|(broken, _)| broken == column.key);
            if !register.columns.get(self.cursor.column).is_some_and(breaks) {
                self.cursor.column = register.columns.iter().position(breaks).unwrap_or(self.cursor.column);
            }
        }
        self.bring_into_paint(session);
    }

    /// The lines of the range that is chosen, from first to last, and its columns; nothing where only one cell is.
    pub fn range(&self, session: &Session) -> Option<((usize, usize), (usize, usize))> {
        let far = self.far?;
        let lines = self.lines(session);
        let (one, other) = (lines.position(self.cursor.row)?, lines.position(far.row)?);
        let columns = (self.cursor.column.min(far.column), self.cursor.column.max(far.column));
        Some(((one.min(other), one.max(other)), columns))
    }

    /// What is shown of it.
    pub fn lines(&self, session: &Session) -> Lines<'_> {
        self.arrangement.lines(session.file().rows(&self.register).len())
    }

    /// Works out anew which rows are shown, and in which order.
    pub fn arrange(&mut self, session: &Session) {
        let Some(register) = session.catalog().register(&self.register) else { return };
        let rows = session.file().rows(&self.register);
        let findings = query::findings(session, register);
        let summary = self.summary(session, register, &findings);
        let column = |index: usize| register.columns.get(index);
        self.arrangement.arrange(rows, &summary.failing, &summary.rows_with_gaps(), column);
        self.cursor.row = self.cursor.row.min(rows.len());
        if self.lines(session).position(self.cursor.row).is_none() {
            self.cursor.row = self.lines(session).row(0).unwrap_or_default();
        }
    }

    /// Has the line of the cursor painted.
    pub fn bring_into_paint(&mut self, session: &Session) {
        let position = self.lines(session).position(self.cursor.row).unwrap_or_default();
        self.first = window::first_with(self.first, position);
    }

    /// Worked out once for each edit; after a change of one cell only as far as that cell reaches.
    pub fn summary(&self, session: &Session, register: &Register, findings: &RegisterFindings<'_>) -> Summary {
        let mut kept = self.summary.borrow_mut();
        let known = kept.take().filter(|summary| summary.totals.len() == register.columns.len());
        let now = session.report();
        let only_change = |of: &Rc<Report>| {
            self.changed.as_ref().filter(|changed| Rc::ptr_eq(&changed.from, of) && Rc::ptr_eq(&changed.to, now))
        };
        let summary = match known {
            Some(summary) if Rc::ptr_eq(&summary.of, now) => summary,
            Some(summary) => match only_change(&summary.of) {
                Some(changed) => summary.with(session, register, findings, changed.cell),
                None => Summary::new(session, register, findings),
            },
            None => Summary::new(session, register, findings),
        };
        *kept = Some(summary.clone());
        summary
    }
}

impl Summary {
    fn new(session: &Session, register: &Register, findings: &RegisterFindings<'_>) -> Self {
        let rows = session.file().rows(&register.key);
        Self {
            of: Rc::clone(session.report()),
            failing: findings.failing_rows(),
            gaps: session.rows(&register.key).iter().map(|row| findings.gaps(row).len()).collect(),
            wrong: rows.iter().map(|row| wrong_cells(session.catalog(), register, row)).collect(),
            totals: register
                .columns
                .iter()
                .map(|column| query::total(register, column, rows, session.rows(&register.key)))
                .collect(),
        }
    }

    /// The same once the cell of the cursor holds something else.
    fn with(mut self, session: &Session, register: &Register, findings: &RegisterFindings<'_>, cursor: Cursor) -> Self {
        let rows = session.file().rows(&register.key);
        let (row, column) = (rows.get(cursor.row), register.columns.get(cursor.column));
        let places =
            (self.gaps.get_mut(cursor.row), self.wrong.get_mut(cursor.row), self.totals.get_mut(cursor.column));
        let (Some(row), Some(column), (Some(gaps), Some(wrong), Some(total))) = (row, column, places) else {
            return Self::new(session, register, findings);
        };
        *gaps = session.rows(&register.key).get(cursor.row).map_or(0, |read| findings.gaps(read).len());
        *wrong = wrong_cells(session.catalog(), register, row);
        *total = query::total(register, column, rows, session.rows(&register.key));
        Self { of: Rc::clone(session.report()), failing: findings.failing_rows(), ..self }
    }

    /// Rows with a cell that a figure waits for.
    pub fn rows_with_gaps(&self) -> Vec<usize> {
        self.gaps.iter().enumerate().filter(|(_, cells)| **cells > 0).map(|(row, _)| row).collect()
    }
}

fn wrong_cells(catalog: &Catalog, register: &Register, row: &Value) -> usize {
    let read = ReadRow::new(catalog, register, row);
    register.columns.iter().filter(|column| read.defect(column).is_some()).count()
}
