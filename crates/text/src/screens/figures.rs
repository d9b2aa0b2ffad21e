//! The figures, the readings, and what a county is judged by beside the national standards.

use alloc::format;
use alloc::string::String;

/// What this screen is for.
pub const LEAD: &str =
    "带数字的分句由这里的数据判定，算式写在每条标准下面。能从台账算出的不用再填。只填总数，不填任何人的信息。";

// ---------------------------------------------------------------- figures

/// Heads the figures.
pub const FIGURES: &str = "数据";
/// A figure without a department.
pub const NO_DEPARTMENT: &str = "其他";
/// All of them.
pub fn all(count: usize) -> String {
    format!("全部 {count}")
}
/// Only those that a rule waits for.
pub fn only_missing(count: usize) -> String {
    format!("只看还缺的 {count}")
}
/// What is still missing, and what waits for it.
pub fn missing(figures: usize, clauses: usize) -> String {
    if figures == 0 {
        "判定要用的数都有了。".into()
    } else if clauses == 0 {
        format!("还缺 {figures} 个数，补上后才能全部核对。")
    } else {
        format!("还缺 {figures} 个数，补上后才能由数据判定 {clauses} 个分句。")
    }
}
/// Goes to the next missing figure.
pub const NEXT_MISSING: &str = "填下一个还缺的";
/// Nothing is missing in what is shown.
pub const NONE_MISSING: &str = "没有还缺的数。";
/// How many figures of a department are there.
pub fn group_progress(known: usize, all: usize) -> String {
    format!("已有 {known}/{all}")
}
/// A rule waits for it.
pub const NEEDED: &str = "还缺";
/// Counted from a register.
pub const COUNTED: &str = "由台账算出";
/// It can be, once the register is complete.
pub fn could_be_counted(register: &str) -> String {
    format!("{register}台账填完整后自动算出")
}
/// The link to a register.
pub fn see_register(register: &str) -> String {
    format!("看{register}台账")
}
/// Another name of the same figure.
pub fn same_as(label: &str) -> String {
    format!("与“{label}”是同一个数，填一处即可")
}
/// Before the standards that a figure decides.
pub const DECIDES: &str = "用于";
/// No rule uses it.
pub const DECIDES_NOTHING: &str = "只作记录，不参与判定";
/// Takes away the typed figure that the register contradicts.
pub const DROP_TYPED: &str = "删去所填的数，以台账为准";
/// What was typed beside a counted figure.
pub fn typed_beside(typed: &str) -> String {
    format!("另外填过 {typed}。评定以台账为准。")
}
/// Cannot be read as a number.
pub fn not_a_number(typed: &str) -> String {
    format!("“{typed}”读不成数字，原样留着，没有计入。请改成数字，如 12 或 3.5。")
}
/// What was changed, for 撤销.
pub fn what_figure(label: &str) -> String {
    format!("基础数据“{label}”")
}

// ---------------------------------------------------------------- readings

/// Heads the open readings.
pub const READINGS: &str = "口径";
/// What they are.
pub const READINGS_LEAD: &str = "文件原文可作几种理解的地方，由本县选定；没有选的按默认，选项里写明默认是不是从严的一种。选了什么会写进结果和文件。";
/// Nothing chosen yet.
pub const BY_DEFAULT: &str = "未选，按默认";
/// It changes what is computed.
pub const CHANGES_RESULT: &str = "影响判定";
/// It is only written down.
pub const ONLY_RECORDED: &str = "只写进报告";
/// What was changed, for 撤销.
pub fn what_reading(question: &str) -> String {
    format!("口径“{question}”")
}

// ---------------------------------------------------------------- implied rules

/// Heads the rules that are our reading.
pub const IMPLIED: &str = "按字面理解的规则";
/// What they are.
pub const IMPLIED_LEAD: &str = "这些分句原文没有印出数字，由“每、各、全覆盖、不得”或点名的单位推出，是本软件的理解。本县不认同的可以停用并写明理由，停用后由本县自己判断，理由会写进报告。";
/// How many are switched off.
pub fn implied_summary(rules: usize, off: usize) -> String {
    if off == 0 { format!("共 {rules} 条，都在使用") } else { format!("共 {rules} 条，停用 {off} 条") }
}
/// Switches one off.
pub const SWITCH_OFF: &str = "不采用这条理解";
/// Why.
pub const REASON: &str = "不采用的理由（必填）";
/// It counts on until a reason stands there.
pub const REASON_NEEDED: &str = "写明理由后才停用；现在仍按这条判定。";
/// It is off.
pub const IS_OFF: &str = "已停用，由本县判断";
/// What was changed, for 撤销.
pub fn what_rule(clause: &str) -> String {
    format!("是否采用 {clause} 的理解")
}
/// What was typed, for 撤销.
pub fn what_reason(clause: &str) -> String {
    format!("不采用 {clause} 的理由")
}

// ---------------------------------------------------------------- overlays and rule files

/// Heads the overlay and the rule file.
pub const BOOKS: &str = "地方补充规定和计分规则";
/// What they are.
pub const BOOKS_LEAD: &str = "省里可以在全国标准之上提高界限、增加标准、规定时间和名额；计分规则由省里制定，全国文件没有分值。没有载入计分规则时只计数，不打分。";
/// The overlay.
pub const OVERLAY: &str = "地方补充规定";
/// The rule file.
pub const RULES: &str = "计分规则";
/// None.
pub const NO_OVERLAY: &str = "不使用，只按全国标准";
/// None.
pub const NO_RULES: &str = "不计分";
/// Who says so.
pub fn by_authority(authority: &str) -> String {
    format!("依据：{authority}")
}
/// Opens a file of either kind.
pub const OPEN_BOOK: &str = "打开补充规定、计分规则或名单文件…";
/// What it changes.
pub fn changes(count: usize) -> String {
    format!("它改动了 {count} 处：")
}
/// It changes nothing.
pub const CHANGES_NOTHING: &str = "它没有改动任何一条标准。";
/// Less than the national text.
pub const WEAKER: &str = "低于全国标准";
/// The file names an overlay that is not at hand.
pub fn overlay_absent(id: &str) -> String {
    format!("这份自评写明使用“{id}”，但本机没有这份补充规定，现在只按全国标准判定。请打开它的文件，或另选。")
}
/// The rule file does not fit the standards in use.
pub const RULES_DO_NOT_FIT: &str = "载入的计分规则与现在所用的标准对不上，没有计分：";
/// What a score rests on.
pub fn rules_in_use(title: &str, maximum: &str) -> String {
    format!("正在使用“{title}”，满分 {maximum} 分。逐项得分见自评结果。")
}
/// A rule file's name in the list.
pub fn rules_opened(title: &str) -> String {
    format!("“{title}”（从文件载入）")
}
/// Heads the stages.
pub const STAGES: &str = "申报阶段";
/// A column.
pub const STAGE: &str = "阶段";
/// A column.
pub const STAGE_WHEN: &str = "时间";
/// A column.
pub const STAGE_WHAT: &str = "做什么";
/// Who leads.
pub fn lead_body(lead: &str) -> String {
    format!("牵头：{lead}")
}
/// How many may be put forward.
pub fn quota(quota: &str) -> String {
    format!("名额：{quota}")
}
/// What was changed, for 撤销.
pub const WHAT_OVERLAY: &str = "地方补充规定";
/// A file was taken in.
pub fn book_taken(name: &str) -> String {
    format!("已载入“{name}”，下面写明它改动了什么。")
}
/// A list of names was taken in.
pub fn list_taken(title: &str, as_of: &str, names: usize) -> String {
    format!("已载入《{title}》（截至{as_of}，{names}个名称）。社会组织台账、有关佐证和单位名称已与它核对。")
}
/// A file was refused.
pub fn book_refused(name: &str) -> String {
    format!("没有载入“{name}”，自评和原来的规定都没有动：")
}
/// Neither an overlay nor a rule file.
pub const NOT_A_BOOK: &str =
    "这不是地方补充规定（weibao.overlay）、计分规则（weibao.rules）或名单（weibao.list）文件。";
/// Not text.
pub const BOOK_NOT_UTF8: &str = "这个文件不是 UTF-8 文字，请确认选对了 .json 文件。";
/// Not JSON.
pub fn book_not_json(line: usize, column: usize) -> String {
    format!("第 {line} 行第 {column} 个字符处不符合 JSON 的写法，请改正后再打开。")
}
