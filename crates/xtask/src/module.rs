//! `dist/module/`: the npm package, and `dist/site/api/`: what it says about itself.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::files::{self, Dist, list, read, read_text, root, sha256};
use crate::run::{output, program, run, say};
use crate::wasm::{Built, bundle};

/// ES modules that Chromium 69 reads: it knows both of these, though they are newer than ES2017.
pub const ES_MODULE: [&str; 3] = ["--format=esm", "--supported:import-meta=true", "--supported:dynamic-import=true"];

/// Writes the package.
pub fn write(dist: &Dist, scoring: &Built, documents: &Built, tables: &Built) -> Result<()> {
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
    dist.write("module/tables.js", module("crates/tables-module/js/tables.js", bindings("tables", tables))?)?;
    dist.write("module/tables_bg.wasm", &tables.wasm)?;
    for (from, to) in [
        ("module/js/weibao.d.ts", "weibao.d.ts"),
        ("documents-module/js/documents.d.ts", "documents.d.ts"),
        ("tables-module/js/tables.d.ts", "tables.d.ts"),
    ] {
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
    dist.write("module/LICENSE", read(&root().join("LICENSE"))?)?;
    let sums = integrity(dist)?;
    dist.write("module/README.md", readme(&sums)?)?;
    dist.write("module/integrity.json", serde_json::to_string_pretty(&sums).context("integrity.json")?)?;
    run(program("node").arg("crates/xtask/assets/examples.mjs").arg(dist.path("module/examples")))?;
    documentation(dist)
}

/// For whoever puts a file into a page or checks what was delivered: the `integrity` attribute and the SHA-256 of each.
fn integrity(dist: &Dist) -> Result<Map<String, Value>> {
    let mut sums = Map::new();
    for name in list(&dist.path("module"))? {
        let bytes = read(&dist.path(&format!("module/{name}")))?;
        sums.insert(name, json!({ "integrity": files::integrity(&bytes), "sha256": sha256(&bytes) }));
    }
    Ok(sums)
}

/// The package's own README: `{{name}}` becomes the `integrity` value of that file, `{{version}}` the version.
fn readme(sums: &Map<String, Value>) -> Result<String> {
    let template = read_text(&root().join("crates/module/README.md"))?;
    let values = sums.iter().filter_map(|(name, sums)| Some((name.as_str(), sums.get("integrity")?.as_str()?)));
    let filled = values
        .chain([("version", env!("CARGO_PKG_VERSION"))])
        .fold(template, |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value));
    if filled.contains("{{") {
        bail!("crates/module/README.md: a {{{{name}}}} that is no file of the package");
    }
    Ok(filled)
}

/// The API documentation, made of the package's README and of the comments in its types.
fn documentation(dist: &Dist) -> Result<()> {
    let types = list(&dist.path("module"))?.into_iter().filter(|name| name.ends_with(".d.ts"));
    // The scoring first: the others build on its shapes.
    let (first, others): (Vec<_>, Vec<_>) = types.partition(|name| name == "weibao.d.ts");
    let page = output(
        program("node")
            .arg("crates/xtask/assets/api.mjs")
            .arg(dist.path("module/README.md"))
            .args(first.iter().chain(&others).map(|name| dist.path(&format!("module/{name}")))),
    )?;
    dist.write("site/api/index.html", page)?;
    dist.write("site/api/api.css", read(&root().join("crates/xtask/assets/api.css"))?)
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
            "./element": entry("element", "element"),
            "./element.js": entry("element", "element"),
            "./documents": entry("documents", "documents"),
            "./documents.js": entry("documents", "documents"),
            "./tables": entry("tables", "tables"),
            "./tables.js": entry("tables", "tables"),
            "./weibao.js": entry("weibao", "weibao"),
            "./weibao.classic.js": "./weibao.classic.js",
            "./weibao_bg.wasm": "./weibao_bg.wasm",
            "./documents_bg.wasm": "./documents_bg.wasm",
            "./tables_bg.wasm": "./tables_bg.wasm",
            "./element_bg.wasm": "./element_bg.wasm",
            "./element.css": "./element.css",
            "./package.json": "./package.json"
        },
        "files": ["*.js", "*.wasm", "*.css", "*.d.ts", "integrity.json", "examples"],
        "sideEffects": ["./weibao.classic.js", "./element.js"]
    }))
}
