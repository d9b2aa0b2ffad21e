//! Spreadsheets behind a boundary of JSON text: a file's bytes in, its rows or a reply out. Without logic: see `weibao-tables`.
//!
//! A wasm of its own, because most visits never see a spreadsheet. An error is a JSON list of problems.

use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_core::Problem;
use weibao_tables::{reply, sheet, workbook};

/// Every defect that keeps a file from being read, as JSON.
type Problems = String;

/// Every sheet of a spreadsheet, as JSON. `name` is the file's, where there is one.
///
/// # Errors
/// Where it cannot be read.
#[wasm_bindgen(js_name = rowsFrom)]
pub fn rows_from(name: Option<String>, file: &[u8]) -> Result<String, Problems> {
    let book = workbook::read(file, name.as_deref()).map_err(refused)?;
    Ok(json(&book.sheets.iter().map(sheet::Sheet::plain).collect::<Vec<_>>()))
}

/// A returned workbook as a `weibao.reply`, as JSON. `assessment` is the county's.
///
/// # Errors
/// Where it cannot be read, or not for this county.
#[wasm_bindgen(js_name = replyFrom)]
pub fn reply_from(assessment: &str, name: Option<String>, file: &[u8]) -> Result<String, Problems> {
    let assessment: Value = serde_json::from_str(assessment).map_err(|_| {
        refused(Problem {
            code: "not_plain_data".into(),
            path: String::new(),
            text: weibao_text::problems::not_plain_data(),
        })
    })?;
    let book = workbook::read(file, name.as_deref()).map_err(refused)?;
    let reply = reply::read(&book, &weibao_standards::skeleton(), &assessment).map_err(refused)?;
    Ok(json(&reply))
}

fn refused(problem: Problem) -> Problems {
    json(&[problem])
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
