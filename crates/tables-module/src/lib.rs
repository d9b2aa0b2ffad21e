//! Spreadsheets behind a boundary of JSON text: a file's bytes in, its rows or a reply out. Without logic: see `weibao-tables`.
//!
//! A wasm of its own, because most visits never see a spreadsheet. An error is a JSON list of problems.

use wasm_bindgen::prelude::wasm_bindgen;
use weibao_core::Problem;

/// Every defect that keeps a file from being read, as JSON.
type Problems = String;

/// Every sheet of a spreadsheet, as JSON.
///
/// # Errors
/// Where it cannot be read.
#[wasm_bindgen(js_name = rowsFrom)]
pub fn rows_from(file: &[u8], name: Option<String>) -> Result<String, Problems> {
    weibao_tables::workbook::read(file, name.as_deref()).map(|book| format!("{book:?}")).map_err(refused)
}

fn refused(problem: Problem) -> Problems {
    serde_json::to_string(&[problem]).unwrap_or_default()
}
