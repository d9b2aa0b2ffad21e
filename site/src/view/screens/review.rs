//! 查验: the county's half of every standard, only to be read, and the reviewer's half beside it.
use weibao_chain::Reviewed;
use weibao_core::report::{Report, StandardReport, Status};
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::queries::review::{self as query, First};
use weibao_page::saved_file::at;
use weibao_page::ui::review::{County, State};
use weibao_page::world::Purpose;
use weibao_terms::{Mark, NegativeState, Screen};
use weibao_text::screens::{common, review as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::typed;
use crate::view::components::{badge, files, link};

const LEVELS: [&str; 3] = ["city", "province", "national"];
const STATES: [Status; 5] = [Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable, Status::Pending];

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.review;
    let open = state.county.as_ref().zip(state.reviewed.as_ref());
    html! {
        <div>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::Review) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <div class="actions">
                { files::button(Purpose::Review, ".json,application/json", false, if open.is_none() { text::OPEN } else { text::OPEN_REVIEW }, "review-open", send) }
                <button type="button" class="button main" data-action="review-save" hidden={open.is_none()} onclick={send.on(|_: MouseEvent| Msg::Review(Review::Save))}>{ text::SAVE }</button>
                <button type="button" class="button" data-action="review-close" hidden={open.is_none()} onclick={send.on(|_: MouseEvent| Msg::Review(Review::Close))}>
                    { if state.closing { text::CLOSE_SURELY } else { text::CLOSE } }
                </button>
                <span>{ if state.touched { text::UNSAVED } else { "" } }</span>
            </div>
            <div>{ open.map(|(county, reviewed)| sheet(model, county, reviewed, send)) }</div>
        </div>
    }
}

fn sheet(model: &Model, county: &County, reviewed: &Reviewed, send: &Send) -> Html {
    let state = &model.ui.review;
    let revision = county.value().pointer("/file/revision").and_then(serde_json::Value::as_u64);
    let (seen, all) = query::seen(state);
    let counts = &reviewed.counts;
    let (first, rest) = query::standards(state, &reviewed.county);
    let cards = |of: Vec<&StandardReport>| -> Html {
        of.into_iter().map(|standard| card(model, reviewed, standard, send)).collect()
    };
    html! {
        <div>
            <p class="review-bar" data-readonly="true">{ text::bar(county.name(), revision, county.digest()) }</p>
            <p role="status" data-progress={seen.to_string()}>{ text::progress(seen, all, counts.doubtful, counts.returned) }</p>
            { who(state, send) }
            <p class="hint">{ text::KEYS }</p>
            <section key="first" hidden={first.is_empty()}><h2>{ text::FIRST }</h2>{ cards(first) }</section>
            <section key="rest"><h2>{ text::REST }</h2>{ cards(rest) }</section>
            { negatives(model, send) }
            <section class="card" key="opinion">
                <h2>{ text::OPINION }</h2>
                <p class="hint">{ text::OPINION_NOTE }</p>
                <p data-opinion={reviewed.draft.is_some().to_string()}>{ reviewed.draft.clone().or_else(|| reviewed.no_draft.clone()) }</p>
            </section>
        </div>
    }
}

fn who(state: &State, send: &Send) -> Html {
    let level = state.review.get("level").and_then(serde_json::Value::as_str).unwrap_or_default();
    let body = state.review.get("body").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    html! {
        <div class="actions">
            <fieldset class="choices">
                <legend>{ text::LEVEL }</legend>
                { for LEVELS.into_iter().map(|key| html! {
                    <label key={key}><input type="radio" name="review-level" checked={level == key} onchange={send.on(move |_: Event| Msg::Review(Review::Level(key)))} />{ text::level(key) }</label>
                }) }
            </fieldset>
            <label class="field"><span class="field-label">{ text::BODY }</span>
                <input type="text" value={body} oninput={send.on(|event: InputEvent| Msg::Review(Review::Body(typed(&event))))} autocomplete="off" />
            </label>
        </div>
    }
}

fn card(model: &Model, reviewed: &Reviewed, standard: &StandardReport, send: &Send) -> Html {
    let state = &model.ui.review;
    let id = standard.id.clone();
    let place = at::answer(&id);
    let words = model.catalog.standard(&id).map(|standard| standard.text.clone()).unwrap_or_default();
    let why = query::first(state, standard).map(|first| match first {
        First::Stale => text::STALE,
        First::Conflict => text::CONFLICT,
        First::NotApplicable => text::NOT_APPLICABLE,
        First::Missing => text::MISSING,
    });
    html! {
        <article class="card review-card" key={id.clone()} data-standard={id.clone()} tabindex="0" aria-label={id.clone()}>
            <p class="words"><span class="number">{ id.clone() }</span>{ " " }{ words }<span class="note" hidden={why.is_none()}>{ why.map(|why| format!(" {why}")) }</span></p>
            <div class="review-halves">
                <div>{ county_half(state, standard) }</div>
                <div>{ reviewer_half(model, reviewed, standard, &place, send) }</div>
            </div>
        </article>
    }
}

fn county_half(state: &State, standard: &StandardReport) -> Html {
    let answer = state.county.as_ref().and_then(|county| county.value().pointer(&at::answer(&standard.id)));
    let said = |field: &str| answer.and_then(|answer| answer.get(field)?.as_str()).unwrap_or_default().to_owned();
    let line = |label: &'static str, words: String| html! { <p hidden={words.is_empty()}>{ label }{ words }</p> };
    let evidence = answer.and_then(|answer| answer.get("evidence")?.as_array()).into_iter().flatten();
    let evidence: Vec<&str> = evidence.filter_map(|piece| piece.get("title")?.as_str()).collect();
    html! {
        <>
            <h3>{ text::COUNTY }</h3>
            <p>{ badge::view(standard.status) }</p>
            <ul>{ for standard.reasons.iter().enumerate().map(|(at, reason)| html! { <li key={at}>{ &reason.text }</li> }) }</ul>
            { line(text::REASON, said("reason")) }
            { line(text::NOTE, said("note")) }
            { line(text::EVIDENCE, evidence.join("；")) }
        </>
    }
}

fn reviewer_half(model: &Model, reviewed: &Reviewed, standard: &StandardReport, place: &str, send: &Send) -> Html {
    let state = &model.ui.review;
    let id = &standard.id;
    let marked = Mark::parse(state.word(place, "mark"));
    let own = state.word(place, "status");
    let text_of = |field: &str| state.word(place, field).to_owned();
    let option = |mark: Option<Mark>| {
        let standard = id.clone();
        let onclick = send.on(move |_: MouseEvent| Msg::Review(Review::Mark(standard.clone(), mark)));
        let pressed = (marked == mark).to_string();
        html! { <button type="button" class="button" key={text::mark(mark)} data-mark={mark.map_or("unseen", Mark::key)} aria-pressed={pressed} {onclick}>{ text::mark(mark) }</button> }
    };
    let marks = [Some(Mark::Accepted), Some(Mark::Doubtful), Some(Mark::Returned), None];
    let typing = |msg: fn(String, String) -> Review| {
        let standard = id.clone();
        send.on(move |event: InputEvent| Msg::Review(msg(standard.clone(), typed(&event))))
    };
    let status = {
        let standard = id.clone();
        send.on(move |event: Event| {
            let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
            Msg::Review(Review::Status(standard.clone(), Status::parse(&select.value())))
        })
    };
    let theirs = common::status(standard.status);
    let ours = reviewed
        .reviewer
        .standards
        .iter()
        .find(|other| other.id == *id)
        .map_or(theirs, |other| common::status(other.status));
    html! {
        <>
            <h3>{ text::REVIEWER }</h3>
            <div class="actions" role="group" aria-label={text::REVIEWER}>{ for marks.map(option) }</div>
            <p class="hint" hidden={marked.is_some()}>{ text::MARK_FIRST }</p>
            <div hidden={marked.is_none()}>
                <label class="field"><span class="field-label">{ text::REMARK }</span>
                    <textarea rows="2" value={text_of("remark")} oninput={typing(Review::Remark)} />
                </label>
                <label class="field"><span class="field-label">{ text::METHOD }</span>
                    <input type="text" value={text_of("method")} placeholder={text::METHOD_EXAMPLE} oninput={typing(Review::Method)} autocomplete="off" />
                </label>
                <label class="field"><span class="field-label">{ text::STATUS }</span>
                    <select onchange={status}>
                        <option value="" selected={own.is_empty()}>{ text::STATUS_NONE }</option>
                        { for STATES.map(|state| html! { <option key={state.key()} value={state.key()} selected={own == state.key()}>{ common::status(state) }</option> }) }
                    </select>
                </label>
            </div>
            { for query::figures(standard).into_iter().map(|key| figure(model, &reviewed.county, key, send)) }
            <p hidden={theirs == ours}>{ text::both(theirs, ours) }</p>
        </>
    }
}

fn figure(model: &Model, county: &Report, key: &str, send: &Send) -> Html {
    let state = &model.ui.review;
    let label = model.catalog.figure(key).map_or(key, |figure| figure.label.as_str());
    let theirs = county.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value.to_string());
    let value =
        state.typed.get(key).cloned().or_else(|| state.said(&at::figure(key), "figure").map(ToString::to_string));
    let wrong = state.typed.contains_key(key);
    let oninput = {
        let key = key.to_owned();
        send.on(move |event: InputEvent| Msg::Review(Review::Figure(key.clone(), typed(&event))))
    };
    html! {
        <label class="field" key={key.to_owned()}>
            <span class="field-label">{ text::figure(label, theirs.as_deref()) }</span>
            <input type="text" inputmode="decimal" value={value.unwrap_or_default()} {oninput} autocomplete="off" />
            <span class="hint" hidden={!wrong}>{ text::NOT_A_NUMBER }</span>
        </label>
    }
}

fn negatives(model: &Model, send: &Send) -> Html {
    let state = &model.ui.review;
    html! {
        <section class="card" key="negatives">
            <h2>{ text::NEGATIVES }</h2>
            <p class="hint">{ text::NEGATIVES_NOTE }</p>
            { for model.catalog.negatives.iter().map(|negative| {
                let id = negative.id.clone();
                let own = state.word(&at::negative_whole(&id), "state").to_owned();
                let theirs = query::county_negative(state, &id).map_or("", NegativeState::key);
                let option = |wanted: Option<NegativeState>| {
                    let (key, id) = (wanted.map_or("", NegativeState::key), id.clone());
                    let onclick = send.on(move |_: MouseEvent| Msg::Review(Review::Negative(id.clone(), wanted)));
                    html! { <button type="button" class="button" key={key} aria-pressed={(own == key).to_string()} {onclick}>{ text::negative(key) }</button> }
                };
                let options = NegativeState::ALL.into_iter().map(Some).chain([None]).map(option);
                html! {
                    <div key={id.clone()} data-negative={id.clone()}>
                        <p>{ &negative.text }</p>
                        <p class="hint">{ text::county_negative(theirs) }</p>
                        <div class="actions" role="group" aria-label={id.clone()}>{ for options }</div>
                    </div>
                }
            }) }
        </section>
    }
}
