//! The application form: its fields, its preview, and taking it away as a file.

use alloc::format;
use alloc::string::String;

/// What the screen is for.
pub const LEAD: &str = "预览就是印出来的样子，导出的 Word 与预览一致。公章、日期和上级各栏按规定留空。";

/// First group.
pub const CONTACT: &str = "单位和联系人";
/// 单位名称.
pub const UNIT: &str = "单位名称";
/// Where it is empty.
pub const UNIT_HINT: &str = "写全称。不填就是县名加“人民政府”。";
/// 主送机关 of the report.
pub const ADDRESSEE: &str = "自评报告的主送机关";
/// Where it is empty.
pub const ADDRESSEE_HINT: &str = "写全称或规范简称。不填就是上一级民政部门。";
/// Name of the contact.
pub const NAME: &str = "联系人姓名";
/// 职务.
pub const POST: &str = "联系人职务";
/// 办公电话.
pub const OFFICE_PHONE: &str = "办公电话";
/// 手机.
pub const MOBILE: &str = "手机";

/// Second group.
pub const BLOCKS: &str = "基本情况、主要制度及工作成效";
/// The group's hint.
pub const BLOCKS_LEAD: &str = "三部分已按自评、数据和佐证写出草稿。可直接修改，修改后以您的文字为准。";
/// 基本情况.
pub const SITUATION: &str = "基本情况";
/// 主要制度.
pub const SYSTEMS: &str = "主要制度";
/// 工作成效.
pub const RESULTS: &str = "工作成效";
/// Row 4.
pub const COUNTY_OPINION: &str = "县级人民政府自评意见（草稿）";
/// Whose text it is.
pub const COUNTY_OPINION_LEAD: &str = "供县级人民政府定稿用，盖章和日期手写。";
/// Why there is no draft.
pub const NO_OPINION_BARRED: &str = "负面工作清单有填为“有”的项，不写草稿。";
/// Why there is no draft.
pub const NO_OPINION_OPEN: &str = "还有没答的项，暂不写草稿。";
/// There is nothing to write from.
pub const NO_DRAFT: &str = "还没有可以写成草稿的内容：答了标准、填了数据或佐证后会自动写出，也可以直接写。";

/// The text is the pre-written one.
pub const IS_DRAFT: &str = "自动草稿，随数据更新";
/// The text is the county's own.
pub const IS_TYPED: &str = "您写的文字，数据再变也不会动它";
/// How long a text is.
pub fn length(characters: usize) -> String {
    format!("{characters} 字")
}
/// Where the text stands in the printed form.
pub const ALL_IN_CELL: &str = "全部在表内";
/// Where the text stands in the printed form.
pub fn some_attached(attached: u64) -> String {
    format!("表内放不下的 {attached} 字转到附页")
}
/// Where the text stands in the printed form.
pub const ALL_ATTACHED: &str = "全部在附页";

/// Puts the pre-written text back in place of the typed one.
pub const BACK_TO_DRAFT: &str = "改回自动草稿";
/// The same where the data has changed since.
pub const REGENERATE: &str = "数据有变，重新生成";
/// Only the sentences that the data has changed.
pub const UPDATE_SENTENCES: &str = "只换变了的句子";
/// Leaves the typed text as it is.
pub const KEEP_MINE: &str = "不用换";
/// The data has changed since the text was typed.
pub const DATA_CHANGED: &str = "写好之后数据有变，自动草稿里这些句子不同了，您的文字没有动：";
/// Before a sentence that is no longer true.
pub const WAS: &str = "原来";
/// Before a sentence that is new.
pub const IS_NOW: &str = "现在";
/// What is edited, for 撤销.
pub fn text_of(block: &str) -> String {
    format!("申报表的{block}")
}

/// The preview.
pub const PREVIEW: &str = "预览";
/// Before there is one.
pub const PREVIEW_MAKING: &str = "正在生成预览…";
/// There is none. The reasons follow, a line each.
pub const PREVIEW_FAILED: &str = "没有生成草稿和预览。下面的文字可以照常填写，都会保存：";
/// Once more.
pub const TRY_AGAIN: &str = "再试一次";
/// In a field whose draft is on the way.
pub const DRAFTING: &str = "正在写草稿…";
/// Prints the preview.
pub const PRINT: &str = "打印申报表";
