//! Blocks of text as they are copied, and blocks that keep their places.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::catalog::Register;

use crate::cell::{self, Reading, Why};
use crate::sheet::Cell;

/// Whether a copied text is a block of cells and not one value.
pub fn is_block(copied: &str) -> bool {
    copied.trim_end_matches(['\r', '\n']).contains(['\n', '\t'])
}

/// The cells of a block as Excel and WPS copy it: lines, with tabs between cells.
///
/// A quotation mark is a quotation only where the whole cell is one; in every other place it is text.
pub fn pasted(copied: &str) -> Vec<Vec<Cell>> {
    delimited(copied, '\t')
}

/// The same with another sign between the cells.
pub fn delimited(copied: &str, delimiter: char) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = copied;
    while !rest.is_empty() {
        let (text, after) = quoted(rest, delimiter).unwrap_or_else(|| {
            let end = rest.find([delimiter, '\n']).unwrap_or(rest.len());
            let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (text.trim_end_matches('\r').to_owned(), after)
        });
        row.push(Cell::words(text));
        let after = after.strip_prefix('\r').filter(|after| after.starts_with('\n')).unwrap_or(after);
        match after.strip_prefix(delimiter) {
            // The last cell of a block may be blank.
            Some("") => {
                row.push(Cell::default());
                rest = "";
            }
            Some(after) => rest = after,
            None => {
                rows.push(core::mem::take(&mut row));
                rest = after.strip_prefix('\n').unwrap_or_default();
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// A cell that is a quotation as a whole, and what stands behind it.
fn quoted(text: &str, delimiter: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut inside = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        inside.push_str(before);
        if let Some(after) = after.strip_prefix('"') {
            inside.push('"');
            rest = after;
        } else if after.is_empty() || after.starts_with([delimiter, '\n']) || after.starts_with("\r\n") {
            return Some((inside, after));
        } else {
            return None;
        }
    }
}

/// What a block does that keeps its places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CursorPlan {
    /// Cells that are written: the row of the register, the column's key, the value. Rows beyond the last one are new.
    pub cells: Vec<(usize, String, Value)>,
    /// Cells that hold something else than their column takes.
    pub unread: Vec<Missed>,
    /// Cells to the right of the last column.
    pub beyond: Vec<Missed>,
    /// Cells below the last row that there is room for.
    pub below: Vec<Missed>,
}

/// A cell of a block that is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Its row in the block, from 0.
    pub row: usize,
    /// Its column in the block, from 0.
    pub column: usize,
    /// What stands there.
    pub text: String,
    /// Why, where the column takes something else.
    pub why: Option<Why>,
}

/// Puts a block down with its first cell at a row and a column of the register. Every cell keeps its place: blank cells and rows move
/// nothing and erase nothing, and a row that looks like a sum is a row. `rows` tells the register's row of each line of the view from the
/// cursor on: a filtered view leaves some out; `grows` whether rows may come behind the last one.
pub fn at_cursor(
    register: &Register,
    block: &[Vec<Cell>],
    rows: &[usize],
    grows: bool,
    present: usize,
    column: usize,
) -> CursorPlan {
    let mut plan = CursorPlan::default();
    for (line, cells) in block.iter().enumerate() {
        let target = match rows.get(line) {
            Some(row) => Some(*row),
            None if grows => line.checked_sub(rows.len()).map(|behind| present.saturating_add(behind)),
            None => None,
        };
        for (across, cell) in cells.iter().enumerate() {
            if cell::tidy(&cell.text).is_empty() {
                continue;
            }
            let missed = |why| Missed { row: line, column: across, text: cell.text.clone(), why };
            let Some(place) = register.columns.get(column.saturating_add(across)) else {
                plan.beyond.push(missed(None));
                continue;
            };
            let Some(row) = target else {
                plan.below.push(missed(None));
                continue;
            };
            match cell::read(place, cell) {
                Reading::Same(value) | Reading::Changed(value) => plan.cells.push((row, place.key.clone(), value)),
                Reading::Unread(why) => plan.unread.push(missed(Some(why))),
                Reading::Blank => {}
            }
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn texts(copied: &str) -> Vec<Vec<String>> {
        pasted(copied).into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn a_quotation_mark_is_text_unless_the_whole_cell_is_a_quotation() {
        assert_eq!(texts("\"甲\n镇\"\t\"说\"\"好\"\"\"\n乙\t"), [vec!["甲\n镇", "说\"好\""], vec!["乙", ""]]);
        assert_eq!(texts("\"甲\"村\t乙\n丙\t丁"), [vec!["\"甲\"村", "乙"], vec!["丙", "丁"]]);
        assert_eq!(texts("甲\"\t\"乙\n丙"), [vec!["甲\"", "\"乙"], vec!["丙"]]);
        assert_eq!(texts("\"甲村\"\r\n乙\r\n"), [vec!["甲村"], vec!["乙"]]);
        assert_eq!(texts("甲\t\t乙\n\n丙"), [vec!["甲", "", "乙"], vec![""], vec!["丙"]]);
        assert_eq!(texts(""), Vec::<Vec<String>>::new());
        assert!(is_block("甲\t乙") && is_block("甲\n乙") && !is_block("甲镇\r\n"));
    }

    #[test]
    fn a_block_keeps_its_places() {
        let register = weibao_standards::catalog().register("communities").unwrap().clone();
        let care = register.place("care_site").unwrap();
        let block = pasted("有\t5\n\n合计\t6天\n无\t约3\n有\t2\n有\t1");
        let plan = at_cursor(&register, &block, &[4, 5, 6, 9], false, 10, care);
        assert_eq!(
            plan.cells,
            [
                (4, "care_site".into(), json!(true)),
                (4, "site_days_per_week".into(), json!(5)),
                (6, "site_days_per_week".into(), json!(6)),
                (9, "care_site".into(), json!(false)),
            ]
        );
        let missed = |cells: &[Missed]| cells.iter().map(|cell| (cell.row, cell.text.clone())).collect::<Vec<_>>();
        assert_eq!(missed(&plan.unread), [(2, "合计".into()), (3, "约3".into())]);
        assert_eq!(missed(&plan.below), [(4, "有".into()), (4, "2".into()), (5, "有".into()), (5, "1".into())]);
        let last = register.columns.len() - 1;
        let wide = at_cursor(&register, &pasted("1\t2\n3\t4"), &[9], true, 10, last);
        assert_eq!(missed(&wide.beyond), [(0, "2".into()), (1, "4".into())]);
        assert_eq!(wide.cells.iter().map(|(row, ..)| *row).collect::<Vec<_>>(), [9, 10]);
    }
}
