//! What looks like personal data is asked about before a file leaves, and never stops it.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::msg::{Documents, Exchange, Fill, Given, Personal, Register};
use weibao_page::place::Place;
use weibao_page::saved_file::Edit;
use weibao_page::session::Change;
use weibao_page::ui::documents::Work;
use weibao_page::ui::{Focus, leaving::Found};
use weibao_terms::{DocumentKind, Topic};

const NOTE: &str = "/answers/1.1.1/note";

/// A county with this in the note of its first standard.
fn county(note: &str) -> Window {
    let mut window = Window::fresh();
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    file["answers"] = json!({ "1.1.1": { "note": note } });
    window.does(Msg::Given(Given::Assessment(file)));
    window
}

fn asked(window: &Window) -> &[Found] {
    &window.model.ui.leaving.found
}

#[test]
fn a_file_that_holds_a_number_is_asked_about_before_it_leaves() {
    let mut window = county("证号11010519491231002X");
    window.does(Msg::SaveAs);
    assert!(window.world.exported.is_empty());
    let [found] = asked(&window) else { panic!("{:?}", asked(&window)) };
    assert_eq!((found.at.as_str(), found.place.clone()), (NOTE, Some(Place::standard("1.1.1"))));
    assert!(found.text.starts_with("1.1.1") && !found.text.contains("11010519491231002X"), "{}", found.text);
    assert_eq!(window.model.ui.focus, Some(Focus::Leaving), "先去改 has the keyboard");
    window.does(Msg::Personal(Personal::Anyway));
    assert_eq!(window.world.exported.len(), 1);
    assert!(window.model.ui.leaving.wanted.is_none());
    // It is asked each time: saying so once is no word about the next.
    window.does(Msg::SaveAs);
    assert_eq!((window.world.exported.len(), asked(&window).len()), (1, 1));
}

#[test]
fn the_ways_back_lead_to_the_place_and_nothing_leaves() {
    let mut window = county("证号11010519491231002X");
    window.does(Msg::SaveAs);
    window.does(Msg::Personal(Personal::Mend(0)));
    assert_eq!(window.model.ui.place, Place::standard("1.1.1"));
    window.does(Msg::SaveAs);
    window.does(Msg::Personal(Personal::Correct));
    assert!(window.world.exported.is_empty() && window.model.ui.leaving.wanted.is_none());
    // What was held back then is not done later.
    window.does(Msg::Go(Place::Start));
    assert!(window.world.exported.is_empty());
}

#[test]
fn what_was_said_to_be_nothing_is_asked_about_again_only_once_it_changes() {
    let mut window = county("证号11010519491231002X");
    window.does(Msg::SaveAs);
    let (at, said) = (asked(&window)[0].at.clone(), asked(&window)[0].said.clone());
    window.does(Msg::Personal(Personal::None(at, said)));
    assert!(asked(&window).is_empty());
    window.does(Msg::Personal(Personal::Anyway));
    window.does(Msg::SaveAs);
    assert_eq!(window.world.exported.len(), 2);
    window.does(Msg::Go(Place::CHECK));
    assert!(window.model.ui.check.lines.iter().all(|line| line.topic != Topic::Personal));
    let kept = window.world.settings.get("dismissed").unwrap();
    assert!(kept.contains(NOTE) && !kept.contains("11010519491231002X"), "{kept}");
    let change =
        Change::new(Edit::Set(NOTE.to_owned(), json!("证号：11010519491231002X")), "说明", Place::standard("1.1.1"));
    window.does(Msg::Edit(change));
    window.does(Msg::SaveAs);
    assert_eq!((window.world.exported.len(), asked(&window).len()), (2, 1));
}

#[test]
fn what_is_only_to_be_looked_at_asks_nobody() {
    let mut window = county("电话0771-5551234");
    window.does(Msg::SaveAs);
    assert_eq!(window.world.exported.len(), 1);
}

#[test]
fn every_way_out_is_asked_about() {
    let ways: [Msg; 7] = [
        Msg::SaveAs,
        Msg::SavePage,
        Msg::Documents(Documents::Begin(Work::Export(DocumentKind::Report))),
        Msg::Register(Register::Export),
        Msg::Exchange(Exchange::Workbooks),
        Msg::Exchange(Exchange::Zip),
        Msg::Exchange(Exchange::Pages),
    ];
    for way in ways {
        let mut window = county("王小明，男，9岁");
        window.world.jobs.clear();
        window.does(way.clone());
        assert_eq!(asked(&window).len(), 1, "{way:?}");
        assert!(window.world.exported.is_empty() && window.world.jobs.is_empty(), "{way:?}");
    }
    // A preview stays on this machine.
    let mut window = county("王小明，男，9岁");
    window.does(Msg::Documents(Documents::Begin(Work::Preview(DocumentKind::Report))));
    assert!(asked(&window).is_empty());
}

#[test]
fn a_units_answers_are_asked_about_too() {
    let mut window = Window::fresh();
    let request: Value = json!({
        "format": "weibao.request", "version": 1, "id": "r-1", "county": { "name": "示例县" }, "catalog": memory::national().id,
        "made_on": "2026-02-10", "unit": { "key": "education", "name": "教育局" },
        "items": [{ "at": "/answers/1.1.1/note", "role": "main", "words": "" }],
    });
    window.opens("教育局.json", request.to_string().as_bytes());
    window.does(Msg::Fill(Fill::Text(NOTE.to_owned(), "证号11010519491231002X".to_owned())));
    window.does(Msg::Fill(Fill::Save));
    assert!(window.world.exported.is_empty());
    let found = asked(&window);
    assert!(found[0].text.starts_with("1.1.1"), "{}", found[0].text);
    window.does(Msg::Personal(Personal::Anyway));
    assert_eq!(window.world.exported.len(), 1);
}
