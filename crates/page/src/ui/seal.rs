//! 定稿报送: what can be handed over, and what was.

use weibao_terms::ReviewLevel;

use crate::prelude::*;

/// What the section needs, on whichever screen it stands.
#[derive(Debug, Default)]
pub struct State {
    /// The section; nothing where a portal keeps the file.
    pub card: Option<Card>,
    /// What is handed over has no mobile number of the contact.
    pub without_mobile: bool,
}

/// What the section shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// How what is open stands to what was handed over last.
    pub standing: String,
    /// To whom it can go: first to whom it does by the stage.
    pub levels: Vec<ReviewLevel>,
    /// Whether there is a mobile number that could stay here.
    pub has_mobile: bool,
    /// What was handed over, the last first.
    pub earlier: Vec<String>,
}
