//! 查验: the county's file is read and never written; what is found goes into a review of its own.

use serde_json::{Map, Value};
use weibao_chain::reviewed;
use weibao_core::Options;
use weibao_core::maps::object;
use weibao_terms::Mark;
use weibao_text::screens::{common, review as text};

use super::open;
use crate::file::{self, File};
use crate::model::Model;
use crate::msg::{Key, Review};
use crate::prelude::*;
use crate::queries::{figures, review as query};
use crate::rest::Here;
use crate::saved_file::at;
use crate::ui::review::{County, State};
use crate::ui::{Focus, Notice};
use crate::world::World;

/// What a `weibao.review` says that it is.
const FORMAT: &str = "weibao.review";

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Review, world: &mut impl World) -> bool {
    model.ui.review.closing = matches!(msg, Review::Close) && model.ui.review.closing;
    match msg {
        Review::Mark(standard, mark) => {
            set_mark(model, &at::answer(&standard), mark, world);
            model.ui.announce(text::marked(&standard, mark))
        }
        Review::Status(standard, status) => {
            set(model, &at::answer(&standard), "status", status.map(|status| status.key().into()));
            judge(model)
        }
        // What is said beside a mark decides nothing.
        Review::Remark(standard, typed) => set(model, &at::answer(&standard), "remark", words(typed)),
        Review::Method(standard, typed) => set(model, &at::answer(&standard), "method", words(typed)),
        Review::Figure(key, typed) => figure(model, key, typed, world),
        Review::Negative(id, state) => {
            let place = at::negative_whole(&id);
            let theirs = query::county_negative(&model.ui.review, &id);
            let mark = state.map(|state| if Some(state) == theirs { Mark::Accepted } else { Mark::Doubtful });
            set_mark(model, &place, mark, world);
            set(model, &place, "state", state.map(|state| state.key().into()));
            judge(model)
        }
        Review::Level(level) => {
            top(&mut model.ui.review, "level", Some(level.into()));
            true
        }
        Review::Body(typed) => {
            top(&mut model.ui.review, "body", words(typed));
            true
        }
        Review::Save => save(model, world),
        Review::Close => close(model),
    }
}

fn words(typed: String) -> Option<Value> {
    (!typed.trim().is_empty()).then(|| typed.into())
}

fn top(state: &mut State, field: &str, value: Option<Value>) {
    let Some(review) = state.review.as_object_mut() else { return };
    put(review, field, value);
    state.touched = true;
}

fn put(fields: &mut Map<String, Value>, field: &str, value: Option<Value>) {
    match value {
        Some(value) => drop(fields.insert(field.to_owned(), value)),
        None => drop(fields.remove(field)),
    }
}

fn marks(state: &mut State) -> Option<&mut Map<String, Value>> {
    state.review.get_mut("marks")?.as_object_mut()
}

/// Marks an item, or takes its mark away; what was said beside it comes back with the next mark.
fn set_mark(model: &mut Model, place: &str, mark: Option<Mark>, world: &impl World) {
    let state = &mut model.ui.review;
    let before = state.put_away.remove(place);
    let Some(marks) = state.review.get_mut("marks").and_then(Value::as_object_mut) else { return };
    match mark {
        Some(mark) => {
            let entry = marks.entry(place).or_insert_with(|| before.unwrap_or_else(|| object([])));
            if let Some(fields) = entry.as_object_mut() {
                put(fields, "mark", Some(mark.key().into()));
                put(fields, "on", Some(world.now().day().into()));
                // What the item was is known once it is judged; until then no other item's words stand for it.
                put(fields, "item", None);
            }
        }
        None => {
            if let Some(was) = marks.remove(place).or(before) {
                state.put_away.insert(place.to_owned(), was);
            }
        }
    }
    state.touched = true;
    judge(model);
    let state = &mut model.ui.review;
    let item = state.reviewed.as_ref().and_then(|reviewed| reviewed.items.get(place)).cloned();
    if let (Some(item), Some(fields)) = (item, marks_of(state, place)) {
        put(fields, "item", Some(item));
    }
    // With its item, the mark holds for the county's file as it is now.
    if model.ui.review.reviewed.as_ref().is_some_and(|reviewed| !reviewed.stale.is_empty()) {
        judge(model);
    }
}

fn marks_of<'s>(state: &'s mut State, place: &str) -> Option<&'s mut Map<String, Value>> {
    marks(state)?.get_mut(place)?.as_object_mut()
}

/// Sets what is said beside a mark; without one there is nothing to say it beside.
fn set(model: &mut Model, place: &str, field: &str, value: Option<Value>) -> bool {
    let state = &mut model.ui.review;
    let Some(fields) = marks_of(state, place) else { return false };
    put(fields, field, value);
    state.touched = true;
    true
}

/// A figure of the reviewer's own: 认可 where it is the county's, else 存疑.
fn figure(model: &mut Model, key: String, typed: String, world: &impl World) -> bool {
    let number = figures::number(&typed);
    let place = at::figure(&key);
    let theirs = model.ui.review.reviewed.as_ref().and_then(|reviewed| {
        reviewed.county.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value.clone())
    });
    let mark =
        number.as_ref().map(|number| if Some(number) == theirs.as_ref() { Mark::Accepted } else { Mark::Doubtful });
    if typed.trim().is_empty() || number.is_some() {
        model.ui.review.typed.remove(&key);
    } else {
        model.ui.review.typed.insert(key, typed);
    }
    set_mark(model, &place, mark, world);
    model.ui.review.put_away.remove(&place);
    set(model, &place, "figure", number.map(Value::Number));
    judge(model)
}

/// Judges both anew.
fn judge(model: &mut Model) -> bool {
    let Model { catalog, ui, .. } = model;
    let state = &mut ui.review;
    let Some(county) = &state.county else { return false };
    state.reviewed = reviewed(catalog, county.value(), &state.review, &Options::default()).ok();
    true
}

/// A door: keys on a standard's card: 认可, 存疑, 退回, 未看.
#[inline(never)]
pub(super) fn key(_: Here, model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    let mark = match key.name.as_str() {
        "1" => Some(Mark::Accepted),
        "2" => Some(Mark::Doubtful),
        "3" => Some(Mark::Returned),
        "0" => None,
        _ => return false,
    };
    let Some(standard) = key.on.standard.clone().filter(|_| model.ui.review.county.is_some()) else { return false };
    world.consume_key();
    update(model, Review::Mark(standard, mark), world)
}

/// A file was read: a county's, or a review of the county's that is open.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let refused = |lines: Vec<String>| Notice::bad(common::file_refused(&name)).with(lines);
    let Some(bytes) = bytes else { return model.ui.tell(refused(vec![common::FILE_UNREADABLE.to_owned()])) };
    if model.ui.review.touched {
        return model.ui.tell(Notice::bad(text::WOULD_LOSE));
    }
    let value = match open::json(&bytes) {
        Ok(value) => value,
        Err(why) => return model.ui.tell(refused(vec![why])),
    };
    let is_review = value.get("format").and_then(Value::as_str) == Some(FORMAT);
    let taken = if is_review { take_review(model, value) } else { take_county(model, &name, bytes, value, world) };
    match taken {
        Ok(()) => {
            model.ui.focus = Some(Focus::Heading);
            model.ui.announce(common::file_opened(&name))
        }
        Err(lines) => model.ui.tell(refused(lines)),
    }
}

fn take_county(
    model: &mut Model,
    name: &str,
    bytes: Vec<u8>,
    value: Value,
    world: &mut impl World,
) -> Result<(), Vec<String>> {
    let county = County::new(name.to_owned(), bytes.into(), value);
    let review = object([
        ("format", FORMAT.into()),
        ("version", 1.into()),
        ("id", world.new_id().into()),
        ("level", "city".into()),
        ("made_on", world.now().day().into()),
        ("of", reference(&county, &model.catalog.id)),
        ("marks", object([])),
    ]);
    let judged = reviewed(&model.catalog, county.value(), &review, &Options::default())
        .map_err(|problems| problems.into_iter().map(|problem| problem.text).collect::<Vec<_>>())?;
    model.ui.review = State { county: Some(county), review, reviewed: Some(judged), ..State::default() };
    Ok(())
}

/// What a review says that it is of.
fn reference(county: &County, catalog: &str) -> Value {
    let mut of =
        object([("digest", county.digest().into()), ("county", county.name().into()), ("catalog", catalog.into())]);
    for (field, path) in [("id", "/file/id"), ("revision", "/file/revision"), ("overlay", at::OVERLAY)] {
        if let (Some(value), Some(fields)) = (county.value().pointer(path), of.as_object_mut()) {
            fields.insert(field.to_owned(), value.clone());
        }
    }
    of
}

fn take_review(model: &mut Model, review: Value) -> Result<(), Vec<String>> {
    let Some(county) = &model.ui.review.county else { return Err(vec![text::COUNTY_FIRST.to_owned()]) };
    let texts =
        |problems: Vec<weibao_core::Problem>| problems.into_iter().map(|problem| problem.text).collect::<Vec<_>>();
    let judged = reviewed(&model.catalog, county.value(), &review, &Options::default()).map_err(texts)?;
    let of_another = |code: &str| matches!(code, "other_file" | "same_revision");
    let (wrong, rest): (Vec<_>, Vec<_>) =
        judged.problems.iter().cloned().partition(|problem| of_another(&problem.code));
    if !wrong.is_empty() {
        return Err(texts(wrong));
    }
    let state = &mut model.ui.review;
    state.review = review;
    state.reviewed = Some(judged);
    state.typed.clear();
    state.put_away.clear();
    if !rest.is_empty() {
        model.ui.notice = Some(Notice::bad(text::WITH_PROBLEMS).with(texts(rest)));
    }
    Ok(())
}

fn save(model: &mut Model, world: &mut impl World) -> bool {
    let state = &mut model.ui.review;
    let Some(county) = &state.county else { return false };
    // A review of an older revision is bound to this one only once everything that has changed was looked at again.
    if state.reviewed.as_ref().is_some_and(|reviewed| reviewed.stale.is_empty()) {
        let of = reference(county, &model.catalog.id);
        if let Some(fields) = state.review.as_object_mut() {
            fields.insert("of".to_owned(), of);
        }
    }
    let bytes = serde_json::to_vec_pretty(&state.review).unwrap_or_default();
    let name = file::name(county.name(), text::FILE, "json", &world.now());
    let said = common::file_saved(&name);
    if world.export(File { name, bytes }) {
        state.touched = false;
        model.ui.announce(said)
    } else {
        model.ui.tell(Notice::bad(common::DOWNLOAD_REFUSED))
    }
}

/// Closes both. Findings that are in no file are given up only at the second asking.
fn close(model: &mut Model) -> bool {
    let state = &mut model.ui.review;
    if state.touched && !state.closing {
        state.closing = true;
        return model.ui.announce(text::CLOSE_ASKS);
    }
    *state = State::default();
    model.ui.focus = Some(Focus::Heading);
    true
}
