//! Making documents: the part that writes them is loaded when the first one is wanted.

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use weibao_core::maps::object;
use weibao_terms::DocumentKind;
use weibao_text::screens::export as text;

use crate::document::json_text;
use crate::session::Session;
use crate::tasks::files::safe;

/// Its file: 「示例县_申报表.docx」. `title` is what it is called.
pub fn file_name(document: DocumentKind, county: &str, title: &str) -> String {
    let extension = document.extension();
    let county = safe(county);
    if county.is_empty() { format!("{title}.{extension}") } else { format!("{county}_{title}.{extension}") }
}

/// What documents are made from.
pub struct Given {
    assessment: Value,
    overlay: Option<Value>,
    rules: Option<Value>,
}

impl Given {
    /// What is open: the saved file, the overlay that it names, the rule file.
    pub fn of(session: &Session) -> Self {
        let overlay = session.catalog().overlay.as_ref().and_then(|overlay| session.books().overlay(&overlay.id));
        Self { assessment: session.document().value().clone(), overlay, rules: session.books().rules.clone() }
    }

    fn arguments(&self) -> Result<Array, JsValue> {
        let options = object([("overlay", self.overlay.clone().into()), ("rules", self.rules.clone().into())]);
        Ok(Array::of2(&as_object(&self.assessment)?, &as_object(&options)?))
    }
}

/// A function to a promise of the functions that write documents, where there is one.
pub type Program = Option<Function>;

/// Something made, or why it was not, a line each.
pub type Made<T> = Result<T, Vec<String>>;

/// A document's bytes. `template`: the county's own, for [`DocumentKind::Filled`].
pub async fn make(program: &Program, document: DocumentKind, given: &Given, template: Option<&[u8]>) -> Made<Vec<u8>> {
    bytes(program, document, given, template).await.map(|bytes| bytes.to_vec()).map_err(reasons)
}

/// What a document says, as HTML in which every word is escaped.
pub async fn preview(
    program: &Program,
    document: DocumentKind,
    given: &Given,
    template: Option<&[u8]>,
) -> Made<String> {
    let html = async {
        if document == DocumentKind::Workbook {
            return call(program, "workbookPreview", &given.arguments()?).await;
        }
        call(program, "preview", &Array::of1(&bytes(program, document, given, template).await?.into())).await
    };
    html.await.map(|html| html.as_string().unwrap_or_default()).map_err(reasons)
}

async fn bytes(
    program: &Program,
    document: DocumentKind,
    given: &Given,
    template: Option<&[u8]>,
) -> Result<Uint8Array, JsValue> {
    let arguments = given.arguments()?;
    if let Some(template) = template.filter(|_| document == DocumentKind::Filled) {
        arguments.unshift(&Uint8Array::from(template));
    }
    call(program, document.key(), &arguments).await?.dyn_into()
}

/// The drafts of the form, and where its texts are printed: `FormTexts` of the documents.
pub async fn form_texts(program: &Program, given: &Given) -> Made<Value> {
    let texts = async { as_value(&call(program, "formTexts", &given.arguments()?).await?) };
    texts.await.map_err(reasons)
}

/// What templates can ask for: `Placeholders` of the documents.
pub async fn placeholders(program: &Program) -> Made<Value> {
    let list = async { as_value(&call(program, "placeholders", &Array::new()).await?) };
    list.await.map_err(reasons)
}

/// The template of a document.
pub async fn template(program: &Program, document: DocumentKind) -> Made<Vec<u8>> {
    let found =
        async { call(program, "template", &Array::of1(&document.key().into())).await?.dyn_into::<Uint8Array>() };
    found.await.map(|bytes| bytes.to_vec()).map_err(reasons)
}

/// Loads the part that makes documents ahead of the first one. Where that fails, the first one says why.
pub async fn prepare(program: &Program) {
    let _ = loaded(program).await;
}

async fn loaded(program: &Program) -> Result<JsValue, JsValue> {
    match program {
        Some(load) => settled(load.call0(&JsValue::UNDEFINED)?).await,
        None => Err(js_sys::Error::new(text::NOT_HERE).into()),
    }
}

/// Calls a function of the documents' program, once what was rendered last can be seen: it holds the page up while it works.
async fn call(program: &Program, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let program = loaded(program).await?;
    let apply = async |name: &str, arguments: &Array| {
        let function: Function = Reflect::get(&program, &name.into())?.dyn_into()?;
        settled(function.apply(&program, arguments)?).await
    };
    apply("painted", &Array::new()).await?;
    apply(name, arguments).await
}

fn as_object(value: &Value) -> Result<JsValue, JsValue> {
    JSON::parse(&json_text(value))
}

fn as_value(object: &JsValue) -> Result<Value, JsValue> {
    let text = String::from(JSON::stringify(object)?);
    serde_json::from_str(&text).map_err(|_| JsValue::UNDEFINED)
}

/// The value, or what its promise comes to.
async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// What was thrown, in words: its problems, else its message.
fn reasons(thrown: JsValue) -> Vec<String> {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let problems = field(&thrown, "problems").and_then(|problems| problems.dyn_into::<Array>().ok());
    let texts: Vec<String> =
        problems.iter().flat_map(Array::iter).filter_map(|problem| field(&problem, "text")?.as_string()).collect();
    if !texts.is_empty() {
        return texts;
    }
    match field(&thrown, "message").and_then(|message| message.as_string()) {
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
        let name = |document: DocumentKind, county: &str| file_name(document, county, text::title(document));
        assert_eq!(name(DocumentKind::Application, " 示例县 "), "示例县_申报表.docx");
        assert_eq!(name(DocumentKind::Application, ""), "申报表.docx");
        assert_eq!(name(DocumentKind::Application, "a/b:c\n"), "abc_申报表.docx");
        assert_eq!(name(DocumentKind::Workbook, "示例县"), "示例县_自评表.xlsx");
    }
}
