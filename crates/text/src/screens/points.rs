//! What a reviewer has put to the county, and what the county answers.

use alloc::format;
use alloc::string::{String, ToString};

use weibao_terms::{Mark, Response, Seen};

use super::review;

/// The section.
pub fn heading(points: usize) -> String {
    format!("上级查验提出{points}条")
}
/// What to do.
pub const LEAD: &str = "逐条处理：要改的点“去改”，改完选“已补充”；不用改的写明情况。答复存在自评里，随自评文件一起报上去，查验文件本身不会改动自评。";
/// How many have an answer.
pub fn answered(answered: usize, points: usize) -> String {
    format!("已答复 {answered}/{points}")
}
/// A review was opened.
pub fn taken(file: &str) -> String {
    format!("已打开查验文件“{file}”，请在下面逐条答复。自评内容没有改动。")
}
/// What was done, for 撤销.
pub const WHAT: &str = "对查验意见的答复";
/// Goes to where it can be changed.
pub const MEND: &str = "去改";
/// The text of an answer.
pub const TEXT: &str = "答复说明";
/// An answer.
pub fn response(response: Option<Response>) -> &'static str {
    match response {
        Some(Response::Supplied) => "已补充",
        Some(Response::Explained) => "说明",
        Some(Response::Disagreed) => "不同意",
        None => "未答复",
    }
}
/// A level, where the body has not said its name.
pub fn level(key: &str) -> &'static str {
    crate::review_papers::level(key)
}
/// What is said of a place.
pub fn said(mark: Mark, figure: Option<&str>, remark: &str) -> String {
    let mut said = review::mark(Some(mark)).to_string();
    if let Some(figure) = figure {
        said.push_str(&format!("，查到的数是{figure}"));
    }
    if !remark.trim().is_empty() {
        said.push_str(&format!("：{}", remark.trim()));
    }
    said
}
/// What is said of a piece of evidence.
pub fn evidence(title: &str, seen: Seen) -> String {
    format!("《{title}》{}", review::seen(Some(seen)))
}
/// What is said, on the card of the standard.
pub fn on_card(by: &str, named: &str, said: &str, response: Option<Response>) -> String {
    format!("{by}对{named}：{said}（{}）", self::response(response))
}
/// It is none of this file.
pub const OF_ANOTHER: &str = "这是对另一个县或者另一份自评的查验，没有打开。请核对文件。";
