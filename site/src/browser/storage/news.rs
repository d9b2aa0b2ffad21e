//! How windows tell each other what they have changed. A channel where the browser has one and lets pages of this address use it;
//! a mark in `localStorage` too, because pages from a disk share that and no channel.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};
use weibao_page::Msg;
use yew::Callback;

use super::local;

/// The channel's name, and the mark's key.
const NAME: &str = "weibao/2/changed";

/// What windows tell each other: the id of the slot that was changed.
pub struct News {
    channel: Option<BroadcastChannel>,
}

impl News {
    /// Joins in, where this window keeps anything.
    pub fn new(keeps: bool) -> Self {
        Self { channel: keeps.then(|| BroadcastChannel::new(NAME).ok()).flatten() }
    }

    /// Tells the others.
    pub fn tell(&self, id: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::from_str(id));
        }
        if let Ok(storage) = local::storage() {
            let _ = storage.set_item(NAME, id);
            let _ = storage.remove_item(NAME);
        }
    }

    /// Listens to the others as long as it is held.
    pub fn listen(&self, tell: &Callback<Msg>) -> Vec<EventListener> {
        let mut listeners = Vec::new();
        if let Some(channel) = &self.channel {
            let tell = tell.clone();
            listeners.push(EventListener::new(channel, "message", move |event| {
                let id = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
                tell.emit(Msg::StorageChanged(id));
            }));
        }
        if let Some(window) = web_sys::window() {
            let tell = tell.clone();
            listeners.push(EventListener::new(&window, "storage", move |event| {
                let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
                match event.key().as_deref() {
                    // All was cleared.
                    None => tell.emit(Msg::StorageChanged(None)),
                    Some(NAME) if event.new_value().is_none() => {}
                    Some(NAME) => tell.emit(Msg::StorageChanged(event.new_value())),
                    Some(key) => {
                        if let Some(id) = local::slot_of(key) {
                            tell.emit(Msg::StorageChanged(Some(id.to_owned())));
                        }
                    }
                }
            }));
        }
        listeners
    }
}

impl Drop for News {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
