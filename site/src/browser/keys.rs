//! Keys as the page knows them.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use weibao_page::msg::{Key, On};

/// A key, and what it was pressed on.
pub fn named(event: &KeyboardEvent) -> Key {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    Key {
        name: event.key(),
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        // An input method has the keyboard: 229 is how older browsers say so.
        composing: event.is_composing() || event.key_code() == 229,
        on: target.as_ref().map(on).unwrap_or_default(),
    }
}

fn on(element: &Element) -> On {
    let card = element.closest("[data-standard]").ok().flatten();
    let negative = element.closest("[data-negative]").ok().flatten();
    On {
        typing: takes_text(element),
        choice: element.tag_name().eq_ignore_ascii_case("input"),
        standard: card.and_then(|card| card.get_attribute("data-standard")),
        card: element.has_attribute("data-standard"),
        negative: negative.and_then(|card| card.get_attribute("data-negative")),
        clause: element.get_attribute("data-clause-answer"),
    }
}

/// Whether keys are text there.
fn takes_text(element: &Element) -> bool {
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => true,
        "input" => !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "button" | "file")),
        _ => element.has_attribute("contenteditable"),
    }
}
