//! How long one judgement takes, natively, and how that grows. Prints one JSON object a line.

mod counties;

use std::hint::black_box;
use std::time::Duration;

use serde_json::{Value, json};
use weibao_core::json::Parsed;
use weibao_core::{Catalog, Options, evaluate, new_assessment, read, tally};

fn print(name: &str, call: impl FnMut()) {
    let value = counties::least_microseconds(7, Duration::from_millis(60), call);
    println!("{}", json!({ "name": name, "value": (value * 10.0).round() / 10.0, "unit": "µs" }));
}

fn time(name: &str, catalog: &Catalog, county: &Value) {
    print(&format!("evaluate_native_{name}"), || {
        black_box(evaluate(black_box(catalog), black_box(county), &Options::default()).ok());
    });
    let text = county.to_string();
    print(&format!("tally_native_{name}"), || {
        let parsed: Option<Parsed<'_>> = serde_json::from_str(black_box(&text)).ok();
        let assessment = parsed.and_then(|parsed| read(catalog, &parsed).ok());
        black_box(assessment.as_ref().map(|assessment| tally(catalog, assessment)));
    });
}

fn main() {
    let catalog = weibao_standards::catalog();
    time("example_county", &catalog, &weibao_standards::example());
    for times in [1, 2, 5, 10] {
        let (grown, county) = counties::with_standards(&catalog, times);
        time(&format!("{}_standards", grown.standards().count()), &grown, &county);
    }
    for rows in [10, 100, 1_000, 10_000] {
        time(&format!("{rows}_rows"), &catalog, &counties::with_rows(&catalog, rows));
    }
    let (_, county) = counties::with_standards(&catalog, 1);
    let answers: Vec<Value> =
        county["answers"].as_object().into_iter().flat_map(|answers| answers.values()).cloned().collect();
    let mut declared = new_assessment(&catalog, None);
    for (standard, answer) in catalog.standards().zip(answers) {
        declared["answers"][&standard.id] = answer;
    }
    let text = declared.to_string();
    for files in [1, 10, 100, 1_000, 10_000] {
        print(&format!("tally_native_{files}_files"), || {
            for _ in 0..files {
                let parsed: Option<Parsed<'_>> = serde_json::from_str(black_box(&text)).ok();
                let assessment = parsed.and_then(|parsed| read(&catalog, &parsed).ok());
                black_box(assessment.as_ref().map(|assessment| tally(&catalog, assessment)));
            }
        });
    }
}
