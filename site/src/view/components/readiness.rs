//! What stands above every export: whether what leaves the county now is a draft, and why.
use weibao_core::readiness::is_draft;
use weibao_page::place::Place;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_terms::Screen;
use weibao_text::screens::{check as text, common};
use yew::prelude::*;

use super::link;
use crate::send::Send;

/// All of it, with the way to 报送前检查 and back.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let report = session.report();
    let (present, draft) = (report.negatives.present.len(), is_draft(report));
    let topics: Vec<(&'static str, usize)> =
        ui.check.topics().map(|(topic, lines)| (text::topic(topic), lines.len())).collect();
    let (class, state) = match (present, draft, topics.is_empty()) {
        (1.., _, _) => ("bad", "barred"),
        (0, true, _) => ("bad", "draft"),
        (0, false, false) => ("open", "look"),
        (0, false, true) => ("good", "complete"),
    };
    html! {
        <div class={classes!("notice", "readiness", class)} data-readiness={state}>
            if present > 0 { <p key="barred"><b>{ text::barred(present) }</b></p> }
            <p key="state">
                { match (draft, topics.is_empty()) {
                    (true, _) => text::DRAFT,
                    (false, false) => text::LOOK,
                    (false, true) => text::NOTHING,
                } }
                { for topics.iter().enumerate().map(|(index, (name, places))| html! {
                    <span key={*name}>{ if index == 0 { "" } else { "、" } }{ text::topic_places(name, *places) }</span>
                }) }
                { if topics.is_empty() { "" } else { "。" } }
                { link::follow(send, ui.place.clone(), Place::CHECK, html! { common::screen_name(Screen::Check) }) }
            </p>
        </div>
    }
}
