//! Taking documents away.

use alloc::format;
use alloc::string::String;

/// Makes the form.
pub const APPLICATION: &str = "导出申报表（Word）";
/// Makes the report.
pub const REPORT: &str = "导出自评报告（Word）";
/// Makes the workbook.
pub const WORKBOOK: &str = "导出自评表（Excel）";
/// A file's name after the county's: the form.
pub const APPLICATION_FILE: &str = "申报表";
/// A file's name after the county's: the report.
pub const REPORT_FILE: &str = "自评报告";
/// A file's name after the county's: the workbook.
pub const WORKBOOK_FILE: &str = "自评表";

/// It takes longer than a second.
pub fn making(document: &str) -> String {
    format!("正在生成{document}，页面可以接着用…")
}
/// It failed. The reasons follow, a line each.
pub fn failed(document: &str) -> String {
    format!("没有生成{document}。填写的内容都在，没有改动。")
}
/// The page comes without the part that makes documents.
pub const NOT_HERE: &str = "这个页面没有带生成文档的部分。请把自评“另存为文件”，用完整的页面打开后再导出。";
/// A reason that says nothing.
pub const UNKNOWN: &str = "浏览器没有说明原因。请刷新页面再导出一次；仍不行，把自评“另存为文件”，换一台电脑或新一点的浏览器打开导出。";
