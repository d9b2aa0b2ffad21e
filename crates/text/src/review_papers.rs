//! The papers of a review: 查验表, 退回补充清单, 查验意见. The names of columns are the placeholders of their templates, too.

use alloc::format;
use alloc::string::{String, ToString};

/// The names of what a template can ask for.
pub mod names {
    /// Which body reviews.
    pub const BODY: &str = "查验单位";
    /// On which level.
    pub const LEVEL: &str = "查验层级";
    /// Which of the county's files.
    pub const REVISION: &str = "稿次";
    /// By what paper and file are matched.
    pub const CHECK: &str = "校验码";
    /// How many are marked how.
    pub const COUNTS: &str = "查验情况";
    /// By when the county answers.
    pub const DUE: &str = "报回日期";
    /// The row of the form.
    pub const ROW: &str = "意见栏目";
    /// The draft.
    pub const OPINION: &str = "查验意见";
    /// The standards.
    pub const STANDARDS: &str = "查验项";
    /// What is said not to apply.
    pub const EXEMPT: &str = "不适用项";
    /// Evidence.
    pub const EVIDENCE: &str = "佐证项";
    /// Readings, and rules that are off.
    pub const READINGS: &str = "口径项";
    /// The negative list.
    pub const NEGATIVES: &str = "负面项";
    /// Samples.
    pub const SAMPLES: &str = "抽样";
    /// The rows of a sample.
    pub const ROWS: &str = "抽样行";
    /// What reviewers of other levels found.
    pub const OTHERS: &str = "其他项";
    /// Points.
    pub const POINTS: &str = "得分项";
    /// What goes back to the county.
    pub const RETURNED: &str = "退回项";
    /// Organisations that are on a list.
    pub const LISTED: &str = "名单项";
    /// What a sample comes to.
    pub const FOUND: &str = "抽样结果";
    /// A sample's heading.
    pub const SAMPLE: &str = "抽样情况";
}

/// The columns of the standards.
pub const STANDARDS: [&str; 7] = ["编号", "工作标准", "县自评", "县数据", "查验结论", "查验数", "意见"];
/// The columns of what is said not to apply.
pub const EXEMPT: [&str; 4] = ["编号", "工作标准", "不适用理由", "查验结论"];
/// The columns of the evidence.
pub const EVIDENCE: [&str; 4] = ["编号", "材料名称", "文号", "查看情况"];
/// The columns of the readings.
pub const READINGS: [&str; 4] = ["事项", "县里采用", "查验结论", "意见"];
/// The columns of the negative list.
pub const NEGATIVES: [&str; 5] = ["编号", "情形", "县自评", "核对结果", "核实单位、文号"];
/// The columns of a sample.
pub const SAMPLE: [&str; 5] = ["序号", "名称", "所属乡镇", "查看结果", "说明"];
/// The columns of what reviewers of other levels found.
pub const OTHERS: [&str; 6] = ["编号", "工作标准", "查验层级", "查验结论", "查验数", "意见"];
/// The columns of the points.
pub const POINTS: [&str; 6] = ["项目", "满分", "按县里的数", "按查验的数", "差", "依据"];
/// The line of all points.
pub const ALL_POINTS: &str = "合计";
/// The columns of the organisations that are on a list.
pub const LISTED: [&str; 3] = ["位置", "县里写的名称", "请核对"];
/// The columns of what goes back.
pub const RETURNED: [&str; 4] = ["编号", "事项", "查验结论", "需要补充、说明的内容"];
/// The columns of all samples on one sheet.
pub const SAMPLE_SHEET: [&str; 6] = ["抽样情况", "序号", "名称", "所属乡镇", "查看结果", "说明"];

/// Of which days the county's numbers are, among the readings.
pub const PERIOD: &str = "数据期间";

/// What the paper is called: on a sheet's tab, on top of printed pages.
pub const TABLE: &str = "查验表";
/// A sheet's tab.
pub mod sheets {
    /// The standards.
    pub const STANDARDS: &str = "工作标准";
    /// What is said not to apply.
    pub const EXEMPT: &str = "不适用认可";
    /// Evidence.
    pub const EVIDENCE: &str = "佐证查看";
    /// Readings.
    pub const READINGS: &str = "口径";
    /// The negative list.
    pub const NEGATIVES: &str = "负面清单核对";
    /// Samples.
    pub const SAMPLES: &str = "抽样记录";
    /// What reviewers of other levels found.
    pub const OTHERS: &str = "其他层级查验";
    /// Points.
    pub const POINTS: &str = "得分对照";
    /// What goes back.
    pub const RETURNED: &str = "存疑和退回";
    /// Organisations that are on a list.
    pub const LISTED: &str = "社会组织名单核对";
}

/// The county's state of a negative item, where it has overruled what a unit found.
pub fn overruled(state: &str, why: &str) -> String {
    format!("{state}（没有采用填报单位的说法，理由：{}）", why.trim().trim_end_matches('。'))
}
/// Where a name stands: in a register, in the evidence of a standard, among the units.
pub fn named_in(room: &str, name: &str) -> String {
    match room {
        "registers" => format!("{name}台账"),
        "answers" => format!("{name}的佐证材料"),
        _ => "责任单位".into(),
    }
}

/// A level.
pub fn level(key: &str) -> &'static str {
    match key {
        "province" => "省级评价",
        "national" => "民政部抽查评估",
        _ => "市级查验",
    }
}

/// Whose a review is: its level, and the body where it has said its name.
pub fn whose(key: &str, body: &str) -> String {
    if body.is_empty() { level(key).to_string() } else { format!("{}（{body}）", level(key)) }
}

/// The row of the form that a level fills in.
pub fn row(key: &str) -> &'static str {
    match key {
        "province" => "省级民政部门评价意见",
        "national" => "民政部评估核实意见",
        _ => "地市级民政部门查验意见",
    }
}

/// A body that has not said its name.
pub const NO_BODY: &str = "（查验单位）";
/// Which of the county's files.
pub fn revision(revision: Option<u64>) -> String {
    revision.map(|revision| format!("第{revision}稿")).unwrap_or_default()
}
/// A day that was not given.
pub const BLANK_DAY: &str = "　　年　　月　　日";

/// A mark.
pub fn mark(key: &str) -> &'static str {
    match key {
        "accepted" => "认可",
        "doubtful" => "存疑",
        "returned" => "退回",
        _ => "未看",
    }
}
/// The county has said nothing.
pub const NOTHING_TO_SEE: &str = "县里未填报";
/// The county has changed it since.
pub const CHANGED: &str = "县里已改，未再看";
/// A mark on a 不适用.
pub fn exempt(key: &str) -> &'static str {
    match key {
        "accepted" => "认可",
        "returned" | "doubtful" => "不认可",
        _ => "未看",
    }
}
/// What was seen of a piece of evidence.
pub fn seen(key: &str) -> &'static str {
    match key {
        "yes" => "看到",
        "no" => "没看到",
        "weak" => "不足",
        _ => "未看",
    }
}
/// A mark on a reading.
pub fn reading(key: &str) -> &'static str {
    match key {
        "accepted" => "认可",
        "returned" | "doubtful" => "按默认重算",
        _ => "未看",
    }
}
/// A rule that is off.
pub fn rule_off(clause: &str, words: &str) -> String {
    format!("“{words}”（{clause}）的推定标准线")
}
/// What the county says of it.
pub fn not_used(reason: &str) -> String {
    if reason.trim().is_empty() { "不采用".into() } else { format!("不采用，理由：{}", reason.trim()) }
}
/// What was found of a row.
pub fn found(key: &str) -> &'static str {
    match key {
        "yes" => "相符",
        "no" => "不符",
        _ => "",
    }
}
/// The figures of a clause, where a standard has several.
pub fn of_clause(clause: &str, figures: &str) -> String {
    match clause.rsplit_once('/') {
        Some((_, number)) => format!("第{number}条分句 {figures}"),
        None => figures.into(),
    }
}
/// A figure of the reviewer's that decides nothing.
pub fn figure(label: &str, value: &str) -> String {
    format!("{label}{value}")
}
/// A mark on a clause.
pub fn clause(words: &str, mark: &str, remark: &str) -> String {
    if remark.is_empty() { format!("“{words}”{mark}") } else { format!("“{words}”{mark}：{remark}") }
}
/// A cell that was found otherwise than the county has it.
pub fn cell(label: &str, theirs: &str, ours: &str) -> String {
    let theirs = if theirs.is_empty() { "没有填" } else { theirs };
    format!("{label}：县里{theirs}，查到{ours}")
}
/// A cell that says whether.
pub fn has(state: bool) -> &'static str {
    if state { "有" } else { "无" }
}
/// How it was looked at.
pub fn method(method: &str) -> String {
    format!("（{method}）")
}
/// The state that the reviewer found.
pub fn stands(status: &str) -> String {
    format!("按查验为{status}")
}
/// Between what is said of one thing.
pub const AND: &str = "；";

/// How far the review is, in one sentence.
pub fn counts(all: u64, [accepted, doubtful, returned, unseen]: [u64; 4], unanswered: u64) -> String {
    let mut said = format!("{all}项工作标准中，认可{accepted}项，存疑{doubtful}项，退回{returned}项");
    let left = unseen.saturating_sub(unanswered);
    if left > 0 {
        said.push_str(&format!("，未看{left}项"));
    }
    if unanswered > 0 {
        said.push_str(&format!("，县里未填报、无可查验{unanswered}项"));
    }
    said.push('。');
    said
}

/// A sample's heading.
pub fn sample(register: &str, of: Option<u64>, size: u64, seed: &str) -> String {
    let of = of.map(|of| format!("共{of}个，")).unwrap_or_default();
    format!("从县里的“{register}”台账抽取，{of}抽取{size}个，种子“{seed}”。")
}
/// What it comes to; it says nothing of those that were not drawn.
pub fn sample_found(size: usize, looked_at: usize, differing: &[&str]) -> String {
    let differs = if differing.is_empty() {
        if looked_at == 0 { return "尚未查看。".into() } else { "没有不符的".to_string() }
    } else {
        format!("不符{}个：{}", differing.len(), differing.join("、"))
    };
    if looked_at < size {
        format!("抽查{size}个，已看{looked_at}个，{differs}。")
    } else {
        format!("抽查{size}个，{differs}。")
    }
}

/// What the county is to supply, where the reviewer has not written it.
pub mod asks {
    use alloc::format;
    use alloc::string::String;

    /// Evidence that was not seen.
    pub fn evidence_missing(title: &str) -> String {
        format!("请提供《{}》", super::bare(title))
    }
    /// Evidence that does not show it.
    pub fn evidence_weak(title: &str) -> String {
        format!("《{}》不足以说明，请补充", super::bare(title))
    }
    /// Figures that differ.
    pub fn figure(label: &str, theirs: Option<&str>, ours: &str) -> String {
        match theirs {
            Some(theirs) => format!("“{label}”县里报{theirs}，查验为{ours}，请核对"),
            None => format!("“{label}”县里没有报，查验为{ours}，请核对"),
        }
    }
    /// 不适用.
    pub const EXEMPT: &str = "不适用的理由不予认可，请按适用填报，或者补充说明";
    /// A reading.
    pub const READING: &str = "请按默认口径填报，或者说明采用其他口径的依据";
    /// A rule that is off.
    pub const RULE: &str = "请按推定的标准线填报数据，或者补充说明不采用的依据";
    /// A negative item.
    pub fn negative(theirs: &str, ours: &str) -> String {
        format!("县里填“{theirs}”，核对为“{ours}”，请核实")
    }
    /// A sample.
    pub fn sample(register: &str, names: &str) -> String {
        format!("抽查“{register}”台账，{names}与县里填报不符，请核对")
    }
    /// Nothing was written.
    pub const ANYTHING: &str = "请说明情况，并补充佐证材料";
}

/// A title without its brackets.
fn bare(title: &str) -> &str {
    title.trim().trim_start_matches('《').trim_end_matches('》')
}

/// The value is no review of this file.
pub fn none() -> String {
    "这不是对这份自评的查验，没有生成文书。请传入查验文件和 reviewed 得出的内容。".into()
}
/// There is no draft.
pub fn no_draft(why: &str) -> String {
    if why.is_empty() { "查验还没有看完，没有意见草稿。".into() } else { why.into() }
}
