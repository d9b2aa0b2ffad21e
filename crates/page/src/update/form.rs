//! The application form: has its drafts and its preview written anew whenever the data has changed.

use weibao_text::screens::export as text;

use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::world::{Job, Made, Product, Sources, Timer, World};

/// How long typing may pause before drafts and preview are written anew, in milliseconds.
const WRITE_AFTER: u32 = 400;

/// Has drafts and preview written anew: at once the first time, then when typing pauses.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    if model.ui.form.asked.is_none() {
        write(model, world);
    } else {
        world.later(Timer::Drafts, WRITE_AFTER);
    }
}

/// Has them written now.
pub(super) fn write(model: &mut Model, world: &mut impl World) {
    let shown = matches!(model.ui.place, Place::Form { .. });
    let Some(sources) = model.session().filter(|_| shown).map(Sources::of) else { return };
    let ticket = model.ticket();
    model.ui.form.asked = Some(ticket);
    world.documents(ticket, Job::Form(sources));
}

/// They are there, or cannot be.
pub(super) fn made(model: &mut Model, made: Made) -> bool {
    let state = &mut model.ui.form;
    match made {
        Ok(Product::Form(texts, preview)) => {
            state.texts = Some(texts);
            state.preview = Some(preview.into());
            state.failed.clear();
        }
        Ok(_) => state.failed = vec![text::UNKNOWN.to_owned()],
        Err(reasons) => state.failed = reasons,
    }
    true
}
