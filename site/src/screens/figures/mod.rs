//! The figures, grouped by the department that delivers them; the open readings; what the county is judged by beside the national standards.

mod books;
mod readings;

use gloo::file::callbacks::FileReader;
use serde_json::Value;
use weibao_core::catalog::Figure;
use weibao_core::report::FigureReport;
use weibao_terms::Screen;
use weibao_text::screens::{common, figures as text};
use yew::prelude::*;

use crate::app::{App, Dispatch};
use crate::components::field::typed;
use crate::components::{badge, link};
use crate::document::{Edit, pointer};
use crate::place::Place;
use crate::queries::figures::{self as query, Overview};
use crate::session::{Change, Session};
use crate::ui::{Focus, Ui};

/// What this screen alone needs.
#[derive(Default)]
pub struct State {
    /// The figure that is being typed, as typed: what is stored is the number.
    draft: Option<(String, String)>,
    /// The figures that were missing when only those were asked for: one that is filled in stays in sight.
    shown: Option<Vec<String>>,
    reading: Option<FileReader>,
}

/// What the user does on this screen alone.
pub enum Msg {
    /// Types a figure.
    Typed(String, String),
    /// Leaves its field.
    Left(String),
    /// Takes away a typed figure that a register contradicts.
    Drop(String),
    /// Shows all figures, or only the missing ones.
    OnlyMissing(bool),
    /// Goes to the missing figure after this one.
    NextMissing,
    /// Goes to a part of the screen.
    Part(&'static str),
    /// The readings.
    Readings(readings::Msg),
    /// Overlays and rule files.
    Books(books::Msg),
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    match msg {
        Msg::Typed(key, typed) => {
            let place = pointer(&["figures", &key]);
            let edit = match query::entered(&typed) {
                Some(value) => Edit::Set(place, value),
                None => Edit::Remove(place),
            };
            app.ui.figures.draft = Some((key.clone(), typed));
            app.edit(Change { typing: true, ..change(app, edit, &key) });
            true
        }
        Msg::Left(key) => {
            app.ui.figures.draft = None;
            app.dispatch.emit(crate::app::Msg::Tidy(pointer(&["figures", &key])));
            true
        }
        Msg::Drop(key) => {
            let edit = Edit::Remove(pointer(&["figures", &key]));
            app.edit(change(app, edit, &key))
        }
        Msg::OnlyMissing(only) => {
            app.ui.figures.shown = only.then(|| missing(app));
            true
        }
        Msg::NextMissing => next_missing(app),
        Msg::Part(part) => {
            app.ui.focus = Some(Focus::On(format!("#{part}")));
            true
        }
        Msg::Readings(msg) => readings::update(app, msg),
        Msg::Books(msg) => books::update(app, msg),
    }
}

fn change(app: &App, edit: Edit, key: &str) -> Change {
    let label = app.session.as_ref().map_or(key, |session| query::label(session.catalog(), key)).to_owned();
    Change::new(edit, text::what_figure(&label), Place::Figures { figure: Some(key.to_owned()) })
}

fn missing(app: &App) -> Vec<String> {
    let Some(session) = &app.session else { return Vec::new() };
    Overview::new(session.catalog(), session.report()).missing().into_iter().map(str::to_owned).collect()
}

fn next_missing(app: &mut App) -> bool {
    let Some(session) = &app.session else { return false };
    let here = match &app.ui.place {
        Place::Figures { figure } => figure.as_deref(),
        _ => None,
    };
    let groups = query::groups(session.catalog());
    let order: Vec<&str> = groups.iter().flat_map(|group| &group.figures).map(|figure| figure.key.as_str()).collect();
    let after = order.iter().position(|key| Some(*key) == here).map_or(0, |position| position.saturating_add(1));
    let overview = Overview::new(session.catalog(), session.report());
    let next = order.iter().cycle().skip(after).take(order.len()).find(|key| overview.is_missing(key));
    match next.map(|key| Place::Figures { figure: Some((*key).to_owned()) }) {
        Some(place) => app.go(place),
        None => app.announce(text::NONE_MISSING),
    }
}

/// The screen.
pub fn view(session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    let (catalog, report) = (session.catalog(), session.report());
    let overview = Overview::new(catalog, report);
    let state = &ui.figures;
    let here = match &ui.place {
        Place::Figures { figure } => figure.as_deref(),
        _ => None,
    };
    let in_sight = |figure: &&Figure| {
        state.shown.as_ref().is_none_or(|shown| shown.contains(&figure.key) || here == Some(figure.key.as_str()))
    };
    let missing = overview.missing().len();
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Figures) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <p class="tools figures-parts">
                { part(dispatch, "figures-list", text::FIGURES) }
                { part(dispatch, "figures-readings", text::READINGS) }
                { part(dispatch, "figures-implied", text::IMPLIED) }
                { part(dispatch, "figures-books", text::BOOKS) }
            </p>
            <h2 id="figures-list" tabindex="-1" class="part-heading">{ text::FIGURES }</h2>
            <p class={classes!("figures-missing", (missing > 0).then_some("some"))} role="status" data-missing={missing.to_string()}>
                { text::missing(missing, overview.waiting()) }
            </p>
            <p class="tools">
                { chip(dispatch, "figures-all", text::all(catalog.figures.len()), state.shown.is_none(), || Msg::OnlyMissing(false)) }
                { chip(dispatch, "figures-only-missing", text::only_missing(missing), state.shown.is_some(), || Msg::OnlyMissing(true)) }
                <button type="button" class="button" data-action="next-missing" disabled={missing == 0}
                    onclick={dispatch.reform(|_| crate::app::Msg::Figures(Msg::NextMissing))}>{ text::NEXT_MISSING }</button>
            </p>
            <div class="figures-groups">
                { for query::groups(catalog).iter().filter(|group| group.figures.iter().any(in_sight)).map(|group| {
                    let department = group.department.unwrap_or(text::NO_DEPARTMENT);
                    let known = group.figures.iter().filter(|figure| overview.known(&figure.key).is_some()).count();
                    html! {
                        <section class="card figures-group" key={department.to_owned()} data-department={department.to_owned()}>
                            <h3>{ department }<span class="note">{ text::group_progress(known, group.figures.len()) }</span></h3>
                            <ul>
                                { for group.figures.iter().copied().filter(in_sight).map(|figure| row(session, state, dispatch, &overview, figure)) }
                            </ul>
                        </section>
                    }
                }) }
            </div>
            { readings::choices(session, dispatch) }
            { readings::implied(session, dispatch, &overview) }
            { books::view(session, dispatch) }
        </div>
    }
}

fn part(dispatch: &Dispatch, id: &'static str, label: &'static str) -> Html {
    html! {
        <button type="button" class="chip" data-action={id} key={id} onclick={dispatch.reform(move |_| crate::app::Msg::Figures(Msg::Part(id)))}>{ label }</button>
    }
}

fn chip(dispatch: &Dispatch, action: &'static str, label: String, pressed: bool, msg: fn() -> Msg) -> Html {
    html! {
        <button type="button" class="chip" data-action={action} aria-pressed={pressed.to_string()} key={action}
            onclick={dispatch.reform(move |_| crate::app::Msg::Figures(msg()))}>{ label }</button>
    }
}

fn row(session: &Session, state: &State, dispatch: &Dispatch, overview: &Overview<'_>, figure: &Figure) -> Html {
    let catalog = session.catalog();
    let place = pointer(&["figures", &figure.key]);
    let entered = session.document().get(&place);
    let known = overview.known(&figure.key);
    let counted = known.and_then(|known| Some((known, catalog.register(known.register.as_deref()?)?)));
    // Another name of a figure that has its own field.
    let twin = figure.same_as.as_deref().filter(|_| entered.is_none()).and_then(|key| catalog.figure(key));
    let source = counted.map(|(_, register)| register).or_else(|| catalog.register(&figure.from.first()?.register));
    let at = Place::Figures { figure: Some(figure.key.clone()) };
    let needed = overview.is_missing(&figure.key);
    let defect = if counted.is_some() { None } else { overview.defect(figure, entered) };
    let describes = format!("figure-note-{}", figure.key);
    html! {
        <li class={classes!("figure", needed.then_some("needed"))} key={figure.key.clone()} data-figure={figure.key.clone()}>
            <div class="figure-words">
                <label class="figure-label" for={format!("figure-{}", figure.key)}>{ &figure.label }</label>
                <div id={describes.clone()}>
                    { for figure.note.iter().map(|note| html! { <p class="note" key="note">{ note }</p> }) }
                    <p class="note" key="decides">{ decides(overview, dispatch, &at, &figure.key) }</p>
                    if let Some(changed_by) = &figure.changed_by {
                        <p class="note" key="changed">{ text::by_authority(changed_by) }</p>
                    }
                </div>
            </div>
            <div class="figure-value">
                { match (counted, twin) {
                    (Some((known, _)), _) => fixed(figure, known),
                    (None, Some(twin)) => alias(figure, overview.known(&twin.key).or(known), &twin.label),
                    (None, None) => input(state, dispatch, figure, entered, &describes, defect.is_some()),
                } }
                <p class="note">
                    if needed && counted.is_none() && twin.is_none() { <b class="needed-mark" key="needed">{ text::NEEDED }</b> }
                    { source.filter(|_| twin.is_none()).map(|register| {
                        let words = if counted.is_some() { text::COUNTED.to_owned() } else { text::could_be_counted(&register.label) };
                        let to = Place::Register { register: register.key.clone(), row: None };
                        let link = link::follow(dispatch, at.clone(), to, html! { { text::see_register(&register.label) } });
                        html! { <span key="source">{ words }{ " " }{ link }</span> }
                    }) }
                </p>
                { beside(dispatch, figure, entered, known.filter(|_| counted.is_some())) }
                <p class="warning" role="status" hidden={defect.is_none()}>{ defect }</p>
            </div>
        </li>
    }
}

/// A typed figure that cannot be what the register says.
fn beside(dispatch: &Dispatch, figure: &Figure, entered: Option<&Value>, counted: Option<&FigureReport>) -> Html {
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
                    onclick={dispatch.reform(move |_| crate::app::Msg::Figures(Msg::Drop(key.clone())))}>{ text::DROP_TYPED }</button>
            }
        </div>
    }
}

/// The standards that a figure decides, each with its state.
fn decides(overview: &Overview<'_>, dispatch: &Dispatch, at: &Place, key: &str) -> Html {
    let standards: Vec<Html> = overview
        .decides(key)
        .map(|(id, status)| {
            let link = link::follow(
                dispatch,
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

fn input(
    state: &State,
    dispatch: &Dispatch,
    figure: &Figure,
    entered: Option<&Value>,
    describes: &str,
    wrong: bool,
) -> Html {
    let draft = state.draft.as_ref().filter(|(key, _)| *key == figure.key).map(|(_, typed)| typed.clone());
    let value = draft.unwrap_or_else(|| query::shown(entered));
    let (oninput, onblur) = {
        let (type_key, leave_key) = (figure.key.clone(), figure.key.clone());
        (
            dispatch
                .reform(move |event: InputEvent| crate::app::Msg::Figures(Msg::Typed(type_key.clone(), typed(&event)))),
            dispatch.reform(move |_: FocusEvent| crate::app::Msg::Figures(Msg::Left(leave_key.clone()))),
        )
    };
    html! {
        <span class="figure-entry">
            <input type="text" inputmode={if figure.decimal { "decimal" } else { "numeric" }} id={format!("figure-{}", figure.key)}
                data-pointer={pointer(&["figures", &figure.key])} {value} {oninput} {onblur} autocomplete="off"
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
