//! The page. One module a screen, and what they share.

pub mod assess;
pub mod common;
pub mod negatives;
pub mod start;
