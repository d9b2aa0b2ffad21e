//! Reads a finished document back as plain content, so that the page shows the document itself and not a second truth.

use serde::Serialize;
use weibao_core::Problem;

use crate::package;
use crate::xml::{self, Element, Node};

/// A block of a document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// A table.
    Table {
        /// Its rows.
        rows: Vec<Row>,
    },
}

/// A paragraph, perhaps empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// The style's id: `Title`, `Heading1` to `Heading3`, or another one of the template's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// `center`, `right` …, where the paragraph itself says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<String>,
    /// Whether it begins a page.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub new_page: bool,
    /// The words. A tab is `\t`, a line break `\n`.
    pub text: String,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Whether it is repeated on every page.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub header: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// How many columns it covers.
    pub span: u32,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// The content of a .docx in reading order.
///
/// # Errors
/// Where it is no .docx.
pub fn content(docx: &[u8]) -> Result<Vec<Block>, Vec<Problem>> {
    let nodes = xml::parse(&package::document(docx)?).map_err(|_| package::no_document())?;
    let document = nodes.iter().filter_map(Node::element).find(|element| element.name == "w:document");
    let body = document.and_then(|document| document.child("w:body")).ok_or_else(package::no_document)?;
    Ok(body.elements().filter_map(block).collect())
}

fn block(element: &Element) -> Option<Block> {
    match element.name.as_str() {
        "w:p" => Some(Block::Paragraph(paragraph(element))),
        "w:tbl" => Some(Block::Table { rows: element.elements().filter(|row| row.name == "w:tr").map(row).collect() }),
        _ => None,
    }
}

fn row(element: &Element) -> Row {
    let header = element.child("w:trPr").is_some_and(|properties| properties.child("w:tblHeader").is_some());
    Row { header, cells: element.elements().filter(|cell| cell.name == "w:tc").map(cell).collect() }
}

fn cell(element: &Element) -> Cell {
    let span = element
        .child("w:tcPr")
        .and_then(|properties| value(properties, "w:gridSpan"))
        .and_then(|span| span.parse().ok());
    Cell {
        span: span.unwrap_or(1),
        paragraphs: element.elements().filter(|inner| inner.name == "w:p").map(paragraph).collect(),
    }
}

fn paragraph(element: &Element) -> Paragraph {
    let properties = element.child("w:pPr");
    let mut text = String::new();
    words(element, &mut text);
    Paragraph {
        style: properties.and_then(|properties| value(properties, "w:pStyle")),
        align: properties.and_then(|properties| value(properties, "w:jc")),
        new_page: properties.is_some_and(|properties| properties.child("w:pageBreakBefore").is_some()),
        text,
    }
}

fn value(properties: &Element, name: &str) -> Option<String> {
    properties.child(name)?.attribute("w:val")
}

fn words(element: &Element, out: &mut String) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:t" => child.children.iter().for_each(|node| {
                if let Node::Text(text) = node {
                    out.push_str(text);
                }
            }),
            "w:tab" => out.push('\t'),
            "w:br" => out.push('\n'),
            "w:pPr" => {}
            _ => words(child, out),
        }
    }
}
