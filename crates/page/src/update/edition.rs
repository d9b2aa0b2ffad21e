//! 标准版本: a file of an edition that is not here is only looked at; a file by a newer edition is made beside the old one.

use weibao_chain::{MigrateOptions, migrate};
use weibao_core::Problem;
use weibao_text::screens::{common, edition as text};

use super::go::go;
use super::open::{self, Opened, receive};
use super::{keep, take_away};
use crate::file::{self, File};
use crate::model::Model;
use crate::msg::{Edition, Msg};
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::county_of;
use crate::ui::Notice;
use crate::world::World;

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Edition, world: &mut impl World) -> bool {
    match msg {
        Edition::Look(to) => {
            look(model, &to, world);
            go(model, Place::Edition, world)
        }
        Edition::SamePeriod(same) => {
            model.ui.edition.same_period = same;
            let to = model.ui.edition.migrated.as_ref().map(|(to, _)| to.clone());
            to.is_some_and(|to| look(model, &to, world))
        }
        Edition::Make => make(model, world),
        Edition::TakeAway => {
            let Some((_, value)) = &model.ui.edition.foreign else { return false };
            let name = file::name(county_of(value), text::FILE, "json", &world.now());
            let bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
            take_away(model, File { name, bytes }, world)
        }
        Edition::Close => {
            model.ui.edition = Default::default();
            go(model, Place::Start, world)
        }
    }
}

/// Works out what the edition of this id would make of what is open. Nothing is made yet.
fn look(model: &mut Model, to: &str, world: &impl World) -> bool {
    model.ui.edition.migrated = None;
    let Some(session) = model.session() else { return false };
    let Some((map, new)) = model.editions.onward(session.edition()).find(|(_, new)| new.id == to) else {
        return false;
    };
    let today = world.now().day();
    let options = MigrateOptions { today: &today, same_period: model.ui.edition.same_period };
    match migrate(session.national(), new, map, session.file().value(), options) {
        Ok(migrated) => {
            model.ui.edition.migrated = Some((to.to_owned(), migrated));
            true
        }
        Err(problems) => model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(texts(problems))),
    }
}

fn texts(problems: Vec<Problem>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.text).collect()
}

fn make(model: &mut Model, world: &mut impl World) -> bool {
    let Some(to) = model.ui.edition.migrated.as_ref().map(|(to, _)| to.clone()) else { return false };
    if !model.mount.is_page() || !keep::may_leave(model, Msg::Edition(Edition::Make), world) {
        return true;
    }
    // What is open may have changed since it was looked at.
    look(model, &to, world);
    let Some((_, migrated)) = model.ui.edition.migrated.take() else { return true };
    match open::value(&model.editions, migrated.assessment) {
        Opened::Open(session, _) => {
            if receive(model, *session, None, text::MAKE, Place::Edition, world) {
                model.ui.tell(Notice::good(text::MADE));
            }
            true
        }
        Opened::Foreign(_) => false,
        Opened::Refused(lines) => model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(lines)),
    }
}
