//! Laws of a roll-up, and what it never does.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use weibao_chain::{
    Books, Desk, Gathering, ROLLUP_FORMAT, RollUpOptions, RolledUp, Saving, StandardLine, Table, View, tables,
};
use weibao_core::Catalog;
use weibao_documents::rollup::{Beside, file, summary, tell, workbook};
use weibao_terms::RollUpTable;

const TODAY: &str = "2026-11-26";

static SMALL: LazyLock<Catalog> =
    LazyLock::new(|| serde_json::from_value(weibao_tests::json("chain/catalog.json")).unwrap());
static NATIONAL: LazyLock<Catalog> = LazyLock::new(weibao_standards::catalog_for_documents);

/// A county of the small standards.
#[derive(Clone, Debug)]
struct Given {
    statuses: Vec<&'static str>,
    part: Option<u8>,
    whole: Option<u8>,
    /// The reading on which its ratio rests.
    older: bool,
}

fn given() -> impl Strategy<Value = Given> {
    let status = prop_oneof![Just("met"), Just("partial"), Just("unmet"), Just("pending"), Just("")];
    (prop::collection::vec(status, 4), prop::option::of(0..9_u8), prop::option::of(9..20_u8), any::<bool>())
        .prop_map(|(statuses, part, whole, older)| Given { statuses, part, whole, older })
}

/// Its file. `number` tells it from the others.
fn county(given: &Given, number: usize) -> Value {
    let county = json!({ "name": format!("第{number}县"), "code": format!("4501{number:02}"), "city": "示例市" });
    let mut file = weibao_core::new_assessment(&SMALL, Some(&county));
    for (standard, status) in SMALL.standards().zip(&given.statuses).filter(|(_, status)| !status.is_empty()) {
        file["answers"][&standard.id] = json!({ "status": status, "note": "县里写的话" });
    }
    let figures = [("schools_with_social_worker", given.part), ("schools_total", given.whole)];
    for (key, value) in figures.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        file["figures"][key] = value.into();
    }
    if given.older {
        let choice = &SMALL.choices[0];
        file["choices"] = json!({ choice.key.clone(): choice.options[1].key });
    }
    file
}

/// The indexes are places in what was given, which a saved roll-up gives anew.
fn without_places(mut rolled_up: RolledUp) -> RolledUp {
    rolled_up.counties.iter_mut().for_each(|line| line.index = 0);
    rolled_up
}

fn saved(files: &[Value], contents: bool) -> Value {
    let mut desk = Desk::default();
    for (number, file) in files.iter().enumerate() {
        let told = json!({ "do": "add", "name": format!("{number}.json"), "text": file.to_string(), "today": TODAY });
        desk.tell(&[&*SMALL], &told).unwrap();
    }
    let saving =
        Saving {
            id: "r-1", today: TODAY, level: "city", title: "汇总", with_contents: contents, ..Saving::default()
        };
    desk.saved(&SMALL, &saving)
}

fn gathered(files: &[Value]) -> RolledUp {
    let mut gathering = Gathering::default();
    for file in files {
        gathering.add(&Books::plain(&[&*SMALL]), None, file, Some(TODAY));
    }
    gathering.rolled_up(&SMALL)
}

fn without_words(mut rolled_up: RolledUp) -> RolledUp {
    rolled_up.counties.iter_mut().for_each(|line| line.notes.clear());
    rolled_up
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Roll-ups of roll-ups, of parts that were made anywhere, are the roll-up of all files; by `sum`, and as files that are opened again.
    #[test]
    fn a_roll_up_of_roll_ups_is_the_sum(counties in prop::collection::vec(given(), 0..9), cut in 0..9_usize, contents: bool) {
        let files: Vec<Value> = counties.iter().enumerate().map(|(number, given)| county(given, number)).collect();
        let whole = without_places(gathered(&files));
        let (one, other) = files.split_at(cut.min(files.len()));
        let sum = weibao_chain::sum(&SMALL, vec![gathered(one), gathered(other)]).unwrap();
        prop_assert_eq!(without_places(sum), whole.clone());
        let reopened = gathered(&[saved(one, contents), saved(other, contents)]);
        let whole = if contents { whole } else { without_words(whole) };
        prop_assert_eq!(without_places(reopened), whole);
    }

    /// Worked anew: parts over wholes of those that gave both under one reading, and no total over two.
    #[test]
    fn sums_are_of_parts_and_of_wholes(counties in prop::collection::vec(given(), 1..9)) {
        let files: Vec<Value> = counties.iter().enumerate().map(|(number, given)| county(given, number)).collect();
        let rolled_up = gathered(&files);
        let both: Vec<(u32, u32, bool)> = counties.iter().filter_map(|given| Some((given.part?.into(), given.whole?.into(), given.older))).collect();
        let line = rolled_up.measures.iter().find(|line| line.part_figure == "schools_with_social_worker").unwrap();
        let mixed = both.iter().any(|(.., older)| *older) && both.iter().any(|(.., older)| !older);
        prop_assert_eq!((line.counties, line.of), (both.len(), counties.len()));
        let sums = (both.iter().map(|(part, ..)| part).sum::<u32>().to_string(), both.iter().map(|(_, whole, _)| whole).sum::<u32>().to_string());
        let expected = (!mixed && !both.is_empty()).then_some(sums);
        prop_assert_eq!(line.part.clone().zip(line.whole.clone()), expected);
    }

    /// 待核 and 未答 count as open, and as nothing else.
    #[test]
    fn what_is_open_is_never_short(counties in prop::collection::vec(given(), 1..9)) {
        let files: Vec<Value> = counties.iter().enumerate().map(|(number, given)| county(given, number)).collect();
        let rolled_up = gathered(&files);
        for (place, line) in rolled_up.standards.iter().enumerate().filter(|(_, line)| line.id == "1.1.1") {
            let open = counties.iter().filter(|given| ["", "pending"].contains(&given.statuses[place])).count();
            prop_assert_eq!(line.open, open);
            prop_assert_eq!(line.met + line.short() + line.not_applicable + line.open, counties.len());
        }
    }

    /// Whatever is looked at, counties stand by their codes.
    #[test]
    fn no_view_orders_counties(counties in prop::collection::vec(given(), 1..9), short_first: bool, area in prop::option::of(Just("1".to_owned()))) {
        let mut files: Vec<Value> = counties.iter().enumerate().map(|(number, given)| county(given, number)).collect();
        files.reverse();
        let rolled_up = gathered(&files);
        let view = View { short_first, area, ..View::default() };
        for table in tables(&SMALL, &rolled_up, Some(&rolled_up), &view, &RollUpTable::ALL).iter().filter(|table| table.columns[0].title == "行政区划代码") {
            let codes: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
            prop_assert!(codes.is_sorted(), "{}: {:?}", table.key, codes);
        }
    }
}

/// Three counties of the real standards: one barred and short, one met, one not begun.
fn three() -> Vec<Value> {
    let all = |status: &str| -> Value {
        let answers = NATIONAL.standards().map(|standard| (standard.id.clone(), json!({ "status": status })));
        Value::Object(answers.collect::<Map<_, _>>())
    };
    let file =
        |name: &str, code: &str| weibao_core::new_assessment(&NATIONAL, Some(&json!({ "name": name, "code": code })));
    let (mut barred, mut met, open) = (file("甲县", "450101"), file("乙县", "450102"), file("丙县", "450103"));
    barred["answers"] = all("unmet");
    barred["negatives"] = json!({ "N1": { "state": "present", "note": "某件事" } });
    met["answers"] = all("met");
    vec![open, met, barred]
}

fn rolled(files: &[Value]) -> RolledUp {
    weibao_chain::roll_up(&[&*NATIONAL], files, &RollUpOptions { today: Some(TODAY), ..RollUpOptions::default() })
        .unwrap()
}

fn words_of(docx: &[u8]) -> String {
    format!("{:?}", weibao_documents::content(docx).unwrap())
}

#[test]
fn no_paper_names_a_place_or_a_best() {
    let rolled_up = rolled(&three());
    let paper = words_of(&summary(&NATIONAL, &rolled_up, &Beside::default()).unwrap());
    let said: Vec<String> = tables(&NATIONAL, &rolled_up, None, &View::default(), &RollUpTable::ALL)
        .into_iter()
        .flat_map(|table: Table| table.columns.into_iter().map(|column| column.title).chain([table.title, table.note]))
        .collect();
    for word in ["名次", "排名", "第一名", "位居", "最好", "先进", "平均达标", "达标率"] {
        assert!(!paper.contains(word), "{word}");
        assert!(!said.iter().any(|said| said.contains(word)), "{word}");
    }
}

#[test]
fn the_summary_says_nothing_of_the_negative_list_and_names_no_county() {
    let paper = words_of(&summary(&NATIONAL, &rolled(&three()), &Beside::default()).unwrap());
    assert!(paper.contains("共收到3个县") && paper.contains("未达标1个县"), "{paper}");
    for word in ["甲县", "乙县", "丙县", "某件事", "存在负面", "不予推荐", NATIONAL.negatives[0].text.as_str()]
    {
        assert!(!paper.contains(word), "{word}");
    }
}

#[test]
fn pictures_show_no_county_and_no_colour() {
    let mut desk = Desk::default();
    for file in three() {
        tell(&mut desk, &[&*NATIONAL], &json!({ "do": "add", "text": file.to_string() })).unwrap();
    }
    for kind in ["areas", "standards"] {
        let drawn = String::from_utf8(file(&desk, &[&*NATIONAL], &json!({ "kind": kind })).unwrap()).unwrap();
        for name in ["甲县", "乙县", "丙县"] {
            assert!(!drawn.contains(name), "{kind}: {name}");
        }
        for colour in drawn.split('#').skip(1).filter(|rest| !rest.starts_with("hatch")) {
            let [red, green, blue] = [0, 2, 4].map(|at| colour.get(at..at + 2).unwrap());
            assert!(red == green && green == blue, "{kind}: #{}", &colour[..6]);
        }
    }
}

#[test]
fn editions_are_never_summed() {
    let mut files = three();
    files[1]["catalog"] = json!("cn-2099");
    let rolled_up = rolled(&files);
    assert_eq!((rolled_up.counties.len(), rolled_up.set_aside.len()), (2, 1));
    assert!(rolled_up.standards.iter().all(|line: &StandardLine| line.met == 0));
    assert_eq!(rolled_up.set_aside[0].code, "unknown_catalog");
    let foreign = json!({ "format": ROLLUP_FORMAT, "version": 1, "catalog": "cn-2099", "results": [] });
    assert_eq!(rolled(&[foreign]).set_aside[0].code, "other_catalog");
}

/// Of an edition that is here, too: it has tables of its own, each county judged by the edition that its file names.
#[test]
fn each_edition_has_its_own_tables() {
    let mut older = NATIONAL.clone();
    older.id = "cn-1999".to_owned();
    older.title = "前一版".to_owned();
    older.areas.truncate(5);
    let editions = [NATIONAL.clone(), older];
    let mut files = three();
    files[1]["catalog"] = json!("cn-1999");
    let mut desk = Desk::default();
    for file in &files {
        desk.tell(&editions, &json!({ "do": "add", "text": file.to_string() })).unwrap();
    }
    let shows = |desk: &mut Desk, edition: &str| {
        let shown = desk.tell(&editions, &json!({ "do": "show", "edition": edition })).unwrap();
        let names: Vec<String> = shown["tables"][0]["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["cells"][1].as_str().unwrap().to_owned())
            .collect();
        let standards = shown["tables"][1]["rows"].as_array().unwrap().len();
        assert_eq!(shown["editions"].as_array().unwrap().len(), 2);
        (shown["edition"].as_str().unwrap().to_owned(), names, standards)
    };
    let (id, names, standards) = shows(&mut desk, "");
    assert_eq!((id.as_str(), names, standards), ("cn-2021", vec!["甲县".to_owned(), "丙县".to_owned()], 76));
    let rolled_up = desk.rolled_up(&desk.catalog(&editions));
    assert_eq!(rolled_up.set_aside[0].code, "other_edition");
    let (id, names, standards) = shows(&mut desk, "cn-1999");
    assert_eq!((id.as_str(), names), ("cn-1999", vec!["乙县".to_owned()]));
    assert_eq!(standards, editions[1].standards().count());
    assert_eq!(desk.rolled_up(&editions[1]).counties[0].catalog, "cn-1999");
}

fn told(desk: &mut Desk, what: Value) {
    desk.tell(core::slice::from_ref(&*SMALL), &what).unwrap();
}

/// A desk with these files.
fn take(files: &[Value]) -> Desk {
    let mut desk = Desk::default();
    for file in files {
        told(&mut desk, json!({ "do": "add", "text": file.to_string() }));
    }
    desk
}

/// Which of several files of a county counts is the user's to say: it is taken back step by step, and a saved roll-up remembers it.
#[test]
fn which_of_several_files_counts_is_remembered() {
    let plain = Given { statuses: vec!["met"; 4], part: None, whole: None, older: false };
    let file = |statuses: &str, revision: u64, day: &str| {
        let given = Given { statuses: vec![if statuses == "met" { "met" } else { "unmet" }; 4], ..plain.clone() };
        let mut file = county(&given, 1);
        file["file"] = json!({ "id": "a-1", "revision": revision, "saved_on": day });
        file
    };
    let files = [file("unmet", 1, "2026-02-01"), file("met", 2, "2026-03-01"), county(&plain, 2)];
    let met = |desk: &Desk| desk.rolled_up(&SMALL).counties[0].totals.met;
    let mut desk = take(&files);
    assert_eq!(met(&desk), 4, "the newer");
    let newest = desk.rolled_up(&SMALL);
    assert_eq!((newest.counties.len(), newest.set_aside[0].code.as_str()), (2, "older"));
    told(&mut desk, json!({ "do": "prefer", "index": 0 }));
    assert_eq!(met(&desk), 0);
    told(&mut desk, json!({ "do": "prefer", "index": 1 }));
    assert_eq!(met(&desk), 4);
    told(&mut desk, json!({ "do": "take_back" }));
    assert_eq!(met(&desk), 0, "one step back, not both");
    // A saved roll-up with the files: the choice holds, and the other file can still be chosen.
    let keep = |desk: &Desk, with_contents: bool| {
        desk.saved(&SMALL, &Saving { id: "r", today: TODAY, with_contents, ..Saving::default() })
    };
    let with = keep(&desk, true);
    assert_eq!(with["contents"].as_array().unwrap().len(), 3);
    let mut opened = take(&[with]);
    assert_eq!((met(&opened), opened.several(&SMALL, &opened.rolled_up(&SMALL)).unwrap().rows.len()), (0, 2));
    told(&mut opened, json!({ "do": "take_back" }));
    assert_eq!(met(&opened), 0, "what was chosen elsewhere is not taken back here");
    // Without them: it holds when the files come again, in any order.
    let without = keep(&desk, false);
    assert_eq!(without["set_aside"][0]["code"], "older");
    let again = take(&[without, files[1].clone(), files[0].clone()]);
    assert_eq!(met(&again), 0);
    // What is said here goes over it, and is what is taken back.
    let mut here = take(&files);
    told(&mut here, json!({ "do": "prefer", "index": 1 }));
    told(&mut here, json!({ "do": "add", "text": keep(&desk, true).to_string() }));
    assert_eq!(met(&here), 4);
    told(&mut here, json!({ "do": "take_back" }));
    assert_eq!(met(&here), 0);
    // The very same file twice is no choice.
    let twice = take(&[files[1].clone(), files[1].clone()]);
    let rolled_up = twice.rolled_up(&SMALL);
    assert_eq!(rolled_up.set_aside[0].code, "same");
    assert!(twice.several(&SMALL, &rolled_up).unwrap().rows.iter().all(|row| row.leads.is_none()));
    // Another county's name under one code is said.
    let mut other = files[1].clone();
    other["county"]["name"] = json!("误县");
    let one_code = take(&[files[1].clone(), other]).rolled_up(&SMALL);
    let aside = &one_code.set_aside[0];
    assert!(aside.code == "same_code" && aside.text.contains("误县") && aside.text.contains("第1县"), "{aside:?}");
}

/// A file without a code whose name fits two counties is not guessed at: its user says whose it is, and a saved roll-up remembers it.
#[test]
fn whose_a_file_is_that_fits_several_counties_is_asked() {
    let plain = Given { statuses: vec!["met"; 4], part: None, whole: None, older: false };
    let file = |code: Option<&str>, day: &str| {
        let mut file = county(&plain, 1);
        file["county"] = json!({ "name": "鼓楼区", "city": "示例市", "province": "示例省" });
        if let Some(code) = code {
            file["county"]["code"] = code.into();
        }
        file["file"] = json!({ "id": "a-1", "revision": 1, "saved_on": day });
        file
    };
    let files = [file(Some("320106"), "2026-03-01"), file(Some("350102"), "2026-03-01"), file(None, "2026-03-02")];
    // Which files count, of those that do not why.
    let sorted = |desk: &Desk| {
        let rolled_up = desk.rolled_up(&SMALL);
        let counted: Vec<usize> = rolled_up.counties.iter().map(|line| line.index).collect();
        let aside: Vec<(usize, String)> =
            rolled_up.set_aside.iter().map(|aside| (aside.index, aside.code.clone())).collect();
        (counted, aside)
    };
    let asked = |desk: &Desk| {
        let rows = desk.several(&SMALL, &desk.rolled_up(&SMALL)).map(|table| table.rows).unwrap_or_default();
        rows.into_iter().filter_map(|row| row.leads).collect::<Vec<_>>()
    };
    let aside = |index, code: &str| (index, code.to_owned());
    let lead = |what: &str, which: &str| [what.to_owned(), which.to_owned()];
    let mut desk = take(&files);
    assert_eq!(sorted(&desk), (vec![0, 1], vec![aside(2, "ambiguous")]));
    assert_eq!(asked(&desk), [lead("belongs", "2 320106"), lead("belongs", "2 350102")]);
    told(&mut desk, json!({ "do": "belongs", "index": 2, "code": "999999" }));
    assert_eq!(sorted(&desk), (vec![0, 1], vec![aside(2, "ambiguous")]), "a county that is not there");
    told(&mut desk, json!({ "do": "belongs", "index": 2, "code": "350102" }));
    let (mut counted, others) = sorted(&desk);
    counted.sort_unstable();
    assert_eq!((counted, others), (vec![0, 2], vec![aside(1, "older")]), "it is the newer one of that county");
    assert_eq!(asked(&desk), [lead("prefer", "1")]);
    for with_contents in [true, false] {
        let kept = desk.saved(&SMALL, &Saving { id: "r", today: TODAY, with_contents, ..Saving::default() });
        let again = if with_contents { take(&[kept]) } else { take(&[&[kept], &files[..]].concat()) };
        assert!(sorted(&again).1.iter().all(|(_, code)| code != "ambiguous"), "{:?}", sorted(&again));
        assert_eq!(sorted(&again).0.len(), 2);
    }
    told(&mut desk, json!({ "do": "take_back" }));
    told(&mut desk, json!({ "do": "take_back" }));
    assert_eq!(sorted(&desk), (vec![0, 1], vec![aside(2, "ambiguous")]));
    // Saved before anybody said it, with the files: it can still be said.
    let kept = desk.saved(&SMALL, &Saving { id: "r", today: TODAY, with_contents: true, ..Saving::default() });
    assert_eq!(asked(&take(&[kept])).len(), 2);
}

#[test]
fn no_file_is_changed_and_none_is_kept_unasked() {
    let files: Vec<Value> =
        vec![county(&Given { statuses: vec!["unmet"; 4], part: None, whole: None, older: false }, 1)];
    let text = saved(&files, false).to_string();
    assert!(!text.contains("县里写的话") && !text.contains("contents"), "{text}");
    let with = saved(&files, true);
    assert_eq!(with["contents"], json!(files), "to the byte");
    assert_eq!(with["files"][0]["digest"], weibao_chain::digest(&files[0]).as_str());
}

#[test]
fn a_saved_roll_up_says_whose_it_is() {
    let level = |cities: &[&str], given: &str| {
        let mut desk = Desk::default();
        for (file, city) in three().iter_mut().zip(cities) {
            file["county"]["city"] = json!(city);
            desk.tell(&[&*NATIONAL], &json!({ "do": "add", "text": file.to_string() })).unwrap();
        }
        desk.saved(&NATIONAL, &Saving { level: given, ..Saving::default() })["level"].clone()
    };
    assert_eq!(level(&["甲市", "甲市"], ""), "city");
    assert_eq!(level(&["甲市", "乙市", "甲市"], ""), "province");
    assert_eq!(level(&["甲市", "乙市"], "city"), "city", "as was said");
}

/// What a review says is beside its county, and only beside the file that it is of.
#[test]
fn a_review_stands_beside_the_file_that_it_is_of() {
    let mut files = three();
    files[2]["file"] = json!({ "id": "a-1", "revision": 3 });
    files[2]["responses"] = json!({ "v-1": { "/answers/1.1.1": { "kind": "supplied", "on": TODAY } } });
    let review = json!({
        "format": "weibao.review", "version": 1, "id": "v-1", "level": "city", "made_on": TODAY,
        "of": { "id": "a-1", "revision": 3, "digest": weibao_chain::digest(&files[2]), "county": "甲县", "catalog": NATIONAL.id },
        "marks": {
            "/answers/1.1.1": { "mark": "returned", "remark": "请补文件" },
            "/answers/1.1.2": { "mark": "accepted" },
            "/answers/1.1.2/clauses/1.1.2~11": { "mark": "doubtful" },
        },
    });
    let stray = json!({ "format": "weibao.review", "id": "v-2", "of": { "digest": "0" }, "marks": {} });
    files.extend([review, stray]);
    let rolled_up = rolled(&files);
    let marked = rolled_up.counties[0].review.clone().unwrap();
    assert_eq!((marked.accepted, marked.doubtful, marked.returned), (0, 1, 1), "the strictest of a standard's marks");
    assert!(rolled_up.counties[1].review.is_none());
    assert_eq!(rolled_up.set_aside[0].code, "review_alone");
    let tables = tables(&NATIONAL, &rolled_up, None, &View::default(), &RollUpTable::ALL);
    let returned: Vec<&[String]> =
        tables.iter().find(|table| table.key == "returned").unwrap().rows.iter().map(|row| &row.cells[2..]).collect();
    assert_eq!(returned[0], ["1.1.1", "请补文件", "退回", "已补充", ""]);
    assert_eq!(returned[1], ["1.1.2/1", "", "存疑", "尚未回复", ""]);
}

#[test]
fn every_table_is_a_sheet() {
    let bytes = workbook(&NATIONAL, &rolled(&three()), &Beside::default()).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let sheets = weibao_tables::workbook::read(&bytes, None).unwrap().sheets;
    assert_eq!(sheets.len(), 11, "ten, and what each county gave");

    // Beside an earlier roll-up: two more, and a list in the summary, which names no county for it.
    let mut earlier = three();
    earlier[0]["answers"] = json!({ "1.1.1": { "status": "met" } });
    let tell = |desk: &mut Desk, told: Value| desk.tell(&[&*NATIONAL], &told).unwrap();
    let (mut before, mut desk) = (Desk::default(), Desk::default());
    for (desk, files) in [(&mut before, earlier), (&mut desk, three())] {
        for given in files {
            tell(desk, json!({ "do": "add", "text": given.to_string() }));
        }
    }
    let made = |desk: &Desk, kind: &str| file(desk, &[&*NATIONAL], &json!({ "kind": kind, "id": "r-1" })).unwrap();
    let alone = words_of(&made(&desk, "docx"));
    assert!(!alone.contains("上次"), "{alone}");
    told(&mut desk, json!({ "do": "compare", "text": String::from_utf8(made(&before, "json")).unwrap() }));
    let sheets = weibao_tables::workbook::read(&made(&desk, "xlsx"), None).unwrap().sheets;
    let added: Vec<&str> = sheets[11..].iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(added, ["与上次汇总对比：标准", "与上次汇总对比：各县"]);
    let rows = format!("{:?}", sheets[12].rows);
    assert!(rows.contains("丙县") && rows.contains("1.1.1 达标→未答"), "{rows}");
    let beside = words_of(&made(&desk, "docx"));
    assert!(beside.contains("与上次汇总对比表") && !beside.contains("丙县"), "{beside}");
}

/// A roll-up out of anybody's hands is refused or read, and never more.
#[test]
fn hostile_roll_ups_are_named() {
    for results in [json!([1]), json!([{}]), json!([{ "name": "甲县" }])] {
        let file = json!({ "format": ROLLUP_FORMAT, "version": 1, "catalog": NATIONAL.id, "results": results });
        let rolled_up = rolled(&[file]);
        assert_eq!((rolled_up.counties.len(), rolled_up.set_aside[0].code.as_str()), (0, "wrong_type"));
    }
    let newer = json!({ "format": ROLLUP_FORMAT, "version": 2, "catalog": NATIONAL.id });
    assert_eq!(rolled(&[newer]).set_aside[0].code, "newer_version");
}

/// What a province adds holds for the counties that name it, whenever it comes, and for no other.
#[test]
fn what_a_province_adds_holds_for_who_names_it() {
    let overlay = json!({
        "format": "weibao.overlay", "version": 1, "id": "xx-2026", "prefix": "XX", "title": "某省补充规定", "authority": "某省民政厅", "source": "某省文件", "catalog": NATIONAL.id,
        "standards": [{ "content": "1.1", "standard": {
            "id": "XX.1.1.9", "text": "省里加的一项。", "departments": { "lead": [], "support": [] }, "evidence": [], "basis": [],
            "clauses": [{ "id": "XX.1.1.9/1", "text": "省里加的一项。", "measured": false }],
        } }],
    });
    let mut files = three();
    files[1]["overlay"] = overlay["id"].clone();
    let desk = |order: [&Value; 4]| {
        let mut desk = Desk::default();
        for file in order {
            desk.tell(&[&*NATIONAL], &json!({ "do": "add", "text": file.to_string(), "today": TODAY })).unwrap();
        }
        for index in 0..3 {
            desk.tell(&[&*NATIONAL], &json!({ "do": "rejudge", "index": index, "today": TODAY })).unwrap();
        }
        desk.rolled_up(&desk.catalog(&[&*NATIONAL]))
    };
    let first = desk([&overlay, &files[0], &files[1], &files[2]]);
    assert!(first.set_aside.is_empty(), "it is no county, and not set aside either: {:?}", first.set_aside);
    assert!(first == desk([&files[0], &files[1], &files[2], &overlay]), "before the files or after them");
    let own = |file: &Value, overlay: Option<&Value>| {
        let alone = weibao_chain::roll_up(
            &[&*NATIONAL],
            std::slice::from_ref(file),
            &RollUpOptions { overlay, today: Some(TODAY), edition: None },
        )
        .unwrap();
        alone.counties[0].totals.clone()
    };
    let line = |name: &str| first.counties.iter().find(|line| line.name == name).unwrap().totals.clone();
    assert_eq!(line("乙县"), own(&files[1], Some(&overlay)));
    assert_eq!(line("甲县"), own(&files[2], None));
    let added = first.standards.iter().find(|line| line.id == "XX.1.1.9").unwrap();
    assert_eq!((added.met + added.short() + added.not_applicable, added.open), (0, 1), "only one county has it");
}

// What a roll-up never does.

/// Places in a list are nobody's rank, and no export counts them out.
#[test]
fn no_export_carries_an_ordinal() {
    let rolled_up = rolled(&three());
    for table in tables(&NATIONAL, &rolled_up, Some(&rolled_up), &View::default(), &RollUpTable::ALL) {
        for column in &table.columns {
            assert!(
                !["序号", "名次", "位次", "排名", "率"].iter().any(|word| column.title.contains(word)),
                "{}",
                column.title
            );
        }
        let first: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
        assert!(!["1", "2", "3"].iter().all(|number| first.contains(number)), "{}: {first:?}", table.key);
    }
    let sheets =
        weibao_tables::workbook::read(&workbook(&NATIONAL, &rolled_up, &Beside::default()).unwrap(), None).unwrap();
    for sheet in sheets.sheets {
        let said = format!("{:?}", sheet.rows);
        assert!(!said.contains("序号") && !said.contains("名次"), "{}", sheet.name);
    }
}

/// A county's state is told in words: no cell of the workbook is coloured by it.
#[test]
fn no_traffic_lights() {
    let fills = |files: &[Value]| -> String {
        let bytes = workbook(&NATIONAL, &rolled(files), &Beside::default()).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut styles = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/styles.xml").unwrap(), &mut styles).unwrap();
        for name in archive.file_names().map(|name| name.unwrap().into_owned()).collect::<Vec<_>>() {
            let mut part = String::new();
            if name.ends_with(".xml")
                && std::io::Read::read_to_string(&mut archive.by_name(&name).unwrap(), &mut part).is_ok()
            {
                assert!(!part.contains("conditionalFormatting") && !part.contains("colorScale"), "{name}");
            }
        }
        styles
    };
    let all = three();
    assert_eq!(fills(&all), fills(&all[1..2]), "what is met and what is not have the same styles");
}
