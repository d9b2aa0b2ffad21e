//! What goes out to the units of the county and comes back: one screen, from what came back to who still owes something.
mod clashes;
mod duties;
mod points;
mod twin;

use litemap::LiteMap;
use wasm_bindgen::JsCast;
use weibao_chain::{Asked, Kind, Merged, Offer};
use weibao_page::Msg;
use weibao_page::msg::Exchange;
use weibao_page::queries::exchange::{self as query, Owing};
use weibao_page::session::Session;
use weibao_page::ui::Ui;
use weibao_page::ui::exchange::{Received, State};
use weibao_page::world::Purpose;
use weibao_terms::Screen;
use weibao_text::screens::course::left;
use weibao_text::screens::{common, exchange as text};
use yew::prelude::*;

use clashes::Clashing;

use crate::send::Send;
use crate::view::components::link;

/// The screen.
pub fn view(session: &Session, ui: &Ui, send: &Send) -> Html {
    let (state, units) = (&ui.exchange, query::asked(session));
    html! {
        <div>
            { link::back(ui.came_from.as_ref(), send) }
            <h1 tabindex="-1">{ common::screen_name(Screen::Exchange) }</h1>
            <p class="lead">{ text::LEAD }</p>
            { points::view(session, send) }
            { came_back(session, state, &units, send) }
            { duties::view(session, &state.duties, &state.today, send) }
            { out(session, state, &units, ui.can_carry, send) }
            { chase(session, state, send) }
            { twin::view(session, state.twin.as_ref(), send) }
        </div>
    }
}

// ---------------------------------------------------------------- what comes back

fn came_back(session: &Session, state: &State, units: &[Asked], send: &Send) -> Html {
    let chosen = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            send.files(Purpose::Reply, input.as_ref().and_then(web_sys::HtmlInputElement::files));
        })
    };
    // The same file can be chosen again: the field forgets what was chosen before.
    let forget = |event: MouseEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            input.set_value("");
        }
    };
    let takes = query::takes(state.merged.as_ref());
    html! {
        <section class="card" data-part="in">
            <h2>{ text::IN }</h2>
            <p>{ text::IN_LEAD }</p>
            <div class="actions">
                <label class="button main file" data-action="choose-replies">
                    <input class="unseen" type="file" multiple={true} accept=".xlsx,.xlsm,.xls,.ods,.json,.html" onchange={chosen} onclick={forget} />
                    { text::CHOOSE }
                </label>
            </div>
            <div role="status">
                { for state.progress().map(|(read, all)| html! { <p key="progress" data-progress={read.to_string()}>{ text::reading(read, all) }</p> }) }
                { for state.refused.iter().map(|(file, reasons)| html! {
                    <div class="notice bad" key={file.clone()} data-refused={file.clone()}>
                        <p>{ text::refused(file) }</p>
                        <ul>{ for reasons.iter().map(|reason| html! { <li>{ reason }</li> }) }</ul>
                    </div>
                }) }
            </div>
            <>{ for state.received.iter().enumerate().map(|(number, received)| card(number, received, state, units, &takes, send)) }</>
            <>{ state.merged.as_ref().map(|merged| compared(session, state, merged, units, send)) }</>
        </section>
    }
}

/// `takes`: of each unit how many of its answers would change something.
fn card(
    number: usize,
    received: &Received,
    state: &State,
    units: &[Asked],
    takes: &LiteMap<&str, usize>,
    send: &Send,
) -> Html {
    let unit = received.reply.get("unit").and_then(|unit| unit.as_str()).unwrap_or_default();
    let known = units.iter().find(|asked| asked.unit.key == unit || asked.unit.name == unit);
    let given = received.reply.get("values").and_then(|values| values.as_object()).map_or(0, |values| values.len());
    let merged = state.merged.as_ref();
    let key = known.map_or(unit, |asked| asked.unit.key.as_str());
    let differs = takes.get(key).copied().unwrap_or_default();
    let own = format!("/{number}/");
    let problems: Vec<&str> = merged
        .map(|merged| merged.problems.iter())
        .into_iter()
        .flatten()
        .filter(|problem| problem.path.starts_with(&own))
        .map(|problem| problem.text.as_str())
        .collect();
    html! {
        <article class="card" key={received.file.clone()} data-reply={key.to_owned()}>
            <h3>{ query::name(units, key) }</h3>
            <p class="note">{ &received.file }</p>
            <p>{ text::answered(given, known.map_or(0, |asked| asked.items.len())) }{ "；" }{ text::differs(differs) }</p>
            { listed(&text::unread(received.unread.len()), received.unread.iter().map(String::as_str)) }
            { listed(&text::problems(problems.len()), problems.iter().copied()) }
            { listed(&text::on_lists_found(received.on_lists.len()), received.on_lists.iter().map(String::as_str)) }
            { listed(&text::personal_found(received.personal.len()), received.personal.iter().map(String::as_str)) }
            <button type="button" class="button quiet" data-action="discard" aria-label={text::discard(&received.file)}
                onclick={send.on(move |_| Msg::Exchange(Exchange::Discard(number)))}>{ text::DISCARD }</button>
        </article>
    }
}

/// Sentences under a heading that can be opened; nothing where there are none.
fn listed<'s>(heading: &str, sentences: impl ExactSizeIterator<Item = &'s str>) -> Html {
    if sentences.len() == 0 {
        return Html::default();
    }
    html! {
        <details class="warning">
            <summary>{ heading }</summary>
            <ul>{ for sentences.map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
        </details>
    }
}

fn compared(session: &Session, state: &State, merged: &Merged, units: &[Asked], send: &Send) -> Html {
    let label = |at: &str| query::label(session.catalog(), Some(&merged.assessment), at);
    let listed = LISTED.saturating_add(state.more);
    let count = merged.taken.len().saturating_add(state.chosen.len());
    html! {
        <>
            <div hidden={state.received.is_empty()} data-part="compare">
                <h3>{ text::COMPARE }</h3>
                <p hidden={!merged.taken.is_empty()}>{ text::NOTHING }</p>
                <div class="scroll" hidden={merged.taken.is_empty()}>
                    <table>
                        <thead><tr><th>{ text::ITEM }</th><th>{ text::NOW }</th><th>{ text::THEIRS }</th><th>{ text::AFTER }</th></tr></thead>
                        <tbody>{ for merged.taken.iter().take(listed).map(|taken| html! {
                            <tr key={taken.at.clone()} data-at={taken.at.clone()}>
                                <td>{ label(&taken.at) }</td>
                                <td>{ query::value(taken.before.as_ref()) }</td>
                                <td>{ query::name(units, &taken.unit) }</td>
                                <td>{ query::value(Some(&taken.after)) }<span class="note">{ taken.text.clone() }</span></td>
                            </tr>
                        }) }</tbody>
                    </table>
                </div>
                { more(listed, merged.taken.len(), send) }
            </div>
            <div hidden={state.clashes.is_empty()} data-part="clashes">
                <h3>{ text::clashes(state.clashes.len()) }</h3>
                <p class="hint">{ text::CLASHES_LEAD }</p>
                <>{ for state.clashes.iter().take(listed).map(|clash| {
                    let chosen = state.chosen.get(&clash.at).copied();
                    let wanted = chosen.is_some_and(|choice| query::overrules(clash, choice));
                    let offer = |offer: &Offer| text::offer(&query::name(units, &offer.unit), &query::value(Some(&offer.value)));
                    clashes::view(&Clashing {
                        clash,
                        label: label(&clash.at),
                        chosen,
                        offers: clash.offers.iter().map(offer).collect(),
                        choose: Exchange::Choose,
                        why: Some((state.why.get(&clash.at).cloned().unwrap_or_default(), wanted)),
                    }, send)
                }) }</>
                { more(listed, state.clashes.len(), send) }
            </div>
            <p class="actions" hidden={state.received.is_empty() && state.chosen.is_empty()}>
                <button type="button" class="button main" data-action="take" onclick={send.on(|_| Msg::Exchange(Exchange::Take))}>
                    { if count == 0 { text::TAKE_NONE.to_owned() } else { text::take(count) } }
                </button>
            </p>
        </>
    }
}

/// How many places are listed at first.
const LISTED: usize = 200;

/// That not all are listed, and the way to more.
fn more(listed: usize, all: usize, send: &Send) -> Html {
    html! {
        <p class="note" hidden={all <= listed}>
            { text::listed(listed, all) }{ " " }
            <button type="button" class="button small" data-action="more" onclick={send.on(|_| Msg::Exchange(Exchange::More))}>{ text::MORE }</button>
        </p>
    }
}

// ---------------------------------------------------------------- what goes out

fn out(session: &Session, state: &State, units: &[Asked], can_carry: bool, send: &Send) -> Html {
    let due = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
                send.emit(Msg::Exchange(Exchange::Due(input.value())));
            }
        })
    };
    let all = !units.is_empty() && units.iter().all(|asked| state.picked.contains(&asked.unit.key));
    let button = |action: &'static str, words: &'static str, main: bool, msg: fn() -> Exchange| {
        html! {
            <button type="button" class={classes!("button", main.then_some("main"))} data-action={action}
                disabled={state.is_busy()} onclick={send.on(move |_| Msg::Exchange(msg()))}>{ words }</button>
        }
    };
    html! {
        <section class="card" data-part="out">
            <h2>{ text::OUT }</h2>
            <p>{ text::OUT_LEAD }</p>
            <p><label class="inline">{ text::DUE }{ " " }<input type="text" inputmode="numeric" size="12" data-field="due" value={state.due.clone()} oninput={due} /></label></p>
            <div class="actions">
                <button type="button" class="button" data-action="pick-all" onclick={send.on(move |_| Msg::Exchange(Exchange::PickAll(!all)))}>
                    { if all { text::NONE } else { text::ALL } }
                </button>
                { button("workbooks", text::WORKBOOKS, true, || Exchange::Workbooks) }
                { button("zip", text::ZIP, false, || Exchange::Zip) }
                { button("notice", text::NOTICE, false, || Exchange::Notice) }
                { button("requests", text::REQUESTS, false, || Exchange::Requests) }
                <span hidden={!can_carry}>{ button("pages", text::PAGES, false, || Exchange::Pages) }</span>
            </div>
            <div class="scroll">
                <table>
                    <thead><tr><th></th><th>{ text::UNIT }</th><th>{ text::KIND }</th><th>{ text::ITEMS }</th><th>{ text::SENT }</th></tr></thead>
                    <tbody>{ for units.iter().map(|asked| unit(session, asked, state, send)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn unit(session: &Session, asked: &Asked, state: &State, send: &Send) -> Html {
    let (unit, key) = (&asked.unit, asked.unit.key.clone());
    let picked = state.picked.contains(&key);
    let sent = query::sent(session, &key).map(|request| {
        let of = |name: &str| request.get(name).and_then(|value| value.as_str()).unwrap_or_default();
        format!("{} → {}", of("made_on"), of("due"))
    });
    html! {
        <tr key={key.clone()} data-unit={key.clone()}>
            <td><input type="checkbox" aria-label={text::pick(&unit.name)} checked={picked}
                onchange={send.on(move |_| Msg::Exchange(Exchange::Pick(key.clone(), !picked)))} /></td>
            <td>{ &unit.name }</td>
            <td>{ if unit.kind == Kind::Township { text::TOWNSHIP } else { text::DEPARTMENT } }</td>
            <td>{ asked.items.len() }</td>
            <td>{ sent }</td>
        </tr>
    }
}

// ---------------------------------------------------------------- who owes what

fn chase(session: &Session, state: &State, send: &Send) -> Html {
    let owing = query::owing(session, state);
    let nobody = session.file().get("/requests").is_none();
    html! {
        <section class="card" data-part="chase">
            <h2>{ text::CHASE }</h2>
            <p hidden={!owing.is_empty()}>{ if nobody { text::CHASE_NONE } else { text::CHASE_DONE } }</p>
            <div class="scroll" hidden={owing.is_empty()}>
                <table>
                    <thead><tr><th>{ text::UNIT }</th><th>{ text::ASKED }</th><th>{ text::GIVEN }</th><th>{ text::OWED }</th><th>{ text::REPLIES }</th><th>{ text::DAY }</th><th>{ text::LEFT }</th><th></th></tr></thead>
                    <tbody>{ for owing.iter().map(|owing| owes(owing, send)) }</tbody>
                </table>
            </div>
            <p class="actions" hidden={owing.is_empty()}>
                <button type="button" class="button" data-action="letters" disabled={state.is_busy()} onclick={send.on(|_| Msg::Exchange(Exchange::Letters))}>{ text::LETTERS }</button>
            </p>
            <p class="hint" hidden={owing.is_empty()}>{ text::LETTERS_HINT }</p>
        </section>
    }
}

fn owes(owing: &Owing, send: &Send) -> Html {
    let key = owing.key.clone();
    html! {
        <tr key={key.clone()} data-owing={key.clone()}>
            <td>{ &owing.name }</td>
            <td>{ owing.asked }</td>
            <td>{ owing.asked.saturating_sub(owing.count) }</td>
            <td>{ owing.listed() }</td>
            <td class="nowrap">{ text::replies(owing.replies) }</td>
            <td class="nowrap">{ owing.due.clone() }</td>
            <td class="nowrap">{ owing.days.map(left) }</td>
            <td><button type="button" class="button quiet" data-action="copy" onclick={send.on(move |_| Msg::Exchange(Exchange::Copy(key.clone())))}>{ text::COPY }</button></td>
        </tr>
    }
}
