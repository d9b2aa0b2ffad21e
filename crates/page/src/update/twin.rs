//! Another officer's file of the same county: held against the one that is open, and taken as one step.

use weibao_text::screens::exchange as text;

use super::compared::{refresh, refresh_twin};
use super::edit::edit;
use crate::model::Model;
use crate::msg;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Notice;
use crate::ui::exchange::Choice;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: msg::Twin, world: &mut impl World) -> bool {
    let Some(twin) = &mut model.ui.exchange.twin else { return false };
    match msg {
        msg::Twin::Choose(place, choice) => drop(twin.chosen.insert(place, choice)),
        msg::Twin::ChooseAll(choice) => {
            let open = twin.merged.clashes.iter().map(|clash| clash.at.clone());
            for place in open.collect::<Vec<_>>() {
                twin.chosen.entry(place).or_insert(choice);
            }
        }
        msg::Twin::Take => return take(model, world),
        msg::Twin::Discard => model.ui.exchange.twin = None,
    }
    true
}

fn take(model: &mut Model, world: &mut impl World) -> bool {
    refresh_twin(model);
    let (Some(session), Some(twin)) = (model.session(), &model.ui.exchange.twin) else { return false };
    let before = session.file().value();
    let fields = twin.merged.assessment.as_object().into_iter().flatten();
    let changed = fields.filter(|(name, value)| before.get(name.as_str()) != Some(*value));
    let mut edits: Vec<Edit> = changed.map(|(name, value)| Edit::Set(at::whole(name), value.clone())).collect();
    let mut chosen = 0_usize;
    for clash in &twin.merged.clashes {
        let Some(Choice::Offer(number)) = twin.chosen.get(&clash.at) else { continue };
        if let Some(offer) = clash.offers.get(*number) {
            chosen = chosen.saturating_add(1);
            edits.push(Edit::Set(clash.at.clone(), offer.value.clone()));
        }
    }
    let open = twin.merged.clashes.iter().filter(|clash| !twin.chosen.contains_key(&clash.at)).count();
    let taken = twin.merged.taken.len().saturating_add(chosen);
    if model.editable().is_none() {
        return false;
    }
    edit(model, Change::new(Edit::All(edits), text::WHAT_JOINED, Place::Exchange), world);
    // What was kept as it is here is done with; what nobody has chosen stays to be chosen.
    if open == 0 {
        model.ui.exchange.twin = None;
    } else {
        refresh_twin(model);
    }
    refresh(model, world);
    model.ui.tell(Notice::good(text::joined(taken, open)))
}
