//! 汇总多县: read one by one, in the order of the division codes, nothing kept, nothing changed.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::msg::{RollUp, Start};
use weibao_page::place::Place;
use weibao_page::queries::rollup as query;
use weibao_page::ui::rollup::State;
use weibao_page::world::{Job, Product, Purpose};

/// A county whose standard 1.1.1 is in this state.
fn county(name: &str, code: &str, status: &str) -> Vec<u8> {
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": name, "code": code })));
    file["answers"]["1.1.1"] = json!({ "status": status });
    file.to_string().into_bytes()
}

fn chosen(names: &[&str]) -> Vec<Chosen> {
    let file =
        |(id, name): (usize, &&str)| Chosen { id: u32::try_from(id).unwrap(), name: (*name).to_owned(), size: 9 };
    names.iter().enumerate().map(file).collect()
}

fn state(window: &Window) -> &State {
    &window.model.ui.rollup
}

/// The browser has read what was asked for last.
fn reads(window: &mut Window, bytes: Option<Vec<u8>>) {
    let (file, purpose) = window.world.reads.pop().unwrap();
    assert_eq!(purpose, Purpose::RollUp);
    window.does(Msg::Read(purpose, file.name, bytes));
}

fn three() -> Window {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::RollUp));
    window.does(Msg::RollUp(RollUp::Chosen(chosen(&["c.json", "a.json", "b.json"]))));
    reads(&mut window, Some(county("丙县", "450300", "met")));
    reads(&mut window, Some(county("甲县", "450100", "unmet")));
    reads(&mut window, Some(county("乙县", "450200", "unmet")));
    window
}

fn names(window: &Window) -> Vec<&str> {
    state(window).rolled_up.as_ref().unwrap().counties.iter().map(|county| county.name.as_str()).collect()
}

#[test]
fn files_are_read_one_by_one_and_stand_by_code() {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::RollUp));
    assert_eq!(window.model.ui.place, Place::RollUp, "no assessment need be open");
    window.does(Msg::RollUp(RollUp::Chosen(chosen(&["c.json", "a.json"]))));
    assert_eq!(window.world.reads.len(), 1, "one at a time");
    assert!(state(&window).is_reading());
    reads(&mut window, Some(county("丙县", "450300", "met")));
    assert_eq!((state(&window).read(), state(&window).chosen), (1, 2));
    assert_eq!(window.world.reads.len(), 1);
    reads(&mut window, Some(county("甲县", "450100", "unmet")));
    assert!(!state(&window).is_reading());
    assert_eq!(names(&window), ["甲县", "丙县"]);
    assert_eq!(window.model.ui.announcement, "共2个县。");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_counts() {
    let mut window = Window::fresh();
    let mut files = chosen(&["大.json", "坏.json", "表.xlsx", "读不出.json", "他版.json", "好.json"]);
    files[0].size = u64::MAX;
    window.does(Msg::RollUp(RollUp::Chosen(files)));
    reads(&mut window, Some(b"{".to_vec()));
    reads(&mut window, Some(b"PK\x03\x04".to_vec()));
    reads(&mut window, None);
    let other =
        json!({ "format": "weibao.assessment", "version": 1, "catalog": "cn-1999", "county": { "name": "他县" } });
    reads(&mut window, Some(other.to_string().into_bytes()));
    reads(&mut window, Some(county("甲县", "450100", "met")));
    let rolled_up = state(&window).rolled_up.as_ref().unwrap();
    assert_eq!(names(&window), ["甲县"]);
    let aside: Vec<&str> = rolled_up.set_aside.iter().map(|aside| state(&window).names[aside.index].as_str()).collect();
    assert_eq!(aside, ["大.json", "坏.json", "表.xlsx", "读不出.json", "他版.json"]);
    assert!(rolled_up.set_aside.iter().all(|aside| !aside.text.is_empty()));
}

#[test]
fn reading_can_be_ended_and_what_comes_too_late_is_let_go() {
    let mut window = Window::fresh();
    window.does(Msg::RollUp(RollUp::Chosen(chosen(&["a.json", "b.json", "c.json"]))));
    reads(&mut window, Some(county("甲县", "450100", "met")));
    window.does(Msg::RollUp(RollUp::Cancel));
    assert_eq!(names(&window), ["甲县"]);
    reads(&mut window, Some(county("乙县", "450200", "met")));
    assert_eq!(names(&window), ["甲县"]);
    assert!(window.world.reads.is_empty());
}

#[test]
fn standards_can_be_sorted_and_counties_cannot() {
    let mut window = three();
    assert_eq!(names(&window), ["甲县", "乙县", "丙县"]);
    let rolled_up = state(&window).rolled_up.as_ref().unwrap();
    assert_eq!(query::standards(rolled_up, false)[0].id, "1.1.1");
    assert_eq!(query::short(query::standards(rolled_up, true)[0]), 2);
    window.does(Msg::RollUp(RollUp::ShortFirst(true)));
    window.does(Msg::RollUp(RollUp::Export));
    let (ticket, job) = window.world.jobs.pop().unwrap();
    let Job::RollUp(exported) = job else { panic!("a roll-up") };
    let exported: Vec<&Value> = exported["counties"].as_array().unwrap().iter().map(|county| &county["name"]).collect();
    assert_eq!(exported, ["甲县", "乙县", "丙县"], "the order of the codes, whatever the screen shows");
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    assert_eq!(window.world.exported[0].name, "多县自评汇总-20261125.xlsx");
}

#[test]
fn what_is_open_is_not_counted_short() {
    let window = three();
    let rolled_up = state(&window).rolled_up.as_ref().unwrap();
    let open: Vec<_> = rolled_up.standards.iter().filter(|line| line.id != "1.1.1").collect();
    assert!(open.iter().all(|line| line.open == 3 && query::short(line) == 0));
    assert_eq!(query::with_negatives(rolled_up).count(), 3, "not looked at is open");
    assert!(query::areas(&memory::national(), rolled_up).iter().all(|(_, _, reached)| *reached == 0));
}

#[test]
fn no_file_is_kept_or_changed() {
    let mut window = Window::fresh();
    window.does(Msg::Start(Start::Example));
    let before = (window.file().clone(), window.world.disk.borrow().kept.clone());
    window.does(Msg::Go(Place::RollUp));
    window.does(Msg::RollUp(RollUp::Chosen(chosen(&["a.json"]))));
    reads(&mut window, Some(county("甲县", "450100", "met")));
    assert_eq!((window.file().clone(), window.world.disk.borrow().kept.clone()), before);
    window.opens("另.json", &county("另县", "450400", "met"));
    assert_eq!(window.session().county(), "另县");
    assert_eq!(names(&window), ["甲县"], "opening something else loses nothing");
    window.does(Msg::RollUp(RollUp::Clear));
    assert!(state(&window).rolled_up.is_none());
}
