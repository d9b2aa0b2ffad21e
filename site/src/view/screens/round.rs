//! 复核和对比: the next round, what waits in one, and two files beside each other.

mod comparison;
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::Round;
use weibao_page::place::Place;
use weibao_page::queries::round as query;
use weibao_page::session::Session;
use weibao_terms::Screen;
use weibao_text::screens::{common, round as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::typed;
use crate::view::components::link;

/// How many of those that wait are named.
const NAMED: usize = 30;

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let session = model.session();
    html! {
        <div>
            { link::back(model.ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Round) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <div>{ session.map(|session| waiting(session, send)) }</div>
            { comparison::view(model, send) }
            <section class="card" hidden={!model.mount.is_page() || session.is_none()}>
                <h2>{ text::NEW }</h2>
                <p>{ text::NEW_NOTE }</p>
                { period(model, send) }
                <button type="button" class="button main" data-action="round-new" onclick={send.on(|_: MouseEvent| Msg::Round(Round::New))}>{ text::NEW }</button>
            </section>
        </div>
    }
}

fn period(model: &Model, send: &Send) -> Html {
    let [from, to] = query::period(&model.ui.round, &model.ui.today);
    let day = |label: &'static str, name: &'static str, value: String, end: bool| {
        let oninput = send.on(move |event: InputEvent| Msg::Round(Round::Period(end, typed(&event))));
        html! {
            <label class="field" key={name}>
                <span class="field-label">{ label }</span>
                <input type="date" {name} {value} {oninput} />
            </label>
        }
    };
    html! {
        <div class="pair">
            { day(text::PERIOD_FROM, "round-from", from, false) }
            { day(text::PERIOD_TO, "round-to", to, true) }
        </div>
    }
}

/// What the file carries from the round before and nobody has said again yet.
fn waiting(session: &Session, send: &Send) -> Html {
    let (carried, waiting) = query::waiting(session);
    let readings = query::readings(session);
    html! {
        <section class="card" hidden={carried == 0 && readings.is_empty()}>
            <h2>{ text::WAITING }</h2>
            <p role="status" data-waiting={waiting.len().to_string()}>{ text::waiting(waiting.len(), carried) }</p>
            <ul>
                { for waiting.iter().take(NAMED).map(|(id, said)| {
                    let to = Place::standard(id);
                    html! { <li key={(*id).to_owned()} data-waits={(*id).to_owned()}>{ link::follow(send, Place::Round, to, html! { *id }) }{ " " }{ said }</li> }
                }) }
            </ul>
            <p hidden={waiting.len() <= NAMED}>{ common::and_more(waiting.len().saturating_sub(NAMED)) }</p>
            <h3 hidden={readings.is_empty()}>{ text::CARRIED_READINGS }</h3>
            <ul>
                { for readings.into_iter().map(|reading| {
                    let (at, confirmed) = (reading.at.clone(), reading.confirmed_on.map(|day| text::confirmed(&day)));
                    html! {
                        <li key={reading.at}>
                            { reading.question }{ "：" }{ reading.chosen }{ " " }
                            <span class="note" hidden={confirmed.is_none()}>{ confirmed.clone() }</span>
                            <button type="button" class="button quiet" data-action="confirm-reading" hidden={confirmed.is_some()}
                                onclick={send.on(move |_: MouseEvent| Msg::Round(Round::Confirm(at.clone())))}>{ text::STILL }</button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
