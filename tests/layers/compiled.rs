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

/// A Rust file, read.
pub fn parsed(file: &Path) -> syn::File {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The file of a module whose parent's parts lie in `folder`.
pub fn file_of(name: &str, folder: &Path) -> PathBuf {
    let beside = folder.join(format!("{name}.rs"));
    if beside.exists() { beside } else { folder.join(name).join("mod.rs") }
}

/// A file, and those of its parts, which lie in `folder`.
fn follow(file: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) {
    files.insert(file.into());
    parts(&parsed(file).items, folder, files);
}

fn parts(items: &[syn::Item], folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for item in items {
        let syn::Item::Mod(part) = item else { continue };
        let name = part.ident.to_string();
        let inner = folder.join(&name);
        if let Some((_, items)) = &part.content {
            parts(items, &inner, files);
        } else {
            follow(&file_of(&name, folder), &inner, files);
        }
    }
}
