//! The table. Rows have one height, so that only those in sight need be painted: two rows of the height of all others stand for them.

use std::hash::{DefaultHasher, Hash, Hasher};

use litemap::LiteMap;
use serde_json::Value;
use wasm_bindgen::JsCast;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_core::maps::index;
use weibao_text::screens::register as text;
use yew::prelude::*;

use super::{Cursor, Msg, State, Summary, row_name, send};
use crate::app::{App, Dispatch};
use crate::components::field::typed;
use crate::components::{badge, link};
use crate::place::Place;
use crate::queries::register::{self as query, Judged, Total};
use crate::session::Session;

/// The height of a row in pixels, as in the style sheet.
const ROW: i32 = 38;
/// How many lines are painted. The sheet is never higher than 28.
const PAINTED: usize = 46;
/// How many of them at least are beyond what is seen.
const BEYOND: usize = 4;
const SEEN: usize = 28;

/// The first line to be painted, so that this one is.
pub(super) fn first_with(first: usize, position: usize) -> usize {
    let start = if first == 0 { 0 } else { first.saturating_add(BEYOND) };
    let end = first.saturating_add(PAINTED).saturating_sub(BEYOND);
    if (start..end).contains(&position) { first } else { position.saturating_sub(PAINTED.div_euclid(2)) }
}

/// The first line to be painted, once so many pixels are above.
pub(super) fn first_at(first: usize, top: i32, lines: usize) -> usize {
    let seen = usize::try_from(top.max(0).div_euclid(ROW)).unwrap_or_default();
    let above_missing = first > 0 && seen < first.saturating_add(BEYOND);
    let end = first.saturating_add(PAINTED);
    let below_missing = end < lines && seen.saturating_add(SEEN).saturating_add(BEYOND) > end;
    if above_missing || below_missing { seen.saturating_sub(PAINTED.saturating_sub(SEEN).div_euclid(2)) } else { first }
}

/// Brings the cell of the cursor into sight and gives it the keyboard, its text marked so that typing takes its place.
pub fn settle(app: &App) -> Option<()> {
    let session = app.session.as_ref()?;
    let state = &app.ui.register;
    let sheet = app.find(".sheet")?;
    let cell: web_sys::HtmlElement = app.find(".sheet [data-active]")?.dyn_into().ok()?;
    let height = |selector: &str| app.find(selector).map_or(0, |element| element.client_height());
    let position = i32::try_from(state.lines(session).position(state.cursor.row)?).ok()?;
    let (top, seen) = (
        position.saturating_mul(ROW),
        sheet.client_height().saturating_sub(height(".sheet thead")).saturating_sub(height(".sheet tfoot")),
    );
    if top < sheet.scroll_top() {
        sheet.set_scroll_top(top);
    } else if top.saturating_add(ROW) > sheet.scroll_top().saturating_add(seen) {
        sheet.set_scroll_top(top.saturating_add(ROW).saturating_sub(seen));
    }
    let fixed = if state.cursor.column == 0 {
        0
    } else {
        app.find(".sheet thead .fixed")?.client_width().saturating_add(app.find(".sheet thead .number")?.client_width())
    };
    let (left, right) = (cell.offset_left(), cell.offset_left().saturating_add(cell.offset_width()));
    if left.saturating_sub(fixed) < sheet.scroll_left() {
        sheet.set_scroll_left(left.saturating_sub(fixed));
    } else if right > sheet.scroll_left().saturating_add(sheet.client_width()) {
        sheet.set_scroll_left(right.saturating_sub(sheet.client_width()));
    }
    let place = cell.get_bounding_client_rect();
    let window = web_sys::window()?.inner_height().ok()?.as_f64()?;
    if place.top() < 60.0 || place.bottom() > window - 60.0 {
        sheet.scroll_into_view_with_bool(false);
    }
    let control: web_sys::HtmlElement = cell.query_selector("input, select, [role=checkbox]").ok()??.dyn_into().ok()?;
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    control.focus_with_options(&still).ok()?;
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>().filter(|_| !state.caret) {
        input.select();
    }
    Some(())
}

/// The table, and beneath it what is to be said of the cell that has the keyboard.
pub(super) fn view(
    session: &Session,
    state: &State,
    dispatch: &Dispatch,
    register: &Register,
    judged: &Judged<'_>,
    summary: &Summary,
) -> Html {
    let sheet = Sheet { state, dispatch, register, judged, rows: query::rows(session.document(), &register.key) };
    let lines = state.lines(session);
    let (first, end) = if state.whole || lines.len() <= PAINTED {
        (0, lines.len())
    } else {
        (state.first, state.first.saturating_add(PAINTED).min(lines.len()))
    };
    let width = register.columns.len().saturating_add(1);
    let painted: Vec<(usize, (u64, Html))> = {
        let before = state.painted.borrow();
        (first..end)
            .filter_map(|position| lines.row(position).map(|row| (row, sheet.line(row, position, &before))))
            .collect()
    };
    state.painted.replace(index(painted.iter().cloned()));
    let onclick = dispatch_clicks(dispatch);
    let onscroll = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(sheet) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                dispatch.emit(crate::app::Msg::Register(Msg::Scrolled(sheet.scroll_top())));
            }
        })
    };
    let onkeydown = dispatch.reform(|event: KeyboardEvent| {
        // Here and now: a message is looked at only after the event has gone on to the shortcuts of the page.
        event.stop_propagation();
        crate::app::Msg::Register(Msg::Key(event))
    });
    html! {
        <div>
            <div class="sheet" {onscroll} key={register.key.clone()}>
                <table role="grid" aria-label={text::heading(&register.label)} aria-rowcount={lines.len().saturating_add(1).to_string()}
                    aria-colcount={width.to_string()}>
                    { columns(register) }
                    <thead>{ sheet.header() }</thead>
                    <tbody {onclick} {onkeydown} onpaste={dispatch_pastes(dispatch)}>
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

/// A click on a cell, wherever in it.
fn dispatch_clicks(dispatch: &Dispatch) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        let cell = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|target| target.closest("[data-cell]").ok().flatten());
        let place = cell.and_then(|cell| cell.get_attribute("data-cell"));
        let cursor = place
            .as_deref()
            .and_then(|place| place.split_once('/'))
            .and_then(|(row, column)| Some(Cursor { row: row.parse().ok()?, column: column.parse().ok()? }));
        if let Some(cursor) = cursor {
            dispatch.emit(crate::app::Msg::Register(Msg::Clicked(cursor)));
        }
    })
}

/// A block of cells goes to the sheet; a single value is left to the field that has the keyboard, if it is one.
fn dispatch_pastes(dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        let copied = event
            .dyn_ref::<web_sys::ClipboardEvent>()
            .and_then(web_sys::ClipboardEvent::clipboard_data)
            .and_then(|data| data.get_data("text").ok());
        let in_field = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
        if let Some(copied) = copied.filter(|copied| !in_field || crate::tasks::paste::is_block(copied)) {
            event.prevent_default();
            dispatch.emit(crate::app::Msg::Register(Msg::Paste(copied)));
        }
    })
}

fn columns(register: &Register) -> Html {
    html! {
        <colgroup>
            <col class="number" />
            { for register.columns.iter().enumerate().map(|(index, column)| html! { <col class={if index == 0 { "name" } else { kind(column) }} key={column.key.clone()} /> }) }
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

/// The lines as they were painted last, by row.
pub(super) type Painted = LiteMap<usize, (u64, Html)>;

/// What the table is painted from.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    state: &'a State,
    dispatch: &'a Dispatch,
    register: &'a Register,
    judged: &'a Judged<'a>,
    rows: &'a [Value],
}

impl Sheet<'_> {
    fn header(&self) -> Html {
        let Self { state, dispatch, register, .. } = *self;
        html! {
            <tr aria-rowindex="1">
                <th scope="col" class="number">{ text::ROW_NUMBER }</th>
                { for register.columns.iter().enumerate().map(|(index, column)| {
                    let sort = state.arrangement.sort.filter(|(by, _)| *by == index);
                    let (order, mark) = match sort {
                        None => (None, ""),
                        Some((_, false)) => (Some("ascending"), " ▲"),
                        Some((_, true)) => (Some("descending"), " ▼"),
                    };
                    html! {
                        <th scope="col" class={classes!(kind(column), (index == 0).then_some("fixed"))} aria-sort={order} key={column.key.clone()} data-column={column.key.clone()}>
                            <button type="button" class="sort" data-action="sort" title={text::sort_by(&column.label)} onclick={send(dispatch, move || Msg::Sort(index))}>
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
        let Self { state, register, judged, rows, .. } = *self;
        let row = rows.get(index);
        let broken: Vec<&str> =
            row.map(|row| judged.broken(index, row).map(|(column, _)| column).collect()).unwrap_or_default();
        let cursor = (state.cursor.row == index).then_some(state.cursor.column);
        let mut hasher = DefaultHasher::new();
        // The keys of the readings decide which empty cells are marked; they are few, and change seldom.
        (&register.key, row, position, &broken, judged.readings(), cursor, cursor.and(state.draft.as_ref()))
            .hash(&mut hasher);
        let signature = hasher.finish();
        match before.get(&index) {
            Some((same, html)) if *same == signature => (signature, html.clone()),
            _ => (signature, self.paint(index, position, &broken)),
        }
    }

    fn paint(&self, index: usize, position: usize, broken: &[&str]) -> Html {
        let Self { state, register, judged, rows, .. } = *self;
        let row = rows.get(index);
        let empty = Value::Null;
        let cells = row.unwrap_or(&empty);
        let gaps = row.map(|row| judged.gaps(row)).unwrap_or_default();
        let shown: Vec<Html> = register
        .columns
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let fails = broken.contains(&column.key.as_str());
            let wrong = query::defect(register, cells, column).is_some();
            let value = cells.get(&column.key);
            let words = query::shown(column, value);
            let active = state.cursor == Cursor { row: index, column: number };
            let classes = classes!(
                kind(column),
                (number == 0).then_some("fixed"),
                fails.then_some("fails"),
                wrong.then_some("wrong"),
                gaps.contains(&column.key.as_str()).then_some("gap"),
                active.then_some("active")
            );
            let mark = if fails { Some(text::FAILS) } else { wrong.then_some(text::WRONG) };
            html! {
                <td role="gridcell" class={classes} key={number} data-column={column.key.clone()} data-cell={format!("{index}/{number}")}
                    data-active={active.then_some("")} data-fails={fails.then_some("")}>
                    if active {
                        { self.control(column, &row_name(rows, index), words, value) }
                    } else if number == 0 && row.is_none() {
                        <span class="new">{ text::NEW_ROW }</span>
                    } else {
                        <span class="words" title={(words.chars().count() > 10).then(|| words.clone())}>{ words }</span>
                    }
                    if let Some(mark) = mark { <span class="cell-mark"><span aria-hidden="true">{ "✕" }</span><span class="unseen">{ mark }</span></span> }
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
        let Self { state, dispatch, .. } = *self;
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
            let onchange = dispatch.reform(move |event: Event| {
                let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
                let chosen = select
                    .map(|select| select.value())
                    .filter(|chosen| options.iter().any(|option| option.key == *chosen));
                crate::app::Msg::Register(Msg::Put(chosen.map(Value::from)))
            });
            let now = value.and_then(Value::as_str).unwrap_or_default();
            return html! {
                <select aria-label={label} {onchange}>
                    <option value="" selected={now.is_empty()} key="none" />
                    { for column.options.iter().map(|option| html! {
                        <option value={option.key.clone()} selected={option.key == now} key={option.key.clone()}>{ &option.label }</option>
                    }) }
                    if !now.is_empty() && !column.options.iter().any(|option| option.key == now) {
                        <option value={now.to_owned()} selected=true key="wrong">{ words }</option>
                    }
                </select>
            };
        }
        let cursor = state.cursor;
        let oninput = dispatch.reform(|event: InputEvent| crate::app::Msg::Register(Msg::Typed(typed(&event))));
        let onblur = dispatch.reform(move |_: FocusEvent| crate::app::Msg::Register(Msg::Left(cursor)));
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
        let Self { dispatch, register, judged, rows, .. } = *self;
        html! {
            <tr>
                <th scope="row" class="number"><span class="unseen">{ text::FOOT }</span></th>
                { for register.columns.iter().zip(&summary.totals).enumerate().map(|(index, (column, total))| html! {
                    <td class={classes!(kind(column), (index == 0).then_some("fixed"))} key={column.key.clone()} data-column={column.key.clone()}>
                        { for total_words(column, total, (index == 0).then_some(rows.len())).into_iter().enumerate().map(|(line, words)| html! {
                            <span class="total" key={line}>{ words }</span>
                        }) }
                        if total.empty > 0 && index > 0 { <span class="note" key="empty">{ text::empty_cells(total.empty) }</span> }
                        { for judged.of_column(&column.key).map(|rule| {
                            let from = Place::Register { register: register.key.clone(), row: None };
                            let content = html! { <>{ badge::mark(rule.status) }{ " " }{ rule.standard.to_owned() }</> };
                            html! { <span class="rule" key={rule.clause.to_owned()} title={judged.in_words(rule)}>{ &rule.sign }{ " " }{ link::follow(dispatch, from, Place::standard(rule.standard), content) }</span> }
                        }) }
                    </td>
                }) }
            </tr>
        }
    }

    /// Why the cell of the cursor is marked.
    fn words(&self) -> Html {
        let Self { state, dispatch, register, judged, rows } = *self;
        let (index, column) = (state.cursor.row, register.columns.get(state.cursor.column));
        let (Some(row), Some(column)) = (rows.get(index), column) else { return html! { <span /> } };
        let from = || Place::Register { register: register.key.clone(), row: Some(index) };
        html! {
            <div>
                { for query::defect(register, row, column).iter().map(|defect| html! { <p class="warning" key="defect">{ defect }</p> }) }
                { for judged.broken(index, row).filter(|(broken, _)| *broken == column.key).map(|(_, rule)| html! {
                    <p class="warning" key={rule.clause.to_owned()}>
                        { text::what_cell(&row_name(rows, index), &column.label) }{ " " }
                        { text::fails(rule.standard, &judged.in_words(rule)) }{ " " }
                        { link::follow(dispatch, from(), Place::standard(rule.standard), html! { { rule.standard.to_owned() } }) }
                    </p>
                }) }
                if query::is_empty(row.get(&column.key)) && judged.gaps(row).contains(&column.key.as_str()) {
                    <p class="note" key="gap">{ text::WAITED_FOR }</p>
                }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(first: usize, top: i32, lines: usize) {
        let seen = usize::try_from(top / ROW).unwrap();
        let end = first.saturating_add(PAINTED).min(lines);
        assert!(first <= seen, "from {first}, seen {seen}");
        assert!(end >= seen.saturating_add(SEEN).min(lines), "to {end}, seen {seen} of {lines}");
    }

    #[test]
    fn whatever_is_seen_is_painted() {
        for lines in [1, PAINTED, PAINTED + 1, 400] {
            let last = i32::try_from(lines.saturating_sub(SEEN)).unwrap() * ROW;
            let mut first = 0;
            for top in (0..=last).step_by(17).chain((0..=last).rev().step_by(113)).chain([last, 0, last / 2]) {
                first = first_at(first, top, lines);
                covers(first, top, lines);
            }
        }
    }

    #[test]
    fn the_line_of_the_cursor_is_painted() {
        let mut first = 0;
        for position in [0, 30, 399, 398, 200, 3, 0] {
            first = first_with(first, position);
            assert!((first..first + PAINTED).contains(&position), "{position} from {first}");
        }
    }
}
