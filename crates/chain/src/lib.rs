#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;

use weibao_core::Problem;

mod digest;
mod place;
mod request;
mod units;
mod words;

pub use digest::digest;
pub use request::{Request, RequestItem, RequestUnit, request_for};
pub use units::{Asked, Kind, Role, Unit, units};

use request::day;

/// The one problem for which nothing is given.
fn problem(code: &str, path: &str, text: String) -> Vec<Problem> {
    alloc::vec![Problem { code: code.into(), path: path.into(), text }]
}
