//! A county's whole job, by keys where there are keys: from its name to the exported form.

use std::time::{Duration, Instant};

use crate::memory::Window;
use serde_json::{Value, json};
use weibao_core::report::{Status, Verdict};
use weibao_page::Msg;
use weibao_page::keeping::SaveState;
use weibao_page::msg::{Assess, Documents, Figures, Import, Key, Register};
use weibao_page::place::Place;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Change;
use weibao_page::ui::Focus;
use weibao_page::ui::arrangement::Cursor;
use weibao_page::ui::documents::Work;
use weibao_page::world::{Job, Product};
use weibao_terms::{DocumentKind, NegativeState};

fn status(window: &Window, id: &str) -> Status {
    window.session().report().standards.iter().find(|standard| standard.id == id).unwrap().status
}

fn types(window: &mut Window, pointer: &str, text: &str) {
    for end in (1..=text.chars().count()).map(|length| text.chars().take(length).collect::<String>()) {
        window.does(Msg::Edit(Change::typed(pointer, end, "备注", Place::Start)));
    }
    window.does(Msg::Normalise(pointer.to_owned()));
}

fn sheet_key(window: &mut Window, name: &str) {
    window.does(Msg::Register(Register::Key(Key { name: name.to_owned(), ..Key::default() })));
}

#[test]
fn from_the_name_to_the_exported_form() {
    let mut window = Window::begun();
    assert_eq!(window.session().county(), "示例县");
    assert_eq!(window.model.ui.place, Place::Negatives { item: None });
    assert_eq!(window.world.address, "#/negatives");
    assert!(window.world.title.contains("示例县"));
    assert!(window.says_saved());

    for id in ["N1", "N2", "N3", "N4", "N5", "N6", "N7"] {
        let edit = Edit::word(at::negative(id, "state"), Some(NegativeState::Absent.key()));
        window.does(Msg::Edit(Change::new(edit, "负面", Place::Negatives { item: Some(id.to_owned()) })));
    }
    assert!(window.session().report().negatives.open.is_empty());

    // Every standard by its number key; `n` goes on to the next one.
    window.does(Msg::NextOpen);
    let mut answered = 0;
    while window.session().report().totals.unanswered > 0 {
        assert!(window.key("1"));
        answered += 1;
        window.key("n");
        assert!(answered <= 76, "goes round");
    }
    assert_eq!(answered, 76);
    assert_eq!(window.session().report().verdict, Verdict::Clear);
    window.key("n");
    assert_eq!(window.model.ui.announcement, "已全部作答");

    // The first key goes to where the work was, the next one on from there.
    window.does(Msg::Go(Place::area("1")));
    window.key_on("1.1.1", "j");
    assert_eq!(window.model.ui.focus, Some(Focus::Standard("1.1.2".to_owned())));
    window.key_on("1.1.2", "3");
    assert_eq!(status(&window, "1.1.2"), Status::Unmet);
    window.key_on("1.1.2", "k");
    window.key_on("1.1.1", "4");
    assert_eq!(window.model.ui.focus, Some(Focus::Text(at::reason("1.1.1"))), "a reason is asked for at once");
    assert_ne!(status(&window, "1.1.1"), Status::NotApplicable, "without a reason it does not count");
    types(&mut window, &at::reason("1.1.1"), "本县无此情形 ");
    assert_eq!(status(&window, "1.1.1"), Status::NotApplicable);
    assert_eq!(window.session().file().text(&at::reason("1.1.1")), "本县无此情形");

    // Typing is one step; taking back and making again.
    let done = window.file().clone();
    assert!(window.command("z"));
    assert_eq!(window.session().file().text(&at::reason("1.1.1")), "");
    window.command("z");
    assert_eq!(status(&window, "1.1.1"), Status::Met);
    window.command("y");
    window.command("y");
    assert_eq!(window.file(), &done);

    types(&mut window, &at::said("1.1.2", &["note"]), "待印发。");
    types(&mut window, &at::said("1.1.2", &["evidence", "0", "title"]), "实施方案");

    // A figure, as offices write it.
    window.does(Msg::Go(Place::Figures { figure: None }));
    for typed in ["2", "24", "248", "248,", "248,6", "248,60", "248,600"] {
        window.does(Msg::Figures(Figures::Typed("county_population".to_owned(), typed.to_owned())));
    }
    window.does(Msg::Figures(Figures::Left("county_population".to_owned())));
    assert_eq!(window.session().file().figure("county_population"), Some(&json!(248_600)));

    // A register, pasted with its headings: shown before it is put in.
    window.does(Msg::Go(Place::Register { register: "townships".to_owned(), row: None }));
    window
        .does(Msg::Register(Register::Paste("乡镇\t未成年人保护工作站\n甲镇\t有\n乙镇\t无\n丙镇\t√".to_owned(), None)));
    assert!(window.session().file().rows("townships").is_empty());
    window.does(Msg::Register(Register::Import(Import::Do)));
    assert_eq!(window.session().file().rows("townships").len(), 3);
    assert!(window.notice().contains('3'), "{}", window.notice());

    // And by keys: the cell below, 有; undone in the sheet.
    window.does(Msg::Register(Register::Clicked(Cursor { row: 1, column: 5 })));
    let column = window.session().catalog().register("townships").unwrap().columns[5].key.clone();
    assert_eq!(column, "station");
    let station = |window: &Window| window.session().file().rows("townships")[1]["station"].clone();
    assert_eq!(station(&window), json!(false), "the first click on 有/无 only selects it");
    window.does(Msg::Register(Register::Clicked(Cursor { row: 1, column: 5 })));
    assert_eq!(station(&window), json!(true), "the second turns it");
    sheet_key(&mut window, "0");
    assert_eq!(station(&window), json!(false));
    window.does(Msg::Register(Register::Key(Key { name: "z".to_owned(), command: true, ..Key::default() })));
    assert_eq!(station(&window), json!(true));
    sheet_key(&mut window, "ArrowUp");
    assert_eq!(window.model.ui.register.cursor, Cursor { row: 0, column: 5 });

    window.wait();
    assert!(window.says_saved());

    // The form: drafts are asked for when it is shown, the document when the button is pressed.
    window.does(Msg::Go(Place::FORM));
    let (ticket, job) = window.world.jobs.pop().unwrap();
    assert!(matches!(job, Job::Form(sources) if &sources.assessment == window.file()));
    window.does(Msg::Made(ticket, Ok(Product::Form(json!({}), "<p>表</p>".to_owned()))));
    assert_eq!(window.model.ui.form.preview.as_deref(), Some("<p>表</p>"));
    window.does(Msg::Documents(Documents::Begin(Work::Export(DocumentKind::Application))));
    let (ticket, job) = window.world.jobs.pop().unwrap();
    assert!(matches!(job, Job::Make(DocumentKind::Application, ..)));
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1, 2]))));
    assert_eq!(window.world.exported.pop().unwrap().name, "示例县_申报表.docx");

    // Taken away as a file, and opened again: the same.
    window.does(Msg::SaveAs);
    let file = window.world.exported.pop().unwrap();
    assert_eq!(file.name, "示例县-未成年人保护自评-20261125.json");
    assert_eq!(&serde_json::from_slice::<Value>(&file.bytes).unwrap(), window.file());
    assert_eq!(window.session().file().revision(), Some(1));
    assert_eq!(window.session().file().filed_on(), "2026-11-25");
    window.wait();

    // And loaded anew: the same, at the place of the address.
    let again =
        Window::at(&window.world.disk, weibao_page::mount::Mount::Page, "#/assess/2", window.world.noted.as_deref());
    assert_eq!(again.file(), window.file());
    assert_eq!(again.model.ui.place, Place::area("2"));
    assert!(again.says_saved());
}

#[test]
fn keys_do_nothing_where_they_are_text() {
    let mut window = Window::begun();
    window.does(Msg::NextOpen);
    let before = window.file().clone();
    let mut key = Key { name: "1".to_owned(), ..Key::default() };
    key.on.typing = true;
    window.does(Msg::Key(key.clone()));
    key.on.typing = false;
    key.composing = true;
    window.does(Msg::Key(key.clone()));
    key.composing = false;
    key.alt = true;
    window.does(Msg::Key(key));
    assert_eq!(window.file(), &before);
    assert!(!window.world.consumed);
}

#[test]
fn what_comes_too_late_is_let_go() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::DOCUMENTS));
    window.does(Msg::Documents(Documents::Begin(Work::Preview(DocumentKind::Report))));
    let (first, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Documents(Documents::Begin(Work::Preview(DocumentKind::Report))));
    let (second, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(first, Ok(Product::Html("旧".to_owned()))));
    assert!(window.model.ui.documents.shown.is_none());
    window.does(Msg::Made(second, Ok(Product::Html("新".to_owned()))));
    assert_eq!(window.model.ui.documents.shown.as_ref().unwrap().1.as_ref(), "新");
    window.does(Msg::Made(second, Err(vec!["再来".to_owned()])));
    assert!(window.notice().is_empty());
}

#[test]
fn what_cannot_be_made_or_taken_away_is_said() {
    let mut window = Window::begun();
    window.does(Msg::Documents(Documents::Begin(Work::Export(DocumentKind::Plan))));
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Err(vec!["没有这个字段".to_owned()])));
    assert!(window.notice().contains("整改方案"));
    assert_eq!(window.model.ui.notice.as_ref().unwrap().lines, ["没有这个字段"]);
    window.world.takes_no_file = true;
    window.does(Msg::SaveAs);
    assert!(window.notice().contains("浏览器不允许下载"));
}

#[test]
fn hostile_files_are_refused_with_a_sentence_and_leave_what_is_open() {
    let mut window = Window::begun();
    let before = window.file().clone();
    let deep = "[".repeat(100_000);
    for (name, bytes) in [
        ("a.json", &b"PK\x03\x04"[..]),
        ("a.json", b"\xff\xfe"),
        ("a.json", b"{"),
        ("a.json", b"[]"),
        ("a.json", b"{\"format\":\"weibao.assessment\",\"version\":99}"),
        ("a.json", deep.as_bytes()),
    ] {
        window.opens(name, bytes);
        assert!(window.model.ui.notice.as_ref().is_some_and(|notice| notice.bad && !notice.lines.is_empty()), "{name}");
        assert_eq!(window.file(), &before);
        window.does(Msg::Dismiss);
    }
    for hash in ["#/register", "#/nowhere/x", "#", "#/register/无/99999999999999999999", "#/assess/99/99.9.9"] {
        window.does(Msg::Address(hash.to_owned()));
        assert_eq!(window.file(), &before);
    }
    assert!(matches!(window.model.keeping.state, SaveState::Saved(_)));
}

/// How long a machine takes just now, beside other tests, to read this.
fn reading(text: &str) -> Duration {
    let start = Instant::now();
    assert!(serde_json::from_str::<Value>(text).is_ok());
    start.elapsed()
}

/// What is opened or pasted with more defects than anybody reads is counted, and takes work by its size: each of these once took minutes.
#[test]
fn defects_without_number_are_counted_and_a_hundred_are_shown() {
    let mut window = Window::begun();
    let answers: serde_json::Map<String, Value> =
        (0..30_000).map(|n| (format!("x{n}"), json!({ "status": 7 }))).collect();
    let rows: Vec<Value> = (0..30_000).map(|n| json!({ "name": n, "station": "x" })).collect();
    let file = json!({ "format": "weibao.assessment", "version": 1, "standard": "cn-2021", "county": { "name": "示例县" }, "answers": answers, "registers": { "townships": rows } });
    let text = serde_json::to_string(&file).unwrap();
    let (reading, start) = (reading(&text), Instant::now());
    window.opens("a.json", text.as_bytes());
    let took = start.elapsed();
    assert_eq!(window.file(), &file, "all of it is kept");
    let lines = &window.model.ui.notice.as_ref().unwrap().lines;
    assert_eq!(lines.len(), 101);
    let more: usize = lines[100].chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    assert!(more >= 59_900, "{more}");
    assert!(took < reading * 40, "{took:?}, and {reading:?} to read it");

    let block: String = (0..30_000).map(|n| format!("{n}乡\t也许\t多\n")).collect();
    let names: Vec<Value> = (0..30_000).map(|n| json!({ "name": format!("{n}乡") })).collect();
    window.does(Msg::Edit(Change::new(
        Edit::Set(at::register("townships"), Value::Array(names)),
        "台账",
        Place::Start,
    )));
    window.does(Msg::Go(Place::Register { register: "townships".to_owned(), row: None }));
    let start = Instant::now();
    window.does(Msg::Register(Register::Paste(block, None)));
    let took = start.elapsed();
    let lines = &window.model.ui.notice.as_ref().unwrap().lines;
    assert_eq!((lines.len(), lines[100].as_str()), (101, "另有 59900 处没有列出。"));
    assert!(took < reading * 40, "{took:?}, and {reading:?}");
}

#[test]
fn documents_are_written_anew_when_the_data_changes_and_not_when_it_is_kept() {
    let mut window = Window::begun();
    window.does(Msg::Go(Place::DOCUMENTS));
    window.does(Msg::Documents(Documents::Begin(Work::Preview(DocumentKind::Report))));
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Ok(Product::Html("一".to_owned()))));
    window.world.jobs.clear();
    let note = at::said("1.1.1", &["note"]);
    window.does(Msg::Edit(Change::new(Edit::text(note, "改"), "备注", Place::Start)));
    assert_eq!(window.world.jobs.len(), 1, "what is shown follows the data");
    window.wait();
    assert!(window.says_saved());
    assert_eq!(window.world.jobs.len(), 1, "keeping changes nothing that a document says");
    window.does(Msg::Go(Place::FORM));
    window.world.jobs.clear();
    let note = at::said("1.1.1", &["note"]);
    window.does(Msg::Edit(Change::new(Edit::text(note, "再改"), "备注", Place::Start)));
    assert_eq!(window.world.jobs.len(), 0, "the form waits for a pause");
    window.wait();
    assert_eq!(window.world.jobs.len(), 1);
}

#[test]
fn named_bodies_are_answered_one_by_one_and_counted() {
    let mut window = Window::begun();
    let catalog = window.model.catalog.clone();
    let named = catalog.clause("9.1.5/1").unwrap().bodies.clone();
    let says = |window: &mut Window, body: &str, has| {
        window.does(Msg::Assess(Assess::Body("9.1.5".into(), "9.1.5/1".into(), body.into(), has)))
    };
    let count = |window: &Window| {
        let report = window.session().report();
        report
            .figures
            .iter()
            .find(|figure| figure.key == "justice_agencies_with_facilities")
            .map(|figure| figure.value.to_string())
    };
    for body in &named {
        assert_eq!(count(&window), None, "unknown as long as one has not answered");
        says(&mut window, &body.key, Some(true));
    }
    assert_eq!(count(&window), Some("4".to_owned()));
    assert_eq!(status(&window, "9.1.5"), Status::Met);
    says(&mut window, "police", Some(false));
    assert_eq!(status(&window, "9.1.5"), Status::Unmet);
    assert_eq!(
        window.file()["bodies"]["9.1.5/1"],
        json!({ "court": true, "procuratorate": true, "police": false, "justice": true })
    );

    // Taken back step by step, and taken away again; nobody else than the named ones.
    window.command("z");
    assert_eq!(status(&window, "9.1.5"), Status::Met);
    for body in &named {
        says(&mut window, &body.key, None);
    }
    says(&mut window, "fire_brigade", Some(true));
    assert_eq!(window.session().file().body("9.1.5/1", "police"), None);
    assert_eq!(status(&window, "9.1.5"), Status::Unanswered);
    assert!(weibao_core::check(&catalog, window.file()).is_empty());
}
