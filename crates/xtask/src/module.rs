//! `dist/module/`: the npm package, and `dist/site/api/`: what it says about itself.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::files::{self, Dist, list, read, read_text, root, sha256};
use crate::notices;
use crate::run::{output, program, run, say};
use crate::wasm::{Built, bundle};

/// ES modules that Chromium 69 reads: it knows both of these, though they are newer than ES2017.
pub const ES_MODULE: [&str; 3] = ["--format=esm", "--supported:import-meta=true", "--supported:dynamic-import=true"];

/// What `weibao/<name>` makes the element known to.
pub const FRAMEWORKS: [&str; 3] = ["preact", "react", "vue"];

/// Bundles a script of the package, with a source map beside it.
pub fn script(dist: &Dist, name: &str, entry: &str, options: &[String]) -> Result<()> {
    let file = dist.path(&format!("module/{name}"));
    let map = [format!("--outfile={}", file.display()), "--sourcemap=linked".into()];
    bundle(entry, &options.iter().cloned().chain(map).collect::<Vec<_>>())?;
    // Named as they are called in this repository, wherever it lay.
    let map = file.with_extension("js.map");
    let mut content: Value = serde_json::from_str(&read_text(&map)?).context("a source map is JSON")?;
    for source in content.get_mut("sources").and_then(Value::as_array_mut).into_iter().flatten() {
        let path = source.as_str().context("a source of a map is a path")?.trim_start_matches("../");
        *source = format!("weibao:///{path}").into();
    }
    files::write(&map, content.to_string())
}

/// Writes the package.
pub fn write(dist: &Dist, scoring: &Built, documents: &Built, tables: &Built) -> Result<()> {
    say("module: putting the package together");
    let bindings = |name: &str, built: &Built| format!("--alias:{name}-bindings={}", built.glue.display());
    let module = |name: &str, entry: &str, alias: String| {
        script(dist, name, entry, &ES_MODULE.map(str::to_owned).into_iter().chain([alias]).collect::<Vec<_>>())
    };

    module("weibao.js", "crates/module/js/weibao.js", bindings("weibao", scoring))?;
    dist.write("module/weibao_bg.wasm", &scoring.wasm)?;
    module("documents.js", "crates/documents-module/js/documents.js", bindings("documents", documents))?;
    dist.write("module/documents_bg.wasm", &documents.wasm)?;
    module("tables.js", "crates/tables-module/js/tables.js", bindings("tables", tables))?;
    dist.write("module/tables_bg.wasm", &tables.wasm)?;
    for (from, to) in [
        ("module/js/weibao.d.ts", "weibao.d.ts"),
        ("module/js/classic.d.ts", "weibao.classic.d.ts"),
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
        // Where it is imported, a name of its own would be seen by nobody.
        "--footer:js=(typeof globalThis=='object'?globalThis:self).weibao=weibao;".into(),
        "--loader:.wasm=binary".into(),
        bindings("weibao", scoring),
        format!("--alias:weibao-wasm={}", wasm.display()),
    ];
    dist.write("module/weibao.classic.js", bundle("crates/module/js/classic.js", &classic)?)?;

    let package = serde_json::to_string_pretty(&package()).context("package.json")?;
    dist.write("module/package.json", package + "\n")?;
    for (from, to) in [
        ("LICENSE", "LICENSE"),
        ("CHANGELOG.md", "CHANGELOG.md"),
        ("crates/module/BUNDLERS.md", "BUNDLERS.md"),
        ("standards/example-county.json", "example-county.json"),
    ] {
        dist.write(&format!("module/{to}"), read(&root().join(from))?)?;
    }
    let notices = notices::write()?;
    dist.write("module/THIRD-PARTY.txt", &notices)?;
    dist.write("site/THIRD-PARTY.txt", notices)?;
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
    // What only makes the rest known under another name explains nothing.
    let plain = |name: &str| name != "weibao.classic" && !FRAMEWORKS.contains(&name);
    let types = list(&dist.path("module"))?.into_iter().filter(|name| name.strip_suffix(".d.ts").is_some_and(plain));
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

/// `package.json`, in the order in which people read one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    name: &'static str,
    version: &'static str,
    description: &'static str,
    license: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    main: &'static str,
    types: &'static str,
    exports: BTreeMap<String, Export>,
    files: [&'static str; 9],
    side_effects: Vec<String>,
    engines: BTreeMap<&'static str, &'static str>,
}

/// What a name leads to. Of conditions the first that fits counts, so that the types come before what fits always.
#[derive(Serialize)]
#[serde(untagged)]
enum Export {
    Script { types: String, default: String },
    File(String),
}

/// `repository` is missing: where the source is published is not known yet.
fn package() -> Package {
    let script = |name: &str| Export::Script { types: format!("./{name}.d.ts"), default: format!("./{name}.js") };
    let mut exports = BTreeMap::from([(".".to_owned(), script("weibao"))]);
    for name in ["weibao", "documents", "tables", "element"].into_iter().chain(FRAMEWORKS) {
        exports.insert(format!("./{name}"), script(name));
        exports.insert(format!("./{name}.js"), script(name));
    }
    exports.insert("./weibao.classic.js".into(), script("weibao.classic"));
    for file in [
        "weibao_bg.wasm",
        "documents_bg.wasm",
        "tables_bg.wasm",
        "element_bg.wasm",
        "element_rest.wasm",
        "element.css",
        "example-county.json",
        "integrity.json",
        "package.json",
    ] {
        exports.insert(format!("./{file}"), Export::File(format!("./{file}")));
    }

    let effects = ["weibao.classic", "element"].into_iter().chain(FRAMEWORKS).map(|name| format!("./{name}.js"));
    Package {
        name: "weibao",
        version: env!("CARGO_PKG_VERSION"),
        description: "全国未成年人保护示范县创建达标体系的自评计算",
        license: "MIT",
        kind: "module",
        main: "./weibao.js",
        types: "./weibao.d.ts",
        exports,
        files: ["*.js", "*.js.map", "*.wasm", "*.css", "*.d.ts", "*.md", "THIRD-PARTY.txt", "*.json", "examples"],
        side_effects: effects.collect(),
        engines: BTreeMap::from([("node", ">=20.16")]),
    }
}
