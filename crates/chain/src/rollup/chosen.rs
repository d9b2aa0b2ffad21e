//! What the user has said of files where several are one county's, or one could be several counties': known by what a file is, so that a
//! saved roll-up keeps it.

use alloc::string::String;

use serde_json::{Map, Value};

use super::lines::CountyLine;
use crate::place::text;

/// A file, by its check, its revision and the day on which it was saved, and what was said of it.
#[derive(Debug)]
pub(super) struct Chosen {
    digest: String,
    revision: Option<u64>,
    saved_on: Option<String>,
    /// The code of the county whose it is; where there is none, it was said to count.
    code: Option<String>,
}

impl Chosen {
    /// This file counts.
    pub(super) fn of(line: &CountyLine) -> Self {
        let CountyLine { digest, revision, saved_on, .. } = line;
        Self { digest: digest.clone(), revision: *revision, saved_on: saved_on.clone(), code: None }
    }

    /// This file is that county's.
    pub(super) fn belongs(line: &CountyLine, code: &str) -> Self {
        Self { code: Some(code.into()), ..Self::of(line) }
    }

    /// The one that a saved roll-up names.
    pub(super) fn read(saved: &Value) -> Self {
        let word = |field: &str| saved.get(field).and_then(Value::as_str).map(String::from);
        let revision = saved.get("revision").and_then(Value::as_u64);
        Self { digest: text(saved, "digest").into(), revision, saved_on: word("saved_on"), code: None }
    }

    /// The one that a saved roll-up says whose it is.
    pub(super) fn read_belonging(saved: &Value) -> Self {
        Self { code: Some(text(saved, "code").into()), ..Self::read(saved) }
    }

    /// The same, to be saved; nothing of one that counts, which is named as a file.
    pub(super) fn belonging(&self) -> Option<Value> {
        let mut fields = Map::new();
        fields.insert("digest".into(), self.digest.as_str().into());
        if let Some(revision) = self.revision {
            fields.insert("revision".into(), revision.into());
        }
        if let Some(day) = &self.saved_on {
            fields.insert("saved_on".into(), day.as_str().into());
        }
        fields.insert("code".into(), self.code.as_deref()?.into());
        Some(Value::Object(fields))
    }

    /// Whether it is this one that counts.
    pub(super) fn counts(&self, line: &CountyLine) -> bool {
        self.code.is_none() && self.is(line)
    }

    /// The code of the county whose this one is, where it was said.
    pub(super) fn county_of(&self, line: &CountyLine) -> Option<&str> {
        self.code.as_deref().filter(|_| self.is(line))
    }

    /// Whether it is this one.
    pub(super) fn is(&self, line: &CountyLine) -> bool {
        self.digest == line.digest && self.revision == line.revision && self.saved_on == line.saved_on
    }
}
