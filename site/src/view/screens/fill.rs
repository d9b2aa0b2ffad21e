//! 填报单位: only what a request asks, to be filled in and handed out.
use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::catalog::{Column, ColumnKind, Figure, Negative, Register};
use weibao_page::msg::Fill;
use weibao_page::place::Place;
use weibao_page::queries::exchange::value as in_words;
use weibao_page::queries::fill::{self as query, Asked, OfStandard};
use weibao_page::queries::register::heading;
use weibao_page::saved_file::at;
use weibao_page::ui::fill::{PAINTED, State};
use weibao_page::world::Purpose;
use weibao_page::{Model, Msg};
use weibao_terms::Screen;
use weibao_text::screens::{common, fill as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::{typed, warnings};
use crate::view::components::select::Select;
use crate::view::components::{files, link};

fn sends<E: 'static>(send: &Send, msg: impl Fn(E) -> Fill + 'static) -> Callback<E> {
    send.on(move |event| Msg::Fill(msg(event)))
}

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.fill;
    let is_open = state.is_open();
    let button = |action: &'static str, label: &'static str, main: bool, hidden: bool, msg: fn() -> Fill| {
        html! {
            <button type="button" class={classes!("button", main.then_some("main"))} data-action={action} {hidden}
                onclick={sends(send, move |_: MouseEvent| msg())}>{ label }</button>
        }
    };
    let close = if state.closing { text::CLOSE_SURELY } else { text::CLOSE };
    html! {
        <div>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::Fill) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <div class="actions">
                { files::button(Purpose::Request, ".json,.html,application/json", false, if is_open { text::OPEN_OTHER } else { text::OPEN }, "fill-open", send) }
                { button("fill-save", text::SAVE, true, !is_open, || Fill::Save) }
                { button("fill-page", text::SAVE_PAGE, false, !is_open || !model.ui.can_carry, || Fill::SavePage) }
                { button("fill-undo", text::UNDO, false, !state.can_undo(), || Fill::Undo) }
                { button("fill-close", close, false, !is_open, || Fill::Close) }
                <span>{ if state.touched { text::UNSAVED } else { "" } }</span>
            </div>
            <div>{ is_open.then(|| sheet(model, state, send)) }</div>
        </div>
    }
}

fn sheet(model: &Model, state: &State, send: &Send) -> Html {
    let said = |place: &str| state.request.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (due, from, to) = (said("/due"), said("/period/from"), said("/period/to"));
    let (done, all) = query::progress(state);
    let asks = query::asks(&model.catalog, &state.request);
    let post = sends(send, |event: InputEvent| Fill::Post(typed(&event)));
    html! {
        <div>
            <p class="review-bar"><b>{ text::bar(query::name_of(&state.request, "county"), query::name_of(&state.request, "unit")) }</b>
                <span hidden={due.is_empty()}>{ "　" }{ text::due(&due) }</span>
                <span hidden={from.is_empty()}>{ "　" }{ text::period(&from, &to) }</span>
            </p>
            <p role="status" data-progress={done.to_string()}>{ text::progress(done, all) }</p>
            <section key="standards" hidden={asks.standards.is_empty()}>
                <h2>{ text::STANDARDS }</h2>
                { for asks.standards.iter().map(|of| standard(state, of, send)) }
            </section>
            <section class="card" key="figures" hidden={asks.figures.is_empty()}>
                <h2>{ text::FIGURES }</h2>
                { for asks.figures.iter().map(|(known, item)| figure(&model.catalog, state, known, *item, send)) }
            </section>
            { for asks.registers.iter().map(|(known, columns)| register(state, known, columns, send)) }
            <section class="card" key="negatives" hidden={asks.negatives.is_empty()}>
                <h2>{ text::NEGATIVES }</h2>
                <p class="hint">{ text::NEGATIVES_HINT }</p>
                { for asks.negatives.iter().map(|(known, item)| negative(state, known, *item, send)) }
            </section>
            <label class="field" key="post"><span class="field-label">{ text::POST }</span>
                <input type="text" value={state.post.clone()} oninput={post} autocomplete="off" data-field="fill-post" />
                { warnings(&state.post, false, "/post", send) }
            </label>
        </div>
    }
}

/// What was reported before.
fn before(item: Asked<'_>) -> Html {
    html! { <span class="note" hidden={item.before.is_none()}>{ item.before.map(|value| text::before(&in_words(Some(value)))) }</span> }
}

/// A text of its own.
fn field(state: &State, place: String, label: &'static str, lines: bool, send: &Send) -> Html {
    let value = state.text(&place).to_owned();
    let found = warnings(&value, false, &at::below(&place, &[]), send);
    let at = place.clone();
    let oninput = sends(send, move |event: InputEvent| Fill::Text(place.clone(), typed(&event)));
    html! {
        <label class="field" key={at.clone()}><span class="field-label">{ label }</span>
            if lines { <textarea rows="2" {value} {oninput} data-at={at} /> } else { <input type="text" {value} {oninput} autocomplete="off" data-at={at} /> }
            { found }
        </label>
    }
}

fn choice(state: &State, at: &str, role: &str, label: String, send: &Send) -> Html {
    let options = [("", text::NOTHING)].into_iter().chain(query::answers(role));
    let options = options.map(|(key, words)| (AttrValue::from(key), AttrValue::from(words))).collect::<Vec<_>>();
    let place = at.to_owned();
    let chosen = sends(send, move |chosen: String| {
        Fill::Choose(place.clone(), Some(chosen).filter(|chosen| !chosen.is_empty()))
    });
    html! { <Select value={state.text(at).to_owned()} {options} {label} {chosen} clause={at.to_owned()} /> }
}

fn standard(state: &State, of: &OfStandard<'_>, send: &Send) -> Html {
    let id = &of.standard.id;
    let exempts = of.clauses.iter().any(|item| state.text(item.at) == "not_applicable");
    html! {
        <article class="card" key={id.clone()} data-standard={id.clone()}>
            <p class="words"><span class="number">{ id.clone() }</span>{ " " }{ &of.standard.text }</p>
            { for of.clauses.iter().map(|item| html! {
                <div class="fill-item" key={item.at.to_owned()}>
                    <span>{ item.words }<span class="note">{ "　" }{ text::role(item.role) }</span></span>
                    { choice(state, item.at, item.role, item.words.to_owned(), send) }
                    { before(*item) }
                </div>
            }) }
            <div hidden={!exempts}>{ exempts.then(|| field(state, at::reason(id), text::REASON, false, send)) }</div>
            { field(state, at::said(id, &["note"]), text::NOTE, true, send) }
            <div>{ of.evidence.then(|| evidence(state, at::said(id, &["evidence"]), send)) }</div>
        </article>
    }
}

fn evidence(state: &State, place: String, send: &Send) -> Html {
    let fields = [
        ("title", text::TITLE),
        ("number", text::NUMBER),
        ("issuer", text::ISSUER),
        ("date", text::DATE),
        ("valid_to", text::VALID_TO),
    ];
    let add = {
        let place = place.clone();
        sends(send, move |_: MouseEvent| Fill::Add(place.clone()))
    };
    html! {
        <div>
            <h3>{ text::EVIDENCE }</h3>
            <>{ for state.list(&place).iter().enumerate().map(|(number, piece)| {
                let gone = place.clone();
                html! {
                    <div class="fill-evidence" key={number} role="group" aria-label={format!("{}{}", text::EVIDENCE, number.saturating_add(1))}>
                        { for fields.map(|(key, label)| html! {
                            <label class="field" key={key}><span class="field-label">{ label }</span>{ cell(piece, &place, number, key, label, send) }</label>
                        }) }
                        <button type="button" class="button small" aria-label={text::remove(number.saturating_add(1))}
                            onclick={sends(send, move |_: MouseEvent| Fill::Remove(gone.clone(), number))}>{ text::REMOVE }</button>
                    </div>
                }
            }) }</>
            <button type="button" class="button quiet" data-action="add-evidence" onclick={add}>{ text::ADD_EVIDENCE }</button>
        </div>
    }
}

/// A field of a row or of a piece of evidence.
fn cell(row: &Value, place: &str, number: usize, key: &str, label: &str, send: &Send) -> Html {
    let value = row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let found = warnings(&value, false, &at::below(place, &[&number.to_string(), key]), send);
    let (place, key) = (place.to_owned(), key.to_owned());
    let column = key.clone();
    let oninput =
        sends(send, move |event: InputEvent| Fill::Cell(place.clone(), number, column.clone(), typed(&event)));
    html! { <><input type="text" {value} {oninput} aria-label={label.to_owned()} autocomplete="off" data-key={key} />{ found }</> }
}

fn figure(catalog: &Catalog, state: &State, figure: &Figure, item: Asked<'_>, send: &Send) -> Html {
    let value = state.text(item.at).to_owned();
    let wrong = query::no_number(figure, &value);
    let place = item.at.to_owned();
    let oninput = sends(send, move |event: InputEvent| Fill::Text(place.clone(), typed(&event)));
    html! {
        <label class="fill-item" key={item.at.to_owned()}>
            <span>{ &figure.label }<span class="note">{ "　" }{ text::role(item.role) }{ "　" }{ query::how(catalog, &state.request, figure) }</span></span>
            <span class="nowrap"><input type="text" inputmode="decimal" size="10" {value} {oninput} autocomplete="off" data-at={item.at.to_owned()} />{ " " }{ &figure.unit }</span>
            <span class="warning" hidden={wrong.is_none()}>{ wrong }</span>
            { before(item) }
        </label>
    }
}

fn register(state: &State, register: &Register, columns: &[&Column], send: &Send) -> Html {
    let place = at::register(&register.key);
    let rows = state.list(&place);
    let first = state.first.get(&place).copied().unwrap_or_default();
    let last = first.saturating_add(PAINTED).min(rows.len());
    let shown = rows.get(first..last).unwrap_or_default();
    let button = |label: &'static str, action: &'static str, disabled: bool, msg: fn(String) -> Fill| {
        let place = place.clone();
        html! { <button type="button" class="button" data-action={action} {disabled} onclick={sends(send, move |_: MouseEvent| msg(place.clone()))}>{ label }</button> }
    };
    html! {
        <section class="card" key={register.key.clone()} data-register={register.key.clone()}>
            <h2>{ weibao_text::screens::register::heading(&register.label) }</h2>
            <div class="scroll">
                <table>
                    <thead><tr>{ for columns.iter().map(|column| html! { <th key={column.key.clone()}>{ heading(column) }</th> }) }</tr></thead>
                    <tbody>{ for shown.iter().enumerate().map(|(line, row)| {
                        let number = first.saturating_add(line);
                        html! { <tr key={number}>{ for columns.iter().map(|column| html! { <td key={column.key.clone()}>{ register_cell(row, &place, number, column, send) }</td> }) }</tr> }
                    }) }</tbody>
                </table>
            </div>
            <p class="actions">
                { button(text::ADD_ROW, "fill-add-row", false, Fill::Add) }
                { button(text::EARLIER, "fill-earlier", first == 0, |place| Fill::Page(place, false)) }
                { button(text::LATER, "fill-later", last >= rows.len(), |place| Fill::Page(place, true)) }
                <span class="note" hidden={rows.is_empty()}>{ text::rows(first.saturating_add(1), last, rows.len()) }</span>
            </p>
        </section>
    }
}

fn register_cell(row: &Value, place: &str, number: usize, column: &Column, send: &Send) -> Html {
    let value = row.get(&column.key).and_then(Value::as_str).unwrap_or_default();
    let name = row.get("name").and_then(Value::as_str).unwrap_or_default();
    let label = weibao_text::screens::register::cell(name, &column.label);
    let words: Vec<&str> = match column.kind {
        ColumnKind::Boolean => vec![weibao_text::screens::register::YES, weibao_text::screens::register::NO],
        _ => column.options.iter().filter(|option| !option.older).map(|option| option.label.as_str()).collect(),
    };
    if words.is_empty() {
        let wrong = query::misread(column, value);
        return html! { <>{ cell(row, place, number, &column.key, &label, send) }<span class="warning" hidden={wrong.is_none()}>{ wrong }</span></> };
    }
    let unknown = Some(value).filter(|value| !value.is_empty() && !words.contains(value));
    let options = [""].into_iter().chain(words).chain(unknown);
    let options =
        options.map(|word| (AttrValue::from(word.to_owned()), AttrValue::from(word.to_owned()))).collect::<Vec<_>>();
    let (at, key) = (place.to_owned(), column.key.clone());
    let chosen = sends(send, move |word: String| Fill::Cell(at.clone(), number, key.clone(), word));
    html! { <Select value={value.to_owned()} {options} {label} {chosen} /> }
}

fn negative(state: &State, negative: &Negative, item: Asked<'_>, send: &Send) -> Html {
    let options = [("", text::NOTHING)].into_iter().chain(query::states());
    let options = options.map(|(key, words)| (AttrValue::from(key), AttrValue::from(words))).collect::<Vec<_>>();
    let field = |key: &'static str, label: &'static str| {
        let place = item.at.to_owned();
        let value = state.field(item.at, key).to_owned();
        let found = warnings(&value, false, &at::below(item.at, &[key]), send);
        html! {
            <label class="inline" key={key}>{ label }
                <input type="text" size="16" {value} autocomplete="off" oninput={sends(send, move |event: InputEvent| Fill::Field(place.clone(), key, typed(&event)))} />
                { found }
            </label>
        }
    };
    let place = item.at.to_owned();
    let chosen = sends(send, move |chosen: String| Fill::Field(place.clone(), "state", chosen));
    html! {
        <div class="fill-item" key={item.at.to_owned()} data-negative={negative.id.clone()}>
            <span>{ &negative.text }</span>
            <Select value={state.field(item.at, "state").to_owned()} {options} label={negative.text.clone()} {chosen} />
            <div class="actions">{ field("on", text::CHECKED_ON) }{ field("number", text::CHECKED_BY) }</div>
            { before(item) }
        </div>
    }
}
