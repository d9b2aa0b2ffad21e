//! Writes the shapes of the catalog as JSON, as their derived writers do, and with less code: by the macros of `shapes`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::{Map, Value};

use crate::decimal::{Decimal, Fraction};

/// Something that JSON can hold in exactly one way.
pub trait ToJson {
    /// As JSON.
    fn to_json(&self) -> Value;
}

/// Something that may stay away where it says nothing.
pub(crate) trait MayStayAway: ToJson {
    /// Whether there is nothing to say of it.
    fn is_nothing(&self) -> bool;
}

pub(crate) fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    object.insert(name.into(), value);
}

/// Every field of another object.
pub(crate) fn put_all(object: &mut Map<String, Value>, fields: Value) {
    if let Value::Object(mut fields) = fields {
        object.append(&mut fields);
    }
}

impl ToJson for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }
}

impl ToJson for bool {
    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl MayStayAway for bool {
    fn is_nothing(&self) -> bool {
        !self
    }
}

impl ToJson for u8 {
    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl ToJson for Decimal {
    fn to_json(&self) -> Value {
        self.to_number().map_or(Value::Null, Value::Number)
    }
}

impl ToJson for Fraction {
    fn to_json(&self) -> Value {
        self.to_string().into()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }
}

impl<T: ToJson> MayStayAway for Option<T> {
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        let mut items = Vec::with_capacity(self.len());
        self.iter().for_each(|item| items.push(item.to_json()));
        Value::Array(items)
    }
}

impl<T: ToJson> MayStayAway for Vec<T> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T: ToJson> ToJson for LiteMap<String, T> {
    fn to_json(&self) -> Value {
        let mut object = Map::new();
        self.iter().for_each(|(key, value)| put(&mut object, key, value.to_json()));
        Value::Object(object)
    }
}

impl<T: ToJson> MayStayAway for LiteMap<String, T> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}
