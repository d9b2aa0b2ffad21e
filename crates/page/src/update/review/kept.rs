//! The review in the browser's storage: a record of its own beside the assessments, with the county's file in it.

use weibao_terms::StorageFailure;
use weibao_text::screens::common as text;

use super::super::go::go;
use super::shown;
use crate::keeping::{Entry, Expected, Head, Keeping, SaveState, Stamp, StorageSlot, Written};
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::review as query;
use crate::saved_file::json_text;
use crate::ui::Notice;
use crate::ui::review::{Kept, Open, State};
use crate::world::{Timer, Why, World};

/// How long typing may pause before the review is written, in milliseconds.
const SAVE_AFTER: u32 = 200;
/// See the same of an assessment.
const SETTLED_AFTER: u32 = 8_000;

/// Something was found.
pub(super) fn touched(model: &mut Model, world: &mut impl World) {
    let keeps = model.mount.keeps();
    let state = &mut model.ui.review;
    state.touched = true;
    state.keeping.touched = true;
    state.keeping.behind = state.keeping.writing;
    if keeps {
        state.keeping.state = SaveState::Saving;
        world.later(Timer::Save, SAVE_AFTER);
    }
}

/// Sends the review on its way into the storage, where that is not what lies there.
pub(in super::super) fn save(model: &mut Model, world: &mut impl World) {
    let state = &mut model.ui.review;
    let Some(open) = state.open.as_ref().filter(|_| model.mount.keeps() && !state.keeping.writing) else { return };
    if matches!(state.keeping.state, SaveState::Saved(_) | SaveState::Settling) {
        return;
    }
    let (seen, all) = query::seen(open);
    let head = Head {
        county: open.county.name().to_owned(),
        answered: seen,
        standards: all,
        beside: open.beside.clone(),
        place: Place::Review.hash(),
        origin: open.county.file().to_owned(),
        ..Head::default()
    };
    world.write(&state.keeping.slot, head, json_text(&open.write()));
    state.keeping.writing = true;
    state.keeping.behind = false;
}

/// The storage has written a review, or could not.
pub(in super::super) fn written(
    model: &mut Model,
    outcome: Result<Written, StorageFailure>,
    world: &mut impl World,
) -> bool {
    model.ui.stale.kept = true;
    let keeping = &mut model.ui.review.keeping;
    keeping.writing = false;
    match outcome {
        Ok(Written { stamp, durable }) => {
            keeping.slot.expected = Expected::Stamp(stamp);
            if keeping.behind {
                keeping.state = SaveState::Saving;
                save(model, world);
            } else if durable {
                keeping.touched = false;
                keeping.state = SaveState::Saved(world.now().to_string());
            } else {
                keeping.touched = false;
                keeping.state = SaveState::Settling;
                world.later(Timer::Settled, SETTLED_AFTER);
            }
            true
        }
        // Nothing of either window is lost: this one goes on in a slot of its own.
        Err(StorageFailure::OtherWindow) => {
            keeping.slot = StorageSlot::fresh(world.new_id());
            world.note(Some(&model.ui.review.keeping.slot.id));
            save(model, world);
            model.ui.tell(Notice::good(text::KEPT_AS_COPY))
        }
        Err(why) => {
            keeping.state = SaveState::Unsaved(why);
            model.ui.announce(text::unsaved(why))
        }
    }
}

/// The browser has had the time to bring to the disk what it was given.
pub(in super::super) fn settled(model: &mut Model, world: &impl World) -> bool {
    let keeping = &mut model.ui.review.keeping;
    let settled = keeping.state == SaveState::Settling;
    if settled {
        keeping.state = SaveState::Saved(world.now().to_string());
    }
    settled
}

/// Another window has written something: asks for it, where it may be this review.
pub(in super::super) fn changed_elsewhere(model: &Model, id: Option<&str>, world: &mut impl World) {
    let keeping = &model.ui.review.keeping;
    if model.ui.review.open.is_some() && model.mount.keeps() && id.is_some_and(|id| id == keeping.slot.id) {
        world.load(&keeping.slot.id, Why::Follow { wiped: false });
    }
}

/// The storage has loaded a review: to go on with, or because another window may have written it.
pub(in super::super) fn loaded(model: &mut Model, why: &Why, id: String, entry: Entry, world: &mut impl World) -> bool {
    let Entry::Sound(head, value) = entry else { return false };
    let follows = matches!(why, Why::Follow { .. });
    let keeping = &model.ui.review.keeping;
    let here = Expected::Stamp(head.stamp.clone());
    // What is on its way finds out for itself.
    if follows && (keeping.writing || keeping.touched || keeping.slot.expected == here) {
        return false;
    }
    let opened = Kept::read(&value).and_then(|kept| {
        let before = kept.before.and_then(|before| Some((report(model, &before, &head)?, before)));
        let edition = model.editions.of(kept.county.value()).ok()?;
        let mut open = Open::new(&edition, kept.county, kept.review, head.beside.clone()).ok()?;
        open.before = before.map(|(report, county)| (county, report.into()));
        for other in kept.others {
            open.show_other(other).ok()?;
        }
        Some(open)
    });
    let Some(open) = opened else { return model.ui.tell(Notice::bad(text::RECORD_DAMAGED)) };
    take(model, open, StorageSlot { id, expected: here }, world);
    model.ui.review.keeping.state = SaveState::Saved(world.now().to_string());
    model.ui.review.touched = true;
    if follows { model.ui.tell(Notice::good(text::OTHER_WINDOW_FOLLOWED)) } else { go(model, Place::Review, world) }
}

fn report(model: &Model, county: &crate::ui::review::County, head: &Head) -> Option<weibao_core::Report> {
    let edition = model.editions.of(county.value()).ok()?;
    let catalog = crate::ui::review::overlaid(&edition, county, &head.beside);
    weibao_core::evaluate(&catalog, county.value(), &weibao_core::Options::default()).ok()
}

/// Makes a review the open one. What was open before is kept.
pub(super) fn take(model: &mut Model, open: Open, slot: StorageSlot, world: &mut impl World) {
    save(model, world);
    if model.mount.keeps() {
        world.note(Some(&slot.id));
    }
    model.ui.review = State { open: Some(open), keeping: Keeping { slot, ..Keeping::default() }, ..State::default() };
    if model.mount.keeps() {
        model.ui.review.keeping.state = SaveState::Saving;
    }
    shown::arrive(model);
}

/// A slot that nobody has written yet.
pub(super) fn fresh(world: &mut impl World) -> StorageSlot {
    StorageSlot { id: world.new_id(), expected: Expected::Stamp(Stamp::NONE) }
}

/// Puts away what is open.
pub(super) fn leave(model: &mut Model, world: &mut impl World) {
    model.ui.review = State::default();
    world.note(model.session().map(|_| model.keeping.slot.id.as_str()));
    model.ui.stale.kept = true;
}
