//! What comes of a message: one file a screen, and a few for what they share.

mod assess;
mod check;
mod compared;
mod course;
mod documents;
mod duties;
mod edit;
mod edition;
mod exchange;
mod figures;
mod files;
mod fill;
mod foreign;
mod form;
mod go;
mod keep;
mod keys;
mod later;
mod leaving;
mod letters;
mod negatives;
mod open;
mod paper;
mod picked;
mod picker;
mod points;
mod register;
mod rest;
mod review;
mod rollup;
mod round;
mod seal;
mod start;
mod take_away;
mod twin;
mod unfinished;

use later::OfReview;
use take_away::take_away;

use crate::carried;
use crate::file;
use crate::keeping::Entry;
use crate::model::Model;
use crate::msg::{Answer, Msg};
use crate::place::Place;
use crate::prelude::*;
use crate::ui::Notice;
use crate::world::{Timer, Why, World};

/// Opens what was open before, and shows the place that the address names.
pub fn begin(model: &mut Model, world: &mut impl World) {
    leaving::begin(model, world);
    model.ui.can_carry = world.can_carry();
    open::begin(model, world);
    if !model.ui.opening {
        rest::fetch(model, world);
    }
    if let Some(due) = model.due.take() {
        handle(model, due, world);
    }
    refresh(model, world);
}

/// Does what a message says. Answers whether to paint.
pub fn update(model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    let mut paint = handle(model, msg, world);
    while let Some(next) = model.due.take().or_else(|| model.rest.next()) {
        paint |= handle(model, next, world);
    }
    refresh(model, world);
    paint
}

/// Asks anew for what the screen shows of the surroundings, where it may have changed.
fn refresh(model: &mut Model, world: &mut impl World) {
    if model.ui.stale.documents || model.ui.today.is_empty() {
        model.ui.today = world.now().day();
    }
    match (model.ui.place.is_of_the_rest(), model.rest.here()) {
        (true, Some(here)) => {
            if core::mem::take(&mut model.ui.stale).documents {
                later::refresh(here, model, world);
            }
        }
        // It is asked for when the screen is here.
        (true, None) => {}
        (false, _) => {
            if core::mem::take(&mut model.ui.stale).kept && model.ui.place == Place::Start {
                start::refresh(model, world);
            }
        }
    }
}

fn handle(model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    let Some(msg) = leaving::let_pass(model, msg, world) else { return true };
    match msg {
        Msg::Go(place) => go::go(model, place, world),
        Msg::Follow { from, to } => go::follow(model, from, to, world),
        Msg::Back => go::back(model, world),
        Msg::Address(hash) => go::address(model, &hash, world),
        Msg::Rename => go::rename(model, world),
        Msg::NextOpen => go::next_open(model, world),
        Msg::Edit(change) => edit::edit(model, change, world),
        Msg::Normalise(pointer) => edit::normalise(model, &pointer, world),
        Msg::Undo | Msg::Redo if model.ui.place == Place::Review => {
            of_review(model, OfReview::Step { again: msg == Msg::Redo }, world)
        }
        Msg::Undo => edit::undo(model, world),
        Msg::Redo => edit::redo(model, world),
        Msg::Key(key) => keys::key(model, &key, world),
        Msg::Chosen(purpose, file) => files::chosen(model, purpose, &file, world),
        Msg::Read(purpose, name, bytes) => files::read(model, purpose, name, bytes, world),
        Msg::SaveAs => save_as(model, world),
        Msg::Print => paper::print(model, world),
        Msg::Paper(begins) => paper::turn(model, begins, world),
        Msg::Elapsed(Timer::Paper) => {
            world.print();
            false
        }
        Msg::Save | Msg::Elapsed(Timer::Save) => {
            keep::save(model, world);
            of_review(model, OfReview::Save, world)
        }
        Msg::Elapsed(Timer::Unfold) => assess::unfold(model, world),
        Msg::Elapsed(Timer::Settled) => keep::settled(model, world) | of_review(model, OfReview::Settled, world),
        Msg::Storage(answer) => answered(model, answer, world),
        Msg::StorageChanged(id) => {
            of_review(model, OfReview::Changed(id.clone()), world);
            keep::storage_changed(model, id, world)
        }
        Msg::KeepAsCopy => keep::keep_as_copy(model, world),
        Msg::Given(given) => open::given(model, given, world),
        Msg::Dismiss => model.ui.notice.take().is_some(),
        Msg::Shortcuts => toggle(&mut model.ui.shortcuts),
        Msg::Menu => toggle(&mut model.ui.menu),
        Msg::Start(msg) => start::update(model, msg, world),
        Msg::Assess(msg) => assess::update(model, msg, world),
        Msg::Rest(msg) => rest::update(model, msg, world),
        Msg::SavePage => save_page(model, world),
        Msg::Personal(msg) => leaving::update(model, msg, world),
        later @ (Msg::WriteDrafts
        | Msg::Elapsed(Timer::Drafts)
        | Msg::Made(..)
        | Msg::Figures(_)
        | Msg::Register(_)
        | Msg::Review(_)
        | Msg::Round(_)
        | Msg::Edition(_)
        | Msg::Course(_)
        | Msg::RollUp(_)
        | Msg::Documents(_)
        | Msg::Fill(_)
        | Msg::Exchange(_)) => match model.rest.here() {
            Some(here) => later::handle(here, model, later, world),
            None => rest::hold(model, later, world),
        },
    }
}

/// Tells a review that is open something. Where none is, nothing comes of it.
fn of_review(model: &mut Model, told: OfReview, world: &mut impl World) -> bool {
    let here = model.rest.here().filter(|_| model.ui.review.open.is_some());
    here.is_some_and(|here| later::of_review(here, model, told, world))
}

fn loaded(model: &mut Model, why: Why, id: String, entry: Entry, world: &mut impl World) -> bool {
    // What was open comes before the rest of the program, which is brought here while it is read.
    if matches!(why, Why::Begin(_)) && core::mem::take(&mut model.ui.opening) {
        rest::fetch(model, world);
    }
    let here = model.rest.here();
    if entry.is_review() && here.is_none() {
        return rest::hold(model, Msg::Storage(Answer::Loaded(why, id, entry)), world);
    }
    match (why, here) {
        (why, Some(here)) if entry.is_review() => {
            later::of_review(here, model, OfReview::Loaded(why, id, entry), world)
        }
        (Why::Begin(place), _) => open::begun(model, place, id, entry, world),
        (Why::Open, _) => start::opened(model, id, entry, world),
        (Why::Example, _) => start::example_loaded(model, entry, world),
        (Why::Follow { wiped }, _) => open::followed(model, &id, entry, wiped, world),
        (Why::Rescue, _) => start::rescued(model, entry, world),
    }
}

fn answered(model: &mut Model, answer: Answer, world: &mut impl World) -> bool {
    match answer {
        Answer::Silent => model.ui.tell(Notice::bad(weibao_text::screens::common::STORAGE_SILENT)),
        Answer::Listed(lists) => start::listed(model, lists),
        Answer::Loaded(why, id, entry) => loaded(model, why, id, entry, world),
        Answer::Written(id, outcome) if model.ui.review.is_kept_in(&id) => {
            of_review(model, OfReview::Written(outcome), world)
        }
        Answer::Written(id, outcome) => keep::written(model, &id, outcome, world),
        Answer::Moved(how, outcome) => start::moved(model, how, outcome),
    }
}

fn save_as(model: &mut Model, world: &mut impl World) -> bool {
    let (now, id, is_page) = (world.now(), world.new_id(), model.mount.is_page());
    // What a portal keeps is its own to number.
    if let Some(session) = model.editable().filter(|_| is_page) {
        session.write_out(id, &now.day());
        edit::edited(model, world);
    }
    let Some(file) = model.session().map(|session| file::saved_file(session, &now)) else { return false };
    model.keeping.touched = false;
    if take_away::hand_out(model, file, world) {
        model.keeping.filed_at = Some(now);
        model.keeping.changed_since_filed = false;
    }
    true
}

/// The page with all of the saved file in it, as one file.
fn save_page(model: &mut Model, world: &mut impl World) -> bool {
    let (now, id) = (world.now(), world.new_id());
    let Some(session) = model.editable() else { return false };
    session.write_out(id, &now.day());
    edit::edited(model, world);
    let Some(session) = model.session() else { return false };
    let Some(bytes) = world.page_with(&carried::within(session.file().value())) else { return false };
    let name = file::name(session.county(), weibao_text::screens::common::FILE_ASSESSMENT, "html", &now);
    model.keeping.touched = false;
    if take_away::hand_out(model, file::File { name, bytes }, world) {
        model.keeping.filed_at = Some(now);
        model.keeping.changed_since_filed = false;
    }
    true
}

fn toggle(flag: &mut bool) -> bool {
    *flag = !*flag;
    true
}
