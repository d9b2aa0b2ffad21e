#![no_std]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod assessment;
pub mod catalog;
pub mod decimal;
pub mod form;
pub mod problem;
pub mod report;

pub use assessment::Assessment;
pub use catalog::Catalog;
pub use problem::Problem;
pub use report::Report;

/// `format` of a saved file.
pub const FORMAT: &str = "weibao.assessment";
/// The newest `version` of the saved file that this software reads, and the one it writes.
pub const VERSION: u32 = 1;
