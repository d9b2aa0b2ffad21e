//! 报送前检查: looks for what is unfinished when the screen is shown, and wherever something is exported.

use super::form;
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::check;
use crate::saved_file::at;
use crate::world::World;

/// Looks anew, and has the form's drafts written where own words are to be held against them.
pub(super) fn refresh(model: &mut Model, world: &mut dyn World) {
    look(model, world);
    let typed = model.session().is_some_and(|session| session.file().get(at::DRAFTED).is_some());
    if typed {
        form::refresh(model, world);
    }
}

/// Looks with what is known.
pub(super) fn look(model: &mut Model, world: &dyn World) {
    let lines = match model.session() {
        Some(session) => check::lines(session, model.ui.form.texts.as_ref(), &world.now().day()),
        None => Vec::new(),
    };
    model.ui.check.lines = lines;
}

/// Whether what is unfinished is shown here.
pub(super) fn is_shown(place: &Place) -> bool {
    matches!(place, Place::Check { .. } | Place::Form { .. } | Place::Documents { .. })
}
