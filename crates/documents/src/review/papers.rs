//! What the templates of a review's papers can ask for.

use serde_json::Value;
use weibao_text::documents::{self as documents, names};
use weibao_text::review_papers::{self as words, names as own};

use super::input::{Review, text};
use super::tables::{Sample, Table, samples, tables};
use crate::fields::{Shape, TemplateData};
use crate::prose::sentences::day;

/// All of it.
pub(crate) static SHAPE: Shape = Shape {
    texts: &[
        names::COUNTY,
        names::HONOUR,
        names::STANDARDS_TITLE,
        names::STANDARDS_DOCUMENT,
        own::BODY,
        own::LEVEL,
        own::REVISION,
        own::CHECK,
        own::COUNTS,
        own::DUE,
        own::ROW,
        own::OPINION,
        names::RULES,
        names::DRAFT,
        names::ATTACHED_HEADER,
    ],
    lists: &[
        (own::STANDARDS, &STANDARD),
        (own::RETURNED, &RETURNED),
        (own::EXEMPT, &EXEMPT),
        (own::EVIDENCE, &EVIDENCE),
        (own::READINGS, &READING),
        (own::NEGATIVES, &NEGATIVE),
        (own::SAMPLES, &SAMPLE),
        (own::OTHERS, &OTHER),
        (own::POINTS, &POINT),
        (own::LISTED, &LISTED),
    ],
};
static STANDARD: Shape = Shape { texts: &words::STANDARDS, lists: &[] };
static RETURNED: Shape = Shape { texts: &words::RETURNED, lists: &[] };
static EXEMPT: Shape = Shape { texts: &words::EXEMPT, lists: &[] };
static EVIDENCE: Shape = Shape { texts: &words::EVIDENCE, lists: &[] };
static READING: Shape = Shape { texts: &words::READINGS, lists: &[] };
static NEGATIVE: Shape = Shape { texts: &words::NEGATIVES, lists: &[] };
static OTHER: Shape = Shape { texts: &words::OTHERS, lists: &[] };
static POINT: Shape = Shape { texts: &words::POINTS, lists: &[] };
static LISTED: Shape = Shape { texts: &words::LISTED, lists: &[] };
static SAMPLE: Shape = Shape { texts: &[own::SAMPLE, own::FOUND], lists: &[(own::ROWS, &ROW)] };
static ROW: Shape = Shape { texts: &words::SAMPLE, lists: &[] };

/// The record that the templates are filled from.
pub(super) fn record(review: &Review<'_>) -> TemplateData {
    let county = review.file.pointer("/county/name").and_then(Value::as_str).unwrap_or_default();
    let level = text(review.review, "level");
    let body = text(review.review, "body").trim();
    let of = |path: &str| review.review.pointer(path);
    let count = |name: &str| review.reviewed.pointer(&format!("/counts/{name}")).and_then(Value::as_u64);
    let counted = ["accepted", "doubtful", "returned", "unseen"].map(|name| count(name).unwrap_or_default());
    let unanswered = count("unanswered").unwrap_or_default();
    let all = counted.iter().fold(0_u64, |sum, part| sum.saturating_add(*part));
    let [.., unseen] = counted;
    let due = text(review.review, "due");
    let record = TemplateData::new(&SHAPE)
        .text(names::COUNTY, county)
        .text(names::HONOUR, documents::honour(county))
        .text(names::STANDARDS_TITLE, &review.catalog.title)
        .text(names::STANDARDS_DOCUMENT, &review.catalog.document)
        .text(own::BODY, if body.is_empty() { words::NO_BODY } else { body })
        .text(own::LEVEL, words::level(level))
        .text(own::REVISION, words::revision(of("/of/revision").and_then(Value::as_u64)))
        .text(
            own::CHECK,
            weibao_text::chain::check_number(of("/of/digest").and_then(Value::as_str).unwrap_or_default()),
        )
        .text(own::COUNTS, words::counts(all, counted, unanswered))
        .text(own::DUE, if due.is_empty() { words::BLANK_DAY.to_owned() } else { day(due) })
        .text(own::ROW, words::row(level))
        .text(own::OPINION, text(review.reviewed, "draft"))
        .text(names::RULES, review.report.score.as_ref().map(|score| score.title.as_str()).unwrap_or_default())
        // Whatever is not looked at yet makes a draft; the opinion is one until the reviewer has concluded.
        .text(names::DRAFT, if unseen > unanswered { documents::DRAFT } else { "" });
    let record = record.list(own::SAMPLES, samples(review).into_iter().map(sample).collect());
    let tables = tables(review).into_iter().filter(|table| table.list != own::SAMPLES);
    tables.fold(record, |record, table| {
        let Table { list, columns, rows, .. } = table;
        let shape = SHAPE.list(list).unwrap_or(&STANDARD);
        record.list(list, rows.into_iter().map(|row| filled(shape, columns, row)).collect())
    })
}

fn filled(shape: &Shape, columns: &[&str], row: Vec<String>) -> TemplateData {
    columns.iter().zip(row).fold(TemplateData::new(shape), |record, (column, cell)| record.text(column, cell))
}

fn sample(sample: Sample) -> TemplateData {
    TemplateData::new(&SAMPLE)
        .text(own::SAMPLE, sample.heading)
        .text(own::FOUND, sample.found)
        .list(own::ROWS, sample.rows.into_iter().map(|row| filled(&ROW, &words::SAMPLE, row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list of names that those read who make a template of their own is the list that there is.
    #[test]
    fn the_readme_names_every_placeholder_of_a_review() {
        let readme = include_str!("../../../../standards/templates/README.md");
        let quoted = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        assert!(readme.contains(&quoted(SHAPE.texts)), "{}", quoted(SHAPE.texts));
        for (name, shape) in SHAPE.lists {
            let inner: Vec<&str> =
                shape.texts.iter().copied().chain(shape.lists.iter().map(|(name, _)| *name)).collect();
            assert!(
                readme.contains(&format!("| `{name}` | {} |", quoted(&inner))),
                "| `{name}` | {} |",
                quoted(&inner)
            );
        }
        assert!(readme.contains(&format!("| `{}` | {} |", own::ROWS, quoted(ROW.texts))), "{}", quoted(ROW.texts));
    }
}
