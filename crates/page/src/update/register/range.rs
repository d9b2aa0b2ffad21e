//! A range of the sheet: chosen by mouse or Shift and arrows; copied, filled down, emptied. Each change is one step.

use serde_json::Value;
use weibao_core::catalog::Column;
use weibao_text::screens::register as text;

use super::cells::{go_to, here, put_rows};
use crate::model::Model;
use crate::msg::Key;
use crate::prelude::*;
use crate::queries::register::{offered, shown};
use crate::ui::Focus;
use crate::ui::arrangement::Cursor;
use crate::world::World;

/// The mouse goes down on a cell: where a range may begin. That changes nothing yet.
pub(super) fn press(model: &mut Model, cell: Cursor, extends: bool) -> bool {
    (model.ui.register.pressed, model.ui.register.dragged) = (Some(cell), false);
    if extends { extend_to(model, cell) } else { model.ui.register.far.take().is_some() }
}

/// The mouse is over a cell, its button still down.
pub(super) fn drag(model: &mut Model, cell: Cursor, world: &mut impl World) -> bool {
    let dragged = model.ui.register.dragged;
    let Some(from) = model.ui.register.pressed.filter(|from| dragged || *from != cell) else { return false };
    model.ui.register.dragged = true;
    if model.ui.register.cursor != from {
        go_to(model, from, world);
    }
    extend_to(model, cell)
}

/// Has the range reach from the cursor to a cell.
pub(super) fn extend_to(model: &mut Model, cell: Cursor) -> bool {
    let state = &mut model.ui.register;
    if state.far.unwrap_or(state.cursor) == cell {
        return false;
    }
    state.far = (cell != state.cursor).then_some(cell);
    let said = chosen(model).map(|range| text::chosen(range.rows.len(), range.columns.len()));
    model.ui.announce(said.unwrap_or_default())
}

/// What is chosen.
struct Range<'m> {
    /// The rows, as they are shown from above; the new one is none.
    rows: Vec<usize>,
    columns: Vec<&'m Column>,
    /// The corner above at the left.
    first: Cursor,
}

fn chosen(model: &Model) -> Option<Range<'_>> {
    let state = &model.ui.register;
    let far = state.far?;
    let session = model.session()?;
    let (register, present, _) = here(model)?;
    let lines = state.lines(session);
    let (one, other) = (lines.position(state.cursor.row)?, lines.position(far.row)?);
    let rows = (one.min(other)..=one.max(other)).filter_map(|line| lines.row(line)).filter(|row| *row < present.len());
    let (left, right) = (state.cursor.column.min(far.column), state.cursor.column.max(far.column));
    let columns = offered(register, present).get(left..).unwrap_or_default();
    let columns: Vec<&Column> = columns.iter().take(right.saturating_sub(left).saturating_add(1)).collect();
    let first = Cursor { row: lines.row(one.min(other))?, column: left };
    Some(Range { rows: rows.collect(), columns, first })
}

/// Where a paste begins: above at the left of what is chosen.
pub(super) fn corner(model: &Model) -> Cursor {
    chosen(model).map_or(model.ui.register.cursor, |range| range.first)
}

/// A key that does something with what is chosen. Nothing where it is none of these.
pub(super) fn key(model: &mut Model, key: &Key, world: &mut impl World) -> Option<bool> {
    let has_range = model.ui.register.far.is_some();
    let pressed = key.name.as_str();
    match (key.command, pressed) {
        (true, "a" | "A") if !model.ui.register.caret => {
            world.consume_key();
            Some(all(model))
        }
        (true, "c" | "C") if has_range => {
            world.consume_key();
            Some(copy(model, world))
        }
        (true, "x" | "X") if has_range => {
            world.consume_key();
            copy(model, world);
            Some(empty(model, world))
        }
        (true, "d" | "D") if !model.ui.register.caret => {
            world.consume_key();
            Some(fill_down(model, world))
        }
        (false, "Delete" | "Backspace") if has_range => {
            world.consume_key();
            Some(empty(model, world))
        }
        (false, "Escape") if has_range => {
            model.ui.register.far = None;
            model.ui.focus = Some(Focus::Cell);
            Some(model.ui.announce(text::CHOSEN_NONE))
        }
        _ => None,
    }
}

fn all(model: &mut Model) -> bool {
    let Some((register, rows, _)) = here(model) else { return false };
    let Some(session) = model.session() else { return false };
    let lines = model.ui.register.lines(session);
    let mut shown = (0..lines.len()).filter_map(|line| lines.row(line)).filter(|row| *row < rows.len());
    let (first, last) = (shown.clone().next(), shown.next_back());
    let column = offered(register, rows).len().saturating_sub(1);
    let (Some(first), Some(last)) = (first, last) else { return false };
    model.ui.register.cursor = Cursor { row: first, column: 0 };
    model.ui.focus = Some(Focus::Cell);
    model.ui.register.far = None;
    extend_to(model, Cursor { row: last, column })
}

/// The texts of the cells, with tabs between them, as spreadsheets copy them.
fn copy(model: &mut Model, world: &mut impl World) -> bool {
    let Some((_, rows, _)) = here(model) else { return false };
    let Some(range) = chosen(model) else { return false };
    let line = |row: &usize| {
        let cells = range.columns.iter().map(|column| {
            let said = shown(column, rows.get(*row).and_then(|row| row.get(&column.key)));
            if said.contains(['\t', '\n', '"']) { format!("\"{}\"", said.replace('"', "\"\"")) } else { said }
        });
        cells.collect::<Vec<_>>().join("\t")
    };
    let copied = range.rows.iter().map(line).collect::<Vec<_>>().join("\n");
    let said = text::copied(range.rows.len(), range.columns.len());
    let done = world.copy(&copied);
    // Whatever the browser copied from has taken the keyboard.
    model.ui.focus = Some(Focus::Cell);
    model.ui.announce(if done { said } else { text::NOT_COPIED.to_owned() })
}

/// Empties the cells.
fn empty(model: &mut Model, world: &mut impl World) -> bool {
    let Some((_, rows, _)) = here(model) else { return false };
    let Some(range) = chosen(model) else { return false };
    let mut emptied = rows.to_vec();
    for row in &range.rows {
        if let Some(cells) = emptied.get_mut(*row).and_then(Value::as_object_mut) {
            range.columns.iter().for_each(|column| drop(cells.remove(&column.key)));
        }
    }
    let what = text::what_emptied(range.rows.len(), range.columns.len());
    put_back(model, emptied, what, world)
}

/// Puts what stands in the first line into those below; without a range, what stands above into the cell.
fn fill_down(model: &mut Model, world: &mut impl World) -> bool {
    let Some((_, rows, column)) = here(model) else { return false };
    let (from, to, columns) = match chosen(model) {
        Some(range) => {
            let mut lines = range.rows.into_iter();
            let Some(first) = lines.next() else { return false };
            (first, lines.collect::<Vec<_>>(), range.columns)
        }
        None => {
            let Some(session) = model.session() else { return false };
            let lines = model.ui.register.lines(session);
            let row = model.ui.register.cursor.row;
            let above = lines.position(row).and_then(|line| lines.row(line.checked_sub(1)?));
            let Some(above) = above.filter(|_| row < rows.len()) else { return false };
            (above, vec![row], vec![column])
        }
    };
    let mut filled = rows.to_vec();
    for row in &to {
        let Some(cells) = filled.get_mut(*row).and_then(Value::as_object_mut) else { continue };
        for column in &columns {
            match rows.get(from).and_then(|row| row.get(&column.key)) {
                Some(value) => drop(cells.insert(column.key.clone(), value.clone())),
                None => drop(cells.remove(&column.key)),
            }
        }
    }
    let what = text::what_filled(to.len(), columns.len());
    put_back(model, filled, what, world)
}

/// The rows as they are now; what was chosen stays chosen.
fn put_back(model: &mut Model, rows: Vec<Value>, what: String, world: &mut impl World) -> bool {
    let Some((register, present, _)) = here(model) else { return false };
    if rows == present {
        return false;
    }
    let (register, cursor, far) = (register.key.clone(), model.ui.register.cursor, model.ui.register.far);
    let said = what.clone();
    if !put_rows(model, register, rows, what, cursor, world) {
        return false;
    }
    model.ui.register.far = far;
    model.ui.announce(text::done(&said))
}
