//! Which scripts import which. Only what lies in this repository counts: `./weibao.js` of a built package is no file of ours.

use std::path::{Component, Path, PathBuf};

use super::circles::Edges;
use super::packages::from_root;

const FOLDERS: [&str; 4] = ["crates", "examples", "site", "tests"];
const ENDINGS: [&str; 5] = ["js", "mjs", "jsx", "ts", "vue"];

pub fn edges(root: &Path) -> Edges {
    let files = FOLDERS.map(|folder| weibao_tests::files(&root.join(folder), &ENDINGS)).concat();
    assert!(files.len() > 30, "only {} scripts were found", files.len());
    let mut edges = Edges::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for name in imports(&text) {
            let wanted = tidy(&file.parent().unwrap().join(name));
            if wanted.is_file() {
                edges.entry(from_root(&file)).or_default().insert(from_root(&wanted));
            }
        }
    }
    assert!(edges.len() > 15, "only {} scripts import another", edges.len());
    edges
}

/// The relative names after `from`, `import` or `import(`.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for (place, _) in text.match_indices(word) {
            let rest = text[place + word.len()..].trim_start();
            let rest = rest.strip_prefix('(').unwrap_or(rest).trim_start();
            let Some(quote) = rest.chars().next().filter(|letter| matches!(letter, '"' | '\'')) else { continue };
            let name = rest[1..].split(quote).next().unwrap_or_default();
            if name.starts_with("./") || name.starts_with("../") {
                found.push(name);
            }
        }
    }
    found
}

/// Without `.` and `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(tidied.pop()),
            Component::CurDir => {}
            part => tidied.push(part),
        }
    }
    tidied
}

#[test]
fn every_kind_of_import_is_seen() {
    let text = "import a from \"./a.js\";\nimport './b.js';\nexport * from '../c.js';\nconst d = await import(\"./d.js\");\nimport e from \"fflate\";\nArray.from(\"./f.js\");\n";
    let mut found = imports(text);
    found.sort_unstable();
    assert_eq!(found, ["../c.js", "./a.js", "./b.js", "./d.js", "./f.js"]);
}
