//! The application form: what is typed on one side, the printed form on the other.
//!
//! Drafts and preview are the documents' own; they are asked for when the screen is opened and whenever the data has changed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde_json::Value;
use weibao_core::report::Verdict;
use weibao_terms::{DocumentKind, Screen};
use weibao_text::screens::{common, documents, form as text};
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::components::field::{TextField, typed};
use crate::components::{export, link};
use crate::document::Edit;
use crate::place::Place;
use crate::queries::form::{self as query, Block, Changed, Printed};
use crate::screens::documents::{Token, papers};
use crate::session::{Change, Session};
use crate::tasks::export::{self as task, Given, Made};
use crate::ui::Ui;

/// How long typing may pause before drafts and preview are written anew, in milliseconds.
const WRITE_AFTER: u32 = 400;

/// What this screen alone needs.
#[derive(Default)]
pub struct State {
    /// Drafts, and where the texts are printed.
    texts: Option<Value>,
    preview: Option<AttrValue>,
    /// Why there is none, a line each.
    failed: Vec<String>,
    /// What was asked for last.
    asked: Option<Token>,
    waiting: Option<Timeout>,
}

/// What the user does on this screen alone, and what comes of it.
pub enum Msg {
    /// Writes drafts and preview.
    Write,
    /// They are there, or cannot be.
    Written(Token, Made<(Value, String)>),
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    let state = &mut app.ui.form;
    match msg {
        Msg::Write => {
            write(app);
            false
        }
        Msg::Written(token, made) => {
            if !state.asked.as_ref().is_some_and(|asked| Rc::ptr_eq(asked, &token)) {
                return false;
            }
            match made {
                Ok((texts, preview)) => {
                    state.texts = Some(texts);
                    state.preview = Some(preview.into());
                    state.failed.clear();
                }
                Err(reasons) => state.failed = reasons,
            }
            true
        }
    }
}

/// Has drafts and preview written anew: at once the first time, then when typing pauses.
pub fn refresh(app: &mut App) {
    if app.ui.form.asked.is_none() {
        return write(app);
    }
    let dispatch = app.dispatch.clone();
    let write = move || dispatch.emit(app::Msg::Form(Msg::Write));
    app.ui.form.waiting = Some(Timeout::new(WRITE_AFTER, write));
}

fn write(app: &mut App) {
    let Some(session) = &app.session else { return };
    let token = Token::default();
    app.ui.form.asked = Some(Rc::clone(&token));
    let given = Given::of(session);
    let (program, dispatch) = (app.host.documents.clone(), app.dispatch.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let made = match task::form_texts(&program, &given).await {
            Ok(texts) => {
                task::preview(&program, DocumentKind::Application, &given, None).await.map(|preview| (texts, preview))
            }
            Err(reasons) => Err(reasons),
        };
        dispatch.emit(app::Msg::Form(Msg::Written(token, made)));
    });
}

/// The screen.
pub fn view(session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    let State { texts, preview, failed, .. } = &ui.form;
    let texts = texts.as_ref();
    let block = |block: Block, label: &'static str| {
        let changed = texts.and_then(|_| query::changed(block, session.document(), block.draft(texts)));
        view_block(session, dispatch, block, label, texts, !failed.is_empty(), changed)
    };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Form) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <div class="actions form-actions">
                { export::button(DocumentKind::Application, true, ui, dispatch) }
                <button type="button" class="button" data-action="print" onclick={dispatch.reform(|_| app::Msg::Print)}>{ text::PRINT }</button>
                { link::to(dispatch, Place::DOCUMENTS, html! { documents::LINK }) }
            </div>
            <div role="status">{ (!failed.is_empty()).then(|| view_failed(failed, dispatch)) }</div>
            <div class="form-columns">
                <div class="form-fields">
                    <fieldset>
                        <legend>{ text::CONTACT }</legend>
                        { field(session, dispatch, "/application/unit", "unit", text::UNIT, session.county(), false) }
                        <p class="hint">{ text::UNIT_HINT }</p>
                        <div class="form-pair">
                            { field(session, dispatch, "/contact/name", "name", text::NAME, "", false) }
                            { field(session, dispatch, "/contact/post", "post", text::POST, "", false) }
                        </div>
                        <div class="form-pair">
                            { field(session, dispatch, "/contact/office_phone", "office_phone", text::OFFICE_PHONE, "", true) }
                            { field(session, dispatch, "/contact/mobile", "mobile", text::MOBILE, "", true) }
                        </div>
                    </fieldset>
                    <fieldset>
                        <legend>{ text::BLOCKS }</legend>
                        <p class="hint">{ text::BLOCKS_LEAD }</p>
                        { block(Block::Situation, text::SITUATION) }
                        { block(Block::Systems, text::SYSTEMS) }
                        { block(Block::Results, text::RESULTS) }
                    </fieldset>
                    <fieldset>
                        <legend>{ text::COUNTY_OPINION }</legend>
                        <p class="hint">{ text::COUNTY_OPINION_LEAD }{ no_opinion(texts, session.report().verdict) }</p>
                        { block(Block::CountyOpinion, text::COUNTY_OPINION) }
                    </fieldset>
                </div>
                <section class="form-preview" aria-labelledby="form-preview" aria-busy={preview.is_none().then_some("true")}>
                    <h2 id="form-preview">{ text::PREVIEW }</h2>
                    <p class="hint" hidden={preview.is_some() || !failed.is_empty()}>{ text::PREVIEW_MAKING }</p>
                    <div>{ preview.as_ref().map(papers) }</div>
                </section>
            </div>
        </div>
    }
}

fn view_failed(reasons: &[String], dispatch: &Dispatch) -> Html {
    html! {
        <div class="notice bad" data-notice="no-drafts">
            <p>{ text::PREVIEW_FAILED }</p>
            <ul>{ for reasons.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            <p class="actions">
                <button type="button" class="button" data-action="write-drafts" onclick={dispatch.reform(|_| app::Msg::Form(Msg::Write))}>{ text::TRY_AGAIN }</button>
            </p>
        </div>
    }
}

fn no_opinion(texts: Option<&Value>, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Barred => text::NO_OPINION_BARRED,
        Verdict::Incomplete if texts.is_some() && Block::CountyOpinion.draft(texts).is_empty() => text::NO_OPINION_OPEN,
        Verdict::Incomplete | Verdict::Gaps | Verdict::Clear => "",
    }
}

fn at(field: &str) -> Place {
    Place::Form { field: Some(field.to_owned()) }
}

fn field(
    session: &Session,
    dispatch: &Dispatch,
    pointer: &'static str,
    name: &'static str,
    label: &'static str,
    placeholder: &str,
    phone: bool,
) -> Html {
    let value = session.document().text(pointer).to_owned();
    html! {
        <TextField pointer={pointer} name={name} value={value} label={label} what={text::text_of(label)} at={at(name)}
            placeholder={placeholder.to_owned()} {phone} dispatch={dispatch.clone()} />
    }
}

fn view_block(
    session: &Session,
    dispatch: &Dispatch,
    block: Block,
    label: &'static str,
    texts: Option<&Value>,
    failed: bool,
    changed: Option<Changed>,
) -> Html {
    let draft = block.draft(texts);
    let raw = session.document().get(&block.pointer()).and_then(serde_json::Value::as_str);
    let is_typed = raw.is_some_and(|raw| !raw.trim().is_empty());
    let shown = raw.unwrap_or(draft).to_owned();
    // The first keystroke notes which draft the text is made from.
    let from = match (is_typed, draft) {
        (true, _) => None,
        (false, "") => Some(Edit::Remove(block.drafted_pointer())),
        (false, draft) => Some(Edit::Set(block.drafted_pointer(), draft.into())),
    };
    let oninput = dispatch.reform(move |event: InputEvent| {
        let text = Edit::Set(block.pointer(), typed(&event).into());
        let edit = match &from {
            Some(from) => Edit::All(vec![text, from.clone()]),
            None => text,
        };
        app::Msg::Edit(Change { typing: true, ..Change::new(edit, text::text_of(label), at(block.key())) })
    });
    let onchange = dispatch.reform(move |_: Event| app::Msg::Tidy(block.pointer()));
    let id = format!("form-{}", block.key());
    let where_printed = match block.printed(texts) {
        Printed::InCell => text::ALL_IN_CELL.to_owned(),
        Printed::Partly(rest) => text::some_attached(rest),
        Printed::Attached => text::ALL_ATTACHED.to_owned(),
        Printed::Unknown => String::new(),
    };
    // What is typed over a draft that nobody has seen yet would owe nothing to it.
    let drafting = raw.is_none() && texts.is_none() && !failed;
    let rows = rows(&shown).to_string();
    html! {
        <div class="form-block" data-block={block.key()}>
            <label class="field-label" for={id.clone()}>{ label }</label>
            <textarea {id} value={shown.clone()} {rows} {oninput} {onchange} readonly={drafting}
                placeholder={drafting.then_some(text::DRAFTING)} data-field={block.key()} data-pointer={block.pointer()} />
            <p class="form-note">
                <span class={if is_typed { "typed" } else { "draft" }}>
                    { match draft {
                        _ if is_typed => text::IS_TYPED,
                        _ if texts.is_none() => "",
                        // Why there is no draft of the opinion stands above it.
                        "" if block == Block::CountyOpinion => "",
                        "" => text::NO_DRAFT,
                        _ => text::IS_DRAFT,
                    } }
                </span>
                <span data-count={block.key()}>{ text::length(query::length(&shown)) }</span>
                <span>{ where_printed }</span>
                <button type="button" class="button small" data-action="back-to-draft" hidden={!is_typed || draft.is_empty() || changed.is_some()}
                    onclick={regenerate(dispatch, block, label)}>{ text::BACK_TO_DRAFT }</button>
            </p>
            <div class="data-changed" hidden={changed.is_none()}>
                { changed.map(|changed| view_changed(dispatch, block, label, draft, changed)) }
            </div>
        </div>
    }
}

/// About as many lines as the text takes in the field, within bounds.
fn rows(text: &str) -> usize {
    let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(22).max(1)).sum();
    lines.saturating_add(1).clamp(4, 16)
}

fn view_changed(dispatch: &Dispatch, block: Block, label: &'static str, draft: &str, changed: Changed) -> Html {
    let now = draft.to_owned();
    let keep = dispatch.reform(move |_: MouseEvent| {
        let edit = Edit::Set(block.drafted_pointer(), now.clone().into());
        app::Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
    });
    let now = draft.to_owned();
    let updated = changed.updated.clone().unwrap_or_default();
    let update = dispatch.reform(move |_: MouseEvent| {
        let text = Edit::Set(block.pointer(), updated.clone().into());
        let edit = Edit::All(vec![text, Edit::Set(block.drafted_pointer(), now.clone().into())]);
        app::Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
    });
    html! {
        <div role="status">
            <p>{ text::DATA_CHANGED }</p>
            <ul>
                { for changed.sentences.iter().enumerate().map(|(index, (was, is_now))| html! {
                    <li key={index}>
                        <span hidden={was.is_empty()}><b>{ text::WAS }</b>{ " " }<del>{ was }</del></span>
                        <span hidden={is_now.is_empty()}><b>{ text::IS_NOW }</b>{ " " }<ins>{ is_now }</ins></span>
                    </li>
                }) }
            </ul>
            <p class="actions">
                <button type="button" class="button" data-action="update-sentences" hidden={changed.updated.is_none()} onclick={update}>
                    { text::UPDATE_SENTENCES }</button>
                <button type="button" class="button" data-action="regenerate" onclick={regenerate(dispatch, block, label)}>{ text::REGENERATE }</button>
                <button type="button" class="button" data-action="keep-mine" onclick={keep}>{ text::KEEP_MINE }</button>
            </p>
        </div>
    }
}

/// Takes the typed text away, so that the pre-written one stands again. One undo brings it back.
fn regenerate(dispatch: &Dispatch, block: Block, label: &'static str) -> Callback<MouseEvent> {
    dispatch.reform(move |_| {
        let edit = Edit::All(vec![Edit::Remove(block.pointer()), Edit::Remove(block.drafted_pointer())]);
        app::Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
    })
}
