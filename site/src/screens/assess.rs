//! The self-assessment: the standards of an area, or those that a filter or a search finds.

use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::{App, Dispatch};
use crate::components::link;
use crate::session::Session;
use crate::ui::Ui;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {}

/// What the user does on this screen alone.
pub enum Msg {}

/// Does it. Answers whether to paint.
pub fn update(_app: &mut App, msg: Msg) -> bool {
    match msg {}
}

/// The screen.
pub fn view(_session: &Session, ui: &Ui, dispatch: &Dispatch) -> Html {
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), dispatch) }
            <h1 tabindex="-1">{ text::screen_name("assess") }</h1>
        </div>
    }
}

/// A key that no text field took.
pub fn key(_app: &mut App, _event: &KeyboardEvent, _key: &str, _target: Option<&web_sys::Element>) -> bool {
    false
}
