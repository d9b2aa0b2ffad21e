//! The buttons that make a document and hand it to the user.

use gloo::timers::callback::Timeout;
use weibao_text::screens::export as text;
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::host::File;
use crate::screens::form;
use crate::tasks::export::{self, Document, Given};
use crate::ui::{Notice, Ui};

/// How long making may take before the user is told of it, in milliseconds.
const TELL_AFTER: u32 = 1_000;

/// A document that is being made.
#[derive(Debug)]
pub struct Making {
    document: Document,
    /// Whether it has taken long enough to say so.
    slow: bool,
    _timer: Timeout,
}

/// What happens on the way.
pub enum Msg {
    /// The user wants it.
    Make(Document),
    /// It takes long.
    Slow,
    /// It is made, or cannot be.
    Made(Document, Result<Vec<u8>, Vec<String>>),
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Make(document) => make(app, document),
        Msg::Slow => match &mut app.ui.form.making {
            Some(making) => {
                making.slow = true;
                let sentence = text::making(making.document.title());
                app.announce(sentence)
            }
            None => false,
        },
        Msg::Made(document, made) => {
            app.ui.form.making = None;
            match made {
                Ok(bytes) => {
                    let county = app.session.as_ref().map(|session| session.county()).unwrap_or_default();
                    let name = document.file_name(county);
                    app.export(File { name, bytes })
                }
                Err(reasons) => app.tell(Notice::bad(text::failed(document.title())).with(reasons)),
            }
        }
    }
}

fn make(app: &mut App, document: Document) -> bool {
    let Some(session) = app.session.as_ref().filter(|_| app.ui.form.making.is_none()) else { return false };
    let overlay = session.catalog().overlay.as_ref().and_then(|overlay| session.books().overlay(&overlay.id));
    let given = Given { assessment: session.document().value().clone(), overlay, rules: session.books().rules.clone() };
    let slow = app.dispatch.clone();
    let timer = Timeout::new(TELL_AFTER, move || slow.emit(app::Msg::Form(form::Msg::Export(Msg::Slow))));
    app.ui.form.making = Some(Making { document, slow: false, _timer: timer });
    let dispatch = app.dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let made = export::make(document, given).await;
        dispatch.emit(app::Msg::Form(form::Msg::Export(Msg::Made(document, made))));
    });
    true
}

/// A button, with what is happening beside it.
pub fn button(document: Document, main: bool, ui: &Ui, dispatch: &Dispatch) -> Html {
    let making = ui.form.making.as_ref().filter(|making| making.document == document);
    html! {
        <span class="export">
            <button type="button" class={classes!("button", main.then_some("main"))} data-action="export" data-document={document.key()}
                aria-busy={making.is_some().then_some("true")}
                onclick={dispatch.reform(move |_| app::Msg::Form(form::Msg::Export(Msg::Make(document))))}>{ text::button(document.title(), document.program()) }</button>
            <span class="making" hidden={!making.is_some_and(|making| making.slow)}>{ text::making(document.title()) }</span>
        </span>
    }
}
