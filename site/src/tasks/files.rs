//! Files that the user takes away: the saved file, documents, what is left of a damaged record.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::host::File;
use crate::session::Session;

/// How long the browser may take to fetch the file from its memory address, in milliseconds.
const ADDRESS_KEPT: u32 = 60_000;

/// The assessment as a file.
pub fn saved_file(session: &Session) -> File {
    let bytes = serde_json::to_vec_pretty(session.document().value()).unwrap_or_default();
    File { name: name(session.county(), weibao_text::screens::common::FILE_ASSESSMENT, "json"), bytes }
}

/// 「示例县-未成年人保护自评-20261121.json」: characters that no file system takes are left out.
pub fn name(county: &str, what: &str, extension: &str) -> String {
    let now = js_sys::Date::new_0();
    let day = format!("{:04}{:02}{:02}", now.get_full_year(), now.get_month().saturating_add(1), now.get_date());
    let county = safe(county);
    if county.is_empty() { format!("{what}-{day}.{extension}") } else { format!("{county}-{what}-{day}.{extension}") }
}

/// What may stand in a file's name on every system.
pub fn safe(county: &str) -> String {
    let stays = |c: &char| !c.is_control() && !matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    county.trim().chars().filter(stays).take(40).collect()
}

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
