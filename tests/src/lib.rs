//! What the tests that cross the crates share.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde_json::Value;
use weibao_core::json::Parsed;
use weibao_core::{Catalog, check, read};

/// The folder of this crate.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder and below whose names end in one of these, but for what is built or installed.
///
/// # Panics
/// Where the folder cannot be read.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        let is = |names: &[&str], part: Option<&OsStr>| names.iter().any(|name| part.is_some_and(|part| part == *name));
        if path.is_dir() {
            if !is(&["target", "node_modules", "dist"], path.file_name()) {
                found.extend(files(&path, endings));
            }
        } else if is(endings, path.extension()) {
            found.push(path);
        }
    }
    found
}

/// A JSON file under this crate's folder.
///
/// # Panics
/// Where there is none, or it is not JSON: a test cannot go on.
pub fn json(path: impl AsRef<Path>) -> Value {
    let path = folder().join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Compares with a golden file; writes it where the environment says `UPDATE=1`.
///
/// # Panics
/// Where they differ.
pub fn golden(path: impl AsRef<Path>, actual: &Value) {
    let path = folder().join(path);
    let mut text = serde_json::to_string_pretty(actual).unwrap_or_default();
    text.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{} differs; run with UPDATE=1 and read the change", path.display());
}

/// A file reads alike as a value and as a text that is read where it lies: the same sound part, the same defects.
///
/// # Panics
/// Where it does not.
pub fn reads_alike(catalog: &Catalog, text: &Parsed<'_>, value: &Value) {
    assert_eq!(check(catalog, text), check(catalog, value), "{value}");
    assert_eq!(read(catalog, text).ok(), read(catalog, value).ok(), "{value}");
}

/// The names in a folder of cases, sorted. They are held against the list `<folder>.txt` beside it, which `UPDATE=1` rewrites, so that a
/// case cannot get lost.
///
/// # Panics
/// Where the folder and the list differ.
pub fn listed(path: &str) -> Vec<String> {
    let (folder, list) = (folder().join(path), folder().join(format!("{path}.txt")));
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let text = names.iter().map(|name| format!("{name}\n")).collect::<String>();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&list, &text).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    }
    let expected = std::fs::read_to_string(&list).unwrap_or_default();
    assert!(
        expected == text,
        "{} does not list what is in the folder; run with UPDATE=1 and read the change",
        list.display()
    );
    names
}
