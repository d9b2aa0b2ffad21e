//! 标准版本: a file of an edition that is not here, only to be read; and what a newer edition would make of what is open.
use weibao_chain::{Migrated, MigrationLine, Worded};
use weibao_page::msg::Edition;
use weibao_page::place::Place;
use weibao_page::queries::edition as query;
use weibao_page::saved_file::county_of;
use weibao_page::session::Session;
use weibao_page::{Model, Msg};
use weibao_terms::Screen;
use weibao_text::screens::{common, edition as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::link;

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.edition;
    html! {
        <div>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::Edition) }</h1>
            <div>{ match (&state.foreign, model.session()) {
                (Some((name, file)), _) => foreign(name, file, send),
                (None, Some(session)) => own(model, session, send),
                (None, None) => html! { <p /> },
            } }</div>
        </div>
    }
}

fn button(send: &Send, action: &'static str, label: String, msg: impl Fn() -> Edition + 'static) -> Html {
    html! {
        <button type="button" class="button" data-action={action} onclick={send.on(move |_: MouseEvent| Msg::Edition(msg()))}>{ label }</button>
    }
}

fn foreign(name: &str, file: &serde_json::Value, send: &Send) -> Html {
    let catalog = file.get("catalog").and_then(serde_json::Value::as_str).unwrap_or_default();
    let county = county_of(file).to_owned();
    html! {
        <section class="card" data-readonly="true">
            <h2>{ if county.is_empty() { common::UNNAMED.to_owned() } else { county } }</h2>
            <p>{ text::foreign(name, catalog) }</p>
            <p class="actions">
                { button(send, "edition-take-away", text::TAKE_AWAY.to_owned(), || Edition::TakeAway) }
                { button(send, "edition-close", text::CLOSE.to_owned(), || Edition::Close) }
            </p>
            { for query::raw(file).into_iter().map(|(heading, lines)| html! {
                <section key={heading} hidden={lines.is_empty()}>
                    <h3>{ heading }</h3>
                    { table(&[text::ID, text::SAID], lines.into_iter().map(|(place, said)| vec![html! { place }, html! { said }]).collect()) }
                </section>
            }) }
        </section>
    }
}

fn own(model: &Model, session: &Session, send: &Send) -> Html {
    let catalog = session.national();
    let onward: Vec<String> = model.editions.onward(session.edition()).map(|(_, new)| new.id.clone()).collect();
    let archive = query::archive(session.file().value());
    let rows = archive.into_iter().map(|(place, said, why)| vec![html! { place }, html! { said }, html! { why }]);
    let rows: Vec<Vec<Html>> = rows.collect();
    html! {
        <>
            <section class="card" key="own">
                <p>{ text::edition(&catalog.title, &catalog.id) }</p>
                <p class="note" hidden={onward.is_empty()}>{ text::LOOK_NOTE }</p>
                <p class="actions">{ for onward.into_iter().map(|to| {
                    let label = text::look(&to);
                    button(send, "edition-look", label, move || Edition::Look(to.clone()))
                }) }</p>
                <div>{ model.ui.edition.migrated.as_ref().map(|(_, migrated)| preview(model, migrated, send)) }</div>
            </section>
            <section class="card" key="archive" hidden={rows.is_empty()}>
                <h2>{ text::ARCHIVE }</h2>
                { table(&[text::ID, text::SAID, text::WHY], rows) }
            </section>
        </>
    }
}

/// The report, before anything is made.
fn preview(model: &Model, migrated: &Migrated, send: &Send) -> Html {
    let same = model.ui.edition.same_period;
    let rows = query::changed(migrated).map(|line| {
        let [old, new] = wordings(line);
        vec![html! { text::relation(&line.relation) }, old, new, html! { line.why.clone() }]
    });
    html! {
        <div data-preview="">
            <p data-counts="">{ text::counts(&query::counts(migrated)) }</p>
            <p hidden={migrated.archived.is_empty()}>{ text::archived(migrated.archived.len()) }</p>
            { table(&[text::RELATION, text::OLD, text::NEW, text::WHY], rows.collect()) }
            <label class="option">
                <input type="checkbox" checked={same} data-action="edition-same-period"
                    onchange={send.on(move |_: Event| Msg::Edition(Edition::SamePeriod(!same)))} />
                <span>{ text::SAME_PERIOD }</span>
            </label>
            <p class="actions">
                <button type="button" class="button main" data-action="edition-make"
                    onclick={send.on(|_: MouseEvent| Msg::Edition(Edition::Make))}>{ text::MAKE }</button>
            </p>
        </div>
    }
}

/// Both wordings; where one clause became one, with what is different marked.
fn wordings(line: &MigrationLine) -> [Html; 2] {
    if let ([old], [new]) = (line.from.as_slice(), line.to.as_slice()) {
        let [before, after] = query::marked(&old.text, &new.text);
        let marked = |clause: &Worded, (begin, middle, end): (&str, &str, &str)| {
            let (begin, middle, end) = (begin.to_owned(), middle.to_owned(), end.to_owned());
            html! { <span>{ &clause.id }{ " " }{ begin }<mark>{ middle }</mark>{ end }</span> }
        };
        return [marked(old, before), marked(new, after)];
    }
    [&line.from, &line.to].map(|clauses| {
        html! { <div>{ for clauses.iter().map(|clause| html! { <p key={clause.id.clone()}>{ &clause.id }{ " " }{ &clause.text }</p> }) }</div> }
    })
}

fn table(columns: &[&'static str], rows: Vec<Vec<Html>>) -> Html {
    html! {
        <div class="scroll">
            <table class="counts-table">
                <thead><tr>{ for columns.iter().enumerate().map(|(at, column)| html! { <th scope="col" key={at}>{ *column }</th> }) }</tr></thead>
                <tbody>{ for rows.into_iter().enumerate().map(|(row, cells)| html! {
                    <tr key={row}>{ for cells.into_iter().enumerate().map(|(at, cell)| html! { <td key={at}>{ cell }</td> }) }</tr>
                }) }</tbody>
            </table>
        </div>
    }
}
