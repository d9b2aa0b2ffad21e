//! Start: new, open a file, what is kept on this machine, the example, the manual.

use wasm_bindgen::JsCast;
use weibao_core::maps::object;
use weibao_terms::StorageFailure;
use weibao_text::screens::common;
use weibao_text::screens::start as text;
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::components::field::{self, TextField};
use crate::components::link;
use crate::document::pointer;
use crate::host::File;
use crate::place::Place;
use crate::session::Session;
use crate::tasks::files;
use crate::tasks::open::{self, Opened};
use crate::tasks::store::{self, Kept, Record};
use crate::ui::Notice;

/// The record of the example: one is enough, and what was tried in it is still there next time.
const EXAMPLE_RECORD: &str = "example";

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    name: String,
    city: String,
    province: String,
    kept: Vec<Kept>,
    discarded: Vec<Kept>,
    refused: bool,
    /// Something was discarded just now: the way to bring it back is in sight.
    discarding: bool,
    /// What is wiped for good if the button is pressed once more.
    erasing: Option<String>,
}

/// Something of a new county, as it is being typed.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    /// 县.
    Name,
    /// 市.
    City,
    /// 省.
    Province,
}

/// What the user does on this screen alone.
pub enum Msg {
    /// Types.
    Typed(Field, String),
    /// Begins a new assessment.
    New,
    /// Opens the example.
    Example,
    /// Opens a record.
    Open(String),
    /// Takes a record off the list.
    Discard(String, String),
    /// Brings it back.
    Restore(String),
    /// Wipes it for good.
    Erase(String),
    /// Takes what is left of a damaged record away as a file.
    Rescue(String),
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Typed(field, typed) => {
            let state = &mut app.ui.start;
            match field {
                Field::Name => state.name = typed,
                Field::City => state.city = typed,
                Field::Province => state.province = typed,
            }
            true
        }
        Msg::New | Msg::Example if app.host.read_only => false,
        Msg::New => begin(app),
        Msg::Example => example(app),
        Msg::Open(id) => {
            app.may_leave() && app.open_record(&id) && app.go(Place::Assess { area: None, standard: None })
        }
        Msg::Discard(id, county) => discard(app, &id, &county),
        Msg::Restore(id) => moved(app, store::restore(&id), text::RESTORED.into()),
        Msg::Erase(id) => erase(app, id),
        Msg::Rescue(id) => match store::raw(&id) {
            Some(raw) => {
                app.export(File { name: files::name("", text::DAMAGED_FILE, "json"), bytes: raw.into_bytes() })
            }
            None => false,
        },
    }
}

/// Wipes a record for good at the second asking; from there is no way back.
fn erase(app: &mut App, id: String) -> bool {
    let asked = app.ui.start.erasing.take();
    if asked.as_ref() == Some(&id) {
        return moved(app, store::erase(&id), text::ERASED.into());
    }
    app.ui.start.erasing = Some(id);
    app.announce(text::ERASE_ASKS)
}

/// Looks anew at what the storage keeps.
pub fn refresh(app: &mut App) {
    if !app.host.keeps {
        return;
    }
    let state = &mut app.ui.start;
    match (store::list(), store::list_discarded()) {
        (Ok(kept), Ok(discarded)) => {
            state.kept = kept;
            state.discarded = discarded;
            state.refused = false;
        }
        _ => state.refused = true,
    }
}

fn begin(app: &mut App) -> bool {
    if !app.may_leave() {
        return true;
    }
    let state = &app.ui.start;
    let mut county = object([("name", state.name.trim().into())]);
    for (key, value) in [("city", state.city.trim()), ("province", state.province.trim())] {
        if let (false, Some(fields)) = (value.is_empty(), county.as_object_mut()) {
            fields.insert(key.to_owned(), value.into());
        }
    }
    let value = weibao_core::new_assessment(&app.catalog, Some(&county));
    let record = app.host.next_record();
    open_new(app, value, record, text::NEW, Place::Negatives { item: None })
}

fn example(app: &mut App) -> bool {
    if !app.may_leave() {
        return true;
    }
    if !app.host.page {
        let record = app.host.next_record();
        return open_new(app, weibao_standards::example(), record, text::EXAMPLE, Place::RESULT);
    }
    if store::revision(EXAMPLE_RECORD) > 0 && app.open_record(EXAMPLE_RECORD) {
        return app.go(Place::RESULT);
    }
    // Whatever is kept under that name cannot be opened: it stays as it is.
    let id = if store::raw(EXAMPLE_RECORD).is_some() { store::new_id() } else { EXAMPLE_RECORD.to_owned() };
    open_new(app, weibao_standards::example(), Record { id, revision: 0 }, text::EXAMPLE, Place::RESULT)
}

fn open_new(app: &mut App, value: serde_json::Value, record: Record, what: &str, place: Place) -> bool {
    match open::value(&app.catalog, value, record) {
        Opened::Open(session, _) => {
            app.receive(*session, what, place);
            true
        }
        Opened::Refused(lines) => app.tell(Notice::bad(common::VALUE_REFUSED).with(lines)),
    }
}

fn discard(app: &mut App, id: &str, county: &str) -> bool {
    if app.session.as_ref().is_some_and(|session| session.record.id == id) {
        if !app.may_leave() {
            return true;
        }
        app.close();
    }
    app.ui.start.discarding = true;
    moved(app, store::discard(id), text::discarded(county))
}

fn moved(app: &mut App, outcome: Result<(), StorageFailure>, done: String) -> bool {
    refresh(app);
    match outcome {
        Ok(()) => app.tell(Notice::good(done)),
        Err(StorageFailure::Refused) => app.tell(Notice::bad(text::KEPT_REFUSED)),
        Err(StorageFailure::Full | StorageFailure::OtherWindow) => app.tell(Notice::bad(text::NO_ROOM)),
    }
}

/// The screen.
pub fn view(app: &App) -> Html {
    let (state, dispatch) = (&app.ui.start, &app.dispatch);
    html! {
        <div>
            <h1 tabindex="-1">{ common::PRODUCT }</h1>
            <p class="lead">{ text::LEAD }</p>
            <section class="card" hidden={app.session.is_none()}>
                { app.session.as_ref().map(|session| current(session, dispatch)) }
            </section>
            <div class="start-ways">
                { new(state, dispatch) }
                { open(dispatch) }
            </div>
            <section class="card start-kept" hidden={!app.host.keeps}>
                <h2>{ text::KEPT }</h2>
                <p class="notice bad" hidden={!state.refused}>{ text::KEPT_REFUSED }</p>
                <p hidden={state.refused || !state.kept.is_empty()}>{ text::KEPT_NONE }</p>
                <div class="scroll" hidden={state.kept.is_empty()}>{ kept(app) }</div>
                <details hidden={state.discarded.is_empty()} open={state.discarding}>
                    <summary>{ text::DISCARDED }{ format!(" {}", state.discarded.len()) }</summary>
                    <div class="scroll">{ discarded(state, dispatch) }</div>
                </details>
            </section>
            <p class="source" hidden={!app.host.page}>{ text::PRIVACY }</p>
            <p class="source">{ text::source(&app.catalog.title, &app.catalog.document) }</p>
        </div>
    }
}

/// The county of what is open: its name can be corrected here.
fn current(session: &Session, dispatch: &Dispatch) -> Html {
    let field = |key: &'static str, label: &'static str| {
        let at = pointer(&["county", key]);
        let value = session.document().text(&at).to_owned();
        html! { <TextField key={key} pointer={at} {value} {label} what={text::COUNTY_OF} at={Place::Start} dispatch={dispatch.clone()} /> }
    };
    let on = Place::Assess { area: None, standard: None };
    html! {
        <div>
            <h2>{ text::CURRENT }</h2>
            { field("name", text::NAME) }
            <div class="pair">{ field("city", text::CITY) }{ field("province", text::PROVINCE) }</div>
            <a class="button" href={on.hash()} onclick={link::go(dispatch, move || app::Msg::Go(on.clone()))}>{ text::CURRENT_ON }</a>
        </div>
    }
}

fn new(state: &State, dispatch: &Dispatch) -> Html {
    let input = |label: &'static str, name: &'static str, value: &str, placeholder: &'static str, which: Field| {
        let oninput =
            dispatch.reform(move |event: InputEvent| app::Msg::Start(Msg::Typed(which, field::typed(&event))));
        html! {
            <label class="field">
                <span class="field-label">{ label }</span>
                <input type="text" {name} value={value.to_owned()} {placeholder} {oninput} autocomplete="off" />
            </label>
        }
    };
    let submit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        app::Msg::Start(Msg::New)
    });
    html! {
        <form class="card" onsubmit={submit}>
            <h2>{ text::NEW }</h2>
            { input(text::NAME, "county", &state.name, text::NAME_EXAMPLE, Field::Name) }
            <div class="pair">
                { input(text::CITY, "city", &state.city, "", Field::City) }
                { input(text::PROVINCE, "province", &state.province, "", Field::Province) }
            </div>
            <button type="submit" class="button main" data-action="new">{ text::BEGIN }</button>
        </form>
    }
}

fn open(dispatch: &Dispatch) -> Html {
    let chosen = dispatch.reform(|event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let files = input.as_ref().and_then(web_sys::HtmlInputElement::files);
        app::Msg::Files(files)
    });
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
                <input class="unseen" type="file" accept=".json,application/json" onchange={chosen} onclick={forget} />
                { text::OPEN_FILE }
            </label>
            <p class="hint">{ text::OPEN_HINT }</p>
            <button type="button" class="button" data-action="example" onclick={dispatch.reform(|_| app::Msg::Start(Msg::Example))}>
                { text::EXAMPLE }
            </button>
            <p class="hint">{ text::EXAMPLE_HINT }</p>
            <p>{ link::to(dispatch, Place::MANUAL, html! { text::MANUAL }) }</p>
        </section>
    }
}

fn kept(app: &App) -> Html {
    let open = app.session.as_ref().map(|session| session.record.id.as_str());
    html! {
        <table>
            <thead><tr><th>{ text::COUNTY }</th><th>{ text::PROGRESS }</th><th>{ text::SAVED }</th><th>{ text::ACTIONS }</th></tr></thead>
            <tbody>
                { for app.ui.start.kept.iter().map(|kept| match &kept.head {
                    Some(head) => sound(&kept.id, head, open == Some(&kept.id), &app.dispatch),
                    None => damaged(&kept.id, &app.dispatch),
                }) }
            </tbody>
        </table>
    }
}

fn sound(id: &str, head: &store::Head, is_open: bool, dispatch: &Dispatch) -> Html {
    let county = county(head);
    html! {
        <tr key={id.to_owned()} data-record={id.to_owned()}>
            <td>{ county.clone() }<span class="note" hidden={!is_open}>{ format!("（{}）", text::IS_OPEN) }</span></td>
            <td>{ text::progress(head.answered, head.standards) }</td>
            <td>{ when(head.saved) }</td>
            <td class="nowrap">
                { button(dispatch, "open-record", text::OPEN_RECORD, &county, id, Msg::Open) }
                { discard_button(dispatch, id, &county) }
            </td>
        </tr>
    }
}

fn damaged(id: &str, dispatch: &Dispatch) -> Html {
    html! {
        <tr key={id.to_owned()} data-record={id.to_owned()} data-damaged="true">
            <td colspan="3">{ text::DAMAGED }</td>
            <td class="nowrap">
                { button(dispatch, "rescue", text::DAMAGED_AS_FILE, text::DAMAGED_FILE, id, Msg::Rescue) }
                { discard_button(dispatch, id, text::DAMAGED_FILE) }
            </td>
        </tr>
    }
}

fn discarded(state: &State, dispatch: &Dispatch) -> Html {
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
                                { button(dispatch, "restore", text::RESTORE, &county, &kept.id, Msg::Restore) }
                                { button(dispatch, "erase", if state.erasing.as_ref() == Some(&kept.id) { text::ERASE_SURELY } else { text::ERASE }, &county, &kept.id, Msg::Erase) }
                            </td>
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

fn discard_button(dispatch: &Dispatch, id: &str, county: &str) -> Html {
    let named = county.to_owned();
    button(dispatch, "discard", text::DISCARD, county, id, move |id| Msg::Discard(id, named.clone()))
}

fn button(
    dispatch: &Dispatch,
    action: &'static str,
    label: &'static str,
    county: &str,
    id: &str,
    msg: impl Fn(String) -> Msg + 'static,
) -> Html {
    let id = id.to_owned();
    html! {
        <button type="button" class="button small" data-action={action} aria-label={format!("{label} {county}")}
            onclick={dispatch.reform(move |_: MouseEvent| app::Msg::Start(msg(id.clone())))}>{ label }</button>
    }
}

fn county(head: &store::Head) -> String {
    let name = head.county.trim();
    if name.is_empty() { common::UNNAMED.to_owned() } else { name.to_owned() }
}

fn when(saved: f64) -> String {
    let (date, now) = (js_sys::Date::new(&saved.into()), js_sys::Date::new_0());
    let year = (date.get_full_year() != now.get_full_year()).then(|| date.get_full_year());
    text::when(year, date.get_month().saturating_add(1), date.get_date(), date.get_hours(), date.get_minutes())
}
