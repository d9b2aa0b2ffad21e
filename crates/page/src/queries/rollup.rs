//! What can be told of many counties beside each other: the desk's answer, piece by piece.

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::maps::object;
use weibao_terms::RollUpTable;
use weibao_text::screens::rollup as text;

use crate::editions::Editions;
use crate::prelude::*;
use crate::ui::rollup::State;

/// What the desk is told, so that it shows what is looked at.
pub fn told(state: &State) -> Value {
    let look = &state.look;
    let mut told = object([
        ("do", "show".into()),
        ("tab", tab(state).into()),
        ("edition", look.edition.as_str().into()),
        ("area", look.area.as_str().into()),
        ("status", look.status.as_str().into()),
        ("short_first", look.short_first.into()),
    ]);
    if let Some(fields) = told.as_object_mut() {
        if let Some(city) = &look.city {
            fields.insert("city".to_owned(), city.as_str().into());
        }
        if let Some((what, which)) = &look.row {
            fields.insert(what.clone(), which.as_str().into());
        }
        if !state.expected.is_empty() || state.shown.is_object() {
            fields.insert("expected".to_owned(), state.expected.as_str().into());
        }
    }
    told
}

/// The table that is looked at, by its key.
pub fn tab(state: &State) -> &str {
    if state.look.tab.is_empty() { RollUpTable::Counties.key() } else { &state.look.tab }
}

/// The table that is shown: until the desk has answered, the one that was looked at before.
pub fn shown_tab(state: &State) -> &str {
    text_of(&state.shown, "tab")
}

/// Whether a county has several files.
pub fn several(state: &State) -> bool {
    flag(state, "several")
}

/// Whether the last choice between several files of one county can be taken back.
pub fn can_take_back(state: &State) -> bool {
    flag(state, "can_take_back")
}

fn flag(state: &State, field: &str) -> bool {
    state.shown.get(field).and_then(Value::as_bool).unwrap_or_default()
}

/// The edition of the standards that is looked at.
pub fn edition(editions: &Editions, state: &State) -> Rc<Catalog> {
    let shown = editions.get(text_of(&state.shown, "edition"));
    shown.or_else(|| editions.all().first()).cloned().unwrap_or_default()
}

/// Where files are of several editions: of each its id, and what it is called and how many files name it.
pub fn editions(state: &State) -> Vec<(&str, String)> {
    let edition = |known: &'_ Value| -> Option<String> {
        let count = known.get(2)?.as_u64().and_then(|count| usize::try_from(count).ok())?;
        Some(text::edition(known.get(1)?.as_str()?, known.get(0)?.as_str()?, count))
    };
    let all = list(&state.shown, "editions").iter();
    all.filter_map(|known| Some((known.get(0)?.as_str()?, edition(known)?))).collect()
}

/// How many counties there are, and how many files do not count.
pub fn done(shown: &Value) -> String {
    text::done(number(shown, "counties"), number(shown, "set_aside"))
}

fn number(shown: &Value, field: &str) -> usize {
    shown.get(field).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
}

/// A text of an object; empty where there is none.
pub fn text_of<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a list of an object; none where there is no list.
pub fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// What a row of a table leads to: `county`, `standard`, `measure`, `prefer` or `belongs`, and which; of the last one a file and a code.
pub fn leads(row: &Value) -> Option<(&str, &str)> {
    match list(row, "leads") {
        [what, which] => what.as_str().zip(which.as_str()),
        _ => None,
    }
}
