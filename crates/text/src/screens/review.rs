//! 查验: a county's file as a city, a province or a group of experts looks at it.

use alloc::format;
use alloc::string::String;

use weibao_terms::Mark;

/// What it is for.
pub const LEAD: &str =
    "打开县里的自评文件（.json），逐项查验。县里的文件只读，内容不会改动；查验的结果另存为一个查验文件。";
/// Opens a county's file or a review.
pub const OPEN: &str = "打开县里的自评";
/// Opens a review over it.
pub const OPEN_REVIEW: &str = "打开以前的查验文件";
/// Saves the review.
pub const SAVE: &str = "另存查验文件";
/// Closes both.
pub const CLOSE: &str = "关闭";
/// The same button, once it has been pressed with findings that are in no file.
pub const CLOSE_SURELY: &str = "再点一次，不保存就关闭";
/// Said when it is pressed first.
pub const CLOSE_ASKS: &str = "这次查验还没有另存，关闭后就没有了。再点一次就关闭。";
/// Another file would take the place of findings that are in no file.
pub const WOULD_LOSE: &str = "现在这份查验还没有另存，打开别的文件就没有了。请先点“另存查验文件”。";
/// A review without its county's file.
pub const COUNTY_FIRST: &str = "这是查验文件。请先打开它查验的那个县的自评文件，再打开它。";
/// Parts of a review are defective.
pub const WITH_PROBLEMS: &str = "查验文件已打开，下面几处没有采用：";
/// In the file's name.
pub const FILE: &str = "查验";
/// Findings are in no file yet.
pub const UNSAVED: &str = "有改动没有另存。";

/// The bar on top.
pub fn bar(county: &str, revision: Option<u64>, digest: &str) -> String {
    let revision = revision.map(|revision| format!("第{revision}稿 · ")).unwrap_or_default();
    let short: String = digest.chars().take(8).collect::<String>().to_uppercase();
    format!("{county} · {revision}校验 {short} · 您在查验，县里的内容不会改动")
}
/// How far it is.
pub fn progress(seen: usize, all: usize, doubtful: usize, returned: usize) -> String {
    format!("已看 {seen}/{all}，存疑 {doubtful}，退回 {returned}")
}

/// Who reviews.
pub const LEVEL: &str = "查验层级";
/// The levels.
pub fn level(key: &str) -> &'static str {
    match key {
        "city" => "市级查验",
        "province" => "省级评价",
        _ => "民政部抽查",
    }
}
/// Which body.
pub const BODY: &str = "查验单位";

/// A mark.
pub fn mark(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Accepted) => "认可",
        Some(Mark::Doubtful) => "存疑",
        Some(Mark::Returned) => "退回",
        None => "未看",
    }
}
/// After a standard was marked.
pub fn marked(standard: &str, mark: Option<Mark>) -> String {
    format!("{standard} {}", self::mark(mark))
}
/// Its key.
pub const KEYS: &str = "把光标放在一项标准上，按 1 认可，2 存疑，3 退回，0 改回未看。";

/// First.
pub const FIRST: &str = "要先看的";
/// The others.
pub const REST: &str = "其他标准";
/// Why first.
pub const STALE: &str = "县里已改，请再看";
/// Why first.
pub const CONFLICT: &str = "数据与填报不一致";
/// Why first.
pub const NOT_APPLICABLE: &str = "县里填了不适用";
/// Why first.
pub const MISSING: &str = "缺数据";

/// The county's half.
pub const COUNTY: &str = "县里";
/// The reviewer's half.
pub const REVIEWER: &str = "查验";
/// The reason of 不适用.
pub const REASON: &str = "不适用理由：";
/// The county's note.
pub const NOTE: &str = "情况说明：";
/// The county's evidence.
pub const EVIDENCE: &str = "佐证：";
/// Remark.
pub const REMARK: &str = "意见";
/// How it was looked at.
pub const METHOD: &str = "怎么查的";
/// What can be typed there.
pub const METHOD_EXAMPLE: &str = "查阅材料、系统调取、现场查看、抽样、访谈";
/// Own status.
pub const STATUS: &str = "查到的状态";
/// None.
pub const STATUS_NONE: &str = "与县里相同";
/// Before a mark.
pub const MARK_FIRST: &str = "先选认可、存疑或退回，再写意见。";
/// A figure of one's own.
pub fn figure(label: &str, theirs: Option<&str>) -> String {
    match theirs {
        Some(theirs) => format!("{label}（县里：{theirs}）"),
        None => format!("{label}（县里没有数）"),
    }
}
/// Not a number.
pub const NOT_A_NUMBER: &str = "这里要填数字，现在没有采用。";
/// Both judged by the same rules.
pub fn both(county: &str, reviewer: &str) -> String {
    format!("县自评：{county}；按查验：{reviewer}")
}

/// Negative list.
pub const NEGATIVES: &str = "负面工作清单核对";
/// What belongs there.
pub const NEGATIVES_NOTE: &str = "只填核对结果，不写案情。";
/// A state.
pub fn negative(key: &str) -> &'static str {
    match key {
        "present" => "有",
        "absent" => "无",
        "pending" => "待核",
        _ => "未核对",
    }
}
/// What the county says.
pub fn county_negative(key: &str) -> String {
    format!("县里：{}", negative(key))
}

/// The opinion.
pub const OPINION: &str = "查验意见草稿";
/// What it is.
pub const OPINION_NOTE: &str = "只写查验的事实。结论由查验单位填写，本页不写。";
