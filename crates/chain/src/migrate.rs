//! From one edition of the standards to another, by a compiled map: a new file beside the old one, which stays as it is.
//!
//! Nothing is guessed: what the map does not lead on goes into the new file's archive, where it stood and why.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::catalog::{ColumnKind, Register, Standard};
use weibao_core::decimal::Decimal;
use weibao_core::maps::object;
use weibao_core::{Catalog, Problem, new_assessment};
use weibao_text::chain as sentences;

use crate::digest::digest;
use crate::given;
use crate::ordered::filled;
use crate::place::{at, blank, items, put, said, text};
use crate::round::previous;

/// A new file, and how it came from the old one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Migrated {
    /// The new file.
    pub assessment: Value,
    /// What became of every clause, in the map's order.
    pub lines: Vec<MigrationLine>,
    /// Places of the old file whose words have none in the new one, and are in its archive.
    pub archived: Vec<String>,
}

/// What became of some clauses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MigrationLine {
    /// `same`, `reworded`, `raised`, `lowered`, `split`, `merged`, `dropped`, `new`.
    pub relation: String,
    /// The old ones, with their words.
    pub from: Vec<Worded>,
    /// The new ones.
    pub to: Vec<Worded>,
    /// Why that is said.
    pub why: String,
}

/// A clause and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worded {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// How to migrate.
#[derive(Clone, Copy, Debug)]
pub struct MigrateOptions<'a> {
    /// The day.
    pub today: &'a str,
    /// Whether the new file is about the same period, so that what has not changed need not be said again.
    pub same_period: bool,
}

/// A new file by another edition. `map`: a compiled `weibao.migration` from the one to the other.
///
/// # Errors
/// Where the map is none between these editions, the file cannot be read by the old one, or `today` is no day.
pub fn migrate(
    old: &Catalog,
    new: &Catalog,
    map: &Value,
    assessment: &Value,
    options: MigrateOptions<'_>,
) -> Result<Migrated, Vec<Problem>> {
    given::day(options.today, "/today")?;
    if text(map, "from") != old.id || text(map, "to") != new.id {
        return Err(given::problem("wrong_migration", "/catalog", sentences::wrong_migration(&old.id, &new.id)));
    }
    if text(assessment, "catalog") != old.id {
        return Err(given::problem(
            "wrong_migration",
            "/catalog",
            sentences::already_migrated(text(assessment, "catalog")),
        ));
    }
    weibao_core::read(old, assessment)?;
    let mut moving = Moving {
        map,
        old: assessment,
        file: new_assessment(new, assessment.get("county")),
        carried: Map::new(),
        archive: Map::new(),
        same_period: options.same_period,
    };
    moving.fields();
    for standard in old.standards() {
        moving.answer(old, standard);
    }
    moving.figures();
    for register in &old.registers {
        moving.register(register, new);
    }
    moving.readings(new);
    moving.negatives(old);
    let Moving { mut file, carried, archive, .. } = moving;
    put(&mut file, "/previous", previous(assessment, &old.id));
    let migrated = object([
        ("from", old.id.as_str().into()),
        ("to", new.id.as_str().into()),
        ("on", options.today.into()),
        ("map_digest", digest(map).into()),
    ]);
    put(&mut file, "/migrated", migrated);
    let archived = archive.keys().cloned().collect();
    for (field, values) in [("/carried", carried), ("/archive", archive)] {
        if !values.is_empty() {
            put(&mut file, field, Value::Object(values));
        }
    }
    Ok(Migrated { assessment: file, lines: lines(old, new, map), archived })
}

/// What the map says of every clause, with the words of both editions.
fn lines(old: &Catalog, new: &Catalog, map: &Value) -> Vec<MigrationLine> {
    let worded = |catalog: &Catalog, mapping: &Value, field: &str| -> Vec<Worded> {
        let words = |id: &str| catalog.clause(id).map(|clause| clause.text.clone()).unwrap_or_default();
        ids(mapping, field).map(|id| Worded { id: id.into(), text: words(id) }).collect()
    };
    let line = |mapping: &Value| MigrationLine {
        relation: text(mapping, "relation").into(),
        from: worded(old, mapping, "from"),
        to: worded(new, mapping, "to"),
        why: text(mapping, "why").into(),
    };
    items(map, "map").iter().map(line).collect()
}

fn ids<'v>(mapping: &'v Value, field: &str) -> impl Iterator<Item = &'v str> {
    items(mapping, field).iter().filter_map(Value::as_str)
}

fn home(clause: &str) -> &str {
    clause.split('/').next().unwrap_or(clause)
}

struct Moving<'a> {
    map: &'a Value,
    old: &'a Value,
    file: Value,
    carried: Map<String, Value>,
    archive: Map<String, Value>,
    same_period: bool,
}

impl<'a> Moving<'a> {
    /// What the map says of a clause.
    fn of_clause(&self, id: &str) -> Option<&'a Value> {
        items(self.map, "map").iter().find(|mapping| ids(mapping, "from").any(|from| from == id))
    }

    /// What the map says of something by its key.
    fn of(&self, list: &str, key: &str) -> Option<&'a Value> {
        items(self.map, list).iter().find(|mapping| text(mapping, "from") == key && !text(mapping, "to").is_empty())
    }

    fn archive(&mut self, place: String, value: &Value, words: &str, why: &str) {
        if !blank(value) {
            let mut kept = object([("value", value.clone())]);
            for (field, said) in [("text", words), ("why", why)] {
                if !said.is_empty() {
                    put(&mut kept, &at(&[field]), said.into());
                }
            }
            self.archive.insert(place, kept);
        }
    }

    fn carry(&mut self, place: String, value: &Value) {
        if !blank(value) {
            self.carried.insert(place, object([("value", value.clone())]));
        }
    }

    /// As it was where nothing has changed and the period is the same; else 待核, with the old word beside it.
    fn say(&mut self, place: String, value: &Value, is_same: bool) {
        if is_same && self.same_period {
            put(&mut self.file, &place, value.clone());
        } else {
            put(&mut self.file, &place, "pending".into());
            self.carry(place, value);
        }
    }

    fn fields(&mut self) {
        let of_the_period: &[&str] = if self.same_period { &["period", "contact", "application"] } else { &[] };
        for field in ["lead", "units", "stages"].iter().chain(of_the_period) {
            if let Some(value) = self.old.get(*field) {
                put(&mut self.file, &at(&[field]), value.clone());
            }
        }
        for field in ["overlay", "assign"] {
            if let Some(value) = self.old.get(field) {
                self.archive(at(&[field]), value, "", sentences::OF_THE_OLD_EDITION);
            }
        }
    }

    fn answer(&mut self, catalog: &Catalog, standard: &Standard) {
        let id = standard.id.as_str();
        let Some(answer) = self.old.pointer(&at(&["answers", id])).and_then(Value::as_object) else { return };
        let mappings: Vec<&Value> = standard.clauses.iter().filter_map(|clause| self.of_clause(&clause.id)).collect();
        let mut targets: Vec<&str> = Vec::new();
        for to in mappings.iter().flat_map(|mapping| ids(mapping, "to")).map(home) {
            if !targets.contains(&to) {
                targets.push(to);
            }
        }
        let all = |field: &str, word: &str| mappings.iter().all(|mapping| text(mapping, field) == word);
        let is_same = all("relation", "same") && targets.len() == 1;
        // One answer leads on only where all that it was about has become one standard.
        let whole = if targets.len() == 1 && all("carry", "answer") { targets.first().copied() } else { None };
        let changed = mappings.iter().find(|mapping| text(mapping, "relation") != "same");
        let why = changed.map(|mapping| text(mapping, "why")).unwrap_or_default();
        let brings = |mapping: &&&Value| ["answer", "evidence"].contains(&text(mapping, "carry"));
        let shown: Vec<&str> =
            mappings.iter().filter(brings).flat_map(|mapping| ids(mapping, "to")).map(home).collect();
        for (field, value) in answer {
            let here = at(&["answers", id, field]);
            match (field.as_str(), whole) {
                ("status", Some(to)) => self.say(at(&["answers", to, "status"]), value, is_same),
                ("clauses", _) => {
                    for (clause, state) in value.as_object().into_iter().flatten() {
                        self.clause(catalog, id, clause, state);
                    }
                }
                ("evidence", _) if !shown.is_empty() => self.evidence(&shown, value),
                ("note" | "reason", Some(to)) if is_same && self.same_period => {
                    put(&mut self.file, &at(&["answers", to, field]), value.clone());
                }
                ("note" | "reason", Some(to)) => self.carry(at(&["answers", to, field]), value),
                ("plan", Some(to)) => put(&mut self.file, &at(&["answers", to, field]), value.clone()),
                _ => {
                    if field == "status" {
                        for to in &targets {
                            put(&mut self.file, &at(&["answers", to, "status"]), "pending".into());
                        }
                    }
                    self.archive(here, value, &standard.text, why);
                }
            }
        }
    }

    fn clause(&mut self, catalog: &Catalog, standard: &str, clause: &str, state: &Value) {
        let mapping = self.of_clause(clause);
        let to: Vec<&str> = mapping.into_iter().flat_map(|mapping| ids(mapping, "to")).collect();
        let says = |field: &str| mapping.map(|mapping| text(mapping, field)).unwrap_or_default();
        let place = |to: &str| at(&["answers", home(to), "clauses", to]);
        if says("carry") == "answer" && !to.is_empty() {
            for to in to {
                self.say(place(to), state, says("relation") == "same");
            }
            return;
        }
        for to in to {
            put(&mut self.file, &place(to), "pending".into());
        }
        let words = catalog.clause(clause).map(|clause| clause.text.as_str()).unwrap_or_default();
        self.archive(at(&["answers", standard, "clauses", clause]), state, words, says("why"));
    }

    /// Behind what is there already: two that have become one have the evidence of both.
    fn evidence(&mut self, targets: &[&str], pieces: &Value) {
        let mut done: Vec<&str> = Vec::new();
        for to in targets {
            if done.contains(to) {
                continue;
            }
            done.push(to);
            let place = at(&["answers", to, "evidence"]);
            let mut all = self.file.pointer(&place).and_then(Value::as_array).cloned().unwrap_or_default();
            for piece in pieces.as_array().into_iter().flatten() {
                if !all.contains(piece) {
                    all.push(piece.clone());
                }
            }
            put(&mut self.file, &place, Value::Array(all));
        }
    }

    fn figures(&mut self) {
        for (key, value) in self.old.get("figures").and_then(Value::as_object).into_iter().flatten() {
            let mapping = self.of("figures", key);
            let moved = mapping.and_then(|mapping| Some((text(mapping, "to"), scaled(value, mapping.get("factor"))?)));
            match moved {
                Some((to, value)) if self.same_period => put(&mut self.file, &at(&["figures", to]), value),
                Some((to, value)) => self.carry(at(&["figures", to]), &value),
                None => self.archive(at(&["figures", key]), value, "", sentences::OF_THE_OLD_EDITION),
            }
        }
        for (clause, value) in self.old.get("bodies").and_then(Value::as_object).into_iter().flatten() {
            let to = self.of_clause(clause).filter(|mapping| text(mapping, "relation") == "same");
            let to = to.and_then(|mapping| ids(mapping, "to").next());
            match to {
                Some(to) if self.same_period => put(&mut self.file, &at(&["bodies", to]), value.clone()),
                Some(to) => self.carry(at(&["bodies", to]), value),
                None => self.archive(at(&["bodies", clause]), value, "", sentences::OF_THE_OLD_EDITION),
            }
        }
    }

    /// A cell goes into its column as it was typed, even where that is of another kind now: then it is shown as one that cannot be read.
    fn register(&mut self, register: &Register, new: &Catalog) {
        let place = at(&["registers", &register.key]);
        let Some(rows) = said(self.old, &place).and_then(Value::as_array) else { return };
        let mapping = self.of("registers", &register.key);
        let target = mapping.and_then(|mapping| new.register(text(mapping, "to")));
        let (Some(mapping), Some(target)) = (mapping, target) else {
            let rows = Value::Array(rows.clone());
            return self.archive(place, &rows, &register.label, sentences::OF_THE_OLD_EDITION);
        };
        let leads = |column: &str| -> Option<&'a str> {
            let named = items(mapping, "columns").iter().find(|mapped| text(mapped, "from") == column);
            named.map(|mapped| text(mapped, "to"))
        };
        let (mut kept, mut whole) = (Vec::new(), Vec::new());
        for (number, row) in rows.iter().enumerate() {
            let mut cells: Vec<(String, Value)> = Vec::new();
            for (column, cell) in row.as_object().into_iter().flatten() {
                let to = leads(column).unwrap_or(column);
                if target.column(to).is_some() {
                    cells.push((to.into(), cell.clone()));
                } else {
                    let here = at(&["registers", &register.key, &number.to_string(), column]);
                    let label = register.column(column).map(|column| column.label.as_str()).unwrap_or_default();
                    self.archive(here, cell, label, sentences::OF_THE_OLD_EDITION);
                }
            }
            let is_name = |key: &str| target.column(key).is_some_and(|column| column.kind == ColumnKind::Text);
            let stays = cells.iter().filter(|(key, _)| self.same_period || is_name(key)).cloned();
            kept.push(filled(stays));
            whole.push(filled(cells.into_iter()));
        }
        let to = at(&["registers", &target.key]);
        put(&mut self.file, &to, Value::Array(kept));
        if !self.same_period {
            self.carry(to, &Value::Array(whole));
        }
    }

    /// A reading holds until somebody looks at it again; one that is no more is archived.
    fn readings(&mut self, new: &Catalog) {
        for (key, value) in self.old.get("choices").and_then(Value::as_object).into_iter().flatten() {
            let to = self.of("choices", key).map(|mapping| text(mapping, "to"));
            let choice = to.and_then(|to| new.choice(to));
            match choice.filter(|choice| choice.options.iter().any(|option| *value == option.key)) {
                Some(choice) => {
                    let place = at(&["choices", &choice.key]);
                    put(&mut self.file, &place, value.clone());
                    self.carry(place, value);
                }
                None => self.archive(at(&["choices", key]), value, "", sentences::OF_THE_OLD_EDITION),
            }
        }
        for (clause, value) in self.old.get("rules_off").and_then(Value::as_object).into_iter().flatten() {
            let same = self.of_clause(clause).filter(|mapping| text(mapping, "relation") == "same");
            match same.and_then(|mapping| ids(mapping, "to").next()) {
                Some(to) => {
                    let place = at(&["rules_off", to]);
                    put(&mut self.file, &place, value.clone());
                    self.carry(place, value);
                }
                None => self.archive(at(&["rules_off", clause]), value, "", sentences::OF_THE_OLD_EDITION),
            }
        }
    }

    /// No 无 goes over as said, but where item and period are the same.
    fn negatives(&mut self, catalog: &Catalog) {
        for (id, value) in self.old.get("negatives").and_then(Value::as_object).into_iter().flatten() {
            match self.of("negatives", id) {
                Some(mapping) if self.same_period && text(mapping, "relation") == "same" => {
                    put(&mut self.file, &at(&["negatives", text(mapping, "to")]), value.clone());
                }
                Some(_) if !self.same_period => {}
                _ => {
                    let words = catalog.negatives.iter().find(|negative| negative.id == *id);
                    let words = words.map(|negative| negative.text.as_str()).unwrap_or_default();
                    self.archive(at(&["negatives", id]), value, words, sentences::OF_THE_OLD_EDITION);
                }
            }
        }
    }
}

/// A figure in the new edition's unit; nothing where it is none, or comes to none.
fn scaled(value: &Value, factor: Option<&Value>) -> Option<Value> {
    let Some(factor) = factor.and_then(Value::as_number) else { return Some(value.clone()) };
    let (value, factor) = (Decimal::from_number(value.as_number()?).ok()?, Decimal::from_number(factor).ok()?);
    value.times(factor).to_number().map(Value::Number)
}
