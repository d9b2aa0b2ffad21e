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
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            send.files(purpose, input.files());
        })
    };
    // So that choosing the same file again, corrected meanwhile, is a choice.
    let forget = |event: MouseEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().set_value("");
    html! {
        <label class="button file" data-action={action}>
            <input class="unseen" type="file" {accept} multiple={many} onchange={chosen} onclick={forget} />
            { label }
        </label>
    }
}
