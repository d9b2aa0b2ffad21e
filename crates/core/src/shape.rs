//! Reads the shapes of the catalog and the form from JSON values, as strictly as their derived readers.
//!
//! Written out by one small macro, because serde's readers of these shapes alone outweigh everything else in the browser.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::{Map, Value};

use crate::catalog::{
    Area, Basis, Bound, Catalog, CellIs, CellTest, Choice, ChoiceOption, Clause, Column, ColumnKind, Comparison,
    Content, Departments, Derivation, Figure, Given, Negative, OverlayChange, OverlayMark, Procedure, Ratio, Register,
    Rule, Stage, Standard, Take, Test,
};
use crate::decimal::{Decimal, Fraction};
use crate::form::{Form, FormContent, FormField, FormFiller, FormLayout, FormRow};

/// Something that JSON can hold in exactly one way.
pub trait Shape: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The place of the first piece that is missing, unknown or of another shape.
    fn read(value: &Value) -> Result<Self, Misfit>;
}

/// A piece that does not fit: its place, as a JSON pointer from where the reading began.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Misfit(pub String);

impl Misfit {
    fn within(self, step: impl core::fmt::Display) -> Self {
        Self(format!("/{step}{}", self.0))
    }
}

fn fits<T>(read: Option<T>) -> Result<T, Misfit> {
    read.ok_or_else(Misfit::default)
}

fn needed<T: Shape>(object: &Map<String, Value>, name: &str) -> Result<T, Misfit> {
    fits(object.get(name)).and_then(T::read).map_err(|misfit| misfit.within(name))
}

fn optional<T: Shape + Default>(object: &Map<String, Value>, name: &str) -> Result<T, Misfit> {
    if object.contains_key(name) { needed(object, name) } else { Ok(T::default()) }
}

/// That there is no other field. What is flattened in is always an enum, and so one field more.
fn nothing_else(object: &Map<String, Value>, names: &[&str], flattened: usize) -> Result<(), Misfit> {
    let mut others = object.keys().filter(|key| !names.contains(&key.as_str()));
    match others.nth(flattened) {
        Some(other) => Err(Misfit::default().within(other)),
        None => Ok(()),
    }
}

impl Shape for String {
    fn read(value: &Value) -> Result<Self, Misfit> {
        fits(value.as_str()).map(Self::from)
    }
}

impl Shape for bool {
    fn read(value: &Value) -> Result<Self, Misfit> {
        fits(value.as_bool())
    }
}

impl Shape for u8 {
    fn read(value: &Value) -> Result<Self, Misfit> {
        fits(value.as_u64().and_then(|number| number.try_into().ok()))
    }
}

impl Shape for Decimal {
    fn read(value: &Value) -> Result<Self, Misfit> {
        fits(value.as_number().and_then(|number| Self::from_number(number).ok()))
    }
}

impl Shape for Fraction {
    fn read(value: &Value) -> Result<Self, Misfit> {
        fits(value.as_str().and_then(|text| text.parse().ok()))
    }
}

impl<T: Shape> Shape for Option<T> {
    fn read(value: &Value) -> Result<Self, Misfit> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let mut read = Self::new();
        for (at, item) in fits(value.as_array())?.iter().enumerate() {
            read.push(T::read(item).map_err(|misfit| misfit.within(at))?);
        }
        Ok(read)
    }
}

impl<T: Shape> Shape for LiteMap<String, T> {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let mut read = Self::new();
        for key in fits(value.as_object())?.keys() {
            read.insert(key.clone(), needed(fits(value.as_object())?, key)?);
        }
        Ok(read)
    }
}

/// `Name { needed | optional; flattened }`; `as` where JSON has another name for it.
macro_rules! objects {
    ($($shape:ident {
        $($needed:ident $(as $needed_name:literal)?),* $(| $($optional:ident),*)? $(; $flattened:ident)?
    })*) => {$(
        impl Shape for $shape {
            fn read(value: &Value) -> Result<Self, Misfit> {
                let object = fits(value.as_object())?;
                let names = [$(name!($needed $($needed_name)?),)* $($(stringify!($optional),)*)?];
                let flattened: &[&str] = &[$(stringify!($flattened))?];
                nothing_else(object, &names, flattened.len())?;
                Ok(Self {
                    $($needed: needed(object, name!($needed $($needed_name)?))?,)*
                    $($($optional: optional(object, stringify!($optional))?,)*)?
                    $($flattened: Shape::read(value)?,)?
                })
            }
        }
    )*};
}

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

objects! {
    Catalog { id, title, document, source, areas, negatives, figures, registers | choices, procedure, overlay }
    Area { id, title, contents }
    Content { id, title, standards }
    Standard { id, text, clauses, departments, evidence, basis | notes, changed_by }
    Clause { id, text, measured | rules, changed_by }
    Departments { lead, support | sources }
    Basis { document, article | relation }
    Negative { id, text | notes, departments, changed_by }
    Figure { key, label, unit | department, decimal, part_of, same_as, from, note, changed_by }
    Derivation { register, take | only, given }
    CellTest { column; is }
    Given { choice, option }
    Choice { key, question, standards, options }
    ChoiceOption { key, label }
    Rule { phrase | implied, given, when, note; test }
    Comparison { figure; bound }
    Ratio { part, whole; bound }
    Register { key, label, columns | department }
    Column { key, label, kind as "type" | unit, options, decimal, part_of }
    Procedure { | lead, quota, stages }
    Stage { title, when | what }
    OverlayMark { id, title, authority, changes }
    OverlayChange { reference as "ref", text | weaker }
    Form { annex, title, rows, footer }
    FormRow { number, layout, filled_by, content, fields | note, seal, date }
    FormField { key, label }
}

/// `Name { "word" => Variant }`, for variants that hold nothing.
macro_rules! words {
    ($($shape:ident { $($word:literal => $variant:ident),* })*) => {$(
        impl Shape for $shape {
            fn read(value: &Value) -> Result<Self, Misfit> {
                fits(match value.as_str() {
                    $(Some($word) => Some($shape::$variant),)*
                    _ => None,
                })
            }
        }
    )*};
}

words! {
    ColumnKind { "text" => Text, "number" => Number, "boolean" => Boolean }
    FormLayout { "pairs" => Pairs, "block" => Block }
    FormFiller {
        "county" => County, "county_government" => CountyGovernment, "city" => City, "province" => Province,
        "ministry" => Ministry
    }
    FormContent { "filled" => Filled, "draft" => Draft, "blank" => Blank }
}

/// The first of the fields that is there makes the variant.
macro_rules! variants {
    ($object:expr, $($name:literal => $variant:expr),*) => {{
        $(if $object.contains_key($name) {
            return needed($object, $name).map($variant);
        })*
        Err(Misfit::default())
    }};
}

impl Shape for Take {
    fn read(value: &Value) -> Result<Self, Misfit> {
        if value.as_str() == Some("count") {
            return Ok(Take::Count);
        }
        let object = fits(value.as_object())?;
        variants!(object, "sum" => Take::Sum, "minimum" => Take::Minimum, "maximum" => Take::Maximum)
    }
}

impl Shape for CellIs {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let object = fits(value.as_object())?;
        variants!(object, "is" => CellIs::Is, "at_least" => CellIs::AtLeast, "in" => CellIs::In)
    }
}

impl Shape for Test {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let object = fits(value.as_object())?;
        variants!(object, "figure" => Test::Figure, "ratio" => Test::Ratio)
    }
}

impl<T: Shape> Shape for Bound<T> {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let object = fits(value.as_object())?;
        variants!(object, "at_least" => Bound::AtLeast, "more_than" => Bound::MoreThan, "at_most" => Bound::AtMost)
    }
}
