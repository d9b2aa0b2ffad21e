//! 报送前检查: what is unfinished is named, and what is finished is not.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use weibao_core::readiness::{Kind, Unfinished, is_draft, unfinished};
use weibao_core::{Catalog, judge, new_assessment, read};

fn look(catalog: &Catalog, file: &Value) -> (Vec<Unfinished>, bool) {
    let assessment = read(catalog, file).unwrap();
    let report = judge(catalog, &assessment, None);
    (unfinished(catalog, file, &assessment, &report, Some("2026-11-25")), is_draft(&report))
}

fn kinds(found: &[Unfinished]) -> BTreeSet<Kind> {
    found.iter().map(|item| item.kind).collect()
}

fn of(found: &[Unfinished], kind: Kind) -> Vec<&str> {
    found.iter().filter(|item| item.kind == kind).map(|item| item.at.as_str()).collect()
}

#[test]
fn an_empty_file_is_open_everywhere() {
    let catalog = weibao_standards::catalog();
    let (found, draft) = look(&catalog, &new_assessment(&catalog, Some(&json!({ "name": "示例县" }))));
    assert!(draft);
    assert_eq!(of(&found, Kind::NegativeOpen).len(), 7);
    assert_eq!(of(&found, Kind::Unanswered).len(), 76);
    assert_eq!(
        of(&found, Kind::Contact),
        ["/contact/name", "/contact/post", "/contact/office_phone", "/contact/mobile"]
    );
    assert_eq!(of(&found, Kind::Unit), ["/application/unit"]);
    assert!(of(&found, Kind::Figure).contains(&"/figures/townships_total"));
    assert!(found.iter().all(|item| !item.text.is_empty() && item.text.ends_with('。')));
}

#[test]
fn a_finished_file_has_nothing_left() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    for standard in catalog.standards() {
        file["answers"][&standard.id] = json!({ "status": "met", "evidence": [{ "title": "实施方案" }] });
    }
    for negative in &catalog.negatives {
        file["negatives"][&negative.id] = json!({ "state": "absent" });
    }
    file["contact"] =
        json!({ "name": "周明", "post": "主任", "office_phone": "0771-1234567", "mobile": "13800138000" });
    file["application"] = json!({ "unit": "示例县人民政府" });
    let (found, draft) = look(&catalog, &file);
    assert!(!draft);
    // Figures are not there, nor the day of which N1 asks two years back; nothing else is said to be missing.
    assert_eq!(kinds(&found), BTreeSet::from([Kind::Figure, Kind::Period]));
    assert_eq!(of(&found, Kind::Period), ["/period/apply_on"]);
    file["period"] = json!({ "from": "2025-01-01", "to": "2025-12-31", "apply_on": "2026-03-31" });
    assert_eq!(kinds(&look(&catalog, &file).0), BTreeSet::from([Kind::Figure]));
}

/// One open or contradicted thing alone makes a draft.
#[test]
fn whatever_is_unfinished_makes_a_draft() {
    let catalog = weibao_standards::catalog();
    let mut finished = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    for standard in catalog.standards() {
        finished["answers"][&standard.id] = json!({ "status": "met" });
    }
    for negative in &catalog.negatives {
        finished["negatives"][&negative.id] = json!({ "state": "absent" });
    }
    let is_draft_with = |place: &str, value: Value| {
        let mut file = finished.clone();
        *file.pointer_mut(place).unwrap() = value;
        look(&catalog, &file).1
    };
    assert!(!is_draft_with("/county/name", json!("示例县")));
    assert!(is_draft_with("/answers/1.1.1", json!({})), "unanswered");
    assert!(is_draft_with("/answers/1.1.1", json!({ "status": "pending" })), "pending");
    assert!(is_draft_with("/negatives/N2", json!({ "state": "pending" })), "an open item");
    assert!(is_draft_with("/negatives/N2", json!({ "state": "present" })), "an item that is there");
    assert!(is_draft_with("/figures", json!({ "county_meetings_per_year": 1 })), "a contradiction");
    assert!(!is_draft_with("/answers/1.1.1", json!({ "status": "unmet" })), "what falls short is finished");
}

#[test]
fn figures_of_a_year_ask_which_year_that_is() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    file["figures"] = json!({ "townships_total": 6 });
    assert!(of(&look(&catalog, &file).0, Kind::Period).is_empty(), "townships are of no year");
    file["figures"]["events"] = json!(12);
    assert_eq!(of(&look(&catalog, &file).0, Kind::Period), ["/period/from"]);
    file["period"] = json!({ "from": "2025-12-31", "to": "2025-01-01" });
    assert_eq!(of(&look(&catalog, &file).0, Kind::Period), ["/period/from"], "the wrong way round is no period");
    file["period"] = json!({ "from": "2025-01-01", "to": "2025-12-31" });
    assert!(of(&look(&catalog, &file).0, Kind::Period).is_empty());
    // An item that nobody has settled looks back on nothing yet.
    file["negatives"] = json!({ "N1": { "state": "pending" }, "N2": { "state": "absent" } });
    assert!(of(&look(&catalog, &file).0, Kind::Period).is_empty());
    file["negatives"]["N1"] = json!({ "state": "present" });
    assert_eq!(of(&look(&catalog, &file).0, Kind::Period), ["/period/apply_on"]);
}

#[test]
fn each_kind_leads_to_its_place() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    file["negatives"] = json!({ "N2": { "state": "present" } });
    file["figures"] = json!({ "county_meetings_per_year": 1 });
    file["answers"] = json!({
        "1.1.1": { "status": "pending" },
        "2.1.3": { "status": "met" },
        "2.1.4": { "status": "unmet", "plan": { "action": "补办" } },
        "2.1.5": { "status": "unmet", "plan": { "action": "补办", "due": "2026-06-30" } },
        "1.2.1": { "status": "not_applicable" },
    });
    let (found, _) = look(&catalog, &file);
    assert_eq!(of(&found, Kind::NegativePresent), ["/negatives/N2"]);
    assert_eq!(of(&found, Kind::Pending), ["/answers/1.1.1"]);
    assert_eq!(of(&found, Kind::Conflict), ["/answers/2.1.3"]);
    assert!(of(&found, Kind::Plan).contains(&"/answers/2.1.4/plan"));
    assert!(!of(&found, Kind::Plan).contains(&"/answers/2.1.5/plan"));
    assert!(of(&found, Kind::Defect).iter().any(|at| at.starts_with("/answers/1.2.1")));
    let sorted = found.iter().map(|item| item.kind).collect::<Vec<_>>();
    assert!(sorted.is_sorted());
}

#[test]
fn a_paper_is_good_on_its_last_day_and_not_after_it() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    file["answers"]["2.1.3"] = json!({ "status": "met", "evidence": [
        { "title": "甲", "valid_to": "2026-11-25" }, { "title": "乙", "valid_to": "2026-11-24" }, { "title": "丙" },
    ] });
    let (found, _) = look(&catalog, &file);
    assert_eq!(of(&found, Kind::Expired), ["/answers/2.1.3/evidence/1"]);
    let assessment = read(&catalog, &file).unwrap();
    let report = judge(&catalog, &assessment, None);
    let without_a_day = unfinished(&catalog, &file, &assessment, &report, None);
    assert!(of(&without_a_day, Kind::Expired).is_empty(), "there is no clock");
}

#[test]
fn half_pasted_rows_are_named_once_for_each_register_with_the_first_of_them() {
    let catalog = weibao_standards::catalog();
    let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
    let whole = json!({ "name": "甲镇", "mechanism": true, "meetings_per_year": 4, "meetings_with_minutes": 4, "station": true,
        "station_social_workers": 1, "child_supervisors": 1 });
    file["registers"] = json!({ "townships": [whole, { "name": "乙镇" }, { "name": "丙镇", "station": true }] });
    let (found, _) = look(&catalog, &file);
    assert_eq!(of(&found, Kind::Row), ["/registers/townships/1"]);
    let text = &found.iter().find(|item| item.kind == Kind::Row).unwrap().text;
    assert!(text.contains("2行") && text.contains("乙镇"), "{text}");
}
