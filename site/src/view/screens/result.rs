//! Where the county stands, and why: the verdict with its reasons first, then what they are about, and what is to be done.

mod counts;
mod pieces;
mod plan;
mod sections;

use weibao_core::report::{Reason, Verdict};
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::result as query;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_terms::{DocumentKind, Screen};
use weibao_text::screens::{common, result as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::{export, link, period, readiness};
use pieces::{Shown, linked};

/// How many links stand beside a reason before the rest is only counted.
const LINKS: usize = 8;

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let report = session.report();
    let shown = Shown { session, report, assessment: session.assessment(), send };
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Result) }</h1>
            <p class="about">{ text::about(session.county(), &session.catalog().document, &report.software) }</p>
            { period::sentence(&session.assessment().period) }
            { verdict(shown) }
            { readiness::view(session, ui, send) }
            <div class="actions">
                <button type="button" class="button" data-action="print" onclick={send.on(|_| Msg::Print)}>{ text::PRINT }</button>
                { for DocumentKind::SHIPPED.into_iter().map(|document| export::button(document, false, ui, send)) }
                { link::to(send, Place::DOCUMENTS, html! { weibao_text::screens::documents::LINK }) }
            </div>
            { super::course::at_a_glance(session, ui, Place::RESULT, send) }
            <div class="result-columns">
                { contents(shown) }
                <div class="result-sections">
                    { counts::view(shown) }
                    { sections::negatives(shown) }
                    { sections::conflicts(shown) }
                    { plan::view(shown) }
                    { sections::closest(shown) }
                    { sections::open(shown) }
                    { sections::missing(shown) }
                    { sections::exempt(shown) }
                    { sections::score(shown) }
                    { sections::readings(shown) }
                    { sections::overlay(shown) }
                </div>
            </div>
        </div>
    }
}

/// The way through the screen, beside it: only what it has something to say of.
fn contents(shown: Shown<'_>) -> Html {
    let sections = query::sections(shown.session);
    html! {
        <nav class="result-contents" aria-label={text::CONTENTS}>
            <ul>
                { for sections.into_iter().map(|(item, count)| {
                    let name = text::section(item);
                    let place = Place::Result { item: Some(item.to_owned()) };
                    html! { <li key={item}>{ link::to(shown.send, place, html! { <>{ name }{ " " }<b>{ count }</b></> }) }</li> }
                }) }
            </ul>
        </nav>
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
    let name = report.verdict.key();
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
    let places = reason.refs.iter().filter(|reference| query::place_of(catalog, reference).is_some()).count();
    let links = reason.refs.iter().take(LINKS).map(|reference| {
        linked(shown, &format!("reason-{}", reason.code), reference, &query::name_of(catalog, reference))
    });
    let section = Place::Result { item: Some(section_of(&reason.code).to_owned()) };
    html! {
        <li key={index} data-reason={reason.code.clone()}>
            { &reason.text }
            <span class="refs" hidden={places == 0}>
                <span class="refs-label">{ text::SEE }</span>
                { for links }
                if places > LINKS {
                    { link::to(shown.send, section, html! { text::and_more(places) }) }
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
