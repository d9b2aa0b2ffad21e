//! What a county has said of a standard itself, whatever its figures make of it.

use serde_json::Value;
use weibao_core::report::{StandardReport, Status};

use crate::place::at;

/// Whether the county has said nothing of a standard that its figures do not settle either: then there is nothing to look at. Where figures leave
/// open what it did say (a 不适用 that they contradict), there is.
pub fn is_silent(assessment: &Value, standard: &StandardReport) -> bool {
    let has = |field: &str| match said(assessment, &standard.id, field) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Object(clauses)) => !clauses.is_empty(),
        _ => false,
    };
    standard.status == Status::Unanswered && !["status", "clauses", "reason"].into_iter().any(has)
}

/// Whether the county says 不适用 of a standard or of a clause of it, rightly or not.
pub fn says_not_applicable(assessment: &Value, standard: &str) -> bool {
    let is_so = |said: &Value| said.as_str() == Some("not_applicable");
    let clauses = said(assessment, standard, "clauses").and_then(Value::as_object);
    said(assessment, standard, "status").is_some_and(is_so)
        || clauses.into_iter().flatten().any(|(_, said)| is_so(said))
}

fn said<'v>(assessment: &'v Value, standard: &str, field: &str) -> Option<&'v Value> {
    assessment.pointer(&at(&["answers", standard, field]))
}
