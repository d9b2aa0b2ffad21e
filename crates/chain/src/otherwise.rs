//! What would be found if the reviewer did not go along with how the county reads the standards.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::catalog::Catalog;
use weibao_core::report::{Report, Status};
use weibao_core::{Options, Problem, evaluate};

use crate::place::{at, text};

/// A reading that the county has chosen, or a rule that it has switched off, and what the default would give.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Otherwise {
    /// Where the county says so: `/choices/K` or `/rules_off/C`.
    pub at: String,
    /// Which reading, by its option's key, or why the rule is off.
    pub said: String,
    /// The standards that would stand otherwise: before, after.
    pub standards: Vec<(String, Status, Status)>,
}

/// Everything where the county departs from the default, each judged without it. `catalog` carries the overlay, `county` is its report.
///
/// # Errors
/// Where the file cannot be judged.
pub fn otherwise(catalog: &Catalog, assessment: &Value, county: &Report) -> Result<Vec<Otherwise>, Vec<Problem>> {
    let mut found = Vec::new();
    let departs = |choice: &weibao_core::catalog::Choice| {
        let used = county.choices.iter().find(|used| used.key == choice.key)?;
        let default = choice.options.first().map(|option| option.key.as_str());
        (used.chosen && Some(used.option.as_str()) != default)
            .then(|| ("choices", choice.key.clone(), used.option.clone()))
    };
    let off = |clause: &weibao_core::catalog::Clause| {
        let off = assessment.get("rules_off")?.get(&clause.id)?;
        Some(("rules_off", clause.id.clone(), text(off, "reason").into()))
    };
    let clauses = catalog.standards().flat_map(|standard| &standard.clauses);
    for (field, key, said) in catalog.choices.iter().filter_map(departs).chain(clauses.filter_map(off)) {
        let mut copy = assessment.clone();
        if let Some(fields) = copy.get_mut(field).and_then(Value::as_object_mut) {
            fields.remove(&key);
        }
        let other = evaluate(catalog, &copy, &Options::default())?;
        let pairs = county.standards.iter().zip(&other.standards);
        let changed = pairs.filter(|(one, other)| one.status != other.status);
        let standards = changed.map(|(one, other)| (one.id.clone(), one.status, other.status)).collect();
        found.push(Otherwise { at: at(&[field, &key]), said, standards });
    }
    Ok(found)
}
