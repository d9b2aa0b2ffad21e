//! What a review may hold, and which of its marks are sound.

use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::Serialize;
use serde_json::Value;
use weibao_core::Problem;
use weibao_core::outline::{Field, Outline, problems};

use crate::place::at;

/// How many standards are marked how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 认可.
    pub accepted: usize,
    /// 存疑.
    pub doubtful: usize,
    /// 退回.
    pub returned: usize,
    /// 未看.
    pub unseen: usize,
    /// Those of the unseen that the county has not answered: there is nothing to see.
    pub unanswered: usize,
}

const SAID: Outline = Outline::Text(20_000);
const NAME: Outline = Outline::Text(200);
const DAY: Outline = Outline::Date;

const OF: Outline = Outline::Object(&[
    Field::optional("id", NAME),
    Field::optional("revision", Outline::Whole),
    Field::needed("digest", Outline::Text(64)),
    Field::needed("county", NAME),
    Field::needed("catalog", NAME),
    Field::optional("overlay", NAME),
]);

const MARK: Outline = Outline::Object(&[
    Field::needed("mark", Outline::Word(&["accepted", "doubtful", "returned"])),
    Field::optional("status", Outline::Word(&["met", "partial", "unmet", "not_applicable", "pending"])),
    Field::optional("figure", Outline::Number),
    Field::optional("state", Outline::Word(&["absent", "present", "pending"])),
    Field::optional("value", Outline::Any),
    Field::optional("source", NAME),
    Field::optional("remark", SAID),
    Field::optional("method", NAME),
    Field::optional("by", NAME),
    Field::optional("on", DAY),
    Field::optional("item", Outline::Text(64)),
]);

const EVIDENCE: Outline = Outline::Object(&[
    Field::needed("title", SAID),
    Field::optional("number", SAID),
    Field::needed("seen", Outline::Word(&["yes", "no", "weak"])),
]);

const GROUP: Outline = Outline::Object(&[
    Field::needed("key", NAME),
    Field::needed("name", NAME),
    Field::needed("areas", Outline::List(200, &NAME)),
]);

const SAMPLE: Outline = Outline::Object(&[
    Field::needed("register", NAME),
    Field::needed("size", Outline::Whole),
    Field::needed("seed", NAME),
    Field::optional("of", Outline::Whole),
    Field::optional("by", NAME),
    Field::optional("on", DAY),
    Field::needed(
        "rows",
        Outline::List(
            20_000,
            &Outline::Object(&[
                Field::needed("name", SAID),
                Field::optional("township", SAID),
                Field::optional("found", Outline::Word(&["yes", "no"])),
                Field::optional("note", SAID),
                Field::optional("by", NAME),
            ]),
        ),
    ),
]);

const REVIEW: Outline = Outline::Object(&[
    Field::needed("format", Outline::Word(&["weibao.review"])),
    Field::needed("version", Outline::Whole),
    Field::needed("id", NAME),
    Field::needed("level", Outline::Word(&["city", "province", "national"])),
    Field::optional("body", NAME),
    Field::needed("made_on", DAY),
    Field::needed("of", OF),
    Field::needed("marks", Outline::Placed(20_000, &MARK)),
    Field::optional("evidence", Outline::Named(2_000, &Outline::List(2_000, &EVIDENCE))),
    Field::optional("groups", Outline::List(200, &GROUP)),
    Field::optional("group", NAME),
    Field::optional("samples", Outline::List(500, &SAMPLE)),
    Field::optional("clashes", Outline::Placed(20_000, &Outline::List(200, &Outline::Any))),
    Field::optional("due", NAME),
    Field::optional("opinion", SAID),
    Field::optional("done", Outline::Any),
]);

/// Every place where a review is not as it should be.
pub(crate) fn defects(review: &Value) -> Vec<Problem> {
    problems(review, REVIEW, "")
}

/// Marks by their places.
pub(crate) type Marks<'r> = LiteMap<&'r String, &'r Value>;

/// A mark with a defect is left out.
pub(crate) fn sound_marks<'r>(review: &'r Value, problems: &[Problem]) -> Marks<'r> {
    let mut marks = Marks::new();
    for (place, mark) in review.get("marks").and_then(Value::as_object).into_iter().flatten().take(20_000) {
        let here = at(&["marks", place]);
        let is_of = |problem: &Problem| {
            let rest = problem.path.strip_prefix(&here);
            problem.code != "unknown_field" && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !problems.iter().any(is_of) {
            marks.insert(place, mark);
        }
    }
    marks
}
