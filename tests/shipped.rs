//! The overlays and the rule file that ship: they load, say what they change, and their maximum can be reached.

use serde_json::{Map, Value, json};
use weibao_core::report::{ClauseStatus, Report};
use weibao_core::{Catalog, Options, evaluate, new_assessment};

fn overlay(id: &str) -> Value {
    let (_, text) = weibao_standards::overlays().iter().find(|(found, _)| *found == id).unwrap();
    serde_json::from_str(text).unwrap()
}

fn with(catalog: &Catalog, county: &Value, overlay: &Value) -> Report {
    evaluate(catalog, county, &Options { overlay: Some(overlay), rules: None }).unwrap()
}

#[test]
fn every_overlay_loads_on_an_empty_county_and_on_the_example() {
    let catalog = weibao_standards::catalog();
    let files = std::fs::read_dir(weibao_tests::folder().join("../standards/overlays")).unwrap();
    let mut files: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let ids: Vec<String> = weibao_standards::overlays().iter().map(|(id, _)| format!("{id}.json")).collect();
    assert_eq!(ids, files, "every overlay of the folder ships");
    for (id, text) in weibao_standards::overlays() {
        let overlay: Value = serde_json::from_str(text).unwrap();
        for county in [new_assessment(&catalog, None), weibao_standards::example()] {
            let report = with(&catalog, &county, &overlay);
            assert_eq!(report.overlay.as_deref(), Some(*id));
            assert!(!report.overlay_changes.is_empty(), "{id} changes nothing");
            assert!(report.overlay_changes.iter().all(|change| !change.text.is_empty() && !change.weaker), "{id}");
        }
    }
}

/// An aim of a province's meeting is no bound.
#[test]
fn hainan_keeps_the_national_share_of_stations() {
    let catalog = weibao_standards::catalog();
    let station = |with_station: u32, overlay: Option<&Value>| {
        let mut county = new_assessment(&catalog, None);
        county["figures"] = json!({ "townships_total": 6, "townships_with_station": with_station });
        let report = evaluate(&catalog, &county, &Options { overlay, rules: None }).unwrap();
        let clauses = report.standards.into_iter().flat_map(|standard| standard.clauses);
        clauses.into_iter().find(|clause| clause.id == "10.1.2/1").unwrap()
    };
    let hainan = overlay("hainan-2023");
    for with_station in [2, 3, 5, 6] {
        assert_eq!(station(with_station, Some(&hainan)), station(with_station, None));
    }
    assert_eq!(station(5, Some(&hainan)).status, ClauseStatus::Met);
}

#[test]
fn guangxi_sets_the_procedure_and_no_bound() {
    let catalog = weibao_standards::catalog();
    let changed = weibao_core::overlay::apply(&catalog, &overlay("guangxi-2021")).unwrap();
    let procedure = changed.procedure.unwrap();
    assert_eq!(procedure.stages.len(), 5);
    assert_eq!(procedure.lead.as_deref(), Some("自治区民政厅"));
    assert_eq!(changed.areas, catalog.areas);
    assert_eq!(changed.figures, catalog.figures);
}

#[test]
fn the_example_rule_file_gives_all_for_everything_and_nothing_for_nothing() {
    let catalog = weibao_standards::catalog();
    let rules: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
    assert!(rules["title"].as_str().unwrap().contains("示例，非官方") && rules["official"] == false);
    let points = |status: &str| {
        let mut county = new_assessment(&catalog, None);
        county["answers"] = catalog
            .standards()
            .map(|standard| (standard.id.clone(), json!({ "status": status })))
            .collect::<Map<_, _>>()
            .into();
        let score =
            evaluate(&catalog, &county, &Options { overlay: None, rules: Some(&rules) }).unwrap().score.unwrap();
        assert_eq!(score.maximum, rules["maximum"].as_str().unwrap());
        (score.points, score.pass)
    };
    assert_eq!(points("met"), (rules["maximum"].as_str().unwrap().to_string(), true));
    assert_eq!(points("unmet"), ("0".to_string(), false));
    assert_eq!(points("pending"), ("0".to_string(), false));
}

/// A clause with two rules of which only one has a share: the points go by it, wherever the figures come from.
#[test]
fn a_share_of_the_villages_earns_its_share_of_the_points() {
    let catalog = weibao_standards::catalog();
    let rules: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
    let line = |county: &Value| {
        let report = evaluate(&catalog, county, &Options { overlay: None, rules: Some(&rules) }).unwrap();
        let line = report.score.unwrap().lines.into_iter().find(|line| line.reference == "11.1.3/1").unwrap();
        (line.points, line.maximum, line.reason)
    };
    let mut typed = new_assessment(&catalog, None);
    typed["figures"] = json!({ "villages_with_director": 9, "villages_total": 10 });
    let mut listed = new_assessment(&catalog, None);
    listed["registers"]["communities"] = (0..10)
        .map(|place| json!({ "name": format!("第{place}村"), "child_directors": u8::from(place != 3) }))
        .collect();
    let share = "10个村（社区）中9个有儿童主任，占90%，标准为全部，还差1个";
    let least = "各村（社区）儿童主任，最少的一个0名，标准为不少于1名，有1个单位没有达到；";
    for (county, before) in [(typed, ""), (listed, least)] {
        let (points, maximum, reason) = line(&county);
        assert_eq!((points.as_str(), maximum.as_str()), ("1.8", "2"), "{county}");
        assert!(reason.starts_with(&format!("按完成标准的比例得分：{before}{share}")), "{reason}");
    }
}
