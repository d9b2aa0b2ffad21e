//! The wizard that takes a table in: where it is, which column is which, what becomes of every cell, all before anything happens.
use wasm_bindgen::JsCast;
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_page::Msg;
use weibao_page::msg::{self, Import as Does};
use weibao_page::queries::import::{self as query, Fate};
use weibao_page::queries::lists;
use weibao_page::queries::register::{heading as full_label, row_name};
use weibao_page::session::Session;
use weibao_page::ui::import::{Import, PAINTED};
use weibao_page::world::Purpose;
use weibao_tables::import::{ColumnProposal, LeftOut, Mark, Mode};
use weibao_text::screens::import as text;
use yew::prelude::*;

use super::sends::{pasted, sends};
use crate::send::Send;
use crate::view::components::select::Select;

/// How many cells that cannot be read are named.
const NAMED: usize = 30;
/// How many names of rows that the table has not are listed.
const MISSING: usize = 10;
/// How far down a heading is looked for by the user.
const HEADINGS: usize = 30;

type Options = Vec<(AttrValue, AttrValue)>;

/// The wizard.
pub fn view(session: &Session, import: &Import, send: &Send, register: &Register) -> Html {
    let wizard = Wizard { session, import, send, register };
    let is_there = import.proposal().is_some();
    html! {
        <section class="card paste" aria-label={text::HEADING}>
            <h2 tabindex="-1">{ text::HEADING }</h2>
            <p class="note">{ text::LEAD }</p>
            { wizard.source() }
            <div class="import-body">{ is_there.then(|| wizard.body()) }</div>
            <p class="actions">
                <button type="button" class="button main" data-action="paste-do" disabled={!import.does_something()}
                    onclick={does(send, || Does::Do)}>{ text::DO }</button>
                <button type="button" class="button" data-action="paste-cancel" onclick={does(send, || Does::Cancel)}>{ text::CANCEL }</button>
            </p>
        </section>
    }
}

fn does(send: &Send, msg: impl Fn() -> Does + 'static) -> Callback<MouseEvent> {
    sends(send, move || msg::Register::Import(msg()))
}

fn sent<E: 'static>(send: &Send, msg: impl Fn(E) -> Does + 'static) -> Callback<E> {
    send.on(move |event| Msg::Register(msg::Register::Import(msg(event))))
}

/// A drop-down of numbers.
fn choice(send: &Send, label: &str, value: usize, options: Options, msg: impl Fn(usize) -> Does + 'static) -> Html {
    let chosen = sent(send, move |chosen: String| msg(chosen.parse().unwrap_or_default()));
    html! { <Select value={value.to_string()} {options} {chosen} label={label.to_owned()} /> }
}

fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

struct Wizard<'a> {
    session: &'a Session,
    import: &'a Import,
    send: &'a Send,
    register: &'a Register,
}

impl Wizard<'_> {
    fn source(&self) -> Html {
        let Self { import, send, .. } = *self;
        let oninput = sent(send, |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
            Does::Pasted { text: field.map(|field| field.value()).unwrap_or_default(), html: None }
        });
        let onpaste = {
            let (send, is_empty) = (send.clone(), import.copied.is_empty());
            Callback::from(move |event: Event| {
                // Only into an empty field: what is pasted into a text is typed there.
                if let Some((text, html)) = pasted(&event).filter(|(text, _)| is_empty && !text.is_empty()) {
                    event.prevent_default();
                    send.emit(Msg::Register(msg::Register::Import(Does::Pasted { text, html })));
                }
            })
        };
        let chosen = {
            let send = send.clone();
            Callback::from(move |event: Event| {
                let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                send.files(Purpose::Table, input.as_ref().and_then(web_sys::HtmlInputElement::files));
            })
        };
        // The same file can be chosen again: the field forgets what was chosen before.
        let forget = |event: MouseEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
                input.set_value("");
            }
        };
        html! {
            <div>
                <p class="actions">
                    <label class="button file" data-action="choose-table">
                        <input class="unseen" type="file" accept=".xlsx,.xlsm,.xls,.ods,.csv" onchange={chosen} onclick={forget} />{ text::CHOOSE }
                    </label>
                    <strong hidden={import.file.is_none()} data-part="file">{ import.file.as_deref().map(text::from_file) }</strong>
                </p>
                <label class="field" hidden={import.file.is_some()}>
                    <span class="field-label">{ text::FIELD }</span>
                    <textarea rows={if import.copied.is_empty() { "5" } else { "3" }} value={import.copied.clone()} {oninput} {onpaste} spellcheck="false" autocomplete="off" />
                </label>
            </div>
        }
    }

    fn body(&self) -> Html {
        html! {
            <div>
                { self.region() }
                { self.columns() }
                { self.mode() }
                { self.outcome() }
                { self.preview() }
            </div>
        }
    }

    /// Sheet, region and heading.
    fn region(&self) -> Html {
        let Self { import, send, .. } = *self;
        let sheets: Options = import
            .sheets
            .iter()
            .enumerate()
            .map(|(number, sheet)| {
                let name = if sheet.hidden { text::hidden(&sheet.name) } else { sheet.name.clone() };
                (number.to_string().into(), name.into())
            })
            .collect();
        let tables: Options = import
            .tables
            .iter()
            .enumerate()
            .map(|(number, table)| {
                (number.to_string().into(), text::region(table.top.saturating_add(1), table.end).into())
            })
            .collect();
        let (top, first) = import.proposal().map_or((0, 0), |table| (table.top, table.first));
        let words = |row: usize| {
            let cells = import.rows().get(row).map_or(&[][..], Vec::as_slice);
            let words: Vec<&str> =
                cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).take(4).collect();
            words.join("、").chars().take(24).collect::<String>()
        };
        let key = |top: usize, first: usize| AttrValue::from(format!("{top}-{first}"));
        // What stands there now, however it was found, and every single row near the top.
        let mut headings: Options = vec![(key(top, top), text::UNHEADED.into())];
        if first > top.saturating_add(1) {
            headings.push((key(top, first), text::heading_rows(top.saturating_add(1), first, &words(top)).into()));
        }
        headings.extend((0..import.rows().len().min(HEADINGS)).filter(|row| !words(*row).is_empty()).map(|row| {
            let below = row.saturating_add(1);
            (key(row, below), text::heading_row(below, &words(row)).into())
        }));
        if first == top.saturating_add(1) && !headings.iter().any(|(own, _)| *own == key(top, first)) {
            headings.push((key(top, first), text::heading_row(first, &words(top)).into()));
        }
        let headed = sent(send, |chosen: String| {
            let (top, first) = chosen.split_once('-').unwrap_or_default();
            Does::Heading(top.parse().unwrap_or_default(), first.parse().unwrap_or_default())
        });
        html! {
            <div class="import-choices">
                <label hidden={sheets.len() < 2} data-part="sheet"><span class="field-label">{ text::SHEET }</span>
                    { choice(send, text::SHEET, import.sheet, sheets, Does::Sheet) }</label>
                <label hidden={tables.len() < 2} data-part="table"><span class="field-label">{ text::REGION }</span>
                    { choice(send, text::REGION, import.table, tables, Does::Table) }</label>
                <label data-part="heading"><span class="field-label">{ text::HEADED }</span>
                    <Select value={key(top, first)} options={headings} chosen={headed} label={text::HEADED} /></label>
            </div>
        }
    }

    fn columns(&self) -> Html {
        let Self { import, register, .. } = *self;
        html! {
            <div data-part="columns">
                <h3>{ text::COLUMNS }</h3>
                <p class="note">{ text::COLUMNS_LEAD }</p>
                <div class="scroll">
                    <table class="import-columns">
                        <thead><tr><th scope="col">{ text::THEIRS }</th><th scope="col">{ text::EXAMPLES }</th>
                            <th scope="col">{ text::OURS }</th><th scope="col">{ text::FILL_DOWN }</th></tr></thead>
                        <tbody>{ for import.columns().iter().enumerate().map(|(number, column)| self.column(number, column)) }</tbody>
                    </table>
                </div>
                <p class="warning" hidden={query::names_units(register, import)}>{ text::NO_NAME_COLUMN }</p>
            </div>
        }
    }

    fn column(&self, number: usize, column: &ColumnProposal) -> Html {
        let Self { import, send, register, .. } = *self;
        let heading = query::heading(import, number);
        let options: Options = [("".into(), text::NOWHERE.into())]
            .into_iter()
            .chain(
                register
                    .columns
                    .iter()
                    .enumerate()
                    .map(|(place, own)| (place.to_string().into(), full_label(own).into())),
            )
            .collect();
        let place = import.settings.columns.get(number).copied().flatten();
        let chosen = sent(send, move |chosen: String| Does::Column(number, chosen.parse().ok()));
        let fills = place.and_then(|place| register.columns.get(place)).is_some_and(|own| own.kind == ColumnKind::Text);
        let fill = sent(send, move |event: Event| Does::FillDown(number, checked(&event)));
        html! {
            <tr key={number} data-column={number.to_string()}>
                <th scope="row">{ &heading }<span class="warning" hidden={!column.rivals || place.is_some()}>{ text::RIVALS }</span></th>
                <td class="note">{ column.examples.join("、") }</td>
                <td><Select value={place.map(|place| place.to_string()).unwrap_or_default()} {options} {chosen} label={text::maps(&heading)} /></td>
                <td><input type="checkbox" hidden={!fills && !column.merged} aria-label={text::fill_down(&heading)}
                    checked={import.settings.fill_down.contains(&number)} onchange={fill} /></td>
            </tr>
        }
    }

    fn mode(&self) -> Html {
        let Self { session, import, send, register } = *self;
        let present = session.file().rows(&register.key).len();
        let modes = [
            (Mode::Update, "merge", text::UPDATE.to_owned()),
            (Mode::Append, "append", text::APPEND.to_owned()),
            (Mode::Replace, "replace", text::replace(present)),
        ];
        html! {
            <fieldset class="reading" hidden={present == 0}>
                <legend><h3>{ text::MODE }</h3></legend>
                { for modes.into_iter().map(|(mode, name, label)| html! {
                    <label class="option" key={name}>
                        <input type="radio" name="paste-mode" checked={import.mode() == mode} data-mode={name}
                            onchange={sent(send, move |_: Event| Does::Mode(mode))} /><span>{ label }</span>
                    </label>
                }) }
            </fieldset>
        }
    }

    /// What it comes to, in figures and names.
    fn outcome(&self) -> Html {
        let Self { session, import, register, .. } = *self;
        let present = session.file().rows(&register.key);
        let plan = &import.plan;
        let unread: Vec<String> = query::unread(register, import).map(|cell| cell.in_words()).collect();
        let listed = lists::of_import(session, register, import);
        let names: Vec<String> = plan.missing.iter().take(MISSING).map(|row| row_name(present, *row)).collect();
        let names = match plan.missing.len().checked_sub(MISSING) {
            Some(more) if more > 0 => text::and_more_names(&names.join("、"), more),
            _ => names.join("、"),
        };
        html! {
            <div role="status">
                <h3>{ text::PREVIEW }</h3>
                <p><strong>{ text::comes_to(plan.new.len(), plan.known.len(), import.changed_cells(), import.rows_left_out()) }</strong></p>
                <p class="note" hidden={plan.missing.is_empty()} data-part="missing">{ text::missing(plan.missing.len(), &names) }</p>
                <ul class="warning" data-part="listed" hidden={listed.is_empty()}>
                    { for listed.iter().take(NAMED).enumerate().map(|(index, line)| html! { <li key={index}>{ line }</li> }) }
                </ul>
                <div class="warning" hidden={unread.is_empty()}>
                    <p>{ text::unread(unread.len()) }</p>
                    <ul>{ for unread.iter().take(NAMED).enumerate().map(|(index, cell)| html! { <li key={index}>{ cell }</li> }) }</ul>
                    <p hidden={unread.len() <= NAMED}>{ text::and_more(unread.len().saturating_sub(NAMED)) }</p>
                </div>
            </div>
        }
    }

    /// Every cell of the sheet with what becomes of it, a page at a time.
    fn preview(&self) -> Html {
        let Self { import, send, register, .. } = *self;
        let rows = import.rows();
        let end = import.first.saturating_add(PAINTED).min(rows.len());
        let columns: Vec<Option<&Column>> =
            (0..import.columns().len()).map(|number| query::column(register, import, number)).collect();
        html! {
            <div>
                <p class="note">{ text::LEGEND }</p>
                <div class="scroll preview-rows">
                    <table class="import-preview">
                        <thead><tr><th scope="col" colspan="2"></th>{ for columns.iter().enumerate().map(|(number, column)| html! {
                            <th scope="col" key={number} class={classes!(column.is_none().then_some("out"))}>
                                { column.map_or_else(|| query::heading(import, number), |column| column.label.clone()) }
                            </th>
                        }) }</tr></thead>
                        <tbody>{ for (import.first..end).map(|row| self.row(row, &columns)) }</tbody>
                    </table>
                </div>
                <p class="actions" hidden={rows.len() <= PAINTED}>
                    <button type="button" class="button" disabled={import.first == 0} onclick={does(send, || Does::Page(false))}>{ text::EARLIER }</button>
                    <span>{ text::shown(import.first.saturating_add(1), end, rows.len()) }</span>
                    <button type="button" class="button" disabled={end >= rows.len()} onclick={does(send, || Does::Page(true))}>{ text::LATER }</button>
                </p>
            </div>
        }
    }

    fn row(&self, row: usize, columns: &[Option<&Column>]) -> Html {
        let Self { import, send, .. } = *self;
        let fate = query::fate(import, row);
        let (out, optional) = match fate {
            Fate::New | Fate::Known(_) => (false, true),
            Fate::Out(LeftOut::Sum | LeftOut::Signature | LeftOut::Dropped) => (true, true),
            Fate::Out(LeftOut::Asked) => (false, false),
            Fate::Blank | Fate::Out(_) => (true, false),
        };
        let cells = import.rows().get(row).map_or(&[][..], Vec::as_slice);
        let marks = import.plan.marks.get(row).map_or(&[][..], Vec::as_slice);
        let take = sent(send, move |event: Event| Does::Row(row, checked(&event)));
        html! {
            <tr key={row} data-row={row.to_string()} class={classes!(out.then_some("out"))}>
                <th scope="row">
                    <label><input type="checkbox" hidden={!optional} checked={!out} onchange={take} aria-label={text::take_row(row.saturating_add(1))} />
                    { row.saturating_add(1) }</label>
                </th>
                <td class="fate">{ self.asks(row, fate) }</td>
                { for columns.iter().enumerate().map(|(number, column)| {
                    let mark = marks.get(number).unwrap_or(&Mark::Blank);
                    let (class, sign) = match mark {
                        Mark::Blank => ("", ""),
                        Mark::Taken(_) => ("taken", ""),
                        Mark::Changed(_) => ("changed", ""),
                        Mark::Unread(_) => ("unread", "✕ "),
                        Mark::LeftOut(_) => ("out", ""),
                    };
                    let why = if let Mark::Unread(why) = mark { Some(why.in_words()) } else { None };
                    html! { <td key={number} {class} title={why}>{ sign }{ query::preview(*column, cells.get(number), mark) }</td> }
                }) }
            </tr>
        }
    }

    /// What becomes of a row; where several present ones fit, which it is.
    fn asks(&self, row: usize, fate: Fate) -> Html {
        let Self { session, import, send, register } = *self;
        let answered = import.settings.answers.iter().find(|(asked, _)| *asked == row).map(|(_, answer)| *answer);
        let ask = import.plan.asks.iter().find(|ask| ask.row == row);
        let candidates = match (ask, answered) {
            (Some(ask), _) => ask.candidates.clone(),
            (None, Some(_)) => query::candidates(session.file().rows(&register.key), import, row),
            (None, None) => return html! { <span>{ query::fate_in_words(fate) }</span> },
        };
        let present = session.file().rows(&register.key);
        let of = |row: usize, key: &str| {
            present
                .get(row)
                .and_then(|row| row.get(key))
                .and_then(|value| value.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        let options: Options = [("".into(), text::CHOOSE_ROW.into())]
            .into_iter()
            .chain(candidates.iter().map(|row| {
                let words = text::present_row(row.saturating_add(1), &of(*row, "name"), &of(*row, "township"));
                (row.to_string().into(), words.into())
            }))
            .chain([("new".into(), text::AS_NEW.into())])
            .collect();
        let value = match answered {
            None => String::new(),
            Some(None) => "new".to_owned(),
            Some(Some(row)) => row.to_string(),
        };
        let chosen = sent(send, move |chosen: String| {
            let answer = match chosen.as_str() {
                "" => None,
                "new" => Some(None),
                row => row.parse().ok().map(Some),
            };
            Does::Answer(row, answer)
        });
        let name = candidates.first().map(|row| of(*row, "name")).unwrap_or_default();
        html! { <span class="ask"><Select {value} {options} {chosen} label={text::which(&name)} /></span> }
    }
}
