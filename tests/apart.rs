//! Small counties on which a core that was changed in one place and this one differ. The oracle told them apart: whatever it found on a mutant
//! that no case had killed lies here, as small as it gets (`mutants.md`).

use serde_json::{Value, json};
use weibao_core::{Options, check, evaluate, new_assessment};

#[test]
fn counties_that_told_a_changed_core_apart_come_out_as_written() {
    let catalog = weibao_standards::catalog();
    let counties = weibao_tests::json("apart/counties.json");
    let found: Vec<Value> = counties
        .as_array()
        .unwrap()
        .iter()
        .map(|case| {
            let mut county = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
            for (field, given) in case["county"].as_object().unwrap() {
                county[field] = given.clone();
            }
            let report = evaluate(&catalog, &county, &Options::default()).unwrap();
            let standards = report.standards.iter().filter(|standard| {
                !standard.clauses.iter().all(|clause| clause.measured.is_none())
                    || county["answers"].get(&standard.id).is_some()
            });
            let standards = standards.map(|standard| {
                let clauses = standard.clauses.iter().map(|clause| {
                    let told = clause.measured.as_ref().map(|measured| {
                        json!({
                            "text": measured.text,
                            "found": measured.found,
                            "line": measured.line,
                            "have": measured.have,
                            "figures": measured.figures,
                        })
                    });
                    json!([clause.id, clause.status, clause.source, told])
                });
                json!([standard.id, standard.status, standard.conflict, clauses.collect::<Vec<_>>()])
            });
            let figures = report.figures.iter().map(|figure| json!([figure.key, figure.value]));
            let missing: Vec<&str> = report
                .standards
                .iter()
                .flat_map(|standard| &standard.clauses)
                .filter(|clause| !clause.missing.is_empty())
                .map(|clause| clause.id.as_str())
                .collect();
            json!({
                "say": case["say"],
                "problems": check(&catalog, &county).iter().map(|problem| json!([problem.code, problem.path])).collect::<Vec<_>>(),
                "figures": figures.collect::<Vec<_>>(),
                "standards": standards.collect::<Vec<_>>(),
                "missing": missing.len(),
            })
        })
        .collect();
    weibao_tests::golden("apart/expected.json", &Value::Array(found));
}
