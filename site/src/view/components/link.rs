//! A link to a place: with an address of its own on the page, and working without one inside a portal.
use weibao_page::Msg;
use weibao_page::place::Place;
use yew::prelude::*;

use crate::send::Send;

/// A click that the browser should not make itself.
pub fn go(send: &Send, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        send.emit(msg());
    })
}

/// A link to a place.
pub fn to(send: &Send, place: Place, content: Html) -> Html {
    let href = place.hash();
    html! { <a {href} onclick={go(send, move || Msg::Go(place.clone()))}>{ content }</a> }
}

/// A link to a place from which there is a way back to here.
pub fn follow(send: &Send, from: Place, to: Place, content: Html) -> Html {
    let href = to.hash();
    html! { <a {href} onclick={go(send, move || Msg::Follow { from: from.clone(), to: to.clone() })}>{ content }</a> }
}

/// The way back to where the last followed link was: to be put above a screen's heading.
pub fn back(came_from: Option<&Place>, send: &Send) -> Html {
    let place = came_from.cloned();
    html! {
        <p class="back" hidden={place.is_none()}>
            if let Some(place) = place {
                <a href={place.hash()} data-action="back" onclick={go(send, || Msg::Back)}>
                    { weibao_text::screens::common::back_to(back_name(&place)) }
                </a>
            }
        </p>
    }
}

fn back_name(place: &Place) -> &str {
    match place {
        Place::Assess { standard: Some(standard), .. } => standard,
        place => weibao_text::screens::common::screen_name(place.screen()),
    }
}
