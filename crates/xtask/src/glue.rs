//! What wasm-bindgen wrote for the app, changed where it must be: by replacing lines that are looked for, and missed if they are not there.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::files::{self, read_text, root};
use crate::wasm::Built;

/// HTML is put together by `site/js/markup.js`: a portal may require trusted types.
const MARKUP: Change = Change {
    from: "getObject(arg0).innerHTML = getStringFromWasm0(arg1, arg2);",
    to: "setMarkup(getObject(arg0), getStringFromWasm0(arg1, arg2));",
    import: ("setMarkup", "site/js/markup.js"),
};
/// Every way into the wasm goes through `site/js/guard.js`.
const GUARD: Change = Change {
    from: "wasm = instance.exports;",
    to: "wasm = guard(instance.exports);",
    import: ("guard", "site/js/guard.js"),
};

struct Change {
    from: &'static str,
    to: &'static str,
    /// What `to` calls, and the script that exports it.
    import: (&'static str, &'static str),
}

/// The page's.
pub fn of_page(app: &Built) -> Result<PathBuf> {
    changed(app, "page", &[MARKUP])
}

/// The element's.
pub fn of_element(app: &Built) -> Result<PathBuf> {
    changed(app, "element", &[MARKUP, GUARD])
}

fn changed(app: &Built, folder: &str, changes: &[Change]) -> Result<PathBuf> {
    let mut glue = read_text(&app.glue)?;
    for Change { from, to, import: (name, script) } in changes {
        if !glue.contains(from) {
            bail!("the glue of {folder} is looked through for `{from}` in vain");
        }
        glue = format!("import {{ {name} }} from \"../../{script}\";\n{}", glue.replace(from, to));
    }
    let file = root().join("target").join(folder).join("weibao.js");
    files::write(&file, glue)?;
    Ok(file)
}
