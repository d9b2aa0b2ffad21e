//! What a file carries from the round before, and what a comparison is shown as.

use core::cmp::Ordering;

use serde_json::{Map, Value};
use weibao_chain::{Change, Comparison, StandardChange};
use weibao_core::catalog::{ColumnKind, Register, Standard};
use weibao_core::decimal::Decimal;
use weibao_core::maps::object;
use weibao_terms::{ClauseAnswer, ClauseStatus, Declared};
use weibao_text::screens::{common, round as text};

use super::{figures, register};
use crate::prelude::*;
use crate::saved_file::{Edit, SavedFile, at, county_of};
use crate::session::Session;
use crate::ui::round::State;

/// What was said last time, and whether it can be taken as what is said now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// 「上次（2024年，第15稿）：达标」.
    pub said: String,
    /// Whether it still waits for somebody's word.
    pub waits: bool,
}

/// Which round came before, in words; nothing where none did.
pub fn before(file: &SavedFile) -> Option<String> {
    let previous = file.get("/previous")?;
    let year = previous.pointer("/period/to").and_then(Value::as_str).and_then(|day| day.split('-').next());
    let revision = previous.get("revision").and_then(Value::as_u64).unwrap_or_default();
    Some(text::last(year, revision))
}

/// What was said at a place last time.
fn carried<'f>(file: &'f SavedFile, place: &str) -> Option<&'f Value> {
    file.carried(place)?.get("value")
}

fn is_confirmed(file: &SavedFile, place: &str) -> bool {
    file.carried(place).is_some_and(|carried| carried.get("confirmed_on").is_some())
}

/// Whether nothing has been said there in this round.
fn is_open(file: &SavedFile, place: &str) -> bool {
    file.get(place).and_then(Value::as_str).is_none_or(|said| said.trim().is_empty() || said == PENDING)
}

const PENDING: &str = ClauseAnswer::Pending.key();

/// Where things are said of a standard, those that decide first.
fn places(standard: &Standard) -> impl Iterator<Item = String> {
    let id = &standard.id;
    let clauses = standard.clauses.iter().map(move |clause| at::clause(id, &clause.id));
    [at::status(id)].into_iter().chain(clauses).chain(["reason", "note"].map(|field| at::said(id, &[field])))
}

/// Those places of a standard where something was said last time and nothing yet, each with what was said.
fn waiting_places<'f>(file: &'f SavedFile, standard: &Standard) -> Vec<(String, &'f str)> {
    let said = |place: String| {
        let said = carried(file, &place).and_then(Value::as_str)?;
        let waits = said != PENDING && is_open(file, &place) && !is_confirmed(file, &place);
        waits.then_some((place, said))
    };
    let waiting: Vec<(String, &str)> = places(standard).filter_map(said).collect();
    // Whoever has judged it anew needs no old reason or note for it.
    let decides = |(place, _): &(String, &str)| place.ends_with("/status") || crate::words::has(place, "/clauses/");
    if waiting.iter().any(decides) { waiting } else { Vec::new() }
}

/// What was said of a standard last time; nothing where nothing was.
pub fn last(file: &SavedFile, standard: &Standard) -> Option<Last> {
    file.get(at::CARRIED)?;
    let id = &standard.id;
    let words = |field: &str| carried(file, &at::said(id, &[field])).and_then(Value::as_str);
    let mut said: Vec<String> = Vec::new();
    said.extend(words("status").and_then(Declared::parse).map(|status| common::status(status).to_owned()));
    for clause in &standard.clauses {
        let answer = carried(file, &at::clause(id, &clause.id)).and_then(Value::as_str).and_then(ClauseAnswer::parse);
        let number = clause.id.rsplit('/').next().unwrap_or_default();
        said.extend(answer.map(|answer| text::clause(number, ClauseStatus::from(answer))));
    }
    said.extend(words("reason").map(text::reason));
    said.extend(words("note").map(text::note));
    if said.is_empty() {
        return None;
    }
    let waits = !waiting_places(file, standard).is_empty();
    Some(Last { said: text::said(&before(file).unwrap_or_default(), &said.join("；")), waits })
}

/// Takes what was said of a standard last time as what is said on this day. What was said since stays.
pub fn still(file: &SavedFile, standard: &Standard, today: &str) -> Option<Edit> {
    let waiting = waiting_places(file, standard);
    let edits = waiting.into_iter().flat_map(|(place, said)| {
        let confirmed = Edit::Set(at::confirmed(&place), today.into());
        [Edit::Set(place, said.into()), confirmed]
    });
    let edits: Vec<Edit> = edits.collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// Standards of which something was said last time: how many, and those that wait, 未达标 and 部分达标 first.
pub fn waiting(session: &Session) -> (usize, Vec<(&str, String)>) {
    let file = session.file();
    let mut count: usize = 0;
    let mut waiting: Vec<(u8, &str, String)> = Vec::new();
    for standard in session.catalog().standards() {
        let Some(last) = last(file, standard) else { continue };
        count = count.saturating_add(1);
        if last.waits {
            let said = places(standard).filter_map(|place| carried(file, &place).and_then(Value::as_str));
            let rank = said.map(|said| match said {
                "unmet" => 0,
                "partial" => 1,
                _ => 2,
            });
            waiting.push((rank.min().unwrap_or(2), &standard.id, last.said));
        }
    }
    waiting.sort_by_key(|(rank, ..)| *rank);
    (count, waiting.into_iter().map(|(_, id, said)| (id, said)).collect())
}

/// A piece of evidence that was not carried by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its place among those that wait.
    pub index: usize,
    /// Its title and number.
    pub title: String,
    /// Why it waits.
    pub why: &'static str,
}

/// The evidence of a standard that waits.
pub fn evidence(file: &SavedFile, standard: &str) -> Vec<Piece> {
    let pieces = carried(file, &at::said(standard, &["evidence"])).and_then(Value::as_array);
    let words = |piece: &Value, field: &str| piece.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let piece = |(index, piece): (usize, &Value)| {
        let title = [words(piece, "title"), words(piece, "number")].join(" ");
        Piece { index, title: title.trim().to_owned(), why: text::evidence_state(words(piece, "state") == "expired") }
    };
    pieces.into_iter().flatten().enumerate().map(piece).collect()
}

/// Takes a piece of evidence up: behind those that are there.
pub fn take_evidence(file: &SavedFile, standard: &str, index: usize) -> Option<Edit> {
    let place = at::said(standard, &["evidence"]);
    let mut piece = carried(file, &place)?.get(index)?.clone();
    piece.as_object_mut()?.remove("state");
    let there = file.answer(standard).evidence();
    let waits = format!("{}/value/{index}", at::carried(&place));
    Some(Edit::All(vec![Edit::Insert(at::evidence(standard, there), piece), Edit::Remove(waits)]))
}

/// What a figure was last time; whether what is typed now differs by more than a fifth.
pub fn figure(file: &SavedFile, key: &str) -> Option<(String, bool)> {
    let place = at::figure(key);
    let old = carried(file, &place)?;
    let number = |value: &Value| Decimal::from_number(value.as_number()?).ok();
    let far = number(old).zip(file.get(&place).and_then(number)).is_some_and(|(old, new)| {
        let apart = if old < new { new.minus(old) } else { old.minus(new) };
        apart.times(Decimal::from_count(5)).cmp(&old) == Ordering::Greater
    });
    Some((text::said(&before(file).unwrap_or_default(), &figures::shown(Some(old))), far))
}

/// What a row of a register said last time; known again by its name and township, or by what the county says they are called now.
pub fn row(file: &SavedFile, of: &Register, index: usize) -> Option<Last> {
    let old = old_row(file, of, index)?;
    let shown = |column: &weibao_core::catalog::Column| {
        let value = register::shown(column, old.get(&column.key));
        (!value.is_empty() && !is_name(&column.key)).then(|| text::cell(&column.label, &value))
    };
    let said: Vec<String> = of.columns.iter().filter_map(shown).collect();
    let waits = take_row(file, of, index).is_some();
    (!said.is_empty()).then(|| Last { said: text::said(&before(file).unwrap_or_default(), &said.join("，")), waits })
}

/// Takes up what a row said last time where nothing stands now; never a number, which is of its year.
pub fn take_row(file: &SavedFile, of: &Register, index: usize) -> Option<Edit> {
    let old = old_row(file, of, index)?;
    let empty = |key: &str| register::is_empty(file.get(&at::cell(&of.key, index, key)));
    let standing = of.columns.iter().filter(|column| column.kind != ColumnKind::Number && empty(&column.key));
    let edits: Vec<Edit> = standing
        .filter_map(|column| Some(Edit::Set(at::cell(&of.key, index, &column.key), old.get(&column.key)?.clone())))
        .collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

fn old_row<'f>(file: &'f SavedFile, of: &Register, index: usize) -> Option<&'f Map<String, Value>> {
    let rows = carried(file, &at::register(&of.key))?.as_array()?;
    let row = file.rows(&of.key).get(index)?;
    let renames = file.get(at::RENAMES);
    let is_it = |old: &&Value| weibao_chain::row_is_of_before(&of.key, row, old, renames);
    rows.iter().find(is_it).and_then(Value::as_object)
}

fn is_name(column: &str) -> bool {
    column == "name" || column == "township"
}

/// A reading that was taken over from the round before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its place in the saved file.
    pub at: String,
    /// What it is about.
    pub question: String,
    /// What was chosen.
    pub chosen: String,
    /// On which day somebody has confirmed it.
    pub confirmed_on: Option<String>,
}

/// The readings and switched-off rules that were taken over.
pub fn readings(session: &Session) -> Vec<Reading> {
    let file = session.file();
    let all = file.get(at::CARRIED).and_then(Value::as_object);
    let reading = |(place, carried): (&String, &Value)| {
        let steps = crate::saved_file::steps(place);
        let (field, key) = (steps.first()?, steps.get(1)?);
        let before = file.text(place).to_owned();
        let (question, chosen) = match field.as_str() {
            "choices" => reading_words(session, key, &before),
            "rules_off" => reading_words(session, &format!("rules_off/{key}"), "off"),
            _ => return None,
        };
        let confirmed_on = carried.get("confirmed_on").and_then(Value::as_str).map(str::to_owned);
        Some(Reading { at: place.clone(), question, chosen, confirmed_on })
    };
    all.into_iter().flatten().filter_map(reading).collect()
}

/// A reading and what was chosen, in words.
fn reading_words(session: &Session, key: &str, chosen: &str) -> (String, String) {
    words_of_reading(session.catalog(), key, chosen)
}

/// A reading as a comparison names it, and what was chosen, in words.
pub fn words_of_reading(catalog: &weibao_core::Catalog, key: &str, chosen: &str) -> (String, String) {
    if key == "overlay" {
        let chosen = if chosen.is_empty() { text::NO_OVERLAY } else { chosen };
        return (text::OVERLAY.to_owned(), chosen.to_owned());
    }
    if let Some(clause) = key.strip_prefix("rules_off/") {
        return (clause.to_owned(), text::rule(chosen != "off").to_owned());
    }
    let Some(choice) = catalog.choice(key) else { return (key.to_owned(), chosen.to_owned()) };
    let option = choice.options.iter().find(|option| option.key == chosen);
    (choice.question.clone(), option.map_or(chosen, |option| option.label.as_str()).to_owned())
}

/// The period of the new round: as typed, else the calendar year before this day.
pub fn period(state: &State, today: &str) -> [String; 2] {
    state.period.clone().unwrap_or_else(|| {
        let year = today.split('-').next().and_then(|year| year.parse::<u16>().ok()).unwrap_or_default();
        let year = year.saturating_sub(1);
        [format!("{year:04}-01-01"), format!("{year:04}-12-31")]
    })
}

// ---------------------------------------------------------------- two files beside each other

/// The newer file of the two.
pub fn newer<'v>(state: &'v State, session: Option<&'v Session>) -> Option<&'v Value> {
    state.newer.as_ref().map(|(_, file)| file).or(session.map(|session| session.file().value()))
}

/// The counties of the two, where they are not called the same.
pub fn counties(state: &State, session: Option<&Session>) -> Option<(String, String)> {
    let (older, newer) = (county_of(&state.older.as_ref()?.1), county_of(newer(state, session)?));
    (older != newer).then(|| (older.to_owned(), newer.to_owned()))
}

/// The standards that differ: what got worse first, then what cannot be told, then what got better; each in printed order.
pub fn standards(comparison: &Comparison) -> Vec<&StandardChange> {
    let mut changed: Vec<&StandardChange> =
        comparison.standards.iter().filter(|standard| standard.change != Change::Same).collect();
    changed.sort_by_key(|standard| match standard.change {
        Change::Worse => 0_u8,
        Change::Other => 1,
        Change::Better | Change::Same => 2,
    });
    changed
}

/// Those that got worse, and how many cannot be told.
pub fn fell(comparison: &Comparison) -> (Vec<&str>, usize) {
    let of = |change: Change| comparison.standards.iter().filter(move |standard| standard.change == change);
    (of(Change::Worse).map(|standard| standard.id.as_str()).collect(), of(Change::Other).count())
}

/// Rows that may bear another name now: of each register those that are no more or were renamed, with the names that it has now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The register.
    pub register: String,
    /// Names of the older file, each with the new one that was chosen; empty where none was.
    pub old: Vec<(String, String)>,
    /// Names of the newer file.
    pub new: Vec<String>,
}

/// What the list of unions and renames offers.
pub fn renames(state: &State, session: Option<&Session>) -> Vec<Renamed> {
    let Some(((_, older), newer)) = state.older.as_ref().zip(newer(state, session)) else { return Vec::new() };
    let names = |file: &Value, register: &str| -> Vec<String> {
        let rows = file.pointer(&at::register(register)).and_then(Value::as_array);
        let name = |row: &Value| row.get("name").and_then(Value::as_str).map(|name| name.trim().to_owned());
        let mut names: Vec<String> = rows.into_iter().flatten().filter_map(name).collect();
        names.retain(|name| !name.is_empty());
        names.sort();
        names.dedup();
        names
    };
    let registers = older.get("registers").and_then(Value::as_object);
    let renamed_to = renamed(state, newer);
    let renamed = |register: &String| {
        let new = names(newer, register);
        let chosen = |name: &str| {
            let to = renamed_to.get(register).and_then(|names| names.get(name)).and_then(Value::as_str);
            to.unwrap_or_default().to_owned()
        };
        let gone = names(older, register).into_iter().filter(|name| new.binary_search(name).is_err());
        let old: Vec<(String, String)> = gone.map(|name| (name.clone(), chosen(&name))).collect();
        (!old.is_empty()).then(|| Renamed { register: register.clone(), old, new })
    };
    registers.into_iter().flat_map(Map::keys).filter_map(renamed).collect()
}

/// The units that bear another name now, as the chain takes them: as the newer file has them, and what was chosen beside it.
pub fn renamed(state: &State, newer: &Value) -> Value {
    let mut registers = newer.get("renames").and_then(Value::as_object).cloned().unwrap_or_default();
    for rename in &state.renames {
        let names = registers.entry(rename.register.clone()).or_insert_with(|| Map::new().into());
        if let Some(names) = names.as_object_mut() {
            names.insert(rename.from.clone(), rename.to.as_str().into());
        }
    }
    // Whoever chose nothing has taken an older choice back.
    for names in registers.values_mut().filter_map(Value::as_object_mut) {
        names.retain(|_, to| to.as_str().is_some_and(|to| !to.is_empty()));
    }
    registers.into()
}

/// What the paper of a comparison is about: whose it is, what the files are, what was said to the question of the re-check.
pub fn about(state: &State, session: Option<&Session>) -> Value {
    let newer = newer(state, session);
    let named = |file: Option<&Value>, name: &str| -> Value {
        let said = |place: &str| file.and_then(|file| file.pointer(place));
        let year = said("/period/to").and_then(Value::as_str).and_then(|day| day.split('-').next());
        text::named(year, said("/file/revision").and_then(Value::as_u64).unwrap_or_default(), name).into()
    };
    let older = state.older.as_ref();
    let newer_name = state.newer.as_ref().map(|(name, _)| name.as_str()).unwrap_or_default();
    let mut about = object([
        ("county", newer.map(county_of).unwrap_or_default().into()),
        ("before", named(older.map(|(_, file)| file), older.map(|(name, _)| name.as_str()).unwrap_or_default())),
        ("after", named(newer, newer_name)),
    ]);
    let grave = newer.and_then(|newer| newer.pointer(at::GRAVE)).cloned();
    if let (Some(fields), Some(grave)) = (about.as_object_mut(), grave) {
        fields.insert("grave".to_owned(), grave);
    }
    about
}
