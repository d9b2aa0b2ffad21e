//! 汇总多县: the tables over all counties, in the order of the division codes. No rank, no rates by which to sort.
use std::borrow::Cow;

use weibao_chain::{MeasureLine, RolledUp};
use weibao_page::Model;
use weibao_page::Msg;
use weibao_page::msg::RollUp;
use weibao_page::place::Place;
use weibao_page::queries::rollup as query;
use weibao_page::ui::rollup::State;
use weibao_page::world::Purpose;
use weibao_terms::{Screen, Status};
use weibao_text::screens::{common, rollup as text};
use weibao_text::tables::rollup as words;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::{bar, files, link};

/// The screen.
pub fn view(model: &Model, send: &Send) -> Html {
    let state = &model.ui.rollup;
    html! {
        <div>
            <p>{ link::to(send, Place::Start, html! { common::screen_name(Screen::Start) }) }</p>
            <h1 tabindex="-1">{ common::screen_name(Screen::RollUp) }</h1>
            <p class="lead">{ text::LEAD }</p>
            { actions(state, send) }
            <div>{ state.rolled_up.as_ref().map(|rolled_up| tables(model, rolled_up, send)) }</div>
        </div>
    }
}

fn actions(state: &State, send: &Send) -> Html {
    let reading = state.is_reading();
    let does = |msg: RollUp| send.on(move |_: MouseEvent| Msg::RollUp(msg.clone()));
    let is_empty = state.gathering.is_empty();
    html! {
        <div class="actions">
            { files::button(Purpose::RollUp, ".json,application/json", true, if is_empty { text::CHOOSE } else { text::MORE }, "rollup-choose", send) }
            <span role="status" data-progress={state.read().to_string()}>
                { if reading { text::reading(state.read(), state.chosen) } else { String::new() } }
            </span>
            <button type="button" class="button" data-action="rollup-cancel" hidden={!reading} onclick={does(RollUp::Cancel)}>{ text::CANCEL }</button>
            <button type="button" class="button main" data-action="rollup-export" hidden={reading || is_empty} disabled={state.making.is_some()} onclick={does(RollUp::Export)}>
                { if state.making.is_some() { text::MAKING } else { text::EXPORT } }
            </button>
            <button type="button" class="button" data-action="rollup-clear" hidden={reading || is_empty} onclick={does(RollUp::Clear)}>{ text::CLEAR }</button>
        </div>
    }
}

fn tables(model: &Model, rolled_up: &RolledUp, send: &Send) -> Html {
    let state = &model.ui.rollup;
    html! {
        <div>
            { section(text::COUNTIES, text::COUNTIES_NOTE, counties(rolled_up)) }
            { section(text::AREAS, text::AREAS_NOTE, areas(model, rolled_up)) }
            <section class="card" key={text::STANDARDS}>
                <h2>{ text::STANDARDS }</h2>
                <p class="hint">{ text::STANDARDS_NOTE }</p>
                <button type="button" class="button" data-action="rollup-order" onclick={order(state, send)}>
                    { if state.short_first { text::PRINTED_ORDER } else { text::SHORT_FIRST } }
                </button>
                <div class="scroll">{ standards(model, rolled_up) }</div>
            </section>
            { section(text::MEASURES, text::MEASURES_NOTE, measures(model, rolled_up)) }
            { section(text::NEGATIVES, text::NEGATIVES_NOTE, negatives(rolled_up)) }
            <div hidden={rolled_up.set_aside.is_empty()}>{ section(text::SET_ASIDE, "", set_aside(state, rolled_up)) }</div>
        </div>
    }
}

fn order(state: &State, send: &Send) -> Callback<MouseEvent> {
    let next = !state.short_first;
    send.on(move |_| Msg::RollUp(RollUp::ShortFirst(next)))
}

fn section(title: &'static str, note: &'static str, table: Html) -> Html {
    html! {
        <section class="card" key={title}>
            <h2>{ title }</h2>
            <p class="hint" hidden={note.is_empty()}>{ note }</p>
            <div class="scroll">{ table }</div>
        </section>
    }
}

fn table(name: &'static str, columns: &[&'static str], rows: impl Iterator<Item = (String, Vec<Html>)>) -> Html {
    html! {
        <table class="counts-table" data-table={name}>
            <thead><tr>{ for columns.iter().map(|column| html! { <th scope="col" key={*column}>{ *column }</th> }) }</tr></thead>
            <tbody>
                { for rows.map(|(key, cells)| html! {
                    <tr key={key.clone()} data-row={key}>
                        { for cells.into_iter().enumerate().map(|(place, cell)| html! { <td key={place}>{ cell }</td> }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn cell(text: impl Into<Cow<'static, str>>) -> Html {
    let text: Cow<'static, str> = text.into();
    html! { { text } }
}

fn counties(rolled_up: &RolledUp) -> Html {
    let states =
        [Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable, Status::Pending, Status::Unanswered];
    let columns: Vec<&'static str> = [text::CODE, text::COUNTY, text::VERDICT]
        .into_iter()
        .chain(states.map(common::status))
        .chain([text::CONFLICTS, text::MISSING, text::NEGATIVES_COUNT, text::OVERDUE, text::PROBLEMS, text::REVISION])
        .collect();
    let rows = rolled_up.counties.iter().map(|county| {
        let totals = &county.totals;
        let counts =
            [totals.met, totals.partial, totals.unmet, totals.not_applicable, totals.pending, totals.unanswered];
        let mut cells = vec![
            cell(county.code.clone().unwrap_or_default()),
            cell(county.name.clone()),
            cell(words::verdict(county.verdict.key())),
        ];
        cells.extend(
            counts.into_iter().chain([county.conflicts, county.missing_figures]).map(|count| cell(count.to_string())),
        );
        cells.push(cell(format!("{}／{}", county.negatives.present.len(), county.negatives.open.len())));
        cells.extend([county.overdue.unwrap_or_default(), county.problems].map(|count| cell(count.to_string())));
        cells.push(cell(text::revision(county.revision, county.saved_on.as_deref())));
        (county.index.to_string(), cells)
    });
    table("counties", &columns, rows)
}

fn areas(model: &Model, rolled_up: &RolledUp) -> Html {
    let of = rolled_up.counties.len();
    let rows = query::areas(&model.catalog, rolled_up).into_iter().map(|(id, title, count)| {
        (id, vec![cell(title), cell(text::of_counties(count, of)), bar::share(&[("met", count)], of)])
    });
    table("areas", &[text::AREA, text::COUNTY, text::PICTURE], rows)
}

fn standards(model: &Model, rolled_up: &RolledUp) -> Html {
    let of = rolled_up.counties.len();
    let columns = [
        text::ID,
        text::WORDS,
        common::status(Status::Met),
        common::status(Status::Partial),
        common::status(Status::Unmet),
        common::status(Status::NotApplicable),
        text::OPEN,
        text::PICTURE,
    ];
    let rows = query::standards(rolled_up, model.ui.rollup.short_first).into_iter().map(|line| {
        let words = model.catalog.standard(&line.id).map(|standard| standard.text.clone()).unwrap_or_default();
        let mut cells = vec![cell(line.id.clone()), cell(words)];
        cells.extend(
            [line.met, line.partial, line.unmet, line.not_applicable, line.open].map(|count| cell(count.to_string())),
        );
        cells.push(bar::share(&[("unmet", line.unmet), ("partial", line.partial)], of));
        (line.id.clone(), cells)
    });
    table("standards", &columns, rows)
}

fn measures(model: &Model, rolled_up: &RolledUp) -> Html {
    let label = |key: &str| model.catalog.figure(key).map(|figure| figure.label.clone()).unwrap_or_default();
    let rows = rolled_up.measures.iter().map(|line| {
        let total = |of: &Option<String>| match (of, line.readings) {
            (Some(total), _) => total.clone(),
            (None, 0) => text::NO_FIGURES.to_owned(),
            (None, readings) => text::readings(readings),
        };
        let MeasureLine { clause, part_figure, whole_figure, .. } = line;
        let cells = vec![
            cell(clause.clone()),
            cell(label(part_figure)),
            cell(total(&line.part)),
            cell(label(whole_figure)),
            cell(total(&line.whole)),
            cell(text::counted(line.counties, line.of)),
        ];
        (format!("{clause} {part_figure} {whole_figure}"), cells)
    });
    table("measures", &[text::ID, text::PART, "", text::WHOLE, "", text::COUNTED], rows)
}

fn negatives(rolled_up: &RolledUp) -> Html {
    let rows: Vec<(String, Vec<Html>)> = query::with_negatives(rolled_up)
        .map(|county| {
            let ids = |of: &[String]| cell(of.join("、"));
            let code = cell(county.code.clone().unwrap_or_default());
            let cells =
                vec![code, cell(county.name.clone()), ids(&county.negatives.present), ids(&county.negatives.open)];
            (county.index.to_string(), cells)
        })
        .collect();
    if rows.is_empty() {
        return html! { <p>{ text::NEGATIVES_NONE }</p> };
    }
    table("negatives", &[text::CODE, text::COUNTY, text::PRESENT, text::NEGATIVES_OPEN], rows.into_iter())
}

fn set_aside(state: &State, rolled_up: &RolledUp) -> Html {
    let rows = rolled_up.set_aside.iter().map(|aside| {
        let name = state.names.get(aside.index).cloned().unwrap_or_default();
        (aside.index.to_string(), vec![cell(name), cell(aside.text.clone())])
    });
    table("set-aside", &[text::NAME, text::WHY], rows)
}
