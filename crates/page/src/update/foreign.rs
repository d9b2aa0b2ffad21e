//! A file of an edition that is not here: it is only looked at.

use serde_json::Value;
use weibao_text::screens::common;

use super::go::go;
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::ui::Notice;
use crate::world::World;

/// Shows a file of an edition that is not here.
pub(super) fn show(model: &mut Model, name: String, file: Value, world: &mut impl World) -> bool {
    if !model.mount.is_page() {
        let lines = model.editions.of(&file).err().into_iter().flatten().map(|problem| problem.text);
        return model.ui.tell(Notice::bad(common::VALUE_REFUSED).with(lines));
    }
    model.ui.edition.foreign = Some((name, file));
    go(model, Place::Edition, world)
}
