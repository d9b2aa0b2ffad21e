//! 汇总多县: files go to the desk one a message, so that the page stays in use meanwhile and the work can be ended.

use serde_json::Value;
use weibao_core::maps::object;
use weibao_core::overlay;
use weibao_text::screens::{common, export as making, rollup as text};

use super::{open, take_away};
use crate::file::LARGEST;
use crate::file::{self, File};
use crate::model::Model;
use crate::msg::{Looks, RollUp};
use crate::prelude::*;
use crate::queries::rollup as query;
use crate::ui::rollup::{Ask, Export, State};
use crate::ui::{Focus, Notice};
use crate::world::{Job, Made, Product, Purpose, Ticket, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: RollUp, world: &mut impl World) -> bool {
    let state = &mut model.ui.rollup;
    match msg {
        RollUp::Chosen(chosen) => {
            // Of a folder only what can be one of ours.
            let chosen: Vec<_> = chosen.into_iter().filter(|file| file.ends_with(".json")).collect();
            if chosen.is_empty() {
                return model.ui.announce(text::NO_JSON);
            }
            if state.waiting.is_empty() {
                state.chosen = 0;
            }
            state.chosen = state.chosen.saturating_add(chosen.len());
            state.waiting.extend(chosen);
            state.stale = true;
            go_on(model, world);
            true
        }
        RollUp::Cancel => {
            state.waiting.clear();
            (state.rejudging, state.restating) = (None, None);
            go_on(model, world);
            model.ui.announce(text::CANCELLED)
        }
        RollUp::Clear => {
            *state = State::default();
            ask_now(model, Ask::Change, object([("do", "clear".into())]), world);
            model.ui.announce(text::CLEARED)
        }
        RollUp::Look(look) => {
            looks(state, look);
            state.stale = true;
            go_on(model, world);
            true
        }
        RollUp::Prefer(index) => change(model, "prefer", index, world),
        RollUp::Belongs(index, code) => {
            let told = object([("do", "belongs".into()), ("index", index.into()), ("code", code.into())]);
            put_right(model, told, world)
        }
        RollUp::TakeBack => change(model, "take_back", 0, world),
        RollUp::County(Some(index)) => {
            ask(model, Ask::County, object([("do", "county".into()), ("index", index.into())]), world);
            false
        }
        RollUp::County(None) => {
            state.county = None;
            model.ui.focus = Some(Focus::Heading);
            true
        }
        RollUp::Reading(choice, option) => {
            if option.is_empty() {
                state.readings.remove(&choice);
            } else {
                state.readings.insert(choice, option);
            }
            true
        }
        RollUp::DefaultReadings => {
            for choice in &query::edition(&model.editions, state).choices {
                if let Some(first) = choice.options.first() {
                    state.readings.insert(choice.key.clone(), first.key.clone());
                }
            }
            true
        }
        RollUp::Rules(rules) => {
            state.rules = rules;
            true
        }
        RollUp::Restate(true) => {
            (state.restating, state.restated, state.stale) = (Some(0), true, true);
            go_on(model, world);
            true
        }
        RollUp::Restate(false) => {
            (state.restating, state.restated) = (None, false);
            change(model, "forget", 0, world)
        }
        RollUp::NotCompared => change(model, "compared", 0, world),
        RollUp::Expected(typed) => {
            (state.expected, state.stale) = (typed, true);
            go_on(model, world);
            true
        }
        RollUp::Contents(with) => {
            state.with_contents = with;
            true
        }
        RollUp::Export(export) => self::export(model, export, world),
    }
}

fn looks(state: &mut State, look: Looks) {
    let seen = &mut state.look;
    match look {
        Looks::Tab(tab) => (seen.tab, seen.row) = (tab, None),
        Looks::Edition(edition) => (seen.edition, seen.row) = (edition, None),
        Looks::City(city) => seen.city = city,
        Looks::Area(area) => seen.area = area,
        Looks::Status(status) => seen.status = status,
        Looks::ShortFirst(short_first) => seen.short_first = short_first,
        Looks::Row(row) => seen.row = row,
    }
}

fn change(model: &mut Model, what: &str, index: usize, world: &mut impl World) -> bool {
    put_right(model, object([("do", what.into()), ("index", index.into())]), world)
}

fn put_right(model: &mut Model, told: Value, world: &mut impl World) -> bool {
    model.ui.rollup.stale = true;
    ask(model, Ask::Change, told, world);
    true
}

/// Asks the desk as soon as it has nothing else to do.
fn ask(model: &mut Model, what: Ask, told: Value, world: &mut impl World) {
    model.ui.rollup.then = Some((what, told));
    go_on(model, world);
}

/// Asks the desk. What it was asked before and has not answered yet, it does, and answers in vain.
fn ask_now(model: &mut Model, what: Ask, mut told: Value, world: &mut impl World) {
    if let Some(fields) = told.as_object_mut() {
        fields.insert("today".to_owned(), world.now().day().into());
    }
    let ticket = model.ticket();
    model.ui.rollup.asked = Some((ticket, what));
    world.documents(ticket, Job::RollUp(told));
}

/// Does what is next: reads a file, judges one by common readings, or shows what all come to.
fn go_on(model: &mut Model, world: &mut impl World) {
    let state = &mut model.ui.rollup;
    if state.asked.is_some() || state.reading {
        return;
    }
    if let Some(chosen) = state.waiting.front() {
        if chosen.size <= LARGEST {
            state.reading = true;
            return world.read(chosen, Purpose::RollUp);
        }
        let name = chosen.name.clone();
        return refuse(model, &name, common::FILE_TOO_LARGE, world);
    }
    if let Some(index) = state.rejudging.filter(|index| *index < state.files) {
        let told = object([("do", "rejudge".into()), ("index", index.into())]);
        return ask_now(model, Ask::Rejudge, told, world);
    }
    state.rejudging = None;
    if let Some(index) = state.restating.filter(|index| *index < state.files) {
        let readings = state.readings.iter().map(|(choice, option)| (choice.clone(), Value::from(option.as_str())));
        let told = object([
            ("do", "restate".into()),
            ("index", index.into()),
            ("readings", Value::Object(readings.collect())),
            ("rules", state.rules.into()),
        ]);
        return ask_now(model, Ask::Restate, told, world);
    }
    state.restating = None;
    if let Some((what, told)) = state.then.take() {
        return ask_now(model, what, told, world);
    }
    if state.stale && state.files > 0 {
        state.stale = false;
        let told = query::told(state);
        ask_now(model, Ask::Show, told, world);
    }
}

/// An earlier roll-up was read, to be held beside this one.
pub(super) fn compare(model: &mut Model, name: &str, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    match open::written(&bytes.unwrap_or_default()) {
        Ok(text) => {
            model.ui.rollup.stale = true;
            ask(model, Ask::Change, object([("do", "compare".into()), ("text", text.into())]), world);
            false
        }
        Err(why) => model.ui.tell(Notice::bad(common::file_refused(name)).with([why])),
    }
}

fn refuse(model: &mut Model, name: &str, why: &str, world: &mut impl World) {
    let told = object([("do", "refuse".into()), ("name", name.into()), ("why", why.into())]);
    ask_now(model, Ask::Take, told, world);
}

/// A file was read, or could not be. What comes after the reading was ended is let go.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let state = &mut model.ui.rollup;
    state.reading = false;
    if state.asked.is_some() || state.waiting.front().is_none_or(|waited| waited.name != name) {
        go_on(model, world);
        return false;
    }
    let bytes = bytes.unwrap_or_default();
    match open::written(&bytes) {
        Ok(_) if bytes.is_empty() => refuse(model, &name, common::FILE_UNREADABLE, world),
        Ok(text) => {
            let ask = if text.contains(overlay::FORMAT) { Ask::Overlay } else { Ask::Take };
            let told = object([("do", "add".into()), ("name", name.as_str().into()), ("text", text.into())]);
            ask_now(model, ask, told, world);
        }
        Err(why) => refuse(model, &name, &why, world),
    }
    false
}

/// The desk has answered, or cannot.
pub(super) fn answered(model: &mut Model, made: Made, world: &mut impl World) -> bool {
    let state = &mut model.ui.rollup;
    let Some((_, what)) = state.asked.take() else { return false };
    let answer = match made {
        Ok(Product::RollUp(answer)) => answer,
        Ok(_) => return false,
        Err(reasons) => {
            // Without a desk nothing goes on.
            state.waiting.clear();
            (state.rejudging, state.restating) = (None, None);
            return model.ui.tell(Notice::bad(text::FAILED).with(reasons));
        }
    };
    let files = answer.as_u64().and_then(|files| usize::try_from(files).ok());
    match what {
        Ask::Rejudge => state.rejudging = state.rejudging.map(|index| index.saturating_add(1)),
        Ask::Take | Ask::Overlay => {
            state.files = files.unwrap_or(state.files);
            state.waiting.pop_front();
            if what == Ask::Overlay {
                state.rejudging = Some(0);
            }
            // What was judged by common readings before is no longer all.
            if state.restated {
                state.restating = Some(0);
            }
        }
        Ask::Restate => state.restating = state.restating.map(|index| index.saturating_add(1)),
        Ask::Change => {}
        Ask::County => {
            state.county = Some(answer);
            model.ui.focus = Some(Focus::Heading);
        }
        Ask::Show => {
            let first = state.expected.is_empty();
            if let Some(expected) = answer.get("expected").and_then(Value::as_str).filter(|_| first) {
                state.expected = expected.to_owned();
            }
            state.shown = answer;
            let said = query::done(&state.shown);
            model.ui.announce(said);
        }
    }
    go_on(model, world);
    // Every fifth file is progress enough: what is painted is not read.
    let (done, _) = model.ui.rollup.progress();
    !model.ui.rollup.is_busy() || done.is_multiple_of(5)
}

fn export(model: &mut Model, export: Export, world: &mut impl World) -> bool {
    let ticket = model.ticket();
    let (id, day) = (world.new_id(), world.now().day());
    let state = &mut model.ui.rollup;
    state.making = Some((ticket, export));
    let told = object([
        ("kind", export.key().into()),
        ("today", day.into()),
        ("id", id.into()),
        ("contents", state.with_contents.into()),
    ]);
    world.documents(ticket, Job::RollUpFile(told));
    true
}

/// A file was made, or could not be.
pub(super) fn made(model: &mut Model, made: Made, world: &mut impl World) -> bool {
    let Some((_, export)) = model.ui.rollup.making.take() else { return false };
    match made {
        Ok(Product::Bytes(bytes)) => {
            let name = file::name("", text::file(export.key()), export.extension(), &world.now());
            take_away(model, File { name, bytes }, world)
        }
        Ok(_) => false,
        Err(reasons) => model.ui.tell(Notice::bad(making::failed(text::file(export.key()))).with(reasons)),
    }
}

/// Whether an answer with this ticket is one of the desk's.
pub(super) fn awaits(state: &State, ticket: Ticket) -> bool {
    state.asked.is_some_and(|(asked, _)| asked == ticket)
}
