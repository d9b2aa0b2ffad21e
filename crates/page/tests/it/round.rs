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

#[test]
fn what_is_no_file_is_refused() {
    let mut window = with_example();
    compares(&mut window, b"[]");
    assert!(window.model.ui.round.compared.is_none());
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
}
