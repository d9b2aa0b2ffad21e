//! Another officer's file of the same county, beside the one that is open.
use weibao_page::Msg;
use weibao_page::msg::{Exchange, Twin as Does};
use weibao_page::queries::exchange as query;
use weibao_page::session::Session;
use weibao_page::ui::exchange::{Choice, Twin};
use weibao_text::screens::exchange as text;
use yew::prelude::*;

use super::clashes::{self, Clashing};
use crate::send::Send;

fn sends(send: &Send, msg: fn() -> Does) -> Callback<MouseEvent> {
    send.on(move |_| Msg::Exchange(Exchange::Twin(msg())))
}

/// The part of the screen; nothing but how to begin where no other file is there.
pub(super) fn view(session: &Session, twin: Option<&Twin>, send: &Send) -> Html {
    html! {
        <section class="card" data-part="twin">
            <h2>{ text::TWIN }</h2>
            <p>{ text::TWIN_LEAD }</p>
            <div>{ twin.map(|twin| beside(session, twin, send)) }</div>
        </section>
    }
}

fn beside(session: &Session, twin: &Twin, send: &Send) -> Html {
    let merged = &twin.merged;
    let chosen = twin.chosen.values().filter(|choice| matches!(choice, Choice::Offer(_))).count();
    let count = merged.taken.len().saturating_add(chosen);
    let same = merged.taken.is_empty() && merged.clashes.is_empty();
    html! {
        <div>
            <p class="note">{ &twin.file }</p>
            <p role="status">{ if same { text::TWIN_SAME.to_owned() } else { text::twin_counts(merged.taken.len(), merged.clashes.len()) } }</p>
            <div class="scroll" hidden={merged.taken.is_empty()}>
                <table>
                    <thead><tr><th>{ text::ITEM }</th><th>{ text::AFTER }</th></tr></thead>
                    <tbody>{ for merged.taken.iter().map(|taken| html! {
                        <tr key={taken.at.clone()} data-at={taken.at.clone()}>
                            <td>{ query::label(session.catalog(), Some(&merged.assessment), &taken.at) }</td>
                            <td>{ query::value(Some(&taken.after)) }</td>
                        </tr>
                    }) }</tbody>
                </table>
            </div>
            <p class="actions" hidden={merged.clashes.len() < 2}>
                <button type="button" class="button" data-action="twin-ours" onclick={sends(send, || Does::ChooseAll(Choice::Keep))}>{ text::TWIN_ALL_OURS }</button>
                <button type="button" class="button" data-action="twin-theirs" onclick={sends(send, || Does::ChooseAll(Choice::Offer(0)))}>{ text::TWIN_ALL_THEIRS }</button>
            </p>
            <>{ for merged.clashes.iter().map(|clash| clashes::view(&Clashing {
                clash,
                label: query::label(session.catalog(), Some(&merged.assessment), &clash.at),
                chosen: twin.chosen.get(&clash.at).copied(),
                offers: clash.offers.iter().map(|offer| text::twin_says(&query::value(Some(&offer.value)))).collect(),
                choose: |at, choice| Exchange::Twin(Does::Choose(at, choice)),
                why: None,
            }, send)) }</>
            <p class="actions">
                <button type="button" class="button main" data-action="twin-take" disabled={count == 0 && twin.chosen.is_empty()} onclick={sends(send, || Does::Take)}>{ text::join(count) }</button>
                <button type="button" class="button quiet" data-action="twin-discard" onclick={sends(send, || Does::Discard)}>{ text::TWIN_DISCARD }</button>
            </p>
        </div>
    }
}
