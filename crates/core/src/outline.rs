//! What may stand where in a JSON value, as data. For the parts of files that are carried and shown, and that no judgement reads.

use alloc::string::String;
use alloc::vec::Vec;

use weibao_text::problems as text;

use crate::date::Date;
use crate::json::{Json, Kind, Object};
use crate::path::Path;
use crate::problem::Problem;

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Outline {
    /// Whatever it is: somebody else looks at it.
    Any,
    /// A text of at most so many characters.
    Text(usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A whole number from 0 to 1e12.
    Whole,
    /// A number.
    Number,
    /// A list of at most so many.
    List(usize, &'static Outline),
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// An object of at most so many, by a name.
    Named(usize, &'static Outline),
    /// An object of at most so many, by a place in a saved file: a JSON pointer.
    Placed(usize, &'static Outline),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    name: &'static str,
    outline: Outline,
    needed: bool,
}

impl Field {
    /// A field that must be there.
    pub const fn needed(name: &'static str, outline: Outline) -> Self {
        Self { name, outline, needed: true }
    }

    /// A field that need not be there.
    pub const fn optional(name: &'static str, outline: Outline) -> Self {
        Self { name, outline, needed: false }
    }
}

/// Every place where a value leaves its outline. `root`: the JSON pointer of the value.
pub fn problems<'a>(value: impl Into<Json<'a>>, outline: Outline, root: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    check(value.into(), outline, &Path::Root, &mut found);
    for problem in &mut found {
        problem.path.insert_str(0, root);
    }
    found
}

pub(crate) fn check(value: Json<'_>, outline: Outline, path: &Path<'_>, problems: &mut Vec<Problem>) {
    let mut report =
        |code: &str, text: String| problems.push(Problem { code: code.into(), path: path.pointer(), text });
    match (outline, value.kind()) {
        (Outline::Any, _) | (Outline::Number, Kind::Number(_)) => {}
        (Outline::Text(most), Kind::Text(words)) => {
            if words.chars().nth(most).is_some() {
                report("too_long", text::too_long(most));
            }
        }
        (Outline::Word(allowed), _) => {
            if !value.as_str().is_some_and(|word| allowed.contains(&word)) {
                report("wrong_value", text::wrong_value(allowed));
            }
        }
        (Outline::Date, Kind::Text(day)) => {
            if Date::read(day).is_none() {
                report("not_a_date", text::not_a_date());
            }
        }
        (Outline::Whole, Kind::Number(number)) => {
            if number.as_u64().is_none_or(|number| number > 1_000_000_000_000) {
                report("out_of_range", text::out_of_range());
            }
        }
        (Outline::List(most, item), Kind::List(items)) => {
            if items.len() > most {
                report("too_many", text::too_many(most));
            }
            for (at, value) in items.iter().enumerate().take(most) {
                check(value, *item, &path.item(at), problems);
            }
        }
        (Outline::Object(fields), Kind::Object(object)) => check_fields(object, fields, path, problems),
        (Outline::Named(most, item) | Outline::Placed(most, item), Kind::Object(object)) => {
            if object.len() > most {
                report("too_many", text::too_many(most));
            }
            for (key, value) in object.iter().take(most) {
                let place = path.field(key);
                if matches!(outline, Outline::Placed(..)) && !key.starts_with('/') {
                    problems.push(Problem {
                        code: "not_a_place".into(),
                        path: place.pointer(),
                        text: text::not_a_place(),
                    });
                }
                check(value, *item, &place, problems);
            }
        }
        (Outline::Text(_) | Outline::Date, _) => report("wrong_type", text::wrong_type(text::types::TEXT)),
        (Outline::Whole | Outline::Number, _) => report("wrong_type", text::wrong_type(text::types::NUMBER)),
        (Outline::List(..), _) => report("wrong_type", text::wrong_type(text::types::LIST)),
        (Outline::Object(_) | Outline::Named(..) | Outline::Placed(..), _) => {
            report("wrong_type", text::wrong_type(text::types::OBJECT));
        }
    }
}

fn check_fields(object: Object<'_>, fields: &[Field], path: &Path<'_>, problems: &mut Vec<Problem>) {
    for field in fields {
        let place = path.field(field.name);
        match object.get(field.name) {
            Some(value) => check(value, field.outline, &place, problems),
            None if field.needed => problems.push(Problem {
                code: "missing_field".into(),
                path: place.pointer(),
                text: text::missing_field(field.name),
            }),
            None => {}
        }
    }
    for name in object.keys().filter(|name| !fields.iter().any(|field| field.name == *name)) {
        let text = text::unknown_field(name);
        problems.push(Problem { code: "unknown_field".into(), path: path.field(name).pointer(), text });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const NAMED: Outline = Outline::Named(2, &Outline::Whole);
    const PLACED: Outline = Outline::Placed(2, &Outline::Any);

    fn codes(value: &Value, outline: Outline) -> Vec<String> {
        problems(value, outline, "/at")
            .into_iter()
            .map(|problem| alloc::format!("{} {}", problem.code, problem.path))
            .collect()
    }

    #[test]
    fn what_is_just_the_most_is_not_too_much() {
        let none: [&str; 0] = [];
        assert_eq!(codes(&json!("甲乙"), Outline::Text(2)), none);
        assert_eq!(codes(&json!("甲乙丙"), Outline::Text(2)), ["too_long /at"]);
        assert_eq!(codes(&json!(1_000_000_000_000_u64), Outline::Whole), none);
        assert_eq!(codes(&json!(1_000_000_000_001_u64), Outline::Whole), ["out_of_range /at"]);
        assert_eq!(codes(&json!([1, 2]), Outline::List(2, &Outline::Whole)), none);
        assert_eq!(codes(&json!([1, 2, 3, "x"]), Outline::List(2, &Outline::Whole)), ["too_many /at"]);
        assert_eq!(codes(&json!([1, "x"]), Outline::List(2, &Outline::Whole)), ["wrong_type /at/1"]);
        assert_eq!(codes(&json!({ "a": 1, "b": 2 }), NAMED), none);
        assert_eq!(codes(&json!({ "a": 1, "b": "x", "c": 3 }), NAMED), ["too_many /at", "wrong_type /at/b"]);
        assert_eq!(codes(&json!({ "/a": 1, "/b": 2 }), PLACED), none);
        assert_eq!(codes(&json!({ "a": 1, "/b": 2 }), PLACED), ["not_a_place /at/a"]);
    }
}
