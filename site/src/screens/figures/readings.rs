//! Where the document is open: the readings that the county chooses, and the rules that are our reading.

use serde_json::{Value, json};
use weibao_core::catalog::{Choice, Clause, Standard};
use weibao_text::screens::figures as text;
use yew::prelude::*;

use crate::app::{App, Dispatch};
use crate::components::field::TextField;
use crate::components::{badge, link};
use crate::document::{Edit, pointer};
use crate::place::Place;
use crate::queries::figures::{self as query, Overview};
use crate::session::{Change, Session};

/// What the user does here.
pub enum Msg {
    /// Chooses a reading.
    Choose {
        /// The choice's key.
        choice: String,
        /// The option's key.
        option: String,
    },
    /// Switches the implied rules of a clause off, or on again.
    Accept {
        /// The clause's id.
        clause: String,
        /// Whether they are to count.
        accepted: bool,
    },
}

const HERE: Place = Place::Figures { figure: None };

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Choose { choice, option } => {
            let question =
                app.session.as_ref().and_then(|session| Some(session.catalog().choice(&choice)?.question.clone()));
            let edit = Edit::Set(pointer(&["choices", &choice]), Value::from(option));
            app.edit(Change::new(edit, text::what_reading(&question.unwrap_or(choice)), HERE))
        }
        Msg::Accept { clause, accepted } => {
            let place = pointer(&["rules_off", &clause]);
            let edit = if accepted { Edit::Remove(place) } else { Edit::Set(place, json!({ "reason": "" })) };
            app.edit(Change::new(edit, text::what_rule(&clause), HERE))
        }
    }
}

fn send(dispatch: &Dispatch, msg: impl Fn() -> Msg + 'static) -> Callback<Event> {
    dispatch.reform(move |_| crate::app::Msg::Figures(super::Msg::Readings(msg())))
}

/// The open readings.
pub fn choices(session: &Session, dispatch: &Dispatch) -> Html {
    let catalog = session.catalog();
    html! {
        <section class="figures-readings">
            <h2 id="figures-readings" tabindex="-1" class="part-heading">{ text::READINGS }</h2>
            <p class="note">{ text::READINGS_LEAD }</p>
            { for catalog.choices.iter().map(|choice| one_choice(session, dispatch, choice)) }
        </section>
    }
}

fn one_choice(session: &Session, dispatch: &Dispatch, choice: &Choice) -> Html {
    let used = session.report().choices.iter().find(|used| used.key == choice.key);
    let kind =
        if query::changes_result(session.catalog(), choice) { text::CHANGES_RESULT } else { text::ONLY_RECORDED };
    html! {
        <fieldset class="card reading" key={choice.key.clone()} data-choice={choice.key.clone()}>
            <legend>{ &choice.question }</legend>
            { for choice.options.iter().enumerate().map(|(index, option)| {
                let checked = used.is_some_and(|used| used.option == option.key);
                let (key, value) = (choice.key.clone(), option.key.clone());
                let onchange = send(dispatch, move || Msg::Choose { choice: key.clone(), option: value.clone() });
                html! {
                    <label class="option" key={option.key.clone()}>
                        <input type="radio" name={format!("choice-{}", choice.key)} {checked} {onchange} data-option={option.key.clone()} />
                        <span>{ &option.label }</span>
                        if index == 0 && used.is_some_and(|used| !used.chosen) { <span class="note">{ text::BY_DEFAULT }</span> }
                    </label>
                }
            }) }
            <p class="note">
                { kind }{ " · " }
                { for choice.standards.iter().map(|id| {
                    html! { <span class="decided" key={id.clone()}>{ link::follow(dispatch, HERE, Place::standard(id), html! { { id } }) }</span> }
                }) }
            </p>
        </fieldset>
    }
}

/// The rules that are our reading.
pub fn implied(session: &Session, dispatch: &Dispatch, overview: &Overview<'_>) -> Html {
    let clauses: Vec<(&Standard, &Clause)> = query::implied(session.catalog()).collect();
    let off = clauses.iter().filter(|(_, clause)| switched_off(session, clause).is_some()).count();
    html! {
        <section class="figures-implied">
            <h2 id="figures-implied" tabindex="-1" class="part-heading">{ text::IMPLIED }</h2>
            <p class="note">{ text::IMPLIED_LEAD }</p>
            <details class="card implied" open={off > 0}>
                <summary data-action="implied">{ text::implied_summary(clauses.len(), off) }</summary>
                <ul>{ for clauses.iter().map(|(standard, clause)| rule(session, dispatch, overview, standard, clause)) }</ul>
            </details>
        </section>
    }
}

/// What the saved file says about a clause whose implied rules are not accepted.
fn switched_off<'a>(session: &'a Session, clause: &Clause) -> Option<&'a Value> {
    session.document().get(&pointer(&["rules_off", &clause.id]))
}

fn rule(session: &Session, dispatch: &Dispatch, overview: &Overview<'_>, standard: &Standard, clause: &Clause) -> Html {
    let off = switched_off(session, clause);
    let reason = pointer(&["rules_off", &clause.id, "reason"]);
    let given = session.document().text(&reason).to_owned();
    let (id, is_off) = (clause.id.clone(), off.is_some());
    let onchange = send(dispatch, move || Msg::Accept { clause: id.clone(), accepted: is_off });
    let link = link::follow(dispatch, HERE, Place::standard(&standard.id), html! { { clause.id.clone() } });
    html! {
        <li class="implied-rule" key={clause.id.clone()} data-rule={clause.id.clone()}>
            <p>{ badge::mark(overview.state(&standard.id)) }{ " " }{ link }{ " " }{ &clause.text }</p>
            { for clause.rules.iter().filter(|rule| rule.implied).enumerate().map(|(index, rule)| html! {
                <p class="note" key={index}>{ rule.in_words(session.catalog()) }{ "。" }{ rule.note.clone() }</p>
            }) }
            <label class="option">
                <input type="checkbox" checked={is_off} {onchange} data-action="rule-off" />
                <span>{ text::SWITCH_OFF }</span>
            </label>
            <div hidden={!is_off}>
                if is_off {
                    <TextField pointer={reason} value={given.clone()} label={text::REASON} what={text::what_reason(&clause.id)} at={HERE}
                        required=true dispatch={dispatch.clone()} />
                    <p class={if given.trim().is_empty() { "warning" } else { "note" }} role="status">
                        { if given.trim().is_empty() { text::REASON_NEEDED } else { text::IS_OFF } }
                    </p>
                }
            </div>
        </li>
    }
}
