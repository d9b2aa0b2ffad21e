//! A unit fills in a request on the page, and the county takes what comes of it.

use crate::memory::{self, Disk, Window};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use weibao_page::carried::{inside, within};
use weibao_page::mount::Mount;
use weibao_page::msg::{Exchange, Fill, Given, Start};
use weibao_page::place::Place;
use weibao_page::queries::fill::{asks, progress};
use weibao_page::{Model, Msg};

fn county() -> Window {
    let mut window = Window::fresh();
    let mut file =
        weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县", "code": "450123" })));
    file["registers"] =
        json!({ "schools": [{ "name": "一小", "stage": "primary", "psych_teacher": true }, { "name": "二小" }] });
    file["period"] = json!({ "from": "2025-01-01", "to": "2025-12-31" });
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    window
}

fn request_of(window: &Window, unit: &str) -> Value {
    let request = weibao_chain::request_for(&memory::national(), window.file(), unit, "2026-03-02", Some("2026-03-10"));
    serde_json::to_value(request.unwrap()).unwrap()
}

fn unit(request: &Value) -> Window {
    let mut window = Window::fresh();
    window.opens("任务.json", request.to_string().as_bytes());
    assert_eq!(window.model.ui.place, Place::Fill);
    window
}

fn does(window: &mut Window, msg: Fill) {
    window.does(Msg::Fill(msg));
}

fn handed_out(window: &mut Window) -> Value {
    does(window, Fill::Save);
    serde_json::from_slice(&window.world.exported.pop().unwrap().bytes).unwrap()
}

#[test]
fn only_what_is_asked_is_shown_and_what_is_filled_in_comes_back_to_the_county() {
    let mut county = county();
    let request = request_of(&county, "教育局");
    let mut unit = unit(&request);
    assert!(unit.model.session().is_none(), "a unit has no county's file open");
    let catalog = memory::national();
    let asked = asks(&catalog, &unit.model.ui.fill.request);
    let clause =
        asked.standards.iter().flat_map(|of| &of.clauses).find(|item| item.role == "main").unwrap().at.to_owned();
    let standard = weibao_page::saved_file::steps(&clause)[1].clone();
    let figure = asked.figures.iter().find(|(_, item)| item.role == "main").unwrap().1.at.to_owned();
    drop(asked);
    let (done, all) = progress(&unit.model.ui.fill);
    assert!(done == 0 && all > 10);
    does(&mut unit, Fill::Choose(clause.clone(), Some("met".into())));
    does(&mut unit, Fill::Text(format!("/answers/{standard}/note"), " 已核实 ".into()));
    does(&mut unit, Fill::Text(figure.clone(), "１２".into()));
    does(&mut unit, Fill::Cell("/registers/schools".into(), 1, "psych_teacher".into(), "有".into()));
    does(&mut unit, Fill::Add("/registers/schools".into()));
    does(&mut unit, Fill::Cell("/registers/schools".into(), 2, "name".into(), "三小".into()));
    does(&mut unit, Fill::Cell("/registers/schools".into(), 2, "stage".into(), "小学".into()));
    let evidence = format!("/answers/{standard}/evidence");
    does(&mut unit, Fill::Add(evidence.clone()));
    does(&mut unit, Fill::Cell(evidence.clone(), 0, "title".into(), "实施方案".into()));
    does(&mut unit, Fill::Cell(evidence.clone(), 0, "date".into(), "2025年3月1日".into()));
    does(&mut unit, Fill::Post("办公室主任".into()));
    assert_eq!(progress(&unit.model.ui.fill).0, 3);
    let reply = handed_out(&mut unit);
    assert_eq!(
        (&reply["unit"], &reply["request"], &reply["post"]),
        (&json!("education"), &request["id"], &json!("办公室主任"))
    );
    assert_eq!(reply["values"][&figure], 12);
    assert_eq!(
        reply["values"]["/registers/schools"],
        json!([{ "name": "二小", "psych_teacher": true }, { "name": "三小", "stage": "primary" }])
    );
    assert_eq!(reply["values"][&evidence], json!([{ "title": "实施方案", "date": "2025-03-01" }]));
    county.opens("教育局.json", reply.to_string().as_bytes());
    let merged = county.model.ui.exchange.merged.as_ref().unwrap();
    assert_eq!((merged.problems.as_slice(), merged.clashes.len()), (&[][..], 0));
    county.does(Msg::Exchange(Exchange::Take));
    assert_eq!(county.file().pointer(&clause), Some(&json!("met")));
    assert_eq!(county.file()["registers"]["schools"][1]["psych_teacher"], true);
    assert_eq!(weibao_core::check(&catalog, county.file()), []);
}

#[test]
fn an_untouched_request_changes_nothing_and_what_cannot_be_read_is_named() {
    let mut county = county();
    let before = county.file().clone();
    let request = request_of(&county, "教育局");
    let mut unit = unit(&request);
    let reply = handed_out(&mut unit);
    assert_eq!(reply["values"], json!({}));
    county.opens("空.json", reply.to_string().as_bytes());
    county.does(Msg::Exchange(Exchange::Take));
    assert_eq!(*county.file(), before);
    does(&mut unit, Fill::Cell("/registers/schools".into(), 0, "psych_teacher".into(), "也许".into()));
    let reply = handed_out(&mut unit);
    assert_eq!(reply["values"], json!({}));
    assert_eq!(reply["unread"][0]["text"], "也许");
    assert!(unit.notice().contains("1 处读不出来"));
}

#[test]
fn each_step_can_be_taken_back_and_all_is_there_after_a_reload() {
    let county = county();
    let request = request_of(&county, "公安局");
    let mut unit = unit(&request);
    let place =
        weibao_page::queries::fill::items(&request).find(|item| item.at.contains("/clauses/")).unwrap().at.to_owned();
    does(&mut unit, Fill::Choose(place.clone(), Some("met".into())));
    for typed in ["已", "已核", "已核实"] {
        does(&mut unit, Fill::Text("/answers/9.2.1/note".into(), typed.into()));
    }
    let mut again = Window::fresh();
    again.world.settings = unit.world.settings.clone();
    again.does(Msg::Go(Place::Fill));
    assert_eq!(again.model.ui.fill.said, unit.model.ui.fill.said);
    assert!(again.model.at_risk(), "it is in no file yet");
    assert!(unit.command("z"));
    assert_eq!(unit.model.ui.fill.text("/answers/9.2.1/note"), "", "what was typed at a stretch is one step");
    does(&mut unit, Fill::Undo);
    assert!(unit.model.ui.fill.said.is_empty());
    // Another request does not take the place of what is in no file.
    let other = request_of(&county, "教育局");
    again.opens("另一份.json", other.to_string().as_bytes());
    assert_eq!(again.model.ui.fill.request["unit"]["key"], request["unit"]["key"]);
    does(&mut again, Fill::Close);
    assert!(again.model.ui.fill.is_open());
    does(&mut again, Fill::Close);
    assert!(!again.model.ui.fill.is_open());
}

/// The one file, opened from the disk with something inside.
fn carrying(data: &str) -> Window {
    let mut world = memory::Memory { carried: Some(data.to_owned()), can_carry: true, ..memory::Memory::default() };
    let mut model = Model::new(memory::national(), Mount::Page);
    weibao_page::begin(&mut model, &mut world);
    let mut window = Window { model, world };
    window.settle();
    window
}

#[test]
fn a_page_carries_a_request_is_filled_saved_as_a_page_and_taken_by_the_county() {
    let mut county = county();
    county.world.can_carry = true;
    county.does(Msg::Exchange(Exchange::Pick("education".into(), true)));
    county.does(Msg::Exchange(Exchange::Pages));
    let page = county.world.exported.pop().unwrap();
    assert_eq!(page.name, "未保自评填报_示例县_教育局.html");
    assert_eq!(county.file()["requests"][0]["unit"], "education");
    let request = inside(core::str::from_utf8(&page.bytes).unwrap()).unwrap();
    let mut unit = carrying(&within(&request));
    assert_eq!(unit.model.ui.place, Place::Fill);
    let place = weibao_page::queries::fill::items(&request)
        .find(|item| item.at.contains("/clauses/") && item.role == "main")
        .unwrap()
        .at
        .to_owned();
    does(&mut unit, Fill::Choose(place.clone(), Some("met".into())));
    does(&mut unit, Fill::SavePage);
    let filled = unit.world.exported.pop().unwrap();
    // Opened again, it goes on where it was.
    let said = inside(core::str::from_utf8(&filled.bytes).unwrap()).unwrap();
    assert_eq!(carrying(&within(&said)).model.ui.fill.said, unit.model.ui.fill.said);
    county.opens(&filled.name, &filled.bytes);
    county.does(Msg::Exchange(Exchange::Take));
    assert_eq!(county.file().pointer(&place), Some(&json!("met")));
}

#[test]
fn a_page_carries_a_whole_assessment() {
    let disk: Rc<RefCell<Disk>> = Rc::default();
    let mut window = Window::at(&disk, Mount::Page, "", None);
    window.world.can_carry = true;
    window.does(Msg::Start(Start::Example));
    window.does(Msg::SavePage);
    let page = window.world.exported.pop().unwrap();
    assert!(page.name.ends_with(".html"));
    let text = String::from_utf8(page.bytes.clone()).unwrap();
    let opened = carrying(&within(&inside(&text).unwrap()));
    assert_eq!(opened.file(), window.file());
    assert!(opened.model.ui.can_carry, "and can be saved as a page again");
    assert_eq!(opened.file()["file"]["revision"], 1);
    // A page that is dropped onto another one is opened as what it carries.
    let mut other = Window::fresh();
    other.opens("自评.html", &page.bytes);
    assert_eq!(other.file(), window.file());
}

#[test]
fn what_is_no_request_is_refused_with_a_sentence() {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Fill));
    for (name, text) in [("a.json", "{}"), ("b.json", "{\"format\":\"weibao.reply\"}"), ("c.html", "<html></html>")] {
        window.opens(name, text.as_bytes());
        assert!(window.notice().contains(name), "{name}");
        assert!(!window.model.ui.fill.is_open());
    }
    let mut foreign = request_of(&county(), "教育局");
    foreign["catalog"] = "cn-2099".into();
    window.opens("d.json", foreign.to_string().as_bytes());
    assert!(!window.model.ui.fill.is_open() && window.notice().contains("标准版本"));
}
