//! Every shortcut, on one small page behind `?`.
use weibao_page::Msg;
use weibao_page::ui::Ui;
use weibao_text::screens::common as text;
use yew::prelude::*;

use crate::send::Send;

/// The list, hidden until it is asked for.
pub fn view(ui: &Ui, send: &Send) -> Html {
    html! {
        <section class="shortcuts" aria-label={text::SHORTCUTS} hidden={!ui.shortcuts} key="shortcuts">
            if ui.shortcuts {
                <div class="shortcuts-head">
                    <h2>{ text::SHORTCUTS }</h2>
                    <button type="button" class="button" data-action="close-shortcuts" onclick={send.on(|_| Msg::Shortcuts)}>{ text::CLOSE }</button>
                </div>
                <table>
                    <tbody>
                        { for text::SHORTCUT_LIST.iter().map(|(keys, does)| html! {
                            <tr key={*keys}><th scope="row"><kbd>{ *keys }</kbd></th><td>{ *does }</td></tr>
                        }) }
                    </tbody>
                </table>
            }
        </section>
    }
}
