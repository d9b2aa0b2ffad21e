//! What is said of files on their way: to departments and back, to city and province, from year to year.

use alloc::format;
use alloc::string::String;

/// No unit of this name.
pub fn unknown_unit(name: &str) -> String {
    format!("没有叫“{name}”的单位。请在分工中核对单位名称，或者把它登记为某个单位的别名。")
}

/// A unit that nobody asks anything.
pub fn unit_without_items(name: &str) -> String {
    format!("没有要{name}填报的内容，不必发填报表。需要它填报的，请先在分工中指定。")
}
