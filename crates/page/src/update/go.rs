//! Places: where the user is taken, and the way back.

use weibao_text::screens::common as text;

use crate::model::Model;
use crate::place::Place;
use crate::queries::progress;
use crate::queries::standards::Query;
use crate::saved_file::at;
use crate::ui::{Focus, Stale};
use crate::world::{Timer, World};

/// When the rest of a long list follows what is seen of it at once, in milliseconds: the browser's own search and print find all of it.
const UNFOLD_AFTER: u32 = 150;

/// Shows a place, with the focus on what it names, else on the heading.
pub(super) fn go(model: &mut Model, place: Place, world: &mut impl World) -> bool {
    let place = if model.session().is_none() && place.needs_session() { Place::Start } else { place };
    if model.mount.is_page() && world.address() != place.hash() {
        world.set_address(&place.hash());
    }
    show(model, place, world)
}

/// Shows where something was changed, without leaving the list of all standards for it.
pub(super) fn look_at(model: &mut Model, place: Place, world: &mut impl World) -> bool {
    match (place, &model.ui.place) {
        (Place::Assess { standard, .. }, Place::Assess { area: None, .. }) => {
            go(model, Place::Assess { area: None, standard }, world)
        }
        (place, _) => go(model, place, world),
    }
}

fn show(model: &mut Model, place: Place, world: &mut impl World) -> bool {
    let Model { ui, .. } = model;
    ui.focus = Some(Focus::of(&place));
    ui.menu = false;
    ui.paper = None;
    ui.stale = Stale::ALL;
    if !ui.place.same_page(&place) {
        ui.came_from = None;
        // A filter that nobody sees hides nothing.
        ui.assess.query = Query::default();
        (ui.assess.lots, ui.assess.unfolded, ui.assess.answered) = (0, false, false);
        // What went well has been read by now; what went wrong stays until it is put away.
        ui.notice = ui.notice.take().filter(|notice| notice.bad);
    }
    ui.place = place;
    note(model, world);
    let ui = &mut model.ui;
    if matches!(ui.place, Place::Assess { .. }) && !ui.assess.unfolded {
        world.later(Timer::Unfold, UNFOLD_AFTER);
    }
    model.arrive();
    if model.mount.is_page() {
        world.set_title(&model.title());
    }
    true
}

/// Notes what a reload of this window comes back to: what the screen is about.
fn note(model: &Model, world: &mut impl World) {
    let review = &model.ui.review;
    let slot = match (&model.ui.place, model.session()) {
        (Place::Review, _) if review.open.is_some() => &review.keeping.slot,
        (place, Some(_)) if place.needs_session() => &model.keeping.slot,
        _ => return,
    };
    if model.mount.keeps() {
        world.note(Some(&slot.id));
    }
}

/// Follows a link.
pub(super) fn follow(model: &mut Model, from: Place, to: Place, world: &mut impl World) -> bool {
    if model.mount.is_page() {
        // So that the browser's own way back leads to the very place of the link.
        world.replace_address(&from.hash());
    }
    model.ui.place = from.clone();
    let shown = go(model, to, world);
    model.ui.came_from = Some(from);
    shown
}

/// Goes back to where the last link was.
pub(super) fn back(model: &mut Model, world: &mut impl World) -> bool {
    match model.ui.came_from.take() {
        Some(place) => go(model, place, world),
        None => false,
    }
}

/// Shows what the address names.
pub(super) fn address(model: &mut Model, hash: &str, world: &mut impl World) -> bool {
    match Place::from_hash(hash) {
        Some(place) if place == model.ui.place => false,
        Some(place) if place.needs_session() && model.session().is_none() => go(model, Place::Start, world),
        Some(place) => show(model, place, world),
        None => false,
    }
}

/// Goes to the next standard without an answer.
pub(super) fn next_open(model: &mut Model, world: &mut impl World) -> bool {
    let Some(session) = model.session() else { return false };
    let current = model.ui.assess.current.as_deref();
    match progress::next_open(session.report(), current).map(Place::standard) {
        Some(place) => go(model, place, world),
        None => model.ui.announce(text::NOTHING_OPEN),
    }
}

/// Goes to where the county's name can be changed.
pub(super) fn rename(model: &mut Model, world: &mut impl World) -> bool {
    let shown = go(model, Place::Start, world);
    model.ui.focus = Some(Focus::Text(at::county("name")));
    shown
}
