//! The cells of a register: which has the keyboard, and what changes them.

use serde_json::Value;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_tables::cell::{is_invisible, tidy};
use weibao_text::screens::register as text;

use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::figures::entered_as;
use crate::queries::register::row_name;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Focus;
use crate::ui::arrangement::Cursor;
use crate::ui::register::{Before, Changed};
use crate::update::edit::{edit, normalise};
use crate::world::World;

pub(super) fn rearrange(model: &mut Model) -> bool {
    // What lies between two cells is another range in another order.
    model.ui.register.far = None;
    if let Some((session, state)) = model.sheet() {
        state.arrange(session);
        state.first = 0;
        state.bring_into_paint(session);
    }
    true
}

/// The register, its rows, and the row and column of the cursor.
pub(super) fn here(model: &Model) -> Option<(&Register, &[Value], &Column)> {
    let session = model.session()?;
    let state = &model.ui.register;
    let register = session.catalog().register(&state.register)?;
    let column = register.columns.get(state.cursor.column)?;
    Some((register, session.file().rows(&register.key), column))
}

pub(super) fn type_into(model: &mut Model, typed: String, world: &mut impl World) -> bool {
    let Some((_, rows, column)) = here(model) else { return false };
    let cursor = model.ui.register.cursor;
    let row = rows.get(cursor.row);
    let before = Before { value: row.and_then(|row| row.get(&column.key)).cloned(), row_was_there: row.is_some() };
    let value = match column.kind {
        ColumnKind::Number => entered_as(&typed, column.unit.as_deref().unwrap_or_default()),
        _ => Some(Value::from(typed.as_str())).filter(|_| !typed.is_empty()),
    };
    model.ui.register.before.get_or_insert(before);
    model.ui.register.far = None;
    model.ui.register.draft = Some(typed);
    put(model, value, true, world);
    true
}

/// Changes the cell of the cursor.
pub(super) fn put(model: &mut Model, value: Option<Value>, typing: bool, world: &mut impl World) -> bool {
    let Some((register, rows, column)) = here(model) else { return false };
    let cursor = model.ui.register.cursor;
    let place = at::cell(&register.key, cursor.row, &column.key);
    let what = text::what_cell(&row_name(rows, cursor.row), &column.label);
    let edit = Edit::put(place, value);
    let at = Place::Register { register: register.key.clone(), row: Some(cursor.row) };
    let report = |model: &Model| model.session().map(|session| Rc::clone(session.report()));
    let from = report(model);
    let done = self::edit(model, Change { typing, ..Change::new(edit, what, at) }, world);
    model.ui.register.changed = from.zip(report(model)).map(|(from, to)| Changed { from, to, cell: cursor });
    done
}

/// Done with the cell: what was typed is normalised.
pub(super) fn leave(model: &mut Model, world: &mut impl World) {
    model.ui.register.caret = false;
    model.ui.register.before = None;
    if model.ui.register.draft.take().is_some()
        && let Some((register, rows, column)) = here(model)
    {
        let row = model.ui.register.cursor.row;
        let cell = at::cell(&register.key, row, &column.key);
        let said = rows.get(row).and_then(|row| row.get(&column.key)?.as_str());
        // Of two names that look alike nobody could tell that they are two units.
        if let Some(seen) = said.filter(|said| said.contains(is_invisible)).map(tidy) {
            put(model, Some(seen.into()), true, world);
        }
        normalise(model, &cell, world);
    }
}

/// Gives the keyboard to another cell.
pub(super) fn go_to(model: &mut Model, cursor: Cursor, world: &mut impl World) -> bool {
    leave(model, world);
    model.ui.register.cursor = cursor;
    model.ui.register.far = None;
    if let Some((session, state)) = model.sheet() {
        state.bring_into_paint(session);
    }
    model.ui.focus = Some(Focus::Cell);
    true
}

pub(super) fn clicked(model: &mut Model, cursor: Cursor, world: &mut impl World) -> bool {
    // Where a range was drawn, the button going up is no click.
    if core::mem::take(&mut model.ui.register.dragged) {
        return false;
    }
    let was_here = model.ui.register.cursor == cursor;
    if !was_here {
        go_to(model, cursor, world);
    }
    let column = here(model).map(|(_, _, column)| column.kind);
    match column {
        // The first click only selects: no answer is changed by looking at it.
        Some(ColumnKind::Boolean) if was_here => {
            model.ui.focus = Some(Focus::Cell);
            toggle(model, world)
        }
        _ => {
            model.ui.register.caret |= was_here && !matches!(column, Some(ColumnKind::Boolean));
            !was_here
        }
    }
}

pub(super) fn toggle(model: &mut Model, world: &mut impl World) -> bool {
    let Some((_, rows, column)) = here(model) else { return false };
    let state = rows.get(model.ui.register.cursor.row).and_then(|row| row.get(&column.key)).and_then(Value::as_bool);
    put(model, Some(Value::Bool(state != Some(true))), false, world)
}

/// Brings back what the cell held before it was typed in. Answers whether there was anything to bring back.
pub(super) fn revert(model: &mut Model, world: &mut impl World) -> bool {
    let Some(before) = model.ui.register.before.take() else { return false };
    model.ui.register.draft = None;
    if before.row_was_there {
        put(model, before.value, false, world);
    } else if let Some((register, rows, _)) = here(model) {
        let row = model.ui.register.cursor.row;
        if row < rows.len() {
            let key = register.key.clone();
            remove_row(model, key, row, world);
        }
    }
    true
}

pub(super) fn remove_row(model: &mut Model, register: String, row: usize, world: &mut impl World) -> bool {
    let Some((_, rows, _)) = here(model) else { return false };
    let what = text::what_delete(&row_name(rows, row));
    let gone = Edit::Remove(at::row(&register, row));
    edit(model, Change::new(gone, what, Place::Register { register, row: None }), world)
}

/// Puts a register's rows in place, as one step. Answers whether that was done.
pub(super) fn put_rows(
    model: &mut Model,
    register: String,
    rows: Vec<Value>,
    what: String,
    cursor: Cursor,
    world: &mut impl World,
) -> bool {
    (model.ui.register.draft, model.ui.register.before) = (None, None);
    if model.editable().is_none() {
        return false;
    }
    let all = Edit::Set(at::register(&register), Value::Array(rows));
    edit(model, Change::new(all, what, Place::Register { register, row: None }), world);
    rearrange(model);
    go_to(model, cursor, world)
}
