//! The application form: what the documents' program has written for it.

use serde_json::Value;

use crate::prelude::*;
use crate::world::Ticket;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    /// Drafts, and where the texts are printed.
    pub texts: Option<Value>,
    /// The preview, as HTML.
    pub preview: Option<Rc<str>>,
    /// Why there is none, a line each.
    pub failed: Vec<String>,
    /// What was asked for last.
    pub asked: Option<Ticket>,
}
