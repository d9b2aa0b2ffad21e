//! A county's own table, taken into a register.

use alloc::format;
use alloc::string::String;

// ---------------------------------------------------------------- where it comes from

/// Heads the wizard.
pub const HEADING: &str = "导入台账";
/// What to do.
pub const LEAD: &str =
    "把 Excel 或 WPS 的表格文件拖到本页，或者选中表格复制后粘贴到下面的框里。先在这里对好列、看清每一格，再放进台账。";
/// Chooses a file.
pub const CHOOSE: &str = "选择表格文件（.xlsx、.xls、.ods、.csv）";
/// The field.
pub const FIELD: &str = "或者粘贴到这里";
/// On the way.
pub fn reading(file: &str) -> String {
    format!("正在读“{file}”。")
}
/// It was not read.
pub fn refused(file: &str) -> String {
    format!("“{file}”没有读进来，台账没有变化。")
}
/// No spreadsheet by its name.
pub const NOT_A_TABLE: &str =
    "请选 .xlsx、.xlsm、.xls、.ods 或 .csv 文件；别的格式请在 WPS 或 Excel 里另存为 .xlsx 后再试。";
/// There is nothing in it.
pub const EMPTY: &str = "这个文件里没有内容。";
/// What is being taken in.
pub fn from_file(file: &str) -> String {
    format!("文件：{file}")
}

// ---------------------------------------------------------------- sheet, region, heading

/// Label.
pub const SHEET: &str = "工作表";
/// A hidden sheet.
pub fn hidden(sheet: &str) -> String {
    format!("{sheet}（隐藏的）")
}
/// Label.
pub const REGION: &str = "表格";
/// A region, by its first and last row, from 1.
pub fn region(first: usize, last: usize) -> String {
    format!("第 {first} 行到第 {last} 行")
}
/// Label.
pub const HEADED: &str = "表头";
/// There is none.
pub const UNHEADED: &str = "没有表头";
/// One row, from 1.
pub fn heading_row(row: usize, words: &str) -> String {
    format!("第 {row} 行：{words}")
}
/// Two rows, from 1.
pub fn heading_rows(first: usize, last: usize, words: &str) -> String {
    format!("第 {first}、{last} 两行：{words}")
}

// ---------------------------------------------------------------- columns

/// Heads the columns.
pub const COLUMNS: &str = "对列";
/// What to do.
pub const COLUMNS_LEAD: &str =
    "每一列对应台账的哪一列，已按表头给出建议，请核对。改过的对应会记住，下次同样的表头照用。";
/// Column.
pub const THEIRS: &str = "表里的列";
/// Column.
pub const EXAMPLES: &str = "例";
/// Column.
pub const OURS: &str = "放进台账的";
/// Column.
pub const FILL_DOWN: &str = "空格照上面一格";
/// Of the box, for who cannot see which.
pub fn fill_down(column: &str) -> String {
    format!("{column}：空格照上面一格填")
}
/// A column without a heading, from 1.
pub fn column(number: usize) -> String {
    format!("第 {number} 列")
}
/// Of the drop-down.
pub fn maps(column: &str) -> String {
    format!("“{column}”放进台账的哪一列")
}
/// Takes it nowhere.
pub const NOWHERE: &str = "（不放进）";
/// Two headings mean the same.
pub const RIVALS: &str = "有两列像是同一项，请选一列";
/// Nothing names the units.
pub const NO_NAME_COLUMN: &str = "还没有一列对应“名称”，没有名称的行放不进去。";

// ---------------------------------------------------------------- how

/// Heads the choice.
pub const MODE: &str = "怎样放进台账";
/// By name and township.
pub const UPDATE: &str = "更新：名称和乡镇相同的改，没有的加在末尾";
/// All at the end.
pub const APPEND: &str = "全部加在末尾";
/// In place of all.
pub fn replace(rows: usize) -> String {
    format!("替换整张台账（现有 {rows} 行，可以撤销）")
}

// ---------------------------------------------------------------- preview

/// Heads the preview.
pub const PREVIEW: &str = "看清每一格";
/// What the marks mean.
pub const LEGEND: &str = "加粗的照放；有“→”的换成台账的写法再放；✕ 的读不出来，不放；灰色划去的不放。";
/// What it comes to.
pub fn comes_to(new: usize, known: usize, cells: usize, left_out: usize) -> String {
    let mut said = format!("新增 {new} 行");
    if known > 0 {
        said.push_str(&format!("，更新 {known} 行（改 {cells} 格）"));
    }
    if left_out > 0 {
        said.push_str(&format!("，不放 {left_out} 行"));
    }
    said.push('。');
    said
}
/// Present rows that the table has not.
pub fn missing(rows: usize, names: &str) -> String {
    format!("台账里有、这张表里没有的 {rows} 行，保持不动：{names}。")
}
/// Names, and how many more.
pub fn and_more_names(names: &str, more: usize) -> String {
    format!("{names}等，另有 {more} 行")
}
/// Cells that cannot be read.
pub fn unread(cells: usize) -> String {
    format!("有 {cells} 格读不出来，不会放进去，其余照放：")
}
/// A cell that cannot be read, and why.
pub fn unread_cell(row: &str, column: &str, typed: &str, why: &str) -> String {
    if why.is_empty() {
        format!("{row}的“{column}”：“{typed}”")
    } else {
        format!("{row}的“{column}”：“{typed}”，{why}")
    }
}
/// More of them.
pub fn and_more(count: usize) -> String {
    format!("……另有 {count} 格。")
}
/// Of a row's box.
pub fn take_row(row: usize) -> String {
    format!("放进第 {row} 行")
}
/// What becomes of a row.
pub const NEW: &str = "新增";
/// What becomes of a row.
pub const UPDATED: &str = "更新";
/// What becomes of a row.
pub const BLANK_ROW: &str = "空行";
/// Why a row is left out.
pub const ABOVE: &str = "表上方";
/// Why a row is left out.
pub const IS_HEADING: &str = "表头";
/// Why a row is left out.
pub const SUM: &str = "合计，不放";
/// Why a row is left out.
pub const SIGNATURE: &str = "落款或说明，不放";
/// Why a row is left out.
pub const NAMELESS: &str = "没有名称，不放";
/// Why a row is left out.
pub const TWICE: &str = "同名两行，都不放";
/// Why a row is left out.
pub const ASKED: &str = "请选是哪一行";
/// Why a row is left out.
pub const DROPPED: &str = "不放";
/// Why a row is left out.
pub const BELOW: &str = "表下方";
/// Of the drop-down where several rows fit.
pub fn which(name: &str) -> String {
    format!("台账里有几个“{name}”，这是哪一行")
}
/// Nothing is chosen yet.
pub const CHOOSE_ROW: &str = "请选";
/// A row of the register, from 1.
pub fn present_row(row: usize, name: &str, township: &str) -> String {
    if township.is_empty() { format!("第 {row} 行 {name}") } else { format!("第 {row} 行 {name}（{township}）") }
}
/// None of them.
pub const AS_NEW: &str = "都不是，新增一行";
/// What a cell becomes.
pub fn becomes(typed: &str, value: &str) -> String {
    format!("{typed} → {value}")
}
/// Filled from above.
pub fn filled(value: &str) -> String {
    format!("→ {value}")
}
/// Which rows are painted.
pub fn shown(first: usize, last: usize, of: usize) -> String {
    format!("第 {first}–{last} 行，共 {of} 行")
}
/// Pages.
pub const EARLIER: &str = "上一页";
/// Pages.
pub const LATER: &str = "下一页";

// ---------------------------------------------------------------- doing it

/// Does it.
pub const DO: &str = "放进台账";
/// Not.
pub const CANCEL: &str = "取消";
/// Meanwhile the register is another one.
pub const CHANGED_MEANWHILE: &str = "台账刚才有改动，放进后的样子变了，请再看一遍。";
/// It is done.
pub fn done(new: usize, known: usize, cells: usize) -> String {
    match (new, known) {
        (new, 0) => format!("已放进 {new} 行，可以撤销。"),
        (0, known) => format!("已更新 {known} 行（改了 {cells} 格），可以撤销。"),
        (new, known) => format!("已新增 {new} 行，更新 {known} 行（改了 {cells} 格），可以撤销。"),
    }
}
/// Some were left out: named below.
pub const NOT_TAKEN: &str = "下面这些没有放进去，原来的值没有动：";
/// What was done, for 撤销.
pub fn what(rows: usize) -> String {
    format!("导入 {rows} 行")
}

// ---------------------------------------------------------------- a block at the cursor

/// It is done.
pub fn placed(cells: usize) -> String {
    format!("已放进 {cells} 格，可以撤销。")
}
/// What was done, for 撤销.
pub fn what_placed(cells: usize) -> String {
    format!("粘贴 {cells} 格")
}
/// Cells to the right of the last column.
pub fn beyond(cells: usize, texts: &str) -> String {
    format!("最后一列右边放不下 {cells} 格：{texts}。")
}
/// Cells below the last line.
pub fn below(cells: usize, texts: &str) -> String {
    format!("筛选出的行下面放不下 {cells} 格：{texts}。请先点“全部”再粘贴。")
}
