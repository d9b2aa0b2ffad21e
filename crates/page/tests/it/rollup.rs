//! 汇总多县: files go to the desk one by one, in the order of the division codes, nothing kept, nothing changed.

use std::cell::RefCell;

use crate::memory::{self, Window};
use serde_json::{Value, json};
use weibao_chain::Desk;
use weibao_page::Msg;
use weibao_page::file::Chosen;
use weibao_page::msg::{Looks, RollUp, Start};
use weibao_page::place::Place;
use weibao_page::queries::rollup as query;
use weibao_page::ui::rollup::{Export, State};
use weibao_page::world::{Job, Product, Purpose};

/// A county whose standard 1.1.1 is in this state.
fn county(name: &str, code: &str, status: &str) -> Vec<u8> {
    let mut file = weibao_core::new_assessment(&memory::national(), Some(&json!({ "name": name, "code": code })));
    file["answers"]["1.1.1"] = json!({ "status": status });
    file.to_string().into_bytes()
}

fn chosen(names: &[&str]) -> Vec<Chosen> {
    let file =
        |(id, name): (usize, &&str)| Chosen { id: u32::try_from(id).unwrap(), name: (*name).to_owned(), size: 9 };
    names.iter().enumerate().map(file).collect()
}

/// A page, and the desk that works for it.
struct Office {
    window: Window,
    desk: RefCell<Desk>,
}

impl Office {
    fn new() -> Self {
        let mut window = Window::fresh();
        window.does(Msg::Go(Place::RollUp));
        Self { window, desk: RefCell::default() }
    }

    fn state(&self) -> &State {
        &self.window.model.ui.rollup
    }

    fn does(&mut self, msg: RollUp) {
        self.window.does(Msg::RollUp(msg));
    }

    /// The browser has read what was asked for last; the desk has not answered.
    fn brings(&mut self, bytes: Option<Vec<u8>>) {
        let (file, purpose) = self.window.world.reads.pop().unwrap();
        assert_eq!(purpose, Purpose::RollUp);
        self.window.does(Msg::Read(purpose, file.name, bytes));
    }

    /// The desk does one thing that it was asked for.
    fn works(&mut self) -> bool {
        let Some((ticket, Job::RollUp(told))) = self.window.world.jobs.pop() else { return false };
        let answer = self.desk.borrow_mut().tell(&[memory::national()], &told).unwrap();
        self.window.does(Msg::Made(ticket, Ok(Product::RollUp(answer))));
        true
    }

    fn reads(&mut self, bytes: Option<Vec<u8>>) {
        self.brings(bytes);
        while self.works() {}
    }

    fn takes(&mut self, files: &[(&str, &str, &str)]) {
        let names: Vec<String> = files.iter().map(|(name, ..)| format!("{name}.json")).collect();
        self.does(RollUp::Chosen(chosen(&names.iter().map(String::as_str).collect::<Vec<_>>())));
        for (name, code, status) in files {
            self.reads(Some(county(name, code, status)));
        }
    }

    /// A table as it is shown where it is looked at.
    fn table(&self, key: &str) -> Value {
        let mut told = query::told(self.state());
        told["tab"] = key.into();
        let shown = self.desk.borrow_mut().tell(&[memory::national()], &told).unwrap();
        let [table] = query::list(&shown, "tables") else { panic!("one table") };
        table.clone()
    }

    fn rows(&self, key: &str) -> Vec<Value> {
        query::list(&self.table(key), "rows").to_vec()
    }

    /// The cells of a column of a table.
    fn column(&self, key: &str, place: usize) -> Vec<String> {
        self.rows(key).iter().map(|row| query::list(row, "cells")[place].as_str().unwrap().to_owned()).collect()
    }

    fn names(&self) -> Vec<String> {
        self.column("counties", 1)
    }
}

const THREE: [(&str, &str, &str); 3] =
    [("丙县", "450300", "met"), ("甲县", "450100", "unmet"), ("乙县", "450200", "unmet")];

fn three() -> Office {
    let mut office = Office::new();
    office.takes(&THREE);
    office
}

#[test]
fn files_are_taken_one_by_one_and_stand_by_code() {
    let mut office = Office::new();
    assert_eq!(office.window.model.ui.place, Place::RollUp, "no assessment need be open");
    office.does(RollUp::Chosen(chosen(&["c.json", "a.json", "说明.txt"])));
    assert_eq!(office.window.world.reads.len(), 1, "one at a time");
    assert!(office.state().is_busy());
    office.reads(Some(county("丙县", "450300", "met")));
    assert_eq!(office.state().progress(), (1, 2), "what is no .json is left out");
    office.reads(Some(county("甲县", "450100", "met")));
    assert!(!office.state().is_busy());
    assert_eq!(office.names(), ["甲县", "丙县"]);
    assert_eq!(office.window.model.ui.announcement, "共2个县。");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_counts() {
    let mut office = Office::new();
    let mut files = chosen(&["大.json", "坏.json", "表.json", "读不出.json", "他版.json", "好.json"]);
    files[0].size = u64::MAX;
    office.does(RollUp::Chosen(files));
    while office.works() {}
    office.reads(Some(b"{".to_vec()));
    office.reads(Some(b"PK\x03\x04".to_vec()));
    office.reads(None);
    let other =
        json!({ "format": "weibao.assessment", "version": 1, "catalog": "cn-1999", "county": { "name": "他县" } });
    office.reads(Some(other.to_string().into_bytes()));
    office.reads(Some(county("甲县", "450100", "met")));
    assert_eq!(office.names(), ["甲县"]);
    assert_eq!(office.column("defects", 1), ["大.json", "坏.json", "表.json", "读不出.json", "他版.json"]);
    assert!(office.column("defects", 3).iter().all(|why| !why.is_empty()));
}

#[test]
fn the_work_can_be_ended_and_what_comes_too_late_is_let_go() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["a.json", "b.json", "c.json"])));
    office.reads(Some(county("甲县", "450100", "met")));
    office.does(RollUp::Cancel);
    while office.works() {}
    office.reads(Some(county("乙县", "450200", "met")));
    assert_eq!(office.names(), ["甲县"]);
    assert!(office.window.world.reads.is_empty());
}

/// Whatever is asked while files are read waits until they are.
#[test]
fn nothing_gets_lost_between_a_file_and_a_filter() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["a.json", "b.json"])));
    office.brings(Some(county("甲县", "450100", "met")));
    office.does(RollUp::Look(Looks::ShortFirst(true)));
    office.does(RollUp::County(Some(0)));
    while office.works() {}
    office.does(RollUp::Look(Looks::ShortFirst(false)));
    office.reads(Some(county("乙县", "450200", "met")));
    assert_eq!(office.names(), ["甲县", "乙县"]);
    assert_eq!(query::text_of(office.state().county.as_ref().unwrap(), "name"), "甲县");
}

#[test]
fn standards_can_be_sorted_and_counties_cannot() {
    let mut office = three();
    assert_eq!(office.names(), ["甲县", "乙县", "丙县"]);
    office.does(RollUp::Look(Looks::ShortFirst(true)));
    while office.works() {}
    assert_eq!(office.column("standards", 0)[0], "1.1.1");
    assert_eq!(office.names(), ["甲县", "乙县", "丙县"], "the order of the codes, whatever is looked at");
    office.does(RollUp::Export(Export::Workbook));
    let (ticket, job) = office.window.world.jobs.pop().unwrap();
    let Job::RollUpFile(told) = job else { panic!("a file") };
    assert_eq!(told["kind"], "xlsx");
    office.window.does(Msg::Made(ticket, Ok(Product::Bytes(vec![1]))));
    assert_eq!(office.window.world.exported[0].name, "多县自评汇总-20261125.xlsx");
}

#[test]
fn filters_choose_counties_and_never_order_them() {
    let mut office = three();
    office.does(RollUp::Look(Looks::Status("unmet".to_owned())));
    while office.works() {}
    assert_eq!(office.names(), ["甲县", "乙县"]);
    assert_eq!(office.column("standards", 0), ["1.1.1"]);
    office.does(RollUp::Look(Looks::Area("2".to_owned())));
    while office.works() {}
    assert!(office.names().is_empty(), "nothing is unmet in area 2");
}

#[test]
fn a_row_says_which_counties() {
    let mut office = three();
    office.does(RollUp::Look(Looks::Row(Some(("standard".to_owned(), "1.1.1".to_owned())))));
    while office.works() {}
    let detail = &office.state().shown["detail"];
    let cells: Vec<&Value> = query::list(detail, "rows").iter().map(|row| &row["cells"][2]).collect();
    assert_eq!(cells[0], "甲县、乙县", "未达标");
    assert_eq!(cells[4], "丙县", "达标");
    office.does(RollUp::Look(Looks::Row(None)));
    while office.works() {}
    assert!(office.state().shown.get("detail").is_none());
}

#[test]
fn one_county_is_looked_at_and_left() {
    let mut office = three();
    office.does(RollUp::County(Some(1)));
    while office.works() {}
    let county = office.state().county.as_ref().unwrap();
    assert_eq!(county["name"], "甲县");
    let first = &query::list(&county["table"], "rows")[0];
    assert_eq!((&first["cells"][0], &first["cells"][2]), (&json!("1.1.1"), &json!("未达标")));
    assert!(!first["cells"][3].as_str().unwrap().is_empty(), "no status without a reason");
    office.does(RollUp::County(None));
    assert!(office.state().county.is_none());
}

#[test]
fn what_is_open_is_not_counted_short() {
    let office = three();
    let rows = office.rows("standards");
    let rows = rows.iter().skip(1);
    assert!(rows.clone().count() > 70 && rows.clone().all(|row| row["cells"][6] == "3" && row["cells"][4] == "0"));
    assert_eq!(office.names().len(), office.column("negatives", 1).len(), "not looked at is open");
}

#[test]
fn common_readings_stand_beside_the_counties_own() {
    let mut office = three();
    let own = office.column("counties", 5).join(" ");
    office.does(RollUp::DefaultReadings);
    office.does(RollUp::Restate(true));
    assert!(office.state().is_busy());
    while office.works() {}
    let table = office.table("counties");
    let columns = query::list(&table, "columns");
    let titles: Vec<&str> = columns.iter().map(|column| query::text_of(column, "title")).collect();
    let common = titles.iter().position(|title| *title == "统一口径：达标").unwrap();
    assert_eq!(
        (office.column("counties", 5).join(" "), office.column("counties", common).join(" ")),
        (own.clone(), own)
    );
    office.takes(&[("丁县", "450400", "met")]);
    assert_eq!(office.column("counties", common)[3], "1", "what comes later is judged so as well");
    office.does(RollUp::Restate(false));
    while office.works() {}
    assert!(query::list(&office.table("counties"), "columns").len() == common);
}

#[test]
fn who_should_report_and_did_not_is_named() {
    let mut office = three();
    office.does(RollUp::Look(Looks::Tab("expected".to_owned())));
    office.does(RollUp::Expected("甲县\n450200\t乙\n戊县\n".to_owned()));
    while office.works() {}
    let rows = query::list(&office.state().shown["reporting"], "rows");
    let said: Vec<(&Value, &Value)> = rows.iter().map(|row| (&row["cells"][0], &row["cells"][1])).collect();
    let expected = [("甲县", "已报"), ("450200\t乙", "已报"), ("戊县", "未报"), ("丙县", "已报，不在名单上")];
    assert_eq!(said.len(), expected.len());
    for ((name, state), wanted) in said.into_iter().zip(expected) {
        assert_eq!((name.as_str().unwrap(), state.as_str().unwrap()), wanted);
    }
}

/// What is not looked at does not travel: a table is there once the desk has brought it, and until then the one before is shown.
#[test]
fn one_table_at_a_time() {
    let mut office = three();
    let keys = |office: &Office| -> Vec<String> {
        query::list(&office.state().shown, "tables")
            .iter()
            .map(|table| query::text_of(table, "key").to_owned())
            .collect()
    };
    assert_eq!(keys(&office), ["counties"]);
    office.does(RollUp::Look(Looks::Tab("standards".to_owned())));
    assert_eq!((query::tab(office.state()), query::shown_tab(office.state())), ("standards", "counties"));
    while office.works() {}
    assert_eq!(query::shown_tab(office.state()), "standards");
    assert_eq!(keys(&office), ["standards"]);
}

#[test]
fn an_older_file_can_count_in_place_of_the_newer() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["新.json", "旧.json"])));
    for (day, status) in [("2026-03-05", "met"), ("2026-02-01", "unmet")] {
        let mut file: Value = serde_json::from_slice(&county("甲县", "450100", status)).unwrap();
        file["file"] = json!({ "id": "a-1", "revision": 1, "saved_on": day });
        office.reads(Some(file.to_string().into_bytes()));
    }
    assert_eq!(office.column("counties", 5), ["1"], "the newer");
    assert_eq!(query::leads(&office.rows("defects")[0]), Some(("prefer", "1")));
    assert!(query::several(office.state()));
    office.does(RollUp::Prefer(1));
    while office.works() {}
    assert_eq!(office.column("counties", 5), ["0"]);
    assert_eq!(query::leads(&office.rows("defects")[0]), Some(("prefer", "0")));
    assert_eq!(office.column("several", 5), ["计入", ""]);
    assert_eq!(office.column("several", 2), ["旧.json", "新.json"]);
    assert!(query::can_take_back(office.state()));
    office.does(RollUp::TakeBack);
    while office.works() {}
    assert_eq!(office.column("counties", 5), ["1"], "as before");
    assert!(!query::can_take_back(office.state()));
}

#[test]
fn whose_a_file_is_that_fits_several_counties_is_said_and_taken_back() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["一.json", "二.json", "没写代码.json"])));
    for code in ["320106", "350102", ""] {
        office.reads(Some(county("鼓楼区", code, "met")));
    }
    assert_eq!(office.column("counties", 0), ["320106", "350102"]);
    assert_eq!(office.column("several", 0), ["320106", "350102"], "a line for each that it could be");
    assert_eq!(query::leads(&office.rows("several")[1]), Some(("belongs", "2 350102")));
    office.does(RollUp::Belongs(2, "350102".to_owned()));
    while office.works() {}
    assert_eq!(office.column("several", 2), ["没写代码.json", "二.json"], "the one read last counts");
    assert_eq!(office.column("several", 0), ["350102", "350102"]);
    assert!(query::can_take_back(office.state()));
    office.does(RollUp::TakeBack);
    while office.works() {}
    assert_eq!(office.column("several", 0), ["320106", "350102"]);
}

#[test]
fn a_desk_that_cannot_be_had_is_told_of() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["a.json", "b.json"])));
    office.brings(Some(county("甲县", "450100", "met")));
    let (ticket, _) = office.window.world.jobs.pop().unwrap();
    office.window.does(Msg::Made(ticket, Err(vec!["没有加载成".to_owned()])));
    assert!(!office.state().is_busy());
    assert!(office.window.model.ui.notice.is_some());
}

#[test]
fn no_file_is_kept_or_changed() {
    let mut office = Office::new();
    office.window.does(Msg::Start(Start::Example));
    let before = (office.window.file().clone(), office.window.world.disk.borrow().kept.clone());
    office.window.does(Msg::Go(Place::RollUp));
    office.takes(&[("甲县", "450100", "met")]);
    assert_eq!((office.window.file().clone(), office.window.world.disk.borrow().kept.clone()), before);
    office.window.opens("另.json", &county("另县", "450400", "met"));
    assert_eq!(office.window.session().county(), "另县");
    assert_eq!(office.names(), ["甲县"], "opening something else loses nothing");
    office.does(RollUp::Clear);
    while office.works() {}
    assert!(office.state().is_empty() && office.state().shown.is_null());
}

/// What a province adds may be read after the counties: each is judged anew, in a step of its own.
#[test]
fn what_a_province_adds_can_come_last() {
    let mut office = Office::new();
    office.does(RollUp::Chosen(chosen(&["甲.json", "乙.json", "省.json"])));
    let mut named: Value = serde_json::from_slice(&county("甲县", "450100", "met")).unwrap();
    named["overlay"] = json!("xx-2026");
    office.reads(Some(named.to_string().into_bytes()));
    office.reads(Some(county("乙县", "450200", "met")));
    let overlay = json!({
        "format": "weibao.overlay", "version": 1, "id": "xx-2026", "prefix": "XX", "title": "某省补充规定",
        "authority": "某省民政厅", "source": "某省文件", "catalog": "cn-2021",
        "standards": [{ "content": "1.1", "standard": {
            "id": "XX.1.1.9", "text": "省里加的一项。", "departments": { "lead": [], "support": [] }, "evidence": [], "basis": [],
            "clauses": [{ "id": "XX.1.1.9/1", "text": "省里加的一项。", "measured": false }],
        } }],
    });
    office.brings(Some(overlay.to_string().into_bytes()));
    let mut steps = 0;
    while office.works() {
        steps += 1;
    }
    assert!(steps >= 4 && !office.state().is_busy(), "it is taken, two are judged anew, all is shown");
    let rows = office.rows("standards");
    let row = rows.iter().find(|row| row["cells"][0] == "XX.1.1.9").unwrap();
    assert_eq!(row["cells"][6], "1", "open in the one county that names it");
    assert_eq!(office.names(), ["甲县", "乙县"]);
}

/// An earlier roll-up beside this one: what stands otherwise, of the counties that are in both, in the order of the codes.
#[test]
fn an_earlier_roll_up_is_held_beside_this_one() {
    let office = three();
    let saving =
        weibao_chain::Saving { id: "r", today: "2026-01-01", level: "city", title: "汇总", ..Default::default() };
    let earlier = office.desk.borrow().saved(&memory::national(), &saving).to_string().into_bytes();
    let mut office = Office::new();
    office.takes(&[("丁县", "450400", "met"), ("甲县", "450100", "met"), ("丙县", "450300", "met")]);
    let stands = |office: &Office| format!("{:?} {:?}", office.names(), office.column("counties", 5));
    let before = stands(&office);
    let compares = |office: &mut Office, bytes: &[u8]| {
        office
            .window
            .does(Msg::Chosen(Purpose::EarlierRollUp, Chosen { id: 9, name: "上次.json".to_owned(), size: 9 }));
        let (file, purpose) = office.window.world.reads.pop().unwrap();
        office.window.does(Msg::Read(purpose, file.name, Some(bytes.to_vec())));
        while let Some((ticket, Job::RollUp(told))) = office.window.world.jobs.pop() {
            let answer = office.desk.borrow_mut().tell(&[memory::national()], &told).map(Product::RollUp);
            let reasons =
                |problems: Vec<weibao_core::Problem>| problems.into_iter().map(|problem| problem.text).collect();
            office.window.does(Msg::Made(ticket, answer.map_err(reasons)));
        }
    };
    office.does(RollUp::Look(Looks::Tab("compared".to_owned())));
    compares(&mut office, &earlier);
    let tables = query::list(&office.state().shown, "compared").to_vec();
    let note = query::text_of(&tables[0], "note");
    assert!(note.contains("两次都报的2个县") && note.contains("乙县") && note.contains("这次新报的：丁县"), "{note}");
    let cells = |table: &Value| -> Vec<Vec<String>> {
        let rows = query::list(table, "rows").iter();
        rows.map(|row| query::list(row, "cells").iter().map(|cell| cell.as_str().unwrap().to_owned()).collect())
            .collect()
    };
    assert_eq!(cells(&tables[0])[0][2..], ["1", "2", "0", "0", "1", "0"].map(str::to_owned)[..]);
    assert_eq!(cells(&tables[1])[0][1..], ["甲县", "0", "1", "1.1.1 未达标→达标"].map(str::to_owned)[..]);
    assert_eq!((cells(&tables[0]).len(), cells(&tables[1]).len()), (1, 1), "only what stands otherwise");
    assert_eq!(stands(&office), before, "nothing of it is counted");
    let said = serde_json::to_string(&tables).unwrap();
    assert!(!["变好", "变差", "名次"].iter().any(|word| said.contains(word)));
    office.does(RollUp::NotCompared);
    while office.works() {}
    assert!(query::list(&office.state().shown, "compared").is_empty());
    compares(&mut office, &county("甲县", "450100", "met"));
    assert!(office.window.model.ui.notice.as_ref().unwrap().lines[0].contains("不是存下的汇总"));
    assert_eq!(office.names().len(), 3);
}
