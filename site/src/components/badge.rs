//! A state: shape, word and colour together, the same everywhere.

use weibao_core::report::{ClauseStatus, Status};
use weibao_text::screens::common as text;
use yew::prelude::*;

/// As `data-status` and the style sheet name it.
pub fn name(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Partial => "partial",
        Status::Unmet => "unmet",
        Status::NotApplicable => "not_applicable",
        Status::Pending => "pending",
        Status::Unanswered => "unanswered",
    }
}

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

/// The state of a clause as one of a standard.
pub fn of_clause(status: ClauseStatus) -> Status {
    match status {
        ClauseStatus::Met => Status::Met,
        ClauseStatus::Unmet => Status::Unmet,
        ClauseStatus::NotApplicable => Status::NotApplicable,
        ClauseStatus::Pending => Status::Pending,
        ClauseStatus::Unanswered => Status::Unanswered,
    }
}

/// The state of a standard.
pub fn view(status: Status) -> Html {
    let name = name(status);
    html! {
        <span class={classes!("badge", name)} data-status={name}>
            <span aria-hidden="true">{ shape(status) }</span>{ " " }{ text::status(name) }
        </span>
    }
}

/// The mark before a clause: its shape, with the word for a screen reader.
pub fn mark(status: Status) -> Html {
    let name = name(status);
    html! {
        <span class={classes!("mark", name)}>
            <span aria-hidden="true">{ shape(status) }</span><span class="unseen">{ text::status(name) }</span>
        </span>
    }
}
