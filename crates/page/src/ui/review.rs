//! 查验: a county's file, only read, and beside it what the reviewer finds.

use alloc::collections::BTreeMap;

use serde_json::Value;
use weibao_chain::Reviewed;

use crate::prelude::*;
use crate::saved_file::at;

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// The county's file; nothing here can change it.
    pub county: Option<County>,
    /// What the reviewer finds: a `weibao.review`.
    pub review: Value,
    /// Both judged by the same rules.
    pub reviewed: Option<Reviewed>,
    /// Figures as they were typed, by their keys, where no figure could be read of them.
    pub typed: BTreeMap<String, String>,
    /// What was said beside a mark that was taken away, by its place: it comes back with the next mark.
    pub put_away: BTreeMap<String, Value>,
    /// Whether something has been found since the review was last saved to a file.
    pub touched: bool,
    /// Whether 关闭 was pressed once, with findings that are in no file.
    pub closing: bool,
}

/// A county's file as it was read.
#[derive(Debug)]
pub struct County {
    /// The file's name.
    file: String,
    bytes: Rc<[u8]>,
    value: Value,
    digest: String,
}

impl County {
    /// Of the file of this name, with these bytes, which say this.
    pub fn new(file: String, bytes: Rc<[u8]>, value: Value) -> Self {
        let digest = weibao_chain::digest(&value);
        Self { file, bytes, value, digest }
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it says.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// By what a review names it.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The county's name.
    pub fn name(&self) -> &str {
        self.value.pointer(&at::county("name")).and_then(Value::as_str).unwrap_or_default()
    }
}

impl State {
    /// What is said at a place of the review's marks.
    pub fn said(&self, place: &str, field: &str) -> Option<&Value> {
        self.review.get("marks")?.get(place)?.get(field)
    }

    /// The same as a text.
    pub fn word(&self, place: &str, field: &str) -> &str {
        self.said(place, field).and_then(Value::as_str).unwrap_or_default()
    }
}
