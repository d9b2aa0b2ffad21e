//! Finding things by their keys.

use litemap::LiteMap;

/// An index of what comes. Not by `collect`, which would bring a whole sort into the wasm.
pub(crate) fn index<K: Ord, V>(items: impl Iterator<Item = (K, V)>) -> LiteMap<K, V> {
    let mut index = LiteMap::new();
    for (key, value) in items {
        index.insert(key, value);
    }
    index
}
