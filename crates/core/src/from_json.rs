//! Reads the shapes of the catalog and the form from JSON values, as strictly as their derived readers.
//!
//! Written out by the small macros of `shapes`, because serde's readers of these shapes alone outweigh everything else in the browser.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::{Map, Value};

use crate::decimal::{Decimal, Fraction};

/// Something that JSON can hold in exactly one way.
///
/// A reader gives its default where a piece does not fit, and leaves the place of the first that does not on the cursor: it never
/// stops midway, which would cost as much code again.
pub trait FromJson: Default {
    /// Reads it.
    fn take(value: &Value, cursor: &mut Cursor) -> Self;

    /// Reads it.
    ///
    /// # Errors
    /// The place of the first piece that is missing, unknown or of another shape.
    fn read(value: &Value) -> Result<Self, ShapeError> {
        let mut cursor = Cursor::default();
        let read = Self::take(value, &mut cursor);
        cursor.error.map_or(Ok(read), Err)
    }
}

/// A piece that does not fit: its place, as a JSON pointer from where the reading began.
#[derive(Debug, PartialEq, Eq)]
pub struct ShapeError(pub String);

/// Where a reader is, and what did not fit.
#[derive(Default)]
pub struct Cursor {
    steps: Vec<String>,
    error: Option<ShapeError>,
}

impl Cursor {
    pub(crate) fn error(&mut self) {
        if self.error.is_none() {
            self.error = Some(ShapeError(self.steps.iter().map(|step| format!("/{step}")).collect()));
        }
    }

    fn error_at(&mut self, step: &str) {
        self.steps.push(step.into());
        self.error();
        self.steps.pop();
    }

    pub(crate) fn fits<T: Default>(&mut self, read: Option<T>) -> T {
        read.unwrap_or_else(|| {
            self.error();
            T::default()
        })
    }

    pub(crate) fn object<'v>(&mut self, value: &'v Value) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.error();
        }
        object
    }

    /// That there is no other field. What is flattened in is always an enum, and so one field more.
    pub(crate) fn nothing_else(&mut self, object: Option<&Map<String, Value>>, names: &[&str], flattened: usize) {
        let mut others = object.into_iter().flat_map(Map::keys).filter(|key| !names.contains(&key.as_str()));
        if let Some(other) = others.nth(flattened) {
            self.error_at(other);
        }
    }

    fn within<T: FromJson>(&mut self, step: String, value: &Value) -> T {
        self.steps.push(step);
        let read = T::take(value, self);
        self.steps.pop();
        read
    }

    pub(crate) fn needed<T: FromJson>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        if !has(object, name) {
            self.error_at(name);
        }
        self.optional(object, name)
    }

    pub(crate) fn optional<T: FromJson>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        let value = object.and_then(|object| object.get(name));
        value.map(|value| self.within(name.into(), value)).unwrap_or_default()
    }
}

pub(crate) fn has(object: Option<&Map<String, Value>>, name: &str) -> bool {
    object.is_some_and(|object| object.contains_key(name))
}

impl FromJson for String {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_str()).into()
    }
}

impl FromJson for bool {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_bool())
    }
}

impl FromJson for u8 {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_u64().and_then(|number| number.try_into().ok()))
    }
}

impl FromJson for Decimal {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_number().and_then(|number| Self::from_number(number).ok()))
    }
}

impl FromJson for Fraction {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_str().and_then(|text| text.parse().ok()))
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        if value.is_null() { None } else { Some(T::take(value, cursor)) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        let items = cursor.fits(value.as_array().map(Vec::as_slice));
        let mut read = Self::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(cursor.within(format!("{at}"), item));
        }
        read
    }
}

impl<T: FromJson> FromJson for LiteMap<String, T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        let mut read = Self::new();
        for (key, value) in cursor.object(value).into_iter().flatten() {
            read.insert(key.clone(), cursor.within(key.clone(), value));
        }
        read
    }
}
