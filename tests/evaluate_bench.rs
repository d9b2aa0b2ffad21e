//! How long one judgement takes, natively, and how that grows. Prints one JSON object a line.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use weibao_core::{Catalog, Options, evaluate, new_assessment};

/// Microseconds of one call: the least of several rounds, each long enough to be measured.
fn least_microseconds(mut call: impl FnMut()) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..7 {
        let mut calls = 0_u32;
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(60) {
            call();
            calls += 1;
        }
        best = best.min(start.elapsed() / calls);
    }
    best.as_secs_f64() * 1e6
}

fn print(name: &str, value: f64) {
    println!("{}", json!({ "name": name, "value": (value * 10.0).round() / 10.0, "unit": "µs" }));
}

fn time(catalog: &Catalog, county: &Value) -> f64 {
    least_microseconds(|| {
        black_box(evaluate(black_box(catalog), black_box(county), &Options::default()).ok());
    })
}

/// The catalog `times` over, with new ids, and every standard answered.
fn grown(catalog: &Catalog, times: usize) -> (Catalog, Value) {
    let mut grown = catalog.clone();
    grown.areas.clear();
    for copy in 0..times {
        for area in &catalog.areas {
            let mut area = area.clone();
            for standard in area.contents.iter_mut().flat_map(|content| &mut content.standards) {
                standard.id = format!("{copy}.{}", standard.id);
                for clause in &mut standard.clauses {
                    clause.id = format!("{copy}.{}", clause.id);
                }
            }
            grown.areas.push(area);
        }
    }
    let mut county = new_assessment(&grown, None);
    for standard in grown.standards() {
        county["answers"][&standard.id] = json!({ "status": "met" });
    }
    (grown, county)
}

fn main() {
    let catalog = weibao_standards::catalog();
    print("evaluate_native_example_county", time(&catalog, &weibao_standards::example()));
    for times in [1, 10] {
        let (grown, county) = grown(&catalog, times);
        print(&format!("evaluate_native_{}_standards", grown.standards().count()), time(&grown, &county));
    }
    for rows in [10, 100, 1_000, 10_000] {
        let mut county = new_assessment(&catalog, None);
        let row = json!({
            "name": "某村", "township": "某镇", "care_site": true, "site_days_per_week": 5, "site_holiday_days": 1,
            "site_hours_per_opening": 3, "child_directors": 1, "volunteer_team": true, "family_education_per_quarter": 1,
        });
        county["registers"]["communities"] = Value::Array(vec![row; rows]);
        print(&format!("evaluate_native_{rows}_rows"), time(&catalog, &county));
    }
}
