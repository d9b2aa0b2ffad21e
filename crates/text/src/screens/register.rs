//! The registers: tables of units, edited like a sheet.

use alloc::format;
use alloc::string::String;

/// A register's heading.
pub fn heading(register: &str) -> String {
    format!("{register}台账")
}
/// What this screen is for.
pub const LEAD: &str = "一行一个单位。可以像电子表格一样直接填：方向键移动，打字即替换，F2 修改，回车到下一行，Delete 清空，Esc 退出；按住鼠标拖，或按住 Shift 移动，可以选一片，再复制（Ctrl+C）、向下填充（Ctrl+D）、清空。绝不登记任何未成年人。";
/// Names the tabs.
pub const TABS: &str = "台账";
/// A yes cell.
pub const YES: &str = "有";
/// A no cell.
pub const NO: &str = "无";
/// A cell that nobody filled.
pub const EMPTY: &str = "未填";
/// A cell with its column, for a screen reader.
pub fn cell(column: &str, value: &str) -> String {
    format!("{column}：{value}")
}
/// A column with its unit.
pub fn column(label: &str, unit: &str) -> String {
    format!("{label}（{unit}）")
}
/// The number of a row.
pub const ROW_NUMBER: &str = "行";
/// Where a new row begins.
pub const NEW_ROW: &str = "在这里填新的一行";
/// The mark of a failing cell, for a screen reader.
pub const FAILS: &str = "未达到";
/// The mark of a cell that cannot be read, for a screen reader.
pub const WRONG: &str = "读不出来";

// ---------------------------------------------------------------- tools

/// All rows.
pub fn all(rows: usize) -> String {
    format!("全部 {rows}")
}
/// Only rows that break a rule.
pub fn only_failing(rows: usize) -> String {
    format!("只看未达到的 {rows}")
}
/// Only rows with an empty cell that a figure waits for.
pub fn only_gaps(rows: usize) -> String {
    format!("只看没填全的 {rows}")
}
/// Nothing to show under this filter.
pub const NONE_SHOWN: &str = "没有这样的行。";
/// Goes to the next cell that breaks a rule.
pub const NEXT_FAILING: &str = "下一处未达到";
/// There is none.
pub const NONE_FAILING: &str = "没有未达到的。";
/// Adds a row.
pub const ADD_ROW: &str = "添加一行";
/// Takes the row away that is being edited.
pub const DELETE_ROW: &str = "删除本行";
/// Opens the place to paste into.
pub const PASTE: &str = "从 Excel 导入";
/// Hands the register out.
pub const EXPORT: &str = "另存为表格（CSV）";
/// Sorts by a column; only the view.
pub fn sort_by(column: &str) -> String {
    format!("按{column}排序（只改变显示，不改变次序）")
}
/// How many cells a figure waits for.
pub fn gaps(cells: usize) -> String {
    format!("还有 {cells} 格没有填，涉及的数暂时算不出来。")
}
/// How many cells cannot be read.
pub fn wrong(cells: usize) -> String {
    format!("有 {cells} 格读不出来，原样留着，没有计入。")
}

// ---------------------------------------------------------------- lists of names

/// The mark of a name that is on a list, for a screen reader.
pub const LISTED: &str = "请核对名单";
/// How many names are.
pub fn listed(names: usize) -> String {
    format!("有 {names} 处名称请核对名单，数没有改动：")
}
/// A list with the day up to which it speaks.
pub fn list(title: &str, as_of: &str) -> String {
    format!("《{title}》（截至{as_of}）")
}
/// Which lists names are held against.
pub fn lists(lists: &str) -> String {
    format!(
        "名称已与{lists}核对。名单只说明到所写日期，不在名单上不等于合法。有更新的名单（weibao.list），可以在“数据和台账”的“打开补充规定、计分规则或名单文件”里打开。"
    )
}

// ---------------------------------------------------------------- foot and rules

/// Heads the foot.
pub const FOOT: &str = "合计 / 标准";
/// How many of the filled cells are 有.
pub fn yes_of(yes: usize, filled: usize) -> String {
    format!("{yes}/{filled}")
}
/// The sum of a column.
pub fn sum(sum: &str) -> String {
    format!("合计 {sum}")
}
/// The least of a column.
pub fn least(least: &str) -> String {
    format!("最少 {least}")
}
/// Empty cells of a column.
pub fn empty_cells(cells: usize) -> String {
    format!("空 {cells}")
}
/// How many rows.
pub fn rows(rows: usize) -> String {
    format!("共 {rows} 行")
}
/// Every unit must.
pub const EVERY: &str = "每个都要";
/// None may.
pub const NONE: &str = "应为0";
/// Why a cell fails: the standard, and the rule in words.
pub fn fails(standard: &str, rule: &str) -> String {
    format!("✕ 未达到 {standard}：{rule}")
}
/// A figure waits for this cell.
pub const WAITED_FOR: &str = "这一格还没有填，涉及的数暂时算不出来。";
// ---------------------------------------------------------------- steps, for 撤销

/// A cell was changed.
pub fn what_cell(row: &str, column: &str) -> String {
    format!("{row}的“{column}”")
}
/// A row or cell with its register.
pub fn cell_of(register: &str, cell: &str) -> String {
    format!("{register}{cell}")
}
/// A row, by its name or number.
pub fn row_name(name: &str, index: usize) -> String {
    if name.trim().is_empty() { format!("第 {} 行", index.saturating_add(1)) } else { name.trim().into() }
}
/// A row was deleted.
pub fn what_delete(row: &str) -> String {
    format!("删除{row}")
}
/// A row was deleted: said at once.
pub fn deleted(row: &str) -> String {
    format!("已删除{row}，可以撤销。")
}

/// A range is chosen.
pub fn chosen(rows: usize, columns: usize) -> String {
    format!("选中 {rows} 行 {columns} 列")
}
/// No longer.
pub const CHOSEN_NONE: &str = "不再选中";
/// It was copied.
pub fn copied(rows: usize, columns: usize) -> String {
    format!("已复制 {rows} 行 {columns} 列，可以粘贴到表格里。")
}
/// It could not be.
pub const NOT_COPIED: &str = "浏览器不让复制。";
/// What was done, for 撤销.
pub fn what_emptied(rows: usize, columns: usize) -> String {
    format!("清空 {rows} 行 {columns} 列")
}
/// The same.
pub fn what_filled(rows: usize, columns: usize) -> String {
    format!("向下填充 {rows} 行 {columns} 列")
}
/// Done.
pub fn done(what: &str) -> String {
    format!("已{what}。")
}
