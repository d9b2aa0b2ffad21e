//! `weibao.rollup`: a roll-up as a file. The counties' own files go into it only where that is asked for.

use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::catalog::Catalog;
use weibao_core::maps::object;

use super::gathering::{Gathering, SortedOut};
use super::lines::{CountyLine, RolledUp};
use super::saved::{ROLLUP_FORMAT, VERSION};

/// What is said of a roll-up as it is saved.
#[derive(Clone, Debug, Default)]
pub struct Saving<'s> {
    /// What it is known by.
    pub id: &'s str,
    /// The day.
    pub today: &'s str,
    /// `city` or `province`; where empty, as it spans one city or several.
    pub level: &'s str,
    /// Its title.
    pub title: &'s str,
    /// The counties that should report, a line each.
    pub expected: &'s str,
    /// Whether the counties' own files go into it, and with them what they wrote.
    pub with_contents: bool,
}

/// The file.
pub(super) fn write(catalog: &Catalog, gathering: &Gathering, rolled_up: &RolledUp, saving: &Saving<'_>) -> Value {
    let file = |line: &CountyLine| {
        let mut file = Map::new();
        for (field, value) in [
            ("county", Some(Value::from(line.name.as_str()))),
            ("code", line.code.as_deref().map(Value::from)),
            ("id", line.id.as_deref().map(Value::from)),
            ("revision", line.revision.map(Value::from)),
            ("digest", Some(line.digest.as_str().into())),
            ("catalog", Some(catalog.id.as_str().into())),
            ("overlay", line.overlay.as_deref().map(Value::from)),
            ("saved_on", line.saved_on.as_deref().map(Value::from)),
            // Of several files of the county this one was chosen.
            ("chosen", gathering.is_chosen(line).then_some(true.into())),
        ] {
            if let Some(value) = value {
                file.insert(field.into(), value);
            }
        }
        Value::Object(file)
    };
    let content = |line: &CountyLine| {
        let file = gathering.file(line.index).filter(|_| saving.with_contents);
        file.and_then(|file| serde_json::from_str::<Value>(file).ok())
    };
    let result = |line: &CountyLine| {
        let mut line = line.clone();
        if !saving.with_contents {
            line.notes.clear();
        }
        serde_json::to_value(line).unwrap_or_default()
    };
    let mut cities = rolled_up.counties.iter().map(|line| &line.city);
    let first = cities.next();
    let level = match saving.level {
        "" if cities.any(|city| Some(city) != first) => "province",
        "" => "city",
        level => level,
    };
    let mut saved = object([
        ("format", ROLLUP_FORMAT.into()),
        ("version", VERSION.into()),
        ("id", saving.id.into()),
        ("made_on", saving.today.into()),
        ("today", saving.today.into()),
        ("level", level.into()),
        ("title", saving.title.into()),
        ("catalog", catalog.id.as_str().into()),
        ("files", rolled_up.counties.iter().map(file).collect()),
        ("results", rolled_up.counties.iter().map(result).collect()),
    ]);
    if let Some(fields) = saved.as_object_mut() {
        if !saving.expected.trim().is_empty() {
            fields.insert("expected".into(), saving.expected.into());
        }
        // What does not count goes with them, so that another can still be chosen, or said whose it is.
        let SortedOut { passed_over, ambiguous, .. } = gathering.sorted_out(catalog);
        let others = passed_over.iter().map(|other| other.line).chain(ambiguous.iter().map(|other| other.line));
        let contents: Vec<Value> = rolled_up.counties.iter().chain(others).filter_map(content).collect();
        if !contents.is_empty() {
            fields.insert("contents".into(), contents.into());
        }
        let belonging = gathering.belonging();
        if !belonging.is_empty() {
            fields.insert("belonging".into(), belonging.into());
        }
        if !rolled_up.set_aside.is_empty() {
            let set_aside = serde_json::to_value(&rolled_up.set_aside).unwrap_or_default();
            fields.insert("set_aside".into(), set_aside);
        }
    }
    saved
}
