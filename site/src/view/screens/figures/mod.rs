//! The figures, grouped by the department that delivers them; the open readings; what the county is judged by beside the national standards.

mod beside;
mod readings;
use serde_json::Value;
use weibao_core::Problem;
use weibao_core::catalog::Figure;
use weibao_core::report::FigureReport;
use weibao_page::Msg;
use weibao_page::msg::Figures;
use weibao_page::place::Place;
use weibao_page::queries::figures::{self as query, Overview};
use weibao_page::queries::{exchange, round};
use weibao_page::saved_file::at as places;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_page::ui::figures::{Part, State};
use weibao_terms::Screen;
use weibao_text::screens::{common, duties as words_of_period, figures as text, round as words};
use yew::prelude::*;

use crate::browser::focus::part_id;
use crate::send::Send;
use crate::view::components::field::typed;
use crate::view::components::{badge, link, period};

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let (catalog, report) = (session.catalog(), session.report());
    let overview = Overview::new(catalog, report);
    let state = &ui.figures;
    let here = match &ui.place {
        Place::Figures { figure } => figure.as_deref(),
        _ => None,
    };
    let is_asked = |figure: &&Figure| query::is_asked(figure, session.file().figure(&figure.key));
    let in_sight = |figure: &&Figure| {
        is_asked(figure)
            && state.shown.as_ref().is_none_or(|shown| shown.contains(&figure.key) || here == Some(figure.key.as_str()))
    };
    let missing = overview.missing().len();
    let problems = session.problems_of_figures();
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Figures) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <p class="tools figures-parts">
                { part(send, Part::List, text::FIGURES) }
                { part(send, Part::Readings, text::READINGS) }
                { part(send, Part::Implied, text::IMPLIED) }
                { part(send, Part::Beside, text::BOOKS) }
            </p>
            <section class="card dated" data-part="period">
                <h2>{ words_of_period::PERIOD }</h2>
                { period::fields(session, &ui.today, send) }
            </section>
            <h2 id="figures-list" tabindex="-1" class="part-heading">{ text::FIGURES }</h2>
            <p class={classes!("figures-missing", (missing > 0).then_some("some"))} role="status" data-missing={missing.to_string()}>
                { text::missing(missing, overview.waiting()) }
            </p>
            <p class="tools">
                { chip(send, "figures-all", text::all(catalog.figures.iter().filter(is_asked).count()), state.shown.is_none(), || Figures::OnlyMissing(false)) }
                { chip(send, "figures-only-missing", text::only_missing(missing), state.shown.is_some(), || Figures::OnlyMissing(true)) }
                <button type="button" class="button" data-action="next-missing" disabled={missing == 0}
                    onclick={send.on(|_| Msg::Figures(Figures::NextMissing))}>{ text::NEXT_MISSING }</button>
            </p>
            <div class="figures-groups">
                { for query::groups(catalog).iter().filter(|group| group.figures.iter().any(in_sight)).map(|group| {
                    let department = group.department.unwrap_or(text::NO_DEPARTMENT);
                    let asked = || group.figures.iter().filter(|figure| is_asked(figure));
                    let known = asked().filter(|figure| overview.known(&figure.key).is_some()).count();
                    html! {
                        <section class="card figures-group" key={department.to_owned()} data-department={department.to_owned()}>
                            <h3>{ department }<span class="note">{ text::group_progress(known, asked().count()) }</span></h3>
                            <ul>
                                { for group.figures.iter().copied().filter(in_sight).map(|figure| row(session, state, send, &overview, &problems, figure)) }
                            </ul>
                        </section>
                    }
                }) }
            </div>
            { readings::choices(session, send) }
            { readings::implied(session, send, &overview) }
            { beside::view(session, send) }
        </div>
    }
}

fn part(send: &Send, part: Part, label: &'static str) -> Html {
    let id = part_id(part);
    html! {
        <button type="button" class="chip" data-action={id} key={id} onclick={send.on(move |_| Msg::Figures(Figures::Part(part)))}>{ label }</button>
    }
}

fn chip(send: &Send, action: &'static str, label: String, pressed: bool, msg: fn() -> Figures) -> Html {
    html! {
        <button type="button" class="chip" data-action={action} aria-pressed={pressed.to_string()} key={action}
            onclick={send.on(move |_| Msg::Figures(msg()))}>{ label }</button>
    }
}

fn row(
    session: &Session,
    state: &State,
    send: &Send,
    overview: &Overview<'_>,
    problems: &[Problem],
    figure: &Figure,
) -> Html {
    let catalog = session.catalog();
    let entered = session.file().figure(&figure.key);
    let known = overview.known(&figure.key);
    let counted = known.and_then(|known| Some((known, catalog.register(known.register.as_deref()?)?)));
    // Another name of a figure that has its own field.
    let twin = figure.same_as.as_deref().filter(|_| entered.is_none()).and_then(|key| catalog.figure(key));
    let source = counted.map(|(_, register)| register).or_else(|| catalog.register(&figure.from.first()?.register));
    let at = Place::Figures { figure: Some(figure.key.clone()) };
    let needed = overview.is_missing(&figure.key);
    let defect = if counted.is_some() { None } else { query::defect(problems, &figure.key, entered) };
    let describes = format!("figure-note-{}", figure.key);
    html! {
        <li class={classes!("figure", needed.then_some("needed"))} key={figure.key.clone()} data-figure={figure.key.clone()}>
            <div class="figure-words">
                <label class="figure-label" for={format!("figure-{}", figure.key)}>{ &figure.label }</label>
                <div id={describes.clone()}>
                    { for days(session, figure).map(|days| html! { <p class="note" key="days">{ days }</p> }) }
                    { for figure.note.iter().map(|note| html! { <p class="note" key="note">{ note }</p> }) }
                    <p class="note" key="decides">{ decides(overview, send, &at, &figure.key) }</p>
                    if let Some(changed_by) = &figure.changed_by {
                        <p class="note" key="changed">{ text::by_authority(changed_by) }</p>
                    }
                </div>
            </div>
            <div class="figure-value">
                { match (counted, twin) {
                    (Some((known, _)), _) => fixed(figure, known),
                    (None, Some(twin)) => alias(figure, overview.known(&twin.key).or(known), &twin.label),
                    (None, None) => input(state, send, figure, entered, &describes, defect.is_some()),
                } }
                <p class="note">
                    if needed && counted.is_none() && twin.is_none() { <b class="needed-mark" key="needed">{ text::NEEDED }</b> }
                    { source.filter(|_| twin.is_none()).map(|register| {
                        let words = if counted.is_some() { text::COUNTED.to_owned() } else { text::could_be_counted(&register.label) };
                        let to = Place::Register { register: register.key.clone(), row: None };
                        let link = link::follow(send, at.clone(), to, html! { { text::see_register(&register.label) } });
                        html! { <span key="source">{ words }{ " " }{ link }</span> }
                    }) }
                </p>
                <>{ for exchange::said(session, &places::figure(&figure.key)).into_iter().map(|said| html! { <p class="note" data-said="">{ said }</p> }) }</>
                { last(session, &figure.key) }
                { beside(send, figure, entered, known.filter(|_| counted.is_some())) }
                <p class="warning" role="status" hidden={defect.is_none()}>{ defect }</p>
            </div>
        </li>
    }
}

/// Of which days a yearly figure is.
fn days(session: &Session, figure: &Figure) -> Option<String> {
    session.assessment().period.said_days().filter(|_| figure.yearly).map(|days| weibao_text::period::of_figure(&days))
}

/// What the figure was in the round before.
fn last(session: &Session, key: &str) -> Html {
    let last = round::figure(session.file(), key);
    let far = last.as_ref().is_some_and(|(_, far)| *far);
    html! {
        <p class="note last" data-last="" hidden={last.is_none()}>
            { last.map(|(said, _)| said) }<span class="warning" role="status" hidden={!far}>{ words::FAR }</span>
        </p>
    }
}

/// A typed figure that cannot be what the register says.
fn beside(send: &Send, figure: &Figure, entered: Option<&Value>, counted: Option<&FigureReport>) -> Html {
    let typed = counted.and_then(|known| {
        let typed = query::shown(entered);
        (!typed.is_empty() && typed != query::plain_number(&known.value)).then_some(typed)
    });
    let key = figure.key.clone();
    html! {
        <div class="figure-conflict" hidden={typed.is_none()}>
            if let Some(typed) = typed {
                <p>{ text::typed_beside(&typed) }</p>
                <button type="button" class="button" data-action="drop-typed"
                    onclick={send.on(move |_| Msg::Figures(Figures::Drop(key.clone())))}>{ text::DROP_TYPED }</button>
            }
        </div>
    }
}

/// The standards that a figure decides, each with its state.
fn decides(overview: &Overview<'_>, send: &Send, at: &Place, key: &str) -> Html {
    let standards: Vec<Html> = overview
        .decides(key)
        .map(|(id, status)| {
            let link = link::follow(
                send,
                at.clone(),
                Place::standard(id),
                html! { <>{ badge::mark(status) }{ " " }{ id.to_owned() }</> },
            );
            html! { <span class="decided" key={id.to_owned()}>{ link }</span> }
        })
        .collect();
    if standards.is_empty() {
        html! { <span>{ text::DECIDES_NOTHING }</span> }
    } else {
        html! { <span>{ text::DECIDES }{ " " }{ for standards }</span> }
    }
}

fn input(state: &State, send: &Send, figure: &Figure, entered: Option<&Value>, describes: &str, wrong: bool) -> Html {
    let draft = state.draft.as_ref().filter(|(key, _)| *key == figure.key).map(|(_, typed)| typed.clone());
    let value = draft.unwrap_or_else(|| query::shown(entered));
    let (oninput, onblur) = {
        let (type_key, leave_key) = (figure.key.clone(), figure.key.clone());
        (
            send.on(move |event: InputEvent| Msg::Figures(Figures::Typed(type_key.clone(), typed(&event)))),
            send.on(move |_: FocusEvent| Msg::Figures(Figures::Left(leave_key.clone()))),
        )
    };
    html! {
        <span class="figure-entry">
            <span class="printed" aria-hidden="true">{ value.clone() }</span>
            <input type="text" inputmode={if figure.decimal { "decimal" } else { "numeric" }} id={format!("figure-{}", figure.key)}
                data-pointer={places::figure(&figure.key)} {value} {oninput} {onblur} autocomplete="off"
                aria-invalid={wrong.then_some("true")} aria-describedby={describes.to_owned()} />
            <span class="unit">{ &figure.unit }</span>
        </span>
    }
}

/// A figure that nobody types: counted from a register.
fn fixed(figure: &Figure, known: &FigureReport) -> Html {
    html! {
        <span class="figure-entry">
            <output id={format!("figure-{}", figure.key)} tabindex="-1">{ query::plain_number(&known.value) }</output>
            <span class="unit">{ &figure.unit }</span>
        </span>
    }
}

fn alias(figure: &Figure, known: Option<&FigureReport>, label: &str) -> Html {
    html! {
        <span class="figure-entry">
            <output id={format!("figure-{}", figure.key)} tabindex="-1">{ known.map(|known| query::plain_number(&known.value)) }</output>
            <span class="note">{ text::same_as(label) }</span>
        </span>
    }
}
