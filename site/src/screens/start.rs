//! Start: new, open a file, what is kept on this machine, the example, the manual.

use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::App;

/// What this screen alone needs.
#[derive(Debug, Default)]
pub struct State {}

/// What the user does on this screen alone.
pub enum Msg {}

/// Does it. Answers whether to paint.
pub fn update(_app: &mut App, msg: Msg) -> bool {
    match msg {}
}

/// Looks anew at what the storage keeps.
pub fn refresh(_app: &mut App) {}

/// The screen.
pub fn view(_app: &App) -> Html {
    html! {
        <div>
            <h1 tabindex="-1">{ text::screen_name("start") }</h1>
        </div>
    }
}
