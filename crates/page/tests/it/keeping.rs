//! Nothing lost: two windows, a full storage, a refused one, damaged entries, and a world that stops anywhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::memory::{Lying, Window, sound};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::keeping::{Expected, SaveState};
use weibao_page::mount::{Element, Mount};
use weibao_page::msg::{Answer, CountyField, Given, Start};
use weibao_page::place::Place;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Change;
use weibao_page::world::Timer;
use weibao_terms::StorageFailure;

fn note(standard: &str, text: &str) -> Msg {
    Msg::Edit(Change::new(Edit::text(at::said(standard, &["note"]), text), "备注", Place::standard(standard)))
}

fn slot(window: &Window) -> String {
    window.model.keeping.slot.id.clone()
}

fn stored(window: &Window) -> Value {
    window.world.disk.borrow().saved_file(&slot(window)).unwrap().1
}

#[test]
fn it_is_called_kept_only_once_the_storage_has_said_so() {
    let mut window = Window::begun();
    window.does(note("1.1.1", "甲"));
    assert_eq!(window.model.keeping.state, SaveState::Saving);
    window.send(Msg::Elapsed(Timer::Save));
    assert_eq!(window.model.keeping.state, SaveState::Saving, "asked for, and not answered yet");
    // Changed while it is on its way: what was written is not what is open.
    window.send(note("1.1.1", "乙"));
    window.answer();
    assert_eq!(window.model.keeping.state, SaveState::Saving);
    window.settle();
    assert!(window.says_saved());
    assert_eq!(&stored(&window), window.file());
}

#[test]
fn two_windows_never_write_over_each_other() {
    let mut one = Window::begun();
    let mut two = one.another();
    two.does(Msg::Start(Start::Open(slot(&one))));
    assert_eq!(two.file(), one.file());

    // What the one has written, the other shows, as long as it has nothing of its own.
    one.does(note("1.1.1", "甲"));
    one.wait();
    two.does(Msg::StorageChanged(Some(slot(&one))));
    assert_eq!(two.file(), one.file());
    assert!(two.notice().contains("另一个窗口"));

    // Both change: the later one is told, and writes no more.
    one.does(note("1.1.1", "一"));
    two.does(note("1.1.1", "二"));
    one.wait();
    two.wait();
    assert_eq!(two.unsaved(), Some(StorageFailure::OtherWindow));
    assert_eq!(&stored(&one), one.file());
    two.does(note("1.1.2", "再"));
    two.wait();
    assert_eq!(&stored(&one), one.file());

    two.does(Msg::KeepAsCopy);
    assert!(two.says_saved());
    assert_ne!(slot(&two), slot(&one));
    assert_eq!(&stored(&two), two.file());
    assert_eq!(&stored(&one), one.file());
}

#[test]
fn a_window_that_hears_of_the_other_in_time_is_told_at_once() {
    let mut one = Window::begun();
    let mut two = one.another();
    two.does(Msg::Start(Start::Open(slot(&one))));
    two.does(note("1.1.1", "二"));
    one.does(note("1.1.1", "一"));
    one.wait();
    two.does(Msg::StorageChanged(None));
    assert_eq!(two.unsaved(), Some(StorageFailure::OtherWindow));
    // Leaving keeps its work as a copy first.
    two.does(Msg::Start(Start::Typed(CountyField::Name, "示例县".to_owned())));
    two.does(Msg::Start(Start::New));
    let copies = two.world.disk.borrow().kept.len();
    assert_eq!(copies, 3);
}

#[test]
fn what_was_discarded_elsewhere_is_written_again_with_the_next_edit() {
    let mut window = Window::begun();
    window.world.disk.borrow_mut().kept.clear();
    window.does(Msg::StorageChanged(Some(slot(&window))));
    assert!(window.notice().contains("被删除"));
    window.does(note("1.1.1", "甲"));
    window.wait();
    assert!(window.says_saved());
    assert_eq!(&stored(&window), window.file());
}

#[test]
fn a_full_storage_is_said_and_nothing_is_left_behind() {
    let mut window = Window::begun();
    window.world.disk.borrow_mut().full = true;
    window.does(note("1.1.1", "甲"));
    window.wait();
    assert_eq!(window.unsaved(), Some(StorageFailure::Full));
    assert!(window.model.at_risk());
    let before = window.file().clone();
    for way in
        [Start::New, Start::Example, Start::Open("id-1".to_owned()), Start::Discard(slot(&window), "示例县".to_owned())]
    {
        window.does(Msg::Dismiss);
        window.does(Msg::Start(way));
        assert_eq!(window.file(), &before, "it would be lost");
        assert!(window.model.ui.notice.as_ref().is_some_and(|notice| notice.bad));
    }
    // Saved to a file it may be left; with room it is kept.
    window.world.disk.borrow_mut().full = false;
    window.does(note("1.1.1", "乙"));
    window.wait();
    assert!(window.says_saved());
    assert_eq!(&stored(&window), window.file());
}

#[test]
fn a_refused_storage_keeps_nothing_and_says_so() {
    let mut window = Window::fresh();
    window.world.disk.borrow_mut().refused = true;
    window.does(Msg::Start(Start::Typed(CountyField::Name, "示例县".to_owned())));
    window.does(Msg::Start(Start::New));
    assert_eq!(window.unsaved(), Some(StorageFailure::Refused));
    window.does(note("1.1.1", "甲"));
    window.wait();
    assert_eq!(window.unsaved(), Some(StorageFailure::Refused));
    assert!(window.model.at_risk());
    window.does(Msg::SaveAs);
    assert!(!window.model.at_risk(), "it is in a file now");
    window.does(Msg::Start(Start::Example));
    assert_ne!(window.session().county(), "");
    window.does(Msg::Go(Place::Start));
    assert!(window.model.ui.start.refused);
}

#[test]
fn a_damaged_entry_stays_and_can_be_taken_away() {
    let window = Window::begun();
    let id = slot(&window);
    for damaged in ["hello", "", "{}\n{}", "\u{0}"] {
        window.world.disk.borrow_mut().kept.insert(id.clone(), damaged.to_owned());
        let mut again = window.another();
        assert!(again.model.ui.start.kept.iter().any(|kept| kept.id == id && kept.head.is_none()));
        again.does(Msg::Start(Start::Open(id.clone())));
        assert!(again.model.session().is_none());
        assert!(again.notice().contains("已损坏"));
        again.does(Msg::Start(Start::Rescue(id.clone())));
        assert_eq!(again.world.exported.pop().unwrap().bytes, damaged.as_bytes());
        assert_eq!(window.world.disk.borrow().kept[&id], damaged, "it stays as it is");
        let reloaded = Window::at(&window.world.disk, Mount::Page, "#/result", Some(&id));
        assert!(reloaded.model.session().is_none());
        assert_eq!(reloaded.model.ui.place, Place::Start);
    }
}

/// A lost character, in the head or in the saved file; an end that was cut off.
#[test]
fn a_damaged_entry_and_its_file_are_opened_as_far_as_they_are_sound() {
    let mut window = Window::begun();
    window.does(note("1.1.1", "甲"));
    window.does(note("1.1.2", "乙"));
    window.wait();
    let id = slot(&window);
    let entry = window.world.disk.borrow().kept[&id].clone();
    let note_of = |window: &Window, id: &str| window.session().file().text(&at::said(id, &["note"])).to_owned();
    let lost = |what: &str| {
        let mut less = what.to_owned();
        less.pop();
        entry.replacen(what, &less, 1)
    };
    let cut = entry.split_once("\"1.1.2\"").unwrap().0.to_owned();
    for (damaged, first, second) in [
        (lost("\"revision\":"), "甲", "乙"),
        (lost("示例县\""), "甲", "乙"),
        (lost("\"甲\""), "甲", "乙"),
        (lost("\"甲"), "", "乙"),
        (lost("\"乙\"}"), "甲", "乙"),
        (cut, "甲", ""),
    ] {
        assert_ne!(damaged, entry);
        window.world.disk.borrow_mut().kept.insert(id.clone(), damaged.clone());
        let mut again = window.another();
        again.does(Msg::Start(Start::Open(id.clone())));
        assert!(again.notice().contains("能读出的部分"), "{damaged}: {}", again.notice());
        assert_eq!(
            (note_of(&again, "1.1.1").as_str(), note_of(&again, "1.1.2").as_str()),
            (first, second),
            "{damaged}"
        );
        again.wait();
        assert!(again.says_saved());
        assert_ne!(slot(&again), id);
        assert_eq!(window.world.disk.borrow().kept[&id], damaged, "it stays as it is");
        again.does(Msg::Start(Start::Rescue(id.clone())));
        let file = again.world.exported.pop().unwrap();
        let mut other = Window::fresh();
        other.opens(&file.name, &file.bytes);
        assert_eq!(other.file()["answers"], again.file()["answers"]);
        // So it is with what earlier versions exported: the head and the saved file together.
        let mut other = Window::fresh();
        other.opens("old.json", damaged.as_bytes());
        assert_eq!(other.file()["answers"], again.file()["answers"]);
    }
}

/// Damage is told by the character at which it stands, not by the byte.
#[test]
fn the_place_of_damage_is_counted_in_characters() {
    let mut window = Window::fresh();
    window.opens(
        "a.json",
        "{\"county\":{\"name\":\"示例县\"},\"answers\":{\"1.1.1\":{\"note\":\"甲乙丙\" x}}}".as_bytes(),
    );
    let notice = window.model.ui.notice.as_ref().unwrap();
    assert!(notice.bad && notice.text.contains("能读出的部分"));
    assert!(notice.lines[0].contains("第 1 行第 59 个字符"), "{:?}", notice.lines);
    assert_eq!(window.session().county(), "示例县");
}

#[test]
fn what_is_taken_over_from_another_window_can_be_taken_back() {
    let mounts: [fn() -> Mount; 2] =
        [|| Mount::Element(Element { slot: Some("element/a".to_owned()), ..Element::default() }), || Mount::Page];
    for mount in mounts {
        let disk = Rc::default();
        let mut one = Window::at(&disk, mount(), "", None);
        one.does(Msg::Start(Start::Typed(CountyField::Name, "甲县".to_owned())));
        one.does(Msg::Start(Start::New));
        one.does(note("1.1.1", "甲"));
        one.wait();
        let mut two = Window::at(&disk, mount(), "", None);
        two.does(Msg::Start(Start::Open(slot(&one))));
        assert_eq!(two.file(), one.file());
        let before = one.file().clone();
        let told = one.world.told.len();
        // The other makes something else of it: in an element, by beginning anew.
        two.does(Msg::Start(Start::Typed(CountyField::Name, "乙县".to_owned())));
        if two.model.mount.is_page() {
            two.does(note("1.1.1", "乙"));
        } else {
            two.does(Msg::Start(Start::New));
        }
        two.wait();
        assert_ne!(two.file(), &before);
        one.does(Msg::StorageChanged(Some(slot(&one))));
        assert_eq!(one.file(), two.file());
        assert_eq!(one.world.told[told..], [false], "the portal has what is open");
        assert!(one.says_saved());
        one.command("z");
        assert_eq!(one.file(), &before, "nothing of the user's is gone");
        one.wait();
        assert!(one.says_saved());
        assert_eq!(stored(&one), before);
    }
}

#[test]
fn a_storage_that_is_wiped_is_written_again_at_once() {
    let mut window = Window::begun();
    window.does(note("1.1.1", "甲"));
    window.wait();
    let before = window.file().clone();
    // The browser takes the database away, and says so.
    window.world.disk.borrow_mut().kept.clear();
    window.does(Msg::StorageChanged(None));
    assert!(window.notice().contains("已重新保存"));
    assert!(window.says_saved());
    assert_eq!(stored(&window), before);
    // Where another window has discarded it, it is not brought back without being asked for.
    window.another().does(Msg::Start(Start::Discard(slot(&window), "示例县".to_owned())));
    window.does(Msg::StorageChanged(Some(slot(&window))));
    assert!(window.notice().contains("被删除"));
    assert!(window.world.disk.borrow().kept.is_empty());
}

#[test]
fn a_storage_that_does_not_answer_is_said() {
    let mut window = Window::fresh();
    window.does(Msg::Storage(Answer::Silent));
    assert!(window.notice().contains("没有回应"));
}

/// What is written over what is told by who wrote it, never by when.
#[test]
fn a_clock_that_jumps_loses_nothing() {
    let mut window = Window::begun();
    let mut other = window.another();
    for (round, clock) in [4e12, -1.0, 0.0, f64::MAX, 1e12].into_iter().enumerate() {
        window.world.disk.borrow_mut().clock = Some(clock);
        window.does(note("1.1.1", &round.to_string()));
        window.wait();
        assert!(window.says_saved());
        assert_eq!(&stored(&window), window.file());
        other.does(Msg::Go(Place::Start));
        other.does(Msg::StorageChanged(Some(slot(&window))));
        assert_eq!(other.model.ui.start.kept.len(), 1);
        assert_eq!(other.model.ui.start.kept[0].head.as_ref().unwrap().saved.to_bits(), clock.to_bits());
        other.does(Msg::Start(Start::Open(slot(&window))));
        assert_eq!(other.file(), window.file());
    }
}

#[test]
fn a_damaged_example_stays_beside_a_new_one() {
    let mut window = Window::fresh();
    window.world.disk.borrow_mut().kept.insert("example".to_owned(), "hello".to_owned());
    window.does(Msg::Start(Start::Example));
    assert_ne!(slot(&window), "example");
    assert_eq!(window.world.disk.borrow().kept["example"], "hello");
    window.does(Msg::Go(Place::Start));
    let mut other = Window::fresh();
    other.does(Msg::Start(Start::Example));
    assert_eq!(slot(&other), "example");
    other.does(note("1.1.1", "试"));
    other.does(Msg::Start(Start::Example));
    assert_eq!(other.session().file().text(&at::said("1.1.1", &["note"])), "试", "what was tried is still there");
}

#[test]
fn discarded_comes_back_and_is_wiped_only_at_the_second_asking() {
    let mut window = Window::begun();
    let id = slot(&window);
    window.does(note("1.1.1", "甲"));
    let before = window.file().clone();
    window.does(Msg::Start(Start::Discard(id.clone(), "示例县".to_owned())));
    assert!(window.model.session().is_none(), "what is open is closed with it");
    window.does(Msg::Start(Start::Restore(id.clone())));
    window.does(Msg::Start(Start::Open(id.clone())));
    assert_eq!(window.file(), &before);
    window.does(Msg::Start(Start::Discard(id.clone(), "示例县".to_owned())));
    window.does(Msg::Start(Start::Erase(id.clone())));
    assert!(window.world.disk.borrow().discarded.contains_key(&id));
    window.does(Msg::Start(Start::Erase(id.clone())));
    assert!(window.world.disk.borrow().discarded.is_empty());
}

#[test]
fn nothing_changes_what_is_read_only() {
    let element = Element { read_only: true, ..Element::default() };
    let mut window = Window::at(&Rc::default(), Mount::Element(element), "", None);
    window.does(Msg::Start(Start::Typed(CountyField::Name, "示例县".to_owned())));
    window.does(Msg::Start(Start::New));
    window.does(Msg::Start(Start::Example));
    assert!(window.model.session().is_none());
    window.does(Msg::Given(Given::Assessment(weibao_standards::example())));
    let before = window.file().clone();
    assert_eq!(window.world.told, [false]);
    window.does(Msg::NextOpen);
    window.key("3");
    window.does(note("1.1.1", "甲"));
    window.does(Msg::Edit(Change::typed(at::said("1.1.1", &["note"]), " 乙 ".to_owned(), "备注", Place::Start)));
    window.does(Msg::Normalise(at::said("1.1.1", &["note"])));
    window.command("z");
    window.opens("a.json", before.to_string().as_bytes());
    assert_eq!(window.file(), &before);
    assert_eq!(window.world.told, [false], "nobody is told of a change");
    window.does(Msg::Given(Given::ReadOnly(false)));
    window.does(note("1.1.1", "甲"));
    assert_ne!(window.file(), &before);
}

#[test]
fn an_element_finds_its_work_again() {
    let mount = || Mount::Element(Element { slot: Some("element/a".to_owned()), ..Element::default() });
    let mut window = Window::at(&Rc::default(), mount(), "", None);
    window.does(Msg::Given(Given::Assessment(weibao_standards::example())));
    window.does(note("1.1.1", "甲"));
    window.wait();
    let again = Window::at(&window.world.disk, mount(), "", None);
    assert_eq!(again.file(), window.file());
    assert_eq!(again.model.ui.focus, None, "the portal's reader is not pulled here");
    assert_eq!(again.world.told, [false]);
}

#[test]
fn two_elements_with_one_slot_never_wipe_each_other() {
    let mount = || Mount::Element(Element { slot: Some("element/a".to_owned()), ..Element::default() });
    let disk = Rc::default();
    let mut one = Window::at(&disk, mount(), "", None);
    let mut two = Window::at(&disk, mount(), "", None);
    one.does(Msg::Start(Start::Typed(CountyField::Name, "甲县".to_owned())));
    two.does(Msg::Start(Start::Typed(CountyField::Name, "乙县".to_owned())));
    one.does(Msg::Start(Start::New));
    one.does(note("1.1.1", "甲"));
    one.wait();
    assert!(one.says_saved());
    // The other begins without having heard of it.
    two.does(Msg::Start(Start::New));
    two.wait();
    assert_eq!(two.unsaved(), Some(StorageFailure::OtherWindow));
    assert_eq!(&stored(&one), one.file());
    // What follows another window is told to the portal.
    let mut three = Window::at(&disk, mount(), "", None);
    let told = three.world.told.len();
    one.does(note("1.1.1", "乙"));
    one.wait();
    three.does(Msg::StorageChanged(Some("element/a".to_owned())));
    assert_eq!(three.file(), one.file());
    assert!(three.world.told.len() > told);
}

#[test]
fn what_is_not_on_the_disk_yet_is_not_called_kept() {
    let mut window = Window::begun();
    window.world.disk.borrow_mut().settles = true;
    window.does(note("1.1.1", "甲"));
    window.does(Msg::Elapsed(Timer::Save));
    assert_eq!(window.model.keeping.state, SaveState::Settling);
    // Edited meanwhile, it is written again, and settles again.
    window.does(note("1.1.1", "乙"));
    assert_eq!(window.model.keeping.state, SaveState::Saving);
    window.does(Msg::Elapsed(Timer::Settled));
    assert_eq!(window.model.keeping.state, SaveState::Saving, "that was the writing before");
    window.does(Msg::Elapsed(Timer::Save));
    assert_eq!(window.model.keeping.state, SaveState::Settling);
    window.does(Msg::Elapsed(Timer::Settled));
    assert!(window.says_saved());
    assert_eq!(&stored(&window), window.file());
}

#[test]
fn an_equal_revision_of_another_writing_is_not_taken_for_ones_own() {
    let mut one = Window::begun();
    let id = slot(&one);
    let mut two = one.another();
    two.does(Msg::Start(Start::Open(id.clone())));
    // The storage is wiped, and both write the same revision anew.
    let disk = Rc::clone(&one.world.disk);
    disk.borrow_mut().kept.clear();
    one.does(note("1.1.1", "一"));
    one.wait();
    two.does(note("1.1.1", "二"));
    two.wait();
    assert_eq!(two.unsaved(), Some(StorageFailure::OtherWindow));
    assert_eq!(&stored(&one), one.file());
}

/// What a county does in two windows, with nothing answered before its time.
fn script(seed: u32) -> Vec<(usize, Option<Msg>)> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut random = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    (0..60)
        .map(|step| {
            let window = random(2) as usize;
            let id = format!("id-{}", random(4) + 1);
            let msg = match random(32) {
                0 => Msg::Start(Start::New),
                1 => Msg::Start(Start::Example),
                2 => Msg::Start(Start::Open(id)),
                3 => Msg::Start(Start::Discard(id, String::new())),
                4 => Msg::Start(Start::Restore(id)),
                5 => Msg::KeepAsCopy,
                6 => Msg::Undo,
                7 => Msg::StorageChanged(None),
                8 => Msg::Elapsed(Timer::Save),
                9..12 => note("1.1.1", &format!("{step}")),
                _ => return (window, None),
            };
            (window, Some(msg))
        })
        .collect()
}

/// Killed after any effect, nothing is lost that either window has ever called kept.
#[test]
fn stopped_anywhere_nothing_acknowledged_is_lost() {
    let (mut acknowledgements, mut stops) = (0, 0);
    for seed in 0..40 {
        let one = Window::fresh();
        let two = one.another();
        one.world.disk.borrow_mut().effects = Some(Vec::new());
        let disk = Rc::clone(&one.world.disk);
        let mut windows = [one, two];
        // Of each slot and revision that was called kept, what was.
        let mut acknowledged: BTreeMap<(String, u64), Value> = BTreeMap::new();
        for (window, msg) in script(seed) {
            let window = &mut windows[window];
            disk.borrow_mut().full = seed % 7 == 6;
            match msg {
                Some(msg) => {
                    if msg == Msg::Start(Start::New) {
                        // An empty name makes no record.
                        window.send(Msg::Start(Start::Typed(CountyField::Name, "示例县".to_owned())));
                    }
                    window.send(msg);
                }
                None => drop(window.answer()),
            }
            // Each is what would be found if all had stopped there.
            for lying in disk.borrow_mut().effects.as_mut().unwrap().drain(..) {
                stops += 1;
                for ((id, revision), value) in &acknowledged {
                    assert!(is_there(&lying, id, *revision, value), "seed {seed}: {id}, {revision}");
                }
            }
            for window in windows.iter().filter(|window| window.says_saved()) {
                let Expected::Stamp(stamp) = &window.model.keeping.slot.expected else {
                    panic!("kept, and nobody knows as what");
                };
                if let Some(session) = window.model.session() {
                    acknowledged.insert((slot(window), stamp.revision), session.file().value().clone());
                    acknowledgements += 1;
                }
            }
            let now = (disk.borrow().kept.clone(), disk.borrow().discarded.clone());
            for ((id, revision), value) in &acknowledged {
                assert!(is_there(&now, id, *revision, value), "seed {seed}: {id}, {revision}");
            }
        }
    }
    assert!(acknowledgements > 300 && stops > 100, "{acknowledgements}, {stops}");
}

/// Whether something lies there as it was, or was written over by a later revision; under another id where it was brought back.
fn is_there((kept, discarded): &Lying, id: &str, revision: u64, value: &Value) -> bool {
    let by_id = [kept.get(id), discarded.get(id)].into_iter().flatten().filter_map(|entry| sound(entry));
    let found = by_id.into_iter().any(|(there, saved)| there > revision || (there == revision && saved == *value));
    found || kept.values().chain(discarded.values()).filter_map(|entry| sound(entry)).any(|(_, saved)| saved == *value)
}

#[test]
fn the_list_comes_with_the_start() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Start));
    assert_eq!(window.model.ui.start.kept.len(), 1);
    let head = window.model.ui.start.kept[0].head.as_ref().unwrap();
    assert_eq!((head.county.as_str(), head.answered, head.standards), ("示例县", 0, 76));
    window.does(Msg::Storage(Answer::Listed(Err(StorageFailure::Refused))));
    assert!(window.model.ui.start.refused);
    assert_eq!(json!(window.session().county()), "示例县");
}
