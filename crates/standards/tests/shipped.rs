//! What ships beside the standards: the example county, the overlays, the example rule file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeSet;

use serde_json::Value;
use weibao_core::catalog::{StageKey, UnitKind};
use weibao_core::report::{ClauseStatus, Report, Status, Verdict};
use weibao_core::{Options, check, evaluate, overlay};
use weibao_standards::{catalog, example, example_rules, overlays};

fn report(options: &Options<'_>) -> Report {
    evaluate(&catalog(), &example(), options).expect("the example can be judged")
}

fn shipped(id: &str) -> Value {
    let (_, text) = overlays().iter().find(|(known, _)| *known == id).expect("it ships");
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn the_example_has_no_defect() {
    assert_eq!(check(&catalog(), &example()), []);
}

#[test]
fn the_example_falls_short_of_exactly_three_standards() {
    let report = report(&Options::default());
    let of = |status| -> Vec<&str> {
        report
            .standards
            .iter()
            .filter(|standard| standard.status == status)
            .map(|standard| standard.id.as_str())
            .collect()
    };
    assert_eq!(of(Status::Unmet), ["5.2.2"]);
    assert_eq!(of(Status::Partial), ["4.1.2", "10.3.1"]);
    assert_eq!(of(Status::NotApplicable), ["8.3.2"]);
    assert_eq!(of(Status::Met).len(), 72);
    assert_eq!(report.verdict, Verdict::Gaps);
    let conflicts: Vec<&str> =
        report.standards.iter().filter(|standard| standard.conflict).map(|standard| standard.id.as_str()).collect();
    assert_eq!(conflicts, ["4.1.2"]);
}

#[test]
fn the_example_names_no_real_place_and_no_person() {
    let text = example().to_string();
    for name in ["永宁", "银川", "宁夏"] {
        assert!(!text.contains(name), "{name}");
    }
    assert!(example().pointer("/county/name").is_some_and(|name| name == "示例县"));
}

#[test]
fn every_rule_of_the_document_is_decided_by_the_example() {
    let report = report(&Options::default());
    let measured: BTreeSet<&str> = report
        .standards
        .iter()
        .flat_map(|standard| &standard.clauses)
        .filter(|clause| clause.measured.is_some() || clause.status == ClauseStatus::NotApplicable)
        .map(|clause| clause.id.as_str())
        .collect();
    for clause in catalog().standards().flat_map(|standard| &standard.clauses).filter(|clause| clause.measured) {
        assert!(measured.contains(clause.id.as_str()), "{}", clause.id);
    }
}

#[test]
fn guangxi_sets_the_procedure_and_changes_no_standard() {
    let catalog = catalog();
    let changed = overlay::apply(&catalog, &shipped("guangxi-2021")).expect("it is sound");
    assert_eq!(changed.areas, catalog.areas);
    assert_eq!(changed.negatives, catalog.negatives);
    let procedure = changed.procedure.expect("it sets one");
    let days: Vec<_> =
        procedure.stages.iter().map(|stage| (stage.key, stage.from.as_deref(), stage.to.as_deref())).collect();
    assert_eq!(
        days,
        [
            (Some(StageKey::Apply), None, Some("2021-10-31")),
            (Some(StageKey::Recommend), Some("2021-11-01"), Some("2021-11-30")),
            (Some(StageKey::Create), Some("2021-12-01"), Some("2022-02-20")),
            (Some(StageKey::Evaluate), Some("2022-02-21"), Some("2022-03-31")),
            (Some(StageKey::Verify), Some("2022-04-01"), Some("2022-05-31")),
        ]
    );
    assert_eq!(procedure.after[0].title, "抽查复核");
    assert_eq!(procedure.city_step, Some(true));
}

/// A meeting's aim of a year is shown and asks nothing of a county.
#[test]
fn hainan_shows_its_aim_and_judges_by_the_national_text() {
    let overlay = shipped("hainan-2023");
    let changed = overlay::apply(&catalog(), &overlay).expect("it is sound");
    assert_eq!(changed.goals[0].mark, "省定工作目标（2023年），不是创建标准");
    let report = report(&Options { overlay: Some(&overlay), rules: None });
    assert_eq!(report.standards, self::report(&Options::default()).standards);
    assert_eq!(report.overlay.as_deref(), Some("hainan-2023"));
}

/// One unit or several each for themselves, and never a name that stands for others.
#[test]
fn every_clause_has_somebody_who_reports_it() {
    let catalog = catalog();
    let is_group = |name: &str| catalog.unit(name).is_none_or(|unit| unit.kind == UnitKind::Group);
    for standard in catalog.standards() {
        for clause in &standard.clauses {
            let main = standard.main_reporter(clause);
            assert_ne!(main.is_some(), !clause.each.is_empty(), "{}", clause.id);
            assert!(!main.into_iter().chain(clause.each.iter().map(String::as_str)).any(is_group), "{}", clause.id);
        }
        assert_eq!(standard.evidence_items.len(), standard.evidence.len(), "{}", standard.id);
        assert!(standard.suggested_evidence().any(|(_, onsite)| !onsite), "{}", standard.id);
    }
    for figure in &catalog.figures {
        assert!(
            figure.reporters().all(|name| catalog.unit(name).is_some_and(|unit| unit.name == name)),
            "{}",
            figure.key
        );
    }
}

/// What is proof only by being kept is what the 2024 rules on burdens (不把拍照留痕等作为评判工作优劣的标准) speak of.
#[test]
fn photographs_and_sign_in_sheets_need_only_be_seen() {
    for standard in catalog().standards() {
        for (text, onsite) in standard.suggested_evidence() {
            let trace = ["照片", "截图", "签到", "签收", "上墙"].iter().any(|word| text.contains(word));
            assert!(onsite || !trace, "{}: {text}", standard.id);
        }
    }
}

#[test]
fn the_list_of_2021_holds_13_names_and_its_date() {
    let lists = weibao_standards::lists();
    let [list] = &lists[..] else { panic!("there is one list") };
    assert_eq!(
        (list.id.as_str(), list.as_of.as_str(), list.names.len()),
        ("illegal-organisations-2021-5", "2021-08-17", 13)
    );
    assert_eq!(list.names[5], "全国生态建设委员会健康安全战略委员会");
}

#[test]
fn the_example_rule_file_is_not_official_and_scores_the_example() {
    let rules: Value = serde_json::from_str(example_rules()).expect("it is JSON");
    assert_eq!(rules.get("title"), Some(&Value::from("示例，非官方")));
    assert_eq!(rules.get("official"), Some(&Value::from(false)));
    let score = report(&Options { overlay: None, rules: Some(&rules) }).score.expect("a rule file gives a score");
    assert_eq!(score.maximum, "103");
}

/// Implied rules say so; explicit thresholds do not.
#[test]
fn the_explicit_thresholds_of_the_document_are_rules() {
    let catalog = catalog();
    let explicit: BTreeSet<&str> = catalog
        .standards()
        .filter(|standard| standard.clauses.iter().flat_map(|clause| &clause.rules).any(|rule| !rule.implied))
        .map(|standard| standard.id.as_str())
        .collect();
    let printed = [
        "2.1.3", "2.1.7", "3.3.1", "4.1.2", "5.2.2", "8.2.2", "8.3.1", "9.2.2", "9.3.2", "10.1.2", "10.2.2", "10.3.1",
        "11.1.2", "11.1.3", "11.1.5", "11.2.1", "11.2.2",
    ];
    assert_eq!(explicit, BTreeSet::from(printed));
}

/// The strict reading is the default, but 以上 includes the number itself.
#[test]
fn a_limit_of_exactly_ten_years_is_enough_unless_the_county_reads_it_otherwise() {
    let status = |option: Option<&str>| {
        let mut county = example();
        county["figures"]["rehab_age_upper_limit"] = 10.into();
        if let Some(option) = option {
            county["choices"]["rehab_age"] = option.into();
        }
        let report = evaluate(&catalog(), &county, &Options::default()).expect("it can be judged");
        let clause =
            report.standards.iter().flat_map(|standard| &standard.clauses).find(|clause| clause.id == "8.3.1/1");
        clause.expect("it is there").status
    };
    assert_eq!(status(None), ClauseStatus::Met);
    assert_eq!(status(Some("inclusive")), ClauseStatus::Met);
    assert_eq!(status(Some("above")), ClauseStatus::Unmet);
}

/// Where only townships are asked, a street's station is no matter; the count of stations stays what it is.
#[test]
fn streets_can_be_left_out_of_the_social_workers_alone() {
    let judged = |kind: &str, option: &str| {
        let mut county = example();
        county["choices"]["street_stations"] = option.into();
        let rows = county["registers"]["townships"].as_array_mut().expect("it is a list");
        let unit = rows.iter_mut().find(|row| row["station"] == true && row["kind"] == kind).expect("there is one");
        unit["station_social_workers"] = 0.into();
        assert_eq!(weibao_core::check(&catalog(), &county), []);
        let report = evaluate(&catalog(), &county, &Options::default()).expect("it can be judged");
        let clauses = || report.standards.iter().flat_map(|standard| &standard.clauses);
        let clause = |id: &str| clauses().find(|clause| clause.id == id).expect("it is there").clone();
        (clause("11.1.2/1").status, clause("10.1.2/1").measured.expect("it is measured").have)
    };
    assert_eq!(judged("street", "townships_only"), (ClauseStatus::Met, "4/6".into()));
    assert_eq!(judged("street", "included"), (ClauseStatus::Unmet, "4/6".into()));
    assert_eq!(judged("town", "townships_only"), (ClauseStatus::Unmet, "4/6".into()));
}

/// 12 of 60 villages meet once a quarter: enough for the county as a whole, not for each village.
#[test]
fn family_education_depends_on_the_reading() {
    let status = |option: &str| {
        let mut county = example();
        county["choices"]["family_education_unit"] = option.into();
        let report = evaluate(&catalog(), &county, &Options::default()).expect("it can be judged");
        report.standards.into_iter().find(|standard| standard.id == "4.1.2").expect("it is there").status
    };
    assert_eq!(status("each"), Status::Partial);
    assert_eq!(status("county"), Status::Met);
}
