//! Whole cases: a saved file in, every defect and the whole report out, with its explanation.
//!
//! A case is `cases/NAME/case.json` (`description`, `assessment`, and where needed `overlay` and `rules`);
//! what must come out is `cases/NAME/expected.json`. All are judged by the small catalog `cases/catalog.json`.

use serde_json::{Value, json};
use weibao_core::{Catalog, Options, Problem, Tally, check, check_figures, evaluate, examine, overlay, read, tally};

fn run(catalog: &Catalog, case: &Value) -> Value {
    let assessment = &case["assessment"];
    let options = Options { overlay: case.get("overlay"), rules: case.get("rules") };
    // What is defective is so by the standards that the file is judged by: an overlay has figures of its own.
    let overlaid = options.overlay.and_then(|overlay| overlay::apply(catalog, overlay).ok());
    let problems = check(overlaid.as_ref().unwrap_or(catalog), assessment);
    match evaluate(catalog, assessment, &options) {
        Ok(report) => json!({ "problems": problems, "report": report }),
        Err(refused) => json!({ "problems": problems, "refused": refused }),
    }
}

#[test]
fn every_case_comes_out_as_written() {
    let catalog: Catalog = serde_json::from_value(weibao_tests::json("cases/catalog.json")).unwrap();
    // The catalog that they are judged by lies beside them.
    for name in weibao_tests::listed("cases").iter().filter(|name| *name != "catalog.json") {
        let case = weibao_tests::json(format!("cases/{name}/case.json"));
        assert!(case["description"].as_str().is_some_and(|text| text.len() > 10), "{name} says nothing of itself");
        weibao_tests::golden(format!("cases/{name}/expected.json"), &run(&catalog, &case));
    }
}

#[test]
fn every_case_is_counted_as_it_is_judged() {
    let catalog: Catalog = serde_json::from_value(weibao_tests::json("cases/catalog.json")).unwrap();
    let mut counted = 0;
    for name in weibao_tests::listed("cases").iter().filter(|name| *name != "catalog.json") {
        let case = weibao_tests::json(format!("cases/{name}/case.json"));
        let options = Options { overlay: case.get("overlay"), rules: None };
        let Ok(report) = evaluate(&catalog, &case["assessment"], &options) else { continue };
        let overlaid = options.overlay.map(|overlay| overlay::apply(&catalog, overlay).unwrap());
        let catalog = overlaid.as_ref().unwrap_or(&catalog);
        assert_eq!(tally(catalog, &read(catalog, &case["assessment"]).unwrap()), Tally::from(&report), "{name}");
        counted += 1;
    }
    assert!(counted > 50, "{counted} cases");
}

#[test]
fn every_case_is_examined_as_it_is_read_and_checked() {
    let catalog: Catalog = serde_json::from_value(weibao_tests::json("cases/catalog.json")).unwrap();
    for name in weibao_tests::listed("cases").iter().filter(|name| *name != "catalog.json") {
        let file = &weibao_tests::json(format!("cases/{name}/case.json"))["assessment"];
        let problems = check(&catalog, file);
        let Ok(assessment) = read(&catalog, file) else {
            assert_eq!(examine(&catalog, file), Err(problems), "{name}");
            continue;
        };
        let of_figures = |problems: &[Problem]| -> Vec<Problem> {
            problems.iter().filter(|problem| problem.path.starts_with("/figures/")).cloned().collect()
        };
        assert_eq!(of_figures(&check_figures(&catalog, file, &assessment)), of_figures(&problems), "{name}");
        assert_eq!(examine(&catalog, file), Ok((assessment, problems)), "{name}");
    }
}

#[test]
fn every_case_reads_alike_as_a_text() {
    let catalog: Catalog = serde_json::from_value(weibao_tests::json("cases/catalog.json")).unwrap();
    for name in weibao_tests::listed("cases").iter().filter(|name| *name != "catalog.json") {
        let file = &weibao_tests::json(format!("cases/{name}/case.json"))["assessment"];
        let text = file.to_string();
        weibao_tests::reads_alike(&catalog, &serde_json::from_str(&text).unwrap(), file);
    }
    // Of two fields of one name the last counts; an escape is read.
    let text = r#"{"format":"weibao.assessment","version":1,"catalog":"cn-2021","county":{"name":"\u793a\n"},"figures":{"interviews":1,"interviews":2.50}}"#;
    weibao_tests::reads_alike(
        &weibao_standards::catalog(),
        &serde_json::from_str(text).unwrap(),
        &serde_json::from_str(text).unwrap(),
    );
}
