//! Handing files to the browser's downloads.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlTextAreaElement, Url};
use weibao_page::file::File;

/// How long the browser may take to fetch the file from its memory address, in milliseconds.
const ADDRESS_KEPT: u32 = 60_000;

/// Hands a file to the browser's downloads. `None` where the browser refuses.
pub fn download(file: &File) -> Option<()> {
    let kind = match file.name.rsplit('.').next() {
        Some("json") => "application/json",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(file.bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(&file.name);
    link.set_hidden(true);
    // Firefox follows only a link that is in the page.
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    gloo::timers::callback::Timeout::new(ADDRESS_KEPT, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// Puts a text where the user can paste it from, in the way that also works for a page opened from disk in an old browser.
/// Answers whether the browser did; `None` where it cannot.
pub fn copy(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    let body = document.body()?;
    body.append_child(&field).ok()?;
    field.select();
    let command = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into::<Function>().ok();
    let copied = command.and_then(|command| command.call1(&document, &"copy".into()).ok());
    field.remove();
    copied?.as_bool()
}
