//! Makes the templates of `standards/templates/` anew:
//! `cargo test -p weibao-documents -- --ignored make_templates`.
//!
//! Only for the first draft of a layout: afterwards they may be changed in WPS or Word, and are then the truth.

mod application;
mod evidence;
mod official;
mod plan;
mod report;
mod word;

use std::path::Path;

#[test]
#[ignore = "writes the templates over"]
fn make_templates() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../standards/templates");
    for (name, bytes) in [
        ("application.docx", application::template()),
        ("report.docx", report::template()),
        ("evidence.docx", evidence::template()),
        ("plan.docx", plan::template()),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}
