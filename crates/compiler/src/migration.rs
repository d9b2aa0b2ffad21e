//! `migrations/OLD--NEW.toml`: what becomes of every clause, figure, register, reading and negative item of one edition in the next.
//!
//! Every old one is named once, and so is every new clause: whatever is left out would be lost, or guessed at.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use weibao_core::Catalog;
use weibao_text::defects as text;

use crate::source::{Entry, Located};
use crate::units::values;

/// The word of a relation, how many old and how many new clauses it has, and what may go over.
const RELATIONS: [(&str, Relation); 8] = [
    ("same", Relation { from: Count::One, to: Count::One, carries: &["answer", "evidence", "nothing"] }),
    ("reworded", Relation { from: Count::One, to: Count::One, carries: &["answer", "evidence", "nothing"] }),
    ("raised", Relation { from: Count::One, to: Count::One, carries: &["evidence", "nothing"] }),
    ("lowered", Relation { from: Count::One, to: Count::One, carries: &["answer", "evidence", "nothing"] }),
    ("split", Relation { from: Count::One, to: Count::Several, carries: &["evidence", "nothing"] }),
    ("merged", Relation { from: Count::Several, to: Count::One, carries: &["evidence", "nothing"] }),
    ("dropped", Relation { from: Count::One, to: Count::None, carries: &["nothing"] }),
    ("new", Relation { from: Count::None, to: Count::One, carries: &["nothing"] }),
];

#[derive(Clone, Copy)]
struct Relation {
    from: Count,
    to: Count,
    carries: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq)]
enum Count {
    None,
    One,
    Several,
}

impl Count {
    fn of(number: usize) -> Self {
        match number {
            0 => Self::None,
            1 => Self::One,
            _ => Self::Several,
        }
    }
}

/// Reads a map as `weibao.migration`.
pub(crate) fn read(entry: &Entry<'_>, old: &Catalog, new: &Catalog) -> Value {
    for (key, catalog) in [("from", old), ("to", new)] {
        let id = entry.text(key);
        if !id.is_missing() && id.value != catalog.id {
            entry.defects.add(&id.place, text::not_one_of(key, &id.value, &catalog.id));
        }
    }
    let clauses = |catalog: &Catalog| -> BTreeSet<String> {
        catalog.standards().flat_map(|standard| &standard.clauses).map(|clause| clause.id.clone()).collect()
    };
    let (mut old_clauses, mut new_clauses) = (clauses(old), clauses(new));
    let map = entry.some_groups("map", |entry| clause(entry, &mut old_clauses, &mut new_clauses));
    for id in old_clauses.iter().chain(&new_clauses) {
        entry.defects.add(&entry.place, text::not_in_the_map(id));
    }
    let keys = |list: &'static str, old: Vec<&String>, new: Vec<&String>| {
        let mut left: BTreeSet<&String> = old.into_iter().collect();
        let read = entry.groups(list, |entry| keyed(entry, list, &mut left, &new));
        for key in left {
            entry.defects.add(&entry.place, text::not_in_the_map(key));
        }
        read
    };
    json!({
        "format": "weibao.migration",
        "version": 1,
        "from": old.id,
        "to": new.id,
        "map": map,
        "figures": keys("figures", old.figures.iter().map(|figure| &figure.key).collect(), new.figures.iter().map(|figure| &figure.key).collect()),
        "registers": keys("registers", old.registers.iter().map(|register| &register.key).collect(), new.registers.iter().map(|register| &register.key).collect()),
        "choices": keys("choices", old.choices.iter().map(|choice| &choice.key).collect(), new.choices.iter().map(|choice| &choice.key).collect()),
        "negatives": keys("negatives", old.negatives.iter().map(|item| &item.id).collect(), new.negatives.iter().map(|item| &item.id).collect()),
    })
}

fn clause(entry: &Entry<'_>, old: &mut BTreeSet<String>, new: &mut BTreeSet<String>) -> Value {
    let (from, to) = (entry.texts("from"), entry.texts("to"));
    let once = |ids: &[Located<String>], left: &mut BTreeSet<String>| {
        for id in ids {
            if !left.remove(&id.value) {
                entry.defects.add(&id.place, text::not_left_for_the_map(&id.value));
            }
        }
    };
    once(&from, old);
    once(&to, new);
    let relation = entry.text("relation");
    let carry = entry.text("carry");
    let known = RELATIONS.iter().find(|(word, _)| *word == relation.value);
    match known {
        _ if relation.is_missing() || carry.is_missing() => {}
        None => {
            let words: Vec<&str> = RELATIONS.iter().map(|(word, _)| *word).collect();
            entry.defects.add(&relation.place, text::not_one_of("relation", &relation.value, &words.join("、")));
        }
        Some((word, known)) => {
            if (Count::of(from.len()), Count::of(to.len())) != (known.from, known.to) {
                entry.defects.add(&relation.place, text::relation_of_others(word));
            }
            if !known.carries.contains(&carry.value.as_str()) {
                entry.defects.add(&carry.place, text::not_one_of("carry", &carry.value, &known.carries.join("、")));
            }
        }
    }
    let why = entry.text("why").value;
    json!({ "from": values(from), "to": values(to), "relation": relation.value, "carry": carry.value, "why": why })
}

/// A figure, register, reading or negative item; without `to` it is dropped.
fn keyed(entry: &Entry<'_>, list: &str, left: &mut BTreeSet<&String>, new: &[&String]) -> Value {
    let mut read = Map::new();
    let from = entry.text("from");
    if !from.is_missing() && !left.remove(&from.value) {
        entry.defects.add(&from.place, text::not_left_for_the_map(&from.value));
    }
    read.insert("from".into(), from.value.into());
    if let Some(to) = entry.optional_text("to") {
        if !new.iter().any(|key| **key == to.value) {
            entry.defects.add(&to.place, text::not_left_for_the_map(&to.value));
        }
        read.insert("to".into(), to.value.into());
    }
    if list == "figures" && entry.has("factor") {
        let factor = entry.decimal("factor").and_then(weibao_core::decimal::Decimal::to_number);
        read.extend(factor.map(|factor| ("factor".into(), Value::Number(factor))));
    }
    if list == "negatives" {
        let words = [("same", "same"), ("reworded", "reworded"), ("dropped", "dropped")];
        read.extend(entry.one_of("relation", &words).map(|word| ("relation".into(), word.into())));
    }
    if list == "registers" {
        let columns =
            entry.groups("columns", |entry| json!({ "from": entry.text("from").value, "to": entry.text("to").value }));
        read.insert("columns".into(), columns.into());
    }
    Value::Object(read)
}
