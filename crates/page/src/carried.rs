//! Data inside a page: the one file with a request, its answers or a whole assessment in it.

use serde_json::Value;

use crate::prelude::*;
use crate::saved_file::json_text;

/// What a request says that it is.
pub const REQUEST: &str = "weibao.request";
/// The same of a request with what was answered.
pub const FILLED: &str = "weibao.filled";

/// Whether this is something that a unit fills in.
pub fn is_to_be_filled(value: &Value) -> bool {
    value.get("format").and_then(Value::as_str).is_some_and(|format| [REQUEST, FILLED].contains(&format))
}

/// How the data stand in the page's text: its script writes them so, and finds them by this id.
const BEGINNING: &str = r#"<script type="application/json" id="weibao-data">"#;
const END: &str = "</script>";

/// The data as they may stand inside an HTML page: nothing in them begins a tag.
pub fn within(value: &Value) -> String {
    json_text(value).replace('<', "\\u003c")
}

/// The data of a page; nothing where it carries none.
pub fn inside(page: &str) -> Option<Value> {
    let (_, behind) = page.split_once(BEGINNING)?;
    serde_json::from_str(behind.split_once(END)?.0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn data_come_out_as_they_went_in() {
        let value = json!({ "note": "</script><script>alert(1)</script><!-- 甲 -->", "n": 1 });
        let text = within(&value);
        assert!(!text.contains('<'));
        let page = format!("<html><body>{BEGINNING}{text}{END}<script>1</script>");
        assert_eq!(inside(&page), Some(value));
        assert_eq!(inside("<html></html>"), None);
    }
}
