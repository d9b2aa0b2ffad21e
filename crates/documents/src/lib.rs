#![doc = include_str!("../README.md")]

mod documents;
mod docx;
mod dossier;
mod fields;
#[cfg(test)]
mod make_templates;
mod package;
mod prose;
mod xlsx;
mod xml;

pub use documents::{FormText, FormTexts, application, evidence_index, filled, form_texts, plan, report, template};
pub use docx::content::{Align, Block, Cell, Look, Paragraph, Row, Table, content};
pub use docx::preview::preview;
pub use fields::{PlaceholderList, Placeholders};
pub use prose::Placed;
use weibao_core::Problem;
pub use xlsx::request::{request, request_file_name};
pub use xlsx::rollup::rollup;
pub use xlsx::workbook::{workbook, workbook_preview};

/// What a template can ask for.
pub fn placeholders() -> Placeholders {
    dossier::SHAPE.placeholders()
}

fn problem(code: &str, path: &str, text: String) -> Problem {
    Problem { code: code.into(), path: path.into(), text }
}
