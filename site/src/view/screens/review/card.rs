//! A standard: what the county says, and what the reviewer finds.
use weibao_core::catalog::Clause;
use weibao_core::report::{StandardReport, Status};
use weibao_page::Msg;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::queries::figures::plain_number;
use weibao_page::queries::others;
use weibao_page::queries::review::{self as query, First};
use weibao_page::saved_file::at;
use weibao_page::ui::review::Open;
use weibao_terms::{Mark, Seen};
use weibao_text::screens::{common, review as text};
use yew::prelude::*;

use super::pieces::{set, toggles};
use crate::send::Send;
use crate::view::components::badge;
use crate::view::components::field::{TextField, typed};
use crate::view::components::select::Select;

const STATES: [Status; 5] = [Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable, Status::Pending];
/// Of the methods that are offered.
const METHODS: &str = "review-methods";

/// It.
pub(super) fn view(open: &Open, standard: &StandardReport, send: &Send) -> Html {
    let id = standard.id.clone();
    let known = open.catalog.standard(&id);
    let words = known.map(|standard| standard.text.clone()).unwrap_or_default();
    let why = query::first(open, standard).map(|first| match first {
        First::Changed => text::CHANGED_SINCE,
        First::Answered => text::ANSWERED,
        First::Conflict => text::CONFLICT,
        First::NotApplicable => text::NOT_APPLICABLE,
        First::Missing => text::MISSING,
    });
    let changes = if query::is_changed(open, &id) { query::changes(open, &id) } else { Vec::new() };
    html! {
        <article class="card review-card" key={id.clone()} data-standard={id.clone()} tabindex="0" aria-label={id.clone()}>
            <p class="words"><span class="number">{ id.clone() }</span>{ " " }{ words }</p>
            <p class="review-why" hidden={why.is_none()}>{ why }</p>
            <div class="review-changes" hidden={changes.is_empty()}>
                <h3>{ text::CHANGES }</h3>
                <ul>{ for changes.into_iter().enumerate().map(|(at, line)| html! { <li key={at}>{ line }</li> }) }</ul>
            </div>
            <div class="review-halves">
                <div>{ county_half(open, standard) }</div>
                { for open.others.iter().enumerate().map(|(number, other)| html! {
                    <div key={number} data-by={number.to_string()}>
                        <h3>{ others::whose(other) }</h3>
                        <ul>{ for others::of_standard(open, other, standard).into_iter().enumerate().map(|(at, line)| html! { <li key={at}>{ line }</li> }) }</ul>
                    </div>
                }) }
                <div>{ reviewer_half(open, standard, send) }</div>
            </div>
        </article>
    }
}

fn county_half(open: &Open, standard: &StandardReport) -> Html {
    let said = |step: &str| {
        let said = open.county.value().pointer(&at::said(&standard.id, &[step]));
        said.and_then(|said| said.as_str()).unwrap_or_default().to_owned()
    };
    let line = |label: &'static str, words: String| html! { <p hidden={words.is_empty()}>{ label }{ words }</p> };
    html! {
        <>
            <h3>{ text::COUNTY }</h3>
            <p>{ badge::view(standard.status) }</p>
            <ul>{ for standard.reasons.iter().enumerate().map(|(at, reason)| html! { <li key={at}>{ &reason.text }</li> }) }</ul>
            { line(text::REASON, said("reason")) }
            { line(text::NOTE, said("note")) }
            <ul class="review-answers">{ for others::answers(open, &standard.id).into_iter().enumerate().map(|(at, line)| html! { <li key={at}>{ line }</li> }) }</ul>
        </>
    }
}

fn reviewer_half(open: &Open, standard: &StandardReport, send: &Send) -> Html {
    let id = &standard.id;
    let place = at::answer(id);
    let marked = Mark::parse(open.word(&place, "mark"));
    if query::is_silent(open, standard) && marked.is_none() {
        return html! { <div><h3>{ text::REVIEWER }</h3><p class="hint">{ text::NOTHING_TO_SEE }</p></div> };
    }
    let theirs = common::status(standard.status);
    let ours = open.reviewed.reviewer.standards.iter().find(|other| other.id == *id);
    let ours = ours.map_or(theirs, |other| common::status(other.status));
    let clauses = open.catalog.standard(id).map(|known| known.clauses.as_slice()).unwrap_or_default();
    html! {
        <div>
            <h3>{ text::REVIEWER }</h3>
            { marks(open, &place, format!("{id} {}", text::REVIEWER), None, send) }
            <div hidden={marked.is_none()}>if marked.is_some() { { beside(open, &place, send) } }</div>
            { exempt(open, standard, send) }
            { evidence(open, id, send) }
            { figures(open, standard, send) }
            <details class="review-clauses" hidden={clauses.len() < 2}>
                <summary>{ text::CLAUSES }</summary>
                if clauses.len() > 1 { { for clauses.iter().map(|known| clause(open, id, known, send)) } }
            </details>
            <p class="review-both" hidden={theirs == ours}>{ text::both(theirs, ours) }</p>
        </div>
    }
}

/// 认可, 存疑, 退回, 未看. `clause`: of which one, for its keys.
fn marks(open: &Open, place: &str, name: String, clause: Option<&str>, send: &Send) -> Html {
    let marked = Mark::parse(open.word(place, "mark"));
    let options = [Some(Mark::Accepted), Some(Mark::Doubtful), Some(Mark::Returned), None];
    html! {
        <div class="toggles" role="group" aria-label={name}>
            { for options.into_iter().map(|mark| {
                let place = place.to_owned();
                let onclick = send.on(move |_: MouseEvent| Msg::Review(Review::Mark(place.clone(), mark)));
                html! {
                    <button type="button" class="button small" key={text::mark(mark)} data-mark={mark.map_or("unseen", Mark::key)}
                        data-clause-answer={clause.map(str::to_owned)} aria-pressed={(marked == mark).to_string()} {onclick}>{ text::mark(mark) }</button>
                }
            }) }
        </div>
    }
}

/// What is said beside a mark.
fn beside(open: &Open, place: &str, send: &Send) -> Html {
    let field = |name: &'static str, label: &'static str, lines: bool| {
        let pointer = at::mark(place, name);
        let value = open.review.text(&pointer).to_owned();
        let list = (!lines).then(|| AttrValue::from(METHODS));
        html! { <TextField key={name} {pointer} {value} {label} what={text::mark_of(&query::name(open, place))} at={Place::Review} of_review=true {lines} {list} send={send.clone()} /> }
    };
    html! {
        <div>
            { field("remark", text::REMARK, true) }
            { field("method", text::METHOD, false) }
            { status(open, place, &STATES, send) }
        </div>
    }
}

/// The list of methods, once for all cards.
pub(super) fn methods() -> Html {
    html! { <datalist id={METHODS}>{ for text::METHODS.into_iter().map(|method| html! { <option key={method} value={method} /> }) }</datalist> }
}

/// How it stands by what was found.
fn status(open: &Open, place: &str, states: &[Status], send: &Send) -> Html {
    let none = [(AttrValue::from(""), AttrValue::from(text::STATUS_NONE))];
    let states = states.iter().map(|state| (AttrValue::from(state.key()), AttrValue::from(common::status(*state))));
    let options: Vec<(AttrValue, AttrValue)> = none.into_iter().chain(states).collect();
    let chosen = Callback::from({
        let (send, pointer, what) = (send.clone(), at::mark(place, "status"), text::mark_of(&query::name(open, place)));
        move |word: String| send.emit(Msg::Review(set(&pointer, &what, &word)))
    });
    html! {
        <label class="field"><span class="field-label">{ text::STATUS }</span>
            <Select value={open.word(place, "status").to_owned()} {options} {chosen} label={text::STATUS} />
        </label>
    }
}

fn clause(open: &Open, standard: &str, clause: &Clause, send: &Send) -> Html {
    let place = at::clause(standard, &clause.id);
    let said = open.reviewed.county.standards.iter().find(|one| one.id == standard);
    let said = said.and_then(|said| said.clauses.iter().find(|one| one.id == clause.id));
    let marked = !open.word(&place, "mark").is_empty();
    let states = [Status::Met, Status::Unmet, Status::NotApplicable, Status::Pending];
    let pointer = at::mark(&place, "remark");
    let value = open.review.text(&pointer).to_owned();
    html! {
        <div class="review-clause" key={clause.id.clone()}>
            <p>{ said.map(|said| badge::mark(said.status)) }{ " " }{ &clause.text }<span class="note">{ " " }{ &clause.id }</span></p>
            { marks(open, &place, clause.id.clone(), Some(&clause.id), send) }
            <div hidden={!marked}>
                if marked {
                    <TextField {pointer} {value} label={text::REMARK} what={text::mark_of(&clause.id)} at={Place::Review} of_review=true send={send.clone()} />
                    { status(open, &place, &states, send) }
                }
            </div>
        </div>
    }
}

/// Whether a 不适用 is accepted, where the county says it of the standard or of clauses.
fn exempt(open: &Open, standard: &StandardReport, send: &Send) -> Html {
    let has_reason = open.county.value().pointer(&at::reason(&standard.id)).is_some();
    let is_exempt =
        standard.status == Status::NotApplicable || has_reason || query::says_not_applicable(open, &standard.id);
    let place = at::reason(&standard.id);
    let marked = Mark::parse(open.word(&place, "mark"));
    let option = |mark: Option<Mark>, label| {
        (mark.map_or("unseen", Mark::key), label, marked == mark, Review::Mark(place.clone(), mark))
    };
    let options = [
        option(Some(Mark::Accepted), text::EXEMPT_ACCEPTED),
        option(Some(Mark::Returned), text::EXEMPT_REFUSED),
        option(None, text::mark(None)),
    ];
    html! {
        <div class="review-line" hidden={!is_exempt} data-exempt={standard.id.clone()}>
            <span class="field-label">{ text::EXEMPT }</span>
            if is_exempt { { toggles(text::reason_of(&standard.id), options, send) } }
        </div>
    }
}

fn evidence(open: &Open, standard: &str, send: &Send) -> Html {
    let pieces = query::evidence(open, standard);
    let piece = |index: usize, piece: &query::Piece| {
        let seen = query::is_seen(open, standard, piece);
        let option = |state: Option<Seen>| {
            let msg = Review::Evidence(standard.to_owned(), index, state);
            (state.map_or("unseen", Seen::key), text::seen(state), seen == state, msg)
        };
        let options = [option(Some(Seen::Yes)), option(Some(Seen::No)), option(Some(Seen::Weak)), option(None)];
        html! {
            <li key={index}>{ &piece.title }<span class="note">{ " " }{ &piece.number }</span>{ " " }{ toggles(piece.title.clone(), options, send) }</li>
        }
    };
    html! {
        <div class="review-evidence">
            <p class="field-label">{ if pieces.is_empty() { text::NO_EVIDENCE } else { text::EVIDENCE } }</p>
            <ul>{ for pieces.iter().enumerate().map(|(index, one)| piece(index, one)) }</ul>
        </div>
    }
}

fn figures(open: &Open, standard: &StandardReport, send: &Send) -> Html {
    let keys = query::figures(standard);
    let lines = query::measured_otherwise(open, standard);
    html! {
        <div class="review-figures" hidden={keys.is_empty()}>
            <p class="field-label">{ text::FIGURES }</p>
            <>{ for keys.into_iter().map(|key| figure(open, key, send)) }</>
            <>{ for lines.map(|(clause, theirs, ours, status)| html! {
                <p class="review-both" key={clause.to_owned()} data-measured={clause.to_owned()}>
                    { text::measured(clause, theirs.map(|theirs| theirs.found.as_str()), &ours.found, common::status(status)) }
                </p>
            }) }</>
        </div>
    }
}

fn figure(open: &Open, key: &str, send: &Send) -> Html {
    let label = open.catalog.figure(key).map_or(key, |figure| figure.label.as_str());
    let theirs = open.reviewed.county.figures.iter().find(|figure| figure.key == key);
    let theirs = theirs.map(|figure| plain_number(&figure.value));
    let ours = open.said(&at::figure(key), "figure").and_then(|figure| figure.as_number()).map(plain_number);
    let value = open.typed.get(key).cloned().or(ours);
    let wrong = open.typed.contains_key(key);
    let oninput = {
        let key = key.to_owned();
        send.on(move |event: InputEvent| Msg::Review(Review::Figure(key.clone(), typed(&event))))
    };
    html! {
        <label class="field" key={key.to_owned()}>
            <span class="field-label">{ text::figure(label, theirs.as_deref()) }</span>
            <input type="text" inputmode="decimal" value={value.unwrap_or_default()} {oninput} data-figure={key.to_owned()} autocomplete="off" />
            <span class="hint" hidden={!wrong}>{ text::NOT_A_NUMBER }</span>
        </label>
    }
}
