//! What the county is judged by beside the national standards: a province's overlay, and a rule file that gives points.

use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_core::catalog::{OverlayMark, Procedure};
use weibao_core::{Problem, overlay, scoring};
use weibao_text::screens::{common, figures as text};
use yew::prelude::*;

use crate::app::{App, Dispatch};
use crate::document::Edit;
use crate::place::Place;
use crate::rulebooks::overlay_id;
use crate::session::{Change, Session};
use crate::tasks::open;
use crate::ui::Notice;

/// What the user does here.
pub enum Msg {
    /// Chooses an overlay by its id, or none.
    Overlay(Option<String>),
    /// Has points given by the example of a rule file, or by none.
    ExampleRules(bool),
    /// A file was chosen.
    File(web_sys::File),
    /// Its bytes are there; `None` where it could not be read.
    Read(String, Option<Vec<u8>>),
}

const HERE: Place = Place::Figures { figure: None };

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    if app.host.read_only {
        return false;
    }
    match msg {
        Msg::Overlay(id) => name_overlay(app, id),
        Msg::ExampleRules(wanted) => {
            let rules = wanted.then(|| serde_json::from_str(weibao_standards::example_rules()).ok()).flatten();
            take_rules(app, rules).unwrap_or_default();
            true
        }
        Msg::File(file) => {
            let file = gloo::file::File::from(file);
            if file.size() > open::LARGEST {
                return app
                    .tell(Notice::bad(text::book_refused(&file.name())).with([common::FILE_TOO_LARGE.to_owned()]));
            }
            let read = |name, bytes| crate::app::Msg::Figures(super::Msg::Books(Msg::Read(name, bytes)));
            app.ui.figures.reading = Some(open::read(&file, &app.dispatch, read));
            false
        }
        Msg::Read(name, bytes) => {
            app.ui.figures.reading = None;
            match take(app, bytes) {
                Ok(()) => app.tell(Notice::good(text::book_taken(&name))),
                Err(lines) => app.tell(Notice::bad(text::book_refused(&name)).with(lines)),
            }
        }
    }
}

fn name_overlay(app: &mut App, id: Option<String>) -> bool {
    let place = "/overlay".to_owned();
    let edit = id.map_or_else(|| Edit::Remove(place.clone()), |id| Edit::Set(place.clone(), Value::from(id)));
    app.edit(Change::new(edit, text::WHAT_OVERLAY, HERE))
}

fn take_rules(app: &mut App, rules: Option<Value>) -> Result<(), Vec<String>> {
    let Some(session) = &mut app.session else { return Ok(()) };
    session.use_rules(rules).map_err(|problems| lines(&problems))?;
    app.edited();
    Ok(())
}

/// Takes a file in, whichever book it is; else every defect with its place.
fn take(app: &mut App, bytes: Option<Vec<u8>>) -> Result<(), Vec<String>> {
    let bytes = bytes.ok_or_else(|| vec![common::FILE_UNREADABLE.to_owned()])?;
    let plain = std::str::from_utf8(&bytes).map_err(|_| vec![text::BOOK_NOT_UTF8.to_owned()])?;
    let value: Value = serde_json::from_str(plain.trim_start_matches('\u{feff}'))
        .map_err(|error| vec![text::book_not_json(error.line(), error.column())])?;
    match value.get("format").and_then(Value::as_str) {
        Some(overlay::FORMAT) => {
            let Some(session) = &mut app.session else { return Ok(()) };
            let id = session.take_overlay(value).map_err(|problems| lines(&problems))?;
            if !name_overlay(app, Some(id)) {
                app.edited();
            }
            Ok(())
        }
        Some(scoring::FORMAT) => take_rules(app, Some(value)),
        _ => Err(vec![text::NOT_A_BOOK.to_owned()]),
    }
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| common::problem(&problem.path, &problem.text)).collect()
}

fn send(dispatch: &Dispatch, msg: impl Fn() -> Msg + 'static) -> Callback<Event> {
    dispatch.reform(move |_| crate::app::Msg::Figures(super::Msg::Books(msg())))
}

/// The part of the screen.
pub fn view(session: &Session, dispatch: &Dispatch) -> Html {
    let chosen = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let Some(input) = input else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                // So that the same file can be chosen again once it is corrected.
                input.set_value("");
                dispatch.emit(crate::app::Msg::Figures(super::Msg::Books(Msg::File(file))));
            }
        })
    };
    html! {
        <section class="figures-books">
            <h2 id="figures-books" tabindex="-1" class="part-heading">{ text::BOOKS }</h2>
            <p class="note">{ text::BOOKS_LEAD }</p>
            { overlays(session, dispatch) }
            { rules(session, dispatch) }
            <label class="button file-button">{ text::OPEN_BOOK }<input type="file" accept=".json,application/json" class="unseen" data-action="book-file" onchange={chosen} /></label>
        </section>
    }
}

fn overlays(session: &Session, dispatch: &Dispatch) -> Html {
    let named = session.document().text("/overlay");
    let mark = session.catalog().overlay.as_ref();
    let choices = session.books().choices();
    let words =
        |overlay: &Value, field: &str| overlay.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    html! {
        <fieldset class="card reading">
            <legend>{ text::OVERLAY }</legend>
            <label class="option" key="none">
                <input type="radio" name="overlay" checked={named.is_empty()} onchange={send(dispatch, || Msg::Overlay(None))} data-overlay="" />
                <span>{ text::NO_OVERLAY }</span>
            </label>
            { for choices.iter().filter_map(|overlay| {
                let id = overlay_id(overlay)?.to_owned();
                let checked = named == id;
                let key = id.clone();
                Some(html! {
                    <label class="option" key={format!("overlay-{id}")}>
                        <input type="radio" name="overlay" {checked} data-overlay={id.clone()}
                            onchange={send(dispatch, move || Msg::Overlay(Some(key.clone())))} />
                        <span>{ words(overlay, "title") }<span class="note block">{ text::by_authority(&words(overlay, "authority")) }{ " " }{ words(overlay, "source") }</span></span>
                    </label>
                })
            }) }
            <p class="warning" role="status" hidden={named.is_empty() || mark.is_some()}>{ text::overlay_absent(named) }</p>
            <div class="overlay-changes" hidden={mark.is_none()}>{ mark.map(changes) }</div>
            <div class="scroll" hidden={session.catalog().procedure.is_none()}>{ session.catalog().procedure.as_ref().map(procedure) }</div>
        </fieldset>
    }
}

/// What an overlay changes; what asks for less than the nation does is marked.
fn changes(mark: &OverlayMark) -> Html {
    html! {
        <div>
            <p>{ if mark.changes.is_empty() { text::CHANGES_NOTHING.to_owned() } else { text::changes(mark.changes.len()) } }</p>
            <ul>
                { for mark.changes.iter().enumerate().map(|(index, change)| html! {
                    <li key={index} data-change={change.reference.clone()}>
                        { &change.text }
                        if change.weaker { <b class="weaker">{ " ✕ " }{ text::WEAKER }</b> }
                    </li>
                }) }
            </ul>
        </div>
    }
}

fn procedure(procedure: &Procedure) -> Html {
    html! {
        <div>
            <p>{ procedure.lead.as_deref().map(text::lead_body) }</p>
            <p>{ procedure.quota.as_deref().map(text::quota) }</p>
            <table hidden={procedure.stages.is_empty()}>
                <caption class="unseen">{ text::STAGES }</caption>
                <thead><tr><th scope="col">{ text::STAGE }</th><th scope="col">{ text::STAGE_WHEN }</th><th scope="col">{ text::STAGE_WHAT }</th></tr></thead>
                <tbody>
                    { for procedure.stages.iter().chain(&procedure.after).enumerate().map(|(index, stage)| html! {
                        <tr key={index}><th scope="row">{ &stage.title }</th><td>{ &stage.when }</td><td>{ stage.what.clone() }</td></tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn rules(session: &Session, dispatch: &Dispatch) -> Html {
    let used = session.books().rules.as_ref();
    let title = |rules: &Value| rules.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let example: Option<Value> = serde_json::from_str(weibao_standards::example_rules()).ok();
    let is_example = used.is_some() && used == example.as_ref();
    let opened = used.filter(|_| !is_example);
    let misfit = session.rules_problems();
    html! {
        <fieldset class="card reading">
            <legend>{ text::RULES }</legend>
            <label class="option" key="none">
                <input type="radio" name="rules" checked={used.is_none()} onchange={send(dispatch, || Msg::ExampleRules(false))} data-rules="" />
                <span>{ text::NO_RULES }</span>
            </label>
            <label class="option" key="example">
                <input type="radio" name="rules" checked={is_example} onchange={send(dispatch, || Msg::ExampleRules(true))} data-rules="example" />
                <span>{ example.as_ref().map(title) }</span>
            </label>
            { for opened.map(|rules| html! {
                <label class="option" key="opened">
                    <input type="radio" name="rules" checked=true data-rules="opened" />
                    <span>{ text::rules_opened(&title(rules)) }</span>
                </label>
            }) }
            <p class="note" role="status">
                { session.report().score.as_ref().map(|score| text::rules_in_use(&score.title, &score.maximum)) }
            </p>
            <div class="warning" hidden={misfit.is_empty()}>
                <p>{ text::RULES_DO_NOT_FIT }</p>
                <ul>{ for lines(&misfit).into_iter().enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }</ul>
            </div>
        </fieldset>
    }
}
