//! The house: what each crate may use, who may know a browser, and that no two files need each other.

mod circles;
mod compiled;
mod javascript;
mod map;
mod packages;
mod rust;

use std::collections::BTreeSet;

use packages::{packages, root};

/// What only a browser has.
const BROWSER: [&str; 6] = ["gloo", "js-sys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys", "yew"];
/// Who may know a browser: the page's view, and the shells.
const KNOW_A_BROWSER: [&str; 4] = ["crates/documents-module", "crates/module", "crates/tables-module", "site"];
/// Crates in which files still need each other. One that is put in order leaves this list.
const STILL_IN_CIRCLES: [&str; 0] = [];

#[test]
fn the_code_map_says_what_each_crate_uses() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let wrong = map::differences(&text, &packages());
    assert!(wrong.is_empty(), "ARCHITECTURE.md, the code map:\n{}", wrong.join("\n"));
    for place in map::places(&text) {
        assert!(root().join(&place).exists(), "ARCHITECTURE.md, the code map: there is no `{place}`");
    }
}

#[test]
fn every_never_has_its_test() {
    let text = std::fs::read_to_string(root().join("tests/never.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| ") && line.contains('`')).collect();
    assert!(rows.len() > 30, "the table is another one");
    for row in rows {
        let held_by = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        for (place, name) in held_by.split(" · ").map(|test| test.trim_start_matches('`').split_once("` ").unwrap()) {
            let source = std::fs::read_to_string(root().join(place)).unwrap_or_default();
            let forms = [
                format!("fn {name}("),
                format!("test(\"{name}\""),
                format!("name = \"{name}\""),
                format!(": {name}\""),
            ];
            assert!(forms.iter().any(|form| source.contains(form)), "tests/never.md: `{place}` has no {name}");
        }
    }
}

#[test]
fn no_file_is_left_out() {
    for package in packages() {
        let compiled: BTreeSet<_> = package.roots.iter().flat_map(|file| compiled::of(file)).collect();
        for file in weibao_tests::files(&root().join(&package.folder), &["rs"]) {
            assert!(compiled.contains(&file), "{} is compiled nowhere: no `mod` names it", file.display());
        }
    }
}

#[test]
fn only_the_view_and_the_shells_know_a_browser() {
    let mut knowing = Vec::new();
    for package in packages() {
        let knows = package.dependencies.iter().any(|(name, _)| BROWSER.contains(&name.as_str()));
        if knows {
            knowing.push(package.folder.clone());
        }
    }
    knowing.sort();
    assert_eq!(knowing, KNOW_A_BROWSER);
}

#[test]
fn no_two_files_need_each_other() {
    let mut unexpected = Vec::new();
    for package in packages() {
        let found: Vec<String> = package.roots.iter().flat_map(|file| circles::find(&rust::edges(file))).collect();
        match (STILL_IN_CIRCLES.contains(&package.folder.as_str()), found.is_empty()) {
            (true, true) => {
                unexpected.push(format!("{} is in order now: take it out of STILL_IN_CIRCLES", package.folder))
            }
            (false, false) => unexpected.extend(found),
            _ => {}
        }
    }
    unexpected.extend(circles::find(&javascript::edges(&root())));
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
}
