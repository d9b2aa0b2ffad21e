//! A defect of something that was given to us, as data.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// A defect with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A stable code.
    pub code: String,
    /// A JSON pointer into the input.
    pub path: String,
    /// A Chinese sentence that says what is wrong and what to do.
    pub text: String,
}
