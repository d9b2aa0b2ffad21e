//! The papers of a review: the county's file, the `weibao.review` and what the chain's `reviewed` makes of both, as tables and letters.

mod input;
mod papers;
mod returned;
pub(crate) mod tables;

use serde_json::Value;
use weibao_core::Problem;
use weibao_terms::DocumentKind;
use weibao_text::review_papers as words;

pub use input::Review;

use crate::problem::problem;
use input::text;

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
