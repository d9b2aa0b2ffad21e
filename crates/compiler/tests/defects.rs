//! Broken folders as data: `sound/` with one place changed a case (`broken.toml`), and exactly the defects that it must give.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;
use weibao_compiler::compile;

const FILES: [&str; 10] = [
    "areas/01-甲.toml",
    "areas/02-乙.toml",
    "basis.toml",
    "catalog.toml",
    "choices.toml",
    "figures.toml",
    "form.toml",
    "negatives.toml",
    "registers.toml",
    "rules.toml",
];

fn sound() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound")
}

/// A copy of the sound folder.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("areas")).unwrap();
    for file in FILES {
        fs::copy(sound().join(file), folder.join(file)).unwrap();
    }
    folder
}

fn defects(folder: &Path) -> Vec<String> {
    compile(folder).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn the_sound_folder_compiles() {
    let compiled = compile(&sound()).unwrap();
    let clauses: Vec<&str> = compiled
        .catalog
        .standards()
        .flat_map(|standard| &standard.clauses)
        .filter(|clause| clause.measured)
        .map(|clause| clause.id.as_str())
        .collect();
    assert_eq!(clauses, ["1.1.1/1", "1.1.1/2"]);
    let basis: Vec<&str> =
        compiled.catalog.standard("1.1.1").unwrap().basis.iter().map(|basis| basis.article.as_str()).collect();
    assert_eq!(basis, ["第1项 第一件事", "保障措施（一）保障", "第十条"]);
    assert_eq!(compiled.form.rows.len(), 2);
}

#[test]
fn every_defect_is_named_at_its_file_and_line() {
    let cases: Table = include_str!("broken.toml").parse().unwrap();
    let text = |case: &Table, key: &str| case[key].as_str().unwrap().to_owned();
    for (number, case) in cases["cases"].as_array().unwrap().iter().enumerate() {
        let case = case.as_table().unwrap();
        let name = text(case, "name");
        let folder = copy(&format!("broken-{number}"));
        let file = folder.join(text(case, "file"));
        let before = fs::read_to_string(&file).unwrap();
        let after = before.replacen(&text(case, "replace"), &text(case, "by"), 1);
        assert_ne!(before, after, "{name}: nothing was changed");
        fs::write(&file, after).unwrap();
        let expected: Vec<&str> =
            case["expected"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        assert_eq!(defects(&folder), expected, "{name}");
    }
}

#[test]
fn a_missing_file_is_named() {
    let folder = copy("missing");
    fs::remove_file(folder.join("rules.toml")).unwrap();
    let defects = defects(&folder);
    assert_eq!(defects.len(), 1);
    assert!(defects[0].starts_with("rules.toml:1: 读不了这个文件"), "{defects:?}");
}

#[test]
fn an_empty_folder_of_areas_is_named() {
    let folder = copy("no-areas");
    fs::remove_dir_all(folder.join("areas")).unwrap();
    assert!(defects(&folder).iter().any(|defect| defect.starts_with("areas:1: ")));
}
