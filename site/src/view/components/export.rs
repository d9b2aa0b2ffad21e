//! The buttons that make a document and hand it to the user.
use weibao_page::Msg;
use weibao_page::msg::Documents;
use weibao_page::ui::Ui;
use weibao_page::ui::documents::Work;
use weibao_terms::DocumentKind;
use weibao_text::screens::export as text;
use yew::prelude::*;

use crate::send::Send;

/// A button that takes a document away.
pub fn button(document: DocumentKind, main: bool, ui: &Ui, send: &Send) -> Html {
    work(Work::Export(document), text::button(document), main, ui, send)
}

/// A button, with what is happening beside it.
pub fn work(work: Work, label: String, main: bool, ui: &Ui, send: &Send) -> Html {
    let document = work.document();
    let busy = ui.documents.is_busy_with(work);
    let onclick = send.on(move |_| Msg::Documents(Documents::Begin(work)));
    html! {
        <span class="export">
            <button type="button" class={classes!("button", main.then_some("main"))} data-action={action(work)} data-document={document.key()}
                aria-busy={busy.then_some("true")} {onclick}>{ label }</button>
            <span class="making" hidden={!busy}>{ text::making(document) }</span>
        </span>
    }
}

/// As `data-action` names it.
fn action(work: Work) -> &'static str {
    match work {
        Work::Export(_) => "export",
        Work::Preview(_) => "preview",
        Work::Template(_) => "template",
    }
}
