//! A standard: its words, its state, the county's judgement, its clauses, and why.

use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_core::catalog::{Catalog, Clause, Standard};
use weibao_core::report::{ClauseReport, ClauseStatus, Measured, Report, Source, StandardReport};
use weibao_terms::{ClauseAnswer, Declared};
use weibao_text::screens::assess as text;
use weibao_text::screens::common;
use yew::prelude::*;

use super::{Msg, details};
use crate::app::{self, Dispatch};
use crate::components::field::TextField;
use crate::components::{badge, link};
use crate::document::pointer;
use crate::place::Place;

/// How many failing units are named before the rest is only counted.
const NAMED: usize = 8;

/// What a card is given.
#[derive(Clone, Properties)]
pub struct Props {
    /// The standards.
    pub catalog: Rc<Catalog>,
    /// What the core says.
    pub report: Rc<Report>,
    /// Which standard, counted over all.
    pub position: usize,
    /// What the county said about it, as in the saved file.
    pub answer: Value,
    /// The implied rules that the county does not accept, as in the saved file.
    pub rules_off: Value,
    /// Whether the details are open.
    pub open: bool,
    /// Where the user's doings are sent.
    pub dispatch: Dispatch,
}

impl Props {
    fn stands(&self) -> Option<&StandardReport> {
        self.report.standards.get(self.position)
    }
}

/// So that an answer repaints one card and not all of them.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog)
            && self.position == other.position
            && self.open == other.open
            && self.answer == other.answer
            && self.rules_off == other.rules_off
            && (Rc::ptr_eq(&self.report, &other.report) || self.stands() == other.stands())
    }
}

/// The card.
#[component]
pub fn Card(props: &Props) -> Html {
    let (Some(standard), Some(stands)) = (props.catalog.standards().nth(props.position), props.stands()) else {
        return html! { <article /> };
    };
    let (id, dispatch) = (&standard.id, &props.dispatch);
    let focused = {
        let id = id.clone();
        dispatch.reform(move |_: FocusEvent| app::Msg::Assess(Msg::Focused(id.clone())))
    };
    html! {
        <article class="card standard" data-standard={id.clone()} tabindex="-1" aria-label={id.clone()} onfocusin={focused}>
            <header>
                <span class="number">{ id }</span>
                <p class="words">{ &standard.text }<span class="note" hidden={standard.changed_by.is_none()}>
                    { standard.changed_by.as_ref().map(|who| text::changed_by(who)) }
                </span></p>
                { badge::view(stands.status) }
            </header>
            <div class="card-body">
                { quick(standard, &props.answer, dispatch) }
                { reason(standard, &props.answer, dispatch) }
                <p class="conflict" hidden={!stands.conflict} role="note">{ text::CONFLICT }<b>{ text::FIGURES_STAND }</b></p>
                { clauses(props, standard, stands) }
                { summary(props, standard) }
                <div class="details" hidden={!props.open}>
                    if props.open {
                        { details::view(standard, stands, &props.answer, dispatch) }
                    }
                </div>
            </div>
        </article>
    }
}

fn quick(standard: &Standard, answer: &Value, dispatch: &Dispatch) -> Html {
    let id = &standard.id;
    let given = answer.get("status").and_then(Value::as_str).unwrap_or_default();
    let send = |status| {
        let id = id.clone();
        move || app::Msg::Assess(Msg::Answer(id.clone(), status))
    };
    let clear = send(None);
    html! {
        <fieldset class="quick">
            <legend>{ text::QUICK }</legend>
            { for Declared::ALL.into_iter().map(|declared| {
                let (name, choose) = (declared.key(), send(Some(declared)));
                let on = given == name;
                html! {
                    <label class={classes!("choice", name, on.then_some("on"))} key={name}>
                        <input type="radio" name={format!("quick-{id}")} value={name} checked={on} onchange={dispatch.reform(move |_| choose())} />
                        { common::status(declared) }
                    </label>
                }
            }) }
            <button type="button" class="button quiet" data-action="clear" hidden={given.is_empty()} onclick={dispatch.reform(move |_| clear())}>
                { text::CLEAR }
            </button>
        </fieldset>
    }
}

fn reason(standard: &Standard, answer: &Value, dispatch: &Dispatch) -> Html {
    let is_not_applicable = |said: &Value| said.as_str() == Some("not_applicable");
    let of_standard = answer.get("status").is_some_and(is_not_applicable);
    let clauses = answer.get("clauses").and_then(Value::as_object);
    let asked = of_standard || clauses.is_some_and(|clauses| clauses.values().any(is_not_applicable));
    let reason = answer.get("reason").and_then(Value::as_str).unwrap_or_default();
    html! {
        <div class="reason" hidden={!asked}>
            if asked {
                <TextField pointer={pointer(&["answers", &standard.id, "reason"])} value={reason.to_owned()} label={text::REASON}
                    what={text::what(&standard.id, text::REASON)} at={Place::standard(&standard.id)} placeholder={text::REASON_EXAMPLE}
                    required={true} dispatch={dispatch.clone()} />
                <p class="hint" hidden={!reason.trim().is_empty()}>
                    { if of_standard { text::REASON_MISSING } else { text::CLAUSE_REASON_MISSING } }
                </p>
            }
        </div>
    }
}

fn clauses(props: &Props, standard: &Standard, stands: &StandardReport) -> Html {
    // A single clause that no figure decides says nothing beyond the quick answer.
    let worth_showing = standard.clauses.len() > 1 || standard.clauses.iter().any(|clause| clause.measured);
    html! {
        <ol class="clauses" hidden={!worth_showing}>
            { for standard.clauses.iter().zip(&stands.clauses).filter(|_| worth_showing).map(|(clause, said)| {
                self::clause(props, standard, clause, said, stands.effective_status(said))
            }) }
        </ol>
    }
}

fn clause(props: &Props, standard: &Standard, clause: &Clause, stands: &ClauseReport, status: ClauseStatus) -> Html {
    let measured = stands.source == Source::Measured;
    html! {
        <li key={clause.id.clone()} data-clause={clause.id.clone()}>
            { badge::mark(status) }
            <div class="clause-words">
                { &clause.text }
                <span class="note" hidden={clause.changed_by.is_none()}>{ clause.changed_by.as_ref().map(|who| text::changed_by(who)) }</span>
                <div class="why" hidden={stands.measured.is_none()}>{ stands.measured.as_ref().map(arithmetic) }</div>
                <div class="why" hidden={stands.missing.is_empty()}>{ missing(props, standard, stands) }</div>
                { implied_rule(props, standard, clause) }
            </div>
            <div class="clause-source">
                if measured {
                    <span>{ text::FROM_FIGURES }</span>
                    { evidence_links(props, standard, stands) }
                } else {
                    { clause_answer(standard, clause, &props.answer, &props.dispatch) }
                }
            </div>
        </li>
    }
}

fn arithmetic(measured: &Measured) -> Html {
    let names: Vec<&str> = measured.failing.iter().take(NAMED).map(String::as_str).collect();
    html! {
        <>
            <p class="arithmetic">{ &measured.text }</p>
            <p hidden={names.is_empty()}>{ text::failing(&names.join("、"), measured.failing.len(), names.len()) }</p>
        </>
    }
}

/// A bound that is our reading of the words: in force until the county says why not.
fn implied_rule(props: &Props, standard: &Standard, clause: &Clause) -> Html {
    let implied = clause.rules.iter().any(|rule| rule.implied);
    if !implied {
        return html! { <div hidden={true} /> };
    }
    let off = props.rules_off.get(&clause.id);
    let reason = off.and_then(|off| off.get("reason")).and_then(Value::as_str).unwrap_or_default();
    let (id, clause_id, in_force) = (standard.id.clone(), clause.id.clone(), off.is_some());
    let turn = props
        .dispatch
        .reform(move |_: MouseEvent| app::Msg::Assess(Msg::Rule(id.clone(), clause_id.clone(), in_force)));
    html! {
        <div class="why implied">
            <p>{ text::IMPLIED }{ " " }
                <button type="button" class="button quiet" data-action="turn-rule" onclick={turn}>
                    { if off.is_some() { text::RULE_ON } else { text::RULE_OFF } }
                </button>
            </p>
            <div hidden={off.is_none()}>
                if off.is_some() {
                    <TextField pointer={pointer(&["rules_off", &clause.id, "reason"])} value={reason.to_owned()} label={text::RULE_REASON}
                        what={text::what(&standard.id, text::RULE_REASON)} at={Place::standard(&standard.id)} required={true}
                        dispatch={props.dispatch.clone()} />
                }
            </div>
        </div>
    }
}

/// To the register's row or the figure that made it.
fn evidence_links(props: &Props, standard: &Standard, stands: &ClauseReport) -> Html {
    let Some(measured) = &stands.measured else { return html! { <span /> } };
    let mut places: Vec<(Place, &str)> = Vec::new();
    for key in &measured.figures {
        let register =
            props.report.figures.iter().find(|figure| figure.key == *key).and_then(|figure| figure.register.clone());
        let (place, label) = match register {
            Some(register) => {
                let row = measured.rows.iter().find(|row| row.register == register).map(|row| row.row);
                (Place::Register { register, row }, text::SEE_REGISTER)
            }
            None => (Place::Figures { figure: Some(key.clone()) }, text::SEE_FIGURE),
        };
        if !places.iter().any(|(other, _)| other.same_page(&place)) {
            places.push((place, label));
        }
    }
    html! {
        <>
            { for places.into_iter().map(|(place, label)| html! {
                <span key={label}>{ link::follow(&props.dispatch, Place::standard(&standard.id), place, html! { label }) }</span>
            }) }
        </>
    }
}

fn missing(props: &Props, standard: &Standard, stands: &ClauseReport) -> Html {
    let label = |key: &str| props.catalog.figure(key).map_or_else(|| key.to_owned(), |figure| figure.label.clone());
    html! {
        <>
            { if stands.measured.is_some() { text::missing_beside() } else { text::missing() } }
            { for stands.missing.iter().enumerate().map(|(index, key)| html! {
                <span key={key.clone()}>
                    { if index == 0 { "" } else { "、" } }
                    { link::follow(&props.dispatch, Place::standard(&standard.id), Place::Figures { figure: Some(key.clone()) }, html! { label(key) }) }
                </span>
            }) }
        </>
    }
}

fn clause_answer(standard: &Standard, clause: &Clause, answer: &Value, dispatch: &Dispatch) -> Html {
    let given =
        answer.get("clauses").and_then(|clauses| clauses.get(&clause.id)).and_then(Value::as_str).unwrap_or_default();
    let (id, clause_id) = (standard.id.clone(), clause.id.clone());
    let onchange = dispatch.reform(move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let chosen = select.and_then(|select| ClauseAnswer::parse(&select.value()));
        app::Msg::Assess(Msg::Clause(id.clone(), clause_id.clone(), chosen))
    });
    html! {
        <label>
            <span class="unseen">{ text::CLAUSE_ANSWER }</span>
            <select {onchange} class={if given.is_empty() { "follows".to_owned() } else { given.to_owned() }} data-clause-answer={clause.id.clone()}>
                <option value="" selected={given.is_empty()} key="follows">{ text::CLAUSE_FOLLOWS }</option>
                { for ClauseAnswer::ALL.into_iter().map(|answer| html! {
                    <option value={answer.key()} selected={given == answer.key()} key={answer.key()}>{ common::status(ClauseStatus::from(answer)) }</option>
                }) }
            </select>
        </label>
    }
}

fn summary(props: &Props, standard: &Standard) -> Html {
    let id = standard.id.clone();
    let evidence = props.answer.get("evidence").and_then(Value::as_array).map_or(0, Vec::len);
    html! {
        <p class="summary">
            <span>{ text::lead(&standard.departments.lead.join("、")) }</span>
            <span hidden={evidence == 0}>{ text::evidence_count(evidence) }</span>
            <button type="button" class="button quiet" data-action="details" aria-expanded={props.open.to_string()}
                onclick={props.dispatch.reform(move |_| app::Msg::Assess(Msg::Details(id.clone())))}>
                <span aria-hidden="true">{ if props.open { "▾ " } else { "▸ " } }</span>{ text::DETAILS }
            </button>
        </p>
    }
}
