//! 汇总多县: one table at a time, as the desk lays it out. No rank, no rates by which to sort.
mod rows;

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::{Looks, RollUp};
use weibao_page::place::Place;
use weibao_page::queries::rollup::{self as query, list, text_of};
use weibao_page::ui::rollup::{Export, State};
use weibao_page::world::Purpose;
use weibao_terms::{RollUpTable, Screen, Status};
use weibao_text::screens::{common, rollup as text};
use weibao_text::tables::rollup as words;
use yew::prelude::*;

use self::rows::does;
use crate::browser::folders;
use crate::send::Send;
use crate::view::components::select::Select;
use crate::view::components::{files, link};

const READINGS: &str = "readings-common";
const EXPECTED: &str = "expected";
const PICTURES: &str = "pictures";
const COMPARED: &str = "compared";
const SEVERAL: &str = "several";

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.rollup;
    html! {
        <div ondrop={dropped(send)}>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::RollUp) }</h1>
            <div key="body">
                { match &state.county {
                    Some(county) => one(county, send),
                    None => all(model, state, send),
                } }
            </div>
        </div>
    }
}

/// Folders and files that are dropped: what is in them is looked for, and then taken like what is chosen.
fn dropped(send: &Send) -> Callback<DragEvent> {
    let send = send.clone();
    Callback::from(move |event: DragEvent| {
        let entries = event.data_transfer().map(|data| folders::dropped(&data)).unwrap_or_default();
        // What has no entries (a piece of text) is left to the page.
        if entries.is_empty() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let send = send.clone();
        spawn_local(async move {
            let files = folders::files(entries).await;
            send.many(Purpose::RollUp, files);
        });
    })
}

fn button(send: &Send, action: &'static str, words: &'static str, msg: RollUp) -> Html {
    html! { <button type="button" class="button" data-action={action} onclick={does(send, msg)}>{ words }</button> }
}

/// One county, read-only.
fn one(county: &Value, send: &Send) -> Html {
    html! {
        <div key="county" data-county={text_of(county, "name").to_owned()}>
            <p>{ button(send, "rollup-back", text::BACK, RollUp::County(None)) }</p>
            <p>{ text_of(county, "reasons").to_owned() }</p>
            { county.get("table").map(|table| view_table(table, "", send)) }
        </div>
    }
}

fn all(model: &Model, state: &State, send: &Send) -> Html {
    let shown = state.shown.is_object();
    html! {
        <div key="all">
            <p class="lead">{ text::LEAD }</p>
            { actions(state, send) }
            <div hidden={!shown}>
                if shown {
                    <div>
                        <p data-total="">{ query::done(&state.shown) }</p>
                        { filters(model, state, send) }
                        { tabs(state, send) }
                        { tab(model, state, send) }
                        { exports(state, send) }
                    </div>
                }
            </div>
        </div>
    }
}

fn actions(state: &State, send: &Send) -> Html {
    let busy = state.is_busy();
    let (done, of) = state.progress();
    html! {
        <div class="actions">
            { files::button(Purpose::RollUp, ".json,application/json", true, text::CHOOSE, "rollup-choose", send) }
            { files::folder(Purpose::RollUp, text::FOLDER, "rollup-folder", send) }
            <span role="status" data-progress={done.to_string()}>{ if busy { text::working(done, of) } else { String::new() } }</span>
            <progress value={done.to_string()} max={of.to_string()} hidden={!busy} aria-hidden="true"></progress>
            <button type="button" class="button" data-action="rollup-cancel" hidden={!busy} onclick={does(send, RollUp::Cancel)}>{ text::CANCEL }</button>
            <button type="button" class="button" data-action="rollup-clear" hidden={busy || state.is_empty()} onclick={does(send, RollUp::Clear)}>{ text::CLEAR }</button>
        </div>
    }
}

fn exports(state: &State, send: &Send) -> Html {
    html! {
        <div class="actions" key="exports">
            { for [Export::Workbook, Export::Summary, Export::Saved].into_iter().map(|export| export_button(state, export, send)) }
            { tick(send, text::CONTENTS, state.with_contents, RollUp::Contents) }
            <p class="hint">{ text::CONTENTS_NOTE }</p>
        </div>
    }
}

fn export_button(state: &State, export: Export, send: &Send) -> Html {
    let making = state.making.is_some_and(|(_, made)| made == export);
    let class = classes!("button", (export == Export::Workbook).then_some("main"));
    html! {
        <button type="button" {class} key={export.key()} data-export={export.key()} onclick={does(send, RollUp::Export(export))}
            disabled={state.is_busy() || state.making.is_some()}>
            { if making { text::MAKING } else { text::export(export.key()) } }
        </button>
    }
}

fn tick(send: &Send, label: &'static str, checked: bool, msg: fn(bool) -> RollUp) -> Html {
    let onchange = send.on(move |_: Event| Msg::RollUp(msg(!checked)));
    html! { <label class="option"><input type="checkbox" {checked} {onchange} />{ label }</label> }
}

fn filters(model: &Model, state: &State, send: &Send) -> Html {
    let chosen = |msg: fn(String) -> Looks| send.on(move |value: String| Msg::RollUp(RollUp::Look(msg(value))));
    let option = |value: &str, words: &str| (AttrValue::from(value.to_owned()), AttrValue::from(words.to_owned()));
    let editions: Vec<_> = query::editions(state).into_iter().map(|(id, words)| option(id, &words)).collect();
    let mut areas = vec![option("", text::ALL_AREAS)];
    areas.extend(query::edition(&model.editions, state).areas.iter().map(|area| option(&area.id, &area.title)));
    let mut states = vec![option("", text::ALL_STATES)];
    states.extend(Status::ALL.into_iter().map(|status| option(status.key(), common::status(status))));
    // Behind a dash, so that counties without a city can be chosen too.
    let mut cities = vec![option("", text::ALL_CITIES)];
    let known = list(&state.shown, "cities").iter().filter_map(Value::as_str);
    cities.extend(known.map(|city| option(&format!("-{city}"), if city.is_empty() { text::NO_CITY } else { city })));
    let city = state.look.city.as_ref().map(|city| format!("-{city}")).unwrap_or_default();
    let of_city = |value: String| Looks::City(value.strip_prefix('-').map(str::to_owned));
    html! {
        <div class="actions" role="group" aria-label={text::FILTERS} key="filters">
            <span hidden={editions.is_empty()}>
                <Select value={text_of(&state.shown, "edition").to_owned()} options={editions} chosen={chosen(Looks::Edition)} label={text::EDITION} filter="edition" />
            </span>
            <Select value={city} options={cities} chosen={chosen(of_city)} label={text::ALL_CITIES} filter="city" />
            <Select value={state.look.area.clone()} options={areas} chosen={chosen(Looks::Area)} label={text::ALL_AREAS} filter="area" />
            <Select value={state.look.status.clone()} options={states} chosen={chosen(Looks::Status)} label={text::ALL_STATES} filter="status" />
        </div>
    }
}

fn tabs(state: &State, send: &Send) -> Html {
    let tables = RollUpTable::ALL.into_iter().map(|table| (table.key(), words::title(table)));
    let beside =
        [(PICTURES, text::PICTURES), (EXPECTED, text::EXPECTED), (READINGS, text::RESTATE), (COMPARED, text::COMPARED)];
    let beside = beside.map(|(key, title)| (key, title.to_owned()));
    let several = (query::several(state) || query::tab(state) == SEVERAL).then(|| (SEVERAL, words::SEVERAL.to_owned()));
    let entries = tables.chain(several).chain(beside);
    html! {
        <div class="actions rollup-tabs" role="group" aria-label={text::TABLES} key="tabs">
            { for entries.map(|(key, title)| {
                let pressed = (query::tab(state) == key).to_string();
                let onclick = does(send, RollUp::Look(Looks::Tab(key.to_owned())));
                html! { <button type="button" class="button" key={key} data-tab={key} aria-pressed={pressed} {onclick}>{ title }</button> }
            }) }
        </div>
    }
}

fn tab(model: &Model, state: &State, send: &Send) -> Html {
    let shown = query::shown_tab(state);
    let body = match shown {
        PICTURES => pictures(state, send),
        EXPECTED => expected(state, send),
        READINGS => readings(model, state, send),
        COMPARED => compared(state, send),
        key => table_of(state, key, send),
    };
    html! { <section class="card" key={shown.to_owned()} data-shown={shown.to_owned()}>{ body }</section> }
}

fn table_of(state: &State, key: &str, send: &Send) -> Html {
    let table = list(&state.shown, "tables").iter().find(|table| text_of(table, "key") == key);
    let order = if state.look.short_first { text::PRINTED_ORDER } else { text::SHORT_FIRST };
    html! {
        <div>
            <div hidden={key != RollUpTable::Standards.key()}>
                { button(send, "rollup-order", order, RollUp::Look(Looks::ShortFirst(!state.look.short_first))) }
            </div>
            <div hidden={key != SEVERAL || !query::can_take_back(state)}>
                { button(send, "rollup-take-back", text::TAKE_BACK, RollUp::TakeBack) }
            </div>
            <p hidden={key != SEVERAL || query::several(state)}>{ text::NONE_SEVERAL }</p>
            <div>
                { state.shown.get("detail").filter(|_| state.look.row.is_some()).map(|detail| html! {
                    <div class="rollup-detail">
                        { view_table(detail, "", send) }
                        { button(send, "rollup-close", text::CLOSE, RollUp::Look(Looks::Row(None))) }
                    </div>
                }) }
            </div>
            <>{ table.map(|table| view_table(table, text_of(&state.shown, "filters"), send)) }</>
        </div>
    }
}

/// A table with its heading, as the desk lays it out through these filters.
fn view_table(table: &Value, filters: &str, send: &Send) -> Html {
    let columns = list(table, "columns");
    let rows = list(table, "rows");
    let class = |place: usize| {
        let number = columns.get(place).and_then(|column| column.get("number")).and_then(Value::as_bool);
        let width = columns.get(place).and_then(|column| column.get("width")).and_then(Value::as_u64);
        let kind = match width.unwrap_or_default() {
            0..15 => None,
            15..40 => Some("name"),
            _ => Some("sentence"),
        };
        classes!(number.unwrap_or_default().then_some("amount"), kind)
    };
    html! {
        <div data-table={text_of(table, "key").to_owned()}>
            <h2>{ text_of(table, "title").to_owned() }</h2>
            <p class="hint">{ text_of(table, "note").to_owned() }</p>
            <p hidden={!rows.is_empty()}>{ text_of(table, "empty").to_owned() }</p>
            <div class="scroll rollup-rows" tabindex="0" role="region" aria-label={text_of(table, "title").to_owned()} hidden={rows.is_empty()}>
                <table class="counts-table">
                    <thead><tr>{ for columns.iter().enumerate().map(|(place, column)| html! {
                        <th scope="col" key={place} class={class(place)}>{ text_of(column, "title").to_owned() }</th>
                    }) }</tr></thead>
                    { rows::view(&[text_of(table, "key"), filters].join(" "), rows, &(0..columns.len()).map(class).collect::<Vec<_>>(), send) }
                </table>
            </div>
        </div>
    }
}

fn pictures(state: &State, send: &Send) -> Html {
    let drawn = list(&state.shown, "pictures").iter().zip([Export::Areas, Export::Standards]);
    html! {
        <div>
            { for drawn.map(|(picture, export)| html! {
                <div key={export.key()} data-picture={export.key()}>
                    { drawing(picture.as_str().unwrap_or_default()) }
                    <p>{ export_button(state, export, send) }</p>
                </div>
            }) }
        </div>
    }
}

/// A picture as the desk has drawn it, with all that it says for whoever does not see it.
fn drawing(svg: &str) -> Html {
    let src = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg));
    let said = svg.split('>').filter_map(|piece| piece.split('<').next());
    let alt = said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join("，");
    html! { <img class="drawing" {src} {alt} /> }
}

fn expected(state: &State, send: &Send) -> Html {
    let onchange = send.on(|event: Event| {
        Msg::RollUp(RollUp::Expected(event.target_unchecked_into::<web_sys::HtmlTextAreaElement>().value()))
    });
    html! {
        <div>
            <h2>{ text::EXPECTED }</h2>
            <label class="field">
                <span class="hint">{ text::EXPECTED_NOTE }</span>
                <textarea rows="8" value={state.expected.clone()} {onchange} data-field="rollup-expected" />
            </label>
            <div>{ state.shown.get("reporting").map(|table| view_table(table, "", send)) }</div>
        </div>
    }
}

/// This roll-up beside an earlier one.
fn compared(state: &State, send: &Send) -> Html {
    let tables = list(&state.shown, COMPARED);
    html! {
        <div>
            <h2>{ text::COMPARED }</h2>
            <p class="hint">{ text::COMPARED_NOTE }</p>
            <div class="actions">
                { files::button(Purpose::EarlierRollUp, ".json,application/json", false, text::COMPARE, "rollup-compare", send) }
                <span hidden={tables.is_empty()}>{ button(send, "rollup-compare-end", text::COMPARE_END, RollUp::NotCompared) }</span>
            </div>
            { for tables.iter().map(|table| view_table(table, "", send)) }
        </div>
    }
}

fn readings(model: &Model, state: &State, send: &Send) -> Html {
    html! {
        <div>
            <h2>{ text::RESTATE }</h2>
            <p class="hint">{ text::RESTATE_NOTE }</p>
            <div class="actions">
                { button(send, "rollup-defaults", text::DEFAULT_READINGS, RollUp::DefaultReadings) }
                { tick(send, text::RULES, state.rules, RollUp::Rules) }
                { button(send, "rollup-restate", text::RESTATE_DO, RollUp::Restate(true)) }
                <span hidden={!state.restated}>{ button(send, "rollup-restate-end", text::RESTATE_END, RollUp::Restate(false)) }</span>
            </div>
            { for query::edition(&model.editions, state).choices.iter().map(|choice| {
                let mut options = vec![(AttrValue::from(""), AttrValue::from(text::OWN_READING))];
                options.extend(choice.options.iter().map(|option| (AttrValue::from(option.key.clone()), AttrValue::from(option.label.clone()))));
                let value = state.readings.get(&choice.key).cloned().unwrap_or_default();
                let key = choice.key.clone();
                let chosen = send.on(move |option: String| Msg::RollUp(RollUp::Reading(key.clone(), option)));
                html! {
                    <div class="field" key={choice.key.clone()}>
                        <span class="field-label">{ format!("{}（{}）", choice.question, choice.standards.join("、")) }</span>
                        <Select {value} {options} {chosen} label={choice.question.clone()} filter={choice.key.clone()} />
                    </div>
                }
            }) }
        </div>
    }
}
