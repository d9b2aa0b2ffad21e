//! Changing the saved file: whatever does goes through here, and from here through the gate.

use weibao_text::screens::common as text;

use super::go::look_at;
use super::keep;
use crate::model::Model;
use crate::prelude::*;
use crate::session::{Change, Session, Undone};
use crate::world::World;

/// Changes the saved file, and sees to it that it is kept.
pub(super) fn edit(model: &mut Model, change: Change, world: &mut impl World) -> bool {
    let changed = model.editable().is_some_and(|session| session.edit(change));
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
