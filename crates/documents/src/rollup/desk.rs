//! The desk where files are rolled up, with its pictures and its files.

use core::borrow::Borrow;

use serde_json::Value;
use weibao_chain::{Desk, Saving};
use weibao_core::{Catalog, Problem};
use weibao_text::tables::rollup as words;

use super::beside::Beside;
use super::picture::{areas_picture, standards_picture};
use super::summary::summary;
use super::workbook::workbook;
use crate::problem::problem;

/// Has the desk do something: see [`Desk::tell`]. What it shows has its pictures with it, as SVG.
///
/// # Errors
/// As there.
pub fn tell<C: Borrow<Catalog>>(desk: &mut Desk, editions: &[C], told: &Value) -> Result<Value, Vec<Problem>> {
    let mut answer = desk.tell(editions, told)?;
    let is_looked_at = |tab: Option<&Value>| tab.is_some_and(|tab| tab == "" || tab == "pictures");
    if let Some(fields) = answer.as_object_mut().filter(|fields| is_looked_at(fields.get("tab"))) {
        let catalog = desk.catalog(editions);
        let rolled_up = desk.rolled_up(&catalog);
        let pictures = [areas_picture(&catalog, &rolled_up), standards_picture(&catalog, &rolled_up)];
        fields.insert("pictures".into(), pictures.map(Value::from).to_vec().into());
    }
    Ok(answer)
}

/// A file of what lies on the desk, by its `kind`: `xlsx`, `docx`, `json`, `areas` or `standards` (both SVG).
///
/// # Errors
/// Where there is no such kind.
pub fn file<C: Borrow<Catalog>>(desk: &Desk, editions: &[C], told: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    let said = |field: &str| told.get(field).and_then(Value::as_str).unwrap_or_default();
    let catalog = &*desk.catalog(editions);
    let rolled_up = desk.rolled_up(catalog);
    let (restated, reporting) = (desk.restated(catalog), desk.reporting(&rolled_up));
    let (compared, several) = (desk.compared(catalog, &rolled_up), desk.several(catalog, &rolled_up));
    let today = Some(said("today")).filter(|today| !today.is_empty());
    let beside = Beside {
        restated: restated.as_ref(),
        reporting: reporting.as_ref(),
        several: several.as_ref(),
        compared: &compared,
        today,
    };
    match said("kind") {
        "xlsx" => workbook(catalog, &rolled_up, &beside),
        "docx" => summary(catalog, &rolled_up, &beside),
        "areas" => Ok(areas_picture(catalog, &rolled_up).into_bytes()),
        "standards" => Ok(standards_picture(catalog, &rolled_up).into_bytes()),
        "json" => {
            let saving = Saving {
                id: said("id"),
                today: said("today"),
                level: said("level"),
                title: words::TITLE,
                with_contents: told.get("contents").and_then(Value::as_bool).unwrap_or_default(),
                ..Saving::default()
            };
            Ok(desk.saved(catalog, &saving).to_string().into_bytes())
        }
        _ => Err(vec![problem("unknown", "/kind", words::none())]),
    }
}
