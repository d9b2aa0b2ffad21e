//! A roll-up of several counties as a workbook. Counties stand in the order that they are given; nothing here ranks.

use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_text::documents::counts;
use weibao_text::tables::rollup as words;

use super::{Cell, Column, Row, Sheet};
use crate::problem::problem;

/// The tables of `rollUp` as an .xlsx: counties, standards, figures, negative items, and the files that were set aside.
///
/// # Errors
/// Where the value is no roll-up.
pub fn rollup(catalog: &Catalog, rolled_up: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    let list = |key: &str| rolled_up.get(key).and_then(Value::as_array);
    let (Some(counties), Some(standards), Some(measures)) = (list("counties"), list("standards"), list("measures"))
    else {
        return Err(vec![problem("no_rollup", "", words::none())]);
    };
    let set_aside = list("set_aside").map(Vec::as_slice).unwrap_or_default();
    let sheets = [
        counties_sheet(counties),
        standards_sheet(catalog, standards),
        measures_sheet(catalog, measures),
        negatives_sheet(counties),
        set_aside_sheet(set_aside),
    ];
    super::write(words::TITLE, &sheets)
}

/// A table of these columns: title and width.
pub(super) fn sheet<const COUNT: usize>(name: &str, columns: [(&str, u32); COUNT], rows: Vec<[Cell; COUNT]>) -> Sheet {
    let columns = columns.map(|(title, width)| Column { title: title.into(), width, choices: Vec::new() });
    let rows = rows.into_iter().map(|cells| Row { cells: cells.into(), ..Row::default() });
    Sheet { name: name.into(), columns: columns.into(), rows: rows.collect(), spare_rows: 0 }
}

pub(super) fn text(value: &Value, path: &str) -> Cell {
    Cell::text(value.pointer(path).and_then(Value::as_str).unwrap_or_default())
}

/// A number, or a decimal that is written as a text.
pub(super) fn number(value: &Value, path: &str) -> Cell {
    match value.pointer(path) {
        Some(Value::Number(number)) => Cell::Number(number.to_string()),
        Some(Value::String(number)) if number.parse::<weibao_core::decimal::Decimal>().is_ok() => {
            Cell::Number(number.clone())
        }
        _ => Cell::Empty,
    }
}

fn ids(value: &Value, path: &str) -> String {
    let ids = value.pointer(path).and_then(Value::as_array);
    ids.into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("、")
}

fn counties_sheet(counties: &[Value]) -> Sheet {
    let rows = counties.iter().map(|county| {
        let verdict = county.get("verdict").and_then(Value::as_str).unwrap_or_default();
        [
            text(county, "/code"),
            text(county, "/name"),
            Cell::text(words::verdict(verdict)),
            number(county, "/totals/applicable"),
            number(county, "/totals/met"),
            number(county, "/totals/partial"),
            number(county, "/totals/unmet"),
            number(county, "/totals/not_applicable"),
            number(county, "/totals/pending"),
            number(county, "/totals/unanswered"),
            number(county, "/conflicts"),
            number(county, "/missing_figures"),
            number(county, "/problems"),
        ]
    });
    let columns = [
        (words::CODE, 14),
        (words::COUNTY, 20),
        (words::VERDICT, 20),
        (counts::APPLICABLE, 8),
        (counts::MET, 8),
        (counts::PARTIAL, 10),
        (counts::UNMET, 8),
        (counts::NOT_APPLICABLE, 8),
        (counts::PENDING, 8),
        (counts::UNANSWERED, 8),
        (words::CONFLICTS, 18),
        (words::MISSING, 8),
        (words::PROBLEMS, 10),
    ];
    sheet(words::COUNTIES, columns, rows.collect())
}

fn standards_sheet(catalog: &Catalog, standards: &[Value]) -> Sheet {
    let rows = standards.iter().map(|standard| {
        let id = standard.get("id").and_then(Value::as_str).unwrap_or_default();
        let said = catalog.standard(id).map(|standard| standard.text.as_str()).unwrap_or_default();
        [
            Cell::text(id),
            Cell::text(said),
            number(standard, "/met"),
            number(standard, "/partial"),
            number(standard, "/unmet"),
            number(standard, "/not_applicable"),
            number(standard, "/open"),
        ]
    });
    let columns = [
        (words::ID, 10),
        (words::WORDS, 70),
        (counts::MET, 8),
        (counts::PARTIAL, 10),
        (counts::UNMET, 8),
        (counts::NOT_APPLICABLE, 8),
        (words::UNDECIDED, 8),
    ];
    sheet(words::STANDARDS, columns, rows.collect())
}

fn measures_sheet(catalog: &Catalog, measures: &[Value]) -> Sheet {
    let rows = measures.iter().map(|measure| {
        let id = measure.get("clause").and_then(Value::as_str).unwrap_or_default();
        let clause = catalog.standards().flat_map(|standard| &standard.clauses).find(|clause| clause.id == id);
        let count = |key: &str| measure.get(key).and_then(Value::as_u64).unwrap_or_default();
        let is_mixed = count("readings") > 1;
        [
            Cell::text(id),
            Cell::text(clause.map(|clause| clause.text.as_str()).unwrap_or_default()),
            number(measure, "/part"),
            number(measure, "/whole"),
            Cell::text(words::counted(count("counties"), count("of"))),
            Cell::text(if is_mixed { words::MIXED } else { "" }),
        ]
    });
    let columns = [
        (words::ID, 10),
        (words::WORDS, 70),
        (words::PART, 12),
        (words::WHOLE, 12),
        (words::COUNTED, 20),
        (words::NOTE, 24),
    ];
    sheet(words::MEASURES, columns, rows.collect())
}

/// Only counties where an item is present or open: a working paper.
fn negatives_sheet(counties: &[Value]) -> Sheet {
    let rows = counties.iter().filter_map(|county| {
        let (present, open) = (ids(county, "/negatives/present"), ids(county, "/negatives/open"));
        let nothing = present.is_empty() && open.is_empty();
        (!nothing).then(|| [text(county, "/code"), text(county, "/name"), Cell::text(present), Cell::text(open)])
    });
    let columns = [(words::CODE, 14), (words::COUNTY, 20), (words::PRESENT, 24), (words::OPEN, 40)];
    sheet(words::NEGATIVES, columns, rows.collect())
}

fn set_aside_sheet(files: &[Value]) -> Sheet {
    let rows = files.iter().map(|file| {
        let place = file.get("index").and_then(Value::as_u64).map(|index| index.saturating_add(1).to_string());
        [place.map_or(Cell::Empty, Cell::Number), text(file, "/text")]
    });
    sheet(words::SET_ASIDE, [(words::FILE, 14), (words::WHY, 80)], rows.collect())
}
