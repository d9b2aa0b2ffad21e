//! 复核和对比: the next round on the ground of what is open, what it carries, and two files beside each other.

use serde_json::Value;
use weibao_chain::{CompareOptions, compare, next_round};
use weibao_core::Problem;
use weibao_core::date::Date;
use weibao_core::maps::object;
use weibao_terms::NegativeState;
use weibao_text::screens::{common, export as making, round as text};

use super::edit::edit;
use super::open::{self, Opened, receive};
use super::{keep, take_away};
use crate::file::{self, File};
use crate::model::Model;
use crate::msg::{Msg, Round};
use crate::place::Place;
use crate::prelude::*;
use crate::queries::round as query;
use crate::saved_file::{Edit, at, county_of};
use crate::session::{Change, Session};
use crate::ui::round::Rename;
use crate::ui::{Focus, Notice};
use crate::world::{Job, Made, Product, Ticket, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Round, world: &mut impl World) -> bool {
    match msg {
        Round::New => begin(model, world),
        Round::Period(end, typed) => {
            let mut period = query::period(&model.ui.round, &world.now().day());
            if let Some(day) = period.get_mut(usize::from(end)) {
                *day = typed;
            }
            model.ui.round.period = Some(period);
            true
        }
        Round::Still(id) => {
            let today = world.now().day();
            let change = model.session().and_then(|session| {
                let standard = session.catalog().standard(&id)?;
                let edit = query::still(session.file(), standard, &today)?;
                Some(Change::new(edit, text::what_still(&id), Place::standard(&id)))
            });
            // The button has gone with what it did.
            model.ui.focus = Some(Focus::Standard(id));
            change.is_some_and(|change| edit(model, change, world))
        }
        Round::Evidence(id, index) => {
            let edit = model.session().and_then(|session| query::take_evidence(session.file(), &id, index));
            let change = edit.map(|edit| Change::new(edit, text::what_evidence(&id), Place::standard(&id)));
            change.is_some_and(|change| self::edit(model, change, world))
        }
        Round::Row(key, row) => {
            let change = model.session().and_then(|session| {
                let register = session.catalog().register(&key)?;
                let edit = query::take_row(session.file(), register, row)?;
                let at = Place::Register { register: key.clone(), row: Some(row) };
                Some(Change::new(edit, text::what_still(&register.label), at))
            });
            model.ui.focus = Some(Focus::Cell);
            change.is_some_and(|change| edit(model, change, world))
        }
        Round::Confirm(place) => {
            let carried = model.session().is_some_and(|session| session.file().carried(&place).is_some());
            let edit = Edit::Set(at::confirmed(&place), world.now().day().into());
            carried && self::edit(model, Change::new(edit, text::what_still(text::READINGS), Place::Round), world)
        }
        Round::Grave(state) => {
            let said = |state: NegativeState| object([("grave", state.key().into()), ("on", world.now().day().into())]);
            let edit = Edit::put(at::RECHECK, state.map(said));
            self::edit(model, Change::new(edit, text::WHAT_GRAVE, Place::Round), world)
        }
        Round::Rename(register, from, to) => {
            let rename = Rename { register, from, to };
            if model.ui.round.newer.is_none() && model.session().is_some() {
                let place = at::renamed(&rename.register, &rename.from);
                let change = Change::new(Edit::text(place, &rename.to), text::RENAMES, Place::Round);
                edit(model, change, world);
            } else {
                let known = &mut model.ui.round.renames;
                known.retain(|known| known.register != rename.register || known.from != rename.from);
                known.push(rename);
            }
            compared(model)
        }
        Round::TakeOpen => {
            model.ui.round.newer = None;
            compared(model)
        }
        Round::Export(paper) => export(model, paper, world),
    }
}

fn lines(problems: Vec<Problem>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.text).collect()
}

/// Begins the next round as a file of its own; the old one stays where it is kept.
fn begin(model: &mut Model, world: &mut impl World) -> bool {
    let now = world.now();
    let [from, to] = query::period(&model.ui.round, &now.day());
    if Date::read(&from).zip(Date::read(&to)).is_none_or(|(from, to)| to < from) {
        return model.ui.tell(Notice::bad(text::PERIOD_WRONG));
    }
    if !model.mount.is_page() || !keep::may_leave(model, Msg::Round(Round::New), world) {
        return true;
    }
    let Some(session) = model.session() else { return false };
    let (catalog, beside) = (Rc::clone(session.catalog()), session.beside().clone());
    let period = object([("from", from.into()), ("to", to.into())]);
    let new = next_round(&catalog, session.file().value(), &now.day(), Some(&period)).map_err(lines);
    let opened = new.map(|value| open::value(&model.editions, value));
    let mut session = match opened {
        Ok(Opened::Open(session, _)) => session,
        Ok(Opened::Refused(lines)) | Err(lines) => {
            return model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(lines));
        }
        Ok(Opened::Foreign(_)) => return false,
    };
    session.bring(beside);
    if receive(model, *session, None, text::NEW, Place::Negatives { item: None }, world) {
        model.ui.tell(Notice::good(text::BEGUN));
    }
    true
}

// ---------------------------------------------------------------- two files beside each other

/// A file was read: the older one, or the newer one where it is not what is open.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, newer: bool) -> bool {
    let bytes = bytes.ok_or_else(|| vec![common::FILE_UNREADABLE.to_owned()]);
    let read = bytes.and_then(|bytes| open::json(&bytes).map_err(|why| vec![why]));
    // Nothing that cannot be judged takes the place of what can.
    let sound = read.and_then(|file| {
        let catalog = model.editions.of(&file).map_err(lines)?;
        weibao_core::read(&catalog, &file).map(|_| file).map_err(lines)
    });
    let state = &mut model.ui.round;
    match sound {
        Ok(file) if newer => state.newer = Some((name, file)),
        Ok(file) => (state.older, state.renames) = (Some((name, file)), Vec::new()),
        Err(lines) => return model.ui.tell(Notice::bad(common::file_refused(&name)).with(lines)),
    }
    model.ui.focus = Some(Focus::Heading);
    compared(model)
}

/// Puts them beside each other anew, where there are two.
pub(super) fn compared(model: &mut Model) -> bool {
    model.ui.round.compared = None;
    let state = &model.ui.round;
    let Some((name, older)) = &state.older else { return true };
    let Some(newer) = query::newer(state, model.session()) else { return true };
    let overlay_of = |file: &Value| {
        let id = file.get("overlay").and_then(Value::as_str)?;
        let beside = model.session().map(Session::beside).cloned().unwrap_or_default();
        beside.overlay(id)
    };
    let (overlay, renames) = (overlay_of(newer).or_else(|| overlay_of(older)), query::renamed(state, newer));
    let options = CompareOptions { overlay: overlay.as_ref(), renames: Some(&renames) };
    let outcome = model.editions.of(newer).and_then(|catalog| compare(&catalog, older, newer, &options)).map_err(lines);
    match outcome {
        Ok(comparison) => {
            model.ui.round.compared = Some((name.clone(), comparison));
            model.ui.announce(text::COMPARED)
        }
        Err(lines) => {
            let notice = Notice::bad(common::file_refused(name)).with(lines);
            model.ui.tell(notice)
        }
    }
}

fn export(model: &mut Model, paper: bool, world: &mut impl World) -> bool {
    let ticket = model.ticket();
    let about = paper.then(|| query::about(&model.ui.round, model.session()));
    let state = &mut model.ui.round;
    let Some((_, comparison)) = &state.compared else { return false };
    let Ok(compared) = serde_json::to_value(comparison) else { return false };
    state.making = Some((ticket, if paper { "docx" } else { "xlsx" }));
    world.documents(ticket, Job::Comparison(compared, about));
    true
}

/// Whether this is what is being written.
pub(super) fn awaits(model: &Model, ticket: Ticket) -> bool {
    model.ui.round.making.is_some_and(|(awaited, _)| awaited == ticket)
}

/// It was written, or could not be.
pub(super) fn made(model: &mut Model, made: Made, world: &mut impl World) -> bool {
    let extension = model.ui.round.making.take().map(|(_, extension)| extension).unwrap_or_default();
    match made {
        Ok(Product::Bytes(bytes)) => {
            let county = query::newer(&model.ui.round, model.session()).map(county_of).unwrap_or_default();
            let name = file::name(county, text::FILE, extension, &world.now());
            take_away(model, File { name, bytes }, world)
        }
        Ok(_) => false,
        Err(reasons) => model.ui.tell(Notice::bad(making::failed(text::FILE)).with(reasons)),
    }
}
