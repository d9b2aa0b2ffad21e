//! The negative list by keyboard: a number answers an item, and the next open one comes.

use weibao_terms::NegativeState;
use weibao_text::screens::negatives as text;

use super::edit::edit;
use crate::model::Model;
use crate::msg::Key;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Focus;
use crate::world::World;

/// Acts on a key, which no text takes: on the item that has the focus, else on the first open one. Answers whether to paint.
pub(super) fn key(model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    let number = key.name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(state) = number.and_then(|number| NegativeState::ALL.get(number)).copied() else { return false };
    let open = |model: &Model| model.session().and_then(|session| session.report().negatives.open.first().cloned());
    let Some(id) = key.on.negative.clone().or_else(|| open(model)) else { return false };
    world.consume_key();
    let word = Edit::word(at::negative(&id, "state"), Some(state.key()));
    let place = Place::Negatives { item: Some(id.clone()) };
    let changed = edit(model, Change::new(word, text::what(&id, text::ANSWER), place), world);
    // What waits stays open: the way goes on behind it.
    let items = model.session().map(|session| session.catalog().negatives.iter().map(|negative| negative.id.clone()));
    let unanswered = |id: &String| model.session().is_some_and(|session| session.file().negative(id).is_none());
    let next = items.and_then(|mut items| items.find(unanswered));
    model.ui.focus = Some(Focus::Negative(next.unwrap_or(id)));
    changed
}
