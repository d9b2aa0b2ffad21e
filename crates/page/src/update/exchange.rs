//! What goes out to units and comes back.
//!
//! Nothing of a reply reaches the saved file before [`Exchange::Take`]: until then the files lie in the state, and what they come to is shown.

use serde_json::{Value, json};
use weibao_chain::Clash;
use weibao_text::screens::exchange as text;
use weibao_text::tables::request as names;

use super::compared::{offer_twin, refresh, refuse, today};
use super::picked::picked;
use super::{duties, edit, fill, letters, points, take_away, twin};
use crate::carried::{inside, within};
use crate::file::{File, safe};
use crate::model::Model;
use crate::msg::Exchange;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::exchange::{asked, field, overrules, owing};
use crate::queries::lists;
use crate::queries::warnings;
use crate::saved_file::{Edit, at, json_text};
use crate::session::{Change, Session};
use crate::ui::Notice;
use crate::ui::exchange::{Choice, Received};
use crate::world::{Job, Made, Product, Sources, Ticket, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Exchange, world: &mut impl World) -> bool {
    let state = &mut model.ui.exchange;
    match msg {
        Exchange::Discard(number) => {
            if number < state.received.len() {
                state.received.remove(number);
            }
            refresh(model, world);
        }
        Exchange::Respond(review, place, response) => return points::respond(model, &review, &place, response, world),
        Exchange::Duties(msg) => return duties::update(model, msg, world),
        Exchange::Twin(msg) => return twin::update(model, msg, world),
        Exchange::Choose(at, choice) => drop(state.chosen.insert(at, choice)),
        Exchange::Why(at, why) => drop(state.why.insert(at, why)),
        Exchange::More => state.more = state.more.saturating_add(MORE),
        Exchange::Take => return take(model, world),
        Exchange::Due(due) => state.due = due,
        Exchange::Pick(unit, true) => drop(state.picked.insert(unit)),
        Exchange::Pick(unit, false) => drop(state.picked.remove(&unit)),
        Exchange::PickAll(all) => {
            let units = model.session().filter(|_| all).map(asked).unwrap_or_default();
            model.ui.exchange.picked = units.iter().map(|asked| asked.unit.key.clone()).collect();
        }
        Exchange::Workbooks => return workbooks(model, false, world),
        Exchange::Zip => return workbooks(model, true, world),
        Exchange::Requests => return requests(model, false, world),
        Exchange::Pages => return requests(model, true, world),
        Exchange::Notice => return letters::notice(model, world),
        Exchange::Letters => return letters::chase(model, world),
        Exchange::Copy(unit) => return copy(model, &unit, world),
    }
    true
}

// ---------------------------------------------------------------- what comes back

/// A file was read, or could not be.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let Some(bytes) = bytes else {
        return refuse(model, name, vec![weibao_text::screens::common::FILE_UNREADABLE.to_owned()]);
    };
    let lower = name.to_ascii_lowercase();
    if lower.ends_with(".json") || lower.ends_with(".html") {
        let text = core::str::from_utf8(&bytes).unwrap_or_default();
        let mut reply = inside(text).or_else(|| serde_json::from_str(text).ok()).unwrap_or_default();
        if let Some(filled) = fill::reply_of(model, &reply, &today(world)) {
            reply = filled;
        }
        return match field(&reply, "format") {
            "weibao.reply" => receive(model, name, reply, world),
            crate::ui::review::FORMAT => points::take(model, &name, reply, world),
            "weibao.assessment" => offer_twin(model, name, reply),
            "weibao.request" => refuse(model, name, vec![text::A_REQUEST.to_owned()]),
            _ => refuse(model, name, vec![text::NOT_A_REPLY.to_owned()]),
        };
    }
    if lower.ends_with(".et") {
        return refuse(model, name, vec![text::ET.to_owned()]);
    }
    let state = &mut model.ui.exchange;
    state.waiting.push_back((name, bytes));
    // Of many files the first says that they are being read.
    state.reading.is_empty() && read_on(model, world)
}

/// Has the next of the waiting spreadsheets read. Between them the page is painted, and does what the user wants.
fn read_on(model: &mut Model, world: &mut impl World) -> bool {
    let Some(assessment) = model.session().map(|session| json_text(session.file().value())) else { return false };
    let assessment: Rc<str> = assessment.into();
    let mut bytes_left = AT_ONCE;
    while let Some((name, bytes)) = model.ui.exchange.waiting.pop_front() {
        bytes_left = bytes_left.saturating_sub(bytes.len());
        let ticket = model.ticket();
        model.ui.exchange.reading.push((ticket, name.clone()));
        world.documents(ticket, Job::Reply(name, bytes, Rc::clone(&assessment)));
        if bytes_left == 0 {
            break;
        }
    }
    true
}

/// So many bytes of spreadsheets are read without a look at what the user does meanwhile.
const AT_ONCE: usize = 100_000;
/// How many more places are listed at a time.
const MORE: usize = 500;

/// A reply is there. The same file once more takes the place of what was read of it before.
fn receive(model: &mut Model, file: String, mut reply: Value, world: &mut impl World) -> bool {
    let unread = reply.get_mut("unread").and_then(Value::as_array_mut).into_iter().flatten();
    let unread = unread
        .map(|cell| {
            let sentence = text::unread_cell(field(cell, "cell"), field(cell, "text"), field(cell, "why"));
            // Why is for now; what is kept is the cell and its text.
            cell.as_object_mut().map(|cell| cell.remove("why"));
            sentence
        })
        .collect();
    if let Some(fields) = reply.as_object_mut() {
        fields.insert("file".to_owned(), file.chars().take(200).collect::<String>().into());
    }
    let said = json!([file, reply.get("values")]);
    let personal = warnings::of_value(&said, &today(world));
    let on_lists = model.session().map(|session| lists::of_reply(session, &reply)).unwrap_or_default();
    let state = &mut model.ui.exchange;
    state.refused.retain(|(refused, _)| *refused != file);
    state.received.retain(|received| received.file != file);
    state.received.push(Received { file, reply, unread, personal, on_lists });
    all_read(model, world)
}

/// Holds all of a drop against what the county has once its last file is read, and not after each. Answers whether to paint.
fn all_read(model: &mut Model, world: &mut impl World) -> bool {
    let state = &mut model.ui.exchange;
    if !state.reading.is_empty() {
        return false;
    }
    if !state.waiting.is_empty() {
        return read_on(model, world);
    }
    (state.read, state.more) = (0, 0);
    refresh(model, world);
    true
}

/// A workbook was read or made, or could not be.
pub(super) fn made(model: &mut Model, ticket: Ticket, made: Made, world: &mut impl World) -> bool {
    let state = &mut model.ui.exchange;
    if let Some(at) = state.reading.iter().position(|(own, _)| *own == ticket) {
        let (_, name) = state.reading.remove(at);
        state.read = state.read.saturating_add(1);
        return match made {
            Ok(Product::Reply(reply)) => receive(model, name, reply, world),
            Ok(_) => all_read(model, world),
            Err(reasons) => {
                refuse(model, name, reasons);
                all_read(model, world)
            }
        };
    }
    if let Some((_, name)) = state.writing.take_if(|(own, _)| *own == ticket) {
        return match made {
            Ok(Product::Bytes(bytes)) => {
                take_away(model, File { name, bytes }, world);
                note_sent(model, world)
            }
            Ok(_) => true,
            Err(reasons) => {
                state.sent.clear();
                model.ui.tell(Notice::bad(text::not_written(&name)).with(reasons))
            }
        };
    }
    let Some(at) = state.making.iter().position(|(own, ..)| *own == ticket) else { return false };
    let (_, request, unit) = state.making.remove(at);
    match made {
        Ok(Product::Bytes(bytes)) => {
            let file = File { name: workbook_name(&request), bytes };
            model.ui.exchange.sent.push(request);
            match &mut model.ui.exchange.together {
                Some(files) => files.push(file),
                None => drop(take_away(model, file, world)),
            }
        }
        Ok(_) => {}
        Err(reasons) => {
            model.ui.tell(Notice::bad(text::not_made(&unit)).with(reasons));
        }
    }
    if !model.ui.exchange.making.is_empty() {
        return true;
    }
    match model.ui.exchange.together.take().filter(|files| !files.is_empty()) {
        Some(files) => pack(model, files, world),
        None => note_sent(model, world),
    }
}

/// All workbooks as one file.
fn pack(model: &mut Model, files: Vec<File>, world: &mut impl World) -> bool {
    let ticket = model.ticket();
    let county = model.session().map(|session| safe(session.county())).unwrap_or_default();
    model.ui.exchange.writing = Some((ticket, text::zip_file(&county, &today(world))));
    world.documents(ticket, Job::Pack(files));
    true
}

/// Takes all that does not clash, a step for each file, and then what was chosen.
fn take(model: &mut Model, world: &mut impl World) -> bool {
    refresh(model, world);
    let today = today(world);
    let state = &model.ui.exchange;
    let Some(merged) = &state.merged else { return false };
    let file_of = |number: usize| state.received.get(number).map_or("", |received| received.file.as_str());
    let brought = merged.brought().into_iter().map(|(number, puts)| {
        let puts = puts.into_iter().map(|(place, value)| Edit::Set(place, value)).collect();
        Change::new(Edit::All(puts), text::what_taken(file_of(number)), Place::Exchange)
    });
    let mut changes: Vec<Change> = brought.collect();
    let mut edits = Vec::new();
    let (mut open, mut chosen, mut unreasoned) = (0_usize, 0_usize, false);
    for clash in &state.clashes {
        let settled = at::settled(&clash.at);
        let why = state.why.get(&clash.at).map_or("", |why| why.trim());
        let lacks_why = |choice: &Choice| overrules(clash, *choice) && why.chars().count() < LEAST_WHY;
        unreasoned |= state.chosen.get(&clash.at).is_some_and(lacks_why);
        match state.chosen.get(&clash.at).filter(|choice| !lacks_why(choice)) {
            Some(choice) => {
                chosen = chosen.saturating_add(1);
                edits.extend(settle(clash, *choice, &merged.assessment, json!({ "on": today, "why": why })));
            }
            None => {
                open = open.saturating_add(1);
                // A newer word opens anew what was settled about an older one.
                edits.push(Edit::Remove(settled));
            }
        }
    }
    // The words that changed are not in what the saved file keeps: such a file stays until everything of it is chosen.
    let undecided = |number: usize| {
        state.clashes.iter().any(|clash| {
            clash.kind == "words_changed"
                && !state.chosen.contains_key(&clash.at)
                && clash.offers.iter().any(|offer| usize::try_from(offer.reply) == Ok(number))
        })
    };
    let stays: Vec<bool> = (0..state.received.len()).map(undecided).collect();
    let taken = merged.taken.len().saturating_add(chosen);
    changes.push(Change::new(Edit::All(edits), text::WHAT_CHOSEN, Place::Exchange));
    if model.editable().is_none() {
        return false;
    }
    let files = changes.len().saturating_sub(1);
    edit::edit_each(model, changes, world);
    let mut stays = stays.into_iter();
    model.ui.exchange.received.retain(|_| stays.next().unwrap_or_default());
    if !unreasoned {
        model.ui.exchange.chosen.clear();
        model.ui.exchange.why.clear();
    }
    refresh(model, world);
    let told = Notice::good(text::taken(taken, open)).with((files > 1).then(|| text::each_file(files)));
    model.ui.tell(if unreasoned { told.with([text::WHY_NEEDED.to_owned()]) } else { told })
}

/// Who goes against what a unit has found of a negative item says why, in so many characters at least.
const LEAST_WHY: usize = 10;

/// What was chosen, and that it was.
fn settle(clash: &Clash, choice: Choice, merged: &Value, mut settled: Value) -> Vec<Edit> {
    let offer = match choice {
        Choice::Keep => None,
        Choice::Offer(number) => clash.offers.get(number),
    };
    let of_unit = |unit: &str| {
        let replies = merged.get("replies").and_then(Value::as_array)?;
        replies.iter().rev().find(|reply| field(reply, "unit") == unit).map(|reply| field(reply, "id").to_owned())
    };
    let chosen = offer.and_then(|offer| of_unit(&offer.unit)).unwrap_or_else(|| "hand".to_owned());
    let value = match (offer, &clash.current) {
        (Some(offer), _) => Some(Edit::Set(clash.at.clone(), offer.value.clone())),
        // What the county had stands again where the merge only marked it as open.
        (None, Some(current)) => Some(Edit::Set(clash.at.clone(), current.clone())),
        (None, None) => None,
    };
    if let Some(fields) = settled.as_object_mut() {
        fields.insert("chosen".to_owned(), chosen.into());
        fields.retain(|_, value| value.as_str() != Some(""));
    }
    value.into_iter().chain([Edit::Set(at::settled(&clash.at), settled)]).collect()
}

// ---------------------------------------------------------------- what goes out

fn workbooks(model: &mut Model, together: bool, world: &mut impl World) -> bool {
    let Some(requests) = picked(model, world) else { return true };
    model.ui.exchange.together = together.then(Vec::new);
    let Some(sources) = model.session().map(Sources::of) else { return false };
    let count = requests.len();
    for (request, unit) in requests {
        let ticket = model.ticket();
        model.ui.exchange.making.push((ticket, request.clone(), unit));
        world.documents(ticket, Job::Request(request, sources.clone()));
    }
    model.ui.announce(text::making(count))
}

fn requests(model: &mut Model, in_pages: bool, world: &mut impl World) -> bool {
    let Some(requests) = picked(model, world) else { return true };
    for (request, _) in requests {
        let workbook = workbook_name(&request);
        let file = if in_pages {
            let Some(bytes) = world.page_with(&within(&request)) else { return true };
            File { name: weibao_text::screens::fill::page_file(&workbook), bytes }
        } else {
            File { name: text::request_file(&workbook), bytes: json_text(&request).into_bytes() }
        };
        model.ui.exchange.sent.push(request);
        take_away(model, file, world);
    }
    note_sent(model, world)
}

/// Notes in the saved file what went to whom, and until when.
fn note_sent(model: &mut Model, world: &mut impl World) -> bool {
    let sent = core::mem::take(&mut model.ui.exchange.sent);
    let count = sent.len();
    let Some(session) = model.session().filter(|_| count > 0) else { return true };
    let mut kept = session.file().get(at::REQUESTS).and_then(Value::as_array).cloned().unwrap_or_default();
    for request in sent {
        let mut entry = json!({ "unit": request.pointer("/unit/key") });
        for name in ["id", "made_on", "due"] {
            if let (Some(fields), Some(value)) = (entry.as_object_mut(), request.get(name)) {
                fields.insert(name.to_owned(), value.clone());
            }
        }
        kept.retain(|known| field(known, "id") != field(&request, "id"));
        kept.push(entry);
    }
    let change = Change::new(Edit::Set(at::REQUESTS.to_owned(), Value::Array(kept)), text::WHAT_SENT, Place::Exchange);
    edit::edit(model, change, world);
    model.ui.tell(Notice::good(text::made(count)))
}

fn workbook_name(request: &Value) -> String {
    let name_of = |whose: &str| request.get(whose).map(|whose| safe(field(whose, "name"))).unwrap_or_default();
    names::file_name(&name_of("county"), &name_of("unit"), request.get("due").and_then(Value::as_str))
}

// ---------------------------------------------------------------- who owes what

fn copy(model: &mut Model, unit: &str, world: &mut impl World) -> bool {
    let owing = model.session().map(|session: &Session| owing(session, &model.ui.exchange)).unwrap_or_default();
    let Some(words) = owing.iter().find(|owing| owing.key == unit).map(|owing| owing.words()) else { return false };
    if world.copy(&words) {
        return model.ui.tell(Notice::good(text::COPIED));
    }
    model.ui.tell(Notice::bad(text::NOT_COPIED).with([words]))
}
