//! What stands behind a standard: note, evidence, plan; departments, basis and hints of the project.
use weibao_core::catalog::{Departments, Standard};
use weibao_core::report::StandardReport;
use weibao_page::Msg;
use weibao_page::msg::{Assess, Round};
use weibao_page::place::Place;
use weibao_page::queries::round::Piece;
use weibao_page::saved_file::{Answer, at};
use weibao_text::screens::{assess as text, round as words};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::TextField;

/// The fields of a piece of evidence.
const EVIDENCE: [(&str, &str); 4] = [
    ("title", text::EVIDENCE_TITLE),
    ("number", text::EVIDENCE_NUMBER),
    ("issuer", text::EVIDENCE_ISSUER),
    ("date", text::EVIDENCE_DATE),
];
/// The fields of a plan.
const PLAN: [(&str, &str); 4] = [
    ("action", text::PLAN_ACTION),
    ("department", text::PLAN_DEPARTMENT),
    ("post", text::PLAN_POST),
    ("due", text::PLAN_DUE),
];

/// All of it.
pub fn view(standard: &Standard, stands: &StandardReport, answer: &Answer, waits: &[Piece], send: &Send) -> Html {
    let id = &standard.id;
    let field = |steps: &[&str], label: &'static str, lines: bool| {
        let value = answer.text(steps);
        let pointer = at::said(id, steps);
        let key = pointer.clone();
        html! {
            <TextField {key} {pointer} value={value.to_owned()} {label} what={text::what(id, label)} at={Place::standard(id)} {lines}
                send={send.clone()} />
        }
    };
    html! {
        <>
            <ul class="reasons">
                { for stands.reasons.iter().enumerate().map(|(index, reason)| html! { <li key={index}>{ &reason.text }</li> }) }
            </ul>
            { field(&["note"], text::NOTE, true) }
            <p class="details-head">{ text::EVIDENCE }</p>
            { evidence(standard, answer, send) }
            { waiting(id, waits, send) }
            <p class="details-head">{ text::PLAN }</p>
            <div class="plan">{ for PLAN.into_iter().map(|(key, label)| field(&["plan", key], label, false)) }</div>
            <p class="details-head">{ text::DEPARTMENTS }</p>
            { departments(&standard.departments) }
            <p class="details-head" hidden={standard.basis.is_empty()}>{ text::BASIS }</p>
            <ul hidden={standard.basis.is_empty()}>
                { for standard.basis.iter().enumerate().map(|(index, basis)| html! {
                    <li key={index}>
                        { format!("{} {}", basis.document, basis.article) }
                        <span class="note">{ basis.relation.as_deref().map(|relation| format!("（{}）", text::relation(relation))) }</span>
                    </li>
                }) }
            </ul>
            <p class="details-head" hidden={standard.notes.is_empty()}>{ text::NOTES_OWN }</p>
            <ul hidden={standard.notes.is_empty()}>
                { for standard.notes.iter().enumerate().map(|(index, note)| html! { <li key={index}>{ note }</li> }) }
            </ul>
        </>
    }
}

/// The pieces of evidence, and an empty line for the next one.
fn evidence(standard: &Standard, answer: &Answer, send: &Send) -> Html {
    let id = &standard.id;
    let suggested: Vec<String> =
        standard.suggested_evidence().map(|(piece, onsite)| text::suggested(piece, onsite)).collect();
    let there = answer.evidence();
    html! {
        <>
            <p class="hint" hidden={standard.evidence.is_empty()}>{ format!("{}：{}", text::EVIDENCE_HINT, suggested.join("；")) }</p>
            <div class="evidence">
                { for (0..=there).map(|index| html! {
                    <div class="evidence-piece" role="group" aria-label={text::evidence(index.saturating_add(1))} key={index} data-evidence={index.to_string()}>
                        { for EVIDENCE.into_iter().map(|(key, label)| {
                            let steps = ["evidence", &index.to_string(), key];
                            let value = answer.text(&steps);
                            html! {
                                <TextField key={key} class={classes!(key)} pointer={at::said(id, &steps)}
                                    value={value.to_owned()} {label} what={text::what(id, &text::evidence(index.saturating_add(1)))}
                                    at={Place::standard(id)} send={send.clone()} />
                            }
                        }) }
                        { remove(id, index, index == there, send) }
                    </div>
                }) }
            </div>
            <p class="hint">{ text::EVIDENCE_MORE }</p>
        </>
    }
}

/// Evidence of the round before: whoever has looked at a piece takes it up.
fn waiting(id: &str, waits: &[Piece], send: &Send) -> Html {
    html! {
        <div class="evidence-waits" hidden={waits.is_empty()}>
            <p>{ words::EVIDENCE }</p>
            <ul>{ for waits.iter().map(|piece| {
                let (id, index) = (id.to_owned(), piece.index);
                html! {
                    <li key={index}>
                        { &piece.title }<span class="note">{ " " }{ piece.why }</span>{ " " }
                        <button type="button" class="button small" data-action="take-evidence" aria-label={format!("{} {}", words::EVIDENCE_STILL, piece.title)}
                            onclick={send.on(move |_: MouseEvent| Msg::Round(Round::Evidence(id.clone(), index)))}>{ words::EVIDENCE_STILL }</button>
                    </li>
                }
            }) }</ul>
        </div>
    }
}

fn remove(id: &str, index: usize, hidden: bool, send: &Send) -> Html {
    let id = id.to_owned();
    html! {
        <button type="button" class="button quiet" key="remove" data-action="remove-evidence" {hidden}
            aria-label={format!("{} {}", text::EVIDENCE_REMOVE, text::evidence(index.saturating_add(1)))}
            onclick={send.on(move |_| Msg::Assess(Assess::RemoveEvidence(id.clone(), index)))}>{ text::EVIDENCE_REMOVE }</button>
    }
}

fn departments(departments: &Departments) -> Html {
    let named = |names: &[String]| {
        let named: Vec<String> = names
            .iter()
            .map(|name| match sources(departments, name) {
                Some(sources) => format!("{name}（{sources}）"),
                None => name.clone(),
            })
            .collect();
        named.join("、")
    };
    html! {
        <>
            <p>{ format!("{}：{}", text::LEAD, named(&departments.lead)) }</p>
            <p hidden={departments.support.is_empty()}>{ format!("{}：{}", text::SUPPORT, named(&departments.support)) }</p>
            <p class="hint">{ text::SOURCES_LEGEND }</p>
        </>
    }
}

/// What supports a department's name, in words.
fn sources(departments: &Departments, name: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for source in departments.sources.get(name)? {
        let word = text::source(source);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    (!words.is_empty()).then(|| words.join("、"))
}
