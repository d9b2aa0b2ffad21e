//! 定稿报送: which revision went to the city or the province.

use alloc::format;
use alloc::string::String;

use weibao_terms::ReviewLevel;

/// The section.
pub const TITLE: &str = "定稿报送";
/// What it does.
pub const LEAD: &str = "定稿会另存出一份文件，记下是第几稿、报给谁，并算出校验号。定稿以后照样可以改，改了会注明“未报”。请在定稿以后导出文书：每份文书的末尾印有依据第几稿和校验号，纸和文件由此对得上。校验号只用来防止拿错稿，不是签名，不能代替公章。";
/// Nothing was handed over.
pub const NONE: &str = "还没有定稿。";
/// What was done, for 撤销.
pub const WHAT: &str = "定稿的记录";
/// The contact's mobile number stays with the county.
pub const WITHOUT_MOBILE: &str = "上报时不带联系人手机";
/// What that does.
pub const WITHOUT_MOBILE_NOTE: &str =
    "只是交出去的文件里没有手机号，校验号按交出去的内容算；这台电脑上的内容和申报表照旧。";
/// Heads what was handed over before.
pub const EARLIER: &str = "已定稿的各稿";

/// To whom: 报市.
fn to(level: Option<ReviewLevel>) -> &'static str {
    match level {
        Some(ReviewLevel::City) => "报市",
        Some(ReviewLevel::Province) => "报省",
        Some(ReviewLevel::National) => "报部",
        None => "",
    }
}
/// Hands a revision over.
pub fn button(level: ReviewLevel) -> String {
    format!("定稿{}", to(Some(level)))
}
/// What was handed over last, and that what is here now was not. `now`: the revision that is being worked on, where it is another.
pub fn standing(revision: u64, level: Option<ReviewLevel>, now: Option<u64>) -> String {
    let sealed = format!("第{revision}稿已定稿{}", to(level));
    match now {
        Some(now) => format!("{sealed}，现在是第{now}稿（未报）"),
        None => sealed,
    }
}
/// A revision that was handed over.
pub fn line(revision: u64, on: &str, level: Option<ReviewLevel>, check: &str) -> String {
    format!("第{revision}稿，{on}定稿{}，校验 {check}", to(level))
}
/// It was handed over just now.
pub fn done(revision: u64, level: ReviewLevel, check: &str) -> String {
    format!("第{revision}稿已定稿{}，校验 {check}。文件已另存，请把它和现在导出的文书一起报送。", to(Some(level)))
}
/// What its file is called.
pub fn file(what: &str, revision: u64, level: ReviewLevel) -> String {
    format!("{what}-第{revision}稿{}", to(Some(level)))
}
