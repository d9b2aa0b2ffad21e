//! Which cell of a register has the keyboard, and which rows are shown, in which order.

use serde_json::Value;
use weibao_core::catalog::Column;

use crate::prelude::*;
use crate::queries::register as query;

/// A cell: its row in the register and its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// From 0; as many as there are rows means the new one.
    pub row: usize,
    /// From 0.
    pub column: usize,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those that break a rule.
    Failing,
    /// Those with an empty cell that a figure waits for.
    Gaps,
}

/// Which rows are shown, and in which order. Fixed when it is asked for, so that no row runs away while it is being edited.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    /// Which.
    pub filter: Filter,
    /// By which column, and whether the other way round.
    pub sort: Option<(usize, bool)>,
    /// The rows, where they are not simply all.
    rows: Option<Vec<usize>>,
    /// How many there were then.
    of: usize,
}

impl Arrangement {
    /// Sorts by this column, then the other way round, then no longer.
    pub fn sort_by(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((same, false)) if same == column => Some((column, true)),
            Some((same, true)) if same == column => None,
            _ => Some((column, false)),
        };
    }

    /// Works out the rows.
    pub fn arrange<'c>(
        &mut self,
        rows: &[Value],
        failing: &[usize],
        gaps: &[usize],
        column: impl Fn(usize) -> Option<&'c Column>,
    ) {
        let kept: Vec<usize> = match self.filter {
            Filter::All => (0..rows.len()).collect(),
            Filter::Failing => failing.to_vec(),
            Filter::Gaps => gaps.to_vec(),
        };
        let sort = self.sort.and_then(|(index, descending)| Some((column(index)?, descending)));
        self.of = rows.len();
        self.rows = match sort {
            Some((column, descending)) => Some(query::sorted(column, rows, kept, descending)),
            None if self.filter == Filter::All => None,
            None => Some(kept),
        };
    }

    /// What is shown of so many rows. Rows that came later are at the end; under a filter there is no new row.
    pub fn lines(&self, count: usize) -> Lines<'_> {
        Lines { rows: self.rows.as_deref(), of: self.of, count, new: self.filter == Filter::All }
    }
}

/// The lines of the sheet: rows, and the new row at the end.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    rows: Option<&'a [usize]>,
    of: usize,
    count: usize,
    new: bool,
}

impl Lines<'_> {
    fn arranged(&self) -> usize {
        self.rows.map_or(self.count.min(self.of), <[usize]>::len)
    }

    /// How many lines.
    pub fn len(&self) -> usize {
        let later = self.count.saturating_sub(self.of);
        self.arranged().saturating_add(later).saturating_add(usize::from(self.new))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row on a line.
    pub fn row(&self, position: usize) -> Option<usize> {
        let arranged = self.arranged();
        if position >= self.len() {
            None
        } else if position < arranged {
            match self.rows {
                Some(rows) => rows.get(position).copied(),
                None => Some(position),
            }
        } else {
            Some(position.saturating_sub(arranged).saturating_add(self.of.min(self.count)))
        }
    }

    /// The line of a row.
    pub fn position(&self, row: usize) -> Option<usize> {
        let later = row.checked_sub(self.of.min(self.count)).map(|later| self.arranged().saturating_add(later));
        let position = match self.rows {
            Some(rows) => rows.iter().position(|shown| *shown == row).or(later),
            None => Some(row),
        };
        position.filter(|position| *position < self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(rows: Option<&[usize]>, of: usize, count: usize, new: bool) -> Vec<usize> {
        let lines = Lines { rows, of, count, new };
        let all: Vec<usize> = (0..lines.len()).map(|position| lines.row(position).unwrap()).collect();
        for (position, row) in all.iter().enumerate() {
            assert_eq!(lines.position(*row), Some(position));
        }
        assert_eq!(lines.row(lines.len()), None);
        all
    }

    #[test]
    fn lines_are_rows_and_a_new_one() {
        assert_eq!(lines(None, 3, 3, true), [0, 1, 2, 3]);
        assert_eq!(lines(None, 0, 0, true), [0]);
        assert_eq!(lines(Some(&[2, 0]), 3, 3, false), [2, 0]);
        assert_eq!(lines(Some(&[2, 0, 1]), 3, 4, true), [2, 0, 1, 3, 4], "a row that came later is at the end");
    }
}
