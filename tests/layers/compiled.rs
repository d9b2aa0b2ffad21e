//! Which files of a crate are compiled. What no `mod` names is compiled nowhere, and its tests are run by nobody.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the crate that begins with this one.
pub fn of(first: &Path) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    follow(first, first.parent().unwrap(), &mut files);
    files
}

/// The Rust files in a folder and below, but for those of other packages.
pub fn lying_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            files.extend(lying_in(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// A file, and those of its parts, which lie in `folder`.
fn follow(file: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    files.insert(file.into());
    parts(&parsed.items, folder, files);
}

fn parts(items: &[syn::Item], folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for item in items {
        let syn::Item::Mod(part) = item else { continue };
        let name = part.ident.to_string();
        let inner = folder.join(&name);
        if let Some((_, items)) = &part.content {
            parts(items, &inner, files);
        } else {
            let beside = folder.join(format!("{name}.rs"));
            let file = if beside.exists() { beside } else { inner.join("mod.rs") };
            follow(&file, &inner, files);
        }
    }
}
