//! Places in a saved file: JSON pointers, as the chain's files spell them.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

/// The pointer of these steps.
pub fn at(steps: &[&str]) -> String {
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// The steps of a pointer.
pub fn steps(at: &str) -> Vec<String> {
    at.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}

/// Whether this says nothing: an empty cell, an empty list.
pub fn blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(words) => words.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What stands at a place, where that says something.
pub fn said<'v>(value: &'v Value, at: &str) -> Option<&'v Value> {
    value.pointer(at).filter(|value| !blank(value))
}

/// Puts something at a place, and makes the objects on the way there. In a list the place is one that is there, or the next.
pub fn put(value: &mut Value, at: &str, new: Value) {
    let mut here = value;
    for step in steps(at) {
        if let Value::Array(items) = here {
            let Ok(index) = step.parse::<usize>() else { return };
            if index == items.len() {
                items.push(Value::Null);
            }
            let Some(item) = items.get_mut(index) else { return };
            here = item;
        } else {
            if !here.is_object() {
                *here = Value::Object(Map::new());
            }
            let Value::Object(fields) = here else { return };
            here = fields.entry(step).or_insert(Value::Null);
        }
    }
    *here = new;
}

/// The objects of a list; none where it is no list.
pub fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The text of a field; empty where there is none.
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
