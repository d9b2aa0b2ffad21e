//! Two files beside each other, and what a re-check asks: facts.
use weibao_chain::{Change, Comparison};
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::Round;
use weibao_page::queries::round as query;
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_page::world::Purpose;
use weibao_terms::NegativeState;
use weibao_text::screens::{common, negatives, review, round as text};
use weibao_text::tables::comparison as words;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::files;
use crate::view::components::select::Select;

const FILES: &str = ".json,application/json";

/// The part of the screen.
pub(super) fn view(model: &Model, send: &Send) -> Html {
    let (state, session) = (&model.ui.round, model.session());
    let compared = state.compared.as_ref();
    let lacks_one = state.older.is_some() && state.newer.is_none() && session.is_none();
    html! {
        <section class="card">
            <h2>{ text::COMPARE }</h2>
            <p>{ text::COMPARE_NOTE }</p>
            <div class="actions">
                { files::button(Purpose::Older, FILES, false, text::CHOOSE, "round-choose", send) }
                { files::button(Purpose::Newer, FILES, false, text::CHOOSE_NEWER, "round-choose-newer", send) }
                <button type="button" class="button" data-action="round-take-open" hidden={state.newer.is_none() || session.is_none()}
                    onclick={send.on(|_: MouseEvent| Msg::Round(Round::TakeOpen))}>{ text::TAKE_OPEN }</button>
            </div>
            <p class="notice" hidden={!lacks_one}>{ text::NEWER_MISSING }</p>
            <div>{ compared.map(|(name, comparison)| sides(model, name, comparison, send)) }</div>
        </section>
    }
}

fn sides(model: &Model, name: &str, comparison: &Comparison, send: &Send) -> Html {
    let state = &model.ui.round;
    let newer = state.newer.as_ref().map(|(name, _)| name.as_str());
    let counties = query::counties(state, model.session());
    html! {
        <div>
            <p data-compared="true">{ text::compared_with(name, newer) }</p>
            <p class="notice bad" hidden={counties.is_none()}>{ counties.map(|(older, newer)| text::other_county(&older, &newer)) }</p>
            { hint(comparison, model.session().filter(|_| newer.is_none()), send) }
            <p class="actions">
                { for [("round-export", text::EXPORT, false), ("round-export-paper", text::EXPORT_PAPER, true)].into_iter().map(|(action, label, paper)| html! {
                    <button type="button" class="button" key={action} data-action={action} disabled={state.making.is_some()}
                        onclick={send.on(move |_: MouseEvent| Msg::Round(Round::Export(paper)))}>{ label }</button>
                }) }
            </p>
            { tables(model, comparison) }
            { renames(model, send) }
        </div>
    }
}

/// What the notice on re-checks asks: what fell, and whether something grave has happened. No conclusion.
fn hint(comparison: &Comparison, session: Option<&Session>, send: &Send) -> Html {
    let (fell, others) = query::fell(comparison);
    let said = session.map(|session| session.file().text(at::GRAVE).to_owned());
    html! {
        <section class="hint-facts" data-hint="">
            <h3>{ text::HINT }</h3>
            <p>{ text::fell(fell.len()) }{ fell.join("、") }</p>
            <p hidden={others == 0}>{ text::not_comparable(others) }</p>
            <fieldset class="quick" hidden={said.is_none()}>
                <legend>{ text::GRAVE }</legend>
                { for NegativeState::ALL.into_iter().map(|state| {
                    let on = said.as_deref() == Some(state.key());
                    html! {
                        <label class={classes!("choice", on.then_some("on"))} key={state.key()}>
                            <input type="radio" name="recheck-grave" value={state.key()} checked={on}
                                onchange={send.on(move |_: Event| Msg::Round(Round::Grave(Some(state))))} />
                            { negatives::state(state) }
                        </label>
                    }
                }) }
            </fieldset>
            <p class="note">{ text::FACTS }</p>
        </section>
    }
}

/// Which units were joined or renamed.
fn renames(model: &Model, send: &Send) -> Html {
    let renames = query::renames(&model.ui.round, model.session());
    let label = |key: &str| model.catalog.register(key).map_or(key, |register| register.label.as_str()).to_owned();
    html! {
        <details hidden={renames.is_empty()} data-renames="">
            <summary>{ text::RENAMES }</summary>
            <p class="note">{ text::RENAMES_NOTE }</p>
            { for renames.into_iter().map(|renamed| {
                let register = label(&renamed.register);
                let named = renamed.new.iter().map(|name| (name.clone().into(), name.clone().into()));
                let options: Vec<(AttrValue, AttrValue)> =
                    [("".into(), text::RENAMED_NONE.into())].into_iter().chain(named).collect();
                html! {
                    <div key={renamed.register.clone()}>
                        <h4>{ &register }</h4>
                        <ul class="renames">{ for renamed.old.into_iter().map(|(name, to)| {
                            let (key, from) = (renamed.register.clone(), name.clone());
                            let chosen = send.on(move |to: String| Msg::Round(Round::Rename(key.clone(), from.clone(), to)));
                            html! {
                                <li key={name.clone()}>
                                    <span>{ &name }</span>
                                    <Select value={to} options={options.clone()} {chosen} label={text::renamed(&register, &name)} />
                                </li>
                            }
                        }) }</ul>
                    </div>
                }
            }) }
        </details>
    }
}

fn tables(model: &Model, comparison: &Comparison) -> Html {
    let newer = query::newer(&model.ui.round, model.session());
    let own = newer.and_then(|newer| model.editions.of(newer).ok());
    let catalog = model.session().filter(|_| model.ui.round.newer.is_none()).map(Session::catalog).or(own.as_ref());
    let catalog = catalog.unwrap_or(&model.catalog);
    let restated = |id: &str| {
        let restated = comparison.restated.iter().flatten().find(|restated| restated.id == id);
        restated.map(|restated| common::status(restated.before).to_owned()).unwrap_or_default()
    };
    let standards = query::standards(comparison).into_iter().map(|standard| {
        let change = match standard.change {
            Change::Worse => text::WORSE,
            Change::Better => text::BETTER,
            Change::Other | Change::Same => text::OTHER,
        };
        vec![
            standard.id.clone(),
            common::status(standard.before).to_owned(),
            restated(&standard.id),
            common::status(standard.after).to_owned(),
            change.to_owned(),
        ]
    });
    let arithmetic = comparison.arithmetic.iter().map(|of| {
        let said = |text: &String| words::arithmetic(text).to_owned();
        vec![of.clause.clone(), said(&of.before), of.restated.as_ref().map(said).unwrap_or_default(), said(&of.after)]
    });
    let number = |number: &Option<serde_json::Number>| number.as_ref().map(ToString::to_string).unwrap_or_default();
    let figures = comparison
        .figures
        .iter()
        .map(|figure| vec![catalog.label(&figure.key).to_owned(), number(&figure.before), number(&figure.after)]);
    let register = |key: &str| catalog.register(key).map_or(key, |register| register.label.as_str()).to_owned();
    let registers = comparison.registers.iter().map(|change| {
        vec![register(&change.key), listed(&change.removed), listed(&change.added), listed(&change.changed)]
    });
    let evidence = comparison
        .evidence
        .iter()
        .map(|change| vec![change.standard.clone(), listed(&change.removed), listed(&change.added)]);
    let state = |word: &str| review::negative(word).to_owned();
    let negatives =
        comparison.negatives.iter().map(|change| vec![change.id.clone(), state(&change.before), state(&change.after)]);
    let readings = comparison.readings.iter().map(|reading| {
        let (question, before) = query::words_of_reading(catalog, &reading.key, &reading.before);
        vec![question, before, query::words_of_reading(catalog, &reading.key, &reading.after).1]
    });
    let sides = |name: &'static str| [name, text::BEFORE, text::AFTER];
    html! {
        <div>
            <p class="note" hidden={comparison.restated.is_none()}>{ text::READINGS_NOTE }</p>
            { table(text::STANDARDS, &[text::ID, text::BEFORE, text::RESTATED, text::AFTER, text::CHANGE], standards.collect()) }
            { table(text::ARITHMETIC, &[text::ID, text::BEFORE, text::RESTATED, text::AFTER], arithmetic.collect()) }
            { table(text::FIGURES, &sides(text::FIGURES), figures.collect()) }
            { table(text::REGISTERS, &[text::REGISTERS, text::REMOVED, text::ADDED, text::CHANGED], registers.collect()) }
            { table(text::EVIDENCE_HEADING, &[text::ID, text::REMOVED, text::ADDED], evidence.collect()) }
            { table(text::NEGATIVES, &sides(text::ID), negatives.collect()) }
            { table(text::READINGS, &sides(text::READINGS), readings.collect()) }
        </div>
    }
}

fn listed(names: &[String]) -> String {
    names.join("、")
}

fn table(title: &'static str, columns: &[&'static str], rows: Vec<Vec<String>>) -> Html {
    // Under the same readings there is nothing to restate, and no column for it.
    let restated = columns.iter().position(|column| *column == text::RESTATED);
    let says = |place: usize| rows.iter().any(|row| row.get(place).is_some_and(|cell| !cell.is_empty()));
    let left_out = restated.filter(|place| !says(*place));
    let is_shown = |place: &usize| Some(*place) != left_out;
    html! {
        <section key={title}>
            <h3>{ title }</h3>
            <p hidden={!rows.is_empty()}>{ text::NOTHING }</p>
            <div class="scroll" hidden={rows.is_empty()}>
                <table class="counts-table" data-table={title}>
                    <thead><tr>{ for columns.iter().enumerate().filter(|(at, _)| is_shown(at)).map(|(at, column)| html! { <th scope="col" key={at}>{ *column }</th> }) }</tr></thead>
                    <tbody>{ for rows.into_iter().enumerate().map(|(row, cells)| html! {
                        <tr key={row}>{ for cells.into_iter().enumerate().filter(|(at, _)| is_shown(at)).map(|(at, cell)| html! { <td key={at}>{ cell }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        </section>
    }
}
