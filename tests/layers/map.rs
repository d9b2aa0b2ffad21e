//! The code map of `ARCHITECTURE.md`: a row a room, with what it may use in the last column.
//!
//! `core, serde_json` means exactly these, our own without their `weibao-`; `; to build: compiler` what a build script uses;
//! `–` is nothing, and `everything` is not held.

use std::collections::BTreeSet;

use super::packages::Package;

/// The rows: the places that each names, and its last column.
fn rows(text: &str) -> Vec<(Vec<String>, String)> {
    let map = text.split("## Code map").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let rows = map.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [places, _, uses] = cells.as_slice() else { return None };
        let places: Vec<String> =
            places.split('`').skip(1).step_by(2).map(|place| place.trim_end_matches('/').into()).collect();
        (!places.is_empty()).then(|| (places, (*uses).to_owned()))
    });
    rows.collect()
}

/// Every place that the map names.
pub fn places(text: &str) -> Vec<String> {
    rows(text).into_iter().flat_map(|(places, _)| places).collect()
}

/// What is wrong with the map, each with the row that would be right.
pub fn differences(text: &str, packages: &[Package]) -> Vec<String> {
    let rows = rows(text);
    let mut wrong = Vec::new();
    for package in packages {
        let folder = &package.folder;
        let uses = uses(package);
        match rows.iter().filter(|(places, _)| places.contains(folder)).collect::<Vec<_>>().as_slice() {
            [] => wrong.push(format!("the row of `{folder}` is missing: | `{folder}` | … | {uses} |")),
            [(_, said)] if said.starts_with("everything") => {}
            [(_, said)] if *said != uses => wrong.push(format!("`{folder}` uses {uses}, its row says {said}")),
            [_] => {}
            _ => wrong.push(format!("`{folder}` has several rows")),
        }
    }
    wrong
}

/// What a crate uses, as its row has to say it: our own first.
fn uses(package: &Package) -> String {
    let of_kind = |wanted: &str| {
        let names = package.dependencies.iter().filter(|(_, kind)| kind == wanted).map(|(name, _)| name.as_str());
        let (ours, others): (BTreeSet<&str>, BTreeSet<&str>) = names.partition(|name| name.starts_with("weibao-"));
        let ours = ours.into_iter().map(|name| name.trim_start_matches("weibao-"));
        ours.chain(others).collect::<Vec<_>>().join(", ")
    };
    match (of_kind("normal"), of_kind("build")) {
        (normal, build) if normal.is_empty() && build.is_empty() => "–".to_owned(),
        (normal, build) if build.is_empty() => normal,
        (normal, build) if normal.is_empty() => format!("to build: {build}"),
        (normal, build) => format!("{normal}; to build: {build}"),
    }
}

#[test]
fn a_missing_row_and_a_wrong_one_are_said() {
    let package = |folder: &str, uses: &[(&str, &str)]| Package {
        folder: folder.into(),
        dependencies: uses.iter().map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned())).collect(),
        roots: Vec::new(),
    };
    let packages = [
        package(
            "crates/a",
            &[("weibao-core", "normal"), ("serde", "normal"), ("weibao-b", "build"), ("proptest", "dev")],
        ),
        package("crates/b", &[]),
        package("crates/c", &[("zip", "normal")]),
    ];
    let map = |last: &str| {
        format!(
            "# X\n\n## Code map\n\n| where | what | may use |\n| --- | --- | --- |\n| `crates/a` | x | core, serde; to build: b |\n| `crates/b`, `data/` | x | – |\n{last}\n## Next\n| `crates/c` | x | zip |\n"
        )
    };
    assert_eq!(differences(&map("| `crates/c` | x | zip |\n"), &packages), [""; 0]);
    assert_eq!(differences(&map("| `crates/c` | x | everything |\n"), &packages), [""; 0]);
    assert_eq!(differences(&map(""), &packages), ["the row of `crates/c` is missing: | `crates/c` | … | zip |"]);
    assert_eq!(
        differences(&map("| `crates/c` | x | zip, serde |\n"), &packages),
        ["`crates/c` uses zip, its row says zip, serde"]
    );
    assert_eq!(places(&map("")), ["crates/a", "crates/b", "data"]);
}
