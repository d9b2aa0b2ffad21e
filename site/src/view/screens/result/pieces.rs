//! What every part of the screen is made of.

use weibao_core::Assessment;
use weibao_core::report::Report;
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::result as query;
use weibao_page::session::Session;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::link;

/// What every part of the screen reads.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) session: &'a Session,
    pub(super) report: &'a Report,
    pub(super) assessment: &'a Assessment,
    pub(super) send: &'a Send,
}

/// A link away from here, to which the way back leads.
pub(super) fn lead(shown: Shown<'_>, item: String, to: Place, content: Html) -> Html {
    let from = Place::Result { item: Some(item.clone()) };
    let href = to.hash();
    let onclick = link::go(shown.send, move || Msg::Follow { from: from.clone(), to: to.clone() });
    html! { <a {href} {onclick} key={item.clone()} data-item={item}>{ content }</a> }
}

/// The name of what an id of the report is about, as a link where it leads anywhere.
pub(super) fn linked(shown: Shown<'_>, what: &str, reference: &str, name: &str) -> Html {
    match query::place_of(shown.session.catalog(), reference) {
        Some(place) => lead(shown, format!("{what}-{}", reference.replace('/', "-")), place, html! { name }),
        None => html! { <span>{ name }</span> },
    }
}

/// A section that is there only where it has something to say. Its heading can be reached by an address.
pub(super) fn section(item: &'static str, heading: String, about: &str, hidden: bool, content: Html) -> Html {
    html! {
        <section class="result-section" data-section={item} {hidden} key={item}>
            <h2 tabindex="-1" data-item={item}>{ heading }</h2>
            <p class="lead">{ about }</p>
            { content }
        </section>
    }
}

/// A smaller line under what it explains; nothing to see where it is empty.
pub(super) fn why(text: &str) -> Html {
    html! { <span class="why" hidden={text.is_empty()}>{ text }</span> }
}

/// A column's head, and whether numbers stand under it.
pub(super) type Column = (&'static str, bool);

/// A table that scrolls inside itself where the screen is narrow.
pub(super) fn table(class: &'static str, columns: &[Column], rows: Vec<Html>) -> Html {
    let head = |(name, right): &Column| html! { <th scope="col" class={right_if(*right)} key={*name}>{ *name }</th> };
    html! {
        <div class="scroll">
            <table {class}>
                <thead><tr>{ columns.iter().map(head).collect::<Html>() }</tr></thead>
                <tbody>{ rows.into_iter().collect::<Html>() }</tbody>
            </table>
        </div>
    }
}

pub(super) fn right_if(right: bool) -> &'static str {
    if right { "right" } else { "" }
}

/// A list without bullets.
pub(super) fn list(items: Vec<Html>) -> Html {
    html! { <ul class="plain">{ items.into_iter().collect::<Html>() }</ul> }
}
