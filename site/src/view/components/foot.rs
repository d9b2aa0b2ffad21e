//! The bar at the foot: how far the county is, and the one next thing to do, by its name.
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::navigation;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_text::screens::common as text;
use yew::prelude::*;

use super::{bar, link};
use crate::send::Send;

/// The bar. Hidden where nothing is open, and on screens that are not about the answers.
pub fn view(session: Option<&Session>, ui: &Ui, send: &Send) -> Html {
    let session = session.filter(|_| ui.place.needs_session());
    html! {
        <footer class="foot" part="foot" hidden={session.is_none()} key="foot">
            { session.map(|session| counts(session, ui, send)) }
        </footer>
    }
}

fn counts(session: &Session, ui: &Ui, send: &Send) -> Html {
    let totals = &session.report().totals;
    let next = navigation::next(session, ui);
    let (from, to) = (ui.place.clone(), next.place.clone());
    let onclick = {
        let to = to.clone();
        // From what is unfinished there is always a way back to it.
        link::go(send, move || match &from {
            Place::Check { .. } => Msg::Follow { from: from.clone(), to: to.clone() },
            _ => Msg::Go(to.clone()),
        })
    };
    html! {
        <div class="foot-row">
            <span class="foot-met">{ text::met_of(totals.met, totals.applicable) }</span>
            <span class="foot-attainment">{ totals.attainment.as_ref().map(|attainment| text::attainment(attainment)) }</span>
            { bar::view(totals) }
            <span class="foot-counts">{ text::counts(totals.partial, totals.unmet, totals.pending, totals.unanswered, totals.not_applicable) }</span>
            <span class="grow" />
            <button type="button" class="button" data-action="shortcuts" title={text::SHORTCUTS} aria-label={text::SHORTCUTS}
                onclick={send.on(|_| Msg::Shortcuts)}>{ "?" }</button>
            <a class="button main" href={to.hash()} data-action="next" onclick={onclick}>{ text::next(&next.what) }</a>
        </div>
    }
}
