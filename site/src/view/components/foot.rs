//! The bar at the foot: how far the county is, and the way to the next open standard.
use weibao_page::Msg;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_text::screens::common as text;
use yew::prelude::*;

use super::bar;
use crate::send::Send;

/// The bar. Hidden where nothing is open, and on screens that are not about the answers.
pub fn view(session: Option<&Session>, ui: &Ui, send: &Send) -> Html {
    let session = session.filter(|_| ui.place.needs_session());
    html! {
        <footer class="foot" part="foot" hidden={session.is_none()} key="foot">
            { session.map(|session| counts(session, send)) }
        </footer>
    }
}

fn counts(session: &Session, send: &Send) -> Html {
    let totals = &session.report().totals;
    html! {
        <div class="foot-row">
            <span class="foot-met">{ text::met_of(totals.met, totals.applicable) }</span>
            <span class="foot-attainment">{ totals.attainment.as_ref().map(|attainment| text::attainment(attainment)) }</span>
            { bar::view(totals) }
            <span class="foot-counts">{ text::counts(totals.partial, totals.unmet, totals.pending, totals.unanswered, totals.not_applicable) }</span>
            <span class="grow" />
            <button type="button" class="button" data-action="shortcuts" title={text::SHORTCUTS} aria-label={text::SHORTCUTS}
                onclick={send.on(|_| Msg::Shortcuts)}>{ "?" }</button>
            <button type="button" class="button main" data-action="next-open" disabled={totals.unanswered == 0}
                onclick={send.on(|_| Msg::NextOpen)}>
                { if totals.unanswered == 0 { text::NOTHING_OPEN } else { text::NEXT_OPEN } }
            </button>
        </div>
    }
}
