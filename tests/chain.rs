//! The chain's functions, held by data: files in, what comes of them out.
//!
//! A case is `chain/ROOM/NAME.json` (`description`, then what goes in); what must come out is `chain/ROOM/NAME.expected.json`.

use std::sync::LazyLock;
use std::time::Instant;

use proptest::prelude::*;
use serde_json::{Value, json};
use weibao_core::{Catalog, Options};

static SMALL: LazyLock<Catalog> =
    LazyLock::new(|| serde_json::from_value(weibao_tests::json("chain/catalog.json")).unwrap());
static NATIONAL: LazyLock<Catalog> = LazyLock::new(weibao_standards::catalog);

/// Every case of a room, through a function, against its golden.
fn hold(room: &str, run: impl Fn(&Value) -> Value) {
    let files = weibao_tests::listed(&format!("chain/{room}"));
    for name in files.iter().filter_map(|file| file.strip_suffix(".json")).filter(|name| !name.ends_with(".expected")) {
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

/// Puts a value at a pointer; parents that are missing are made, a list where the next step is a number.
fn put(value: &mut Value, pointer: &str, new: Value) {
    let steps: Vec<String> =
        pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let mut place = value;
    for (number, step) in steps.iter().enumerate() {
        if place.is_null() {
            *place = if step.parse::<usize>().is_ok() { json!([]) } else { json!({}) };
        }
        match place {
            Value::Array(items) => {
                let index: usize = step.parse().unwrap();
                assert!(index <= items.len(), "step {number} of {pointer} leaves no gap");
                if index == items.len() {
                    items.push(Value::Null);
                }
                place = &mut items[index];
            }
            other => place = &mut other[step.as_str()],
        }
    }
    *place = new;
}

#[test]
fn every_merge_comes_out_as_written() {
    hold("merge", |case| {
        let county = county(case);
        let merged = weibao_chain::merge(&SMALL, &county, &replies(case), "2026-03-10");
        let mut out = changes(&county, merged.clone());
        // What follows when the same files are dropped again: nothing is taken twice.
        if let Ok(merged) = merged {
            let again = weibao_chain::merge(&SMALL, &merged.assessment, &replies(case), "2026-03-11").unwrap();
            assert_eq!(again.assessment, merged.assessment, "{}", case["description"]);
            assert_eq!(again.taken, Vec::new(), "{}", case["description"]);
            let mut step_by_step = county.clone();
            for (_, puts) in merged.brought() {
                puts.into_iter().for_each(|(place, value)| put(&mut step_by_step, &place, value));
            }
            assert_eq!(
                step_by_step, merged.assessment,
                "{}: what the replies bring, one after the other",
                case["description"]
            );
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
    hold("compare", |case| {
        let file = |side: &str| county(&json!({ "assessment": case[side] }));
        let options = weibao_chain::CompareOptions { overlay: None, renames: case.get("renames") };
        told(weibao_chain::compare(&SMALL, &file("before"), &file("after"), &options))
    });
}

#[test]
fn every_next_round_comes_out_as_written() {
    hold("round", |case| {
        told(weibao_chain::next_round(&SMALL, &county(case), case["today"].as_str().unwrap(), case.get("period")))
    });
}

fn rolled_up(files: &[Value], today: Option<&str>) -> Result<weibao_chain::RolledUp, Vec<weibao_core::Problem>> {
    weibao_chain::roll_up(&[&*SMALL], files, &weibao_chain::RollUpOptions { today, ..Default::default() })
}

#[test]
fn every_roll_up_comes_out_as_written() {
    hold("rollup", |case| {
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
        told(rolled_up(&files, case["today"].as_str()))
    });
}

#[test]
fn every_review_comes_out_as_written() {
    hold("review", |case| {
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
    hold("request", |case| {
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
        "contact": { "name": "王某某", "mobile": "13800138000", "office_phone": "0771-5881234" },
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

#[test]
fn a_file_is_held_against_lists_where_it_names_organisations() {
    let lists = weibao_standards::lists();
    let piece = json!([{ "title": "与中国功能农业发展联盟的合作协议", "issuer": "中国富硒产业发展联合盟" }]);
    let file = json!({
        "registers": {
            "social_organisations": [
                { "name": "示例县青年志愿者协会", "supported": true },
                { "name": "中国 富硒产业发展联盟", "supported": true },
                { "name": "中国区块链应用研究中心", "supported": false },
            ],
            "schools": [{ "name": "全国乡镇长联谊会" }],
        },
        "answers": { "6.1.1": { "evidence": piece }, "1.1.1": { "evidence": piece } },
        "units": [{ "key": "u", "name": "中国保健营养理事会", "kind": "department" }],
    });
    let found = weibao_chain::on_lists(&lists, &file);
    let told: Vec<(&str, weibao_chain::How)> = found.iter().map(|found| (found.at.as_str(), found.how)).collect();
    use weibao_chain::How::{Near, Same, Within};
    assert_eq!(
        told,
        [
            ("/registers/social_organisations/1/name", Same),
            ("/registers/social_organisations/2/name", Same),
            ("/answers/6.1.1/evidence/0/title", Within),
            ("/answers/6.1.1/evidence/0/issuer", Near),
            ("/units/0/name", Same),
        ]
    );
    for found in &found {
        assert!(found.text.contains("截至2021-08-17") && found.text.contains("www.chinanpo.gov.cn"), "{}", found.text);
        assert!(!["非法，", "违法", "是非法"].iter().any(|verdict| found.text.contains(verdict)), "{}", found.text);
    }
    // One of the two that count is on it; the figure is what it was.
    let counted = weibao_chain::counted_on_lists(&found, &file, "10.3.1").unwrap();
    assert!(counted.contains("有1家与名单上的同名，请核对后再计"), "{counted}");
    assert_eq!(weibao_chain::counted_on_lists(&found, &file, "6.1.1"), None);
    // The places are those of these standards.
    for standard in ["6.1.1", "9.5.1", "10.3.1", "11.1.5"] {
        assert!(NATIONAL.standard(standard).is_some() && weibao_chain::names_organisations(standard));
    }
    assert!(NATIONAL.register("social_organisations").unwrap().column("supported").is_some());
    assert_eq!(weibao_chain::on_lists(&lists, &weibao_standards::example()), []);
    for value in [json!(null), json!([]), json!({ "registers": 3 }), json!({ "units": [null, 3, {}] })] {
        assert_eq!(weibao_chain::on_lists(&lists, &value), []);
    }
}

#[test]
fn a_list_of_names_says_of_which_day_it_is() {
    let whole = json!({ "format": "weibao.list", "version": 1, "id": "later", "title": "后来的名单", "as_of": "2026-01-31",
        "source": "民政部网站", "names": ["全国某某联合会", "短"] });
    let list = weibao_chain::read_list(&whole).unwrap();
    assert_eq!(list.names, ["全国某某联合会"], "a name that is in every other one is left out");
    let lists: Vec<_> = weibao_standards::lists().into_iter().chain([list]).collect();
    assert_eq!(weibao_chain::listed(&lists, "全国某某联合会")[0].as_of, "2026-01-31");
    assert_eq!(weibao_chain::listed(&lists, "中国富硒产业发展联盟").len(), 1, "several lists add up");
    for (field, wrong) in [
        ("format", json!("weibao.rules")),
        ("version", json!(2)),
        ("as_of", json!("去年")),
        ("as_of", json!(null)),
        ("source", json!("")),
        ("names", json!([])),
    ] {
        let mut list = whole.clone();
        list[field] = wrong;
        assert!(!weibao_chain::read_list(&list).unwrap_err()[0].text.is_empty(), "{field}");
    }
}

/// Worked out by `chain/digests.py`, which shares nothing with us.
#[test]
fn digests_are_those_of_another_implementation() {
    let vectors = list(&weibao_tests::json("chain/digests.json")["vectors"]);
    assert!(vectors.len() >= 10);
    for vector in vectors {
        // From the text, so that numbers are as somebody wrote them.
        let value: Value = serde_json::from_str(vector["text"].as_str().unwrap()).unwrap();
        assert_eq!(weibao_chain::digest(&value), vector["digest"].as_str().unwrap(), "{}", vector["text"]);
    }
}

#[test]
fn the_same_seed_draws_the_same_rows_and_every_township_its_share() {
    let rows: Vec<Value> = (0..50)
        .map(|number| json!({ "name": format!("{number}村"), "township": if number < 30 { "东镇" } else if number < 45 { "西镇" } else { "南镇" } }))
        .collect();
    let drawn = weibao_chain::sample(&rows, 10, "2026-04-01");
    assert_eq!(drawn, weibao_chain::sample(&rows, 10, "2026-04-01"));
    assert_ne!(drawn, weibao_chain::sample(&rows, 10, "2026-04-02"));
    let share = |from, to| drawn.iter().filter(|row| (from..to).contains(*row)).count();
    assert_eq!([share(0, 30), share(30, 45), share(45, 50)], [6, 3, 1]);
    // Known by a generator of another language: `chain/digests.py` prints it.
    assert_eq!(
        drawn,
        serde_json::from_value::<Vec<usize>>(weibao_tests::json("chain/digests.json")["sample"].clone()).unwrap()
    );
    assert_eq!(weibao_chain::sample(&rows, 500, "x"), (0..50).collect::<Vec<_>>());
    assert!(weibao_chain::sample(&[], 3, "x").is_empty() && weibao_chain::sample(&rows, 0, "x").is_empty());
}

#[test]
fn reviews_of_groups_are_joined_and_nobody_outvotes_another() {
    let review = |id: &str, marks: Value| json!({ "format": "weibao.review", "version": 1, "id": id, "of": { "digest": "d" }, "marks": marks });
    let (same, doubtful) = (json!({ "mark": "accepted" }), json!({ "mark": "doubtful", "remark": "材料不足" }));
    let one = review("1", json!({ "/answers/1.1.1": same, "/answers/1.1.2": same }));
    let two = review("2", json!({ "/answers/1.1.1": same, "/answers/1.1.2": doubtful, "/answers/2.1.1": doubtful }));
    let joined = weibao_chain::join_reviews(&[one.clone(), two.clone()]);
    assert_eq!(joined.review["marks"], json!({ "/answers/1.1.1": same, "/answers/2.1.1": doubtful }));
    assert_eq!(joined.clashes["/marks/~1answers~11.1.2"].len(), 2);
    let back = weibao_chain::join_reviews(&[two, one.clone()]);
    assert_eq!(back.review["marks"], joined.review["marks"]);
    let mut other = one.clone();
    other["of"]["digest"] = "e".into();
    assert_eq!(weibao_chain::join_reviews(&[one, other]).problems[0].path, "/1/of/digest");
}

#[test]
fn marks_survive_a_new_revision_exactly_for_unchanged_items() {
    let case = weibao_tests::json("chain/review/02-all-accepted.json");
    let before = county(&case);
    let mut review = case["review"].clone();
    review["of"] = json!({ "digest": weibao_chain::digest(&before), "county": "示例县", "catalog": "cn-2021", "id": "a-1", "revision": 15 });
    let seen = weibao_chain::reviewed(&SMALL, &before, &review, &Options::default()).unwrap();
    for (place, item) in &seen.items {
        review["marks"][place]["item"] = item.as_str().into();
    }
    let mut after = before.clone();
    after["file"]["revision"] = 16.into();
    let again = weibao_chain::reviewed(&SMALL, &after, &review, &Options::default()).unwrap();
    assert!(again.stale.is_empty(), "nothing but the revision has changed: {:?}", again.stale);
    // An answer, and a register on which a standard rests.
    after["answers"]["1.1.1"]["note"] = "补充了材料".into();
    after["registers"]["townships"][0]["station"] = false.into();
    let again = weibao_chain::reviewed(&SMALL, &after, &review, &Options::default()).unwrap();
    assert_eq!(again.stale, ["/answers/1.1.1", "/answers/2.1.1"]);
    assert_eq!((again.counts.accepted, again.counts.unseen), (2, 2));
}

#[test]
fn a_roll_up_of_roll_ups_is_the_sum() {
    let case = weibao_tests::json("chain/rollup/01-counties-by-hand.json");
    let files: Vec<Value> = list(&case["files"])
        .iter()
        .filter(|file| file.get("raw").is_none())
        .map(|file| county(&json!({ "assessment": file })))
        .collect();
    let whole = rolled_up(&files, None).unwrap();
    // One county in two revisions must be in one half; its two files stand at 2 and 5.
    let halves = [&files[..2], &files[2..]].map(|half| rolled_up(half, None).unwrap());
    assert_eq!(weibao_chain::sum(&SMALL, halves.to_vec()).unwrap(), whole);
    let twice = weibao_chain::sum(&SMALL, vec![halves[0].clone(), halves[0].clone()]).unwrap_err();
    assert_eq!(twice[0].code, "county_twice");
    let mixed = ["01-counties-by-hand", "02-two-readings-have-no-total"].map(|name| {
        let case = weibao_tests::json(format!("chain/rollup/{name}.json"));
        let file = list(&case["files"]).into_iter().nth(usize::from(name.starts_with("02"))).unwrap();
        rolled_up(&[county(&json!({ "assessment": file }))], None).unwrap()
    });
    let sum = weibao_chain::sum(&SMALL, mixed.to_vec()).unwrap();
    let measure = sum.measures.iter().find(|measure| measure.clause == "2.1.2/1").unwrap();
    assert_eq!((measure.readings, &measure.part, measure.counties), (2, &None, 2));
}

#[test]
fn no_rank_stands_in_a_roll_up() {
    let case = weibao_tests::json("chain/rollup/01-counties-by-hand.json");
    let files: Vec<Value> = list(&case["files"])
        .iter()
        .filter(|file| file.get("raw").is_none())
        .map(|file| county(&json!({ "assessment": file })))
        .collect();
    let mut backwards = files.clone();
    backwards.reverse();
    let names = |files: &[Value]| -> Vec<String> {
        rolled_up(files, None).unwrap().counties.into_iter().map(|line| line.name).collect()
    };
    assert_eq!(names(&files), names(&backwards));
    assert_eq!(names(&files), ["甲县", "乙县", "丙县", "丁县", "戊县"], "the order of the codes");
    let text = serde_json::to_string(&rolled_up(&files, None).unwrap()).unwrap();
    for word in ["rank", "ordinal", "place", "mean", "average"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn a_next_round_holds_nothing_as_met_and_has_no_defect() {
    let example = weibao_standards::example();
    let next = weibao_chain::next_round(&NATIONAL, &example, TODAY, None).unwrap();
    assert_eq!(weibao_core::check(&NATIONAL, &next), Vec::new());
    let report = weibao_core::evaluate(&NATIONAL, &next, &Options::default()).unwrap();
    assert_eq!(report.totals.met + report.totals.partial + report.totals.unmet, 0, "{:?}", report.totals);
    assert!(
        report.negatives.absent.is_empty() && report.figures.iter().all(|figure| figure.register.is_some()),
        "{:?}",
        report.figures
    );
    assert_eq!((next["figures"].clone(), next["negatives"].clone()), (json!({}), json!({})));
    assert_eq!(next["previous"]["digest"], weibao_chain::digest(&example).as_str());
    assert!(next.get("application").is_none() && next.get("replies").is_none());
}

#[test]
fn hostile_files_end_within_a_second() {
    let county = weibao_standards::example();
    let pointer = |number: usize| format!("/answers/{number}/clauses/{number}");
    let many: serde_json::Map<String, Value> = (0..60_000).map(|number| (pointer(number), json!("met"))).collect();
    let rows: Vec<Value> = (0..20_000)
        .map(|number| json!({ "name": format!("{}校", number % 9_000), "stage": "primary", "x": 1 }))
        .collect();
    let deep: Value = serde_json::from_str(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).unwrap();
    let reply = |values: Value| json!({ "format": "weibao.reply", "version": 1, "request": "r", "unit": "教育局", "values": values });
    let replies = [
        reply(Value::Object(many)),
        reply(json!({ "/registers/schools": rows, "/figures/special_schools": deep })),
        reply(json!({ "": 1, "/": 1, "~": 1, "/answers/5.2.2/evidence": [[], {}, 7, { "title": 7 }] })),
        deep.clone(),
        Value::Null,
    ];
    // How fast this machine is just now, unoptimised and beside other tests: what reading these replies takes.
    let start = Instant::now();
    for reply in &replies {
        let text = serde_json::to_string(reply).unwrap();
        assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), reply);
    }
    let reading = start.elapsed();
    let start = Instant::now();
    let merged = weibao_chain::merge(&NATIONAL, &county, &replies, TODAY).unwrap();
    assert!(!merged.problems.is_empty());
    weibao_chain::scan(&json!("1".repeat(200_000)), None);
    weibao_chain::scan(&json!("1 ".repeat(100_000)), None);
    weibao_chain::scan(&json!("王男岁".repeat(60_000)), None);
    weibao_chain::listed(&weibao_standards::lists(), &"中国".repeat(100_000));
    weibao_chain::digest(&deep);
    // The module's own test has the real second. What grows with the square of its input takes thousands of readings here.
    assert!(start.elapsed() < reading * 40, "{:?}, and {reading:?} to read it", start.elapsed());
}

fn clause_value() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("met"),
        json!("unmet"),
        json!("pending"),
        json!("not_applicable"),
        json!(""),
        Value::Null,
    ])
}

/// A reply of each unit, or of some of them, to what they are asked.
fn replies_of_units() -> impl Strategy<Value = Vec<Value>> {
    let units = weibao_chain::units(&SMALL, &start());
    let of_unit = move |index: usize| {
        let unit = units[index].clone();
        let values: Vec<_> = unit
            .items
            .iter()
            .map(|place| {
                let value = if place.starts_with("/figures/") {
                    (0..3_u8).prop_map(|number| json!(number)).boxed()
                } else if place.starts_with("/negatives/") {
                    prop::sample::select(vec!["absent", "present", "pending"]).prop_map(|state| json!(state)).boxed()
                } else if place.ends_with("/evidence") {
                    (0..3_u8).prop_map(|number| json!([{ "title": format!("材料{number}") }])).boxed()
                } else if place.starts_with("/registers/") {
                    let row = (0..4_u8, any::<bool>(), 0..3_u8).prop_map(|(name, flag, number)| {
                        json!({ "name": format!("单位{name}"), "station": flag, "social_worker": flag, "care_site": flag, "child_directors": number })
                    });
                    prop::collection::vec(row, 0..3).prop_map(Value::Array).boxed()
                } else {
                    clause_value().boxed()
                };
                (Just(place.clone()), prop::option::of(value))
            })
            .collect();
        values.prop_map(move |values| {
            let values: serde_json::Map<String, Value> =
                values.into_iter().filter_map(|(place, value)| Some((place, value?))).collect();
            json!({ "format": "weibao.reply", "version": 1, "request": "r", "unit": unit.unit.key, "values": values })
        })
    };
    (of_unit(0), of_unit(1), of_unit(2), of_unit(3)).prop_map(|(one, two, three, four)| vec![one, two, three, four])
}

fn start() -> Value {
    county(&json!({ "assessment": {
        "answers": { "1.1.1": { "clauses": { "1.1.1/1": "met" } } },
        "registers": { "schools": [{ "name": "单位1", "social_worker": true }], "communities": [{ "name": "单位2", "township": "东镇" }] },
    } }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_replies_makes_no_difference(replies in replies_of_units(), turn in 0..4_usize) {
        let merged = weibao_chain::merge(&SMALL, &start(), &replies, TODAY).unwrap();
        let mut turned = replies.clone();
        turned.rotate_left(turn);
        turned.swap(0, 2);
        let other = weibao_chain::merge(&SMALL, &start(), &turned, TODAY).unwrap();
        prop_assert_eq!(serde_json::to_string(&merged.assessment).unwrap(), serde_json::to_string(&other.assessment).unwrap());
        // But for the number of a reply, which is its place in the list.
        prop_assert_eq!(serde_json::to_value(&merged.taken).unwrap(), serde_json::to_value(&other.taken).unwrap());
        // What the replies bring, one after the other, is all of it, whatever the order in which they came.
        for merged in [&merged, &other] {
            let mut step_by_step = start();
            for (_, puts) in merged.brought() {
                puts.into_iter().for_each(|(place, value)| put(&mut step_by_step, &place, value));
            }
            prop_assert_eq!(&step_by_step, &merged.assessment);
        }
        prop_assert_eq!(&merged.missing, &other.missing);
        prop_assert_eq!(merged.clashes.len(), other.clashes.len());
        // And what the county had typed is still there.
        prop_assert_eq!(merged.assessment.pointer("/answers/1.1.1/clauses/1.1.1~11"), Some(&json!("met")));
        prop_assert_eq!(merged.assessment.pointer("/registers/schools/0/social_worker"), Some(&json!(true)));
    }

    #[test]
    fn whatever_a_reply_is_merging_ends_and_the_file_has_no_new_defect(replies in prop::collection::vec(junk(), 0..4)) {
        let merged = weibao_chain::merge(&SMALL, &start(), &replies, TODAY).unwrap();
        let new = weibao_core::check(&SMALL, &merged.assessment);
        prop_assert!(new.iter().all(|problem| problem.code == "register_disagrees" || problem.code == "part_exceeds_whole"), "{new:?}");
        weibao_chain::scan(&Value::Array(replies.clone()), Some(TODAY));
        let _ = rolled_up(&replies, Some(TODAY)).unwrap();
        let _ = weibao_chain::join_reviews(&replies);
        for junk in &replies {
            let _ = weibao_chain::reviewed(&SMALL, &start(), junk, &Options::default());
            let _ = weibao_chain::next_round(&SMALL, junk, TODAY, Some(junk));
            let _ = weibao_chain::compare(&SMALL, junk, &start(), &weibao_chain::CompareOptions { overlay: Some(junk), renames: Some(junk) });
            let _ = weibao_chain::units(&SMALL, junk);
            let mut odd = start();
            for field in ["units", "assign", "replies", "carried", "lead", "registers", "file"] {
                odd[field] = junk.clone();
            }
            let _ = weibao_chain::merge(&SMALL, &odd, &replies, TODAY).unwrap();
            let _ = weibao_chain::request_for(&SMALL, &odd, "civil", TODAY, Some("x"));
        }
    }
}

/// JSON that knows our words and little else.
fn junk() -> impl Strategy<Value = Value> {
    let words = prop::sample::select(vec![
        "weibao.reply",
        "weibao.review",
        "weibao.assessment",
        "cn-2021",
        "民政局",
        "police",
        "met",
        "not_applicable",
        "",
        "东镇",
        "/answers/1.1.1/clauses/1.1.1~11",
        "2026-01-01",
        "张三，男，12岁",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "format",
        "version",
        "unit",
        "values",
        "catalog",
        "county",
        "name",
        "registers",
        "schools",
        "answers",
        "1.1.1",
        "clauses",
        "marks",
        "of",
        "digest",
        "mark",
        "figures",
        "/answers/1.1.1/clauses/1.1.1~11",
        "/registers/schools",
        "/negatives/N1",
        "/figures/special_schools",
        "/answers/1.1.1/evidence",
        "title",
        "township",
        "key",
        "each",
        "main",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((names.clone(), inner), 0..8).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}

/// What is said by the bodies that a clause names is asked of each for itself, and of nobody a second time.
#[test]
fn named_bodies_are_asked_one_by_one() {
    let county = weibao_core::new_assessment(&NATIONAL, Some(&json!({ "name": "示例县" })));
    let asked = |county: &Value, unit: &str| -> Vec<(String, Value)> {
        let request = weibao_chain::request_for(&NATIONAL, county, unit, "2026-03-01", None).unwrap();
        let item = |item: &weibao_chain::RequestItem| (item.at.clone(), json!(item.role));
        request.items.iter().map(item).collect()
    };
    let police = asked(&county, "公安局");
    let bodies: Vec<&str> = police.iter().map(|(at, _)| at.as_str()).filter(|at| at.starts_with("/bodies/")).collect();
    let own = ["3.1.1~11", "3.5.1~13", "9.1.5~11", "11.2.2~11"].map(|clause| format!("/bodies/{clause}/police"));
    assert_eq!(bodies, own, "each clause once, and no other body's");
    assert!(police.iter().filter(|(at, _)| at.starts_with("/bodies/")).all(|(_, role)| role == "main"));
    let everybody: Vec<String> =
        weibao_chain::units(&NATIONAL, &county).into_iter().flat_map(|unit| unit.items).collect();
    for standard in NATIONAL.standards() {
        for clause in &standard.clauses {
            let answer = format!("/answers/{}/clauses/{}", standard.id, clause.id.replace('/', "~1"));
            let counted = clause.measured && !clause.bodies.is_empty();
            assert_eq!(everybody.contains(&answer), clause.counts() && !counted, "{answer}");
            for body in clause.bodies.iter().filter(|_| counted) {
                let place = format!("/bodies/{}/{}", clause.id.replace('/', "~1"), body.key);
                assert_eq!(everybody.iter().filter(|at| **at == place).count(), 1, "{place}");
            }
        }
    }
    // Suggestions are only recorded: whether one has made any decides nothing.
    assert!(everybody.contains(&"/figures/suggesting_agencies".to_owned()));
    for figure in ["agencies_with_intake_procedure", "mr_training_agencies", "villages_total", "reply_months"] {
        assert!(!everybody.contains(&format!("/figures/{figure}")), "{figure}");
    }
    // What the county has settled otherwise stands.
    let mut settled = county.clone();
    settled["assign"] = json!({ "/answers/9.1.5/clauses/9.1.5~11": { "main": "政法委" } });
    assert!(asked(&settled, "公安局").iter().all(|(at, _)| !at.starts_with("/bodies/9.1.5")));
    assert!(asked(&settled, "政法委").iter().any(|(at, _)| at == "/answers/9.1.5/clauses/9.1.5~11"));
}

/// 有 and 无 of a body come back into the file, and a 无 refutes at once.
#[test]
fn the_word_of_a_named_body_comes_back() {
    let county = weibao_core::new_assessment(&NATIONAL, Some(&json!({ "name": "示例县" })));
    let reply = |unit: &str, place: &str, value: Value| json!({ "format": "weibao.reply", "version": 1, "request": "r-1", "unit": unit, "values": { place: value } });
    let replies = [
        reply("法院", "/bodies/9.1.5~11/court", json!(true)),
        reply("公安局", "/bodies/9.1.5~11/police", json!(false)),
        reply("司法局", "/bodies/9.1.5~11/police", json!(true)),
        reply("检察院", "/bodies/9.1.5~11/procuratorate", json!("有")),
    ];
    let merged = weibao_chain::merge(&NATIONAL, &county, &replies, "2026-03-10").unwrap();
    assert_eq!(merged.assessment["bodies"], json!({ "9.1.5/1": { "court": true, "police": false } }));
    let codes: Vec<&str> = merged.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["not_asked", "wrong_type"], "another body's word, and a word that is none");
    let report = weibao_core::evaluate(&NATIONAL, &merged.assessment, &Options::default()).unwrap();
    let clause = report.standards.iter().flat_map(|standard| &standard.clauses).find(|clause| clause.id == "9.1.5/1");
    let measured = clause.and_then(|clause| clause.measured.as_ref()).unwrap();
    assert_eq!(measured.failing, ["公安机关"]);
    assert!(measured.text.contains("至多3家，标准为不少于4家，至少还差1家"), "{}", measured.text);
}
