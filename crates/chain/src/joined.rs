//! The reviews of several groups as one.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::Problem;
use weibao_text::chain as sentences;

use crate::given;
use crate::ordered::sort;
use crate::place::{at, items, put, said, steps, text};
use crate::rows::sign as row_sign;
use crate::units::TOWNSHIP;

/// Reviews of one file by several groups as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joined {
    /// The first one, with what all say that do not contradict each other.
    pub review: Value,
    /// What differs: all is kept until somebody picks. By its place in the review's `marks` or `evidence`, with the review's number.
    pub clashes: BTreeMap<String, Vec<(usize, Value)>>,
    /// Reviews that are of another file.
    pub problems: Vec<Problem>,
}

/// Joins reviews of one file. The order makes no difference to the marks; each says whose it is where its review does.
pub fn join_reviews(reviews: &[Value]) -> Joined {
    let mut joined =
        Joined { review: reviews.first().cloned().unwrap_or_default(), clashes: BTreeMap::new(), problems: Vec::new() };
    let digest = |review: &Value| said(review, "/of/digest").cloned();
    let first = reviews.first().and_then(digest);
    let mut all: BTreeMap<String, Vec<(usize, Value)>> = BTreeMap::new();
    let mut samples: Vec<Value> = Vec::new();
    for (number, review) in reviews.iter().enumerate() {
        if digest(review) != first {
            let path = alloc::format!("/{number}/of/digest");
            joined.problems.extend(given::problem("other_file", &path, sentences::review_of_other_file()));
            continue;
        }
        let by = whose(review);
        for (place, mark) in review.get("marks").and_then(Value::as_object).into_iter().flatten() {
            let mut mark = mark.clone();
            if let (Some(by), Some(fields)) = (&by, mark.as_object_mut()) {
                fields.entry("by").or_insert_with(|| by.clone());
            }
            all.entry(at(&["marks", place])).or_default().push((number, mark));
        }
        for (standard, seen) in review.get("evidence").and_then(Value::as_object).into_iter().flatten() {
            for piece in seen.as_array().into_iter().flatten() {
                let place = at(&["evidence", standard, text(piece, "title"), text(piece, "number")]);
                all.entry(place).or_default().push((number, piece.clone()));
            }
        }
        for sample in items(review, "samples") {
            for row in items(sample, "rows").iter().filter(|row| row.get("found").is_some()) {
                let mut row = row.clone();
                if let (Some(by), Some(fields)) = (&by, row.as_object_mut()) {
                    fields.entry("by").or_insert_with(|| by.clone());
                }
                all.entry(place_of(sample, &row)).or_default().push((number, row));
            }
            let sample = unlooked(sample);
            if !samples.iter().any(|known| is_one_drawing(known, &sample)) {
                samples.push(sample);
            }
        }
    }
    let fields = ["mark", "status", "figure", "state", "value", "seen", "found"];
    let essence = |said: &Value| fields.map(|field| said.get(field).cloned());
    let mut marks = Map::new();
    let mut evidence = Map::new();
    for (place, found) in all {
        let Some((_, first)) = found.first() else { continue };
        if found.iter().any(|(_, said)| essence(said) != essence(first)) {
            joined.clashes.insert(place, found);
            continue;
        }
        match steps(&place).as_slice() {
            [_, standard, _, _] => {
                if let Value::Array(list) = evidence.entry(standard).or_insert_with(|| Value::Array(Vec::new())) {
                    list.push(first.clone());
                }
            }
            [_, _, _, _, _] => {
                for sample in &mut samples {
                    set_row(sample, &place, &together(&found));
                }
            }
            [_, place] => drop(marks.insert(place.clone(), together(&found))),
            _ => {}
        }
    }
    put(&mut joined.review, "/marks", Value::Object(marks));
    if !evidence.is_empty() {
        put(&mut joined.review, "/evidence", Value::Object(evidence));
    }
    if !samples.is_empty() {
        put(&mut joined.review, "/samples", Value::Array(samples));
    }
    joined
}

/// Where a row of a sample is found again: its register, the seed, its own name and township.
fn place_of(sample: &Value, row: &Value) -> String {
    at(&["samples", text(sample, "register"), text(sample, "seed"), text(row, "name"), text(row, TOWNSHIP)])
}

/// A sample as it was drawn: without what was found in it.
fn unlooked(sample: &Value) -> Value {
    let mut sample = sample.clone();
    for row in sample.get_mut("rows").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(fields) = row.as_object_mut().filter(|fields| fields.contains_key("found")) {
            fields.retain(|field, _| !["found", "note", "by"].contains(&field.as_str()));
        }
    }
    sample
}

/// Whether both are of one drawing: whoever draws by the same seed draws the same rows.
fn is_one_drawing(one: &Value, other: &Value) -> bool {
    let drawn = |sample: &Value| ["register", "seed", "size", "of"].map(|field| sample.get(field).cloned());
    let rows = |sample: &Value| items(sample, "rows").iter().map(row_sign).collect::<Vec<String>>();
    drawn(one) == drawn(other) && rows(one) == rows(other)
}

/// Puts what was found into the row of a sample that has this place.
fn set_row(sample: &mut Value, place: &str, found: &Value) {
    let number = items(sample, "rows").iter().position(|row| place_of(sample, row) == place);
    if let Some(number) = number {
        put(sample, &alloc::format!("/rows/{number}"), found.clone());
    }
}

/// Whose a review is: the group's that it was handed to.
fn whose(review: &Value) -> Option<Value> {
    let key = said(review, "/group")?;
    let group = items(review, "groups").iter().find(|group| group.get("key") == Some(key))?;
    group.get("name").cloned()
}

/// Marks that say the same, as one: with every remark, each once.
fn together(found: &[(usize, Value)]) -> Value {
    let mut mark = found.first().map(|(_, mark)| mark.clone()).unwrap_or_default();
    for field in ["remark", "method", "source", "note", "by"] {
        let mut words: Vec<&str> = Vec::new();
        for (_, other) in found {
            let said = text(other, field);
            if !said.is_empty() && !words.contains(&said) {
                words.push(said);
            }
        }
        // So that the order of the files makes no difference.
        sort(&mut words, Ord::cmp);
        if words.len() > 1 {
            put(&mut mark, &at(&[field]), words.join(sentences::BETWEEN_REMARKS).into());
        }
    }
    mark
}
