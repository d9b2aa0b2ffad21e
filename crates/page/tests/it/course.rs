//! 进程 and 牵头单位.

use crate::memory::Window;
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::msg::{Assess, Course, Documents, Figures};
use weibao_page::place::Place;
use weibao_page::queries::course::{self as query, Lies, Stage};
use weibao_terms::{Declared, ReviewLevel};

const TODAY: &str = "2026-11-25";

fn stages(window: &Window) -> Vec<Stage> {
    query::stages(window.session(), TODAY)
}

fn now(window: &Window) -> &'static str {
    stages(window).iter().find(|stage| stage.lies == Lies::Now).unwrap().key
}

fn date(window: &mut Window, key: &'static str, end: bool, day: &str) {
    window.does(Msg::Course(Course::Date(key, end, day.to_owned())));
}

/// Never: invent dates.
#[test]
fn without_an_overlay_the_order_stands_and_no_date() {
    let window = Window::begun();
    let stages = stages(&window);
    let keys: Vec<&str> = stages.iter().map(|stage| stage.key).collect();
    assert_eq!(keys, ["apply", "recommend", "create", "evaluate", "verify", "name", "recheck"]);
    assert!(stages.iter().all(|stage| stage.from.is_none() && stage.to.is_none() && stage.when == "日期没有定"));
    assert_eq!(now(&window), "apply");
}

/// The start page and the result say in one sentence what the screen lists.
#[test]
fn at_a_glance_the_stage_that_is_on_says_how_much_of_it_is_left() {
    let mut window = Window::begun();
    let said = |window: &Window| query::at_a_glance(window.session(), &stages(window), TODAY);
    let items = query::checklist(window.session(), "apply", TODAY);
    let open = items.iter().filter(|item| item.open > 0).count();
    assert_eq!(said(&window), format!("现在是“自愿申报”，要办的9项中还有{open}项有遗留。"));
    window.does(Msg::Course(Course::Done("apply", true)));
    assert_eq!(said(&window), "现在是“初步推荐”，由上级办理。");
}

#[test]
fn an_arrangement_of_a_year_that_is_over_says_so() {
    let mut window = Window::begun();
    window.does(Msg::Figures(Figures::Overlay(Some("guangxi-2021".to_owned()))));
    let stages = stages(&window);
    assert_eq!(stages.len(), 6, "verifying and naming are one stage there");
    assert!(stages[0].when.contains("2021年的安排，已过"), "{}", stages[0].when);
    assert_eq!(now(&window), "apply", "what is over by the calendar was not done by this county");
    // Before it was over its own words stood there, and how many days were left.
    let then = query::stages(window.session(), "2021-10-21");
    assert_eq!(then[0].when, "2021年10月底前 还有10天");
    // Without a day none is counted.
    assert_eq!(query::stages(window.session(), "")[0].when, "2021年10月底前");
}

#[test]
fn the_countys_own_dates_count_and_the_old_ones_stay_in_the_record() {
    let mut window = Window::begun();
    window.does(Msg::Figures(Figures::Overlay(Some("guangxi-2021".to_owned()))));
    date(&mut window, "create", false, "2026-11-01");
    date(&mut window, "create", true, "2026-11-30");
    let create = stages(&window).into_iter().find(|stage| stage.key == "create").unwrap();
    assert_eq!((create.own, create.lies, create.when.as_str()), (true, Lies::Now, "2026-11-01至2026-11-30 还有5天"));
    let stage = &window.file()["stages"][0];
    assert_eq!(stage["moved"][0], json!({ "on": TODAY, "from": "2021-12-01", "to": "2022-02-20" }));
    date(&mut window, "create", true, "2026-12-31");
    assert_eq!(
        window.file()["stages"][0]["moved"][2],
        json!({ "on": TODAY, "from": "2026-11-01", "to": "2026-11-30" })
    );
    window.does(Msg::Undo);
    assert_eq!(window.file()["stages"][0]["to"], "2026-11-30");
    assert!(
        weibao_core::check(&weibao_standards::catalog(), window.file())
            .iter()
            .all(|problem| !problem.path.starts_with("/stages"))
    );
}

#[test]
fn what_is_no_day_or_ends_too_soon_changes_nothing() {
    let mut window = Window::begun();
    date(&mut window, "apply", true, "2026-03-31");
    let before = window.file().clone();
    for (end, day) in [(true, "三月"), (true, "2026-02-30"), (false, "2026-04-01")] {
        date(&mut window, "apply", end, day);
        assert!(window.model.ui.notice.as_ref().unwrap().bad, "{day}");
        assert_eq!(window.file(), &before);
    }
    date(&mut window, "apply", true, "");
    assert!(window.file()["stages"][0].get("to").is_none());
}

/// Never: lock a file after a deadline, treat late as 未达标.
#[test]
fn a_deadline_that_is_over_locks_and_judges_nothing() {
    let mut window = Window::begun();
    let before = window.session().report().totals.clone();
    date(&mut window, "apply", true, "2020-01-01");
    assert_eq!(window.session().report().totals, before);
    assert_eq!(stages(&window)[0].when, "2020-01-01前 已过2520天");
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), Some(Declared::Met))));
    assert_eq!(window.file()["answers"]["1.1.1"]["status"], "met");
}

/// Never: send reminders.
#[test]
fn no_date_sends_anything() {
    let mut window = Window::begun();
    date(&mut window, "apply", false, "2026-11-20");
    date(&mut window, "apply", true, "2026-11-25");
    window.does(Msg::Go(Place::Course));
    window.does(Msg::Course(Course::Done("apply", true)));
    window.wait();
    let world = &window.world;
    assert!(world.jobs.is_empty() && world.exported.is_empty() && world.copied.is_empty() && world.printed == 0);
}

#[test]
fn a_stage_that_is_done_gives_way_to_the_next() {
    let mut window = Window::begun();
    window.does(Msg::Course(Course::Done("apply", true)));
    assert_eq!(now(&window), "recommend");
    assert_eq!(window.file()["stages"][0]["done_on"], TODAY);
    window.does(Msg::Course(Course::Done("apply", false)));
    assert_eq!(now(&window), "apply");
}

#[test]
fn the_checklist_is_the_files_own_state() {
    let mut window = Window::begun();
    let of = |window: &Window, stage: &str, label: &str| {
        let items = query::checklist(window.session(), stage, TODAY);
        items.into_iter().find(|item| item.label.contains(label)).map(|item| item.open)
    };
    assert_eq!(of(&window, "apply", "负面"), Some(7));
    assert_eq!(of(&window, "apply", "自评意见"), Some(1));
    window.does(Msg::SaveAs);
    assert_eq!(of(&window, "apply", "定稿"), Some(1));
    window.does(Msg::Documents(Documents::Seal(ReviewLevel::City)));
    assert_eq!(of(&window, "apply", "定稿"), Some(0));
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), Some(Declared::Unmet))));
    assert_eq!(of(&window, "create", "已过"), Some(0));
    let due = weibao_page::saved_file::Edit::Set(
        "/answers/1.1.1/plan".into(),
        json!({ "action": "补", "due": "2026-01-31" }),
    );
    window.does(Msg::Edit(weibao_page::session::Change::new(due, "整改", Place::Start)));
    assert_eq!(of(&window, "create", "已过"), Some(1));
    assert_eq!(query::checklist(window.session(), "recommend", TODAY), [], "others act");
}

#[test]
fn a_municipality_has_no_city_to_examine() {
    let mut window = Window::begun();
    assert!(query::has_city(window.session()));
    for (code, has_city) in [("110101", false), ("469001", false), ("450110", true)] {
        let edit = weibao_page::saved_file::Edit::Set("/county/code".into(), code.into());
        window.does(Msg::Edit(weibao_page::session::Change::new(edit, "代码", Place::Start)));
        assert_eq!(query::has_city(window.session()), has_city, "{code}");
    }
}

#[test]
fn who_leads_is_proposed_by_kind_and_ones_own_name_stays() {
    let mut window = Window::begun();
    let lead = |window: &mut Window, kind| {
        window.does(Msg::Course(Course::Lead(kind)));
        window.file().get("lead").cloned().unwrap_or(Value::Null)
    };
    assert_eq!(lead(&mut window, Some("civil_affairs")), json!({ "kind": "civil_affairs", "body": "民政局" }));
    let women = json!({ "kind": "women_children", "body": "妇女儿童工作委员会办公室" });
    assert_eq!(lead(&mut window, Some("women_children")), women);
    let edit = weibao_page::saved_file::Edit::Set("/lead/body".into(), "示例县妇联".into());
    window.does(Msg::Edit(weibao_page::session::Change::new(edit, "牵头", Place::Course)));
    assert_eq!(lead(&mut window, Some("education"))["body"], "示例县妇联");
    assert_eq!(lead(&mut window, None), Value::Null);
}

/// What is printed for civil affairs stays, with a word on how to answer where somebody else leads.
#[test]
fn who_leads_is_told_where_it_matters() {
    let mut window = Window::begun();
    let told = |window: &Window| ["2.1.2", "N7", "1.1.1"].map(|id| query::lead_note(window.session(), id).is_some());
    assert_eq!(told(&window), [false; 3]);
    window.does(Msg::Course(Course::Lead(Some("civil_affairs"))));
    assert_eq!(told(&window), [false; 3]);
    window.does(Msg::Course(Course::Lead(Some("women_children"))));
    assert_eq!(told(&window), [true, true, false]);
}

/// Never: change 「地市级民政部门查验意见」 because somebody else leads.
#[test]
fn the_forms_printed_labels_do_not_follow_who_leads() {
    let form = weibao_standards::form();
    let printed = serde_json::to_string(&form).unwrap();
    assert!(printed.contains("地市级民政部门"));
    let mut window = Window::begun();
    window.does(Msg::Course(Course::Lead(Some("women_children"))));
    let words: Vec<&str> = window.session().catalog().standards().map(|standard| standard.text.as_str()).collect();
    let national = weibao_standards::catalog();
    assert_eq!(words, national.standards().map(|standard| standard.text.as_str()).collect::<Vec<_>>());
}
