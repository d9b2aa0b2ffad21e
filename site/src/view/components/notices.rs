//! What the user is told above the screen: why the work is not kept, what became of a file.
use weibao_page::keeping::SaveState;
use weibao_page::ui::Notice;
use weibao_page::{Model, Msg};
use weibao_terms::StorageFailure;
use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::send::Send;

/// All of it.
pub fn view(model: &Model, send: &Send) -> Html {
    let unsaved = match model.session().map(|_| &model.keeping.state) {
        Some(SaveState::Unsaved(why)) => Some(*why),
        _ => None,
    };
    html! {
        <div class="notices" key="notices">
            <div role="alert" key="unsaved">{ unsaved.map(|why| not_kept(why, send)) }</div>
            <div role="status" key="notice">{ model.ui.notice.as_ref().map(|notice| told(notice, send)) }</div>
        </div>
    }
}

fn not_kept(why: StorageFailure, send: &Send) -> Html {
    html! {
        <div class="notice bad" data-notice="unsaved">
            <p>{ text::unsaved(why) }</p>
            <p class="actions">
                if why == StorageFailure::OtherWindow {
                    <button type="button" class="button main" data-action="keep-as-copy" onclick={send.on(|_| Msg::KeepAsCopy)}>
                        { text::KEEP_AS_COPY }
                    </button>
                }
                <button type="button" class="button" data-action="save-file" onclick={send.on(|_| Msg::SaveAs)}>{ text::SAVE_AS }</button>
            </p>
        </div>
    }
}

fn told(notice: &Notice, send: &Send) -> Html {
    html! {
        <div class={classes!("notice", if notice.bad { "bad" } else { "good" })} data-notice="told">
            <p>{ &notice.text }</p>
            <ul hidden={notice.lines.is_empty()}>
                { for notice.lines.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }
            </ul>
            <p class="actions">
                <button type="button" class="button" data-action="dismiss" onclick={send.on(|_| Msg::Dismiss)}>{ text::DISMISS }</button>
            </p>
        </div>
    }
}
