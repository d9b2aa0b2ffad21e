//! The negative list.

use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::Dispatch;
use crate::session::Session;
use crate::ui::Ui;

/// The screen.
pub fn view(_session: &Session, _ui: &Ui, _dispatch: &Dispatch) -> Html {
    html! {
        <div>
            <h1 tabindex="-1">{ text::screen_name("negatives") }</h1>
        </div>
    }
}
