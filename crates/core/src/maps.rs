//! Maps, filled one by one: `collect` would bring a whole sort of each kind into the wasm, and `json!` how its errors are shown.

use litemap::LiteMap;
use serde_json::{Map, Value};

/// An index of what comes.
pub fn index<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> LiteMap<K, V> {
    let mut index = LiteMap::new();
    for (key, value) in items {
        index.insert(key, value);
    }
    index
}

/// A JSON object.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.into(), value);
    }
    Value::Object(object)
}
