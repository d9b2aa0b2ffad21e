//! Organisations are held against the lists of illegal ones: asked about wherever they are named, and nothing is changed by it.

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::msg::{Given, Register, Review};
use weibao_page::place::Place;
use weibao_page::queries::{lists, review};
use weibao_page::world::{Job, Purpose};
use weibao_terms::{DocumentKind, Topic};

const NAME: &str = "中国功能农业发展联盟";

fn county() -> Value {
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": "示例县" })));
    file["registers"] = json!({ "social_organisations": [
        { "name": "示例县青年志愿者协会", "supported": true },
        { "name": "中国 功能农业发展联盟", "supported": true },
    ] });
    file["answers"]["9.5.1"] = json!({ "evidence": [{ "title": "与中国功能农业发展联盟签订的协议" }] });
    file
}

fn at(place: Place) -> Window {
    let mut window = Window::fresh();
    window.does(Msg::Given(Given::Assessment(county())));
    window.does(Msg::Go(place));
    window
}

fn register() -> Place {
    Place::Register { register: "social_organisations".into(), row: None }
}

fn brings(window: &mut Window, purpose: Purpose, name: &str, file: &Value) {
    window.does(Msg::Chosen(purpose, Chosen { id: 1, name: name.to_owned(), size: 1 }));
    let (file_there, purpose) = window.world.reads.pop().unwrap();
    window.does(Msg::Read(purpose, file_there.name, Some(file.to_string().into_bytes())));
}

/// Before anything of it is taken.
#[test]
fn a_reply_is_asked_about_as_it_comes() {
    let mut window = at(Place::Exchange);
    let before = window.file().clone();
    let reply = json!({
        "format": "weibao.reply", "version": 1, "request": "r-1", "unit": "civil_affairs", "values": {
            "/registers/social_organisations": [{ "name": "中国功能农业发展联盟" }, { "name": "示例县义工联合会" }],
            "/answers/9.5.1/evidence": [{ "title": "协议", "issuer": "中国功能农业发展联盟" }],
            "/answers/1.1.1/evidence": [{ "title": "中国功能农业发展联盟" }],
        },
    });
    brings(&mut window, Purpose::Reply, "民政局.json", &reply);
    let [received] = window.model.ui.exchange.received.as_slice() else { panic!() };
    assert_eq!(received.on_lists.len(), 2, "{:?}", received.on_lists);
    assert!(received.on_lists.iter().all(|asked| asked.contains(NAME) && asked.contains("2021-08-17")));
    assert_eq!(*window.file(), before);
}

#[test]
fn a_register_asks_at_the_row_and_changes_nothing() {
    let window = at(register());
    let before = window.file().clone();
    let found = lists::of_register(window.session(), "social_organisations");
    assert_eq!(found.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [1]);
    assert!(found[0].1.text.contains(&format!("“{NAME}”同名")), "{}", found[0].1.text);
    assert_eq!(lists::of_register(window.session(), "schools"), []);
    // Whoever looks sees of which day the list is, and that it clears nobody.
    let catalog = memory::national();
    let note = |key: &str| lists::note(window.session(), catalog.register(key).unwrap());
    let said = note("social_organisations").unwrap();
    assert!(said.contains("截至2021-08-17") && said.contains("不在名单上不等于合法"), "{said}");
    assert_eq!(note("schools"), None);
    assert_eq!(*window.file(), before);
    let figure = window.session().report().figures.iter().find(|figure| figure.key == "supported_social_orgs").unwrap();
    assert_eq!(figure.value.to_string(), "2", "the count is the county's");
}

#[test]
fn the_cards_of_standards_that_name_organisations_ask_too() {
    let window = at(register());
    let of = |standard: &str| lists::of_standard(window.session(), standard);
    assert!(of("10.3.1")[0].contains("有1家与名单上的同名，请核对后再计"), "{:?}", of("10.3.1"));
    assert!(of("9.5.1")[0].starts_with("9.5.1 的第 1 份佐证：里面写到“中国功能农业发展联盟”"), "{:?}", of("9.5.1"));
    assert!(of("6.1.1").is_empty() && of("1.1.1").is_empty());
}

#[test]
fn what_is_pasted_is_asked_about_before_it_is_taken() {
    let mut window = at(register());
    let before = window.file().clone();
    let table = "名称\t受扶持并开展未保专业服务\n中国富硒产业发展联盟\t有\n某县社工服务中心\t有";
    window.does(Msg::Register(Register::Paste(table.into(), None)));
    let import = window.model.ui.register.import.as_ref().unwrap();
    let catalog = memory::national();
    let asked = lists::of_import(window.session(), catalog.register("social_organisations").unwrap(), import);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("中国富硒产业发展联盟：与《"), "{}", asked[0]);
    assert_eq!(*window.file(), before);
}

#[test]
fn the_check_before_submitting_lists_them_with_the_way_there() {
    let window = at(Place::CHECK);
    let lines: Vec<_> = window.model.ui.check.lines.iter().filter(|line| line.topic == Topic::Listed).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].place, Some(Place::Register { register: "social_organisations".into(), row: Some(1) }));
    assert!(lines[0].text.starts_with("社会组织和社工机构台账第 2 行的“名称”："), "{}", lines[0].text);
    assert_eq!(lines[1].place, Some(Place::standard("9.5.1")));
}

#[test]
fn the_reviewer_sees_them_on_the_sheet_and_on_paper() {
    let mut window = Window::fresh();
    window.does(Msg::Go(Place::Review));
    brings(&mut window, Purpose::Review, "示例县.json", &county());
    let open = window.model.ui.review.open.as_ref().unwrap();
    let places: Vec<String> = open.reviewed.listed.iter().map(|found| review::name(open, &found.at)).collect();
    assert_eq!(places, ["社会组织和社工机构台账第 2 行的“名称”", "9.5.1 的第 1 份佐证"]);
    window.world.jobs.clear();
    window.does(Msg::Review(Review::Export(DocumentKind::ReviewTable)));
    let (_, job) = window.world.jobs.pop().unwrap();
    let Job::Review(_, _, _, reviewed) = job else { panic!("{job:?}") };
    assert_eq!(reviewed["listed"][0]["said"], "中国 功能农业发展联盟");
}

#[test]
fn a_newer_list_adds_up_and_is_kept_beside_the_file() {
    let mut window = at(Place::Figures { figure: None });
    let before = window.file().clone();
    let list = json!({ "format": "weibao.list", "version": 1, "id": "later", "title": "后来的名单", "as_of": "2026-01-31",
        "source": "民政部网站", "names": ["示例县青年志愿者协会"] });
    brings(&mut window, Purpose::Beside, "名单.json", &list);
    assert!(window.notice().contains("《后来的名单》（截至2026-01-31，1个名称）"), "{}", window.notice());
    let rows = |window: &Window| -> Vec<usize> {
        lists::of_register(window.session(), "social_organisations").into_iter().map(|(row, _)| row).collect()
    };
    assert_eq!(rows(&window), [0, 1]);
    assert_eq!(*window.file(), before);
    let kept = weibao_page::overlay_and_scoring::OverlayAndScoring::read(&window.session().beside().write()).unwrap();
    assert_eq!(kept.lists, std::slice::from_ref(&list));
    // The same list again is the same list; one without a day is none.
    brings(&mut window, Purpose::Beside, "名单.json", &list);
    assert_eq!(window.session().beside().lists.len(), 1);
    let mut undated = list;
    undated.as_object_mut().unwrap().remove("as_of");
    brings(&mut window, Purpose::Beside, "名单.json", &undated);
    assert!(window.notice().contains("没有载入"), "{}", window.notice());
    assert_eq!(rows(&window), [0, 1]);
}
