//! `localStorage`: where entries lie where the browser refuses a database, and where 0.1.0 kept them. What is kept is found by looking
//! through the keys, so that no index can be wrong.

use web_sys::Storage;
use weibao_page::keeping::{Head, Kept, Stamp, StorageSlot, Written, decode, encode};
use weibao_page::world::Move;
use weibao_terms::StorageFailure;

use super::ids::new_id;

/// The key of an entry is this and its slot's id.
const KEPT: &str = "weibao/1/record/";
/// The key of a discarded entry is this and its slot's id.
const DISCARDED: &str = "weibao/1/discarded/";

/// The slot that a key of the storage is about; nothing where it is none of ours.
pub fn slot_of(key: &str) -> Option<&str> {
    key.strip_prefix(KEPT).or_else(|| key.strip_prefix(DISCARDED))
}

/// Every entry, the newest first, damaged ones last; and every discarded one.
pub fn list() -> Result<(Vec<Kept>, Vec<Kept>), StorageFailure> {
    Ok((listed(KEPT)?, listed(DISCARDED)?))
}

fn listed(prefix: &str) -> Result<Vec<Kept>, StorageFailure> {
    let storage = storage()?;
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
pub fn load(id: &str) -> Option<String> {
    storage().ok()?.get_item(&key(id)).ok()?
}

/// Writes an entry, unless another window has since.
pub fn write(slot: &StorageSlot, head: Head, body: &str) -> Result<Written, StorageFailure> {
    let storage = storage()?;
    let key = key(&slot.id);
    let now_there = storage.get_item(&key).map_err(|_| StorageFailure::Refused)?;
    let there = now_there.as_deref().and_then(decode).map_or(Stamp::NONE, |(head, _)| head.stamp);
    let stamp = Stamp { revision: slot.next_revision(&there)?, writing: head.stamp.writing.clone() };
    let head = Head { stamp: stamp.clone(), saved: js_sys::Date::now(), ..head };
    storage.set_item(&key, &encode(head, body)).map_err(|_| StorageFailure::Full)?;
    Ok(Written { stamp, durable: false })
}

/// The keys and entries that lie here, and whether each is discarded.
pub fn all() -> Vec<(String, String, bool)> {
    let Ok(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    let ours = keys.filter_map(|key| slot_of(&key).is_some().then(|| (key.starts_with(DISCARDED), key)));
    ours.filter_map(|(discarded, key)| Some((storage.get_item(&key).ok()??, key, discarded)))
        .map(|(entry, key, discarded)| (key, entry, discarded))
        .collect()
}

/// Leaves an entry here that is to be taken over. Gives its key; where that fails, it cannot be helped.
pub fn leave_behind(id: &str, entry: &str) -> String {
    let key = key(id);
    let _ = storage().map(|storage| storage.set_item(&key, entry));
    key
}

/// Wipes an entry that is kept elsewhere now, unless a window has written it since.
pub fn taken(key: &str, entry: &str) {
    if let Ok(storage) = storage()
        && storage.get_item(key).ok().flatten().as_deref() == Some(entry)
    {
        let _ = storage.remove_item(key);
    }
}

/// Moves an entry, or wipes it.
pub fn relocate(id: &str, how: &Move) -> Result<(), StorageFailure> {
    let discarded = format!("{DISCARDED}{id}");
    match how {
        Move::Discard(_) => moved(&key(id), &discarded),
        Move::Restore => {
            let taken = storage()?.get_item(&key(id)).map_err(|_| StorageFailure::Refused)?.is_some();
            moved(&discarded, &key(&if taken { new_id() } else { id.to_owned() }))
        }
        Move::Erase => storage()?.remove_item(&discarded).map_err(|_| StorageFailure::Refused),
    }
}

fn moved(from: &str, to: &str) -> Result<(), StorageFailure> {
    let storage = storage()?;
    let Some(entry) = storage.get_item(from).map_err(|_| StorageFailure::Refused)? else { return Ok(()) };
    // Both at once would need twice the room: take away first, and put back where the second step fails.
    storage.remove_item(from).map_err(|_| StorageFailure::Refused)?;
    if storage.set_item(to, &entry).is_err() {
        let _ = storage.set_item(from, &entry);
        return Err(StorageFailure::Full);
    }
    Ok(())
}

fn key(id: &str) -> String {
    format!("{KEPT}{id}")
}

pub fn storage() -> Result<Storage, StorageFailure> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageFailure::Refused)
}
