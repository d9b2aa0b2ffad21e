//! The self-assessment.

use alloc::format;
use alloc::string::String;

use weibao_terms::Status;

use super::common;

/// Of the group of quick answers.
pub const QUICK: &str = "本县自评";
/// Takes the quick answer away.
pub const CLEAR: &str = "取消判断";
/// Label.
pub const REASON: &str = "不适用的理由（必填）";
/// Example of what to type.
pub const REASON_EXAMPLE: &str = "例如：本县没有特殊教育学校，由市里统筹";
/// There is no reason yet.
pub const REASON_MISSING: &str = "填了理由才算“不适用”；现在仍按“未答”计。";
/// A clause does not apply, and there is no reason yet.
pub const CLAUSE_REASON_MISSING: &str = "有分句选了“不适用”：填了理由才算，现在没有采用。";
/// The figures contradict the answer.
pub const CONFLICT: &str = "本县自评与数据算出的结果不一致。";
/// What stands.
pub const FIGURES_STAND: &str = "取较严的一方。";
/// Names a clause's answer.
pub fn clause_answer(standard: &str, number: &str) -> String {
    format!("{standard} 分句{number}的判断")
}
/// How a standard stands, where the county has said something else; `open`: how many clauses have no answer.
pub fn differs(stands: &str, declared: &str, open: usize) -> String {
    let rest = if open == 0 { String::new() } else { format!("；还有{open}条分句未填") };
    format!("按分句判定为{stands}；您选的是{declared}{rest}。")
}
/// A clause's answer follows the quick answer.
pub const CLAUSE_FOLLOWS: &str = "同本项判断";
/// Where a clause's state comes from.
pub const FROM_FIGURES: &str = "由数据判定";
/// Beside words that only say when or for whom the rest applies.
pub const CONDITION: &str = "前提，不判定";
/// Beside words that are a wish.
pub const ADVISORY: &str = "建议，不判定";
/// Of the bodies that a clause names.
pub const BODIES: &str = "原文点名的单位，逐家填";
/// Nothing was said about such a body.
pub const BODY_OPEN: &str = "未填";
/// Names the answer of such a body.
pub fn body_answer(standard: &str, name: &str) -> String {
    format!("{standard} {name}有没有")
}
/// An aim of an overlay on the card of its standard.
pub fn goal(authority: Option<&str>, words: &str, mark: &str) -> String {
    let authority = authority.unwrap_or_default();
    format!("{authority}提出：{}。这是{mark}，只作展示，不影响自评结果。", words.trim_end_matches('。'))
}
/// Our reading of the words.
pub const IMPLIED: &str = "原文未列明数值，按本软件的理解判定。";
/// Sets such a bound out of force.
pub const RULE_OFF: &str = "本县不按此判定";
/// Puts it in force again.
pub const RULE_ON: &str = "恢复按此判定";
/// Label.
pub const RULE_REASON: &str = "不按此判定的理由（必填，填了才生效）";
/// Leads to the register's row or the figure.
pub const SEE_REGISTER: &str = "看台账";
/// Leads to the figure.
pub const SEE_FIGURE: &str = "看数据";
/// Opens the details.
pub const DETAILS: &str = "备注、佐证、整改、依据";
/// Label.
pub const NOTE: &str = "备注";
/// Heading.
pub const EVIDENCE: &str = "佐证材料";
/// What could be shown.
pub const EVIDENCE_HINT: &str = "可以提供（本软件整理）";

/// Beside the words of a clause that cannot be read alone: what it is in short.
pub fn in_short(label: &str) -> String {
    format!("（指：{label}）")
}

/// A piece of suggested evidence; `onsite`: it need only be seen on the spot.
pub fn suggested(piece: &str, onsite: bool) -> String {
    if onsite { format!("{piece}（现场查看即可，不必留存）") } else { piece.into() }
}
/// Label.
pub const EVIDENCE_TITLE: &str = "材料名称";
/// Label.
pub const EVIDENCE_NUMBER: &str = "文号";
/// Label.
pub const EVIDENCE_ISSUER: &str = "发文（出具）单位";
/// Label.
pub const EVIDENCE_DATE: &str = "日期";
/// Takes it away.
pub const EVIDENCE_REMOVE: &str = "删除";
/// Under the table.
pub const EVIDENCE_MORE: &str = "在最后一行接着填就会多出一行。只写材料名称和文号，不要粘贴材料内容。";
/// Heading.
pub const PLAN: &str = "整改措施";
/// Label.
pub const PLAN_ACTION: &str = "措施";
/// Label.
pub const PLAN_DEPARTMENT: &str = "责任单位";
/// Label.
pub const PLAN_POST: &str = "责任人职务（不写姓名）";
/// Label.
pub const PLAN_DUE: &str = "完成时限";
/// Heading.
pub const DEPARTMENTS: &str = "责任单位";
/// Who leads.
pub const LEAD: &str = "牵头";
/// Who supports.
pub const SUPPORT: &str = "配合";
/// Heading.
pub const BASIS: &str = "依据";
/// Heading.
pub const NOTES_OWN: &str = "提示（本软件整理，不是文件内容）";
/// What the marks behind departments mean.
pub const SOURCES_LEGEND: &str = "责任单位后面注明出处：原文＝标准自己点名；永宁方案＝参照永宁县 2022 年实施方案；意见、法＝相应文件点名；推断＝本软件推断，请按本县实际调整。";
/// An overlay changed it.
pub const CHANGED: &str = "地方补充规定改动";

/// All standards.
pub const FILTER_ALL: &str = "全部";
/// Without an answer.
pub const FILTER_OPEN: &str = "未答";
/// Not met, or met in part.
pub const FILTER_UNMET: &str = "未达标、部分达标";
/// To be looked into.
pub const FILTER_PENDING: &str = "待核";
/// By who leads.
pub const FILTER_LEAD: &str = "牵头单位";
/// Whoever leads.
pub const FILTER_ANY_LEAD: &str = "不限牵头单位";
/// Label of the search field.
pub const SEARCH: &str = "在全部标准文字中查找";
/// A list that came out empty.
pub const NONE_FOUND: &str = "没有符合条件的标准。";
/// Back to all.
pub const SHOW_ALL: &str = "显示全部";

/// Shows the rest of a long list.
pub fn unfold(count: usize) -> String {
    format!("再显示其余 {count} 条")
}
/// A chip with its count.
pub fn chip(label: &str, count: usize) -> String {
    format!("{label} {count}")
}
/// The heading while searching.
pub fn found(count: usize, words: &str) -> String {
    format!("“{words}”：{count} 条标准")
}
/// What was changed, for 撤销.
pub fn what(id: &str, of: &str) -> String {
    format!("{id} 的{of}")
}
/// A quick answer, for 撤销 and the screen reader.
pub fn quick(status: Status) -> String {
    format!("判断“{}”", common::status(status))
}
/// The answer of a clause.
pub fn clause(number: &str) -> String {
    format!("第 {number} 条分句")
}
/// Who leads, in a card's last line.
pub fn lead(names: &str) -> String {
    format!("牵头 {names}")
}
/// How much evidence there is.
pub fn evidence_count(count: usize) -> String {
    format!("佐证 {count} 份")
}
/// Which units do not reach the line.
pub fn failing(names: &str, all: usize, shown: usize) -> String {
    if all > shown { format!("未达到：{names} 等 {all} 个") } else { format!("未达到：{names}") }
}
/// Figures that a rule still needs.
pub fn missing() -> &'static str {
    "补填后可自动判定："
}
/// Before the figures that a clause already decided still lacks.
pub fn missing_beside() -> &'static str {
    "补上这些数据才算核对完："
}
/// What supports a department's name.
pub fn source(source: &str) -> &'static str {
    match source.split(':').next().unwrap_or_default() {
        "standard" => "原文",
        "plan" => "永宁方案",
        "opinions" => "意见",
        "law" => "法",
        _ => "推断",
    }
}
/// How a basis relates.
pub fn relation(relation: &str) -> &'static str {
    match relation {
        "direct" => "同一事项",
        _ => "相关",
    }
}
/// Said after a quick answer.
pub fn answered(id: &str, status: Status, met: usize, applicable: usize) -> String {
    format!("{id} {}。达标 {met} / {applicable}", common::status(status))
}
/// Said after 不适用, until there is a reason.
pub fn waits_for_a_reason(id: &str) -> String {
    format!("{id} 选了不适用，请填写理由；填好之前没有采用")
}
/// An overlay changed the standard: who says so.
pub fn changed_by(authority: &str) -> String {
    format!("{CHANGED}：{authority}")
}
/// A piece of evidence, for 撤销.
pub fn evidence(number: usize) -> String {
    format!("第 {number} 份佐证")
}
