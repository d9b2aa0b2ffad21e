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

/// An id of a file with other letters than it may have.
pub fn wrong_id(id: &str) -> String {
    format!("文件的 id“{id}”只能用小写英文字母、数字和连字符“-”。请改正。")
}

/// A prefix with other letters than it may have.
pub fn prefix_not_capitals(prefix: &str) -> String {
    format!("编号前缀“{prefix}”只能用大写英文字母。请改正。")
}

/// A true or false that must be there is not.
pub fn missing_flag(name: &str) -> String {
    format!("缺少“{name}”。请写 true 或 false。")
}

/// Something else than true or false.
pub fn not_a_flag() -> String {
    "这里应写 true 或 false，不加引号。请改正。".into()
}

/// A list that must be there is not.
pub fn missing_list(name: &str) -> String {
    format!("缺少“{name}”。请补上，没有内容就写成空列表 []。")
}

/// Something is there with nothing in it.
pub fn empty() -> String {
    "这里是空的。请填写，或者删去这一项。".into()
}

/// A share that is not written as a fraction.
pub fn not_a_fraction() -> String {
    "比例应写成带引号的分数，如 \"9/10\"。请改正。".into()
}

/// A column of another kind than is needed there.
pub fn wrong_column(label: &str) -> String {
    format!(
        "“{label}”这一栏的类型不能这样用：求和、取最小或最大、at_least 用于数字栏，is 用于是否栏，in 用于有选项的文字栏。请改正。"
    )
}

/// An added figure that would set a national one.
pub fn same_as_national(key: &str) -> String {
    format!(
        "“{key}”是全国标准的数据，新增数据不能写成与它相同（same_as），否则会悄悄改动全国标准的结果。请在规则里直接用“{key}”。"
    )
}

/// An added share by which a national figure could be left out.
pub fn part_national(part: &str, whole: &str) -> String {
    format!(
        "“{part}”是全国标准的数据，全国标准没有把它算作“{whole}”的一部分；这样写，它大于“{whole}”时就不再采用，会悄悄改动全国标准的结果。分子请改用新增的数据。"
    )
}

/// A second bound for one rule.
pub fn bound_twice(clause: &str) -> String {
    format!("分句“{clause}”的同一条规则调整了两次。请只保留一处。")
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
    "界限的方向或写法与原规则不同：比例用分数文字（如 \"1/1\"），数字用数字，方向不变，只写一个方向。请改正。".into()
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
pub fn bound_changed(authority: &str, clause: &str, from: &str, to: &str, weaker: bool, why: &str) -> String {
    let side = if weaker { "低于全国标准" } else { "高于全国标准" };
    format!("{authority}规定：{clause} 的界限由“{from}”改为“{to}”，{side}{}。", because(why))
}

/// A bound that stays as it is.
pub fn bound_same(authority: &str, clause: &str, at: &str, why: &str) -> String {
    format!("{authority}重申：{clause} 的界限为“{at}”，与全国标准相同{}。", because(why))
}

fn because(why: &str) -> String {
    let why = why.trim_end_matches('。');
    if why.is_empty() { String::new() } else { format!("（理由：{why}）") }
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

/// An aim was set, which asks nothing of a county.
pub fn goal_set(authority: &str, id: &str, words: &str, mark: &str) -> String {
    format!("{authority}就 {id} 提出：{}。这是{mark}，只作展示，不影响自评结果。", words.trim_end_matches('。'))
}

/// A day that is none.
pub fn not_a_day() -> String {
    "日期应写成 2021-11-30 这样的形式，并且是日历上有的一天。请改正。".into()
}

/// A stage that ends before it begins.
pub fn ends_before() -> String {
    "这一阶段结束的日期早于开始的日期。请改正。".into()
}

/// A clause that more than one unit reports, and not each for itself.
pub fn two_reporters() -> String {
    "一个分句要么由一个单位主报（main 只写一个），要么由几个单位各报（each），不能都写。请改正。".into()
}

/// A unit that is named twice in one list.
pub fn named_twice() -> String {
    "这个单位在同一处写了两次。请删去一个。".into()
}

/// Pieces of evidence of which not each has what is said of it.
pub fn evidence_items_disagree() -> String {
    "evidence_items 应当与 evidence 一一对应，条数相同。请补齐或删去。".into()
}

/// The procedure was set.
pub fn procedure_set(authority: &str) -> String {
    format!("{authority}规定了申报的阶段、时间、名额或牵头单位。")
}

/// Points that are not a decimal text.
pub fn not_points() -> String {
    "分值应写成带引号的数字，最多四位小数，如 \"2.5\"；不用科学记数，开头不加 0。请改正。".into()
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

/// An amount to deduct, or a floor, on a line that has another credit.
pub fn deduction_without_per_miss() -> String {
    "deduct 和 floor 只能与 \"credit\": \"per_miss\" 一起写。请补上或删去。".into()
}

/// An area with a maximum, whose lines are worth nothing.
pub fn area_without_points(area: &str) -> String {
    format!("方面“{area}”写了满分，但其中各项分值合计为 0，永远得不到。请改正。")
}

/// Areas with a maximum but no line, or the other way round.
pub fn areas_incomplete() -> String {
    "写了 areas 就要把有分值的方面全部写上，每个一次，满分大于 0。请改正。".into()
}

/// Lines by which nothing can be earned.
pub fn no_lines() -> String {
    "没有任何能得分的计分项。请在 lines 中至少写一项。".into()
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

/// A share of the points, by how many of the clauses that apply are met.
pub fn proportional(have: &str, of: &str) -> String {
    format!("按比例得分：适用的{of}条分句中{have}条达标")
}

/// A share of the points, by how much of the way to the line was gone.
pub fn proportional_to_line(arithmetic: &str) -> String {
    format!("按完成标准的比例得分：{arithmetic}")
}

/// Deducted for each miss.
pub fn per_miss(missing: &str, deduct: &str) -> String {
    format!("缺 {missing}，每缺一个扣 {deduct} 分，扣到下限为止")
}

/// Unmet, and nothing that could be counted is missing.
pub fn per_miss_uncounted(floor: &str) -> String {
    format!("未达标，缺多少不能按个计，得下限 {floor} 分")
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
    format!("{title}：{of}分中得{have}分，折算为满分{maximum}分")
}

/// The whole brought to the stated maximum.
pub fn rescaled(have: &str, of: &str, maximum: &str) -> String {
    format!("扣除不适用项后，{of}分中得{have}分，折算为满分{maximum}分")
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

/// A field that no overlay or rule file has.
pub fn unknown_field(name: &str) -> String {
    format!("格式中没有“{name}”这个字段。请删去，或改正名称。")
}
