//! 报送前检查, and what stands between an unfinished assessment and a document that looks finished.

use crate::memory::Window;
use serde_json::json;
use weibao_core::readiness::missing_figures;
use weibao_page::Msg;
use weibao_page::msg::{Assess, CountyField, Documents, Figures, Key, On, Register, Start};
use weibao_page::place::Place;
use weibao_page::queries::{navigation, result, standards};
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Change;
use weibao_page::ui::Focus;
use weibao_page::ui::arrangement::Cursor;
use weibao_page::ui::documents::Work;
use weibao_page::world::{Job, Product, Timer};
use weibao_terms::{ClauseAnswer, Declared, DocumentKind, NegativeState, Topic};

fn set(window: &mut Window, pointer: &str, value: &str) {
    window.does(Msg::Edit(Change::new(Edit::Set(pointer.to_owned(), json!(value)), "改", Place::Start)));
}

fn count(window: &Window, topic: Topic) -> usize {
    window.model.ui.check.lines.iter().filter(|line| line.topic == topic).count()
}

fn settle_all(window: &mut Window) {
    for id in ["N1", "N2", "N3", "N4", "N5", "N6", "N7"] {
        set(window, &at::negative(id, "state"), NegativeState::Absent.key());
    }
    let ids: Vec<String> = window.session().catalog().standards().map(|standard| standard.id.clone()).collect();
    for id in ids {
        window.does(Msg::Assess(Assess::Answer(id, Some(Declared::Met))));
    }
}

fn exported(window: &mut Window) -> String {
    window.does(Msg::Documents(Documents::Begin(Work::Export(DocumentKind::Report))));
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    window.world.exported.pop().unwrap().name
}

#[test]
fn what_is_unfinished_is_named_where_something_is_exported_and_gone_once_it_is_mended() {
    let mut window = Window::begun();
    for place in [Place::CHECK, Place::DOCUMENTS, Place::FORM] {
        window.model.ui.check.lines.clear();
        window.does(Msg::Go(place.clone()));
        assert_eq!(count(&window, Topic::Negatives), 7, "{place:?}");
        assert_eq!(count(&window, Topic::Open), 76, "{place:?}");
    }
    settle_all(&mut window);
    window.does(Msg::Go(Place::CHECK));
    assert_eq!((count(&window, Topic::Negatives), count(&window, Topic::Open)), (0, 0));
    assert_eq!(count(&window, Topic::Evidence), 76);
    set(&mut window, &at::negative("N3", "state"), NegativeState::Present.key());
    assert_eq!(count(&window, Topic::Negatives), 1, "at once, while it is looked at");
}

#[test]
fn a_line_leads_to_its_place_and_back() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::CHECK));
    let line = window.model.ui.check.lines.iter().find(|line| line.at == "/contact/mobile").unwrap().clone();
    let from = Place::Check { item: Some(line.item()) };
    assert_eq!(Place::from_hash(&from.hash()), Some(from.clone()), "the way back is an address");
    window.does(Msg::Follow { from: from.clone(), to: line.place.unwrap() });
    assert_eq!(window.model.ui.place, Place::Form { field: Some("mobile".to_owned()) });
    window.does(Msg::Back);
    assert_eq!(window.model.ui.place, from);
}

#[test]
fn what_is_exported_unfinished_is_called_a_draft() {
    let mut window = Window::begun();
    assert_eq!(exported(&mut window), "示例县_自评报告（草稿）.docx");
    settle_all(&mut window);
    assert_eq!(exported(&mut window), "示例县_自评报告.docx");
    set(&mut window, &at::negative("N1", "state"), NegativeState::Present.key());
    assert_eq!(exported(&mut window), "示例县_自评报告（草稿）.docx");
}

#[test]
fn own_words_are_held_against_the_drafts_of_now() {
    let mut window = Window::begun();
    set(&mut window, "/application/results", "达标3项。");
    window.does(Msg::Go(Place::CHECK));
    assert!(window.world.jobs.is_empty(), "nothing was made from a draft");
    set(&mut window, "/application/drafted", "");
    window.does(Msg::Edit(Change::new(
        Edit::Set("/application/drafted".to_owned(), json!({ "results": "达标3项。" })),
        "改",
        Place::Start,
    )));
    if window.world.jobs.is_empty() {
        window.does(Msg::Elapsed(Timer::Drafts));
    }
    let (ticket, job) = window.world.jobs.pop().unwrap();
    assert!(matches!(job, Job::Form(_)));
    window.does(Msg::Made(ticket, Ok(Product::Form(json!({ "results": { "draft": "达标4项。" } }), String::new()))));
    assert_eq!(count(&window, Topic::OwnWords), 1);
}

#[test]
fn whoever_follows_the_next_thing_finishes() {
    let mut window = Window::begun();
    let mut steps = 0;
    loop {
        let next = navigation::next(window.session(), &window.model.ui);
        window.does(Msg::Go(next.place.clone()));
        steps += 1;
        assert!(steps < 400, "goes round at {next:?}");
        match window.model.ui.place.clone() {
            Place::Negatives { item: Some(id) } => set(&mut window, &at::negative(&id, "state"), "absent"),
            Place::Assess { standard: Some(id), .. } => {
                window.does(Msg::Assess(Assess::Answer(id, Some(Declared::Unmet))));
            }
            // No figures are at hand: the next step is chosen in the navigation.
            Place::Figures { .. } => {
                window.does(Msg::Go(Place::Assess { area: None, standard: None }));
            }
            Place::Result { item: Some(item) } => {
                let id = item.strip_prefix("plan-").unwrap().to_owned();
                set(&mut window, &at::plan(&id, "action"), "补办");
            }
            Place::Check { .. } => break,
            other => panic!("{other:?}"),
        }
    }
    let report = window.session().report();
    assert!(report.negatives.open.is_empty());
    assert_eq!(report.totals.unanswered, 0);
}

#[test]
fn a_filter_is_lifted_on_leaving_and_the_rest_of_a_list_follows_by_itself() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Assess { area: None, standard: None }));
    let shown = |window: &Window| window.model.ui.assess.shown();
    assert!(shown(&window) < 10, "a window of them");
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), Some(Declared::Met))));
    let before = shown(&window);
    window.does(Msg::Elapsed(Timer::Unfold));
    assert_eq!(shown(&window), before, "what follows from an answer is painted before more of the list");
    let mut lots = 0;
    while window.world.timers.contains(&Timer::Unfold) {
        let before = shown(&window);
        window.world.timers.retain(|timer| *timer != Timer::Unfold);
        window.does(Msg::Elapsed(Timer::Unfold));
        assert!(shown(&window) > before);
        lots += 1;
    }
    assert!(lots > 4, "what is clicked meanwhile does not wait for all of them");
    assert!(shown(&window) >= 76, "the browser's own search and print find all");
    window.does(Msg::Assess(Assess::Lead("公安局".to_owned())));
    window.does(Msg::Go(Place::area("1")));
    assert_eq!(window.model.ui.assess.query.lead, "");
}

#[test]
fn a_badge_that_does_not_follow_the_countys_word_says_why() {
    let mut window = Window::begun();
    let id = "2.1.3";
    window.does(Msg::Assess(Assess::Answer(id.to_owned(), Some(Declared::Met))));
    let said = |window: &Window| {
        let stands = window.session().report().standards.iter().find(|standard| standard.id == id).unwrap().clone();
        standards::differs(Some(Declared::Met), &stands)
    };
    assert_eq!(said(&window), None);
    window.does(Msg::Assess(Assess::Clause(id.to_owned(), "2.1.3/1".to_owned(), Some(ClauseAnswer::Unmet))));
    let text = said(&window).unwrap();
    assert!(text.contains("达标") && text.contains("您选的是达标"), "{text}");
}

#[test]
fn an_empty_name_makes_no_record() {
    let mut window = Window::fresh();
    window.does(Msg::Start(Start::Typed(CountyField::Name, "  ".to_owned())));
    window.does(Msg::Start(Start::New));
    assert!(window.model.session().is_none());
    assert!(window.notice().contains("名称"));
}

#[test]
fn the_title_names_the_area_and_the_register() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::area("2")));
    let area = window.session().report().areas[1].title.clone();
    assert!(window.world.title.contains(&area), "{}", window.world.title);
    window.does(Msg::Go(Place::Register { register: "schools".to_owned(), row: None }));
    assert!(window.world.title.contains("学校"), "{}", window.world.title);
}

#[test]
fn the_way_through_the_result_names_what_there_is() {
    let mut window = Window::begun();
    let names = |window: &Window| -> Vec<&str> {
        result::sections(window.session()).into_iter().map(|(item, _)| item).collect()
    };
    assert!(!names(&window).contains(&"plan"));
    assert!(result::sections(window.session()).contains(&("open", Some(76))));
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), Some(Declared::Unmet))));
    assert!(result::sections(window.session()).contains(&("plan", Some(1))));
    let places: Vec<usize> =
        ["plan", "open"].iter().map(|item| names(&window).iter().position(|name| name == item).unwrap()).collect();
    assert!(places.is_sorted(), "what to do comes before the lists");
}

fn clicked(window: &mut Window, row: usize, column: usize) {
    window.does(Msg::Register(Register::Clicked(Cursor { row, column })));
}

#[test]
fn a_unit_behind_a_number_is_read_in_every_figures_field_and_cell() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Figures { figure: None }));
    window.does(Msg::Figures(Figures::Typed("minors_total".to_owned(), "３00人".to_owned())));
    assert_eq!(window.session().file().figure("minors_total"), Some(&json!(300)));
    window.does(Msg::Go(Place::Register { register: "communities".to_owned(), row: None }));
    let register = window.session().catalog().register("communities").unwrap().clone();
    for (column, one) in register.columns.iter().enumerate() {
        let Some(unit) = one.unit.as_deref().filter(|unit| !unit.is_empty()) else { continue };
        clicked(&mut window, 0, column);
        window.does(Msg::Register(Register::Typed(format!("3{unit}"))));
        assert_eq!(window.session().file().rows("communities")[0][&one.key], json!(3), "{}", one.label);
    }
}

#[test]
fn undo_in_a_register_goes_to_the_cell() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Register { register: "townships".to_owned(), row: None }));
    window.does(Msg::Register(Register::Paste("甲镇\n乙镇\n丙镇".to_owned(), None)));
    clicked(&mut window, 1, 3);
    window.does(Msg::Register(Register::Typed("2".to_owned())));
    clicked(&mut window, 2, 0);
    window.does(Msg::Go(Place::RESULT));
    window.does(Msg::Undo);
    assert_eq!(window.model.ui.place, Place::Register { register: "townships".to_owned(), row: Some(1) });
    assert_eq!(window.model.ui.register.cursor, Cursor { row: 1, column: 3 });
    assert_eq!(window.model.ui.focus, Some(Focus::Cell));
}

#[test]
fn the_next_failing_cell_can_be_jumped_to_and_round_again() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::Register { register: "townships".to_owned(), row: None }));
    window.does(Msg::Register(Register::Paste("甲镇\n乙镇\n丙镇".to_owned(), None)));
    let column = window.session().catalog().register("townships").unwrap().place("meetings_per_year").unwrap();
    for row in [0, 2] {
        clicked(&mut window, row, column);
        window.does(Msg::Register(Register::Typed("1".to_owned())));
    }
    clicked(&mut window, 0, 0);
    let mut cells = Vec::new();
    for _ in 0..3 {
        window.does(Msg::Register(Register::NextFailing));
        cells.push(window.model.ui.register.cursor);
    }
    let (first, second) = (Cursor { row: 0, column }, Cursor { row: 2, column });
    assert_eq!(cells, [first, second, first]);
}

#[test]
fn the_focus_stays_near_what_was_removed() {
    let mut window = Window::begun();
    for title in ["甲", "乙"].iter().enumerate().map(|(index, title)| (index.to_string(), *title)) {
        set(&mut window, &at::said("1.1.1", &["evidence", &title.0, "title"]), title.1);
    }
    window.does(Msg::Assess(Assess::RemoveEvidence("1.1.1".to_owned(), 0)));
    assert_eq!(window.model.ui.focus, Some(Focus::Text(at::said("1.1.1", &["evidence", "0", "title"]))));
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), Some(Declared::Met))));
    window.does(Msg::Assess(Assess::Answer("1.1.1".to_owned(), None)));
    assert_eq!(window.model.ui.focus, Some(Focus::Standard("1.1.1".to_owned())));
    window.does(Msg::Go(Place::Start));
    let id = window.model.ui.start.kept[0].id.clone();
    window.does(Msg::Start(Start::Discard(id.clone(), "示例县".to_owned())));
    assert_eq!(window.model.ui.focus.take(), Some(Focus::Kept));
    window.does(Msg::Start(Start::Restore(id)));
    assert_eq!(window.model.ui.focus, Some(Focus::Kept));
}

#[test]
fn keys_in_clause_boxes_and_reason_fields_do_what_the_list_says() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::area("1")));
    let key = |window: &mut Window, name: &str, clause: Option<&str>| {
        let on =
            On { typing: true, standard: Some("1.1.1".to_owned()), clause: clause.map(str::to_owned), ..On::default() };
        window.does(Msg::Key(Key { name: name.to_owned(), on, ..Key::default() }));
    };
    let answer = |window: &Window| window.session().file().answer("1.1.1").clause("1.1.1/2").to_owned();
    for (name, said) in
        [("3", "unmet"), ("2", "unmet"), ("1", "met"), ("4", "not_applicable"), ("5", "pending"), ("0", "")]
    {
        key(&mut window, name, Some("1.1.1/2"));
        assert_eq!(answer(&window), said, "{name}");
    }
    // In a text, numbers are text; Esc leads back to the card.
    key(&mut window, "3", None);
    assert!(window.session().file().answer("1.1.1").declared().is_none());
    window.model.ui.focus = None;
    key(&mut window, "Escape", None);
    assert_eq!(window.model.ui.focus, Some(Focus::Standard("1.1.1".to_owned())));
}

#[test]
fn defects_of_a_file_are_named_as_on_the_screens() {
    let mut window = Window::fresh();
    let file = json!({
        "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "示例县" },
        "registers": { "schools": [{ "name": "一小", "stage": 3 }] }, "figures": { "townships_total": -1 },
    });
    window.opens("一.json", file.to_string().as_bytes());
    let lines = window.model.ui.notice.as_ref().unwrap().lines.join("\n");
    assert!(lines.contains("学校台账第 1 行的“类型”：") && lines.contains("基础数据“"), "{lines}");
    assert!(!lines.contains('/'), "no pointer: {lines}");
}

#[test]
fn one_units_name_twice_is_seen_as_it_is_typed() {
    let rows = [
        json!({ "name": "一村", "township": "甲镇" }),
        json!({ "name": "一村", "township": "乙镇" }),
        json!({ "name": " 一村", "township": "甲镇" }),
        json!({}),
        json!({}),
    ];
    let twice = |index| weibao_page::queries::register::same_unit(&rows, index);
    assert_eq!([twice(0), twice(1), twice(2), twice(4)], [None, None, Some(0), None]);
}

#[test]
fn what_is_unfinished_stands_above_the_results_exports_too() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::RESULT));
    assert_eq!(count(&window, Topic::Negatives), 7);
    set(&mut window, &at::negative("N3", "state"), NegativeState::Absent.key());
    window.does(Msg::Go(Place::RESULT));
    window.wait();
    assert_eq!(count(&window, Topic::Negatives), 6);
    assert!(result::sections(window.session()).iter().any(|(item, count)| *item == "missing" && count.is_some()));
}

#[test]
fn a_number_answers_a_negative_item_and_the_next_one_comes() {
    let mut window = Window::begun();
    let focus = |window: &Window| window.model.ui.focus.clone();
    window.key("1");
    assert_eq!(window.session().file().negative("N1"), Some(NegativeState::Absent));
    assert_eq!(focus(&window), Some(Focus::Negative("N2".to_owned())));
    let on = On { negative: Some("N3".to_owned()), ..On::default() };
    window.does(Msg::Key(Key { name: "3".to_owned(), on, ..Key::default() }));
    assert_eq!(window.session().file().negative("N3"), Some(NegativeState::Pending));
    assert_eq!(focus(&window), Some(Focus::Negative("N2".to_owned())));
    for _ in 0..6 {
        window.key("1");
    }
    assert_eq!(window.session().report().negatives.absent.len(), 7, "what was 待核 is settled last");
    assert!(window.command("z"), "and each can be taken back");
}

#[test]
fn the_check_the_result_and_the_navigation_miss_the_same_figures() {
    let mut window = Window::fresh();
    window.does(Msg::Start(Start::Example));
    window.does(Msg::Go(Place::CHECK));
    let in_result = |window: &Window| {
        let session = window.session();
        let missing = missing_figures(session.catalog(), session.report());
        missing.into_iter().map(|(figure, _)| at::figure(&figure.key)).collect::<Vec<_>>()
    };
    let in_check = |window: &Window| {
        let lines = window.model.ui.check.lines.iter().filter(|line| line.at.starts_with("/figures/"));
        lines.map(|line| line.at.clone()).collect::<Vec<_>>()
    };
    assert_eq!(in_check(&window), in_result(&window));
    assert_eq!(in_check(&window), Vec::<String>::new(), "what does not apply waits for nothing");
    let mut empty = Window::begun();
    empty.does(Msg::Go(Place::CHECK));
    assert!(!in_check(&empty).is_empty());
    assert_eq!(in_check(&empty), in_result(&empty));
    let note = |window: &Window| navigation::groups(window.session(), &Place::CHECK).swap_remove(1).head.note;
    assert_eq!(note(&empty), format!("缺{}个数", in_check(&empty).len()));
}
