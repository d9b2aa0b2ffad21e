//! A register: a table of units, edited like a sheet. Only the rows that are looked at are in the page, so that hundreds cost nothing.

mod import;
mod sends;
mod sheet;
use weibao_chain::OnList;
use weibao_core::catalog::Register;
use weibao_page::Msg;
use weibao_page::msg::{self, Import, Round};
use weibao_page::place::Place;
use weibao_page::queries::{lists, register as query, round};
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_page::ui::arrangement::Filter;
use weibao_page::ui::register::State;
use weibao_terms::Screen;
use weibao_text::screens::common::{self, defect};
use weibao_text::screens::{import as words, register as text, round as before};
use yew::prelude::*;

use sends::sends;

use crate::send::Send;
use crate::view::components::{link, period};

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let shown = match &ui.place {
        Place::Register { register, .. } => register.as_str(),
        _ => "",
    };
    let fresh = State { register: shown.to_owned(), ..State::default() };
    let state = if ui.register.register == shown { &ui.register } else { &fresh };
    let register = session.catalog().register(shown);
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ register.map_or_else(|| common::screen_name(Screen::Register).to_owned(), |register| text::heading(&register.label)) }</h1>
            <ul class="register-tabs" aria-label={text::TABS}>
                { for session.catalog().registers.iter().map(|tab| {
                    let place = Place::Register { register: tab.key.clone(), row: None };
                    let current = (tab.key == state.register).then_some("page");
                    let href = place.hash();
                    html! {
                        <li key={tab.key.clone()}>
                            <a {href} aria-current={current} data-register={tab.key.clone()}
                                onclick={link::go(send, move || Msg::Go(place.clone()))}>{ &tab.label }</a>
                        </li>
                    }
                }) }
            </ul>
            <div class="register-body">{ register.map(|register| body(session, state, send, register, ui.paper.is_some())) }</div>
        </div>
    }
}

/// What the row of the cursor said in the round before.
fn last(session: &Session, state: &State, send: &Send, register: &Register) -> Html {
    let row = state.cursor.row;
    let last = round::row(session.file(), register, row);
    let key = register.key.clone();
    html! {
        <p class="note last" data-last="" hidden={last.is_none()}>
            { last.as_ref().map(|last| last.said.clone()) }{ " " }
            <button type="button" class="button small" data-action="row-still" hidden={!last.is_some_and(|last| last.waits)}
                onclick={send.on(move |_: MouseEvent| Msg::Round(Round::Row(key.clone(), row)))}>{ before::ROW_STILL }</button>
        </p>
    }
}

fn body(session: &Session, state: &State, send: &Send, register: &Register, whole: bool) -> Html {
    let rows = session.file().rows(&register.key);
    let findings = query::findings(session, register);
    let summary = state.summary(session, register, &findings);
    let listed = lists::of_register(session, &register.key);
    let (gap_cells, wrong_cells) = (summary.gaps.iter().sum::<usize>(), summary.wrong.iter().sum::<usize>());
    let chip = |action: &'static str, filter: Filter, label: String| {
        html! {
            <button type="button" class="chip" key={action} data-action={action} aria-pressed={(state.arrangement.filter == filter).to_string()}
                onclick={sends(send, move || msg::Register::Show(filter))}>{ label }</button>
        }
    };
    let button = |action: &'static str, label: &'static str, disabled: bool, msg: fn() -> msg::Register| {
        html! { <button type="button" class="button" key={action} data-action={action} {disabled} onclick={sends(send, msg)}>{ label }</button> }
    };
    html! {
        <div>
            <p class="tools">
                { chip("rows-all", Filter::All, text::all(rows.len())) }
                { chip("rows-failing", Filter::Failing, text::only_failing(summary.failing.len())) }
                { chip("rows-gaps", Filter::Gaps, text::only_gaps(summary.rows_with_gaps().len())) }
                { button("next-failing", text::NEXT_FAILING, summary.failing.is_empty(), || msg::Register::NextFailing) }
                <span class="grow" key="between" />
                { button("add-row", text::ADD_ROW, false, || msg::Register::Add) }
                { button("delete-row", text::DELETE_ROW, state.cursor.row >= rows.len(), || msg::Register::Delete) }
                { button("paste", text::PASTE, false, || msg::Register::Import(Import::Open)) }
                { button("export-csv", text::EXPORT, rows.is_empty(), || msg::Register::Export) }
            </p>
            <div class="paste-place">
                <p class="note" role="status" hidden={state.reading.is_none()}>{ state.reading.as_ref().map(|(_, file)| words::reading(file)) }</p>
                { state.import.as_ref().map(|import| import::view(session, import, send, register)) }
            </div>
            { sheet::view(session, state, send, (register, &listed), &findings, &summary, whole) }
            { last(session, state, send, register) }
            <p class="warning" hidden={wrong_cells == 0}>{ text::wrong(wrong_cells) }</p>
            <p class="note" hidden={gap_cells == 0}>{ text::gaps(gap_cells) }</p>
            { on_lists(session, &listed, register) }
            { period::sentence(&session.assessment().period) }
            <p class="note">{ text::LEAD }</p>
        </div>
    }
}

/// Names that are on a list, and which lists they are held against.
fn on_lists(session: &Session, listed: &[(usize, OnList)], register: &Register) -> Html {
    let note = lists::note(session, register);
    let rows = session.file().rows(&register.key);
    html! {
        <div data-listed={listed.len().to_string()} hidden={note.is_none()}>
            <p class="warning" hidden={listed.is_empty()}>{ text::listed(listed.len()) }</p>
            <ul>{ for listed.iter().enumerate().map(|(index, (row, found))| html! {
                <li key={index}>{ defect(Some(&query::row_name(rows, *row)), &found.text) }</li>
            }) }</ul>
            <p class="note">{ note }</p>
        </div>
    }
}
