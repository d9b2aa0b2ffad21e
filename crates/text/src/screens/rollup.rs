//! 汇总多县.

use alloc::format;
use alloc::string::String;

/// What it is for.
pub const LEAD: &str =
    "选取或拖入各县的自评文件（.json），按行政区划代码的顺序列在一起。文件只在这台电脑上读，不改动，不保存，不上传。";
/// Chooses files.
pub const CHOOSE: &str = "选取文件";
/// Chooses more of them.
pub const MORE: &str = "再加文件";
/// Ends the reading.
pub const CANCEL: &str = "停止读取";
/// After that.
pub const CANCELLED: &str = "已停止读取，列出的是已经读完的文件。";
/// Puts all away.
pub const CLEAR: &str = "全部清除";
/// After that.
pub const CLEARED: &str = "已清除。各县的文件没有动。";
/// Hands out the workbook.
pub const EXPORT: &str = "导出汇总表（.xlsx）";
/// While it is made.
pub const MAKING: &str = "正在导出…";
/// The workbook's name.
pub const FILE: &str = "多县自评汇总";

/// How far the reading is.
pub fn reading(read: usize, of: usize) -> String {
    format!("正在读取：{read}/{of}")
}
/// After the last file.
pub fn done(counties: usize, set_aside: usize) -> String {
    if set_aside == 0 {
        format!("共{counties}个县。")
    } else {
        format!("共{counties}个县，另有{set_aside}个文件没有计入，原因列在下面。")
    }
}

/// Table 1.
pub const COUNTIES: &str = "1. 总表";
/// In which order, and that it is none of merit.
pub const COUNTIES_NOTE: &str = "按行政区划代码排列，没有代码的排在后面。先后不表示好坏。待核、未答的不算未达标。";
/// County.
pub const COUNTY: &str = "县（市、区、旗）";
/// Code.
pub const CODE: &str = "代码";
/// Verdict.
pub const VERDICT: &str = "自评状态";
/// Conflicts.
pub const CONFLICTS: &str = "数据与填报不一致";
/// Missing figures.
pub const MISSING: &str = "缺数据";
/// Negative items: present, open.
pub const NEGATIVES_COUNT: &str = "负面清单（有／待核或未答）";
/// Defects.
pub const PROBLEMS: &str = "文件问题";
/// Overdue.
pub const OVERDUE: &str = "整改过期";
/// Revision and day.
pub const REVISION: &str = "文件";
/// 「第15稿，2026-03-05 存」.
pub fn revision(revision: Option<u64>, saved_on: Option<&str>) -> String {
    let revision = revision.map(|revision| format!("第{revision}稿"));
    let saved_on = saved_on.map(|day| format!("{day} 存"));
    match (revision, saved_on) {
        (Some(revision), Some(saved_on)) => format!("{revision}，{saved_on}"),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

/// Table 2.
pub const STANDARDS: &str = "2. 薄弱项";
/// What it counts.
pub const STANDARDS_NOTE: &str = "76项标准各有多少个县达标、多少个县还差。";
/// In which order.
pub const SHORT_FIRST: &str = "差得多的标准在前";
/// Printed order.
pub const PRINTED_ORDER: &str = "按标准顺序";
/// A standard's number.
pub const ID: &str = "编号";
/// Its words.
pub const WORDS: &str = "工作标准";
/// Open.
pub const OPEN: &str = "未定";
/// The picture.
pub const PICTURE: &str = "图示";

/// Table 3.
pub const MEASURES: &str = "3. 数据对照";
/// How it adds up.
pub const MEASURES_NOTE: &str =
    "合计是各县已有数相加、应有数相加，只加两个数都有的县，不取各县比例的平均。口径不一的不合计。";
/// The figure above the line.
pub const PART: &str = "已有";
/// The figure below the line.
pub const WHOLE: &str = "应有";
/// Counties that gave both.
pub const COUNTED: &str = "有数的县";
/// 「28个县中25个」.
pub fn counted(counties: usize, of: usize) -> String {
    format!("{of}个县中{counties}个")
}
/// No total.
pub fn readings(readings: usize) -> String {
    format!("口径不一（{readings}种），不合计")
}
/// Nobody gave both.
pub const NO_FIGURES: &str = "都没有数";

/// Table 4.
pub const NEGATIVES: &str = "4. 负面清单";
/// Which counties, and a warning.
pub const NEGATIVES_NOTE: &str = "只列有情形或者还没有核对完的县。工作底稿，注意保管。";
/// Present.
pub const PRESENT: &str = "有";
/// Open.
pub const NEGATIVES_OPEN: &str = "待核或未答";
/// None of them.
pub const NEGATIVES_NONE: &str = "各县都已核对，没有负面清单所列情形。";

/// Areas.
pub const AREAS: &str = "各方面有几个县全部达标";
/// What it counts.
pub const AREAS_NOTE: &str = "这一方面适用的标准全部达标的县数。";
/// The area.
pub const AREA: &str = "方面";
/// 「12/28个县」.
pub fn of_counties(count: usize, of: usize) -> String {
    format!("{count}/{of}个县")
}

/// Files that do not count.
pub const SET_ASIDE: &str = "没有计入的文件";
/// The file.
pub const NAME: &str = "文件名";
/// Why.
pub const WHY: &str = "原因";
