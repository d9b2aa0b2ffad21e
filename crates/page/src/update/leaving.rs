//! What is asked before a file leaves this machine, and what is said to be nothing personal. Nothing is stopped: it is only asked.

use weibao_text::screens::leaving as text;

use crate::dismissed::Dismissed;
use crate::model::Model;
use crate::msg::{Msg, Personal};
use crate::prelude::*;
use crate::queries::leaving::before_leaving;
use crate::ui::Focus;
use crate::world::World;

/// Where it is kept what is nothing personal.
const KEPT: &str = "dismissed";

/// Takes over what was dismissed in this browser before.
pub(super) fn begin(model: &mut Model, world: &impl World) {
    model.dismissed = Rc::new(Dismissed::read(&world.setting(KEPT).unwrap_or_default()));
}

/// Holds a message back by which something leaves that looks personal, and asks. Answers with the message where nothing is to be asked.
pub(super) fn let_pass(model: &mut Model, msg: Msg, world: &impl World) -> Option<Msg> {
    if core::mem::take(&mut model.ui.leaving.asked) {
        return Some(msg);
    }
    let found = before_leaving(model, &msg, &world.now().day());
    if found.is_empty() {
        return Some(msg);
    }
    model.ui.announce(text::lead(found.len()));
    model.ui.leaving.found = found;
    model.ui.leaving.wanted = Some(Box::new(msg));
    model.ui.focus = Some(Focus::Leaving);
    None
}

/// Does it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Personal, world: &mut impl World) -> bool {
    match msg {
        Personal::None(at, said) => {
            Rc::make_mut(&mut model.dismissed).put(&at, &said);
            world.set_setting(KEPT, &model.dismissed.write());
            model.ui.leaving.found.retain(|found| found.at != at);
            model.ui.check.lines.retain(|line| line.at != at || line.topic != weibao_terms::Topic::Personal);
            if model.ui.leaving.wanted.is_some() {
                model.ui.focus = Some(Focus::Leaving);
            }
            model.ui.announce(text::DISMISSED)
        }
        Personal::Correct => {
            close(model);
            model.ui.focus = Some(Focus::Heading);
            true
        }
        Personal::Mend(number) => {
            let place = model.ui.leaving.found.get(number).and_then(|found| found.place.clone());
            close(model);
            model.due = place.map(Msg::Go);
            true
        }
        Personal::Anyway => {
            model.due = close(model).map(|wanted| *wanted);
            model.ui.leaving.asked = model.due.is_some();
            true
        }
    }
}

fn close(model: &mut Model) -> Option<Box<Msg>> {
    model.ui.leaving.found.clear();
    model.ui.leaving.wanted.take()
}
