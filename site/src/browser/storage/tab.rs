//! Which entry a tab has open, so that a reload comes back to it.

/// Of this tab: which entry is open.
const OPEN: &str = "weibao/1/open";

/// Which entry this tab has open.
pub fn noted() -> Option<String> {
    storage()?.get_item(OPEN).ok()?
}

/// Notes which entry this tab has open. Where that is refused, a reload comes back to the start.
pub fn note(id: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match id {
        Some(id) => storage.set_item(OPEN, id),
        None => storage.remove_item(OPEN),
    };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
