//! The documents behind a boundary of JSON text: a saved file in, the bytes of an office file out. Without logic: see `weibao-documents`.
//!
//! A wasm of its own, because most visits never want a document. An error is a JSON list of problems.

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_core::{Catalog, Options, Problem, Report};

/// Every defect that keeps a document from being made, as JSON.
type Problems = String;

/// The 申报表 as a .docx.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen]
pub fn application(assessment: &str) -> Result<Vec<u8>, Problems> {
    write(assessment, weibao_documents::application)
}

fn write(
    assessment: &str,
    document: fn(&Catalog, &Value, &Report) -> Result<Vec<u8>, Vec<Problem>>,
) -> Result<Vec<u8>, Problems> {
    let refused = |problems: Vec<Problem>| serde_json::to_string(&problems).unwrap_or_default();
    let assessment: Value = serde_json::from_str(assessment).map_err(|_| {
        refused(vec![Problem {
            code: "not_plain_data".into(),
            path: String::new(),
            text: weibao_text::problems::not_plain_data(),
        }])
    })?;
    let catalog = weibao_standards::catalog();
    let report = weibao_core::evaluate(&catalog, &assessment, &Options::default()).map_err(refused)?;
    document(&catalog, &assessment, &report).map_err(refused)
}
