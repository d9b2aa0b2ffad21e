//! Making a document: the part that writes files is loaded when the first one is wanted.

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use weibao_text::screens::export as text;

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// 申报表.
    Application,
    /// 自评报告.
    Report,
    /// 自评表.
    Workbook,
    /// 佐证材料目录.
    EvidenceIndex,
    /// 创建整改方案.
    Plan,
}

impl Document {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Application, Self::Report, Self::Workbook, Self::EvidenceIndex, Self::Plan];

    /// The function that makes it, and its name as `data-document`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Report => "report",
            Self::Workbook => "workbook",
            Self::EvidenceIndex => "evidenceIndex",
            Self::Plan => "plan",
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Application => text::APPLICATION,
            Self::Report => text::REPORT,
            Self::Workbook => text::WORKBOOK,
            Self::EvidenceIndex => text::EVIDENCE_INDEX,
            Self::Plan => text::PLAN,
        }
    }

    /// The program that opens it.
    pub fn program(self) -> &'static str {
        match self {
            Self::Workbook => text::EXCEL,
            Self::Application | Self::Report | Self::EvidenceIndex | Self::Plan => text::WORD,
        }
    }

    /// Its file: 「示例县_申报表.docx」.
    pub fn file_name(self, county: &str) -> String {
        let extension = match self {
            Self::Workbook => "xlsx",
            Self::Application | Self::Report | Self::EvidenceIndex | Self::Plan => "docx",
        };
        let (county, title) = (safe(county), self.title());
        if county.is_empty() { format!("{title}.{extension}") } else { format!("{county}_{title}.{extension}") }
    }
}

/// What may stand in a file's name on every system.
fn safe(county: &str) -> String {
    county.trim().chars().filter(|c| !c.is_control() && !"\\/:*?\"<>|".contains(*c)).take(40).collect()
}

/// What a document is made from.
pub struct Given {
    /// The saved file.
    pub assessment: Value,
    /// The overlay that it names.
    pub overlay: Option<Value>,
    /// The rule file.
    pub rules: Option<Value>,
}

/// The document's bytes, or why there are none, a line each.
pub async fn make(document: Document, given: Given) -> Result<Vec<u8>, Vec<String>> {
    let window = web_sys::window().ok_or_else(|| vec![text::NOT_HERE.to_owned()])?;
    let load = Reflect::get(&window, &JsValue::from_str("weibaoDocuments")).ok();
    let Some(load) = load.and_then(|load| load.dyn_into::<Function>().ok()) else {
        return Err(vec![text::NOT_HERE.to_owned()]);
    };
    let made = async {
        let program = settled(load.call0(&window)?).await?;
        let write: Function = Reflect::get(&program, &JsValue::from_str(document.key()))?.dyn_into()?;
        let options = json!({ "overlay": given.overlay, "rules": given.rules });
        let made = write.call2(&program, &as_object(&given.assessment)?, &as_object(&options)?)?;
        let bytes: Uint8Array = settled(made).await?.dyn_into()?;
        Ok(bytes.to_vec())
    };
    made.await.map_err(|thrown: JsValue| reasons(&thrown))
}

fn as_object(value: &Value) -> Result<JsValue, JsValue> {
    JSON::parse(&value.to_string())
}

/// The value, or what its promise comes to.
async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// What was thrown, in words: its problems, else its message.
fn reasons(thrown: &JsValue) -> Vec<String> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let problems = field(thrown, "problems").and_then(|problems| problems.dyn_into::<Array>().ok());
    let texts: Vec<String> =
        problems.iter().flat_map(Array::iter).filter_map(|problem| field(&problem, "text")?.as_string()).collect();
    if !texts.is_empty() {
        return texts;
    }
    match field(thrown, "message").and_then(|message| message.as_string()) {
        // A sentence of ours says what to do; one of the browser's needs ours before it.
        Some(message) if !message.is_ascii() => vec![message],
        message => [text::UNKNOWN.to_owned()].into_iter().chain(message).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_county() {
        assert_eq!(Document::Application.file_name(" 示例县 "), "示例县_申报表.docx");
        assert_eq!(Document::Application.file_name(""), "申报表.docx");
        assert_eq!(Document::Application.file_name("a/b:c\n"), "abc_申报表.docx");
        assert_eq!(Document::Workbook.file_name("示例县"), "示例县_自评表.xlsx");
    }
}
