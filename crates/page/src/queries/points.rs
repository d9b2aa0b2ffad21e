//! What a reviewer has put to the county, point by point, with what the county answers.

use serde_json::Value;
use weibao_core::catalog::Column;
use weibao_terms::{Mark, Response, Seen};
use weibao_text::screens::{points as text, review as review_text};

use super::{figures, register};
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::session::Session;

/// A point that is put to the county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The review's id.
    pub review: String,
    /// Which body reviews, or on which level.
    pub by: String,
    /// The place of the county's file.
    pub at: String,
    /// The standard that it is about, where it is about one.
    pub standard: Option<String>,
    /// What the place is called.
    pub named: String,
    /// What is said of it.
    pub said: String,
    /// Where the county can change it.
    pub place: Place,
    /// What the county answers.
    pub response: Option<Response>,
}

fn word<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Every point of every review that was opened: standards in printed order, then the others.
pub fn points(session: &Session) -> Vec<Point> {
    let order: Vec<&str> = session.catalog().standards().map(|standard| standard.id.as_str()).collect();
    let mut points: Vec<Point> = session.beside().reviews.iter().flat_map(|review| of(session, review)).collect();
    points.sort_by_key(|point| {
        let standard = point.standard.as_deref();
        order.iter().position(|id| Some(*id) == standard).unwrap_or(order.len())
    });
    points
}

fn of(session: &Session, review: &Value) -> Vec<Point> {
    let (id, body) = (word(review, "id"), word(review, "body").trim());
    let by = if body.is_empty() { text::level(word(review, "level")) } else { body };
    let point = |at: String, said: String| {
        let (standard, named, place) = about(session, &at);
        let response = Response::parse(session.file().text(&at::response(id, &at, "kind")));
        Point { review: id.to_owned(), by: by.to_owned(), at, standard, named, said, place, response }
    };
    let marks = review.get("marks").and_then(Value::as_object).into_iter().flatten();
    let marks = marks.filter_map(|(place, mark)| {
        let word_of = Mark::parse(word(mark, "mark")).filter(|mark| *mark != Mark::Accepted)?;
        let figure = mark.get("figure").and_then(Value::as_number).map(figures::plain_number);
        let cell = || Some(register::shown(column(session, &steps(place))?, Some(mark.get("value")?)));
        Some(point(place.clone(), text::said(word_of, figure.or_else(cell).as_deref(), word(mark, "remark"))))
    });
    let evidence = review.get("evidence").and_then(Value::as_object).into_iter().flatten();
    let evidence = evidence.filter_map(|(standard, pieces)| {
        let lacking = pieces.as_array()?.iter().filter_map(|piece| {
            let seen = Seen::parse(word(piece, "seen")).filter(|seen| *seen != Seen::Yes)?;
            Some(text::evidence(word(piece, "title"), seen))
        });
        let lacking: Vec<String> = lacking.collect();
        (!lacking.is_empty()).then(|| point(at::said(standard, &["evidence"]), lacking.join("；")))
    });
    marks.chain(evidence).collect()
}

/// The column of a register that a review marks at these steps.
fn column<'s>(session: &'s Session, steps: &[String]) -> Option<&'s Column> {
    match steps {
        [first, register, _, _, column] if first == "registers" => session.catalog().register(register)?.column(column),
        _ => None,
    }
}

/// The standard, the name and the way to a place of the county's file.
fn about(session: &Session, at: &str) -> (Option<String>, String, Place) {
    let steps = steps(at);
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let figures_screen = || Place::Figures { figure: None };
    match steps.as_slice() {
        ["answers", standard, "clauses", clause] => {
            (Some((*standard).to_owned()), (*clause).to_owned(), Place::standard(standard))
        }
        ["answers", standard, ..] => (Some((*standard).to_owned()), (*standard).to_owned(), Place::standard(standard)),
        ["figures", key] => {
            let label = figures::label(session.catalog(), key).to_owned();
            (None, label, Place::Figures { figure: Some((*key).to_owned()) })
        }
        ["negatives", id] => {
            let place = Place::Negatives { item: Some((*id).to_owned()) };
            (None, weibao_text::reasons::negative_number(id), place)
        }
        ["choices", key] => {
            let question = session.catalog().choice(key).map(|choice| choice.question.clone());
            (None, question.unwrap_or_else(|| (*key).to_owned()), figures_screen())
        }
        ["registers", register, name, township, column] => {
            let is_it = |row: &Value| word(row, "name") == *name && word(row, "township") == *township;
            let row = session.file().rows(register).iter().position(is_it);
            let known = session.catalog().register(register).and_then(|register| register.column(column));
            let named = review_text::cell_of(name, known.map_or(*column, |known| known.label.as_str()));
            (None, named, Place::Register { register: (*register).to_owned(), row })
        }
        ["rules_off", clause] => (None, (*clause).to_owned(), figures_screen()),
        _ => (None, at.to_owned(), figures_screen()),
    }
}

/// What reviewers said of a standard, a line each: for its card.
pub fn said(session: &Session, standard: &str) -> Vec<String> {
    if session.beside().reviews.is_empty() {
        return Vec::new();
    }
    let points = points(session).into_iter().filter(|point| point.standard.as_deref() == Some(standard));
    points.map(|point| text::on_card(&point.by, &point.named, &point.said, point.response)).collect()
}
