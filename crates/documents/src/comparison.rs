//! 两次自评对照表: two files of one county beside each other as a paper. Facts; nothing here concludes.

use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_terms::Status;
use weibao_text::documents::{self as documents, names};
use weibao_text::screens::{common, review, round};
use weibao_text::tables::comparison::{self as words, names as own};

use crate::docx::template as docx;
use crate::fields::{Shape, TemplateData};
use crate::xlsx::comparison::{said, sheets};
use crate::xlsx::{Cell, Sheet};

/// Its template.
pub const TEMPLATE: &[u8] = include_bytes!("../../../standards/templates/comparison.docx");

static SHAPE: Shape = Shape {
    texts: &[
        names::COUNTY,
        names::HONOUR,
        names::STANDARDS_TITLE,
        names::STANDARDS_DOCUMENT,
        names::DRAFT,
        names::ATTACHED_HEADER,
        own::BEFORE,
        own::AFTER,
        own::COUNTS,
        own::RECHECK,
    ],
    lists: &[
        (own::WORSE, &WORSE),
        (own::STANDARDS, &STANDARDS),
        (own::ARITHMETIC, &ARITHMETIC),
        (own::FIGURES, &SIDES),
        (own::REGISTERS, &ROWS),
        (own::EVIDENCE, &ROWS),
        (own::NEGATIVES, &SIDES),
        (own::READINGS, &SIDES),
    ],
};
static WORSE: Shape = Shape { texts: &[names::ID, names::BODY, round::CHANGE], lists: &[] };
// Of those that are a sheet, too, the columns in the sheet's order.
static STANDARDS: Shape =
    Shape { texts: &[names::ID, names::BODY, round::BEFORE, own::RESTATED, round::AFTER, round::CHANGE], lists: &[] };
static ARITHMETIC: Shape = Shape { texts: &[names::ID, round::BEFORE, own::RESTATED, round::AFTER], lists: &[] };
static ROWS: Shape = Shape { texts: &[own::OF, round::CHANGE, words::WHICH], lists: &[] };
static SIDES: Shape = Shape { texts: &[names::NAME, round::BEFORE, round::AFTER], lists: &[] };

/// The tables of `compare` as a .docx, with what fell in sentences. `about` may hold `county`, what the files are called (`before`, `after`)
/// and what the county said to the question of the re-check (`grave`).
///
/// # Errors
/// Where the value is no comparison.
pub fn paper(catalog: &Catalog, compared: &Value, about: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    let sheets = sheets(catalog, compared)?;
    let standards = compared.get("standards").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let of = |change: &str| standards.iter().filter(|standard| said(standard, "change") == change).count();
    let status =
        |standard: &Value, field: &str| Status::parse(said(standard, field)).map(common::status).unwrap_or_default();
    let worse = standards.iter().filter(|standard| said(standard, "change") == "worse").map(|standard| {
        let id = said(standard, "id");
        let text = catalog.standard(id).map(|standard| standard.text.trim_end_matches('。')).unwrap_or_default();
        TemplateData::new(&WORSE)
            .text(names::ID, id)
            .text(names::BODY, text)
            .text(round::CHANGE, words::from_to(status(standard, "before"), status(standard, "after")))
    });
    let county = said(about, "county").trim();
    let named = |field: &str, newer: bool| match said(about, field).trim() {
        "" => words::unnamed(newer).to_owned(),
        name => name.to_owned(),
    };
    let grave = said(about, "grave");
    let record = TemplateData::new(&SHAPE)
        .text(names::COUNTY, county)
        .text(names::HONOUR, documents::honour(county))
        .text(names::STANDARDS_TITLE, &catalog.title)
        .text(names::STANDARDS_DOCUMENT, &catalog.document)
        .text(own::BEFORE, named("before", false))
        .text(own::AFTER, named("after", true))
        .text(own::COUNTS, words::counts(standards.len(), ["worse", "better", "same", "other"].map(of)))
        .text(own::RECHECK, if grave.is_empty() { String::new() } else { words::recheck(review::negative(grave)) })
        .list(own::WORSE, worse.collect());
    let lists = SHAPE.lists.iter().filter(|(name, _)| *name != own::WORSE);
    let record = lists.zip(sheets).fold(record, |record, ((name, shape), sheet)| {
        let joined = [own::REGISTERS, own::EVIDENCE].contains(name);
        record.list(name, rows(shape, &sheet, joined))
    });
    docx::fill(TEMPLATE, &SHAPE, &record)
}

/// The rows of a sheet, but for standards that are as they were. `joined`: those that only the last cell tells apart as one.
fn rows(shape: &Shape, sheet: &Sheet, joined: bool) -> Vec<TemplateData> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &sheet.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let Some((last, first)) = cells.split_last() else { continue };
        if last == words::change("same") {
            continue;
        }
        match rows.last_mut().and_then(|row| row.split_last_mut()) {
            Some((all, known)) if joined && known == first => {
                all.push('、');
                all.push_str(last);
            }
            _ => rows.push(cells),
        }
    }
    let record = |cells: Vec<String>| {
        let columns = shape.texts.iter().zip(cells);
        columns.fold(TemplateData::new(shape), |record, (column, cell)| record.text(column, cell))
    };
    rows.into_iter().map(record).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Number(text) => text.clone(),
        Cell::Empty => String::new(),
    }
}
