//! `<weibao-assessment>` of the npm package: the page's own wasm and style sheet, with a script that mounts them in a shadow root.

use anyhow::{Context, Result, bail};

use crate::files::{self, Dist, read_text, root};
use crate::glue;
use crate::module::{self, ES_MODULE};
use crate::run::{output, program, say};
use crate::wasm::Built;

/// Writes `element.js` and what it loads.
pub fn write(dist: &Dist, app: &Built) -> Result<()> {
    say("element: putting it together");
    let glue = glue::of_element(app)?;
    let style = style(&read_text(&root().join("site/style.css"))?)?;
    // Where the bundler takes it in as a text.
    let sheet = root().join("target/element/element.css");
    files::write(&sheet, &style)?;

    let mut options = ES_MODULE.map(str::to_owned).to_vec();
    options.extend([
        format!("--alias:weibao-bindings={}", glue.display()),
        format!("--alias:weibao-style={}", sheet.display()),
        "--loader:.css=text".to_owned(),
        "--external:./documents.js".to_owned(),
        "--external:./tables.js".to_owned(),
        "--external:./divisions.js".to_owned(),
        format!("--define:VERSION=\"{}\"", env!("CARGO_PKG_VERSION")),
    ]);
    module::script(dist, "element.js", "site/js/element.js", &options)?;
    let parts = app.parts.as_ref().context("the element's program comes in two parts")?;
    dist.write("module/element_bg.wasm", &parts.first)?;
    dist.write("module/element_rest.wasm", &parts.rest)?;
    dist.write("module/element.css", style)?;
    // A script, so that bundlers bring it along like the others.
    let list = serde_json::to_string(weibao_divisions::DATA).context("a text is JSON")?;
    dist.write("module/divisions.js", format!("export default {list};\n"))?;
    dist.write("module/element.d.ts", read_text(&root().join("site/js/element.d.ts"))?)?;
    for framework in module::FRAMEWORKS {
        let script = read_text(&root().join("crates/xtask/assets/framework.js"))?;
        dist.write(&format!("module/{framework}.js"), script)?;
        let types = format!("{framework}.d.ts");
        dist.write(&format!("module/{types}"), read_text(&root().join("site/js").join(types))?)?;
    }
    Ok(())
}

/// The page's style sheet for a shadow root: what asks for the window's width asks for the element's instead, and each of its custom
/// properties can be set from outside by a name of ours.
fn style(page: &str) -> Result<String> {
    let nested = [("@media (max-width: 900px) {", ".narrow {"), ("@media (min-width: 1240px) {", ".wide {")];
    let inner = themable(&replaced(page, &nested)?)?;
    let sheet = root().join("target/element/nested.css");
    files::write(&sheet, inner + &read_text(&root().join("site/js/element.css"))?)?;
    output(program("node_modules/.bin/esbuild").arg(&sheet).args([
        "--minify",
        "--target=chrome69",
        "--charset=utf8",
        "--log-level=warning",
    ]))
}

/// The first rule holds the custom properties: `--ink: #123` becomes `--ink: var(--weibao-ink, #123)`.
fn themable(style: &str) -> Result<String> {
    let rule = style.split_once('{').and_then(|(selector, rest)| Some((selector, rest.split_once('}')?)));
    let Some((selector, (properties, rest))) = rule else { bail!("site/style.css does not begin with a rule") };
    let properties = properties.split(';').map(str::trim).filter(|property| !property.is_empty()).map(|property| {
        let (name, value) =
            property.strip_prefix("--").and_then(|property| property.split_once(": ")).unwrap_or_default();
        if name.is_empty() {
            bail!("`{property}` in the first rule of site/style.css is no custom property");
        }
        Ok(format!("--{name}: var(--weibao-{name}, {value});"))
    });
    let properties = properties.collect::<Result<String>>()?;
    Ok(format!("{selector}{{{properties}}}{rest}"))
}

fn replaced(text: &str, pairs: &[(&str, &str)]) -> Result<String> {
    pairs.iter().try_fold(text.to_owned(), |text, (from, to)| {
        if !text.contains(from) {
            bail!("the element's build looks for `{from}` in vain");
        }
        Ok(text.replace(from, to))
    })
}
