//! What clicks and pastes in the register send.

use wasm_bindgen::JsCast;
use weibao_page::{Msg, msg};
use yew::prelude::*;

use crate::send::Send;

/// A message of the register.
pub(super) fn sends(send: &Send, msg: impl Fn() -> msg::Register + 'static) -> Callback<MouseEvent> {
    send.on(move |_| Msg::Register(msg()))
}

/// What a paste brings: the text, and the HTML that was copied with it.
pub(super) fn pasted(event: &Event) -> Option<(String, Option<String>)> {
    let data = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    let html = data.get_data("text/html").ok().filter(|html| !html.is_empty());
    Some((data.get_data("text").ok()?, html))
}
