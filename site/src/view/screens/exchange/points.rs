//! What a reviewer has put to the county, point by point, each with the way to what is to be changed and the answer.
use weibao_page::Msg;
use weibao_page::msg::Exchange;
use weibao_page::place::Place;
use weibao_page::queries::points::{self as query, Point};
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_terms::Response;
use weibao_text::screens::points as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::TextField;
use crate::view::components::link;

/// The section; hidden where no review was opened.
pub fn view(session: &Session, send: &Send) -> Html {
    let points = query::points(session);
    let answered = points.iter().filter(|point| point.response.is_some()).count();
    html! {
        <section class="card" data-part="points" hidden={points.is_empty()}>
            <h2>{ text::heading(points.len()) }</h2>
            <p>{ text::LEAD }</p>
            <p role="status">{ text::answered(answered, points.len()) }</p>
            <ul class="plain">{ for points.iter().map(|point| line(session, point, send)) }</ul>
        </section>
    }
}

fn line(session: &Session, point: &Point, send: &Send) -> Html {
    let option = |response: Option<Response>| {
        let (review, place) = (point.review.clone(), point.at.clone());
        let onclick =
            send.on(move |_: MouseEvent| Msg::Exchange(Exchange::Respond(review.clone(), place.clone(), response)));
        html! {
            <button type="button" class="button small" key={text::response(response)} aria-pressed={(point.response == response).to_string()}
                {onclick}>{ text::response(response) }</button>
        }
    };
    let pointer = at::response(&point.review, &point.at, "text");
    let value = session.file().text(&pointer).to_owned();
    html! {
        <li key={format!("{} {}", point.review, point.at)} data-point={point.at.clone()}>
            <p><b>{ &point.named }</b>{ " " }{ &point.said }<span class="note">{ format!("（{}）", point.by) }</span>{ " " }
                { link::follow(send, Place::Exchange, point.place.clone(), html! { text::MEND }) }</p>
            <div class="toggles" role="group" aria-label={point.named.clone()}>
                { for Response::ALL.into_iter().map(Some).chain([None]).map(option) }
            </div>
            <div hidden={point.response.is_none()}>
                if point.response.is_some() {
                    <TextField {pointer} {value} label={text::TEXT} what={text::WHAT} at={Place::Exchange} lines=true send={send.clone()} />
                }
            </div>
        </li>
    }
}
