//! Before the rest of the program is here, and where it does not come.

use std::rc::Rc;

use weibao_page::file::Chosen;
use weibao_page::mount::Mount;
use weibao_page::msg::{Assess, Exchange, Rest, Review, Start};
use weibao_page::place::Place;
use weibao_page::rest::State;
use weibao_page::ui::Focus;
use weibao_page::world::{Job, Purpose};
use weibao_page::{Model, Msg};
use weibao_terms::Declared;
use weibao_text::screens::rest as text;

use super::memory::{Memory, Window, national};

/// A window whose rest is on its way, before the world has answered anything.
fn unanswered(address: &str, noted: Option<&Window>) -> Window {
    let world = Memory {
        disk: noted.map_or_else(Rc::default, |window| Rc::clone(&window.world.disk)),
        noted: noted.map(|window| window.model.keeping.slot.id.clone()),
        address: address.to_owned(),
        rest_is_away: true,
        ..Memory::default()
    };
    let mut window = Window { model: Model::new(national(), Mount::Page), world };
    weibao_page::begin(&mut window.model, &mut window.world);
    window
}

/// The same, when the storage has answered.
fn early(address: &str, noted: Option<&Window>) -> Window {
    let mut window = unanswered(address, noted);
    window.settle();
    window
}

#[test]
fn what_was_open_before_a_reload_comes_before_the_rest() {
    let before = Window::begun();
    let mut window = unanswered("#/assess/1", Some(&before));
    assert!(window.model.ui.opening, "no other screen flashes up");
    assert_eq!(window.world.asked_for_rest, 0);
    window.settle();
    assert!(!window.model.ui.opening);
    assert_eq!(window.model.ui.place, Place::area("1"));
    assert_eq!(window.world.asked_for_rest, 1);

    let window = Window::at(&Rc::default(), Mount::Page, "#/assess/1", Some("gone"));
    assert!(!window.model.ui.opening, "where nothing is left of it, the first screen is shown");
    assert_eq!(window.model.ui.place, Place::Start);
}

fn arrived(window: &mut Window) {
    window.does(Msg::Rest(Rest::Arrived));
}

fn answer(standard: &str) -> Msg {
    Msg::Assess(Assess::Answer(standard.to_owned(), Some(Declared::Met)))
}

fn chosen(id: u32) -> Chosen {
    Chosen { id, name: format!("{id}.json"), size: 10 }
}

#[test]
fn the_first_screens_do_their_work_without_the_rest() {
    let mut window = early("", None);
    assert_eq!(window.world.asked_for_rest, 1);
    window.does(Msg::Start(Start::Typed(weibao_page::msg::CountyField::Name, "示例县".to_owned())));
    window.does(Msg::Start(Start::New));
    assert!(window.key("1"), "the negative list takes its keys");
    window.does(Msg::Go(Place::standard("1.1.1")));
    window.does(answer("1.1.1"));
    window.does(answer("1.1.2"));
    window.does(Msg::Undo);
    window.wait();
    assert!(window.says_saved());
    assert!(window.file()["answers"]["1.1.1"].is_object());
    assert!(window.file()["answers"].get("1.1.2").is_none());
    window.does(Msg::SaveAs);
    assert_eq!(window.world.exported.len(), 1);
    assert_eq!(window.world.asked_for_rest, 1);
    assert!(window.world.jobs.is_empty());
}

#[test]
fn a_screen_that_is_not_here_is_shown_when_it_comes_and_answers_go_on_meanwhile() {
    let mut window = Window::begun();
    window.wait();
    let mut window = early("#/documents", Some(&window));
    assert_eq!(window.model.ui.place, Place::DOCUMENTS);
    assert_eq!(*window.model.rest.state(), State::OnItsWay);
    window.does(answer("1.1.1"));
    assert!(window.file()["answers"]["1.1.1"].is_object(), "what is typed never waits");
    assert!(window.world.jobs.is_empty(), "nobody can show what the documents' program would make");
    window.model.ui.focus = None;
    arrived(&mut window);
    assert!(matches!(window.world.jobs.as_slice(), [(_, Job::Prepare)]));
    assert!(!window.model.ui.check.lines.is_empty());
    assert_eq!(window.model.ui.focus, Some(Focus::Heading));
}

#[test]
fn the_cell_that_the_address_names_has_the_keyboard_when_its_register_comes() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Register { register: "schools".to_owned(), row: None }));
    window.does(Msg::Register(weibao_page::msg::Register::Paste("甲小学\n乙小学\n丙小学".to_owned(), None)));
    window.wait();
    let mut window = early("#/register/schools/2", Some(&window));
    assert_eq!(window.model.ui.register.register, "");
    arrived(&mut window);
    assert_eq!(window.model.ui.register.register, "schools");
    assert_eq!(window.model.ui.register.cursor.row, 2);
    assert_eq!(window.model.ui.focus, Some(Focus::Cell));
}

#[test]
fn what_waits_is_done_in_the_order_in_which_it_was_wanted() {
    let mut window = early("", None);
    for _ in 0..2 {
        window.does(Msg::Start(Start::Example));
    }
    assert_eq!(window.notice(), text::LOADING);
    for (id, purpose) in [(1, Purpose::Older), (2, Purpose::Review), (3, Purpose::Review)] {
        window.does(Msg::Chosen(purpose, chosen(id)));
    }
    window.does(Msg::Review(Review::Show(weibao_page::ui::review::Show::All)));
    window.does(Msg::Exchange(Exchange::Due("2026-12-01".to_owned())));
    assert!(window.model.session().is_none());
    assert!(window.world.reads.is_empty());
    arrived(&mut window);
    assert_eq!(window.notice(), "");
    assert!(!window.session().county().is_empty(), "the example is open");
    assert_eq!(window.model.ui.place, Place::RESULT);
    let read: Vec<u32> = window.world.reads.iter().map(|(file, _)| file.id).collect();
    assert_eq!(read, [1, 2, 3]);
    let shown: Vec<_> = window.world.disk.borrow().kept.keys().cloned().collect();
    assert_eq!(shown, ["example"], "pressed twice, opened once");
}

#[test]
fn where_it_does_not_come_a_sentence_says_so_and_another_try_is_made() {
    let failed = || Msg::Rest(Rest::Failed(vec!["文件没有取到".to_owned()]));
    let mut window = early("", None);
    window.does(failed());
    assert_eq!(window.notice(), "", "nobody wants it yet");
    assert_eq!(*window.model.rest.state(), State::Failed(vec!["文件没有取到".to_owned()]));

    // Whoever wants something of it makes another try by that.
    window.does(Msg::Start(Start::Example));
    assert_eq!((window.world.asked_for_rest, window.notice()), (2, text::LOADING));
    window.does(failed());
    assert_eq!(window.notice(), text::FAILED);
    assert_eq!(window.model.ui.notice.as_ref().unwrap().lines, ["文件没有取到"]);

    // Or presses the button.
    window.does(Msg::Go(Place::MANUAL));
    window.does(Msg::Rest(Rest::Again));
    assert_eq!((window.world.asked_for_rest, window.model.rest.state()), (3, &State::OnItsWay));
    arrived(&mut window);
    assert!(window.model.session().is_some(), "what was wanted is done");
    assert_eq!(window.notice(), "");
}
