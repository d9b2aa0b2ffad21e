//! Changing the saved file: whatever does goes through here, and from here through the gate.

use weibao_text::screens::common as text;

use super::go::look_at;
use super::keep;
use crate::model::Model;
use crate::prelude::*;
use crate::rest::Here;
use crate::saved_file::steps;
use crate::session::{Change, Session, Undone};
use crate::ui::Focus;
use crate::ui::arrangement::Cursor;
use crate::world::World;

/// Changes the saved file, and sees to it that it is kept.
pub(super) fn edit(model: &mut Model, change: Change, world: &mut impl World) -> bool {
    let changed = model.editable().is_some_and(|session| session.edit(change));
    changed && edited(model, world)
}

/// Does each as a step of its own: one undo takes one back.
pub(super) fn edit_each(model: &mut Model, changes: Vec<Change>, world: &mut impl World) -> bool {
    let changed = model.editable().is_some_and(|session| session.edit_each(changes));
    changed && edited(model, world)
}

/// A text field is left.
pub(super) fn normalise(model: &mut Model, pointer: &str, world: &mut impl World) -> bool {
    let changed = model.editable().is_some_and(|session| session.normalise(pointer));
    changed && edited(model, world)
}

/// Takes the last change back.
pub(super) fn undo(model: &mut Model, world: &mut impl World) -> bool {
    step(model, Session::undo, text::undone, world)
}

/// Makes it again.
pub(super) fn redo(model: &mut Model, world: &mut impl World) -> bool {
    step(model, Session::redo, text::redone, world)
}

fn step(
    model: &mut Model,
    turn: fn(&mut Session) -> Option<Undone>,
    said: fn(&str) -> String,
    world: &mut impl World,
) -> bool {
    let Some(undone) = model.editable().and_then(turn) else { return false };
    model.ui.announce(said(&undone.what));
    look_at(model, undone.at, world);
    if let Some(here) = model.rest.here() {
        look_at_cell(here, model, &undone.pointer);
    }
    edited(model, world)
}

/// Tells the surroundings of a change, and sees to it that it is kept.
pub(super) fn edited(model: &mut Model, world: &mut impl World) -> bool {
    model.ui.stale.documents = true;
    model.keeping.changed_since_filed = true;
    if let Some(session) = model.session() {
        world.tell(session, true);
    }
    if model.mount.is_page() {
        world.set_title(&model.title());
    }
    keep::touched(model, world);
    true
}

/// A door: gives the keyboard to the cell of the shown register that a pointer names.
#[inline(never)]
fn look_at_cell(_: Here, model: &mut Model, pointer: &str) {
    let steps = steps(pointer);
    let mut steps = steps.iter().map(String::as_str);
    let (Some("registers"), Some(key), Some(row)) = (steps.next(), steps.next(), steps.next()) else { return };
    let Some((session, state)) = model.sheet() else { return };
    let Some(register) = session.catalog().register(key).filter(|_| state.register == key) else { return };
    let Ok(row) = row.parse() else { return };
    let column = steps.next().and_then(|key| register.columns.iter().position(|column| column.key == key));
    state.cursor = Cursor { row, column: column.unwrap_or(state.cursor.column) };
    state.arrange(session);
    state.bring_into_paint(session);
    model.ui.focus = Some(Focus::Cell);
}
