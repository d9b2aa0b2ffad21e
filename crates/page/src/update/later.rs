//! What comes of a message of a room that the first screens do not need: the doors from the first part of the program to the rest of it.

use weibao_terms::StorageFailure;

use super::{
    check, compared, course, documents, edition, exchange, figures, fill, form, register, review, rollup, round, seal,
    unfinished,
};
use crate::keeping::{Entry, Written};
use crate::model::Model;
use crate::msg::Msg;
use crate::place::Place;
use crate::prelude::*;
use crate::rest::Here;
use crate::world::{Timer, Why, World};

/// Does what a message says. Answers whether to paint.
#[inline(never)]
pub(super) fn handle(_: Here, model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    match msg {
        Msg::Elapsed(Timer::Drafts) if matches!(model.ui.place, Place::Result { .. }) => {
            unfinished::look(model, world);
            true
        }
        Msg::WriteDrafts | Msg::Elapsed(Timer::Drafts) => {
            form::write(model, world);
            false
        }
        Msg::Made(ticket, made) if model.ui.form.asked == Some(ticket) => form::made(model, made, world),
        Msg::Made(ticket, made) if round::awaits(model, ticket) => round::made(model, made, world),
        Msg::Made(ticket, made) if rollup::awaits(&model.ui.rollup, ticket) => rollup::answered(model, made, world),
        Msg::Made(ticket, made) if model.ui.rollup.making.is_some_and(|(own, _)| own == ticket) => {
            rollup::made(model, made, world)
        }
        Msg::Made(ticket, made) if model.ui.register.reading.as_ref().is_some_and(|(own, _)| *own == ticket) => {
            register::import::made(model, ticket, made, world)
        }
        Msg::Made(ticket, made) if model.ui.review.makes(ticket).is_some() => {
            model.ui.review.makes(ticket).is_some_and(|document| review::made(model, document, made, world))
        }
        Msg::Made(ticket, made) if model.ui.exchange.awaits(ticket) => exchange::made(model, ticket, made, world),
        Msg::Made(ticket, made) => documents::made(model, ticket, made, world),
        Msg::Figures(msg) => figures::update(model, msg, world),
        Msg::Register(msg) => register::update(model, msg, world),
        Msg::Review(msg) => review::update(model, msg, world),
        Msg::Course(msg) => course::update(model, msg, world),
        Msg::Edition(msg) => edition::update(model, msg, world),
        Msg::Round(msg) => round::update(model, msg, world),
        Msg::RollUp(msg) => rollup::update(model, msg, world),
        Msg::Documents(msg) => documents::update(model, msg, world),
        Msg::Exchange(msg) => exchange::update(model, msg, world),
        Msg::Fill(msg) => fill::update(model, msg, world),
        // Everything else is done by the first part.
        _ => false,
    }
}

/// What a review that is open is told.
pub(super) enum OfReview {
    /// To take the last finding back, or to make it again.
    Step {
        /// To make it again.
        again: bool,
    },
    /// To be kept now.
    Save,
    /// That it has reached the disk by now.
    Settled,
    /// That another window has written something.
    Changed(Option<String>),
    /// What the storage has of it.
    Loaded(Why, String, Entry),
    /// What became of its writing.
    Written(Result<Written, StorageFailure>),
}

/// A door: tells it. Answers whether to paint.
#[inline(never)]
pub(super) fn of_review(_: Here, model: &mut Model, told: OfReview, world: &mut impl World) -> bool {
    match told {
        OfReview::Step { again } => review::step(model, again, world),
        OfReview::Save => {
            review::save(model, world);
            false
        }
        OfReview::Settled => review::settled(model, world),
        OfReview::Changed(id) => {
            review::changed_elsewhere(model, id.as_deref(), world);
            false
        }
        OfReview::Loaded(why, id, entry) => review::loaded(model, &why, id, entry, world),
        OfReview::Written(outcome) => review::written(model, outcome, world),
    }
}

/// Asks anew for what the screen shows of the surroundings, where it may have changed.
#[inline(never)]
pub(super) fn refresh(_: Here, model: &mut Model, world: &mut impl World) {
    match model.ui.place {
        Place::Check { .. } => {
            check::refresh(model, world);
            seal::refresh(model, world);
        }
        // What is unfinished is looked for once more whenever the drafts have been written: not at every key.
        Place::Form { .. } => form::refresh(model, world),
        Place::Result { .. } => unfinished::soon(model, world),
        Place::Documents { .. } => {
            check::refresh(model, world);
            seal::refresh(model, world);
            documents::refresh(model, world);
        }
        Place::Exchange => compared::refresh(model, world),
        Place::Fill => fill::arrive(model, world),
        Place::Round if model.ui.round.older.is_some() => drop(round::compared(model)),
        Place::Start
        | Place::Negatives { .. }
        | Place::Assess { .. }
        | Place::Figures { .. }
        | Place::Register { .. }
        | Place::Review
        | Place::RollUp
        | Place::Round
        | Place::Course
        | Place::Edition
        | Place::Manual { .. } => {}
    }
}
