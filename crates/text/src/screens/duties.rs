//! 分工: what the units are called, who reports what, for which period.

use alloc::format;
use alloc::string::String;

/// Heading.
pub const HEADING: &str = "分工";
/// What it does.
pub const LEAD: &str = "先定三件事：单位在本县叫什么，哪一项由谁报，报哪一段时间的情况。改一次，填报表、各项标准的责任单位和文书都跟着改。";

/// Heading.
pub const PERIOD: &str = "数据期间";
/// The first day.
pub const FROM: &str = "从";
/// The last day.
pub const TO: &str = "到";
/// The day of what is not counted over a year.
pub const AS_OF: &str = "台账截至";
/// The day on which the county applies.
pub const APPLY_ON: &str = "申报日期";
/// What they are for.
pub const PERIOD_HINT: &str = "“本年”“全年”“每年”都指从哪天到哪天；其他数据和台账是截至哪天的。负面清单的“申报前2年间”从申报日期往回算。填一次，各张表、各份文书照此写明。";
/// The calendar year that is over.
pub fn last_year(year: u32) -> String {
    format!("填上一自然年（{year} 年）")
}
/// One of the two is missing.
pub const PERIOD_HALF: &str = "“从”和“到”要一起填。";
/// They stand the wrong way round.
pub const PERIOD_REVERSED: &str = "“到”早于“从”，请核对。";
/// The day is none.
pub fn not_a_day(typed: &str) -> String {
    format!("“{typed}”不像日期，没有改。请写成 2025-12-31 这样。")
}
/// What was done, for 撤销.
pub const WHAT_PERIOD: &str = "数据期间";

/// Heading.
pub fn units(count: usize) -> String {
    format!("单位叫什么（{count} 个）")
}
/// How.
pub const UNITS_HINT: &str = "名称空着就用标准里的叫法。别名用“、”隔开，发回的文件写的是别名也认得。联系岗位只写岗位，不写人名。乡镇（街道）取自台账，请到台账里改。";
/// Column.
pub const BY_CATALOG: &str = "标准里的叫法";
/// Column.
pub const OWN_NAME: &str = "本县叫法";
/// Column.
pub const ALIASES: &str = "别名";
/// Column.
pub const POST: &str = "联系岗位";
/// A unit that the county added.
pub const ADDED: &str = "本县增加";
/// Of a field, for who cannot see the table.
pub fn of_unit(unit: &str, column: &str) -> String {
    format!("{unit}：{column}")
}
/// Label.
pub const NEW_UNIT: &str = "增加一个单位";
/// Does it.
pub const ADD: &str = "增加";
/// Takes it away.
pub const REMOVE: &str = "去掉";
/// For who cannot see which.
pub fn remove(unit: &str) -> String {
    format!("去掉{unit}")
}
/// Another unit is called so.
pub fn taken_name(name: &str) -> String {
    format!("已经有一个单位叫“{name}”，没有改。同一个名称不能指两个单位。")
}
/// What was done, for 撤销.
pub fn what_unit(unit: &str) -> String {
    format!("单位“{unit}”")
}

/// Heading.
pub const WHO: &str = "谁报什么";
/// How.
pub const WHO_HINT: &str = "主报：由这一家定。各报：几家各说各的，都说有才算达标。协报：可以提供情况，不算数。没有改过的按标准里的牵头单位，标准没有写明的是本项目推断。";
/// Which part is shown.
pub const PART: &str = "看哪一部分";
/// Which of it.
pub const ONLY: &str = "只看";
/// All.
pub const ALL: &str = "全部";
/// Every part.
pub const EVERY_PART: &str = "所有部分";
/// Those that nobody reports.
pub const NOBODY: &str = "没有主报、各报的";
/// Those that several report.
pub const SEVERAL: &str = "几家各报的";
/// Those that the county has changed.
pub const OWN: &str = "本县改过的";
/// Column.
pub const ITEM: &str = "项目";
/// Column.
pub const ASKED: &str = "谁来报";
/// 主报.
pub const MAIN: &str = "主报";
/// 各报.
pub const EACH: &str = "各报";
/// 协报.
pub const HELP: &str = "协报";
/// Nobody.
pub const NONE: &str = "没有指定";
/// Opens a line.
pub const CHANGE: &str = "改";
/// Closes it.
pub const DONE: &str = "改好了";
/// For who cannot see which.
pub fn change(item: &str) -> String {
    format!("改{item}由谁报")
}
/// Adds a unit.
pub const ADD_TO: &str = "加一家";
/// Back to what the catalog says.
pub const AS_CATALOG: &str = "改回标准的";
/// Mark of what the county has changed.
pub const IS_OWN: &str = "本县定";
/// Every township.
pub const TOWNSHIPS: &str = "各乡镇（街道）";
/// The role of a unit, for who cannot see which.
pub fn role_of(unit: &str) -> String {
    format!("{unit}怎么报")
}
/// How many are shown.
pub fn shown(shown: usize, all: usize) -> String {
    if shown == all {
        format!("共 {all} 项。")
    } else {
        format!("先列出 {shown} 项，共 {all} 项，请选一部分来看。")
    }
}
/// What was done, for 撤销.
pub fn what_role(item: &str) -> String {
    format!("{item}由谁报")
}

/// A unit by its place among the county's own.
pub fn unit(number: usize) -> String {
    format!("分工里的第 {number} 个单位")
}
