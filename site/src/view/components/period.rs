//! Of which days the numbers are: the fields where it is asked, and the sentence that says so.
use weibao_core::period::Period;
use weibao_page::Msg;
use weibao_page::msg::{Duties, Exchange, PeriodField};
use weibao_page::queries::duties as query;
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_text::screens::duties as text;
use yew::prelude::*;

use super::field::typed;
use crate::send::Send;

fn sends<E: 'static>(send: &Send, msg: impl Fn(E) -> Duties + 'static) -> Callback<E> {
    send.on(move |event| Msg::Exchange(Exchange::Duties(msg(event))))
}

/// The fields. `today`: the day, for the year before it.
pub fn fields(session: &Session, today: &str, send: &Send) -> Html {
    let field = |label: &'static str, field: PeriodField, place: &str| {
        let value = session.file().text(place).to_owned();
        html! {
            <label class="inline">{ label }
                <input type="text" inputmode="numeric" size="11" data-field={format!("period-{}", field.key())} {value} autocomplete="off"
                    onchange={sends(send, move |event: Event| Duties::Period(field, typed(&event)))} />
            </label>
        }
    };
    let problem = query::period_problem(session);
    let year = today.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or_default().saturating_sub(1);
    html! {
        <div class="period">
            <div class="actions">
                { field(text::FROM, PeriodField::From, at::PERIOD_FROM) }
                { field(text::TO, PeriodField::To, at::PERIOD_TO) }
                { field(text::AS_OF, PeriodField::AsOf, at::PERIOD_AS_OF) }
                { field(text::APPLY_ON, PeriodField::ApplyOn, at::PERIOD_APPLY_ON) }
                <button type="button" class="button quiet" data-action="last-year" onclick={sends(send, |_: MouseEvent| Duties::LastYear)}>
                    { text::last_year(year) }
                </button>
            </div>
            <p class="hint">{ text::PERIOD_HINT }</p>
            <p class="warning" role="status" hidden={problem.is_none()}>{ problem }</p>
        </div>
    }
}

/// The sentence.
pub fn sentence(period: &Period) -> Html {
    let said = period.sentence();
    html! { <p class="note" data-period="" hidden={said.is_empty()}>{ said }</p> }
}
