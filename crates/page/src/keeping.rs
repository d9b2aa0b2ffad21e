//! How an assessment is kept: which slot of the storage it has, and whether what is open is what lies there.
//!
//! An entry is a line of JSON (the [`Head`]) and the saved file. The head is enough for the list; its revision tells whether another window
//! has written since, and its length whether the entry is whole.

use core::cmp::Ordering;

use serde_json::Value;
use weibao_core::maps::object;
use weibao_terms::StorageFailure;

use crate::moment::Moment;
use crate::overlay_and_scoring::OverlayAndScoring;
use crate::prelude::*;
use crate::saved_file::json_text;

/// Which slot of the storage an assessment has, and what this window knows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageSlot {
    /// Its id; empty where the storage is not used.
    pub id: String,
    /// What must be there for this window to write over it.
    pub expected: Expected,
}

/// What a window expects to write over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there: it is to be replaced.
    #[default]
    Anything,
    /// What this window read or wrote last; [`Stamp::NONE`] where there was nothing.
    Stamp(Stamp),
}

/// Which writing an entry comes from. No two writings have the same, even where two windows count to the same revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// One more with each writing; 0: nothing was written.
    pub revision: u64,
    /// Made for this one writing; empty in what 0.1.0 wrote.
    pub writing: String,
}

impl Stamp {
    /// Of a slot without an entry.
    pub const NONE: Self = Self { revision: 0, writing: String::new() };
}

/// That an entry was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As what.
    pub stamp: Stamp,
    /// Whether it is on the disk already. If not, it will be in some seconds, and a browser that is killed before loses it.
    pub durable: bool,
}

impl StorageSlot {
    /// A slot that nobody has written yet.
    pub fn fresh(id: String) -> Self {
        Self { id, expected: Expected::Stamp(Stamp::NONE) }
    }

    /// The revision of the entry that is written over the one that is there ([`Stamp::NONE`]: there is none),
    /// or that another window has written it since.
    pub fn next_revision(&self, there: &Stamp) -> Result<u64, StorageFailure> {
        match &self.expected {
            Expected::Stamp(known) if *there != Stamp::NONE && there != known => Err(StorageFailure::OtherWindow),
            Expected::Stamp(known) => Ok(known.revision.saturating_add(1)),
            Expected::Anything => Ok(there.revision.saturating_add(1)),
        }
    }
}

/// Whether the work is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    /// The surroundings keep it.
    #[default]
    Elsewhere,
    /// Kept in this browser since then: 「14:32」.
    Saved(String),
    /// The browser has it, and has not yet brought it to the disk.
    Settling,
    /// In a moment.
    Saving,
    /// Not kept.
    Unsaved(StorageFailure),
}

/// How what is open is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// Where.
    pub slot: StorageSlot,
    /// Whether.
    pub state: SaveState,
    /// Whether something was changed since it was last kept or saved to a file.
    pub touched: bool,
    /// An entry is on its way into the storage.
    pub writing: bool,
    /// Something was changed since that entry was sent: it is written again.
    pub behind: bool,
    /// When this window wrote the work out as a file last, on the user's clock.
    pub filed_at: Option<Moment>,
    /// Whether something was changed since, as far as this window knows.
    pub changed_since_filed: bool,
}

impl Keeping {
    /// Whether closing now would lose something.
    pub fn at_risk(&self) -> bool {
        self.touched && matches!(self.state, SaveState::Unsaved(_))
    }
}

/// The first line of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Which writing it comes from.
    pub stamp: Stamp,
    /// When it was written, in milliseconds since 1970.
    pub saved: f64,
    /// The bytes of the saved file.
    pub length: usize,
    /// The county's name.
    pub county: String,
    /// How many standards have an answer.
    pub answered: usize,
    /// How many standards there are.
    pub standards: usize,
    /// Of an entry that a closing window left behind: over which writing it goes.
    pub over: Option<String>,
    /// What was opened beside the saved file.
    pub beside: OverlayAndScoring,
    /// Where the user was, as an address.
    pub place: String,
    /// The name of the file that it was opened from; empty where it was begun here.
    pub origin: String,
}

impl Head {
    fn write(&self) -> Value {
        object([
            ("revision", self.stamp.revision.into()),
            ("writing", self.stamp.writing.as_str().into()),
            ("saved", self.saved.into()),
            ("length", self.length.into()),
            ("county", self.county.as_str().into()),
            ("answered", self.answered.into()),
            ("standards", self.standards.into()),
            ("books", self.beside.write()),
            ("over", self.over.as_deref().into()),
            ("place", self.place.as_str().into()),
            ("origin", self.origin.as_str().into()),
        ])
    }

    fn read(head: &Value) -> Option<Self> {
        let count = |name: &str| head.get(name)?.as_u64()?.try_into().ok();
        // What entries of before have not.
        let word = |name: &str| head.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Self {
            stamp: Stamp {
                revision: head.get("revision")?.as_u64()?,
                writing: head.get("writing").and_then(Value::as_str).unwrap_or_default().to_owned(),
            },
            saved: head.get("saved")?.as_f64()?,
            length: count("length")?,
            county: head.get("county")?.as_str()?.to_owned(),
            answered: count("answered")?,
            standards: count("standards")?,
            over: head.get("over").and_then(Value::as_str).map(str::to_owned),
            beside: head.get("books").map_or_else(|| Some(OverlayAndScoring::default()), OverlayAndScoring::read)?,
            place: word("place"),
            origin: word("origin"),
        })
    }
}

/// An entry, as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The slot's id.
    pub id: String,
    /// `None` where the entry is damaged.
    pub head: Option<Head>,
}

impl Kept {
    /// The newest first, damaged ones last.
    pub fn order(&self, other: &Self) -> Ordering {
        let saved = |kept: &Self| kept.head.as_ref().map_or(f64::MIN, |head| head.saved);
        saved(other).total_cmp(&saved(self)).then_with(|| self.id.cmp(&other.id))
    }
}

/// What there is of an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// Nothing.
    Missing,
    /// It is damaged; this is all that there is of it.
    Damaged(String),
    /// Its head, and the saved file.
    Sound(Box<Head>, Value),
}

/// What is kept of a review says that it is this: the county's file and the review of it.
pub const REVIEW: &str = "weibao.reviewing";

impl Entry {
    /// Whether it is a review, and no assessment.
    pub fn is_review(&self) -> bool {
        matches!(self, Self::Sound(_, value) if value.get("format").and_then(Value::as_str) == Some(REVIEW))
    }

    /// What an entry's text holds.
    pub fn read(entry: Option<String>) -> Self {
        let Some(entry) = entry else { return Self::Missing };
        let sound = decode(&entry).and_then(|(head, body)| Some((head, serde_json::from_str(body).ok()?)));
        match sound {
            Some((head, value)) => Self::Sound(Box::new(head), value),
            None => Self::Damaged(entry),
        }
    }
}

/// An entry's text. `body`: the saved file.
pub fn encode(mut head: Head, body: &str) -> String {
    head.length = body.len();
    let head = json_text(&head.write());
    format!("{head}\n{body}")
}

/// The head and the saved file's text; `None` where the entry is not whole.
pub fn decode(entry: &str) -> Option<(Head, &str)> {
    let (head, body) = pieces(entry);
    head.filter(|head| head.length == body.len()).map(|head| (head, body))
}

/// What there is of an entry: the head, where it can be read, and what is left of the saved file's text.
pub fn pieces(entry: &str) -> (Option<Head>, &str) {
    let Some((first, rest)) = entry.split_once('\n') else { return (None, entry) };
    let head = serde_json::from_str(first).ok().as_ref().and_then(Head::read);
    // A head that is damaged too is told by how all of them begin.
    let is_head = head.is_some() || first.is_empty() || first.contains("\"revision\"") && first.contains("\"length\"");
    if is_head { (head, rest) } else { (None, entry) }
}

/// What becomes of an entry that lies in a storage of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeOver {
    /// It was taken over already, and can be wiped there.
    Done,
    /// It is kept under its own id.
    AsItIs,
    /// It is kept under another id: something else is there under its own.
    AsCopy,
}

/// Tells whether an entry was taken over. `mark`: the [`taken_mark`] of what was last taken over from its place;
/// `there`: what is kept under its id.
pub fn take_over(entry: &str, mark: Option<&str>, there: Option<&str>) -> TakeOver {
    let stamp = |entry| decode(entry).map(|(head, _)| head.stamp);
    let over = decode(entry).and_then(|(head, _)| head.over);
    let there_stamp = there.and_then(stamp);
    // An entry of 0.1.0 knows no writings: of those, only the next revision is one that goes over it.
    let goes_over = there_stamp.as_ref().is_some_and(|there| {
        over.as_ref() == Some(&there.writing)
            && (!there.writing.is_empty()
                || stamp(entry).is_some_and(|stamp| stamp.revision == there.revision.saturating_add(1)))
    });
    let is_the_same =
        there_stamp.is_some_and(|there| !there.writing.is_empty() && stamp(entry).as_ref() == Some(&there));
    if mark == Some(taken_mark(entry).as_str()) || there == Some(entry) || is_the_same {
        TakeOver::Done
    } else if there.is_none() || goes_over {
        TakeOver::AsItIs
    } else {
        TakeOver::AsCopy
    }
}

/// Stands for an entry that was taken over: its head, and how long it is.
pub fn taken_mark(entry: &str) -> String {
    let head = entry.split_once('\n').map_or(entry, |(head, _)| head);
    format!("{} {head}", entry.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_is_read_as_written() {
        let head = Head {
            stamp: Stamp { revision: 3, writing: "w".into() },
            saved: 1.0,
            length: 0,
            county: "示例县".into(),
            answered: 61,
            standards: 76,
            over: Some("v".into()),
            beside: OverlayAndScoring {
                overlays: vec![json!({ "id": "somewhere" })],
                scoring: Some(json!({ "title": "计分" })),
                reviews: vec![json!({ "id": "v-1" })],
                lists: vec![json!({ "id": "l-1" })],
            },
            place: "#/assess/2".into(),
            origin: "示例县.json".into(),
        };
        let entry = encode(head.clone(), "{\"note\":\"两行\\n\"}");
        let (read, body) = decode(&entry).unwrap();
        assert_eq!(read, Head { length: 19, ..head });
        assert_eq!(body, "{\"note\":\"两行\\n\"}");
    }

    #[test]
    fn a_cut_or_strange_entry_is_damaged() {
        let entry = encode(Head::default(), "{\"answers\":{}}");
        for length in 0..entry.len() {
            assert_eq!(entry.get(..length).and_then(decode), None);
        }
        assert_eq!(decode("hello"), None);
        assert_eq!(decode("{}\n{}"), None);
    }

    /// Taken over in two steps, the second of which a killed browser may have undone.
    #[test]
    fn what_is_taken_over_is_taken_over_once_and_never_lost() {
        let old = encode(Head { saved: 1.0, ..Head::default() }, "{}");
        let newer = encode(Head { saved: 2.0, ..Head::default() }, "{\"a\":1}");
        let mark = taken_mark(&old);
        assert_eq!(take_over(&old, None, None), TakeOver::AsItIs);
        assert_eq!(take_over(&old, Some(&mark), Some(&old)), TakeOver::Done, "it was not wiped");
        assert_eq!(take_over(&old, Some(&mark), Some(&newer)), TakeOver::Done, "it came back, and was edited since");
        assert_eq!(take_over(&old, Some(&mark), None), TakeOver::Done, "it came back, and was discarded since");
        assert_eq!(take_over(&newer, Some(&mark), Some(&old)), TakeOver::AsCopy, "a window of 0.1.0 wrote it again");
        assert_eq!(take_over(&newer, Some(&mark), None), TakeOver::AsItIs);
        assert_eq!(take_over("hello", None, None), TakeOver::AsItIs, "damaged is kept as it is");
        // What a closing window left behind goes over what it was written over, once, and over nothing else.
        let stamped = |writing: &str, over: Option<&str>| {
            let stamp = Stamp { revision: 1, writing: writing.into() };
            encode(Head { stamp, over: over.map(str::to_owned), ..Head::default() }, "{}")
        };
        let left = stamped("b", Some("a"));
        assert_eq!(take_over(&left, None, Some(&stamped("a", None))), TakeOver::AsItIs);
        assert_eq!(take_over(&left, None, Some(&stamped("b", None))), TakeOver::Done, "it was written after all");
        assert_eq!(take_over(&left, None, Some(&stamped("c", None))), TakeOver::AsCopy, "another window was first");
    }

    #[test]
    fn nobody_writes_over_what_another_window_wrote() {
        let slot = |expected| StorageSlot { id: "a".into(), expected };
        let stamp = |revision, writing: &str| Stamp { revision, writing: writing.into() };
        let three = slot(Expected::Stamp(stamp(3, "a")));
        assert_eq!(three.next_revision(&stamp(3, "a")), Ok(4));
        assert_eq!(three.next_revision(&stamp(4, "b")), Err(StorageFailure::OtherWindow));
        assert_eq!(three.next_revision(&stamp(3, "b")), Err(StorageFailure::OtherWindow), "equal, and not one's own");
        assert_eq!(three.next_revision(&Stamp::NONE), Ok(4), "what was wiped is written again");
        assert_eq!(slot(Expected::Anything).next_revision(&stamp(7, "b")), Ok(8));
        assert_eq!(StorageSlot::fresh("a".into()).next_revision(&stamp(1, "b")), Err(StorageFailure::OtherWindow));
    }
}
