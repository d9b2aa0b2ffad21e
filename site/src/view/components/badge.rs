//! A state: shape, word and colour together, the same everywhere.
use weibao_terms::Status;
use weibao_text::screens::common as text;
use yew::prelude::*;

/// The shape before the word.
pub fn shape(status: Status) -> &'static str {
    match status {
        Status::Met => "✓",
        Status::Partial => "◐",
        Status::Unmet => "✕",
        Status::NotApplicable => "–",
        Status::Pending => "?",
        Status::Unanswered => "○",
    }
}

/// The state of a standard.
pub fn view(status: Status) -> Html {
    let name = status.key();
    html! {
        <span class={classes!("badge", name)} data-status={name}>
            <span aria-hidden="true">{ shape(status) }</span>{ " " }{ text::status(status) }
        </span>
    }
}

/// The mark before words that are no duty: none is counted.
pub fn no_duty() -> Html {
    html! { <span class="mark no-duty"><span aria-hidden="true">{ "·" }</span></span> }
}

/// The mark before a clause or a standard's number: its shape, with the word for a screen reader.
pub fn mark(status: impl Into<Status>) -> Html {
    let status = status.into();
    let name = status.key();
    html! {
        <span class={classes!("mark", name)}>
            <span aria-hidden="true">{ shape(status) }</span><span class="unseen">{ text::status(status) }</span>
        </span>
    }
}
