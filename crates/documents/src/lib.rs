#![doc = include_str!("../README.md")]

mod documents;
mod docx;
mod dossier;
mod fields;
#[cfg(test)]
mod make_templates;
mod package;
mod xlsx;
mod xml;

pub use documents::{application, evidence_index, filled, plan, report};
pub use docx::content::{Block, Cell, Paragraph, Row, content};
use weibao_core::Problem;
pub use weibao_prose::{Drafts, draft, drafts};
pub use xlsx::workbook::workbook;

fn problem(code: &str, path: &str, text: String) -> Problem {
    Problem { code: code.into(), path: path.into(), text }
}
