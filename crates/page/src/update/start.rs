//! Start: new, the example, what is kept on this machine.

use serde_json::Value;
use weibao_core::maps::object;
use weibao_terms::{StorageFailure, Viewer};
use weibao_text::screens::common;
use weibao_text::screens::start as text;

use super::go::go;
use super::open::{self, ALL_STANDARDS, Opened, entry_opened, receive};
use super::{foreign, keep, picker, rest, take_away};
use crate::file::{self, File};
use crate::keeping::{Entry, Kept, StorageSlot, pieces};
use crate::model::Model;
use crate::msg::{self, CountyField, Start};
use crate::place::Place;
use crate::prelude::*;
use crate::rest::Here;
use crate::ui::{Focus, Notice};
use crate::world::{Move, Why, World};

/// The setting that keeps who looks at the page.
const VIEWER: &str = "viewer";

/// The slot of the example: one is enough, and what was tried in it is still there next time.
const EXAMPLE_SLOT: &str = "example";

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Start, world: &mut impl World) -> bool {
    match msg {
        Start::Typed(field, typed) => {
            if field == CountyField::Name {
                picker::wanted(model, world);
            }
            let state = &mut model.ui.start;
            match field {
                CountyField::Name => {
                    state.name = typed;
                    // The code was that of another name.
                    state.code.clear();
                    state.settled = false;
                }
                CountyField::City => state.city = typed,
                CountyField::Province => state.province = typed,
            }
            true
        }
        Start::Pick(code) => picker::pick(model, &code),
        Start::OwnName => {
            model.ui.start.settled = true;
            true
        }
        Start::Adopt(code) => picker::adopt(model, &code, world),
        Start::Viewer(viewer) => {
            world.set_setting(VIEWER, viewer.key());
            model.ui.start.viewer = Some(viewer);
            go(model, viewed(viewer), world)
        }
        Start::Divisions(list) => picker::arrived(model, list),
        Start::New => begin(model, world),
        Start::Example => match model.rest.here() {
            Some(here) => example(here, model, world),
            None => rest::hold(model, msg::Msg::Start(Start::Example), world),
        },
        Start::Open(id) => {
            if keep::may_leave(model, msg::Msg::Start(Start::Open(id.clone())), world) {
                world.load(&id, Why::Open);
            }
            true
        }
        Start::Discard(id, county) => discard(model, id, county, world),
        Start::Restore(id) => {
            world.relocate(&id, Move::Restore);
            false
        }
        Start::Erase(id) => erase(model, id, world),
        Start::Rescue(id) => {
            world.load(&id, Why::Rescue);
            false
        }
    }
}

/// Which screen belongs to whoever looks at the page.
pub fn viewed(viewer: Viewer) -> Place {
    match viewer {
        Viewer::County => Place::Start,
        Viewer::Unit => Place::Fill,
        Viewer::Review => Place::Review,
        Viewer::Above => Place::RollUp,
    }
}

/// Looks anew at what the storage keeps, and at who looks at the page.
pub(super) fn refresh(model: &mut Model, world: &mut impl World) {
    if model.ui.start.viewer.is_none() {
        model.ui.start.viewer = world.setting(VIEWER).as_deref().and_then(Viewer::parse);
    }
    if model.session().is_some() {
        picker::wanted(model, world);
    }
    if model.mount.keeps() {
        world.list();
    }
}

/// The storage has said what it keeps.
pub(super) fn listed(model: &mut Model, lists: Result<(Vec<Kept>, Vec<Kept>), StorageFailure>) -> bool {
    let state = &mut model.ui.start;
    state.refused = lists.is_err();
    if let Ok((kept, discarded)) = lists {
        state.kept = kept;
        state.discarded = discarded;
    }
    true
}

fn begin(model: &mut Model, world: &mut impl World) -> bool {
    // Two without a name cannot be told apart.
    if model.ui.start.name.trim().is_empty() {
        model.ui.focus = Some(Focus::CountyName);
        return model.ui.tell(Notice::bad(text::NAME_MISSING));
    }
    if !keep::may_leave(model, msg::Msg::Start(Start::New), world) {
        return true;
    }
    let state = &model.ui.start;
    let mut county = object([("name", state.name.trim().into())]);
    let edition = if state.code.is_empty() { "" } else { weibao_divisions::EDITION };
    let fields = [("code", state.code.as_str()), ("divisions", edition)];
    for (key, value) in [("city", state.city.trim()), ("province", state.province.trim())].into_iter().chain(fields) {
        if let (false, Some(fields)) = (value.is_empty(), county.as_object_mut()) {
            fields.insert(key.to_owned(), value.into());
        }
    }
    let value = weibao_core::new_assessment(&model.catalog, Some(&county));
    open_new(model, value, None, text::NEW, Place::Negatives { item: None }, world)
}

fn example(here: Here, model: &mut Model, world: &mut impl World) -> bool {
    if !keep::may_leave(model, msg::Msg::Start(Start::Example), world) {
        return true;
    }
    if model.mount.is_page() {
        world.load(EXAMPLE_SLOT, Why::Example);
        return false;
    }
    open_example(here, model, None, world)
}

/// The storage has loaded the example, where it was opened before.
pub(super) fn example_loaded(model: &mut Model, entry: Entry, world: &mut impl World) -> bool {
    let missing = entry == Entry::Missing;
    if matches!(entry, Entry::Sound(..)) && entry_opened(model, EXAMPLE_SLOT.to_owned(), entry, world) {
        return go(model, Place::RESULT, world);
    }
    let Some(here) = model.rest.here() else { return false };
    // Whatever is kept under that name cannot be opened: it stays as it is.
    let id = if missing { EXAMPLE_SLOT.to_owned() } else { world.new_id() };
    open_example(here, model, Some(StorageSlot::fresh(id)), world)
}

/// A door.
#[inline(never)]
fn open_example(_: Here, model: &mut Model, slot: Option<StorageSlot>, world: &mut impl World) -> bool {
    open_new(model, weibao_standards::example(), slot, text::EXAMPLE, Place::RESULT, world)
}

fn open_new(
    model: &mut Model,
    value: Value,
    slot: Option<StorageSlot>,
    what: &str,
    place: Place,
    world: &mut impl World,
) -> bool {
    match open::value(&model.editions, value) {
        Opened::Open(session, _) => receive(model, *session, slot, what, place, world),
        Opened::Foreign(value) => foreign::show(model, String::new(), value, world),
        Opened::Refused(lines) => model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(lines)),
    }
}

/// The storage has loaded what the user wants to go on with.
pub(super) fn opened(model: &mut Model, id: String, entry: Entry, world: &mut impl World) -> bool {
    let was_at = match &entry {
        Entry::Sound(head, _) => Place::from_hash(&head.place).filter(Place::needs_session),
        Entry::Missing | Entry::Damaged(_) => None,
    };
    let is_open = match &entry {
        Entry::Damaged(entry) => open::damaged_opened(model, entry, world),
        Entry::Missing | Entry::Sound(..) => entry_opened(model, id, entry, world),
    };
    if is_open {
        let told = model.ui.notice.take();
        go(model, was_at.unwrap_or(ALL_STANDARDS), world);
        model.ui.notice = told;
    }
    true
}

/// The storage has loaded a damaged entry: what is left of the saved file, which the page opens as far as it is sound.
pub(super) fn rescued(model: &mut Model, entry: Entry, world: &mut impl World) -> bool {
    let Entry::Damaged(entry) = entry else { return false };
    let bytes = pieces(&entry).1.as_bytes().to_vec();
    let name = file::name("", text::DAMAGED_FILE, "json", &world.now());
    take_away(model, File { name, bytes }, world)
}

fn discard(model: &mut Model, id: String, county: String, world: &mut impl World) -> bool {
    if model.session().is_some() && model.keeping.slot.id == id {
        if !keep::may_leave(model, msg::Msg::Start(Start::Discard(id.clone(), county.clone())), world) {
            return true;
        }
        open::close(model, world);
    }
    model.ui.start.discarding = true;
    world.relocate(&id, Move::Discard(county));
    true
}

/// Wipes an entry for good at the second asking; from there is no way back.
fn erase(model: &mut Model, id: String, world: &mut impl World) -> bool {
    let asked = model.ui.start.erasing.take();
    if asked.as_ref() == Some(&id) {
        world.relocate(&id, Move::Erase);
        return true;
    }
    model.ui.start.erasing = Some(id);
    model.ui.announce(text::ERASE_ASKS)
}

/// The storage has moved or wiped an entry, or could not.
pub(super) fn moved(model: &mut Model, how: Move, outcome: Result<(), StorageFailure>) -> bool {
    model.ui.stale.kept = true;
    // The button that was pressed is gone, or stands in another list.
    model.ui.focus = Some(Focus::Kept);
    model.ui.tell(match outcome {
        Ok(()) => Notice::good(match how {
            Move::Discard(county) => text::discarded(&county),
            Move::Restore => text::RESTORED.into(),
            Move::Erase => text::ERASED.into(),
        }),
        Err(StorageFailure::Refused) => Notice::bad(text::KEPT_REFUSED),
        Err(StorageFailure::Full | StorageFailure::OtherWindow) => Notice::bad(text::NO_ROOM),
    })
}
