//! 查验: the county's half of every standard, only to be read, and the reviewer's half beside it.
mod card;
mod parts;
mod pieces;

use weibao_page::keeping::SaveState;
use weibao_page::msg::Review;
use weibao_page::place::Place;
use weibao_page::queries::{others, review as query};
use weibao_page::ui::review::{Open, Show, State};
use weibao_page::world::Purpose;
use weibao_page::{Model, Msg};
use weibao_terms::{ReviewLevel, Screen};
use weibao_text::screens::{common, review as text};
use yew::prelude::*;

use pieces::set;

use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::select::Select;
use crate::view::components::{files, link, period};

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.review;
    let open = state.open.as_ref();
    let on = |msg: fn() -> Review| send.on(move |_: MouseEvent| Msg::Review(msg()));
    html! {
        <div>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::Review) }</h1>
            <p class="lead" hidden={open.is_some()}>{ text::LEAD }</p>
            <div class="actions">
                { files::button(Purpose::Review, ".json,application/json", true, if open.is_none() { text::OPEN } else { text::OPEN_MORE }, "review-open", send) }
                <button type="button" class="button main" data-action="review-save" hidden={open.is_none()} onclick={on(|| Review::Save)}>{ text::SAVE }</button>
                <button type="button" class="button" data-action="review-close" hidden={open.is_none()} onclick={on(|| Review::Close)}>
                    { if state.closing { text::CLOSE_SURELY } else { text::CLOSE } }
                </button>
            </div>
            <div>{ open.map(|open| sheet(model, state, open, send)) }</div>
        </div>
    }
}

fn sheet(model: &Model, state: &State, open: &Open, send: &Send) -> Html {
    html! {
        <div>
            { bar(state, open, send) }
            { who(open, send) }
            { period::sentence(&query::period(open)) }
            { parts::clashes(open, send) }
            { shown(state, open, send) }
            <section key="standards" data-part="standards">
                <p class="hint">{ text::KEYS }</p>
                { card::methods() }
                <p hidden={!state.listed.is_empty()}>{ text::NONE_SHOWN }</p>
                <>{ for state.listed.iter().filter_map(|id| open.reviewed.county.standards.iter().find(|one| one.id == *id)).map(|standard| card::view(open, standard, send)) }</>
            </section>
            { parts::readings(open, send) }
            { parts::negatives(open, send) }
            { parts::listed(open) }
            { parts::samples(state, open, send) }
            { parts::groups(state, open, send) }
            { parts::out(model, open, send) }
        </div>
    }
}

/// What is open, how far it is, and the way back.
fn bar(state: &State, open: &Open, send: &Send) -> Html {
    let (seen, all) = query::seen(open);
    let counts = &open.reviewed.counts;
    let kept = match &state.keeping.state {
        SaveState::Elsewhere => String::new(),
        SaveState::Saved(when) => common::saved(when),
        SaveState::Settling => common::SETTLING.to_owned(),
        SaveState::Saving => common::SAVING.to_owned(),
        SaveState::Unsaved(why) => common::unsaved(*why).to_owned(),
    };
    let step = |label: &'static str, action: &'static str, what: Option<&str>, msg: fn() -> Msg| {
        let title = what.map_or_else(|| label.to_owned(), |what| common::step(label, what));
        html! { <button type="button" class="button small" data-action={action} disabled={what.is_none()} title={title} onclick={send.on(move |_: MouseEvent| msg())}>{ label }</button> }
    };
    html! {
        <div class="review-bar" data-readonly="true">
            <p>{ text::bar(open.county.name(), open.county.revision(), open.county.digest()) }</p>
            <div class="review-progress">
                <span role="status" data-progress={seen.to_string()}>{ text::progress(seen, all, counts.doubtful, counts.returned) }</span>
                <span class="note" data-save-state="review">{ kept }</span>
                <span class="note" hidden={!state.touched}>{ text::UNSAVED }</span>
                <span class="grow" />
                { step(common::UNDO, "review-undo", open.history.can_undo(), || Msg::Undo) }
                { step(common::REDO, "review-redo", open.history.can_redo(), || Msg::Redo) }
                <button type="button" class="button small main" data-action="review-next" onclick={send.on(|_: MouseEvent| Msg::Review(Review::Next))}>{ text::NEXT }</button>
            </div>
            <p class="note" hidden={query::group_name(open).is_empty()}>{ text::part_of(query::group_name(open)) }</p>
        </div>
    }
}

fn who(open: &Open, send: &Send) -> Html {
    let level = open.review.text("/level");
    html! {
        <div class="review-who">
            <fieldset class="choices">
                <legend>{ text::LEVEL }</legend>
                { for ReviewLevel::ALL.into_iter().map(|known| html! {
                    <label key={known.key()}><input type="radio" name="review-level" checked={level == known.key()}
                        onchange={send.on(move |_: Event| Msg::Review(set("/level", text::LEVEL, known.key())))} />{ text::level(known) }</label>
                }) }
            </fieldset>
            { field(open, "/body", text::BODY, send) }
            { field(open, "/due", text::DUE, send) }
            <div class="review-others">
                <p class="hint">{ text::LEVEL_NOTE }</p>
                <>{ for open.others.iter().enumerate().map(|(number, other)| html! {
                    <p key={number} data-other={number.to_string()}>{ others::whose(other) }{ " " }
                        <button type="button" class="button small" onclick={send.on(move |_: MouseEvent| Msg::Review(Review::DropOther(number)))}>{ text::DROP_OTHER }</button>
                    </p>
                }) }</>
            </div>
        </div>
    }
}

/// A text of the review.
fn field(open: &Open, pointer: &str, label: &'static str, send: &Send) -> Html {
    let value = open.review.text(pointer).to_owned();
    let placeholder = if pointer == "/due" { "2026-04-10" } else { "" };
    html! { <TextField pointer={pointer.to_owned()} {value} {label} at={Place::Review} of_review=true {placeholder} send={send.clone()} /> }
}

/// Which standards are shown.
fn shown(state: &State, open: &Open, send: &Send) -> Html {
    let button = |show: Show| {
        let label = match show {
            Show::First => text::FIRST,
            Show::Unseen => text::UNSEEN,
            Show::NotAccepted => text::NOT_ACCEPTED,
            Show::Changed => text::CHANGED,
            Show::All => text::ALL,
        };
        let there = query::listed(open, show, &state.area).len();
        html! {
            <button type="button" class="button" key={label} aria-pressed={(state.show == show).to_string()} data-show={label}
                onclick={send.on(move |_: MouseEvent| Msg::Review(Review::Show(show)))}>{ format!("{label} {there}") }</button>
        }
    };
    let all = [(AttrValue::from(""), AttrValue::from(text::ALL_AREAS))];
    let areas = open
        .catalog
        .areas
        .iter()
        .map(|area| (AttrValue::from(area.id.clone()), AttrValue::from(format!("{} {}", area.id, area.title))));
    let options: Vec<(AttrValue, AttrValue)> = all.into_iter().chain(areas).collect();
    let chosen = Callback::from({
        let send = send.clone();
        move |area: String| send.emit(Msg::Review(Review::Area(area)))
    });
    html! {
        <div class="actions review-shown" role="group" aria-label={text::SHOW}>
            { for Show::ALL.into_iter().map(button) }
            <Select value={state.area.clone()} {options} {chosen} label={text::AREA} filter="review-area" />
        </div>
    }
}
