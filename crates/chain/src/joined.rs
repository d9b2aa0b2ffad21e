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
            if !samples.contains(sample) {
                samples.push(sample.clone());
            }
        }
    }
    let essence = |said: &Value| ["mark", "status", "figure", "state", "seen"].map(|field| said.get(field).cloned());
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

/// Whose a review is: the group's that it was handed to.
fn whose(review: &Value) -> Option<Value> {
    let key = said(review, "/group")?;
    let group = items(review, "groups").iter().find(|group| group.get("key") == Some(key))?;
    group.get("name").cloned()
}

/// Marks that say the same, as one: with every remark, each once.
fn together(found: &[(usize, Value)]) -> Value {
    let mut mark = found.first().map(|(_, mark)| mark.clone()).unwrap_or_default();
    for field in ["remark", "method", "source", "by"] {
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
