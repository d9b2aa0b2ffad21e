//! Clauses of several rules: shapes that the document does not have today and that a correction of the data may bring.
//!
//! The rules are written into one clause of the small catalog of `cases/`; each name says why what comes out is right.

use serde_json::{Value, json};
use weibao_core::report::ClauseStatus::{self, Met, NotApplicable, Unanswered, Unmet};
use weibao_core::{Options, check, evaluate};

const CLAUSE: &str = "2.1.1/1";

/// A share of townships, of which a missing whole leaves open whether there is a case.
fn stations() -> Value {
    json!({ "phrase": "50%以上乡镇设立工作站", "ratio": { "part": "townships_with_station", "whole": "townships_total", "at_least": "1/2" } })
}

fn workers() -> Value {
    json!({ "phrase": "50%以上乡镇设立工作站", "ratio": { "part": "schools_with_social_worker", "whole": "schools_total", "at_least": "1/1" } })
}

fn meetings() -> Value {
    json!({ "phrase": "50%以上乡镇设立工作站", "figure": { "figure": "township_meetings_per_year", "at_least": 2 } })
}

fn schools() -> Value {
    json!({ "phrase": "50%以上乡镇设立工作站", "figure": { "figure": "special_schools", "at_least": 1 } })
}

/// The rule with one more field.
fn with(mut rule: Value, field: &str, value: Value) -> Value {
    rule[field] = value;
    rule
}

/// The clause's state and whether its standard is in conflict, by these rules and figures; `declared`: the county says 不适用 of it.
fn judged(declared: bool, together: bool, rules: &[Value], figures: Value) -> (ClauseStatus, bool) {
    let mut catalog = weibao_tests::json("cases/catalog.json");
    let clause = &mut catalog["areas"][1]["contents"][0]["standards"][0]["clauses"][0];
    assert_eq!(clause["id"], CLAUSE);
    clause["rules"] = rules.into();
    clause["together"] = together.into();
    let catalog = serde_json::from_value(catalog).unwrap();
    let mut county = json!({
        "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "示例县" }, "figures": figures,
    });
    if declared {
        county["answers"]["2.1.1"] = json!({ "reason": "没有", "clauses": { CLAUSE: "not_applicable" } });
    }
    assert_eq!(check(&catalog, &county), []);
    let report = evaluate(&catalog, &county, &Options::default()).unwrap();
    let standard = report.standards.iter().find(|standard| standard.id == "2.1.1").unwrap();
    (standard.clauses.iter().find(|clause| clause.id == CLAUSE).unwrap().status, standard.conflict)
}

#[test]
fn a_case_that_two_rules_show_is_a_case() {
    let figures = json!({ "townships_total": 4, "townships_with_station": 4, "schools_total": 2, "schools_with_social_worker": 2 });
    assert_eq!(judged(true, false, &[stations(), workers()], figures), (Met, true));
}

#[test]
fn a_case_that_a_rule_shows_which_can_only_refute_is_a_case() {
    let refuting = |rule| with(rule, "necessary", true.into());
    let figures = json!({ "townships_total": 4, "townships_with_station": 1, "schools_total": 2, "schools_with_social_worker": 1 });
    assert_eq!(judged(true, false, &[refuting(stations())], figures.clone()), (Unmet, true));
    assert_eq!(judged(true, false, &[refuting(stations()), refuting(workers())], figures), (Unmet, true));
}

#[test]
fn two_ways_to_say_one_duty_are_enough_though_a_third_is_unknown() {
    let either = |rule| with(rule, "alternative", true.into());
    let figures = json!({ "townships_total": 4, "townships_with_station": 4, "special_schools": 1 });
    assert_eq!(
        judged(false, true, &[either(stations()), either(schools()), either(meetings())], figures),
        (Met, false)
    );
}

#[test]
fn where_a_whole_is_unknown_nothing_is_without_a_case() {
    let nobody = json!({ "townships_total": 0 });
    assert_eq!(judged(false, false, &[stations(), meetings()], nobody.clone()).0, NotApplicable);
    assert_eq!(judged(false, false, &[stations(), workers()], nobody.clone()).0, Unanswered);
    let of_people = json!({ "phrase": "50%以上乡镇设立工作站", "ratio": { "part": "special_schools", "whole": "county_population", "at_least": "1/2" } });
    assert_eq!(judged(false, false, &[stations(), workers(), of_people], nobody).0, Unanswered);
}

#[test]
fn two_wholes_without_a_unit_are_as_much_as_one() {
    let figures = json!({ "townships_total": 0, "schools_total": 0 });
    assert_eq!(judged(false, false, &[stations(), workers(), meetings()], figures).0, NotApplicable);
}

#[test]
fn a_share_whose_condition_does_not_hold_says_nothing_of_the_other_duties() {
    let large = with(stations(), "when", json!({ "figure": "county_population", "at_least": 300000 }));
    assert_eq!(judged(false, false, &[large, meetings()], json!({ "county_population": 200000 })).0, Unanswered);
}
