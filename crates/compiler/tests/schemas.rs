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
    let files = [folder.clone(), folder.join("areas")].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut count = 0;
    for path in
        files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|kind| kind == "toml"))
    {
        let name = named_schema(&path);
        assert_eq!(violations(&schema(&name), &toml_file(&path)), [""; 0], "{}", path.display());
        count += 1;
    }
    assert_eq!(count, 11 + 8);
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
        ("negatives", json!({ "negatives": [{ "id": "N0", "text": "…", "departments": ["…"] }] })),
        ("choices", json!({ "choices": [{ "key": "a", "question": "？", "standards": ["1.1.1"], "options": [] }] })),
        (
            "registers",
            json!({ "registers": [{ "key": "a", "label": "名", "columns": [{ "key": "name", "label": "名", "type": "date" }] }] }),
        ),
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
