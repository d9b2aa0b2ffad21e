//! The scoring functions behind a boundary of JSON text. Without logic: what they mean is in `weibao-core`.
//!
//! How it is read, judged and told: see `weibao-boundary`. `js/` turns it into the contract's functions. An error is a JSON list of problems.

use std::sync::OnceLock;

use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use weibao_boundary::{Given, Problems, answer, edition, json, list, read, refused, single};
use weibao_chain::{CompareOptions, MigrateOptions, RollUpOptions};
use weibao_core::catalog::List;
use weibao_core::maps::object;
use weibao_core::to_json::ToJson;
use weibao_core::{Catalog, Options, Problem};

/// The editions, the newest first.
fn editions() -> &'static [Catalog] {
    static EDITIONS: OnceLock<Vec<Catalog>> = OnceLock::new();
    EDITIONS.get_or_init(|| std::iter::once(weibao_standards::catalog()).chain(weibao_standards::older()).collect())
}

/// The edition that a file names: it is judged by no other.
fn own(file: &Value) -> Result<&'static Catalog, Vec<Problem>> {
    edition(editions(), file)
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
    let known = |catalog: &&Catalog| id.is_null() || id.as_str() == Some(&catalog.id);
    match editions().iter().find(known) {
        Some(catalog) => Ok(json(&catalog.to_json())),
        None => {
            let name = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
            Err(refused(unknown(&name)))
        }
    }
}

fn unknown(name: &str) -> Vec<Problem> {
    let newest = editions().first().map(|newest| newest.id.as_str()).unwrap_or_default();
    single("unknown_catalog", weibao_text::problems::unknown_catalog(name, newest))
}

/// The editions that are here, the newest first: of each its id, title and document.
#[wasm_bindgen]
pub fn catalogs() -> String {
    let about = |catalog: &Catalog| {
        let [id, title, document] =
            [&catalog.id, &catalog.title, &catalog.document].map(|text| Value::from(text.as_str()));
        object([("id", id), ("title", title), ("document", document)])
    };
    json(&editions().iter().map(about).collect::<Vec<Value>>())
}

/// A new file by another edition, beside the old one. `options` hold `today`, and may hold `same_period`.
///
/// # Errors
/// Where no way leads there, or the file cannot be read by its own edition.
#[wasm_bindgen]
pub fn migrate(assessment: &str, to: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (file, to, given) = (read(assessment)?, read(to)?, Given::read(options.as_deref())?);
        let to = to.as_str().unwrap_or_default();
        let (old, new) = (own(&file)?, editions().iter().find(|catalog| catalog.id == to));
        let Some(new) = new else { return Err(unknown(to)) };
        let no_way = || single("wrong_migration", weibao_text::chain::wrong_migration(&old.id, to));
        if !weibao_standards::HAS_MIGRATIONS {
            return Err(no_way());
        }
        let maps = weibao_standards::migrations();
        let says = |map: &Value, end: &str, id: &str| map.get(end).and_then(Value::as_str) == Some(id);
        let map = maps.iter().find(|map| says(map, "from", &old.id) && says(map, "to", to)).ok_or_else(no_way)?;
        let same_period = given.at("same_period").and_then(Value::as_bool).unwrap_or_default();
        weibao_chain::migrate(old, new, map, &file, MigrateOptions { today: given.words("today"), same_period })
    })
}

/// An empty saved file.
///
/// # Errors
/// Where `county` is no JSON.
#[wasm_bindgen(js_name = newAssessment)]
pub fn new_assessment(county: Option<String>) -> Result<String, Problems> {
    answer(|| {
        Ok(weibao_core::new_assessment(
            edition(editions(), &Value::Null)?,
            county.as_deref().map(read).transpose()?.as_ref(),
        ))
    })
}

/// Every defect of a saved file.
#[wasm_bindgen]
pub fn check(assessment: &str) -> Problems {
    weibao_boundary::check(editions(), assessment)
}

/// The report on a saved file. `options` may hold `overlay` and `rules`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn evaluate(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    weibao_boundary::evaluate(editions(), assessment, options.as_deref())
}

/// The same judgement without its sentences. `options` may hold `overlay`.
///
/// # Errors
/// Where nothing can be evaluated.
#[wasm_bindgen]
pub fn tally(assessment: &str, options: Option<String>) -> Result<String, Problems> {
    weibao_boundary::tally(editions(), assessment, options.as_deref())
}

/// The units that answer for something, each with what.
///
/// # Errors
/// Where there is no saved file.
#[wasm_bindgen]
pub fn units(assessment: &str) -> Result<String, Problems> {
    answer(|| {
        let file = saved_file(assessment)?;
        Ok(weibao_chain::units(own(&file)?, &file))
    })
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
        weibao_chain::request_for(own(&file)?, &file, unit, given.words("today"), given.text("due"))
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
        weibao_chain::merge(own(&file)?, &file, &replies, given.words("today"))
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
        let reviewed = weibao_chain::reviewed(own(&file)?, &file, &review, &options)?;
        Ok(weibao_chain::Reviewed { listed: weibao_chain::on_lists(lists(), &file), ..reviewed })
    })
}

/// Many counties beside each other, each judged by its own edition. `options` may hold `overlay`, `catalog` and `today`.
///
/// # Errors
/// Where the overlay is wrong.
#[wasm_bindgen(js_name = rollUp)]
pub fn roll_up(assessments: &str, options: Option<String>) -> Result<String, Problems> {
    answer(|| {
        let (files, given) = (list(assessments)?, Given::read(options.as_deref())?);
        let options =
            RollUpOptions { overlay: given.at("overlay"), edition: given.text("catalog"), today: given.text("today") };
        weibao_chain::roll_up(editions(), &files, &options)
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
        weibao_chain::compare(own(&after)?, &before, &after, &options)
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
        weibao_chain::next_round(own(&file)?, &file, given.words("today"), given.at("period"))
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
    weibao_core::read(own(&file)?, &file)?;
    Ok(file)
}
