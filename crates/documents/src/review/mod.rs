//! The papers of a review: the county's file, the `weibao.review` and what the chain's `reviewed` makes of both, as tables and letters.

mod papers;
mod returned;
mod tables;

use serde_json::Value;
use weibao_core::{Catalog, Problem, Report};
use weibao_terms::DocumentKind;
use weibao_text::review_papers as words;

pub(crate) use tables::Table;

use crate::problem::problem;

/// A review beside what it is of.
pub struct Review<'a> {
    /// With the overlay that the county's file names.
    pub catalog: &'a Catalog,
    /// The county's file.
    pub file: &'a Value,
    /// What the core says about it.
    pub report: &'a Report,
    /// The `weibao.review`.
    pub review: &'a Value,
    /// What `reviewed` of the chain gives, as JSON.
    pub reviewed: &'a Value,
}

impl Review<'_> {
    /// A document of it.
    ///
    /// # Errors
    /// Where the values are no review, or the document needs more than has been looked at.
    pub fn write(&self, kind: DocumentKind) -> Result<Vec<u8>, Vec<Problem>> {
        let is_review = self.review.get("marks").is_some_and(Value::is_object)
            && self.reviewed.pointer("/reviewer/standards").is_some_and(Value::is_array);
        if !is_review {
            return Err(vec![problem("no_review", "", words::none())]);
        }
        if kind == DocumentKind::ReviewOpinion && self.reviewed.get("draft").is_none() {
            let why = text(self.reviewed, "no_draft");
            return Err(vec![problem("not_looked_at", "", words::no_draft(why))]);
        }
        if kind == DocumentKind::ReviewWorkbook {
            return crate::xlsx::review::workbook(&tables::tables(self));
        }
        match crate::kind::template(kind) {
            Some(template) => crate::docx::template::fill(template, &papers::SHAPE, &papers::record(self)),
            None => Err(crate::package::no_document()),
        }
    }
}

/// A text of a value; empty where there is none.
fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a list.
fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
