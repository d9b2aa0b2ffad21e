//! Which standards are shown.

use crate::model::Model;
use crate::queries::review as query;
use crate::ui::review::{Show, State};

/// Looks anew for what is shown.
pub(super) fn list(state: &mut State) {
    state.listed = state.open.as_ref().map(|open| query::listed(open, state.show, &state.area)).unwrap_or_default();
}

/// Shows what there is to look at first, where something else is open now.
pub(super) fn arrive(model: &mut Model) {
    let state = &mut model.ui.review;
    let first = state.open.as_ref().map(|open| query::listed(open, Show::First, "")).unwrap_or_default();
    state.show = if first.is_empty() { Show::All } else { Show::First };
    state.area.clear();
    list(state);
}
