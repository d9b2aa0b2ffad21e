//! A table on its way into the register: read, mapped, looked at, and put in as one step.

use serde_json::Value;
use weibao_core::catalog::Register;
use weibao_tables::import::{Edit, merged_in, pasted};
use weibao_tables::sheet::{PlainSheet, Sheet};
use weibao_text::screens::import as text;

use super::cells::{here, put_rows};
use crate::model::Model;
use crate::msg;
use crate::place::Place;
use crate::prelude::*;
use crate::queries::import::unread;
use crate::queries::warnings;
use crate::saved_file::json_text;
use crate::ui::arrangement::Cursor;
use crate::ui::import::{Import, Mapping, PAINTED};
use crate::ui::{Focus, Notice};
use crate::world::{Job, Made, Product, Ticket, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: msg::Import, world: &mut impl World) -> bool {
    match msg {
        msg::Import::Open => {
            open(model, world);
            model.ui.focus = Some(Focus::PasteField);
        }
        msg::Import::Cancel => {
            model.ui.register.import = None;
            model.ui.register.reading = None;
            model.ui.focus = Some(Focus::PasteButton);
        }
        msg::Import::Do => return put_in(model, world),
        msg::Import::Pasted { text, html } => return take_block(model, text, html.as_deref(), world),
        msg::Import::Sheet(sheet) => with(model, |import, register, rows| import.choose_sheet(sheet, register, rows)),
        msg::Import::Table(table) => with(model, |import, register, rows| import.choose_table(table, register, rows)),
        msg::Import::Heading(top, first) => {
            with(model, |import, register, rows| import.head((top, first), register, rows));
        }
        msg::Import::Column(column, place) => settle(model, |import| import.map(column, place)),
        msg::Import::FillDown(column, fill) => {
            settle(model, |import| put(&mut import.settings.fill_down, column, fill))
        }
        msg::Import::Mode(mode) => settle(model, |import| import.settings.mode = mode),
        msg::Import::Row(row, take) => settle(model, |import| {
            put(&mut import.settings.keep, row, take);
            put(&mut import.settings.drop, row, !take);
        }),
        msg::Import::Answer(row, answer) => settle(model, |import| {
            import.settings.answers.retain(|(asked, _)| *asked != row);
            import.settings.answers.extend(answer.map(|answer| (row, answer)));
        }),
        msg::Import::Page(later) => {
            if let Some(import) = &mut model.ui.register.import {
                let last = import.rows().len().saturating_sub(1);
                let first = import.first;
                import.first =
                    if later { first.saturating_add(PAINTED).min(last) } else { first.saturating_sub(PAINTED) };
            }
        }
    }
    true
}

/// Whether a number is in a list.
fn put(list: &mut Vec<usize>, number: usize, is_in: bool) {
    list.retain(|other| *other != number);
    if is_in {
        list.push(number);
    }
}

/// The wizard, where none is open yet; it knows how headings were mapped before.
fn open<'m>(model: &'m mut Model, world: &impl World) -> &'m mut Import {
    let register = model.ui.register.register.clone();
    model
        .ui
        .register
        .import
        .get_or_insert_with(|| Import { mapping: remembered(&register, world), ..Import::default() })
}

/// Does something with the wizard, its register and the register's rows.
fn with(model: &mut Model, does: impl FnOnce(&mut Import, &Register, &[Value])) {
    let Some((session, state)) = model.sheet() else { return };
    let Some(register) = session.catalog().register(&state.register) else { return };
    if let Some(import) = &mut state.import {
        does(import, register, session.file().rows(&register.key));
    }
}

/// The user settles something.
fn settle(model: &mut Model, does: impl FnOnce(&mut Import)) {
    with(model, |import, register, rows| {
        does(import);
        import.work_out(register, rows);
    });
}

/// A block that was copied is the only sheet.
pub(super) fn take_block(model: &mut Model, copied: String, html: Option<&str>, world: &impl World) -> bool {
    let rows = pasted(&copied);
    let merged = html.map(|html| merged_in(html, rows.len())).unwrap_or_default();
    let import = open(model, world);
    (import.file, import.copied) = (None, copied);
    with(model, |import, register, present| {
        import.take(vec![Sheet { rows, merged, ..Sheet::default() }], register, present)
    });
    true
}

/// A spreadsheet was chosen or dropped, and its bytes are there: has it read.
pub(in crate::update) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let Some(bytes) = bytes else {
        return refuse(model, &name, vec![weibao_text::screens::common::FILE_UNREADABLE.to_owned()]);
    };
    if !model.is_at_its_register() {
        return false;
    }
    let ticket = model.ticket();
    model.ui.register.reading = Some((ticket, name.clone()));
    world.documents(ticket, Job::Rows(name, bytes));
    true
}

/// A file cannot be taken in.
pub(in crate::update) fn refuse(model: &mut Model, name: &str, reasons: Vec<String>) -> bool {
    model.ui.tell(Notice::bad(text::refused(name)).with(reasons))
}

/// The rows of a spreadsheet are there, or why they are not.
pub(in crate::update) fn made(model: &mut Model, ticket: Ticket, made: Made, world: &mut impl World) -> bool {
    let Some((_, name)) = model.ui.register.reading.take_if(|(own, _)| *own == ticket) else { return false };
    let sheets = match made {
        Ok(Product::Sheets(sheets)) => sheets,
        Ok(_) => return true,
        Err(reasons) => return refuse(model, &name, reasons),
    };
    let sheets: Vec<PlainSheet> = serde_json::from_value(sheets).unwrap_or_default();
    let sheets: Vec<Sheet> = sheets.into_iter().map(Sheet::of_plain).collect();
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return refuse(model, &name, vec![text::EMPTY.to_owned()]);
    }
    if !matches!(model.ui.place, Place::Register { .. }) || !model.is_at_its_register() {
        return true;
    }
    let import = open(model, world);
    (import.file, import.copied) = (Some(name), String::new());
    with(model, |import, register, present| import.take(sheets, register, present));
    model.ui.focus = Some(Focus::ImportHeading);
    true
}

/// What was shown is made true, as one step.
fn put_in(model: &mut Model, world: &mut impl World) -> bool {
    let Some((register, rows, _)) = here(model) else { return false };
    let Some(import) = &model.ui.register.import else { return false };
    let plan = import.planned(register, rows);
    if plan != import.plan {
        if let Some(import) = &mut model.ui.register.import {
            import.plan = plan;
        }
        return model.ui.tell(Notice::bad(text::CHANGED_MEANWHILE));
    }
    if !import.does_something() {
        return false;
    }
    let (new, known, cells) = (import.plan.new.len(), import.plan.known.len(), import.changed_cells());
    let lines: Vec<String> = unread(register, import).map(|cell| cell.in_words()).collect();
    let taken = import.plan.edits.iter().map(|edit| match edit {
        Edit::Append(row) => Value::Object(row.clone()),
        Edit::Set { value, .. } => value.clone(),
        Edit::Clear => Value::Null,
    });
    let personal = warnings::of_value(&taken.collect(), &world.now().day());
    let (key, rows, mapping) = (register.key.clone(), import.put_into(rows), import.mapped(register));
    if model.editable().is_none() {
        return false;
    }
    remember(&key, &mapping, world);
    model.ui.register.import = None;
    put_rows(model, key, rows, text::what(new.saturating_add(known)), Cursor::default(), world);
    let done = text::done(new, known, cells);
    let notice = if lines.is_empty() {
        Notice::good(done)
    } else {
        Notice::bad([done, text::NOT_TAKEN.to_owned()].concat()).with(lines)
    };
    model.ui.tell(notice.with(warnings::headed(personal)))
}

/// The setting that holds how headings were mapped.
fn setting(register: &str) -> String {
    format!("columns-{register}")
}

fn remembered(register: &str, world: &impl World) -> Mapping {
    world.setting(&setting(register)).and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
}

fn remember(register: &str, mapping: &Mapping, world: &mut impl World) {
    world.set_setting(&setting(register), &json_text(mapping));
}
