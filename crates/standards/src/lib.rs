//! The standards that this software carries, compiled from `standards/` by `build.rs`.
#![no_std]

extern crate alloc;

use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::catalog::{List, Prose};
use weibao_core::form::Form;
use weibao_core::from_json::FromJson;

/// One place in memory: a constant would be copied to wherever it is used.
static CATALOG: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.json"));

/// The catalog `cn-2021` as compact JSON.
pub fn catalog_json() -> &'static str {
    CATALOG
}

/// The catalog `cn-2021`: 11 areas, 34 contents, 76 standards, 7 negative items.
pub fn catalog() -> Catalog {
    embedded(catalog_json())
}

/// Editions before the newest one, each a folder of `standards/`; a file keeps its own for ever.
pub fn older() -> Vec<Catalog> {
    let texts: &[&str] = include!(concat!(env!("OUT_DIR"), "/older.rs"));
    texts.iter().map(|text| embedded(text)).collect()
}

/// The ways from one edition to another, as `weibao.migration` has them.
pub fn migrations() -> Vec<Value> {
    let texts: &[&str] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
    texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

/// The catalog's ids, figures and registers without the words: what a returned workbook is read by, a twentieth of the whole.
pub fn skeleton() -> Catalog {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/skeleton.json")))
}

/// The catalog with the sentences of documents, which nobody else needs.
pub fn catalog_for_documents() -> Catalog {
    Catalog { prose: prose(), ..catalog() }
}

fn prose() -> Prose {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/prose.json")))
}

/// The application form of annex 2.
pub fn form() -> Form {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/form.json")))
}

/// The assessment of 示例县, an invented county.
pub fn example() -> Value {
    compiled(serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/example-county.json"))).ok())
}

/// The overlays that ship, as JSON by id.
pub fn overlays() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/overlays.rs"))
}

/// The lists of names that ship, each with its date: illegal social organisations.
pub fn lists() -> Vec<List> {
    embedded(include_str!(concat!(env!("OUT_DIR"), "/lists.json")))
}

/// An example of a rule file, marked 示例，非官方, as JSON.
pub fn example_rules() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/example-rules.json"))
}

fn embedded<T: FromJson>(json: &str) -> T {
    compiled(serde_json::from_str(json).ok().and_then(|value| T::read(&value).ok()))
}

/// Says nothing of an error: to print one would bring the tables of Unicode into the wasm.
#[expect(clippy::panic, reason = "build.rs has read this very text back")]
fn compiled<T>(read: Option<T>) -> T {
    read.unwrap_or_else(|| panic!("compiled data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_readers_of_the_data_agree() {
        assert_eq!(catalog(), serde_json::from_str(catalog_json()).unwrap());
        assert_eq!(
            lists(),
            serde_json::from_str::<Vec<List>>(include_str!(concat!(env!("OUT_DIR"), "/lists.json"))).unwrap()
        );
        assert_eq!(prose(), serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/prose.json"))).unwrap());
        assert_eq!(form(), serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/form.json"))).unwrap());
    }
}
