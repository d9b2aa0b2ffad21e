//! What looks like personal data, asked about before a file leaves this machine.

use alloc::format;
use alloc::string::String;

/// The heading.
pub const TITLE: &str = "文件还没有导出：请先看一看";
/// What was found, and why it matters.
pub fn lead(count: usize) -> String {
    format!(
        "要导出的内容里有 {count} 处像是个人信息或不该放进来的内容。文件发出去就收不回来了，请先改掉；确实不是的，点“不是，别再提示”。"
    )
}
/// Goes back to work.
pub const CORRECT: &str = "先去改";
/// Exports all the same.
pub const ANYWAY: &str = "仍然导出";
/// Leads to a finding.
pub const MEND: &str = "去改";
/// A finding is none.
pub const NONE: &str = "不是，别再提示";
/// For who cannot see which.
pub fn none(masked: &str) -> String {
    format!("“{masked}”不是个人信息，别再提示")
}
/// A finding is not shown again.
pub const DISMISSED: &str = "这一处不再提示；文字改动后会再看一遍。";
/// Where nothing is left.
pub const NOTHING: &str = "没有要改的了，可以导出。";
