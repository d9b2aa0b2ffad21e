//! Where the county stands, and why.

use alloc::format;
use alloc::string::String;

use weibao_terms::Status;

use super::common::status;

/// Under the heading: whose result it is, by which document, made with what.
pub fn about(county: &str, document: &str, software: &str) -> String {
    let county = if county.trim().is_empty() { super::common::UNNAMED } else { county };
    format!("{county} · 对照 {document} · 软件版本 {software}")
}

/// Prints the screen.
pub const PRINT: &str = "打印本页";
/// Names the links of a reason for a screen reader, and stands before them.
pub const SEE: &str = "看";
/// The rest of a long list of links.
pub fn and_more(count: usize) -> String {
    format!("等 {count} 项")
}

/// Names the way through the screen.
pub const CONTENTS: &str = "本页内容";
/// A section in the way through the screen.
pub fn section(item: &str) -> &'static str {
    match item {
        "counts" => "各方面情况",
        "negatives" => NEGATIVES,
        "conflicts" => "判断与数据不一致",
        "plan" => "整改措施",
        "closest" => CLOSEST,
        "open" => STILL_OPEN,
        "missing" => FIGURE,
        "not-applicable" => "不适用项目",
        "score" => "计分",
        "readings" => READINGS,
        _ => OVERLAY,
    }
}

// ---------------------------------------------------------------- verdict

/// A negative item is present.
pub fn barred(present: usize) -> String {
    format!("负面工作清单有 {present} 项填为“有”，按标准不予推荐")
}
/// Something is open.
pub fn incomplete(open: usize) -> String {
    format!("还有 {open} 项没有定论，暂不能下结论")
}
/// Something is not met.
pub fn gaps(short: usize) -> String {
    format!("没有未答的项，还有 {short} 项工作标准没有完全达标")
}
/// None of these.
pub const CLEAR: &str = "适用的工作标准全部自评达标，负面工作清单各项均无";

/// What the standard says about those that are not there yet, in Guangxi's words.
pub const MAY_APPLY: &str = "标准不要求申报时全部达标：“对工作基础好、实绩突出、积极性高、经创建能够达到工作标准要求的”，可以填写申报表（引自广西壮族自治区 2021 年实施方案）。没有达标的，请在下面写明整改打算。";
/// Whose verdict counts.
pub const OURS_ONLY: &str = "以上是本县自己的填报结果，不是评价结论。是否推荐、命名，由上级民政部门查验、评价后决定。";

// ---------------------------------------------------------------- negative list

/// The section.
pub const NEGATIVES: &str = "负面工作清单";
/// What it means.
pub const NEGATIVES_LEAD: &str = "存在一项及以上的不予推荐。";
/// State of an item.
pub const OPEN: &str = "未明";

// ---------------------------------------------------------------- counts

/// The section.
pub const COUNTS: &str = "自评达标项数和达标率";
/// How the number is made. Without a rule file there is no score.
pub const COUNTS_LEAD: &str = "达标率是达标项数占适用项数的百分比。文件没有规定分值和合格线，这里只计项数。";
/// The table for a screen reader.
pub const COUNTS_CAPTION: &str = "各方面自评情况";
/// All areas together.
pub const ALL: &str = "合计";
/// Column heads, in order, before the chart.
pub const COLUMNS: [&str; 9] = ["方面", "标准", "适用", "达标", "部分达标", "未达标", "待核", "未答", "不适用"];
/// Column head of the chart.
pub const CHART: &str = "构成";
/// Names the picture of the areas; its numbers stand in the table beneath it.
pub const PICTURE: &str = "各方面自评情况图，数字见下表";
/// Behind an area's line in the picture.
pub fn met_of_area(met: usize, applicable: usize) -> String {
    format!("达标 {met}/{applicable}")
}
/// Column head.
pub const ATTAINMENT: &str = "达标率";
/// Where nothing is applicable.
pub const NO_ATTAINMENT: &str = "—";

/// The chart of one row in words.
pub fn chart(
    area: &str,
    met: usize,
    partial: usize,
    unmet: usize,
    pending: usize,
    unanswered: usize,
    not_applicable: usize,
) -> String {
    format!(
        "{area}：达标 {met}，部分达标 {partial}，未达标 {unmet}，待核 {pending}，未答 {unanswered}，不适用 {not_applicable}"
    )
}

// ---------------------------------------------------------------- conflicts

/// The section.
pub const CONFLICTS: &str = "本县自评与数据不一致";
/// What counts.
pub const CONFLICTS_LEAD: &str = "下列各项以数据算出的为准。请核对数据，或改正本县自评。";
/// What the county says, and what comes out.
pub fn conflict(declared: Option<Status>, result: Status) -> String {
    let (declared, result) = (declared.map(status), status(result));
    match declared {
        Some(declared) => format!("本县填“{declared}”，数据得出“{result}”。"),
        None => format!("分句的填报与数据不同，数据得出“{result}”。"),
    }
}

// ---------------------------------------------------------------- closest

/// The section.
pub const CLOSEST: &str = "差距最小的项目";
/// In what order.
pub const CLOSEST_LEAD: &str = "由数据判定、差得最少的排在前面。";
/// Column head.
pub const CLOSEST_SHORT: &str = "还差";
/// Column head.
pub const CLOSEST_WHAT: &str = "要达到的";
/// Column head.
pub const CLOSEST_WHO: &str = "牵头";
/// Meeting this clause meets the whole standard.
pub const COMPLETES: &str = "补上后整项达标";
/// How far it is.
pub fn shortfall(count: &str, unit: &str) -> String {
    format!("{count} {unit}")
}
/// The bound is our reading of the words.
pub const IMPLIED: &str = "原文未列明数值，按本软件的理解判定。";
/// A unit of a register.
pub const UNITS: &str = "个单位";
/// Which units do not reach the line.
pub fn failing(names: &str, more: usize) -> String {
    if more == 0 {
        format!("没有达到的：{names}")
    } else {
        format!("没有达到的：{names} 等，另有 {more} 个")
    }
}
/// Between names.
pub const AND: &str = "、";

// ---------------------------------------------------------------- open

/// The section.
pub const STILL_OPEN: &str = "尚无结论的项目";
/// What it means.
pub const STILL_OPEN_LEAD: &str = "未答、待核都不等于未达标；答完才有结论。";
/// Figures that a rule still needs.
pub const MISSING_FIGURES: &str = "补填后可自动判定的数据";
/// How many.
pub fn missing_figures(figures: usize) -> String {
    format!("还缺{figures}个数。点名称去填，填完可以回到这里接着填下一个。")
}
/// Column head.
pub const FIGURE: &str = "缺的数据";
/// Column head.
pub const FROM_WHOM: &str = "向谁要";
/// Column head.
pub const FOR_WHICH: &str = "用于";

// ---------------------------------------------------------------- plan

/// The section.
pub const PLAN: &str = "未完全达标项目及整改措施";
/// How far it is.
pub fn plan_lead(planned: usize, short: usize) -> String {
    format!("共 {short} 项，已写明措施的 {planned} 项。责任人只写职务，不写姓名。")
}
/// 措施.
pub const ACTION: &str = "措施";
/// 责任单位.
pub const DEPARTMENT: &str = "责任单位";
/// 责任岗位.
pub const POST: &str = "责任人职务";
/// 完成时限.
pub const DUE: &str = "完成时限";
/// An example.
pub const ACTION_EXAMPLE: &str = "请填写整改措施";
/// An example.
pub const POST_EXAMPLE: &str = "如：未保科科长";
/// An example.
pub const DUE_EXAMPLE: &str = "如：2022年1月底前";
/// Who leads, as a suggestion.
pub fn department_example(lead: &str) -> String {
    if lead.is_empty() { String::new() } else { format!("如：{lead}") }
}
/// What is edited, for 撤销.
pub fn plan_of(standard: &str, field: &str) -> String {
    format!("{standard} 的{field}")
}
/// Nothing was typed, in print.
pub const NOT_TYPED: &str = "（未填）";

// ---------------------------------------------------------------- not applicable

/// The section.
pub const NOT_APPLICABLE: &str = "不适用项目及理由";
/// Who decides.
pub const NOT_APPLICABLE_LEAD: &str = "文件没有写哪些项可以不适用。下列各项附理由，由上级查验时认可或退回。";
/// Column head.
pub const STANDARD: &str = "工作标准";
/// Column head.
pub const REASON: &str = "理由";
/// Of a clause that figures show to have no case.
pub fn no_case(clause: &str) -> String {
    format!("分句“{clause}”")
}
/// Of a clause that the county declares not applicable.
pub const DECLARED: &str = "本县填报不适用";

// ---------------------------------------------------------------- readings, overlay

/// The section.
pub const READINGS: &str = "采用的口径";
/// What they are.
pub const READINGS_LEAD: &str = "文件字面可以有几种理解的地方，按下列口径判定；没有另选的，按默认的一种。";
/// Column head.
pub const QUESTION: &str = "问题";
/// Column head.
pub const READING: &str = "口径";
/// The county chose it.
pub const CHOSEN: &str = "本县选定";
/// Nobody chose.
pub const DEFAULT: &str = "默认";
/// Implied rules that are switched off.
pub const RULES_OFF: &str = "本县不按此判定的分句";
/// What that means.
pub const RULES_OFF_LEAD: &str = "下列分句的数字是本软件由字面推定的，本县不采用，改按本县的填报判断。";
/// The section.
pub const OVERLAY: &str = "地方补充规定";
/// Which.
pub fn overlay(title: &str, authority: &str) -> String {
    format!("《{title}》，{authority}")
}
/// It changes nothing of the standards.
pub const OVERLAY_NO_CHANGE: &str = "没有改动工作标准。";
/// A change that asks for less.
pub const WEAKER: &str = "低于全国标准";

// ---------------------------------------------------------------- score

/// The section: only where a rule file is loaded.
pub fn score(title: &str) -> String {
    format!("按规则文件计分：{title}")
}
/// What was reached.
pub fn points(points: &str, maximum: &str) -> String {
    format!("{points} 分，满分 {maximum} 分")
}
/// The pass line.
pub const PASS: &str = "达到规则文件写明的合格条件";
/// The pass line.
pub const NO_PASS: &str = "没有达到规则文件写明的合格条件";
/// The pass line, as long as something is open.
pub fn pass_open(open: usize) -> String {
    format!("还有{open}项没有定论，暂不判断是否合格")
}
/// A line that is about no standard.
pub fn score_line(reference: &str) -> &str {
    match reference {
        "bonus" => "加分合计",
        "pass" => "合格线",
        "key_items" => "关键项",
        other => other,
    }
}
/// Where the points come from.
pub const SCORE_LEAD: &str = "分值来自载入的规则文件，不是全国文件的规定。";
/// Column head.
pub const LINE: &str = "计分项";
/// Column head.
pub const POINTS: &str = "得分";
/// Column head.
pub const MAXIMUM: &str = "满分";
/// Column head.
pub const WHY: &str = "说明";
