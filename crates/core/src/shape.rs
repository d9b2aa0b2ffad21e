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
    Content, Departments, Derivation, EvidenceItem, Figure, Given, Goal, List, Negative, OverlayChange, OverlayMark,
    Procedure, Ratio, Register, Renew, Rule, Stage, StageKey, Standard, Take, Test, Unit, UnitKind,
};
use crate::decimal::{Decimal, Fraction};
use crate::form::{Form, FormContent, FormField, FormFiller, FormLayout, FormRow};

/// Something that JSON can hold in exactly one way.
///
/// A reader gives its default where a piece does not fit, and leaves the first misfit's place on the trail: it never
/// stops midway, which would cost as much code again.
pub trait Shape: Default {
    /// Reads it.
    fn take(value: &Value, trail: &mut Trail) -> Self;

    /// Reads it.
    ///
    /// # Errors
    /// The place of the first piece that is missing, unknown or of another shape.
    fn read(value: &Value) -> Result<Self, Misfit> {
        let mut trail = Trail::default();
        let read = Self::take(value, &mut trail);
        trail.misfit.map_or(Ok(read), Err)
    }
}

/// A piece that does not fit: its place, as a JSON pointer from where the reading began.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit(pub String);

/// Where a reader is, and what did not fit.
#[derive(Default)]
pub struct Trail {
    steps: Vec<String>,
    misfit: Option<Misfit>,
}

impl Trail {
    fn misfit(&mut self) {
        if self.misfit.is_none() {
            self.misfit = Some(Misfit(self.steps.iter().map(|step| format!("/{step}")).collect()));
        }
    }

    fn misfit_at(&mut self, step: &str) {
        self.steps.push(step.into());
        self.misfit();
        self.steps.pop();
    }

    fn fits<T: Default>(&mut self, read: Option<T>) -> T {
        read.unwrap_or_else(|| {
            self.misfit();
            T::default()
        })
    }

    fn object<'v>(&mut self, value: &'v Value) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.misfit();
        }
        object
    }

    /// That there is no other field. What is flattened in is always an enum, and so one field more.
    fn nothing_else(&mut self, object: Option<&Map<String, Value>>, names: &[&str], flattened: usize) {
        let mut others = object.into_iter().flat_map(Map::keys).filter(|key| !names.contains(&key.as_str()));
        if let Some(other) = others.nth(flattened) {
            self.misfit_at(other);
        }
    }

    fn within<T: Shape>(&mut self, step: String, value: &Value) -> T {
        self.steps.push(step);
        let read = T::take(value, self);
        self.steps.pop();
        read
    }

    fn needed<T: Shape>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        if !has(object, name) {
            self.misfit_at(name);
        }
        self.optional(object, name)
    }

    fn optional<T: Shape>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        let value = object.and_then(|object| object.get(name));
        value.map(|value| self.within(name.into(), value)).unwrap_or_default()
    }
}

fn has(object: Option<&Map<String, Value>>, name: &str) -> bool {
    object.is_some_and(|object| object.contains_key(name))
}

impl Shape for String {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        trail.fits(value.as_str()).into()
    }
}

impl Shape for bool {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        trail.fits(value.as_bool())
    }
}

impl Shape for u8 {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        trail.fits(value.as_u64().and_then(|number| number.try_into().ok()))
    }
}

impl Shape for Decimal {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        trail.fits(value.as_number().and_then(|number| Self::from_number(number).ok()))
    }
}

impl Shape for Fraction {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        trail.fits(value.as_str().and_then(|text| text.parse().ok()))
    }
}

impl<T: Shape> Shape for Option<T> {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        if value.is_null() { None } else { Some(T::take(value, trail)) }
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        let items = trail.fits(value.as_array().map(Vec::as_slice));
        let mut read = Self::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(trail.within(format!("{at}"), item));
        }
        read
    }
}

impl<T: Shape> Shape for LiteMap<String, T> {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        let mut read = Self::new();
        for (key, value) in trail.object(value).into_iter().flatten() {
            read.insert(key.clone(), trail.within(key.clone(), value));
        }
        read
    }
}

/// `Name { needed | optional; flattened }`; `as` where JSON has another name for it.
macro_rules! objects {
    ($($shape:ident {
        $($needed:ident $(as $needed_name:literal)?),* $(| $($optional:ident),*)? $(; $flattened:ident)?
    })*) => {$(
        impl Shape for $shape {
            fn take(value: &Value, trail: &mut Trail) -> Self {
                let object = trail.object(value);
                let names = [$(name!($needed $($needed_name)?),)* $($(stringify!($optional),)*)?];
                let flattened: &[&str] = &[$(stringify!($flattened))?];
                trail.nothing_else(object, &names, flattened.len());
                Self {
                    $($needed: trail.needed(object, name!($needed $($needed_name)?)),)*
                    $($($optional: trail.optional(object, stringify!($optional)),)*)?
                    $($flattened: Shape::take(value, trail),)?
                }
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
    Catalog { id, title, document, source, areas, negatives, figures, registers | choices, units, goals, procedure, overlay }
    Area { id, title, contents }
    Content { id, title, standards }
    Standard { id, text, clauses, departments, evidence, basis | evidence_items, notes, changed_by }
    EvidenceItem { renew | onsite }
    Clause { id, text, measured | rules, label, main, each, help, changed_by }
    Departments { lead, support | sources }
    Basis { document, article | relation }
    Negative { id, text | notes, departments, asked, evidence, changed_by }
    Unit { key, name, kind | aliases }
    List { id, title, as_of, source, names }
    Goal { reference as "ref", mark, text | changed_by }
    Figure { key, label, unit | department, each, help, decimal, part_of, same_as, from, note, changed_by }
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
    Procedure { | lead, quota, stages, after, city_step }
    Stage { title, when | key, from, to, what }
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
            fn take(value: &Value, trail: &mut Trail) -> Self {
                trail.fits(match value.as_str() {
                    $(Some($word) => Some($shape::$variant),)*
                    _ => None,
                })
            }
        }
    )*};
}

words! {
    ColumnKind { "text" => Text, "number" => Number, "boolean" => Boolean }
    Renew { "year" => Year, "until_replaced" => UntilReplaced, "dated" => Dated, "plan" => Plan }
    UnitKind { "department" => Department, "township" => Township, "group" => Group }
    StageKey {
        "apply" => Apply, "recommend" => Recommend, "create" => Create, "evaluate" => Evaluate, "verify" => Verify,
        "name" => Name, "recheck" => Recheck
    }
    FormLayout { "pairs" => Pairs, "block" => Block }
    FormFiller {
        "county" => County, "county_government" => CountyGovernment, "city" => City, "province" => Province,
        "ministry" => Ministry
    }
    FormContent { "filled" => Filled, "draft" => Draft, "blank" => Blank }
}

/// The first of the fields that is there makes the variant.
macro_rules! variants {
    ($value:expr, $trail:expr, $($name:literal => $variant:expr),*) => {{
        let object = $trail.object($value);
        $(if has(object, $name) {
            return $variant($trail.needed(object, $name));
        })*
        $trail.misfit();
        Self::default()
    }};
}

impl Shape for Take {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        if value.as_str() == Some("count") {
            return Take::Count;
        }
        variants!(value, trail, "sum" => Take::Sum, "minimum" => Take::Minimum, "maximum" => Take::Maximum)
    }
}

impl Shape for CellIs {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        variants!(value, trail, "is" => CellIs::Is, "at_least" => CellIs::AtLeast, "in" => CellIs::In)
    }
}

impl Shape for Test {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        variants!(value, trail, "figure" => Test::Figure, "ratio" => Test::Ratio)
    }
}

impl<T: Shape> Shape for Bound<T> {
    fn take(value: &Value, trail: &mut Trail) -> Self {
        variants!(value, trail, "at_least" => Bound::AtLeast, "more_than" => Bound::MoreThan, "at_most" => Bound::AtMost)
    }
}
