//! 填报单位: a request is filled in and handed out as a file.

use alloc::format;
use alloc::string::String;

use weibao_terms::ClauseAnswer;

/// What it does.
pub const LEAD: &str = "打开县里发来的任务文件，只填本单位的内容，填好后存成文件发回。不联网，不上传；没有掌握的空着，空着的不会改动县里已有的内容。";
/// Opens a request.
pub const OPEN: &str = "打开任务文件（.json）";
/// Another one.
pub const OPEN_OTHER: &str = "打开另一份任务";
/// It is none.
pub const NOT_A_REQUEST: &str =
    "这不是县里发来的任务文件。请选 weibao.request 的 .json 文件，或者直接填县里发来的 Excel 表。";
/// It is about other standards.
pub const OTHER_CATALOG: &str = "这份任务用的是本软件还没有的标准版本。请用县里发来的 Excel 表填报，或者换用新版软件。";
/// Something would be lost.
pub const WOULD_LOSE: &str = "现在这份还有没存成文件的内容。请先点“存成填报文件”，或者点“关闭”。";

/// Who is asked by whom.
pub fn bar(county: &str, unit: &str) -> String {
    format!("{county}　{unit}")
}
/// By when.
pub fn due(day: &str) -> String {
    format!("请于 {day} 前发回")
}
/// For which time.
pub fn period(from: &str, to: &str) -> String {
    format!("期间：{from} 至 {to}")
}
/// How far it is.
pub fn progress(done: usize, all: usize) -> String {
    format!("已填 {done} 项，共 {all} 项。边填边存在这个浏览器里。")
}
/// Not in any file yet.
pub const UNSAVED: &str = "有没存成文件的内容";
/// Hands the reply out.
pub const SAVE: &str = "存成填报文件（发回县里）";
/// Hands it out inside the page.
pub const SAVE_PAGE: &str = "存成网页（打开接着填）";
/// Takes a step back.
pub const UNDO: &str = "撤销上一步";
/// Undone.
pub const UNDONE: &str = "已撤销。";
/// Puts it away.
pub const CLOSE: &str = "关闭";
/// At the second asking.
pub const CLOSE_SURELY: &str = "没有存成文件，仍然关闭";
/// The first asking.
pub const CLOSE_ASKS: &str = "还有内容没有存成文件，再点一次就关闭。";
/// Name of the reply's file.
pub fn file(workbook: &str) -> String {
    format!("{}_填报.json", workbook.strip_suffix(".xlsx").unwrap_or(workbook))
}
/// Name of the page.
pub fn page_file(workbook: &str) -> String {
    format!("{}.html", workbook.strip_suffix(".xlsx").unwrap_or(workbook))
}
/// What is not taken.
pub fn left(count: usize) -> String {
    format!("有 {count} 处读不出来，没有放进填报文件，请改好后再存一次：")
}
/// One of it.
pub fn left_cell(cell: &str, typed: &str) -> String {
    format!("{cell}：“{typed}”")
}

/// Heading.
pub const STANDARDS: &str = "工作标准";
/// Heading.
pub const FIGURES: &str = "数据";
/// Heading.
pub const NEGATIVES: &str = "负面清单核对";
/// Beneath.
pub const NEGATIVES_HINT: &str = "只填核对结果、核实日期和出具材料的文号，不写案情。";
/// What was reported before.
pub fn before(value: &str) -> String {
    format!("上次：{value}")
}
/// 主报.
pub fn role(role: &str) -> &'static str {
    match role {
        "main" => "主报",
        "each" => "各报：填本单位有没有",
        "help" => "协报",
        _ => "",
    }
}
/// Nothing is chosen.
pub const NOTHING: &str = "未填";
/// An answer; of whoever answers for itself 有 or 无.
pub fn answer(answer: ClauseAnswer, for_itself: bool) -> &'static str {
    match (answer, for_itself) {
        (ClauseAnswer::Met, true) => "有",
        (ClauseAnswer::Unmet, true) => "无",
        (ClauseAnswer::Met, false) => "达标",
        (ClauseAnswer::Unmet, false) => "未达标",
        (ClauseAnswer::NotApplicable, _) => "不适用",
        (ClauseAnswer::Pending, _) => "待核",
    }
}
/// Label.
pub const REASON: &str = "不适用的理由";
/// Label.
pub const NOTE: &str = "情况说明";
/// Heading.
pub const EVIDENCE: &str = "佐证材料";
/// Label.
pub const TITLE: &str = "材料名称";
/// Label.
pub const NUMBER: &str = "文号";
/// Label.
pub const ISSUER: &str = "印发单位";
/// Label.
pub const DATE: &str = "日期";
/// Label.
pub const VALID_TO: &str = "有效到";
/// Adds a piece.
pub const ADD_EVIDENCE: &str = "加一份材料";
/// Takes it away.
pub const REMOVE: &str = "去掉";
/// For who cannot see which.
pub fn remove(number: usize) -> String {
    format!("去掉第 {number} 份")
}
/// Label.
pub const CHECKED_ON: &str = "核实日期";
/// Label.
pub const CHECKED_BY: &str = "出具材料文号";
/// Adds a row.
pub const ADD_ROW: &str = "加一行";
/// Rows that are shown.
pub fn rows(first: usize, last: usize, all: usize) -> String {
    format!("第 {first} 至 {last} 行，共 {all} 行")
}
/// Shows earlier ones.
pub const EARLIER: &str = "前面的行";
/// Shows later ones.
pub const LATER: &str = "后面的行";
/// Label.
pub const POST: &str = "填报人岗位（不写姓名，可以空着）";
/// A cell.
pub fn cell(register: &str, row: &str, column: &str) -> String {
    format!("{register}“{row}”{column}")
}
