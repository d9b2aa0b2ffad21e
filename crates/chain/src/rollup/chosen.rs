//! Which of several files of one county counts, where the user has said so: known by what the file is, so that a saved roll-up keeps it.

use alloc::string::String;

use serde_json::Value;

use super::lines::CountyLine;
use crate::place::text;

/// A file that was chosen: its check, its revision, and the day on which it was saved.
#[derive(Debug)]
pub(super) struct Chosen(String, Option<u64>, Option<String>);

impl Chosen {
    /// This file.
    pub(super) fn of(line: &CountyLine) -> Self {
        Self(line.digest.clone(), line.revision, line.saved_on.clone())
    }

    /// The one that a saved roll-up names.
    pub(super) fn read(saved: &Value) -> Self {
        let day = saved.get("saved_on").and_then(Value::as_str).map(String::from);
        Self(text(saved, "digest").into(), saved.get("revision").and_then(Value::as_u64), day)
    }

    /// Whether it is this one.
    pub(super) fn is(&self, line: &CountyLine) -> bool {
        self.0 == line.digest && self.1 == line.revision && self.2 == line.saved_on
    }
}
