//! 填报通知 and 催办函: the names that their templates ask for, and what stands behind them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Names that a letter has beside those of the other documents.
pub mod names {
    /// When the letter is written.
    pub const TODAY: &str = "成文日期";
    /// What the answers are about.
    pub const PERIOD: &str = "报送期间";
    /// By when.
    pub const UNTIL: &str = "报送要求";
    /// How many units.
    pub const COUNT: &str = "单位数";
    /// The units.
    pub const UNITS: &str = "填报单位";
    /// How much a unit is asked.
    pub const ITEMS: &str = "项数";
    /// What it owes.
    pub const OWES: &str = "欠报情况";
    /// What it is to do.
    pub const ASKS: &str = "办理要求";
}

/// Who writes where the saved file names nobody.
pub fn office(county: &str) -> String {
    format!("{}未成年人保护工作协调机制办公室", county.trim())
}

/// What the answers are about. `as_of`: the day of what is not counted over a year, the last of the period where nobody says so.
pub fn period(from: &str, to: &str, as_of: &str) -> String {
    if from.is_empty() || to.is_empty() {
        "填报表中写明期间的，按该期间填报；没有写明的，填报截至报送之日的情况。".into()
    } else {
        let as_of = if as_of.is_empty() { to } else { as_of };
        format!("年度数据填报{from}至{to}的情况，其他内容填报截至{as_of}的情况。")
    }
}

/// By when a notice wants its answers.
pub fn until(due: &str) -> String {
    if due.is_empty() {
        "请收到后及时填报，并将填报表电子版发回。".into()
    } else {
        format!("请于{due}前将填报表电子版发回。")
    }
}

/// What a unit owes: since when it was asked, how much, which.
pub fn owes(sent_on: &str, items: usize, count: usize, owed: &[String]) -> String {
    const LISTED: usize = 30;
    let asked = if sent_on.is_empty() { String::new() } else { format!("于{sent_on}") };
    let listed: Vec<&str> = owed.iter().take(LISTED).map(String::as_str).collect();
    let more = if owed.len() > LISTED { "等" } else { "" };
    format!(
        "我办{asked}请你单位填报未成年人保护自评内容{items}项，目前尚有{count}项没有报来，涉及：{}{more}。",
        listed.join("、")
    )
}

/// What it is to do about it.
pub fn asks(due: &str, late: bool) -> String {
    match (due.is_empty(), late) {
        (true, _) => "请抓紧填报，并将填报表电子版发回。确实无法填报的，请说明原因。".into(),
        (false, false) => format!("请于{due}前填报完毕，将填报表电子版发回。确实无法按时报送的，请提前说明原因。"),
        (false, true) => {
            format!("报送截止日期（{due}）已过，请尽快填报完毕，将填报表电子版发回。确实无法填报的，请说明原因。")
        }
    }
}
