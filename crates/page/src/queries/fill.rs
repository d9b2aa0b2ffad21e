//! A request in words: what is asked, in the order of the standards, and what comes of the answers.

use serde_json::{Map, Value, json};
use weibao_core::Catalog;
use weibao_core::catalog::{Column, Figure, Negative, Register, Standard};
use weibao_tables::cell::{Reading, day, read};
use weibao_tables::sheet::Cell;
use weibao_terms::{ClauseAnswer, NegativeState};
use weibao_text::screens::fill as text;
use weibao_text::tables::{request as words, unread};

use super::figures::entered_as;
use super::register::shown;
use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::ui::fill::{Said, State};

/// Something that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// Where the answer goes.
    pub at: &'r str,
    /// `main`, `each`, `help`.
    pub role: &'r str,
    /// What it is about.
    pub words: &'r str,
    /// What the county has there from this unit.
    pub before: Option<&'r Value>,
}

/// What is asked of one standard.
#[derive(Debug)]
pub struct OfStandard<'r> {
    /// The standard.
    pub standard: &'r Standard,
    /// Its clauses that are asked.
    pub clauses: Vec<Asked<'r>>,
    /// Whether its evidence is.
    pub evidence: bool,
}

/// What a request asks, by its kinds.
#[derive(Debug, Default)]
pub struct Asks<'r> {
    /// Clauses and evidence, by standard.
    pub standards: Vec<OfStandard<'r>>,
    /// Figures.
    pub figures: Vec<(&'r Figure, Asked<'r>)>,
    /// Registers, each with the columns that the unit fills in, the names of its rows among them.
    pub registers: Vec<(&'r Register, Vec<&'r Column>)>,
    /// Negative items.
    pub negatives: Vec<(&'r Negative, Asked<'r>)>,
}

/// The name of a request's `county`, or of its `unit`.
pub fn name_of<'r>(request: &'r Value, whose: &str) -> &'r str {
    request.get(whose).and_then(|whose| whose.get("name")?.as_str()).unwrap_or_default()
}

/// How a figure is counted, with the county's readings where that depends on one.
pub fn how(catalog: &Catalog, request: &Value, figure: &Figure) -> String {
    let readings = weibao_chain::readings_of(catalog, figure, request);
    weibao_text::chain::read_as(figure.note.as_deref().unwrap_or_default(), &readings)
}

/// The items of a request.
pub fn items(request: &Value) -> impl Iterator<Item = Asked<'_>> {
    let items = request.get("items").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| {
        let word = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
        Some(Asked {
            at: item.get("at")?.as_str()?,
            role: word("role"),
            words: word("words"),
            before: item.get("value"),
        })
    })
}

/// What a request asks. What this software's standards do not know is left out.
pub fn asks<'r>(catalog: &'r Catalog, request: &'r Value) -> Asks<'r> {
    let mut asks = Asks::default();
    for item in items(request) {
        let steps = steps(item.at);
        match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["answers", id, rest @ ..] => {
                let Some(standard) = catalog.standard(id) else { continue };
                let place = asks.standards.iter().position(|known| known.standard.id == *id);
                let place = place.unwrap_or_else(|| {
                    asks.standards.push(OfStandard { standard, clauses: Vec::new(), evidence: false });
                    asks.standards.len().saturating_sub(1)
                });
                let Some(of) = asks.standards.get_mut(place) else { continue };
                match rest {
                    ["clauses", _] => of.clauses.push(item),
                    _ => of.evidence = true,
                }
            }
            ["figures", key] => asks.figures.extend(catalog.figure(key).map(|figure| (figure, item))),
            ["registers", key, column @ ..] => {
                let Some(register) = catalog.register(key) else { continue };
                let place = asks.registers.iter().position(|(known, _)| known.key == *key).unwrap_or_else(|| {
                    asks.registers.push((register, Vec::new()));
                    asks.registers.len().saturating_sub(1)
                });
                let Some((_, columns)) = asks.registers.get_mut(place) else { continue };
                let is_own =
                    |own: &&Column| column.first().is_none_or(|key| own.key == *key) && !own.older || is_name(&own.key);
                let all = columns.iter().copied().chain(register.columns.iter().filter(is_own));
                let wanted: Vec<&str> = all.map(|column| column.key.as_str()).collect();
                *columns = register.columns.iter().filter(|column| wanted.contains(&column.key.as_str())).collect();
            }
            ["negatives", id, ..] => {
                let known = catalog.negatives.iter().find(|negative| negative.id == *id);
                asks.negatives.extend(known.map(|negative| (negative, item)));
            }
            _ => {}
        }
    }
    asks
}

/// Whether a column only says which unit a row is.
pub fn is_name(column: &str) -> bool {
    matches!(column, "name" | "township")
}

/// The rows of a request's registers as they are filled in: what was sent along, in words.
pub fn rows_sent(catalog: &Catalog, request: &Value) -> Said {
    let registers = items(request).filter(|item| at::is_register(item.at));
    let rows = registers.filter_map(|item| {
        let key = steps(item.at).into_iter().nth(1)?;
        let register = catalog.register(&key)?;
        let rows = item.before?.as_array()?.iter().map(|row| in_words(register, row)).collect::<Vec<_>>();
        Some((item.at.to_owned(), Value::Array(rows)))
    });
    rows.collect()
}

fn in_words(register: &Register, row: &Value) -> Value {
    let cells = register.columns.iter().filter_map(|column| {
        let said = shown(column, Some(row.get(&column.key)?));
        (!said.is_empty()).then(|| (column.key.clone(), said.into()))
    });
    Value::Object(cells.collect())
}

/// How many of the items are answered, and how many there are.
pub fn progress(state: &State) -> (usize, usize) {
    let sent = |place: &str, row: usize| {
        items(&state.request).find(|item| item.at == place).and_then(|item| item.before?.get(row).cloned())
    };
    let (mut done, mut all) = (0_usize, 0_usize);
    for item in items(&state.request).filter(|item| !item.at.ends_with("/evidence") && !at::is_column(item.at)) {
        all = all.saturating_add(1);
        let says = match state.said.get(item.at) {
            Some(Value::Array(rows)) => rows.iter().enumerate().any(|(number, row)| {
                let cells = row.as_object().map_or(0, Map::len);
                cells > sent(item.at, number).and_then(|row| row.as_object().map(Map::len)).unwrap_or_default()
            }),
            Some(Value::Object(fields)) => fields.contains_key("state"),
            Some(said) => said.as_str().is_some_and(|said| !said.trim().is_empty()),
            None => false,
        };
        done = done.saturating_add(usize::from(says));
    }
    (done, all)
}

/// Why what stands in a cell would not be taken, if it would not.
pub fn misread(column: &Column, typed: &str) -> Option<&'static str> {
    match read(column, &Cell::words(typed)) {
        Reading::Unread(why) => Some(why.in_words()),
        Reading::Blank | Reading::Same(_) | Reading::Changed(_) => None,
    }
}

/// The answers as a `weibao.reply`. What cannot be read is listed in it, and not among the values.
pub fn reply(catalog: &Catalog, state: &State, today: &str) -> Value {
    let request = &state.request;
    let (mut values, mut said_of, mut left) = (Map::new(), Map::new(), Vec::new());
    for (place, said) in &state.said {
        let steps = steps(place);
        let mut leave = |cell: String, typed: &str| left.push(json!({ "cell": cell, "text": typed }));
        let value = match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["figures", key] => {
                let typed = said.as_str().unwrap_or_default();
                let unit = catalog.figure(key).map(|figure| figure.unit.as_str()).unwrap_or_default();
                let number = entered_as(typed, unit).filter(Value::is_number);
                if number.is_none() && !typed.trim().is_empty() {
                    leave(catalog.label(key).to_owned(), typed);
                }
                number
            }
            ["registers", key] => catalog.register(key).map(|register| {
                let rows = said.as_array().into_iter().flatten();
                Value::Array(rows.filter_map(|row| row_said(register, row, &mut leave)).collect())
            }),
            ["negatives", _] => {
                let word = |name: &str| said.get(name).and_then(Value::as_str).filter(|word| !word.trim().is_empty());
                let on = word("on").map(|typed| day(&Cell::words(typed)).unwrap_or_else(|| typed.to_owned()));
                let note = words::checked(on.as_deref(), word("number"));
                word("state").map(|state| {
                    let mut fields = Map::new();
                    fields.insert("state".to_owned(), state.into());
                    fields.extend(note.map(|note| ("note".to_owned(), note.into())));
                    Value::Object(fields)
                })
            }
            ["answers", _, "evidence"] => {
                let pieces = said.as_array().into_iter().flatten().filter_map(piece);
                Some(Value::Array(pieces.collect()))
            }
            _ => said.as_str().map(str::trim).filter(|said| !said.is_empty()).map(Value::from),
        };
        let Some(value) = value.filter(|value| value.as_array().is_none_or(|items| !items.is_empty())) else {
            continue;
        };
        if let Some(item) = items(request).find(|item| item.at == place && !item.words.is_empty()) {
            said_of.insert(place.clone(), item.words.into());
        }
        values.insert(place.clone(), value);
    }
    let mut reply = json!({ "format": "weibao.reply", "version": 1, "filled_on": today, "values": values });
    let about = [
        ("request", request.get("id").cloned()),
        ("unit", request.pointer("/unit/key").cloned()),
        ("county", request.get("county").cloned()),
        ("catalog", request.get("catalog").cloned()),
        ("overlay", request.get("overlay").cloned()),
        ("period", request.get("period").cloned()),
        ("post", Some(state.post.trim()).filter(|post| !post.is_empty()).map(Value::from)),
        ("words", (!said_of.is_empty()).then_some(Value::Object(said_of))),
        ("unread", (!left.is_empty()).then_some(Value::Array(left))),
    ];
    if let Some(fields) = reply.as_object_mut() {
        fields.extend(about.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    reply
}

/// A row with what can be read of it; nothing of one that says nothing but its name.
fn row_said(register: &Register, row: &Value, leave: &mut impl FnMut(String, &str)) -> Option<Value> {
    let mut cells = Map::new();
    let name = row.get("name").and_then(Value::as_str).unwrap_or_default();
    for column in &register.columns {
        let Some(typed) = row.get(&column.key).and_then(Value::as_str) else { continue };
        match read(column, &Cell::words(typed)) {
            Reading::Same(value) | Reading::Changed(value) => drop(cells.insert(column.key.clone(), value)),
            Reading::Unread(_) => leave(text::cell(&register.label, name, &column.label), typed),
            Reading::Blank => {}
        }
    }
    let says = cells.contains_key("name") && cells.keys().any(|key| !is_name(key));
    says.then_some(Value::Object(cells))
}

/// A piece of evidence that has a title.
fn piece(said: &Value) -> Option<Value> {
    let fields = said.as_object()?.iter().filter_map(|(name, said)| {
        let typed = said.as_str()?.trim();
        let is_day = matches!(name.as_str(), "date" | "valid_to");
        let written = is_day.then(|| day(&Cell::words(typed))).flatten().unwrap_or_else(|| typed.to_owned());
        (!written.is_empty()).then(|| (name.clone(), Value::from(written)))
    });
    let fields: Map<String, Value> = fields.collect();
    fields.contains_key("title").then_some(Value::Object(fields))
}

/// The answers that a clause can have: of whoever answers for itself 有 and 无.
pub fn answers(role: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let for_itself = role == "each";
    ClauseAnswer::ALL.into_iter().map(move |answer| (answer.key(), text::answer(answer, for_itself)))
}

/// 有, 无, 待核.
pub fn states() -> impl Iterator<Item = (&'static str, &'static str)> {
    let words = weibao_text::screens::negatives::state;
    NegativeState::ALL.into_iter().map(move |state| (state.key(), words(state)))
}

/// Why a figure would not be taken, if it would not.
pub fn no_number(figure: &Figure, typed: &str) -> Option<&'static str> {
    let is_number = || entered_as(typed, &figure.unit).is_some_and(|value| value.is_number());
    (!typed.trim().is_empty() && !is_number()).then_some(unread::NO_NUMBER)
}
