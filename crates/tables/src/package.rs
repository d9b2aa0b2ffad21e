//! What a file must be before a reader is let near it.
//!
//! A reader trusts what a file says of itself: a count to reserve memory for, an end tag to loop for, a repetition to write out. So every
//! part is read once before, counted while it inflates, and held to bounds that no table of a county comes near.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use weibao_core::Problem;
use weibao_text::tables as text;
use zip::ZipArchive;

use crate::problem;

/// The largest file (bytes).
pub const MOST_BYTES: usize = 30 * 1024 * 1024;
/// The texts of a workbook together, unpacked (bytes).
const MOST_UNPACKED: u64 = 40 * 1024 * 1024;
/// Parts of a package.
const MOST_PARTS: usize = 4000;
/// Elements of all parts together.
const MOST_ELEMENTS: usize = 3_000_000;
/// Rows of a sheet.
pub const MOST_ROWS: usize = 50_000;
/// Cells of a workbook, the blank ones between filled ones too.
pub const MOST_CELLS: usize = 500_000;
/// Of an address: the last column is XFD, the last row 1048576.
const MOST_LETTERS: usize = 3;
const MOST_DIGITS: usize = 7;
/// Deeper nesting is no spreadsheet.
const DEEPEST: usize = 200;

/// What reads a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// .xlsx and .xlsm.
    OpenXml,
    /// .xls.
    Binary,
    /// .ods, and its cells that show a per cent: table, row, column from 0. The reader does not tell them from numbers.
    OpenDocument(Vec<(usize, usize, usize)>),
}

/// What old Office and WPS files and encrypted ones begin with.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP: &[u8] = b"PK\x03\x04";

/// Tells what a file is, and whether it is one that a reader can be trusted with.
pub(crate) fn examine(bytes: &[u8]) -> Result<Kind, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large());
    }
    if bytes.starts_with(&COMPOUND_FILE) {
        return compound(bytes);
    }
    if !bytes.starts_with(ZIP) {
        return Err(if is_text(bytes) {
            problem("table_is_text", text::is_text())
        } else {
            problem("table_unreadable", text::unreadable())
        });
    }
    package(bytes)
}

pub(crate) fn unreadable() -> Problem {
    problem("table_unreadable", text::unreadable())
}

pub(crate) fn too_large() -> Problem {
    problem("table_too_large", text::too_large())
}

pub(crate) fn encrypted() -> Problem {
    problem("table_encrypted", text::encrypted())
}

/// Pages and comma-separated texts that are named .xls.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    !head.is_empty() && !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=31))
}

/// An old workbook, or a container around something else: the names of its streams stand there in UTF-16.
fn compound(bytes: &[u8]) -> Result<Kind, Problem> {
    let holds = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    if holds("EncryptedPackage") {
        Err(encrypted())
    } else if holds("ETExtData") {
        Err(problem("table_is_et", text::is_et()))
    } else if holds("Workbook") || holds("Book") {
        Ok(Kind::Binary)
    } else {
        Err(problem("table_no_spreadsheet", text::no_spreadsheet()))
    }
}

fn package(bytes: &[u8]) -> Result<Kind, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| unreadable())?;
        if part.encrypted() {
            return Err(encrypted());
        }
        let name = part.name().map_err(|_| unreadable())?.into_owned();
        if is_markup(&name) {
            declared = declared.saturating_add(part.size());
        }
        names.push(name);
    }
    if declared > MOST_UNPACKED {
        return Err(too_large());
    }
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_open_document = has("content.xml") && has("mimetype");
    if has("xl/workbook.bin") {
        return Err(problem("table_is_xlsb", text::is_xlsb()));
    }
    if !is_open_document && !names.iter().any(|name| name.starts_with("xl/")) {
        return Err(problem("table_no_spreadsheet", text::no_spreadsheet()));
    }
    let mut count = Count { open_document: is_open_document, ..Count::default() };
    let mut left = MOST_UNPACKED;
    for (index, name) in names.iter().enumerate().filter(|(_, name)| is_markup(name)) {
        let mut part = archive.by_index(index).map_err(|_| unreadable())?.take(left.saturating_add(1));
        let mut inflated = Vec::new();
        part.read_to_end(&mut inflated).map_err(|_| unreadable())?;
        left = left.checked_sub(u64::try_from(inflated.len()).unwrap_or(u64::MAX)).ok_or_else(too_large)?;
        let markup = std::str::from_utf8(&inflated).map_err(|_| unreadable())?;
        count.markup(markup, name == "content.xml")?;
    }
    Ok(if is_open_document { Kind::OpenDocument(count.per_cent) } else { Kind::OpenXml })
}

/// Parts that a reader may look into; pictures are never unpacked.
fn is_markup(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// What the parts of a package hold.
#[derive(Default)]
struct Count {
    open_document: bool,
    elements: usize,
    cells: usize,
    per_cent: Vec<(usize, usize, usize)>,
    /// Of an OpenDocument table: how many came before, the row and column of the next cell, how often the row stands there.
    tables: usize,
    row: usize,
    column: usize,
    repeated: usize,
}

impl Count {
    /// Reads a part to its end: well-formed, and within the bounds.
    fn markup(&mut self, markup: &str, is_content: bool) -> Result<(), Problem> {
        let mut reader = Reader::from_str(markup.trim_start_matches('\u{feff}'));
        let mut depth = 0_usize;
        loop {
            match reader.read_event().map_err(|_| unreadable())? {
                Event::Start(start) => {
                    depth = depth.saturating_add(1);
                    if depth > DEEPEST {
                        return Err(unreadable());
                    }
                    self.element(&start, markup.len(), is_content)?;
                }
                Event::Empty(start) => {
                    self.element(&start, markup.len(), is_content)?;
                    if is_content && start.name().as_ref() == "table:table-row" {
                        self.end_of_row();
                    }
                }
                Event::End(end) => {
                    depth = depth.checked_sub(1).ok_or_else(unreadable)?;
                    match end.name().as_ref() {
                        "table:table-row" if is_content => self.end_of_row(),
                        "table:table" if is_content => self.tables = self.tables.saturating_add(1),
                        _ => {}
                    }
                }
                // No office program writes one, and it could name any entity.
                Event::DocType(_) => return Err(unreadable()),
                Event::Eof => break,
                _ => {}
            }
        }
        if depth == 0 { Ok(()) } else { Err(unreadable()) }
    }

    fn element(&mut self, start: &BytesStart<'_>, length: usize, is_content: bool) -> Result<(), Problem> {
        self.elements = self.elements.saturating_add(1);
        if !self.open_document && names_no_place(start) {
            return Err(unreadable());
        }
        match start.local_name().as_ref() {
            // The reader reserves what this says.
            "sst" if number(start, "uniqueCount").is_some_and(|count| count > length) => return Err(unreadable()),
            "c" if !self.open_document => self.cells = self.cells.saturating_add(1),
            "table" if is_content => (self.row, self.column) = (0, 0),
            "table-row" if is_content => {
                self.repeated = number(start, "table:number-rows-repeated").unwrap_or(1);
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" if is_content => self.cell(start),
            _ => {}
        }
        if self.elements > MOST_ELEMENTS || self.cells > MOST_CELLS.saturating_mul(2) {
            Err(too_large())
        } else {
            Ok(())
        }
    }

    /// A cell of an OpenDocument table; a blank one, however often it stands there, costs the reader nothing.
    fn cell(&mut self, start: &BytesStart<'_>) {
        let times = number(start, "table:number-columns-repeated").unwrap_or(1);
        if let Some(kind) = attribute(start, "office:value-type") {
            self.cells = self.cells.saturating_add(times.saturating_mul(self.repeated.max(1)));
            if kind == "percentage" && self.cells <= MOST_CELLS {
                let columns = self.column..self.column.saturating_add(times);
                for row in self.row..self.row.saturating_add(self.repeated.max(1)) {
                    self.per_cent.extend(columns.clone().map(|column| (self.tables, row, column)));
                }
            }
        }
        self.column = self.column.saturating_add(times);
    }

    fn end_of_row(&mut self) {
        self.row = self.row.saturating_add(self.repeated.max(1));
    }
}

/// Whether an element's address is none that a sheet can have: the reader adds letters and digits up without looking whether the sum
/// still fits.
fn names_no_place(start: &BytesStart<'_>) -> bool {
    let addresses = start.attributes().flatten().filter(|attribute| matches!(attribute.key.as_ref(), "r" | "ref"));
    let longest =
        |address: &str, of: fn(&char) -> bool| address.split(|sign| !of(&sign)).map(str::len).max().unwrap_or_default();
    addresses.into_iter().any(|attribute| {
        longest(&attribute.value, char::is_ascii_alphabetic) > MOST_LETTERS
            || longest(&attribute.value, char::is_ascii_digit) > MOST_DIGITS
    })
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<usize> {
    Some(attribute(start, name)?.parse().unwrap_or(usize::MAX))
}
