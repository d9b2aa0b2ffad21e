//! 分工: what the units are called, who reports what, for which period.
use weibao_chain::Role;
use weibao_page::Msg;
use weibao_page::msg::{Duties, Exchange, UnitField};
use weibao_page::queries::duties::{self as query, Line, Named};
use weibao_page::saved_file::at;
use weibao_page::session::Session;
use weibao_page::ui::duties::{Only, State};
use weibao_text::screens::duties as text;
use yew::prelude::*;

use crate::send::Send;
use crate::view::components::field::typed;
use crate::view::components::period;
use crate::view::components::select::Select;

const ROLES: [(&str, Role, &str); 3] =
    [("main", Role::Main, text::MAIN), ("each", Role::Each, text::EACH), ("help", Role::Help, text::HELP)];

fn sends<E: 'static>(send: &Send, msg: impl Fn(E) -> Duties + 'static) -> Callback<E> {
    send.on(move |event| Msg::Exchange(Exchange::Duties(msg(event))))
}

/// The part of the screen.
pub(super) fn view(session: &Session, state: &State, year: &str, send: &Send) -> Html {
    html! {
        <section class="card" data-part="duties">
            <h2>{ text::HEADING }</h2>
            <p>{ text::LEAD }</p>
            <h3>{ text::PERIOD }</h3>
            { period::fields(session, year, send) }
            { units(session, state, send) }
            { who(session, state, send) }
        </section>
    }
}

fn units(session: &Session, state: &State, send: &Send) -> Html {
    let named = query::named(session);
    let add = sends(send, |event: SubmitEvent| {
        event.prevent_default();
        Duties::Add
    });
    html! {
        <details data-part="units">
            <summary>{ text::units(named.len()) }</summary>
            <p class="hint">{ text::UNITS_HINT }</p>
            <div class="scroll">
                <table>
                    <thead><tr><th>{ text::BY_CATALOG }</th><th>{ text::OWN_NAME }</th><th>{ text::ALIASES }</th><th>{ text::POST }</th></tr></thead>
                    <tbody>{ for named.iter().map(|unit| self::unit(unit, send)) }</tbody>
                </table>
            </div>
            <form class="actions" onsubmit={add}>
                <label class="inline">{ text::NEW_UNIT }
                    <input type="text" size="16" data-field="new-unit" value={state.name.clone()} autocomplete="off"
                        oninput={sends(send, |event: InputEvent| Duties::Typed(typed(&event)))} />
                </label>
                <button type="submit" class="button" data-action="add-unit" disabled={state.name.trim().is_empty()}>{ text::ADD }</button>
            </form>
        </details>
    }
}

fn unit(unit: &Named, send: &Send) -> Html {
    let name = unit.name().to_owned();
    let field = |column: &'static str, which: UnitField, value: &str, size: &'static str| {
        let key = unit.key.clone();
        html! {
            <td><input type="text" {size} value={value.to_owned()} aria-label={text::of_unit(&name, column)} autocomplete="off"
                data-field={format!("{which:?}").to_lowercase()}
                onchange={sends(send, move |event: Event| Duties::Unit(key.clone(), which, typed(&event)))} /></td>
        }
    };
    let key = unit.key.clone();
    let remove = sends(send, move |_: MouseEvent| Duties::Unit(key.clone(), UnitField::Name, String::new()));
    html! {
        <tr key={unit.key.clone()} data-named={unit.key.clone()}>
            <td>
                if let Some(name) = &unit.by_catalog { { name } } else {
                    <span class="note">{ text::ADDED }</span>{ " " }
                    <button type="button" class="button small" data-action="remove-unit" aria-label={text::remove(&name)} onclick={remove}>{ text::REMOVE }</button>
                }
            </td>
            { field(text::OWN_NAME, UnitField::Name, &unit.own, "14") }
            { field(text::ALIASES, UnitField::Aliases, &unit.aliases, "20") }
            { field(text::POST, UnitField::Post, &unit.post, "14") }
        </tr>
    }
}

fn who(session: &Session, state: &State, send: &Send) -> Html {
    let option = |key: &str, words: &str| (AttrValue::from(key.to_owned()), AttrValue::from(words.to_owned()));
    let parts: Vec<_> = core::iter::once(option("", text::EVERY_PART))
        .chain(query::parts(session).iter().map(|(key, name)| option(key, name)))
        .collect();
    let units = query::can_be_asked(session);
    let unit_key = |key: &str| ["=", key].concat();
    let filters: Vec<_> = [("", text::ALL), ("nobody", text::NOBODY), ("several", text::SEVERAL), ("own", text::OWN)]
        .iter()
        .map(|(key, words)| option(key, words))
        .chain(units.iter().map(|(key, name)| option(&unit_key(key), name)))
        .collect();
    let only = match &state.only {
        Only::All => String::new(),
        Only::Nobody => "nobody".to_owned(),
        Only::Several => "several".to_owned(),
        Only::Own => "own".to_owned(),
        Only::Unit(unit) => unit_key(unit),
    };
    let (lines, count) = query::lines(session, state);
    html! {
        <details data-part="who">
            <summary>{ text::WHO }</summary>
            <p class="hint">{ text::WHO_HINT }</p>
            <div class="actions">
                <label class="inline">{ text::PART }
                    <Select value={state.part.clone().unwrap_or_default()} options={parts} label={text::PART} filter="duty-part"
                        chosen={sends(send, |part: String| Duties::Part(Some(part).filter(|part| !part.is_empty())))} />
                </label>
                <label class="inline">{ text::ONLY }
                    <Select value={only} options={filters} label={text::ONLY} filter="duty-only" chosen={sends(send, |only: String| {
                        Duties::Only(match only.as_str() {
                            "" => Only::All,
                            "nobody" => Only::Nobody,
                            "several" => Only::Several,
                            "own" => Only::Own,
                            unit => Only::Unit(unit.trim_start_matches('=').to_owned()),
                        })
                    })} />
                </label>
            </div>
            <p class="note" role="status">{ text::shown(lines.len(), count) }</p>
            <div class="scroll" hidden={lines.is_empty()}>
                <table>
                    <thead><tr><th>{ text::ITEM }</th><th>{ text::ASKED }</th><th></th></tr></thead>
                    <tbody>{ for lines.iter().map(|line| self::line(session, line, state, &units, send)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn line(session: &Session, line: &Line, state: &State, units: &[(String, String)], send: &Send) -> Html {
    let duty = &line.duty;
    let is_open = state.open.as_deref() == Some(duty.at.as_str());
    let next = (!is_open).then(|| duty.at.clone());
    let toggle = sends(send, move |_: MouseEvent| Duties::Open(next.clone()));
    html! {
        <tr key={duty.at.clone()} data-duty={duty.at.clone()}>
            <td>
                <b>{ &line.label }</b>
                <span class="note" hidden={line.label == duty.words}>{ " " }{ &duty.words }</span>
                <span class="note" hidden={!duty.own}>{ format!("（{}）", text::IS_OWN) }</span>
            </td>
            <td>{ if is_open { roles(session, line, units, send) } else { html! { <div>{ in_words(line, units) }</div> } } }</td>
            <td class="nowrap">
                <button type="button" class="button small" data-action="duty" aria-expanded={is_open.to_string()} aria-label={text::change(&line.label)} onclick={toggle}>
                    { if is_open { text::DONE } else { text::CHANGE } }
                </button>
            </td>
        </tr>
    }
}

fn name_of<'u>(units: &'u [(String, String)], key: &'u str) -> &'u str {
    units.iter().find(|(known, _)| known == key).map_or(key, |(_, name)| name)
}

/// 主报：教育局；协报：公安局、民政局.
fn in_words(line: &Line, units: &[(String, String)]) -> String {
    let of = |wanted: Role, title: &str| {
        let asked = line.duty.asked.iter().filter(|(_, role)| *role == wanted);
        let names: Vec<&str> = asked.map(|(unit, _)| name_of(units, unit)).collect();
        (!names.is_empty()).then(|| format!("{title}：{}", names.join("、")))
    };
    let said: Vec<String> = ROLES.iter().filter_map(|(_, role, title)| of(*role, title)).collect();
    if said.is_empty() { text::NONE.to_owned() } else { said.join("；") }
}

/// Who is asked, to be changed.
fn roles(session: &Session, line: &Line, units: &[(String, String)], send: &Send) -> Html {
    let place = &line.duty.at;
    // Every township answers for its own rows of a register, whatever else is settled.
    let every = query::every_township(session).filter(|_| at::is_register(place));
    let options: Vec<(AttrValue, AttrValue)> =
        ROLES.iter().map(|(key, _, title)| (AttrValue::from(*key), AttrValue::from(*title))).collect();
    let asked = line.duty.asked.iter().map(|(unit, role)| {
        let name = name_of(units, unit).to_owned();
        let value = ROLES.iter().find(|(_, known, _)| known == role).map_or("", |(key, ..)| key);
        let (place, key) = (line.duty.at.clone(), unit.clone());
        let chosen = sends(send, move |role: String| {
            let role = ROLES.iter().find(|(key, ..)| *key == role).map(|(_, role, _)| *role);
            Duties::Role(place.clone(), key.clone(), role)
        });
        let (place, key) = (line.duty.at.clone(), unit.clone());
        let remove = sends(send, move |_: MouseEvent| Duties::Role(place.clone(), key.clone(), None));
        html! {
            <li key={unit.clone()}>
                if every.as_ref() == Some(unit) { { format!("{name}（{}）", text::EACH) } } else {
                    <Select value={value} options={options.clone()} label={text::role_of(&name)} {chosen} />{ " " }{ &name }{ " " }
                    <button type="button" class="button small" aria-label={text::remove(&name)} onclick={remove}>{ text::REMOVE }</button>
                }
            </li>
        }
    });
    let free = units.iter().filter(|(key, _)| !line.duty.asked.iter().any(|(asked, _)| asked == key));
    let free: Vec<(AttrValue, AttrValue)> = core::iter::once((AttrValue::default(), AttrValue::from(text::ADD_TO)))
        .chain(free.map(|(key, name)| (AttrValue::from(key.clone()), AttrValue::from(name.clone()))))
        .collect();
    let role = if line.duty.asked.iter().any(|(_, role)| *role == Role::Main) {
        Role::Help
    } else if line.duty.asked.is_empty() {
        Role::Main
    } else {
        Role::Each
    };
    let place = line.duty.at.clone();
    let add = send.clone();
    let add = Callback::from(move |unit: String| {
        if !unit.is_empty() {
            add.emit(Msg::Exchange(Exchange::Duties(Duties::Role(place.clone(), unit, Some(role)))));
        }
    });
    let place = line.duty.at.clone();
    html! {
        <div>
            <ul class="duty-roles">{ for asked }</ul>
            <p class="actions">
                <Select value="" options={free} label={text::ADD_TO} chosen={add} />
                <button type="button" class="button small" data-action="as-catalog" hidden={!line.duty.own}
                    onclick={sends(send, move |_: MouseEvent| Duties::AsCatalog(place.clone()))}>{ text::AS_CATALOG }</button>
            </p>
        </div>
    }
}
