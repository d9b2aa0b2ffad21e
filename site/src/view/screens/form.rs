//! The application form: what is typed on one side, the printed form on the other.
//!
//! Drafts and preview are the documents' own; they are asked for when the screen is opened and whenever the data has changed.
use serde_json::Value;
use weibao_core::report::Verdict;
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::course;
use weibao_page::queries::form::{self as query, Block, Changed, Printed};
use weibao_page::saved_file::{Edit, at as pointer_at};
use weibao_page::session::{Change, Session};
use weibao_page::ui::Ui;
use weibao_page::ui::form::State;
use weibao_terms::{DocumentKind, Screen};
use weibao_text::screens::{common, documents, form as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::{TextField, typed};
use crate::view::components::{export, link, papers, readiness};

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let State { texts, preview, failed, .. } = &ui.form;
    let texts = texts.as_ref();
    let block = |block: Block, label: &'static str| {
        let changed = texts.and_then(|_| query::changed(block, session.file(), block.draft(texts)));
        view_block(session, send, block, label, texts, !failed.is_empty(), changed)
    };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Form) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <p class="notice" data-no-city="" hidden={course::has_city(session)}>{ weibao_text::screens::course::NO_CITY_FORM }</p>
            { readiness::view(session, ui, send) }
            <div class="actions form-actions">
                { export::button(DocumentKind::Application, true, ui, send) }
                <button type="button" class="button" data-action="print" onclick={send.on(|_| Msg::Print)}>{ text::PRINT }</button>
                { link::to(send, Place::DOCUMENTS, html! { documents::LINK }) }
            </div>
            <div role="status">{ (!failed.is_empty()).then(|| view_failed(failed, send)) }</div>
            <div class="form-columns">
                <div class="form-fields">
                    <fieldset>
                        <legend>{ text::CONTACT }</legend>
                        { field(session, send, pointer_at::application("unit"), "unit", text::UNIT, &query::usual_unit(session), false) }
                        <p class="hint">{ text::UNIT_HINT }</p>
                        { field(session, send, pointer_at::application("addressee"), "addressee", text::ADDRESSEE, &query::usual_addressee(session), false) }
                        <p class="hint">{ text::ADDRESSEE_HINT }</p>
                        <div class="form-pair">
                            { field(session, send, pointer_at::contact("name"), "name", text::NAME, "", false) }
                            { field(session, send, pointer_at::contact("post"), "post", text::POST, "", false) }
                        </div>
                        <div class="form-pair">
                            { field(session, send, pointer_at::contact("office_phone"), "office_phone", text::OFFICE_PHONE, "", true) }
                            { field(session, send, pointer_at::contact("mobile"), "mobile", text::MOBILE, "", true) }
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
                    <div>{ preview.as_ref().map(papers::view) }</div>
                </section>
            </div>
        </div>
    }
}

fn view_failed(reasons: &[String], send: &Send) -> Html {
    html! {
        <div class="notice bad" data-notice="no-drafts">
            <p>{ text::PREVIEW_FAILED }</p>
            <ul>{ for reasons.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            <p class="actions">
                <button type="button" class="button" data-action="write-drafts" onclick={send.on(|_| Msg::WriteDrafts)}>{ text::TRY_AGAIN }</button>
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
    send: &Send,
    pointer: String,
    name: &'static str,
    label: &'static str,
    placeholder: &str,
    phone: bool,
) -> Html {
    let value = session.file().text(&pointer).to_owned();
    html! {
        <TextField pointer={pointer} name={name} value={value} label={label} what={text::text_of(label)} at={at(name)}
            placeholder={placeholder.to_owned()} {phone} send={send.clone()} />
    }
}

fn view_block(
    session: &Session,
    send: &Send,
    block: Block,
    label: &'static str,
    texts: Option<&Value>,
    failed: bool,
    changed: Option<Changed>,
) -> Html {
    let draft = block.draft(texts);
    let raw = session.file().get(&block.pointer()).and_then(serde_json::Value::as_str);
    let is_typed = raw.is_some_and(|raw| !raw.trim().is_empty());
    let shown = raw.unwrap_or(draft).to_owned();
    // The first keystroke notes which draft the text is made from.
    let from = match (is_typed, draft) {
        (true, _) => None,
        (false, "") => Some(Edit::Remove(block.drafted_pointer())),
        (false, draft) => Some(Edit::Set(block.drafted_pointer(), draft.into())),
    };
    let oninput = send.on(move |event: InputEvent| {
        let text = Edit::Set(block.pointer(), typed(&event).into());
        let edit = match &from {
            Some(from) => Edit::All(vec![text, from.clone()]),
            None => text,
        };
        Msg::Edit(Change { typing: true, ..Change::new(edit, text::text_of(label), at(block.key())) })
    });
    let onchange = send.on(move |_: Event| Msg::Normalise(block.pointer()));
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
                    onclick={regenerate(send, block, label)}>{ text::BACK_TO_DRAFT }</button>
            </p>
            <div class="data-changed" hidden={changed.is_none()}>
                { changed.map(|changed| view_changed(send, block, label, draft, changed)) }
            </div>
        </div>
    }
}

/// About as many lines as the text takes in the field, within bounds.
fn rows(text: &str) -> usize {
    let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(22).max(1)).sum();
    lines.saturating_add(1).clamp(4, 16)
}

fn view_changed(send: &Send, block: Block, label: &'static str, draft: &str, changed: Changed) -> Html {
    let now = draft.to_owned();
    let keep = send.on(move |_: MouseEvent| {
        let edit = Edit::Set(block.drafted_pointer(), now.clone().into());
        Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
    });
    let now = draft.to_owned();
    let updated = changed.updated.clone().unwrap_or_default();
    let update = send.on(move |_: MouseEvent| {
        let text = Edit::Set(block.pointer(), updated.clone().into());
        let edit = Edit::All(vec![text, Edit::Set(block.drafted_pointer(), now.clone().into())]);
        Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
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
                <button type="button" class="button" data-action="regenerate" onclick={regenerate(send, block, label)}>{ text::REGENERATE }</button>
                <button type="button" class="button" data-action="keep-mine" onclick={keep}>{ text::KEEP_MINE }</button>
            </p>
        </div>
    }
}

/// Takes the typed text away, so that the pre-written one stands again. One undo brings it back.
fn regenerate(send: &Send, block: Block, label: &'static str) -> Callback<MouseEvent> {
    send.on(move |_| {
        let edit = Edit::All(vec![Edit::Remove(block.pointer()), Edit::Remove(block.drafted_pointer())]);
        Msg::Edit(Change::new(edit, text::text_of(label), at(block.key())))
    })
}
