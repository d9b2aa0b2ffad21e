#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

use alloc::string::String;
use alloc::vec::Vec;

use alloc::borrow::Cow;

use serde_json::Value;
use weibao_core::Problem;

mod compare;
mod digest;
mod merge;
mod place;
mod request;
mod review;
mod rollup;
mod round;
mod rows;
mod sample;
mod units;
mod words;

pub use compare::{Change, CompareOptions, Comparison, compare};
pub use digest::digest;
pub use merge::{Clash, Merged, Missing, Offer, Taken, merge};
pub use request::{Request, RequestItem, RequestUnit, request_for};
pub use review::{Joined, Reviewed, join_reviews, reviewed};
pub use rollup::{CountyLine, MeasureLine, RolledUp, SetAside, StandardLine, roll_up, sum};
pub use round::next_round;
pub use sample::sample;
pub use units::{Asked, Kind, Role, Unit, units};

use request::day;

/// The one problem for which nothing is given.
fn problem(code: &str, path: &str, text: String) -> Vec<Problem> {
    alloc::vec![Problem { code: code.into(), path: path.into(), text }]
}

/// A file that came as a value or as its JSON text.
fn parsed(file: &Value) -> Result<Cow<'_, Value>, Vec<Problem>> {
    match file {
        Value::String(text) => serde_json::from_str(text)
            .map(Cow::Owned)
            .map_err(|_| problem("unreadable", "", weibao_text::chain::unreadable_file())),
        value => Ok(Cow::Borrowed(value)),
    }
}
