//! Figures, readings, and what the county is judged by beside the national standards.

use serde_json::Value;
use weibao_core::{Problem, overlay, scoring};
use weibao_text::screens::{common, figures as text};

use super::edit::{edit, edited, normalise};
use super::go::go;
use crate::model::Model;
use crate::msg::Figures;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::figures::{self as query, Overview};
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::{Focus, Notice};
use crate::world::World;

const HERE: Place = Place::Figures { figure: None };

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Figures, world: &mut impl World) -> bool {
    match msg {
        Figures::Typed(key, typed) => {
            let unit =
                model.session().and_then(|session| session.catalog().figure(&key)).map(|figure| figure.unit.clone());
            let entered = query::entered_as(&typed, unit.as_deref().unwrap_or_default());
            let edit = Edit::put(at::figure(&key), entered);
            let change = Change { typing: true, ..change(model, edit, &key) };
            model.ui.figures.draft = Some((key, typed));
            self::edit(model, change, world);
            true
        }
        Figures::Left(key) => {
            model.ui.figures.draft = None;
            normalise(model, &at::figure(&key), world);
            true
        }
        Figures::Drop(key) => {
            let changed = edit(model, change(model, Edit::Remove(at::figure(&key)), &key), world);
            model.ui.focus = Some(Focus::Figure(key));
            changed
        }
        Figures::OnlyMissing(only) => {
            model.ui.figures.shown = only.then(|| missing(model));
            true
        }
        Figures::NextMissing => next_missing(model, world),
        Figures::Part(part) => {
            model.ui.focus = Some(Focus::Part(part));
            true
        }
        Figures::Choose(choice, option) => {
            let known = model.session().and_then(|session| session.catalog().choice(&choice));
            let what = text::what_reading(known.map_or(choice.as_str(), |known| known.question.as_str()));
            edit(model, Change::new(Edit::word(at::choice(&choice), Some(&option)), what, HERE), world)
        }
        Figures::Accept(clause, accepted) => {
            edit(model, Change::new(Edit::rule(&clause, accepted), text::what_rule(&clause), HERE), world)
        }
        Figures::Overlay(id) => name_overlay(model, id.as_deref(), world),
        Figures::ExampleScoring(wanted) => {
            let scheme = wanted.then(|| serde_json::from_str(weibao_standards::example_rules()).ok()).flatten();
            take_scoring(model, scheme, world).unwrap_or_default()
        }
    }
}

fn change(model: &Model, edit: Edit, key: &str) -> Change {
    let label = model.session().map_or(key, |session| query::label(session.catalog(), key));
    Change::new(edit, text::what_figure(label), Place::Figures { figure: Some(key.to_owned()) })
}

fn missing(model: &Model) -> Vec<String> {
    let Some(session) = model.session() else { return Vec::new() };
    Overview::new(session.catalog(), session.report()).missing().into_iter().map(str::to_owned).collect()
}

fn next_missing(model: &mut Model, world: &mut impl World) -> bool {
    let Some(session) = model.session() else { return false };
    let here = match &model.ui.place {
        Place::Figures { figure } => figure.as_deref(),
        _ => None,
    };
    let groups = query::groups(session.catalog());
    let order: Vec<&str> = groups.iter().flat_map(|group| &group.figures).map(|figure| figure.key.as_str()).collect();
    let after = order.iter().position(|key| Some(*key) == here).map_or(0, |position| position.saturating_add(1));
    let overview = Overview::new(session.catalog(), session.report());
    let next = order.iter().cycle().skip(after).take(order.len()).find(|key| overview.is_missing(key));
    match next.map(|key| Place::Figures { figure: Some((*key).to_owned()) }) {
        Some(place) => go(model, place, world),
        None => model.ui.announce(text::NONE_MISSING),
    }
}

// ---------------------------------------------------------------- overlay and scoring scheme

fn name_overlay(model: &mut Model, id: Option<&str>, world: &mut impl World) -> bool {
    edit(model, Change::new(Edit::word(at::OVERLAY, id), text::WHAT_OVERLAY, HERE), world)
}

/// Answers whether anything was changed.
fn take_scoring(model: &mut Model, scheme: Option<Value>, world: &mut impl World) -> Result<bool, Vec<String>> {
    let Some(session) = model.editable() else { return Ok(false) };
    session.use_scoring(scheme).map_err(|problems| lines(&problems))?;
    Ok(edited(model, world))
}

/// A file was read: takes it in, whichever it is, or says every defect with its place.
pub(super) fn read(model: &mut Model, name: &str, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    match take(model, name, bytes, world) {
        Ok(None) => false,
        Ok(Some(said)) => model.ui.tell(Notice::good(said)),
        Err(lines) => model.ui.tell(Notice::bad(text::book_refused(name)).with(lines)),
    }
}

/// Answers with what is to be said where anything was changed.
fn take(
    model: &mut Model,
    name: &str,
    bytes: Option<Vec<u8>>,
    world: &mut impl World,
) -> Result<Option<String>, Vec<String>> {
    let bytes = bytes.ok_or_else(|| vec![common::FILE_UNREADABLE.to_owned()])?;
    let plain = core::str::from_utf8(&bytes).map_err(|_| vec![text::BOOK_NOT_UTF8.to_owned()])?;
    let value: Value = serde_json::from_str(plain.trim_start_matches('\u{feff}'))
        .map_err(|error| vec![text::book_not_json(error.line(), error.column())])?;
    let taken = match value.get("format").and_then(Value::as_str) {
        Some(overlay::FORMAT) => {
            let Some(session) = model.editable() else { return Ok(None) };
            let id = session.take_overlay(value).map_err(|problems| lines(&problems))?;
            name_overlay(model, Some(&id), world) || edited(model, world)
        }
        Some(scoring::FORMAT) => take_scoring(model, Some(value), world)?,
        Some(weibao_chain::LIST_FORMAT) => {
            let Some(session) = model.editable() else { return Ok(None) };
            let list = session.take_list(value).map_err(|problems| lines(&problems))?;
            edited(model, world);
            return Ok(Some(text::list_taken(&list.title, &list.as_of, list.names.len())));
        }
        _ => return Err(vec![text::NOT_A_BOOK.to_owned()]),
    };
    Ok(taken.then(|| text::book_taken(name)))
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| common::problem(&problem.path, &problem.text)).collect()
}
