//! 复核和对比: the next round on the ground of what is open, and an older file beside it.

use weibao_chain::{CompareOptions, compare, next_round};
use weibao_core::Problem;
use weibao_text::screens::{common, round as text};

use super::keep;
use super::open::{self, Opened, receive};
use crate::model::Model;
use crate::msg::{Msg, Round};
use crate::place::Place;
use crate::prelude::*;
use crate::ui::{Focus, Notice};
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Round, world: &mut impl World) -> bool {
    match msg {
        Round::New => begin(model, world),
    }
}

fn lines(problems: Vec<Problem>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.text).collect()
}

/// Begins the next round as a file of its own; the old one stays where it is kept.
fn begin(model: &mut Model, world: &mut impl World) -> bool {
    if !model.mount.is_page() || !keep::may_leave(model, Msg::Round(Round::New), world) {
        return true;
    }
    let Some(session) = model.session() else { return false };
    let new = next_round(&model.catalog, session.file().value(), &world.now().day(), None).map_err(lines);
    let opened = new.map(|value| open::value(&model.catalog, value));
    let session = match opened {
        Ok(Opened::Open(session, _)) => session,
        Ok(Opened::Refused(lines)) | Err(lines) => {
            return model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(lines));
        }
    };
    if receive(model, *session, None, text::NEW, Place::Negatives { item: None }, world) {
        model.ui.tell(Notice::good(text::BEGUN));
    }
    true
}

/// An older file was read: puts it beside what is open.
pub(super) fn read(model: &mut Model, name: String, bytes: Option<Vec<u8>>) -> bool {
    let Some(session) = model.session() else { return false };
    let bytes = bytes.ok_or_else(|| vec![common::FILE_UNREADABLE.to_owned()]);
    let older = bytes.and_then(|bytes| open::json(&bytes).map_err(|why| vec![why]));
    let compared = older.and_then(|older| {
        let options = CompareOptions::default();
        compare(&model.catalog, &older, session.file().value(), &options).map_err(lines)
    });
    match compared {
        Ok(comparison) => {
            model.ui.round.compared = Some((name, comparison));
            model.ui.focus = Some(Focus::Heading);
            model.ui.announce(text::COMPARED)
        }
        Err(lines) => model.ui.tell(Notice::bad(common::file_refused(&name)).with(lines)),
    }
}
