//! A range of a register: chosen by keys or mouse, copied, filled down, emptied, one step each.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::msg::{Given, Key, Register};
use weibao_page::place::Place;
use weibao_page::ui::arrangement::{Cursor, Filter};

fn villages() -> Window {
    let mut window = Window::fresh();
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    file["registers"] = json!({ "communities": [
        { "name": "甲村", "township": "东镇", "care_site": true, "child_directors": 1 },
        { "name": "乙村", "township": "东镇", "care_site": false },
        { "name": "丙村", "township": "西镇" },
    ] });
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Register { register: "communities".into(), row: Some(0) }));
    window
}

fn cell(row: usize, column: usize) -> Cursor {
    Cursor { row, column }
}

fn does(window: &mut Window, msg: Register) {
    window.does(Msg::Register(msg));
}

fn key(window: &mut Window, name: &str, command: bool, shift: bool) -> bool {
    window.world.consumed = false;
    does(window, Register::Key(Key { name: name.into(), command, shift, ..Key::default() }));
    window.world.consumed
}

fn rows(window: &Window) -> &[Value] {
    window.session().file().rows("communities")
}

#[test]
fn shift_and_arrows_choose_and_the_tsv_of_it_comes_back_as_the_same() {
    let mut window = villages();
    does(&mut window, Register::Clicked(cell(0, 1)));
    for name in ["ArrowDown", "ArrowRight"] {
        assert!(key(&mut window, name, false, true));
    }
    assert_eq!(window.model.ui.register.far, Some(cell(1, 2)));
    assert_eq!(window.model.ui.announcement, "选中 2 行 2 列");
    assert!(key(&mut window, "c", true, false));
    assert_eq!(window.world.copied, ["东镇\t有\n东镇\t无"]);
    let before = rows(&window).to_vec();
    let copied = window.world.copied[0].clone();
    does(&mut window, Register::Paste(copied, None));
    assert_eq!(rows(&window), before, "pasted where it came from, nothing changes");
    // One arrow without Shift, and only one cell is chosen.
    key(&mut window, "ArrowDown", false, false);
    assert_eq!(window.model.ui.register.far, None);
    assert!(!key(&mut window, "c", true, false), "the browser copies what is marked in the field");
}

#[test]
fn the_mouse_draws_a_range_and_lets_go_of_it() {
    let mut window = villages();
    does(&mut window, Register::Pressed(cell(0, 2), false));
    does(&mut window, Register::Dragged(cell(0, 2)));
    assert_eq!(window.model.ui.register.far, None, "within one cell nothing is drawn");
    does(&mut window, Register::Dragged(cell(2, 3)));
    assert_eq!((window.model.ui.register.cursor, window.model.ui.register.far), (cell(0, 2), Some(cell(2, 3))));
    // Back to where it began: the button going up there is no click that would change the answer.
    does(&mut window, Register::Dragged(cell(0, 2)));
    let before = rows(&window).to_vec();
    does(&mut window, Register::Clicked(cell(0, 2)));
    assert_eq!(rows(&window), before);
    does(&mut window, Register::Pressed(cell(1, 0), true));
    assert_eq!(window.model.ui.register.far, Some(cell(1, 0)), "Shift and click reach there");
    does(&mut window, Register::Pressed(cell(1, 0), false));
    does(&mut window, Register::Clicked(cell(1, 0)));
    assert_eq!((window.model.ui.register.cursor, window.model.ui.register.far), (cell(1, 0), None));
}

#[test]
fn a_range_is_emptied_and_filled_down_in_one_step_each() {
    let mut window = villages();
    let before = rows(&window).to_vec();
    does(&mut window, Register::Clicked(cell(0, 1)));
    for name in ["ArrowDown", "ArrowDown", "ArrowRight"] {
        key(&mut window, name, false, true);
    }
    assert!(key(&mut window, "d", true, false));
    for row in rows(&window) {
        assert_eq!((&row["township"], &row["care_site"]), (&json!("东镇"), &json!(true)));
    }
    assert_eq!(window.session().can_undo(), Some("向下填充 2 行 2 列"));
    assert!(window.model.ui.register.far.is_some(), "it stays chosen");
    assert!(key(&mut window, "Delete", false, false));
    assert!(rows(&window).iter().all(|row| row.get("township").is_none() && row.get("care_site").is_none()));
    assert_eq!(rows(&window)[0]["child_directors"], 1);
    window.does(Msg::Undo);
    window.does(Msg::Undo);
    assert_eq!(rows(&window), before);
    assert!(window.session().can_undo().is_none());
}

#[test]
fn without_a_range_the_cell_above_is_filled_down() {
    let mut window = villages();
    does(&mut window, Register::Clicked(cell(1, 1)));
    does(&mut window, Register::Clicked(cell(2, 1)));
    assert!(key(&mut window, "d", true, false));
    assert_eq!(rows(&window)[2]["township"], "东镇");
    does(&mut window, Register::Clicked(cell(0, 1)));
    key(&mut window, "d", true, false);
    assert_eq!(rows(&window)[0]["township"], "东镇", "above the first there is nothing");
}

#[test]
fn everything_can_be_chosen_and_a_range_goes_by_what_is_shown() {
    let mut window = villages();
    assert!(key(&mut window, "a", true, false));
    key(&mut window, "c", true, false);
    assert_eq!(window.world.copied[0].lines().count(), 3, "the new row is none");
    key(&mut window, "Escape", false, false);
    assert_eq!(window.model.ui.register.far, None);
    // Sorted the other way round, two lines are two other rows.
    does(&mut window, Register::Sort(0));
    does(&mut window, Register::Sort(0));
    let top = window.model.ui.register.lines(window.session()).row(0).unwrap();
    // A second click on a cell would put the caret into its text.
    does(&mut window, Register::Clicked(cell(top, 1)));
    does(&mut window, Register::Clicked(cell(top, 0)));
    key(&mut window, "ArrowDown", false, true);
    key(&mut window, "c", true, false);
    let names: Vec<&str> = window.world.copied[1].lines().collect();
    let second = window.model.ui.register.lines(window.session()).row(1).unwrap();
    assert_eq!(names, [rows(&window)[top]["name"].as_str().unwrap(), rows(&window)[second]["name"].as_str().unwrap()]);
    does(&mut window, Register::Show(Filter::Gaps));
    assert_eq!(window.model.ui.register.far, None, "in another order it is another range");
}

#[test]
fn what_is_typed_goes_into_one_cell() {
    let mut window = villages();
    does(&mut window, Register::Clicked(cell(1, 1)));
    key(&mut window, "ArrowDown", false, true);
    does(&mut window, Register::Typed("南镇".into()));
    assert_eq!(
        (window.model.ui.register.far, &rows(&window)[1]["township"], &rows(&window)[2]["township"]),
        (None, &json!("南镇"), &json!("西镇"))
    );
}

/// A sign that nobody sees, typed or pasted, makes no second unit.
#[test]
fn what_nobody_sees_makes_no_second_unit() {
    let mut window = villages();
    let before = window.file().clone();
    does(&mut window, Register::Clicked(cell(3, 0)));
    does(&mut window, Register::Typed("甲\u{200b}村\u{feff}".into()));
    does(&mut window, Register::Clicked(cell(3, 1)));
    does(&mut window, Register::Paste("东\u{202d}镇\n".into(), None));
    assert_eq!((&rows(&window)[3]["name"], &rows(&window)[3]["township"]), (&json!("甲村"), &json!("东镇")));
    let twice = |window: &Window| {
        let problems = weibao_core::check(&memory::national(), window.file());
        problems.iter().filter(|problem| problem.code == "duplicate_row").count()
    };
    assert_eq!(twice(&window), 1, "it is known for the village that is there already");
    window.does(Msg::Undo);
    window.does(Msg::Undo);
    assert_eq!(*window.file(), before, "and typing is one step");
}
