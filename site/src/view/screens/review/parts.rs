//! What stands below the standards: readings, the negative list, samples, groups, papers; and above them what groups found otherwise.
use serde_json::Value;
use weibao_core::catalog::{Column, ColumnKind};
use weibao_core::scoring;
use weibao_page::history::Change;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::queries::register::shown;
use weibao_page::queries::{others, review as query};
use weibao_page::saved_file::{Edit, at, steps};
use weibao_page::ui::review::{Draw, Open, State};
use weibao_page::{Model, Msg};
use weibao_terms::{DocumentKind, Mark, NegativeState, Seen};
use weibao_text::screens::{common, documents, export as making, register as register_text, review as text};
use yew::prelude::*;

use super::pieces::{set, toggles};
use crate::send::Send;
use crate::view::components::field::{TextField, typed};
use crate::view::components::select::Select;

fn said<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// What several groups found otherwise than each other: nothing of it counts before one is picked.
pub(super) fn clashes(open: &Open, send: &Send) -> Html {
    let offered = |offer: &Value| {
        let mark = Mark::parse(said(offer, "mark"));
        let word = match Seen::parse(said(offer, "seen")) {
            Some(seen) => text::seen(Some(seen)).to_owned(),
            None if mark.is_none() => text::found(said(offer, "found")).to_owned(),
            None => text::mark(mark).to_owned(),
        };
        let figure = offer.get("figure").or_else(|| offer.get("value"));
        let figure = figure.map(|figure| format!(" {figure}")).unwrap_or_default();
        let remark = [said(offer, "remark"), said(offer, "note")].concat();
        text::offer(said(offer, "by"), &format!("{word}{figure}"), &remark)
    };
    html! {
        <section class="card" key="clashes" data-part="clashes" hidden={open.clashes().next().is_none()}>
            <h2>{ text::CLASHES }</h2>
            <p class="hint">{ text::CLASHES_NOTE }</p>
            <>{ for open.clashes().map(|(place, offers)| {
                let steps = steps(place);
                let named = match steps.as_slice() {
                    [first, standard, title, _] if first == "evidence" => format!("{standard} {title}"),
                    [first, _, _, name, township] if first == "samples" => format!("{} {township} {name}", text::SAMPLES),
                    [_, marked] => query::name(open, marked),
                    _ => place.clone(),
                };
                html! {
                    <div key={place.clone()} data-clash={place.clone()}>
                        <p><b>{ named }</b></p>
                        <ul>{ for offers.iter().enumerate().map(|(index, offer)| {
                            let place = place.clone();
                            let onclick = send.on(move |_: MouseEvent| Msg::Review(Review::Pick(place.clone(), index)));
                            html! { <li key={index}>{ offered(offer) }{ " " }<button type="button" class="button small" data-action="pick" {onclick}>{ text::PICK }</button></li> }
                        }) }</ul>
                    </div>
                }
            }) }</>
        </section>
    }
}

/// Where the county departs from the default, each with what the default would give.
pub(super) fn readings(open: &Open, send: &Send) -> Html {
    html! {
        <section class="card" key="readings" data-part="readings" hidden={open.otherwise.is_empty()}>
            <h2>{ text::READINGS }</h2>
            <p class="hint">{ text::READINGS_NOTE }</p>
            { for open.otherwise.iter().map(|otherwise| {
                let place = &otherwise.at;
                let steps = steps(place);
                let key = steps.get(1).map(String::as_str).unwrap_or_default();
                let words = if let Some(choice) = open.catalog.choice(key) {
                    let chosen = choice.options.iter().find(|option| option.key == otherwise.said);
                    text::reading(&choice.question, chosen.map_or(otherwise.said.as_str(), |option| option.label.as_str()))
                } else {
                    let clause = open.catalog.standards().flat_map(|standard| &standard.clauses).find(|clause| clause.id == key);
                    text::rule_off(key, clause.map(|clause| clause.text.as_str()).unwrap_or_default(), &otherwise.said)
                };
                let changes = otherwise.standards.iter().map(|(id, then, now)| {
                    text::stands_otherwise(id, common::status(*then), common::status(*now))
                });
                let marked = Mark::parse(open.word(place, "mark"));
                let option = |mark: Option<Mark>, label| {
                    (mark.map_or("unseen", Mark::key), label, marked == mark, Review::Mark(place.clone(), mark))
                };
                let options = [
                    option(Some(Mark::Accepted), text::READING_ACCEPTED),
                    option(Some(Mark::Returned), text::READING_REFUSED),
                    option(None, text::mark(None)),
                ];
                html! {
                    <div class="review-line" key={place.clone()} data-reading={key.to_owned()}>
                        <p>{ words }</p>
                        <p class="note">{ text::otherwise(&changes.collect::<Vec<_>>().join("，")) }</p>
                        { heard(open, place) }
                        { toggles(query::name(open, place), options, send) }
                    </div>
                }
            }) }
        </section>
    }
}

/// What a reviewer of another level found there, and what the county answers.
fn heard(open: &Open, place: &str) -> Html {
    let lines = others::at_place(open, place).into_iter().chain(others::answer(open, place));
    html! { <div>{ for lines.enumerate().map(|(at, line)| html! { <p class="note" key={at}>{ line }</p> }) }</div> }
}

pub(super) fn negatives(open: &Open, send: &Send) -> Html {
    html! {
        <section class="card" key="negatives" data-part="negatives">
            <h2>{ text::NEGATIVES }</h2>
            <p class="hint">{ text::NEGATIVES_NOTE }</p>
            { for open.catalog.negatives.iter().map(|negative| {
                let id = &negative.id;
                let place = at::negative_whole(id);
                let own = NegativeState::parse(open.word(&place, "state"));
                let theirs = query::county_negative(open, id).map_or("", NegativeState::key);
                let option = |state: Option<NegativeState>| {
                    let key = state.map_or("unseen", NegativeState::key);
                    (key, text::negative(key), own == state, Review::Negative(id.clone(), state))
                };
                let [absent, present, pending] = NegativeState::ALL.map(Some).map(option);
                let pointer = at::mark(&place, "source");
                let value = open.review.text(&pointer).to_owned();
                html! {
                    <div class="review-line" key={id.clone()} data-negative={id.clone()}>
                        <p>{ &negative.text }</p>
                        <p class="note">{ text::county_negative(theirs) }{ query::overruled(open, id).map(text::overruled) }</p>
                        { for query::looks_back(open, negative).map(|days| html! { <p class="note" key="days">{ days }</p> }) }
                        { heard(open, &place) }
                        { toggles(id.clone(), [absent, present, pending, option(None)], send) }
                        <div hidden={own.is_none()}>
                            if own.is_some() {
                                <TextField {pointer} {value} label={text::SOURCE} at={Place::Review} of_review=true send={send.clone()} />
                            }
                        </div>
                    </div>
                }
            }) }
        </section>
    }
}

/// Organisations that the county names and that are on a list: to be asked about, and nothing more.
pub(super) fn listed(open: &Open) -> Html {
    let found = &open.reviewed.listed;
    html! {
        <section class="card" key="listed" data-part="listed" hidden={found.is_empty()}>
            <h2>{ text::LISTED }</h2>
            <p class="hint">{ text::LISTED_NOTE }</p>
            <ul>{ for found.iter().enumerate().map(|(index, found)| html! {
                <li key={index}>{ query::name(open, &found.at) }{ " " }<b>{ &found.said }</b>{ " " }{ &found.text }</li>
            }) }</ul>
        </section>
    }
}

pub(super) fn samples(state: &State, open: &Open, send: &Send) -> Html {
    let draw = &state.draw;
    let options: Vec<(AttrValue, AttrValue)> = query::registers(open)
        .filter_map(|key| open.catalog.register(key))
        .map(|register| (AttrValue::from(register.key.clone()), AttrValue::from(register.label.clone())))
        .collect();
    let first = options.first().map(|(key, _)| key.to_string()).unwrap_or_default();
    let chosen = Callback::from({
        let (send, draw) = (send.clone(), draw.clone());
        move |register: String| send.emit(Msg::Review(Review::Draw(Draw { register, ..draw.clone() })))
    });
    let input = |label: &'static str, value: &str, name: &'static str, change: fn(&Draw, String) -> Draw| {
        let draw = draw.clone();
        let oninput = send.on(move |event: InputEvent| Msg::Review(Review::Draw(change(&draw, typed(&event)))));
        html! {
            <label class="field"><span class="field-label">{ label }</span>
                <input type="text" value={value.to_owned()} {oninput} data-draw={name} autocomplete="off" />
            </label>
        }
    };
    let register = if draw.register.is_empty() { first } else { draw.register.clone() };
    html! {
        <section class="card" key="samples" data-part="samples">
            <h2>{ text::SAMPLES }</h2>
            <p class="hint">{ text::SAMPLES_NOTE }</p>
            <p hidden={!options.is_empty()}>{ text::NO_ROWS }</p>
            <div class="review-draw" hidden={options.is_empty()}>
                <label class="field"><span class="field-label">{ text::REGISTER }</span>
                    <Select value={register} {options} {chosen} label={text::REGISTER} />
                </label>
                { input(text::SIZE, &draw.size, "size", |draw, size| Draw { size, ..draw.clone() }) }
                { input(text::SEED, &draw.seed, "seed", |draw, seed| Draw { seed, ..draw.clone() }) }
                <button type="button" class="button" data-action="draw" onclick={send.on(|_: MouseEvent| Msg::Review(Review::Drawn))}>{ text::DRAW }</button>
            </div>
            <>{ for open.list("samples").iter().enumerate().map(|(number, one)| sample(open, number, one, send)) }</>
        </section>
    }
}

fn sample(open: &Open, number: usize, sample: &Value, send: &Send) -> Html {
    let count = |name: &str| sample.get(name).and_then(Value::as_u64).unwrap_or_default();
    let key = said(sample, "register");
    let label = open.catalog.register(key).map_or(key, |register| register.label.as_str());
    let rows = sample.get("rows").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let (looked_at, differing) = query::found(sample);
    let drop = send.on(move |_: MouseEvent| {
        let edit = Edit::Remove(at::sample(number));
        Msg::Review(Review::Edit(Change::new(edit, text::SAMPLES, Place::Review)))
    });
    html! {
        <div key={number} data-sample={number.to_string()}>
            <h3>{ text::sample(label, count("of"), count("size"), said(sample, "seed")) }</h3>
            <div class="scroll">
                <table>
                    <thead><tr>{ for text::SAMPLE_COLUMNS.iter().map(|name| html! { <th scope="col" key={*name}>{ *name }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().enumerate().map(|(place, row)| sample_row(open, key, (number, place), row, send)) }</tbody>
                </table>
            </div>
            <p data-found={looked_at.to_string()}>{ text::sample_found(rows.len(), looked_at, &differing) }</p>
            <button type="button" class="button small" data-action="drop-sample" onclick={drop}>{ text::DROP_SAMPLE }</button>
        </div>
    }
}

fn sample_row(open: &Open, register: &str, (sample, row_number): (usize, usize), row: &Value, send: &Send) -> Html {
    let cell = |name: &str| at::sampled(sample, row_number, name);
    let found = said(row, "found");
    let option = |key: &'static str| {
        let msg = set(&cell("found"), text::SAMPLES, if key == "unseen" { "" } else { key });
        (key, text::found(key), found == key || found.is_empty() && key == "unseen", msg)
    };
    let note = cell("note");
    let value = open.review.text(&note).to_owned();
    html! {
        <tr key={row_number}>
            <td>{ row_number.saturating_add(1) }</td>
            <td>{ said(row, "name") }</td>
            <td>{ said(row, "township") }</td>
            <td class="nowrap">{ toggles(said(row, "name").to_owned(), [option("yes"), option("no"), option("unseen")], send) }</td>
            <td>
                <TextField pointer={note} {value} label={text::SAMPLE_COLUMNS[4]} bare=true at={Place::Review} of_review=true send={send.clone()} />
                <details class="review-cells">
                    <summary>{ text::CELLS }</summary>
                    { for query::cells(open, register, row).into_iter().map(|(column, place)| found_cell(open, column, place, send)) }
                </details>
            </td>
        </tr>
    }
}

/// A cell of the county's register, and what was found in its place.
fn found_cell(open: &Open, column: &Column, place: String, send: &Send) -> Html {
    let label = text::cell(&column.label, &shown(column, query::county_cell(open, &place)));
    let found = open.said(&place, "value").map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let option = |value: &str, words: &str| (AttrValue::from(value.to_owned()), AttrValue::from(words.to_owned()));
    let words: Option<Vec<(AttrValue, AttrValue)>> = match column.kind {
        ColumnKind::Boolean => Some(vec![option("true", register_text::YES), option("false", register_text::NO)]),
        _ if column.options.is_empty() => None,
        _ => Some(column.options.iter().map(|known| option(&known.key, &known.label)).collect()),
    };
    let wrong = open.typed.contains_key(&place);
    let value = open.typed.get(&place).cloned().or(found).unwrap_or_default();
    let there = place.clone();
    let field = match words {
        Some(words) => {
            let options: Vec<_> = core::iter::once(option("", text::CELL_NONE)).chain(words).collect();
            let chosen = send.on(move |typed: String| Msg::Review(Review::Cell(there.clone(), typed)));
            html! { <Select {value} {options} {chosen} label={label.clone()} filter={place.clone()} /> }
        }
        None => {
            let oninput = send.on(move |event: InputEvent| Msg::Review(Review::Cell(there.clone(), typed(&event))));
            html! { <input type="text" {value} {oninput} data-cell={place.clone()} autocomplete="off" /> }
        }
    };
    html! {
        <label class="field" key={place}>
            <span class="field-label">{ label }</span>
            <span>{ field }</span>
            <span class="hint" hidden={!wrong}>{ text::NOT_A_NUMBER }</span>
        </label>
    }
}

pub(super) fn groups(state: &State, open: &Open, send: &Send) -> Html {
    let is_part = !query::group_name(open).is_empty();
    html! {
        <details class="card" key="groups" data-part="groups" hidden={is_part}>
            <summary><h2>{ text::GROUPS }</h2></summary>
            <p class="hint">{ text::GROUPS_NOTE }</p>
            <div class="review-groups">
                { for open.catalog.areas.iter().map(|area| {
                    let id = area.id.clone();
                    let value = state.groups.get(&area.id).cloned().unwrap_or_default();
                    let oninput = send.on(move |event: InputEvent| Msg::Review(Review::Group(id.clone(), typed(&event))));
                    html! {
                        <label class="field" key={area.id.clone()}><span class="field-label">{ &area.title }</span>
                            <input type="text" {value} {oninput} data-group={area.id.clone()} autocomplete="off" />
                        </label>
                    }
                }) }
            </div>
            <button type="button" class="button" data-action="hand-out" onclick={send.on(|_: MouseEvent| Msg::Review(Review::HandOut))}>{ text::HAND_OUT }</button>
        </details>
    }
}

/// The papers, and the draft of the opinion.
pub(super) fn out(model: &Model, open: &Open, send: &Send) -> Html {
    let reviewed = &open.reviewed;
    let points = reviewed.county.score.as_ref().zip(reviewed.reviewer.score.as_ref()).map(|(theirs, ours)| {
        let difference = scoring::difference(&theirs.points, &ours.points);
        text::points(&theirs.title, &theirs.points, &ours.points, &difference, &theirs.maximum)
    });
    html! {
        <section class="card" key="out" data-part="out">
            <h2>{ text::OUT }</h2>
            { for DocumentKind::OF_A_REVIEW.into_iter().map(|document| {
                let busy = model.ui.review.making.iter().any(|(known, _)| *known == document);
                let onclick = send.on(move |_: MouseEvent| Msg::Review(Review::Export(document)));
                html! {
                    <div class="review-line" key={document.key()}>
                        <button type="button" class="button" data-action="export" data-document={document.key()} aria-busy={busy.then_some("true")} {onclick}>{ making::button(document) }</button>
                        <span class="note">{ " " }{ if busy { making::making(document) } else { documents::purpose(document).to_owned() } }</span>
                    </div>
                }
            }) }
            <h3>{ text::OPINION }</h3>
            <p class="hint">{ text::OPINION_NOTE }</p>
            <p data-opinion={reviewed.draft.is_some().to_string()}>{ reviewed.draft.clone().or_else(|| reviewed.no_draft.clone()) }</p>
            <p hidden={points.is_none()} data-points="true">{ points }</p>
        </section>
    }
}
