//! 分工: names of units, who reports what, the period. All of it is data in the saved file, and every change one step.

use serde_json::{Value, json};
use weibao_chain::{Role, assigned};
use weibao_tables::cell::day;
use weibao_tables::sheet::Cell;
use weibao_text::screens::duties as text;

use super::edit::edit;
use crate::model::Model;
use crate::msg::{Duties, PeriodField, UnitField};
use crate::place::Place;
use crate::prelude::*;
use crate::queries::duties::{entries, every_unit, named, of_place};
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Notice;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Duties, world: &mut impl World) -> bool {
    let state = &mut model.ui.exchange.duties;
    match msg {
        Duties::Unit(key, field, typed) => return unit(model, &key, field, typed.trim(), world),
        Duties::Typed(name) => state.name = name,
        Duties::Add => return add(model, world),
        Duties::Part(part) => state.part = part,
        Duties::Only(only) => state.only = only,
        Duties::Open(place) => state.open = place,
        Duties::Role(place, unit, role) => return assign(model, &place, Some((&unit, role)), world),
        Duties::AsCatalog(place) => return assign(model, &place, None, world),
        Duties::Period(field, typed) => return period_typed(model, field, typed.trim(), world),
        Duties::LastYear => {
            let year = world.now().year.saturating_sub(1);
            let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
            let days = [(PeriodField::From, first), (PeriodField::To, last.clone()), (PeriodField::AsOf, last)];
            return period(model, days.map(|(field, day)| (field, Some(day))), world);
        }
    }
    true
}

fn set(model: &mut Model, change: Edit, what: impl Into<String>, world: &mut impl World) -> bool {
    edit(model, Change::new(change, what, Place::Exchange), world);
    super::compared::refresh(model, world);
    true
}

/// Whether this name means another unit already.
fn is_taken(model: &Model, key: &str, name: &str) -> bool {
    let Some(session) = model.session() else { return false };
    let units = every_unit(session);
    let mut others = units.iter().filter(|unit| unit.key != key);
    others.any(|unit| unit.key == name || unit.name == name || unit.aliases.iter().any(|alias| alias == name))
}

/// Changes something of a unit. What the county says nothing of is no entry of its own.
fn unit(model: &mut Model, key: &str, field: UnitField, typed: &str, world: &mut impl World) -> bool {
    let words: Vec<&str> = match field {
        UnitField::Aliases => {
            typed.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|word| !word.is_empty()).collect()
        }
        UnitField::Name | UnitField::Post => vec![typed],
    };
    if field != UnitField::Post
        && let Some(name) = words.iter().find(|name| is_taken(model, key, name))
    {
        return model.ui.tell(Notice::bad(text::taken_name(name)));
    }
    let Some(session) = model.session() else { return false };
    let Some(mut unit) = named(session).into_iter().find(|unit| unit.key == key) else { return false };
    match field {
        UnitField::Name => typed.clone_into(&mut unit.own),
        UnitField::Aliases => unit.aliases = words.join("、"),
        UnitField::Post => typed.clone_into(&mut unit.post),
    }
    let mut all = entries(session).to_vec();
    let place = all.iter().position(|entry| entry.get("key").and_then(Value::as_str) == Some(key));
    let says_nothing =
        unit.own.is_empty() && (unit.by_catalog.is_none() || unit.aliases.is_empty() && unit.post.is_empty());
    let entry = (!says_nothing).then(|| {
        let mut entry = json!({ "key": key, "name": unit.name(), "kind": "department" });
        if let Some(fields) = entry.as_object_mut() {
            let aliases: Vec<&str> = unit.aliases.split('、').filter(|alias| !alias.is_empty()).collect();
            if !aliases.is_empty() {
                fields.insert("aliases".to_owned(), json!(aliases));
            }
            if !unit.post.is_empty() {
                fields.insert("post".to_owned(), unit.post.as_str().into());
            }
        }
        entry
    });
    match (place, entry) {
        (Some(place), Some(entry)) => drop(all.get_mut(place).map(|old| *old = entry)),
        (Some(place), None) => drop(all.remove(place)),
        (None, Some(entry)) => all.push(entry),
        (None, None) => return false,
    }
    let what = text::what_unit(unit.name());
    set(model, units_edit(all), what, world)
}

fn units_edit(all: Vec<Value>) -> Edit {
    let all = (!all.is_empty()).then_some(Value::Array(all));
    Edit::put(at::UNITS, all)
}

/// A unit of the county's own. Its name at first is its key, which stays.
fn add(model: &mut Model, world: &mut impl World) -> bool {
    let name = model.ui.exchange.duties.name.trim().to_owned();
    if name.is_empty() {
        return false;
    }
    if is_taken(model, "", &name) {
        return model.ui.tell(Notice::bad(text::taken_name(&name)));
    }
    let Some(session) = model.session() else { return false };
    let mut all = entries(session).to_vec();
    all.push(json!({ "key": name, "name": name, "kind": "department" }));
    model.ui.exchange.duties.name.clear();
    set(model, units_edit(all), text::what_unit(&name), world)
}

/// Gives a unit a role at a place, or takes it away; without a unit all is as the catalog has it.
fn assign(model: &mut Model, place: &str, role: Option<(&str, Option<Role>)>, world: &mut impl World) -> bool {
    let Some(session) = model.session() else { return false };
    let what = text::what_role(&of_place(session, place));
    let own = role.and_then(|(unit, role)| assigned(session.catalog(), session.file().value(), place, unit, role));
    set(model, Edit::put(at::assigned(place), own), what, world)
}

fn period_typed(model: &mut Model, field: PeriodField, typed: &str, world: &mut impl World) -> bool {
    let read = day(&Cell::words(typed));
    if read.is_none() && !typed.is_empty() {
        return model.ui.tell(Notice::bad(text::not_a_day(typed)));
    }
    period(model, [(field, read)], world)
}

/// Sets days of the period, or takes them away; it is asked on more than one screen, and 撤销 leads to the one where it was typed.
fn period<const COUNT: usize>(
    model: &mut Model,
    said: [(PeriodField, Option<String>); COUNT],
    world: &mut impl World,
) -> bool {
    let Some(session) = model.session() else { return false };
    let mut days = session.file().get(at::PERIOD).and_then(Value::as_object).cloned().unwrap_or_default();
    for (field, day) in said {
        match day {
            Some(day) => drop(days.insert(field.key().to_owned(), day.into())),
            None => drop(days.remove(field.key())),
        }
    }
    let days = (!days.is_empty()).then_some(Value::Object(days));
    let place = model.ui.place.clone();
    edit(model, Change::new(Edit::put(at::PERIOD, days), text::WHAT_PERIOD, place), world);
    super::compared::refresh(model, world);
    true
}
