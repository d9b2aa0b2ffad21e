//! 查验表 as a workbook: each part on a sheet of its own.

use weibao_core::Problem;
use weibao_text::review_papers as words;

use super::{Cell, Column, Row, Sheet};
use crate::review::tables::Table;

/// How wide a column is, in characters, by what stands in it.
fn width(column: &str) -> u32 {
    const NARROW: [&str; 9] =
        ["编号", "序号", "县自评", "满分", "按县里的数", "按查验的数", "差", "查看结果", "核对结果"];
    const WIDE: [&str; 8] =
        ["工作标准", "情形", "事项", "需要补充、说明的内容", "意见", "不适用理由", "请核对", "依据"];
    if NARROW.contains(&column) {
        12
    } else if WIDE.contains(&column) {
        48
    } else {
        22
    }
}

/// These tables as an .xlsx; those that say nothing are left out.
pub(crate) fn workbook(tables: &[Table]) -> Result<Vec<u8>, Vec<Problem>> {
    let sheets: Vec<Sheet> = tables
        .iter()
        .filter(|table| !table.rows.is_empty())
        .map(|table| Sheet {
            name: table.sheet.into(),
            columns: table
                .columns
                .iter()
                .map(|title| Column { title: (*title).into(), width: width(title), choices: Vec::new() })
                .collect(),
            rows: table
                .rows
                .iter()
                .map(|row| Row { cells: row.iter().map(Cell::text).collect(), ..Row::default() })
                .collect(),
            spare_rows: 0,
        })
        .collect();
    super::write(words::TABLE, "", &sheets)
}
