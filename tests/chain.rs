//! The chain's functions, held by data: files in, what comes of them out.
//!
//! A case is `chain/ROOM/NAME.json` (`description`, then what goes in); what must come out is `chain/ROOM/NAME.expected.json`.

use std::sync::LazyLock;

use serde_json::{Value, json};
use weibao_core::{Catalog, Options};

static SMALL: LazyLock<Catalog> =
    LazyLock::new(|| serde_json::from_value(weibao_tests::json("chain/catalog.json")).unwrap());
static NATIONAL: LazyLock<Catalog> = LazyLock::new(weibao_standards::catalog);

/// Every case of a room, through a function, against its golden.
fn hold(room: &str, least: usize, run: impl Fn(&Value) -> Value) {
    let folder = weibao_tests::folder().join("chain").join(room);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().unwrap().strip_suffix(".json").map(String::from))
        .filter(|name| !name.ends_with(".expected"))
        .collect();
    names.sort();
    assert!(names.len() >= least, "cases are missing in {room}: {}", names.len());
    for name in names {
        let case = weibao_tests::json(format!("chain/{room}/{name}.json"));
        assert!(case["description"].as_str().is_some_and(|text| text.len() > 10), "{name} says nothing of itself");
        weibao_tests::golden(format!("chain/{room}/{name}.expected.json"), &run(&case));
    }
}

fn told<T: serde::Serialize>(result: Result<T, Vec<weibao_core::Problem>>) -> Value {
    match result {
        Ok(told) => serde_json::to_value(told).unwrap(),
        Err(problems) => json!({ "refused": problems }),
    }
}

/// A small county with what a case adds to it.
fn county(case: &Value) -> Value {
    let mut county = weibao_core::new_assessment(&SMALL, Some(&json!({ "name": "示例县", "code": "450123" })));
    for (field, value) in case["assessment"].as_object().into_iter().flatten() {
        county[field] = value.clone();
    }
    county
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Replies as the cases write them: the unit and its values.
fn replies(case: &Value) -> Vec<Value> {
    let whole = |reply: &Value| {
        let mut whole = json!({ "format": "weibao.reply", "version": 1, "request": "r-1" });
        for (field, value) in reply.as_object().unwrap() {
            whole[field] = value.clone();
        }
        whole
    };
    list(&case["replies"]).iter().map(whole).collect()
}

/// Only what a merge changed, so that a golden is read in a minute.
fn changes(before: &Value, merged: Result<weibao_chain::Merged, Vec<weibao_core::Problem>>) -> Value {
    let mut told = told(merged);
    let Some(assessment) = told.get("assessment").cloned() else { return told };
    assert_eq!(
        weibao_core::check(&SMALL, &assessment).iter().filter(|problem| problem.code != "register_disagrees").count(),
        0
    );
    let changed: serde_json::Map<String, Value> = assessment
        .as_object()
        .unwrap()
        .iter()
        .filter(|(field, value)| before.get(field) != Some(value))
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    told["assessment"] = Value::Object(changed);
    told
}

#[test]
fn every_merge_comes_out_as_written() {
    hold("merge", 14, |case| {
        let county = county(case);
        let merged = weibao_chain::merge(&SMALL, &county, &replies(case), "2026-03-10");
        let mut out = changes(&county, merged.clone());
        // What follows when the same files are dropped again: nothing is taken twice.
        if let Ok(merged) = merged {
            let again = weibao_chain::merge(&SMALL, &merged.assessment, &replies(case), "2026-03-11").unwrap();
            assert_eq!(again.assessment, merged.assessment, "{}", case["description"]);
            assert_eq!(again.taken, Vec::new(), "{}", case["description"]);
            let kept: Vec<&str> = merged.taken.iter().map(|taken| taken.at.as_str()).collect();
            assert!(merged.clashes.iter().all(|clash| clash.kind == "disagree" || !kept.contains(&clash.at.as_str())));
        }
        if case.get("missing") == Some(&json!(false)) {
            out.as_object_mut().unwrap().remove("missing");
        }
        out
    });
}

#[test]
fn every_comparison_comes_out_as_written() {
    hold("compare", 1, |case| {
        let file = |side: &str| county(&json!({ "assessment": case[side] }));
        let options = weibao_chain::CompareOptions { overlay: None, renames: case.get("renames") };
        told(weibao_chain::compare(&SMALL, &file("before"), &file("after"), &options))
    });
}

#[test]
fn every_next_round_comes_out_as_written() {
    hold("round", 1, |case| {
        told(weibao_chain::next_round(&SMALL, &county(case), case["today"].as_str().unwrap(), case.get("period")))
    });
}

#[test]
fn every_roll_up_comes_out_as_written() {
    hold("rollup", 1, |case| {
        let files: Vec<Value> = list(&case["files"])
            .iter()
            .map(|file| {
                if file.is_object() && file.get("raw").is_none() {
                    county(&json!({ "assessment": file }))
                } else {
                    file.get("raw").unwrap_or(file).clone()
                }
            })
            .collect();
        told(weibao_chain::roll_up(&SMALL, &files, None, case["today"].as_str()))
    });
}

#[test]
fn every_review_comes_out_as_written() {
    hold("review", 1, |case| {
        let county = county(case);
        let bytes = county.to_string();
        let mut review = case["review"].clone();
        if review["of"]["digest"] == "right" {
            review["of"]["digest"] = weibao_chain::digest(&county).into();
        }
        let mut out = told(weibao_chain::reviewed(&SMALL, &county, &review, &Options::default()));
        assert_eq!(county.to_string(), bytes, "COUNTY'S WORD");
        for side in ["county", "reviewer"] {
            if let Some(report) = out.get(side) {
                let standards: serde_json::Map<String, Value> = list(&report["standards"])
                    .iter()
                    .map(|standard| {
                        let reasons: Vec<Value> =
                            list(&standard["reasons"]).iter().map(|reason| reason["text"].clone()).collect();
                        let told = json!({ "status": standard["status"], "reasons": reasons });
                        (standard["id"].as_str().unwrap().to_owned(), told)
                    })
                    .collect();
                out[side] = json!({ "standards": standards, "negatives": report["negatives"] });
            }
        }
        out
    });
}

#[test]
fn every_request_comes_out_as_written() {
    hold("request", 1, |case| {
        let county = county(case);
        let units: Vec<Value> = weibao_chain::units(&SMALL, &county)
            .iter()
            .map(|unit| json!({ "key": unit.unit.key, "name": unit.unit.name, "items": unit.items.len() }))
            .collect();
        let due = case["due"].as_str();
        let request = weibao_chain::request_for(&SMALL, &county, case["unit"].as_str().unwrap(), "2026-03-01", due);
        json!({ "units": units, "request": told(request) })
    });
}

const TODAY: &str = "2026-03-01";

fn found(value: &Value) -> Vec<String> {
    let found = weibao_chain::scan(value, Some(TODAY));
    found.iter().map(|found| format!("{:?} {}", found.level, found.kind)).collect()
}

#[test]
fn personal_data_is_found_and_nothing_else_is() {
    let corpus = weibao_tests::json("chain/scan.json");
    let texts = list(&corpus["texts"]);
    assert!(texts.len() >= 60, "{}", texts.len());
    let mut sure = 0;
    let mut wrong = Vec::new();
    for entry in &texts {
        let expected: Vec<&str> =
            entry["found"].as_array().unwrap().iter().map(|found| found.as_str().unwrap()).collect();
        sure += usize::from(expected.iter().any(|found| found.starts_with('A')));
        let found = found(&entry["text"]);
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", entry["text"]));
        }
    }
    assert!(sure >= 20, "{sure}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_says_where_and_never_shows_the_whole() {
    let value = json!({
        "registers": { "schools": [{ "name": "一小" }, { "name": "张三，男，12岁" }] },
        "answers": { "5.2.2": { "note": "450123201503120018 家长 13800138000" }, "9.1.1": { "note": "2024年3月虐待案" } },
        "contact": { "mobile": "13800138000", "office_phone": "0771-5881234" },
        "figures": { "guardianship_fund_yuan": 13_800_138_000_u64 },
        "cell": 13_800_138_000_u64,
    });
    let found = weibao_chain::scan(&value, Some(TODAY));
    let places: Vec<&str> = found.iter().map(|found| found.at.as_str()).collect();
    let mut expected =
        vec!["/registers/schools/1/name", "/answers/5.2.2/note", "/answers/5.2.2/note", "/answers/9.1.1/note", "/cell"];
    let mut sorted = places.clone();
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    for found in &found {
        assert!(found.masked.contains('…') || found.kind == "case_words", "{found:?}");
        assert!(
            !found.masked.contains("20150312") && !found.masked.contains("张三") && !found.text.contains("138"),
            "{found:?}"
        );
    }
    // A minor by his number on this day, and nobody knows without one.
    let minor = |today| weibao_chain::scan(&json!("450123201503120018"), today)[0].text.contains("未成年人的");
    assert!(minor(Some("2026-03-01")) && minor(Some("2033-03-11")) && !minor(Some("2033-03-12")) && !minor(None));
}

#[test]
fn nothing_of_ours_is_taken_for_personal_data() {
    let catalog = serde_json::to_value(&*NATIONAL).unwrap();
    let form = serde_json::to_value(weibao_standards::form()).unwrap();
    let mut ours =
        vec![catalog, form, weibao_standards::example(), serde_json::to_value(weibao_standards::lists()).unwrap()];
    ours.extend(weibao_standards::overlays().iter().map(|(_, overlay)| serde_json::from_str(overlay).unwrap()));
    for value in ours {
        let found = weibao_chain::scan(&value, Some(TODAY));
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn names_are_found_on_lists_exactly_or_nearly() {
    let lists = weibao_standards::lists();
    let near =
        |name: &str| -> Vec<bool> { weibao_chain::listed(&lists, name).iter().map(|listed| listed.near).collect() };
    for (name, expected) in [
        ("中国功能农业发展联盟", vec![false]),
        ("（中国 功能农业 发展联盟）", vec![false]),
        ("中国功能农业发展联盟广西分会", vec![true]),
        ("中国功能农业发展同盟", vec![true]),
        ("中国功能农发展联盟", vec![true]),
        ("中国功能农业农村发展联盟", vec![]),
        ("示例县青年志愿者协会", vec![]),
        ("联盟", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(near(name), expected, "{name}");
    }
    let listed = &weibao_chain::listed(&lists, "中国功能农业发展联盟")[0];
    assert_eq!((listed.as_of.as_str(), listed.name.as_str()), ("2021-08-17", "中国功能农业发展联盟"));
}
