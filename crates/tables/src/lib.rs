#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "read"), no_std)]

extern crate alloc;

pub mod cell;
#[cfg(feature = "read")]
mod delimited;
pub mod import;
#[cfg(feature = "read")]
pub mod package;
pub mod reply;
pub mod sheet;
#[cfg(feature = "read")]
pub mod workbook;

use alloc::string::String;

use weibao_core::Problem;

fn problem(code: &str, text: String) -> Problem {
    Problem { code: code.into(), path: String::new(), text }
}
