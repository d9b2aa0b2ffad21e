//! All documents: what each is for, its preview, its export; and templates of a county's own.
use std::rc::Rc;

use serde_json::Value;
use weibao_page::Msg;
use weibao_page::msg::Documents;
use weibao_page::place::Place;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_page::ui::documents::{Own, Work};
use weibao_page::world::Purpose;
use weibao_terms::{DocumentKind, Screen};
use weibao_text::screens::{common, documents as text, export as making};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::{export, field, link, papers, readiness, seal};

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let state = &ui.documents;
    html! {
        <div class={state.shown.as_ref().map(|_| "with-preview")}>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Documents) }</h1>
            <p class="lead">{ text::LEAD }</p>
            { readiness::view(session, ui, send) }
            { seal::view(ui, send) }
            <div class="documents-list">
                { for DocumentKind::SHIPPED.into_iter().map(|document| card(document, ui, send)) }
            </div>
            { own(ui, send) }
            <div class="documents-preview">{ state.shown.as_ref().map(|(document, html)| preview(*document, html, ui, send)) }</div>
        </div>
    }
}

fn card(document: DocumentKind, ui: &Ui, send: &Send) -> Html {
    let work = |work: Work, label: String, main: bool| export::work(work, label, main, ui, send);
    let elsewhere = match document {
        DocumentKind::Application => Some((Place::FORM, text::FORM)),
        DocumentKind::Plan => Some((Place::Result { item: Some("plan".to_owned()) }, text::RESULT)),
        _ => None,
    };
    html! {
        <section class="card document" key={document.key()} aria-labelledby={format!("document-{}", document.key())}>
            <h2 id={format!("document-{}", document.key())}>{ making::title(document) }</h2>
            <p>{ text::purpose(document) }</p>
            <div class="actions">
                { work(Work::Preview(document), text::preview(document), true) }
                { export::button(document, false, ui, send) }
                { elsewhere.map(|(place, name)| link::to(send, place, html! { name })) }
            </div>
        </section>
    }
}

fn preview(document: DocumentKind, html: &Rc<str>, ui: &Ui, send: &Send) -> Html {
    html! {
        <section aria-labelledby="preview" data-preview={document.key()}>
            <h2 id="preview" tabindex="-1">{ text::preview_of(&ui.documents.title(document)) }</h2>
            <div class="actions">
                <button type="button" class="button main" data-action="print" onclick={send.on(|_| Msg::Print)}>{ text::PRINT }</button>
                { export::button(document, false, ui, send) }
                <button type="button" class="button" data-action="close-preview" onclick={send.on(|_| Msg::Documents(Documents::Close))}>{ text::CLOSE }</button>
            </div>
            { papers::view(html) }
        </section>
    }
}

// ---------------------------------------------------------------- templates

fn own(ui: &Ui, send: &Send) -> Html {
    let state = &ui.documents;
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            send.files(Purpose::Template, input.files());
        })
    };
    // So that choosing the same file again, corrected meanwhile, is a choice.
    let forget = |event: MouseEvent| event.target_unchecked_into::<web_sys::HtmlInputElement>().set_value("");
    let with_template = DocumentKind::SHIPPED.into_iter().filter(|document| *document != DocumentKind::Workbook);
    let opened = send.on(|_: MouseEvent| Msg::Documents(Documents::Placeholders));
    html! {
        <section class="card own-template" aria-labelledby="own-template">
            <h2 id="own-template">{ text::OWN }</h2>
            <p>{ text::OWN_LEAD }</p>
            <div class="actions">
                <label class="button main file" data-action="choose-template">
                    <input class="unseen" type="file" accept=".docx" onchange={chosen} onclick={forget} />
                    { text::CHOOSE }
                </label>
            </div>
            <div role="status">{ state.own.as_ref().map(|own| own_state(own, ui, send)) }</div>
            <p class="own-templates">{ text::START_FROM }</p>
            <div class="actions">
                { for with_template.map(|document| export::work(Work::Template(document), text::shipped(document), false, ui, send)) }
            </div>
            <details class="placeholders">
                <summary onclick={opened} data-action="placeholders">{ text::PLACEHOLDERS }</summary>
                <div>{ state.placeholders.as_ref().map(placeholders) }</div>
            </details>
        </section>
    }
}

fn own_state(own: &Own, ui: &Ui, send: &Send) -> Html {
    let filling = ui.documents.is_busy_with(Work::Preview(DocumentKind::Filled));
    if filling {
        html! { <p data-template="filling">{ text::filling(&own.name) }</p> }
    } else if own.refused.is_empty() {
        html! {
            <div data-template="filled">
                <p>{ text::filled(&own.name) }</p>
                <p>{ field::warnings(&own.name, false, "/template", send) }</p>
                <div class="actions">{ export::work(Work::Export(DocumentKind::Filled), text::EXPORT_OWN.to_owned(), true, ui, send) }</div>
            </div>
        }
    } else {
        html! {
            <div class="notice bad" data-template="refused">
                <p>{ text::refused(&own.name) }</p>
                <ul>{ for own.refused.iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            </div>
        }
    }
}

fn placeholders(list: &Value) -> Html {
    let names = |of: &Value, key: &str, mark: &str| -> Vec<String> {
        let names = of.get(key).and_then(Value::as_array).into_iter().flatten();
        names.filter_map(Value::as_str).map(|name| format!("{{{{{mark}{name}}}}}")).collect()
    };
    let said = |of: &Value, key: &str| of.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let rows = |key: &str| list.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let syntax = rows("syntax").iter().map(|row| {
        let cell = |place: usize| row.get(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        [cell(0), cell(1)]
    });
    let lists = rows("lists").iter().map(|entry| {
        let inner = names(entry, "lists", "#");
        let mut fields = names(entry, "texts", "").join(" ");
        if !inner.is_empty() {
            fields.push_str(&text::inner_lists(&inner.join(" ")));
        }
        [format!("{{{{#{}}}}}", said(entry, "name")), said(entry, "about"), fields]
    });
    html! {
        <div>
            { table(text::SYNTAX, text::SYNTAX_COLUMNS, syntax) }
            <p>{ said(list, "marks") }</p>
            <h3>{ text::TEXTS }</h3>
            <p class="placeholder-names">{ names(list, "texts", "").join(" ") }</p>
            { table(text::LISTS, text::LISTS_COLUMNS, lists) }
        </div>
    }
}

fn table<const COLUMNS: usize>(
    heading: &'static str,
    columns: [&'static str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> Html {
    html! {
        <div>
            <h3>{ heading }</h3>
            <div class="scroll" tabindex="0" role="group" aria-label={heading}>
                <table>
                    <thead><tr>{ for columns.iter().map(|name| html! { <th scope="col" key={*name}>{ *name }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.enumerate().map(|(row, cells)| html! {
                            <tr key={row}>{ for cells.into_iter().enumerate().map(|(place, cell)| html! { <td key={place}>{ cell }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}
