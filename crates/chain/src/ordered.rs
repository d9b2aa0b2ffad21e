//! One sort and one tree for everything: another of each for every kind of thing was a fifth of the scoring module's code.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Bound;

use serde_json::{Map, Value};

/// A map by text, in the order of the keys.
#[derive(Clone, Debug)]
pub(crate) struct ByText<V> {
    /// Places among `values`. As `Value`, because JSON objects have brought this very tree already.
    places: BTreeMap<String, Value>,
    values: Vec<V>,
}

impl<V> ByText<V> {
    pub(crate) fn new() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.values.get(place(self.places.get(key)?)?)
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// Gives back what stood there before.
    pub(crate) fn insert(&mut self, key: String, value: V) -> Option<V> {
        let next = self.values.len();
        let known = place(self.places.entry(key).or_insert_with(|| next.into()));
        match known.and_then(|known| self.values.get_mut(known)) {
            Some(known) => Some(core::mem::replace(known, value)),
            None => {
                self.values.push(value);
                None
            }
        }
    }

    /// In the order of the keys.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &V)> {
        self.places.iter().filter_map(|(key, at)| Some((key, self.values.get(place(at)?)?)))
    }

    /// Those whose keys begin so, in the order of the keys.
    pub(crate) fn beginning<'m>(&'m self, prefix: &'m str) -> impl Iterator<Item = (&'m String, &'m V)> {
        let from = self.places.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        let these = from.take_while(move |(key, _)| key.starts_with(prefix));
        these.filter_map(|(key, at)| Some((key, self.values.get(place(at)?)?)))
    }

    /// The values in the order of the keys.
    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        let Self { places, values } = self;
        let mut values: Vec<Option<V>> = values.into_iter().map(Some).collect();
        places.into_values().filter_map(move |at| values.get_mut(place(&at)?)?.take())
    }
}

impl<V: Default> ByText<V> {
    /// Changes what stands there, or the default.
    pub(crate) fn change(&mut self, key: String, change: impl FnOnce(&mut V)) {
        let next = self.values.len();
        let known = place(self.places.entry(key).or_insert_with(|| next.into())).unwrap_or(next);
        if known == next {
            self.values.push(V::default());
        }
        if let Some(value) = self.values.get_mut(known) {
            change(value);
        }
    }
}

fn place(at: &Value) -> Option<usize> {
    at.as_u64().and_then(|at| usize::try_from(at).ok())
}

/// Sorts; what is equal stays in its order.
pub(crate) fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut from: Vec<Option<T>> = core::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| from.get_mut(place)?.take()));
}

fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    order
}

/// A JSON object, filled one by one: `collect` would bring a sort of its own.
pub(crate) fn filled(fields: impl Iterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name, value);
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut items: Vec<(u8, usize)> = (0..200).map(|place| ([3, 1, 2, 1, 3][place % 5], place)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        sort(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, expected);
    }

    #[test]
    fn is_a_map() {
        let (mut map, mut expected) = (ByText::new(), BTreeMap::new());
        for number in 0..500_usize {
            let key = alloc::format!("{}", number.wrapping_mul(7919) % 101);
            assert_eq!(map.insert(key.clone(), number), expected.insert(key, number));
        }
        map.change("5".into(), |value| *value += 1);
        *expected.entry("5".into()).or_default() += 1;
        map.change("new".into(), |value| *value += 2);
        *expected.entry("new".into()).or_default() += 2;
        assert!(map.iter().eq(&expected));
        assert_eq!((map.iter().count(), map.get("7"), map.get("none")), (expected.len(), expected.get("7"), None));
        assert!(map.contains("7") && !map.contains("none"));
        assert!(map.into_values().eq(expected.into_values()));
    }
}
