//! Of which days numbers are, and which days the years before the application are.

use alloc::format;
use alloc::string::String;

/// A day whose year was said before.
pub fn day_of_year(month: u8, day: u8) -> String {
    format!("{month}月{day}日")
}

/// What numbers are about; empty where nothing is known of it. `days`: of what is counted over a year; `as_of`: the day of everything else.
pub fn sentence(days: Option<&str>, as_of: Option<&str>) -> String {
    match (days, as_of) {
        (Some(days), Some(as_of)) => {
            format!("数据口径：“本年”“全年”“每年”指{days}，其他数据截至{as_of}。")
        }
        (Some(days), None) => format!("数据口径：“本年”“全年”“每年”指{days}。"),
        (None, Some(as_of)) => format!("数据口径：数据截至{as_of}。"),
        (None, None) => String::new(),
    }
}

/// Which days the years before the application are.
pub fn before_application(years: u8, days: &str, applies: &str) -> String {
    format!("“申报前{years}年间”指{days}（按{applies}申报计）。")
}

/// Of a figure that is counted over a year.
pub fn of_figure(days: &str) -> String {
    format!("期间：{days}")
}

/// Of figures of a clause that are counted over a year.
pub fn of_clause(days: &str) -> String {
    format!("年度数据指{days}的情况。")
}

/// Of a figure that is not.
pub fn as_of(day: &str) -> String {
    format!("截至{day}")
}
