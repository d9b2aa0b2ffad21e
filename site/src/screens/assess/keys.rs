//! The self-assessment by keyboard. Nothing here is reached while a text is being typed.

use weibao_terms::Declared;
use yew::prelude::*;

use super::Msg;
use crate::app::{self, App};
use crate::place::Place;
use crate::ui::Focus;

/// Acts on a key. Answers whether to paint.
pub fn key(app: &mut App, event: &KeyboardEvent, key: &str, target: Option<&web_sys::Element>) -> bool {
    let is_choice = target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("input"));
    match key {
        "0" | "1" | "2" | "3" | "4" | "5" => {
            let Some(id) = current(app, target) else { return false };
            let answer =
                key.parse::<usize>().ok().and_then(|number| Declared::ALL.get(number.checked_sub(1)?).copied());
            event.prevent_default();
            // The next key goes on from the standard that was just answered.
            app.ui.focus = Some(Focus::On(card(&id)));
            app.dispatch.emit(app::Msg::Assess(Msg::Answer(id, answer)));
            true
        }
        "j" => step(app, event, target, true),
        "k" => step(app, event, target, false),
        // In a group of answers the arrows choose among them.
        "ArrowDown" if !is_choice => step(app, event, target, true),
        "ArrowUp" if !is_choice => step(app, event, target, false),
        "Enter" => match target
            .filter(|target| target.has_attribute("data-standard"))
            .and_then(|card| card.get_attribute("data-standard"))
        {
            Some(id) => {
                event.prevent_default();
                super::update(app, Msg::Details(id))
            }
            None => false,
        },
        "/" => {
            event.prevent_default();
            app.ui.focus = Some(Focus::On("[data-search]".into()));
            true
        }
        _ => false,
    }
}

/// The standard that keys act on: the one with the focus, else the one worked on last if it is shown, else the first that is shown.
fn current(app: &App, target: Option<&web_sys::Element>) -> Option<String> {
    let focused = target.and_then(|target| target.closest("[data-standard]").ok().flatten());
    let focused = focused.and_then(|card| card.get_attribute("data-standard"));
    let shown = shown(app);
    let last = app.ui.assess.current().filter(|last| shown.iter().any(|id| id == last)).map(str::to_owned);
    focused.or(last).or_else(|| shown.into_iter().next())
}

fn step(app: &mut App, event: &KeyboardEvent, target: Option<&web_sys::Element>, forward: bool) -> bool {
    event.prevent_default();
    let shown = shown(app);
    let focused = target.and_then(|target| target.closest("[data-standard]").ok().flatten());
    let here = current(app, target).and_then(|id| shown.iter().position(|other| *other == id)).unwrap_or_default();
    let next = match (focused, forward) {
        // The first key only brings the focus to where the work was.
        (None, _) => Some(here),
        (Some(_), true) => here.checked_add(1),
        (Some(_), false) => here.checked_sub(1),
    };
    let Some(id) = next.and_then(|next| shown.into_iter().nth(next)) else { return false };
    app.ui.focus = Some(Focus::On(card(&id)));
    app.ui.assess.current = Some(id);
    app.ui.assess.unfolded = true;
    true
}

fn card(id: &str) -> String {
    format!("[data-standard=\"{id}\"]")
}

/// The ids of the standards on the screen, in order.
fn shown(app: &App) -> Vec<String> {
    let (Some(session), Place::Assess { area, .. }) = (&app.session, &app.ui.place) else { return Vec::new() };
    let report = session.report();
    let found = app.ui.assess.query.find(session.catalog(), report, area.as_deref());
    found
        .into_iter()
        .filter_map(|position| report.standards.get(position))
        .map(|standard| standard.id.clone())
        .collect()
}
