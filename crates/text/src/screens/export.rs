//! Taking documents away.

use alloc::format;
use alloc::string::String;

/// A document, also in its file's name.
pub const APPLICATION: &str = "申报表";
/// A document, also in its file's name.
pub const REPORT: &str = "自评报告";
/// A document, also in its file's name.
pub const WORKBOOK: &str = "自评表";
/// A document, also in its file's name.
pub const EVIDENCE_INDEX: &str = "佐证材料目录";
/// A document, also in its file's name.
pub const PLAN: &str = "整改方案";
/// A template of the county's own.
pub const OWN: &str = "自己的模板";
/// What opens it.
pub const WORD: &str = "Word";
/// What opens it.
pub const EXCEL: &str = "Excel";
/// Makes a document.
pub fn button(document: &str, program: &str) -> String {
    format!("导出{document}（{program}）")
}

/// It is on the way.
pub fn making(document: &str) -> String {
    format!("正在生成{document}…")
}
/// It failed. The reasons follow, a line each.
pub fn failed(document: &str) -> String {
    format!("没有生成{document}。填写的内容都在，没有改动。")
}
/// The page comes without the part that makes documents.
pub const NOT_HERE: &str = "这个页面没有带生成文档的部分。请把自评“另存为文件”，用完整的页面打开后再导出。";
/// A reason that says nothing.
pub const UNKNOWN: &str =
    "浏览器没有说明原因。请刷新页面再导出一次；仍不行，把自评“另存为文件”，换一台电脑或新一点的浏览器打开导出。";
