//! 报送前检查: everything unfinished, by topic; each line leads to where it is mended, and from there back to the line.
use weibao_page::Msg;
use weibao_page::place::Place;
use weibao_page::queries::check::Line;
use weibao_page::queries::warnings::said;
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_terms::{Screen, Topic};
use weibao_text::screens::{check as text, common};
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::nothing_personal;
use crate::view::components::{link, seal};

/// How many lines of a topic are seen before the rest is folded.
const SEEN: usize = 6;

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let found = ui.check.lines.len();
    let present = session.report().negatives.present.len();
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Check) }</h1>
            <p class="lead">{ text::LEAD }</p>
            <p class={classes!("verdict-line", if present > 0 { "bad" } else if found == 0 { "good" } else { "open" })} data-found={found.to_string()}>
                { if present > 0 { text::barred(present) } else { String::new() } }
                { if found == 0 { text::NOTHING.to_owned() } else { text::found(found) } }
            </p>
            <ul class="check-contents" hidden={found == 0}>
                { for ui.check.topics().map(|(topic, lines)| {
                    let place = Place::Check { item: Some(topic.key().to_owned()) };
                    html! {
                        <li key={topic.key()}>{ link::to(send, place, html! { <>{ text::topic(topic) }{ " " }<b>{ lines.len() }</b></> }) }</li>
                    }
                }) }
            </ul>
            <div>{ for ui.check.topics().map(|(topic, lines)| section(topic, &lines, ui.paper.is_some(), session, send)) }</div>
            { seal::view(ui, send) }
            <p class="actions">
                <a class="button main" href={Place::FORM.hash()} onclick={link::go(send, || Msg::Go(Place::FORM))}>{ text::ON }</a>
            </p>
        </div>
    }
}

fn section(topic: Topic, lines: &[&Line], on_paper: bool, session: &Session, send: &Send) -> Html {
    let (seen, rest) = lines.split_at_checked(SEEN).filter(|_| !on_paper).unwrap_or((lines, &[]));
    html! {
        <section class="card check-topic" key={topic.key()} data-topic={topic.key()} aria-labelledby={format!("check-{}", topic.key())}>
            <h2 id={format!("check-{}", topic.key())} tabindex="-1" data-item={topic.key()}>
                { text::topic(topic) }{ " " }<span class="note">{ text::places(lines.len()) }</span>
            </h2>
            <ul class="plain">{ for seen.iter().enumerate().map(|(index, found)| line(index, found, session, send)) }</ul>
            <details hidden={rest.is_empty()}>
                <summary>{ text::more(rest.len()) }</summary>
                <ul class="plain">{ for rest.iter().enumerate().map(|(index, found)| line(index, found, session, send)) }</ul>
            </details>
        </section>
    }
}

fn line(index: usize, line: &Line, session: &Session, send: &Send) -> Html {
    let from = Place::Check { item: Some(line.item()) };
    html! {
        <li key={index}>
            { &line.text }{ " " }
            { match line.place.clone() {
                Some(to) => {
                    let href = to.hash();
                    let label = format!("{}：{}", text::MEND, line.text);
                    let onclick = link::go(send, move || Msg::Follow { from: from.clone(), to: to.clone() });
                    html! { <a {href} {onclick} data-item={line.item()} aria-label={label}>{ text::MEND }</a> }
                }
                None => html! { <span data-item={line.item()} tabindex="-1" /> },
            } }
            if line.topic == Topic::Personal {
                { nothing_personal(&line.at, &said(session.file().value(), &line.at), &line.text, send) }
            }
        </li>
    }
}
