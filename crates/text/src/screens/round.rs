//! 复核和对比.

use alloc::format;
use alloc::string::String;

/// What it is for.
pub const LEAD: &str = "命名以后每年抽查复核，可以拿上一次的自评作底，再和上一次对照。";
/// The next round.
pub const NEW: &str = "以此为底新建复核";
/// What is carried and what is not.
pub const NEW_NOTE: &str = "另建一份新的自评，现在这份留着不动。上次的判断一律改为待核，数据、负面清单和县里意见清空；台账留下名称，还有效的佐证和没做完的整改留下。";
/// After that.
pub const BEGUN: &str = "已新建复核。上次的判断都改成了待核，请逐项重新核实；原来那份还在“开始”页的列表里。";
/// Two files beside each other.
pub const COMPARE: &str = "两次对比";
/// Of what.
pub const COMPARE_NOTE: &str = "选取本县以前的自评文件，和现在打开的这份对照。两份文件都不改动。";
/// Chooses the older file.
pub const CHOOSE: &str = "选取以前的文件";
/// After that.
pub const COMPARED: &str = "已对照。";
/// Of which file.
pub fn compared_with(name: &str) -> String {
    format!("上次：{name}；这次：现在打开的这份")
}
/// Standards.
pub const STANDARDS: &str = "标准";
/// Number.
pub const ID: &str = "编号";
/// Then.
pub const BEFORE: &str = "上次";
/// Now.
pub const AFTER: &str = "这次";
/// The older file by what counts now.
pub const RESTATED: &str = "上次按这次的口径";
/// What changed.
pub const CHANGE: &str = "变化";
/// Worse.
pub const WORSE: &str = "变差";
/// Better.
pub const BETTER: &str = "变好";
/// Neither can be said.
pub const OTHER: &str = "不能直接比";
/// Nothing differs.
pub const NOTHING: &str = "没有变化。";
/// Figures.
pub const FIGURES: &str = "数据";
/// Readings.
pub const READINGS: &str = "口径和停用的推定";
/// With other readings no change is called better.
pub const READINGS_NOTE: &str = "口径变了的标准，不说变好变差；“上次按这次的口径”是把上次的数据按这次的口径重新算的。";
/// Negative list.
pub const NEGATIVES: &str = "负面工作清单";
/// Facts only.
pub const FACTS: &str = "这里只列事实。保留还是取消称号，由有关部门决定。";
/// The link on the start page.
pub const LINK: &str = "复核和对比";
