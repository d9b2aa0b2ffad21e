//! All documents: what each is for, its preview, and templates of a county's own.

use alloc::format;
use alloc::string::String;

use weibao_terms::DocumentKind;

use super::export::title;

/// What the screen is for.
pub const LEAD: &str =
    "五种文书都由自评内容生成：先预览，再导出成 Word 或 Excel，也可以直接打印。预览就是文件里的内容，可以选中复制。";

/// What a document is for.
pub fn purpose(document: DocumentKind) -> &'static str {
    match document {
        DocumentKind::Application => {
            "民函〔2021〕68号附件2的申报表，逐级上报用。基本情况、主要制度、工作成效和自评意见按填写内容写出，公章、日期和上级各栏留空。"
        }
        DocumentKind::Report => {
            "报上级的自评报告，按公文格式（GB/T 9704）排版：基本情况、主要做法及成效、存在问题、下一步打算，附全部工作标准自评情况表和口径说明。"
        }
        DocumentKind::Workbook => {
            "发给各部门核对、补填的 Excel 表：填报说明、全部标准和分句、责任单位和材料、基础数据、台账、差距、佐证材料、负面工作清单各一张表，可以筛选，也可以直接打印。"
        }
        DocumentKind::EvidenceIndex => {
            "装订佐证材料用的目录：同一份材料只列一次，注明对应哪些标准，份数、页码装订后填写；并列出还缺材料的标准。"
        }
        DocumentKind::Plan => {
            "创建整改用的方案：没有达标的标准按责任单位列成一张表，写明差距、措施、责任人职务和完成时限。"
        }
        DocumentKind::ReviewTable => "逐项的查验结论、查验数和意见，附不适用、佐证、口径、负面清单和抽样的核对情况。",
        DocumentKind::ReviewWorkbook => "同样的内容，每一部分一张工作表，可以筛选。",
        DocumentKind::ReturnList => "发给县里：存疑和退回的事项，要补充什么，什么时候报回。",
        DocumentKind::ReviewOpinion => "填申报表上本级那一栏用：只写查验的数，结论留空。",
        DocumentKind::Filled => "",
    }
}

/// Shows what a document says.
pub fn preview(document: DocumentKind) -> String {
    format!("预览{}", title(document))
}
/// The preview's heading.
pub fn preview_of(title: &str) -> String {
    format!("预览：{title}")
}
/// The pages of a preview, for a screen reader.
pub const PAPERS: &str = "文书内容";
/// Prints the preview.
pub const PRINT: &str = "打印这份文书";
/// Puts the preview away.
pub const CLOSE: &str = "收起预览";
/// The contact and the texts are typed there.
pub const FORM: &str = "填写申报表";
/// The actions and dates are typed there.
pub const RESULT: &str = "填写整改打算";
/// From other screens to this one.
pub const LINK: &str = "全部文书、预览和自己的模板";

// ---------------------------------------------------------------- templates

/// The section.
pub const OWN: &str = "用自己的模板";
/// What it does.
pub const OWN_LEAD: &str = "省里、市里或本县有规定版式的，可以用自己的 Word 模板（.docx）：在要填内容的地方写占位符，如 {{县名}}，选中文件后就在这台电脑上填好，其余内容和版式原样不动，文件不会上传。";
/// Where to begin.
pub const START_FROM: &str = "可以从现成的模板改起：";
/// Takes a shipped template away.
pub fn shipped(document: DocumentKind) -> String {
    format!("{}的模板（Word）", title(document))
}
/// A shipped template's file.
pub fn shipped_file(title: &str) -> String {
    format!("模板_{title}.docx")
}
/// Chooses a file.
pub const CHOOSE: &str = "选择模板文件（.docx）";
/// It is filled.
pub fn filled(name: &str) -> String {
    format!("“{name}”已填好，下面是预览。")
}
/// It is being filled.
pub fn filling(name: &str) -> String {
    format!("正在填“{name}”…")
}
/// It was not filled. The reasons follow, a line each.
pub fn refused(name: &str) -> String {
    format!("“{name}”没有填成，文件和填写的内容都没有动：")
}
/// Takes the filled template away.
pub const EXPORT_OWN: &str = "导出填好的文档（Word）";
/// The file is larger than any template.
pub const TOO_LARGE: &str = "文件超过 20 MB，不像是模板。请去掉里面的图片或换一个文件。";
/// The file cannot be filled for it has another ending.
pub const NOT_DOCX: &str = "模板要是 .docx 文件。.doc、.wps 文件请先在 WPS 或 Word 里另存为 .docx，再选。";

// ---------------------------------------------------------------- placeholders

/// The list, closed at first.
pub const PLACEHOLDERS: &str = "占位符清单和写法";
/// The table of the syntax.
pub const SYNTAX: &str = "写法";
/// Its columns.
pub const SYNTAX_COLUMNS: [&str; 2] = ["写在模板里", "生成的文档里"];
/// The texts.
pub const TEXTS: &str = "全文可用的名称";
/// The table of what can be repeated.
pub const LISTS: &str = "可以重复的内容";
/// Its columns.
pub const LISTS_COLUMNS: [&str; 3] = ["名称", "是什么", "每一项里可用的名称"];
/// The lists within a list.
pub fn inner_lists(names: &str) -> String {
    format!("；还可以在其中重复：{names}")
}
