//! What the county is judged by beside the national standards: a province's overlay, and a rule file that gives points.
use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_core::Problem;
use weibao_core::catalog::{OverlayMark, Procedure};
use weibao_page::Msg;
use weibao_page::msg::Figures;
use weibao_page::overlay_and_scoring::overlay_id;
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_page::world::Purpose;
use weibao_text::screens::{common, figures as text};
use yew::prelude::*;

use crate::send::Send;

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| common::problem(&problem.path, &problem.text)).collect()
}

fn sends(send: &Send, msg: impl Fn() -> Figures + 'static) -> Callback<Event> {
    send.on(move |_| Msg::Figures(msg()))
}

/// The part of the screen.
pub fn view(session: &Session, send: &Send) -> Html {
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let Some(input) = input else { return };
            send.files(Purpose::Beside, input.files());
            // So that the same file can be chosen again once it is corrected.
            input.set_value("");
        })
    };
    html! {
        <section class="figures-books">
            <h2 id="figures-books" tabindex="-1" class="part-heading">{ text::BOOKS }</h2>
            <p class="note">{ text::BOOKS_LEAD }</p>
            { overlays(session, send) }
            { rules(session, send) }
            <label class="button file-button">{ text::OPEN_BOOK }<input type="file" accept=".json,application/json" class="unseen" data-action="book-file" onchange={chosen} /></label>
        </section>
    }
}

fn overlays(session: &Session, send: &Send) -> Html {
    let named = session.file().text(at::OVERLAY);
    let mark = session.catalog().overlay.as_ref();
    let choices = session.beside().choices();
    let words =
        |overlay: &Value, field: &str| overlay.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    html! {
        <fieldset class="card reading">
            <legend>{ text::OVERLAY }</legend>
            <label class="option" key="none">
                <input type="radio" name="overlay" checked={named.is_empty()} onchange={sends(send, || Figures::Overlay(None))} data-overlay="" />
                <span>{ text::NO_OVERLAY }</span>
            </label>
            <>{ for choices.iter().filter_map(|overlay| {
                let id = overlay_id(overlay)?.to_owned();
                let checked = named == id;
                let key = id.clone();
                Some(html! {
                    <label class="option" key={format!("overlay-{id}")}>
                        <input type="radio" name="overlay" {checked} data-overlay={id.clone()}
                            onchange={sends(send, move || Figures::Overlay(Some(key.clone())))} />
                        <span>{ words(overlay, "title") }<span class="note block">{ text::by_authority(&words(overlay, "authority")) }{ " " }{ words(overlay, "source") }</span></span>
                    </label>
                })
            }) }</>
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

fn rules(session: &Session, send: &Send) -> Html {
    let used = session.beside().scoring.as_ref();
    let title = |rules: &Value| rules.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let example: Option<Value> = serde_json::from_str(weibao_standards::example_rules()).ok();
    let is_example = used.is_some() && used == example.as_ref();
    let opened = used.filter(|_| !is_example);
    let misfit = session.scoring_problems();
    html! {
        <fieldset class="card reading">
            <legend>{ text::RULES }</legend>
            <label class="option" key="none">
                <input type="radio" name="rules" checked={used.is_none()} onchange={sends(send, || Figures::ExampleScoring(false))} data-rules="" />
                <span>{ text::NO_RULES }</span>
            </label>
            <label class="option" key="example">
                <input type="radio" name="rules" checked={is_example} onchange={sends(send, || Figures::ExampleScoring(true))} data-rules="example" />
                <span>{ example.as_ref().map(title) }</span>
            </label>
            <>{ for opened.map(|rules| html! {
                <label class="option" key="opened">
                    <input type="radio" name="rules" checked=true data-rules="opened" />
                    <span>{ text::rules_opened(&title(rules)) }</span>
                </label>
            }) }</>
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
