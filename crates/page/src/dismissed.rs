//! What the user has said is nothing personal: of each text its place and a sign of its words, never the words.

use alloc::collections::BTreeSet;

use crate::prelude::*;

/// More is of no use to anybody.
const MOST: usize = 2_000;

/// Texts that are not pointed at again, until they change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissed(BTreeSet<String>);

impl Dismissed {
    /// As it was kept.
    pub fn read(kept: &str) -> Self {
        Self(kept.lines().take(MOST).map(str::to_owned).collect())
    }

    /// As it is kept: a line each.
    pub fn write(&self) -> String {
        self.0.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Says of a text at a place that it is nothing personal.
    pub fn put(&mut self, at: &str, text: &str) {
        if self.0.len() >= MOST {
            self.0.pop_first();
        }
        self.0.insert(sign(at, text));
    }

    /// Whether that was said of this very text.
    pub fn has(&self, at: &str, text: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&sign(at, text))
    }
}

/// FNV-1a of 32 bits: enough to tell that a text has changed, too few to find the text by.
fn sign(at: &str, text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x} {}", at.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_place_and_asked_about_again_once_it_changes() {
        let mut dismissed = Dismissed::default();
        dismissed.put("/answers/1.1.1/note", "11010519491231002X");
        let dismissed = Dismissed::read(&dismissed.write());
        assert!(dismissed.has("/answers/1.1.1/note", "11010519491231002X"));
        assert!(!dismissed.has("/answers/1.1.1/note", "11010519491231002X。"));
        assert!(!dismissed.has("/answers/1.1.2/note", "11010519491231002X"));
        assert!(!dismissed.write().contains("11010519491231002X"), "the words themselves are nowhere");
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let mut dismissed = Dismissed::default();
        for number in 0..MOST + 10 {
            dismissed.put(&number.to_string(), "");
        }
        assert_eq!(dismissed.write().lines().count(), MOST);
    }
}
