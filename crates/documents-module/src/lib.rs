//! The documents behind a boundary of JSON text: a saved file in, the bytes of an office file out. Without logic: see `weibao-documents`.
//!
//! A wasm of its own, because most visits never want a document. An error is a JSON list of problems.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use weibao_boundary::{Given, Judged, Problems, json, read, refused};
use weibao_chain::Desk;
use weibao_core::{Catalog, Problem};
use weibao_documents::rollup;
use weibao_terms::DocumentKind;

/// A document, by the key of its kind: see [`DocumentKind`].
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen]
pub fn document(assessment: &str, options: Option<String>, kind: &str) -> Result<Vec<u8>, Problems> {
    let kind = DocumentKind::parse(kind).unwrap_or(DocumentKind::Filled);
    write(assessment, options, |judged| {
        weibao_documents::write(kind, &judged.catalog, &judged.assessment, &judged.report, &judged.file)
    })
}

/// The workbook that goes out to a unit, of a `weibao.request`.
///
/// # Errors
/// Where nothing can be made of the file or the request.
#[wasm_bindgen]
pub fn request(assessment: &str, options: Option<String>, request: &str) -> Result<Vec<u8>, Problems> {
    let request = read(request).map_err(refused)?;
    write(assessment, options, |judged| weibao_documents::request(&judged.catalog, &request))
}

/// The name under which that workbook is saved.
///
/// # Errors
/// Where the request is no plain data.
#[wasm_bindgen(js_name = requestFileName)]
pub fn request_file_name(request: &str) -> Result<String, Problems> {
    read(request).map(|request| weibao_documents::request_file_name(&request)).map_err(refused)
}

/// A letter to units, of what it is about: see [`weibao_documents::letter`].
///
/// # Errors
/// Where it cannot be written.
#[wasm_bindgen]
pub fn letter(about: &str) -> Result<Vec<u8>, Problems> {
    let about = read(about).map_err(refused)?;
    weibao_documents::letter(&weibao_standards::catalog_for_documents(), &about).map_err(refused)
}

/// Files as one .zip. `names`: of each its name and how many bytes it has, as JSON; `bytes`: those of all, one behind the other.
///
/// # Errors
/// Where they do not fit together.
#[wasm_bindgen]
pub fn archive(names: &str, bytes: &[u8]) -> Result<Vec<u8>, Problems> {
    let names = read(names).map_err(refused)?;
    let mut rest = bytes;
    let files = names.as_array().into_iter().flatten().filter_map(|file| {
        let length = usize::try_from(file.get(1)?.as_u64()?).ok()?;
        let (own, behind) = rest.split_at_checked(length)?;
        rest = behind;
        Some((file.get(0)?.as_str()?, own))
    });
    weibao_documents::pack_files(files).map_err(refused)
}

/// A document of a review, by the key of its kind: of the county's file, the `weibao.review` and what `reviewed` makes of both.
///
/// # Errors
/// Where nothing can be made of them.
#[wasm_bindgen(js_name = reviewDocument)]
pub fn review_document(
    assessment: &str,
    options: Option<String>,
    kind: &str,
    review: &str,
    reviewed: &str,
) -> Result<Vec<u8>, Problems> {
    let kind = DocumentKind::parse(kind).unwrap_or(DocumentKind::ReviewTable);
    let (review, reviewed) = (read(review).map_err(refused)?, read(reviewed).map_err(refused)?);
    write(assessment, options, |judged| {
        let Judged { file, catalog, report, .. } = judged;
        weibao_documents::Review { catalog, file, report, review: &review, reviewed: &reviewed }.write(kind)
    })
}

/// A roll-up as a file, by its kind: `xlsx` all tables, `docx` the summary, `areas` and `standards` pictures as SVG. `options` may hold `today`.
///
/// # Errors
/// Where the value is none.
#[wasm_bindgen]
pub fn rollup(rolled_up: &str, options: Option<String>, kind: &str) -> Result<Vec<u8>, Problems> {
    let made = || {
        let (catalog, given) = (weibao_standards::catalog_for_documents(), Given::read(options.as_deref())?);
        let rolled_up = rollup::read(&read(rolled_up)?)?;
        let beside = rollup::Beside { today: given.text("today"), ..rollup::Beside::default() };
        match kind {
            "docx" => rollup::summary(&catalog, &rolled_up, &beside),
            "areas" => Ok(rollup::areas_picture(&catalog, &rolled_up).into_bytes()),
            "standards" => Ok(rollup::standards_picture(&catalog, &rolled_up).into_bytes()),
            _ => rollup::workbook(&catalog, &rolled_up, &beside),
        }
    };
    made().map_err(refused)
}

/// The editions, the newest first.
fn editions() -> Vec<Catalog> {
    std::iter::once(weibao_standards::catalog_for_documents()).chain(weibao_standards::older()).collect()
}

thread_local! {
    /// Where the page has its files rolled up: here, or in a thread of their own.
    static DESK: RefCell<Desk> = RefCell::default();
    static EDITIONS: Vec<Catalog> = editions();
}

/// Has the desk do something: see `weibao_documents::rollup::tell`. `file`: the bytes of what it takes, its `text`.
///
/// # Errors
/// Where it is told nothing that it knows.
#[wasm_bindgen(js_name = rollupTell)]
pub fn rollup_tell(told: &str, file: Option<Vec<u8>>) -> Result<String, Problems> {
    let mut told = read(told).map_err(refused)?;
    if let (Some(file), Some(told)) = (file, told.as_object_mut()) {
        // What is no text is no file of ours either: the desk says so.
        told.insert("text".into(), String::from_utf8(file).unwrap_or_default().into());
    }
    let answer = EDITIONS.with(|editions| DESK.with_borrow_mut(|desk| rollup::tell(desk, editions, &told)));
    answer.map(|answer| json(&answer)).map_err(refused)
}

/// A file of what lies on the desk: see `weibao_documents::rollup::file`.
///
/// # Errors
/// Where there is no such file.
#[wasm_bindgen(js_name = rollupFile)]
pub fn rollup_file(told: &str) -> Result<Vec<u8>, Problems> {
    let told = read(told).map_err(refused)?;
    EDITIONS.with(|editions| DESK.with_borrow(|desk| rollup::file(desk, editions, &told))).map_err(refused)
}

/// A comparison of two files as an .xlsx.
///
/// # Errors
/// Where the value is none.
#[wasm_bindgen]
pub fn comparison(compared: &str) -> Result<Vec<u8>, Problems> {
    let compared = read(compared).map_err(refused)?;
    weibao_documents::comparison(&weibao_standards::catalog_for_documents(), &compared).map_err(refused)
}

/// The same as a .docx: see [`weibao_documents::comparison_paper`].
///
/// # Errors
/// Where the value is none.
#[wasm_bindgen(js_name = comparisonPaper)]
pub fn comparison_paper(compared: &str, about: Option<String>) -> Result<Vec<u8>, Problems> {
    let about = about.as_deref().map(read).transpose().map_err(refused)?.unwrap_or_default();
    let compared = read(compared).map_err(refused)?;
    weibao_documents::comparison_paper(&weibao_standards::catalog_for_documents(), &compared, &about).map_err(refused)
}

/// A .docx template of one's own, filled.
///
/// # Errors
/// Where nothing can be made of the file or the template.
#[wasm_bindgen]
pub fn filled(assessment: &str, options: Option<String>, template: &[u8]) -> Result<Vec<u8>, Problems> {
    write(assessment, options, |judged| {
        let Judged { file, catalog, assessment, report } = judged;
        weibao_documents::filled(template, catalog, assessment, report, file)
    })
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
    write(assessment, options, |judged| {
        Ok(weibao_documents::workbook_preview(&judged.catalog, &judged.assessment, &judged.report, &judged.file))
    })
}

/// The drafts of the form and where its texts are printed, as JSON.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen(js_name = formTexts)]
pub fn form_texts(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    write(assessment, options, |judged| {
        Ok(json(&weibao_documents::form_texts(&judged.catalog, &judged.assessment, &judged.report)))
    })
}

/// The name of a document's file, with the county's and 草稿 where something is unfinished.
///
/// # Errors
/// Where nothing can be made of the file.
#[wasm_bindgen(js_name = fileName)]
pub fn file_name(assessment: &str, options: Option<String>, kind: &str) -> Result<String, Problems> {
    let kind = DocumentKind::parse(kind).unwrap_or(DocumentKind::Filled);
    write(assessment, options, |judged| {
        Ok(weibao_documents::file_name(kind, &judged.assessment.county.name, &judged.report))
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
    document: impl FnOnce(&Judged<'_>) -> Result<T, Vec<Problem>>,
) -> Result<T, Problems> {
    let editions = editions();
    Judged::new(&editions, assessment, options.as_deref()).and_then(|judged| document(&judged)).map_err(refused)
}
