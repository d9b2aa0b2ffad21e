//! What the page is mounted into: a page of its own, or a portal's page by way of the custom element.

use serde_json::Value;

use crate::overlay_and_scoring::{OverlayAndScoring, overlay_id};
use crate::prelude::*;
use crate::saved_file::under_overlay;

/// Where the page is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mount {
    /// Nowhere: it waits to be mounted.
    #[default]
    Nowhere,
    /// The page of this project: the address names the place, and the storage holds many assessments, each for itself.
    Page,
    /// A part of a portal's page: one assessment is open, and another that is opened takes its place as an edit, which can be taken back.
    Element(Element),
}

/// How a portal has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// The slot of the browser's storage that keeps the work. If there is none, the portal keeps it.
    pub slot: Option<String>,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// What the portal wants the county judged by.
    pub beside: OverlayAndScoring,
}

impl Mount {
    /// Whether it has a page, an address and a title of its own.
    pub fn is_page(&self) -> bool {
        matches!(self, Self::Page)
    }

    /// Whether the browser's storage keeps the work. If not, the surroundings keep it.
    pub fn keeps(&self) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Page => true,
            Self::Element(element) => element.slot.is_some(),
        }
    }

    /// Whether nothing may be changed.
    pub fn read_only(&self) -> bool {
        matches!(self, Self::Element(element) if element.read_only)
    }

    /// What the surroundings want the county judged by.
    pub fn beside(&self) -> OverlayAndScoring {
        match self {
            Self::Nowhere | Self::Page => OverlayAndScoring::default(),
            Self::Element(element) => element.beside.clone(),
        }
    }

    /// The saved file under the overlay of the surroundings, unless it names one itself.
    pub fn under_overlay(&self, file: Value) -> Value {
        match self.beside().overlays.last().and_then(overlay_id) {
            Some(id) => under_overlay(file, id),
            None => file,
        }
    }
}
