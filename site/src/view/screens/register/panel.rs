//! The place to paste into: shows what is recognised before anything is changed.
use wasm_bindgen::JsCast;
use weibao_core::catalog::Register;
use weibao_page::Msg;
use weibao_page::msg;
use weibao_page::paste::{self, Mode, Pasted};
use weibao_page::session::Session;
use weibao_page::ui::register::Panel;
use weibao_text::screens::register as text;
use yew::prelude::*;

use super::sends::sends;
use crate::send::Send;

/// How many cells that cannot be read are named.
const NAMED: usize = 30;

/// The place.
pub fn view(session: &Session, panel: &Panel, send: &Send, register: &Register) -> Html {
    let rows = session.file().rows(&register.key);
    let pasted = paste::read(register, &panel.copied);
    let (count, updates) = (pasted.rows.len(), pasted.updates(register, rows));
    let oninput = send.on(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        Msg::Register(msg::Register::Panel(msg::Panel::Typed(field.map(|field| field.value()).unwrap_or_default())))
    });
    let modes = [
        (Mode::Merge, "merge", text::merge(updates, count.saturating_sub(updates))),
        (Mode::Append, "append", text::append(count)),
        (Mode::Replace, "replace", text::replace(rows.len())),
    ];
    html! {
        <section class="card paste" aria-label={text::PASTE_HEADING}>
            <h2>{ text::PASTE_HEADING }</h2>
            <p class="note">{ text::PASTE_LEAD }</p>
            <label class="field">
                <span class="field-label">{ text::PASTE_FIELD }</span>
                <textarea rows="6" value={panel.copied.clone()} {oninput} spellcheck="false" autocomplete="off" />
            </label>
            <div role="status" hidden={count == 0}>{ recognised(register, &pasted) }</div>
            <fieldset class="reading" hidden={count == 0}>
                <legend>{ text::PASTE_MODE }</legend>
                { for modes.into_iter().map(|(mode, name, label)| {
                    let onchange = send.on(move |_: Event| Msg::Register(msg::Register::Panel(msg::Panel::Mode(mode))));
                    html! {
                        <label class="option" key={name}>
                            <input type="radio" name="paste-mode" checked={panel.mode == mode} {onchange} data-mode={name} /><span>{ label }</span>
                        </label>
                    }
                }) }
            </fieldset>
            <p class="actions">
                <button type="button" class="button main" data-action="paste-do" disabled={count == 0} onclick={sends(send, || msg::Register::Panel(msg::Panel::Do))}>{ text::PASTE_DO }</button>
                <button type="button" class="button" data-action="paste-cancel" onclick={sends(send, || msg::Register::Panel(msg::Panel::Cancel))}>{ text::PASTE_CANCEL }</button>
            </p>
        </section>
    }
}

fn recognised(register: &Register, pasted: &Pasted) -> Html {
    let names: Vec<&str> = pasted
        .columns
        .iter()
        .flatten()
        .filter_map(|index| Some(register.columns.get(*index)?.label.as_str()))
        .collect();
    html! {
        <div>
            <p>{ text::recognised(pasted.rows.len(), &names.join("、")) }{ if pasted.header { text::WITH_HEADER } else { text::WITHOUT_HEADER } }</p>
            <p class="warning" hidden={pasted.unknown.is_empty()}>{ text::unknown_columns(&pasted.unknown.join("、")) }</p>
            { for pasted.sums.iter().enumerate().map(|(index, name)| html! { <p class="note" key={index}>{ text::skipped_sum(name) }</p> }) }
            <div class="warning" hidden={pasted.unread.is_empty()}>
                <p>{ text::unread(pasted.unread.len()) }</p>
                <ul>
                    { for pasted.unread.iter().take(NAMED).enumerate().map(|(index, cell)| html! {
                        <li key={index}>{ text::unread_cell(&cell.row, &cell.column, &cell.typed) }</li>
                    }) }
                </ul>
                <p hidden={pasted.unread.len() <= NAMED}>{ text::and_more(pasted.unread.len().saturating_sub(NAMED)) }</p>
            </div>
        </div>
    }
}
