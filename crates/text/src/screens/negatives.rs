//! The negative list.

use alloc::format;
use alloc::string::String;

use weibao_terms::NegativeState;

/// What it does.
pub const LEAD: &str =
    "存在一项及以上的，不予推荐。请先看这一页：逐项填“无”“有”或“待核”；还有没填或待核的，就不能得出“没有问题”的结论。";
/// What does not belong here.
pub const NO_CASES: &str = "只填有没有，不要写案情、当事人或学校。";
/// Of the group of answers.
pub const ANSWER: &str = "本县情况";
/// An answer.
pub fn state(state: NegativeState) -> &'static str {
    match state {
        NegativeState::Absent => "无",
        NegativeState::Present => "有",
        NegativeState::Pending => "待核",
    }
}
/// Nothing yet.
pub const OPEN: &str = "未填";
/// Label.
pub const NOTE: &str = "备注";
/// Example of what to type.
pub const NOTE_EXAMPLE: &str = "例如：已请公安局核实，×月×日前答复（不写案情）";
/// Whom to ask for a written word, and what they would give.
pub fn asked(units: &str, evidence: &str) -> String {
    format!("书面问到：{units}。可以提供：{evidence}。都答“无”才算无；只写有无、日期、文号，不写案情。")
}

/// Who would know.
pub const DEPARTMENTS: &str = "可向以下单位核实";
/// The project's own.
pub const NOTES_OWN: &str = "提示（本软件整理）";
/// All are absent.
pub const ALL_ABSENT: &str = "各项均填“无”。";
/// Takes an answer away.
pub const CLEAR: &str = "取消";
/// 第3项.
pub fn number(id: &str) -> String {
    match id.strip_prefix('N') {
        Some(number) => format!("第 {number} 项"),
        None => id.into(),
    }
}
/// At least one is present.
pub fn present(count: usize) -> String {
    format!("有 {count} 项填“有”：存在一项及以上的，不予推荐。")
}
/// Some are open.
pub fn open(count: usize) -> String {
    format!("还有 {count} 项没有确认“无”，暂不能得出“没有问题”的结论。")
}
/// What was changed, for 撤销.
pub fn what(id: &str, of: &str) -> String {
    format!("负面清单{}的{of}", number(id))
}
