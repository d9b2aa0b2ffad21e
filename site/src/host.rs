//! What the app is mounted into: the page itself, or a portal's page by way of the custom element.

use serde_json::Value;
use weibao_core::Report;
use yew::Callback;

/// What the surroundings offer and want to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    /// Whether the browser's storage keeps the work. If not, the surroundings keep it.
    pub keeps: bool,
    /// Whether the address names the place.
    pub addressed: bool,
    /// What is opened at once, where the surroundings give it.
    pub assessment: Option<Value>,
    /// Told after every edit.
    pub on_change: Option<Callback<Change>>,
    /// Told of every file that the user takes away.
    pub on_export: Option<Callback<File>>,
}

/// The state after an edit.
#[derive(Clone, Debug)]
pub struct Change {
    /// The saved file as it now is.
    pub assessment: Value,
    /// What the core says about it.
    pub report: Report,
}

/// A file that the user takes away.
#[derive(Clone, Debug)]
pub struct File {
    /// With its extension.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Host {
    /// The page of this project: keeps in the browser, names the place in the address.
    pub fn page() -> Self {
        Self { keeps: true, addressed: true, ..Self::default() }
    }
}
