//! What the user is told above the screen: why the work is not kept, what became of a file.

use weibao_terms::StorageFailure;
use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::{Dispatch, Msg};
use crate::session::{SaveState, Session};
use crate::ui::{Notice, Ui};

/// All of it.
pub fn view(session: Option<&Session>, ui: &Ui, dispatch: &Dispatch) -> Html {
    let unsaved = match session.map(|session| &session.saved) {
        Some(SaveState::Unsaved(why)) => Some(*why),
        _ => None,
    };
    html! {
        <div class="notices" key="notices">
            <div role="alert" key="unsaved">{ unsaved.map(|why| not_kept(why, dispatch)) }</div>
            <div role="status" key="notice">{ ui.notice.as_ref().map(|notice| told(notice, dispatch)) }</div>
        </div>
    }
}

fn not_kept(why: StorageFailure, dispatch: &Dispatch) -> Html {
    html! {
        <div class="notice bad" data-notice="unsaved">
            <p>{ text::unsaved(why) }</p>
            <p class="actions">
                if why == StorageFailure::OtherWindow {
                    <button type="button" class="button main" data-action="keep-as-copy" onclick={dispatch.reform(|_| Msg::KeepAsCopy)}>
                        { text::KEEP_AS_COPY }
                    </button>
                }
                <button type="button" class="button" data-action="save-file" onclick={dispatch.reform(|_| Msg::SaveAs)}>{ text::SAVE_AS }</button>
            </p>
        </div>
    }
}

fn told(notice: &Notice, dispatch: &Dispatch) -> Html {
    html! {
        <div class={classes!("notice", if notice.bad { "bad" } else { "good" })} data-notice="told">
            <p>{ &notice.text }</p>
            <ul hidden={notice.lines.is_empty()}>
                { for notice.lines.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }
            </ul>
            <p class="actions">
                <button type="button" class="button" data-action="dismiss" onclick={dispatch.reform(|_| Msg::Dismiss)}>{ text::DISMISS }</button>
            </p>
        </div>
    }
}
