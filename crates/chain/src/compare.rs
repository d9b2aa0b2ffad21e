//! Two files of one county beside each other.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Number, Value};
use weibao_core::report::{Report, Status};
use weibao_core::{Catalog, Problem, overlay};
use weibao_text::chain as sentences;

use crate::arithmetic::{Arithmetic, arithmetic};
use crate::ordered::{ByText, sort};
use crate::place::{at, items, said, text};
use crate::rows::{rename, sign};
use crate::units::TOWNSHIP;
use crate::words::plain;

/// What is different.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// All of them, in printed order.
    pub standards: Vec<StandardChange>,
    /// Those that differ, typed or counted.
    pub figures: Vec<FigureChange>,
    /// Those that differ.
    pub registers: Vec<RegisterChange>,
    /// Those that differ.
    pub evidence: Vec<EvidenceChange>,
    /// Those that differ.
    pub negatives: Vec<WordChange>,
    /// Those that differ: choices, rules that are switched off (`rules_off/CLAUSE`), and `overlay`.
    pub readings: Vec<ReadingChange>,
    /// Where readings or overlay differ: the older file judged by the newer one's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restated: Option<Vec<Restated>>,
    /// The arithmetic of clauses, where it says something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arithmetic: Vec<Arithmetic>,
}

/// A standard then and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StandardChange {
    /// Its id.
    pub id: String,
    /// Then.
    pub before: Status,
    /// Now.
    pub after: Status,
    /// What that is.
    pub change: Change,
}

/// What a change of state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// 变差.
    Worse,
    /// 变好: never said where a reading changed.
    Better,
    /// 不变.
    Same,
    /// Neither: something was or is open or does not apply, or it is read otherwise.
    Other,
}

/// A figure then and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureChange {
    /// Its key.
    pub key: String,
    /// Then.
    pub before: Option<Number>,
    /// Now.
    pub after: Option<Number>,
}

/// A register then and now, by the names of its rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegisterChange {
    /// Its key.
    pub key: String,
    /// Rows that are new.
    pub added: Vec<String>,
    /// Rows that are no more.
    pub removed: Vec<String>,
    /// Rows that say something else.
    pub changed: Vec<String>,
}

/// The evidence of a standard then and now, by titles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EvidenceChange {
    /// Its id.
    pub standard: String,
    /// What is new.
    pub added: Vec<String>,
    /// What is no more.
    pub removed: Vec<String>,
}

/// A negative item then and now: `absent`, `present`, `pending`, `unanswered`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordChange {
    /// Its id.
    pub id: String,
    /// Then.
    pub before: String,
    /// Now.
    pub after: String,
}

/// A reading then and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingChange {
    /// Its key.
    pub key: String,
    /// Then.
    pub before: String,
    /// Now.
    pub after: String,
}

/// A standard of the older file by the newer one's readings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Restated {
    /// Its id.
    pub id: String,
    /// Then, by what counts now.
    pub before: Status,
}

/// What to compare by.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompareOptions<'a> {
    /// Judges the file that names it; both where neither names one.
    pub overlay: Option<&'a Value>,
    /// Rows that bear another name now: `{ register: { old name: new name } }`, where the newer file's own `renames` shall not count. A
    /// township's rows go with it in every register.
    pub renames: Option<&'a Value>,
}

/// Compares two files of one county.
///
/// # Errors
/// Where one of them cannot be judged.
pub fn compare(
    catalog: &Catalog,
    before: &Value,
    after: &Value,
    options: &CompareOptions<'_>,
) -> Result<Comparison, Vec<Problem>> {
    let overlaid = options.overlay.map(|overlay| overlay::apply(catalog, overlay)).transpose()?;
    let nobody_names_it = [before, after].iter().all(|file| text(file, "overlay").is_empty());
    let catalog_of = |file: &Value| {
        let id = |overlaid: &&Catalog| overlaid.overlay.as_ref().is_some_and(|mark| mark.id == text(file, "overlay"));
        overlaid.as_ref().filter(|overlaid| nobody_names_it || id(overlaid)).unwrap_or(catalog)
    };
    let judge =
        |catalog: &Catalog, file: &Value| weibao_core::evaluate(catalog, file, &weibao_core::Options::default());
    let within = |side: &str, problems: Vec<Problem>| -> Vec<Problem> {
        problems
            .into_iter()
            .map(|problem| Problem { path: alloc::format!("/{side}{}", problem.path), ..problem })
            .collect()
    };
    let (old_catalog, new_catalog) = (catalog_of(before), catalog_of(after));
    let old = judge(old_catalog, before).map_err(|problems| within("before", problems))?;
    let new = judge(new_catalog, after).map_err(|problems| within("after", problems))?;

    let readings = readings(&old, &new, before, after);
    let restated = if readings.is_empty() {
        None
    } else {
        let mut restated = before.clone();
        if let Some(fields) = restated.as_object_mut() {
            for field in ["choices", "rules_off", "overlay"] {
                match after.get(field) {
                    Some(value) => fields.insert(field.into(), value.clone()),
                    None => fields.remove(field),
                };
            }
        }
        Some(judge(new_catalog, &restated).map_err(|problems| within("before", problems))?)
    };
    let statuses = |report: &Report| -> Vec<Restated> {
        let standards = report.standards.iter();
        standards.map(|standard| Restated { id: standard.id.clone(), before: standard.status }).collect()
    };
    Ok(Comparison {
        standards: standards(new_catalog, &old, &new, &readings),
        figures: figures(new_catalog, &old, &new),
        registers: registers(new_catalog, before, after, options.renames.or_else(|| after.get("renames"))),
        evidence: evidence(new_catalog, before, after),
        negatives: negatives(&old, &new, before, after),
        readings,
        arithmetic: arithmetic(&old, restated.as_ref(), &new),
        restated: restated.as_ref().map(statuses),
    })
}

fn status_of(report: &Report, id: &str) -> Status {
    report.standards.iter().find(|standard| standard.id == id).map_or(Status::Unanswered, |standard| standard.status)
}

fn standards(catalog: &Catalog, old: &Report, new: &Report, readings: &[ReadingChange]) -> Vec<StandardChange> {
    let is_read_otherwise = |id: &str| {
        readings.iter().any(|reading| {
            let touched =
                |choice: &weibao_core::catalog::Choice| choice.standards.iter().any(|standard| standard == id);
            match reading.key.strip_prefix("rules_off/") {
                Some(clause) => clause.split('/').next() == Some(id),
                None => reading.key == "overlay" || catalog.choice(&reading.key).is_some_and(touched),
            }
        })
    };
    let rank = |status: Status| match status {
        Status::Met => Some(2),
        Status::Partial => Some(1),
        Status::Unmet => Some(0),
        Status::NotApplicable | Status::Pending | Status::Unanswered => None,
    };
    let change = |id: &str, before: Status, after: Status| match (rank(before), rank(after)) {
        _ if before == after => Change::Same,
        _ if is_read_otherwise(id) => Change::Other,
        (Some(before), Some(after)) => {
            if after < before {
                Change::Worse
            } else {
                Change::Better
            }
        }
        _ => Change::Other,
    };
    new.standards
        .iter()
        .map(|standard| {
            let (before, after) = (status_of(old, &standard.id), standard.status);
            StandardChange { id: standard.id.clone(), before, after, change: change(&standard.id, before, after) }
        })
        .collect()
}

fn figures(catalog: &Catalog, old: &Report, new: &Report) -> Vec<FigureChange> {
    let value = |report: &Report, key: &str| {
        report.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value.clone())
    };
    let changes = catalog.figures.iter().map(|figure| FigureChange {
        key: figure.key.clone(),
        before: value(old, &figure.key),
        after: value(new, &figure.key),
    });
    changes.filter(|change| change.before != change.after).collect()
}

fn registers(catalog: &Catalog, before: &Value, after: &Value, renames: Option<&Value>) -> Vec<RegisterChange> {
    let rows = |file: &Value, key: &str| -> Vec<Value> {
        let rows = said(file, &at(&["registers", key])).and_then(Value::as_array).cloned().unwrap_or_default();
        rows.into_iter().filter(Value::is_object).collect()
    };
    let mut changes = Vec::new();
    for register in &catalog.registers {
        let (mut old, new) = (rows(before, &register.key), rows(after, &register.key));
        for row in &mut old {
            rename(&register.key, row, renames);
        }
        let index = |rows: &[Value]| -> ByText<Value> {
            let mut index = ByText::new();
            for row in rows {
                index.insert(sign(row), row.clone());
            }
            index
        };
        let (old_rows, new_rows) = (index(&old), index(&new));
        let mut namesakes: ByText<usize> = ByText::new();
        let gone = old_rows.iter().filter(|(sign, _)| !new_rows.contains(sign));
        for (_, row) in gone.chain(new_rows.iter()) {
            namesakes.change(text(row, "name").into(), |count| *count = count.saturating_add(1));
        }
        let label = |row: &Value| {
            let (name, township) = (text(row, "name"), text(row, TOWNSHIP));
            let several = namesakes.get(name).is_some_and(|count| *count > 1);
            if several && !township.is_empty() { sentences::row_of_township(name, township) } else { name.to_string() }
        };
        let only = |these: &[Value], others: &ByText<Value>| -> Vec<String> {
            these.iter().filter(|row| !others.contains(&sign(row))).map(label).collect()
        };
        let changed = new.iter().filter(|row| old_rows.get(&sign(row)).is_some_and(|old| old != *row)).map(label);
        let change = RegisterChange {
            key: register.key.clone(),
            added: only(&new, &old_rows),
            removed: only(&old, &new_rows),
            changed: changed.collect(),
        };
        if !(change.added.is_empty() && change.removed.is_empty() && change.changed.is_empty()) {
            changes.push(change);
        }
    }
    changes
}

fn evidence(catalog: &Catalog, before: &Value, after: &Value) -> Vec<EvidenceChange> {
    let pieces = |file: &Value, id: &str| -> Vec<(String, String)> {
        let Some(answer) = file.pointer(&at(&["answers", id])) else { return Vec::new() };
        let sign = |piece: &Value| alloc::format!("{} {}", plain(text(piece, "title")), plain(text(piece, "number")));
        items(answer, "evidence").iter().map(|piece| (sign(piece), text(piece, "title").to_string())).collect()
    };
    let mut changes = Vec::new();
    for standard in catalog.standards() {
        let (old, new) = (pieces(before, &standard.id), pieces(after, &standard.id));
        let only = |these: &[(String, String)], others: &[(String, String)]| -> Vec<String> {
            let is_new = |piece: &&(String, String)| !others.iter().any(|other| other.0 == piece.0);
            these.iter().filter(is_new).map(|piece| piece.1.clone()).collect()
        };
        let (added, removed) = (only(&new, &old), only(&old, &new));
        if !(added.is_empty() && removed.is_empty()) {
            changes.push(EvidenceChange { standard: standard.id.clone(), added, removed });
        }
    }
    changes
}

fn negatives(old: &Report, new: &Report, before: &Value, after: &Value) -> Vec<WordChange> {
    let state = |report: &Report, file: &Value, id: &String| {
        if report.negatives.present.contains(id) {
            "present"
        } else if report.negatives.absent.contains(id) {
            "absent"
        } else if said(file, &at(&["negatives", id])).is_some() {
            "pending"
        } else {
            "unanswered"
        }
    };
    let lists = [&new.negatives.present, &new.negatives.absent, &new.negatives.open];
    let mut ids: Vec<&String> = lists.into_iter().flatten().collect();
    sort(&mut ids, Ord::cmp);
    let changes = ids.into_iter().map(|id| WordChange {
        id: id.clone(),
        before: state(old, before, id).into(),
        after: state(new, after, id).into(),
    });
    changes.filter(|change| change.before != change.after).collect()
}

fn readings(old: &Report, new: &Report, before: &Value, after: &Value) -> Vec<ReadingChange> {
    let mut changes = Vec::new();
    let mut add = |key: &str, before: &str, after: &str| {
        if before != after {
            changes.push(ReadingChange { key: key.into(), before: before.into(), after: after.into() });
        }
    };
    for choice in &new.choices {
        let then = old.choices.iter().find(|known| known.key == choice.key);
        add(&choice.key, then.map_or("", |known| &known.option), &choice.option);
    }
    let off = |file: &Value| -> Vec<String> {
        file.get("rules_off")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(clause, _)| clause.clone())
            .collect()
    };
    let (then, now) = (off(before), off(after));
    let mut clauses: Vec<&String> = then.iter().chain(&now).collect();
    sort(&mut clauses, Ord::cmp);
    clauses.dedup();
    for clause in clauses {
        let word = |off: &[String]| if off.contains(clause) { "off" } else { "on" };
        add(&alloc::format!("rules_off/{clause}"), word(&then), word(&now));
    }
    add("overlay", text(before, "overlay"), text(after, "overlay"));
    changes
}
