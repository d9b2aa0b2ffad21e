//! A finished document as HTML: real headings, tables with headers, words that can be selected. No style and no script is in it, and
//! every word is escaped.

use weibao_core::Problem;

use super::content::{Align, Block, Cell, Paragraph, Row, Table, content};
use crate::xml::escape;

/// The level of HTML headings that a document's title has: the page's own stand above it.
const TITLE: u8 = 3;
/// HTML has no deeper heading.
const DEEPEST: u8 = 6;
/// Twentieths of a point in a CSS pixel.
const TWIPS: u32 = 15;

/// What a .docx says, as HTML: a `div.paper` for each section.
///
/// # Errors
/// Where it is no .docx.
pub fn preview(docx: &[u8]) -> Result<String, Vec<Problem>> {
    let mut out = String::new();
    for block in &content(docx)? {
        match block {
            Block::Section { lying } => {
                out.push_str(if out.is_empty() { "<div class=\"paper" } else { "</div><div class=\"paper" });
                out.push_str(if *lying { " lying\">" } else { "\">" });
            }
            other => write_block(other, &mut out),
        }
    }
    out.push_str("</div>");
    Ok(out)
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(paragraph) => write_paragraph(paragraph, out),
        Block::Table(table) => write_table(table, out),
        Block::Section { .. } => {}
    }
}

fn write_paragraph(paragraph: &Paragraph, out: &mut String) {
    let level = paragraph.look.level.filter(|_| !paragraph.text.trim().is_empty());
    let element = match level {
        Some(level) => format!("h{}", TITLE.saturating_add(level).min(DEEPEST)),
        None => "p".to_owned(),
    };
    let classes = [
        (level == Some(0), "title"),
        (paragraph.look.align == Align::Centre, "centre"),
        (paragraph.look.align == Align::End, "end"),
        (paragraph.look.indented, "indented"),
        (paragraph.new_page, "new-page"),
    ];
    let classes: Vec<&str> = classes.into_iter().filter(|(holds, _)| *holds).map(|(_, class)| class).collect();
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    out.push_str(&format!("<{element}{class}>{}</{element}>", escape(&paragraph.text)));
}

fn write_table(table: &Table, out: &mut String) {
    let heads = table.rows.iter().take_while(|row| row.header).count();
    let (head, body) = table.rows.split_at_checked(heads).unwrap_or((&[], &table.rows));
    out.push_str("<table><colgroup>");
    let whole = table.columns.iter().fold(0_u64, |sum, width| sum.saturating_add((*width).into())).max(1);
    for width in &table.columns {
        let share = u64::from(*width).saturating_mul(100).checked_div(whole).unwrap_or(0);
        out.push_str(&format!("<col width=\"{share}%\">"));
    }
    out.push_str("</colgroup>");
    for (part, rows, heads) in [("thead", head, true), ("tbody", body, false)] {
        if !rows.is_empty() {
            out.push_str(&format!("<{part}>"));
            rows.iter().for_each(|row| write_row(row, heads, out));
            out.push_str(&format!("</{part}>"));
        }
    }
    out.push_str("</table>");
}

fn write_row(row: &Row, head: bool, out: &mut String) {
    out.push_str(if row.whole { "<tr class=\"whole\">" } else { "<tr>" });
    for cell in &row.cells {
        let label = cell.paragraphs().next().is_some() && cell.paragraphs().all(|paragraph| paragraph.look.label);
        let (element, scope) = match (head, label) {
            (true, _) => ("th", " scope=\"col\""),
            (false, true) => ("th", " scope=\"row\""),
            (false, false) => ("td", ""),
        };
        let height = row.height.checked_div(TWIPS).unwrap_or(0);
        let height = if height > 0 { format!(" height=\"{height}\"") } else { String::new() };
        out.push_str(&format!("<{element}{scope}{}{height}>", spans(cell)));
        cell.blocks.iter().for_each(|block| write_block(block, out));
        out.push_str(&format!("</{element}>"));
    }
    out.push_str("</tr>");
}

fn spans(cell: &Cell) -> String {
    [("colspan", cell.columns), ("rowspan", cell.rows)]
        .into_iter()
        .filter(|(_, number)| *number > 1)
        .map(|(name, number)| format!(" {name}=\"{number}\""))
        .collect()
}
