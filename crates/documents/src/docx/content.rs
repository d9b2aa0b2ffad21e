//! Reads a finished document back as plain content, so that the page shows the document itself and not a second truth.

use weibao_core::Problem;
use weibao_text::documents as words;

use crate::package::{self, WordFile};
use crate::xml::{self, Element, Node};

/// A block of a document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// What follows stands on pages of its own, lying where this says so.
    Section {
        /// Whether the pages are wider than high.
        lying: bool,
    },
}

/// A paragraph, perhaps empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How it looks, by its style and its own properties.
    pub look: Look,
    /// Whether it begins a page.
    pub new_page: bool,
    /// The words. A tab is `\t`, a line break `\n`.
    pub text: String,
}

/// What of a paragraph's look tells a reader something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// 0 for a document's title, then the level of the heading; nothing for plain text.
    pub level: Option<u8>,
    /// Where the lines stand.
    pub align: Align,
    /// Whether the first line is set in.
    pub indented: bool,
    /// Whether it names what stands in the cell beside it.
    pub label: bool,
}

/// Where lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As words usually do.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the right.
    End,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The widths of its columns, in twentieths of a point.
    pub columns: Vec<u32>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether it is repeated on every page.
    pub header: bool,
    /// Whether it must stay on one page.
    pub whole: bool,
    /// How high it is at least, in twentieths of a point.
    pub height: u32,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Cell {
    /// The paragraphs that stand in the cell itself.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) | Block::Section { .. } => None,
        })
    }
}

/// The content of a .docx in reading order. The first block says how its pages lie.
///
/// # Errors
/// Where it is no .docx.
pub fn content(docx: &[u8]) -> Result<Vec<Block>, Vec<Problem>> {
    let unreadable = |_| package::no_document();
    let mut file = WordFile::open(docx)?;
    let main = file.main.clone();
    let document = file.text(&main)?.ok_or_else(package::no_document)?;
    let nodes = xml::parse(&document).map_err(unreadable)?;
    let styles = match file.related("styles")? {
        Some(name) => file.text(&name)?,
        None => None,
    };
    let styles = styles.map(|styles| xml::parse(&styles)).transpose().map_err(unreadable)?.unwrap_or_default();
    let body = package::body(&nodes).ok_or_else(package::no_document)?;
    let reader = Reader::new(&styles);
    let mut blocks = Vec::new();
    reader.blocks(body, &mut blocks);
    Ok(in_sections(blocks, body))
}

/// A section's end says how its pages lie; for a reader that has to stand first.
fn in_sections(blocks: Vec<Block>, body: &Element) -> Vec<Block> {
    let last = Block::Section { lying: body.child("w:sectPr").is_some_and(is_lying) };
    let (mut done, mut current) = (Vec::new(), Vec::new());
    for block in blocks.into_iter().chain([last]) {
        match block {
            Block::Section { .. } => {
                done.push(block);
                done.append(&mut current);
            }
            other => current.push(other),
        }
    }
    done
}

fn is_lying(section: &Element) -> bool {
    section.child("w:pgSz").and_then(|size| size.attribute("orient")).as_deref() == Some("landscape")
}

/// Styles that are based on styles: deeper than this only in a circle.
const DEEPEST_STYLE: usize = 10;

struct Reader {
    /// The looks of the styles, by their ids.
    looks: Vec<(String, Look)>,
    /// That of a paragraph without a style.
    plain: Look,
}

impl Reader {
    fn new(styles: &[Node]) -> Self {
        let styles: Vec<&Element> = styles.iter().filter_map(Node::element).flat_map(Element::elements).collect();
        let of = |id: Option<String>| id.map(|id| (look_of(&styles, &id, DEEPEST_STYLE), id));
        let ids = styles.iter().filter(|style| style.kind() == "w:style").map(|style| style.attribute("styleId"));
        let plain = styles.iter().find(|style| {
            style.attribute("default").as_deref() == Some("1")
                && style.attribute("type").as_deref() == Some("paragraph")
        });
        Self {
            looks: ids.filter_map(of).map(|(look, id)| (id, look)).collect(),
            plain: plain.and_then(|style| of(style.attribute("styleId"))).map(|(look, _)| look).unwrap_or_default(),
        }
    }

    /// The blocks of an element, also those inside content controls, revisions and links.
    fn blocks(&self, element: &Element, out: &mut Vec<Block>) {
        for child in element.elements() {
            match child.kind() {
                "w:p" => {
                    out.push(Block::Paragraph(self.paragraph(child)));
                    let section = child.child("w:pPr").and_then(|properties| properties.child("w:sectPr"));
                    out.extend(section.map(|section| Block::Section { lying: is_lying(section) }));
                }
                "w:tbl" => out.push(Block::Table(self.table(child))),
                "w:sectPr" | "w:tcPr" => {}
                _ => self.blocks(child, out),
            }
        }
    }

    fn table(&self, element: &Element) -> Table {
        let grid = element.child("w:tblGrid").into_iter().flat_map(Element::elements);
        let columns = grid.filter_map(|column| number(column, "w")).collect();
        let mut table = Table { columns, rows: Vec::new() };
        for row in inside(element, "w:tr") {
            let read = self.row(row, &mut table.rows);
            table.rows.push(read);
        }
        table
    }

    /// A cell that goes on from the row above makes that one higher instead.
    fn row(&self, element: &Element, above: &mut [Row]) -> Row {
        let properties = element.child("w:trPr");
        let height = properties.and_then(|properties| number(properties.child("w:trHeight")?, "val"));
        let has = |name: &str| properties.is_some_and(|properties| properties.child(name).is_some());
        let mut row = Row {
            header: has("w:tblHeader"),
            whole: has("w:cantSplit"),
            height: height.unwrap_or(0),
            cells: Vec::new(),
        };
        let mut column = 0_usize;
        for cell in inside(element, "w:tc") {
            let properties = cell.child("w:tcPr");
            let span = properties.and_then(|properties| number(properties.child("w:gridSpan")?, "val"));
            let columns = usize::try_from(span.unwrap_or(1)).unwrap_or(1).clamp(1, MOST_COLUMNS);
            let merged = properties.and_then(|properties| properties.child("w:vMerge"));
            let goes_on = merged.is_some_and(|merged| merged.attribute("val").as_deref() != Some("restart"));
            if !(goes_on && stretch(above, column)) {
                let mut blocks = Vec::new();
                self.blocks(cell, &mut blocks);
                row.cells.push(Cell { columns, rows: 1, blocks });
            }
            column = column.saturating_add(columns);
        }
        row
    }

    fn paragraph(&self, element: &Element) -> Paragraph {
        let properties = element.child("w:pPr");
        let mut text = String::new();
        spoken(element, &mut text);
        let style = properties.and_then(|properties| value(properties, "w:pStyle"));
        let known = style.and_then(|style| self.looks.iter().find(|(id, _)| *id == style));
        let mut look = known.map_or(self.plain, |(_, look)| *look);
        if let Some(properties) = properties {
            look.take(properties);
        }
        let new_page = properties.is_some_and(|properties| properties.child("w:pageBreakBefore").is_some());
        Paragraph { look, new_page, text }
    }
}

/// The look of a style, with that of the ones below it.
fn look_of(styles: &[&Element], id: &str, depth: usize) -> Look {
    let Some(style) = styles.iter().find(|style| style.attribute("styleId").as_deref() == Some(id)) else {
        return Look::default();
    };
    let base = value(style, "w:basedOn").filter(|_| depth > 0);
    let mut look = base.map_or_else(Look::default, |base| look_of(styles, &base, depth.saturating_sub(1)));
    match value(style, "w:name").as_deref() {
        Some("Title" | "title") => look.level = Some(0),
        Some(words::STYLE_LABEL) => look.label = true,
        _ => {}
    }
    if let Some(properties) = style.child("w:pPr") {
        look.take(properties);
    }
    look
}

impl Look {
    /// What these properties say wins.
    fn take(&mut self, properties: &Element) {
        if let Some(level) = properties.child("w:outlineLvl").and_then(|level| number(level, "val")) {
            // 9 is plain text.
            self.level = u8::try_from(level).ok().filter(|level| *level < 9).map(|level| level.saturating_add(1));
        }
        if let Some(align) = value(properties, "w:jc") {
            self.align = match align.as_str() {
                "center" => Align::Centre,
                "right" | "end" => Align::End,
                _ => Align::Start,
            };
        }
        if let Some(indent) = properties.child("w:ind") {
            let first = ["firstLineChars", "firstLine"].iter().find_map(|name| number(indent, name));
            self.indented = first.map_or(self.indented, |first| first > 0);
        }
    }
}

/// More columns than any table has.
const MOST_COLUMNS: usize = 1000;

/// Makes the cell that begins in this column of the rows above a row higher. `false` where there is none.
fn stretch(above: &mut [Row], column: usize) -> bool {
    for row in above.iter_mut().rev() {
        let mut place = 0_usize;
        for cell in &mut row.cells {
            if place == column {
                cell.rows = cell.rows.saturating_add(1);
                return true;
            }
            place = place.saturating_add(cell.columns);
        }
    }
    false
}

/// The elements of this name, also those inside content controls and revisions.
fn inside<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        match child.kind() {
            other if other == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => found.extend(inside(child, name)),
            _ => {}
        }
    }
    found
}

fn value(properties: &Element, name: &str) -> Option<String> {
    properties.child(name)?.attribute("val")
}

fn number(element: &Element, name: &str) -> Option<u32> {
    element.attribute(name)?.parse().ok()
}

fn spoken(element: &Element, out: &mut String) {
    for child in element.elements() {
        match child.kind() {
            "w:t" => child.children.iter().for_each(|node| {
                if let Node::Text(text) = node {
                    out.push_str(text);
                }
            }),
            "w:tab" => out.push('\t'),
            "w:br" | "w:cr" => out.push('\n'),
            // The older copy of what stands before it, and what was moved away.
            "w:pPr" | "mc:Fallback" | "w:moveFrom" => {}
            _ => spoken(child, out),
        }
    }
}
