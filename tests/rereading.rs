//! A reading brought up to date after a change is the reading of the changed file.

use serde_json::{Value, json};
use weibao_core::{new_assessment, read, reread};

/// Changes `at` in a file to `value` (`null`: takes it away), and reads again what `changed` names.
fn follows(file: &mut Value, changed: &str, at: &str, value: Value) {
    let catalog = weibao_standards::catalog();
    let mut followed = read(&catalog, file).unwrap();
    let (parent, last) = at.rsplit_once('/').unwrap();
    match (file.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), Value::Null) => drop(fields.remove(last)),
        (Value::Object(fields), value) => drop(fields.insert(last.to_owned(), value)),
        (Value::Array(items), Value::Null) => drop(items.remove(last.parse().unwrap())),
        (Value::Array(items), value) => items.insert(last.parse().unwrap(), value),
        (other, _) => panic!("{at} is in {other}"),
    }
    let whole = read(&catalog, file).unwrap();
    reread(&catalog, file, &mut followed, changed);
    assert_eq!(followed, whole, "after {at} in {file}");
}

#[test]
fn what_a_change_touches_is_read_again() {
    let catalog = weibao_standards::catalog();
    let row = |name: &str| json!({ "name": name, "station": true, "meetings_per_year": 4 });
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    let townships = "/registers/townships";
    let cell = |row: usize, column: &str| format!("{townships}/{row}/{column}");

    follows(&mut file, townships, townships, json!([row("甲"), row("乙"), row("丙")]));
    for value in [json!(7), json!("七"), json!(-1), json!(2)] {
        follows(&mut file, &cell(1, "meetings_per_year"), &cell(1, "meetings_per_year"), value);
    }
    follows(&mut file, &cell(1, ""), &cell(1, "station"), Value::Null);
    follows(&mut file, townships, &format!("{townships}/1"), row("新"));
    follows(&mut file, townships, &format!("{townships}/0"), Value::Null);
    follows(&mut file, &cell(2, "name"), &cell(2, "name"), json!("末"));
    follows(&mut file, &cell(2, "other"), &cell(2, "other"), json!(1));
    follows(&mut file, "/registers/schools", "/registers/schools", json!([{ "name": "一校" }]));
    follows(&mut file, "/registers/nowhere", "/registers/nowhere", json!([row("无")]));
    follows(&mut file, townships, townships, json!("不是表"));
    follows(&mut file, townships, townships, Value::Null);
    follows(&mut file, "/registers", "/registers", json!({ "townships": [row("独")] }));
    follows(&mut file, "", "/county", json!({ "name": "另一县" }));
    for (at, value) in [
        ("/county/city", json!("某市")),
        ("/figures/interviews", json!(3)),
        ("/answers/1.1.1", json!({ "status": "met", "clauses": { "1.1.1/1": "unmet" } })),
        ("/negatives/N1", json!({ "state": "absent" })),
        ("/choices", json!({ "school_scope": "all" })),
        ("/overlay", json!("hainan-2023")),
    ] {
        follows(&mut file, at, at, value);
    }
}
