//! Making a document: the part that writes files is loaded when the first one is wanted.

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use weibao_text::screens::export as text;

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// 申报表.
    Application,
}

impl Document {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 1] = [Self::Application];

    /// The function that makes it, and its name as `data-document`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Application => "application",
        }
    }

    /// What stands on its button.
    pub fn button(self) -> &'static str {
        match self {
            Self::Application => text::APPLICATION,
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Application => text::APPLICATION_FILE,
        }
    }

    /// Its file: 「示例县_申报表.docx」.
    pub fn file_name(self, county: &str) -> String {
        let extension = match self {
            Self::Application => "docx",
        };
        let county: String =
            county.trim().chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).take(40).collect();
        let title = self.title();
        if county.is_empty() { format!("{title}.{extension}") } else { format!("{county}_{title}.{extension}") }
    }
}

/// The document's bytes, or why there are none, a line each.
pub async fn make(document: Document, assessment: Value) -> Result<Vec<u8>, Vec<String>> {
    let window = web_sys::window().ok_or_else(|| vec![text::NOT_HERE.to_owned()])?;
    let load = Reflect::get(&window, &JsValue::from_str("weibaoDocuments")).ok();
    let Some(load) = load.and_then(|load| load.dyn_into::<Function>().ok()) else {
        return Err(vec![text::NOT_HERE.to_owned()]);
    };
    let made = async {
        let program = settled(load.call0(&window)?).await?;
        let write: Function = Reflect::get(&program, &JsValue::from_str(document.key()))?.dyn_into()?;
        let bytes: Uint8Array = settled(write.call1(&program, &JSON::parse(&assessment.to_string())?)?).await?.dyn_into()?;
        Ok(bytes.to_vec())
    };
    made.await.map_err(|thrown: JsValue| reasons(&thrown))
}

/// The value, or what its promise comes to.
async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// What was thrown, in words: its problems, else its message.
fn reasons(thrown: &JsValue) -> Vec<String> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let problems = field(thrown, "problems").and_then(|problems| problems.dyn_into::<Array>().ok());
    let texts: Vec<String> = problems
        .iter()
        .flat_map(Array::iter)
        .filter_map(|problem| field(&problem, "text")?.as_string())
        .collect();
    if !texts.is_empty() {
        return texts;
    }
    let message = field(thrown, "message").and_then(|message| message.as_string());
    vec![message.filter(|message| !message.is_empty()).unwrap_or_else(|| text::UNKNOWN.to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_county() {
        assert_eq!(Document::Application.file_name(" 示例县 "), "示例县_申报表.docx");
        assert_eq!(Document::Application.file_name(""), "申报表.docx");
        assert_eq!(Document::Application.file_name("a/b:c\n"), "abc_申报表.docx");
    }
}
