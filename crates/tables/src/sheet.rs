//! A spreadsheet as sheets of cells, whatever wrote it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

/// A spreadsheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets with cells, the hidden ones too.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its tab's name.
    pub name: String,
    /// Whether its tab is hidden.
    pub hidden: bool,
    /// Its rows from the first on; each ends with its last cell that holds something. Hidden rows are rows like others.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that are shown as one: the value stands in the first.
    pub merged: Vec<Block>,
    /// Cells that the reader stumbled over, by the cell before them.
    pub lost: Vec<(String, String)>,
}

/// A block of cells, from 0; both ends are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What a person sees there, without the number format's ornament: `3.5`, `85%`, `2026-03-02`, `#REF!`.
    pub text: String,
    /// What kind of value that is.
    pub kind: CellKind,
    /// Whether a formula stands there; the text is what it came to when the file was last saved.
    pub formula: bool,
}

/// What kind of value a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Words, or nothing.
    #[default]
    Text,
    /// A number.
    Number,
    /// A number that is shown as a per cent.
    PerCent,
    /// A day, or a time.
    Day,
    /// TRUE or FALSE.
    Boolean,
    /// `#REF!`, `#DIV/0!`, or a formula that was never worked out.
    Fault,
}

impl Cell {
    /// Words, as a paste has them.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Sheet {
    /// The cell at this place, from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }

    /// `要点!F12`.
    pub fn address(&self, row: usize, column: usize) -> String {
        format!("{}!{}", self.name, address(row, column))
    }
}

/// A sheet as other programs take it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlainSheet {
    /// Its tab's name.
    pub name: String,
    /// Whether its tab is hidden.
    pub hidden: bool,
    /// The texts of its rows, from the first row and column on.
    pub rows: Vec<Vec<String>>,
    /// Cells that are shown as one: `A3:A7`.
    pub merged: Vec<String>,
}

impl Sheet {
    /// A sheet of texts alone: what a cell shows tells what kind of value it is.
    pub fn of_plain(plain: PlainSheet) -> Self {
        let cells = |row: Vec<String>| row.into_iter().map(Cell::words).collect();
        Self {
            name: plain.name,
            hidden: plain.hidden,
            rows: plain.rows.into_iter().map(cells).collect(),
            merged: plain.merged.iter().filter_map(|range| block(range)).collect(),
            lost: Vec::new(),
        }
    }

    /// The texts alone.
    pub fn plain(&self) -> PlainSheet {
        let merged =
            |block: &Block| format!("{}:{}", address(block.top, block.left), address(block.bottom, block.right));
        PlainSheet {
            name: self.name.clone(),
            hidden: self.hidden,
            rows: self.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect(),
            merged: self.merged.iter().map(merged).collect(),
        }
    }
}

/// The block of `A3:A7`.
fn block(range: &str) -> Option<Block> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Block { top, left, bottom, right })
}

/// Row and column of `F12`, from 0.
fn place(address: &str) -> Option<(usize, usize)> {
    let end = address.find(|character: char| !character.is_ascii_uppercase())?;
    let (letters, digits) = address.split_at_checked(end)?;
    let column = letters.bytes().try_fold(0_usize, |sum, letter| {
        sum.checked_mul(26)?.checked_add(usize::from(letter.saturating_sub(b'A')))?.checked_add(1)
    })?;
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// `F12`, of a place from 0.
pub fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = Some(column);
    while let Some(value) = left {
        let letter = u8::try_from(value.checked_rem(26).unwrap_or(0)).unwrap_or(0).saturating_add(b'A');
        letters.insert(0, char::from(letter));
        left = value.checked_div(26).and_then(|value| value.checked_sub(1));
    }
    format!("{letters}{}", row.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_texts_is_the_same_sheet() {
        let sheet = Sheet {
            name: "表".into(),
            rows: alloc::vec![
                alloc::vec![Cell::words("甲"), Cell::default()],
                Vec::new(),
                alloc::vec![Cell::words("85%")]
            ],
            merged: alloc::vec![Block { top: 2, left: 0, bottom: 11, right: 27 }],
            ..Sheet::default()
        };
        assert_eq!(sheet.plain().merged, ["A3:AB12"]);
        assert_eq!(Sheet::of_plain(sheet.plain()), sheet);
        assert_eq!(["A1", "Z2", "AA3"].map(place), [Some((0, 0)), Some((1, 25)), Some((2, 26))]);
        assert_eq!(["", "A", "1", "A0"].map(place), [None; 4]);
    }
}
