//! Reads the standards' folder (`standards/cn-2021`) into a [`Catalog`] and a [`Form`], lists into [`List`]s, and names every defect at its file and line.
//!
//! Nothing is repaired and nothing is skipped: one defect anywhere and there is no catalog.

mod clauses;
mod divisions;
mod figures;
mod form;
mod lists;
mod migration;
mod prose;
mod rules;
mod source;
mod standards;
mod units;

use std::collections::BTreeSet;
use std::path::Path;

use weibao_core::catalog::{Catalog, List, Prose};
use weibao_core::form::Form;
use weibao_text::defects as text;

pub use crate::source::Defect;
use crate::source::{Defects, Entry, Source};

/// What a folder holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The standards with their rules.
    pub catalog: Catalog,
    /// The application form.
    pub form: Form,
    /// How documents say what was found: apart from the catalog, which is carried where no document is made.
    pub prose: Prose,
}

/// Reads a folder.
///
/// # Errors
/// Every defect that can be seen, by file and line. While a file is missing or not well-formed, only that.
pub fn compile(folder: &Path) -> Result<Compiled, Vec<Defect>> {
    let defects = Defects::default();
    let compiled = Sources::open(folder, &defects).map(|sources| sources.read(&defects));
    let list = defects.into_list();
    match compiled {
        Some(compiled) if list.is_empty() => Ok(compiled),
        _ => Err(list),
    }
}

/// Reads the administrative divisions (`standards/divisions`) into the text that `weibao-divisions` looks counties up in.
///
/// # Errors
/// Every defect, by file and line.
pub fn divisions(folder: &Path) -> Result<String, Vec<Defect>> {
    let defects = Defects::default();
    let compiled = divisions::compile(folder, &defects);
    let list = defects.into_list();
    compiled.filter(|_| list.is_empty()).ok_or(list)
}

/// Reads every list of a folder (`standards/lists`), in the order of the files' names.
///
/// # Errors
/// Every defect, by file and line.
pub fn lists(folder: &Path) -> Result<Vec<List>, Vec<Defect>> {
    let defects = Defects::default();
    let mut ids = BTreeSet::new();
    let lists = standards::toml_files(folder)
        .iter()
        .filter_map(|name| Source::open(folder, name, &defects))
        .map(|source| source.read(&defects, |entry| lists::read_list(entry, &mut ids)))
        .collect();
    match defects.into_list() {
        none if none.is_empty() => Ok(lists),
        some => Err(some),
    }
}

/// Reads a map from one edition to another (`standards/migrations/OLD--NEW.toml`) as `weibao.migration`.
///
/// # Errors
/// Every defect, by file and line.
pub fn migration(folder: &Path, name: &str, old: &Catalog, new: &Catalog) -> Result<serde_json::Value, Vec<Defect>> {
    let defects = Defects::default();
    let read = Source::open(folder, name, &defects)
        .map(|source| source.read(&defects, |entry| migration::read(entry, old, new)));
    match (read, defects.into_list()) {
        (Some(read), none) if none.is_empty() => Ok(read),
        (_, some) => Err(some),
    }
}

/// Every file of a folder.
struct Sources {
    catalog: Source,
    basis: Source,
    units: Source,
    areas: Vec<Source>,
    clauses: Source,
    negatives: Source,
    choices: Source,
    registers: Source,
    figures: Source,
    rules: Source,
    form: Source,
    prose: Source,
}

impl Sources {
    fn open(folder: &Path, defects: &Defects) -> Option<Self> {
        let open = |name: &str| Source::open(folder, name, defects);
        let areas: Vec<Option<Source>> = standards::area_files(folder, defects).iter().map(|name| open(name)).collect();
        // Each is opened before any is given up, so that all that are wrong are named at once.
        let files = [
            open("catalog.toml"),
            open("basis.toml"),
            open("units.toml"),
            open("clauses.toml"),
            open("negatives.toml"),
            open("choices.toml"),
            open("registers.toml"),
            open("figures.toml"),
            open("rules.toml"),
            open("form.toml"),
            open("prose.toml"),
        ];
        let [catalog, basis, units, clauses, negatives, choices, registers, figures, rules, form, prose] = files;
        Some(Self {
            catalog: catalog?,
            basis: basis?,
            units: units?,
            areas: areas.into_iter().collect::<Option<_>>()?,
            clauses: clauses?,
            negatives: negatives?,
            choices: choices?,
            registers: registers?,
            figures: figures?,
            rules: rules?,
            form: form?,
            prose: prose?,
        })
    }

    fn read(&self, defects: &Defects) -> Compiled {
        let basis = self.basis.read(defects, standards::read_basis);
        let units = self.units.read(defects, units::read_units);
        let mut areas = standards::read_areas(&self.areas, defects, &standards::Named { basis: &basis, units: &units });
        self.clauses.read(defects, |entry| clauses::read_clauses(entry, &mut areas));
        let negatives = self.negatives.read(defects, |entry| standards::read_negatives(entry, &units));
        let choices = self.choices.read(defects, |entry| figures::read_choices(entry, &areas));
        let registers = self.registers.read(defects, |entry| figures::read_registers(entry, &units));
        let figures =
            self.figures.read(defects, |entry| figures::read_figures(entry, &areas, &registers, &choices, &units));
        self.rules.read(defects, |entry| rules::read_rules(entry, &mut areas, &figures, &choices));
        let form = self.form.read(defects, form::read_form);
        let catalog = self.catalog.read(defects, |entry| Catalog {
            id: entry.text("id").value,
            title: entry.text("title").value,
            document: entry.text("document").value,
            source: entry.text("source").value,
            revision: revision(entry),
            areas,
            negatives,
            figures,
            registers,
            choices,
            units: units.0,
            goals: Vec::new(),
            procedure: None,
            overlay: None,
            prose: Prose::default(),
        });
        let prose = self.prose.read(defects, |entry| prose::read_prose(entry, &catalog));
        Compiled { catalog, form, prose }
    }
}

/// Which wording it is: none where it is the first.
fn revision(entry: &Entry<'_>) -> Option<u8> {
    let revision = entry.has("revision").then(|| entry.whole_number("revision")).flatten()?;
    let number = u8::try_from(revision.value).ok().filter(|number| *number > 1);
    if number.is_none() {
        entry.defects.add(&revision.place, text::no_wording());
    }
    number
}
