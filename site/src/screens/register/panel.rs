//! The place to paste into: shows what is recognised before anything is changed.

use wasm_bindgen::JsCast;
use weibao_core::catalog::Register;
use weibao_text::screens::register as text;
use yew::prelude::*;

use super::{Cursor, here, put_rows, send};
use crate::app::{App, Dispatch};
use crate::queries::register as query;
use crate::session::Session;
use crate::tasks::paste::{self, Mode, Pasted};
use crate::ui::Focus;

/// How many cells that cannot be read are named.
const NAMED: usize = 30;

/// What was pasted so far, and how it is to be put in.
pub struct Panel {
    copied: String,
    mode: Mode,
}

/// What the user does here.
pub enum Msg {
    /// Opens it.
    Open,
    /// Pastes, or types.
    Typed(String),
    /// Chooses how it is put in.
    Mode(Mode),
    /// Puts it in.
    Do,
    /// Closes it.
    Cancel,
}

impl Panel {
    /// With what was pasted.
    pub fn new(copied: String) -> Self {
        Self { copied, mode: Mode::default() }
    }
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    let state = &mut app.ui.register;
    match msg {
        Msg::Open => {
            state.panel = Some(Panel::new(String::new()));
            app.ui.focus = Some(Focus::On(".paste textarea".into()));
        }
        Msg::Typed(copied) => {
            if let Some(panel) = &mut state.panel {
                panel.copied = copied;
            }
        }
        Msg::Mode(mode) => {
            if let Some(panel) = &mut state.panel {
                panel.mode = mode;
            }
        }
        Msg::Do => return put_in(app),
        Msg::Cancel => {
            state.panel = None;
            app.ui.focus = Some(Focus::On("[data-action=paste]".into()));
        }
    }
    true
}

fn put_in(app: &mut App) -> bool {
    let Some(panel) = app.ui.register.panel.take() else { return false };
    let Some((register, rows, _)) = here(app) else { return false };
    let mut pasted = paste::read(register, &panel.copied);
    let (key, count, unread) = (register.key.clone(), pasted.rows.len(), std::mem::take(&mut pasted.unread));
    let rows = pasted.put_into(register, rows, panel.mode);
    put_rows(app, key, rows, count, &unread, Cursor::default())
}

/// The place.
pub fn view(session: &Session, panel: &Panel, dispatch: &Dispatch, register: &Register) -> Html {
    let rows = query::rows(session.document(), &register.key);
    let pasted = paste::read(register, &panel.copied);
    let (count, updates) = (pasted.rows.len(), pasted.updates(register, rows));
    let oninput = dispatch.reform(|event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        crate::app::Msg::Register(super::Msg::Panel(Msg::Typed(field.map(|field| field.value()).unwrap_or_default())))
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
                    let onchange = dispatch.reform(move |_: Event| crate::app::Msg::Register(super::Msg::Panel(Msg::Mode(mode))));
                    html! {
                        <label class="option" key={name}>
                            <input type="radio" name="paste-mode" checked={panel.mode == mode} {onchange} data-mode={name} /><span>{ label }</span>
                        </label>
                    }
                }) }
            </fieldset>
            <p class="actions">
                <button type="button" class="button main" data-action="paste-do" disabled={count == 0} onclick={send(dispatch, || super::Msg::Panel(Msg::Do))}>{ text::PASTE_DO }</button>
                <button type="button" class="button" data-action="paste-cancel" onclick={send(dispatch, || super::Msg::Panel(Msg::Cancel))}>{ text::PASTE_CANCEL }</button>
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
