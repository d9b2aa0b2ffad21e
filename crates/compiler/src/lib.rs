//! Reads the standards' folder (`standards/cn-2021`) into a [`Catalog`] and a [`Form`], and names every defect at its file and line.
//!
//! Nothing is repaired and nothing is skipped: one defect anywhere and there is no catalog.

mod figures;
mod form;
mod rules;
mod source;
mod standards;

use std::fmt;
use std::path::Path;

use weibao_core::catalog::Catalog;
use weibao_core::form::Form;

use crate::source::{Defects, Entry, Source};

/// Something wrong with the data, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// The file, from the folder that was read: `areas/10-机构建设.toml`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// A plain Chinese sentence.
    pub text: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The standards with their rules.
    pub catalog: Catalog,
    /// The application form.
    pub form: Form,
}

/// Reads a folder.
///
/// # Errors
/// Every defect that can be seen, by file and line.
pub fn compile(folder: &Path) -> Result<Compiled, Vec<Defect>> {
    let defects = Defects::default();
    let compiled = read(folder, &defects);
    let list = defects.into_list();
    match compiled {
        Some(compiled) if list.is_empty() => Ok(compiled),
        _ => Err(list),
    }
}

fn read(folder: &Path, defects: &Defects) -> Option<Compiled> {
    let basis = open(folder, "basis.toml", defects, standards::read_basis)?;
    let mut areas = standards::read_areas(folder, defects, &basis);
    let negatives = open(folder, "negatives.toml", defects, standards::read_negatives)?;
    let choices = open(folder, "choices.toml", defects, |entry| figures::read_choices(entry, &areas))?;
    let registers = open(folder, "registers.toml", defects, figures::read_registers)?;
    let figures = open(folder, "figures.toml", defects, |entry| figures::read_figures(entry, &registers, &choices))?;
    open(folder, "rules.toml", defects, |entry| rules::read_rules(entry, &mut areas, &figures, &choices))?;
    let form = open(folder, "form.toml", defects, form::read_form)?;
    let catalog = open(folder, "catalog.toml", defects, |entry| Catalog {
        id: entry.text("id").value,
        title: entry.text("title").value,
        document: entry.text("document").value,
        source: entry.text("source").value,
        areas,
        negatives,
        figures,
        registers,
        choices,
        procedure: None,
        overlay: None,
    })?;
    Some(Compiled { catalog, form })
}

fn open<T>(folder: &Path, name: &str, defects: &Defects, read: impl FnOnce(&Entry<'_>) -> T) -> Option<T> {
    Some(Source::open(folder, name, defects)?.read(defects, read))
}
