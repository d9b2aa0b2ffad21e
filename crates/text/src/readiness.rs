//! 报送前检查: what is still unfinished before something leaves the county, and what to do about each.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use crate::documents::government;

/// A negative item is present.
pub fn negative_present(number: &str) -> String {
    format!("负面工作清单{number}为“有”。按原文，存在一项及以上的不予推荐；请核实，情况属实的先不要报送。")
}

/// A negative item is not settled.
pub fn negative_open(number: &str) -> String {
    format!("负面工作清单{number}还没有核实。请向有关单位核实后填“无”或“有”。")
}

/// Nobody has looked at a standard.
pub fn unanswered(standard: &str) -> String {
    format!("{standard} 未填。请作出判断，或把它依据的数据补齐。")
}

/// Somebody has looked at a standard and cannot say yet.
pub fn pending(standard: &str) -> String {
    format!("{standard} 待核。请核实后改为确定的判断。")
}

/// Figures and the county's own word disagree.
pub fn conflict(standard: &str) -> String {
    format!("{standard} 的判断与数据不一致，已从严认定。请核对数据，或修改判断。")
}

/// A standard is met, and no paper shows it.
pub fn evidence_missing(standard: &str) -> String {
    format!("{standard} 填报为达标或部分达标，还没有列佐证材料。请至少列一份。")
}

/// A paper was good until a day that has passed.
pub fn evidence_expired(standard: &str, title: &str, year: u16, month: u8, day: u8) -> String {
    format!("{standard} 的佐证材料“{title}”有效期至{year}年{month}月{day}日，已过期。请换成现行有效的材料。")
}

/// Rows of a register are not filled in as far as figures need them.
pub fn rows_with_gaps(register: &str, rows: usize, first: &str) -> String {
    format!("{register}台账有{rows}行没有填全，第一处是“{first}”。用到的数据暂不计算；请补齐。")
}

/// A standard is not met, and nothing says what will be done.
pub fn plan_missing(standard: &str) -> String {
    format!("{standard} 没有达标，还没有写整改措施和完成时限。请填写。")
}

/// A rule needs a figure that is not there.
pub fn figure_missing(label: &str) -> String {
    format!("“{label}”没有填，用到它的分句不能由数据判定。请填写，或在台账里补齐。")
}

/// Figures are of a year, and nothing says of which days.
pub fn period_missing() -> String {
    "没有写明“本年”“全年”指哪一段时间。请在“基础数据”最前面的“数据期间”里填起止日期。".to_owned()
}

/// An item of the negative list looks back from the application, and nothing says when that is.
pub fn apply_on_missing(years: u8) -> String {
    format!(
        "没有填申报日期，负面工作清单的“申报前{years}年间”从哪一天起没有写明。请在“基础数据”最前面的“数据期间”里填写。"
    )
}

/// The form names nobody who can be asked.
pub fn contact_missing(field: &str) -> String {
    format!("申报表的{field}没有填。请填写。")
}

/// 姓名, as the form has it.
pub const CONTACT_NAME: &str = "联系人姓名";
/// 职务, as the form has it.
pub const CONTACT_POST: &str = "联系人职务";
/// 办公电话, as the form has it.
pub const CONTACT_OFFICE_PHONE: &str = "联系人办公电话";
/// 手机, as the form has it.
pub const CONTACT_MOBILE: &str = "联系人手机";

/// Nobody has written the applicant's full name; the form has the one that is meant where nobody says.
pub fn unit_missing(county: &str) -> String {
    match government(county) {
        name if name.is_empty() => "申报表的单位名称没有填写。请写全称。".to_owned(),
        name => format!("申报表的单位名称没有填写，暂按“{name}”印出。请核对全称后填写。"),
    }
}
