//! 进程和牵头单位: the strip, the checklist of the stage that is on, the dates, who leads.
use weibao_page::Msg;
use weibao_page::msg::Course;
use weibao_page::place::Place;
use weibao_page::queries::course::{self as query, Lies, Stage};
use weibao_page::rest::Here;
use weibao_page::saved_file::{Edit, at};
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_terms::Screen;
use weibao_text::screens::{common, course as text};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::link;
use crate::view::components::select::Select;

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let stages = query::stages(session, &ui.today);
    let now = stages.iter().find(|stage| stage.lies == Lies::Now);
    let overlay = session.catalog().overlay.as_ref().filter(|_| session.catalog().procedure.is_some());
    let dates = overlay.map_or_else(|| text::NO_DATES.to_owned(), |mark| text::by_overlay(&mark.title));
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Course) }</h1>
            <p class="lead">{ text::LEAD }</p>
            { strip(&stages) }
            <p class="note">{ dates }</p>
            <p class="notice" data-no-city="" hidden={query::has_city(session)}>{ text::NO_CITY }</p>
            <div>{ now.map(|stage| checklist(session, stage, &ui.today, send)) }</div>
            <section class="card" key="dates">
                <h2>{ text::EDIT }</h2>
                <p class="note">{ text::NEVER_LOCKED }</p>
                <ul class="stage-dates">{ for stages.iter().map(|stage| edit(stage, send)) }</ul>
            </section>
            { lead(session, send) }
        </div>
    }
}

/// A door: the stages at a glance, on the start page.
#[inline(never)]
pub fn on_start(_: Here, session: &Session, ui: &Ui, send: &Send) -> Html {
    at_a_glance(session, ui, Place::Start, send)
}

/// The stages, and how much of the checklist of the one that is on is left.
pub fn at_a_glance(session: &Session, ui: &Ui, from: Place, send: &Send) -> Html {
    let stages = query::stages(session, &ui.today);
    html! {
        <section class="course-glance" data-course="" aria-label={common::screen_name(Screen::Course)}>
            { strip(&stages) }
            <p>
                { query::at_a_glance(session, &stages, &ui.today) }
                { link::follow(send, from, Place::Course, html! { text::LINK }) }
            </p>
        </section>
    }
}

/// The stages beside each other, the one that is on marked in words as well.
fn strip(stages: &[Stage]) -> Html {
    html! {
        <ol class="strip" aria-label={text::STRIP}>
            { for stages.iter().map(|stage| {
                let (class, mark) = match stage.lies {
                    Lies::Over => ("over", format!("✓ {}", text::OVER)),
                    Lies::Now => ("now", format!("▶ {}", text::NOW)),
                    Lies::Ahead => ("ahead", String::new()),
                };
                html! {
                    <li key={stage.key} class={class} data-stage={stage.key} aria-current={(stage.lies == Lies::Now).then_some("step")}>
                        <b>{ &stage.title }</b>
                        <span class="note">{ &stage.when }</span>
                        <span class="mark" hidden={mark.is_empty()}>{ mark.clone() }</span>
                    </li>
                }
            }) }
        </ol>
    }
}

fn checklist(session: &Session, stage: &Stage, today: &str, send: &Send) -> Html {
    let items = query::checklist(session, stage.key, today);
    html! {
        <section class="card" key="checklist" data-checklist={stage.key}>
            <h2>{ text::checklist(&stage.title) }</h2>
            <p hidden={!items.is_empty()}>{ text::NOTHING_LISTED }</p>
            <ul class="checklist">{ for items.into_iter().map(|item| {
                let done = item.open == 0;
                html! {
                    <li key={item.label.clone()} class={if done { "good" } else { "open" }}>
                        <span aria-hidden="true">{ if done { "✓ " } else { "○ " } }</span>
                        { link::follow(send, Place::Course, item.place, html! { item.label }) }
                        <span class="note">{ " " }{ if done { text::ITEM_DONE.to_owned() } else { text::item_open(item.open) } }</span>
                    </li>
                }
            }) }</ul>
        </section>
    }
}

fn edit(stage: &Stage, send: &Send) -> Html {
    let key = stage.key;
    let day = |end: bool, label: &'static str, value: &Option<String>| {
        let onchange = send.on(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            Msg::Course(Course::Date(key, end, input.value()))
        });
        let name = format!("{}{label}", stage.title);
        html! { <label key={label}>{ label }<input type="date" value={value.clone().unwrap_or_default()} aria-label={name} {onchange} /></label> }
    };
    let done = stage.done_on.is_some();
    html! {
        <li key={key} data-dates={key}>
            <span>{ &stage.title }</span>
            { day(false, text::FROM, &stage.from) }
            { day(true, text::TO, &stage.to) }
            <button type="button" class="button small" data-action="stage-done" aria-pressed={done.to_string()} aria-label={format!("{} {}", stage.title, text::DONE)}
                onclick={send.on(move |_: MouseEvent| Msg::Course(Course::Done(key, !done)))}>{ if done { text::NOT_DONE } else { text::DONE } }</button>
        </li>
    }
}

fn lead(session: &Session, send: &Send) -> Html {
    let kind = session.file().text(at::LEAD_KIND).to_owned();
    let options: Vec<(AttrValue, AttrValue)> = [("", text::LEAD_NONE)]
        .into_iter()
        .chain(text::LEAD_KINDS)
        .map(|(key, name)| (key.into(), name.into()))
        .collect();
    let chosen = send.on(|chosen: String| {
        let kind = text::LEAD_KINDS.into_iter().map(|(key, _)| key).find(|key| *key == chosen);
        Msg::Course(Course::Lead(kind))
    });
    // A name without a kind is of a body of another kind.
    let with = kind.is_empty().then(|| Edit::word(at::LEAD_KIND, Some("other")));
    let field = |pointer: &'static str, label: &'static str, placeholder: &'static str| {
        html! {
            <TextField key={pointer} {pointer} value={session.file().text(pointer).to_owned()} {label} {placeholder} with={with.clone()}
                what={text::LEAD_BODY} at={Place::Course} send={send.clone()} />
        }
    };
    let places = [Place::standard("2.1.2"), Place::Negatives { item: Some("N7".to_owned()) }];
    let named = ["2.1.2".to_owned(), weibao_text::screens::negatives::number("N7")];
    let notes = ["2.1.2", "N7"].into_iter().zip(places.into_iter().zip(named));
    let notes: Vec<_> =
        notes.filter_map(|(id, (place, named))| Some((place, named, query::lead_note(session, id)?))).collect();
    html! {
        <section class="card" key="lead">
            <h2>{ text::LEAD_BODY }</h2>
            <p class="note">{ text::LEAD_LAW }</p>
            <ul class="note" hidden={notes.is_empty()}>{ for notes.into_iter().map(|(place, number, note)| html! {
                <li key={number.clone()}>{ link::follow(send, Place::Course, place, html! { number }) }{ " " }{ note }</li>
            }) }</ul>
            <p><Select value={kind} {options} {chosen} label={text::LEAD_BODY} filter="lead-kind" /></p>
            { field(at::LEAD_BODY, text::BODY, "") }
            { field(at::LEAD_OFFICE, text::OFFICE, text::OFFICE_EXAMPLE) }
        </section>
    }
}
