//! The table. Rows have one height, so that only those in sight need be painted: two rows of the height of all others stand for them.
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_chain::OnList;
use weibao_core::Catalog;
use weibao_core::assessment::Row;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_core::maps::index;
use weibao_core::register::{ReadRow, RegisterFindings};
use weibao_page::Msg;
use weibao_page::msg;
use weibao_page::place::Place;
use weibao_page::queries::exchange::said_of_row;
use weibao_page::queries::register::{self as query, Total, row_name};
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_page::ui::arrangement::Cursor;
use weibao_page::ui::register::{State, Summary};
use weibao_page::ui::window::{PAINTED, ROW};
use weibao_tables::import::is_block;
use weibao_text::problems;
use weibao_text::screens::register as text;
use yew::prelude::*;

use super::sends::{pasted, sends};
use crate::send::{Painted, Send};
use crate::view::components::field::{typed, warnings};
use crate::view::components::select::Select;
use crate::view::components::{badge, link};

/// The table, and beneath it what is to be said of the cell that has the keyboard. `whole`: every line is painted, for paper.
pub(super) fn view(
    session: &Session,
    state: &State,
    send: &Send,
    (register, listed): (&Register, &[(usize, OnList)]),
    findings: &RegisterFindings<'_>,
    summary: &Summary,
    whole: bool,
) -> Html {
    let sheet = Sheet {
        session,
        catalog: session.catalog(),
        state,
        send,
        register,
        findings,
        listed,
        rows: session.file().rows(&register.key),
        read: session.rows(&register.key),
        range: state.range(session),
    };
    let lines = state.lines(session);
    let (first, end) = if whole || lines.len() <= PAINTED {
        (0, lines.len())
    } else {
        (state.first, state.first.saturating_add(PAINTED).min(lines.len()))
    };
    let columns = query::offered(register, sheet.rows);
    let width = columns.len().saturating_add(1);
    let painted: Vec<(usize, (u64, Html))> = {
        let before = send.painted.borrow();
        (first..end)
            .filter_map(|position| lines.row(position).map(|row| (row, sheet.line(row, position, &before))))
            .collect()
    };
    send.painted.replace(index(painted.iter().cloned()));
    let onclick = dispatch_clicks(send);
    let onscroll = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(sheet) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                send.emit(Msg::Register(msg::Register::Scrolled(sheet.scroll_top())));
            }
        })
    };
    let onkeydown = {
        let key = send.key(|key| Msg::Register(msg::Register::Key(key)));
        Callback::from(move |event: KeyboardEvent| {
            // Here and now: a message is looked at only after the event has gone on to the shortcuts of the page.
            event.stop_propagation();
            key.emit(event);
        })
    };
    html! {
        <div>
            <div class="sheet" {onscroll} key={register.key.clone()}>
                <table role="grid" aria-multiselectable="true" aria-label={text::heading(&register.label)} aria-rowcount={lines.len().saturating_add(1).to_string()}
                    aria-colcount={width.to_string()}>
                    { widths(columns) }
                    <thead>{ sheet.header() }</thead>
                    <tbody {onclick} {onkeydown} onpaste={dispatch_pastes(send)} onmousedown={dispatch_presses(send)} onmouseover={dispatch_drags(send)}>
                        { spacer("above", first, width) }
                        { for painted.iter().map(|(row, (signature, html))| html! { <Line key={*row} signature={*signature} html={html.clone()} /> }) }
                        { spacer("below", lines.len().saturating_sub(end), width) }
                    </tbody>
                    <tfoot>{ sheet.foot(summary) }</tfoot>
                </table>
            </div>
            <p class="note" hidden={!lines.is_empty()}>{ text::NONE_SHOWN }</p>
            <div class="cell-words" role="status">{ sheet.words() }</div>
        </div>
    }
}

/// The cell that an event of the mouse is about, wherever in it.
fn cell_of(event: &MouseEvent) -> Option<Cursor> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let place = target.closest("[data-cell]").ok()??.get_attribute("data-cell")?;
    let (row, column) = place.split_once('/')?;
    Some(Cursor { row: row.parse().ok()?, column: column.parse().ok()? })
}

/// A click on a cell; with Shift it has chosen a range already.
fn dispatch_clicks(send: &Send) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(cell) = cell_of(&event).filter(|_| !event.shift_key()) {
            send.emit(Msg::Register(msg::Register::Clicked(cell)));
        }
    })
}

/// The mouse goes down on a cell.
fn dispatch_presses(send: &Send) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(cell) = cell_of(&event).filter(|_| event.button() == 0) {
            if event.shift_key() {
                event.prevent_default();
            }
            send.emit(Msg::Register(msg::Register::Pressed(cell, event.shift_key())));
        }
    })
}

/// The mouse goes over a cell with its first button down.
fn dispatch_drags(send: &Send) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(cell) = cell_of(&event).filter(|_| event.buttons() == 1) {
            send.emit(Msg::Register(msg::Register::Dragged(cell)));
        }
    })
}

/// A block of cells goes to the sheet; a single value is left to the field that has the keyboard, if it is one.
fn dispatch_pastes(send: &Send) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        let in_field = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
        let Some((copied, html)) = pasted(&event) else { return };
        if !in_field || is_block(&copied) {
            event.prevent_default();
            send.emit(Msg::Register(msg::Register::Paste(copied, html)));
        }
    })
}

fn widths(columns: &[Column]) -> Html {
    html! {
        <colgroup>
            <col class="number" />
            { for columns.iter().enumerate().map(|(index, column)| html! { <col class={if index == 0 { "name" } else { kind(column) }} key={column.key.clone()} /> }) }
        </colgroup>
    }
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Text => "text",
        ColumnKind::Number => "amount",
        ColumnKind::Boolean => "yes-no",
    }
}

fn spacer(key: &'static str, lines: usize, width: usize) -> Html {
    let height = i32::try_from(lines).unwrap_or(i32::MAX).saturating_mul(ROW);
    html! {
        <tr class="spacer" aria-hidden="true" hidden={lines == 0} {key}><td colspan={width.to_string()} height={height.to_string()}></td></tr>
    }
}

/// A line that is painted anew only where it is another than before.
#[derive(Clone, Properties)]
struct LineProps {
    /// Stands for all that can be seen of it.
    signature: u64,
    html: Html,
}

impl PartialEq for LineProps {
    fn eq(&self, other: &Self) -> bool {
        self.signature == other.signature
    }
}

#[component]
fn Line(props: &LineProps) -> Html {
    props.html.clone()
}

/// What the table is painted from.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    session: &'a Session,
    catalog: &'a Catalog,
    state: &'a State,
    send: &'a Send,
    register: &'a Register,
    findings: &'a RegisterFindings<'a>,
    /// Rows whose names are on a list.
    listed: &'a [(usize, OnList)],
    /// As the saved file has them.
    rows: &'a [Value],
    /// As the core has read them.
    read: &'a [Row],
    /// The lines and columns that are chosen.
    range: Option<((usize, usize), (usize, usize))>,
}

impl Sheet<'_> {
    fn header(&self) -> Html {
        let Self { state, send, register, rows, .. } = *self;
        html! {
            <tr aria-rowindex="1">
                <th scope="col" class="number">{ text::ROW_NUMBER }</th>
                { for query::offered(register, rows).iter().enumerate().map(|(index, column)| {
                    let sort = state.arrangement.sort.filter(|(by, _)| *by == index);
                    let (order, mark) = match sort {
                        None => (None, ""),
                        Some((_, false)) => (Some("ascending"), " ▲"),
                        Some((_, true)) => (Some("descending"), " ▼"),
                    };
                    html! {
                        <th scope="col" class={classes!(kind(column), (index == 0).then_some("fixed"))} aria-sort={order} key={column.key.clone()} data-column={column.key.clone()}>
                            <button type="button" class="sort" data-action="sort" title={text::sort_by(&column.label)} onclick={sends(send, move || msg::Register::Sort(index))}>
                                { query::heading(column) }<span aria-hidden="true">{ mark }</span>
                            </button>
                        </th>
                    }
                }) }
            </tr>
        }
    }

    /// A line, taken over from the last painting where nothing of it has changed.
    fn line(&self, index: usize, position: usize, before: &Painted) -> (u64, Html) {
        let Self { state, register, rows, .. } = *self;
        let row = rows.get(index);
        let (broken, gaps) = (self.broken(index), self.gaps(index));
        let cursor = (state.cursor.row == index).then_some(state.cursor.column);
        let mut hasher = DefaultHasher::new();
        (
            &register.key,
            query::offered(register, rows).len(),
            row,
            position,
            &broken,
            &gaps,
            cursor,
            cursor.and(state.draft.as_ref()),
            self.chosen(position),
            self.is_listed(index),
        )
            .hash(&mut hasher);
        let signature = hasher.finish();
        match before.get(&index) {
            Some((same, html)) if *same == signature => (signature, html.clone()),
            _ => (signature, self.paint(index, position, &broken, &gaps)),
        }
    }

    /// The columns of a line that are chosen, from first to last.
    fn chosen(&self, position: usize) -> Option<(usize, usize)> {
        let ((first, last), columns) = self.range?;
        (first..=last).contains(&position).then_some(columns)
    }

    /// Whether the name of a row is on a list.
    fn is_listed(&self, index: usize) -> bool {
        self.listed.iter().any(|(row, _)| *row == index)
    }

    /// The columns of a row that break a rule.
    fn broken(&self, index: usize) -> Vec<&'_ str> {
        let row = self.read.get(index).into_iter();
        row.flat_map(|row| self.findings.broken(index, row).map(|(column, _)| column)).collect()
    }

    /// The columns of a row that a figure waits for.
    fn gaps(&self, index: usize) -> Vec<&'_ str> {
        self.read.get(index).map(|row| self.findings.gaps(row)).unwrap_or_default()
    }

    fn paint(&self, index: usize, position: usize, broken: &[&str], gaps: &[&str]) -> Html {
        let Self { catalog, state, register, rows, .. } = *self;
        let row = rows.get(index);
        let empty = Value::Null;
        let cells = row.unwrap_or(&empty);
        let read = row.map(|row| ReadRow::new(catalog, register, row)).unwrap_or_default();
        let shown: Vec<Html> = query::offered(register, rows)
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let fails = broken.contains(&column.key.as_str());
            let wrong = read.defect(column).is_some();
            let value = cells.get(&column.key);
            let words = query::shown(column, value);
            let active = state.cursor == Cursor { row: index, column: number };
            let chosen = self.chosen(position).is_some_and(|(left, right)| (left..=right).contains(&number));
            let classes = classes!(
                kind(column),
                (number == 0).then_some("fixed"),
                fails.then_some("fails"),
                wrong.then_some("wrong"),
                gaps.contains(&column.key.as_str()).then_some("gap"),
                active.then_some("active"),
                chosen.then_some("chosen")
            );
            let mark = match (fails, wrong, number == 0 && self.is_listed(index)) {
                (true, ..) => Some(("✕", text::FAILS)),
                (_, true, _) => Some(("✕", text::WRONG)),
                (.., true) => Some(("？", text::LISTED)),
                _ => None,
            };
            html! {
                <td role="gridcell" class={classes} key={number} data-column={column.key.clone()} data-cell={format!("{index}/{number}")}
                    data-active={active.then_some("")} aria-selected={chosen.then_some("true")} data-fails={fails.then_some("")}>
                    if active {
                        { self.control(column, &row_name(rows, index), words.clone(), value) }
                        <span class="printed" aria-hidden="true">{ words }</span>
                    } else if number == 0 && row.is_none() {
                        <span class="new">{ text::NEW_ROW }</span>
                    } else {
                        <span class="words" title={(words.chars().count() > 10).then(|| words.clone())}>{ words }</span>
                    }
                    if let Some((sign, mark)) = mark { <span class="cell-mark"><span aria-hidden="true">{ sign }</span><span class="unseen">{ mark }</span></span> }
                </td>
            }
        })
        .collect();
        html! {
            <tr key={index} data-row={index.to_string()} aria-rowindex={position.saturating_add(2).to_string()}
                class={classes!((!broken.is_empty()).then_some("bad"), row.is_none().then_some("new-row"))}>
                <th scope="row" class="number" key="number">{ row.map_or_else(|| "+".to_owned(), |_| index.saturating_add(1).to_string()) }</th>
                { for shown }
            </tr>
        }
    }

    /// What takes the keys in the cell of the cursor.
    fn control(&self, column: &Column, row: &str, words: String, value: Option<&Value>) -> Html {
        let Self { state, send, .. } = *self;
        let label = text::cell(row, &query::heading(column));
        if column.kind == ColumnKind::Boolean {
            let checked = match value.and_then(Value::as_bool) {
                Some(true) => "true",
                Some(false) => "false",
                None => "mixed",
            };
            let spoken = text::cell(&label, if words.is_empty() { text::EMPTY } else { &words });
            return html! { <span class="switch" role="checkbox" aria-checked={checked} aria-label={spoken} tabindex="0">{ words }</span> };
        }
        if !column.options.is_empty() {
            let options = column.options.clone();
            let now = value.and_then(Value::as_str).unwrap_or_default();
            let wrong = Some((now.to_owned().into(), words.into()))
                .filter(|_| !now.is_empty() && !options.iter().any(|option| option.key == now));
            let offered: Vec<(AttrValue, AttrValue)> = [("".into(), "".into())]
                .into_iter()
                // What is only read, in files of before, is offered where it is what stands there.
                .chain(
                    options
                        .iter()
                        .filter(|option| !option.older || option.key == now)
                        .map(|option| (option.key.clone().into(), option.label.clone().into())),
                )
                .chain(wrong)
                .collect();
            let now = now.to_owned();
            let chosen = send.on(move |chosen: String| {
                let known = options.iter().any(|option| option.key == chosen);
                Msg::Register(msg::Register::Put(Some(chosen).filter(|_| known).map(Value::from)))
            });
            return html! { <Select value={now} options={offered} {chosen} {label} /> };
        }
        let cursor = state.cursor;
        let oninput = send.on(|event: InputEvent| Msg::Register(msg::Register::Typed(typed(&event))));
        let onblur = send.on(move |_: FocusEvent| Msg::Register(msg::Register::Left(cursor)));
        let inputmode = match (column.kind, column.decimal) {
            (ColumnKind::Number, true) => "decimal",
            (ColumnKind::Number, false) => "numeric",
            _ => "text",
        };
        html! {
            <input type="text" aria-label={label} value={state.draft.clone().unwrap_or(words)} {oninput} {onblur} {inputmode} autocomplete="off" spellcheck="false" />
        }
    }

    fn foot(&self, summary: &Summary) -> Html {
        let Self { catalog, send, register, findings, rows, .. } = *self;
        html! {
            <tr>
                <th scope="row" class="number"><span class="unseen">{ text::FOOT }</span></th>
                { for query::offered(register, rows).iter().zip(&summary.totals).enumerate().map(|(index, (column, total))| html! {
                    <td class={classes!(kind(column), (index == 0).then_some("fixed"))} key={column.key.clone()} data-column={column.key.clone()}>
                        { for total_words(column, total, (index == 0).then_some(rows.len())).into_iter().enumerate().map(|(line, words)| html! {
                            <span class="total" key={line}>{ words }</span>
                        }) }
                        if total.empty > 0 && index > 0 { <span class="note" key="empty">{ text::empty_cells(total.empty) }</span> }
                        { for findings.of_column(&column.key).map(|rule| {
                            let from = Place::Register { register: register.key.clone(), row: None };
                            let content = html! { <>{ badge::mark(rule.status) }{ " " }{ rule.standard.to_owned() }</> };
                            html! { <span class="rule" key={rule.clause.to_owned()} title={rule.rule.in_words(catalog)}>{ rule.in_short() }{ " " }{ link::follow(send, from, Place::standard(rule.standard), content) }</span> }
                        }) }
                    </td>
                }) }
            </tr>
        }
    }

    /// Why the cell of the cursor is marked.
    fn words(&self) -> Html {
        let Self { session, catalog, state, send, register, findings, rows, read, .. } = *self;
        let (index, column) = (state.cursor.row, register.columns.get(state.cursor.column));
        let (Some(row), Some(cells), Some(column)) = (rows.get(index), read.get(index), column) else {
            return html! { <span /> };
        };
        let from = || Place::Register { register: register.key.clone(), row: Some(index) };
        let same_unit = query::same_unit(rows, index);
        html! {
            <div>
                { for same_unit.iter().map(|first| html! { <p class="warning" key="twice">{ problems::duplicate_row(&row_name(rows, index), first.saturating_add(1)) }</p> }) }
                { for ReadRow::new(catalog, register, row).defect(column).iter().map(|defect| html! { <p class="warning" key="defect">{ *defect }</p> }) }
                { for findings.broken(index, cells).filter(|(broken, _)| *broken == column.key).map(|(_, rule)| html! {
                    <p class="warning" key={rule.clause.to_owned()}>
                        { text::what_cell(&row_name(rows, index), &column.label) }{ " " }
                        { text::fails(rule.standard, &rule.rule.in_words(catalog)) }{ " " }
                        { link::follow(send, from(), Place::standard(rule.standard), html! { { rule.standard.to_owned() } }) }
                    </p>
                }) }
                if query::is_empty(row.get(&column.key)) && findings.gaps(cells).contains(&column.key.as_str()) {
                    <p class="note" key="gap">{ text::WAITED_FOR }</p>
                }
                { for self.listed.iter().filter(|(row, _)| *row == index).enumerate().map(|(number, (_, found))| html! { <p class="warning" key={format!("listed-{number}")}>{ &found.text }</p> }) }
                { for row.as_object().into_iter().flatten().filter_map(|(key, value)| {
                    let found = warnings(value.as_str()?, false, &at::cell(&register.key, index, key), send);
                    Some(html! { <p key={format!("personal-{key}")}>{ found }</p> })
                }) }
                { for said_of_row(session, &register.key, index).into_iter().enumerate().map(|(number, said)| html! { <p class="note" key={number} data-said="">{ said }</p> }) }
            </div>
        }
    }
}

fn total_words(column: &Column, total: &Total, rows: Option<usize>) -> Vec<String> {
    match (rows, column.kind, total.sum, total.least) {
        (Some(rows), ..) => vec![text::rows(rows)],
        (_, ColumnKind::Boolean, ..) if total.filled > 0 => vec![text::yes_of(total.yes, total.filled)],
        (_, ColumnKind::Number, Some(sum), Some(least)) => {
            vec![text::sum(&sum.to_string()), text::least(&least.to_string())]
        }
        _ => Vec::new(),
    }
}
