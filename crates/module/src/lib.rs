//! The scoring functions behind a boundary of JSON text. Without logic: what they mean is in `weibao-core`.
//!
//! Text and not objects, because text is smaller and faster here, and because this boundary can be tested without a browser.
//! `js/` turns it into the contract's functions. An error is a JSON list of problems.

use std::sync::OnceLock;

use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_chain::CompareOptions;
use weibao_core::catalog::List;
use weibao_core::{Catalog, Options, Problem, Tally};

/// Every defect that keeps an answer from being given, as JSON.
type Problems = String;

fn national() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(weibao_standards::catalog)
}

/// The software's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A catalog; the newest national one where no id is given.
///
/// # Errors
/// Where there is no catalog of that id.
#[wasm_bindgen]
pub fn catalog(id: Option<String>) -> Result<String, Problems> {
    match id.as_deref().map(read).transpose()? {
        None | Some(Value::Null) => Ok(weibao_standards::catalog_json().to_owned()),
        Some(Value::String(id)) if id == national().id => Ok(weibao_standards::catalog_json().to_owned()),
        Some(other) => {
            let name = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            Err(single("unknown_catalog", weibao_text::problems::unknown_catalog(&name, &national().id)))
        }
    }
}

/// An empty saved file.
///
/// # Errors
/// Where `county` is no JSON.
#[wasm_bindgen(js_name = newAssessment)]
pub fn new_assessment(county: Option<String>) -> Result<String, Problems> {
    let county = county.as_deref().map(read).transpose()?;
    Ok(weibao_core::new_assessment(national(), county.as_ref()).to_string())
}

/// Every defect of a saved file.
#[wasm_bindgen]
pub fn check(assessment: &str) -> Problems {
    match read(assessment) {
        Ok(assessment) => write(&weibao_core::check(national(), &assessment)),
        Err(problems) => problems,
    }
}

/// The report on a saved file. `options` may hold `overlay` and `rules`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn evaluate(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessment, options) = (read(assessment)?, given(options)?);
    let options = Options { overlay: at(&options, "overlay"), rules: at(&options, "rules") };
    told(weibao_core::evaluate(national(), &assessment, &options))
}

/// The same judgement without its sentences. `assessment`: a saved file, or its text as a JSON text. `options` may hold `overlay`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn tally(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    let mut assessment = read(assessment)?;
    if let Value::String(text) = &assessment {
        assessment = read(text)?;
    }
    let options = given(options)?;
    let judged =
        weibao_core::evaluate(national(), &assessment, &Options { overlay: at(&options, "overlay"), rules: None });
    told(judged.map(Tally::from))
}

/// The units that answer for something, each with what.
///
/// # Errors
/// Where there is no saved file.
#[wasm_bindgen]
pub fn units(assessment: &str) -> Result<String, Problems> {
    let assessment = saved_file(assessment)?;
    told(Ok(weibao_chain::units(national(), &assessment)))
}

/// What goes out to a unit. `options` hold `today`, and may hold `due`.
///
/// # Errors
/// Where there is no such unit, or it is asked nothing.
#[wasm_bindgen(js_name = requestFor)]
pub fn request_for(assessment: &str, unit: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessment, unit, options) = (saved_file(assessment)?, read(unit)?, given(options)?);
    let unit = unit.as_str().unwrap_or_default();
    told(weibao_chain::request_for(national(), &assessment, unit, words(&options, "today"), text(&options, "due")))
}

/// A saved file with what came back. `options` hold `today`.
///
/// # Errors
/// Where there is no saved file.
#[wasm_bindgen]
pub fn merge(assessment: &str, replies: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessment, replies, options) = (read(assessment)?, list(replies)?, given(options)?);
    told(weibao_chain::merge(national(), &assessment, &replies, words(&options, "today")))
}

/// The check by which a paper and a file are matched.
///
/// # Errors
/// Where it is no JSON.
#[wasm_bindgen]
pub fn digest(assessment: &str) -> Result<String, Problems> {
    told(Ok(weibao_chain::digest(&read(assessment)?)))
}

/// A review beside the county's own word. `options` may hold `overlay` and `rules`.
///
/// # Errors
/// Where the file cannot be judged, or the review is none of it.
#[wasm_bindgen]
pub fn reviewed(assessment: &str, review: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessment, review, options) = (read(assessment)?, read(review)?, given(options)?);
    let options = Options { overlay: at(&options, "overlay"), rules: at(&options, "rules") };
    told(weibao_chain::reviewed(national(), &assessment, &review, &options))
}

/// Many counties beside each other. `options` may hold `overlay` and `today`.
///
/// # Errors
/// Where the overlay is wrong.
#[wasm_bindgen(js_name = rollUp)]
pub fn roll_up(assessments: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessments, options) = (list(assessments)?, given(options)?);
    told(weibao_chain::roll_up(national(), &assessments, at(&options, "overlay"), text(&options, "today")))
}

/// Two files of one county. `options` may hold `overlay` and `renames`.
///
/// # Errors
/// Where one of them cannot be judged.
#[wasm_bindgen]
pub fn compare(before: &str, after: &str, options: Option<String>) -> Result<String, Problems> {
    let (before, after, options) = (read(before)?, read(after)?, given(options)?);
    let options = CompareOptions { overlay: at(&options, "overlay"), renames: at(&options, "renames") };
    told(weibao_chain::compare(national(), &before, &after, &options))
}

/// A new file for the next round. `options` hold `today`, and may hold `period`.
///
/// # Errors
/// Where the old file cannot be judged.
#[wasm_bindgen(js_name = nextRound)]
pub fn next_round(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    let (assessment, options) = (read(assessment)?, given(options)?);
    told(weibao_chain::next_round(national(), &assessment, words(&options, "today"), at(&options, "period")))
}

/// What looks like personal data. `options` may hold `today`. What cannot be read holds nothing.
#[wasm_bindgen]
pub fn scan(value: &str, options: Option<String>) -> String {
    let value = read(value).unwrap_or_default();
    let options = given(options).unwrap_or_default();
    write(&weibao_chain::scan(&value, text(&options, "today")))
}

/// Where a name is on a list.
///
/// # Errors
/// Where it is no JSON.
#[wasm_bindgen]
pub fn listed(name: &str) -> Result<String, Problems> {
    static LISTS: OnceLock<Vec<List>> = OnceLock::new();
    let name = read(name)?;
    told(Ok(weibao_chain::listed(LISTS.get_or_init(weibao_standards::lists), name.as_str().unwrap_or_default())))
}

/// A saved file that is about these standards.
fn saved_file(assessment: &str) -> Result<Value, Problems> {
    let assessment = read(assessment)?;
    weibao_core::read(national(), &assessment).map_err(|problems| write(&problems))?;
    Ok(assessment)
}

fn list(text: &str) -> Result<Vec<Value>, Problems> {
    match read(text)? {
        Value::Array(items) => Ok(items),
        _ => Err(single("wrong_type", weibao_text::problems::wrong_type(weibao_text::problems::types::LIST))),
    }
}

fn given(options: Option<String>) -> Result<Value, Problems> {
    options.as_deref().map(read).transpose().map(Option::unwrap_or_default)
}

fn at<'o>(options: &'o Value, name: &str) -> Option<&'o Value> {
    options.get(name).filter(|value| !value.is_null())
}

fn text<'o>(options: &'o Value, name: &str) -> Option<&'o str> {
    at(options, name).and_then(Value::as_str)
}

fn words<'o>(options: &'o Value, name: &str) -> &'o str {
    text(options, name).unwrap_or_default()
}

fn told<T: Serialize>(result: Result<T, Vec<Problem>>) -> Result<String, Problems> {
    result.map(|told| write(&told)).map_err(|problems| write(&problems))
}

/// Refuses what `JSON.stringify` could not write (the scripts then send nothing), and nesting too deep to be ours.
fn read(text: &str) -> Result<Value, Problems> {
    serde_json::from_str(text).map_err(|_| single("not_plain_data", weibao_text::problems::not_plain_data()))
}

fn single(code: &str, text: String) -> Problems {
    write(&[Problem { code: code.to_owned(), path: String::new(), text }])
}

fn write<T: Serialize + ?Sized>(told: &T) -> String {
    serde_json::to_string(told).unwrap_or_default()
}
