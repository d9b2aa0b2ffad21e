//! Opening a file that the user chose or dropped.

use std::rc::Rc;

use gloo::file::File;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_text::screens::common as text;

use crate::app::{Dispatch, Msg};
use crate::session::Session;
use crate::tasks::store::Record;

/// The most that is read. A county with every register full stays far below.
pub const LARGEST: u64 = 50_000_000;

/// What documents and packages begin with: zip, and what old Word and WPS write.
const OFFICE_FILES: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// What came of it.
pub enum Opened {
    /// It is open; these defects were seen, and what they are about is kept as it is.
    Open(Box<Session>, Vec<Problem>),
    /// It is not: why, a line each.
    Refused(Vec<String>),
}

/// Has a file read, and then sends its name and, where they could be had, its bytes. What it answers with must be held until then.
pub fn read(file: &File, dispatch: &Dispatch, msg: fn(String, Option<Vec<u8>>) -> Msg) -> FileReader {
    let (name, dispatch) = (file.name(), dispatch.clone());
    read_as_bytes(file, move |bytes| dispatch.emit(msg(name, bytes.ok())))
}

/// Opens a file's bytes.
pub fn bytes(catalog: &Rc<Catalog>, bytes: &[u8], record: Record) -> Opened {
    if OFFICE_FILES.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Opened::Refused(vec![text::OFFICE_FILE.to_owned()]);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Opened::Refused(vec![text::NOT_UTF8.to_owned()]) };
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => self::value(catalog, value, record),
        Err(error) => Opened::Refused(vec![text::not_json(error.line(), error.column())]),
    }
}

/// Opens a saved file.
pub fn value(catalog: &Rc<Catalog>, value: Value, record: Record) -> Opened {
    match Session::open(catalog, value, record) {
        Ok(session) => {
            let problems = session.problems();
            Opened::Open(Box::new(session), problems)
        }
        Err(problems) => Opened::Refused(problems.into_iter().map(|problem| problem.text).collect()),
    }
}
