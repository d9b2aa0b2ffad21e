//! Making documents: the part that writes them is loaded when the first one is wanted.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use weibao_core::maps::object;
use weibao_page::saved_file::json_text;
use weibao_page::world::{Job, Made, Product, Sources};
use weibao_terms::DocumentKind;
use weibao_text::screens::export as text;

/// A function to a promise of the functions that write documents, where there is one.
pub type Program = Option<Function>;

/// Has it loaded, ahead of the first call.
pub async fn load(program: &Program) -> Result<(), Vec<String>> {
    loaded(program).await.map(drop).map_err(reasons)
}

/// The text that a function comes to; nothing where it cannot be brought here.
pub async fn text(load: &Program) -> Option<String> {
    loaded(load).await.ok()?.as_string()
}

/// Does a job.
pub async fn run(program: &Program, job: Job) -> Made {
    done(program, job).await.map_err(reasons)
}

async fn done(program: &Program, job: Job) -> Result<Product, JsValue> {
    Ok(match job {
        Job::Make(document, sources, template) => {
            Product::Bytes(make(program, document, &sources, template.as_deref()).await?.to_vec())
        }
        Job::Preview(document, sources, template) => {
            Product::Html(preview(program, document, &sources, template.as_deref()).await?)
        }
        Job::Template(document) => {
            let template = call(program, "template", &Array::of1(&document.key().into())).await?;
            Product::Bytes(template.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Form(sources) => {
            let texts = value(program, "formTexts", &arguments(&sources)).await?;
            Product::Form(texts, preview(program, DocumentKind::Application, &sources, None).await?)
        }
        Job::Request(request, sources) => {
            let arguments = arguments(&sources);
            arguments.splice(1, 0, &as_text(&request));
            Product::Bytes(call(program, "request", &arguments).await?.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Letter(about) => {
            let made = call(program, "letter", &Array::of1(&as_text(&about))).await?;
            Product::Bytes(made.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Pack(files) => {
            let names: Vec<(&str, usize)> = files.iter().map(|file| (file.name.as_str(), file.bytes.len())).collect();
            let bytes: Vec<u8> = files.iter().flat_map(|file| file.bytes.iter().copied()).collect();
            let arguments = Array::of2(&json_text(&names).into(), &Uint8Array::from(bytes.as_slice()).into());
            Product::Bytes(call(program, "archive", &arguments).await?.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Reply(name, bytes, assessment) => {
            let arguments = Array::of3(&Uint8Array::from(bytes.as_slice()).into(), &(*assessment).into(), &name.into());
            Product::Reply(value(program, "replyFrom", &arguments).await?)
        }
        Job::Rows(name, bytes) => {
            let arguments = Array::of2(&Uint8Array::from(bytes.as_slice()).into(), &name.into());
            Product::Sheets(value(program, "rowsFrom", &arguments).await?)
        }
        Job::Comparison(compared, None) => {
            let made = call(program, "comparison", &Array::of1(&as_text(&compared))).await?;
            Product::Bytes(made.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Comparison(compared, Some(about)) => {
            let made = call(program, "comparisonPaper", &Array::of2(&as_text(&compared), &as_text(&about))).await?;
            Product::Bytes(made.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::RollUp(mut told) => {
            // A file goes as it is: written into what is told it would be read twice.
            let file = told.as_object_mut().and_then(|told| told.remove("text"));
            let file = file.as_ref().and_then(Value::as_str).map(|text| Uint8Array::from(text.as_bytes()).into());
            let arguments = Array::of2(&as_text(&told), &file.unwrap_or(JsValue::UNDEFINED));
            let answer = call(program, "rollupTell", &arguments).await?;
            let answer = answer.as_string().and_then(|answer| serde_json::from_str(&answer).ok());
            Product::RollUp(answer.ok_or(JsValue::UNDEFINED)?)
        }
        Job::RollUpFile(told) => {
            let made = call(program, "rollupFile", &Array::of1(&as_text(&told))).await?;
            Product::Bytes(made.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Review(document, sources, review, reviewed) => {
            let arguments = arguments(&sources);
            arguments.splice(1, 0, &as_text(&review));
            arguments.splice(2, 0, &as_text(&reviewed));
            Product::Bytes(call(program, document.key(), &arguments).await?.dyn_into::<Uint8Array>()?.to_vec())
        }
        Job::Placeholders => Product::Placeholders(value(program, "placeholders", &Array::new()).await?),
        Job::Prepare => {
            loaded(program).await?;
            Product::Bytes(Vec::new())
        }
    })
}

/// What a document says, as HTML in which every word is escaped.
async fn preview(
    program: &Program,
    document: DocumentKind,
    sources: &Sources,
    template: Option<&[u8]>,
) -> Result<String, JsValue> {
    let html = if document == DocumentKind::Workbook {
        call(program, "workbookPreview", &arguments(sources)).await?
    } else {
        call(program, "preview", &Array::of1(&make(program, document, sources, template).await?.into())).await?
    };
    Ok(html.as_string().unwrap_or_default())
}

async fn make(
    program: &Program,
    document: DocumentKind,
    sources: &Sources,
    template: Option<&[u8]>,
) -> Result<Uint8Array, JsValue> {
    let arguments = arguments(sources);
    if let Some(template) = template {
        arguments.unshift(&Uint8Array::from(template));
    }
    call(program, document.key(), &arguments).await?.dyn_into()
}

fn arguments(sources: &Sources) -> Array {
    let options = object([("overlay", sources.overlay.clone().into()), ("rules", sources.scoring.clone().into())]);
    Array::of2(&as_text(&sources.assessment), &as_text(&options))
}

async fn loaded(program: &Program) -> Result<JsValue, JsValue> {
    match program {
        Some(load) => settled(load.call0(&JsValue::UNDEFINED)?).await,
        None => Err(js_sys::Error::new(text::NOT_HERE).into()),
    }
}

/// Calls a function of the documents' program, once what was rendered last can be seen: it holds the page up while it works.
async fn call(program: &Program, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    apply(&visible(program).await?, name, arguments).await
}

/// The same of a function whose answer is JSON, which comes as text: written once there, read once here.
async fn value(program: &Program, name: &str, arguments: &Array) -> Result<Value, JsValue> {
    let as_text = Reflect::get(&visible(program).await?, &"asText".into())?;
    let text = apply(&as_text, name, arguments).await?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| JsValue::UNDEFINED)
}

/// The program, once what was rendered last can be seen.
async fn visible(program: &Program) -> Result<JsValue, JsValue> {
    let program = loaded(program).await?;
    apply(&program, "painted", &Array::new()).await?;
    Ok(program)
}

async fn apply(on: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    settled(function.apply(on, arguments)?).await
}

/// As the documents' program reads it: written once here, read once there.
fn as_text(value: &Value) -> JsValue {
    json_text(value).into()
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
