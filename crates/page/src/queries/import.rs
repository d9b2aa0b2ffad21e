//! What can be told about a table on its way into a register.

use serde_json::Value;
use weibao_core::catalog::{Column, Register};
use weibao_tables::cell::{Why, folded, tidy};
use weibao_tables::import::{LeftOut, Mark};
use weibao_tables::sheet::Cell;
use weibao_text::screens::import as text;
use weibao_text::screens::register::row_name;

use super::register::shown;
use crate::prelude::*;
use crate::ui::import::Import;

/// A cell that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its row, in words.
    pub row: String,
    /// Its column's Chinese name.
    pub column: String,
    /// What stands there.
    pub typed: String,
    /// Why.
    pub why: Option<Why>,
}

impl Unread {
    /// As a sentence.
    pub fn in_words(&self) -> String {
        text::unread_cell(&self.row, &self.column, &self.typed, self.why.map_or("", Why::in_words))
    }
}

/// The cells of the table that cannot be read.
pub fn unread<'i>(register: &'i Register, import: &'i Import) -> impl Iterator<Item = Unread> + 'i {
    let name = import.settings.columns.iter().position(|place| *place == Some(0));
    import.plan.marks.iter().enumerate().flat_map(move |(row, marks)| {
        let cells = import.rows().get(row).map_or(&[][..], Vec::as_slice);
        marks.iter().enumerate().filter_map(move |(column, mark)| {
            let Mark::Unread(why) = mark else { return None };
            let named = name.and_then(|name| cells.get(name)).map_or("", |cell| cell.text.as_str());
            Some(Unread {
                row: row_name(&tidy(named), row),
                column: self::column(register, import, column)?.label.clone(),
                typed: cells.get(column).map(|cell| tidy(&cell.text)).unwrap_or_default(),
                why: Some(*why),
            })
        })
    })
}

/// The register's column that a column of the table goes into.
pub fn column<'r>(register: &'r Register, import: &Import, column: usize) -> Option<&'r Column> {
    register.columns.get(import.settings.columns.get(column).copied().flatten()?)
}

/// What a column of the table is called.
pub fn heading(import: &Import, column: usize) -> String {
    let heading = import.columns().get(column).map_or("", |column| column.heading.as_str());
    if heading.is_empty() { text::column(column.saturating_add(1)) } else { heading.to_owned() }
}

/// What a cell shows in the preview: as it stands there, and what becomes of it.
pub fn preview(column: Option<&Column>, cell: Option<&Cell>, mark: &Mark) -> String {
    let typed = cell.map(|cell| tidy(&cell.text)).unwrap_or_default();
    match (mark, column) {
        (Mark::Changed(value), Some(column)) => {
            let value = self::value(column, value);
            if typed.is_empty() {
                text::filled(&value)
            } else if typed == value {
                value
            } else {
                text::becomes(&typed, &value)
            }
        }
        _ => typed,
    }
}

fn value(column: &Column, value: &Value) -> String {
    shown(column, Some(value))
}

/// What becomes of a row of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is a new one.
    New,
    /// It changes this present one.
    Known(usize),
    /// Nothing stands there.
    Blank,
    /// It is left out.
    Out(LeftOut),
}

/// What becomes of a row of the sheet.
pub fn fate(import: &Import, row: usize) -> Fate {
    if import.plan.new.contains(&row) {
        return Fate::New;
    }
    if let Some((_, present)) = import.plan.known.iter().find(|(known, _)| *known == row) {
        return Fate::Known(*present);
    }
    let marks = import.plan.marks.get(row).map_or(&[][..], Vec::as_slice);
    let why = marks.iter().find_map(|mark| match mark {
        Mark::LeftOut(why) if *why != LeftOut::Column => Some(*why),
        _ => None,
    });
    match why {
        Some(why) => Fate::Out(why),
        None if marks.iter().all(|mark| *mark == Mark::Blank) => Fate::Blank,
        None => Fate::Out(LeftOut::NoName),
    }
}

/// The same in words.
pub fn fate_in_words(fate: Fate) -> &'static str {
    match fate {
        Fate::New => text::NEW,
        Fate::Known(_) => text::UPDATED,
        Fate::Blank => text::BLANK_ROW,
        Fate::Out(why) => match why {
            LeftOut::Above => text::ABOVE,
            LeftOut::Heading => text::IS_HEADING,
            LeftOut::Sum => text::SUM,
            LeftOut::Signature => text::SIGNATURE,
            LeftOut::NoName | LeftOut::Column => text::NAMELESS,
            LeftOut::Twice => text::TWICE,
            LeftOut::Asked => text::ASKED,
            LeftOut::Dropped => text::DROPPED,
            LeftOut::Below => text::BELOW,
        },
    }
}

/// Whether a column of the table names the units.
pub fn names_units(register: &Register, import: &Import) -> bool {
    let name = register.place("name");
    import.settings.columns.iter().any(|place| place.is_some() && *place == name)
}

/// The present rows that bear the name of a row of the table.
pub fn candidates(present: &[Value], import: &Import, row: usize) -> Vec<usize> {
    let name = import.settings.columns.iter().position(|place| *place == Some(0));
    let named =
        name.and_then(|name| import.rows().get(row)?.get(name)).map(|cell| folded(&cell.text)).unwrap_or_default();
    let is_named = |row: &Value| row.get("name").and_then(Value::as_str).is_some_and(|name| folded(name) == named);
    present.iter().enumerate().filter(|(_, row)| is_named(row)).map(|(number, _)| number).collect()
}
