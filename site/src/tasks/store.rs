//! The browser's storage: one entry for each assessment, and nothing else. What is kept is found by looking through the keys,
//! so that no index can be wrong.
//!
//! An entry is a line of JSON (the [`Head`]) and the saved file. The head is enough for the list; its revision tells whether another window
//! has written since, and its length whether the entry is whole.

use std::cmp::Ordering;

use serde_json::Value;
use web_sys::Storage;
use weibao_core::maps::object;
use weibao_terms::StorageFailure;

use crate::document::json_text;
use crate::rulebooks::Rulebooks;

/// The key of an entry is this and the record's id.
const KEPT: &str = "weibao/1/record/";
/// The key of a discarded entry is this and the record's id.
const DISCARDED: &str = "weibao/1/discarded/";
/// Of this tab: which record is open.
const OPEN: &str = "weibao/1/open";

/// Which entry an assessment is kept in, and what this window knows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id; empty where the storage is not used.
    pub id: String,
    /// The revision that this window read or wrote last; 0 where there is none yet.
    pub revision: u64,
}

/// The first line of an entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// One more with each writing.
    pub revision: u64,
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
    /// What was opened beside the saved file.
    pub books: Rulebooks,
}

impl Head {
    fn write(&self) -> Value {
        object([
            ("revision", self.revision.into()),
            ("saved", self.saved.into()),
            ("length", self.length.into()),
            ("county", self.county.as_str().into()),
            ("answered", self.answered.into()),
            ("standards", self.standards.into()),
            ("books", self.books.write()),
        ])
    }

    fn read(head: &Value) -> Option<Self> {
        let count = |name: &str| head.get(name)?.as_u64()?.try_into().ok();
        Some(Self {
            revision: head.get("revision")?.as_u64()?,
            saved: head.get("saved")?.as_f64()?,
            length: count("length")?,
            county: head.get("county")?.as_str()?.to_owned(),
            answered: count("answered")?,
            standards: count("standards")?,
            books: head.get("books").map_or_else(|| Some(Rulebooks::default()), Rulebooks::read)?,
        })
    }
}

/// An entry, as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The record's id.
    pub id: String,
    /// `None` where the entry is damaged.
    pub head: Option<Head>,
}

impl Kept {
    fn order(&self, other: &Self) -> Ordering {
        let saved = |kept: &Self| kept.head.as_ref().map_or(f64::MIN, |head| head.saved);
        saved(other).total_cmp(&saved(self)).then_with(|| self.id.cmp(&other.id))
    }
}

/// An entry that cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    Missing,
    /// It is damaged; this is all that there is of it.
    Damaged(String),
}

/// An id that no other record has.
pub fn new_id() -> String {
    format!("{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 4_294_967_296.0) as u64)
}

/// The key of a record's entry, as a storage event names it.
pub fn key(id: &str) -> String {
    format!("{KEPT}{id}")
}

/// Every entry, the newest first, damaged ones last.
pub fn list() -> Result<Vec<Kept>, StorageFailure> {
    listed(KEPT)
}

/// Every discarded entry, the newest first.
pub fn list_discarded() -> Result<Vec<Kept>, StorageFailure> {
    listed(DISCARDED)
}

fn listed(prefix: &str) -> Result<Vec<Kept>, StorageFailure> {
    let storage = local()?;
    let length = storage.length().map_err(|_| StorageFailure::Refused)?;
    let mut kept: Vec<Kept> = Vec::new();
    for key in (0..length).filter_map(|index| storage.key(index).ok().flatten()) {
        let Some(id) = key.strip_prefix(prefix).map(str::to_owned) else { continue };
        let head = storage.get_item(&key).ok().flatten().and_then(|entry| decode(&entry).map(|(head, _)| head));
        let found = Kept { id, head };
        // There are few: putting each in its place takes a fraction of the code of a sort.
        let place = kept.partition_point(|other| other.order(&found).is_lt());
        kept.insert(place, found);
    }
    Ok(kept)
}

/// The saved file of an entry, and what was opened beside it.
pub fn load(id: &str) -> Result<(Record, Rulebooks, Value), Unreadable> {
    let entry =
        local().ok().and_then(|storage| storage.get_item(&key(id)).ok().flatten()).ok_or(Unreadable::Missing)?;
    let opened = decode(&entry).and_then(|(head, body)| Some((head, serde_json::from_str(body).ok()?)));
    match opened {
        Some((head, value)) => Ok((Record { id: id.to_owned(), revision: head.revision }, head.books, value)),
        None => Err(Unreadable::Damaged(entry)),
    }
}

/// Writes the entry, unless another window has since. Answers with the record as it now is.
pub fn save(record: &Record, mut head: Head, value: &Value) -> Result<Record, StorageFailure> {
    let storage = local()?;
    let key = key(&record.id);
    let now_there = storage.get_item(&key).map_err(|_| StorageFailure::Refused)?;
    let other = now_there.as_deref().and_then(decode).map(|(head, _)| head.revision).unwrap_or_default();
    if other > 0 && other != record.revision {
        return Err(StorageFailure::OtherWindow);
    }
    head.revision = record.revision.saturating_add(1);
    head.saved = js_sys::Date::now();
    let revision = head.revision;
    storage.set_item(&key, &encode(head, &json_text(value))).map_err(|_| StorageFailure::Full)?;
    Ok(Record { id: record.id.clone(), revision })
}

/// The revision that the entry has now; 0 where there is none.
pub fn revision(id: &str) -> u64 {
    let entry = local().ok().and_then(|storage| storage.get_item(&key(id)).ok().flatten());
    entry.as_deref().and_then(decode).map(|(head, _)| head.revision).unwrap_or_default()
}

/// All that there is of an entry, sound or not: the saved file where that can be told.
pub fn raw(id: &str) -> Option<String> {
    let entry = local().ok()?.get_item(&key(id)).ok()??;
    Some(decode(&entry).map(|(_, body)| body.to_owned()).unwrap_or(entry))
}

/// Takes an entry off the list. It stays in the storage and can be brought back. An older one that was discarded under the same id is wiped.
pub fn discard(id: &str) -> Result<(), StorageFailure> {
    relocate(&key(id), &format!("{DISCARDED}{id}"))
}

/// Brings a discarded entry back; under another id where that one has been taken since.
pub fn restore(id: &str) -> Result<(), StorageFailure> {
    let taken = local()?.get_item(&key(id)).map_err(|_| StorageFailure::Refused)?.is_some();
    relocate(&format!("{DISCARDED}{id}"), &key(&if taken { new_id() } else { id.to_owned() }))
}

/// Wipes a discarded entry for good.
pub fn erase(id: &str) -> Result<(), StorageFailure> {
    local()?.remove_item(&format!("{DISCARDED}{id}")).map_err(|_| StorageFailure::Refused)
}

fn relocate(from: &str, to: &str) -> Result<(), StorageFailure> {
    let storage = local()?;
    let Some(entry) = storage.get_item(from).map_err(|_| StorageFailure::Refused)? else { return Ok(()) };
    // Both at once would need twice the room: take away first, and put back where the second step fails.
    storage.remove_item(from).map_err(|_| StorageFailure::Refused)?;
    if storage.set_item(to, &entry).is_err() {
        let _ = storage.set_item(from, &entry);
        return Err(StorageFailure::Full);
    }
    Ok(())
}

/// Which record this tab has open, so that a reload comes back to it.
pub fn open_record() -> Option<String> {
    tab()?.get_item(OPEN).ok()?
}

/// Notes which record this tab has open. Where that is refused, a reload comes back to the start.
pub fn note_open_record(id: Option<&str>) {
    let Some(storage) = tab() else { return };
    let _ = match id {
        Some(id) => storage.set_item(OPEN, id),
        None => storage.remove_item(OPEN),
    };
}

fn local() -> Result<Storage, StorageFailure> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageFailure::Refused)
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn encode(mut head: Head, body: &str) -> String {
    head.length = body.len();
    let head = json_text(&head.write());
    format!("{head}\n{body}")
}

/// The head and the saved file's text; `None` where the entry is not whole.
fn decode(entry: &str) -> Option<(Head, &str)> {
    let (head, body) = entry.split_once('\n')?;
    let head = Head::read(&serde_json::from_str(head).ok()?)?;
    (head.length == body.len()).then_some((head, body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_is_read_as_written() {
        let head = Head {
            revision: 3,
            saved: 1.0,
            length: 0,
            county: "示例县".into(),
            answered: 61,
            standards: 76,
            books: Rulebooks {
                overlays: vec![json!({ "id": "somewhere" })], rules: Some(json!({ "title": "计分" }))
            },
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
}
