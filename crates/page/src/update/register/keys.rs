//! The keys of the sheet. An input method has the keyboard to itself, and no key of the sheet reaches the shortcuts of the page.

use serde_json::Value;
use weibao_core::catalog::ColumnKind;

use super::cells::{go_to, here, put, revert, toggle};
use super::range;
use crate::model::Model;
use crate::msg::Key;
use crate::queries::register::offered;
use crate::ui::Focus;
use crate::ui::arrangement::Cursor;
use crate::update::edit::{redo, undo};
use crate::world::World;

/// How many lines Page Up and Page Down go.
const PAGE: usize = 15;

/// A key in the sheet.
pub(super) fn key(model: &mut Model, key: &Key, world: &mut impl World) -> bool {
    if key.composing {
        return false;
    }
    let Some((register, rows, column)) = here(model) else { return false };
    let (last_column, kind) = (offered(register, rows).len().saturating_sub(1), column.kind);
    let has_options = !column.options.is_empty();
    let Some(session) = model.session() else { return false };
    let lines = model.ui.register.lines(session);
    let state = &model.ui.register;
    let (cursor, caret) = (state.cursor, state.caret);
    let position = lines.position(cursor.row).unwrap_or_default();
    let last_line = lines.len().saturating_sub(1);
    let pressed = key.name.as_str();
    let command = key.command;
    if command && matches!(pressed, "z" | "Z" | "y" | "Y") && !caret {
        world.consume_key();
        let redoes = pressed.eq_ignore_ascii_case("y") || key.shift;
        return if redoes { redo(model, world) } else { undo(model, world) };
    }
    if let Some(done) = range::key(model, key, world) {
        return done;
    }
    let Some(session) = model.session() else { return false };
    let lines = model.ui.register.lines(session);
    let to = |position: usize, column: usize| {
        lines.row(position.min(last_line)).map(|row| Cursor { row, column: column.min(last_column) })
    };
    let (left, right) = (cursor.column.saturating_sub(1), cursor.column.saturating_add(1));
    let (up, down) = (position.saturating_sub(1), position.saturating_add(1));
    let far = model.ui.register.far.unwrap_or(cursor);
    if key.shift && !caret && !command && !key.alt {
        let line = lines.position(far.row).unwrap_or_default();
        let end = match pressed {
            "ArrowUp" => to(line.saturating_sub(1), far.column),
            "ArrowDown" => to(line.saturating_add(1), far.column),
            "ArrowLeft" => to(line, far.column.saturating_sub(1)),
            "ArrowRight" => to(line, far.column.saturating_add(1)),
            "PageUp" => to(line.saturating_sub(PAGE), far.column),
            "PageDown" => to(line.saturating_add(PAGE), far.column),
            "Home" => to(line, 0),
            "End" => to(line, last_column),
            _ => None,
        };
        if let Some(end) = end {
            world.consume_key();
            return range::extend_to(model, end);
        }
    }
    let target = match (pressed, key.shift) {
        ("ArrowUp" | "ArrowDown", _) if key.alt => return false,
        ("Home", _) if command => to(0, 0),
        ("End", _) if command => to(last_line, last_column),
        _ if command || key.alt => return false,
        ("ArrowUp", _) | ("Enter", true) => to(up, cursor.column),
        ("ArrowDown", _) | ("Enter", false) => to(down, cursor.column),
        ("ArrowLeft", _) if !caret => to(position, left),
        ("ArrowRight", _) if !caret => to(position, right),
        ("Home", _) if !caret => to(position, 0),
        ("End", _) if !caret => to(position, last_column),
        ("PageUp", _) => to(position.saturating_sub(PAGE), cursor.column),
        ("PageDown", _) => to(position.saturating_add(PAGE), cursor.column),
        // At the ends Tab leads out of the sheet.
        ("Tab", true) if cursor.column > 0 => to(position, left),
        ("Tab", true) if position > 0 => to(up, last_column),
        ("Tab", false) if cursor.column < last_column => to(position, right),
        ("Tab", false) if position < last_line => to(down, 0),
        _ => return other_key(model, pressed, kind, has_options, world),
    };
    world.consume_key();
    target.is_some_and(|target| go_to(model, target, world))
}

/// A key that goes nowhere.
fn other_key(model: &mut Model, pressed: &str, kind: ColumnKind, has_options: bool, world: &mut impl World) -> bool {
    if pressed == "Tab" {
        return false;
    }
    let own_control = kind == ColumnKind::Boolean || has_options;
    match pressed {
        "Escape" if revert(model, world) => {
            model.ui.register.caret = false;
            model.ui.focus = Some(Focus::Cell);
            true
        }
        "Escape" => {
            // The way out of the sheet for the keyboard.
            model.ui.register.caret = false;
            model.ui.focus = Some(Focus::AllRows);
            true
        }
        "F2" if !own_control => {
            model.ui.register.caret = true;
            model.ui.focus = Some(Focus::EndOfCell);
            true
        }
        "Delete" | "Backspace" if own_control => {
            world.consume_key();
            put(model, None, false, world)
        }
        _ if kind == ColumnKind::Boolean => {
            world.consume_key();
            match pressed {
                " " => toggle(model, world),
                "1" | "y" | "Y" | "有" => put(model, Some(Value::Bool(true)), false, world),
                "0" | "n" | "N" | "无" => put(model, Some(Value::Bool(false)), false, world),
                _ => false,
            }
        }
        _ if has_options => choose(model, pressed, world),
        _ => false,
    }
}

/// An option by its number or by the first letter of how it is spoken.
fn choose(model: &mut Model, pressed: &str, world: &mut impl World) -> bool {
    let spoken = [("y", "kindergarten"), ("x", "primary"), ("z", "secondary"), ("q", "other")];
    let Some((_, _, column)) = here(model) else { return false };
    let by_number = pressed.parse::<usize>().ok().and_then(|number| column.options.get(number.checked_sub(1)?));
    let by_letter = || {
        let (_, key) = spoken.iter().find(|(letter, _)| pressed.eq_ignore_ascii_case(letter))?;
        column.options.iter().find(|option| option.key == *key)
    };
    let Some(option) = by_number.or_else(by_letter).map(|option| Value::from(option.key.as_str())) else {
        return false;
    };
    world.consume_key();
    put(model, Some(option), false, world)
}
