//! Spreadsheets behind a boundary of JSON text: a file's bytes in, its rows or a reply out. Without logic: see `weibao-tables`.
//!
//! A wasm of its own, because most visits never see a spreadsheet. An error is a JSON list of problems.

use wasm_bindgen::prelude::wasm_bindgen;
use weibao_boundary::{Problems, answer, read};
use weibao_core::{Catalog, Problem};
use weibao_tables::{reply, sheet, workbook};

/// Every sheet of a spreadsheet, as JSON. `name` is the file's, where there is one.
///
/// # Errors
/// Where it cannot be read.
#[wasm_bindgen(js_name = rowsFrom)]
pub fn rows_from(name: Option<String>, file: &[u8]) -> Result<String, Problems> {
    answer(|| {
        let book = workbook::read(file, name.as_deref()).map_err(one)?;
        Ok(book.sheets.iter().map(sheet::Sheet::plain).collect::<Vec<_>>())
    })
}

thread_local! {
    static SKELETON: Catalog = weibao_standards::skeleton();
}

/// A returned workbook as a `weibao.reply`, as JSON. `assessment` is the county's.
///
/// # Errors
/// Where it cannot be read, or not for this county.
#[wasm_bindgen(js_name = replyFrom)]
pub fn reply_from(assessment: &str, name: Option<String>, file: &[u8]) -> Result<String, Problems> {
    answer(|| {
        let assessment = read(assessment)?;
        let book = workbook::read(file, name.as_deref()).map_err(one)?;
        SKELETON.with(|skeleton| reply::read(&book, skeleton, &assessment)).map_err(one)
    })
}

fn one(problem: Problem) -> Vec<Problem> {
    vec![problem]
}
