//! What wasm-bindgen wrote for the app, changed where it must be: by replacing lines that are looked for, and missed if they are not there.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::files::{self, read_text, root};
use crate::wasm::Built;

/// HTML is put together by `site/js/markup.js`: a portal may require trusted types.
const MARKUP: Change = Change {
    from: "getObject(arg0).innerHTML = getStringFromWasm0(arg1, arg2);",
    to: "setMarkup(getObject(arg0), getStringFromWasm0(arg1, arg2));",
    import: Some(("setMarkup", "site/js/markup.js")),
};
/// The rest of the program is brought into what is there.
const COMPLETE: Change = Change {
    from: "wasm = instance.exports;",
    to: "wasm = instance.exports;\n    const own = wasm;\n    complete = (rest) => __wbg_load(rest, { a: own });",
    import: None,
};
/// Every way into the wasm goes through `site/js/guard.js`.
const GUARD: Change = Change {
    from: "const own = wasm;",
    to: "const own = wasm;\n    wasm = guard(own);",
    import: Some(("guard", "site/js/guard.js")),
};

struct Change {
    from: &'static str,
    to: &'static str,
    /// What `to` calls, and the script that exports it.
    import: Option<(&'static str, &'static str)>,
}

/// The page's. Each also exports `complete`, which takes the rest of the program: its bytes, or a response of them.
pub fn of_page(app: &Built) -> Result<PathBuf> {
    changed(app, "page", &[MARKUP, COMPLETE])
}

/// The element's.
pub fn of_element(app: &Built) -> Result<PathBuf> {
    changed(app, "element", &[MARKUP, COMPLETE, GUARD])
}

fn changed(app: &Built, folder: &str, changes: &[Change]) -> Result<PathBuf> {
    let mut glue = read_text(&app.glue)?;
    for Change { from, to, import } in changes {
        if !glue.contains(from) {
            bail!("the glue of {folder} is looked through for `{from}` in vain");
        }
        glue = glue.replace(from, to);
        if let Some((name, script)) = import {
            glue = format!("import {{ {name} }} from \"../../{script}\";\n{glue}");
        }
    }
    let file = root().join("target").join(folder).join("weibao.js");
    files::write(&file, glue + "\nexport let complete;\n")?;
    Ok(file)
}
