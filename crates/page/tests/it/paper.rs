//! What goes to paper, and what is written out as a file: every page says whose it is and which state of the work.

use crate::memory::Window;
use serde_json::json;
use weibao_page::Msg;
use weibao_page::msg::{Assess, Start};
use weibao_page::place::Place;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Change;
use weibao_page::world::Timer;
use weibao_terms::Declared;

fn answers(window: &mut Window, id: &str) {
    window.does(Msg::Assess(Assess::Answer(id.to_owned(), Some(Declared::Met))));
}

fn printed(window: &mut Window) -> String {
    window.does(Msg::Paper(true));
    let line = window.world.pages_say.clone();
    assert_eq!(window.model.ui.paper.as_ref(), Some(&line));
    window.does(Msg::Paper(false));
    assert_eq!(window.model.ui.paper, None);
    line
}

#[test]
fn every_page_names_county_state_and_day() {
    let mut window = Window::begun();
    assert_eq!(printed(&mut window), "示例县 · 未存成文件 · 草稿 · 2026-11-25");
    window.does(Msg::SaveAs);
    assert_eq!(printed(&mut window), "示例县 · 第1稿 · 草稿 · 2026-11-25");
    answers(&mut window, "1.1.1");
    assert_eq!(printed(&mut window), "示例县 · 第1稿后有改动 · 草稿 · 2026-11-25");
    window.does(Msg::SaveAs);
    assert_eq!(printed(&mut window), "示例县 · 第2稿 · 草稿 · 2026-11-25");
}

#[test]
fn it_is_printed_once_everything_is_painted_for_paper() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Assess { area: None, standard: None }));
    assert!(!window.model.ui.assess.unfolded);
    window.does(Msg::Print);
    assert!(window.model.ui.assess.shown() >= 76, "all are there");
    assert!(window.model.ui.paper.is_some(), "and every row of a register");
    assert_eq!(window.world.printed, 0);
    window.does(Msg::Elapsed(Timer::Paper));
    assert_eq!(window.world.printed, 1);
    window.does(Msg::Go(Place::Register { register: "townships".to_owned(), row: None }));
    assert!(window.model.ui.paper.is_none(), "another screen is painted as far as it is seen");
}

#[test]
fn a_file_that_was_written_out_keeps_its_id_and_says_when() {
    let mut window = Window::begun();
    assert_eq!(window.session().file().filed_on(), "");
    window.does(Msg::SaveAs);
    let first = window.file()["file"].clone();
    assert_eq!((&first["revision"], &first["saved_on"]), (&json!(1), &json!("2026-11-25")));
    assert!(window.model.keeping.filed_at.is_some());
    window.does(Msg::SaveAs);
    assert_eq!(window.file()["file"]["id"], first["id"]);
    assert_eq!(window.file()["file"]["revision"], json!(2));
    assert!(window.session().problems().is_empty());
    // What nobody took was not written out.
    let mut refused = Window::begun();
    refused.world.takes_no_file = true;
    refused.does(Msg::SaveAs);
    assert_eq!(refused.model.keeping.filed_at, None);
}

#[test]
fn going_on_leads_to_where_one_was() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::area("3")));
    window.does(Msg::Assess(Assess::Focused("3.1.2".to_owned())));
    answers(&mut window, "3.1.2");
    window.wait();
    let id = window.model.keeping.slot.id.clone();
    let mut later = window.another();
    later.does(Msg::Start(Start::Open(id)));
    assert_eq!(later.model.ui.place, Place::Assess { area: Some("3".to_owned()), standard: Some("3.1.2".to_owned()) });
}

#[test]
fn a_file_that_is_opened_twice_is_two_that_can_be_told_apart() {
    let mut window = Window::begun();
    window.does(Msg::SaveAs);
    let bytes = window.world.exported.pop().unwrap().bytes;
    for _ in 0..3 {
        window.does(Msg::Go(Place::Start));
        window.opens("示例县.json", &bytes);
    }
    window.does(Msg::Go(Place::Start));
    let mut origins: Vec<String> =
        window.model.ui.start.kept.iter().map(|kept| kept.head.clone().unwrap().origin).collect();
    origins.sort();
    assert_eq!(origins, ["", "示例县.json", "示例县.json（第2次打开）", "示例县.json（第3次打开）"]);
}

#[test]
fn the_county_is_renamed_where_its_name_is_shown() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::RESULT));
    window.does(Msg::Rename);
    assert_eq!(window.model.ui.place, Place::Start);
    assert_eq!(window.model.ui.focus, Some(weibao_page::ui::Focus::Text(at::county("name"))));
    let edit = Edit::Set(at::county("name"), json!("新名县"));
    window.does(Msg::Edit(Change::new(edit, "县名", Place::Start)));
    assert!(window.world.title.contains("新名县"), "{}", window.world.title);
}
