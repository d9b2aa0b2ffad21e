//! Cases worked by hand for every rule of the document: typed figures (`worked.txt`) and registers (below).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use serde_json::{Value, json};
use weibao_core::report::{ClauseReport, ClauseStatus};
use weibao_core::{Catalog, Options, evaluate, new_assessment};
use weibao_standards::catalog;

fn clause(catalog: &Catalog, county: &Value, id: &str) -> ClauseReport {
    let report = evaluate(catalog, county, &Options::default()).expect("it can be judged");
    report
        .standards
        .into_iter()
        .flat_map(|standard| standard.clauses)
        .find(|clause| clause.id == id)
        .expect("the clause is there")
}

fn county(catalog: &Catalog) -> Value {
    new_assessment(catalog, Some(&json!({ "name": "示例县" })))
}

fn status_named(name: &str) -> ClauseStatus {
    serde_json::from_value(name.into()).expect("a status")
}

#[test]
fn every_rule_decides_as_worked_by_hand() {
    let catalog = catalog();
    let mut decided: Vec<String> = Vec::new();
    for line in include_str!("worked.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [id, inputs, status, shortfall]: [&str; 4] =
            line.split('|').map(str::trim).collect::<Vec<_>>().try_into().expect("four parts");
        let mut county = county(&catalog);
        for (key, value) in inputs.split_whitespace().map(|input| input.split_once('=').expect("key=value")) {
            match key.strip_prefix('@') {
                Some(choice) => county["choices"][choice] = value.into(),
                None => county["figures"][key] = serde_json::from_str(value).expect("a number"),
            }
        }
        let found = clause(&catalog, &county, id);
        assert_eq!(found.status, status_named(status), "{line}");
        let missing = found.measured.as_ref().and_then(|measured| measured.shortfall.as_ref()).map(ToString::to_string);
        if !matches!(found.status, ClauseStatus::NotApplicable) {
            assert_eq!(missing.unwrap_or_default(), shortfall, "{line}");
        }
        decided.push(id.into());
    }
    for clause in catalog.standards().flat_map(|standard| &standard.clauses).filter(|clause| clause.measured) {
        assert!(decided.contains(&clause.id), "{} has no case", clause.id);
    }
}

/// A good row and one with a single cell changed: the clause that it decides, and whether it passes (`None`: does not count).
#[test]
fn every_row_that_fails_is_named() {
    let catalog = catalog();
    let good = |register: &str| match register {
        "townships" => {
            json!({ "name": "好", "mechanism": true, "meetings_per_year": 2, "meetings_with_minutes": 2, "station": true, "station_social_workers": 1, "child_supervisors": 1 })
        }
        "communities" => {
            json!({ "name": "好", "care_site": true, "site_days_per_week": 5, "site_holiday_days": 1, "site_hours_per_opening": 3, "child_directors": 1, "volunteer_team": true, "family_education_per_quarter": 1 })
        }
        "schools" => {
            json!({ "name": "好", "stage": "primary", "social_worker": true, "psych_teacher": true, "protection_rules": true, "conduct_code": true, "phone_custody": true, "disabled_pupils": 5, "resource_room": true, "tobacco_outlets_nearby": 0 })
        }
        _ => json!({ "name": "好", "supported": true }),
    };
    let cases = [
        ("townships", "mechanism", json!(false), "2.1.7/1", Some(false)),
        ("townships", "meetings_per_year", json!(1), "2.1.7/2", Some(false)),
        ("townships", "meetings_per_year", json!(3), "2.1.7/2", Some(true)),
        ("townships", "meetings_with_minutes", json!(1), "2.1.7/4", Some(false)),
        ("townships", "child_supervisors", json!(0), "11.1.1/1", Some(false)),
        ("townships", "station_social_workers", json!(0), "11.1.2/1", Some(false)),
        ("communities", "site_days_per_week", json!(4), "10.2.2/2", Some(false)),
        ("communities", "site_holiday_days", json!(0), "10.2.2/3", Some(false)),
        ("communities", "site_hours_per_opening", json!(2.5), "10.2.2/4", Some(false)),
        ("communities", "child_directors", json!(0), "11.1.3/1", Some(false)),
        ("communities", "volunteer_team", json!(false), "11.1.5/3", Some(false)),
        ("communities", "family_education_per_quarter", json!(0), "4.1.2/2", Some(false)),
        ("schools", "protection_rules", json!(false), "5.2.1/1", Some(false)),
        ("schools", "social_worker", json!(false), "5.2.2/1", Some(false)),
        ("schools", "psych_teacher", json!(false), "5.2.2/2", Some(false)),
        ("schools", "conduct_code", json!(false), "5.2.3/1", Some(false)),
        ("schools", "phone_custody", json!(false), "7.1.1/1", Some(false)),
        ("schools", "tobacco_outlets_nearby", json!(1), "5.2.4/2", Some(false)),
        ("schools", "resource_room", json!(false), "8.2.2/2", Some(false)),
        // Not counted at all: a village without a site, a school that is no primary or secondary one, fewer than 5 pupils.
        ("communities", "care_site", json!(false), "10.2.2/2", None),
        ("schools", "stage", json!("kindergarten"), "5.2.2/2", None),
        ("schools", "disabled_pupils", json!(4), "8.2.2/2", None),
        ("townships", "station", json!(false), "11.1.2/1", None),
    ];
    for (register, column, value, id, passes) in cases {
        let mut bad = good(register);
        bad["name"] = "差".into();
        bad[column] = value.clone();
        let mut county = county(&catalog);
        county["registers"][register] = json!([good(register), bad]);
        let found = clause(&catalog, &county, id);
        let failing = found.measured.map(|measured| measured.failing).unwrap_or_default();
        let named: &[&str] = if passes == Some(false) { &["差"] } else { &[] };
        assert_eq!(failing, named, "{register}.{column} = {value}");
        let expected = if passes == Some(false) { ClauseStatus::Unmet } else { ClauseStatus::Met };
        assert_eq!(found.status, expected, "{register}.{column} = {value}");
        // A cell that nobody filled in leaves the clause undecided.
        let mut county = county.clone();
        county["registers"][register][1].as_object_mut().expect("a row").remove(column);
        assert_eq!(clause(&catalog, &county, id).status, ClauseStatus::Unanswered, "{register}.{column} missing");
    }
}

#[test]
fn one_organisation_of_two_is_missing() {
    let catalog = catalog();
    let mut county = county(&catalog);
    county["registers"]["social_organisations"] =
        json!([{ "name": "甲", "supported": true }, { "name": "乙", "supported": false }]);
    assert_eq!(clause(&catalog, &county, "10.3.1/2").status, ClauseStatus::Unmet);
    county["registers"]["social_organisations"][1]["supported"] = true.into();
    assert_eq!(clause(&catalog, &county, "10.3.1/2").status, ClauseStatus::Met);
}

/// 18 of 20 villages have a site; one of these opens four days a week.
#[test]
fn sites_that_miss_the_hours_count_unless_the_county_reads_it_otherwise() {
    let catalog = catalog();
    let mut county = county(&catalog);
    let village = |number: usize| {
        let days = if number == 0 { 4 } else { 5 };
        json!({ "name": format!("村{number}"), "care_site": number < 18, "site_days_per_week": days, "site_holiday_days": 1, "site_hours_per_opening": 3 })
    };
    county["registers"]["communities"] = (0..20).map(village).collect();
    assert_eq!(clause(&catalog, &county, "10.2.2/1").status, ClauseStatus::Met);
    county["choices"]["site_counting"] = "open".into();
    let found = clause(&catalog, &county, "10.2.2/1");
    assert_eq!(found.status, ClauseStatus::Unmet);
    assert_eq!(found.measured.expect("it is measured").have, "17/20");
}

/// A kindergarten without a social worker breaks 5.2.2 only where kindergartens count as schools.
#[test]
fn which_schools_count_is_the_countys_choice() {
    let catalog = catalog();
    let mut county = county(&catalog);
    county["registers"]["schools"] = json!([
        { "name": "小学", "stage": "primary", "social_worker": true },
        { "name": "特教学校", "stage": "other", "social_worker": false },
        { "name": "幼儿园", "stage": "kindergarten", "social_worker": false },
    ]);
    let mut have = |option: &str| {
        county["choices"]["school_scope"] = option.into();
        clause(&catalog, &county, "5.2.2/1").measured.expect("it is measured").have
    };
    assert_eq!(have("all"), "1/3");
    assert_eq!(have("without_kindergartens"), "1/2");
    assert_eq!(have("primary_secondary"), "1/1");
}
