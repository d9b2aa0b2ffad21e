//! Settings of this browser that are no part of any file: how headings were mapped last.

use super::local::storage;

/// The key of a setting is this and its name.
const SETTING: &str = "weibao/1/setting/";

/// A setting.
pub fn setting(name: &str) -> Option<String> {
    storage().ok()?.get_item(&format!("{SETTING}{name}")).ok()?
}

/// Keeps a setting. Where that fails, it is made anew next time.
pub fn set_setting(name: &str, value: &str) {
    let _ = storage().map(|storage| storage.set_item(&format!("{SETTING}{name}"), value));
}
