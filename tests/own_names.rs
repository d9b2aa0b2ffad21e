//! Units under the county's own names: called so everywhere, and only those that it calls otherwise.

use serde_json::{Value, json};
use weibao_core::{Catalog, named_as, new_assessment};

fn called(catalog: &Catalog, file: Value) -> Option<Catalog> {
    let mut county = new_assessment(catalog, None);
    for (field, given) in file.as_object().unwrap() {
        county[field] = given.clone();
    }
    named_as(catalog, &county)
}

/// A catalog as JSON text in which one word stands for another.
fn with(catalog: &Catalog, word: &str, other: &str) -> Value {
    let text = serde_json::to_string(catalog).unwrap();
    serde_json::from_str(&text.replace(&format!("\"{word}\""), &format!("\"{other}\""))).unwrap()
}

#[test]
fn a_unit_is_called_as_its_county_calls_it_and_no_other_is() {
    let catalog = weibao_standards::catalog();
    let units = json!({ "units": [{ "key": "education", "name": " 教体局 ", "kind": "department" }] });
    let own = called(&catalog, units).unwrap();
    let education = own.units.iter().find(|unit| unit.key == "education").unwrap();
    assert_eq!(education.name, "教体局");
    assert_eq!(education.aliases.last().unwrap(), "教育局");
    let others = |catalog: &Catalog| -> Vec<_> {
        catalog.units.iter().filter(|unit| unit.key != "education").cloned().collect()
    };
    assert_eq!(others(&own), others(&catalog));
    // Everywhere else the one word stands for the other.
    let mut units_apart = own;
    units_apart.units.clone_from(&catalog.units);
    let mut expected: Catalog = serde_json::from_value(with(&catalog, "教育局", "教体局")).unwrap();
    expected.units.clone_from(&catalog.units);
    assert_eq!(units_apart, expected);
}

#[test]
fn the_office_is_called_as_the_lead_says() {
    let catalog = weibao_standards::catalog();
    let own = called(&catalog, json!({ "lead": { "office": "未保办" } })).unwrap();
    let renamed = |catalog: &Catalog| -> Vec<_> {
        catalog.units.iter().map(|unit| (unit.key.clone(), unit.name.clone())).collect()
    };
    let mut expected = renamed(&catalog);
    expected.iter_mut().filter(|(key, _)| key == "coordination_office").for_each(|(_, name)| *name = "未保办".into());
    assert_eq!(renamed(&own), expected);
}

#[test]
fn whoever_calls_none_otherwise_has_the_standards_as_they_are() {
    let catalog = weibao_standards::catalog();
    for name in ["教育局", " 教育局 ", "", "  "] {
        assert!(called(&catalog, json!({ "units": [{ "key": "education", "name": name }] })).is_none(), "{name}");
    }
    assert!(called(&catalog, json!({ "units": [{ "key": "nobody", "name": "教体局" }] })).is_none());
    assert!(called(&catalog, json!({ "lead": { "office": " " } })).is_none());
}
