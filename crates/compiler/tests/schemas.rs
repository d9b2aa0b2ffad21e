//! Each data file against its JSON Schema, so that what an editor says and what the compiler says agree.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use weibao_core::{Catalog, Problem, overlay, scoring};

fn standards() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../standards")
}

fn json_file(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn schema(name: &str) -> Validator {
    let folder = standards().join("schema");
    let common = json_file(&folder.join("common.schema.json"));
    let registry = Registry::new().add("json-schema:///common.schema.json", common).unwrap().prepare().unwrap();
    jsonschema::options()
        .with_base_uri(format!("json-schema:///{name}.schema.json"))
        .with_registry(&registry)
        .build(&json_file(&folder.join(format!("{name}.schema.json"))))
        .unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn toml_file(path: &Path) -> Value {
    let table: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    serde_json::to_value(table).unwrap()
}

fn violations(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The schema that the first line of a TOML file names.
fn named_schema(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let name = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("#:schema "))
        .unwrap_or_else(|| panic!("{} names no schema", path.display()));
    assert!(path.parent().unwrap().join(name).is_file(), "{}: {name} is not there", path.display());
    let name = name.rsplit('/').next().unwrap_or(name);
    name.trim_end_matches(".schema.json").to_owned()
}

#[test]
fn every_toml_file_keeps_to_the_schema_that_it_names() {
    let folder = standards().join("cn-2021");
    let files = [folder.clone(), folder.join("areas"), standards().join("lists")]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut count = 0;
    for path in
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
    {
        let name = named_schema(&path);
        assert_eq!(violations(&schema(&name), &toml_file(&path)), [""; 0], "{}", path.display());
        count += 1;
    }
    assert_eq!(count, 11 + 11 + 1);
}

#[test]
fn what_ships_as_json_keeps_to_its_schema() {
    let mut files = vec![
        ("assessment", standards().join("example-county.json")),
        ("scoring", standards().join("rules/example.json")),
    ];
    files.extend(fs::read_dir(standards().join("overlays")).unwrap().map(|file| ("overlay", file.unwrap().path())));
    assert_eq!(files.len(), 4);
    for (name, path) in files {
        assert_eq!(violations(&schema(name), &json_file(&path)), [""; 0], "{}", path.display());
    }
}

/// A schema that lets everything through would pass the tests above.
#[test]
fn what_a_saved_file_carries_is_in_its_schema_as_check_has_it() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let assessment = schema("assessment");
    let case = |name: &str| json_file(&cases.join(name).join("case.json"))["assessment"].clone();
    assert_eq!(violations(&assessment, &case("91-what-a-file-carries")), Vec::<String>::new());
    let wrong = case("92-what-a-file-carries-wrongly");
    for field in ["file", "period", "lead", "stages", "units", "assign", "requests", "replies", "settled", "previous"]
        .iter()
        .chain(&["carried", "recheck", "archive", "migrated", "responses", "answers"])
    {
        let mut one = case("91-what-a-file-carries");
        one[*field] = wrong[*field].clone();
        assert!(!assessment.is_valid(&one), "{field}");
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let folder = standards();
    let cases = [
        ("rules", json!({ "rules": [{ "clause": "2.1.3/1", "phrase": "两次" }] })),
        (
            "rules",
            json!({ "rules": [{ "clause": "2.1.3", "phrase": "两次", "figure": { "figure": "a", "at_least": 1 } }] }),
        ),
        ("rules", json!({ "rules": [{ "clause": "2.1.3/1", "phrase": "两次", "figure": { "figure": "a" } }] })),
        (
            "rules",
            json!({ "rules": [{ "clause": "2.1.3/1", "phrase": "两次", "figures": {}, "figure": { "figure": "a", "at_least": 1 } }] }),
        ),
        ("figures", json!({ "figures": [{ "key": "Key", "label": "名", "unit": "个" }] })),
        (
            "figures",
            json!({ "figures": [{ "key": "a", "label": "名", "unit": "个", "from": [{ "register": "r", "take": "all" }] }] }),
        ),
        ("overlay", json!({ "format": "weibao.overlay", "version": 2 })),
        ("scoring", json!({ "format": "weibao.rules", "version": 1, "lines": [] })),
        ("catalog", json!({ "id": "x" })),
        ("basis", json!({})),
        ("area", json!({ "id": "1", "title": "甲", "contents": [] })),
        ("negatives", json!({ "negatives": [{ "id": "N1", "text": "…", "departments": ["…"] }] })),
        ("choices", json!({ "choices": [{ "key": "a", "question": "？", "standards": ["1.1.1"], "options": [] }] })),
        (
            "registers",
            json!({ "registers": [{ "key": "a", "label": "名", "columns": [{ "key": "name", "label": "名", "type": "date" }] }] }),
        ),
        ("units", json!({ "units": [{ "key": "a", "name": "民政局", "kind": "village" }] })),
        ("list", json!({ "id": "a", "title": "名单", "as_of": "2021", "source": "…", "names": ["…"] })),
        ("form", json!({ "annex": "", "title": "", "footer": "", "rows": [] })),
    ];
    for (name, value) in cases {
        assert!(!schema(name).is_valid(&value), "{name}: {value}");
    }
    let county = json_file(&folder.join("example-county.json"));
    let changed = |pointer: &str, value: Value| {
        let mut county = county.clone();
        *county.pointer_mut(pointer).unwrap() = value;
        county
    };
    let saved = schema("assessment");
    assert!(!saved.is_valid(&changed("/version", json!(2))));
    assert!(!saved.is_valid(&changed("/figures/county_population", json!(-1))));
    assert!(!saved.is_valid(&changed("/answers/2.1.3/status", json!("unanswered"))));
    assert!(!saved.is_valid(&changed("/negatives/N1/state", json!("none"))));
}

/// The file with a field set; taken out where there is no value.
fn with(file: &Value, parent: &str, field: &str, value: Option<Value>) -> Value {
    let mut file = file.clone();
    let parent = file.pointer_mut(parent).unwrap();
    match (parent, value) {
        (Value::Array(list), Some(value)) => list[field.parse::<usize>().unwrap()] = value,
        (parent, Some(value)) => parent[field] = value,
        (parent, None) => drop(parent.as_object_mut().unwrap().remove(field)),
    }
    file
}

/// Both refuse each of these changes to a file that both take; the reader at the place that is named.
fn both_refuse(
    name: &str,
    sound: &Value,
    read: impl Fn(&Value) -> Vec<Problem>,
    changes: &[(&str, &str, Option<Value>, &str)],
) {
    let schema = schema(name);
    assert_eq!(violations(&schema, sound), [""; 0]);
    assert_eq!(read(sound), []);
    for (parent, field, value, place) in changes {
        let broken = with(sound, parent, field, value.clone());
        let what = format!("{name}: {parent}/{field} = {value:?}");
        assert!(!schema.is_valid(&broken), "the schema takes {what}");
        let places: Vec<String> = read(&broken).into_iter().map(|problem| problem.path).collect();
        assert!(places.iter().any(|found| found == place), "{what}: refused at {places:?}");
    }
}

fn catalog() -> Catalog {
    weibao_compiler::compile(&standards().join("cn-2021")).unwrap().catalog
}

#[test]
fn a_rule_file_that_its_schema_refuses_is_refused() {
    let catalog = catalog();
    let sound = json_file(&standards().join("rules/example.json"));
    let read = |file: &Value| scoring::read(&catalog, file).err().unwrap_or_default();
    let some = |value: Value| Some(value);
    let mut changes = vec![
        ("", "id", some(json!("Example")), "/id"),
        ("", "id", some(json!("")), "/id"),
        ("", "id", None, "/id"),
        ("", "title", some(json!(1)), "/title"),
        ("", "official", None, "/official"),
        ("", "official", some(json!("false")), "/official"),
        ("", "source", some(json!(1)), "/source"),
        ("", "source", some(json!("")), "/source"),
        ("", "more", some(json!(1)), "/more"),
        ("", "version", some(json!("1")), "/version"),
        ("", "not_applicable", None, "/not_applicable"),
        ("", "lines", some(json!([])), "/lines"),
        ("", "lines", some(json!({})), "/lines"),
        ("/lines", "0", some(json!("1.1.1")), "/lines/0"),
        ("/lines/0", "ref", some(json!(1)), "/lines/0/ref"),
        ("/lines/0", "credit", some(json!(null)), "/lines/0/credit"),
        ("/lines/0", "key", some(json!("true")), "/lines/0/key"),
        ("/lines/0", "key", some(json!(null)), "/lines/0/key"),
        ("/lines/0", "deduct", some(json!("1")), "/lines/0/deduct"),
        ("/lines/0", "floor", some(json!("0")), "/lines/0/floor"),
        ("/lines/8", "deduct", some(json!("0.25")), "/lines/8/deduct"),
        ("/lines/7", "deduct", None, "/lines/7/deduct"),
        ("/lines/7", "floor", some(json!(0)), "/lines/7/floor"),
        ("", "areas", some(json!([])), "/areas"),
        ("", "areas", some(json!({})), "/areas"),
        ("/areas/0", "area", some(json!(1)), "/areas/0/area"),
        ("", "bonus", some(json!([])), "/bonus"),
        ("/bonus", "cap", some(json!(3)), "/bonus/cap"),
        ("/bonus", "lines", None, "/bonus/lines"),
        ("/bonus", "lines", some(json!("6.3.5/3")), "/bonus/lines"),
        ("/bonus", "lines", some(json!({ "ref": "6.3.5/3", "points": "2" })), "/bonus/lines"),
        ("/bonus", "lines", some(json!([])), "/bonus/lines"),
        ("/bonus/lines", "0", some(json!([])), "/bonus/lines/0"),
        ("/bonus/lines/0", "why", some(json!(1)), "/bonus/lines/0/why"),
        ("/bonus/lines/0", "why", some(json!("")), "/bonus/lines/0/why"),
        ("", "pass", some(json!("90")), "/pass"),
        ("/pass", "total", None, "/pass/total"),
        ("/pass", "key_items", some(json!("true")), "/pass/key_items"),
        ("/pass", "key_items", some(json!(1)), "/pass/key_items"),
    ];
    for points in ["1e0", "01", "1.", ".5", "", "-0", "+1", " 1", "1.00000", "1000000000000.1", "2000000000000", "１"]
    {
        changes.push(("/lines/0", "points", some(json!(points)), "/lines/0/points"));
    }
    both_refuse("scoring", &sound, read, &changes);
    for points in ["0", "0.5", "1", "1.0", "12.3456", "1000000000000", "1000000000000.0"] {
        let file = with(&sound, "/lines/0", "points", some(json!(points)));
        assert!(schema("scoring").is_valid(&file), "{points}");
        assert!(read(&file).iter().all(|problem| problem.path != "/lines/0/points"), "{points}");
    }
}

#[test]
fn an_overlay_that_its_schema_refuses_is_refused() {
    let catalog = catalog();
    let rule = json!({ "phrase": "两处", "given": { "choice": "school_scope", "option": "all" },
        "ratio": { "part": "xx_a", "whole": "townships_total", "at_least": "1/2" } });
    let sound = json!({
        "format": "weibao.overlay", "version": 1, "id": "xx-2023", "prefix": "XX", "title": "补充", "authority": "某省",
        "catalog": "cn-2021", "source": "某文件",
        "bounds": [{ "clause": "10.1.2/1", "rule": 0, "to": { "at_least": "2/3" }, "why": "提高" }],
        "figures": [{ "key": "xx_a", "label": "甲", "unit": "个", "part_of": "townships_total",
            "from": [{ "register": "schools", "take": { "sum": "tobacco_outlets_nearby" },
                "only": [{ "column": "stage", "in": ["primary"] }, { "column": "psych_teacher", "is": true }] }] }],
        "standards": [{ "content": "10.1", "standard": { "id": "XX.10.1.3", "text": "两处。",
            "clauses": [{ "id": "XX.10.1.3/1", "text": "两处", "measured": true, "rules": [rule.clone()], "label": "设两处",
                "main": ["民政局"], "help": ["财政局"] }],
            "departments": { "lead": [], "support": [] }, "evidence": ["文件", "标牌"],
            "evidence_items": [{ "renew": "dated" }, { "renew": "year", "onsite": true }],
            "basis": [{ "document": "某法", "article": "第一条", "relation": "direct" }], "notes": [] } }],
        "clauses": [{ "standard": "10.1.2", "clause": { "id": "XX.10.1.2/4", "text": "两处", "measured": true, "rules": [rule] } }],
        "negatives": [{ "id": "XX-N1", "text": "某种情形的。", "notes": [], "departments": [], "asked": ["民政局"], "evidence": ["说明"] }],
        "departments": [{ "standard": "10.1.2", "lead": ["民政局"], "support": [] }],
        "goals": [{ "ref": "10.1.2/1", "mark": "不是创建标准", "text": "全覆盖。" }],
        "procedure": { "lead": "某厅", "stages": [{ "key": "apply", "title": "申报", "when": "十月", "from": "2024-02-29", "to": "2024-10-31" }],
            "after": [{ "key": "recheck", "title": "复核", "when": "每年" }], "city_step": false },
    });
    let some = |value: Value| Some(value);
    let (clause, rule) = ("/clauses/0/clause", "/clauses/0/clause/rules/0");
    let standard = "/standards/0/standard";
    let added = "/standards/0/standard/clauses/0";
    let changes = [
        ("", "id", some(json!("XX 2023")), "/id"),
        ("", "prefix", some(json!("xx")), "/prefix"),
        ("", "prefix", some(json!("X1")), "/prefix"),
        ("", "prefix", some(json!("X-")), "/prefix"),
        ("", "authority", None, "/authority"),
        ("", "source", some(json!(1)), "/source"),
        ("", "source", some(json!("")), "/source"),
        ("", "bounds", some(json!({})), "/bounds"),
        ("/bounds/0", "to", some(json!({ "at_least": "2/3", "at_most": "1/1" })), "/bounds/0/to"),
        ("/bounds/0", "to", some(json!({ "at_least": "2/3", "more": 1 })), "/bounds/0/to"),
        ("/bounds/0", "to", some(json!({ "at_least": " 2/3" })), "/bounds/0/to"),
        ("/bounds/0", "to", some(json!({ "at_least": "+2/3" })), "/bounds/0/to"),
        ("/bounds/0", "to", some(json!({ "at_least": "1" })), "/bounds/0/to"),
        ("/bounds/0", "to", None, "/bounds/0/to"),
        ("/bounds/0", "why", some(json!(["提高"])), "/bounds/0/why"),
        ("/bounds/0", "why", some(json!("")), "/bounds/0/why"),
        ("/bounds/0", "rule", some(json!("0")), "/bounds/0/rule"),
        ("/figures/0", "key", some(json!("xx_a b")), "/figures/0/key"),
        ("/figures/0", "key", some(json!("xx_A")), "/figures/0/key"),
        ("/figures/0", "label", some(json!("")), "/figures/0/label"),
        ("/figures/0", "note", some(json!(null)), "/figures/0/note"),
        ("/figures/0", "from", some(json!([])), "/figures/0/from"),
        ("/figures/0", "changed_by", some(json!("某省")), "/figures/0/changed_by"),
        ("/figures/0/from/0", "only", some(json!([])), "/figures/0/from/0/only"),
        ("/figures/0/from/0/only/0", "in", some(json!([])), "/figures/0/from/0/only/0/in"),
        ("/figures/0/from/0/only/0", "in", some(json!(["Primary"])), "/figures/0/from/0/only/0/in"),
        ("/figures/0/from/0/only/0", "is", some(json!(true)), "/figures/0"),
        (standard, "id", some(json!("XX.10.1.3 a")), "/standards/0/standard/id"),
        (standard, "id", some(json!("XX.10.1.3/4")), "/standards/0/standard/id"),
        (standard, "clauses", some(json!([])), "/standards/0/standard/clauses"),
        (
            standard,
            "basis",
            some(json!([{ "document": "某法", "article": "第一条", "relation": "near" }])),
            "/standards/0/standard/basis/0/relation",
        ),
        (standard, "notes", some(json!([""])), "/standards/0/standard/notes/0"),
        (clause, "id", some(json!("XX.10.1.2/4/5")), "/clauses/0/clause/id"),
        (clause, "id", some(json!("XX.10.1.2/ 4")), "/clauses/0/clause/id"),
        (clause, "measured", some(json!("true")), clause),
        (rule, "phrase", some(json!("")), "/clauses/0/clause/rules/0/phrase"),
        (
            rule,
            "ratio",
            some(json!({ "part": "xx_a", "whole": "townships_total", "at_least": "1" })),
            "/clauses/0/clause/rules/0/ratio/at_least",
        ),
        (
            rule,
            "ratio",
            some(json!({ "part": "xx_a", "whole": "townships_total", "at_least": "1/2", "at_most": "1/1" })),
            clause,
        ),
        (rule, "figure", some(json!({ "figure": "xx_a", "at_least": 1 })), clause),
        ("/negatives/0", "id", some(json!("XX-N1/2")), "/negatives/0/id"),
        ("/negatives/0", "text", some(json!(1)), "/negatives/0"),
        ("/departments/0", "lead", None, "/departments/0/lead"),
        ("/departments/0", "support", some(json!("公安局")), "/departments/0/support"),
        ("/departments/0", "lead", some(json!([""])), "/departments/0/lead"),
        ("/procedure", "quota", some(json!("")), "/procedure/quota"),
        ("/procedure", "lead", some(json!(null)), "/procedure/lead"),
        ("/procedure/stages/0", "when", None, "/procedure"),
        ("/procedure/stages/0", "key", some(json!("applying")), "/procedure"),
        ("/procedure/stages/0", "from", some(json!("2024-2-29")), "/procedure/stages/0/from"),
        ("/procedure/stages/0", "from", some(json!("2024-13-01")), "/procedure/stages/0/from"),
        ("/procedure/stages/0", "from", some(json!("2024-01-00")), "/procedure/stages/0/from"),
        ("/procedure/stages/0", "to", some(json!("２０２４-10-31")), "/procedure/stages/0/to"),
        ("/procedure/stages/0", "to", some(json!("2024-10-31-")), "/procedure/stages/0/to"),
        ("/procedure/stages/0", "to", some(json!(null)), "/procedure/stages/0/to"),
        ("/procedure/after/0", "when", some(json!("")), "/procedure/after/0/when"),
        ("/procedure/after/0", "day", some(json!("每年")), "/procedure"),
        ("/procedure", "city_step", some(json!("false")), "/procedure"),
        ("/procedure", "city_step", some(json!(null)), "/procedure/city_step"),
        ("", "goals", some(json!({})), "/goals"),
        ("/goals/0", "mark", None, "/goals/0"),
        ("/goals/0", "text", some(json!("")), "/goals/0/text"),
        ("/goals/0", "to", some(json!({ "at_least": "1/1" })), "/goals/0"),
        ("/goals/0", "changed_by", some(json!("某省")), "/goals/0/changed_by"),
        (added, "main", some(json!(["民政局", "财政局"])), "/standards/0/standard/clauses/0/main"),
        (added, "main", some(json!("民政局")), "/standards/0/standard"),
        (added, "each", some(json!(["财政局"])), "/standards/0/standard/clauses/0/main"),
        (added, "help", some(json!([""])), "/standards/0/standard/clauses/0/help/0"),
        (added, "help", some(json!(["财政局", "财政局"])), "/standards/0/standard/clauses/0/help/1"),
        (added, "label", some(json!("")), "/standards/0/standard/clauses/0/label"),
        (standard, "evidence_items", some(json!([{ "onsite": true }, { "renew": "year" }])), standard),
        (standard, "evidence_items", some(json!([{ "renew": "ever" }, { "renew": "year" }])), standard),
        ("/negatives/0", "asked", some(json!("民政局")), "/negatives/0"),
        ("/negatives/0", "evidence", some(json!([""])), "/negatives/0/evidence/0"),
        ("/figures/0", "each", some(json!("民政局")), "/figures/0"),
    ];
    both_refuse("overlay", &sound, |file| overlay::apply(&catalog, file).err().unwrap_or_default(), &changes);
}

/// What a schema cannot say of an overlay, and its reader does.
#[test]
fn an_overlay_is_held_to_the_calendar_and_to_itself() {
    let catalog = catalog();
    let sound = json!({
        "format": "weibao.overlay", "version": 1, "id": "xx-2023", "prefix": "XX", "title": "补充", "authority": "某省", "catalog": "cn-2021",
        "standards": [{ "content": "10.1", "standard": { "id": "XX.10.1.3", "text": "两处。", "clauses": [{ "id": "XX.10.1.3/1", "text": "两处", "measured": false }],
            "departments": { "lead": [], "support": [] }, "evidence": ["文件"], "evidence_items": [{ "renew": "year" }], "basis": [] } }],
        "goals": [{ "ref": "10.1.2", "mark": "不是创建标准", "text": "全覆盖。" }],
        "procedure": { "stages": [{ "title": "申报", "when": "十月", "from": "2024-10-01", "to": "2024-10-31" }] },
    });
    let read = |file: &Value| overlay::apply(&catalog, file).err().unwrap_or_default();
    assert_eq!(read(&sound), []);
    let changes = [
        ("/procedure/stages/0", "from", json!("2024-11-01"), "/procedure/stages/0/to"),
        ("/procedure/stages/0", "from", json!("2023-02-29"), "/procedure/stages/0/from"),
        ("/procedure/stages/0", "from", json!("1900-02-29"), "/procedure/stages/0/from"),
        ("/procedure/stages/0", "to", json!("2024-11-31"), "/procedure/stages/0/to"),
        ("/goals/0", "ref", json!("10.1.9"), "/goals/0/ref"),
        ("/standards/0/standard", "evidence", json!(["文件", "名册"]), "/standards/0/standard/evidence_items"),
    ];
    for (parent, field, value, place) in changes {
        let broken = with(&sound, parent, field, Some(value));
        assert_eq!(violations(&schema("overlay"), &broken), [""; 0], "{parent}/{field}");
        let places: Vec<String> = read(&broken).into_iter().map(|problem| problem.path).collect();
        assert_eq!(places, [place], "{parent}/{field}");
    }
}

/// An aim is there to be seen, and neither a bound nor a word of a standard changes by it.
#[test]
fn an_aim_of_an_overlay_judges_nothing() {
    let catalog = catalog();
    let shipped = json_file(&standards().join("overlays/hainan-2023.json"));
    let changed = overlay::apply(&catalog, &shipped).unwrap();
    assert_eq!(changed.areas, catalog.areas);
    let [goal] = &changed.goals[..] else { panic!("there is one aim") };
    assert_eq!((goal.reference.as_str(), goal.changed_by.is_some()), ("10.1.2/1", true));
    let change = &changed.overlay.unwrap().changes[0];
    assert!(change.text.contains(&goal.mark) && change.text.contains("不影响自评结果"), "{}", change.text);
}
