//! What the parts of 查验 are made of.
use weibao_page::Msg;
use weibao_page::history::Change;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::saved_file::Edit;
use yew::prelude::*;

use crate::send::Send;

/// Chooses a word of the review.
pub(super) fn set(pointer: &str, what: &str, word: &str) -> Review {
    Review::Edit(Change::new(Edit::text(pointer, word), what, Place::Review))
}

/// A row of buttons of which one holds.
pub(super) fn toggles<const COUNT: usize>(
    name: String,
    options: [(&'static str, &'static str, bool, Review); COUNT],
    send: &Send,
) -> Html {
    html! {
        <span class="toggles" role="group" aria-label={name}>
            { for options.into_iter().map(|(key, label, holds, msg)| html! {
                <button type="button" class="button small" key={key} data-mark={key} aria-pressed={holds.to_string()}
                    onclick={send.on(move |_: MouseEvent| Msg::Review(msg.clone()))}>{ label }</button>
            }) }
        </span>
    }
}
