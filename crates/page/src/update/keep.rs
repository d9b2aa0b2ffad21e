//! Keeping the work: writing it to the browser's storage, and what to do where that fails or another window has written it.
//!
//! One entry at a time is on its way. It is called kept only once the storage has said so, and only if nothing was changed meanwhile.

use weibao_terms::StorageFailure;
use weibao_text::screens::{common as text, start};

use crate::keeping::{Expected, Head, SaveState, StorageSlot};
use crate::model::Model;
use crate::msg::Msg;
use crate::prelude::*;
use crate::queries::progress;
use crate::saved_file::json_text;
use crate::ui::Notice;
use crate::world::{Timer, Why, World};

/// How long typing may pause before the work is written, in milliseconds.
const SAVE_AFTER: u32 = 200;

/// Something was changed.
pub(super) fn touched(model: &mut Model, world: &mut impl World) {
    if model.session().is_none() {
        return;
    }
    let keeping = &mut model.keeping;
    keeping.touched = true;
    keeping.behind = keeping.writing;
    if model.mount.keeps() && keeping.state != SaveState::Unsaved(StorageFailure::OtherWindow) {
        if matches!(keeping.state, SaveState::Saved(_)) {
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
        SaveState::Saved(_) | SaveState::Unsaved(StorageFailure::OtherWindow) => return false,
        SaveState::Elsewhere | SaveState::Saving | SaveState::Unsaved(_) => {}
    }
    let totals = &session.report().totals;
    let head = Head {
        county: session.county().to_owned(),
        answered: progress::answered(totals),
        standards: totals.standards,
        beside: session.beside().clone(),
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
    outcome: Result<u64, StorageFailure>,
    world: &mut impl World,
) -> bool {
    model.ui.stale.kept = true;
    if model.session().is_none() || model.keeping.slot.id != id || !model.keeping.writing {
        return true;
    }
    let keeping = &mut model.keeping;
    keeping.writing = false;
    match outcome {
        Ok(revision) => {
            keeping.slot.expected = Expected::Revision(revision);
            if keeping.behind {
                keeping.state = SaveState::Saving;
                save(model, world);
                return true;
            }
            keeping.touched = false;
            keeping.state = SaveState::Saved(world.now().to_string());
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
        SaveState::Elsewhere | SaveState::Saved(_) => return true,
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

/// Another window has changed the storage.
pub(super) fn storage_changed(model: &mut Model, id: Option<String>, world: &mut impl World) -> bool {
    model.ui.stale.kept = true;
    let slot = &model.keeping.slot;
    if model.session().is_some() && model.mount.keeps() && id.is_none_or(|id| id == slot.id) {
        world.load(&slot.id, Why::Follow);
    }
    true
}

/// Another window may have written what is open: `there` is the revision of its entry, 0 where there is none.
/// Answers whether what it wrote is to be shown.
pub(super) fn compare(model: &mut Model, there: u64) -> bool {
    let keeping = &mut model.keeping;
    // What is on its way finds out for itself.
    if keeping.writing || keeping.slot.expected == Expected::Revision(there) {
        return false;
    }
    if there == 0 {
        // Discarded elsewhere, or the storage was wiped: what is open here is written again with the next edit.
        keeping.slot.expected = Expected::Revision(0);
        keeping.state = SaveState::Saving;
        model.ui.tell(Notice::bad(text::RECORD_GONE));
        return false;
    }
    if matches!(keeping.state, SaveState::Saved(_)) {
        return true;
    }
    keeping.state = SaveState::Unsaved(StorageFailure::OtherWindow);
    model.ui.announce(text::unsaved(StorageFailure::OtherWindow));
    false
}
