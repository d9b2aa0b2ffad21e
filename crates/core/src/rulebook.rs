//! What overlays and rule files have in common: fields that a saved file has not, or is more lenient with.

use alloc::string::String;

use serde_json::{Map, Value};
use weibao_text::rulebooks as text;

use crate::path::Path;
use crate::reading::Reader;

impl Reader<'_> {
    /// The file's own id.
    pub(crate) fn file_id(&mut self, file: &Map<String, Value>, root: &Path<'_>) -> String {
        let id = self.needed_text(file, "id", root);
        if !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            self.report("wrong_id", &root.field("id"), text::wrong_id(&id));
        }
        id
    }

    /// A text that need not be there, but is not empty where it is.
    pub(crate) fn words(&mut self, parent: &Map<String, Value>, name: &str, path: &Path<'_>) -> Option<String> {
        let words = self.text(parent, name, path);
        if parent.get(name).and_then(Value::as_str) == Some("") {
            self.report("empty", &path.field(name), text::empty());
        }
        words
    }

    /// A true or false that need not be there.
    pub(crate) fn flag(&mut self, parent: &Map<String, Value>, name: &str, path: &Path<'_>) -> bool {
        match parent.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.report("wrong_type", &path.field(name), text::not_a_flag());
                false
            }
        }
    }
}
