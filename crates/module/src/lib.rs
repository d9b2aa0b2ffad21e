//! The scoring functions behind a boundary of JSON text. Without logic: what they mean is in `weibao-core`.
//!
//! How it is read, judged and told: see `weibao-boundary`. `js/` turns it into the contract's functions. An error is a JSON list of problems.

use std::sync::OnceLock;

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_boundary::{Given, Problems, answer, json, list, read, refused, single};
use weibao_chain::CompareOptions;
use weibao_core::catalog::List;
use weibao_core::to_json::ToJson;
use weibao_core::{Catalog, Options, Problem};

fn national() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(weibao_standards::catalog)
}

fn lists() -> &'static [List] {
    static LISTS: OnceLock<Vec<List>> = OnceLock::new();
    LISTS.get_or_init(weibao_standards::lists)
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
    let id = id.as_deref().map(read).transpose().map_err(refused)?.unwrap_or_default();
    match &id {
        Value::Null => Ok(json(&national().to_json())),
        Value::String(id) if *id == national().id => Ok(json(&national().to_json())),
        other => {
            let name = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            Err(refused(single("unknown_catalog", weibao_text::problems::unknown_catalog(&name, &national().id))))
        }
    }
}

/// An empty saved file.
///
/// # Errors
/// Where `county` is no JSON.
#[wasm_bindgen(js_name = newAssessment)]
pub fn new_assessment(county: Option<String>) -> Result<String, Problems> {
    answer(|| Ok(weibao_core::new_assessment(national(), county.as_deref().map(read).transpose()?.as_ref())))
}

/// Every defect of a saved file.
#[wasm_bindgen]
pub fn check(assessment: &str) -> Problems {
    weibao_boundary::check(national(), assessment)
}

/// The report on a saved file. `options` may hold `overlay` and `rules`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn evaluate(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    weibao_boundary::evaluate(national(), assessment, options.as_deref())
}

/// The same judgement without its sentences. `options` may hold `overlay`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn tally(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    weibao_boundary::tally(national(), assessment, options.as_deref())
}

/// The units that answer for something, each with what.
///
/// # Errors
/// Where there is no saved file.
#[wasm_bindgen]
pub fn units(assessment: &str) -> Result<String, Problems> {
    answer(|| Ok(weibao_chain::units(national(), &saved_file(assessment)?)))
}

/// What goes out to a unit. `options` hold `today`, and may hold `due`.
///
/// # Errors
/// Where there is no such unit, or it is asked nothing.
#[wasm_bindgen(js_name = requestFor)]
pub fn request_for(assessment: &str, unit: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (file, unit, given) = (saved_file(assessment)?, read(unit)?, Given::read(options.as_deref())?);
        let unit = unit.as_str().unwrap_or_default();
        weibao_chain::request_for(national(), &file, unit, given.words("today"), given.text("due"))
    })
}

/// A saved file with what came back. `options` hold `today`.
///
/// # Errors
/// Where there is no saved file.
#[wasm_bindgen]
pub fn merge(assessment: &str, replies: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (file, replies, given) = (read(assessment)?, list(replies)?, Given::read(options.as_deref())?);
        weibao_chain::merge(national(), &file, &replies, given.words("today"))
    })
}

/// The check by which a paper and a file are matched.
///
/// # Errors
/// Where it is no JSON.
#[wasm_bindgen]
pub fn digest(assessment: &str) -> Result<String, Problems> {
    answer(|| Ok(weibao_chain::digest(&read(assessment)?)))
}

/// A review beside the county's own word. `options` may hold `overlay` and `rules`.
///
/// # Errors
/// Where the file cannot be judged, or the review is none of it.
#[wasm_bindgen]
pub fn reviewed(assessment: &str, review: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (file, review, given) = (read(assessment)?, read(review)?, Given::read(options.as_deref())?);
        let options = Options { overlay: given.at("overlay"), rules: given.at("rules") };
        let reviewed = weibao_chain::reviewed(national(), &file, &review, &options)?;
        Ok(weibao_chain::Reviewed { listed: weibao_chain::on_lists(lists(), &file), ..reviewed })
    })
}

/// Many counties beside each other. `options` may hold `overlay` and `today`.
///
/// # Errors
/// Where the overlay is wrong.
#[wasm_bindgen(js_name = rollUp)]
pub fn roll_up(assessments: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (files, given) = (list(assessments)?, Given::read(options.as_deref())?);
        weibao_chain::roll_up(national(), &files, given.at("overlay"), given.text("today"))
    })
}

/// Two files of one county. `options` may hold `overlay` and `renames`.
///
/// # Errors
/// Where one of them cannot be judged.
#[wasm_bindgen]
pub fn compare(before: &str, after: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (before, after, given) = (read(before)?, read(after)?, Given::read(options.as_deref())?);
        let options = CompareOptions { overlay: given.at("overlay"), renames: given.at("renames") };
        weibao_chain::compare(national(), &before, &after, &options)
    })
}

/// A new file for the next round. `options` hold `today`, and may hold `period`.
///
/// # Errors
/// Where the old file cannot be judged.
#[wasm_bindgen(js_name = nextRound)]
pub fn next_round(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (file, given) = (read(assessment)?, Given::read(options.as_deref())?);
        weibao_chain::next_round(national(), &file, given.words("today"), given.at("period"))
    })
}

/// What looks like personal data. `options` may hold `today`. What cannot be read holds nothing.
#[wasm_bindgen]
pub fn scan(value: &str, options: Option<String>) -> String {
    let (value, given) = (read(value).unwrap_or_default(), Given::read(options.as_deref()).unwrap_or_default());
    json(&weibao_chain::scan(&value, given.text("today")))
}

/// Where a name is on a list.
///
/// # Errors
/// Where it is no JSON.
#[wasm_bindgen]
pub fn listed(name: &str) -> Result<String, Problems> {
    answer(|| {
        let name = read(name)?;
        Ok(weibao_chain::listed(lists(), name.as_str().unwrap_or_default()))
    })
}

/// A saved file that is about these standards.
fn saved_file(assessment: &str) -> Result<Value, Vec<Problem>> {
    let file = read(assessment)?;
    weibao_core::read(national(), &file)?;
    Ok(file)
}
