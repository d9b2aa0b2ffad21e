//! What a reviewer has put to the county: the review lies beside the saved file, and only what the county answers stands in it.

use serde_json::Value;
use weibao_terms::Response;
use weibao_text::screens::{common, points as text};

use super::edit;
use crate::model::Model;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{Edit, at};
use crate::session::Change;
use crate::ui::Notice;
use crate::world::World;

/// A review was opened: takes it beside the file that is open, or says why it is none of it.
pub(super) fn take(model: &mut Model, name: &str, review: Value, world: &mut impl World) -> bool {
    let Some(session) = model.editable() else { return false };
    let refused = |lines: Vec<String>| Notice::bad(common::file_refused(name)).with(lines);
    if let Err(why) = session.take_review(review) {
        return model.ui.tell(refused(why));
    }
    edit::edited(model, world);
    model.ui.tell(Notice::good(text::taken(name)))
}

/// Answers a point, or takes the answer back.
pub(super) fn respond(
    model: &mut Model,
    review: &str,
    place: &str,
    response: Option<Response>,
    world: &mut impl World,
) -> bool {
    let edit = match response {
        Some(response) => Edit::All(vec![
            Edit::Set(at::response(review, place, "kind"), response.key().into()),
            Edit::Set(at::response(review, place, "on"), world.now().day().into()),
        ]),
        None => Edit::Remove(at::responded(review, place)),
    };
    edit::edit(model, Change::new(edit, text::WHAT, Place::Exchange), world)
}
