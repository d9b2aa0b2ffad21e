//! A county's own table comes into a register: nothing is taken that was not shown, nothing is left out without being named.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::msg::{Given, Import, Register};
use weibao_page::place::Place;
use weibao_page::queries::import::{Fate, fate, unread};
use weibao_page::ui::arrangement::{Cursor, Filter};
use weibao_page::ui::import::Import as Wizard;
use weibao_page::world::{Job, Product};
use weibao_tables::import::{LeftOut, Mode};

/// A county on the screen of a register with these rows.
fn at(register: &str, rows: Value) -> Window {
    let mut window = Window::fresh();
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    file["registers"] = json!({ register: rows });
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Register { register: register.into(), row: None }));
    window
}

fn does(window: &mut Window, msg: Import) {
    window.does(Msg::Register(Register::Import(msg)));
}

fn pastes(window: &mut Window, text: &str) {
    window.does(Msg::Register(Register::Paste(text.into(), None)));
}

fn wizard(window: &Window) -> &Wizard {
    window.model.ui.register.import.as_ref().expect("the wizard is open")
}

fn rows<'w>(window: &'w Window, register: &str) -> &'w [Value] {
    window.session().file().rows(register)
}

fn named_unread(window: &Window) -> Vec<String> {
    let register = window.session().catalog().register(&window.model.ui.register.register).unwrap();
    unread(register, wizard(window)).map(|cell| cell.in_words()).collect()
}

const TABLE: &str = "村（社区）情况表\n填报单位：民政局\n序号\t村名\t所属乡镇\t儿童主任人数\t每周开放\n1\t甲村\t东镇\t2人\t5\n2\t乙村\t\t若干\t6天\n\t合计\t\t3\t\n填表人：李";

#[test]
fn a_table_is_shown_first_and_put_in_as_one_step() {
    let mut window =
        at("communities", json!([{ "name": "甲村", "township": "东镇" }, { "name": "丁村", "township": "西镇" }]));
    let before = window.file().clone();
    pastes(&mut window, TABLE);
    assert_eq!(*window.file(), before, "nothing happens before it was shown");
    let fates: Vec<Fate> = (0..7).map(|row| fate(wizard(&window), row)).collect();
    assert_eq!(
        fates,
        [
            Fate::Out(LeftOut::Above),
            Fate::Out(LeftOut::Above),
            Fate::Out(LeftOut::Heading),
            Fate::Known(0),
            Fate::New,
            Fate::Out(LeftOut::Sum),
            Fate::Out(LeftOut::Signature)
        ]
    );
    assert_eq!(named_unread(&window), ["乙村的“儿童主任”：“若干”，不是一个确定的数"]);
    assert_eq!(wizard(&window).plan.missing, [1]);
    does(&mut window, Import::FillDown(2, true));
    does(&mut window, Import::Do);
    assert_eq!(
        rows(&window, "communities"),
        [
            json!({ "name": "甲村", "township": "东镇", "child_directors": 2, "site_days_per_week": 5 }),
            json!({ "name": "丁村", "township": "西镇" }),
            json!({ "name": "乙村", "township": "东镇", "site_days_per_week": 6 }),
        ]
    );
    assert_eq!(window.notice(), "已新增 1 行，更新 1 行（改了 2 格），可以撤销。下面这些没有放进去，原来的值没有动：");
    assert_eq!(window.model.ui.notice.as_ref().unwrap().lines, ["乙村的“儿童主任”：“若干”，不是一个确定的数"]);
    window.does(Msg::Undo);
    assert_eq!(*window.file(), before);
}

#[test]
fn what_was_mapped_by_hand_is_proposed_the_next_time() {
    let mut window = at("communities", json!([]));
    let table = "名称\t所属乡镇\t关爱人\n甲村\t东镇\t2";
    pastes(&mut window, table);
    assert_eq!(wizard(&window).settings.columns, [Some(0), Some(1), None]);
    let directors = window.session().catalog().register("communities").unwrap().place("child_directors").unwrap();
    does(&mut window, Import::Column(2, Some(directors)));
    does(&mut window, Import::Do);
    assert_eq!(rows(&window, "communities")[0]["child_directors"], 2);
    pastes(&mut window, table);
    assert_eq!(wizard(&window).settings.columns, [Some(0), Some(1), Some(directors)]);
    // Two columns never go into one.
    does(&mut window, Import::Column(1, Some(directors)));
    assert_eq!(wizard(&window).settings.columns, [Some(0), Some(directors), None]);
}

#[test]
fn a_heading_can_be_pointed_out_and_a_sum_taken() {
    let mut window = at("communities", json!([]));
    pastes(&mut window, "村名\t镇\n名称\t所属乡镇\n小计村\t东镇\n甲村\t东镇\n小计\t东镇");
    does(&mut window, Import::Heading(1, 2));
    assert_eq!(fate(wizard(&window), 0), Fate::Out(LeftOut::Above));
    assert_eq!(fate(wizard(&window), 4), Fate::Out(LeftOut::Sum));
    does(&mut window, Import::Row(4, true));
    does(&mut window, Import::Row(3, false));
    assert_eq!(wizard(&window).plan.new, [2, 4]);
    does(&mut window, Import::Row(4, false));
    assert_eq!(wizard(&window).plan.new, [2]);
}

#[test]
fn two_that_fit_are_asked_and_what_is_not_answered_stays() {
    let present = json!([{ "name": "甲村", "township": "东镇" }, { "name": "甲村", "township": "西镇" }]);
    let mut window = at("communities", present);
    pastes(&mut window, "名称\t儿童主任\n甲村\t2");
    assert_eq!(fate(wizard(&window), 1), Fate::Out(LeftOut::Asked));
    let before = window.file().clone();
    does(&mut window, Import::Do);
    assert_eq!(*window.file(), before);
    does(&mut window, Import::Answer(1, Some(Some(1))));
    does(&mut window, Import::Do);
    assert_eq!(rows(&window, "communities")[1]["child_directors"], 2);
}

#[test]
fn a_register_that_has_changed_meanwhile_is_shown_anew() {
    let mut window = at("communities", json!([{ "name": "甲村" }]));
    pastes(&mut window, "名称\t儿童主任\n甲村\t2");
    assert_eq!(wizard(&window).plan.known, [(1, 0)]);
    window.does(Msg::Register(Register::Clicked(Cursor { row: 0, column: 0 })));
    window.does(Msg::Register(Register::Delete));
    does(&mut window, Import::Do);
    assert!(rows(&window, "communities").is_empty(), "what was shown is no longer what would happen");
    assert!(window.notice().contains("再看一遍"));
    does(&mut window, Import::Do);
    assert_eq!(rows(&window, "communities").len(), 1);
}

#[test]
fn a_dropped_file_goes_the_same_way() {
    let mut window = at("communities", json!([]));
    window.world.jobs.clear();
    window.opens("村.xlsx", b"PK");
    let (ticket, job) = window.world.jobs.pop().unwrap();
    assert_eq!(job, Job::Rows("村.xlsx".into(), b"PK".to_vec()));
    let sheets = json!([
        { "name": "封面", "hidden": true, "rows": [["名称", "所属乡镇"], ["无", "无"]], "merged": [] },
        { "name": "村", "hidden": false, "rows": [["所属乡镇", "名称"], ["东镇", "甲村"], ["", "乙村"]], "merged": ["A2:A3"] },
    ]);
    window.does(Msg::Made(ticket, Ok(Product::Sheets(sheets))));
    assert_eq!((wizard(&window).sheet, wizard(&window).file.as_deref()), (1, Some("村.xlsx")));
    assert!(wizard(&window).columns()[0].merged);
    does(&mut window, Import::FillDown(0, true));
    does(&mut window, Import::Mode(Mode::Replace));
    does(&mut window, Import::Do);
    assert_eq!(rows(&window, "communities")[1], json!({ "name": "乙村", "township": "东镇" }));
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing_and_says_what_to_do() {
    let mut window = at("communities", json!([{ "name": "甲村" }]));
    let before = window.file().clone();
    window.world.jobs.clear();
    window.opens("村.et", b"x");
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Err(vec!["请另存为 .xlsx。".into()])));
    assert!(window.notice().contains("“村.et”没有读进来"));
    window.opens("空.xlsx", b"PK");
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Ok(Product::Sheets(json!([])))));
    assert!(window.notice().contains("没有读进来"));
    assert_eq!(*window.file(), before);
    assert!(window.model.ui.register.import.is_none());
}

#[test]
fn merged_cells_of_a_copied_block_are_known_from_its_html() {
    let mut window = at("communities", json!([]));
    let html = "<table><tr><td>所属乡镇</td><td>名称</td></tr><tr><td rowspan=2>东镇</td><td>甲村</td></tr><tr><td>乙村</td></tr></table>";
    window.does(Msg::Register(Register::Paste("所属乡镇\t名称\n东镇\t甲村\n\t乙村".into(), Some(html.into()))));
    assert!(wizard(&window).columns()[0].merged);
}

// ---------------------------------------------------------------- at the cursor

#[test]
fn a_block_at_the_cursor_keeps_its_places_and_says_what_does_not_fit() {
    let present = json!([{ "name": "甲村", "child_directors": 9 }, { "name": "乙村" }, { "name": "丙村" }]);
    let mut window = at("communities", present.clone());
    let register = window.session().catalog().register("communities").unwrap().clone();
    let column = register.place("child_directors").unwrap();
    window.does(Msg::Register(Register::Clicked(Cursor { row: 0, column })));
    // A blank cell erases nothing, a blank row moves nothing, a row that looks like a sum is a row.
    pastes(&mut window, "\t有\n\t\n合计\t有\n4\t有");
    assert_eq!(rows(&window, "communities")[0]["child_directors"], 9);
    assert_eq!(rows(&window, "communities")[1], json!({ "name": "乙村" }));
    assert_eq!(rows(&window, "communities")[3]["child_directors"], 4, "a row that was not there before");
    assert_eq!(window.model.ui.notice.as_ref().unwrap().lines, ["丙村的“儿童主任”：“合计”，不是一个确定的数"]);
    window.does(Msg::Undo);
    assert_eq!(json!(rows(&window, "communities")), present);

    let last = register.columns.len() - 1;
    window.does(Msg::Register(Register::Clicked(Cursor { row: 2, column: last })));
    pastes(&mut window, "1\t2");
    assert_eq!(window.model.ui.notice.as_ref().unwrap().lines, ["最后一列右边放不下 1 格：2。"]);

    window.does(Msg::Register(Register::Show(Filter::Gaps)));
    let shown = window.model.ui.register.lines(window.session()).row(0).unwrap();
    window.does(Msg::Register(Register::Clicked(Cursor { row: shown, column })));
    pastes(&mut window, "1\n1\n1\n1\n1");
    assert!(window.model.ui.notice.as_ref().unwrap().lines[0].starts_with("筛选出的行下面放不下"));
}

#[test]
fn a_quotation_mark_is_text_unless_it_holds_the_whole_cell() {
    let mut window = at("communities", json!([]));
    pastes(&mut window, "\"甲\"村\n\"乙\n村\"");
    let names: Vec<&Value> = rows(&window, "communities").iter().map(|row| &row["name"]).collect();
    assert_eq!(names, [&json!("\"甲\"村"), &json!("乙\n村")]);
}
