//! What there is more of costs as much more, and not its square.

mod counties;

use std::time::Duration;

use serde_json::Value;
use weibao_core::{Catalog, Options, check, evaluate};

fn microseconds(catalog: &Catalog, county: &Value) -> f64 {
    counties::least_microseconds(5, Duration::from_millis(20), || {
        assert!(evaluate(catalog, county, &Options::default()).is_ok());
        assert_eq!(check(catalog, county), []);
    })
}

/// Ten times as much takes at most three times ten times as long (its square would be a hundred). The least of several goes: others may work
/// beside this test.
fn grows_linearly(what: &str, mut ten_times: impl FnMut() -> [f64; 2]) {
    let mut ratios = Vec::new();
    for _ in 0..4 {
        let [one, ten] = ten_times();
        println!("{what}: {one:.0} µs, ten times of it {ten:.0} µs");
        ratios.push(ten / one);
        if ratios.iter().any(|ratio| *ratio < 30.0) {
            return;
        }
    }
    panic!("{what}: ten times as much takes {ratios:?} times as long");
}

#[test]
fn ten_times_the_standards_take_ten_times_as_long() {
    let catalog = weibao_standards::catalog();
    let [one, ten] = [1, 10].map(|times| counties::with_standards(&catalog, times));
    grows_linearly("76 standards", || [&one, &ten].map(|(catalog, county)| microseconds(catalog, county)));
}

#[test]
fn ten_times_the_rows_take_ten_times_as_long() {
    let catalog = weibao_standards::catalog();
    let [one, ten] = [1_000, 10_000].map(|rows| counties::with_rows(&catalog, rows));
    grows_linearly("1,000 rows", || [&one, &ten].map(|county| microseconds(&catalog, county)));
}
