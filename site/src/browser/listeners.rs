//! What the window tells: leaving it, printing it, another window's changes.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use weibao_page::Msg;
use weibao_page::mount::Mount;
use yew::Callback;

use super::storage::Storage;

/// Listens as long as they are held. `at_risk`: whether closing the window now would lose something.
/// `key`: told of keys that are pressed outside of the app's own element.
pub fn listen(
    mount: &Mount,
    tell: &Callback<Msg>,
    key: Callback<KeyboardEvent>,
    at_risk: &Rc<Cell<bool>>,
    storage: &Rc<Storage>,
) -> Vec<EventListener> {
    let Some(window) = web_sys::window().filter(|_| *mount != Mount::Nowhere) else { return Vec::new() };
    let mut listeners = Vec::new();
    if mount.is_page() {
        let tell = tell.clone();
        let location = window.location();
        listeners.push(EventListener::new(&window, "hashchange", move |_| {
            tell.emit(Msg::Address(location.hash().unwrap_or_default()));
        }));
    }
    if let Some(body) = window.document().filter(|_| mount.is_page()).and_then(|document| document.body()) {
        // A button that has gone leaves the focus with the page's body, outside the app's own element.
        let own = body.clone();
        let options = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(&body, "keydown", options, move |event| {
            if let Some(pressed) =
                event.dyn_ref::<KeyboardEvent>().filter(|event| event.target().as_deref() == Some(own.as_ref()))
            {
                key.emit(pressed.clone());
            }
        }));
    }
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        let tell = tell.clone();
        listeners.push(EventListener::new(&window, event, move |_| tell.emit(Msg::Paper(begins))));
    }
    if mount.keeps() {
        let save = tell.clone();
        listeners.push(EventListener::new(&window, "pagehide", move |_| save.emit(Msg::Save)));
        // Told after the page has asked for what it had not written yet.
        let leaving = Rc::clone(storage);
        listeners.push(EventListener::new(&window, "pagehide", move |_| leaving.leave_behind()));
        if let Some(document) = window.document() {
            let save = tell.clone();
            listeners.push(EventListener::new(&document, "visibilitychange", move |_| save.emit(Msg::Save)));
        }
        let (at_risk, save) = (Rc::clone(at_risk), tell.clone());
        let ask = EventListenerOptions::enable_prevent_default();
        listeners.push(EventListener::new_with_options(&window, "beforeunload", ask, move |event| {
            save.emit(Msg::Save);
            if at_risk.get() {
                event.prevent_default();
            }
        }));
        listeners.extend(storage.news().listen(tell));
    }
    listeners
}
