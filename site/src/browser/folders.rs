//! Folders that are dropped: all files of them, however deep.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// So many files are taken of one drop.
const MOST: usize = 20_000;

/// What is dropped. It has to be asked for before the event is over; afterwards the browser knows nothing of it.
pub fn dropped(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let entry = |place: u32| items.get(place)?.webkit_get_as_entry().ok()?;
    (0..items.length()).filter_map(entry).collect()
}

/// The files among these and in folders among these. What cannot be read is not there.
pub async fn files(mut entries: Vec<FileSystemEntry>) -> Vec<File> {
    let mut files = Vec::new();
    while let Some(entry) = entries.pop().filter(|_| files.len() < MOST) {
        if entry.is_file() {
            files.extend(file(entry.unchecked_into()).await);
        } else if entry.is_directory() {
            entries.extend(folder(entry.unchecked_into()).await);
        }
    }
    files
}

async fn file(entry: FileSystemFileEntry) -> Option<File> {
    let promise = Promise::new(&mut |done, failed| entry.file_with_callback_and_callback(&done, &failed));
    Some(JsFuture::from(promise).await.ok()?.unchecked_into())
}

/// A browser gives what is in a folder a hundred at a time, and nothing once it has given all.
async fn folder(entry: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = entry.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |done, failed| {
            if let Err(why) = reader.read_entries_with_callback_and_callback(&done, &failed) {
                let _ = failed.call1(&JsValue::NULL, &why);
            }
        });
        let Ok(some) = JsFuture::from(promise).await else { return all };
        let some: Vec<FileSystemEntry> = Array::from(&some).iter().map(JsCast::unchecked_into).collect();
        if some.is_empty() {
            return all;
        }
        all.extend(some);
    }
}
