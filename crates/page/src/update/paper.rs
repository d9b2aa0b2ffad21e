//! Paper: what every printed page says of itself, and that nothing is folded away there.

use weibao_core::readiness::is_draft;
use weibao_text::screens::common as text;

use crate::model::Model;
use crate::world::{Timer, World};

/// Prints the screen, once it is painted as it goes to paper.
pub(super) fn print(model: &mut Model, world: &mut impl World) -> bool {
    turn(model, true, world);
    world.later(Timer::Paper, 0);
    true
}

/// The screen goes to paper, or is back from there.
pub(super) fn turn(model: &mut Model, begins: bool, world: &mut impl World) -> bool {
    if !begins {
        return model.ui.paper.take().is_some();
    }
    let line = match model.session() {
        Some(session) => {
            let revision = session.file().revision();
            let revision = text::revision(revision, model.keeping.changed_since_filed);
            text::printed_page(session.county(), &revision, &world.now().day(), is_draft(session.report()))
        }
        None => text::printed_page("", "", &world.now().day(), false),
    };
    world.name_pages(&line);
    model.ui.paper = Some(line);
    model.ui.assess.unfolded = true;
    true
}
