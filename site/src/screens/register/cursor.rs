//! Which cell has the keyboard, which rows are shown, and what the keys do. An input method has the keyboard to itself,
//! and no key of the sheet reaches the shortcuts of the page.

use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_core::catalog::{Column, ColumnKind};
use yew::prelude::*;

use super::{go_to, here, put, revert, toggle};
use crate::app::App;
use crate::queries::register as query;
use crate::ui::Focus;

/// How many lines Page Up and Page Down go.
const PAGE: usize = 15;

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

/// A key in the sheet.
pub fn key(app: &mut App, event: &KeyboardEvent) -> bool {
    // An input method has the keyboard: 229 is how older browsers say so.
    if event.is_composing() || event.key_code() == 229 {
        return false;
    }
    let Some((register, _, column)) = here(app) else { return false };
    let (last_column, kind) = (register.columns.len().saturating_sub(1), column.kind);
    let has_options = !column.options.is_empty();
    let Some(session) = &app.session else { return false };
    let lines = app.ui.register.lines(session);
    let state = &app.ui.register;
    let (cursor, caret) = (state.cursor, state.caret);
    let position = lines.position(cursor.row).unwrap_or_default();
    let last_line = lines.len().saturating_sub(1);
    let to = |position: usize, column: usize| {
        lines.row(position.min(last_line)).map(|row| Cursor { row, column: column.min(last_column) })
    };
    let pressed = event.key();
    let command = event.ctrl_key() || event.meta_key();
    if command && matches!(pressed.as_str(), "z" | "Z" | "y" | "Y") && !caret {
        return step(app, event, &pressed);
    }
    let (left, right) = (cursor.column.saturating_sub(1), cursor.column.saturating_add(1));
    let (up, down) = (position.saturating_sub(1), position.saturating_add(1));
    let target = match (pressed.as_str(), event.shift_key()) {
        ("ArrowUp" | "ArrowDown", _) if event.alt_key() => return false,
        ("Home", _) if command => to(0, 0),
        ("End", _) if command => to(last_line, last_column),
        _ if command || event.alt_key() => return false,
        ("ArrowUp", _) | ("Enter", true) => to(up, cursor.column),
        ("ArrowDown", _) | ("Enter", false) => to(down, cursor.column),
        ("ArrowLeft", _) if !caret => to(position, left),
        ("ArrowRight", _) if !caret => to(position, right),
        ("Home", _) if !caret => to(position, 0),
        ("End", _) if !caret => to(position, last_column),
        ("PageUp", _) => to(position.saturating_sub(PAGE), cursor.column),
        ("PageDown", _) => to(position.saturating_add(PAGE), cursor.column),
        // At the ends Tab leads out of the sheet.
        ("Tab", true) if cursor.column > 0 => to(position, left),
        ("Tab", true) if position > 0 => to(up, last_column),
        ("Tab", false) if cursor.column < last_column => to(position, right),
        ("Tab", false) if position < last_line => to(down, 0),
        _ => return other_key(app, event, &pressed, kind, has_options),
    };
    event.prevent_default();
    target.is_some_and(|target| go_to(app, target))
}

fn step(app: &mut App, event: &KeyboardEvent, pressed: &str) -> bool {
    event.prevent_default();
    let redo = pressed.eq_ignore_ascii_case("y") || event.shift_key();
    app.dispatch.emit(if redo { crate::app::Msg::Redo } else { crate::app::Msg::Undo });
    false
}

/// A key that goes nowhere.
fn other_key(app: &mut App, event: &KeyboardEvent, pressed: &str, kind: ColumnKind, has_options: bool) -> bool {
    if pressed == "Tab" {
        return false;
    }
    let own_control = kind == ColumnKind::Boolean || has_options;
    match pressed {
        "Escape" if revert(app) => {
            app.ui.register.caret = false;
            app.ui.focus = Some(Focus::Cell);
            true
        }
        "Escape" => {
            // The way out of the sheet for the keyboard.
            app.ui.register.caret = false;
            app.ui.focus = Some(Focus::On("[data-action=rows-all]".into()));
            true
        }
        "F2" if !own_control => {
            app.ui.register.caret = true;
            put_caret_at_the_end(event);
            true
        }
        "Delete" | "Backspace" if own_control => {
            event.prevent_default();
            put(app, None, false)
        }
        _ if kind == ColumnKind::Boolean => {
            event.prevent_default();
            match pressed {
                " " => toggle(app),
                "1" | "y" | "Y" | "有" => put(app, Some(Value::Bool(true)), false),
                "0" | "n" | "N" | "无" => put(app, Some(Value::Bool(false)), false),
                _ => false,
            }
        }
        _ if has_options => choose(app, event, pressed),
        _ => false,
    }
}

/// An option by its number or by the first letter of how it is spoken.
fn choose(app: &mut App, event: &KeyboardEvent, pressed: &str) -> bool {
    let spoken = [("y", "kindergarten"), ("x", "primary"), ("z", "secondary"), ("q", "other")];
    let Some((_, _, column)) = here(app) else { return false };
    let by_number = pressed.parse::<usize>().ok().and_then(|number| column.options.get(number.checked_sub(1)?));
    let by_letter = || {
        let (_, key) = spoken.iter().find(|(letter, _)| pressed.eq_ignore_ascii_case(letter))?;
        column.options.iter().find(|option| option.key == *key)
    };
    let Some(option) = by_number.or_else(by_letter).map(|option| Value::from(option.key.as_str())) else {
        return false;
    };
    event.prevent_default();
    put(app, Some(option), false)
}

fn put_caret_at_the_end(event: &KeyboardEvent) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = input.set_selection_range(end, end);
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
