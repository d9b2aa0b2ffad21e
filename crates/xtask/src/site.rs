//! The page, twice out of one template: `dist/site/` for any folder of any server, `dist/weibao.html` for the disk.
//!
//! Both start with the same script (`assets/boot.js`), the site from a file of its own: a portal's policy may forbid whatever stands in a page.
//! Both hold to a policy that allows no connection beyond their own files.

use std::path::Path;

use anyhow::{Result, bail};
use weibao_divisions::DATA as DIVISIONS;

use crate::files::{Dist, csp_hash, read_text, root, sha256};
use crate::glue;
use crate::packing;
use crate::run::{output, program, say};
use crate::wasm::{Built, bundle};

/// What a page is put together from.
struct Page {
    /// The stylesheet, and the scripts that stand in the page itself.
    head: String,
    body: String,
    /// Attributes of the `html` element: where the boot script finds what it loads.
    addresses: String,
    /// The policy's directives for scripts, styles and connections.
    scripts: Vec<String>,
    styles: String,
    connections: &'static str,
    /// The directive for workers, where it is another than that for scripts.
    workers: &'static str,
}

/// Writes both pages.
pub fn write(dist: &Dist, app: &Built, documents: &Built, tables: &Built) -> Result<()> {
    say("site: putting the pages together");
    let template = read_text(&root().join("site/index.html"))?;
    let style = output(program("node_modules/.bin/esbuild").args([
        "site/style.css",
        "--minify",
        "--target=chrome69",
        "--charset=utf8",
    ]))?;
    let boot = |one_file: bool| {
        let options = ["--format=iife".into(), "--target=es2015".into(), format!("--define:ONE_FILE={one_file}")];
        bundle("crates/xtask/assets/boot.js", &options)
    };
    let app_script = program_script("crates/xtask/assets/app.js", "weibao", &glue::of_page(app)?)?;
    let documents_script = program_script("crates/documents-module/js/site.js", "documents", &documents.glue)?;
    let tables_script = program_script("crates/tables-module/js/site.js", "tables", &tables.glue)?;
    let hosted_boot = boot(false)?;

    dist.write("site/style.css", &style)?;
    dist.write("site/weibao.js", &app_script)?;
    let first = app.parts.as_ref().map_or(&app.wasm, |parts| &parts.first);
    dist.write("site/weibao_bg.wasm", first)?;
    dist.write("site/boot.js", &hosted_boot)?;
    dist.write("site/documents.js", &documents_script)?;
    dist.write("site/documents_bg.wasm", &documents.wasm)?;
    dist.write("site/tables.js", &tables_script)?;
    dist.write("site/tables_bg.wasm", &tables.wasm)?;
    dist.write("site/divisions.txt", DIVISIONS)?;
    let app_address = versioned("weibao.js", app_script.as_bytes());
    let wasm_address = versioned("weibao_bg.wasm", first);
    let address = |attribute: &str, address: &str| format!(" data-{attribute}=\"{address}\"");
    let rest = match &app.parts {
        Some(parts) => {
            dist.write("site/weibao_rest.wasm", &parts.rest)?;
            address("rest-wasm", &versioned("weibao_rest.wasm", &parts.rest))
        }
        None => String::new(),
    };
    let hosted = Page {
        head: format!(
            "<link rel=\"stylesheet\" href=\"{}\">\n<link rel=\"preload\" href=\"{wasm_address}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
            versioned("style.css", style.as_bytes())
        ),
        // In this order, whatever becomes of the first: the boot script says so where it is not there.
        body: [&app_address, &versioned("boot.js", hosted_boot.as_bytes())]
            .map(|address| format!("<script defer src=\"{address}\"></script>\n"))
            .concat(),
        addresses: [
            address("weibao-script", &app_address),
            address("weibao-wasm", &wasm_address),
            rest,
            address("documents-script", &versioned("documents.js", documents_script.as_bytes())),
            address("documents-wasm", &versioned("documents_bg.wasm", &documents.wasm)),
            address("tables-script", &versioned("tables.js", tables_script.as_bytes())),
            address("tables-wasm", &versioned("tables_bg.wasm", &tables.wasm)),
            address("divisions", &versioned("divisions.txt", DIVISIONS.as_bytes())),
        ]
        .concat(),
        scripts: vec!["'self'".into()],
        styles: "'self'".into(),
        connections: "'self'",
        workers: "",
    };
    dist.write("site/index.html", put_together(&template, &hosted)?)?;

    let scripts = [inline(&app_script), inline(&boot(true)?)];
    // Scripts that are wanted later are packed, too; the policy knows them all the same.
    let later = [("documentsProgram", documents_script.as_str()), ("tablesProgram", tables_script.as_str())];
    // As they are wanted: the program, the list of counties that its first screen picks from, what comes behind the first painting.
    let mut in_order: Vec<(&str, &[u8])> = vec![("weibao", first), ("divisions", DIVISIONS.as_bytes())];
    in_order.extend(app.parts.as_ref().map(|parts| ("rest", parts.rest.as_slice())));
    in_order.extend(later.map(|(name, script)| (name, script.as_bytes())));
    in_order.extend([("documents", documents.wasm.as_slice()), ("tables", tables.wasm.as_slice())]);
    let single = Page {
        head: format!("<style>{style}</style>"),
        body: embedded(&in_order)?
            + &scripts.iter().map(|text| format!("<script>{text}</script>\n")).collect::<String>(),
        addresses: String::new(),
        scripts: scripts.iter().map(String::as_str).chain(later.map(|(_, text)| text)).map(csp_hash).collect(),
        styles: csp_hash(&style),
        connections: "'none'",
        workers: " worker-src blob:;",
    };
    dist.write("weibao.html", put_together(&template, &single)?)
}

/// A classic script that puts `{init, …}` at `window.<name>Program`.
fn program_script(entry: &str, name: &str, glue: &Path) -> Result<String> {
    bundle(
        entry,
        &[
            "--format=iife".into(),
            format!("--global-name={name}Program"),
            format!("--alias:{name}-bindings={}", glue.display()),
            // So that the classes of the glue that only the custom element uses are left out.
            "--pure:FinalizationRegistry".into(),
            "--define:Symbol.dispose=undefined".into(),
        ],
    )
}

/// A name that changes with the content, so that no cache mixes two builds; the file keeps its plain name.
fn versioned(name: &str, content: &[u8]) -> String {
    format!("{name}?v={}", &sha256(content)[..12])
}

/// As it may stand inside a `script` element.
fn inline(script: &str) -> String {
    script.trim().replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// What the boot script takes out of the page when it is wanted: packed as one, since much of what is in one is in the others too. The script unpacks
/// from the beginning up to the end of what is wanted.
fn embedded(in_order: &[(&str, &[u8])]) -> Result<String> {
    let whole: Vec<u8> = in_order.iter().flat_map(|(_, bytes)| *bytes).copied().collect();
    let lengths: Vec<(&str, usize)> = in_order.iter().map(|(name, bytes)| (*name, bytes.len())).collect();
    Ok(format!(
        "<script type=\"text/plain\" id=\"packed\" data-lengths='{}'>{}</script>\n",
        serde_json::to_string(&lengths)?,
        packing::text(&packing::packed(&whole)?)
    ))
}

fn put_together(template: &str, page: &Page) -> Result<String> {
    // Chromium before 97 compiles no wasm without 'unsafe-eval'; where the narrow keyword is known, the boot script takes the wide one away.
    let policy = |evaluation: &str| {
        format!(
            "default-src 'none'; script-src {} {evaluation}; style-src {}; img-src data: blob:; connect-src {};{} form-action 'none'; base-uri 'none'",
            page.scripts.join(" "),
            page.styles,
            page.connections,
            page.workers
        )
    };
    let policies = format!(
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"weibao-strict-policy\" content=\"{}\">",
        policy("'wasm-unsafe-eval' 'unsafe-eval'"),
        policy("'wasm-unsafe-eval'")
    );
    let places = [
        ("<html lang=\"zh-CN\">", format!("<html lang=\"zh-CN\"{}>", page.addresses)),
        ("<meta charset=\"utf-8\">", policies),
        // Without an icon of its own, a browser asks the server for one.
        ("<link rel=\"stylesheet\" href=\"style.css\">", format!("<link rel=\"icon\" href=\"data:,\">\n{}", page.head)),
        ("</body>", format!("{}</body>", page.body)),
    ];
    places.iter().try_fold(template.to_owned(), |text, (place, content)| {
        if text.matches(place).count() != 1 {
            bail!("site/index.html must hold `{place}` exactly once");
        }
        Ok(text.replacen(place, content, 1))
    })
}
