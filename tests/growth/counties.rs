//! Counties and standards of any size, and how long a call takes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use weibao_core::{Catalog, new_assessment};

/// Microseconds of one call: the least of several rounds, each long enough to be measured.
pub fn least_microseconds(rounds: usize, round: Duration, mut call: impl FnMut()) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let mut calls = 0_u32;
        let start = Instant::now();
        while start.elapsed() < round {
            call();
            calls += 1;
        }
        best = best.min(start.elapsed() / calls);
    }
    best.as_secs_f64() * 1e6
}

/// The catalog `times` over, with new ids, and every standard answered.
pub fn with_standards(catalog: &Catalog, times: usize) -> (Catalog, Value) {
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

/// A county whose register of villages has so many rows.
pub fn with_rows(catalog: &Catalog, rows: usize) -> Value {
    let mut county = new_assessment(catalog, None);
    let row = |number: usize| {
        json!({
            "name": format!("第{number}村"), "township": "某镇", "care_site": !number.is_multiple_of(3), "site_days_per_week": 5,
            "site_holiday_days": 1, "site_hours_per_opening": 3, "child_directors": 1, "volunteer_team": true,
            "family_education_per_quarter": 1,
        })
    };
    county["registers"]["communities"] = (0..rows).map(row).collect();
    county
}
