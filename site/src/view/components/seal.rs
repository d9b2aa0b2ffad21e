//! 定稿报送: how what is open stands to what was handed over, and handing it over.
use weibao_page::Msg;
use weibao_page::msg::Documents;
use weibao_page::ui::Ui;
use weibao_page::ui::seal::Card;
use weibao_text::screens::seal as text;
use yew::prelude::*;

use crate::send::Send;

/// The section; an empty element where there is none.
pub fn view(ui: &Ui, send: &Send) -> Html {
    html! { <div class="seal">{ ui.seal.card.as_ref().map(|card| section(card, ui.seal.without_mobile, send)) }</div> }
}

fn section(card: &Card, without_mobile: bool, send: &Send) -> Html {
    let tick = send.on(move |_: Event| Msg::Documents(Documents::WithoutMobile(!without_mobile)));
    html! {
        <section class="card" aria-labelledby="seal">
            <h2 id="seal">{ text::TITLE }</h2>
            <p data-sealed=""><b>{ &card.standing }</b></p>
            <p>{ text::LEAD }</p>
            <div hidden={!card.has_mobile}>
                <label><input type="checkbox" checked={without_mobile} onchange={tick} data-action="without-mobile" />{ " " }{ text::WITHOUT_MOBILE }</label>
                <p class="note">{ text::WITHOUT_MOBILE_NOTE }</p>
            </div>
            <div class="actions">
                { for card.levels.iter().map(|level| {
                    let level = *level;
                    html! {
                        <button type="button" key={level.key()} class="button" data-seal={level.key()}
                            onclick={send.on(move |_| Msg::Documents(Documents::Seal(level)))}>{ text::button(level) }</button>
                    }
                }) }
            </div>
            <details hidden={card.earlier.is_empty()}>
                <summary>{ text::EARLIER }</summary>
                <ul>{ for card.earlier.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }</ul>
            </details>
        </section>
    }
}
