//! Why the report says what it says. One function a reason.

use alloc::format;
use alloc::string::String;

use crate::rules;

/// The county says that the standard does not apply.
pub fn declared_not_applicable(reason: &str) -> String {
    format!("本县填报不适用，理由：{reason}")
}

/// Every clause of the standard does not apply.
pub fn all_not_applicable() -> String {
    "全部分句都不适用或无此情形。".into()
}

/// The county's quick answer is 部分达标 and clauses are open.
pub fn quick_partial(open: usize) -> String {
    format!("本县判断为部分达标，还有 {open} 条分句没有逐条填报。")
}

/// Clauses that nobody has looked at.
pub fn clauses_unanswered(numbers: &str) -> String {
    format!("{numbers}还没有作答。")
}

/// Clauses that somebody could not decide.
pub fn clauses_pending(numbers: &str) -> String {
    format!("{numbers}待核。")
}

/// Clauses that the county says are not met.
pub fn clauses_declared_unmet(numbers: &str) -> String {
    format!("{numbers}本县填报未达标。")
}

/// Clauses that the county says are met.
pub fn clauses_declared_met(numbers: &str) -> String {
    format!("{numbers}本县填报达标。")
}

/// Clauses that do not apply.
pub fn clauses_not_applicable(numbers: &str) -> String {
    format!("{numbers}不适用或无此情形，不计入。")
}

/// A clause that figures decide.
pub fn clause_measured(number: &str, arithmetic: &str) -> String {
    format!("{number}由数据判定：{arithmetic}")
}

/// What figures say of a clause that the county's own word decides.
pub fn clause_figures_beside(number: &str, arithmetic: &str) -> String {
    format!("{number}的数据：{arithmetic}")
}

/// A clause whose implied rule the county switched off.
pub fn rule_off(number: &str, reason: &str) -> String {
    format!("{number}本县不按此判定，理由：{reason}")
}

/// A clause that figures decide though some are missing.
pub fn not_all_checked(labels: &str) -> String {
    format!("另有数据未填或未采用，未能全部核对：{labels}")
}

/// Clauses by their numbers: 第1、3条分句.
pub fn clause_numbers(numbers: &[&str]) -> String {
    format!("第{}条分句", numbers.join("、"))
}

/// The figures fall short of what the county declared.
pub fn figures_fall_short(numbers: &str) -> String {
    format!("{numbers}本县填报达标，数据没有达到标准；取较严的，按未达标认定。")
}

/// The county itself says less than its figures.
pub fn county_says_less(numbers: &str) -> String {
    format!("{numbers}数据已达到标准，本县填报未达标；取较严的，按本县填报的未达标认定。")
}

/// The county says that it is not met, and the figures show no case.
pub fn county_says_there_is_one(numbers: &str) -> String {
    format!("{numbers}数据表明无此情形，本县填报未达标；取较严的，按本县填报的未达标认定。")
}

/// The county says that there is no such case, and the figures show one.
pub fn figures_show_a_case(numbers: &str) -> String {
    format!("{numbers}本县填报不适用，数据表明有此情形；按数据认定。")
}

/// The county says that it is met in part, and all figures reach the line.
pub fn county_says_partial() -> String {
    "各分句数据都已达到标准，本县判断为部分达标；取较严的，按部分达标认定。".into()
}

/// The county says that it is met in part, and no figure reaches the line.
pub fn figures_say_unmet() -> String {
    "本县判断为部分达标，各分句数据都没有达到标准；取较严的，按未达标认定。".into()
}

/// Clauses that the county says are met, while units without a row leave them open.
pub fn figures_leave_open(numbers: &str) -> String {
    format!("{numbers}本县填报达标，但台账缺少部分单位，不能认定每个单位都做到；按待核处理，请补齐台账。")
}

/// A negative item is present.
pub fn negative_present(number: &str) -> String {
    format!("负面工作清单{number}填报为“有”。存在一项及以上的，不予推荐。")
}

/// Negative items are open.
pub fn negatives_open(count: usize) -> String {
    format!("负面工作清单还有 {count} 项没有确认“无”，暂不能下结论。")
}

/// Negative items are open, where another one is present and the conclusion stands.
pub fn negatives_open_beside(count: usize) -> String {
    format!("负面工作清单还有 {count} 项没有确认“无”。")
}

/// The number of a negative item: 第3项.
pub fn negative_number(id: &str) -> String {
    match id.strip_prefix('N') {
        Some(number) => format!("第{number}项"),
        None => format!("{id} 项"),
    }
}

/// Standards without an answer.
pub fn standards_unanswered(count: usize) -> String {
    format!("还有 {count} 项工作标准未答。")
}

/// Standards that are to be looked into.
pub fn standards_pending(count: usize) -> String {
    format!("有 {count} 项工作标准待核。")
}

/// Standards that are not met.
pub fn standards_unmet(count: usize) -> String {
    format!("有 {count} 项工作标准未达标。")
}

/// Standards that are met in part.
pub fn standards_partial(count: usize) -> String {
    format!("有 {count} 项工作标准部分达标。")
}

/// Standards whose figures contradict the declared answer.
pub fn standards_in_conflict(count: usize) -> String {
    format!("有 {count} 项工作标准本县自评与数据不一致，已取较严的一方认定，请核实。")
}

/// Nothing is open and nothing is missing.
pub fn clear() -> String {
    "负面工作清单各项均无，适用的工作标准全部达标。".into()
}

/// No standard applies.
pub fn nothing_applicable() -> String {
    "没有一项工作标准适用，谈不上达标。请核对“不适用”是否填错。".into()
}

/// Clauses that figures could decide and that rest on the county's word.
pub fn figures_missing(clauses: usize) -> String {
    format!("有 {clauses} 条分句本应由数据判定，还缺数据，目前只凭本县填报，请补齐。")
}

/// The file names an overlay that was not given.
pub fn overlay_missing(id: &str) -> String {
    format!("文件写明使用地方补充规定“{id}”，但没有载入，结果只按全国标准得出。")
}

/// Another overlay than the one that the file names was given.
pub fn overlay_differs(named: &str, given: &str) -> String {
    format!("文件写明使用地方补充规定“{named}”，实际载入的是“{given}”，结果按实际载入的得出。")
}

/// An overlay asks for less than the national text.
pub fn overlay_weaker(count: usize) -> String {
    format!("所用地方补充规定有 {count} 处低于全国标准，请留意。")
}

/// What is certain of a number of which blanks may leave a part open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certain {
    /// It is this.
    Exactly,
    /// It is this or more.
    AtLeast,
    /// It is this or less.
    AtMost,
}

impl Certain {
    /// Before what is certain only so far: 至多3, 至少还差1家.
    pub fn say(self, words: &str) -> String {
        match self {
            Certain::Exactly => words.into(),
            Certain::AtLeast => format!("至少{words}"),
            Certain::AtMost => format!("至多{words}"),
        }
    }
}

/// A count with its name and unit.
#[derive(Clone, Copy)]
pub struct Counted<'a> {
    /// 乡镇（街道）.
    pub label: &'a str,
    /// 个.
    pub unit: &'a str,
    /// 12.
    pub count: &'a str,
    /// How much of that is certain.
    pub certain: Certain,
}

/// What there is of a measured ratio: 12个乡镇（街道）中5个已设立，占41.67%. `short` says what the part has: 已设立.
pub fn ratio(whole: &Counted<'_>, part: &Counted<'_>, short: Option<&str>, per_cent: &str) -> String {
    let Counted { label, unit, count, certain } = part;
    let (count, share) = (certain.say(count), certain.say(&format!("占{per_cent}")));
    let of = format!("{}{}{}中", whole.count, whole.unit, whole.label);
    let have = match (short, label.strip_suffix(whole.label)) {
        (Some(short), _) => format!("{count}{unit}{short}"),
        // 设立工作站的乡镇 among 乡镇 are 设立工作站的.
        (None, Some(those)) if those.ends_with('的') => format!("，{those}{count}{unit}"),
        (None, _) => format!("，{label}{count}{unit}"),
    };
    format!("{of}{have}，{share}")
}

/// What there is of a measured figure.
pub fn figure(label: &str, have: &str, unit: &str) -> String {
    format!("{label}{have}{unit}")
}

/// What there is, and what the standard asks, the bound with its unit: 标准为50%以上; 应为0.
pub fn held_against(found: &str, bound: &str) -> String {
    if bound == rules::NONE { format!("{found}，{bound}") } else { format!("{found}，标准为{bound}") }
}

/// No case to judge, because the whole is 0.
pub fn no_case(label: &str) -> String {
    format!("{label}为0，无此情形")
}

/// No case to judge, because no unit counts.
pub fn no_unit(label: &str) -> String {
    format!("没有可计算“{label}”的单位，无此情形")
}

/// What another standard asks for is not there.
pub fn without(label: &str, standard: &str) -> String {
    format!("“{label}”为0（见{standard}），这一条也就没有做到")
}

/// Units that have no row leave it open.
pub fn units_without_row(label: &str) -> String {
    format!("台账缺少部分单位，“{label}”还不能判定，请补齐")
}

/// The rule's condition does not hold.
pub fn condition_false(found: &str, bound: &str, unit: &str) -> String {
    format!("{found}，不在“{bound}{unit}”的范围内，不适用")
}

/// How far it is to the line.
pub fn shortfall(count: &str, unit: &str) -> String {
    format!("还差{count}{unit}")
}

/// How many were not done, of what is over and cannot be made up.
pub fn not_done(count: &str, unit: &str) -> String {
    format!("有{count}{unit}没有做到")
}

/// How many units do not reach the line.
pub fn units_short(count: &str) -> String {
    format!("有{count}个单位没有达到")
}

/// How much there is too much.
pub fn excess(count: &str, unit: &str) -> String {
    format!("多出{count}{unit}")
}

/// It is at or over the line.
pub fn reached() -> String {
    "已达到".into()
}

/// It is not, and how far cannot be counted.
pub fn not_reached() -> String {
    "未达到".into()
}

/// A unit without a name.
pub fn unnamed_row(row: usize) -> String {
    format!("第 {} 行", row.saturating_add(1))
}
