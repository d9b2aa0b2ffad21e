//! JSON as the reading sees it: a value in memory, or a text read where it lies, so that no word is copied before it is known to be needed.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A JSON value that borrows from its text. Of two fields of one name the last counts, as in a [`Value`].
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Parsed<'t> {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Parsed<'t>>),
    /// An object.
    Object(LiteMap<Cow<'t, str>, Parsed<'t>>),
}

/// A JSON value of either kind.
#[derive(Clone, Copy, Debug)]
pub enum Json<'a> {
    /// In memory.
    Value(&'a Value),
    /// Read from a text.
    Parsed(&'a Parsed<'a>),
}

/// What a value is.
pub(crate) enum Kind<'a> {
    Null,
    Boolean(bool),
    Number(&'a Number),
    Text(&'a str),
    List(List<'a>),
    Object(Object<'a>),
}

/// A list of either kind.
#[derive(Clone, Copy)]
pub(crate) enum List<'a> {
    Values(&'a [Value]),
    Parsed(&'a [Parsed<'a>]),
}

/// An object of either kind.
#[derive(Clone, Copy)]
pub(crate) enum Object<'a> {
    Value(&'a Map<String, Value>),
    Parsed(&'a LiteMap<Cow<'a, str>, Parsed<'a>>),
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        Self::Value(value)
    }
}

impl<'a> From<&'a Parsed<'_>> for Json<'a> {
    fn from(parsed: &'a Parsed<'_>) -> Self {
        Self::Parsed(parsed)
    }
}

impl<'a> From<&'a Map<String, Value>> for Object<'a> {
    fn from(map: &'a Map<String, Value>) -> Self {
        Self::Value(map)
    }
}

/// For whoever keeps it.
impl From<Parsed<'_>> for Value {
    fn from(parsed: Parsed<'_>) -> Self {
        match parsed {
            Parsed::Null => Value::Null,
            Parsed::Boolean(flag) => Value::Bool(flag),
            Parsed::Number(number) => Value::Number(number),
            Parsed::Text(words) => Value::String(words.into_owned()),
            Parsed::List(items) => Value::Array(items.into_iter().map(Value::from).collect()),
            Parsed::Object(fields) => {
                let mut map = Map::new();
                for (name, value) in fields {
                    map.insert(name.into_owned(), value.into());
                }
                Value::Object(map)
            }
        }
    }
}

impl<'a> Json<'a> {
    pub(crate) fn kind(self) -> Kind<'a> {
        match self {
            Json::Value(Value::Null) | Json::Parsed(Parsed::Null) => Kind::Null,
            Json::Value(Value::Bool(flag)) | Json::Parsed(Parsed::Boolean(flag)) => Kind::Boolean(*flag),
            Json::Value(Value::Number(number)) | Json::Parsed(Parsed::Number(number)) => Kind::Number(number),
            Json::Value(Value::String(words)) => Kind::Text(words),
            Json::Parsed(Parsed::Text(words)) => Kind::Text(words),
            Json::Value(Value::Array(items)) => Kind::List(List::Values(items)),
            Json::Parsed(Parsed::List(items)) => Kind::List(List::Parsed(items)),
            Json::Value(Value::Object(map)) => Kind::Object(Object::Value(map)),
            Json::Parsed(Parsed::Object(map)) => Kind::Object(Object::Parsed(map)),
        }
    }

    pub(crate) fn as_bool(self) -> Option<bool> {
        if let Kind::Boolean(flag) = self.kind() { Some(flag) } else { None }
    }

    pub(crate) fn as_number(self) -> Option<&'a Number> {
        if let Kind::Number(number) = self.kind() { Some(number) } else { None }
    }

    pub(crate) fn as_str(self) -> Option<&'a str> {
        if let Kind::Text(words) = self.kind() { Some(words) } else { None }
    }

    pub(crate) fn as_list(self) -> Option<List<'a>> {
        if let Kind::List(list) = self.kind() { Some(list) } else { None }
    }

    pub(crate) fn as_object(self) -> Option<Object<'a>> {
        if let Kind::Object(object) = self.kind() { Some(object) } else { None }
    }
}

impl<'a> List<'a> {
    pub(crate) fn len(self) -> usize {
        match self {
            List::Values(items) => items.len(),
            List::Parsed(items) => items.len(),
        }
    }

    pub(crate) fn get(self, at: usize) -> Option<Json<'a>> {
        match self {
            List::Values(items) => items.get(at).map(Json::Value),
            List::Parsed(items) => items.get(at).map(Json::Parsed),
        }
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Json<'a>> {
        (0..self.len()).filter_map(move |at| self.get(at))
    }
}

impl<'a> Object<'a> {
    pub(crate) fn get(self, name: &str) -> Option<Json<'a>> {
        match self {
            Object::Value(map) => map.get(name).map(Json::Value),
            Object::Parsed(map) => map.get(name).map(Json::Parsed),
        }
    }

    pub(crate) fn contains_key(self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn len(self) -> usize {
        match self {
            Object::Value(map) => map.len(),
            Object::Parsed(map) => map.len(),
        }
    }

    pub(crate) fn keys(self) -> impl Iterator<Item = &'a str> {
        self.iter().map(|(name, _)| name)
    }

    /// The fields, by their names.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'a str, Json<'a>)> {
        let (values, parsed) = match self {
            Object::Value(map) => (Some(map), None),
            Object::Parsed(map) => (None, Some(map)),
        };
        let values = values.into_iter().flatten().map(|(name, value)| (name.as_str(), Json::Value(value)));
        values.chain(parsed.into_iter().flat_map(LiteMap::iter).map(|(name, value)| (&**name, Json::Parsed(value))))
    }
}

impl<'de> Deserialize<'de> for Parsed<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ParsedVisitor)
    }
}

struct ParsedVisitor;

impl<'de> Visitor<'de> for ParsedVisitor {
    type Value = Parsed<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Parsed::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Parsed::Boolean(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Parsed::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Parsed::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Parsed::Null, Parsed::Number))
    }

    fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Self::Value, E> {
        Ok(Parsed::Text(Cow::Borrowed(words)))
    }

    fn visit_str<E>(self, words: &str) -> Result<Self::Value, E> {
        Ok(Parsed::Text(Cow::Owned(words.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Parsed::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = LiteMap::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            fields.insert(name, value);
        }
        Ok(Parsed::Object(fields))
    }
}

/// A field's name, borrowed where it stands in the text as it is.
struct Name<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(words)))
    }

    fn visit_str<E>(self, words: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(words.into())))
    }
}
