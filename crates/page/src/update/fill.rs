//! What a unit fills in. It is kept in this browser as it is typed, handed out as a file, and never part of a county's file here.

use serde_json::{Map, Value, json};
use weibao_text::screens::{common, fill as text};
use weibao_text::tables::request as names;

use super::go::go;
use super::open;
use crate::carried::{FILLED, REQUEST, inside, is_to_be_filled, within};
use crate::file::{File, safe};
use crate::model::Model;
use crate::msg::Fill;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::exchange::field;
use crate::queries::fill as query;
use crate::saved_file::json_text;
use crate::ui::fill::{PAINTED, Said, State};
use crate::ui::{Focus, Notice};
use crate::world::World;

/// Where it is kept while it is filled in.
const KEPT: &str = "fill";

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Fill, world: &mut impl World) -> bool {
    let state = &mut model.ui.fill;
    state.closing = matches!(msg, Fill::Close) && state.closing;
    match msg {
        Fill::Text(place, typed) => {
            state.step(&place, true);
            put(&mut state.said, place, Some(typed.into()));
        }
        Fill::Choose(place, chosen) => {
            state.step(&place, false);
            put(&mut state.said, place, chosen.map(Value::from));
        }
        Fill::Field(place, name, typed) => {
            state.step(&[place.as_str(), name].concat(), true);
            let said = state.said.entry(place).or_insert_with(|| json!({}));
            set(said, name, typed);
        }
        Fill::Cell(place, row, column, typed) => {
            state.step(&format!("{place}/{row}/{column}"), true);
            let said = state.said.entry(place).or_insert_with(|| json!([]));
            if let Some(cells) = said.as_array_mut().and_then(|rows| rows.get_mut(row)) {
                set(cells, &column, typed);
            }
        }
        Fill::Add(place) => {
            state.step(&place, false);
            let said = state.said.entry(place.clone()).or_insert_with(|| json!([]));
            if let Some(items) = said.as_array_mut() {
                items.push(Value::Object(Map::new()));
                let last = items.len().saturating_sub(1);
                state.first.insert(place, last.saturating_sub(last.checked_rem(PAINTED).unwrap_or_default()));
            }
        }
        Fill::Remove(place, number) => {
            state.step(&place, false);
            if let Some(items) = state.said.get_mut(&place).and_then(Value::as_array_mut)
                && number < items.len()
            {
                items.remove(number);
            }
        }
        Fill::Page(place, later) => {
            let count = state.list(&place).len();
            let first = state.first.entry(place).or_default();
            let next = if later { first.saturating_add(PAINTED) } else { first.saturating_sub(PAINTED) };
            *first = if next < count { next } else { *first };
            return true;
        }
        Fill::Post(typed) => state.post = typed,
        Fill::Undo => {
            if !state.undo() {
                return false;
            }
            model.ui.announce(text::UNDONE);
        }
        Fill::Save => return save(model, world),
        Fill::SavePage => return save_page(model, world),
        Fill::Close => return close(model, world),
    }
    model.ui.fill.touched = true;
    keep(model, world);
    true
}

fn put(said: &mut Said, place: String, value: Option<Value>) {
    match value.filter(|value| value.as_str() != Some("")) {
        Some(value) => drop(said.insert(place, value)),
        None => drop(said.remove(&place)),
    }
}

fn set(said: &mut Value, name: &str, typed: String) {
    let Some(fields) = said.as_object_mut() else { return };
    if typed.is_empty() {
        fields.remove(name);
    } else {
        fields.insert(name.to_owned(), typed.into());
    }
}

/// What is kept, or stands inside a page: the request, and what was answered.
fn filled(state: &State) -> Value {
    json!({ "format": FILLED, "version": 1, "request": state.request, "said": state.said, "post": state.post })
}

fn keep(model: &Model, world: &mut impl World) {
    let state = &model.ui.fill;
    let kept = if state.is_open() { json_text(&filled(state)) } else { String::new() };
    world.set_setting(KEPT, &kept);
}

/// Shows what was being filled in before, where nothing is.
pub(super) fn arrive(model: &mut Model, world: &impl World) {
    if model.ui.fill.is_open() {
        return;
    }
    let kept = world.setting(KEPT).and_then(|kept| serde_json::from_str::<Value>(&kept).ok());
    if let Some(mut state) = kept.and_then(|kept| of_filled(&kept)) {
        state.touched = !state.said.is_empty();
        model.ui.fill = state;
    }
}

fn of_filled(value: &Value) -> Option<State> {
    let request = value.get("request").filter(|request| field(request, "format") == REQUEST)?;
    let said = value.get("said").and_then(Value::as_object).cloned().unwrap_or_default();
    Some(State::new(request.clone(), said.into_iter().collect(), field(value, "post").to_owned()))
}

/// The reply inside what was filled in a page.
pub(super) fn reply_of(model: &Model, value: &Value, today: &str) -> Option<Value> {
    let state = of_filled(value).filter(|_| field(value, "format") == FILLED)?;
    Some(query::reply(&model.catalog, &state, today))
}

/// A file was read that is to be filled in.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let refused = |why: String| Notice::bad(common::file_refused(&name)).with([why]);
    let Some(bytes) = bytes else { return model.ui.tell(refused(common::FILE_UNREADABLE.to_owned())) };
    let carried = core::str::from_utf8(&bytes).ok().and_then(inside);
    match carried.map_or_else(|| open::json(&bytes), Ok) {
        Ok(value) if is_to_be_filled(&value) => take(model, value, world),
        Ok(_) => model.ui.tell(refused(text::NOT_A_REQUEST.to_owned())),
        Err(why) => model.ui.tell(refused(why)),
    }
}

/// Opens a request. What was answered to the same one in this browser is still there.
pub(super) fn take(model: &mut Model, value: Value, world: &mut impl World) -> bool {
    arrive(model, world);
    let fresh = of_filled(&value).unwrap_or_else(|| {
        let said = query::rows_sent(&model.catalog, &value);
        State::new(value, said, String::new())
    });
    if field(&fresh.request, "catalog") != model.catalog.id {
        return model.ui.tell(Notice::bad(text::OTHER_CATALOG));
    }
    let same = field(&fresh.request, "id") == field(&model.ui.fill.request, "id");
    if model.ui.fill.touched && !same {
        go(model, Place::Fill, world);
        return model.ui.tell(Notice::bad(text::WOULD_LOSE));
    }
    if !same || !model.ui.fill.touched {
        model.ui.fill = fresh;
    }
    keep(model, world);
    go(model, Place::Fill, world);
    model.ui.focus = Some(Focus::Heading);
    true
}

fn workbook(request: &Value) -> String {
    let name_of = |whose: &str| safe(query::name_of(request, whose));
    names::file_name(&name_of("county"), &name_of("unit"), request.get("due").and_then(Value::as_str))
}

fn save(model: &mut Model, world: &mut impl World) -> bool {
    let state = &model.ui.fill;
    if !state.is_open() {
        return false;
    }
    let reply = query::reply(&model.catalog, state, &world.now().day());
    let left = reply.get("unread").and_then(Value::as_array).cloned().unwrap_or_default();
    let name = text::file(&workbook(&state.request));
    let bytes = serde_json::to_vec_pretty(&reply).unwrap_or_default();
    hand_out(model, File { name, bytes }, world);
    if left.is_empty() {
        return true;
    }
    let lines = left.iter().map(|cell| text::left_cell(field(cell, "cell"), field(cell, "text")));
    model.ui.tell(Notice::bad(text::left(left.len())).with(lines))
}

fn save_page(model: &mut Model, world: &mut impl World) -> bool {
    let state = &model.ui.fill;
    let Some(bytes) = world.page_with(&within(&filled(state))).filter(|_| state.is_open()) else { return false };
    let name = text::page_file(&workbook(&state.request));
    hand_out(model, File { name, bytes }, world)
}

fn hand_out(model: &mut Model, file: File, world: &mut impl World) -> bool {
    let said = common::file_saved(&file.name);
    if !world.export(file) {
        return model.ui.tell(Notice::bad(common::DOWNLOAD_REFUSED));
    }
    model.ui.fill.touched = false;
    model.ui.announce(said)
}

/// Puts it away. What is in no file is given up only at the second asking.
fn close(model: &mut Model, world: &mut impl World) -> bool {
    let state = &mut model.ui.fill;
    if state.touched && !state.closing {
        state.closing = true;
        return model.ui.announce(text::CLOSE_ASKS);
    }
    *state = State::default();
    keep(model, world);
    model.ui.focus = Some(Focus::Heading);
    true
}
