//! 查验: the county's file is read and never written; what is found goes into a review of its own.

mod edits;
mod kept;
mod out;
mod shown;
mod taking;

pub(super) use kept::{changed_elsewhere, loaded, save, settled, written};
pub(super) use out::made;
pub(super) use taking::read;

use weibao_terms::Mark;
use weibao_text::screens::{common, review as text};

use crate::model::Model;
use crate::msg::{Key, Review};
use crate::prelude::*;
use crate::queries::review as query;
use crate::rest::Here;
use crate::saved_file::at;
use crate::ui::Focus;
use crate::ui::review::Show;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Review, world: &mut impl World) -> bool {
    model.ui.review.closing = matches!(msg, Review::Close) && model.ui.review.closing;
    match msg {
        Review::Mark(place, mark) => edits::mark(model, &place, mark, world),
        Review::Figure(key, typed) => edits::figure(model, key, typed, world),
        Review::Negative(id, state) => edits::negative(model, &id, state, world),
        Review::Evidence(standard, index, seen) => edits::evidence(model, &standard, index, seen, world),
        Review::Cell(place, typed) => edits::cell(model, place, typed, world),
        Review::DropOther(number) => {
            let others = model.ui.review.open.as_mut().map(|open| &mut open.others);
            let dropped = others.filter(|others| number < others.len()).map(|others| others.remove(number));
            if dropped.is_some() {
                kept::touched(model, world);
            }
            dropped.is_some()
        }
        Review::Edit(change) => edits::edit(model, change, world),
        Review::Left(pointer) => edits::left(model, &pointer, world),
        Review::Show(show) => {
            model.ui.review.show = show;
            shown::list(&mut model.ui.review);
            true
        }
        Review::Area(area) => {
            model.ui.review.area = area;
            shown::list(&mut model.ui.review);
            true
        }
        Review::Look(standard) => look(model, standard),
        Review::Next => next(model),
        Review::Draw(draw) => {
            model.ui.review.draw = draw;
            true
        }
        Review::Drawn => edits::draw(model, world),
        Review::Group(area, typed) => {
            model.ui.review.groups.insert(area, typed);
            true
        }
        Review::HandOut => out::hand_out(model, world),
        Review::Pick(place, offer) => edits::pick(model, &place, offer, world),
        Review::Export(document) => out::export(model, document, world),
        Review::Save => out::save(model, world),
        Review::Close => close(model, world),
    }
}

/// Takes the last finding back, or makes it again.
pub(super) fn step(model: &mut Model, again: bool, world: &mut impl World) -> bool {
    edits::step(model, again, world)
}

/// Goes to a standard, whatever is shown.
fn look(model: &mut Model, standard: String) -> bool {
    let state = &mut model.ui.review;
    if !state.listed.contains(&standard) {
        state.show = Show::All;
        state.area = standard.split('.').next().unwrap_or_default().to_owned();
        shown::list(state);
    }
    model.ui.focus = Some(Focus::Standard(standard));
    true
}

fn next(model: &mut Model) -> bool {
    let next = model.ui.review.open.as_ref().and_then(query::next_unseen);
    match next {
        Some(standard) => look(model, standard),
        None => model.ui.announce(text::ALL_SEEN),
    }
}

/// A door: keys: 认可, 存疑, 退回, 未看 on a standard's card or a clause; the next one; from card to card.
#[inline(never)]
pub(super) fn key(_: Here, model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    let mark = match key.name.as_str() {
        "1" => Some(Mark::Accepted),
        "2" => Some(Mark::Doubtful),
        "3" => Some(Mark::Returned),
        "0" => None,
        "n" => return next(model),
        "ArrowDown" | "ArrowUp" if key.on.card => return beside(model, key, world),
        _ => return false,
    };
    let Some(standard) = key.on.standard.clone().filter(|_| model.ui.review.open.is_some()) else { return false };
    world.consume_key();
    let place = match &key.on.clause {
        Some(clause) => at::clause(&standard, clause),
        None => at::answer(&standard),
    };
    update(model, Review::Mark(place, mark), world)
}

fn beside(model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    let listed = &model.ui.review.listed;
    let here = listed.iter().position(|id| Some(id) == key.on.standard.as_ref());
    let there = here.and_then(|here| match key.name.as_str() {
        "ArrowUp" => here.checked_sub(1),
        _ => here.checked_add(1),
    });
    let Some(standard) = there.and_then(|there| listed.get(there)).cloned() else { return false };
    world.consume_key();
    model.ui.focus = Some(Focus::Standard(standard));
    true
}

/// Closes both. What is kept stays on the list; findings that are not are given up only at the second asking.
fn close(model: &mut Model, world: &mut impl World) -> bool {
    kept::save(model, world);
    let state = &mut model.ui.review;
    if state.at_risk() && !state.closing {
        state.closing = true;
        return model.ui.announce(text::CLOSE_ASKS);
    }
    kept::leave(model, world);
    model.ui.focus = Some(Focus::Heading);
    model.ui.announce(common::CLOSED)
}
