//! Where the county stands, and why: the verdict with its reasons first, then what they are about, and what is to be done.

mod counts;
mod plan;
mod sections;

use weibao_core::Assessment;
use weibao_core::report::{Reason, Report, Verdict};
use weibao_text::screens::{common, result as text};
use yew::prelude::*;

use crate::app::{self, App, Dispatch};
use crate::components::{export, link};
use crate::place::Place;
use crate::queries::result as query;
use crate::session::Session;
use crate::tasks::export::Document;
use crate::ui::Ui;

/// How many links stand beside a reason before the rest is only counted.
const LINKS: usize = 8;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {}

/// What the user does on this screen alone.
pub enum Msg {}

/// Does it. Answers whether to paint.
pub fn update(_app: &mut App, msg: Msg) -> bool {
    match msg {}
}

/// What every part of the screen reads.
#[derive(Clone, Copy)]
struct Shown<'a> {
    session: &'a Session,
    report: &'a Report,
    assessment: &'a Assessment,
    dispatch: &'a Dispatch,
}

/// The screen.
pub fn view(session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    let report = session.report();
    let assessment = weibao_core::read(session.catalog(), session.document().value()).unwrap_or_default();
    let shown = Shown { session, report, assessment: &assessment, dispatch };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ common::screen_name("result") }</h1>
            <p class="about">{ text::about(session.county(), &session.catalog().document, &report.software) }</p>
            { verdict(shown) }
            <div class="actions">
                <button type="button" class="button" data-action="print" onclick={dispatch.reform(|_| app::Msg::Print)}>{ text::PRINT }</button>
                { for Document::ALL.into_iter().map(|document| export::button(document, false, ui, dispatch)) }
            </div>
            { sections::negatives(shown) }
            { counts::view(shown) }
            { sections::conflicts(shown) }
            { sections::closest(shown) }
            { sections::open(shown) }
            { plan::view(shown) }
            { sections::exempt(shown) }
            { sections::score(shown) }
            { sections::readings(shown) }
            { sections::overlay(shown) }
        </div>
    }
}

fn verdict(shown: Shown<'_>) -> Html {
    let report = shown.report;
    let headline = match report.verdict {
        Verdict::Barred => text::barred(report.negatives.present.len()),
        Verdict::Incomplete => text::incomplete(query::open_count(report)),
        Verdict::Gaps => text::gaps(query::short_count(report)),
        Verdict::Clear => text::CLEAR.to_owned(),
    };
    let name = query::verdict_name(report.verdict);
    html! {
        <section class={classes!("verdict", name)} data-verdict={name} aria-labelledby="verdict">
            <h2 id="verdict">{ headline }</h2>
            <ul class="reasons">
                { for report.reasons.iter().enumerate().map(|(index, reason)| view_reason(shown, index, reason)) }
            </ul>
            <p hidden={matches!(report.verdict, Verdict::Barred | Verdict::Clear)}>{ text::MAY_APPLY }</p>
            <p>{ text::OURS_ONLY }</p>
        </section>
    }
}

fn view_reason(shown: Shown<'_>, index: usize, reason: &Reason) -> Html {
    let catalog = shown.session.catalog();
    let places: Vec<(&String, Place)> =
        reason.refs.iter().filter_map(|reference| Some((reference, query::place_of(catalog, reference)?))).collect();
    let more = places.len().saturating_sub(LINKS);
    let section = Place::Result { item: Some(section_of(&reason.code).to_owned()) };
    html! {
        <li key={index} data-reason={reason.code.clone()}>
            { &reason.text }
            <span class="refs" hidden={places.is_empty()}>
                <span class="refs-label">{ text::SEE }</span>
                { for places.iter().take(LINKS).map(|(reference, place)| {
                    let name = query::name_of(catalog, reference);
                    lead(shown, &format!("reason-{}-{reference}", reason.code), place.clone(), html! { name })
                }) }
                if more > 0 {
                    <a href={section.hash()} onclick={link::go(shown.dispatch, move || app::Msg::Go(section.clone()))}>{ text::and_more(places.len()) }</a>
                }
            </span>
        </li>
    }
}

/// The section of this screen that a reason is about.
fn section_of(code: &str) -> &'static str {
    match code {
        "negative_present" | "negatives_open" => "negatives",
        "standards_unanswered" | "standards_pending" => "open",
        "standards_unmet" | "standards_partial" => "plan",
        "standards_in_conflict" => "conflicts",
        "overlay_missing" | "overlay_differs" | "overlay_weaker" => "overlay",
        _ => "counts",
    }
}

/// A link away from here, to which the way back leads.
fn lead(shown: Shown<'_>, item: &str, to: Place, content: Html) -> Html {
    let from = Place::Result { item: Some(item.to_owned()) };
    let href = to.hash();
    let onclick = link::go(shown.dispatch, move || app::Msg::Follow { from: from.clone(), to: to.clone() });
    html! { <a {href} {onclick} data-item={item.to_owned()} key={item.to_owned()}>{ content }</a> }
}

/// A section that is there only where it has something to say. Its heading can be reached by an address.
fn section(item: &'static str, heading: impl Into<AttrValue>, hidden: bool, content: Html) -> Html {
    html! {
        <section class="result-section" data-section={item} {hidden} key={item}>
            <h2 tabindex="-1" data-item={item}>{ heading.into() }</h2>
            { content }
        </section>
    }
}
