//! What the shapes of the catalog and the form are made of, written down once: how each is read from JSON, written as JSON, and kept as bytes.

use serde_json::{Map, Value};

use crate::catalog::{
    Aggregate, Area, Basis, Body, Bound, Catalog, CellPredicate, CellTest, Choice, ChoiceOption, Clause, Column,
    ColumnKind, Comparison, Content, Departments, Derivation, EvidenceItem, Figure, FigureProse, Goal, Largest, List,
    Negative, OverlayChange, OverlayMark, Periods, Predicate, Procedure, Prose, Ratio, ReadingCondition, Register,
    Renew, Role, Rule, ShareOf, Stage, StageKey, Standard, StandardProse, Term, Unit, UnitKind, UnitUnder, Want,
};
use crate::form::{Form, FormContent, FormField, FormFiller, FormLayout, FormRow};
use crate::from_json::{Cursor, FromJson, has};
use crate::packed::{Packed, Packer, Unpacker};
use crate::to_json::{MayStayAway, ToJson, put, put_all};

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

        impl ToJson for $shape {
            fn to_json(&self) -> Value {
                let mut object = Map::new();
                $(put(&mut object, name!($needed $($needed_name)?), self.$needed.to_json());)*
                $($(if !self.$optional.is_nothing() {
                    put(&mut object, stringify!($optional), self.$optional.to_json());
                })*)?
                $(put_all(&mut object, self.$flattened.to_json());)?
                Value::Object(object)
            }
        }

        impl MayStayAway for $shape {
            fn is_nothing(&self) -> bool {
                *self == Self::default()
            }
        }

        impl Packed for $shape {
            fn pack(&self, out: &mut Packer) {
                $(self.$needed.pack(out);)*
                $($(self.$optional.pack(out);)*)?
                $(self.$flattened.pack(out);)?
            }

            fn unpack(bytes: &mut Unpacker<'_>) -> Self {
                Self {
                    $($needed: Packed::unpack(bytes),)*
                    $($($optional: Packed::unpack(bytes),)*)?
                    $($flattened: Packed::unpack(bytes),)?
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
    Catalog { id, title, document, source, areas, negatives, figures, registers | revision, choices, units, goals, procedure, overlay, prose }
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
    Negative { id, text | notes, departments, asked, evidence, years, changed_by }
    Unit { key, name, kind | aliases }
    List { id, title, as_of, source, names }
    Goal { reference as "ref", mark, text | changed_by }
    Figure {
        key, label, unit |
        department, each, help, decimal, part_of, same_as, units, short, past, yearly, total, bodies, largest, from, note,
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

        impl ToJson for $shape {
            fn to_json(&self) -> Value {
                match self {
                    $($shape::$variant => $word.into(),)*
                }
            }
        }

        impl Packed for $shape {
            fn pack(&self, out: &mut Packer) {
                out.byte(*self as u8);
            }

            fn unpack(bytes: &mut Unpacker<'_>) -> Self {
                let place = bytes.byte();
                $(if place == $shape::$variant as u8 {
                    return $shape::$variant;
                })*
                Self::default()
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

/// `[Generic] Name ["word" => Variant] { place "field" => Variant }`: the first of the fields that is there makes the variant, which holds
/// what the field holds. A word stands for a variant that holds nothing.
macro_rules! variants {
    ($([$($generic:ident)?] $shape:ty $([$word:literal => $unit:ident])? {
        $($place:literal $name:literal => $variant:ident),*
    })*) => {$(
        impl $(<$generic: FromJson>)? FromJson for $shape {
            fn take(value: &Value, cursor: &mut Cursor) -> Self {
                $(if value.as_str() == Some($word) {
                    return Self::$unit;
                })?
                let object = cursor.object(value);
                $(if has(object, $name) {
                    return Self::$variant(cursor.needed(object, $name));
                })*
                cursor.error();
                Self::default()
            }
        }

        impl $(<$generic: ToJson>)? ToJson for $shape {
            fn to_json(&self) -> Value {
                let mut object = Map::new();
                match self {
                    $(Self::$unit => return $word.into(),)?
                    $(Self::$variant(held) => put(&mut object, $name, held.to_json()),)*
                }
                Value::Object(object)
            }
        }

        impl $(<$generic: Packed + Default>)? Packed for $shape {
            fn pack(&self, out: &mut Packer) {
                match self {
                    $(Self::$unit => {
                        // No place is 0.
                        let _ = $word;
                        out.byte(0);
                    })?
                    $(Self::$variant(held) => {
                        out.byte($place);
                        held.pack(out);
                    })*
                }
            }

            fn unpack(bytes: &mut Unpacker<'_>) -> Self {
                match bytes.byte() {
                    $($place => Self::$variant(Packed::unpack(bytes)),)*
                    _ => Self::default(),
                }
            }
        }
    )*};
}

variants! {
    [] Aggregate ["count" => Count] { 1 "sum" => Sum, 2 "minimum" => Minimum, 3 "maximum" => Maximum, 4 "periods" => Periods }
    [] CellPredicate {
        1 "is" => Is, 2 "at_least" => AtLeast, 3 "in" => In, 4 "share_of" => ShareOf, 5 "within" => Within, 6 "due" => Due,
        7 "in_period" => InPeriod
    }
    [] Predicate { 1 "figure" => Figure, 2 "ratio" => Ratio }
    [T] Bound<T> { 1 "at_least" => AtLeast, 2 "more_than" => MoreThan, 3 "at_most" => AtMost }
}
