//! What the app is mounted into, and what that wants to know.

use js_sys::{Function, Object};
use weibao_page::file::File;
use weibao_page::mount::Mount;
use yew::Callback;

use super::documents::Program;

/// What the surroundings offer and want to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    /// Where the page is.
    pub mount: Mount,
    /// What brings the rest of this program; none where it is here as a whole.
    pub rest: Program,
    /// What writes documents.
    pub documents: Program,
    /// What reads spreadsheets.
    pub tables: Program,
    /// What brings the list of counties here.
    pub divisions: Program,
    /// What rolls counties up: the documents' program, in a thread of its own where there can be one.
    pub rollup: Program,
    /// The one file: the data that it came with, and a function to itself with others inside.
    pub carrier: Option<Object>,
    /// Told of whatever is open now.
    pub on_change: Option<Callback<Change>>,
    /// Told of every file that the user takes away. Answers whether the surroundings took it, so that the browser need not.
    pub on_export: Option<Callback<File, bool>>,
    /// Prints what is shown, where the page that is open is not the app's alone.
    pub on_print: Option<Callback<()>>,
}

/// What is open now.
#[derive(Clone, Debug)]
pub struct Change {
    /// The saved file, as JSON text.
    pub assessment: String,
    /// What the core says about it, as JSON text.
    pub report: String,
    /// Whether the user did it; if not, the surroundings did, or it was kept from before.
    pub by_user: bool,
}

impl Host {
    /// The page of this project.
    pub fn page(
        rest: Program,
        documents: Function,
        tables: Function,
        rollup: Function,
        divisions: Function,
        carrier: Option<Object>,
    ) -> Self {
        let [documents, tables, rollup, divisions] = [documents, tables, rollup, divisions].map(Some);
        Self { mount: Mount::Page, rest, documents, tables, rollup, divisions, carrier, ..Self::default() }
    }
}
