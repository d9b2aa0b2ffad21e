//! The part of the program that is brought here behind the first screens.

/// It is on its way.
pub const LOADING: &str = "正在载入…";
/// It could not be had. The reasons follow, a line each.
pub const FAILED: &str = "页面的这一部分没有载入。填写的内容都在，逐项自评可以照常填写；请检查网络，再试一次。";
/// Asks for it again.
pub const AGAIN: &str = "再试一次";
