//! Where the document is open: the readings that the county chooses, and the rules that are our reading.
use weibao_core::catalog::{Choice, Clause, Standard};
use weibao_page::Msg;
use weibao_page::msg::Figures;
use weibao_page::place::Place;
use weibao_page::queries::figures::{self as query, Overview};
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_text::screens::figures as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::{badge, link};

const HERE: Place = Place::Figures { figure: None };

fn sends(send: &Send, msg: impl Fn() -> Figures + 'static) -> Callback<Event> {
    send.on(move |_| Msg::Figures(msg()))
}

/// The open readings.
pub fn choices(session: &Session, send: &Send) -> Html {
    let catalog = session.catalog();
    html! {
        <section class="figures-readings">
            <h2 id="figures-readings" tabindex="-1" class="part-heading">{ text::READINGS }</h2>
            <p class="note">{ text::READINGS_LEAD }</p>
            { for catalog.choices.iter().map(|choice| one_choice(session, send, choice)) }
        </section>
    }
}

fn one_choice(session: &Session, send: &Send, choice: &Choice) -> Html {
    let used = session.report().choices.iter().find(|used| used.key == choice.key);
    let kind =
        if query::changes_result(session.catalog(), choice) { text::CHANGES_RESULT } else { text::ONLY_RECORDED };
    html! {
        <fieldset class="card reading" key={choice.key.clone()} data-choice={choice.key.clone()}>
            <legend>{ &choice.question }</legend>
            { for choice.options.iter().enumerate().map(|(index, option)| {
                let checked = used.is_some_and(|used| used.option == option.key);
                let (key, value) = (choice.key.clone(), option.key.clone());
                let onchange = sends(send, move || Figures::Choose(key.clone(), value.clone()));
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
                    html! { <span class="decided" key={id.clone()}>{ link::follow(send, HERE, Place::standard(id), html! { { id } }) }</span> }
                }) }
            </p>
        </fieldset>
    }
}

/// The rules that are our reading.
pub fn implied(session: &Session, send: &Send, overview: &Overview<'_>) -> Html {
    let clauses: Vec<(&Standard, &Clause)> = query::implied(session.catalog()).collect();
    let off = clauses.iter().filter(|(_, clause)| session.file().rule_off(&clause.id).is_some()).count();
    html! {
        <section class={classes!("figures-implied", (off == 0).then_some("none-off"))}>
            <h2 id="figures-implied" tabindex="-1" class="part-heading">{ text::IMPLIED }</h2>
            <p class="note">{ text::IMPLIED_LEAD }</p>
            <details class="card implied" open={off > 0}>
                <summary data-action="implied">{ text::implied_summary(clauses.len(), off) }</summary>
                <ul>{ for clauses.iter().map(|(standard, clause)| rule(session, send, overview, standard, clause)) }</ul>
            </details>
        </section>
    }
}

/// What the saved file says about a clause whose implied rules are not accepted.
fn rule(session: &Session, send: &Send, overview: &Overview<'_>, standard: &Standard, clause: &Clause) -> Html {
    let off = session.file().rule_off(&clause.id);
    let reason = at::rule_off_reason(&clause.id);
    let given = off.unwrap_or_default().to_owned();
    let (id, is_off) = (clause.id.clone(), off.is_some());
    let onchange = sends(send, move || Figures::Accept(id.clone(), is_off));
    let link = link::follow(send, HERE, Place::standard(&standard.id), html! { { clause.id.clone() } });
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
                        required=true send={send.clone()} />
                    <p class={if given.trim().is_empty() { "warning" } else { "note" }} role="status">
                        { if given.trim().is_empty() { text::REASON_NEEDED } else { text::IS_OFF } }
                    </p>
                }
            </div>
        </li>
    }
}
