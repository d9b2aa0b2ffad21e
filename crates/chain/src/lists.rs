//! Names held against published lists. Not to be on a list says nothing; a list speaks up to its date.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use weibao_core::catalog::List;

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
