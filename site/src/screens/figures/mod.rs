//! The figures, grouped by the department that delivers them.

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
            <h1 tabindex="-1">{ text::screen_name("figures") }</h1>
        </div>
    }
}
