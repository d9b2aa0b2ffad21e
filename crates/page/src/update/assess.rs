//! The self-assessment, with the mouse and by keyboard.

use serde_json::Value;
use weibao_terms::{ClauseAnswer, Declared, Status};
use weibao_text::screens::assess as text;

use super::edit::edit;
use crate::model::Model;
use crate::msg::{Assess, Key, On};
use crate::place::Place;
use crate::prelude::*;
use crate::queries::standards::Query;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Focus;
use crate::world::{Timer, World};

/// Between two lots of standards the browser has its turn, for so many milliseconds.
const BETWEEN_LOTS: u32 = 30;
/// Behind an answer: what follows from it is painted first.
const BEHIND_AN_ANSWER: u32 = 150;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Assess, world: &mut impl World) -> bool {
    let state = &mut model.ui.assess;
    match msg {
        Assess::Answer(id, declared) => answer(model, id, declared, world),
        Assess::Clause(id, clause, answer) => {
            let number = clause.rsplit('/').next().unwrap_or_default();
            let what = text::what(&id, &text::clause(number));
            let edit = Edit::word(at::clause(&id, &clause), answer.map(|answer| answer.key()));
            self::edit(model, Change::new(edit, what, Place::standard(&id)), world)
        }
        Assess::Body(id, clause, body, has) => {
            let named = model.session().and_then(|session| {
                let clause = session.catalog().clause(&clause)?;
                clause.bodies.iter().find(|named| named.key == body).map(|named| named.name.clone())
            });
            let Some(named) = named else { return false };
            let what = text::what(&id, &named);
            let edit = Edit::put(at::body(&clause, &body), has.map(Value::from));
            self::edit(model, Change::new(edit, what, Place::standard(&id)), world)
        }
        Assess::Rule(id, clause, in_force) => {
            let change =
                Change::new(Edit::rule(&clause, in_force), text::what(&id, text::RULE_OFF), Place::standard(&id));
            let changed = edit(model, change, world);
            if !in_force {
                model.ui.focus = Some(Focus::Text(at::rule_off_reason(&clause)));
            }
            changed
        }
        Assess::RemoveEvidence(id, index) => {
            let what = text::what(&id, &text::evidence(index.saturating_add(1)));
            let gone = Change::new(Edit::Remove(at::evidence(&id, index)), what, Place::standard(&id));
            let changed = edit(model, gone, world);
            // The piece that has come up to its place, or the empty line.
            model.ui.focus = Some(Focus::Text(at::said(&id, &["evidence", &index.to_string(), "title"])));
            changed
        }
        Assess::Details(id) => {
            match state.open.iter().position(|open| *open == id) {
                Some(place) => drop(state.open.remove(place)),
                None => state.open.push(id),
            }
            true
        }
        Assess::Focused(id) => {
            state.current = Some(id);
            false
        }
        Assess::Filter(filter) => {
            state.query.filter = filter;
            true
        }
        Assess::Lead(lead) => {
            state.query.lead = lead;
            true
        }
        Assess::Words(words) => {
            state.query.words = words;
            // The list gets shorter under the reader.
            world.scroll_to_top();
            true
        }
        Assess::ShowAll => {
            state.query = Query::default();
            true
        }
        Assess::Unfold => {
            state.unfolded = true;
            true
        }
    }
}

/// Shows some more, and the rest in a while.
pub(super) fn unfold(model: &mut Model, world: &mut impl World) -> bool {
    let Some(session) = model.session() else { return false };
    let all = session.catalog().standards().count();
    let state = &mut model.ui.assess;
    if core::mem::take(&mut state.answered) {
        world.later(Timer::Unfold, BEHIND_AN_ANSWER);
        return false;
    }
    state.lots = state.lots.saturating_add(1);
    if state.shown() < all {
        world.later(Timer::Unfold, BETWEEN_LOTS);
    } else {
        state.unfolded = true;
    }
    matches!(model.ui.place, Place::Assess { .. })
}

fn answer(model: &mut Model, id: String, declared: Option<Declared>, world: &mut impl World) -> bool {
    if model.editable().is_none() {
        return false;
    }
    let status = declared.map_or(Status::Unanswered, Status::from);
    model.ui.assess.answered = true;
    let edit = Edit::word(at::status(&id), declared.map(Declared::key));
    let change = Change::new(edit, text::what(&id, &text::quick(status)), Place::standard(&id));
    let changed = self::edit(model, change, world);
    if changed && declared.is_none() {
        // The button that took it away has gone with it.
        model.ui.focus = Some(Focus::Standard(id.clone()));
    }
    if changed && declared == Some(Declared::NotApplicable) {
        // The reason is asked for at once.
        model.ui.focus = Some(Focus::Text(at::reason(&id)));
    }
    if let Some(session) = model.session() {
        let report = session.report();
        let waits = declared == Some(Declared::NotApplicable)
            && report.standards.iter().any(|standard| standard.id == id && standard.status != Status::NotApplicable);
        model.ui.announcement = if waits {
            text::waits_for_a_reason(&id)
        } else {
            text::answered(&id, status, report.totals.met, report.totals.applicable)
        };
    }
    model.ui.assess.current = Some(id);
    changed
}

// ---------------------------------------------------------------- by keyboard

/// Acts on a key, which no text takes. Answers whether to paint.
pub(super) fn key(model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    match key.name.as_str() {
        "0" | "1" | "2" | "3" | "4" | "5" => {
            let Some(id) = current(model, &key.on) else { return false };
            let number = key.name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let declared = number.and_then(|number| Declared::ALL.get(number)).copied();
            world.consume_key();
            // The next key goes on from the standard that was just answered.
            model.ui.focus = Some(Focus::Standard(id.clone()));
            answer(model, id, declared, world);
            true
        }
        "j" => step(model, key, true, world),
        "k" => step(model, key, false, world),
        // In a group of answers the arrows choose among them.
        "ArrowDown" if !key.on.choice => step(model, key, true, world),
        "ArrowUp" if !key.on.choice => step(model, key, false, world),
        "Enter" => match key.on.standard.clone().filter(|_| key.on.card) {
            Some(id) => {
                world.consume_key();
                update(model, Assess::Details(id), world)
            }
            None => false,
        },
        "/" => {
            world.consume_key();
            model.ui.focus = Some(Focus::Search);
            true
        }
        _ => false,
    }
}

/// A key in the box of a clause's own answer: the numbers mean what they mean for a standard, where a clause can be that.
pub(super) fn clause_key(model: &mut Model, standard: &str, clause: &str, key: &str, world: &mut impl World) -> bool {
    let answer = match key {
        "0" => None,
        "Escape" => {
            model.ui.focus = Some(Focus::Standard(standard.to_owned()));
            return true;
        }
        "1" | "2" | "3" | "4" | "5" => {
            let number = key.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let declared = number.and_then(|number| Declared::ALL.get(number));
            match declared.and_then(|declared| ClauseAnswer::parse(declared.key())) {
                Some(answer) => Some(answer),
                None => return false,
            }
        }
        _ => return false,
    };
    world.consume_key();
    update(model, Assess::Clause(standard.to_owned(), clause.to_owned(), answer), world)
}

/// The standard that keys act on: the one with the focus, else the one worked on last if it is shown, else the first that is shown.
fn current(model: &Model, on: &On) -> Option<String> {
    let shown = shown(model);
    let last = model.ui.assess.current.as_ref().filter(|last| shown.contains(last)).cloned();
    on.standard.clone().or(last).or_else(|| shown.into_iter().next())
}

fn step(model: &mut Model, key: &Key, forward: bool, world: &mut impl World) -> bool {
    world.consume_key();
    let shown = shown(model);
    let here = current(model, &key.on).and_then(|id| shown.iter().position(|other| *other == id)).unwrap_or_default();
    let next = match (&key.on.standard, forward) {
        // The first key only brings the focus to where the work was.
        (None, _) => Some(here),
        (Some(_), true) => here.checked_add(1),
        (Some(_), false) => here.checked_sub(1),
    };
    let Some(id) = next.and_then(|next| shown.into_iter().nth(next)) else { return false };
    model.ui.focus = Some(Focus::Standard(id.clone()));
    model.ui.assess.current = Some(id);
    model.ui.assess.unfolded = true;
    true
}

/// The ids of the standards on the screen, in order.
fn shown(model: &Model) -> Vec<String> {
    let (Some(session), Place::Assess { area, .. }) = (model.session(), &model.ui.place) else { return Vec::new() };
    let report = session.report();
    let found = model.ui.assess.query.find(session.catalog(), report, area.as_deref());
    found
        .into_iter()
        .filter_map(|position| report.standards.get(position))
        .map(|standard| standard.id.clone())
        .collect()
}
