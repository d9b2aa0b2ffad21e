//! The rows of registers that units return: known again by name and township, never by position.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::catalog::Register;
use weibao_core::register::same_day;
use weibao_text::chain as sentences;

use crate::merging::{Claim, Claims, Merging, Sifted, Taken, agreed, claim, in_values};
use crate::ordered::ByText;
use crate::place::{at, blank, put, said, text};
use crate::units::{Kind, Plan, TOWNSHIP, TOWNSHIPS};
use crate::words::plain;

/// The rows of a register by their names.
pub(crate) struct Table {
    named: ByText<usize>,
    /// By the name alone, with its day; none where several rows have it.
    unique: ByText<Option<(usize, String)>>,
    pub(crate) count: usize,
}

/// Where a row is.
pub(crate) enum Found {
    At(usize),
    New,
    /// Several have its name, and it does not say of which township it is.
    Several,
}

impl Table {
    pub(crate) fn new(rows: &[Value]) -> Self {
        let mut table = Self { named: ByText::new(), unique: ByText::new(), count: 0 };
        for row in rows {
            table.add(row);
        }
        table
    }

    fn add(&mut self, row: &Value) -> usize {
        let place = self.count;
        let (sign, name) = (sign(row), plain(text(row, "name")));
        if !self.named.contains(&sign) {
            self.named.insert(sign, place);
        }
        let unique = (!self.unique.contains(&name)).then(|| (place, String::from(text(row, DAY).trim())));
        self.unique.insert(name, unique);
        self.count = place.saturating_add(1);
        place
    }

    pub(crate) fn find(&self, row: &Value) -> Found {
        if let Some(place) = self.named.get(&sign(row)) {
            return Found::At(*place);
        }
        if !text(row, TOWNSHIP).trim().is_empty() {
            return Found::New;
        }
        match self.unique.get(&plain(text(row, "name"))) {
            Some(Some((_, day))) if !same_day(day, text(row, DAY)) => Found::New,
            Some(Some((place, _))) => Found::At(*place),
            Some(None) => Found::Several,
            None => Found::New,
        }
    }
}

/// The column by which meetings and trainings of one name are told apart, as units are by their township. No register has both.
const DAY: &str = "date";

/// By what a row of a register is known again: its name, and its township or day, whatever blanks and brackets.
pub(crate) fn sign(row: &Value) -> String {
    alloc::format!("{}\0{}{}", plain(text(row, "name")), plain(text(row, TOWNSHIP)), text(row, DAY).trim())
}

/// A row of an older file as what it names is called now: `renames` as a file has them. A township's rows go with it in every register.
pub(crate) fn rename(register: &str, row: &mut Value, renames: Option<&Value>) {
    for (column, register) in [("name", register), (TOWNSHIP, TOWNSHIPS)] {
        let now = renames.and_then(|all| all.get(register)?.get(text(row, column)));
        if let Some(now) = now.filter(|now| now.is_string()).cloned() {
            put(row, &at(&[column]), now);
        }
    }
}

/// Whether a row is what a row of an older file is about, whatever that is called now. Of two days that differ each is a meeting of its own.
pub fn is_of_before(register: &str, row: &Value, old: &Value, renames: Option<&Value>) -> bool {
    let mut old = old.clone();
    rename(register, &mut old, renames);
    let names = |row: &Value| [text(row, "name"), text(row, TOWNSHIP)].map(plain);
    names(row) == names(&old) && same_day(text(row, DAY), text(&old, DAY))
}

/// The row of a register with exactly this name and township.
pub(crate) fn exact(rows: &[Value], name: &str, township: &str) -> Option<usize> {
    rows.iter().position(|row| text(row, "name") == name && text(row, TOWNSHIP) == township)
}

/// What is said at a place: of the rows of a register each cell, of everything else the value.
pub(crate) fn cells<'v>(place: &str, value: &'v Value) -> Vec<(String, &'v Value)> {
    let Some(rows) = value.as_array().filter(|_| place.starts_with("/registers/")) else {
        return alloc::vec![(place.into(), value)];
    };
    let mut cells = Vec::new();
    for row in rows {
        for (column, cell) in row.as_object().into_iter().flatten() {
            cells.push((alloc::format!("{place}\0{}\0{column}", sign(row)), cell));
        }
    }
    cells
}

fn is_name(column: &str) -> bool {
    column == "name" || column == TOWNSHIP
}

/// Whether a column is this unit's to fill in.
fn is_owner(plan: &Plan, register: &Register, column: &str, unit: usize) -> bool {
    let item = plan.item(&at(&["registers", &register.key, column]));
    let item = item.or_else(|| plan.item(&at(&["registers", &register.key])));
    item.is_some_and(|item| item.role(unit).is_some())
}

/// Leaves out rows and cells that are not this unit's, and those that cannot be told apart.
pub(crate) fn sift(merging: &mut Merging<'_>, reply: &mut Sifted) {
    let catalog = merging.catalog;
    for register in &catalog.registers {
        let place = at(&["registers", &register.key]);
        let Some((_, value)) = reply.values.iter_mut().find(|(known, _)| *known == place) else { continue };
        let Value::Array(rows) = core::mem::take(value) else { continue };
        let kept = said(merging.before, &place).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let table = Table::new(kept);
        let unit = merging.plan.unit(reply.unit).clone();
        let mut signs: ByText<usize> = ByText::new();
        let mut sound = Vec::new();
        for (number, row) in rows.into_iter().enumerate() {
            let here = alloc::format!("{}/{number}", in_values(&place));
            let Value::Object(mut cells) = row else { continue };
            if cells.is_empty() {
                continue;
            }
            let home = if register.key == TOWNSHIPS { "name" } else { TOWNSHIP };
            if unit.kind == Kind::Township && register.column(home).is_some() {
                let said = cells.get(home).and_then(Value::as_str).unwrap_or_default();
                if !said.is_empty() && plain(said) != plain(&unit.name) {
                    merging.report("row_of_another", reply.number, &here, sentences::row_of_another(said));
                    continue;
                }
                cells.insert(home.into(), unit.name.as_str().into());
            }
            let row = Value::Object(cells);
            if text(&row, "name").trim().is_empty() {
                merging.report("row_without_name", reply.number, &here, sentences::row_without_name());
                continue;
            }
            let found = table.find(&row);
            if matches!(found, Found::Several) {
                let sentence = sentences::row_of_several(text(&row, "name"));
                merging.report("row_ambiguous", reply.number, &here, sentence);
                continue;
            }
            let Value::Object(mut cells) = row else { continue };
            let ours = match found {
                Found::At(place) => kept.get(place),
                Found::New | Found::Several => None,
            };
            cells.retain(|column, cell| {
                if is_name(column) || is_owner(&merging.plan, register, column, reply.unit) {
                    return true;
                }
                if ours.and_then(|row| row.get(column)) != Some(cell) {
                    let label = register.column(column).map_or(column.as_str(), |column| column.label.as_str());
                    let here = alloc::format!("{here}{}", at(&[column]));
                    merging.report("not_asked", reply.number, &here, sentences::cell_of_another(label));
                }
                false
            });
            // The names of the county's own rows went out with the request.
            if ours.is_some() && cells.keys().all(|column| is_name(column)) {
                continue;
            }
            let row = Value::Object(cells);
            signs.change(sign(&row), |count| *count = count.saturating_add(1));
            sound.push((here, row));
        }
        // Two rows of one name: nobody knows which is meant, so neither is taken.
        sound.retain(|(here, row)| {
            let once = signs.get(&sign(row)) == Some(&1);
            if !once {
                merging.report("row_twice", reply.number, here, sentences::row_twice(text(row, "name")));
            }
            once
        });
        *value = sound.into_iter().map(|(_, row)| row).collect();
    }
    reply.values.retain(|(_, value)| !blank(value));
}

/// Cell by cell, as every other value; a row that the county has not is a new one, and one that does not come back stays.
pub(crate) fn settle(merging: &mut Merging<'_>, told: &[Sifted]) {
    let plan = core::mem::replace(&mut merging.plan, Plan::none());
    let catalog = merging.catalog;
    for register in &catalog.registers {
        let place = at(&["registers", &register.key]);
        let said_rows = |reply: &Sifted| {
            let rows = reply.values.iter().find(|(known, _)| *known == place);
            rows.and_then(|(_, rows)| rows.as_array()).cloned().unwrap_or_default()
        };
        if !told.iter().any(|reply| reply.number >= 0 && !said_rows(reply).is_empty()) {
            continue;
        }
        let kept = said(merging.before, &place).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut table = Table::new(kept);
        let mut new_rows: Vec<(Value, i64, Vec<usize>)> = Vec::new();
        let (mut old, mut all) = (Claims::new(), Claims::new());
        for reply in told {
            for row in said_rows(reply) {
                let slot = match table.find(&row) {
                    Found::At(slot) => slot,
                    Found::New if reply.number >= 0 => {
                        new_rows.push((row.clone(), reply.number, Vec::new()));
                        table.add(&row)
                    }
                    Found::New | Found::Several => continue,
                };
                let new = slot.checked_sub(kept.len()).and_then(|number| new_rows.get_mut(number));
                if let Some((.., units)) = new.filter(|(.., units)| reply.number >= 0 && !units.contains(&reply.unit)) {
                    units.push(reply.unit);
                }
                for (column, cell) in row.as_object().into_iter().flatten().filter(|(column, _)| !is_name(column)) {
                    let new = Claim { unit: reply.unit, value: cell.clone(), reply: reply.number };
                    // So that the cells come in the order of the rows.
                    let key = alloc::format!("{slot:06}{}", at(&[column]));
                    if reply.number < 0 {
                        claim(&mut old, key.clone(), new.clone());
                    }
                    claim(&mut all, key, new);
                }
            }
        }
        for (number, (row, reply, units)) in new_rows.into_iter().enumerate() {
            let units: Vec<&str> = units.iter().map(|unit| plan.unit(*unit).key.as_str()).collect();
            let slot = kept.len().saturating_add(number);
            add_row(merging, &plan, (&place, slot), &row, &all, (reply, units.join("、")));
        }
        for (key, claims) in all.iter() {
            let Some((slot, column)) = key.split_at_checked(6) else { continue };
            let Some(slot) = slot.parse::<usize>().ok().filter(|slot| *slot < kept.len()) else { continue };
            let here = alloc::format!("{place}/{slot}{column}");
            let resolve = |claims: &[Claim]| agreed(claims, "cells_differ", sentences::figures_differ);
            let before = resolve(old.get(key).map_or(&[][..], Vec::as_slice));
            merging.offer(&plan, &here, claims, before, resolve(claims));
        }
    }
    merging.plan = plan;
}

/// A row that the county has not: its cells as far as those who know of it agree.
fn add_row(
    merging: &mut Merging<'_>,
    plan: &Plan,
    (place, slot): (&str, usize),
    named: &Value,
    all: &Claims,
    (reply, unit): (i64, String),
) {
    let here = alloc::format!("{place}/{slot}");
    let mut row = Map::new();
    for column in ["name", TOWNSHIP] {
        if let Some(cell) = named.get(column) {
            row.insert(column.into(), cell.clone());
        }
    }
    let prefix = alloc::format!("{slot:06}");
    for (key, claims) in all.beginning(&prefix) {
        let Some((_, column)) = key.split_at_checked(6) else { continue };
        let outcome = agreed(claims, "cells_differ", sentences::figures_differ);
        if let Some((kind, text)) = outcome.clash {
            merging.clash_with(plan, kind, &alloc::format!("{here}{column}"), text, claims);
        }
        if let Some(value) = outcome.value {
            row.extend(crate::place::steps(column).into_iter().map(|column| (column, value.clone())));
        }
    }
    let row = Value::Object(row);
    if slot == 0 {
        put(&mut merging.merged.assessment, place, Value::Array(Vec::new()));
    }
    put(&mut merging.merged.assessment, &here, row.clone());
    // Rows come one behind the other: whoever names one first brings it.
    let text = Some(sentences::new_row());
    merging.merged.taken.push(Taken { at: here, unit, before: None, after: row, text, reply });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_meeting_is_known_by_its_name_and_its_day() {
        let meeting = |day: &str| json!({ "name": "县委常委会会议", "date": day });
        let table = Table::new(&[meeting("2026-03-02")]);
        let at = |row: &Value| match table.find(row) {
            Found::At(place) => Some(place),
            Found::New | Found::Several => None,
        };
        assert_eq!(at(&meeting("2026-03-02")), Some(0));
        assert_eq!(at(&meeting("2026-07-09")), None, "on another day it is another one");
        assert_eq!(at(&json!({ "name": "县委常委会会议" })), Some(0), "without a day it is the one that is there");
        let undated = Table::new(&[json!({ "name": "县委常委会会议" })]);
        assert!(matches!(undated.find(&meeting("2026-07-09")), Found::At(0)));
        let two = Table::new(&[meeting("2026-03-02"), meeting("2026-07-09")]);
        assert!(matches!(two.find(&json!({ "name": "县委常委会会议" })), Found::Several));
        assert!(matches!(two.find(&meeting("2026-07-09")), Found::At(1)));
    }
}
