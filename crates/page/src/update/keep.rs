//! Keeping the work: writing it to the browser's storage, and what to do where that fails or another window has written it.
//!
//! One entry at a time is on its way. It is called kept only once the storage has said so, and only if nothing was changed meanwhile.

use weibao_terms::StorageFailure;
use weibao_text::screens::{common as text, start};

use crate::keeping::{Expected, Head, SaveState, Stamp, StorageSlot, Written};
use crate::model::Model;
use crate::msg::Msg;
use crate::prelude::*;
use crate::queries::progress;
use crate::saved_file::json_text;
use crate::ui::Notice;
use crate::world::{Timer, Why, World};

/// How long typing may pause before the work is written, in milliseconds.
const SAVE_AFTER: u32 = 200;
/// After how many milliseconds a browser has brought to the disk what it was given: Chromium needs less than four seconds.
const SETTLED_AFTER: u32 = 8_000;

/// Something was changed.
pub(super) fn touched(model: &mut Model, world: &mut impl World) {
    if model.session().is_none() {
        return;
    }
    let keeping = &mut model.keeping;
    keeping.touched = true;
    keeping.behind = keeping.writing;
    if model.mount.keeps() && keeping.state != SaveState::Unsaved(StorageFailure::OtherWindow) {
        if matches!(keeping.state, SaveState::Saved(_) | SaveState::Settling) {
            keeping.state = SaveState::Saving;
        }
        world.later(Timer::Save, SAVE_AFTER);
    }
}

/// Sends what is open on its way into the storage, where that is not what lies there. Answers whether it was sent.
pub(super) fn save(model: &mut Model, world: &mut impl World) -> bool {
    let Some(session) = model.session().filter(|_| model.mount.keeps() && !model.keeping.writing) else {
        return false;
    };
    match model.keeping.state {
        SaveState::Saved(_) | SaveState::Settling | SaveState::Unsaved(StorageFailure::OtherWindow) => return false,
        SaveState::Elsewhere | SaveState::Saving | SaveState::Unsaved(_) => {}
    }
    let totals = &session.report().totals;
    let head = Head {
        county: session.county().to_owned(),
        answered: progress::answered(totals),
        standards: totals.standards,
        beside: session.beside().clone(),
        place: model.ui.here().hash(),
        origin: session.origin().to_owned(),
        ..Head::default()
    };
    world.write(&model.keeping.slot, head, json_text(session.file().value()));
    model.keeping.writing = true;
    model.keeping.behind = false;
    true
}

/// The storage has written an entry, or could not.
pub(super) fn written(
    model: &mut Model,
    id: &str,
    outcome: Result<Written, StorageFailure>,
    world: &mut impl World,
) -> bool {
    model.ui.stale.kept = true;
    if model.session().is_none() || model.keeping.slot.id != id || !model.keeping.writing {
        return true;
    }
    let keeping = &mut model.keeping;
    keeping.writing = false;
    match outcome {
        Ok(Written { stamp, durable }) => {
            keeping.slot.expected = Expected::Stamp(stamp);
            if keeping.behind {
                keeping.state = SaveState::Saving;
                save(model, world);
                return true;
            }
            keeping.touched = false;
            if durable {
                keeping.state = SaveState::Saved(world.now().to_string());
            } else {
                keeping.state = SaveState::Settling;
                world.later(Timer::Settled, SETTLED_AFTER);
            }
        }
        Err(why) => {
            keeping.state = SaveState::Unsaved(why);
            model.ui.announce(text::unsaved(why));
        }
    }
    if let Some(wanted) = model.waiting.take() {
        match (model.at_risk(), &model.keeping.state) {
            (true, SaveState::Unsaved(StorageFailure::OtherWindow)) => {
                keep_as_copy(model, world);
                model.waiting = Some(wanted);
            }
            (true, _) => {
                model.ui.tell(Notice::bad(start::WOULD_LOSE));
            }
            (false, _) => model.due = Some(*wanted),
        }
    }
    true
}

/// The browser has had the time to bring to the disk what it was given.
pub(super) fn settled(model: &mut Model, world: &mut impl World) -> bool {
    let settled = model.keeping.state == SaveState::Settling;
    if settled {
        model.keeping.state = SaveState::Saved(world.now().to_string());
    }
    settled
}

/// Whether another assessment may take the place of the open one now. If not, `wanted` is done as soon as it may,
/// or the user is told why it may not.
pub(super) fn may_leave(model: &mut Model, wanted: Msg, world: &mut impl World) -> bool {
    if model.session().is_none() || !model.mount.keeps() {
        return true;
    }
    if !model.keeping.touched {
        // Nothing of the user's would be lost, and what is there goes its way.
        save(model, world);
        return true;
    }
    match model.keeping.state {
        SaveState::Elsewhere | SaveState::Saved(_) | SaveState::Settling => return true,
        SaveState::Unsaved(StorageFailure::OtherWindow) => {
            keep_as_copy(model, world);
        }
        SaveState::Saving | SaveState::Unsaved(_) => {
            save(model, world);
        }
    }
    model.waiting = Some(Box::new(wanted));
    false
}

/// Goes on in a slot of its own.
pub(super) fn keep_as_copy(model: &mut Model, world: &mut impl World) -> bool {
    if model.session().is_none() {
        return false;
    }
    model.keeping.slot = StorageSlot::fresh(world.new_id());
    model.keeping.state = SaveState::Saving;
    model.keeping.writing = false;
    world.note(Some(&model.keeping.slot.id));
    save(model, world);
    model.ui.tell(Notice::good(text::KEPT_AS_COPY))
}

/// How what lies in the storage stands to what is open.
pub(super) enum Compared {
    /// It is that, or this window finds out when it writes.
    Same,
    /// It is not there any more.
    Gone,
    /// Another window has written it, and nothing was changed here.
    Newer,
}

/// Another window has changed the storage, or the browser has taken it away: then no slot is named.
pub(super) fn storage_changed(model: &mut Model, id: Option<String>, world: &mut impl World) -> bool {
    model.ui.stale.kept = true;
    let slot = &model.keeping.slot;
    if model.session().is_some() && model.mount.keeps() && id.as_ref().is_none_or(|id| *id == slot.id) {
        world.load(&slot.id, Why::Follow { wiped: id.is_none() });
    }
    true
}

/// Another window may have written what is open: `there` is the stamp of its entry.
pub(super) fn compare(model: &mut Model, there: &Stamp) -> Compared {
    let keeping = &mut model.keeping;
    // What is on its way finds out for itself.
    if keeping.writing || keeping.slot.expected == Expected::Stamp(there.clone()) {
        return Compared::Same;
    }
    if *there == Stamp::NONE {
        keeping.slot.expected = Expected::Stamp(Stamp::NONE);
        keeping.state = SaveState::Saving;
        return Compared::Gone;
    }
    if matches!(keeping.state, SaveState::Saved(_) | SaveState::Settling) {
        return Compared::Newer;
    }
    keeping.state = SaveState::Unsaved(StorageFailure::OtherWindow);
    model.ui.announce(text::unsaved(StorageFailure::OtherWindow));
    Compared::Same
}
