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
use weibao_core::catalog::Renew;

const FILES: [&str; 13] = [
    "areas/01-甲.toml",
    "areas/02-乙.toml",
    "basis.toml",
    "catalog.toml",
    "choices.toml",
    "clauses.toml",
    "figures.toml",
    "form.toml",
    "negatives.toml",
    "prose.toml",
    "registers.toml",
    "rules.toml",
    "units.toml",
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
    let standard = compiled.catalog.standard("1.1.1").unwrap();
    let [first, second] = &standard.clauses[..] else { panic!("it has two clauses") };
    assert_eq!(
        (first.label.as_deref(), &first.main[..], &first.help[..]),
        (Some("开会"), &["民政局".into()][..], &["财政局".into()][..])
    );
    assert_eq!(standard.main_reporter(second), Some("民政局"), "the only lead");
    assert_eq!(standard.suggested_evidence().collect::<Vec<_>>(), [("会议纪要", false), ("站牌", true)]);
    assert_eq!(standard.evidence_items[0].renew, Renew::Year);
    let each = &compiled.catalog.standard("1.1.2").unwrap().clauses[0];
    assert_eq!(compiled.catalog.standard("1.1.2").unwrap().main_reporter(each), None);
    assert_eq!(each.each, ["教育局", "民政局"]);
    let stations = compiled.catalog.figure("with_station").unwrap();
    assert_eq!(stations.reporters().collect::<Vec<_>>(), ["民政局", "教育局", "财政局"]);
    assert_eq!(compiled.catalog.unit("教体局").unwrap().key, "education");
    assert_eq!(compiled.catalog.negatives[0].asked, ["公安局"]);
    assert_eq!(each.bodies[0].name, "制度");
    assert_eq!(compiled.catalog.figure("bodies").unwrap().bodies.as_deref(), Some("1.1.2/1"));
}

#[test]
fn every_defect_is_named_at_its_file_and_line() {
    let cases: Table = include_str!("broken.toml").parse().unwrap();
    let text = |case: &Table, key: &str| case[key].as_str().unwrap().to_owned();
    let mut wrong = Vec::new();
    for (number, case) in cases["cases"].as_array().unwrap().iter().enumerate() {
        let case = case.as_table().unwrap();
        let name = text(case, "name");
        let folder = copy(&format!("broken-{number}"));
        let file = folder.join(text(case, "file"));
        let before = fs::read_to_string(&file).unwrap();
        let after = before.replacen(&text(case, "replace"), &text(case, "by"), 1);
        if before == after {
            wrong.push(format!("{name}: nothing was changed"));
            continue;
        }
        fs::write(&file, after).unwrap();
        let expected: Vec<&str> =
            case["expected"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        let found = defects(&folder);
        if found != expected {
            wrong.push(format!("{name}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
