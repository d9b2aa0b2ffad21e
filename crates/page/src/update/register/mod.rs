//! A register: the mouse, what is typed, what is pasted.

mod blocks;
mod cells;
pub(super) mod import;
mod keys;
mod range;

use weibao_core::register::RegisterFindings;
use weibao_text::screens::register as text;

use self::cells::{clicked, go_to, here, leave, put, rearrange, remove_row, type_into};
use super::take_away;
use crate::file::{self, File};
use crate::model::Model;
use crate::msg;
use crate::prelude::*;
use crate::queries::register::{self as query, row_name};
use crate::ui::arrangement::{Cursor, Filter};
use crate::ui::window;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: msg::Register, world: &mut impl World) -> bool {
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
        msg::Register::Pressed(cell, extends) => range::press(model, cell, extends),
        msg::Register::Dragged(cell) => range::drag(model, cell, world),
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
        msg::Register::NextFailing => next_failing(model, world),
        msg::Register::Delete => delete(model, world),
        msg::Register::Paste(copied, html) => blocks::paste(model, copied, html.as_deref(), world),
        msg::Register::Import(msg) => import::update(model, msg, world),
        msg::Register::Export => export(model, world),
    }
}

fn delete(model: &mut Model, world: &mut impl World) -> bool {
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

fn export(model: &mut Model, world: &mut impl World) -> bool {
    let (Some((register, rows, _)), Some(session)) = (here(model), model.session()) else { return false };
    let name = file::name(session.county(), &text::heading(&register.label), "csv", &world.now());
    let file = File { name, bytes: query::as_csv(register, rows) };
    take_away(model, file, world)
}

/// Goes to the next cell that breaks a rule, from the cursor on and round.
fn next_failing(model: &mut Model, world: &mut impl World) -> bool {
    let (Some((register, ..)), Some(session)) = (here(model), model.session()) else { return false };
    let findings =
        RegisterFindings::new(session.catalog(), session.report(), register).over(session.assessment().period);
    let mut failing = Vec::new();
    for (row, cells) in session.rows(&register.key).iter().enumerate() {
        for (column, one) in register.columns.iter().enumerate() {
            if findings.broken(row, cells).any(|(broken, _)| broken == one.key) {
                failing.push(Cursor { row, column });
            }
        }
    }
    let now = model.ui.register.cursor;
    let behind = failing.iter().find(|cell| (cell.row, cell.column) > (now.row, now.column));
    let Some(cell) = behind.or_else(|| failing.first()).copied() else {
        return model.ui.announce(text::NONE_FAILING);
    };
    model.ui.register.arrangement.filter = Filter::All;
    rearrange(model);
    go_to(model, cell, world)
}
