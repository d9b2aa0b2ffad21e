//! The standards that this software carries, compiled from `standards/` by `build.rs`.
#![no_std]

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::form::Form;

/// The catalog `cn-2021` as compact JSON.
pub fn catalog_json() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/catalog.json"))
}

/// The catalog `cn-2021`: 11 areas, 34 contents, 76 standards, 7 negative items.
#[expect(clippy::expect_used, reason = "build.rs has read this very text back")]
pub fn catalog() -> Catalog {
    serde_json::from_str(catalog_json()).expect("compiled data")
}

/// The application form of annex 2.
#[expect(clippy::expect_used, reason = "build.rs has read this very text back")]
pub fn form() -> Form {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/form.json"))).expect("compiled data")
}

/// The assessment of 示例县, an invented county.
#[expect(clippy::expect_used, reason = "build.rs wrote this text from a JSON value")]
pub fn example() -> Value {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/example-county.json"))).expect("compiled data")
}

/// The overlays that ship, as JSON by id.
pub fn overlays() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/overlays.rs"))
}

/// An example of a rule file, marked 示例，非官方, as JSON.
pub fn example_rules() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/example-rules.json"))
}
