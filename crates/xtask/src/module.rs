//! `dist/module/`: the npm package.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::files::{self, Dist, list, read, read_text, root, sha256};
use crate::run::say;
use crate::wasm::{Built, bundle};

/// ES modules that Chromium 69 reads: it knows both of these, though they are newer than ES2017.
const ES_MODULE: [&str; 3] = ["--format=esm", "--supported:import-meta=true", "--supported:dynamic-import=true"];

/// Writes the package.
pub fn write(dist: &Dist, scoring: &Built, documents: &Built) -> Result<()> {
    say("module: putting the package together");
    let bindings = |name: &str, built: &Built| format!("--alias:{name}-bindings={}", built.glue.display());
    let module = |entry: &str, alias: String| {
        bundle(entry, &ES_MODULE.iter().map(|option| (*option).to_owned()).chain([alias]).collect::<Vec<_>>())
    };

    dist.write("module/weibao.js", module("crates/module/js/weibao.js", bindings("weibao", scoring))?)?;
    dist.write("module/weibao_bg.wasm", &scoring.wasm)?;
    dist.write(
        "module/documents.js",
        module("crates/documents-module/js/documents.js", bindings("documents", documents))?,
    )?;
    dist.write("module/documents_bg.wasm", &documents.wasm)?;
    for (from, to) in
        [("module/js/weibao.d.ts", "weibao.d.ts"), ("documents-module/js/documents.d.ts", "documents.d.ts")]
    {
        dist.write(&format!("module/{to}"), read_text(&root().join("crates").join(from))?)?;
    }

    // esbuild's `binary` loader puts the bytes into the script as base64.
    let wasm = dist.path("module/weibao_bg.wasm");
    let classic = [
        "--format=iife".into(),
        "--global-name=weibao".into(),
        "--loader:.wasm=binary".into(),
        bindings("weibao", scoring),
        format!("--alias:weibao-wasm={}", wasm.display()),
    ];
    dist.write("module/weibao.classic.js", bundle("crates/module/js/classic.js", &classic)?)?;

    let package = serde_json::to_string_pretty(&package()?).context("package.json")?;
    dist.write("module/package.json", package + "\n")?;
    dist.write("module/integrity.json", integrity(dist)?)
}

/// For whoever puts a file into a page or checks what was delivered: the `integrity` attribute and the SHA-256 of each.
fn integrity(dist: &Dist) -> Result<String> {
    let mut sums = Map::new();
    for name in list(&dist.path("module"))? {
        let bytes = read(&dist.path(&format!("module/{name}")))?;
        sums.insert(name, json!({ "integrity": files::integrity(&bytes), "sha256": sha256(&bytes) }));
    }
    serde_json::to_string_pretty(&sums).context("integrity.json")
}

fn package() -> Result<Value> {
    let entry =
        |name: &str, types: &str| json!({ "types": format!("./{types}.d.ts"), "default": format!("./{name}.js") });
    Ok(json!({
        "name": "weibao",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "全国未成年人保护示范县创建达标体系的自评计算",
        "license": "MIT",
        "type": "module",
        "main": "./weibao.js",
        "types": "./weibao.d.ts",
        "exports": {
            ".": entry("weibao", "weibao"),
            "./documents": entry("documents", "documents"),
            "./documents.js": entry("documents", "documents"),
            "./weibao.js": entry("weibao", "weibao"),
            "./weibao.classic.js": "./weibao.classic.js",
            "./weibao_bg.wasm": "./weibao_bg.wasm",
            "./documents_bg.wasm": "./documents_bg.wasm",
            "./package.json": "./package.json"
        },
        "files": ["*.js", "*.wasm", "*.d.ts", "integrity.json"],
        "sideEffects": ["./weibao.classic.js"]
    }))
}
