//! The browser's storage: one entry for each assessment, and nothing else. What is kept is found by looking through the keys,
//! so that no index can be wrong. What an entry is: see `weibao_page::keeping`.

use web_sys::Storage;
use weibao_page::keeping::{Entry, Head, Kept, StorageSlot, decode, encode};
use weibao_page::world::Move;
use weibao_terms::StorageFailure;

/// The key of an entry is this and its slot's id.
const KEPT: &str = "weibao/1/record/";
/// The key of a discarded entry is this and its slot's id.
const DISCARDED: &str = "weibao/1/discarded/";
/// Of this tab: which entry is open.
const OPEN: &str = "weibao/1/open";

/// An id that no other slot has.
pub fn new_id() -> String {
    format!("{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 4_294_967_296.0) as u64)
}

/// The slot that a key of the storage is about; nothing where it is none of ours.
pub fn slot_of(key: &str) -> Option<&str> {
    key.strip_prefix(KEPT).or_else(|| key.strip_prefix(DISCARDED))
}

/// Every entry, the newest first, damaged ones last; and every discarded one.
pub fn list() -> Result<(Vec<Kept>, Vec<Kept>), StorageFailure> {
    Ok((listed(KEPT)?, listed(DISCARDED)?))
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

/// What there is of an entry.
pub fn load(id: &str) -> Entry {
    Entry::read(local().ok().and_then(|storage| storage.get_item(&key(id)).ok().flatten()))
}

/// Writes an entry, unless another window has since. Answers with its revision.
pub fn write(slot: &StorageSlot, head: Head, body: &str) -> Result<u64, StorageFailure> {
    let storage = local()?;
    let key = key(&slot.id);
    let now_there = storage.get_item(&key).map_err(|_| StorageFailure::Refused)?;
    let there = now_there.as_deref().and_then(decode).map(|(head, _)| head.revision).unwrap_or_default();
    let revision = slot.next_revision(there)?;
    let head = Head { revision, saved: js_sys::Date::now(), ..head };
    storage.set_item(&key, &encode(head, body)).map_err(|_| StorageFailure::Full)?;
    Ok(revision)
}

/// Moves an entry, or wipes it.
pub fn relocate(id: &str, how: &Move) -> Result<(), StorageFailure> {
    let discarded = format!("{DISCARDED}{id}");
    match how {
        Move::Discard(_) => moved(&key(id), &discarded),
        Move::Restore => {
            let taken = local()?.get_item(&key(id)).map_err(|_| StorageFailure::Refused)?.is_some();
            moved(&discarded, &key(&if taken { new_id() } else { id.to_owned() }))
        }
        Move::Erase => local()?.remove_item(&discarded).map_err(|_| StorageFailure::Refused),
    }
}

fn moved(from: &str, to: &str) -> Result<(), StorageFailure> {
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

/// Which entry this tab has open, so that a reload comes back to it.
pub fn noted() -> Option<String> {
    tab()?.get_item(OPEN).ok()?
}

/// Notes which entry this tab has open. Where that is refused, a reload comes back to the start.
pub fn note(id: Option<&str>) {
    let Some(storage) = tab() else { return };
    let _ = match id {
        Some(id) => storage.set_item(OPEN, id),
        None => storage.remove_item(OPEN),
    };
}

fn key(id: &str) -> String {
    format!("{KEPT}{id}")
}

fn local() -> Result<Storage, StorageFailure> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageFailure::Refused)
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
