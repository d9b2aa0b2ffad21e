//! The bar at the top: what is open, whether it is kept, and what can always be done.
use weibao_page::keeping::{Keeping, SaveState};
use weibao_page::place::Place;
use weibao_page::queries::seal::standing;
use weibao_page::rest::Here;
use weibao_page::session::Session;
use weibao_page::{Model, Msg};
use weibao_text::screens::common as text;
use yew::prelude::*;

use super::link;
use crate::send::Send;

/// The bar.
pub fn view(model: &Model, send: &Send) -> Html {
    let (session, ui) = (model.session(), &model.ui);
    let heading = Callback::from({
        let send = send.clone();
        let place = ui.place.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            send.emit(Msg::Go(place.clone()));
        }
    });
    html! {
        <header class={classes!("top", session.is_some().then_some("busy"))} part="top" key="top">
            <a class="skip" href={ui.place.hash()} onclick={heading}>{ text::SKIP }</a>
            <a class="brand" href={Place::Start.hash()} onclick={link::go(send, || Msg::Go(Place::Start))}>{ text::PRODUCT }</a>
            <span class="county">
                if let Some(session) = session {
                    <button type="button" class="rename" data-action="rename" title={text::RENAME}
                        onclick={send.on(|_| Msg::Rename)}>
                        { text::open_file(session.county(), session.catalog().id.as_str()) }<span class="unseen">{ " " }{ text::RENAME }</span>
                    </button>
                }
            </span>
            <span class="grow" />
            <span class="kept" hidden={session.is_none()}>
                { saved(session.map(|_| &model.keeping.state)) }
                <span class="filed" data-filed="" hidden={!model.mount.is_page()}>{ session.map(|session| filed(session, model)) }</span>
            </span>
            <span class="top-actions" hidden={session.is_none()}>
                { step(send, "undo", text::UNDO, session.and_then(Session::can_undo), || Msg::Undo) }
                { step(send, "redo", text::REDO, session.and_then(Session::can_redo), || Msg::Redo) }
                <button type="button" class="button" data-action="save-file" onclick={send.on(|_| Msg::SaveAs)}>{ text::SAVE_AS }</button>
                <button type="button" class="button menu-button" data-action="menu" aria-expanded={ui.menu.to_string()}
                    onclick={send.on(|_| Msg::Menu)}>{ text::MENU }</button>
            </span>
        </header>
    }
}

fn step(send: &Send, action: &'static str, label: &'static str, what: Option<&str>, msg: fn() -> Msg) -> Html {
    let title = what.map_or_else(|| label.to_owned(), |what| text::step(label, what));
    html! {
        <button type="button" class="button" data-action={action} disabled={what.is_none()} title={title.clone()} aria-label={title}
            onclick={send.on(move |_| msg())}>{ label }</button>
    }
}

/// What went to another level, else when the work was written out as a file last.
fn filed(session: &Session, model: &Model) -> String {
    if let Some(sealed) = model.rest.here().and_then(|here| sealed(here, session, &model.keeping)) {
        return sealed;
    }
    match (model.keeping.filed_at, session.file().filed_on()) {
        (Some(moment), _) => text::filed(&text::filed_today(&moment.to_string())),
        (None, "") => text::NEVER_FILED.to_owned(),
        (None, day) => text::filed(day),
    }
}

/// A door: what went to another level.
#[inline(never)]
fn sealed(_: Here, session: &Session, keeping: &Keeping) -> Option<String> {
    standing(session, keeping.changed_since_filed)
}

fn saved(kept: Option<&SaveState>) -> Html {
    let (state, sentence) = match kept {
        None => ("none", String::new()),
        Some(SaveState::Elsewhere) => ("elsewhere", text::KEPT_ELSEWHERE.to_owned()),
        Some(SaveState::Saved(when)) => ("saved", text::saved(when)),
        Some(SaveState::Settling) => ("settling", text::SETTLING.to_owned()),
        Some(SaveState::Saving) => ("saving", text::SAVING.to_owned()),
        Some(SaveState::Unsaved(_)) => ("unsaved", text::UNSAVED.to_owned()),
    };
    html! { <span class={classes!("saved", state)} data-save-state={state} hidden={kept.is_none()}>{ sentence }</span> }
}
