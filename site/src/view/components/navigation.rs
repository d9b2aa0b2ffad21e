//! The navigation at the side: the areas with their progress, the data, the results.
use weibao_core::report::AreaCounts;
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::progress;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_terms::Screen;
use weibao_text::screens::common as text;
use yew::prelude::*;

use super::link;
use crate::send::Send;

/// The navigation. Empty and hidden while nothing is open.
pub fn view(session: Option<&Session>, ui: &Ui, send: &Send) -> Html {
    html! {
        <nav class={classes!("navigation", ui.menu.then_some("open"))} part="navigation" aria-label={text::NAVIGATION} hidden={session.is_none()} key="navigation">
            { session.map(|session| entries(session, ui, send)) }
        </nav>
    }
}

fn entries(session: &Session, ui: &Ui, send: &Send) -> Html {
    let report = session.report();
    let negatives = &report.negatives;
    let entry = |place: Place, label: &str, note: String, kind: &'static str| entry(ui, send, place, label, note, kind);
    let negatives_kind = if !negatives.present.is_empty() {
        "bad"
    } else if negatives.open.is_empty() {
        "good"
    } else {
        ""
    };
    let known = report.figures.len();
    html! {
        <div>
            <h2>{ text::NAVIGATION_FIRST }</h2>
            <ul>
                { entry(Place::Negatives { item: None }, text::screen_name(Screen::Negatives),
                    text::negatives_progress(negatives.present.len(), negatives.open.len(), negatives.absent.len()), negatives_kind) }
            </ul>
            <h2>{ text::navigation_assess(progress::answered(&report.totals), report.totals.standards) }</h2>
            <ul>
                { entry(Place::Assess { area: None, standard: None }, text::ALL_AREAS, String::new(), "") }
                { for report.areas.iter().map(|area| {
                    let (note, kind) = area_note(area);
                    entry(Place::area(&area.id), &area.title, note, kind)
                }) }
            </ul>
            <h2>{ text::NAVIGATION_DATA }</h2>
            <ul>
                { entry(Place::Figures { figure: None }, text::screen_name(Screen::Figures), text::of(known, session.catalog().figures.len()), "") }
                { for session.catalog().registers.iter().map(|register| {
                    let rows = session.file().rows(&register.key).len();
                    let note = if rows == 0 { String::new() } else { text::rows(rows) };
                    entry(Place::Register { register: register.key.clone(), row: None }, &register.label, note, "")
                }) }
            </ul>
            <h2>{ text::NAVIGATION_RESULT }</h2>
            <ul>
                { entry(Place::RESULT, text::screen_name(Screen::Result), String::new(), "") }
                { entry(Place::FORM, text::screen_name(Screen::Form), String::new(), "") }
                { entry(Place::DOCUMENTS, text::screen_name(Screen::Documents), String::new(), "") }
                { entry(Place::Exchange, text::screen_name(Screen::Exchange), String::new(), "") }
                { entry(Place::Start, text::NAVIGATION_START, String::new(), "") }
                { entry(Place::MANUAL, text::screen_name(Screen::Manual), String::new(), "") }
            </ul>
        </div>
    }
}

fn area_note(area: &AreaCounts) -> (String, &'static str) {
    let counts = &area.counts;
    let answered = progress::answered(counts);
    let short = counts.unmet.saturating_add(counts.partial);
    let kind = if short > 0 {
        "bad"
    } else if answered == counts.standards && counts.pending == 0 {
        "good"
    } else {
        ""
    };
    (text::area_progress(answered, counts.standards, short, kind == "good"), kind)
}

fn entry(ui: &Ui, send: &Send, place: Place, label: &str, note: String, kind: &'static str) -> Html {
    let current = ui.place.same_page(&place).then_some("page");
    let href = place.hash();
    html! {
        <li key={href.clone()}>
            <a {href} aria-current={current} onclick={link::go(send, move || Msg::Go(place.clone()))}>
                <span>{ label }</span><span class={classes!("note", kind)}>{ note }</span>
            </a>
        </li>
    }
}
