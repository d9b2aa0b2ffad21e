//! Rows of a table that are none of its units: sums, and who filled it in.

use alloc::string::String;
use alloc::vec::Vec;

use crate::cell::folded;
use crate::sheet::Cell;

/// What a row is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoUnit {
    /// A sum.
    Sum,
    /// Who filled it in, a remark below the table.
    Signature,
}

/// What a row is, if it is none of the units: it says so in any of its cells.
pub(super) fn no_unit(cells: &[Cell]) -> Option<NoUnit> {
    let words: Vec<String> = cells.iter().map(|cell| folded(&cell.text)).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| is_sum(word)) {
        return Some(NoUnit::Sum);
    }
    words.first().filter(|word| is_signature(word)).map(|_| NoUnit::Signature)
}

fn is_sum(word: &str) -> bool {
    let word = word.split(':').next().unwrap_or_default();
    ["合计", "总计", "小计", "共计", "累计"].iter().any(|sum| word.ends_with(sum))
}

fn is_signature(word: &str) -> bool {
    const BEGINNINGS: [&str; 15] = [
        "填表人",
        "填报人",
        "审核人",
        "审批人",
        "负责人",
        "单位负责人",
        "制表人",
        "经办人",
        "联系人",
        "联系电话",
        "填表日期",
        "填报日期",
        "填报单位",
        "填表单位",
        "制表单位",
    ];
    let said = |beginning: &&str| {
        word.strip_prefix(*beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '(', '_']))
    };
    BEGINNINGS.iter().any(said) || ["注:", "备注:", "说明:"].iter().any(|note| word.starts_with(note))
}
