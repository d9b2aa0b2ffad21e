//! The scoring functions behind a boundary of JSON text. Without logic: what they mean is in `weibao-core`.
//!
//! Text and not objects, because text is smaller and faster here, and because this boundary can be tested without a browser.
//! `js/` turns it into the contract's functions. An error is a JSON list of problems.

use std::sync::OnceLock;

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_core::{Catalog, Options, Problem};

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
    let assessment = read(assessment)?;
    let options = options.as_deref().map(read).transpose()?.unwrap_or_default();
    let given = |key: &str| options.get(key).filter(|value| !value.is_null());
    let options = Options { overlay: given("overlay"), rules: given("rules") };
    let report = weibao_core::evaluate(national(), &assessment, &options).map_err(|problems| write(&problems))?;
    Ok(serde_json::to_string(&report).unwrap_or_default())
}

/// Refuses what `JSON.stringify` could not write (the scripts then send nothing), and nesting too deep to be ours.
fn read(text: &str) -> Result<Value, Problems> {
    serde_json::from_str(text).map_err(|_| single("not_plain_data", weibao_text::problems::not_plain_data()))
}

fn single(code: &str, text: String) -> Problems {
    write(&[Problem { code: code.to_owned(), path: String::new(), text }])
}

fn write(problems: &[Problem]) -> Problems {
    serde_json::to_string(problems).unwrap_or_default()
}
