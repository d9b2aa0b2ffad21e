//! What goes out to units and comes back, in words.

use litemap::LiteMap;
use serde_json::Value;
use weibao_chain::{Asked, Clash, Merged, units};
use weibao_core::Catalog;
use weibao_core::catalog::{Clause, Negative};
use weibao_core::date::Date;
use weibao_core::register::same_day;
use weibao_terms::{Declared, NegativeState};
use weibao_text::screens::{common, exchange as text, negatives};

use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::session::Session;
use crate::ui::exchange::{Choice, State};

/// The units that are asked something.
pub fn asked(session: &Session) -> Rc<Vec<Asked>> {
    session.found(|session| units(session.catalog(), session.file().value()))
}

/// The request that went to a unit last.
pub fn sent<'s>(session: &'s Session, unit: &str) -> Option<&'s Value> {
    let requests = session.file().get(at::REQUESTS).and_then(Value::as_array)?;
    let of_unit = |request: &&Value| field(request, "unit") == unit && request.get("withdrawn_on").is_none();
    requests.iter().rev().find(of_unit)
}

/// Of each unit how many of its answers would change something.
pub fn takes(merged: Option<&Merged>) -> LiteMap<&str, usize> {
    let mut takes = LiteMap::<&str, usize>::new();
    for unit in merged.into_iter().flat_map(|merged| &merged.taken).flat_map(|taken| taken.unit.split('、')) {
        let count = takes.entry(unit).or_insert(0);
        *count = count.saturating_add(1);
    }
    takes
}

/// A unit's name by its key; the key where no such unit is asked anything. Of several, each.
pub fn name(units: &[Asked], keys: &str) -> String {
    let name = |key: &str| {
        units.iter().find(|asked| asked.unit.key == key).map_or_else(|| key.to_owned(), |asked| asked.unit.name.clone())
    };
    keys.split('、').map(name).collect::<Vec<_>>().join("、")
}

/// A unit that was sent something and owes answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// How much it was asked.
    pub asked: usize,
    /// What is not there, in short, each once.
    pub owed: Vec<String>,
    /// How many answers are not there.
    pub count: usize,
    /// The last day.
    pub due: Option<String>,
    /// How many days are left until then; below zero it is over.
    pub days: Option<i32>,
    /// Whether it is over.
    pub late: bool,
    /// How often it has replied.
    pub replies: usize,
}

impl Owing {
    /// What it owes, listed as far as a short text goes.
    pub fn listed(&self) -> String {
        const LISTED: usize = 12;
        let listed = self.owed.iter().take(LISTED).cloned().collect::<Vec<_>>().join("、");
        if self.owed.len() > LISTED { text::and_more(&listed, self.owed.len()) } else { listed }
    }

    /// The words with which it is asked.
    pub fn words(&self) -> String {
        text::chase(&self.name, &self.listed(), self.count, self.due.as_deref())
    }
}

/// Who owes what: by day, those without one last, then by name.
pub fn owing(session: &Session, state: &State) -> Vec<Owing> {
    let asked = asked(session);
    let Some(merged) = &state.merged else { return Vec::new() };
    let mut owing: Vec<Owing> = merged
        .missing
        .iter()
        .filter_map(|missing| {
            let request = sent(session, &missing.unit)?;
            let unit = asked.iter().find(|asked| asked.unit.key == missing.unit)?;
            let due = request.get("due").and_then(Value::as_str).map(str::to_owned);
            let mut owed: Vec<String> = Vec::new();
            for at in &missing.at {
                let short = short(session.catalog(), at);
                if !owed.contains(&short) {
                    owed.push(short);
                }
            }
            Some(Owing {
                key: missing.unit.clone(),
                name: unit.unit.name.clone(),
                asked: unit.items.len().max(missing.at.len()),
                owed,
                count: missing.at.len(),
                days: due
                    .as_deref()
                    .and_then(Date::read)
                    .zip(Date::read(&state.today))
                    .map(|(due, today)| today.days_to(due)),
                late: due.as_ref().is_some_and(|due| *due < state.today),
                replies: replies(session).iter().filter(|reply| field(reply, "unit") == missing.unit).count(),
                due,
            })
        })
        .collect();
    owing.sort_by(|one, other| {
        (one.due.is_none(), &one.due, &one.name).cmp(&(other.due.is_none(), &other.due, &other.name))
    });
    owing
}

/// A place in short: 「5.2.2」, a figure's name, a register's.
fn short(catalog: &Catalog, at: &str) -> String {
    let steps = steps(at);
    match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["answers", standard, ..] => (*standard).to_owned(),
        ["registers", register, ..] => {
            catalog.register(register).map_or_else(|| (*register).to_owned(), |register| register.label.clone())
        }
        _ => label(catalog, None, at),
    }
}

/// A place in words. `file`: where rows of registers have their names.
pub fn label(catalog: &Catalog, file: Option<&Value>, at: &str) -> String {
    let steps = steps(at);
    match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["answers", _, "clauses", clause] => text::of_standard(clause),
        ["answers", standard, field, ..] => text::field(standard, field),
        ["figures", key] => catalog
            .figures
            .iter()
            .find(|figure| figure.key == *key)
            .map_or_else(|| (*key).to_owned(), |figure| figure.label.clone()),
        ["bodies", clause, body] => {
            let known = catalog.clause(clause).and_then(|clause| clause.bodies.iter().find(|known| known.key == *body));
            text::of_body(clause, known.map_or(*body, |body| body.name.as_str()))
        }
        ["negatives", id, ..] => {
            [common::screen_name(weibao_terms::Screen::Negatives), &negatives::number(id)].concat()
        }
        ["registers", key, rest @ ..] => {
            let Some(register) = catalog.register(key) else { return (*key).to_owned() };
            let Some(number) = rest.first() else { return register.label.clone() };
            let row =
                file.and_then(|file| file.get("registers")?.get(*key)?.get(number.parse::<usize>().ok()?)?.get("name"));
            let row = row.and_then(Value::as_str).unwrap_or(number);
            let column = rest.get(1).map(|column| {
                let known = register.columns.iter().find(|known| known.key == *column);
                known.map_or(*column, |known| known.label.as_str())
            });
            text::row(&register.label, row, column)
        }
        _ => super::places::name_of(catalog, at).unwrap_or_else(|| text::elsewhere(&steps)),
    }
}

/// A value in words; `None` is a blank.
pub fn value(given: Option<&Value>) -> String {
    match given {
        None | Some(Value::Null) => text::BLANK.to_owned(),
        Some(Value::Bool(yes)) => text::yes(*yes).to_owned(),
        Some(Value::String(word)) => match (Declared::parse(word), NegativeState::parse(word)) {
            (Some(answer), _) => common::status(answer).to_owned(),
            (None, Some(state)) => negatives::state(state).to_owned(),
            (None, None) => word.clone(),
        },
        Some(Value::Array(items)) => items.iter().map(|item| value(Some(item))).collect::<Vec<_>>().join("；"),
        Some(Value::Object(fields)) => fields.values().map(|field| value(Some(field))).collect::<Vec<_>>().join(" "),
        Some(Value::Number(number)) => number.to_string(),
    }
}

/// Whether a choice makes less of a negative item than one of those who were asked: 有 outranks 待核 outranks 无.
pub fn overrules(clash: &Clash, choice: Choice) -> bool {
    let rank = |value: Option<&Value>| match value.and_then(|value| value.get("state")?.as_str()) {
        Some("present") => 2,
        Some("pending") => 1,
        _ => 0,
    };
    let chosen = match choice {
        Choice::Keep => rank(clash.current.as_ref()),
        Choice::Offer(number) => rank(clash.offers.get(number).map(|offer| &offer.value)),
    };
    at::is_negative(&clash.at) && clash.offers.iter().any(|offer| rank(Some(&offer.value)) > chosen)
}

/// What units said about a place: each unit's newest word, with its day and file; nothing where none did.
pub fn said(session: &Session, at: &str) -> Vec<String> {
    let file = session.file();
    let replies = replies(session);
    let mut units: Vec<&str> = Vec::new();
    let mut said = Vec::new();
    for (number, reply) in replies.iter().enumerate().rev() {
        let unit = field(reply, "unit");
        let Some(word) = reply.get("values").and_then(|values| values.get(at)) else { continue };
        if units.contains(&unit) {
            continue;
        }
        units.push(unit);
        let filled = field(reply, "filled_on");
        let day = if filled.is_empty() { field(reply, "received_on") } else { filled };
        let word = text::in_round(&value(Some(word)), round(replies, number));
        said.push(text::said(own_name(session, unit), day, &word, field(reply, "file")));
    }
    let settled = file.settled(at).filter(|settled| field(settled, "chosen") == "hand");
    said.extend(settled.map(|settled| {
        let office = own_name(session, "coordination_office");
        text::settled(office, field(settled, "on"), &value(file.get(at)), field(settled, "why"))
    }));
    said
}

/// Of which days an item of the negative list speaks, where it looks back from the application; and what units said about it.
pub fn of_negative(session: &Session, negative: &Negative) -> Vec<String> {
    let period = session.assessment().period;
    let days = negative
        .years
        .map(|years| period.sentence_before(years).unwrap_or_else(|| weibao_text::readiness::apply_on_missing(years)));
    days.into_iter().chain(said(session, &at::negative_whole(&negative.id))).collect()
}

/// Of which days the yearly figures of a clause are; and what units said about it.
pub fn of_clause(session: &Session, standard: &str, clause: &Clause) -> Vec<String> {
    let catalog = session.catalog();
    let mut figures = clause.rules.iter().flat_map(|rule| rule.predicate.figures());
    let is_yearly = figures.any(|key| catalog.figure(key).is_some_and(|figure| figure.yearly));
    let days = session.assessment().period.said_days().filter(|_| is_yearly);
    let days = days.map(|days| weibao_text::period::of_clause(&days));
    days.into_iter().chain(said(session, &at::clause(standard, &clause.id))).collect()
}

/// What units said of a row of a register: each unit's newest word on each cell, with its day and file.
pub fn said_of_row(session: &Session, register: &str, row: usize) -> Vec<String> {
    let file = session.file();
    let (Some(known), Some(register)) = (file.rows(register).get(row), session.catalog().register(register)) else {
        return Vec::new();
    };
    let place = at::register(&register.key);
    let replies = replies(session);
    let mut told: Vec<(&str, &str)> = Vec::new();
    let mut said = Vec::new();
    for (number, reply) in replies.iter().enumerate().rev() {
        let unit = field(reply, "unit");
        let rows = reply.get("values").and_then(|values| values.get(&place)?.as_array()).into_iter().flatten();
        let same = |other: &&Value| {
            same_day(field(other, "date"), field(known, "date"))
                && ["name", "township"].iter().all(|key| field(other, key).trim() == field(known, key).trim())
        };
        let mut cells = Vec::new();
        for row in rows.filter(same) {
            for column in register.columns.iter().filter(|column| !["name", "township"].contains(&column.key.as_str()))
            {
                let Some(word) = row.get(&column.key).filter(|_| !told.contains(&(unit, column.key.as_str()))) else {
                    continue;
                };
                told.push((unit, &column.key));
                cells.push([column.label.as_str(), " ", &super::register::shown(column, Some(word))].concat());
            }
        }
        if !cells.is_empty() {
            let filled = field(reply, "filled_on");
            let day = if filled.is_empty() { field(reply, "received_on") } else { filled };
            let words = text::in_round(&text::said_of_row(&cells), round(replies, number));
            said.push(text::said(own_name(session, unit), day, &words, field(reply, "file")));
        }
    }
    said
}

/// What came back and was taken, in the order in which it was.
fn replies(session: &Session) -> &[Value] {
    session.file().get(at::REPLIES).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whose how-manieth reply it is, of the same unit.
fn round(replies: &[Value], number: usize) -> usize {
    let unit = replies.get(number).map(|reply| field(reply, "unit"));
    let earlier = replies.iter().take(number).filter(|reply| Some(field(reply, "unit")) == unit);
    earlier.count().saturating_add(1)
}

/// A unit as the county calls it, else as the catalog does; a township's key is its name.
fn own_name<'f>(session: &'f Session, key: &'f str) -> &'f str {
    let by_catalog = session.catalog().units.iter().find(|unit| unit.key == key).map_or(key, |unit| unit.name.as_str());
    let units = session.file().get(at::UNITS).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    units.iter().find(|unit| field(unit, "key") == key).map_or(by_catalog, |unit| field(unit, "name"))
}

/// The text of a field; empty where there is none.
pub(crate) fn field<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
