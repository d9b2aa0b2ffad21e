//! What goes out to a unit is read back as it was filled in.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test stops at the first surprise"
)]

use serde_json::{Value, json};
use weibao_tables::{reply, sheet, workbook};

fn county() -> Value {
    json!({
        "format": "weibao.assessment", "version": 1, "catalog": "cn-2021",
        "county": { "name": "示例县", "code": "450199" },
        "figures": {}, "answers": {}, "negatives": {},
        "registers": { "communities": [
            { "name": "甲村", "township": "东镇", "care_site": true },
            { "name": "甲村", "township": "西镇", "child_directors": 2 },
            { "name": "乙村", "township": "西镇" },
        ] },
        "replies": [{ "id": "p-1", "unit": "civil_affairs", "received_on": "2026-01-05",
            "values": { "/registers/communities": [{ "name": "甲村", "township": "西镇", "child_directors": 2 }] } }],
    })
}

fn request() -> Value {
    let rows = json!([
        { "name": "甲村", "township": "东镇" },
        { "name": "甲村", "township": "西镇", "child_directors": 2 },
        { "name": "乙村", "township": "西镇" },
    ]);
    json!({
        "format": "weibao.request", "version": 1, "id": "r-1",
        "county": { "name": "示例县", "code": "450199" }, "catalog": "cn-2021",
        "period": { "from": "2025-01-01", "to": "2025-12-31" },
        "made_on": "2026-02-10", "due": "2026-03-10", "unit": { "key": "civil_affairs", "name": "民政局" },
        "items": [
            { "at": "/answers/10.1.1/clauses/10.1.1~11", "role": "main", "words": "要点一" },
            { "at": "/answers/10.1.2/clauses/10.1.2~11", "role": "help", "words": "要点二", "value": "met" },
            { "at": "/figures/townships_total", "role": "main", "words": "乡镇（街道）", "value": 6 },
            { "at": "/registers/communities/care_site", "role": "main", "words": "未成年人关爱服务场所", "value": rows },
            { "at": "/registers/communities/child_directors", "role": "main", "words": "儿童主任", "value": rows },
            { "at": "/negatives/N1", "role": "each", "words": "负面一" },
        ],
    })
}

fn book() -> sheet::Workbook {
    let bytes = weibao_documents::request(&weibao_standards::catalog(), &request()).unwrap();
    workbook::read(&bytes, Some("填报表.xlsx")).unwrap()
}

fn read(book: &sheet::Workbook) -> reply::Reply {
    reply::read(book, &weibao_standards::catalog(), &county()).unwrap()
}

#[test]
fn an_untouched_workbook_says_nothing() {
    let book = book();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["填报说明", "要点", "数据", "台账_村（社区）", "佐证", "核对事项", "_weibao"]);
    assert!(book.sheets[6].hidden && !book.sheets[0].hidden);
    let reply = read(&book);
    assert_eq!((reply.request.as_str(), reply.unit.as_str()), ("r-1", "civil_affairs"));
    assert_eq!(Value::Object(reply.values), json!({}));
    assert_eq!(reply.unread, []);
}

/// Fills a cell of the row that begins with `id`, under a heading, wherever both stand.
fn fill(book: &mut sheet::Workbook, sheet: &str, id: &str, heading: &str, typed: &str) {
    let sheet = book.sheets.iter_mut().find(|known| known.name == sheet).unwrap();
    let find = |text: &str| {
        let places = sheet
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)));
        places.filter(|(_, _, cell)| cell.text == text).map(|(row, column, _)| (row, column)).next().unwrap()
    };
    let (row, column) = (find(id).0, find(heading).1);
    let cells = &mut sheet.rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, sheet::Cell::default());
    }
    cells[column] = sheet::Cell::words(typed);
}

fn filled() -> sheet::Workbook {
    let mut book = book();
    fill(&mut book, "要点", "10.1.1/1", "填报", "达标");
    fill(&mut book, "要点", "10.1.2/1", "填报", "不适用");
    fill(&mut book, "要点", "10.1.2/1", "不适用理由", "没有这样的单位");
    fill(&mut book, "数据", "townships_total", "数值", "６个");
    fill(&mut book, "台账_村（社区）", "乙村", "儿童主任（名）", "1");
    fill(&mut book, "核对事项", "N1", "有/无/待核", "无");
    fill(&mut book, "核对事项", "N1", "核实日期", "2026年3月2日");
    fill(&mut book, "填报说明", "填报日期", "示例县", "2026.3.5");
    book
}

fn expected() -> Value {
    json!({
        "/answers/10.1.1/clauses/10.1.1~11": "met",
        "/answers/10.1.2/clauses/10.1.2~11": "not_applicable",
        "/answers/10.1.2/reason": "没有这样的单位",
        "/figures/townships_total": 6,
        "/registers/communities": [{ "name": "乙村", "township": "西镇", "child_directors": 1 }],
        "/negatives/N1": { "state": "absent", "note": "核实日期：2026-03-02" },
    })
}

#[test]
fn reads_what_was_filled_in() {
    let reply = read(&filled());
    assert_eq!(Value::Object(reply.values), expected());
    assert_eq!(reply.filled_on.as_deref(), Some("2026-03-05"));
    assert_eq!(reply.unread, []);
}

#[test]
fn order_of_rows_and_columns_and_names_of_sheets_do_no_harm() {
    let mut book = filled();
    for sheet in &mut book.sheets {
        if sheet.name == "_weibao" {
            continue;
        }
        sheet.name = format!("改名的{}", sheet.name);
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        if sheet.name.ends_with("填报说明") {
            continue;
        }
        for row in &mut sheet.rows {
            row.resize(width, sheet::Cell::default());
            row.reverse();
        }
        // Above the headings a title; below them the rows from the last to the first.
        let headings = sheet.rows.remove(0);
        sheet.rows.reverse();
        sheet.rows.insert(0, headings);
        sheet.rows.insert(0, vec![sheet::Cell::words("标题")]);
    }
    let reply = read(&book);
    assert_eq!(Value::Object(reply.values), expected());
    assert_eq!(reply.unread, []);
}

#[test]
fn without_the_hidden_sheet_the_ids_carry_the_meaning() {
    let mut book = filled();
    book.sheets.retain(|sheet| sheet.name != "_weibao");
    let reply = read(&book);
    assert_eq!((reply.request.as_str(), reply.unit.as_str()), ("", "民政局"));
    let mut expected = expected();
    // Who said what before is known by the unit's key alone.
    expected["/registers/communities"] = json!([
        { "name": "甲村", "township": "西镇", "child_directors": 2 },
        { "name": "乙村", "township": "西镇", "child_directors": 1 },
    ]);
    assert_eq!(Value::Object(reply.values), expected);
}

#[test]
fn names_every_cell_that_it_does_not_take() {
    let mut book = filled();
    fill(&mut book, "要点", "10.1.1/1", "填报", "基本达标");
    fill(&mut book, "要点", "10.1.1/1", "不适用理由", "写错了地方");
    fill(&mut book, "数据", "townships_total", "数值", "约6");
    fill(&mut book, "台账_村（社区）", "乙村", "未成年人关爱服务场所", "在建");
    fill(&mut book, "核对事项", "N1", "有/无/待核", "不清楚");
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "要点").unwrap();
    let twin = sheet.rows[2].clone();
    sheet.rows.push(twin);
    let reply = read(&book);
    let unread: Vec<(&str, &str)> = reply.unread.iter().map(|cell| (cell.cell.as_str(), cell.text.as_str())).collect();
    assert_eq!(
        unread,
        [
            ("要点!F3", "不适用"),
            ("要点!G3", "没有这样的单位"),
            ("要点!F4", "不适用"),
            ("要点!G4", "没有这样的单位"),
            ("要点!F2", "基本达标"),
            ("要点!G2", "写错了地方"),
            ("数据!D2", "约6"),
            ("台账_村（社区）!C5", "在建"),
            ("核对事项!C2", "不清楚"),
        ]
    );
    assert!(
        reply.values.keys().all(|at| !at.starts_with("/answers") && !at.starts_with("/figures")),
        "{:?}",
        reply.values
    );
}

#[test]
fn refuses_what_is_not_this_countys() {
    let refused = |change: fn(&mut Value)| {
        let mut county = county();
        change(&mut county);
        reply::read(&book(), &weibao_standards::catalog(), &county).unwrap_err().code
    };
    assert_eq!(refused(|county| county["county"]["code"] = json!("450198")), "reply_other_county");
    assert_eq!(refused(|county| county["catalog"] = json!("cn-2030")), "reply_other_catalog");
    let mut foreign = sheet::Workbook::default();
    foreign.sheets.push(sheet::Sheet { rows: vec![vec![sheet::Cell::words("名称")]], ..Default::default() });
    let refused = reply::read(&foreign, &weibao_standards::catalog(), &county()).unwrap_err();
    assert_eq!(refused.code, "reply_without_ids");
}

// ---------------------------------------------------------------- the whole example county

/// Fills every yellow cell of the sheets with what its row calls for.
fn fill_all(book: &mut sheet::Workbook) {
    use weibao_tables::sheet::Cell;
    for sheet in &mut book.sheets {
        let Some(heads) = sheet.rows.first().cloned() else { continue };
        let place = |title: &str| heads.iter().position(|cell| cell.text == title);
        let last = sheet.rows.len();
        for row in &mut sheet.rows[1..last] {
            row.resize(row.len().max(heads.len()), Cell::default());
            let id = row[0].text.clone();
            if let Some(column) = place("填报").filter(|_| id.contains('/')) {
                row[column] = Cell::words("达标");
            } else if let Some(column) = place("数值").filter(|_| !id.is_empty()) {
                row[column] = Cell::words("3");
            } else if let Some(column) = place("有/无/待核").filter(|_| id.starts_with('N')) {
                row[column] = Cell::words("无");
            }
        }
    }
}

#[test]
fn every_unit_of_the_example_county_goes_out_and_comes_back_in_any_order() {
    let catalog = weibao_standards::catalog();
    let mut county = weibao_standards::example();
    county["answers"] = json!({});
    county["figures"] = json!({});
    county["negatives"] = json!({});
    let units = weibao_chain::units(&catalog, &county);
    assert!(units.len() > 20, "{}", units.len());
    let (mut untouched, mut filled) = (Vec::new(), Vec::new());
    for asked in &units {
        let request =
            weibao_chain::request_for(&catalog, &county, &asked.unit.key, "2026-02-10", Some("2026-03-10")).unwrap();
        let request = serde_json::to_value(&request).unwrap();
        let bytes = weibao_documents::request(&catalog, &request).unwrap();
        let mut book = workbook::read(&bytes, None).unwrap();
        let reply = reply::read(&book, &catalog, &county).unwrap();
        assert_eq!((Value::Object(reply.values.clone()), &reply.unread), (json!({}), &vec![]), "{}", asked.unit.name);
        untouched.push(serde_json::to_value(&reply).unwrap());
        fill_all(&mut book);
        let reply = reply::read(&book, &catalog, &county).unwrap();
        assert_eq!(reply.unread, [], "{}", asked.unit.name);
        filled.push(serde_json::to_value(&reply).unwrap());
    }
    let nothing = weibao_chain::merge(&catalog, &county, &untouched, "2026-03-12").unwrap();
    assert_eq!(nothing.problems, []);
    assert_eq!(serde_json::to_string(&nothing.assessment).unwrap(), serde_json::to_string(&county).unwrap());
    let one = weibao_chain::merge(&catalog, &county, &filled, "2026-03-12").unwrap();
    assert_eq!(one.problems, []);
    assert!(one.taken.len() > 150, "{}", one.taken.len());
    filled.reverse();
    let other = weibao_chain::merge(&catalog, &county, &filled, "2026-03-12").unwrap();
    assert_eq!(serde_json::to_string(&one.assessment).unwrap(), serde_json::to_string(&other.assessment).unwrap());
}
