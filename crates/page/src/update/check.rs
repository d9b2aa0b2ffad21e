//! 报送前检查: what is unfinished, whenever the data has changed.

use super::{form, unfinished};
use crate::model::Model;
use crate::saved_file::at;
use crate::world::World;

/// Looks anew, and has the form's drafts written where own words are to be held against them.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    unfinished::look(model, world);
    if model.session().is_some_and(|session| session.file().get(at::DRAFTED).is_some()) {
        form::refresh(model, world);
    }
}
