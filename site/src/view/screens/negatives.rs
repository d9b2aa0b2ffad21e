//! The negative list.
use weibao_core::catalog::Negative;
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::{exchange, navigation};
use weibao_page::rest::Here;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::{Change, Session};
use weibao_page::ui::Ui;
use weibao_terms::{NegativeState, Screen};
use weibao_text::screens::common;
use weibao_text::screens::negatives as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::link;

/// The screen.
pub fn view(session: &Session, ui: &Ui, rest: Option<Here>, send: &Send) -> Html {
    let negatives = &session.report().negatives;
    let next = navigation::next(session, ui);
    let to = next.place.clone();
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Negatives) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <p class="hint">{ text::NO_CASES }</p>
            <p class={classes!("verdict-line", if !negatives.present.is_empty() { "bad" } else if negatives.open.is_empty() { "good" } else { "open" })}
                data-negatives={if !negatives.present.is_empty() { "present" } else if negatives.open.is_empty() { "absent" } else { "open" }}>
                { if !negatives.present.is_empty() {
                    text::present(negatives.present.len())
                } else if negatives.open.is_empty() {
                    text::ALL_ABSENT.to_owned()
                } else {
                    text::open(negatives.open.len())
                } }
            </p>
            <div>{ for session.catalog().negatives.iter().map(|negative| item(session, negative, rest, send)) }</div>
            <p class="actions">
                <a class="button main" href={next.place.hash()} onclick={link::go(send, move || Msg::Go(to.clone()))} data-action="on">
                    { common::next(&next.what) }
                </a>
            </p>
        </div>
    }
}

/// A door: of which days the item speaks, and what units said about it.
#[inline(never)]
fn said(_: Here, session: &Session, negative: &Negative) -> Vec<String> {
    exchange::of_negative(session, negative)
}

fn item(session: &Session, negative: &Negative, rest: Option<Here>, send: &Send) -> Html {
    let id = &negative.id;
    let place = Place::Negatives { item: Some(id.clone()) };
    let at = |field: &str| at::negative(id, field);
    let state = session.file().text(&at("state")).to_owned();
    let legend = text::what(id, text::ANSWER);
    let noted = !session.file().text(&at("note")).is_empty();
    // A saved file has no note without a state: whoever notes something has looked and cannot say yet, which is 待核.
    let unsaid = noted.then_some(NegativeState::Pending);
    let pending = state.is_empty().then(|| Edit::word(at("state"), Some(NegativeState::Pending.key())));
    let answer = |value: Option<NegativeState>| {
        let (pointer, what, place) = (at("state"), text::what(id, text::ANSWER), place.clone());
        move || {
            let edit = Edit::word(pointer.clone(), value.map(NegativeState::key));
            Msg::Edit(Change::new(edit, what.clone(), place.clone()))
        }
    };
    let clear = answer(unsaid);
    html! {
        <article class={classes!("card", "negative", state.clone())} key={id.clone()} data-negative={id.clone()} tabindex="-1" aria-label={text::number(id)}>
            <h2 class="number">{ text::number(id) }<span class="note">{ negative.changed_by.clone() }</span></h2>
            <p class="words">{ &negative.text }</p>
            <fieldset class="quick">
                <legend class="unseen">{ legend }</legend>
                { for NegativeState::ALL.into_iter().map(|offered| {
                    let key = offered.key();
                    let (on, chosen) = (state == key, answer(Some(offered)));
                    html! {
                        <label class={classes!("choice", key, on.then_some("on"))} key={key}>
                            <input type="radio" name={format!("negative-{id}")} value={key} checked={on} onchange={send.shown(move |_| chosen())} />
                            { text::state(offered) }
                        </label>
                    }
                }) }
                <button type="button" class="button quiet" hidden={state.is_empty() || unsaid.is_some_and(|unsaid| state == unsaid.key())} data-action="clear"
                    onclick={send.on(move |_| clear())}>{ text::CLEAR }</button>
            </fieldset>
            <TextField pointer={at("note")} value={session.file().text(&at("note")).to_owned()} label={text::NOTE} what={text::what(id, text::NOTE)}
                at={place.clone()} with={pending} placeholder={text::NOTE_EXAMPLE} send={send.clone()} />
            // A list of its own: what comes into it leaves the choices above alone, also under a finger that is just pressing one.
            <>{ for rest.map(|rest| said(rest, session, negative)).unwrap_or_default().into_iter().enumerate().map(|(number, said)| html! { <p class="note" key={number} data-said="">{ said }</p> }) }</>
            <p class="hint" hidden={negative.departments.is_empty()}>{ format!("{}：{}", text::DEPARTMENTS, negative.departments.join("、")) }</p>
            <p class="hint" hidden={negative.asked.is_empty()}>{ text::asked(&negative.asked.join("、"), &negative.evidence.join("；")) }</p>
            <p class="hint" hidden={negative.notes.is_empty()}>{ format!("{}：{}", text::NOTES_OWN, negative.notes.join(" ")) }</p>
        </article>
    }
}
