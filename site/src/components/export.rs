//! The buttons that make a document and hand it to the user.

use weibao_terms::DocumentKind;
use weibao_text::screens::export as text;
use yew::prelude::*;

use crate::app::{self, Dispatch};
use crate::screens::documents::{Msg, Work};
use crate::ui::Ui;

/// A button that takes a document away.
pub fn button(document: DocumentKind, main: bool, ui: &Ui, dispatch: &Dispatch) -> Html {
    work(Work::Export(document), text::button(document), main, ui, dispatch)
}

/// A button, with what is happening beside it.
pub fn work(work: Work, label: String, main: bool, ui: &Ui, dispatch: &Dispatch) -> Html {
    let document = work.document();
    let busy = ui.documents.is_busy_with(work);
    let onclick = dispatch.reform(move |_| app::Msg::Documents(Msg::Begin(work)));
    html! {
        <span class="export">
            <button type="button" class={classes!("button", main.then_some("main"))} data-action={work.action()} data-document={document.key()}
                aria-busy={busy.then_some("true")} {onclick}>{ label }</button>
            <span class="making" hidden={!busy}>{ text::making(document) }</span>
        </span>
    }
}
