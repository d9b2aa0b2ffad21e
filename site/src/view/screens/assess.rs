//! The self-assessment: the standards of an area, or those that a filter or a search finds.

mod card;
mod details;
mod others;

use std::rc::Rc;

use weibao_page::Msg;
use weibao_page::msg::Assess;
use weibao_page::place::Place;
use weibao_page::queries::standards::{self, Filter, Query};
use weibao_page::rest::Here;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_page::ui::assess::State;
use weibao_text::screens::assess as text;
use weibao_text::screens::common;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::select::Select;
use crate::view::components::{field, link};

/// The screen. What others have said is on it as soon as the rest of the program is here.
pub fn view(session: &Session, ui: &Ui, rest: Option<Here>, send: &Send) -> Html {
    let Place::Assess { area, .. } = &ui.place else { return html! { <div /> } };
    let (catalog, report, state) = (session.catalog(), session.report(), &ui.assess);
    // An address that names no area of these standards shows them all.
    let area = area.as_deref().filter(|id| catalog.areas.iter().any(|area| area.id == *id));
    let found = state.query.find(catalog, report, area);
    let shown = found.get(..state.shown()).filter(|_| area.is_none()).unwrap_or(&found);
    let folded = found.len().saturating_sub(shown.len());
    let shown = Shown { positions: shown, across_areas: area.is_none() || state.query.searches() };
    let title =
        area.and_then(|id| catalog.areas.iter().find(|in_area| in_area.id == id)).map(|area| area.title.as_str());
    let heading = match title {
        _ if state.query.searches() => text::found(found.len(), state.query.words.trim()),
        Some(title) => title.to_owned(),
        None => common::ALL_AREAS.to_owned(),
    };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ heading }</h1>
            { tools(session, state, area, send) }
            <p class="none" hidden={!found.is_empty()}>
                { text::NONE_FOUND }{ " " }
                <button type="button" class="button" data-action="show-all" onclick={send.on(|_| Msg::Assess(Assess::ShowAll))}>
                    { text::SHOW_ALL }
                </button>
            </p>
            <div class="standards">{ for listed(session, state, &shown, rest, send) }</div>
            <p class="actions" hidden={folded == 0}>
                <button type="button" class="button" data-action="unfold" onclick={send.on(|_| Msg::Assess(Assess::Unfold))}>
                    { text::unfold(folded) }
                </button>
            </p>
        </div>
    }
}

/// The standards that have a card, by their places in the catalog.
struct Shown<'a> {
    positions: &'a [usize],
    /// Whether they may be of several areas.
    across_areas: bool,
}

/// The cards, with a heading where an area or a content begins.
fn listed(session: &Session, state: &State, shown: &Shown<'_>, rest: Option<Here>, send: &Send) -> Vec<Html> {
    let mut list = Vec::new();
    let mut position: usize = 0;
    for area in &session.catalog().areas {
        let mut area_named = !shown.across_areas;
        for content in &area.contents {
            let mut content_named = false;
            for standard in &content.standards {
                let here = position;
                position = position.saturating_add(1);
                if !shown.positions.contains(&here) {
                    continue;
                }
                if !area_named {
                    list.push(html! { <h2 class="area-name" key={area.id.clone()}>{ &area.title }</h2> });
                    area_named = true;
                }
                if !content_named {
                    let level = if shown.across_areas { "h3" } else { "h2" };
                    list.push(html! { <@{level} class="content-name" key={content.id.clone()}>{ &content.title }</@> });
                    content_named = true;
                }
                let answer = session.file().answer(&standard.id);
                let rules_off = card::rules_off(session.file(), standard);
                let others = rest.map(|rest| others::of(rest, session, standard)).unwrap_or_default();
                let bodies = card::bodies(session.file(), standard);
                list.push(html! {
                    <card::Card key={standard.id.clone()} catalog={Rc::clone(session.catalog())} report={Rc::clone(session.report())}
                        position={here} {answer} {rules_off} {others} {bodies} open={state.open.contains(&standard.id)} send={send.clone()} />
                });
            }
        }
    }
    list
}

fn tools(session: &Session, state: &State, area: Option<&str>, send: &Send) -> Html {
    let (catalog, report) = (session.catalog(), session.report());
    let chips = [
        (Filter::All, "all", text::FILTER_ALL),
        (Filter::Open, "open", text::FILTER_OPEN),
        (Filter::Short, "short", text::FILTER_UNMET),
        (Filter::Pending, "pending", text::FILTER_PENDING),
    ];
    let lead = send.on(|chosen: String| Msg::Assess(Assess::Lead(chosen)));
    let offered = standards::leads(catalog, area);
    // What is chosen is always among what is offered: no filter works unseen.
    let elsewhere = Some(state.query.lead.as_str()).filter(|lead| !lead.is_empty() && !offered.contains(lead));
    let named = offered.iter().copied().chain(elsewhere).map(|name| (name.to_owned().into(), text::lead(name).into()));
    let leads: Vec<(AttrValue, AttrValue)> =
        [("".into(), text::FILTER_ANY_LEAD.into())].into_iter().chain(named).collect();
    let words = send.on(|event: InputEvent| Msg::Assess(Assess::Words(field::typed(&event))));
    let clear = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                send.emit(Msg::Assess(Assess::Words(String::new())));
            }
        })
    };
    html! {
        <div class="tools" role="search">
            { for chips.into_iter().map(|(filter, name, label)| {
                let count = Query { filter, ..state.query.clone() }.find(catalog, report, area).len();
                html! {
                    <button type="button" class="chip" key={name} data-filter={name} aria-pressed={(state.query.filter == filter).to_string()}
                        onclick={send.on(move |_| Msg::Assess(Assess::Filter(filter)))}>{ text::chip(label, count) }</button>
                }
            }) }
            <label class="tool-lead" key="lead">
                <Select value={state.query.lead.clone()} options={leads} chosen={lead} label={text::FILTER_LEAD} filter="lead" />
            </label>
            <label class="tool-search" key="search">
                <span class="unseen">{ text::SEARCH }</span>
                <input type="search" value={state.query.words.clone()} placeholder={text::SEARCH} oninput={words} onkeydown={clear} data-search="" />
            </label>
        </div>
    }
}
