//! A place about which different things are said, and what is to stand there.
use weibao_chain::Clash;
use weibao_page::Msg;
use weibao_page::msg::Exchange;
use weibao_page::queries::exchange as query;
use weibao_page::ui::exchange::Choice;
use weibao_text::screens::exchange as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::typed;

/// What is shown of it.
pub(super) struct Clashing<'c> {
    /// The place, and what is said about it.
    pub clash: &'c Clash,
    /// What the place is called.
    pub label: String,
    /// What is chosen.
    pub chosen: Option<Choice>,
    /// Each offer in words.
    pub offers: Vec<String>,
    /// Chooses.
    pub choose: fn(String, Choice) -> Exchange,
    /// The reason as typed, and whether it must be given; nothing where none is asked for.
    pub why: Option<(String, bool)>,
}

pub(super) fn view(clashing: &Clashing<'_>, send: &Send) -> Html {
    let Clashing { clash, label, chosen, offers, choose, why } = clashing;
    let option = |choice: Choice, words: String| {
        let (at, choose) = (clash.at.clone(), *choose);
        html! {
            <label class={classes!("choice", (*chosen == Some(choice)).then_some("on"))}>
                <input type="radio" name={format!("clash-{}", clash.at)} checked={*chosen == Some(choice)}
                    onchange={send.on(move |_| Msg::Exchange(choose(at.clone(), choice)))} />
                { words }
            </label>
        }
    };
    let at = clash.at.clone();
    html! {
        <fieldset class="card" key={clash.at.clone()} data-clash={clash.at.clone()}>
            <legend>{ label }</legend>
            <p>{ &clash.text }</p>
            { option(Choice::Keep, text::keep(&query::value(clash.current.as_ref()))) }
            <>{ for offers.iter().enumerate().map(|(number, words)| option(Choice::Offer(number), words.clone())) }</>
            if let Some((typed_why, wanted)) = why.as_ref().filter(|_| chosen.is_some()) {
                <label class="field">
                    <span class="field-label">{ if *wanted { text::WHY_WANTED } else { text::WHY } }</span>
                    <input type="text" value={typed_why.clone()} data-field="why" autocomplete="off"
                        oninput={send.on(move |event: InputEvent| Msg::Exchange(Exchange::Why(at.clone(), typed(&event))))} />
                </label>
            }
        </fieldset>
    }
}
