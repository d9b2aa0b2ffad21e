//! 复核和对比.

use alloc::format;
use alloc::string::String;

use weibao_terms::ClauseStatus;

/// What it is for.
pub const LEAD: &str = "命名以后每年抽查复核，可以拿上一次的自评作底，再和上一次对照。";
/// The next round.
pub const NEW: &str = "以此为底新建复核";
/// What is carried and what is not.
pub const NEW_NOTE: &str = "另建一份新的自评，现在这份留着不动。上次的判断一律改为待核，数据、负面清单和县里意见清空；台账留下名称，还有效的佐证和没做完的整改留下。";
/// From which day the new round is about.
pub const PERIOD_FROM: &str = "新一轮的期间，起";
/// To which day.
pub const PERIOD_TO: &str = "止";
/// The period is none.
pub const PERIOD_WRONG: &str = "请把期间写成“2025-01-01”这样的日期，止的日期不早于起的日期，再新建复核。";
/// After that.
pub const BEGUN: &str = "已新建复核。上次的判断都改成了待核，请逐项重新核实；原来那份还在“开始”页的列表里。";

// ---------------------------------------------------------------- what waits to be looked at again

/// Which round came before: 「上次（2024年，第15稿）」.
pub fn last(year: Option<&str>, revision: u64) -> String {
    match (year, revision) {
        (Some(year), 0) => format!("上次（{year}年）"),
        (Some(year), revision) => format!("上次（{year}年，第{revision}稿）"),
        (None, 0) => "上次".into(),
        (None, revision) => format!("上次（第{revision}稿）"),
    }
}
/// What was said then.
pub fn said(last: &str, said: &str) -> String {
    format!("{last}：{said}")
}
/// What was said of a clause.
pub fn clause(number: &str, status: ClauseStatus) -> String {
    format!("分句{number}{}", super::common::status(status))
}
/// Why it did not apply.
pub fn reason(reason: &str) -> String {
    format!("理由：{reason}")
}
/// What was remarked.
pub fn note(note: &str) -> String {
    format!("备注：{note}")
}
/// Takes what was said then as what is said now.
pub const STILL: &str = "仍然如此";
/// What was changed, for 撤销.
pub fn what_still(of: &str) -> String {
    format!("{of} 仍然如此")
}
/// A figure is far from what it was.
pub const FAR: &str = "与上次相差超过20%，请再核对。";
/// Heads pieces of evidence that are not carried by themselves.
pub const EVIDENCE: &str = "上次的佐证材料，看过仍然有效的再放进来";
/// Why a piece waits.
pub fn evidence_state(expired: bool) -> &'static str {
    if expired { "上一年的或者已过有效期" } else { "请确认是否仍然有效" }
}
/// Takes a piece up.
pub const EVIDENCE_STILL: &str = "仍然有效，放进来";
/// What was changed, for 撤销.
pub fn what_evidence(id: &str) -> String {
    format!("{id} 沿用佐证材料")
}
/// Takes up what a row of a register said, but for its numbers.
pub const ROW_STILL: &str = "这一行仍然如此（数字除外）";
/// A column and what stood there.
pub fn cell(column: &str, value: &str) -> String {
    format!("{column} {value}")
}
/// Heads the list.
pub const WAITING: &str = "等着重新核实的";
/// How many wait.
pub fn waiting(waiting: usize, carried: usize) -> String {
    match waiting {
        0 => format!("上次的{carried}项都重新说过了。"),
        _ => format!("上次的{carried}项里，还有{waiting}项没有重新说，未达标和部分达标的在前："),
    }
}
/// Heads readings that were taken over.
pub const CARRIED_READINGS: &str = "沿用的口径和停用的推定，请确认";
/// A reading was confirmed.
pub fn confirmed(day: &str) -> String {
    format!("{day}已确认")
}

// ---------------------------------------------------------------- two files beside each other

/// Two files beside each other.
pub const COMPARE: &str = "两次对比";
/// Of what.
pub const COMPARE_NOTE: &str =
    "选取本县以前的自评文件，和现在打开的这份对照；也可以另选一份后来的文件。几份文件都不改动。";
/// Chooses the older file.
pub const CHOOSE: &str = "选取以前的文件";
/// Chooses the newer one.
pub const CHOOSE_NEWER: &str = "另选后来的文件";
/// Takes what is open for the newer one.
pub const TAKE_OPEN: &str = "改用现在打开的这份";
/// After that.
pub const COMPARED: &str = "已对照。";
/// There is only one.
pub const NEWER_MISSING: &str = "现在没有打开自评，请再选取一份后来的文件。";
/// Of which files.
pub fn compared_with(older: &str, newer: Option<&str>) -> String {
    format!("上次：{older}；这次：{}", newer.unwrap_or("现在打开的这份"))
}
/// They are of two counties.
pub fn other_county(older: &str, newer: &str) -> String {
    format!("两份文件写的县不同：上次是“{older}”，这次是“{newer}”。是改了名的同一个县，可以照看；不是的，请换文件。")
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
/// What the figures of a clause come to.
pub const ARITHMETIC: &str = "算式";
/// Registers.
pub const REGISTERS: &str = "台账";
/// What is new in a register, or of evidence.
pub const ADDED: &str = "这次新有的";
/// What is no more.
pub const REMOVED: &str = "这次没有的";
/// What says something else.
pub const CHANGED: &str = "内容变了的";
/// Evidence.
pub const EVIDENCE_HEADING: &str = "佐证材料";
/// Readings.
pub const READINGS: &str = "口径和停用的推定";
/// The overlay.
pub const OVERLAY: &str = "地方补充规定";
/// None is used.
pub const NO_OVERLAY: &str = "不使用";
/// An implied rule that counts, or does not.
pub fn rule(on: bool) -> &'static str {
    if on { "按此判定" } else { "停用" }
}
/// With other readings no change is called better.
pub const READINGS_NOTE: &str = "口径变了的标准，不说变好变差；“上次按这次的口径”是把上次的数据按这次的口径重新算的。";
/// Negative list.
pub const NEGATIVES: &str = "负面工作清单";
/// Villages and townships that were joined or renamed.
pub const RENAMES: &str = "撤并和改名";
/// What the list is for.
pub const RENAMES_NOTE: &str = "上次有、这次没有的乡镇（街道）、村（社区）和学校，并入别处或者改了名的，在这里选它现在的名称，对照时就认作同一个。乡镇选了，所属的村跟着走。";
/// It is no more under any name.
pub const RENAMED_NONE: &str = "没有了";
/// Names the choice of a row's present name.
pub fn renamed(register: &str, name: &str) -> String {
    format!("{register}“{name}”现在叫什么")
}
/// Hands the comparison out, as a workbook.
pub const EXPORT: &str = "导出对照表（Excel）";
/// As a paper.
pub const EXPORT_PAPER: &str = "导出对照表（Word）";
/// A file by its period and which one it is: 「2024年自评文件（第15稿）」.
pub fn named(year: Option<&str>, revision: u64, file: &str) -> String {
    match (year, revision) {
        (None, _) => file.into(),
        (Some(year), 0) => format!("{year}年自评文件"),
        (Some(year), revision) => format!("{year}年自评文件（第{revision}稿）"),
    }
}
/// In the file's name.
pub const FILE: &str = "两次对比";

// ---------------------------------------------------------------- what a re-check asks

/// Heads the facts.
pub const HINT: &str = "复核提示";
/// Facts only.
pub const FACTS: &str = "这里只列事实。保留还是取消称号，由有关部门决定。";
/// What fell.
pub fn fell(count: usize) -> String {
    match count {
        0 => "上次达标的，这次没有变差的。".into(),
        _ => format!("比上次变差的有{count}项："),
    }
}
/// Of those that cannot be compared.
pub fn not_comparable(count: usize) -> String {
    format!("另有{count}项不能直接比：还没有核实，或者口径变了。")
}
/// The question, in the words of the notice.
pub const GRAVE: &str = "是否发生重大侵害未成年人权益事件或案件、造成恶劣社会影响（只选有无，不写事情）";
/// What was changed, for 撤销.
pub const WHAT_GRAVE: &str = "复核提示";

/// The link on the start page.
pub const LINK: &str = "复核和对比";
