//! What is unfinished: looked for where it is shown.

use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::check;
use crate::world::{Timer, World};

/// How long typing may pause before it is looked for anew, in milliseconds.
const LOOK_AFTER: u32 = 400;

/// Looks anew, with the form's drafts as far as they are known.
pub(super) fn look(model: &mut Model, world: &impl World) {
    let lines = match model.session() {
        Some(session) => check::lines(session, model.ui.form.texts.as_ref(), &world.now().day(), &model.dismissed),
        None => Vec::new(),
    };
    model.ui.check.lines = lines;
}

/// Looks anew: at once where nothing was found yet, else when typing pauses.
pub(super) fn soon(model: &mut Model, world: &mut impl World) {
    if model.ui.check.lines.is_empty() {
        look(model, world);
    } else {
        world.later(Timer::Drafts, LOOK_AFTER);
    }
}

/// Whether it is shown here.
pub(super) fn is_shown(place: &Place) -> bool {
    matches!(place, Place::Check { .. } | Place::Form { .. } | Place::Documents { .. })
}
