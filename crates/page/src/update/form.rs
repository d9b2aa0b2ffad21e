//! The application form: has its drafts and its preview written anew whenever the data has changed.

use weibao_text::screens::export as text;

use super::unfinished;
use crate::model::Model;
use crate::prelude::*;
use crate::world::{Job, Made, Product, Sources, Timer, World};

/// How long typing may pause before drafts and preview are written anew, in milliseconds.
const WRITE_AFTER: u32 = 400;

/// Has drafts and preview written anew: at once the first time, then when typing pauses.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    if model.ui.form.asked.is_none() {
        unfinished::look(model, world);
        write(model, world);
    } else {
        world.later(Timer::Drafts, WRITE_AFTER);
    }
}

/// Has them written now.
pub(super) fn write(model: &mut Model, world: &mut impl World) {
    let shown = unfinished::is_shown(&model.ui.place);
    let Some(sources) = model.session().filter(|_| shown).map(Sources::of) else { return };
    let ticket = model.ticket();
    model.ui.form.asked = Some(ticket);
    world.documents(ticket, Job::Form(sources));
}

/// They are there, or cannot be: what is unfinished is looked for once more with them.
pub(super) fn made(model: &mut Model, made: Made, world: &impl World) -> bool {
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
    unfinished::look(model, world);
    true
}
