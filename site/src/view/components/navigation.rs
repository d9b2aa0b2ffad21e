//! The navigation at the side: the steps of the way, each with its state; what belongs to the step where the user is opens under it.
use weibao_page::Msg;
use weibao_page::queries::navigation::{self as query, Entry, Group, Next};
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_text::screens::common as text;
use yew::prelude::*;

use super::link;
use crate::send::Send;

/// The navigation. Empty and hidden while nothing is open.
pub fn view(session: Option<&Session>, ui: &Ui, send: &Send) -> Html {
    html! {
        <nav class={classes!("navigation", ui.menu.then_some("open"))} part="navigation" aria-label={text::NAVIGATION} hidden={session.is_none()} key="navigation">
            { session.map(|session| steps(session, ui, send)) }
        </nav>
    }
}

fn steps(session: &Session, ui: &Ui, send: &Send) -> Html {
    let here = query::step_of(&ui.place);
    html! {
        <div>
            <ol class="steps">
                { for query::groups(session, &ui.place).iter().enumerate().map(|(index, group)| {
                    step(group, index.saturating_add(1), here == Some(group.step), ui, send)
                }) }
            </ol>
            <ul class="more" aria-label={text::NAVIGATION_MORE}>{ for query::more().iter().map(|entry| self::entry(entry, ui, send)) }</ul>
        </div>
    }
}

fn step(group: &Group, number: usize, is_here: bool, ui: &Ui, send: &Send) -> Html {
    let Entry { place, label, note, tone } = &group.head;
    // Where a page of the step has an entry of its own, that one is the current page.
    let current = match (is_here, ui.place.same_page(place) && group.entries.is_empty()) {
        (_, true) => Some("page"),
        (true, false) => Some("step"),
        (false, false) => None,
    };
    let to = place.clone();
    html! {
        <li class={classes!("step", is_here.then_some("here"))} key={group.step.key()} data-step={group.step.key()}>
            <a class="step-head" href={place.hash()} aria-current={current} onclick={link::go(send, move || Msg::Go(to.clone()))}>
                <span class="step-number" aria-hidden="true">{ number }</span>
                <span>{ label }</span><span class={classes!("note", tone.key())}>{ note }</span>
            </a>
            <p class="step-next" hidden={group.next.is_none()}>{ group.next.as_ref().map(|next| self::next(next, send)) }</p>
            <ul hidden={!is_here || group.entries.is_empty()}>
                if is_here {
                    { for group.entries.iter().map(|entry| self::entry(entry, ui, send)) }
                }
            </ul>
        </li>
    }
}

fn next(next: &Next, send: &Send) -> Html {
    let to = next.place.clone();
    html! { <a href={to.hash()} onclick={link::go(send, move || Msg::Go(to.clone()))}>{ text::next(&next.what) }</a> }
}

fn entry(entry: &Entry, ui: &Ui, send: &Send) -> Html {
    let current = ui.place.same_page(&entry.place).then_some("page");
    let (href, to) = (entry.place.hash(), entry.place.clone());
    html! {
        <li key={href.clone()}>
            <a {href} aria-current={current} onclick={link::go(send, move || Msg::Go(to.clone()))}>
                <span>{ &entry.label }</span><span class={classes!("note", entry.tone.key())}>{ &entry.note }</span>
            </a>
        </li>
    }
}
