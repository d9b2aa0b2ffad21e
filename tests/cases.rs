//! Whole cases: a saved file in, every defect and the whole report out, with its explanation.
//!
//! A case is `cases/NAME/case.json` (`description`, `assessment`, and where needed `overlay` and `rules`);
//! what must come out is `cases/NAME/expected.json`. All are judged by the small catalog `cases/catalog.json`.

use serde_json::{Value, json};
use weibao_core::{Catalog, Options, check, evaluate};

fn run(catalog: &Catalog, case: &Value) -> Value {
    let assessment = &case["assessment"];
    let options = Options { overlay: case.get("overlay"), rules: case.get("rules") };
    let problems = check(catalog, assessment);
    match evaluate(catalog, assessment, &options) {
        Ok(report) => json!({ "problems": problems, "report": report }),
        Err(refused) => json!({ "problems": problems, "refused": refused }),
    }
}

#[test]
fn every_case_comes_out_as_written() {
    let catalog: Catalog = serde_json::from_value(weibao_tests::json("cases/catalog.json")).unwrap();
    let mut names: Vec<_> = std::fs::read_dir(weibao_tests::folder().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 20, "cases are missing: {}", names.len());
    for name in names {
        let case = weibao_tests::json(format!("cases/{name}/case.json"));
        assert!(case["description"].as_str().is_some_and(|text| text.len() > 10), "{name} says nothing of itself");
        weibao_tests::golden(format!("cases/{name}/expected.json"), &run(&catalog, &case));
    }
}
