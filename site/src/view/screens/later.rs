//! The door from the root to the screens that are brought here behind the first ones, and what stands in their place until then.

use weibao_page::place::Place;
use weibao_page::rest::{Here, State};
use weibao_page::{Model, Msg, msg};
use weibao_text::screens::{common, rest as text};
use yew::prelude::*;

use super::{
    check, course, documents, edition, exchange, figures, fill, form, manual, register, result, review, rollup, round,
};
use crate::send::Send;

/// The screen, or word of it.
pub fn view(model: &Model, send: &Send) -> Html {
    match model.rest.here() {
        Some(here) => screen(here, model, send),
        None => awaited(model, send),
    }
}

/// A door: the screen.
#[inline(never)]
fn screen(_: Here, model: &Model, send: &Send) -> Html {
    let ui = &model.ui;
    match (&ui.place, model.session()) {
        (Place::Manual { .. }, _) => manual::view(&model.catalog, ui, send),
        (Place::Review, _) => review::view(model, send),
        (Place::RollUp, _) => rollup::view(model, send),
        (Place::Round, _) => round::view(model, send),
        (Place::Course, Some(session)) => course::view(session, ui, send),
        (Place::Edition, _) => edition::view(model, send),
        (Place::Figures { .. }, Some(session)) => figures::view(session, ui, send),
        (Place::Register { .. }, Some(session)) => register::view(session, ui, send),
        (Place::Result { .. }, Some(session)) => result::view(session, ui, send),
        (Place::Check { .. }, Some(session)) => check::view(session, ui, send),
        (Place::Form { .. }, Some(session)) => form::view(session, ui, send),
        (Place::Fill, _) => fill::view(model, send),
        (Place::Exchange, Some(session)) => exchange::view(session, ui, send),
        (Place::Documents { .. }, Some(session)) => documents::view(session, ui, send),
        // The root shows these itself.
        (Place::Start | Place::Negatives { .. } | Place::Assess { .. }, _) | (_, None) => html! { <div /> },
    }
}

/// Word of a screen that is not here yet.
fn awaited(model: &Model, send: &Send) -> Html {
    let reasons = match model.rest.state() {
        State::Failed(reasons) => Some(reasons),
        State::OnItsWay | State::Here => None,
    };
    html! {
        <div class="awaited" data-rest={if reasons.is_some() { "failed" } else { "awaited" }}>
            <h1 tabindex="-1">{ common::screen_name(model.ui.place.screen()) }</h1>
            <p class="lead">{ if reasons.is_some() { text::FAILED } else { text::LOADING } }</p>
            <ul hidden={reasons.is_none()}>
                { for reasons.into_iter().flatten().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }
            </ul>
            <p class="actions" hidden={reasons.is_none()}>
                <button type="button" class="button main" data-action="rest-again"
                    onclick={send.on(|_| Msg::Rest(msg::Rest::Again))}>{ text::AGAIN }</button>
            </p>
        </div>
    }
}
