//! Units under the names that their county gives them: 教体局 for 教育局, once for everywhere.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use crate::catalog::Catalog;

/// The unit that bears the name of the county's own office.
const OFFICE: &str = "coordination_office";

/// The standards with the units called as a saved file calls them; nothing where it calls none otherwise. The printed words stay as they are.
///
/// ```
/// use serde_json::json;
/// use weibao_core::{named_as, new_assessment};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, None);
/// assert!(named_as(&catalog, &county).is_none());
/// county["units"] = json!([{ "key": "education", "name": "教体局", "kind": "department" }]);
/// let own = named_as(&catalog, &county).unwrap();
/// assert!(own.unit("教体局").unwrap().aliases.contains(&"教育局".to_owned()));
/// assert!(own.standards().any(|standard| standard.departments.lead.contains(&"教体局".to_owned())));
/// ```
pub fn named_as(catalog: &Catalog, file: &Value) -> Option<Catalog> {
    let given = file.get("units").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let own = |key: &str| {
        let listed = given.iter().find(|unit| unit.get("key").and_then(Value::as_str) == Some(key));
        let name = listed.and_then(|unit| unit.get("name"));
        let office = file.pointer("/lead/office").filter(|_| key == OFFICE);
        name.or(office).and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty())
    };
    let changed: Vec<(String, String)> = catalog
        .units
        .iter()
        .filter_map(|unit| Some((unit.name.clone(), own(&unit.key).filter(|name| *name != unit.name)?.to_owned())))
        .collect();
    if changed.is_empty() {
        return None;
    }
    let called = |name: &mut String| {
        if let Some((_, own)) = changed.iter().find(|(known, _)| known == name) {
            name.clone_from(own);
        }
    };
    let all = |names: &mut Vec<String>| names.iter_mut().for_each(called);
    let mut catalog = catalog.clone();
    for unit in &mut catalog.units {
        let before = unit.name.clone();
        called(&mut unit.name);
        if unit.name != before {
            unit.aliases.push(before);
        }
    }
    let contents = catalog.areas.iter_mut().flat_map(|area| &mut area.contents);
    for standard in contents.flat_map(|content| &mut content.standards) {
        let departments = &mut standard.departments;
        all(&mut departments.lead);
        all(&mut departments.support);
        departments.sources = core::mem::take(&mut departments.sources)
            .into_iter()
            .map(|(mut name, sources)| {
                called(&mut name);
                (name, sources)
            })
            .collect();
        for clause in &mut standard.clauses {
            [&mut clause.main, &mut clause.each, &mut clause.help].into_iter().for_each(all);
        }
    }
    for negative in &mut catalog.negatives {
        [&mut negative.departments, &mut negative.asked].into_iter().for_each(all);
    }
    for figure in &mut catalog.figures {
        figure.department.iter_mut().for_each(called);
        [&mut figure.each, &mut figure.help].into_iter().for_each(all);
    }
    catalog.registers.iter_mut().filter_map(|register| register.department.as_mut()).for_each(called);
    Some(catalog)
}
