//! What is still sound of a saved file that was damaged on its way: a character that was lost, an end that was cut off.
//!
//! Where one character makes the text whole again, that is what was lost; of several such places, the one that leaves the fewest defects.
//! Else what stands before the damage is kept, and what stands after it from the first member on with which the rest of the text fits on
//! again: that it fits to the last bracket is what tells a right place from a wrong one.

use core::ops::Range;

use serde_json::{Error, Value};
use weibao_core::Catalog;
use weibao_core::maps::object;

use crate::prelude::*;

/// How many bytes are read at most in looking for the place where the rest fits on.
const WORK: usize = 16_000_000;
/// Deeper than any saved file goes.
const DEEPEST: usize = 64;
/// Fields that tell a saved file.
const TELLING: [&str; 4] = ["answers", "county", "figures", "registers"];

/// The sound part of a saved file's text that could not be read. Nothing where it is no saved file's.
pub fn salvage(catalog: &Catalog, text: &str, error: &Error) -> Option<Value> {
    // The reader has taken in the byte that it cannot go on with.
    let damage = byte_of(text, error.line(), error.column()).saturating_sub(usize::from(!error.is_eof()));
    let sound = Sound::before(text, damage)?;
    let found = mended(catalog, text, sound.text.len()..damage, error.is_eof())
        .or_else(|| sound.with_what_fits(text))
        .or_else(|| serde_json::from_str(&sound.closed_to(0)).ok())?;
    let fields = found.as_object().filter(|fields| TELLING.iter().any(|name| fields.contains_key(*name)))?;
    // What lies after a cut may have held the format and its version.
    let mut whole = weibao_core::new_assessment(catalog, Some(&object([])));
    for (name, value) in fields {
        whole.as_object_mut()?.insert(name.clone(), value.clone());
    }
    Some(whole)
}

/// The place in the whole text of a byte that the reader names by line and column.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    before.saturating_add(column).min(text.len())
}

/// The text with one character more, where that makes it whole. `damaged`: from the last whole member to where it cannot be read on.
/// `ends`: it ends where more is needed, so that it is a closing bracket, which may be missing before any comma.
fn mended(catalog: &Catalog, text: &str, damaged: Range<usize>, ends: bool) -> Option<Value> {
    let places: Vec<usize> = if ends {
        text.match_indices(',').map(|(place, _)| place).collect()
    } else {
        // A quotation mark is missed only at the next one, an opening bracket at the colon behind the next text.
        let marks = text.get(damaged.clone()).unwrap_or_default().match_indices([':', ',', '}', ']']);
        let within = marks
            .flat_map(|(place, _)| [place, place.saturating_add(1)])
            .map(|place| damaged.start.saturating_add(place));
        within.chain([damaged.end]).collect()
    };
    let missing: &[char] = if ends { &['}', ']'] } else { &['"', ':', ',', '{', '[', '}', ']'] };
    let mut work = WORK;
    let mut best: Option<(usize, Value)> = None;
    for (place, missing) in places.iter().flat_map(|place| missing.iter().map(move |missing| (*place, missing))) {
        let Some(left) = work.checked_sub(text.len()) else { break };
        work = left;
        let Some((before, behind)) = text.split_at_checked(place) else { continue };
        let Ok(value) = serde_json::from_str::<Value>(&format!("{before}{missing}{behind}")) else { continue };
        // What goes into the wrong place is a defect there, and so is a saved file without its format.
        let defects = weibao_core::check(catalog, &value).len();
        if value.get("format").is_some() && best.as_ref().is_none_or(|(least, _)| defects < *least) {
            best = Some((defects, value));
        }
    }
    best.map(|(_, value)| value)
}

/// The beginning of a text, up to behind its last whole member before the damage.
struct Sound<'a> {
    text: &'a str,
    /// The brackets that are open at its end.
    open: Vec<u8>,
}

impl<'a> Sound<'a> {
    fn before(text: &'a str, damage: usize) -> Option<Self> {
        let end = brackets(text, damage)?.1?;
        Some(Self { text: text.get(..end)?, open: brackets(text, end)?.0 })
    }

    /// With brackets closed until no more than so many are open.
    fn closed_to(&self, depth: usize) -> String {
        let closing = self.open.iter().skip(depth).rev().map(|open| if *open == b'{' { '}' } else { ']' });
        self.text.chars().chain(closing).collect()
    }

    /// Together with the rest of the whole text from the first member on with which it fits on.
    fn with_what_fits(&self, whole: &str) -> Option<Value> {
        let rest = whole.get(self.text.len()..)?;
        let mut work = WORK;
        // The first comma ends the damaged member.
        for (comma, _) in rest.match_indices(',').skip(usize::from(rest.starts_with(','))) {
            let next = rest.get(comma.saturating_add(1)..)?;
            if !next.trim_start().starts_with(['"', '{']) {
                continue;
            }
            for depth in (1..=self.open.len()).rev() {
                work = work.checked_sub(whole.len())?;
                let sound = self.closed_to(depth);
                let comma = if sound.ends_with(['{', '[']) { "" } else { "," };
                if let Ok(value) = serde_json::from_str(&format!("{sound}{comma}{next}")) {
                    return Some(value);
                }
            }
        }
        None
    }
}

/// The brackets that are open at a place, and the last place up to there at which what stands before is whole: behind a bracket, or before
/// a comma. Nothing where it goes too deep.
fn brackets(text: &str, end: usize) -> Option<(Vec<u8>, Option<usize>)> {
    let (mut open, mut whole) = (Vec::new(), None);
    let (mut in_string, mut escaped) = (false, false);
    for (place, byte) in text.bytes().enumerate().take(end) {
        let behind = place.saturating_add(1);
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                open.push(byte);
                whole = Some(behind);
            }
            b'}' | b']' => {
                open.pop();
                whole = Some(behind);
            }
            b',' => whole = Some(place),
            _ => {}
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    Some((open, whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn salvaged(text: &str) -> Option<Value> {
        let error = serde_json::from_str::<Value>(text).err()?;
        salvage(&weibao_standards::catalog(), text, &error)
    }

    /// Of a saved file from which any one character was lost, all is there but what stood at that place.
    #[test]
    fn one_lost_character_costs_one_answer() {
        let file = json!({
            "answers": { "1.1.1": { "status": "met", "note": "甲" }, "1.1.2": { "status": "unmet", "note": "乙，\"丙\"" }, "1.1.3": { "status": "met" } },
            "county": { "name": "示例县", "city": "某市" }, "figures": { "interviews": 3 },
            "format": "weibao.assessment", "standard": "cn-2021", "version": 1
        });
        for text in [serde_json::to_string(&file).unwrap(), serde_json::to_string_pretty(&file).unwrap()] {
            let (mut broken, mut whole) = (0, 0);
            for place in 0..text.chars().count() {
                let cut: String = text.chars().take(place).chain(text.chars().skip(place + 1)).collect();
                if serde_json::from_str::<Value>(&cut).is_ok() {
                    continue;
                }
                broken += 1;
                // Without its first bracket a text is no object.
                if place == 0 {
                    continue;
                }
                let found = salvaged(&cut).unwrap_or_else(|| panic!("{cut}"));
                let same = ["1.1.1", "1.1.2", "1.1.3"]
                    .iter()
                    .filter(|id| found["answers"][**id] == file["answers"][**id])
                    .count();
                whole += usize::from(same == 3);
                let other = ["county", "figures"].iter().filter(|name| found[**name] == file[**name]).count();
                assert!(same + other >= 3, "at {place}: {cut}\n{found}");
            }
            assert!(broken > 80, "{broken}");
            assert!(whole * 10 > broken * 7, "{whole} of {broken}");
        }
    }

    #[test]
    fn what_was_cut_off_is_kept_up_to_there() {
        let text = r#"{"answers":{"1.1.1":{"status":"met"},"1.1.2":{"status":"met","note":"写到一"#;
        let found = salvaged(text).unwrap();
        assert_eq!(found["answers"], json!({ "1.1.1": { "status": "met" }, "1.1.2": { "status": "met" } }));
        assert_eq!(found["format"], "weibao.assessment");
    }

    #[test]
    fn what_is_no_saved_file_stays_none() {
        for text in ["", "hello", "{", "[1,2", r#"{"a":1,"b"#, &"[".repeat(100_000), &r#"{"answers":"#.repeat(100_000)]
        {
            assert_eq!(salvaged(text), None, "{}", text.get(..20.min(text.len())).unwrap());
        }
    }
}
