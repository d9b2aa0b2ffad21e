#![doc = include_str!("../README.md")]

pub mod cell;
pub mod import;
pub mod package;
pub mod reply;
pub mod workbook;

use weibao_core::Problem;

fn problem(code: &str, text: String) -> Problem {
    Problem { code: code.into(), path: String::new(), text }
}
