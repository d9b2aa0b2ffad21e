//! What is wrong with an overlay or a rule file, what an overlay changes, and how points come about.

use alloc::format;
use alloc::string::String;

/// Another `format`.
pub fn wrong_format(expected: &str) -> String {
    format!("文件的 format 应为“{expected}”，没有载入。请选择对应的文件。")
}

/// A newer or unknown `version`.
pub fn wrong_version() -> String {
    "文件的 version 应为数字 1，没有载入。若由更新的软件制作，请用新版软件打开。".into()
}

/// Made for other standards.
pub fn other_catalog(expected: &str) -> String {
    format!("文件不是为标准“{expected}”制作的，没有载入。")
}

/// Something that must be there is not.
pub fn missing(name: &str) -> String {
    format!("缺少“{name}”，或不是文字。请补上。")
}

/// A piece that has not the documented shape.
pub fn wrong_shape(detail: &str) -> String {
    format!("这一段的写法不符合格式说明（缺少、多余或写错：{detail}）。请对照说明改正。")
}

/// An id that the standards do not have.
pub fn unknown(id: &str) -> String {
    format!("标准中没有“{id}”。请核对。")
}

/// An id that does not begin as it must.
pub fn wrong_prefix(id: &str, expected: &str) -> String {
    format!("新增的编号“{id}”应以“{expected}”开头，后面接自己的序号，以免与全国标准混淆。请改正。")
}

/// An id that is taken.
pub fn duplicate(id: &str) -> String {
    format!("编号“{id}”已经有了，不能重复。请改用别的编号。")
}

/// A clause that has no rule at this place.
pub fn no_rule(clause: &str) -> String {
    format!("分句“{clause}”没有这条规则，无法调整界限。请核对 rule 的序号。")
}

/// A bound of the other side or the other kind.
pub fn other_side() -> String {
    "界限的方向或写法与原规则不同：比例用分数文字（如 \"1/1\"），数字用数字，方向不变。请改正。".into()
}

/// A rule that can never hold.
pub fn never_holds() -> String {
    "这条规则永远不可能达到（比例大于 1）。请改正。".into()
}

/// `measured` does not agree with `rules`.
pub fn measured_disagrees() -> String {
    "measured 应当与有没有 rules 一致。请改正。".into()
}

/// A bound was raised or lowered.
pub fn bound_changed(authority: &str, clause: &str, from: &str, to: &str, weaker: bool) -> String {
    let side = if weaker { "低于全国标准" } else { "高于全国标准" };
    format!("{authority}规定：{clause} 的界限由 {from} 改为 {to}，{side}。")
}

/// A bound that stays as it is.
pub fn bound_same(authority: &str, clause: &str, at: &str) -> String {
    format!("{authority}重申：{clause} 的界限为 {at}，与全国标准相同。")
}

/// A standard was added.
pub fn standard_added(authority: &str, id: &str) -> String {
    format!("{authority}增加工作标准 {id}。")
}

/// A clause was added.
pub fn clause_added(authority: &str, id: &str) -> String {
    format!("{authority}增加分句 {id}。")
}

/// A negative item was added.
pub fn negative_added(authority: &str, id: &str) -> String {
    format!("{authority}增加负面清单项 {id}。")
}

/// A figure was added.
pub fn figure_added(authority: &str, label: &str) -> String {
    format!("{authority}增加基础数据“{label}”。")
}

/// Departments were named.
pub fn departments_set(authority: &str, id: &str) -> String {
    format!("{authority}明确 {id} 的责任单位。")
}

/// The procedure was set.
pub fn procedure_set(authority: &str) -> String {
    format!("{authority}规定了申报的阶段、时间、名额或牵头单位。")
}

/// Points that are not a decimal text.
pub fn not_points() -> String {
    "分值应写成带引号的数字，最多四位小数，如 \"2.5\"。请改正。".into()
}

/// A standard with a line of its own and lines of its clauses.
pub fn counted_twice(id: &str) -> String {
    format!("“{id}”及其所属的标准或分句都列了分值，会重复计分。请只保留一处。")
}

/// A stated maximum that cannot be reached, or is not all.
pub fn wrong_maximum(stated: &str, reachable: &str) -> String {
    format!("写明的满分是 {stated}，各项合计能得到的是 {reachable}。两者必须相等，请改正。")
}

/// A pass line beyond the maximum.
pub fn pass_beyond_maximum() -> String {
    "合格线高于满分，永远达不到。请改正。".into()
}

/// Per-miss deduction without a positive amount, or for a clause without a rule.
pub fn bad_deduction() -> String {
    "按缺扣分只用于由数据判定的分句，并须写明大于 0 的 deduct，floor 不大于分值。请改正。".into()
}

/// Areas with a maximum but no line, or the other way round.
pub fn areas_incomplete() -> String {
    "写了 areas 就要把有分值的方面全部写上，每个一次，满分大于 0。请改正。".into()
}

/// Lines by which nothing can be earned.
pub fn no_lines() -> String {
    "没有任何计分项。请至少写一项 lines。".into()
}

/// Full points.
pub fn earned_in_full() -> String {
    "达标，得满分".into()
}

/// No points, because it is not met.
pub fn not_met() -> String {
    "未达标，不得分".into()
}

/// No points yet.
pub fn open() -> String {
    "未答或待核，暂不得分".into()
}

/// Met in part under a rule that gives all or nothing.
pub fn partial_earns_nothing() -> String {
    "部分达标，按规则不得分".into()
}

/// A share of the points.
pub fn proportional(have: &str, of: &str) -> String {
    format!("按比例得分：{have} ÷ {of}")
}

/// Deducted for each miss.
pub fn per_miss(missing: &str, deduct: &str) -> String {
    format!("缺 {missing}，每缺一个扣 {deduct} 分，扣到下限为止")
}

/// Left out and rescaled.
pub fn left_out() -> String {
    "不适用，不计入，按其余项折算".into()
}

/// Full points though it does not apply.
pub fn not_applicable_full() -> String {
    "不适用，按规则给满分".into()
}

/// No points because it does not apply.
pub fn not_applicable_zero() -> String {
    "不适用，按规则不得分".into()
}

/// An area brought to its own maximum.
pub fn area_scaled(title: &str, have: &str, of: &str, maximum: &str) -> String {
    format!("{title}：{have} ÷ {of} 折算为满分 {maximum}")
}

/// The whole brought to the stated maximum.
pub fn rescaled(have: &str, of: &str, maximum: &str) -> String {
    format!("扣除不适用项后 {have} ÷ {of}，折算为满分 {maximum}")
}

/// A bonus.
pub fn bonus(why: &str) -> String {
    if why.is_empty() { "加分项".into() } else { format!("加分项：{why}") }
}

/// Bonuses beyond the cap.
pub fn bonus_capped(cap: &str) -> String {
    format!("加分合计以 {cap} 分为限")
}

/// Why it passes or not.
pub fn pass(points: &str, line: &str, reached: bool) -> String {
    let side = if reached { "达到" } else { "没有达到" };
    format!("总分 {points}，{side}合格线 {line}")
}

/// Key items that are not met in full.
pub fn key_items(count: usize) -> String {
    if count == 0 {
        "关键项全部达到要求".into()
    } else {
        format!("有 {count} 个关键项没有达到要求")
    }
}
