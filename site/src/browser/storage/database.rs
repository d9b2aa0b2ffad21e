//! The database: two stores, of what is kept and what was discarded, by the slot's id; and one of marks, of what was taken over from
//! `localStorage`. The head and the saved file of an entry are two fields, so that damage to the one leaves the other.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use idb::{DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, Transaction};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbDatabase, IdbTransaction};
use weibao_page::keeping::{Head, Kept, Stamp, StorageSlot, TakeOver, Written, decode, encode, take_over, taken_mark};
use weibao_page::world::Move;
use weibao_terms::StorageFailure;

use super::ids::new_id;
use super::local;

const NAME: &str = "weibao";
const VERSION: u32 = 1;
const KEPT: &str = "kept";
const DISCARDED: &str = "discarded";
const TAKEN: &str = "taken";
const STORES: [&str; 3] = [KEPT, DISCARDED, TAKEN];

/// A connection to the database.
pub struct Database {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Database {
    /// Asks the browser for the database, at once; it may never answer. Nothing where it refuses one.
    pub fn connect() -> impl Future<Output = Option<IdbDatabase>> {
        let request = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))).map(|mut request| {
            request.on_upgrade_needed(|event| {
                if let Ok(database) = event.database() {
                    for store in STORES {
                        // What fails here fails the opening.
                        let _ = database.create_object_store(store, ObjectStoreParams::new());
                    }
                }
            });
            request
        });
        async { Some(request.ok()?.await.ok()?.into()) }
    }

    /// Uses a connection, and takes over what lies in `localStorage`.
    /// `gone`: called where the browser takes it away, as when the user clears what pages have stored.
    pub async fn over(database: IdbDatabase, gone: impl Fn() + 'static) -> Self {
        let closed = Rc::new(Cell::new(false));
        let close = {
            let closed = Rc::clone(&closed);
            EventListener::new(&database, "close", move |_| {
                closed.set(true);
                gone();
            })
        };
        let make_way = {
            let (closed, connection) = (Rc::clone(&closed), database.clone());
            EventListener::new(&database, "versionchange", move |_| {
                closed.set(true);
                connection.close();
            })
        };
        let database = Self { database, closed, _listeners: [close, make_way] };
        for (key, entry, discarded) in local::all() {
            // What cannot be taken over now stays where it is, and is tried again the next time.
            if database.take_over(&key, &entry, discarded).await.is_ok() {
                local::taken(&key, &entry);
            }
        }
        database
    }

    /// Whether the connection is of no use any more.
    pub fn closed(&self) -> bool {
        self.closed.get()
    }

    /// Every entry, the newest first, damaged ones last; and every discarded one.
    pub async fn list(&self) -> Result<(Vec<Kept>, Vec<Kept>), StorageFailure> {
        let reading = self.begin(false)?;
        let kept = listed(&reading.store(KEPT)?).await.map_err(|error| why(&error))?;
        let discarded = listed(&reading.store(DISCARDED)?).await.map_err(|error| why(&error))?;
        Ok((kept, discarded))
    }

    /// What there is of an entry.
    pub async fn load(&self, id: &str) -> Result<Option<String>, StorageFailure> {
        let reading = self.begin(false)?;
        get(&reading.store(KEPT)?, id).await.map_err(|error| why(&error))
    }

    /// Writes an entry, unless another window has since: what is there is read and written over in one transaction.
    pub async fn write(&self, slot: &StorageSlot, head: &Head, body: &str) -> Result<Written, StorageFailure> {
        let writing = self.begin(true)?;
        let kept = writing.store(KEPT)?;
        let there = get(&kept, &slot.id).await.map_err(|error| why(&error))?;
        let stamp_there = there.as_deref().and_then(decode).map(|(head, _)| head.stamp);
        if let (Some(there), None) = (&there, &stamp_there) {
            // It is damaged: what there is of it is not written over.
            put(&writing.store(DISCARDED)?, &new_id(), there)?;
        }
        let revision = slot.next_revision(&stamp_there.unwrap_or(Stamp::NONE))?;
        let stamp = Stamp { revision, writing: head.stamp.writing.clone() };
        let head = Head { stamp: stamp.clone(), saved: js_sys::Date::now(), ..head.clone() };
        put(&kept, &slot.id, &encode(head, body))?;
        writing.complete().await?;
        Ok(Written { stamp, durable: true })
    }

    /// Moves an entry, or wipes it.
    pub async fn relocate(&self, id: &str, how: &Move) -> Result<(), StorageFailure> {
        let writing = self.begin(true)?;
        let (kept, discarded) = (writing.store(KEPT)?, writing.store(DISCARDED)?);
        match how {
            Move::Discard(_) => {
                if let Some(entry) = get(&kept, id).await.map_err(|error| why(&error))? {
                    put(&discarded, id, &entry)?;
                    delete(&kept, id)?;
                }
            }
            Move::Restore => {
                if let Some(entry) = get(&discarded, id).await.map_err(|error| why(&error))? {
                    let taken = get(&kept, id).await.map_err(|error| why(&error))?.is_some();
                    put(&kept, &if taken { new_id() } else { id.to_owned() }, &entry)?;
                    delete(&discarded, id)?;
                }
            }
            Move::Erase => delete(&discarded, id)?,
        }
        writing.complete().await
    }

    /// Takes over an entry of `localStorage`, and marks that it was: a browser that is killed may bring back what was wiped there.
    async fn take_over(&self, key: &str, entry: &str, discarded: bool) -> Result<(), StorageFailure> {
        let Some(id) = local::slot_of(key) else { return Ok(()) };
        let writing = self.begin(true)?;
        let (marks, store) = (writing.store(TAKEN)?, writing.store(if discarded { DISCARDED } else { KEPT })?);
        let mark = marks.get(JsValue::from_str(key)).map_err(|error| why(&error))?;
        let mark = mark.await.map_err(|error| why(&error))?.and_then(|mark| mark.as_string());
        let there = get(&store, id).await.map_err(|error| why(&error))?;
        match take_over(entry, mark.as_deref(), there.as_deref()) {
            TakeOver::Done => return Ok(()),
            TakeOver::AsItIs => put(&store, id, entry)?,
            TakeOver::AsCopy => put(&store, &new_id(), entry)?,
        }
        let mark = JsValue::from_str(&taken_mark(entry));
        drop(marks.put(&mark, Some(&JsValue::from_str(key))).map_err(|error| why(&error))?);
        writing.complete().await
    }

    fn begin(&self, writing: bool) -> Result<Begun, StorageFailure> {
        let transaction: Function = Reflect::get(&self.database, &"transaction".into())
            .ok()
            .and_then(|found| found.dyn_into().ok())
            .ok_or(StorageFailure::Refused)?;
        // Browsers that do not know the third argument pass over it.
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let stores: Array = STORES.iter().map(|store| JsValue::from_str(store)).collect();
        let mode = JsValue::from_str(if writing { "readwrite" } else { "readonly" });
        let begun = transaction.call3(&self.database, &stores, &mode, &options).map_err(|_| StorageFailure::Refused)?;
        let raw: IdbTransaction = begun.dyn_into().map_err(|_| StorageFailure::Refused)?;
        Ok(Begun { transaction: raw.clone().into(), raw })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// A transaction that has begun.
struct Begun {
    transaction: Transaction,
    raw: IdbTransaction,
}

impl Begun {
    fn store(&self, name: &str) -> Result<ObjectStore, StorageFailure> {
        self.transaction.object_store(name).map_err(|error| why(&error))
    }

    /// Waits until all of it is on the disk.
    async fn complete(self) -> Result<(), StorageFailure> {
        match self.transaction.await {
            Ok(result) if result.is_committed() => Ok(()),
            Ok(_) => Err(self.raw.error().map_or(StorageFailure::Refused, |error| named(&error))),
            Err(error) => Err(why(&error)),
        }
    }
}

async fn get(store: &ObjectStore, id: &str) -> Result<Option<String>, Error> {
    Ok(store.get(JsValue::from_str(id))?.await?.map(|record| text(&record)))
}

fn put(store: &ObjectStore, id: &str, entry: &str) -> Result<(), StorageFailure> {
    let record = Object::new();
    let (head, body) = entry.split_once('\n').unwrap_or(("", entry));
    for (name, value) in [("head", head), ("body", body)] {
        let _ = Reflect::set(&record, &name.into(), &value.into());
    }
    store.put(&record, Some(&JsValue::from_str(id))).map(drop).map_err(|error| why(&error))
}

fn delete(store: &ObjectStore, id: &str) -> Result<(), StorageFailure> {
    store.delete(JsValue::from_str(id)).map(drop).map_err(|error| why(&error))
}

/// The text of an entry; what a field lacks is empty.
fn text(record: &JsValue) -> String {
    let field =
        |name: &str| Reflect::get(record, &name.into()).ok().and_then(|field| field.as_string()).unwrap_or_default();
    format!("{}\n{}", field("head"), field("body"))
}

async fn listed(store: &ObjectStore) -> Result<Vec<Kept>, Error> {
    let keys = store.get_all_keys(None, None)?.await?;
    let records = store.get_all(None, None)?.await?;
    let mut kept: Vec<Kept> = Vec::new();
    for (key, record) in keys.iter().zip(&records) {
        let Some(id) = key.as_string() else { continue };
        let found = Kept { id, head: decode(&text(record)).map(|(head, _)| head) };
        // There are few: putting each in its place takes a fraction of the code of a sort.
        let place = kept.partition_point(|other| other.order(&found).is_lt());
        kept.insert(place, found);
    }
    Ok(kept)
}

fn why(error: &Error) -> StorageFailure {
    match error {
        Error::DomException(error) => named(error),
        _ => StorageFailure::Refused,
    }
}

fn named(error: &DomException) -> StorageFailure {
    if error.name() == "QuotaExceededError" { StorageFailure::Full } else { StorageFailure::Refused }
}
