//! 查验: the county's file never changes, blanks are no findings, and nothing that was found is lost unasked.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_core::report::Status;
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::msg::{Review, Start};
use weibao_page::place::Place;
use weibao_page::queries::review as query;
use weibao_page::ui::review::State;
use weibao_page::world::Purpose;
use weibao_terms::{Mark, NegativeState};

fn example() -> Value {
    weibao_standards::example()
}

fn brings(window: &mut Window, name: &str, bytes: &[u8]) {
    window.does(Msg::Chosen(Purpose::Review, Chosen { id: 1, name: name.to_owned(), size: bytes.len() as u64 }));
    let (file, purpose) = window.world.reads.pop().unwrap();
    window.does(Msg::Read(purpose, file.name, Some(bytes.to_vec())));
}

/// Spaces and line ends are part of what may not change.
fn county_bytes() -> Vec<u8> {
    format!("{}\n\n", serde_json::to_string_pretty(&example()).unwrap()).into_bytes()
}

fn reviewing() -> Window {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Review));
    brings(&mut window, "示例县.json", &county_bytes());
    window
}

fn does(window: &mut Window, msg: Review) {
    window.does(Msg::Review(msg));
}

fn state(window: &Window) -> &State {
    &window.model.ui.review
}

fn saved(window: &mut Window) -> Value {
    does(window, Review::Save);
    serde_json::from_slice(&window.world.exported.last().unwrap().bytes).unwrap()
}

fn reviewer_status(window: &Window, id: &str) -> Status {
    let reviewed = state(window).reviewed.as_ref().unwrap();
    reviewed.reviewer.standards.iter().find(|standard| standard.id == id).unwrap().status
}

#[test]
fn the_countys_bytes_never_change() {
    let mut window = reviewing();
    let id = "1.1.1";
    for mark in Mark::ALL.into_iter().map(Some).chain([None, Some(Mark::Returned)]) {
        does(&mut window, Review::Mark(id.to_owned(), mark));
    }
    does(&mut window, Review::Status(id.to_owned(), Some(Status::Unmet)));
    does(&mut window, Review::Remark(id.to_owned(), "没有看到文件".to_owned()));
    does(&mut window, Review::Method(id.to_owned(), "查阅材料".to_owned()));
    does(&mut window, Review::Figure("townships_total".to_owned(), "7".to_owned()));
    does(&mut window, Review::Negative("N1".to_owned(), Some(NegativeState::Present)));
    does(&mut window, Review::Level("province"));
    does(&mut window, Review::Body("省民政厅".to_owned()));
    let review = saved(&mut window);
    let county = state(&window).county.as_ref().unwrap();
    assert_eq!(county.bytes(), county_bytes());
    assert_eq!(county.value(), &example());
    assert_eq!(weibao_chain::digest(county.value()), county.digest());
    assert_eq!(window.world.exported.len(), 1, "the review alone goes out");
    assert_eq!(review["format"], "weibao.review");
    assert_eq!(review["of"]["digest"], county.digest());
    assert!(window.world.disk.borrow().kept.is_empty(), "nothing is kept of it");
    assert!(window.model.session().is_none(), "it is not opened to be changed");
}

#[test]
fn marks_by_key_and_how_far_it_is() {
    let mut window = reviewing();
    assert_eq!(query::seen(state(&window)), (0, 76));
    for (key, mark) in [("1", "accepted"), ("2", "doubtful"), ("3", "returned")] {
        window.key_on("1.1.1", key);
        assert_eq!(state(&window).word("/answers/1.1.1", "mark"), mark);
    }
    assert_eq!(query::seen(state(&window)), (1, 76));
    window.key_on("1.1.1", "0");
    assert_eq!(state(&window).said("/answers/1.1.1", "mark"), None);
    assert_eq!(query::seen(state(&window)), (0, 76));
}

#[test]
fn what_was_said_beside_a_mark_comes_back_with_it() {
    let mut window = reviewing();
    does(&mut window, Review::Remark("1.1.1".to_owned(), "无处可写".to_owned()));
    assert_eq!(state(&window).review["marks"], json!({}), "without a mark nothing is said");
    window.key_on("1.1.1", "2");
    does(&mut window, Review::Remark("1.1.1".to_owned(), "请补文件".to_owned()));
    window.key_on("1.1.1", "0");
    window.key_on("1.1.1", "3");
    assert_eq!(state(&window).word("/answers/1.1.1", "remark"), "请补文件");
}

#[test]
fn own_states_and_figures_are_judged_by_the_same_rules() {
    let mut window = reviewing();
    window.key_on("1.1.1", "2");
    does(&mut window, Review::Status("1.1.1".to_owned(), Some(Status::Unmet)));
    assert_eq!(reviewer_status(&window, "1.1.1"), Status::Unmet);
    let figures = &state(&window).reviewed.as_ref().unwrap().county.figures;
    let (key, theirs) = figures.first().map(|figure| (figure.key.clone(), figure.value.clone())).unwrap();
    does(&mut window, Review::Figure(key.clone(), theirs.to_string()));
    let place = format!("/figures/{key}");
    assert_eq!(state(&window).word(&place, "mark"), "accepted");
    does(&mut window, Review::Figure(key.clone(), "九".to_owned()));
    assert_eq!(state(&window).said(&place, "figure"), None, "what is no number is no finding");
    assert_eq!(state(&window).typed[&key], "九");
    does(&mut window, Review::Figure(key.clone(), String::new()));
    assert!(state(&window).typed.is_empty());
}

#[test]
fn the_opinion_counts_and_does_not_conclude() {
    let mut window = reviewing();
    let reviewed = |window: &Window| state(window).reviewed.clone().unwrap();
    assert_eq!(reviewed(&window).draft, None);
    assert!(reviewed(&window).no_draft.unwrap().contains("没有看"));
    let ids: Vec<String> = memory::national().standards().map(|standard| standard.id.clone()).collect();
    for id in &ids {
        window.key_on(id, "1");
    }
    for id in ["N1", "N2", "N3", "N4", "N5", "N6", "N7"] {
        does(&mut window, Review::Negative(id.to_owned(), Some(NegativeState::Absent)));
    }
    let draft = reviewed(&window).draft.unwrap();
    assert!(draft.contains("认可76项") && draft.ends_with("（查验结论由贵单位填写）"), "{draft}");
    for word in ["同意", "推荐", "合格", "分", "%"] {
        assert!(!draft.contains(word), "{draft}");
    }
    does(&mut window, Review::Negative("N2".to_owned(), Some(NegativeState::Present)));
    assert!(reviewed(&window).draft.unwrap().contains("存在一项及以上的不予推荐"));
}

#[test]
fn a_review_goes_on_over_its_own_county_alone() {
    let mut window = reviewing();
    window.key_on("1.1.1", "1");
    window.key_on("1.1.2", "3");
    let review = saved(&mut window).to_string().into_bytes();
    let mut window = reviewing();
    brings(&mut window, "查验.json", &review);
    assert_eq!(query::seen(state(&window)), (2, 76));
    // The county has changed one of the two since.
    let mut changed = example();
    changed["file"] = json!({ "id": "a", "revision": 2 });
    changed["answers"]["1.1.2"]["note"] = json!("已补充");
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Review));
    brings(&mut window, "新.json", changed.to_string().as_bytes());
    brings(&mut window, "查验.json", &review);
    let stale = || ["/answers/1.1.2".to_owned()];
    assert_eq!(state(&window).reviewed.as_ref().unwrap().stale, stale());
    let (first, _) = query::standards(state(&window), &state(&window).reviewed.as_ref().unwrap().county);
    assert!(first.iter().any(|standard| standard.id == "1.1.2"));
    assert_ne!(saved(&mut window)["of"]["revision"], 2, "what was not looked at again is not vouched for");
    window.key_on("1.1.2", "1");
    assert_eq!(state(&window).reviewed.as_ref().unwrap().stale, [""; 0]);
    assert_eq!(saved(&mut window)["of"]["revision"], 2);
    // Another county.
    let mut other = example();
    other["county"]["name"] = json!("另一县");
    let mut window = Window::fresh();
    brings(&mut window, "另.json", other.to_string().as_bytes());
    brings(&mut window, "查验.json", &review);
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
    assert_eq!(query::seen(state(&window)), (0, 76));
    // No county at all.
    let mut window = Window::fresh();
    brings(&mut window, "查验.json", &review);
    assert!(window.model.ui.notice.as_ref().unwrap().lines[0].contains("先打开"));
}

#[test]
fn findings_are_not_lost_unasked() {
    let mut window = reviewing();
    window.key_on("1.1.1", "1");
    assert!(window.model.at_risk());
    brings(&mut window, "另.json", &county_bytes());
    assert_eq!(query::seen(state(&window)), (1, 76), "another file does not take their place");
    window.does(Msg::Start(Start::Example));
    assert_eq!(query::seen(state(&window)), (1, 76), "nor does an assessment of one's own");
    does(&mut window, Review::Close);
    assert!(state(&window).county.is_some(), "asked first");
    does(&mut window, Review::Close);
    assert!(state(&window).county.is_none());
    assert!(!window.model.at_risk());
}
