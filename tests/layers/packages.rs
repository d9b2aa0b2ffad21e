//! The crates of this repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A crate of this repository.
pub struct Package {
    /// Its folder, from the repository's root.
    pub folder: String,
    /// `(name, kind)` of what it depends on; a kind is `normal`, `build` or `dev`.
    pub dependencies: BTreeSet<(String, String)>,
    /// The first file of each of its targets.
    pub roots: Vec<PathBuf>,
}

/// The repository's folder.
pub fn root() -> PathBuf {
    weibao_tests::folder().parent().unwrap().to_path_buf()
}

/// All of them, as cargo knows them.
pub fn packages() -> Vec<Package> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]).current_dir(root());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let package = |package: &Value| {
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let dependencies = package["dependencies"].as_array().unwrap().iter();
        let targets = package["targets"].as_array().unwrap().iter();
        Package {
            folder: from_root(manifest.parent().unwrap()),
            dependencies: dependencies
                .map(|one| (text(&one["name"]), one["kind"].as_str().unwrap_or("normal").to_owned()))
                .collect(),
            roots: targets.map(|target| PathBuf::from(text(&target["src_path"]))).collect(),
        }
    };
    let packages: Vec<Package> = metadata["packages"].as_array().unwrap().iter().map(package).collect();
    assert!(packages.len() >= 10, "cargo metadata lists only {} crates", packages.len());
    packages
}

/// A place as seen from the repository's folder, with `/` between the parts.
pub fn from_root(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}
