//! A button that chooses files.
use weibao_page::world::Purpose;
use yew::prelude::*;

use crate::send::Send;

/// It. `accept`: which files the browser offers first; `many`: whether several can be chosen at once.
pub fn button(
    purpose: Purpose,
    accept: &'static str,
    many: bool,
    label: &'static str,
    action: &'static str,
    send: &Send,
) -> Html {
    let (chosen, forget) = listeners(purpose, send);
    html! {
        <label class="button file" data-action={action}>
            <input class="unseen" type="file" {accept} multiple={many} onchange={chosen} onclick={forget} />
            { label }
        </label>
    }
}

/// One for all files of a folder.
pub fn folder(purpose: Purpose, label: &'static str, action: &'static str, send: &Send) -> Html {
    let (chosen, forget) = listeners(purpose, send);
    html! {
        <label class="button file" data-action={action}>
            <input class="unseen" type="file" webkitdirectory=true multiple=true onchange={chosen} onclick={forget} />
            { label }
        </label>
    }
}

fn listeners(purpose: Purpose, send: &Send) -> (Callback<Event>, Callback<MouseEvent>) {
    let send = send.clone();
    let chosen = Callback::from(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        send.files(purpose, input.files());
    });
    // So that choosing the same file again, corrected meanwhile, is a choice.
    let forget =
        Callback::from(|event: MouseEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().set_value(""));
    (chosen, forget)
}
