//! How to use it, and where the text comes from.

use weibao_core::Catalog;
use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::Dispatch;
use crate::ui::Ui;

/// The screen. Shown also while no assessment is open.
pub fn view(_catalog: &Catalog, _ui: &Ui, _dispatch: &Dispatch) -> Html {
    html! {
        <div>
            <h1 tabindex="-1">{ text::screen_name("manual") }</h1>
        </div>
    }
}
