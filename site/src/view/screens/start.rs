//! Start: new, open a file, what is kept on this machine, the example, the manual.
use wasm_bindgen::JsCast;
use weibao_core::Catalog;
use weibao_page::keeping::Head;
use weibao_page::msg::{CountyField, Start};
use weibao_page::place::Place;
use weibao_page::queries::navigation;
use weibao_page::queries::picker::{self, Pick};
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_page::ui::start::{Divisions, State};
use weibao_page::world::Purpose;
use weibao_page::{Model, Msg};
use weibao_terms::{DocumentKind, Screen, Step, Viewer};
use weibao_text::screens::common;
use weibao_text::screens::start as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::{self, TextField};
use crate::view::components::link;

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.start;
    html! {
        <div>
            <h1 tabindex="-1">{ common::PRODUCT }</h1>
            <p class="lead">{ text::LEAD }</p>
            { viewers(model, send) }
            <ol class="start-route" aria-label={text::ROUTE}>
                { for Step::ALL.into_iter().enumerate().map(|(index, step)| html! {
                    <li key={step.key()}>
                        <span class="step-number" aria-hidden="true">{ index.saturating_add(1) }</span>
                        <b>{ common::step_name(step) }</b>
                        <span class="note">{ how_much(&model.catalog, step) }</span>
                    </li>
                }) }
            </ol>
            <p class="hint" hidden={model.session().is_some()}>{ text::WHERE_TO_BEGIN }</p>
            <section class="card current" hidden={model.session().is_none()}>
                { model.session().map(|session| current(session, model, send)) }
            </section>
            <div class="start-ways" hidden={model.session().is_some()}>
                if model.session().is_none() { { new(model, send) } { open(send) } }
            </div>
            <section class="card start-kept" hidden={!model.mount.keeps()}>
                <h2 tabindex="-1">{ text::KEPT }</h2>
                <p class="notice bad" hidden={!state.refused}>{ text::KEPT_REFUSED }</p>
                <p hidden={state.refused || !state.kept.is_empty()}>{ text::KEPT_NONE }</p>
                <div class="scroll" hidden={state.kept.is_empty()}>{ kept(model, send) }</div>
                <details hidden={state.discarded.is_empty()} open={state.discarding}>
                    <summary>{ text::DISCARDED }{ format!(" {}", state.discarded.len()) }</summary>
                    <div class="scroll">{ discarded(state, send) }</div>
                </details>
            </section>
            // What begins something else stands below what goes on: the two cannot be taken for each other.
            <div class="start-ways beside" hidden={model.session().is_none()}>
                if model.session().is_some() { { new(model, send) } { open(send) } }
            </div>
            <p class="source" hidden={!model.mount.is_page()}>{ text::PRIVACY }</p>
            <p class="source">{ text::source(&model.catalog.title, &model.catalog.document) }</p>
        </div>
    }
}

/// Who looks at the page: each is led to a screen. A view of the browser, and no right.
fn viewers(model: &Model, send: &Send) -> Html {
    let chosen = model.ui.start.viewer;
    html! {
        <nav class="start-viewers" aria-label={text::VIEWERS} hidden={!model.mount.is_page()}>
            <p>{ text::VIEWERS }</p>
            <ul>{ for Viewer::ALL.into_iter().map(|viewer| html! {
                <li key={viewer.key()}>
                    <button type="button" class="chip" data-viewer={viewer.key()} aria-pressed={(chosen == Some(viewer)).to_string()}
                        onclick={send.on(move |_: MouseEvent| Msg::Start(Start::Viewer(viewer)))}>{ text::viewer(viewer) }</button>
                </li>
            }) }</ul>
            <p class="note">{ text::VIEWERS_NOTE }</p>
        </nav>
    }
}

/// How much there is to do in a step.
fn how_much(catalog: &Catalog, step: Step) -> String {
    match step {
        Step::Negatives => text::items(catalog.negatives.len()),
        Step::Data => {
            let figures = catalog.figures.iter().filter(|figure| !figure.older).count();
            text::figures_and_registers(figures, catalog.registers.len())
        }
        Step::Assess => text::areas_and_items(catalog.areas.len(), catalog.standards().count()),
        Step::Improve => text::IMPROVE.to_owned(),
        Step::Check => text::CHECK.to_owned(),
        Step::Submit => text::documents(DocumentKind::SHIPPED.len()),
    }
}

/// The county of what is open: its name can be corrected here.
fn current(session: &Session, model: &Model, send: &Send) -> Html {
    let ui = &model.ui;
    let field = |key: &'static str, label: &'static str| {
        let at = at::county(key);
        let value = session.file().text(&at).to_owned();
        html! { <TextField key={key} pointer={at} {value} {label} what={text::COUNTY_OF} at={Place::Start} send={send.clone()} /> }
    };
    let next = navigation::next(session, ui);
    let on = next.place.clone();
    html! {
        <div>
            <h2>{ text::CURRENT }</h2>
            { field("name", text::NAME) }
            <div class="pair">{ field("city", text::CITY) }{ field("province", text::PROVINCE) }</div>
            { field("code", text::CODE) }
            { advice(session, model, send) }
            <a class="button main" href={on.hash()} data-action="on" onclick={link::go(send, move || Msg::Go(on.clone()))}>{ common::next(&next.what) }</a>
            <p hidden={!ui.can_carry}>
                <button type="button" class="button" data-action="save-page" onclick={send.on(|_: MouseEvent| Msg::SavePage)}>{ text::SAVE_PAGE }</button>
                { " " }<span class="hint">{ text::SAVE_PAGE_HINT }</span>
            </p>
            <div>{ model.rest.here().map(|here| super::course::on_start(here, session, ui, send)) }</div>
            <ul class="start-more">
                <li key="round">{ link::to(send, Place::Round, html! { weibao_text::screens::round::LINK }) }</li>
                <li key="edition">{ link::to(send, Place::Edition, html! { common::screen_name(Screen::Edition) }) }</li>
            </ul>
        </div>
    }
}

fn new(model: &Model, send: &Send) -> Html {
    let (state, open) = (&model.ui.start, model.session().map(Session::county));
    let (heading, begin) =
        if open.is_some() { (text::NEW_BESIDE, text::BEGIN_BESIDE) } else { (text::NEW, text::BEGIN) };
    let input =
        |label: &'static str, name: &'static str, value: &str, placeholder: &'static str, which: CountyField| {
            let oninput = send.on(move |event: InputEvent| Msg::Start(Start::Typed(which, field::typed(&event))));
            html! {
                <label class="field">
                    <span class="field-label">{ label }</span>
                    <input type="text" {name} value={value.to_owned()} {placeholder} {oninput} autocomplete="off" />
                </label>
            }
        };
    let submit = send.on(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Start(Start::New)
    });
    html! {
        <form class="card" onsubmit={submit}>
            <h2>{ heading }</h2>
            <p class="hint" hidden={open.is_none()}>{ open.map(text::new_beside) }</p>
            { input(text::NAME, "county", &state.name, text::NAME_EXAMPLE, CountyField::Name) }
            { picker(model, send) }
            <div class="pair">
                { input(text::CITY, "city", &state.city, "", CountyField::City) }
                { input(text::PROVINCE, "province", &state.province, "", CountyField::Province) }
            </div>
            <button type="submit" class={classes!("button", open.is_none().then_some("main"))} data-action="new">{ begin }</button>
        </form>
    }
}

/// The counties that fit what was typed; the last line leaves it as it is.
fn picker(model: &Model, send: &Send) -> Html {
    let state = &model.ui.start;
    let offered = picker::offered(model.rest.here(), state);
    let failed = state.divisions == Divisions::Failed;
    html! {
        <div class="picker">
            <p class="note" hidden={offered.is_empty() && !state.name.is_empty()}>{ if failed { text::PICKER_FAILED } else { text::PICKER_NOTE } }</p>
            <ul aria-label={text::PICKER} hidden={offered.is_empty()}>
                { for offered.iter().map(|pick| picked(pick, send, Start::Pick)) }
                <li key="own">
                    <button type="button" data-action="own-name" onclick={send.on(|_: MouseEvent| Msg::Start(Start::OwnName))}>{ text::OWN_NAME }</button>
                </li>
            </ul>
        </div>
    }
}

fn picked(pick: &Pick, send: &Send, msg: fn(String) -> Start) -> Html {
    let code = pick.code.clone();
    html! {
        <li key={pick.code.clone()}>
            <button type="button" data-pick={pick.code.clone()} onclick={send.on(move |_: MouseEvent| Msg::Start(msg(code.clone())))}>
                { pick.path() }<span class="note">{ " " }{ pick.formerly.clone() }</span>
            </button>
        </li>
    }
}

/// What the list knows of the county that is open: offered and warned of, never changed.
fn advice(session: &Session, model: &Model, send: &Send) -> Html {
    let advice = picker::advice(model.rest.here(), &model.ui.start.divisions, session);
    html! {
        <div class="picker">
            <p class="warning" role="status" hidden={advice.warning.is_none()}>{ advice.warning.clone() }</p>
            <p class="note" hidden={advice.offered.is_empty() || advice.warning.is_some()}>{ text::CODE_OFFERED }</p>
            <ul aria-label={text::PICKER} hidden={advice.offered.is_empty()}>{ for advice.offered.iter().map(|pick| picked(pick, send, Start::Adopt)) }</ul>
        </div>
    }
}

fn open(send: &Send) -> Html {
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            send.files(Purpose::Assessment, input.as_ref().and_then(web_sys::HtmlInputElement::files));
        })
    };
    // The same file can be chosen again: the field forgets what was chosen before.
    let forget = |event: MouseEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            input.set_value("");
        }
    };
    html! {
        <section class="card">
            <h2>{ text::OPEN }</h2>
            <label class="button file" data-action="open-file">
                <input class="unseen" type="file" accept=".json,.html,application/json" onchange={chosen} onclick={forget} />
                { text::OPEN_FILE }
            </label>
            <p class="hint">{ text::OPEN_HINT }</p>
            <button type="button" class="button" data-action="example" onclick={send.on(|_| Msg::Start(Start::Example))}>
                { text::EXAMPLE }
            </button>
            <p class="hint">{ text::EXAMPLE_HINT }</p>
            <p>{ link::to(send, Place::MANUAL, html! { text::MANUAL }) }</p>
        </section>
    }
}

fn kept(model: &Model, send: &Send) -> Html {
    let open = model.session().map(|_| model.keeping.slot.id.as_str());
    html! {
        <table>
            <thead><tr><th>{ text::ACTIONS }</th><th>{ text::COUNTY }</th><th>{ text::PROGRESS }</th><th>{ text::SAVED }</th><th>{ text::REMOVE }</th></tr></thead>
            <tbody>
                { for model.ui.start.kept.iter().map(|kept| match &kept.head {
                    Some(head) => sound(&kept.id, head, open == Some(&kept.id), send),
                    None => damaged(&kept.id, send),
                }) }
            </tbody>
        </table>
    }
}

fn sound(id: &str, head: &Head, is_open: bool, send: &Send) -> Html {
    let county = county(head);
    // Two of one county are told apart by the file that they were opened from.
    let named = if head.origin.is_empty() { county.clone() } else { format!("{county}（{}）", head.origin) };
    html! {
        <tr key={id.to_owned()} class={is_open.then_some("open")} data-record={id.to_owned()}>
            <td class="nowrap">{ button(send, "open-record", text::OPEN_RECORD, &named, id, Start::Open) }</td>
            <td>
                <b>{ county.clone() }</b><span class="is-open" hidden={!is_open}>{ text::IS_OPEN }</span>
                <span class="note origin" hidden={head.origin.is_empty()}>{ text::origin(&head.origin) }</span>
            </td>
            <td>{ text::progress(head.answered, head.standards) }</td>
            <td>{ when(head.saved) }</td>
            <td class="nowrap">{ discard_button(send, id, &named) }</td>
        </tr>
    }
}

fn damaged(id: &str, send: &Send) -> Html {
    html! {
        <tr key={id.to_owned()} data-record={id.to_owned()} data-damaged="true">
            <td class="nowrap">{ button(send, "rescue", text::DAMAGED_AS_FILE, text::DAMAGED_FILE, id, Start::Rescue) }</td>
            <td colspan="3">{ text::DAMAGED }</td>
            <td class="nowrap">
                { button(send, "open-damaged", text::OPEN_DAMAGED, text::DAMAGED_FILE, id, Start::Open) }
                { discard_button(send, id, text::DAMAGED_FILE) }
            </td>
        </tr>
    }
}

fn discarded(state: &State, send: &Send) -> Html {
    html! {
        <table>
            <tbody>
                { for state.discarded.iter().map(|kept| {
                    let county = kept.head.as_ref().map_or_else(|| text::DAMAGED_FILE.to_owned(), county);
                    html! {
                        <tr key={kept.id.clone()} data-record={kept.id.clone()}>
                            <td>{ county.clone() }</td>
                            <td>{ kept.head.as_ref().map(|head| when(head.saved)) }</td>
                            <td class="nowrap">
                                { button(send, "restore", text::RESTORE, &county, &kept.id, Start::Restore) }
                                { button(send, "erase", if state.erasing.as_ref() == Some(&kept.id) { text::ERASE_SURELY } else { text::ERASE }, &county, &kept.id, Start::Erase) }
                            </td>
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

fn discard_button(send: &Send, id: &str, county: &str) -> Html {
    let named = county.to_owned();
    button(send, "discard", text::DISCARD, county, id, move |id| Start::Discard(id, named.clone()))
}

fn button(
    send: &Send,
    action: &'static str,
    label: &'static str,
    county: &str,
    id: &str,
    msg: impl Fn(String) -> Start + 'static,
) -> Html {
    let id = id.to_owned();
    html! {
        <button type="button" class="button small" data-action={action} aria-label={format!("{label} {county}")}
            onclick={send.on(move |_: MouseEvent| Msg::Start(msg(id.clone())))}>{ label }</button>
    }
}

fn county(head: &Head) -> String {
    let name = head.county.trim();
    if name.is_empty() { common::UNNAMED.to_owned() } else { name.to_owned() }
}

fn when(saved: f64) -> String {
    let (date, now) = (js_sys::Date::new(&saved.into()), js_sys::Date::new_0());
    let year = (date.get_full_year() != now.get_full_year()).then(|| date.get_full_year());
    text::when(year, date.get_month().saturating_add(1), date.get_date(), date.get_hours(), date.get_minutes())
}
