//! What others have said of what is under review: a reviewer of another level, and the county in answer.

use serde_json::Value;
use weibao_core::report::StandardReport;
use weibao_terms::{Mark, Response, Seen};
use weibao_text::screens::{common, points, review as text};

use super::{figures, reviewed_items as query};
use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::ui::review::{Open, Other};

fn word<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Whose a review is: its level, and the body where it has said its name.
pub fn whose(other: &Other) -> String {
    text::whose(points::level(word(&other.review, "level")), word(&other.review, "body").trim())
}

/// What a reviewer of another level found of a standard: where it stands, then a line for each thing that was said.
pub fn of_standard(open: &Open, other: &Other, standard: &StandardReport) -> Vec<String> {
    let id = standard.id.as_str();
    let stands = other.reviewed.marked.get(id).and_then(Value::as_str).and_then(Mark::parse);
    let mut lines = vec![text::mark(stands).to_owned()];
    let theirs = other.reviewed.reviewer.standards.iter().find(|one| one.id == id);
    lines.extend(
        theirs
            .filter(|theirs| theirs.status != standard.status)
            .map(|theirs| text::both_of(common::status(standard.status), common::status(theirs.status))),
    );
    let figures = query::figures(standard);
    let is_of = |place: &str| match steps(place).as_slice() {
        [first, known, ..] if first == "answers" => known == id,
        [first, key] if first == "figures" => figures.contains(key.as_str()),
        _ => false,
    };
    lines.extend(marks(open, other, is_of));
    let evidence = other.review.get("evidence").and_then(|all| all.get(id)?.as_array()).into_iter().flatten();
    lines.extend(
        evidence.filter_map(|piece| Some(points::evidence(word(piece, "title"), Seen::parse(word(piece, "seen"))?))),
    );
    lines
}

/// What a reviewer of another level found at one place that is no standard: an item of the negative list, a reading.
pub fn at_place(open: &Open, place: &str) -> Vec<String> {
    let lines = open.others.iter().flat_map(|other| {
        let of_it = marks(open, other, |known| known == place);
        of_it.into_iter().map(|line| text::said_by(&whose(other), &line)).collect::<Vec<String>>()
    });
    lines.collect()
}

fn marks(open: &Open, other: &Other, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let all = other.review.get("marks").and_then(Value::as_object).into_iter().flatten();
    let said = all.filter(|(place, _)| is_wanted(place)).filter_map(|(place, mark)| {
        let figure = mark.get("figure").and_then(Value::as_number).map(figures::plain_number);
        let state = Some(word(mark, "state")).filter(|state| !state.is_empty()).map(text::negative);
        let remark =
            [state.unwrap_or_default(), word(mark, "source"), word(mark, "remark").trim(), word(mark, "method")];
        let remark = remark.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("；");
        let said = points::said(Mark::parse(word(mark, "mark"))?, figure.as_deref(), &remark);
        let is_stale = other.reviewed.stale.contains(place);
        Some(text::of_place(&query::name(open, place), &said, is_stale))
    });
    said.collect()
}

/// What the county answers to this review at a place.
fn answered<'o>(open: &'o Open, place: &str) -> Option<(Response, &'o Value)> {
    let response = open.county.value().pointer(&at::responded(open.review.text("/id"), place))?;
    Some((Response::parse(word(response, "kind"))?, response))
}

/// Whether the county has answered to a mark on the standard since it was made.
pub fn is_answered(open: &Open, standard: &str) -> bool {
    places(open, standard).into_iter().any(|place| {
        answered(open, &place).is_some_and(|(_, response)| word(response, "on") >= open.word(&place, "on"))
    })
}

/// The places of a standard that the county was asked about and has answered, its figures with them.
fn places(open: &Open, standard: &str) -> Vec<String> {
    let report = open.reviewed.county.standards.iter().find(|one| one.id == standard);
    let figures = report.map(query::figures).unwrap_or_default();
    let responses = open.county.value().pointer(&at::responses(open.review.text("/id"))).and_then(Value::as_object);
    let places = responses.into_iter().flatten().map(|(place, _)| place);
    let is_of = |place: &&String| match steps(place).as_slice() {
        [first, known, ..] if first == "answers" => known == standard,
        [first, key] if first == "figures" => figures.contains(key.as_str()),
        _ => false,
    };
    places.filter(is_of).cloned().collect()
}

/// What the county answers on a standard, a line each.
pub fn answers(open: &Open, standard: &str) -> Vec<String> {
    places(open, standard).iter().filter_map(|place| answer(open, place)).collect()
}

/// What the county answers at a place.
pub fn answer(open: &Open, place: &str) -> Option<String> {
    let (kind, response) = answered(open, place)?;
    Some(text::answered(
        &query::name(open, place),
        points::response(Some(kind)),
        word(response, "text"),
        word(response, "on"),
    ))
}
