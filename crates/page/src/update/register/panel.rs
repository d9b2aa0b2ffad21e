//! The place to paste into.

use super::cells::{here, put_rows};
use crate::model::Model;
use crate::msg;
use crate::paste;
use crate::prelude::*;
use crate::ui::Focus;
use crate::ui::arrangement::Cursor;
use crate::ui::register::Panel;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: msg::Panel, world: &mut impl World) -> bool {
    let state = &mut model.ui.register;
    match msg {
        msg::Panel::Open => {
            state.panel = Some(Panel::new(String::new()));
            model.ui.focus = Some(Focus::PasteField);
        }
        msg::Panel::Typed(copied) => {
            if let Some(panel) = &mut state.panel {
                panel.copied = copied;
            }
        }
        msg::Panel::Mode(mode) => {
            if let Some(panel) = &mut state.panel {
                panel.mode = mode;
            }
        }
        msg::Panel::Do => return put_in(model, world),
        msg::Panel::Cancel => {
            state.panel = None;
            model.ui.focus = Some(Focus::PasteButton);
        }
    }
    true
}

fn put_in(model: &mut Model, world: &mut impl World) -> bool {
    let Some(panel) = model.ui.register.panel.take() else { return false };
    let Some((register, rows, _)) = here(model) else { return false };
    let mut pasted = paste::read(register, &panel.copied);
    let (key, count, unread) = (register.key.clone(), pasted.rows.len(), core::mem::take(&mut pasted.unread));
    let rows = pasted.put_into(register, rows, panel.mode);
    put_rows(model, key, rows, count, &unread, Cursor::default(), world)
}
