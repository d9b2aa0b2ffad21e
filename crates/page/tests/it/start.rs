//! Start: who looks at the page, and the list of counties to pick from.

use std::rc::Rc;

use crate::memory::Window;
use serde_json::json;
use weibao_page::Msg;
use weibao_page::mount::{Element, Mount};
use weibao_page::msg::{CountyField, Start};
use weibao_page::place::Place;
use weibao_page::queries::picker as query;
use weibao_page::ui::start::Divisions;
use weibao_terms::Viewer;

fn typed(window: &mut Window, name: &str) {
    window.does(Msg::Start(Start::Typed(CountyField::Name, name.to_owned())));
}

fn with_list(mut window: Window) -> Window {
    window.does(Msg::Start(Start::Divisions(Some(weibao_divisions::DATA.to_owned()))));
    window
}

fn offered(window: &Window) -> Vec<String> {
    query::offered(window.model.rest.here(), &window.model.ui.start).iter().map(query::Pick::path).collect()
}

#[test]
fn who_looks_is_led_to_a_screen_and_kept_by_the_browser_not_by_the_file() {
    let mut window = Window::begun();
    let file = window.file().clone();
    for (viewer, place) in
        [(Viewer::Review, Place::Review), (Viewer::Above, Place::RollUp), (Viewer::County, Place::Start)]
    {
        window.does(Msg::Start(Start::Viewer(viewer)));
        assert_eq!(window.model.ui.place, place);
        assert_eq!(window.world.settings["viewer"], viewer.key());
    }
    window.does(Msg::Start(Start::Viewer(Viewer::Unit)));
    assert_ne!(window.model.ui.place, Place::Start, "it leads somewhere");
    assert_eq!(window.file(), &file);
    // Another file that is opened does not forget it, and neither does the next visit.
    window.opens("另.json", weibao_standards::example().to_string().as_bytes());
    assert_eq!(window.model.ui.start.viewer, Some(Viewer::Unit));
    let mut next = Window::fresh();
    next.world.settings.insert("viewer".to_owned(), "above".to_owned());
    next.does(Msg::Go(Place::Start));
    assert_eq!(next.model.ui.start.viewer, Some(Viewer::Above));
    // It is no right: everything else is there as before.
    typed(&mut next, "示例县");
    next.does(Msg::Start(Start::New));
    assert!(next.model.session().is_some());
}

#[test]
fn the_list_is_brought_once_and_only_when_it_is_used() {
    let mut window = Window::fresh();
    assert_eq!(window.world.asked_for_divisions, 0);
    typed(&mut window, "武");
    typed(&mut window, "武鸣");
    assert_eq!((window.world.asked_for_divisions, offered(&window)), (1, vec![]));
    window.does(Msg::Start(Start::Divisions(None)));
    assert_eq!(window.model.ui.start.divisions, Divisions::Failed);
    window.does(Msg::Start(Start::New));
    assert_eq!(window.file()["county"], json!({ "name": "武鸣" }), "every name can be typed all the same");
}

/// In a portal's page as on ours.
#[test]
fn an_element_brings_the_list_when_it_is_used() {
    let mut window = Window::at(&Rc::default(), Mount::Element(Element::default()), "", None);
    assert_eq!(window.world.asked_for_divisions, 0);
    typed(&mut window, "wmq");
    assert_eq!(window.world.asked_for_divisions, 1);
    let mut window = with_list(window);
    assert_eq!(offered(&window)[0], "广西壮族自治区 · 南宁市 · 武鸣区 450110");
    window.does(Msg::Start(Start::Pick("450110".to_owned())));
    window.does(Msg::Start(Start::New));
    assert_eq!(window.file()["county"]["code"], "450110");
}

#[test]
fn a_county_is_found_by_name_initials_or_code_and_fills_the_rest() {
    let mut window = with_list(Window::fresh());
    for words in ["武鸣", "wmq", "450110", "４５０１１０"] {
        typed(&mut window, words);
        assert_eq!(offered(&window)[0], "广西壮族自治区 · 南宁市 · 武鸣区 450110", "{words}");
    }
    window.does(Msg::Start(Start::Pick("450110".to_owned())));
    assert!(offered(&window).is_empty(), "the list is put away");
    window.does(Msg::Start(Start::New));
    assert_eq!(
        window.file()["county"],
        json!({ "name": "武鸣区", "code": "450110", "city": "南宁市", "province": "广西壮族自治区", "divisions": "2025-01" })
    );
    assert!(weibao_core::check(&weibao_standards::catalog(), window.file()).is_empty());
}

#[test]
fn namesakes_are_told_apart_and_a_municipality_has_no_city() {
    let mut window = with_list(Window::fresh());
    typed(&mut window, "朝阳区");
    let all = offered(&window);
    assert!(all.contains(&"北京市 · 朝阳区 110105".to_owned()), "{all:?}");
    assert!(all.iter().any(|path| path.starts_with("吉林省 · 长春市 · ")), "{all:?}");
    window.does(Msg::Start(Start::Pick("110105".to_owned())));
    assert_eq!(window.model.ui.start.city, "");
}

/// Never: refuse an unknown place, overwrite a typed name.
#[test]
fn what_is_typed_is_as_good_and_has_no_code_of_another() {
    let mut window = with_list(Window::fresh());
    typed(&mut window, "某某开发区");
    assert!(offered(&window).is_empty());
    window.does(Msg::Start(Start::Pick("450110".to_owned())));
    typed(&mut window, "武鸣经济开发区");
    window.does(Msg::Start(Start::OwnName));
    assert!(offered(&window).is_empty());
    window.does(Msg::Start(Start::New));
    let county = &window.file()["county"];
    assert_eq!(county["name"], "武鸣经济开发区");
    assert!(county.get("code").is_none() && county.get("divisions").is_none(), "the code was that of another name");
}

#[test]
fn the_county_that_is_open_is_offered_its_code_and_never_changed_by_itself() {
    let file = |county: serde_json::Value| weibao_core::new_assessment(&weibao_standards::catalog(), Some(&county));
    let mut window = with_list(Window::fresh());
    let opened = file(json!({ "name": "武鸣区", "city": "我填的市" }));
    window.opens("县.json", opened.to_string().as_bytes());
    window.does(Msg::Go(Place::Start));
    let advice =
        |window: &Window| query::advice(window.model.rest.here(), &window.model.ui.start.divisions, window.session());
    assert_eq!(advice(&window).offered[0].code, "450110");
    assert_eq!(window.file(), &opened);
    window.does(Msg::Start(Start::Adopt("450110".to_owned())));
    assert_eq!(
        window.file()["county"],
        json!({ "name": "武鸣区", "city": "我填的市", "code": "450110", "divisions": "2025-01", "province": "广西壮族自治区" })
    );
    assert_eq!(advice(&window), query::Advice::default());
    window.does(Msg::Undo);
    assert_eq!(window.file(), &opened, "one step");
    // A code and a name that disagree: told, and both stay.
    window.opens("县.json", file(json!({ "name": "示例县", "code": "450110" })).to_string().as_bytes());
    let told = advice(&window);
    assert!(told.warning.unwrap().contains("武鸣区") && told.offered.is_empty());
    // A code that is no more finds its successors.
    window.opens("县.json", file(json!({ "name": "江干区", "code": "330104" })).to_string().as_bytes());
    let told = advice(&window);
    assert!(told.warning.unwrap().contains("江干区"));
    assert_eq!(told.offered.iter().map(|pick| pick.name.as_str()).collect::<Vec<_>>(), ["上城区", "钱塘区"]);
}

/// Never: a list without 港澳台 and no word of it.
#[test]
fn the_list_says_what_it_does_not_hold() {
    assert!(weibao_text::screens::start::PICKER_NOTE.contains("不含港澳台"));
    assert!(!weibao_divisions::DATA.contains("香港"));
}
