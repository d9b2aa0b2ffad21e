//! The self-assessment: the standards of an area, or those that a filter or a search finds.

mod card;
mod details;
mod keys;

use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_terms::{ClauseAnswer, Declared, Status};
use weibao_text::screens::assess as text;
use weibao_text::screens::common;
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::components::{field, link};
use crate::document::{Edit, pointer};
use crate::place::Place;
use crate::queries::standards::{self, Filter, Query};
use crate::session::{Change, Session};
use crate::ui::{Focus, Ui};

pub use keys::key;

/// How many standards are shown before the rest is asked for: only what is looked at is painted.
const AT_ONCE: usize = 20;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {
    query: Query,
    /// Whether all that was found is shown, however much it is.
    unfolded: bool,
    /// The standards whose details are open.
    open: Vec<String>,
    /// The standard that was worked on last: keys act on it, and 下一条 goes on from it.
    current: Option<String>,
}

impl State {
    /// The standard that was worked on last.
    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }

    /// Makes a standard the current one, and lifts what hides it.
    pub fn reveal(&mut self, id: &str, session: &Session) {
        self.query.words.clear();
        let standing = session.report().standards.iter().position(|standard| standard.id == id);
        let shown = self.query.find(session.catalog(), session.report(), None);
        if standing.is_some_and(|position| !shown.contains(&position)) {
            self.query = Query::default();
        }
        self.unfolded = true;
        self.current = Some(id.to_owned());
    }
}

/// What the user does on this screen alone.
pub enum Msg {
    /// Gives the quick answer of a standard, or takes it away.
    Answer(String, Option<Declared>),
    /// Gives a clause's own answer, or takes it away: standard, clause, answer.
    Clause(String, String, Option<ClauseAnswer>),
    /// Sets a clause's implied rule out of force, to be given a reason, or in force again: standard, clause.
    Rule(String, String, bool),
    /// Takes a piece of evidence away.
    RemoveEvidence(String, usize),
    /// Opens or closes the details of a standard.
    Details(String),
    /// A standard has the focus.
    Focused(String),
    /// Shows only these.
    Filter(Filter),
    /// Shows only what this department leads.
    Lead(String),
    /// Looks for words.
    Words(String),
    /// Lifts every filter.
    ShowAll,
    /// Shows the rest of a long list.
    Unfold,
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    let state = &mut app.ui.assess;
    match msg {
        Msg::Answer(id, declared) => answer(app, id, declared),
        Msg::Clause(id, clause, answer) => {
            let number = clause.rsplit('/').next().unwrap_or_default();
            let what = text::what(&id, &text::clause(number));
            let place = pointer(&["answers", &id, "clauses", &clause]);
            let edit = answer.map_or_else(
                || Edit::Remove(place.clone()),
                |answer| Edit::Set(place.clone(), Value::from(answer.key())),
            );
            app.edit(Change::new(edit, what, Place::standard(&id)))
        }
        Msg::Rule(id, clause, in_force) => {
            let what = text::what(&id, text::RULE_OFF);
            let reason = pointer(&["rules_off", &clause, "reason"]);
            let edit = if in_force {
                Edit::Remove(pointer(&["rules_off", &clause]))
            } else {
                Edit::Set(reason.clone(), Value::from(""))
            };
            let changed = app.edit(Change::new(edit, what, Place::standard(&id)));
            if !in_force {
                app.ui.focus = Some(Focus::On(format!("[data-pointer=\"{reason}\"]")));
            }
            changed
        }
        Msg::RemoveEvidence(id, index) => {
            let what = text::what(&id, &text::evidence(index.saturating_add(1)));
            let edit = Edit::Remove(pointer(&["answers", &id, "evidence", &index.to_string()]));
            app.edit(Change::new(edit, what, Place::standard(&id)))
        }
        Msg::Details(id) => {
            match state.open.iter().position(|open| *open == id) {
                Some(place) => drop(state.open.remove(place)),
                None => state.open.push(id),
            }
            true
        }
        Msg::Focused(id) => {
            state.current = Some(id);
            false
        }
        Msg::Filter(filter) => {
            state.query.filter = filter;
            true
        }
        Msg::Lead(lead) => {
            state.query.lead = lead;
            true
        }
        Msg::Words(words) => {
            state.query.words = words;
            // The list gets shorter under the reader.
            app.scroll_to_top();
            true
        }
        Msg::ShowAll => {
            state.query = Query::default();
            true
        }
        Msg::Unfold => {
            state.unfolded = true;
            true
        }
    }
}

fn answer(app: &mut App, id: String, declared: Option<Declared>) -> bool {
    let place = pointer(&["answers", &id, "status"]);
    let word = common::status(declared.map_or(Status::Unanswered, Status::from));
    let edit = match declared {
        Some(declared) => Edit::Set(place, Value::from(declared.key())),
        None => Edit::Remove(place),
    };
    let changed = app.edit(Change::new(edit, text::what(&id, &text::quick(word)), Place::standard(&id)));
    if changed && declared == Some(Declared::NotApplicable) {
        // The reason is asked for at once.
        app.ui.focus = Some(Focus::On(format!("[data-pointer=\"{}\"]", pointer(&["answers", &id, "reason"]))));
    }
    if let Some(session) = &app.session {
        let report = session.report();
        let waits = declared == Some(Declared::NotApplicable)
            && report.standards.iter().any(|standard| standard.id == id && standard.status != Status::NotApplicable);
        app.ui.announcement = if waits {
            text::waits_for_a_reason(&id)
        } else {
            text::answered(&id, word, report.totals.met, report.totals.applicable)
        };
    }
    app.ui.assess.current = Some(id);
    changed
}

/// The screen.
pub fn view(session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    let Place::Assess { area, .. } = &ui.place else { return html! { <div /> } };
    let (catalog, report, state) = (session.catalog(), session.report(), &ui.assess);
    // An address that names no area of these standards shows them all.
    let area = area.as_deref().filter(|id| catalog.areas.iter().any(|area| area.id == *id));
    let found = state.query.find(catalog, report, area);
    let shown = found.get(..AT_ONCE).filter(|_| !state.unfolded).unwrap_or(&found);
    let folded = found.len().saturating_sub(shown.len());
    let title =
        area.and_then(|id| catalog.areas.iter().find(|in_area| in_area.id == id)).map(|area| area.title.as_str());
    let heading = match title {
        _ if state.query.searches() => text::found(found.len(), state.query.words.trim()),
        Some(title) => title.to_owned(),
        None => common::ALL_AREAS.to_owned(),
    };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ heading }</h1>
            { tools(session, state, area, dispatch) }
            <p class="none" hidden={!found.is_empty()}>
                { text::NONE_FOUND }{ " " }
                <button type="button" class="button" data-action="show-all" onclick={dispatch.reform(|_| app::Msg::Assess(Msg::ShowAll))}>
                    { text::SHOW_ALL }
                </button>
            </p>
            <div class="standards">{ for listed(session, state, shown, area.is_none() || state.query.searches(), dispatch) }</div>
            <p class="actions" hidden={folded == 0}>
                <button type="button" class="button" data-action="unfold" onclick={dispatch.reform(|_| app::Msg::Assess(Msg::Unfold))}>
                    { text::unfold(folded) }
                </button>
            </p>
        </div>
    }
}

/// The cards, with a heading where an area or a content begins.
fn listed(session: &Session, state: &State, found: &[usize], all_areas: bool, dispatch: &Dispatch) -> Vec<Html> {
    let mut list = Vec::new();
    let mut position: usize = 0;
    for area in &session.catalog().areas {
        let mut area_named = !all_areas;
        for content in &area.contents {
            let mut content_named = false;
            for standard in &content.standards {
                let here = position;
                position = position.saturating_add(1);
                if !found.contains(&here) {
                    continue;
                }
                if !area_named {
                    list.push(html! { <h2 class="area-name" key={area.id.clone()}>{ &area.title }</h2> });
                    area_named = true;
                }
                if !content_named {
                    let level = if all_areas { "h3" } else { "h2" };
                    list.push(html! { <@{level} class="content-name" key={content.id.clone()}>{ &content.title }</@> });
                    content_named = true;
                }
                let answer = session.document().get(&pointer(&["answers", &standard.id])).cloned().unwrap_or_default();
                let rules_off = session.document().get("/rules_off").cloned().unwrap_or_default();
                list.push(html! {
                    <card::Card key={standard.id.clone()} catalog={Rc::clone(session.catalog())} report={Rc::clone(session.report())}
                        position={here} {answer} {rules_off} open={state.open.contains(&standard.id)} dispatch={dispatch.clone()} />
                });
            }
        }
    }
    list
}

fn tools(session: &Session, state: &State, area: Option<&str>, dispatch: &Dispatch) -> Html {
    let (catalog, report) = (session.catalog(), session.report());
    let chips = [
        (Filter::All, "all", text::FILTER_ALL),
        (Filter::Open, "open", text::FILTER_OPEN),
        (Filter::Short, "short", text::FILTER_UNMET),
        (Filter::Pending, "pending", text::FILTER_PENDING),
    ];
    let lead = dispatch.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        app::Msg::Assess(Msg::Lead(select.map(|select| select.value()).unwrap_or_default()))
    });
    let words = dispatch.reform(|event: InputEvent| app::Msg::Assess(Msg::Words(field::typed(&event))));
    let clear = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                dispatch.emit(app::Msg::Assess(Msg::Words(String::new())));
            }
        })
    };
    html! {
        <div class="tools" role="search">
            { for chips.into_iter().map(|(filter, name, label)| {
                let count = Query { filter, ..state.query.clone() }.find(catalog, report, area).len();
                html! {
                    <button type="button" class="chip" key={name} data-filter={name} aria-pressed={(state.query.filter == filter).to_string()}
                        onclick={dispatch.reform(move |_| app::Msg::Assess(Msg::Filter(filter)))}>{ text::chip(label, count) }</button>
                }
            }) }
            <label class="tool-lead" key="lead">
                <span class="unseen">{ text::FILTER_LEAD }</span>
                <select onchange={lead} data-filter="lead">
                    <option value="" selected={state.query.lead.is_empty()} key="">{ text::FILTER_ANY_LEAD }</option>
                    { for standards::leads(catalog, area).into_iter().map(|name| html! {
                        <option value={name.to_owned()} selected={state.query.lead == name} key={name.to_owned()}>{ text::lead(name) }</option>
                    }) }
                </select>
            </label>
            <label class="tool-search" key="search">
                <span class="unseen">{ text::SEARCH }</span>
                <input type="search" value={state.query.words.clone()} placeholder={text::SEARCH} oninput={words} onkeydown={clear} data-search="" />
            </label>
        </div>
    }
}
