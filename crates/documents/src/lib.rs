#![doc = include_str!("../README.md")]

mod comparison;
mod documents;
mod docx;
mod fields;
mod kind;
mod letters;
mod limits;
#[cfg(test)]
mod make_templates;
mod model;
mod origin;
mod package;
mod problem;
mod prose;
mod review;
pub mod rollup;
mod xlsx;
mod xml;

pub use comparison::paper as comparison_paper;
pub use documents::{FormText, FormTexts, filled, form_texts};
pub use docx::content::{Align, Block, Cell, Look, Paragraph, Row, Table, content};
pub use docx::preview::preview;
pub use fields::{PlaceholderList, Placeholders};
pub use kind::{file_name, template, write};
pub use letters::{letter, letter_template};
pub use origin::sender;
pub use package::pack_files;
pub use prose::Placed;
pub use review::Review;
pub use xlsx::comparison::comparison;
pub use xlsx::request::{request, request_file_name};
pub use xlsx::workbook::workbook_preview;

/// What a template can ask for.
pub fn placeholders() -> Placeholders {
    model::SHAPE.placeholders()
}
