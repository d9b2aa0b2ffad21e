//! What the user is told above the screen: why the work is not kept, what became of a file.
use weibao_page::keeping::SaveState;
use weibao_page::msg::Personal;
use weibao_page::ui::Notice;
use weibao_page::{Model, Msg};
use weibao_terms::StorageFailure;
use weibao_text::screens::{common as text, leaving as words};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::nothing_personal;

/// All of it.
pub fn view(model: &Model, send: &Send) -> Html {
    let unsaved = match model.session().map(|_| &model.keeping.state) {
        Some(SaveState::Unsaved(why)) => Some(*why),
        _ => None,
    };
    html! {
        <div class="notices" key="notices">
            <div role="alert" key="unsaved">{ unsaved.map(|why| not_kept(why, send)) }</div>
            <div key="leaving">{ model.ui.leaving.wanted.is_some().then(|| leaving(model, send)) }</div>
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

/// What is asked before something leaves: each finding with its way to be mended, and the two ways on.
fn leaving(model: &Model, send: &Send) -> Html {
    let found = &model.ui.leaving.found;
    let to = |msg: fn(usize) -> Personal, number: usize| send.on(move |_: MouseEvent| Msg::Personal(msg(number)));
    html! {
        <section class="notice bad" role="alertdialog" aria-labelledby="leaving" aria-describedby="leaving-lead" data-leaving={found.len().to_string()}>
            <h2 id="leaving">{ words::TITLE }</h2>
            <p id="leaving-lead">{ if found.is_empty() { words::NOTHING.to_owned() } else { words::lead(found.len()) } }</p>
            <ul hidden={found.is_empty()}>
                { for found.iter().enumerate().map(|(number, one)| html! {
                    <li key={one.at.clone()}>
                        { &one.text }{ " " }
                        <button type="button" class="button quiet small" data-action="leaving-mend" hidden={one.place.is_none()}
                            aria-label={format!("{}：{}", words::MEND, one.masked)} onclick={to(Personal::Mend, number)}>{ words::MEND }</button>
                        { nothing_personal(&one.at, &one.said, &one.masked, send) }
                    </li>
                }) }
            </ul>
            <p class="actions">
                <button type="button" class="button main" data-action="leaving-correct" onclick={to(|_| Personal::Correct, 0)}>{ words::CORRECT }</button>
                <button type="button" class="button" data-action="leaving-anyway" onclick={to(|_| Personal::Anyway, 0)}>{ words::ANYWAY }</button>
            </p>
        </section>
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
