//! Bounds and rules in words: one wording for each bound, wherever it stands.

use alloc::format;
use alloc::string::String;

/// At least this much: 不少于2.
pub fn at_least(line: &str) -> String {
    format!("不少于{line}")
}

/// More than this much: 超过10.
pub fn more_than(line: &str) -> String {
    format!("超过{line}")
}

/// Not more than this much: 不超过1.
pub fn at_most(line: &str) -> String {
    format!("不超过{line}")
}

/// At least this share: 50%以上. 以上 includes the number itself.
pub fn share_at_least(line: &str) -> String {
    format!("{line}以上")
}

/// Every one.
pub const ALL: &str = "全部";

/// None at all.
pub const NONE_AT_ALL: &str = "为0";

/// A share of a whole against a bound.
pub fn ratio(part: &str, whole: &str, bound: &str) -> String {
    format!("“{part}”占“{whole}”的{bound}")
}

/// A share of a whole that has to stay above or below a line.
pub fn ratio_beside(part: &str, whole: &str, bound: &str) -> String {
    format!("“{part}”占“{whole}”的比例{bound}")
}

/// A figure against a bound.
pub fn figure(label: &str, bound: &str, unit: &str) -> String {
    format!("“{label}”{bound}{unit}")
}

/// A figure of which there may be none.
pub fn none_of(label: &str) -> String {
    format!("“{label}”{NONE_AT_ALL}")
}

/// A rule under a condition.
pub fn under_condition(condition: &str, rule: &str) -> String {
    format!("{condition}时，{rule}")
}

/// A rule over every row, in short.
pub const EVERY: &str = "每个都要";

/// A rule that allows none, in short.
pub const NONE: &str = "应为0";
