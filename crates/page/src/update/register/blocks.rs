//! Blocks of cells in the sheet: pasted where the cursor is, every cell in its place.

use serde_json::{Map, Value};
use weibao_tables::import::{CursorPlan, Missed, at_cursor, has_heading, is_block, pasted};
use weibao_text::screens::import as text;

use super::cells::{here, put_rows};
use super::import::take_block;
use super::range::corner;
use crate::model::Model;
use crate::prelude::*;
use crate::queries::import::Unread;
use crate::queries::register::row_name;
use crate::queries::warnings;
use crate::ui::arrangement::Filter;
use crate::ui::{Focus, Notice};
use crate::world::World;

/// How many cells that do not fit are named.
const NAMED: usize = 8;
/// A heading stands within so many lines, below a title and who fills it in.
const HEADING_WITHIN: usize = 30;

/// A block goes in where the cursor is, downwards as the lines are shown; one with a heading by way of the wizard.
pub(super) fn paste(model: &mut Model, copied: String, html: Option<&str>, world: &mut impl World) -> bool {
    let Some((register, rows, _)) = here(model) else { return false };
    let block = pasted(&copied);
    let top = block.get(..HEADING_WITHIN).unwrap_or(&block);
    if is_block(&copied) && has_heading(register, top) {
        take_block(model, copied, html, world);
        model.ui.focus = Some(Focus::ImportHeading);
        return true;
    }
    let Some(session) = model.session() else { return false };
    let cursor = corner(model);
    let lines = model.ui.register.lines(session);
    let start = lines.position(cursor.row).unwrap_or_default();
    let below: Vec<usize> =
        (start..lines.len()).filter_map(|line| lines.row(line)).filter(|row| *row < rows.len()).collect();
    let grows = model.ui.register.arrangement.filter == Filter::All;
    let plan = at_cursor(register, &block, &below, grows, rows.len(), cursor.column);
    let mut said: Vec<String> = plan
        .unread
        .iter()
        .map(|missed| {
            let row = below.get(missed.row).copied();
            let row = row.unwrap_or_else(|| rows.len().saturating_add(missed.row.saturating_sub(below.len())));
            let column = register.columns.get(cursor.column.saturating_add(missed.column));
            Unread {
                row: row_name(rows, row),
                column: column.map(|column| column.label.clone()).unwrap_or_default(),
                typed: missed.text.clone(),
                why: missed.why,
            }
            .in_words()
        })
        .collect();
    let values = plan.cells.iter().map(|(.., value)| value.clone()).collect::<Vec<_>>();
    let personal = warnings::of_value(&Value::Array(values), &world.now().day());
    said.extend(no_room(&plan.beyond, text::beyond));
    said.extend(no_room(&plan.below, text::below));
    let count = plan.cells.len();
    let (key, filled) = (register.key.clone(), filled(rows, plan));
    if count > 0 {
        if model.editable().is_none() {
            return false;
        }
        put_rows(model, key, filled, text::what_placed(count), cursor, world);
    }
    let done = text::placed(count);
    let notice = match (said.is_empty(), count) {
        (true, 0) => return false,
        // One cell is seen to have changed.
        (true, 1) if personal.is_empty() => return true,
        (true, _) => Notice::good(done),
        (false, 0) => Notice::bad(text::NOT_TAKEN).with(said),
        (false, _) => Notice::bad([done, text::NOT_TAKEN.to_owned()].concat()).with(said),
    };
    model.ui.tell(notice.with(warnings::headed(personal)))
}

/// The rows with the block in them; where it goes beyond the last one, rows that it leaves blank stand between.
fn filled(rows: &[Value], plan: CursorPlan) -> Vec<Value> {
    let mut filled = rows.to_vec();
    for (row, key, value) in plan.cells {
        if row >= filled.len() {
            filled.resize(row.saturating_add(1), Value::Object(Map::new()));
        }
        if let Some(cells) = filled.get_mut(row).and_then(Value::as_object_mut) {
            cells.insert(key, value);
        }
    }
    filled
}

/// Cells that there is no room for, as a sentence.
fn no_room(missed: &[Missed], said: fn(usize, &str) -> String) -> Option<String> {
    let texts: Vec<&str> = missed.iter().take(NAMED).map(|cell| cell.text.as_str()).collect();
    let more = if missed.len() > NAMED { "……" } else { "" };
    (!missed.is_empty()).then(|| said(missed.len(), &[&texts.join("、"), more].concat()))
}
