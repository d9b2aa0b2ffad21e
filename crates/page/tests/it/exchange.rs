//! What goes out to units comes back, is compared, and is taken only when the officer says so.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::msg::{Exchange, Given};
use weibao_page::place::Place;
use weibao_page::queries::exchange::{asked, owing, said};
use weibao_page::ui::exchange::Choice;
use weibao_page::world::{Job, Product, Purpose};

/// A county with nothing answered, on the screen.
fn county() -> Window {
    let mut window = Window::fresh();
    let file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    window
}

fn key_of(window: &Window, name: &str) -> String {
    asked(window.session()).iter().find(|&asked| asked.unit.name == name).cloned().unwrap().unit.key
}

fn does(window: &mut Window, msg: Exchange) {
    window.does(Msg::Exchange(msg));
}

/// A clause that this unit alone is asked.
fn clause(window: &Window, unit: &str) -> String {
    let units = asked(window.session());
    let own = units.iter().find(|asked| asked.unit.name == unit).unwrap();
    let alone = |at: &&String| units.iter().filter(|asked| asked.items.contains(at)).count() == 1;
    own.items.iter().filter(|at| at.contains("/clauses/")).find(alone).unwrap().clone()
}

fn reply(window: &Window, unit: &str, values: Value) -> Value {
    json!({ "format": "weibao.reply", "version": 1, "request": "r-1", "unit": key_of(window, unit), "values": values })
}

/// Drops a .json file onto the screen, wherever the user means it to go.
fn drop_json(window: &mut Window, name: &str, value: &Value) {
    window.opens(name, value.to_string().as_bytes());
}

#[test]
fn a_workbook_goes_out_and_the_file_notes_to_whom() {
    let mut window = county();
    does(&mut window, Exchange::Workbooks);
    assert!(window.notice().contains("选单位"));
    let key = key_of(&window, "教育局");
    does(&mut window, Exchange::Due("2026-12-10".into()));
    does(&mut window, Exchange::Pick(key.clone(), true));
    window.world.jobs.clear();
    does(&mut window, Exchange::Workbooks);
    let (ticket, job) = window.world.jobs.pop().unwrap();
    let Job::Request(request, _) = job else { panic!("{job:?}") };
    assert_eq!(request["unit"]["name"], "教育局");
    assert_eq!(request["due"], "2026-12-10");
    assert_eq!(window.file().get("requests"), None, "nothing is noted before it is made");
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    assert_eq!(window.world.exported[0].name, "未保自评填报_示例县_教育局_20261210截止.xlsx");
    assert_eq!(window.file()["requests"][0]["unit"], json!(key));
    let owing = owing(window.session(), &window.model.ui.exchange);
    assert_eq!((owing.len(), owing[0].name.as_str(), owing[0].late), (1, "教育局", false));
    assert_eq!((owing[0].days, owing[0].replies), (Some(15), 0));
    does(&mut window, Exchange::Copy(key));
    assert!(window.world.copied[0].starts_with("教育局：未保自评还有"));
    assert!(window.world.copied[0].contains("请于12月10日前"));
}

#[test]
fn a_day_that_is_none_sends_nothing() {
    let mut window = county();
    let key = key_of(&window, "教育局");
    does(&mut window, Exchange::Pick(key, true));
    does(&mut window, Exchange::Due("下周".into()));
    does(&mut window, Exchange::Requests);
    assert!(window.world.exported.is_empty());
    assert_eq!(window.file().get("requests"), None);
}

#[test]
fn nothing_is_taken_before_the_officer_says_so_and_one_undo_takes_it_back() {
    let mut window = county();
    let before = window.file().clone();
    let at = clause(&window, "教育局");
    let answer = reply(&window, "教育局", json!({ &at: "met" }));
    drop_json(&mut window, "教育局(1).json", &answer);
    assert_eq!(window.model.ui.exchange.received.len(), 1);
    assert_eq!(*window.file(), before);
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&at), Some(&json!("met")));
    assert!(window.model.ui.exchange.received.is_empty());
    assert_eq!(said(window.session(), &at), ["教育局 11月25日报：达标（见“教育局(1).json”）"]);
    window.does(Msg::Undo);
    assert_eq!(*window.file(), before);
}

#[test]
fn many_files_of_one_drop_are_all_read() {
    let mut window = county();
    for name in ["教育局.json", "民政局.json"] {
        let unit = name.trim_end_matches(".json");
        let answer = reply(&window, unit, json!({ clause(&window, unit): "met" }));
        drop_json(&mut window, name, &answer);
    }
    // The same file once more is the same file.
    let answer = reply(&window, "教育局", json!({ clause(&window, "教育局"): "unmet" }));
    drop_json(&mut window, "教育局.json", &answer);
    assert_eq!(window.model.ui.exchange.received.len(), 2);
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&clause(&window, "教育局")), Some(&json!("unmet")));
    assert_eq!(window.file()["replies"].as_array().unwrap().len(), 2);
}

/// Forty spreadsheets at once are read a few at a time, so that the page is painted and used meanwhile; what they come to is told once.
#[test]
fn many_spreadsheets_are_read_a_few_at_a_time() {
    let mut window = county();
    window.world.jobs.clear();
    let at = clause(&window, "教育局");
    let painted: Vec<bool> = (0..40)
        .map(|number| {
            let chosen = Chosen { id: number, name: format!("{number}.xlsx"), size: 60_000 };
            window.does(Msg::Chosen(Purpose::Reply, chosen));
            let (file, purpose) = window.world.reads.pop().unwrap();
            window.does(Msg::Read(purpose, file.name, Some(vec![0; 60_000])))
        })
        .collect();
    assert_eq!(painted.iter().filter(|painted| **painted).count(), 1, "that they are being read is said once");
    let mut rounds = 0;
    while let Some((read, all)) = window.model.ui.exchange.progress() {
        assert_eq!((read, all), (window.model.ui.exchange.received.len(), 40));
        let jobs: Vec<_> = window.world.jobs.drain(..).collect();
        assert!((1..=2).contains(&jobs.len()), "{} files of 60 kB at once", jobs.len());
        let count = jobs.len();
        for (number, (ticket, job)) in jobs.into_iter().enumerate() {
            assert!(matches!(job, Job::Reply(..)));
            let answer = reply(&window, "教育局", json!({ &at: "met" }));
            let painted = window.does(Msg::Made(ticket, Ok(Product::Reply(answer))));
            assert_eq!(painted, number + 1 == count, "painted once for those that were read together");
        }
        rounds += 1;
    }
    assert!((20..=40).contains(&rounds), "{rounds}");
    assert_eq!(window.model.ui.exchange.received.len(), 40);
    assert_eq!(window.model.ui.exchange.merged.as_ref().unwrap().assessment.pointer(&at), Some(&json!("met")));
}

/// What was put in by one click is taken back a file at a time, and put in again as it was.
#[test]
fn each_file_is_taken_back_on_its_own() {
    let mut window = county();
    let mut file = window.file().clone();
    file["registers"] = json!({ "schools": [{ "name": "一小" }] });
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    let before = window.file().clone();
    let own = |unit: &str| clause(&window, unit);
    let police = asked(window.session()).iter().find(|&asked| asked.unit.name == "公安局").cloned().unwrap();
    let evidence = police.items.iter().find(|at| at.ends_with("/evidence")).unwrap().as_str();
    let row =
        |name: &str| json!([{ "name": "一小", "protection_rules": true }, { "name": name, "social_worker": false }]);
    let answers = [
        ("教育局.json", reply(&window, "教育局", json!({ own("教育局"): "met", "/registers/schools": row("二小") }))),
        ("民政局.json", reply(&window, "民政局", json!({ own("民政局"): "unmet" }))),
        ("公安局.json", reply(&window, "公安局", json!({ own("公安局"): "met", evidence: [{ "title": "计划" }] }))),
    ];
    for (name, answer) in &answers {
        drop_json(&mut window, name, answer);
    }
    let whole = window.model.ui.exchange.merged.as_ref().unwrap().assessment.clone();
    does(&mut window, Exchange::Take);
    assert_eq!(*window.file(), whole, "one click takes all of it, as it was shown");
    assert_eq!(window.file()["registers"]["schools"][1]["name"], "二小");
    let report = window.session().report().clone();
    let mut stood = vec![whole.clone()];
    for left in (0..answers.len()).rev() {
        let taken_back = window.session().can_undo().unwrap().to_owned();
        assert!(answers.iter().any(|(name, _)| taken_back.contains(name)), "{taken_back}");
        window.does(Msg::Undo);
        assert_eq!(window.file().get("replies").and_then(Value::as_array).map_or(0, Vec::len), left);
        stood.push(window.file().clone());
    }
    assert_eq!(*window.file(), before);
    stood.dedup();
    assert_eq!(stood.len(), answers.len() + 1, "each step is one file");
    for _ in &answers {
        window.does(Msg::Redo);
    }
    assert_eq!(*window.file(), whole);
    assert_eq!(*window.session().report(), report);
}

/// The county has typed 未达标, and the unit says 达标.
fn clashing() -> (Window, String) {
    let mut window = county();
    let at = clause(&window, "教育局");
    let mut file = window.file().clone();
    let steps = weibao_page::saved_file::steps(&at);
    file["answers"][&steps[1]] = json!({ "clauses": { &steps[3]: "unmet" } });
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    let answer = reply(&window, "教育局", json!({ &at: "met" }));
    drop_json(&mut window, "教育局.json", &answer);
    (window, at)
}

#[test]
fn a_clash_stays_until_it_is_settled() {
    let (mut window, at) = clashing();
    assert_eq!(window.model.ui.exchange.clashes.len(), 1);
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&at), Some(&json!("unmet")), "nobody has chosen");
    // It is still there in a window that was opened later.
    let file = window.file().clone();
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    assert_eq!(window.model.ui.exchange.clashes.len(), 1);
    does(&mut window, Exchange::Choose(at.clone(), Choice::Offer(0)));
    assert_eq!(window.file().pointer(&at), Some(&json!("unmet")));
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&at), Some(&json!("met")));
    assert_eq!(window.file()["settled"][&at]["chosen"], window.file()["replies"][0]["id"]);
    assert!(window.model.ui.exchange.clashes.is_empty());
}

#[test]
fn what_the_county_has_can_be_kept_and_a_newer_word_asks_again() {
    let (mut window, at) = clashing();
    does(&mut window, Exchange::Choose(at.clone(), Choice::Keep));
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&at), Some(&json!("unmet")));
    assert_eq!(window.file()["settled"][&at]["chosen"], "hand");
    assert!(window.model.ui.exchange.clashes.is_empty());
    let answer = reply(&window, "教育局", json!({ &at: "pending" }));
    drop_json(&mut window, "教育局第二次.json", &answer);
    assert_eq!(window.model.ui.exchange.clashes.len(), 1);
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer(&at), Some(&json!("unmet")));
    assert_eq!(window.model.ui.exchange.clashes.len(), 1, "the newer word is open");
    let told = said(window.session(), &at);
    assert!(told[0].contains("待核（第2次回传）"), "{told:?}");
}

#[test]
fn a_spreadsheet_is_read_by_its_program_and_its_cells_that_were_not_read_are_named() {
    let mut window = county();
    let at = clause(&window, "教育局");
    window.world.jobs.clear();
    window.opens("教育局.xlsx", b"PK");
    let (ticket, job) = window.world.jobs.pop().unwrap();
    assert!(matches!(job, Job::Reply(name, bytes, _) if name == "教育局.xlsx" && bytes == b"PK"));
    let mut answer = reply(&window, "教育局", json!({ &at: "met" }));
    answer["unread"] = json!([{ "cell": "数据!D7", "text": "约12", "why": "不是数。" }]);
    window.does(Msg::Made(ticket, Ok(Product::Reply(answer))));
    assert_eq!(window.model.ui.exchange.received[0].unread, ["数据!D7：“约12” 不是数。"]);
    does(&mut window, Exchange::Take);
    assert_eq!(window.file()["replies"][0]["unread"], json!([{ "cell": "数据!D7", "text": "约12" }]));
    assert_eq!(weibao_core::check(&memory::national(), window.file()), []);
}

#[test]
fn what_is_no_reply_is_refused_with_a_sentence() {
    let mut window = county();
    let before = window.file().clone();
    let refused = [("a.json", &b"{"[..]), ("b.json", &br#"{"format":"weibao.request"}"#[..]), ("c.et", &b"x"[..])];
    for (name, bytes) in refused {
        window.opens(name, bytes);
    }
    window.does(Msg::Chosen(Purpose::Reply, Chosen { id: 9, name: "d.xlsx".into(), size: 60_000_000 }));
    window.world.jobs.clear();
    window.opens("e.xlsx", b"x");
    let (ticket, _) = window.world.jobs.pop().unwrap();
    window.does(Msg::Made(ticket, Err(vec!["打不开。".into()])));
    let names: Vec<&str> = window.model.ui.exchange.refused.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.json", "b.json", "c.et", "d.xlsx", "e.xlsx"]);
    assert!(window.model.ui.exchange.refused.iter().all(|(_, why)| !why[0].is_empty()));
    assert_eq!(*window.file(), before);
}

#[test]
fn a_blank_reply_changes_nothing() {
    let mut window = county();
    let before = window.file().clone();
    let at = clause(&window, "教育局");
    let answer = reply(&window, "教育局", json!({ at: "" }));
    drop_json(&mut window, "空.json", &answer);
    does(&mut window, Exchange::Take);
    assert_eq!(*window.file(), before);
}
