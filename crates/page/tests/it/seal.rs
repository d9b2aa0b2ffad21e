//! 定稿: what goes to the city or the province is a revision of its own, is marked in the file, and is known again by its check.

use std::rc::Rc;

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_chain::digest;
use weibao_page::Msg;
use weibao_page::mount::{Element, Mount};
use weibao_page::msg::{Assess, Course, Documents, Given};
use weibao_page::place::Place;
use weibao_page::queries::seal::standing;
use weibao_terms::{Declared, ReviewLevel};

fn seal(window: &mut Window, level: ReviewLevel) {
    window.does(Msg::Documents(Documents::Seal(level)));
}

fn answers(window: &mut Window, id: &str) {
    window.does(Msg::Assess(Assess::Answer(id.to_owned(), Some(Declared::Met))));
}

/// What was handed out last.
fn sent(window: &Window) -> Value {
    serde_json::from_slice(&window.world.exported.last().unwrap().bytes).unwrap()
}

fn stands(window: &Window) -> Option<String> {
    standing(window.session(), window.model.keeping.changed_since_filed)
}

fn with_contact() -> Window {
    let mut window = Window::begun();
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    file["contact"] = json!({ "name": "张三", "office_phone": "0951-1234567", "mobile": "13900000000" });
    window.opens("县.json", &serde_json::to_vec(&file).unwrap());
    window
}

#[test]
fn a_revision_is_written_out_and_marked_and_work_goes_on() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::DOCUMENTS));
    assert_eq!(stands(&window), None);
    assert_eq!(window.model.ui.seal.card.as_ref().unwrap().standing, "还没有定稿。");
    window.does(Msg::SaveAs);
    seal(&mut window, ReviewLevel::City);
    let file = sent(&window);
    assert_eq!(&file, window.file(), "the county's own copy is what was handed over");
    assert_eq!(
        file["file"]["sealed"],
        json!([{ "revision": 2, "on": "2026-11-25", "digest": digest(&file), "for": "city" }])
    );
    assert_eq!(file["file"]["revision"], 2);
    assert!(window.world.exported.last().unwrap().name.contains("第2稿报市"));
    assert!(window.notice().starts_with("第2稿已定稿报市，校验 "), "{}", window.notice());
    assert_eq!(stands(&window).unwrap(), "第2稿已定稿报市");
    assert_eq!(weibao_core::check(&memory::national(), &file), [], "a field that files know");

    answers(&mut window, "1.1.1");
    assert_eq!(stands(&window).unwrap(), "第2稿已定稿报市，现在是第3稿（未报）");
    assert_eq!(window.model.ui.seal.card.as_ref().unwrap().standing, stands(&window).unwrap());
    window.does(Msg::SaveAs);
    assert_eq!(stands(&window).unwrap(), "第2稿已定稿报市，现在是第3稿（未报）");
    seal(&mut window, ReviewLevel::Province);
    assert_eq!(stands(&window).unwrap(), "第4稿已定稿报省");
    assert_eq!(window.model.ui.seal.card.as_ref().unwrap().earlier.len(), 2);
    assert!(window.model.ui.seal.card.as_ref().unwrap().earlier[0].starts_with("第4稿，2026-11-25定稿报省，校验 "));
}

/// The mark is an edit like any other. The revision's number is not given again: there may be a file with it.
#[test]
fn the_mark_can_be_taken_back() {
    let mut window = Window::begun();
    answers(&mut window, "1.1.1");
    seal(&mut window, ReviewLevel::City);
    assert!(window.says_saved() || window.unsaved().is_none());
    window.does(Msg::Undo);
    assert_eq!((window.file()["file"].get("sealed"), &window.file()["file"]["revision"]), (None, &json!(1)));
    assert_eq!(stands(&window), None);
    assert_eq!(window.file()["answers"]["1.1.1"]["status"], "met");
    window.does(Msg::Redo);
    assert_eq!(window.file()["file"]["sealed"][0]["revision"], 1);
    window.does(Msg::Undo);
    window.does(Msg::Undo);
    assert_eq!(window.file()["answers"]["1.1.1"].get("status"), None);
}

/// Where the browser takes no file, nothing was handed over.
#[test]
fn nothing_is_marked_that_nobody_has() {
    let mut window = Window::begun();
    window.world.takes_no_file = true;
    seal(&mut window, ReviewLevel::City);
    assert_eq!(window.file()["file"].get("sealed"), None);
    assert_eq!(window.model.keeping.filed_at, None);
}

#[test]
fn a_file_that_is_opened_again_knows_whether_it_still_is_what_was_handed_over() {
    let mut window = with_contact();
    seal(&mut window, ReviewLevel::City);
    let same = sent(&window);
    let mut changed = same.clone();
    changed["answers"] = json!({ "1.1.1": { "status": "met" } });
    let said = |file: &Value| {
        let mut window = Window::begun();
        window.opens("又.json", &serde_json::to_vec(file).unwrap());
        stands(&window).unwrap()
    };
    assert_eq!(said(&same), "第1稿已定稿报市");
    assert_eq!(said(&changed), "第1稿已定稿报市，现在是第2稿（未报）");
}

/// f.2: the number stays here, what is handed over matches its own check, and a review of it is one of this file.
#[test]
fn the_mobile_number_can_stay_with_the_county() {
    let mut window = with_contact();
    window.does(Msg::Go(Place::CHECK));
    assert!(window.model.ui.seal.card.as_ref().unwrap().has_mobile);
    window.does(Msg::Documents(Documents::WithoutMobile(true)));
    seal(&mut window, ReviewLevel::City);
    let (own, file) = (window.file().clone(), sent(&window));
    assert_eq!(file["contact"], json!({ "name": "张三", "office_phone": "0951-1234567" }));
    assert_eq!(own["contact"]["mobile"], "13900000000");
    assert_eq!(own["file"], file["file"]);
    assert_eq!(file["file"]["sealed"][0]["digest"], digest(&file));
    assert_ne!(digest(&own), digest(&file));
    assert_eq!(stands(&window).unwrap(), "第1稿已定稿报市");
    let review = json!({
        "format": "weibao.review", "version": 1, "id": "r", "level": "city", "made_on": "2026-12-01",
        "of": { "revision": 1, "digest": digest(&file), "county": "示例县", "catalog": own["catalog"] },
        "marks": { "/answers/1.1.1": { "mark": "returned" } },
    });
    let reviewed = weibao_chain::reviewed(&memory::national(), &own, &review, &weibao_core::Options::default());
    let reviewed = reviewed.unwrap();
    assert_eq!((reviewed.stale, reviewed.problems), (vec![], vec![]));
    // It is a setting of the browser, and plain files of the county's own keep the number.
    window.does(Msg::SaveAs);
    assert_eq!(sent(&window)["contact"]["mobile"], "13900000000");
    window.does(Msg::Go(Place::DOCUMENTS));
    assert!(window.model.ui.seal.without_mobile);
}

#[test]
fn it_goes_to_whom_the_stage_says() {
    let levels = |window: &Window| window.model.ui.seal.card.as_ref().unwrap().levels.clone();
    let mut window = Window::begun();
    window.does(Msg::Go(Place::DOCUMENTS));
    assert_eq!(levels(&window), [ReviewLevel::City, ReviewLevel::Province]);
    for stage in ["apply", "recommend", "create"] {
        window.does(Msg::Course(Course::Done(stage, true)));
    }
    assert_eq!(levels(&window), [ReviewLevel::Province, ReviewLevel::City]);
    // 直辖市, and counties that the province administers itself.
    for code in ["110101", "419001"] {
        let mut file = window.file().clone();
        file["county"]["code"] = json!(code);
        window.opens("县.json", &serde_json::to_vec(&file).unwrap());
        window.does(Msg::Go(Place::DOCUMENTS));
        assert_eq!(levels(&window), [ReviewLevel::Province]);
    }
}

/// What a portal keeps is its own to number.
#[test]
fn a_portal_hands_nothing_over() {
    let mut window = Window::at(&Rc::default(), Mount::Element(Element::default()), "", None);
    let file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::DOCUMENTS));
    assert_eq!(window.model.ui.place, Place::DOCUMENTS);
    assert_eq!(window.model.ui.seal.card, None);
}
