//! 复核和对比: nothing is carried as met, and neither file changes.

use crate::memory::Window;
use serde_json::json;
use weibao_page::Msg;
use weibao_page::msg::{Round, Start};
use weibao_page::place::Place;
use weibao_page::queries::round as query;
use weibao_page::world::Purpose;

fn with_example() -> Window {
    let mut window = Window::fresh();
    window.does(Msg::Start(Start::Example));
    window.does(Msg::Go(Place::Round));
    window
}

fn compares(window: &mut Window, bytes: &[u8]) {
    window.does(Msg::Read(Purpose::Older, "上次.json".to_owned(), Some(bytes.to_vec())));
}

#[test]
fn nothing_is_carried_as_met_and_the_old_file_stays() {
    let mut window = with_example();
    let old = window.file().clone();
    let slot = window.model.keeping.slot.id.clone();
    assert!(window.session().report().totals.met > 0);
    window.does(Msg::Round(Round::New));
    let totals = &window.session().report().totals;
    assert_eq!((totals.met, totals.partial, totals.unmet), (0, 0, 0));
    assert_eq!(window.file()["figures"], json!({}), "no number");
    assert_eq!(window.file()["negatives"], json!({}), "and no 无");
    assert_eq!(window.file()["county"], old["county"]);
    assert_eq!(window.file()["previous"]["digest"], weibao_chain::digest(&old).as_str());
    assert_ne!(window.model.keeping.slot.id, slot);
    assert_eq!(window.world.disk.borrow().saved_file(&slot).unwrap().1, old);
    assert!(window.says_saved());
}

#[test]
fn what_got_worse_comes_first_and_neither_file_changes() {
    let mut older = weibao_standards::example();
    for (id, status) in [("1.1.1", "unmet"), ("1.1.2", "met")] {
        older["answers"][id] = json!({ "status": status });
    }
    let mut newer = older.clone();
    newer["answers"]["1.1.1"] = json!({ "status": "met" });
    newer["answers"]["1.1.2"] = json!({ "status": "unmet" });
    let mut window = Window::fresh();
    window.opens("这次.json", newer.to_string().as_bytes());
    window.does(Msg::Go(Place::Round));
    compares(&mut window, older.to_string().as_bytes());
    let (name, comparison) = window.model.ui.round.compared.as_ref().unwrap();
    assert_eq!(name, "上次.json");
    let ids: Vec<&str> = query::standards(comparison).iter().map(|standard| standard.id.as_str()).collect();
    assert_eq!(ids, ["1.1.2", "1.1.1"]);
    assert_eq!(window.file(), &newer);
    // What was shown of one file is not shown beside another.
    window.opens("另.json", older.to_string().as_bytes());
    assert!(window.model.ui.round.compared.is_none());
}

/// A county with an answer of every kind, and the round after it.
fn next_round() -> Window {
    let mut old = weibao_core::new_assessment(&weibao_standards::catalog(), Some(&json!({ "name": "示例县" })));
    old["answers"] = json!({
        "1.1.1": { "status": "met", "note": "已核", "evidence": [{ "title": "合同", "valid_to": "2020-01-01" }] },
        "1.1.2": { "status": "unmet" },
        "2.1.1": { "status": "not_applicable", "reason": "无此情形", "clauses": { "2.1.1/1": "met" } },
    });
    old["figures"] = json!({ "county_population": 300_000 });
    old["registers"]["townships"] = json!([{ "name": "东镇", "station": true, "population": 9 }]);
    old["choices"] = json!({ "school_scope": "all" });
    old["negatives"] = json!({ "N1": { "state": "absent" } });
    old["period"] = json!({ "from": "2024-01-01", "to": "2024-12-31" });
    old["file"] = json!({ "id": "a-1", "revision": 15 });
    let mut window = Window::fresh();
    window.opens("去年.json", old.to_string().as_bytes());
    window.does(Msg::Round(Round::New));
    window
}

fn last(window: &Window, id: &str) -> query::Last {
    query::last(window.session().file(), window.session().catalog().standard(id).unwrap()).unwrap()
}

#[test]
fn still_so_is_ones_own_word_and_one_step() {
    let mut window = next_round();
    assert_eq!(window.file()["period"], json!({ "from": "2025-01-01", "to": "2025-12-31" }), "the last calendar year");
    let before = window.file().clone();
    let said = last(&window, "2.1.1");
    assert_eq!(said.said, "上次（2024年，第15稿）：不适用；分句1达标；理由：无此情形");
    assert!(said.waits);
    window.does(Msg::Round(Round::Still("2.1.1".to_owned())));
    let answer = &window.file()["answers"]["2.1.1"];
    assert_eq!(answer["status"], "not_applicable");
    assert_eq!((&answer["reason"], &answer["clauses"]["2.1.1/1"]), (&json!("无此情形"), &json!("met")));
    assert_eq!(window.file()["carried"]["/answers/2.1.1/status"]["confirmed_on"], "2026-11-25");
    assert!(!last(&window, "2.1.1").waits);
    assert!(!window.does(Msg::Round(Round::Still("2.1.1".to_owned()))), "nothing waits any more");
    window.does(Msg::Undo);
    assert_eq!(window.file(), &before, "one step takes all of it back");
    // What was said since is never written over.
    window.does(Msg::Assess(weibao_page::msg::Assess::Answer("1.1.1".to_owned(), Some(weibao_terms::Declared::Unmet))));
    assert!(!last(&window, "1.1.1").waits);
    window.does(Msg::Round(Round::Still("1.1.1".to_owned())));
    assert_eq!(window.file()["answers"]["1.1.1"]["status"], "unmet");
}

#[test]
fn what_fell_short_waits_first() {
    let window = next_round();
    let (count, waiting) = query::waiting(window.session());
    assert_eq!((count, waiting.iter().map(|(id, _)| *id).collect::<Vec<_>>()), (3, vec!["1.1.2", "1.1.1", "2.1.1"]));
}

#[test]
fn figures_stay_empty_with_the_old_value_beside_them() {
    let mut window = next_round();
    let figure = |window: &Window| query::figure(window.session().file(), "county_population").unwrap();
    assert_eq!(window.file()["figures"], json!({}));
    assert_eq!(figure(&window), ("上次（2024年，第15稿）：300000".to_owned(), false));
    for (typed, far) in [("360000", false), ("360001", true), ("240000", false), ("239999", true)] {
        let typed = weibao_page::msg::Figures::Typed("county_population".to_owned(), typed.to_owned());
        window.does(Msg::Figures(typed));
        assert_eq!(figure(&window).1, far);
    }
}

#[test]
fn a_row_takes_up_what_stands_and_never_a_number() {
    let mut window = next_round();
    assert_eq!(window.file()["registers"]["townships"], json!([{ "name": "东镇" }]));
    window.does(Msg::Round(Round::Row("townships".to_owned(), 0)));
    assert_eq!(window.file()["registers"]["townships"], json!([{ "name": "东镇", "station": true }]));
    window.does(Msg::Undo);
    assert_eq!(window.file()["registers"]["townships"], json!([{ "name": "东镇" }]));
}

/// A village that bears another name now still has what it said last time beside it.
#[test]
fn a_row_is_known_again_under_its_new_name() {
    let mut old = weibao_standards::example();
    old["registers"]["townships"] = json!([{ "name": "东镇", "station": true }]);
    let mut window = Window::fresh();
    window.opens("上次.json", old.to_string().as_bytes());
    window.does(Msg::Round(Round::New));
    let register = weibao_standards::catalog().register("townships").unwrap().clone();
    let mut new = window.file().clone();
    new["registers"]["townships"][0]["name"] = json!("城关镇");
    window.opens("这次.json", new.to_string().as_bytes());
    let said = |window: &Window| query::row(window.session().file(), &register, 0);
    assert!(said(&window).is_none());
    new["renames"] = json!({ "townships": { "东镇": "城关镇" } });
    window.opens("这次.json", new.to_string().as_bytes());
    assert!(said(&window).is_some_and(|last| last.waits));
}

#[test]
fn evidence_and_readings_wait_for_a_look() {
    let mut window = next_round();
    let before = window.file().clone();
    let pieces = query::evidence(window.session().file(), "1.1.1");
    assert_eq!((pieces.len(), pieces[0].title.as_str()), (1, "合同"));
    window.does(Msg::Round(Round::Evidence("1.1.1".to_owned(), 0)));
    assert_eq!(window.file()["answers"]["1.1.1"]["evidence"], json!([{ "title": "合同", "valid_to": "2020-01-01" }]));
    assert!(query::evidence(window.session().file(), "1.1.1").is_empty());
    window.does(Msg::Undo);
    assert_eq!(window.file(), &before);
    let reading = query::readings(window.session()).remove(0);
    assert_eq!((reading.at.as_str(), reading.confirmed_on), ("/choices/school_scope", None));
    window.does(Msg::Round(Round::Confirm(reading.at)));
    assert_eq!(query::readings(window.session())[0].confirmed_on.as_deref(), Some("2026-11-25"));
}

#[test]
fn a_period_that_ends_before_it_begins_makes_no_file() {
    let mut window = with_example();
    let slot = window.model.keeping.slot.id.clone();
    window.does(Msg::Round(Round::Period(true, "2020-01-01".to_owned())));
    window.does(Msg::Round(Round::New));
    assert_eq!(window.model.keeping.slot.id, slot);
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
}

#[test]
fn any_two_files_are_compared_without_one_that_is_open() {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Round));
    let mut older = weibao_standards::example();
    older["answers"]["1.1.1"] = json!({ "status": "met" });
    let mut newer = older.clone();
    newer["answers"]["1.1.1"] = json!({ "status": "unmet" });
    compares(&mut window, older.to_string().as_bytes());
    assert!(window.model.ui.round.compared.is_none(), "there is one only");
    window.does(Msg::Read(Purpose::Newer, "这次.json".to_owned(), Some(newer.to_string().into_bytes())));
    let (_, comparison) = window.model.ui.round.compared.as_ref().unwrap();
    assert_eq!(query::fell(comparison), (vec!["1.1.1"], 0));
    assert!(window.model.session().is_none());
}

/// Never: call a difference an improvement where the reading changed.
#[test]
fn a_change_of_reading_is_neither_better_nor_worse() {
    let catalog = weibao_standards::catalog();
    let choice =
        catalog.choices.iter().find(|choice| choice.options.len() > 1 && !choice.standards.is_empty()).unwrap();
    let id = choice.standards[0].clone();
    let file = |status: &str, option: usize| {
        let mut file = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        let clauses: serde_json::Map<String, serde_json::Value> =
            catalog.standard(&id).unwrap().clauses.iter().map(|clause| (clause.id.clone(), json!(status))).collect();
        file["answers"][&id] = json!({ "status": status, "clauses": clauses });
        file["choices"][&choice.key] = json!(choice.options[option].key);
        file
    };
    let mut window = Window::fresh();
    window.opens("这次.json", file("met", 1).to_string().as_bytes());
    compares(&mut window, file("unmet", 0).to_string().as_bytes());
    let (_, comparison) = window.model.ui.round.compared.as_ref().unwrap();
    let changed = comparison.standards.iter().find(|standard| standard.id == id).unwrap();
    assert_eq!(changed.change, weibao_chain::Change::Other);
    assert!(comparison.restated.is_some());
}

#[test]
fn villages_that_were_joined_are_known_again_by_the_users_list() {
    let file = |names: &[&str]| {
        let mut file = weibao_standards::example();
        file["registers"]["townships"] = names.iter().map(|name| json!({ "name": name })).collect();
        file
    };
    let mut window = Window::fresh();
    window.opens("这次.json", file(&["城关镇", "南镇"]).to_string().as_bytes());
    compares(&mut window, file(&["东镇", "西镇", "南镇"]).to_string().as_bytes());
    let renames = query::renames(&window.model.ui.round, window.model.session());
    let townships = renames.iter().find(|renamed| renamed.register == "townships").unwrap();
    assert_eq!(townships.old.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["东镇", "西镇"]);
    let removed = |window: &Window| {
        let (_, comparison) = window.model.ui.round.compared.as_ref().unwrap();
        let change = comparison.registers.iter().find(|change| change.key == "townships");
        change.map(|change| (change.removed.clone(), change.added.clone())).unwrap_or_default()
    };
    assert_eq!(removed(&window).0, ["东镇", "西镇"]);
    for old in ["东镇", "西镇"] {
        let rename = Round::Rename("townships".to_owned(), old.to_owned(), "城关镇".to_owned());
        window.does(Msg::Round(rename));
    }
    assert_eq!(removed(&window), (Vec::<String>::new(), Vec::new()));
    // The list is kept with the file, and can be taken back like any change.
    assert_eq!(window.file()["renames"], json!({ "townships": { "东镇": "城关镇", "西镇": "城关镇" } }));
    let kept = window.file().to_string();
    window.opens("这次.json", kept.as_bytes());
    compares(&mut window, file(&["东镇", "西镇", "南镇"]).to_string().as_bytes());
    assert_eq!(removed(&window), (Vec::<String>::new(), Vec::new()));
    window.does(Msg::Round(Round::Rename("townships".to_owned(), "东镇".to_owned(), String::new())));
    assert_eq!(removed(&window).0, ["东镇"]);
    window.does(Msg::Undo);
    assert_eq!(removed(&window), (Vec::<String>::new(), Vec::new()));
}

/// Beside a newer file that is not open, what was chosen is no edit of what is.
#[test]
fn a_list_of_names_beside_another_newer_file_changes_no_file() {
    let file = |name: &str| {
        let mut file = weibao_standards::example();
        file["registers"]["townships"] = json!([{ "name": name }]);
        file["renames"] = json!({ "townships": { "旧镇": "新镇" } });
        file.to_string().into_bytes()
    };
    let mut window = with_example();
    let open = window.file().clone();
    compares(&mut window, &file("旧镇"));
    window.does(Msg::Read(Purpose::Newer, "这次.json".to_owned(), Some(file("新镇"))));
    let chosen = |window: &Window| query::renames(&window.model.ui.round, window.model.session())[0].old[0].1.clone();
    assert_eq!(chosen(&window), "新镇", "as the newer file has it");
    window.does(Msg::Round(Round::Rename("townships".to_owned(), "旧镇".to_owned(), String::new())));
    assert_eq!(chosen(&window), "");
    assert_eq!(window.file(), &open);
}

/// Never: decide about the title.
#[test]
fn a_hint_is_facts_and_no_conclusion() {
    let mut window = with_example();
    window.does(Msg::Round(Round::Grave(Some(weibao_terms::NegativeState::Pending))));
    assert_eq!(window.file()["recheck"], json!({ "grave": "pending", "on": "2026-11-25" }));
    window.does(Msg::Undo);
    assert!(window.file().get("recheck").is_none());
    use weibao_text::screens::round as text;
    for said in [text::fell(0), text::fell(3), text::not_comparable(2), text::GRAVE.to_owned(), text::HINT.to_owned()] {
        for conclusion in ["应取消", "取消称号", "保留称号", "建议", "不合格"] {
            assert!(!said.contains(conclusion), "{said}");
        }
    }
}

#[test]
fn a_comparison_is_handed_out() {
    let mut window = with_example();
    let mut older = weibao_standards::example();
    older["period"] = json!({ "from": "2024-01-01", "to": "2024-12-31" });
    older["file"] = json!({ "id": "a-1", "revision": 15 });
    compares(&mut window, older.to_string().as_bytes());
    for (paper, extension) in [(false, "xlsx"), (true, "docx")] {
        window.does(Msg::Round(Round::Export(paper)));
        let (ticket, job) = window.world.jobs.pop().unwrap();
        let weibao_page::world::Job::Comparison(compared, about) = job else { panic!("{job:?}") };
        assert!(compared["standards"].is_array());
        let of_the_paper =
            json!({ "county": "示例县", "before": "2024年自评文件（第15稿）", "after": "2022年自评文件" });
        assert_eq!(about, paper.then_some(of_the_paper));
        window.does(Msg::Made(ticket, Ok(weibao_page::world::Product::Bytes(vec![1]))));
        assert_eq!(window.world.exported.last().unwrap().name, format!("示例县-两次对比-20261125.{extension}"));
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let mut window = with_example();
    compares(&mut window, b"[]");
    assert!(window.model.ui.round.compared.is_none());
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
}
