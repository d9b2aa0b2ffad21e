//! 分工, in words: the units with their names, what can be asked, and who is.

use serde_json::Value;
use weibao_chain::{Duty, Kind, Role, Unit, duties, known_units};
use weibao_core::catalog::UnitKind;
use weibao_terms::Screen;
use weibao_text::screens::{common, duties as text};

use super::exchange::label;
use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::session::Session;
use crate::ui::duties::{Only, State};

/// More lines are not painted at once.
const SHOWN: usize = 100;
/// Parts that are no area: rooms of the saved file.
const ROOMS: [&str; 3] = ["figures", "registers", "negatives"];

/// A unit that is no township, with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its key.
    pub key: String,
    /// As the catalog has it; nothing where the county has added it.
    pub by_catalog: Option<String>,
    /// As the county has it; empty where it has no name of its own.
    pub own: String,
    /// The county's other names, with 、 between them.
    pub aliases: String,
    /// Whom to call.
    pub post: String,
}

impl Named {
    /// As it is called.
    pub fn name(&self) -> &str {
        if self.own.is_empty() { self.by_catalog.as_deref().unwrap_or(&self.key) } else { &self.own }
    }
}

/// The units that are no townships.
pub fn named(session: &Session) -> Vec<Named> {
    struct ByCatalog(Vec<Unit>);
    let given = entries(session);
    let known = session.found(|session| ByCatalog(known_units(session.national(), session.file().value())));
    known
        .0
        .iter()
        .filter(|unit| unit.kind == Kind::Department)
        .map(|unit| {
            let entry = given.iter().find(|entry| word(entry, "key") == unit.key);
            let aliases = entry.and_then(|entry| entry.get("aliases")?.as_array()).map_or(&[][..], Vec::as_slice);
            let by_catalog = session.national().units.iter().find(|known| known.key == unit.key);
            let by_catalog = by_catalog.map(|known| known.name.clone());
            let own = entry.map(|entry| word(entry, "name")).filter(|name| Some(*name) != by_catalog.as_deref());
            Named {
                // What an overlay names has no key but its name.
                by_catalog: by_catalog.or_else(|| entry.is_none().then(|| unit.name.clone())),
                own: own.unwrap_or_default().to_owned(),
                aliases: aliases.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、"),
                post: entry.map(|entry| word(entry, "post")).unwrap_or_default().to_owned(),
                key: unit.key.clone(),
            }
        })
        .collect()
}

/// The county's own entries of units.
pub fn entries(session: &Session) -> &[Value] {
    session.file().get(at::UNITS).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn word<'v>(entry: &'v Value, name: &str) -> &'v str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The units that can be given a role: every township as one, then each unit, by key and name.
pub fn can_be_asked(session: &Session) -> Vec<(String, String)> {
    let every = every_township(session).map(|key| (key, text::TOWNSHIPS.to_owned()));
    let units = every_unit(session);
    every.into_iter().chain(units.iter().map(|Unit { key, name, .. }| (key.clone(), name.clone()))).collect()
}

/// Every unit that can be asked.
pub fn every_unit(session: &Session) -> Rc<Vec<Unit>> {
    session.found(|session| known_units(session.catalog(), session.file().value()))
}

/// The key that stands for every township.
pub fn every_township(session: &Session) -> Option<String> {
    let units = &session.catalog().units;
    units.iter().find(|unit| unit.kind == UnitKind::Township).map(|unit| unit.key.clone())
}

/// The parts of 谁报什么: keys and names.
pub fn parts(session: &Session) -> Vec<(String, String)> {
    let areas = session.catalog().areas.iter().map(|area| (area.id.clone(), format!("{} {}", area.id, area.title)));
    let names = [Screen::Figures, Screen::Register, Screen::Negatives].map(common::screen_name);
    areas.chain(ROOMS.into_iter().zip(names).map(|(key, name)| (key.to_owned(), name.to_owned()))).collect()
}

/// A line of 谁报什么.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called.
    pub label: String,
    /// What it is about, and who is asked.
    pub duty: Duty,
}

/// The lines that are shown, and how many there are.
pub fn lines(session: &Session, state: &State) -> (Vec<Line>, usize) {
    let known = session.found(|session| duties(session.catalog(), session.file().value()));
    let suits = |duty: &&Duty| is_in(duty, state.part.as_deref()) && suits(duty, &state.only);
    let all: Vec<&Duty> = known.iter().filter(suits).collect();
    let line = |duty: &&Duty| Line { label: of_place(session, &duty.at), duty: (*duty).clone() };
    (all.iter().take(SHOWN).map(line).collect(), all.len())
}

/// What a place of 谁报什么 is called: a column of a register is asked for under its own place.
pub fn of_place(session: &Session, place: &str) -> String {
    let steps = steps(place);
    let column = match steps.as_slice() {
        [room, register, column] if room == "registers" => session.catalog().register(register).and_then(|register| {
            register.column(column).map(|column| [register.label.as_str(), "：", &column.label].concat())
        }),
        _ => None,
    };
    column.unwrap_or_else(|| label(session.catalog(), None, place))
}

fn is_in(duty: &Duty, part: Option<&str>) -> bool {
    let Some(part) = part else { return true };
    let steps = steps(&duty.at);
    match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["answers", standard, ..] => standard.split('.').next() == Some(part),
        [room, ..] => *room == part,
        [] => false,
    }
}

fn suits(duty: &Duty, only: &Only) -> bool {
    let reporters = duty.asked.iter().filter(|(_, role)| *role != Role::Help).count();
    // Of a register's columns nobody is asked unless the county says so: the register is.
    match only {
        Only::All => true,
        Only::Nobody => reporters == 0 && !at::is_column(&duty.at),
        Only::Several => reporters > 1,
        Only::Own => duty.own,
        Only::Unit(unit) => duty.asked.iter().any(|(asked, _)| asked == unit),
    }
}

/// What is wrong with the period of the saved file, if anything.
pub fn period_problem(session: &Session) -> Option<&'static str> {
    let (from, to) = (session.file().text(at::PERIOD_FROM), session.file().text(at::PERIOD_TO));
    match (from.is_empty(), to.is_empty()) {
        (true, true) if [at::PERIOD_AS_OF, at::PERIOD_APPLY_ON].iter().all(|at| session.file().text(at).is_empty()) => {
            None
        }
        (false, false) if from > to => Some(text::PERIOD_REVERSED),
        (false, false) => None,
        _ => Some(text::PERIOD_HALF),
    }
}
