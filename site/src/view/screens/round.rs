//! 复核和对比: the next round, and an older file beside the one that is open.
use weibao_chain::{Change, Comparison};
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::Round;
use weibao_page::queries::round as query;
use weibao_page::world::Purpose;
use weibao_terms::Screen;
use weibao_text::screens::{common, review, round as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::{files, link};

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let compared = model.ui.round.compared.as_ref();
    html! {
        <div>
            { link::back(model.ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Round) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <section class="card" hidden={!model.mount.is_page()}>
                <h2>{ text::NEW }</h2>
                <p>{ text::NEW_NOTE }</p>
                <button type="button" class="button main" data-action="round-new" onclick={send.on(|_: MouseEvent| Msg::Round(Round::New))}>{ text::NEW }</button>
            </section>
            <section class="card">
                <h2>{ text::COMPARE }</h2>
                <p>{ text::COMPARE_NOTE }</p>
                { files::button(Purpose::Older, ".json,application/json", false, text::CHOOSE, "round-choose", send) }
                <div>{ compared.map(|(name, comparison)| view_comparison(model, name, comparison)) }</div>
            </section>
        </div>
    }
}

fn view_comparison(model: &Model, name: &str, comparison: &Comparison) -> Html {
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
        [
            standard.id.clone(),
            common::status(standard.before).to_owned(),
            restated(&standard.id),
            common::status(standard.after).to_owned(),
            change.to_owned(),
        ]
    });
    let number = |number: &Option<serde_json::Number>| number.as_ref().map(ToString::to_string).unwrap_or_default();
    let label = |key: &str| model.catalog.figure(key).map_or(key, |figure| figure.label.as_str()).to_owned();
    let figures =
        comparison.figures.iter().map(|figure| [label(&figure.key), number(&figure.before), number(&figure.after)]);
    let negatives = comparison.negatives.iter().map(|negative| {
        [
            negative.id.clone(),
            review::negative(&negative.before).to_owned(),
            review::negative(&negative.after).to_owned(),
        ]
    });
    let readings =
        comparison.readings.iter().map(|reading| [reading.key.clone(), reading.before.clone(), reading.after.clone()]);
    let plain = |name: &'static str| [name, text::BEFORE, text::AFTER];
    html! {
        <div>
            <p data-compared="true">{ text::compared_with(name) }</p>
            <p class="hint">{ text::FACTS }</p>
            <p class="hint" hidden={comparison.restated.is_none()}>{ text::READINGS_NOTE }</p>
            { table(text::STANDARDS, [text::ID, text::BEFORE, text::RESTATED, text::AFTER, text::CHANGE], standards) }
            { table(text::FIGURES, plain(text::FIGURES), figures) }
            { table(text::NEGATIVES, plain(text::ID), negatives) }
            { table(text::READINGS, plain(text::READINGS), readings) }
        </div>
    }
}

fn table<const COUNT: usize>(
    title: &'static str,
    columns: [&'static str; COUNT],
    rows: impl Iterator<Item = [String; COUNT]>,
) -> Html {
    let rows: Vec<[String; COUNT]> = rows.collect();
    html! {
        <section>
            <h3>{ title }</h3>
            <p hidden={!rows.is_empty()}>{ text::NOTHING }</p>
            <div class="scroll" hidden={rows.is_empty()}>
                <table class="counts-table" data-table={title}>
                    <thead><tr>{ for columns.iter().enumerate().map(|(at, column)| html! { <th scope="col" key={at}>{ *column }</th> }) }</tr></thead>
                    <tbody>{ for rows.into_iter().enumerate().map(|(row, cells)| html! {
                        <tr key={row}>{ for cells.into_iter().enumerate().map(|(at, cell)| html! { <td key={at}>{ cell }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        </section>
    }
}
