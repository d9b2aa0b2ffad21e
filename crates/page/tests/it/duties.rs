//! 分工 on the page: names once for everywhere, who reports what, the period; letters and .zip; two officers' files.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_chain::Role;
use weibao_page::Msg;
use weibao_page::file::File;
use weibao_page::msg::{Duties, Exchange, Given, PeriodField, Twin, UnitField};
use weibao_page::place::Place;
use weibao_page::queries::duties::{lines, named, period_problem};
use weibao_page::queries::exchange::{asked, of_clause, of_negative, overrules, said, said_of_row};
use weibao_page::ui::duties::{Only, State};
use weibao_page::ui::exchange::Choice;
use weibao_page::world::{Job, Product};

fn county(more: Value) -> Window {
    let mut window = Window::fresh();
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    for (name, value) in more.as_object().unwrap() {
        file[name] = value.clone();
    }
    window.does(Msg::Given(Given::Assessment(file)));
    window.does(Msg::Go(Place::Exchange));
    window
}

fn does(window: &mut Window, msg: Exchange) {
    window.does(Msg::Exchange(msg));
}

fn duty(window: &mut Window, msg: Duties) {
    does(window, Exchange::Duties(msg));
}

fn is_sound(window: &Window) {
    assert_eq!(weibao_core::check(&memory::national(), window.file()), []);
}

#[test]
fn a_name_is_changed_once_and_holds_everywhere() {
    let mut window = county(json!({}));
    let before = window.file().clone();
    let leads = |window: &Window, name: &str| {
        window
            .session()
            .catalog()
            .standards()
            .filter(|standard| standard.departments.lead.iter().any(|lead| lead == name))
            .count()
    };
    let led = leads(&window, "教育局");
    duty(&mut window, Duties::Unit("education".into(), UnitField::Name, " 教体局 ".into()));
    assert_eq!(window.file()["units"], json!([{ "key": "education", "name": "教体局", "kind": "department" }]));
    assert_eq!((leads(&window, "教体局"), leads(&window, "教育局")), (led, 0), "on the cards of the standards");
    assert!(asked(window.session()).iter().any(|asked| asked.unit.name == "教体局"), "in what goes out");
    assert!(window.session().catalog().figures.iter().any(|figure| figure.department.as_deref() == Some("教体局")));
    is_sound(&window);
    // Who knows it by the old name still does.
    let reply = json!({ "format": "weibao.reply", "version": 1, "unit": "教育局", "values": {} });
    window.opens("a.json", reply.to_string().as_bytes());
    assert!(window.model.ui.exchange.merged.as_ref().unwrap().problems.is_empty());
    duty(&mut window, Duties::Unit("education".into(), UnitField::Aliases, "教科局、教育体育局".into()));
    duty(&mut window, Duties::Unit("education".into(), UnitField::Post, "办公室主任".into()));
    assert_eq!(window.file()["units"][0]["aliases"], json!(["教科局", "教育体育局"]));
    is_sound(&window);
    for (field, what) in [(UnitField::Aliases, ""), (UnitField::Post, ""), (UnitField::Name, "")] {
        duty(&mut window, Duties::Unit("education".into(), field, what.into()));
    }
    assert_eq!(window.file().get("units"), None);
    assert_eq!(leads(&window, "教育局"), led);
    while window.session().can_undo().is_some() {
        window.does(Msg::Undo);
    }
    assert_eq!(*window.file(), before);
}

#[test]
fn one_name_never_means_two_units() {
    let mut window = county(json!({}));
    let before = window.file().clone();
    duty(&mut window, Duties::Unit("education".into(), UnitField::Name, "公安局".into()));
    assert!(window.notice().contains("公安局"));
    duty(&mut window, Duties::Unit("education".into(), UnitField::Aliases, "教科局、县委组织部".into()));
    assert_eq!(*window.file(), before);
}

#[test]
fn a_unit_of_the_countys_own_can_be_asked_something() {
    let mut window = county(json!({}));
    duty(&mut window, Duties::Typed("乡村振兴局".into()));
    duty(&mut window, Duties::Add);
    let place = "/figures/county_population".to_owned();
    duty(&mut window, Duties::Role(place.clone(), "乡村振兴局".into(), Some(Role::Main)));
    let unit = asked(window.session()).iter().find(|&asked| asked.unit.key == "乡村振兴局").cloned().unwrap();
    assert_eq!(unit.items, std::slice::from_ref(&place));
    is_sound(&window);
    let of_unit = State { only: Only::Unit("乡村振兴局".into()), ..State::default() };
    assert_eq!(lines(window.session(), &of_unit).1, 1);
    duty(&mut window, Duties::AsCatalog(place));
    assert_eq!(window.file().get("assign").map_or(0, |assign| assign.as_object().unwrap().len()), 0);
    duty(&mut window, Duties::Unit("乡村振兴局".into(), UnitField::Name, "".into()));
    assert!(named(window.session()).iter().all(|unit| unit.key != "乡村振兴局"));
}

#[test]
fn what_nobody_reports_can_be_found() {
    let mut window = county(json!({}));
    let nobody = State { only: Only::Nobody, ..State::default() };
    let before = lines(window.session(), &nobody).1;
    let place = "/figures/county_population";
    let roles = lines(window.session(), &State { part: Some("figures".into()), ..State::default() }).0;
    let asked = roles.into_iter().find(|line| line.duty.at == place).unwrap().duty.asked;
    for (unit, _) in asked {
        duty(&mut window, Duties::Role(place.into(), unit, None));
    }
    assert_eq!(lines(window.session(), &nobody).1, before + 1);
    assert_eq!(lines(window.session(), &State { only: Only::Own, ..State::default() }).1, 1);
}

#[test]
fn days_of_the_period_are_read_as_they_are_written_and_a_half_is_named() {
    let mut window = county(json!({}));
    duty(&mut window, Duties::Period(PeriodField::From, "2025.1.1".into()));
    assert_eq!(window.file()["period"], json!({ "from": "2025-01-01" }));
    assert!(period_problem(window.session()).is_some());
    duty(&mut window, Duties::Period(PeriodField::To, "2025年12月31日".into()));
    assert_eq!((period_problem(window.session()), &window.file()["period"]["to"]), (None, &json!("2025-12-31")));
    duty(&mut window, Duties::Period(PeriodField::To, "年底".into()));
    assert!(window.notice().contains("年底"));
    is_sound(&window);
    for field in [PeriodField::From, PeriodField::To] {
        duty(&mut window, Duties::Period(field, "".into()));
    }
    assert_eq!(window.file().get("period"), None);
    duty(&mut window, Duties::LastYear);
    assert_eq!(window.file()["period"], json!({ "from": "2025-01-01", "to": "2025-12-31", "as_of": "2025-12-31" }));
    // The day of the application is no part of the year that is over.
    duty(&mut window, Duties::Period(PeriodField::ApplyOn, "2026年3月31日".into()));
    duty(&mut window, Duties::Period(PeriodField::To, "2025-06-30".into()));
    duty(&mut window, Duties::LastYear);
    let whole = json!({ "from": "2025-01-01", "to": "2025-12-31", "as_of": "2025-12-31", "apply_on": "2026-03-31" });
    assert_eq!(window.file()["period"], whole);
}

#[test]
fn the_negative_list_and_the_cards_say_of_which_days_they_speak() {
    let mut window = county(json!({}));
    let of_item = |window: &Window, number: usize| {
        let session = window.session();
        of_negative(session, &session.catalog().negatives[number])
    };
    let on_card = |window: &Window, id: &str| {
        let session = window.session();
        of_clause(session, id.split('/').next().unwrap(), session.catalog().clause(id).unwrap())
    };
    assert!(of_item(&window, 0)[0].starts_with("没有填申报日期，负面工作清单的“申报前2年间”"));
    assert!(of_item(&window, 1).is_empty(), "the other items look back on no years");
    assert!(on_card(&window, "4.1.2/4").is_empty());
    duty(&mut window, Duties::Period(PeriodField::ApplyOn, "2026-03-31".into()));
    duty(&mut window, Duties::LastYear);
    assert_eq!(of_item(&window, 0), ["“申报前2年间”指2024年3月31日至2026年3月30日（按2026年3月31日申报计）。"]);
    assert_eq!(on_card(&window, "4.1.2/4"), ["年度数据指2025年1月1日至12月31日的情况。"]);
    assert!(on_card(&window, "10.1.2/1").is_empty(), "stations are of no year");
}

fn key_of(window: &Window, name: &str) -> String {
    asked(window.session()).iter().find(|&asked| asked.unit.name == name).cloned().unwrap().unit.key
}

#[test]
fn all_workbooks_go_out_as_one_file() {
    let mut window = county(json!({}));
    for name in ["教育局", "公安局"] {
        let key = key_of(&window, name);
        does(&mut window, Exchange::Pick(key, true));
    }
    does(&mut window, Exchange::Due("2026年3月10日".into()));
    window.world.jobs.clear();
    does(&mut window, Exchange::Zip);
    for (ticket, job) in std::mem::take(&mut window.world.jobs) {
        let Job::Request(request, _) = job else { panic!("{job:?}") };
        assert_eq!(request["due"], "2026-03-10");
        window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    }
    assert!(window.world.exported.is_empty() && window.file().get("requests").is_none());
    let (ticket, Job::Pack(files)) = window.world.jobs.pop().unwrap() else { panic!() };
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.len(), 2);
    assert!(names.contains(&"未保自评填报_示例县_教育局_20260310截止.xlsx"));
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![2]))));
    assert_eq!(window.world.exported, [File { name: "示例县未保自评填报表_20261125.zip".into(), bytes: vec![2] }]);
    assert_eq!(window.file()["requests"].as_array().unwrap().len(), 2);
    // The next ones go out one by one again.
    does(&mut window, Exchange::Workbooks);
    let (ticket, _) = window.world.jobs.remove(0);
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![3]))));
    assert_eq!(window.world.exported.len(), 2);
}

#[test]
fn letters_are_written_to_those_who_are_picked_or_owe() {
    let mut window = county(json!({ "period": { "from": "2025-01-01", "to": "2025-12-31" } }));
    let key = key_of(&window, "教育局");
    does(&mut window, Exchange::Letters);
    assert!(window.notice().contains("不用写催办函"));
    does(&mut window, Exchange::Pick(key.clone(), true));
    does(&mut window, Exchange::Due("2026-03-10".into()));
    window.world.jobs.clear();
    does(&mut window, Exchange::Notice);
    let (ticket, Job::Letter(about)) = window.world.jobs.pop().unwrap() else { panic!() };
    assert_eq!(
        (&about["letter"], &about["due"], &about["to"]),
        (&json!("notice"), &json!("2026-03-10"), &json!("2025-12-31"))
    );
    assert_eq!(about["units"][0]["name"], "教育局");
    window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    assert_eq!(window.world.exported[0].name, "示例县_填报通知.docx");
    assert_eq!(window.file().get("requests"), None, "a notice asks nothing yet");
    does(&mut window, Exchange::Requests);
    does(&mut window, Exchange::Letters);
    let (ticket, Job::Letter(about)) = window.world.jobs.pop().unwrap() else { panic!() };
    assert_eq!(
        (&about["letter"], &about["units"][0]["sent_on"], &about["units"][0]["late"]),
        (&json!("chase"), &json!("2026-11-25"), &json!(true))
    );
    window.does(Msg::Made(ticket, Err(vec!["打不开。".into()])));
    assert!(window.notice().contains("催办函"));
}

#[test]
fn another_officers_file_is_taken_only_when_asked_and_taken_back_as_one() {
    let mut window = county(json!({
        "answers": { "1.1.1": { "status": "met" }, "1.1.2": { "status": "met" } }, "figures": { "townships_total": 6 },
    }));
    let before = window.file().clone();
    let mut theirs = before.clone();
    theirs["answers"] =
        json!({ "1.1.1": { "status": "unmet" }, "1.1.2": { "status": "pending" }, "1.1.3": { "status": "met" } });
    theirs["figures"] = json!({ "townships_total": 6, "interviews": 3 });
    window.opens("李.json", theirs.to_string().as_bytes());
    let twin = window.model.ui.exchange.twin.as_ref().unwrap();
    assert_eq!((twin.merged.taken.len(), twin.merged.clashes.len()), (2, 2));
    assert_eq!(*window.file(), before);
    does(&mut window, Exchange::Twin(Twin::Choose("/answers/1.1.1/status".into(), Choice::Offer(0))));
    does(&mut window, Exchange::Twin(Twin::Take));
    assert_eq!(window.file()["answers"]["1.1.1"]["status"], "unmet");
    assert_eq!(window.file()["answers"]["1.1.2"]["status"], "met", "nobody has chosen");
    assert_eq!(window.file()["figures"]["interviews"], 3);
    assert_eq!(window.model.ui.exchange.twin.as_ref().unwrap().merged.clashes.len(), 1);
    does(&mut window, Exchange::Twin(Twin::ChooseAll(Choice::Keep)));
    does(&mut window, Exchange::Twin(Twin::Take));
    assert!(window.model.ui.exchange.twin.is_none());
    window.does(Msg::Undo);
    assert_eq!(*window.file(), before);
    let mut other = theirs.clone();
    other["county"]["name"] = "另一县".into();
    window.opens("别县.json", other.to_string().as_bytes());
    assert!(window.model.ui.exchange.twin.is_none());
    assert!(window.model.ui.exchange.refused[0].1[0].contains("另一县"));
}

#[test]
fn who_overrules_a_negative_item_says_why() {
    let mut window = county(json!({ "negatives": { "N1": { "state": "absent" } } }));
    let unit = asked(window.session())
        .iter()
        .find(|&asked| asked.items.iter().any(|at| at == "/negatives/N1"))
        .cloned()
        .unwrap();
    let reply = json!({ "format": "weibao.reply", "version": 1, "unit": unit.unit.key, "values": { "/negatives/N1": { "state": "present" } } });
    window.opens("a.json", reply.to_string().as_bytes());
    let clash = window.model.ui.exchange.clashes[0].clone();
    assert!(overrules(&clash, Choice::Keep) && !overrules(&clash, Choice::Offer(0)));
    does(&mut window, Exchange::Choose("/negatives/N1".into(), Choice::Keep));
    does(&mut window, Exchange::Why("/negatives/N1".into(), "查过".into()));
    does(&mut window, Exchange::Take);
    assert_eq!(window.file().pointer("/settled"), None);
    does(&mut window, Exchange::Why("/negatives/N1".into(), "经公安、检察机关复核，不属于本县案件".into()));
    does(&mut window, Exchange::Take);
    let settled = &window.file()["settled"]["/negatives/N1"];
    assert_eq!((&settled["chosen"], &settled["why"]), (&json!("hand"), &json!("经公安、检察机关复核，不属于本县案件")));
    assert_eq!(window.file()["negatives"]["N1"]["state"], "absent");
    assert_eq!(
        said(window.session(), "/negatives/N1").last().unwrap(),
        "县未保协调机制办公室 11月25日定为：无，理由：经公安、检察机关复核，不属于本县案件"
    );
    is_sound(&window);
}

#[test]
fn who_said_a_cell_stands_with_its_row() {
    let rows = json!([{ "name": "一小", "psych_teacher": true }, { "name": "二小" }]);
    let mut window = county(json!({ "registers": { "schools": rows } }));
    let unit = asked(window.session())
        .iter()
        .find(|&asked| asked.items.iter().any(|at| at == "/registers/schools"))
        .cloned()
        .unwrap();
    let values = json!({ "/registers/schools": [{ "name": "二小", "psych_teacher": false, "social_worker": true }] });
    let reply = json!({ "format": "weibao.reply", "version": 1, "unit": unit.unit.key, "filled_on": "2026-03-02", "values": values });
    window.opens("b.json", reply.to_string().as_bytes());
    does(&mut window, Exchange::Take);
    let said = said_of_row(window.session(), "schools", 1);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with(&unit.unit.name) && said[0].contains("3月2日报：") && said[0].contains("（见“b.json”）"),
        "{said:?}"
    );
    assert!(said_of_row(window.session(), "schools", 0).is_empty());
}

#[test]
fn what_looks_like_personal_data_in_a_file_that_came_back_is_named_and_not_shown() {
    let mut window = county(json!({}));
    let unit = asked(window.session())
        .iter()
        .find(|&asked| asked.items.iter().any(|at| at.ends_with("/evidence")))
        .cloned()
        .unwrap();
    let at = unit.items.iter().find(|at| at.ends_with("/evidence")).unwrap().replace("/evidence", "/note");
    let values = json!({ at: "见张某11010519491231002X的材料" });
    let reply = json!({ "format": "weibao.reply", "version": 1, "unit": unit.unit.key, "values": values });
    window.opens("c.json", reply.to_string().as_bytes());
    let personal = window.model.ui.exchange.received[0].personal.join("");
    assert!(!personal.is_empty() && !personal.contains("11010519491231002X"));
}
