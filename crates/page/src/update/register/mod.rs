//! A register: the mouse, what is typed, what is pasted.

mod keys;
mod panel;

use serde_json::Value;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_text::screens::register as text;

use super::edit::{edit, normalise};
use super::take_away;
use crate::file::{self, File};
use crate::model::Model;
use crate::msg;
use crate::paste;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::figures::entered;
use crate::queries::register::{self as query, row_name};
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::arrangement::{Cursor, Filter};
use crate::ui::register::{Before, Changed, Panel};
use crate::ui::{Focus, Notice, window};
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: msg::Register, world: &mut dyn World) -> bool {
    // Whatever was open before has left nothing here.
    if !model.is_at_its_register() {
        return false;
    }
    match msg {
        msg::Register::Typed(typed) => type_into(model, typed, world),
        msg::Register::Put(value) => put(model, value, false, world),
        msg::Register::Left(cursor) => {
            if model.ui.register.cursor == cursor {
                leave(model, world);
            }
            true
        }
        msg::Register::Clicked(cursor) => clicked(model, cursor, world),
        msg::Register::Key(event) => keys::key(model, &event, world),
        msg::Register::Scrolled(top) => {
            let Some(session) = model.session() else { return false };
            let lines = model.ui.register.lines(session).len();
            let first = window::first_at(model.ui.register.first, top, lines);
            core::mem::replace(&mut model.ui.register.first, first) != first
        }
        msg::Register::Show(filter) => {
            model.ui.register.arrangement.filter = filter;
            rearrange(model)
        }
        msg::Register::Sort(column) => {
            model.ui.register.arrangement.sort_by(column);
            rearrange(model)
        }
        msg::Register::Add => {
            model.ui.register.arrangement.filter = Filter::All;
            rearrange(model);
            let Some(session) = model.session() else { return false };
            let row = session.file().rows(&model.ui.register.register).len();
            go_to(model, Cursor { row, column: 0 }, world)
        }
        msg::Register::Delete => delete(model, world),
        msg::Register::Paste(copied) => paste_at_cursor(model, &copied, world),
        msg::Register::Panel(msg) => panel::update(model, msg, world),
        msg::Register::Export => export(model, world),
        msg::Register::Whole(whole) => {
            model.ui.register.whole = whole;
            true
        }
    }
}

fn rearrange(model: &mut Model) -> bool {
    if let Some((session, state)) = model.sheet() {
        state.arrange(session);
        state.first = 0;
        state.bring_into_paint(session);
    }
    true
}

/// The register, its rows, and the row and column of the cursor.
fn here(model: &Model) -> Option<(&Register, &[Value], &Column)> {
    let session = model.session()?;
    let state = &model.ui.register;
    let register = session.catalog().register(&state.register)?;
    let column = register.columns.get(state.cursor.column)?;
    Some((register, session.file().rows(&register.key), column))
}

fn type_into(model: &mut Model, typed: String, world: &mut dyn World) -> bool {
    let Some((_, rows, column)) = here(model) else { return false };
    let cursor = model.ui.register.cursor;
    let row = rows.get(cursor.row);
    let before = Before { value: row.and_then(|row| row.get(&column.key)).cloned(), row_was_there: row.is_some() };
    let value = match column.kind {
        ColumnKind::Number => entered(&typed),
        _ => Some(Value::from(typed.as_str())).filter(|_| !typed.is_empty()),
    };
    model.ui.register.before.get_or_insert(before);
    model.ui.register.draft = Some(typed);
    put(model, value, true, world);
    true
}

/// Changes the cell of the cursor.
fn put(model: &mut Model, value: Option<Value>, typing: bool, world: &mut dyn World) -> bool {
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
fn leave(model: &mut Model, world: &mut dyn World) {
    model.ui.register.caret = false;
    model.ui.register.before = None;
    if model.ui.register.draft.take().is_some()
        && let Some((register, _, column)) = here(model)
    {
        let cell = at::cell(&register.key, model.ui.register.cursor.row, &column.key);
        normalise(model, &cell, world);
    }
}

/// Gives the keyboard to another cell.
fn go_to(model: &mut Model, cursor: Cursor, world: &mut dyn World) -> bool {
    leave(model, world);
    model.ui.register.cursor = cursor;
    if let Some((session, state)) = model.sheet() {
        state.bring_into_paint(session);
    }
    model.ui.focus = Some(Focus::Cell);
    true
}

fn clicked(model: &mut Model, cursor: Cursor, world: &mut dyn World) -> bool {
    let was_here = model.ui.register.cursor == cursor;
    if !was_here {
        go_to(model, cursor, world);
    }
    match here(model).map(|(_, _, column)| column.kind) {
        Some(ColumnKind::Boolean) => {
            model.ui.focus = Some(Focus::Cell);
            toggle(model, world)
        }
        _ => {
            model.ui.register.caret |= was_here;
            !was_here
        }
    }
}

fn toggle(model: &mut Model, world: &mut dyn World) -> bool {
    let Some((_, rows, column)) = here(model) else { return false };
    let state = rows.get(model.ui.register.cursor.row).and_then(|row| row.get(&column.key)).and_then(Value::as_bool);
    put(model, Some(Value::Bool(state != Some(true))), false, world)
}

/// Brings back what the cell held before it was typed in. Answers whether there was anything to bring back.
fn revert(model: &mut Model, world: &mut dyn World) -> bool {
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

fn remove_row(model: &mut Model, register: String, row: usize, world: &mut dyn World) -> bool {
    let Some((_, rows, _)) = here(model) else { return false };
    let what = text::what_delete(&row_name(rows, row));
    let gone = Edit::Remove(at::row(&register, row));
    edit(model, Change::new(gone, what, Place::Register { register, row: None }), world)
}

fn delete(model: &mut Model, world: &mut dyn World) -> bool {
    let Some((register, rows, _)) = here(model) else { return false };
    let cursor = model.ui.register.cursor;
    if cursor.row >= rows.len() {
        return false;
    }
    let (key, name) = (register.key.clone(), row_name(rows, cursor.row));
    let position = model.session().and_then(|session| model.ui.register.lines(session).position(cursor.row));
    (model.ui.register.draft, model.ui.register.before) = (None, None);
    if !remove_row(model, key, cursor.row, world) {
        return false;
    }
    model.ui.announce(text::deleted(&name));
    let Some((session, state)) = model.sheet() else { return true };
    state.arrange(session);
    let row = position.and_then(|position| state.lines(session).row(position));
    go_to(model, Cursor { row: row.unwrap_or_default(), ..cursor }, world)
}

/// A block goes in where the cursor is; one with a header, or of whole rows beyond the end, by way of the place to paste into.
fn paste_at_cursor(model: &mut Model, copied: &str, world: &mut dyn World) -> bool {
    let Some((register, rows, column)) = here(model) else { return false };
    let cursor = model.ui.register.cursor;
    if !paste::is_block(copied) {
        let value = paste::value(column, copied);
        return match (column.kind, value) {
            (_, Some(value)) => put(model, Some(value), false, world),
            (_, None) => {
                let cell = text::unread_cell(&row_name(rows, cursor.row), &column.label, copied.trim());
                model.ui.tell(Notice::bad(text::pasted_but(0, 1)).with([cell]))
            }
        };
    }
    let pasted = paste::read_from(register, copied, cursor.column);
    if pasted.header {
        model.ui.register.panel = Some(Panel::new(copied.to_owned()));
        model.ui.focus = Some(Focus::PasteField);
        return true;
    }
    let Some(session) = model.session() else { return false };
    // A block fills the lines downwards as they are shown.
    let lines = model.ui.register.lines(session);
    let start = lines.position(cursor.row).unwrap_or_default();
    let mut filled = rows.to_vec();
    let count = pasted.rows.len();
    for (offset, cells) in pasted.rows.into_iter().enumerate() {
        let row = lines.row(start.saturating_add(offset)).filter(|row| *row < rows.len());
        match row.and_then(|row| filled.get_mut(row)).and_then(Value::as_object_mut) {
            Some(there) => there.extend(cells),
            None => filled.push(Value::Object(cells)),
        }
    }
    let key = register.key.clone();
    put_rows(model, key, filled, count, &pasted.unread, cursor, world)
}

/// Puts a register's rows in place, as one step, and says what was kept out.
fn put_rows(
    model: &mut Model,
    register: String,
    rows: Vec<Value>,
    count: usize,
    unread: &[paste::Unread],
    cursor: Cursor,
    world: &mut dyn World,
) -> bool {
    (model.ui.register.draft, model.ui.register.before) = (None, None);
    if model.editable().is_none() {
        return false;
    }
    let all = Edit::Set(at::register(&register), Value::Array(rows));
    edit(model, Change::new(all, text::what_paste(count), Place::Register { register, row: None }), world);
    rearrange(model);
    go_to(model, cursor, world);
    if unread.is_empty() {
        model.ui.tell(Notice::good(text::pasted(count)))
    } else {
        let lines = unread.iter().map(|cell| text::unread_cell(&cell.row, &cell.column, &cell.typed));
        model.ui.tell(Notice::bad(text::pasted_but(count, unread.len())).with(lines))
    }
}

fn export(model: &mut Model, world: &mut dyn World) -> bool {
    let (Some((register, rows, _)), Some(session)) = (here(model), model.session()) else { return false };
    let name = file::name(session.county(), &text::heading(&register.label), "csv", &world.now());
    let file = File { name, bytes: query::as_csv(register, rows) };
    take_away(model, file, world)
}
