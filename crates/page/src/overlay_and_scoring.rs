//! What a county is judged by beside the national standards: a province's overlay, and a scoring scheme that gives points.

use serde_json::{Map, Value};
use weibao_chain::read_list;
use weibao_core::catalog::List;

use crate::prelude::*;

/// What was opened from files. It is kept beside the saved file, which only names its overlay.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OverlayAndScoring {
    /// Overlays. The one counts whose id the saved file names.
    pub overlays: Vec<Value>,
    /// The scoring scheme. Without one there are no points.
    pub scoring: Option<Value>,
    /// Reviews of the file by city and province. They judge nothing here.
    pub reviews: Vec<Value>,
    /// Lists of names, beside those that ship. They judge nothing here.
    pub lists: Vec<Value>,
}

impl OverlayAndScoring {
    /// As they are kept.
    pub fn write(&self) -> Value {
        let mut kept = Map::new();
        if !self.overlays.is_empty() {
            kept.insert("overlays".into(), self.overlays.as_slice().into());
        }
        if let Some(scoring) = &self.scoring {
            kept.insert("rules".into(), scoring.clone());
        }
        if !self.reviews.is_empty() {
            kept.insert("reviews".into(), self.reviews.as_slice().into());
        }
        if !self.lists.is_empty() {
            kept.insert("lists".into(), self.lists.as_slice().into());
        }
        Value::Object(kept)
    }

    /// Those that were kept.
    pub fn read(kept: &Value) -> Option<Self> {
        let kept = kept.as_object()?;
        let overlays = match kept.get("overlays") {
            Some(overlays) => overlays.as_array()?.clone(),
            None => Vec::new(),
        };
        let scoring = kept.get("rules").filter(|scoring| !scoring.is_null()).cloned();
        // What entries of before have not.
        let later = |name: &str| kept.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        Some(Self { overlays, scoring, reviews: later("reviews"), lists: later("lists") })
    }

    /// The overlay with this id: an opened one, else one that ships.
    pub fn overlay(&self, id: &str) -> Option<Value> {
        let opened = self.overlays.iter().rev().find(|overlay| overlay_id(overlay) == Some(id));
        opened.cloned().or_else(|| shipped().find(|overlay| overlay_id(overlay) == Some(id)))
    }

    /// Takes an overlay in, in place of one with the same id.
    pub fn take_overlay(&mut self, overlay: Value) {
        self.overlays.retain(|known| overlay_id(known) != overlay_id(&overlay));
        self.overlays.push(overlay);
    }

    /// Takes a list of names in, in place of one with the same id.
    pub fn take_list(&mut self, list: Value) {
        self.lists.retain(|known| known.get("id") != list.get("id"));
        self.lists.push(list);
    }

    /// The lists that names are held against: those that ship, and the opened ones, which add up.
    pub fn name_lists(&self) -> Vec<List> {
        let opened: Vec<List> = self.lists.iter().filter_map(|list| read_list(list).ok()).collect();
        let mut lists = weibao_standards::lists();
        lists.retain(|list| opened.iter().all(|other| other.id != list.id));
        lists.extend(opened);
        lists
    }

    /// Every overlay that can be chosen: those that ship, then the opened ones.
    pub fn choices(&self) -> Vec<Value> {
        let opened_too = |overlay: &Value| self.overlays.iter().any(|opened| overlay_id(opened) == overlay_id(overlay));
        shipped().filter(|overlay| !opened_too(overlay)).chain(self.overlays.iter().cloned()).collect()
    }
}

/// An overlay's id.
pub fn overlay_id(overlay: &Value) -> Option<&str> {
    overlay.get("id").and_then(Value::as_str)
}

fn shipped() -> impl Iterator<Item = Value> {
    weibao_standards::overlays().iter().filter_map(|(_, overlay)| serde_json::from_str(overlay).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_opened_overlay_takes_the_place_of_the_shipped_one() {
        let mut beside = OverlayAndScoring::default();
        let shipped = beside.choices().len();
        assert!(shipped > 0);
        assert!(beside.overlay("hainan-2023").is_some_and(|overlay| overlay["title"] != "改过的"));
        beside.take_overlay(json!({ "id": "hainan-2023", "title": "改过的" }));
        beside.take_overlay(json!({ "id": "elsewhere" }));
        assert_eq!(beside.overlay("hainan-2023").unwrap()["title"], "改过的");
        assert_eq!(beside.choices().len(), shipped + 1);
        assert_eq!(beside.overlay("none"), None);
    }
}
