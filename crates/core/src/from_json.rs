//! Reads the shapes of the catalog and the form from JSON values, as strictly as their derived readers.
//!
//! Written out by one small macro, because serde's readers of these shapes alone outweigh everything else in the browser.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::{Map, Value};

use crate::catalog::{
    Aggregate, Area, Basis, Body, Bound, Catalog, CellPredicate, CellTest, Choice, ChoiceOption, Clause, Column,
    ColumnKind, Comparison, Content, Departments, Derivation, EvidenceItem, Figure, FigureProse, Goal, Largest, List,
    Negative, OverlayChange, OverlayMark, Periods, Predicate, Procedure, Prose, Ratio, ReadingCondition, Register,
    Renew, Role, Rule, ShareOf, Stage, StageKey, Standard, StandardProse, Term, Unit, UnitKind, UnitUnder, Want,
};
use crate::decimal::{Decimal, Fraction};
use crate::form::{Form, FormContent, FormField, FormFiller, FormLayout, FormRow};

/// Something that JSON can hold in exactly one way.
///
/// A reader gives its default where a piece does not fit, and leaves the place of the first that does not on the cursor: it never
/// stops midway, which would cost as much code again.
pub trait FromJson: Default {
    /// Reads it.
    fn take(value: &Value, cursor: &mut Cursor) -> Self;

    /// Reads it.
    ///
    /// # Errors
    /// The place of the first piece that is missing, unknown or of another shape.
    fn read(value: &Value) -> Result<Self, ShapeError> {
        let mut cursor = Cursor::default();
        let read = Self::take(value, &mut cursor);
        cursor.error.map_or(Ok(read), Err)
    }
}

/// A piece that does not fit: its place, as a JSON pointer from where the reading began.
#[derive(Debug, PartialEq, Eq)]
pub struct ShapeError(pub String);

/// Where a reader is, and what did not fit.
#[derive(Default)]
pub struct Cursor {
    steps: Vec<String>,
    error: Option<ShapeError>,
}

impl Cursor {
    fn error(&mut self) {
        if self.error.is_none() {
            self.error = Some(ShapeError(self.steps.iter().map(|step| format!("/{step}")).collect()));
        }
    }

    fn error_at(&mut self, step: &str) {
        self.steps.push(step.into());
        self.error();
        self.steps.pop();
    }

    fn fits<T: Default>(&mut self, read: Option<T>) -> T {
        read.unwrap_or_else(|| {
            self.error();
            T::default()
        })
    }

    fn object<'v>(&mut self, value: &'v Value) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.error();
        }
        object
    }

    /// That there is no other field. What is flattened in is always an enum, and so one field more.
    fn nothing_else(&mut self, object: Option<&Map<String, Value>>, names: &[&str], flattened: usize) {
        let mut others = object.into_iter().flat_map(Map::keys).filter(|key| !names.contains(&key.as_str()));
        if let Some(other) = others.nth(flattened) {
            self.error_at(other);
        }
    }

    fn within<T: FromJson>(&mut self, step: String, value: &Value) -> T {
        self.steps.push(step);
        let read = T::take(value, self);
        self.steps.pop();
        read
    }

    fn needed<T: FromJson>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        if !has(object, name) {
            self.error_at(name);
        }
        self.optional(object, name)
    }

    fn optional<T: FromJson>(&mut self, object: Option<&Map<String, Value>>, name: &str) -> T {
        let value = object.and_then(|object| object.get(name));
        value.map(|value| self.within(name.into(), value)).unwrap_or_default()
    }
}

fn has(object: Option<&Map<String, Value>>, name: &str) -> bool {
    object.is_some_and(|object| object.contains_key(name))
}

impl FromJson for String {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_str()).into()
    }
}

impl FromJson for bool {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_bool())
    }
}

impl FromJson for u8 {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_u64().and_then(|number| number.try_into().ok()))
    }
}

impl FromJson for Decimal {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_number().and_then(|number| Self::from_number(number).ok()))
    }
}

impl FromJson for Fraction {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        cursor.fits(value.as_str().and_then(|text| text.parse().ok()))
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        if value.is_null() { None } else { Some(T::take(value, cursor)) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        let items = cursor.fits(value.as_array().map(Vec::as_slice));
        let mut read = Self::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            read.push(cursor.within(format!("{at}"), item));
        }
        read
    }
}

impl<T: FromJson> FromJson for LiteMap<String, T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        let mut read = Self::new();
        for (key, value) in cursor.object(value).into_iter().flatten() {
            read.insert(key.clone(), cursor.within(key.clone(), value));
        }
        read
    }
}

/// `Name { needed | optional; flattened }`; `as` where JSON has another name for it.
macro_rules! objects {
    ($($shape:ident {
        $($needed:ident $(as $needed_name:literal)?),* $(| $($optional:ident),*)? $(; $flattened:ident)?
    })*) => {$(
        impl FromJson for $shape {
            fn take(value: &Value, cursor: &mut Cursor) -> Self {
                let object = cursor.object(value);
                let names = [$(name!($needed $($needed_name)?),)* $($(stringify!($optional),)*)?];
                let flattened: &[&str] = &[$(stringify!($flattened))?];
                cursor.nothing_else(object, &names, flattened.len());
                Self {
                    $($needed: cursor.needed(object, name!($needed $($needed_name)?)),)*
                    $($($optional: cursor.optional(object, stringify!($optional)),)*)?
                    $($flattened: FromJson::take(value, cursor),)?
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
    Catalog { id, title, document, source, areas, negatives, figures, registers | choices, units, goals, procedure, overlay, prose }
    Prose { figures, standards }
    FigureProse { met, gap | most }
    StandardProse { done, next }
    Area { id, title, contents }
    Content { id, title, standards }
    Standard { id, text, clauses, departments, evidence, basis | evidence_items, notes, changed_by }
    EvidenceItem { renew | onsite }
    Clause { id, text, measured | role, together, bodies, rules, label, main, each, help, changed_by }
    Body { key, name }
    Departments { lead, support | sources }
    Basis { document, article | relation }
    Negative { id, text | notes, departments, asked, evidence, changed_by }
    Unit { key, name, kind | aliases }
    List { id, title, as_of, source, names }
    Goal { reference as "ref", mark, text | changed_by }
    Figure {
        key, label, unit |
        department, each, help, decimal, part_of, same_as, units, short, past, total, bodies, largest, from, note,
        older, changed_by
    }
    UnitUnder { unit, given }
    Largest { figures | given }
    Derivation { register, take | only, least_only, given }
    Periods { columns | older, summed }
    CellTest { column; is }
    ReadingCondition { choice, option }
    Choice { key, question, standards, options }
    ChoiceOption { key, label | older }
    ShareOf { column, at_least }
    Term { months, after }
    Rule { phrase | implied, necessary, alternative, given, wants, when, note; predicate }
    Want { standard, figure }
    Comparison { figure; bound }
    Ratio { part, whole | beyond; bound }
    Register { key, label, columns | department }
    Column { key, label, kind as "type" | unit, options, decimal, part_of, date, older }
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
        impl FromJson for $shape {
            fn take(value: &Value, cursor: &mut Cursor) -> Self {
                cursor.fits(match value.as_str() {
                    $(Some($word) => Some($shape::$variant),)*
                    _ => None,
                })
            }
        }
    )*};
}

words! {
    Role { "condition" => Condition, "advisory" => Advisory }
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
    ($value:expr, $cursor:expr, $($name:literal => $variant:expr),*) => {{
        let object = $cursor.object($value);
        $(if has(object, $name) {
            return $variant($cursor.needed(object, $name));
        })*
        $cursor.error();
        Self::default()
    }};
}

impl FromJson for Aggregate {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        if value.as_str() == Some("count") {
            return Aggregate::Count;
        }
        variants!(value, cursor, "sum" => Aggregate::Sum, "minimum" => Aggregate::Minimum, "maximum" => Aggregate::Maximum, "periods" => Aggregate::Periods)
    }
}

impl FromJson for CellPredicate {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        variants!(value, cursor, "is" => CellPredicate::Is, "at_least" => CellPredicate::AtLeast, "in" => CellPredicate::In, "share_of" => CellPredicate::ShareOf, "within" => CellPredicate::Within, "due" => CellPredicate::Due)
    }
}

impl FromJson for Predicate {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        variants!(value, cursor, "figure" => Predicate::Figure, "ratio" => Predicate::Ratio)
    }
}

impl<T: FromJson> FromJson for Bound<T> {
    fn take(value: &Value, cursor: &mut Cursor) -> Self {
        variants!(value, cursor, "at_least" => Bound::AtLeast, "more_than" => Bound::MoreThan, "at_most" => Bound::AtMost)
    }
}
