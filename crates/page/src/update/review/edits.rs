//! Findings: marks, figures, evidence, samples, and the way back. Whatever is found goes through [`apply`].

use serde_json::{Number, Value};
use weibao_chain::item;
use weibao_core::catalog::ColumnKind;
use weibao_core::maps::object;
use weibao_terms::{Mark, NegativeState, Seen};
use weibao_text::screens::{common, review as text};

use super::kept;
use crate::history::Change;
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::{figures, review as query};
use crate::saved_file::{Edit, at, steps};
use crate::ui::review::Open;
use crate::world::World;

/// Makes the change and sees to it that it is kept. Answers whether to paint.
fn apply(model: &mut Model, change: Change, judges: bool, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    if open.history.edit(&mut open.review, change).is_none() {
        return false;
    }
    if judges {
        open.judge();
    }
    kept::touched(model, world);
    true
}

/// Something of the review as it is typed or chosen. Beside a mark that is not there nothing is said.
pub(super) fn edit(model: &mut Model, change: Change, world: &mut impl World) -> bool {
    let Some(open) = &model.ui.review.open else { return false };
    let is_bare = |place: &str| open.said(place, "mark").is_none();
    if matches!(steps(change.edit.pointer()).as_slice(), [first, place, _] if first == "marks" && is_bare(place)) {
        return false;
    }
    // What is said beside a mark decides nothing.
    let judges = !change.typing;
    apply(model, change, judges, world)
}

/// A text is left.
pub(super) fn left(model: &mut Model, pointer: &str, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    if open.history.normalise(&mut open.review, pointer).is_none() {
        return false;
    }
    kept::touched(model, world);
    true
}

/// Takes the last finding back, or makes it again.
pub(super) fn step(model: &mut Model, again: bool, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    let Open { history, review, .. } = open;
    let Some((undone, _)) = (if again { history.redo(review) } else { history.undo(review) }) else { return false };
    open.typed.clear();
    open.judge();
    kept::touched(model, world);
    model.ui.announce(if again { common::redone(&undone.what) } else { common::undone(&undone.what) })
}

/// Marks a place, or takes its mark away.
pub(super) fn mark(model: &mut Model, place: &str, mark: Option<Mark>, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    let named = query::name(open, place);
    if mark.is_some() && is_unanswered(open, place) {
        return model.ui.announce(text::nothing_to_see(&named));
    }
    let edit = mark_edit(open, place, mark, world.now().day());
    apply(model, Change::new(edit, text::mark_of(&named), Place::Review), true, world);
    model.ui.announce(text::marked(&named, mark))
}

/// Whether the county has said nothing there: then there is nothing to look at.
fn is_unanswered(open: &Open, place: &str) -> bool {
    let silent =
        |id: &String| open.reviewed.county.standards.iter().any(|one| one.id == *id && query::is_silent(open, one));
    matches!(steps(place).as_slice(), [first, standard, ..] if first == "answers" && silent(standard))
}

fn mark_edit(open: &mut Open, place: &str, mark: Option<Mark>, day: String) -> Edit {
    let whole = at::marked(place);
    let there = open.review.get(&whole).cloned();
    let Some(mark) = mark else {
        open.put_away.extend(there.map(|was| (place.to_owned(), was)));
        return Edit::Remove(whole);
    };
    let mut mark_there = there.or_else(|| open.put_away.remove(place)).unwrap_or_else(|| object([]));
    if let Some(fields) = mark_there.as_object_mut() {
        fields.insert("mark".into(), mark.key().into());
        fields.insert("on".into(), day.into());
        // With its item, the mark holds for the county's file as it is now.
        fields.insert("item".into(), item(open.county.value(), &open.reviewed.county, place).into());
    }
    Edit::Set(whole, mark_there)
}

/// With one more thing said beside the mark.
fn with(open: &mut Open, place: &str, mark: Mark, day: String, said: (&str, Value)) -> Edit {
    let mut edit = mark_edit(open, place, Some(mark), day);
    if let Edit::Set(_, value) = &mut edit {
        value.as_object_mut().map(|fields| fields.insert(said.0.to_owned(), said.1));
    }
    edit
}

/// A figure of the reviewer's own: 认可 where it is the county's, else 存疑.
pub(super) fn figure(model: &mut Model, key: String, typed: String, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    let place = at::figure(&key);
    let what = text::mark_of(&query::name(open, &place));
    let number = figures::number(&typed);
    if typed.trim().is_empty() || number.is_some() {
        open.typed.remove(&key);
    } else {
        open.typed.insert(key.clone(), typed);
    }
    let theirs = open.reviewed.county.figures.iter().find(|figure| figure.key == key).map(|figure| &figure.value);
    let edit = match number {
        Some(number) => {
            let mark =
                if theirs.is_some_and(|theirs| is_equal(theirs, &number)) { Mark::Accepted } else { Mark::Doubtful };
            with(open, &place, mark, world.now().day(), ("figure", Value::Number(number)))
        }
        None => Edit::Remove(at::marked(&place)),
    };
    apply(model, Change { edit, what, at: Place::Review, typing: true }, true, world);
    true
}

/// What was found in a cell of a register: 认可 where it is the county's, else 存疑.
pub(super) fn cell(model: &mut Model, place: String, typed: String, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    let Some(kind) = query::column_of(open, &place).map(|column| column.kind) else { return false };
    let what = text::mark_of(&query::name(open, &place));
    let value = match kind {
        ColumnKind::Number => figures::number(&typed).map(Value::Number),
        ColumnKind::Boolean => typed.parse().ok().map(Value::Bool),
        ColumnKind::Text => Some(Value::from(typed.as_str())).filter(|_| !typed.is_empty()),
    };
    if typed.trim().is_empty() || value.is_some() {
        open.typed.remove(&place);
    } else {
        open.typed.insert(place.clone(), typed);
    }
    let edit = match value {
        Some(value) => {
            let is_same = query::county_cell(open, &place) == Some(&value);
            let mark = if is_same { Mark::Accepted } else { Mark::Doubtful };
            with(open, &place, mark, world.now().day(), ("value", value))
        }
        None => Edit::Remove(at::marked(&place)),
    };
    apply(model, Change { edit, what, at: Place::Review, typing: kind == ColumnKind::Number }, true, world);
    true
}

fn is_equal(one: &Number, other: &Number) -> bool {
    figures::plain_number(one) == figures::plain_number(other)
}

/// What was found of an item of the negative list: 认可 where it is what the county says, else 存疑.
pub(super) fn negative(model: &mut Model, id: &str, state: Option<NegativeState>, world: &mut impl World) -> bool {
    let Some(open) = &mut model.ui.review.open else { return false };
    let place = at::negative_whole(id);
    let named = query::name(open, &place);
    let day = world.now().day();
    let edit = match state {
        Some(state) => {
            let theirs = query::county_negative(open, id);
            let mark = if theirs == Some(state) { Mark::Accepted } else { Mark::Doubtful };
            with(open, &place, mark, day, ("state", state.key().into()))
        }
        None => mark_edit(open, &place, None, day),
    };
    apply(model, Change::new(edit, text::mark_of(&named), Place::Review), true, world);
    model.ui.announce(text::checked(&named, state.map_or("", NegativeState::key)))
}

/// Whether a piece of evidence was seen.
pub(super) fn evidence(
    model: &mut Model,
    standard: &str,
    index: usize,
    seen: Option<Seen>,
    world: &mut impl World,
) -> bool {
    let Some(open) = &model.ui.review.open else { return false };
    let Some(piece) = query::evidence(open, standard).into_iter().nth(index) else { return false };
    let list = query::evidence_seen(open, standard);
    let there = list.iter().position(|known| query::is_of(known, &piece));
    let place = at::seen(standard, there.unwrap_or(list.len()));
    let edit = match seen {
        Some(seen) => {
            let mut entry = object([("title", piece.title.as_str().into()), ("seen", seen.key().into())]);
            if let (false, Some(fields)) = (piece.number.is_empty(), entry.as_object_mut()) {
                fields.insert("number".into(), piece.number.as_str().into());
            }
            Edit::Set(place, entry)
        }
        None => Edit::Remove(place),
    };
    apply(model, Change::new(edit, text::evidence_of(standard), Place::Review), false, world);
    model.ui.announce(text::evidence_marked(&piece.title, seen))
}

/// Draws a sample of a register by a seed that stands beside it.
pub(super) fn draw(model: &mut Model, world: &mut impl World) -> bool {
    let state = &model.ui.review;
    let (Some(open), draw) = (&state.open, &state.draw) else { return false };
    let key = if draw.register.is_empty() { query::registers(open).next() } else { Some(draw.register.as_str()) };
    let Some(register) = key.and_then(|key| open.catalog.register(key)) else {
        return model.ui.announce(text::NO_ROWS);
    };
    let rows = query::rows(open, &register.key);
    let Some(size) = query::size(&draw.size, rows.len()) else {
        let said = text::how_many(&register.label, rows.len());
        return model.ui.announce(said);
    };
    let day = world.now().day();
    let seed = if draw.seed.trim().is_empty() { day.clone() } else { draw.seed.trim().to_owned() };
    let drawn = weibao_chain::sample(rows, size, &seed);
    let picked = drawn.iter().filter_map(|row| rows.get(*row)).map(|row| {
        let field = |name: &str| row.get(name).and_then(Value::as_str).filter(|said| !said.is_empty());
        let mut entry = object([("name", field("name").unwrap_or_default().into())]);
        if let (Some(township), Some(fields)) = (field("township"), entry.as_object_mut()) {
            fields.insert("township".into(), township.into());
        }
        entry
    });
    let sample = object([
        ("register", register.key.as_str().into()),
        ("of", rows.len().into()),
        ("size", size.into()),
        ("seed", seed.into()),
        ("on", day.into()),
        ("rows", picked.collect::<Vec<Value>>().into()),
    ]);
    let said = text::drawn(&register.label, rows.len(), size);
    let place = at::sample(open.list("samples").len());
    apply(model, Change::new(Edit::Set(place, sample), text::SAMPLES, Place::Review), false, world);
    model.ui.announce(said)
}

/// Of what several groups found, one is picked.
pub(super) fn pick(model: &mut Model, place: &str, offer: usize, world: &mut impl World) -> bool {
    let Some(open) = &model.ui.review.open else { return false };
    let offered = open.clashes().find(|(known, _)| *known == place).and_then(|(_, offers)| offers.get(offer)).cloned();
    let Some(offered) = offered else { return false };
    let there = match steps(place).as_slice() {
        [first, standard, ..] if first == "evidence" => at::seen(standard, query::evidence_seen(open, standard).len()),
        [first, drawn @ ..] if first == "samples" => {
            let Some((sample, row)) = query::sampled(open, drawn) else { return false };
            at::sample_row(sample, row)
        }
        _ => place.to_owned(),
    };
    let edit = Edit::All(vec![Edit::Set(there, offered), Edit::Remove(at::clash(place))]);
    apply(model, Change::new(edit, text::CLASHES, Place::Review), true, world)
}
