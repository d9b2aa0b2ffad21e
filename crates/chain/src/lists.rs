//! Names held against published lists. Not to be on a list says nothing; a list speaks up to its date.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::Problem;
use weibao_core::catalog::List;
use weibao_core::date::Date;
use weibao_text::chain as sentences;

use crate::given::problem;
use crate::place::{at, text};
use crate::words::plain;

/// A name on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The list's title.
    pub list: String,
    /// The day up to which it speaks.
    pub as_of: String,
    /// The name as the list has it.
    pub name: String,
    /// Whether it is only nearly so: contained, or one character off.
    pub near: bool,
}

/// Where a name is on a list, exact after normalising or nearly so.
pub fn listed(lists: &[List], name: &str) -> Vec<Listed> {
    let given: Vec<char> = plain(name).chars().take(200).collect();
    let mut found = Vec::new();
    for list in lists {
        for known in &list.names {
            let theirs: Vec<char> = plain(known).chars().collect();
            let exact = given == theirs;
            if exact || contains(&given, &theirs) || is_one_off(&given, &theirs) {
                let (list, as_of) = (list.title.clone(), list.as_of.clone());
                found.push(Listed { list, as_of, name: known.clone(), near: !exact });
            }
        }
    }
    found
}

fn contains(given: &[char], theirs: &[char]) -> bool {
    !theirs.is_empty() && given.windows(theirs.len()).any(|window| window == theirs)
}

/// One character more, less or other, in names of six and more.
fn is_one_off(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 6 || long.len().saturating_sub(short.len()) > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    head.saturating_add(tail) >= long.len().saturating_sub(1)
}

// ---------------------------------------------------------------- names of a saved file

/// The register of organisations.
pub const ORGANISATIONS: &str = "social_organisations";
/// The standards that ask for their work: their evidence names some.
const STANDARDS: [&str; 4] = ["6.1.1", "9.5.1", COUNTED, "11.1.5"];
/// The standard whose figure is counted from that register, by which column.
const COUNTED: &str = "10.3.1";
const COUNTS: &str = "supported";

/// How a name stands to one on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is the same, after normalising.
    Same,
    /// It stands within a longer text.
    Within,
    /// One character is another one, more or less.
    Near,
}

/// A name of a saved file that is on a list, or nearly so: a question, and no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnList {
    /// Where: a JSON pointer into the saved file.
    pub at: String,
    /// What stands there.
    pub said: String,
    /// How it stands to the list's.
    pub how: How,
    /// The list's.
    pub listed: Listed,
    /// The same as a sentence, with what to do.
    pub text: String,
}

/// The names of organisations in a saved file that are on a list. Total: whatever the value is.
pub fn on_lists(lists: &[List], file: &Value) -> Vec<OnList> {
    let mut found = Vec::new();
    let mut look = |steps: &[&str], fields: &[&str]| {
        let items = file.pointer(&at(steps)).and_then(Value::as_array).into_iter().flatten();
        for (number, item) in items.enumerate() {
            for field in fields {
                let place = at(&[steps, &[&number.to_string(), field]].concat());
                found.extend(on_lists_at(lists, place, text(item, field)));
            }
        }
    };
    look(&["registers", ORGANISATIONS], &["name"]);
    for standard in STANDARDS {
        look(&["answers", standard, "evidence"], &["title", "issuer"]);
    }
    look(&["units"], &["name"]);
    found
}

/// The same of one text, that stands at this place.
pub fn on_lists_at(lists: &[List], place: String, said: &str) -> impl Iterator<Item = OnList> {
    listed(lists, said).into_iter().map(move |listed| {
        let Listed { list, as_of, name, near } = &listed;
        let (how, text) = match near {
            false => (How::Same, sentences::on_list(list, as_of, name)),
            true if plain(said).contains(&plain(name)) => (How::Within, sentences::within_on_list(list, as_of, name)),
            true => (How::Near, sentences::near_on_list(list, as_of, name)),
        };
        OnList { at: place.clone(), said: said.into(), how, listed, text }
    })
}

/// What is to be said of a standard whose figure counts organisations, some of which are on a list; the count stays as it is.
pub fn counted_on_lists(found: &[OnList], file: &Value, standard: &str) -> Option<String> {
    let rows =
        file.pointer(&at(&["registers", ORGANISATIONS])).and_then(Value::as_array).filter(|_| standard == COUNTED)?;
    let (mut same, mut near) = (0_usize, 0_usize);
    let counted = |row: &Value| row.get(COUNTS).and_then(Value::as_bool) == Some(true);
    for (number, _) in rows.iter().enumerate().filter(|(_, row)| counted(row)) {
        let place = at(&["registers", ORGANISATIONS, &number.to_string(), "name"]);
        match found.iter().filter(|found| found.at == place).map(|found| found.how == How::Near).min() {
            Some(false) => same = same.saturating_add(1),
            Some(true) => near = near.saturating_add(1),
            None => {}
        }
    }
    (same > 0 || near > 0).then(|| sentences::counted_on_list(same, near))
}

/// Whether a standard asks for the work of organisations: only its evidence is held against lists.
pub fn names_organisations(standard: &str) -> bool {
    STANDARDS.contains(&standard)
}

// ---------------------------------------------------------------- lists from outside

/// The format of a list's file.
pub const LIST_FORMAT: &str = "weibao.list";
/// More names are no list that somebody keeps by hand.
const MOST: usize = 20_000;

/// A list of names that was opened from a file.
///
/// # Errors
/// Where it is none, or does not say of which day it is.
pub fn read_list(value: &Value) -> Result<List, Vec<Problem>> {
    let is_list = text(value, "format") == LIST_FORMAT && value.get("version").and_then(Value::as_u64) == Some(1);
    if !is_list {
        return Err(problem("not_a_list", "", sentences::not_a_list()));
    }
    let field = |name: &str| -> Result<String, Vec<Problem>> {
        let said = text(value, name).trim();
        if said.is_empty() {
            Err(problem("required", &at(&[name]), sentences::list_without(name)))
        } else {
            Ok(said.into())
        }
    };
    let list = List {
        id: field("id")?,
        title: field("title")?,
        as_of: field("as_of")?,
        source: field("source")?,
        names: value
            .get("names")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .take(MOST)
            .filter_map(Value::as_str)
            // A shorter name would be found in every other one.
            .filter(|name| plain(name).chars().count() >= 4)
            .map(String::from)
            .collect(),
    };
    if Date::read(&list.as_of).is_none() {
        return Err(problem("not_a_date", "/as_of", weibao_text::problems::not_a_date()));
    }
    if list.names.is_empty() {
        return Err(problem("required", "/names", sentences::list_without("names")));
    }
    Ok(list)
}
