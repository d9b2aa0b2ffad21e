//! Tables as text: .csv, as Excel and WPS write it, and with tabs or semicolons between the cells.

use alloc::vec;

use weibao_core::Problem;
use weibao_text::tables as text;

use crate::import::delimited;
use crate::package::{MOST_CELLS, MOST_ROWS, too_large};
use crate::problem;
use crate::sheet::{Sheet, Workbook};

/// Whether a file is named like one.
pub(crate) fn is_named_so(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    name.ends_with(".csv") || name.ends_with(".tsv")
}

/// The one sheet of such a file, in UTF-8. What is written in GBK is brought into UTF-8 by whoever reads the file: every browser can, and a
/// table of 24,000 characters would be a fifth of this wasm.
pub(crate) fn read(bytes: &[u8]) -> Result<Workbook, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let said = core::str::from_utf8(bytes).map_err(|_| problem("table_encoding", text::not_utf8()))?;
    let rows = delimited(said, delimiter(said));
    let cells = rows.iter().fold(0_usize, |sum, row| sum.saturating_add(row.len()));
    if rows.len() > MOST_ROWS || cells > MOST_CELLS {
        return Err(too_large());
    }
    Ok(Workbook { sheets: vec![Sheet { rows, ..Sheet::default() }] })
}

/// What stands between the cells: whichever of the three the first lines have most of.
fn delimiter(said: &str) -> char {
    const LINES: usize = 20;
    let count = |sign: char| said.lines().take(LINES).map(|line| line.matches(sign).count()).sum::<usize>();
    ['\t', ';'].into_iter().find(|sign| count(*sign) > count(',')).unwrap_or(',')
}
