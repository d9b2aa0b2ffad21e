//! The bar at the top: what is open, whether it is kept, and what can always be done.

use weibao_text::screens::common as text;
use yew::prelude::*;

use super::link;
use crate::app::{Dispatch, Msg};
use crate::place::Place;
use crate::session::{SaveState, Session};
use crate::ui::Ui;

/// The bar.
pub fn view(session: Option<&Session>, ui: &Ui, dispatch: &Dispatch) -> Html {
    let heading = Callback::from({
        let dispatch = dispatch.clone();
        let place = ui.place.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            dispatch.emit(Msg::Go(place.clone()));
        }
    });
    html! {
        <header class={classes!("top", session.is_some().then_some("busy"))} part="top" key="top">
            <a class="skip" href={ui.place.hash()} onclick={heading}>{ text::SKIP }</a>
            <a class="brand" href={Place::Start.hash()} onclick={link::go(dispatch, || Msg::Go(Place::Start))}>{ text::PRODUCT }</a>
            <span class="county">{ session.map(|session| text::open_file(session.county(), session.catalog().id.as_str())) }</span>
            <span class="grow" />
            { saved(session) }
            <span class="top-actions" hidden={session.is_none()}>
                { step(dispatch, "undo", text::UNDO, session.and_then(Session::can_undo), || Msg::Undo) }
                { step(dispatch, "redo", text::REDO, session.and_then(Session::can_redo), || Msg::Redo) }
                <button type="button" class="button" data-action="save-file" onclick={dispatch.reform(|_| Msg::SaveAs)}>{ text::SAVE_AS }</button>
                <button type="button" class="button menu-button" data-action="menu" aria-expanded={ui.menu.to_string()}
                    onclick={dispatch.reform(|_| Msg::Menu)}>{ text::MENU }</button>
            </span>
        </header>
    }
}

fn step(dispatch: &Dispatch, action: &'static str, label: &'static str, what: Option<&str>, msg: fn() -> Msg) -> Html {
    let title = what.map_or_else(|| label.to_owned(), |what| text::step(label, what));
    html! {
        <button type="button" class="button" data-action={action} disabled={what.is_none()} title={title.clone()} aria-label={title}
            onclick={dispatch.reform(move |_| msg())}>{ label }</button>
    }
}

fn saved(session: Option<&Session>) -> Html {
    let (state, sentence) = match session.map(|session| &session.saved) {
        None => ("none", String::new()),
        Some(SaveState::Elsewhere) => ("elsewhere", text::KEPT_ELSEWHERE.to_owned()),
        Some(SaveState::Saved(when)) => ("saved", text::saved(when)),
        Some(SaveState::Saving) => ("saving", text::SAVING.to_owned()),
        Some(SaveState::Unsaved(_)) => ("unsaved", text::UNSAVED.to_owned()),
    };
    html! { <span class={classes!("saved", state)} data-save-state={state} hidden={session.is_none()}>{ sentence }</span> }
}
