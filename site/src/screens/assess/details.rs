//! What stands behind a standard: note, evidence, plan; departments, basis and hints of the project.

use serde_json::Value;
use weibao_core::catalog::{Departments, Standard};
use weibao_core::report::StandardReport;
use weibao_text::screens::assess as text;
use yew::prelude::*;

use super::Msg;
use crate::app::{self, Dispatch};
use crate::components::field::TextField;
use crate::document::pointer;
use crate::place::Place;

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
pub fn view(standard: &Standard, stands: &StandardReport, answer: &Value, dispatch: &Dispatch) -> Html {
    let id = &standard.id;
    let field = |steps: &[&str], label: &'static str, lines: bool| {
        let value =
            steps.iter().try_fold(answer, |value, step| value.get(step)).and_then(Value::as_str).unwrap_or_default();
        let pointer = pointer(&[&["answers", id], steps].concat());
        let key = pointer.clone();
        html! {
            <TextField {key} {pointer} value={value.to_owned()} {label} what={text::what(id, label)} at={Place::standard(id)} {lines}
                dispatch={dispatch.clone()} />
        }
    };
    html! {
        <>
            <ul class="reasons">
                { for stands.reasons.iter().enumerate().map(|(index, reason)| html! { <li key={index}>{ &reason.text }</li> }) }
            </ul>
            { field(&["note"], text::NOTE, true) }
            <p class="details-head">{ text::EVIDENCE }</p>
            { evidence(standard, answer, dispatch) }
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
fn evidence(standard: &Standard, answer: &Value, dispatch: &Dispatch) -> Html {
    let id = &standard.id;
    let items = answer.get("evidence").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let lines = items.iter().map(Some).chain([None]).enumerate();
    let suggested: Vec<String> =
        standard.suggested_evidence().map(|(piece, onsite)| text::suggested(piece, onsite)).collect();
    html! {
        <>
            <p class="hint" hidden={standard.evidence.is_empty()}>{ format!("{}：{}", text::EVIDENCE_HINT, suggested.join("；")) }</p>
            <ol class="evidence">
                { for lines.map(|(index, item)| html! {
                    <li key={index} data-evidence={index.to_string()}>
                        { for EVIDENCE.into_iter().map(|(key, label)| {
                            let value = item.and_then(|item| item.get(key)).and_then(Value::as_str).unwrap_or_default();
                            html! {
                                <TextField key={key} class={classes!(key)} pointer={pointer(&["answers", id, "evidence", &index.to_string(), key])}
                                    value={value.to_owned()} {label} what={text::what(id, &text::evidence(index.saturating_add(1)))}
                                    at={Place::standard(id)} dispatch={dispatch.clone()} />
                            }
                        }) }
                        { remove(id, index, item.is_none(), dispatch) }
                    </li>
                }) }
            </ol>
            <p class="hint">{ text::EVIDENCE_MORE }</p>
        </>
    }
}

fn remove(id: &str, index: usize, hidden: bool, dispatch: &Dispatch) -> Html {
    let id = id.to_owned();
    html! {
        <button type="button" class="button quiet" key="remove" data-action="remove-evidence" {hidden}
            aria-label={format!("{} {}", text::EVIDENCE_REMOVE, text::evidence(index.saturating_add(1)))}
            onclick={dispatch.reform(move |_| app::Msg::Assess(Msg::RemoveEvidence(id.clone(), index)))}>{ text::EVIDENCE_REMOVE }</button>
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
