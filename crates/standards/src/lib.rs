//! The standards that this software carries, compiled from `standards/` by `build.rs`.
#![no_std]

extern crate alloc;

use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::catalog::{List, Prose};
use weibao_core::form::Form;
use weibao_core::packed::from_bytes;

/// The catalog `cn-2021`: 11 areas, 34 contents, 76 standards, 7 negative items.
pub fn catalog() -> Catalog {
    from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin")))
}

/// Editions before the newest one, each a folder of `standards/`; a file keeps its own for ever.
pub fn older() -> Vec<Catalog> {
    let editions: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/older.rs"));
    editions.iter().map(|bytes| from_bytes(bytes)).collect()
}

const MAPS: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Whether there is a way from one edition to another: where there is none, nobody need carry the code that goes it.
pub const HAS_MIGRATIONS: bool = !MAPS.is_empty();

/// The ways from one edition to another, as `weibao.migration` has them.
pub fn migrations() -> Vec<Value> {
    // By the parser of text, which is there for all else: the one of bytes is another.
    MAPS.iter().filter_map(|map| serde_json::from_str(core::str::from_utf8(map).ok()?).ok()).collect()
}

/// The catalog's ids, figures and registers without the words: what a returned workbook is read by, a twentieth of the whole.
pub fn skeleton() -> Catalog {
    from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/skeleton.bin")))
}

/// The catalog with the sentences of documents, which nobody else needs.
pub fn catalog_for_documents() -> Catalog {
    Catalog { prose: prose(), ..catalog() }
}

fn prose() -> Prose {
    from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/prose.bin")))
}

/// The application form of annex 2.
pub fn form() -> Form {
    from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/form.bin")))
}

/// The assessment of 示例县, an invented county.
pub fn example() -> Value {
    // `build.rs` has read this very text.
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/example-county.json"))).unwrap_or_default()
}

/// The overlays that ship, as JSON by id.
pub fn overlays() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/overlays.rs"))
}

/// The lists of names that ship, each with its date: illegal social organisations.
pub fn lists() -> Vec<List> {
    from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin")))
}

/// An example of a rule file, marked 示例，非官方, as JSON.
pub fn example_rules() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/example-rules.json"))
}

#[cfg(test)]
mod tests {
    use core::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use weibao_core::from_json::FromJson;
    use weibao_core::packed::{Packed, to_bytes};
    use weibao_core::to_json::ToJson;

    use super::*;

    /// Through serde's derived reader and writer, which the shipped software leaves to tests.
    fn is_told_alike<T: FromJson + ToJson + Packed + Serialize + DeserializeOwned + PartialEq + Debug>(embedded: &T) {
        let json = serde_json::to_value(embedded).unwrap();
        assert_eq!(embedded.to_json(), json);
        assert_eq!(T::read(&json).as_ref(), Ok(embedded));
        assert_eq!(&serde_json::from_value::<T>(json).unwrap(), embedded);
        assert_eq!(&from_bytes::<T>(&to_bytes(embedded)), embedded);
    }

    #[test]
    fn every_reader_and_writer_of_the_data_agrees() {
        is_told_alike(&catalog());
        is_told_alike(&catalog_for_documents());
        is_told_alike(&skeleton());
        is_told_alike(&lists());
        is_told_alike(&prose());
        is_told_alike(&form());
        let national = catalog();
        for (_, overlay) in overlays() {
            is_told_alike(&weibao_core::overlay::apply(&national, &serde_json::from_str(overlay).unwrap()).unwrap());
        }
    }
}
