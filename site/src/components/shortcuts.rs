//! Every shortcut, on one small page behind `?`.

use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::app::{Dispatch, Msg};
use crate::ui::Ui;

/// The list, hidden until it is asked for.
pub fn view(ui: &Ui, dispatch: &Dispatch) -> Html {
    html! {
        <section class="shortcuts" aria-label={text::SHORTCUTS} hidden={!ui.shortcuts} key="shortcuts">
            <h2>{ text::SHORTCUTS }</h2>
            <table>
                <tbody>
                    { for text::SHORTCUT_LIST.iter().map(|(keys, does)| html! {
                        <tr key={*keys}><th scope="row"><kbd>{ *keys }</kbd></th><td>{ *does }</td></tr>
                    }) }
                </tbody>
            </table>
            <button type="button" class="button" data-action="close-shortcuts" onclick={dispatch.reform(|_| Msg::Shortcuts)}>{ text::CLOSE }</button>
        </section>
    }
}
