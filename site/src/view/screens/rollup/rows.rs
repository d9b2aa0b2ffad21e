//! The rows of a table, a piece at a time, so that the page stays in use while two hundred counties are drawn.

use gloo::timers::callback::Timeout;
use serde_json::Value;
use weibao_page::Msg;
use weibao_page::msg::{Looks, RollUp};
use weibao_page::queries::rollup::{self as query, list, text_of};
use weibao_text::screens::rollup as text;
use yew::prelude::*;

use crate::send::Send;

/// So many cells are drawn at once.
const CELLS: usize = 500;
/// How long the browser has for everything else between two pieces, in milliseconds.
const BETWEEN: u32 = 20;

/// All of them. `key`: the table's and its filters', so that what comes of another choice is drawn from its beginning on.
pub(super) fn view(key: &str, rows: &[Value], classes: &[Classes], send: &Send) -> Html {
    html! { <Rows key={key.to_owned()} rows={rows.to_vec()} classes={classes.to_vec()} send={send.clone()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    rows: Vec<Value>,
    classes: Vec<Classes>,
    send: Send,
}

/// Each piece is drawn once the one before is there and the browser has had its turn.
#[component]
fn Rows(props: &Props) -> Html {
    let size = CELLS.checked_div(props.classes.len()).unwrap_or_default().max(1);
    let all = props.rows.len().div_ceil(size).max(1);
    let drawn = use_state_eq(|| 1_usize);
    let next = drawn.setter();
    use_effect_with((*drawn, all), move |(drawn, all)| {
        let more = drawn.saturating_add(1);
        let timer = (more <= *all).then(|| Timeout::new(BETWEEN, move || next.set(more)));
        move || drop(timer)
    });
    let mut rows = props.rows.chunks(size);
    let pieces = (0..all).map(|number| (number, rows.next().filter(|_| number < *drawn).unwrap_or_default().to_vec()));
    html! {
        <>
            { for pieces.map(|(number, rows)| html! {
                <Piece key={number} {rows} classes={props.classes.clone()} send={props.send.clone()} />
            }) }
        </>
    }
}

#[component]
fn Piece(props: &Props) -> Html {
    html! { <tbody>{ for props.rows.iter().map(|row| view_row(row, &props.classes, &props.send)) }</tbody> }
}

/// What a button does.
pub(super) fn does(send: &Send, msg: RollUp) -> Callback<MouseEvent> {
    send.on(move |_: MouseEvent| Msg::RollUp(msg.clone()))
}

fn view_row(row: &Value, classes: &[Classes], send: &Send) -> Html {
    let key = text_of(row, "key").to_owned();
    let leads = query::leads(row);
    // In a row about a county that is its name; else its first cell.
    let last = list(row, "cells").len().saturating_sub(1);
    let linked = match leads {
        // Where files of one county stand beside each other, the last cell is empty where one does not count.
        Some(("prefer" | "belongs", _)) if list(row, "cells").last().is_some_and(|cell| cell == "") => Some(last),
        Some(("county", _)) if list(row, "cells").len() > 2 => Some(1),
        Some(("prefer", _)) => Some(2),
        Some(_) => Some(0),
        None => None,
    };
    html! {
        <tr key={key.clone()} data-row={key}>
            { for list(row, "cells").iter().enumerate().map(|(place, cell)| {
                let said = cell.as_str().unwrap_or_default().to_owned();
                let cell = match leads.filter(|_| linked == Some(place)) {
                    Some((what, which)) => lead(what, which, said, send),
                    None => html! { { said } },
                };
                html! { <td key={place} class={classes.get(place).cloned().unwrap_or_default()}>{ cell }</td> }
            }) }
        </tr>
    }
}

fn lead(what: &str, which: &str, said: String, send: &Send) -> Html {
    let index = which.parse::<usize>().unwrap_or_default();
    let (msg, said) = match what {
        "county" => (RollUp::County(Some(index)), said),
        "belongs" => {
            let (index, code) = which.split_once(' ').unwrap_or_default();
            (RollUp::Belongs(index.parse().unwrap_or_default(), code.to_owned()), text::BELONGS.to_owned())
        }
        "prefer" if said.is_empty() => (RollUp::Prefer(index), text::PREFER.to_owned()),
        "prefer" => (RollUp::Prefer(index), format!("{said}，{}", text::PREFER)),
        what => (RollUp::Look(Looks::Row(Some((what.to_owned(), which.to_owned())))), said),
    };
    html! { <button type="button" class="link" data-lead={what.to_owned()} onclick={does(send, msg)}>{ said }</button> }
}
