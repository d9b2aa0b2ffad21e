//! Taking documents away.

use alloc::format;
use alloc::string::String;

use weibao_terms::DocumentKind;

/// What a document is called, also in its file's name.
pub fn title(document: DocumentKind) -> &'static str {
    match document {
        DocumentKind::Application => "申报表",
        DocumentKind::Report => "自评报告",
        DocumentKind::Workbook => "自评表",
        DocumentKind::EvidenceIndex => "佐证材料目录",
        DocumentKind::Plan => "整改方案",
        DocumentKind::Filled => "自己的模板",
        DocumentKind::ReviewTable | DocumentKind::ReviewWorkbook => "查验表",
        DocumentKind::ReturnList => "退回补充清单",
        DocumentKind::ReviewOpinion => "查验意见（草稿）",
    }
}

/// The program that opens it.
pub fn program(document: DocumentKind) -> &'static str {
    if document.extension() == "xlsx" { "Excel" } else { "Word" }
}

/// Makes a document.
pub fn button(document: DocumentKind) -> String {
    format!("导出{}（{}）", title(document), program(document))
}

/// It is on the way.
pub fn making(document: DocumentKind) -> String {
    format!("正在生成{}…", title(document))
}
/// It failed. The reasons follow, a line each.
pub fn failed(title: &str) -> String {
    format!("没有生成{title}。填写的内容都在，没有改动。")
}
/// The page comes without the part that makes documents.
pub const NOT_HERE: &str = "这个页面没有带生成文档的部分。请把自评“另存为文件”，用完整的页面打开后再导出。";
/// A reason that says nothing.
pub const UNKNOWN: &str =
    "浏览器没有说明原因。请刷新页面再导出一次；仍不行，把自评“另存为文件”，换一台电脑或新一点的浏览器打开导出。";
