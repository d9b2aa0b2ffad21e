//! How this crate says what is wrong.

use weibao_core::Problem;

/// A problem at a place.
pub fn problem(code: &str, path: &str, text: String) -> Problem {
    Problem { code: code.into(), path: path.into(), text }
}
