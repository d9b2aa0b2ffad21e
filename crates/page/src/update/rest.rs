//! Bringing the rest of the program here, and what waits for it.

use weibao_text::screens::rest as text;

use crate::model::Model;
use crate::msg::{Msg, Rest};
use crate::rest::State;
use crate::ui::{Focus, Notice, Stale};
use crate::world::World;

/// Has it brought here.
pub(super) fn fetch(model: &mut Model, world: &mut impl World) {
    if world.fetch_rest() {
        arrived(model);
    } else {
        model.rest.stands(State::OnItsWay);
    }
}

/// Holds a message of a room that is not here yet: it is done when that is. After a failure, another try is made for it.
pub(super) fn hold(model: &mut Model, msg: Msg, world: &mut impl World) -> bool {
    model.rest.hold(msg);
    model.ui.tell(Notice::good(text::LOADING));
    if matches!(model.rest.state(), State::Failed(_)) {
        fetch(model, world);
    }
    model.ui.announce(text::LOADING)
}

/// What has become of it. Answers whether to paint.
pub(super) fn update(model: &mut Model, msg: Rest, world: &mut impl World) -> bool {
    match msg {
        Rest::Again => {
            fetch(model, world);
            model.ui.announce(text::LOADING)
        }
        Rest::Arrived => {
            arrived(model);
            true
        }
        Rest::Failed(reasons) => {
            if model.rest.is_awaited() {
                model.ui.tell(Notice::bad(text::FAILED).with(reasons.iter().cloned()));
            }
            model.rest.stands(State::Failed(reasons));
            model.ui.announce(text::FAILED)
        }
    }
}

/// The screen that is shown looks at what its place names, as it could not before.
fn arrived(model: &mut Model) {
    model.rest.stands(State::Here);
    model.ui.notice = model.ui.notice.take().filter(|notice| notice.text != text::LOADING);
    if model.ui.place.is_of_the_rest() {
        model.ui.stale = Stale::ALL;
        model.ui.focus = Some(Focus::of(&model.ui.place));
        model.arrive();
    }
}
