//! A standard: its words, its state, the county's judgement, its clauses, and why.
use std::rc::Rc;

use weibao_core::catalog::{Body, Catalog, Clause, Role, Standard};
use weibao_core::report::{ClauseReport, Measured, Report, Source, StandardReport};
use weibao_page::Msg;
use weibao_page::msg::{Assess, Round};
use weibao_page::place::Place;
use weibao_page::queries::round::Last;
use weibao_page::queries::standards as query;
use weibao_page::saved_file::{Answer, SavedFile, at};
use weibao_terms::{ClauseAnswer, ClauseStatus, Declared};
use weibao_text::screens::assess as text;
use weibao_text::screens::{common, register, round as words};
use yew::prelude::*;

use super::details;
use super::others::Others;
use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::select::Select;
use crate::view::components::{badge, link};

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
    pub answer: Answer,
    /// Of each clause, why the county does not accept its implied rules; nothing where it does.
    pub rules_off: Vec<Option<String>>,
    /// What others have said about it.
    pub others: Others,
    /// Of each clause, what was said about the bodies that it names, in their order.
    pub bodies: Vec<Vec<Option<bool>>>,
    /// Whether the details are open.
    pub open: bool,
    /// Where the user's doings are sent.
    pub send: Send,
}

impl Props {
    fn stands(&self) -> Option<&StandardReport> {
        self.report.standards.get(self.position)
    }
}

/// Of each clause of a standard, why its implied rules are switched off; nothing where they are not.
pub fn rules_off(file: &SavedFile, standard: &Standard) -> Vec<Option<String>> {
    standard.clauses.iter().map(|clause| file.rule_off(&clause.id).map(str::to_owned)).collect()
}

/// Of each clause of a standard, what was said about the bodies that it names.
pub fn bodies(file: &SavedFile, standard: &Standard) -> Vec<Vec<Option<bool>>> {
    let of = |clause: &Clause| clause.bodies.iter().map(|body| file.body(&clause.id, &body.key)).collect();
    standard.clauses.iter().map(of).collect()
}

/// So that an answer repaints one card and not all of them.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog)
            && self.position == other.position
            && self.open == other.open
            && self.answer == other.answer
            && self.rules_off == other.rules_off
            && self.others == other.others
            && self.bodies == other.bodies
            && (Rc::ptr_eq(&self.report, &other.report) || self.stands() == other.stands())
    }
}

/// The card.
#[component]
pub fn Card(props: &Props) -> Html {
    let (Some(standard), Some(stands)) = (props.catalog.standards().nth(props.position), props.stands()) else {
        return html! { <article /> };
    };
    let (id, send) = (&standard.id, &props.send);
    let focused = {
        let id = id.clone();
        send.on(move |_: FocusEvent| Msg::Assess(Assess::Focused(id.clone())))
    };
    html! {
        <article class="card standard" data-standard={id.clone()} tabindex="-1" aria-label={id.clone()} onfocusin={focused}>
            <header>
                <span class="number">{ id }</span>
                <h3 class="words">{ &standard.text }{ for changed_by(standard.changed_by.as_deref()) }</h3>
                { badge::view(stands.status) }
            </header>
            <div class="card-body">{ for body(props, standard, stands) }</div>
        </article>
    }
}

/// What there is to show, from above: what is empty has no element, since six dozen cards are laid out at once. Each has a key, so that what comes
/// or goes leaves its neighbours alone.
fn body(props: &Props, standard: &Standard, stands: &StandardReport) -> Vec<Html> {
    let others = &props.others;
    let differs = query::differs(props.answer.declared(), stands);
    let worth_showing = standard.clauses.len() > 1
        || standard.clauses.iter().any(|clause| clause.measured || !clause.bodies.is_empty());
    let parts = [
        differs.map(|differs| html! { <p class="hint differs" key="differs">{ differs }</p> }),
        others.last.as_ref().map(|said| last(standard, said, &props.send)),
        Some(quick(standard, &props.answer, &props.send)),
        reason(standard, &props.answer, &props.send),
        (!others.reviewers.is_empty()).then(|| {
            let said = others.reviewers.iter().enumerate();
            html! {
                <ul class="review-said" key="reviewers">{ for said.map(|(index, said)| html! { <li key={index}>{ said }</li> }) }</ul>
            }
        }),
        (!others.listed.is_empty()).then(|| {
            let lines = others.listed.iter().enumerate();
            html! {
                <div data-listed="" key="listed">{ for lines.map(|(index, line)| html! { <p class="warning" key={index}>{ line }</p> }) }</div>
            }
        }),
        stands.conflict.then(|| {
            html! { <p class="conflict" role="note" key="conflict">{ text::CONFLICT }<b>{ text::FIGURES_STAND }</b></p> }
        }),
        // A single clause that no figure decides says nothing beyond the quick answer.
        worth_showing.then(|| clauses(props, standard, stands)),
        goals(props, standard),
        Some(summary(props, standard)),
        props.open.then(|| {
            html! {
                <div class="details" key="details">
                    { details::view(standard, stands, &props.answer, &others.waits, &props.send) }
                </div>
            }
        }),
    ];
    parts.into_iter().flatten().collect()
}

/// Whose words these are, where they are not the national standard's.
fn changed_by(who: Option<&str>) -> Option<Html> {
    who.map(|who| html! { <span class="note" key="changed">{ text::changed_by(who) }</span> })
}

/// What was said in the round before, and the button that says it again.
fn last(standard: &Standard, last: &Last, send: &Send) -> Html {
    let id = standard.id.clone();
    html! {
        <p class="note last" data-last="" key="last">
            { last.said.clone() }{ " " }
            <button type="button" class="button small" data-action="still" hidden={!last.waits}
                aria-label={words::what_still(&id)} onclick={send.on(move |_: MouseEvent| Msg::Round(Round::Still(id.clone())))}>{ words::STILL }</button>
        </p>
    }
}

fn quick(standard: &Standard, answer: &Answer, send: &Send) -> Html {
    let id = &standard.id;
    let given = answer.declared();
    let answered = |status| {
        let id = id.clone();
        move || Msg::Assess(Assess::Answer(id.clone(), status))
    };
    let clear = answered(None);
    html! {
        <fieldset class="quick" key="quick">
            <legend>{ text::QUICK }<span class="unseen">{ " " }{ id }</span></legend>
            { for Declared::ALL.into_iter().map(|declared| {
                let (name, choose) = (declared.key(), answered(Some(declared)));
                let on = given == Some(declared);
                html! {
                    <label class={classes!("choice", name, on.then_some("on"))} key={name}>
                        <input type="radio" name={format!("quick-{id}")} value={name} checked={on} onchange={send.shown(move |_| choose())} />
                        { common::status(declared) }
                    </label>
                }
            }) }
            <button type="button" class="button quiet" data-action="clear" hidden={given.is_none()} onclick={send.on(move |_| clear())}>
                { text::CLEAR }
            </button>
        </fieldset>
    }
}

fn reason(standard: &Standard, answer: &Answer, send: &Send) -> Option<Html> {
    let of_standard = answer.declared() == Some(Declared::NotApplicable);
    if !of_standard && !answer.exempts_a_clause() {
        return None;
    }
    let reason = answer.text(&["reason"]);
    Some(html! {
        <div class="reason" key="reason">
            <TextField pointer={at::reason(&standard.id)} value={reason.to_owned()} label={text::REASON}
                what={text::what(&standard.id, text::REASON)} at={Place::standard(&standard.id)} placeholder={text::REASON_EXAMPLE}
                required={true} send={send.clone()} />
            <p class="hint" hidden={!reason.trim().is_empty()}>
                { if of_standard { text::REASON_MISSING } else { text::CLAUSE_REASON_MISSING } }
            </p>
        </div>
    })
}

fn clauses(props: &Props, standard: &Standard, stands: &StandardReport) -> Html {
    html! {
        <ol class="clauses" key="clauses">
            { for standard.clauses.iter().zip(&stands.clauses).map(|(clause, said)| {
                self::clause(props, standard, clause, said, stands.effective_status(said))
            }) }
        </ol>
    }
}

fn clause(props: &Props, standard: &Standard, clause: &Clause, stands: &ClauseReport, status: ClauseStatus) -> Html {
    let measured = stands.source == Source::Measured;
    html! {
        <li key={clause.id.clone()} data-clause={clause.id.clone()}>
            { if clause.role.is_some() { badge::no_duty() } else { badge::mark(status) } }
            <div class="clause-words">{ &clause.text }{ for beneath(props, standard, clause, stands) }</div>
            <div class="clause-source">
                if let Some(role) = clause.role {
                    <span>{ role_words(role) }</span>
                } else if measured {
                    <span>{ text::FROM_FIGURES }</span>
                    { evidence_links(props, standard, stands) }
                } else {
                    { clause_answer(standard, clause, &props.answer, &props.send) }
                }
            </div>
        </li>
    }
}

/// What is said of a clause beneath its words.
fn beneath(props: &Props, standard: &Standard, clause: &Clause, stands: &ClauseReport) -> Vec<Html> {
    let index = standard.clauses.iter().position(|known| known.id == clause.id);
    let said = index.and_then(|index| props.others.units.get(index)).into_iter().flatten().enumerate();
    let label = clause.label.as_ref();
    let parts = [
        label.map(|label| html! { <span class="note" key="label">{ text::in_short(label) }</span> }),
        changed_by(clause.changed_by.as_deref()),
        stands
            .measured
            .as_ref()
            .map(|measured| html! { <div class="why" key="measured">{ arithmetic(measured) }</div> }),
        (!stands.missing.is_empty())
            .then(|| html! { <div class="why" key="missing">{ missing(props, standard, stands) }</div> }),
    ];
    let said = said.map(|(index, said)| html! { <p class="note" data-said="" key={index}>{ said }</p> });
    let asked = [named_bodies(props, standard, clause), implied_rule(props, standard, clause)];
    parts.into_iter().flatten().chain(said).chain(asked.into_iter().flatten()).collect()
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::Condition => text::CONDITION,
        Role::Advisory => text::ADVISORY,
    }
}

/// The bodies that the words name: each has it, has it not, or nobody has said.
fn named_bodies(props: &Props, standard: &Standard, clause: &Clause) -> Option<Html> {
    if clause.bodies.is_empty() {
        return None;
    }
    let place = standard.clauses.iter().position(|other| other.id == clause.id);
    let said = place.and_then(|place| props.bodies.get(place)).map_or(&[][..], Vec::as_slice);
    let body = |body: &Body, has: Option<bool>| {
        let (id, clause_id, key) = (standard.id.clone(), clause.id.clone(), body.key.clone());
        let chosen = props.send.on(move |chosen: String| {
            let has = [("yes", true), ("no", false)].into_iter().find(|(word, _)| *word == chosen).map(|(_, has)| has);
            Msg::Assess(Assess::Body(id.clone(), clause_id.clone(), key.clone(), has))
        });
        let value = has.map_or("", |has| if has { "yes" } else { "no" });
        let options: Vec<(AttrValue, AttrValue)> = vec![
            ("".into(), text::BODY_OPEN.into()),
            ("yes".into(), register::YES.into()),
            ("no".into(), register::NO.into()),
        ];
        let label = text::body_answer(&standard.id, &body.name);
        html! {
            <li key={body.key.clone()} data-body={body.key.clone()}>
                <span>{ &body.name }</span>
                <Select {value} {options} {chosen} {label} class={classes!(has.is_none().then_some("follows"))} />
            </li>
        }
    };
    Some(html! {
        <div class="why bodies" key="bodies">
            <p>{ text::BODIES }</p>
            <ul>{ for clause.bodies.iter().zip(said).map(|(named, has)| body(named, *has)) }</ul>
        </div>
    })
}

/// What an overlay aims at and does not judge by.
fn goals(props: &Props, standard: &Standard) -> Option<Html> {
    let of_standard = |reference: &str| reference.split('/').next() == Some(standard.id.as_str());
    let mut goals = props.catalog.goals.iter().filter(|goal| of_standard(&goal.reference)).peekable();
    goals.peek()?;
    Some(html! {
        <div class="goals" key="goals">
            { for goals.map(|goal| html! {
                <p class="note" data-goal={goal.reference.clone()} key={goal.reference.clone()}>
                    { text::goal(goal.changed_by.as_deref(), &goal.text, &goal.mark) }
                </p>
            }) }
        </div>
    })
}

fn arithmetic(measured: &Measured) -> Html {
    let names: Vec<&str> = measured.failing.iter().take(NAMED).map(String::as_str).collect();
    html! {
        <>
            <p class="arithmetic">{ &measured.text }</p>
            { for (!names.is_empty()).then(|| html! {
                <p key="failing">{ text::failing(&names.join("、"), measured.failing.len(), names.len()) }</p>
            }) }
        </>
    }
}

/// A bound that is our reading of the words: in force until the county says why not.
fn implied_rule(props: &Props, standard: &Standard, clause: &Clause) -> Option<Html> {
    if !clause.rules.iter().any(|rule| rule.implied) {
        return None;
    }
    let place = standard.clauses.iter().position(|other| other.id == clause.id);
    let off = place.and_then(|place| props.rules_off.get(place)?.as_deref());
    let reason = off.unwrap_or_default();
    let (id, clause_id, in_force) = (standard.id.clone(), clause.id.clone(), off.is_some());
    let turn = props.send.on(move |_: MouseEvent| Msg::Assess(Assess::Rule(id.clone(), clause_id.clone(), in_force)));
    Some(html! {
        <div class="why implied" key="implied">
            <p>{ text::IMPLIED }{ " " }
                <button type="button" class="button quiet" data-action="turn-rule" onclick={turn}>
                    { if off.is_some() { text::RULE_ON } else { text::RULE_OFF } }
                </button>
            </p>
            <div hidden={off.is_none()}>
                if off.is_some() {
                    <TextField pointer={at::rule_off_reason(&clause.id)} value={reason.to_owned()} label={text::RULE_REASON}
                        what={text::what(&standard.id, text::RULE_REASON)} at={Place::standard(&standard.id)} required={true}
                        send={props.send.clone()} />
                }
            </div>
        </div>
    })
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
                <span key={label}>{ link::follow(&props.send, Place::standard(&standard.id), place, html! { label }) }</span>
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
                    { link::follow(&props.send, Place::standard(&standard.id), Place::Figures { figure: Some(key.clone()) }, html! { label(key) }) }
                </span>
            }) }
        </>
    }
}

fn clause_answer(standard: &Standard, clause: &Clause, answer: &Answer, send: &Send) -> Html {
    let given = answer.clause(&clause.id).to_owned();
    let (id, clause_id) = (standard.id.clone(), clause.id.clone());
    let chosen = send.shown(move |chosen: String| {
        Msg::Assess(Assess::Clause(id.clone(), clause_id.clone(), ClauseAnswer::parse(&chosen)))
    });
    let offered = ClauseAnswer::ALL
        .into_iter()
        .map(|answer| (answer.key().into(), common::status(ClauseStatus::from(answer)).into()));
    let options: Vec<(AttrValue, AttrValue)> =
        [("".into(), text::CLAUSE_FOLLOWS.into())].into_iter().chain(offered).collect();
    let number = clause.id.rsplit('/').next().unwrap_or_default();
    let class = if given.is_empty() { "follows".to_owned() } else { given.clone() };
    html! {
        <Select value={given} {options} {chosen} label={text::clause_answer(&standard.id, number)} class={classes!(class)} clause={clause.id.clone()} />
    }
}

fn summary(props: &Props, standard: &Standard) -> Html {
    let id = standard.id.clone();
    let evidence = props.answer.evidence();
    html! {
        <p class="summary" key="summary">
            <span>{ text::lead(&standard.departments.lead.join("、")) }</span>
            { for (evidence > 0).then(|| html! { <span key="evidence">{ text::evidence_count(evidence) }</span> }) }
            <button type="button" class="button quiet" data-action="details" aria-expanded={props.open.to_string()}
                onclick={props.send.on(move |_| Msg::Assess(Assess::Details(id.clone())))}>
                <span aria-hidden="true">{ if props.open { "▾ " } else { "▸ " } }</span>{ text::DETAILS }
            </button>
        </p>
    }
}
