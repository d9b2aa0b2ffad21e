//! Opening: a saved file that the user brought or began, an entry of the storage, what a portal gives.

use serde_json::Value;
use weibao_core::{FORMAT, Problem, VERSION};
use weibao_text::screens::{common as text, edition as editing};

use super::edit::{edit, edited};
use super::foreign;
use super::go::go;
use super::keep::{self, Compared};
use crate::editions::Editions;
use crate::keeping::{Entry, Expected, Keeping, SaveState, Stamp, StorageSlot, pieces};
use crate::model::Model;
use crate::mount::Mount;
use crate::msg::{Given, Msg};
use crate::place::Place;
use crate::prelude::*;
use crate::salvage::salvage;
use crate::saved_file::Edit;
use crate::session::{Change, Session};
use crate::ui::{Notice, Stale, Ui};
use crate::world::{Purpose, Why, World};

/// What documents and packages begin with: zip, and what old Word and WPS write.
const OFFICE_FILES: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// Where the work on what was opened begins.
pub(super) const ALL_STANDARDS: Place = Place::Assess { area: None, standard: None };

/// What came of it.
pub(super) enum Opened {
    /// It is open; these defects were seen, and what they are about is kept as it is.
    Open(Box<Session>, Vec<Problem>),
    /// It is a sound file of an edition of the standards that this software does not carry.
    Foreign(Value),
    /// It is not: why, a line each.
    Refused(Vec<String>),
}

/// Opens a file's bytes as far as they are sound. Beside it stands where they are damaged, in words, if they are.
pub(super) fn bytes(editions: &Editions, bytes: &[u8]) -> (Opened, Option<String>) {
    match written(bytes) {
        Ok(body) => body_opened(editions, body),
        Err(why) => (Opened::Refused(vec![why]), None),
    }
}

/// Opens a saved file's text, as far as it is sound.
fn body_opened(editions: &Editions, body: &str) -> (Opened, Option<String>) {
    // What 0.1.0 and 0.2.0 saved of a damaged record has the record's head before it.
    let body = pieces(body).1;
    let error = match serde_json::from_str(body) {
        Ok(value) => return (self::value(editions, value), None),
        Err(error) => error,
    };
    // Nobody knows of which edition it is before it is whole.
    let part = editions.all().first().and_then(|newest| salvage(newest, body, &error));
    let part = part.map(|value| self::value(editions, value));
    let (line, column) = (error.line(), characters(body, error.line(), error.column()));
    match part {
        Some(opened @ Opened::Open(..)) => (opened, Some(text::opened_in_part(line, column))),
        Some(Opened::Foreign(_) | Opened::Refused(_)) | None => {
            (Opened::Refused(vec![text::not_json(line, column)]), None)
        }
    }
}

/// What a file's bytes say, or why they say nothing.
pub(super) fn json(bytes: &[u8]) -> Result<Value, String> {
    let body = written(bytes)?;
    serde_json::from_str(body)
        .map_err(|error| text::not_json(error.line(), characters(body, error.line(), error.column())))
}

/// The text of a file's bytes, or why they are none.
pub(super) fn written(bytes: &[u8]) -> Result<&str, String> {
    if OFFICE_FILES.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(text::OFFICE_FILE.to_owned());
    }
    let written = core::str::from_utf8(bytes).map_err(|_| text::NOT_UTF8.to_owned())?;
    Ok(written.trim_start_matches('\u{feff}'))
}

/// How many characters a line has up to so many of its bytes.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// Opens a saved file, by the edition that it names.
pub(super) fn value(editions: &Editions, value: Value) -> Opened {
    let Ok(catalog) = editions.of(&value) else {
        return if is_readable(&value) { Opened::Foreign(value) } else { refused(editions, value) };
    };
    match Session::open(&catalog, value) {
        Ok(session) => {
            let problems = session.problems();
            Opened::Open(Box::new(session), problems)
        }
        Err(problems) => Opened::Refused(problems.into_iter().map(|problem| problem.text).collect()),
    }
}

/// Whether it is a file of ours in a version that can be read, whatever its edition.
fn is_readable(file: &Value) -> bool {
    let version = file.get("version").and_then(Value::as_u64).unwrap_or(u64::from(VERSION));
    file.get("format").and_then(Value::as_str) == Some(FORMAT) && version <= u64::from(VERSION)
}

/// Why the newest edition cannot read it.
fn refused(editions: &Editions, value: Value) -> Opened {
    let newest = editions.all().first().cloned().unwrap_or_default();
    let problems = Session::open(&newest, value).err().unwrap_or_default();
    Opened::Refused(problems.into_iter().map(|problem| problem.text).collect())
}

// ---------------------------------------------------------------- the storage

/// Opens what was open before a reload, at the place that the address names.
pub(super) fn begin(model: &mut Model, world: &mut impl World) {
    match model.mount.clone() {
        Mount::Nowhere => {}
        Mount::Page => {
            let place = Place::from_hash(&world.address()).unwrap_or_default();
            // What the page came with is opened once: a reload goes on with what became of it.
            if let (Some(data), None) = (world.carried(), world.noted()) {
                go(model, Place::Start, world);
                let name = text::CARRIED.to_owned();
                model.due = Some(Msg::Read(Purpose::Assessment, name, Some(data.into_bytes())));
                return;
            }
            match world.noted().filter(|_| place.needs_session() || place == Place::Review) {
                Some(id) => {
                    model.ui.opening = true;
                    world.load(&id, Why::Begin(place));
                }
                None => {
                    go(model, place, world);
                }
            }
        }
        Mount::Element(element) => {
            go(model, ALL_STANDARDS, world);
            // Whoever reads the portal's page is not pulled to this part of it.
            model.ui.focus = None;
            if let Some(slot) = element.slot {
                model.ui.opening = true;
                world.load(&slot, Why::Begin(ALL_STANDARDS));
            }
        }
    }
}

/// The storage has loaded what was open before a reload.
pub(super) fn begun(model: &mut Model, place: Place, id: String, entry: Entry, world: &mut impl World) -> bool {
    // Meanwhile something else was opened or given.
    if model.session().is_some() {
        return false;
    }
    if model.mount.is_page() {
        entry_opened(model, id, entry, world);
        return go(model, place, world);
    }
    if entry == Entry::Missing {
        // What is begun here never takes the place of what another window keeps meanwhile.
        model.keeping.slot = StorageSlot::fresh(id);
    } else if matches!(entry, Entry::Sound(..)) && entry_opened(model, id, entry, world) {
        judge(model, world);
        go(model, place, world);
        model.ui.focus = None;
    }
    true
}

/// Opens an entry of the storage. Answers whether it is open.
pub(super) fn entry_opened(model: &mut Model, id: String, entry: Entry, world: &mut impl World) -> bool {
    let told = match entry {
        Entry::Sound(head, value) => match self::value(&model.editions, value) {
            Opened::Open(mut session, _) => {
                session.bring(head.beside);
                session.came_from(head.origin);
                let slot = StorageSlot { id, expected: Expected::Stamp(head.stamp) };
                take_over(model, *session, slot, true, world);
                return true;
            }
            // It stays where it is kept: only looked at.
            Opened::Foreign(value) => {
                foreign::show(model, head.origin, value, world);
                return false;
            }
            Opened::Refused(lines) => Notice::bad(text::RECORD_REFUSED).with(lines),
        },
        Entry::Missing => Notice::bad(text::RECORD_MISSING),
        Entry::Damaged(_) => Notice::bad(text::RECORD_DAMAGED),
    };
    model.ui.tell(told);
    false
}

/// Opens what is sound of a damaged entry in a slot of its own: the entry stays as it is. Answers whether it is open.
pub(super) fn damaged_opened(model: &mut Model, entry: &str, world: &mut impl World) -> bool {
    let (head, body) = pieces(entry);
    let (Opened::Open(mut session, _), damage) = body_opened(&model.editions, body) else {
        model.ui.tell(Notice::bad(text::RECORD_DAMAGED));
        return false;
    };
    if let Some(head) = head {
        session.bring(head.beside);
    }
    let slot = next_slot(model, world);
    take_over(model, *session, slot, false, world);
    model.ui.tell(Notice::bad(text::RECORD_OPENED_IN_PART).with(damage));
    true
}

/// The storage has loaded what is open, which another window may have written. `wiped`: all of the storage may have been.
pub(super) fn followed(model: &mut Model, id: &str, entry: Entry, wiped: bool, world: &mut impl World) -> bool {
    if model.session().is_none() || model.keeping.slot.id != id {
        return false;
    }
    let there = match &entry {
        Entry::Sound(head, _) => head.stamp.clone(),
        Entry::Missing | Entry::Damaged(_) => Stamp::NONE,
    };
    match keep::compare(model, &there) {
        Compared::Same => {}
        Compared::Gone if wiped => {
            // Nobody has discarded it: it is written again at once.
            model.ui.tell(Notice::bad(text::STORAGE_WIPED));
            keep::save(model, world);
        }
        Compared::Gone => {
            model.ui.tell(Notice::bad(text::RECORD_GONE));
        }
        Compared::Newer => newer(model, entry, world),
    }
    true
}

/// Shows what another window has written, as a step that can be taken back.
fn newer(model: &mut Model, entry: Entry, world: &mut impl World) {
    let Entry::Sound(head, value) = entry else { return };
    match self::value(&model.editions, value.clone()) {
        // What is open is judged by its own edition as long as it is open.
        Opened::Open(session, _) if model.session().is_some_and(|open| open.edition() == session.edition()) => {}
        Opened::Open(..) | Opened::Foreign(_) => {
            model.ui.tell(Notice::bad(text::RECORD_REFUSED).with([editing::OTHER_EDITION.to_owned()]));
            return;
        }
        Opened::Refused(lines) => {
            model.ui.tell(Notice::bad(text::RECORD_REFUSED).with(lines));
            return;
        }
    }
    let place = model.ui.place.clone();
    model.follow(head.beside, Change::new(Edit::Set(String::new(), value), text::OTHER_WINDOWS_CHANGE, place));
    model.keeping.slot.expected = Expected::Stamp(head.stamp);
    model.keeping.state = SaveState::Saved(world.now().to_string());
    model.keeping.touched = false;
    model.ui.stale = Stale::ALL;
    model.arrive();
    if let Some(session) = model.session() {
        world.tell(session, false);
    }
    model.ui.tell(Notice::good(text::OTHER_WINDOW_FOLLOWED));
}

// ---------------------------------------------------------------- what takes the place of what is open

/// The slot of what is opened next.
fn next_slot(model: &Model, world: &mut impl World) -> StorageSlot {
    match &model.mount {
        Mount::Page => StorageSlot::fresh(world.new_id()),
        // What another window wrote there meanwhile is not written over.
        Mount::Element(element) if element.slot.as_ref() == Some(&model.keeping.slot.id) => model.keeping.slot.clone(),
        Mount::Element(element) => StorageSlot { id: element.slot.clone().unwrap_or_default(), ..Default::default() },
        Mount::Nowhere => StorageSlot::default(),
    }
}

/// Makes a session the open one. `saved`: whether the storage holds it as it is.
fn take_over(model: &mut Model, session: Session, slot: StorageSlot, saved: bool, world: &mut impl World) {
    keep::save(model, world);
    model.waiting = None;
    model.keeping = Keeping { slot, ..Keeping::default() };
    if model.mount.keeps() {
        model.keeping.state = if saved { SaveState::Saved(world.now().to_string()) } else { SaveState::Saving };
        world.note(Some(&model.keeping.slot.id));
    }
    model.put(Some(session));
    model.ui = Ui {
        place: core::mem::take(&mut model.ui.place),
        stale: Stale::ALL,
        // They are of other counties' files, and stay whatever is open.
        review: core::mem::take(&mut model.ui.review),
        rollup: core::mem::take(&mut model.ui.rollup),
        // So is what a unit fills in.
        fill: core::mem::take(&mut model.ui.fill),
        can_carry: model.ui.can_carry,
        // What is kept on this machine stays kept, and tells what is opened next apart from it.
        start: crate::ui::start::State {
            kept: core::mem::take(&mut model.ui.start.kept),
            discarded: core::mem::take(&mut model.ui.start.discarded),
            divisions: core::mem::take(&mut model.ui.start.divisions),
            viewer: model.ui.start.viewer,
            ..Default::default()
        },
        ..Ui::default()
    };
    keep::save(model, world);
}

/// Closes what is open.
pub(super) fn close(model: &mut Model, world: &mut impl World) {
    model.put(None);
    model.keeping = Keeping::default();
    world.note(None);
}

/// Opens what the user brought or began, in this slot where one is named. `what`: the same in words, for 撤销. Answers whether it is open.
pub(super) fn receive(
    model: &mut Model,
    session: Session,
    slot: Option<StorageSlot>,
    what: &str,
    place: Place,
    world: &mut impl World,
) -> bool {
    if !model.may_change() {
        return false;
    }
    if model.mount.is_page() || model.session().is_none() {
        let slot = slot.unwrap_or_else(|| next_slot(model, world));
        take_over(model, session, slot, false, world);
        if !model.mount.is_page() {
            judge(model, world);
            edited(model, world);
        }
    } else {
        let whole = Edit::Set(String::new(), model.mount.under_overlay(session.file().value().clone()));
        edit(model, Change::new(whole, what, place.clone()), world);
    }
    go(model, place, world);
    true
}

// ---------------------------------------------------------------- what the surroundings give

/// Takes it in. Answers whether to paint.
pub(super) fn given(model: &mut Model, given: Given, world: &mut impl World) -> bool {
    match given {
        Given::Assessment(value) => {
            let value = model.mount.under_overlay(value);
            // What a portal's framework hands back after an edit is no news.
            if model.session().is_some_and(|session| session.file().value() == &value) {
                return false;
            }
            open_given(model, value, world)
        }
        Given::Beside(beside) => {
            if let Mount::Element(element) = &mut model.mount {
                element.beside = beside;
            }
            judge(model, world)
        }
        Given::ReadOnly(read_only) => {
            if let Mount::Element(element) = &mut model.mount {
                element.read_only = read_only;
            }
            true
        }
        Given::Refused(what, problems) => {
            let lines = problems.iter().map(|problem| text::problem(&problem.path, &problem.text));
            model.ui.tell(Notice::bad(what).with(lines))
        }
    }
}

/// Has what is open judged by what the surroundings want.
fn judge(model: &mut Model, world: &mut impl World) -> bool {
    model.judge();
    let Some(session) = model.session() else { return false };
    let value = model.mount.under_overlay(session.file().value().clone());
    if session.file().value() != &value {
        return open_given(model, value, world);
    }
    world.tell(session, false);
    true
}

/// Opens what the surroundings give, where the user is, without taking the keyboard from whatever has it.
fn open_given(model: &mut Model, value: Value, world: &mut impl World) -> bool {
    match self::value(&model.editions, value) {
        Opened::Open(mut session, _) => {
            session.bring(model.mount.beside());
            let stays = model.session().is_some() && model.ui.place.needs_session();
            let slot = next_slot(model, world);
            take_over(model, *session, slot, false, world);
            let place = if stays { model.ui.place.clone() } else { ALL_STANDARDS };
            go(model, place, world);
            model.ui.focus = None;
            if let Some(session) = model.session() {
                world.tell(session, false);
            }
            true
        }
        Opened::Foreign(value) => foreign::show(model, String::new(), value, world),
        Opened::Refused(lines) => model.ui.tell(Notice::bad(text::VALUE_REFUSED).with(lines)),
    }
}
