//! A review beside what it is of, and what every paper asks of it.

use serde_json::Value;
use weibao_core::catalog::Standard;
use weibao_core::report::StandardReport;
use weibao_core::{Catalog, Report};
use weibao_text::review_papers as words;

use crate::prose::sentences::amount;

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
    /// What `reviewed` of the chain gives, as JSON; beside it may stand `others`, of each review of another level the same two.
    pub reviewed: &'a Value,
}

impl<'a> Review<'a> {
    /// What the review says at a place of the county's file; nothing where the county has changed it since.
    pub(super) fn mark(&self, steps: &[&str]) -> Option<&'a Value> {
        let place = pointer(steps);
        let is_stale = list(self.reviewed, "stale").iter().any(|stale| stale.as_str() == Some(&place));
        self.review.get("marks")?.get(&place).filter(|_| !is_stale)
    }

    /// What reviewers of other levels found of the same file.
    pub(super) fn others(&self) -> impl Iterator<Item = Review<'a>> + 'a {
        let (catalog, file, report) = (self.catalog, self.file, self.report);
        let others = list(self.reviewed, "others").iter();
        others.filter_map(move |other| {
            let (review, reviewed) = (other.get("review")?, other.get("reviewed")?);
            Some(Review { catalog, file, report, review, reviewed })
        })
    }

    /// Where a standard stands by the reviewer.
    pub(super) fn by_reviewer(&self, standard: &str) -> Option<&'a Value> {
        let standards = self.reviewed.pointer("/reviewer/standards")?.as_array()?;
        standards.iter().find(|one| text(one, "id") == standard)
    }

    /// The word for where a standard stands in the review: `accepted` …; empty where nobody has looked.
    pub(super) fn marked(&self, standard: &str) -> &'a str {
        self.reviewed.get("marked").map(|marked| text(marked, standard)).unwrap_or_default()
    }

    /// Every standard with the core's word on it, in printed order.
    pub(super) fn standards(&self) -> impl Iterator<Item = (&'a Standard, &'a StandardReport)> {
        let (catalog, report) = (self.catalog, self.report);
        catalog
            .standards()
            .filter_map(|standard| Some((standard, report.standards.iter().find(|said| said.id == standard.id)?)))
    }

    /// What the reviewer found of a figure, where it is not the county's: its label, the county's, the reviewer's.
    pub(super) fn figure(&self, key: &str) -> Option<(&'a str, Option<String>, String)> {
        let ours = self.mark(&["figures", key])?.get("figure")?.as_number()?.to_string();
        let theirs = self.report.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value.to_string());
        let label = self.catalog.figure(key).map(|figure| figure.label.as_str())?;
        (theirs.as_ref() != Some(&ours)).then_some((label, theirs, ours))
    }
}

/// A JSON pointer of these steps.
pub(super) fn pointer(steps: &[&str]) -> String {
    steps.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

/// Said one after the other; what says nothing is left out.
pub(super) fn joined(said: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = said.into_iter().filter(|said| !said.trim().is_empty()).collect();
    said.join(words::AND)
}

/// A remark with how it was looked at.
pub(super) fn remark(mark: &Value) -> String {
    let method = text(mark, "method");
    let method = if method.is_empty() { String::new() } else { words::method(method) };
    format!("{}{method}", text(mark, "remark").trim().trim_end_matches('。'))
}

/// What a sample's register is called.
pub(super) fn register<'a>(review: &Review<'a>, sample: &'a Value) -> &'a str {
    let key = text(sample, "register");
    review.catalog.register(key).map_or(key, |register| register.label.as_str())
}

/// A number as it is written in a sentence.
pub(super) fn written(number: &str) -> String {
    amount(number)
}

/// A text of a value; empty where there is none.
pub(super) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a list.
pub(super) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
