//! Keys that act on every screen.

use super::later::{self, OfReview};
use super::{assess, edit, go, negatives, review};
use crate::model::Model;
use crate::msg::{Fill, Key, Msg};
use crate::place::Place;
use crate::ui::Focus;
use crate::world::World;

/// Acts on a key. Answers whether to paint.
pub(super) fn key(model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    if key.composing || key.alt {
        return false;
    }
    if key.command {
        if key.on.typing {
            return false;
        }
        let redoes = match (key.name.to_ascii_lowercase().as_str(), key.shift) {
            ("z", false) => false,
            ("z", true) | ("y", _) => true,
            _ => return false,
        };
        world.consume_key();
        if let (Place::Review, Some(here)) = (&model.ui.place, model.rest.here()) {
            return later::of_review(here, model, OfReview::Step { again: redoes }, world);
        }
        if model.ui.place == Place::Fill {
            model.due = (!redoes).then_some(Msg::Fill(Fill::Undo));
            return true;
        }
        return if redoes { edit::redo(model, world) } else { edit::undo(model, world) };
    }
    if key.name == "Escape" && (model.ui.shortcuts || model.ui.menu) {
        model.ui.shortcuts = false;
        model.ui.menu = false;
        return true;
    }
    if let (Some(standard), Place::Assess { .. }) = (&key.on.standard, &model.ui.place) {
        if let Some(clause) = &key.on.clause {
            return assess::clause_key(model, standard, clause, &key.name, world);
        }
        if key.on.typing && key.name == "Escape" {
            model.ui.focus = Some(Focus::Standard(standard.clone()));
            return true;
        }
    }
    if key.on.typing {
        return false;
    }
    match key.name.as_str() {
        "?" | "？" => {
            model.ui.shortcuts = !model.ui.shortcuts;
            true
        }
        // Before the rest is here, there is nothing on that screen to press a key on.
        _ if matches!(model.ui.place, Place::Review) => {
            model.rest.here().is_some_and(|here| review::key(here, model, key, world))
        }
        _ if matches!(model.ui.place, Place::Negatives { .. }) && key.name != "n" => negatives::key(model, key, world),
        "n" => go::next_open(model, world),
        _ if matches!(model.ui.place, Place::Assess { .. }) => assess::key(model, key, world),
        _ => false,
    }
}
