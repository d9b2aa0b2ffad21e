//! Documents: what is on the way, what is shown, the template of the county's own.

use serde_json::Value;
use weibao_terms::DocumentKind;
use weibao_text::screens::export as text;

use crate::prelude::*;
use crate::world::Ticket;

/// What is done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// It is made and handed to the user.
    Export(DocumentKind),
    /// What it says is shown.
    Preview(DocumentKind),
    /// Its template is handed to the user.
    Template(DocumentKind),
}

impl Work {
    /// With what.
    pub fn document(self) -> DocumentKind {
        match self {
            Self::Export(document) | Self::Preview(document) | Self::Template(document) => document,
        }
    }
}

/// What this screen needs, and what the buttons of documents on other screens share.
#[derive(Debug, Default)]
pub struct State {
    /// What is on the way.
    pub busy: Vec<(Work, Ticket)>,
    /// The document that is shown, and what it says, as HTML.
    pub shown: Option<(DocumentKind, Rc<str>)>,
    /// A template of the county's own.
    pub own: Option<Own>,
    /// What templates can ask for.
    pub placeholders: Option<Value>,
    /// The list of them was asked for.
    pub listing: Option<Ticket>,
}

/// A template of the county's own.
#[derive(Debug)]
pub struct Own {
    /// Its file's name, without the extension once it was read.
    pub name: String,
    /// Its file.
    pub bytes: Rc<[u8]>,
    /// Why it is not filled, a line each.
    pub refused: Vec<String>,
}

impl State {
    /// Whether it is on the way.
    pub fn is_busy_with(&self, work: Work) -> bool {
        self.busy.iter().any(|(busy, _)| *busy == work)
    }

    /// What a document is called.
    pub fn title(&self, document: DocumentKind) -> String {
        match &self.own {
            Some(own) if document == DocumentKind::Filled => own.name.clone(),
            _ => text::title(document).to_owned(),
        }
    }
}
