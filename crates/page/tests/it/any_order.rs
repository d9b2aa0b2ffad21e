//! Laws of any sequence of messages: everything undone gives the same file, and the report is always what judging the file gives.

use std::rc::Rc;

use crate::memory::{self, Window};
use proptest::prelude::*;
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::keeping::{Entry, Stamp, Written};
use weibao_page::mount::{Element, Mount};
use weibao_page::msg::{
    Answer, Assess, CountyField, Course, Documents, Figures, Given, Import, Key, On, Register, Round, Start,
};
use weibao_page::place::Place;
use weibao_page::queries::standards;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Change;
use weibao_page::ui::arrangement::{Cursor, Filter};
use weibao_page::ui::documents::Work;
use weibao_page::ui::figures::Part;
use weibao_page::world::{Move, Product, Purpose, Timer, Why};
use weibao_tables::import::Mode;
use weibao_terms::{ClauseAnswer, Declared, DocumentKind, NegativeState, StorageFailure};

fn one_of<T: Clone + std::fmt::Debug + 'static>(of: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(of.to_vec())
}

fn owned(of: &[&str]) -> impl Strategy<Value = String> + use<> {
    one_of(&of.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
}

fn standard() -> impl Strategy<Value = String> {
    owned(&["1.1.1", "1.1.2", "8.2.2", "10.1.2", "11.1.1", "99.9.9"])
}

fn text() -> impl Strategy<Value = String> {
    owned(&["", " ", "甲", " 乙 ", "12", "1,234", "三家", "-1", "0.00001", "\u{0}", "=1+1", "450103201501011234"])
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        one_of(&[
            Place::Start,
            Place::Negatives { item: Some("N1".to_owned()) },
            Place::Assess { area: None, standard: None },
            Place::area("10"),
            Place::Figures { figure: None },
            Place::RESULT,
            Place::FORM,
            Place::DOCUMENTS,
            Place::Documents { document: Some("report".to_owned()) },
            Place::RollUp,
            Place::MANUAL,
            Place::CHECK,
        ]),
        standard().prop_map(|id| Place::standard(&id)),
        (owned(&["townships", "schools", "communities", "none"]), proptest::option::of(0..6_usize))
            .prop_map(|(register, row)| Place::Register { register, row }),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    let names = [
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "j",
        "k",
        "n",
        "/",
        "?",
        "Enter",
        "Escape",
        "Tab",
        "F2",
        "Delete",
        " ",
        "y",
        "z",
        "ArrowUp",
        "ArrowDown",
        "ArrowLeft",
        "ArrowRight",
        "Home",
        "End",
        "PageUp",
        "PageDown",
    ];
    let flags = || prop::bool::weighted(0.15);
    (owned(&names), flags(), flags(), flags(), proptest::option::of(standard()), flags()).prop_map(
        |(name, command, shift, alt, standard, typing)| {
            let on = On { typing, choice: false, card: standard.is_some(), standard, ..On::default() };
            Key { name, command, shift, alt, composing: false, on }
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let pointers = [
        "/county/name",
        "/answers/1.1.1/note",
        "/answers/1.1.2/reason",
        "/answers/10.1.2/evidence/0/title",
        "/answers/10.1.2/evidence/1/title",
        "/answers/10.1.2/plan/action",
        "/rules_off/8.2.2~11/reason",
        "/application/situation",
        "/negatives/N1/note",
    ];
    let negative = one_of(&NegativeState::ALL).prop_map(|state| {
        Change::new(Edit::word(at::negative("N1", "state"), Some(state.key())), "负面", Place::Start)
    });
    prop_oneof![
        3 => (owned(&pointers), text()).prop_map(|(pointer, text)| Change::typed(pointer, text, "文字", Place::Start)),
        1 => negative,
    ]
}

fn assess() -> impl Strategy<Value = Assess> {
    prop_oneof![
        3 => (standard(), proptest::option::of(one_of(&Declared::ALL))).prop_map(|(id, declared)| Assess::Answer(id, declared)),
        1 => (standard(), proptest::option::of(one_of(&ClauseAnswer::ALL))).prop_map(|(id, answer)| Assess::Clause(id.clone(), format!("{id}/1"), answer)),
        1 => (standard(), any::<bool>()).prop_map(|(id, in_force)| Assess::Rule(id.clone(), format!("{id}/1"), in_force)),
        1 => (standard(), 0..3_usize).prop_map(|(id, index)| Assess::RemoveEvidence(id, index)),
        1 => standard().prop_map(Assess::Details),
        1 => standard().prop_map(Assess::Focused),
        1 => one_of(&[standards::Filter::Open, standards::Filter::Short]).prop_map(Assess::Filter),
        1 => text().prop_map(Assess::Words),
        1 => one_of(&[Assess::ShowAll, Assess::Unfold]),
    ]
}

fn figures() -> impl Strategy<Value = Figures> {
    let figure = || owned(&["townships_total", "county_population", "interviews", "none"]);
    prop_oneof![
        3 => (figure(), text()).prop_map(|(key, typed)| Figures::Typed(key, typed)),
        1 => figure().prop_map(Figures::Left),
        1 => figure().prop_map(Figures::Drop),
        1 => any::<bool>().prop_map(Figures::OnlyMissing),
        1 => one_of(&[Figures::NextMissing, Figures::Part(Part::Beside)]),
        1 => owned(&["primary_secondary", "all", "none"]).prop_map(|option| Figures::Choose("school_scope".to_owned(), option)),
        1 => any::<bool>().prop_map(|accepted| Figures::Accept("8.2.2/1".to_owned(), accepted)),
        1 => proptest::option::of(owned(&["hainan-2023", "none"])).prop_map(Figures::Overlay),
        1 => any::<bool>().prop_map(Figures::ExampleScoring),
    ]
}

fn register() -> impl Strategy<Value = Register> {
    let cursor = || (0..6_usize, 0..8_usize).prop_map(|(row, column)| Cursor { row, column });
    let block =
        || owned(&["甲\t乙\n丙\t丁", "乡镇\t未成年人保护工作站\n甲镇\t有\n合计\t1", "有", "\t\n", "\"a\nb\"\t1"]);
    prop_oneof![
        3 => text().prop_map(Register::Typed),
        1 => cursor().prop_map(Register::Left),
        3 => cursor().prop_map(Register::Clicked),
        4 => key().prop_map(Register::Key),
        1 => proptest::option::of(one_of(&[json!(true), json!("primary"), json!(3)])).prop_map(Register::Put),
        1 => (-100..5000_i32).prop_map(Register::Scrolled),
        1 => one_of(&[Filter::All, Filter::Failing, Filter::Gaps]).prop_map(Register::Show),
        1 => (0..9_usize).prop_map(Register::Sort),
        1 => one_of(&[Register::Add, Register::Delete, Register::Export, Register::NextFailing]),
        2 => block().prop_map(|copied| Register::Paste(copied, None)),
        1 => block().prop_map(|text| Register::Import(Import::Pasted { text, html: None })),
        2 => one_of(&[
            Import::Open,
            Import::Do,
            Import::Cancel,
            Import::Mode(Mode::Append),
            Import::Mode(Mode::Replace),
            Import::Heading(0, 1),
            Import::Column(0, Some(1)),
            Import::FillDown(1, true),
            Import::Row(1, true),
            Import::Row(2, false),
            Import::Answer(1, Some(Some(0))),
            Import::Page(true),
        ])
            .prop_map(Register::Import),
    ]
}

fn start() -> impl Strategy<Value = Start> {
    prop_oneof![
        text().prop_map(|typed| Start::Typed(CountyField::Name, typed)),
        one_of(&[Start::New, Start::Example]),
        one_of(&["id-1", "example"]).prop_map(|id| Start::Erase(id.to_owned())),
    ]
}

fn surroundings() -> impl Strategy<Value = Msg> {
    let file =
        json!({ "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "另一县" } });
    let files =
        [json!(null).to_string(), file.to_string(), "{".to_owned(), weibao_standards::example_rules().to_owned()];
    prop_oneof![
        (
            one_of(&[Purpose::Assessment, Purpose::Template, Purpose::Beside, Purpose::RollUp]),
            proptest::option::of(one_of(&files))
        )
            .prop_map(|(purpose, file)| Msg::Read(
                purpose,
                "文件.json".to_owned(),
                file.map(String::into_bytes)
            )),
        any::<bool>().prop_map(|read_only| Msg::Given(Given::ReadOnly(read_only))),
        one_of(&[Timer::Save, Timer::Drafts]).prop_map(Msg::Elapsed),
        (0..9_u64).prop_map(|ticket| Msg::Made(ticket, Ok(Product::Bytes(vec![1])))),
        (0..9_u64).prop_map(|ticket| Msg::Made(ticket, Err(vec!["不成".to_owned()]))),
        one_of(&[
            Answer::Written(
                "id-1".to_owned(),
                Ok(Written { stamp: Stamp { revision: 7, writing: "w".to_owned() }, durable: true })
            ),
            Answer::Written(String::new(), Err(StorageFailure::Full)),
            Answer::Moved(Move::Restore, Err(StorageFailure::Refused)),
            Answer::Loaded(Why::Follow { wiped: false }, "id-1".to_owned(), Entry::Missing),
            Answer::Loaded(Why::Rescue, "id-1".to_owned(), Entry::Damaged("x".to_owned())),
        ])
        .prop_map(Msg::Storage),
        one_of(&[Msg::StorageChanged(None), Msg::KeepAsCopy, Msg::Save]),
    ]
}

fn round() -> impl Strategy<Value = Msg> {
    let stage = || one_of(&["apply", "create", "recheck"]);
    prop_oneof![
        2 => standard().prop_map(Round::Still).prop_map(Msg::Round),
        1 => (standard(), 0..3_usize).prop_map(|(id, index)| Msg::Round(Round::Evidence(id, index))),
        1 => (owned(&["townships", "none"]), 0..4_usize).prop_map(|(register, row)| Msg::Round(Round::Row(register, row))),
        1 => owned(&["/choices/school_scope", "/nowhere"]).prop_map(Round::Confirm).prop_map(Msg::Round),
        1 => proptest::option::of(one_of(&NegativeState::ALL)).prop_map(Round::Grave).prop_map(Msg::Round),
        2 => (stage(), any::<bool>(), owned(&["2026-03-01", "2026-02-30", "2025-01-31", "", "三月"])).prop_map(|(key, end, day)| Msg::Course(Course::Date(key, end, day))),
        1 => (stage(), any::<bool>()).prop_map(|(key, done)| Msg::Course(Course::Done(key, done))),
        1 => proptest::option::of(one_of(&["civil_affairs", "other"])).prop_map(Course::Lead).prop_map(Msg::Course),
    ]
}

fn msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        2 => round(),
        2 => place().prop_map(Msg::Go),
        1 => (place(), place()).prop_map(|(from, to)| Msg::Follow { from, to }),
        2 => key().prop_map(Msg::Key),
        4 => change().prop_map(Msg::Edit),
        1 => owned(&["/county/name", "/answers/1.1.1/note", "/answers/10.1.2/evidence/0/title"]).prop_map(Msg::Normalise),
        3 => assess().prop_map(Msg::Assess),
        3 => figures().prop_map(Msg::Figures),
        6 => register().prop_map(Msg::Register),
        1 => start().prop_map(Msg::Start),
        2 => surroundings(),
        1 => one_of(&DocumentKind::ALL).prop_map(|kind| Msg::Documents(Documents::Begin(Work::Export(kind)))),
        2 => one_of(&[Msg::Undo, Msg::Redo, Msg::Back, Msg::Rename, Msg::NextOpen, Msg::SaveAs, Msg::Print, Msg::Paper(true), Msg::Dismiss, Msg::Shortcuts, Msg::Menu, Msg::WriteDrafts]),
    ]
}

fn open(file: Value) -> Window {
    let mut window = Window::at(&Rc::default(), Mount::Element(Element::default()), "", None);
    window.does(Msg::Given(Given::Assessment(file)));
    window
}

/// Sound in parts, and damaged in others.
fn damaged() -> Value {
    json!({
        "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": " 示例县 " },
        "figures": { "townships_total": "六", "interviews": 3 },
        "previous": { "id": 7, "revision": "x" }, "stages": [5, { "key": "apply", "from": "2025-13-01" }], "lead": "民政局",
        "carried": {
            "/answers/1.1.1/status": { "value": "met" }, "/answers/10.1.2/clauses/10.1.2~11": { "value": "unmet" }, "/answers/8.2.2/status": 3,
            "/answers/10.1.2/evidence": { "value": [{ "title": "甲", "state": "expired" }, 7] }, "/choices/school_scope": { "value": "all" },
            "/registers/townships": { "value": [{ "name": "甲镇", "station": true, "meetings_per_year": 2 }, "乙镇"] },
        },
        "registers": { "townships": [{ "name": "甲镇", "station": null }, 5, { "name": 7, "station": "有" }], "schools": "无" },
        "answers": { "1.1.1": "好", "1.1.2": { "status": "perhaps", "clauses": [] } },
        "negatives": [], "choices": { "school_scope": 3 }, "rules_off": { "8.2.2/1": true }, "unknown": { "kept": [1, null] },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_undone_gives_the_same_file(
        file in one_of(&[weibao_core::new_assessment(&memory::national(), None), damaged()]),
        messages in proptest::collection::vec(msg(), 1..40),
    ) {
        let mut window = open(file);
        let given = window.file().clone();
        for msg in messages {
            window.does(msg);
            let session = window.session();
            let read = weibao_core::read(session.catalog(), session.file().value()).unwrap();
            prop_assert_eq!(session.assessment(), &read);
        }
        window.does(Msg::Given(Given::ReadOnly(false)));
        let done = window.file().clone();
        let mut steps = 0;
        while window.session().can_undo().is_some() {
            window.does(Msg::Undo);
            steps += 1;
        }
        prop_assert_eq!(window.file(), &given);
        for _ in 0..steps {
            window.does(Msg::Redo);
        }
        prop_assert_eq!(window.file(), &done);
    }
}
