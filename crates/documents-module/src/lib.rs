//! The documents behind a boundary of JSON text: a saved file in, the bytes of an office file out. Without logic: see `weibao-documents`.
//!
//! A wasm of its own, because most visits never want a document. An error is a JSON list of problems.

use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_core::{Catalog, Options, Problem, Report};
use weibao_terms::DocumentKind;

/// Every defect that keeps a document from being made, as JSON.
type Problems = String;

/// A document, by the key of its kind: see [`DocumentKind`].
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen]
pub fn document(assessment: &str, options: Option<String>, kind: &str) -> Result<Vec<u8>, Problems> {
    let kind = DocumentKind::parse(kind).unwrap_or(DocumentKind::Filled);
    write(assessment, options, |catalog, input, report| weibao_documents::write(kind, catalog, input, report))
}

/// The workbook that goes out to a unit, of a `weibao.request`.
///
/// # Errors
/// Where nothing can be made of the file or the request.
#[wasm_bindgen]
pub fn request(assessment: &str, options: Option<String>, request: &str) -> Result<Vec<u8>, Problems> {
    let request = read(request).map_err(refused)?;
    write(assessment, options, |catalog, _, _| weibao_documents::request(catalog, &request))
}

/// The name under which that workbook is saved.
///
/// # Errors
/// Where the request is no plain data.
#[wasm_bindgen(js_name = requestFileName)]
pub fn request_file_name(request: &str) -> Result<String, Problems> {
    read(request).map(|request| weibao_documents::request_file_name(&request)).map_err(refused)
}

/// A roll-up as an .xlsx.
///
/// # Errors
/// Where the value is none.
#[wasm_bindgen]
pub fn rollup(rolled_up: &str) -> Result<Vec<u8>, Problems> {
    let rolled_up = read(rolled_up).map_err(refused)?;
    weibao_documents::rollup(&weibao_standards::catalog_for_documents(), &rolled_up).map_err(refused)
}

/// A .docx template of one's own, filled.
///
/// # Errors
/// Where nothing can be made of the file or the template.
#[wasm_bindgen]
pub fn filled(assessment: &str, options: Option<String>, template: &[u8]) -> Result<Vec<u8>, Problems> {
    write(assessment, options, |catalog, input, report| weibao_documents::filled(template, catalog, input, report))
}

/// What a .docx says, as HTML.
///
/// # Errors
/// Where it is no .docx.
#[wasm_bindgen]
pub fn preview(docx: &[u8]) -> Result<String, Problems> {
    weibao_documents::preview(docx).map_err(refused)
}

/// What the 自评表 says, as HTML.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen(js_name = workbookPreview)]
pub fn workbook_preview(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    write(assessment, options, weibao_documents::workbook_preview)
}

/// The drafts of the form and where its texts are printed, as JSON.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen(js_name = formTexts)]
pub fn form_texts(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    write(assessment, options, |catalog, input, report| {
        weibao_documents::form_texts(catalog, input, report).map(|texts| json(&texts))
    })
}

/// The name of a document's file, with the county's and 草稿 where something is unfinished.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen(js_name = fileName)]
pub fn file_name(assessment: &str, options: Option<String>, kind: &str) -> Result<String, Problems> {
    let kind = DocumentKind::parse(kind).unwrap_or(DocumentKind::Filled);
    write(assessment, options, |_, input, report| {
        let county = input.pointer("/county/name").and_then(Value::as_str).unwrap_or_default();
        Ok(weibao_documents::file_name(kind, county, report))
    })
}

/// The template of a document, by the name of its function; nothing for a document that is made from none.
#[wasm_bindgen]
pub fn template(document: &str) -> Option<Vec<u8>> {
    weibao_documents::template(DocumentKind::parse(document)?).map(<[u8]>::to_vec)
}

/// What a template can ask for, as JSON.
#[wasm_bindgen]
pub fn placeholders() -> String {
    json(&weibao_documents::placeholders())
}

fn write<T>(
    assessment: &str,
    options: Option<String>,
    document: impl FnOnce(&Catalog, &Value, &Report) -> Result<T, Vec<Problem>>,
) -> Result<T, Problems> {
    let assessment = read(assessment).map_err(refused)?;
    let options = options.as_deref().map(read).transpose().map_err(refused)?.unwrap_or_default();
    let given = |key: &str| options.get(key).filter(|value| !value.is_null());
    let options = Options { overlay: given("overlay"), rules: given("rules") };

    let national = weibao_standards::catalog_for_documents();
    let report = weibao_core::evaluate(&national, &assessment, &options).map_err(refused)?;
    let catalog = match options.overlay {
        Some(overlay) => weibao_core::overlay::apply(&national, overlay).map_err(refused)?,
        None => national,
    };
    document(&catalog, &assessment, &report).map_err(refused)
}

fn refused(problems: Vec<Problem>) -> Problems {
    json(&problems)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn read(text: &str) -> Result<Value, Vec<Problem>> {
    serde_json::from_str(text).map_err(|_| {
        vec![Problem {
            code: "not_plain_data".into(),
            path: String::new(),
            text: weibao_text::problems::not_plain_data(),
        }]
    })
}
