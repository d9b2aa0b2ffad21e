//! A register: a table of units, edited like a sheet. Only the rows that are looked at are in the page, so that hundreds cost nothing.

mod cursor;
mod panel;
mod sheet;

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use weibao_core::Report;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_terms::Screen;
use weibao_text::screens::{common, register as text};
use yew::prelude::*;

use crate::app::{App, Dispatch};
use crate::components::link;
use crate::document::{Edit, pointer};
use crate::host::File;
use crate::place::Place;
use crate::queries::figures::entered;
use crate::queries::register::{self as query, Judged, Total};
use crate::session::{Change, Session};
use crate::tasks::{files, paste};
use crate::ui::{Focus, Notice, Ui};

pub use cursor::{Arrangement, Cursor, Filter, Lines};
pub use sheet::settle;

/// What this screen alone needs.
#[derive(Default)]
pub struct State {
    /// The register that the rest is about.
    register: String,
    /// The cell that has the keyboard.
    cursor: Cursor,
    /// Whether the arrow keys move within the cell's text.
    caret: bool,
    /// The cell's text as typed, until it is left: what is stored is the number.
    draft: Option<String>,
    /// What the cell held before it was typed in.
    before: Option<Before>,
    arrangement: Arrangement,
    /// The first line that is painted, where not all are.
    first: usize,
    /// Whether all are painted, for paper.
    whole: bool,
    panel: Option<panel::Panel>,
    summary: RefCell<Option<Summary>>,
    painted: RefCell<sheet::Painted>,
    changed: Option<Changed>,
}

/// That from one report to the next only this cell was changed.
struct Changed {
    from: Rc<Report>,
    to: Rc<Report>,
    cell: Cursor,
}

struct Before {
    value: Option<Value>,
    row_was_there: bool,
}

/// What is told about all rows.
#[derive(Clone)]
struct Summary {
    /// The report that it goes with.
    of: Rc<Report>,
    /// Rows that break a rule.
    failing: Vec<usize>,
    /// Of each row, how many cells a figure waits for.
    gaps: Vec<usize>,
    /// Of each row, how many cells cannot be read.
    wrong: Vec<usize>,
    totals: Vec<Total>,
}

/// What the user does on this screen alone.
pub enum Msg {
    /// Types into the cell.
    Typed(String),
    /// Chooses for the cell: 有 or 无, or one of its options; nothing empties it.
    Put(Option<Value>),
    /// Another place has the keyboard now.
    Left(Cursor),
    /// Clicks a cell.
    Clicked(Cursor),
    /// Presses a key in the sheet.
    Key(KeyboardEvent),
    /// Scrolls the sheet: so many pixels are above.
    Scrolled(i32),
    /// Shows these rows.
    Show(Filter),
    /// Sorts what is shown by this column, then the other way round, then no longer.
    Sort(usize),
    /// Goes to the new row.
    Add,
    /// Takes the row of the cell away.
    Delete,
    /// Pastes into the sheet.
    Paste(String),
    /// The place to paste into.
    Panel(panel::Msg),
    /// Hands the register out.
    Export,
    /// Paints every line, because the page is being printed, or no longer.
    Whole(bool),
}

impl State {
    /// Shows a register and, where one is named, a row of it.
    pub fn arrive(&mut self, register: &str, row: Option<usize>, session: &Session) {
        let same_cell = self.register == register && row == Some(self.cursor.row);
        if self.register != register {
            *self = Self { register: register.to_owned(), ..Self::default() };
        }
        (self.draft, self.before, self.caret) = (None, None, false);
        self.arrange(session);
        let Some(row) = row else { return };
        if self.lines(session).position(row).is_none() {
            self.arrangement.filter = Filter::All;
            self.arrange(session);
        }
        self.cursor.row = row;
        // From an undo the cell stays; from a verdict it is the one that made it.
        if let (false, Some(register), Some(cells)) =
            (same_cell, session.catalog().register(register), query::rows(session.document(), register).get(row))
        {
            let judged = Judged::new(session.catalog(), session.report(), &register.key);
            let breaks = |column: &Column| judged.broken(row, cells).any(|(broken, _)| broken == column.key);
            if !register.columns.get(self.cursor.column).is_some_and(breaks) {
                self.cursor.column = register.columns.iter().position(breaks).unwrap_or(self.cursor.column);
            }
        }
        self.bring_into_paint(session);
    }

    fn lines(&self, session: &Session) -> Lines<'_> {
        self.arrangement.lines(query::rows(session.document(), &self.register).len())
    }

    /// Works out anew which rows are shown, and in which order.
    fn arrange(&mut self, session: &Session) {
        let Some(register) = session.catalog().register(&self.register) else { return };
        let rows = query::rows(session.document(), &self.register);
        let judged = Judged::new(session.catalog(), session.report(), &register.key);
        let summary = self.summary(session, register, &judged);
        let column = |index: usize| register.columns.get(index);
        self.arrangement.arrange(rows, &summary.failing, &summary.rows_with_gaps(), column);
        self.cursor.row = self.cursor.row.min(rows.len());
        if self.lines(session).position(self.cursor.row).is_none() {
            self.cursor.row = self.lines(session).row(0).unwrap_or_default();
        }
    }

    fn bring_into_paint(&mut self, session: &Session) {
        let position = self.lines(session).position(self.cursor.row).unwrap_or_default();
        self.first = sheet::first_with(self.first, position);
    }

    /// Worked out once for each edit; after a change of one cell only as far as that cell reaches.
    fn summary(&self, session: &Session, register: &Register, judged: &Judged<'_>) -> Summary {
        let mut kept = self.summary.borrow_mut();
        let known = kept.take().filter(|summary| summary.totals.len() == register.columns.len());
        let now = session.report();
        let only_change = |of: &Rc<Report>| {
            self.changed.as_ref().filter(|changed| Rc::ptr_eq(&changed.from, of) && Rc::ptr_eq(&changed.to, now))
        };
        let summary = match known {
            Some(summary) if Rc::ptr_eq(&summary.of, now) => summary,
            Some(summary) => match only_change(&summary.of) {
                Some(changed) => summary.with(session, register, judged, changed.cell),
                None => Summary::new(session, register, judged),
            },
            None => Summary::new(session, register, judged),
        };
        *kept = Some(summary.clone());
        summary
    }
}

impl Summary {
    fn new(session: &Session, register: &Register, judged: &Judged<'_>) -> Self {
        let rows = query::rows(session.document(), &register.key);
        Self {
            of: Rc::clone(session.report()),
            failing: judged.failing_rows(),
            gaps: rows.iter().map(|row| judged.gaps(row).len()).collect(),
            wrong: rows.iter().map(|row| wrong_cells(register, row)).collect(),
            totals: register.columns.iter().map(|column| query::total(column, rows)).collect(),
        }
    }

    /// The same once the cell of the cursor holds something else.
    fn with(mut self, session: &Session, register: &Register, judged: &Judged<'_>, cursor: Cursor) -> Self {
        let rows = query::rows(session.document(), &register.key);
        let (row, column) = (rows.get(cursor.row), register.columns.get(cursor.column));
        let places =
            (self.gaps.get_mut(cursor.row), self.wrong.get_mut(cursor.row), self.totals.get_mut(cursor.column));
        let (Some(row), Some(column), (Some(gaps), Some(wrong), Some(total))) = (row, column, places) else {
            return Self::new(session, register, judged);
        };
        *gaps = judged.gaps(row).len();
        *wrong = wrong_cells(register, row);
        *total = query::total(column, rows);
        Self { of: Rc::clone(session.report()), failing: judged.failing_rows(), ..self }
    }

    /// Rows with a cell that a figure waits for.
    fn rows_with_gaps(&self) -> Vec<usize> {
        self.gaps.iter().enumerate().filter(|(_, cells)| **cells > 0).map(|(row, _)| row).collect()
    }
}

fn wrong_cells(register: &Register, row: &Value) -> usize {
    register.columns.iter().filter(|column| query::defect(register, row, column).is_some()).count()
}

/// Does it. Answers whether to paint.
pub fn update(app: &mut App, msg: Msg) -> bool {
    // Whatever was open before has left nothing here.
    let Place::Register { register, .. } = &app.ui.place else { return false };
    if let Some(session) = &app.session
        && app.ui.register.register != *register
    {
        app.ui.register.arrive(register, None, session);
    }
    match msg {
        Msg::Typed(typed) => type_into(app, typed),
        Msg::Put(value) => put(app, value, false),
        Msg::Left(cursor) => {
            if app.ui.register.cursor == cursor {
                leave(app);
            }
            true
        }
        Msg::Clicked(cursor) => clicked(app, cursor),
        Msg::Key(event) => cursor::key(app, &event),
        Msg::Scrolled(top) => {
            let Some(session) = &app.session else { return false };
            let lines = app.ui.register.lines(session).len();
            let first = sheet::first_at(app.ui.register.first, top, lines);
            std::mem::replace(&mut app.ui.register.first, first) != first
        }
        Msg::Show(filter) => {
            app.ui.register.arrangement.filter = filter;
            rearrange(app)
        }
        Msg::Sort(column) => {
            app.ui.register.arrangement.sort_by(column);
            rearrange(app)
        }
        Msg::Add => {
            app.ui.register.arrangement.filter = Filter::All;
            rearrange(app);
            let Some(session) = &app.session else { return false };
            let row = query::rows(session.document(), &app.ui.register.register).len();
            go_to(app, Cursor { row, column: 0 })
        }
        Msg::Delete => delete(app),
        Msg::Paste(copied) => paste_at_cursor(app, &copied),
        Msg::Panel(msg) => panel::update(app, msg),
        Msg::Export => export(app),
        Msg::Whole(whole) => {
            app.ui.register.whole = whole;
            true
        }
    }
}

fn rearrange(app: &mut App) -> bool {
    if let Some(session) = &app.session {
        app.ui.register.arrange(session);
        app.ui.register.first = 0;
        app.ui.register.bring_into_paint(session);
    }
    true
}

/// The register, its rows, and the row and column of the cursor.
fn here(app: &App) -> Option<(&Register, &[Value], &Column)> {
    let session = app.session.as_ref()?;
    let state = &app.ui.register;
    let register = session.catalog().register(&state.register)?;
    let column = register.columns.get(state.cursor.column)?;
    Some((register, query::rows(session.document(), &register.key), column))
}

fn cell_pointer(register: &str, cursor: Cursor, column: &Column) -> String {
    pointer(&["registers", register, &cursor.row.to_string(), &column.key])
}

fn type_into(app: &mut App, typed: String) -> bool {
    let Some((_, rows, column)) = here(app) else { return false };
    let cursor = app.ui.register.cursor;
    let row = rows.get(cursor.row);
    let before = Before { value: row.and_then(|row| row.get(&column.key)).cloned(), row_was_there: row.is_some() };
    let value = match column.kind {
        ColumnKind::Number => entered(&typed),
        _ => Some(Value::from(typed.as_str())).filter(|_| !typed.is_empty()),
    };
    app.ui.register.before.get_or_insert(before);
    app.ui.register.draft = Some(typed);
    put(app, value, true);
    true
}

/// Changes the cell of the cursor.
fn put(app: &mut App, value: Option<Value>, typing: bool) -> bool {
    let Some((register, rows, column)) = here(app) else { return false };
    let cursor = app.ui.register.cursor;
    let place = cell_pointer(&register.key, cursor, column);
    let what = text::what_cell(&row_name(rows, cursor.row), &column.label);
    let edit = match value {
        Some(value) => Edit::Set(place, value),
        None => Edit::Remove(place),
    };
    let at = Place::Register { register: register.key.clone(), row: Some(cursor.row) };
    let report = |app: &App| app.session.as_ref().map(|session| Rc::clone(session.report()));
    let from = report(app);
    let done = app.edit(Change { typing, ..Change::new(edit, what, at) });
    app.ui.register.changed = from.zip(report(app)).map(|(from, to)| Changed { from, to, cell: cursor });
    done
}

fn row_name(rows: &[Value], index: usize) -> String {
    let name = rows.get(index).and_then(|row| row.get("name")).and_then(Value::as_str).unwrap_or_default();
    text::row_name(name, index)
}

/// Done with the cell: what was typed is tidied.
fn leave(app: &mut App) {
    app.ui.register.caret = false;
    app.ui.register.before = None;
    if app.ui.register.draft.take().is_some()
        && let Some((register, _, column)) = here(app)
    {
        app.dispatch.emit(crate::app::Msg::Tidy(cell_pointer(&register.key, app.ui.register.cursor, column)));
    }
}

/// Gives the keyboard to another cell.
fn go_to(app: &mut App, cursor: Cursor) -> bool {
    leave(app);
    app.ui.register.cursor = cursor;
    if let Some(session) = &app.session {
        app.ui.register.bring_into_paint(session);
    }
    app.ui.focus = Some(Focus::Cell);
    true
}

fn clicked(app: &mut App, cursor: Cursor) -> bool {
    let was_here = app.ui.register.cursor == cursor;
    if !was_here {
        go_to(app, cursor);
    }
    match here(app).map(|(_, _, column)| column.kind) {
        Some(ColumnKind::Boolean) => {
            app.ui.focus = Some(Focus::Cell);
            toggle(app)
        }
        _ => {
            app.ui.register.caret |= was_here;
            !was_here
        }
    }
}

fn toggle(app: &mut App) -> bool {
    let Some((_, rows, column)) = here(app) else { return false };
    let state = rows.get(app.ui.register.cursor.row).and_then(|row| row.get(&column.key)).and_then(Value::as_bool);
    put(app, Some(Value::Bool(state != Some(true))), false)
}

/// Brings back what the cell held before it was typed in. Answers whether there was anything to bring back.
fn revert(app: &mut App) -> bool {
    let Some(before) = app.ui.register.before.take() else { return false };
    app.ui.register.draft = None;
    if before.row_was_there {
        put(app, before.value, false);
    } else if let Some((register, rows, _)) = here(app) {
        let row = app.ui.register.cursor.row;
        if row < rows.len() {
            remove_row(app, register.key.clone(), row);
        }
    }
    true
}

fn remove_row(app: &mut App, register: String, row: usize) -> bool {
    let Some((_, rows, _)) = here(app) else { return false };
    let what = text::what_delete(&row_name(rows, row));
    let edit = Edit::Remove(pointer(&["registers", &register, &row.to_string()]));
    app.edit(Change::new(edit, what, Place::Register { register, row: None }))
}

fn delete(app: &mut App) -> bool {
    let Some((register, rows, _)) = here(app) else { return false };
    let cursor = app.ui.register.cursor;
    if cursor.row >= rows.len() || app.host.read_only {
        return false;
    }
    let (key, name) = (register.key.clone(), row_name(rows, cursor.row));
    let position = app.session.as_ref().and_then(|session| app.ui.register.lines(session).position(cursor.row));
    (app.ui.register.draft, app.ui.register.before) = (None, None);
    remove_row(app, key, cursor.row);
    app.announce(text::deleted(&name));
    let Some(session) = &app.session else { return true };
    app.ui.register.arrange(session);
    let row = position.and_then(|position| app.ui.register.lines(session).row(position));
    go_to(app, Cursor { row: row.unwrap_or_default(), ..cursor })
}

/// A block goes in where the cursor is; one with a header, or of whole rows beyond the end, by way of the place to paste into.
fn paste_at_cursor(app: &mut App, copied: &str) -> bool {
    let Some((register, rows, column)) = here(app).filter(|_| !app.host.read_only) else { return false };
    let cursor = app.ui.register.cursor;
    if !paste::is_block(copied) {
        let value = paste::value(column, copied);
        return match (column.kind, value) {
            (_, Some(value)) => put(app, Some(value), false),
            (_, None) => {
                let cell = text::unread_cell(&row_name(rows, cursor.row), &column.label, copied.trim());
                app.tell(Notice::bad(text::pasted_but(0, 1)).with([cell]))
            }
        };
    }
    let pasted = paste::read_from(register, copied, cursor.column);
    if pasted.header {
        app.ui.register.panel = Some(panel::Panel::new(copied.to_owned()));
        app.ui.focus = Some(Focus::On(".paste textarea".into()));
        return true;
    }
    let Some(session) = &app.session else { return false };
    // A block fills the lines downwards as they are shown.
    let lines = app.ui.register.lines(session);
    let start = lines.position(cursor.row).unwrap_or_default();
    let mut filled = rows.to_vec();
    let count = pasted.rows.len();
    for (offset, cells) in pasted.rows.into_iter().enumerate() {
        let row = lines.row(start.saturating_add(offset)).filter(|row| *row < rows.len());
        match row.and_then(|row| filled.get_mut(row)).and_then(Value::as_object_mut) {
            Some(there) => there.extend(cells),
            None => filled.push(Value::Object(cells)),
        }
    }
    let key = register.key.clone();
    put_rows(app, key, filled, count, &pasted.unread, cursor)
}

/// Puts a register's rows in place, as one step, and says what was kept out.
fn put_rows(
    app: &mut App,
    register: String,
    rows: Vec<Value>,
    count: usize,
    unread: &[paste::Unread],
    cursor: Cursor,
) -> bool {
    (app.ui.register.draft, app.ui.register.before) = (None, None);
    let edit = Edit::Set(pointer(&["registers", &register]), Value::Array(rows));
    app.edit(Change::new(edit, text::what_paste(count), Place::Register { register, row: None }));
    rearrange(app);
    go_to(app, cursor);
    if unread.is_empty() {
        app.tell(Notice::good(text::pasted(count)))
    } else {
        let lines = unread.iter().map(|cell| text::unread_cell(&cell.row, &cell.column, &cell.typed));
        app.tell(Notice::bad(text::pasted_but(count, unread.len())).with(lines))
    }
}

fn export(app: &mut App) -> bool {
    let (Some((register, rows, _)), Some(session)) = (here(app), &app.session) else { return false };
    let name = files::name(session.county(), &text::heading(&register.label), "csv");
    let file = File { name, bytes: query::as_csv(register, rows) };
    app.export(file)
}

/// The screen.
pub fn view(session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    let shown = match &ui.place {
        Place::Register { register, .. } => register.as_str(),
        _ => "",
    };
    let fresh = State { register: shown.to_owned(), ..State::default() };
    let state = if ui.register.register == shown { &ui.register } else { &fresh };
    let register = session.catalog().register(shown);
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ register.map_or_else(|| common::screen_name(Screen::Register).to_owned(), |register| text::heading(&register.label)) }</h1>
            <ul class="register-tabs" aria-label={text::TABS}>
                { for session.catalog().registers.iter().map(|tab| {
                    let place = Place::Register { register: tab.key.clone(), row: None };
                    let current = (tab.key == state.register).then_some("page");
                    let href = place.hash();
                    html! {
                        <li key={tab.key.clone()}>
                            <a {href} aria-current={current} data-register={tab.key.clone()}
                                onclick={link::go(dispatch, move || crate::app::Msg::Go(place.clone()))}>{ &tab.label }</a>
                        </li>
                    }
                }) }
            </ul>
            <div class="register-body">{ register.map(|register| body(session, state, dispatch, register)) }</div>
        </div>
    }
}

fn send(dispatch: &Dispatch, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
    dispatch.reform(move |_| crate::app::Msg::Register(msg()))
}

fn body(session: &Session, state: &State, dispatch: &Dispatch, register: &Register) -> Html {
    let rows = query::rows(session.document(), &register.key);
    let judged = Judged::new(session.catalog(), session.report(), &register.key);
    let summary = state.summary(session, register, &judged);
    let (gap_cells, wrong_cells) = (summary.gaps.iter().sum::<usize>(), summary.wrong.iter().sum::<usize>());
    let chip = |action: &'static str, filter: Filter, label: String| {
        html! {
            <button type="button" class="chip" key={action} data-action={action} aria-pressed={(state.arrangement.filter == filter).to_string()}
                onclick={send(dispatch, move || Msg::Show(filter))}>{ label }</button>
        }
    };
    let button = |action: &'static str, label: &'static str, disabled: bool, msg: fn() -> Msg| {
        html! { <button type="button" class="button" key={action} data-action={action} {disabled} onclick={send(dispatch, msg)}>{ label }</button> }
    };
    html! {
        <div>
            <p class="tools">
                { chip("rows-all", Filter::All, text::all(rows.len())) }
                { chip("rows-failing", Filter::Failing, text::only_failing(summary.failing.len())) }
                { chip("rows-gaps", Filter::Gaps, text::only_gaps(summary.rows_with_gaps().len())) }
                <span class="grow" key="between" />
                { button("add-row", text::ADD_ROW, false, || Msg::Add) }
                { button("delete-row", text::DELETE_ROW, state.cursor.row >= rows.len(), || Msg::Delete) }
                { button("paste", text::PASTE, false, || Msg::Panel(panel::Msg::Open)) }
                { button("export-csv", text::EXPORT, rows.is_empty(), || Msg::Export) }
            </p>
            <div class="paste-place">{ state.panel.as_ref().map(|panel| panel::view(session, panel, dispatch, register)) }</div>
            { sheet::view(session, state, dispatch, register, &judged, &summary) }
            <p class="warning" hidden={wrong_cells == 0}>{ text::wrong(wrong_cells) }</p>
            <p class="note" hidden={gap_cells == 0}>{ text::gaps(gap_cells) }</p>
            <p class="note">{ text::LEAD }</p>
        </div>
    }
}
