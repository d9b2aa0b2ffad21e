//! 汇总多县: files are read one a message, so that the page stays in use meanwhile and the reading can be ended.

use weibao_text::screens::{common, export as making, rollup as text};

use super::{open, take_away};
use crate::file::LARGEST;
use crate::file::{self, File};
use crate::model::Model;
use crate::msg::RollUp;
use crate::prelude::*;
use crate::ui::{Notice, rollup::State};
use crate::world::{Job, Made, Product, Purpose, World};

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: RollUp, world: &mut impl World) -> bool {
    let state = &mut model.ui.rollup;
    match msg {
        RollUp::Chosen(chosen) => {
            if chosen.is_empty() {
                return false;
            }
            let idle = state.waiting.is_empty();
            if idle {
                state.chosen = 0;
            }
            state.chosen = state.chosen.saturating_add(chosen.len());
            state.waiting.extend(chosen);
            if idle {
                next(model, world);
            }
            true
        }
        RollUp::Cancel => {
            state.waiting.clear();
            add_up(model);
            model.ui.announce(text::CANCELLED)
        }
        RollUp::Clear => {
            *state = State::default();
            model.ui.announce(text::CLEARED)
        }
        RollUp::ShortFirst(short_first) => {
            state.short_first = short_first;
            true
        }
        RollUp::Export => export(model, world),
    }
}

/// Has the next file read; what is too large is set aside unread. Where none is left, all are added up.
fn next(model: &mut Model, world: &mut impl World) {
    let state = &mut model.ui.rollup;
    while let Some(chosen) = state.waiting.front() {
        if chosen.size <= LARGEST {
            return world.read(chosen, Purpose::RollUp);
        }
        let name = chosen.name.clone();
        state.waiting.pop_front();
        refuse(state, name, common::FILE_TOO_LARGE.to_owned());
    }
    add_up(model);
}

fn refuse(state: &mut State, name: String, why: String) {
    state.names.push(name);
    state.gathering.refuse("unreadable", why);
}

/// A file was read, or could not be. What comes after the reading was ended is let go.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>, world: &mut impl World) -> bool {
    let state = &mut model.ui.rollup;
    if state.waiting.front().is_none_or(|waited| waited.name != name) {
        return false;
    }
    state.waiting.pop_front();
    let parsed = bytes.map_or_else(|| Err(common::FILE_UNREADABLE.to_owned()), |bytes| open::json(&bytes));
    match parsed {
        Ok(file) => {
            state.names.push(name);
            state.gathering.add(&model.catalog, &file, Some(&world.now().day()));
        }
        Err(why) => refuse(state, name, why),
    }
    next(model, world);
    true
}

fn add_up(model: &mut Model) {
    let state = &mut model.ui.rollup;
    state.rolled_up = (!state.gathering.is_empty()).then(|| state.gathering.rolled_up(&model.catalog));
    if let Some(rolled_up) = &state.rolled_up {
        let said = text::done(rolled_up.counties.len(), rolled_up.set_aside.len());
        model.ui.announce(said);
    }
}

fn export(model: &mut Model, world: &mut impl World) -> bool {
    let ticket = model.ticket();
    let state = &mut model.ui.rollup;
    let Some(Ok(rolled_up)) = state.rolled_up.as_ref().map(serde_json::to_value) else { return false };
    state.making = Some(ticket);
    world.documents(ticket, Job::RollUp(rolled_up));
    true
}

/// The workbook was made, or could not be.
pub(super) fn made(model: &mut Model, made: Made, world: &mut impl World) -> bool {
    model.ui.rollup.making = None;
    match made {
        Ok(Product::Bytes(bytes)) => {
            let name = file::name("", text::FILE, "xlsx", &world.now());
            take_away(model, File { name, bytes }, world)
        }
        Ok(_) => false,
        Err(reasons) => model.ui.tell(Notice::bad(making::failed(text::FILE)).with(reasons)),
    }
}
