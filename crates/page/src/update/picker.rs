//! The list of counties to pick one's own from: a help to type, never a gate.

use weibao_text::screens::start as text;

use super::edit::edit;
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::picker as query;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Focus;
use crate::ui::start::Divisions;
use crate::world::World;

/// The list is about to be used: has it brought here, once.
pub(super) fn wanted(model: &mut Model, world: &mut impl World) {
    if model.ui.start.divisions == Divisions::Away {
        model.ui.start.divisions = Divisions::OnItsWay;
        world.divisions();
    }
}

/// It is here, or cannot be brought.
pub(super) fn arrived(model: &mut Model, list: Option<String>) -> bool {
    model.ui.start.divisions = list.map_or(Divisions::Failed, |list| Divisions::Here(list.into()));
    true
}

/// Takes a county from the list for a new assessment.
pub(super) fn pick(model: &mut Model, code: &str) -> bool {
    let state = &mut model.ui.start;
    let Some(pick) = query::at(&state.divisions, code) else { return false };
    let said = text::picked(&pick.path());
    (state.name, state.city, state.province, state.code) = (pick.name, pick.city, pick.province, pick.code);
    state.settled = true;
    model.ui.focus = Some(Focus::CountyName);
    model.ui.announce(said)
}

/// Takes the code of a county for the one that is open; what is typed there stays.
pub(super) fn adopt(model: &mut Model, code: &str, world: &mut impl World) -> bool {
    let Some(pick) = query::at(&model.ui.start.divisions, code) else { return false };
    let Some(session) = model.session() else { return false };
    let mut edits = vec![
        Edit::Set(at::county("code"), pick.code.as_str().into()),
        Edit::Set(at::county("divisions"), weibao_divisions::EDITION.into()),
    ];
    for (field, value) in [("city", &pick.city), ("province", &pick.province)] {
        let place = at::county(field);
        if session.file().text(&place).trim().is_empty() && !value.is_empty() {
            edits.push(Edit::Set(place, value.as_str().into()));
        }
    }
    edit(model, Change::new(Edit::All(edits), text::COUNTY_OF, Place::Start), world)
}
