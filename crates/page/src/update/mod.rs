//! What comes of a message: one file a screen, and a few for what they share.

mod assess;
mod check;
mod documents;
mod duties;
mod edit;
mod exchange;
mod figures;
mod files;
mod form;
mod go;
mod keep;
mod keys;
mod letters;
mod negatives;
mod open;
mod paper;
mod register;
mod review;
mod rollup;
mod round;
mod start;
mod take_away;
mod twin;
mod unfinished;

use take_away::take_away;

use crate::file;
use crate::model::Model;
use crate::msg::{self, Answer, Msg};
use crate::place::Place;
use crate::ui::Notice;
use crate::world::{Timer, Why, World};

/// Opens what was open before, and shows the place that the address names.
pub fn begin(model: &mut Model, world: &mut impl World) {
    open::begin(model, world);
    refresh(model, world);
}

/// Does what a message says. Answers whether to paint.
pub fn update(model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    let mut paint = handle(model, msg, world);
    while let Some(due) = model.due.take() {
        paint |= handle(model, due, world);
    }
    refresh(model, world);
    paint
}

/// Asks anew for what the screen shows of the surroundings, where it may have changed.
fn refresh(model: &mut Model, world: &mut impl World) {
    let stale = core::mem::take(&mut model.ui.stale);
    match model.ui.place {
        Place::Start if stale.kept => start::refresh(model, world),
        Place::Check { .. } if stale.documents => check::refresh(model, world),
        // What is unfinished is looked for once more whenever the drafts have been written: not at every key.
        Place::Form { .. } if stale.documents => form::refresh(model, world),
        Place::Result { .. } if stale.documents => unfinished::soon(model, world),
        Place::Documents { .. } if stale.documents => {
            check::refresh(model, world);
            documents::refresh(model, world);
        }
        Place::Exchange if stale.documents => exchange::refresh(model, world),
        Place::Start
        | Place::Exchange
        | Place::Check { .. }
        | Place::Form { .. }
        | Place::Documents { .. }
        | Place::Negatives { .. }
        | Place::Assess { .. }
        | Place::Figures { .. }
        | Place::Register { .. }
        | Place::Result { .. }
        | Place::Review
        | Place::RollUp
        | Place::Round
        | Place::Manual { .. } => {}
    }
}

fn handle(model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    match msg {
        Msg::Go(place) => go::go(model, place, world),
        Msg::Follow { from, to } => go::follow(model, from, to, world),
        Msg::Back => go::back(model, world),
        Msg::Address(hash) => go::address(model, &hash, world),
        Msg::Rename => go::rename(model, world),
        Msg::NextOpen => go::next_open(model, world),
        Msg::Edit(change) => edit::edit(model, change, world),
        Msg::Normalise(pointer) => edit::normalise(model, &pointer, world),
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
            false
        }
        Msg::Elapsed(Timer::Unfold) => assess::update(model, msg::Assess::Unfold, world),
        Msg::Elapsed(Timer::Settled) => keep::settled(model, world),
        Msg::Elapsed(Timer::Drafts) if matches!(model.ui.place, Place::Result { .. }) => {
            unfinished::look(model, world);
            true
        }
        Msg::WriteDrafts | Msg::Elapsed(Timer::Drafts) => {
            form::write(model, world);
            false
        }
        Msg::Storage(answer) => answered(model, answer, world),
        Msg::StorageChanged(id) => keep::storage_changed(model, id, world),
        Msg::KeepAsCopy => keep::keep_as_copy(model, world),
        Msg::Made(ticket, made) if model.ui.form.asked == Some(ticket) => form::made(model, made, world),
        Msg::Made(ticket, made) if model.ui.rollup.making == Some(ticket) => rollup::made(model, made, world),
        Msg::Made(ticket, made) if model.ui.register.reading.as_ref().is_some_and(|(own, _)| *own == ticket) => {
            register::import::made(model, ticket, made, world)
        }
        Msg::Made(ticket, made) if model.ui.exchange.awaits(ticket) => exchange::made(model, ticket, made, world),
        Msg::Made(ticket, made) => documents::made(model, ticket, made, world),
        Msg::Given(given) => open::given(model, given, world),
        Msg::Dismiss => model.ui.notice.take().is_some(),
        Msg::Shortcuts => toggle(&mut model.ui.shortcuts),
        Msg::Menu => toggle(&mut model.ui.menu),
        Msg::Start(msg) => start::update(model, msg, world),
        Msg::Assess(msg) => assess::update(model, msg, world),
        Msg::Figures(msg) => figures::update(model, msg, world),
        Msg::Register(msg) => register::update(model, msg, world),
        Msg::Review(msg) => review::update(model, msg, world),
        Msg::Round(msg) => round::update(model, msg, world),
        Msg::RollUp(msg) => rollup::update(model, msg, world),
        Msg::Documents(msg) => documents::update(model, msg, world),
        Msg::Exchange(msg) => exchange::update(model, msg, world),
    }
}

fn answered(model: &mut Model, answer: Answer, world: &mut impl World) -> bool {
    match answer {
        Answer::Silent => model.ui.tell(Notice::bad(weibao_text::screens::common::STORAGE_SILENT)),
        Answer::Listed(lists) => start::listed(model, lists),
        Answer::Loaded(why, id, entry) => match why {
            Why::Begin(place) => open::begun(model, place, id, entry, world),
            Why::Open => start::opened(model, id, entry, world),
            Why::Example => start::example_loaded(model, entry, world),
            Why::Follow { wiped } => open::followed(model, &id, entry, wiped, world),
            Why::Rescue => start::rescued(model, entry, world),
        },
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

fn toggle(flag: &mut bool) -> bool {
    *flag = !*flag;
    true
}
