//! 汇总情况, a draft: how many reported, where many fall short, the sums. It says nothing of the negative list and names no county as good or bad.

use weibao_chain::{MeasureLine, RolledUp, StandardLine, areas_reached};
use weibao_core::catalog::Catalog;
use weibao_core::problem::Problem;
use weibao_text::documents as documents_words;
use weibao_text::documents::names;
use weibao_text::tables::rollup as words;
use weibao_text::tables::rollup::summary as text;

use super::beside::Beside;
use crate::docx::template as docx;
use crate::fields::{Shape, TemplateData};
use crate::prose::sentences::day;

/// Its template.
pub const TEMPLATE: &[u8] = include_bytes!("../../../../standards/templates/summary.docx");

/// So many standards are named as weak; all of them stand in the annex.
const WEAKEST: usize = 10;

static SHAPE: Shape = Shape {
    texts: &[
        names::STANDARDS_TITLE,
        names::STANDARDS_DOCUMENT,
        names::DRAFT,
        names::ATTACHED_HEADER,
        names::SENDER,
        text::RECEIVED,
        text::REPORTING,
        text::COMPLETE,
        text::COUNTS,
        text::MIXED,
    ],
    lists: &[
        (names::AREAS, &AREA),
        (text::WEAK, &STANDARD),
        (names::STANDARDS, &STANDARD),
        (text::SUMS, &SUM),
        (text::COMPARED, &COMPARED),
        (text::OPEN, &SENTENCE),
    ],
};
static AREA: Shape = Shape { texts: &[names::NAME, text::REACHED], lists: &[] };
static STANDARD: Shape = Shape {
    texts: &[
        names::ID,
        names::BODY,
        text::SHORT,
        text::MET,
        text::PARTIAL,
        text::UNMET,
        text::NOT_APPLICABLE,
        text::UNDECIDED,
    ],
    lists: &[],
};
static SUM: Shape =
    Shape { texts: &[names::ID, text::PART_OF, text::PART, text::WHOLE_OF, text::WHOLE, text::COUNTED], lists: &[] };
static COMPARED: Shape = Shape {
    texts: &{
        let [then_met, met, then_partial, partial, then_unmet, unmet] = text::THEN_AND_NOW;
        [names::ID, names::BODY, then_met, met, then_partial, partial, then_unmet, unmet]
    },
    lists: &[],
};
static SENTENCE: Shape = Shape { texts: &[names::BODY], lists: &[] };

/// The draft as a .docx.
///
/// # Errors
/// Where it cannot be packed.
pub fn summary(catalog: &Catalog, rolled_up: &RolledUp, beside: &Beside<'_>) -> Result<Vec<u8>, Vec<Problem>> {
    let counties = &rolled_up.counties;
    let mut weak: Vec<&StandardLine> = rolled_up.standards.iter().filter(|line| line.short() > 0).collect();
    weak.sort_by_key(|line| core::cmp::Reverse(line.short()));
    weak.truncate(WEAKEST);
    let complete = counties.iter().filter(|county| {
        county.totals.pending == 0 && county.totals.unanswered == 0 && county.negatives.open.is_empty()
    });
    let sum = |of: fn(&weibao_core::report::Counts) -> usize| -> usize {
        counties.iter().map(|county| of(&county.totals)).fold(0, usize::saturating_add)
    };
    let mixed = rolled_up.measures.iter().filter(|line| line.readings > 1).count();
    let areas = areas_reached(catalog, rolled_up).into_iter().map(|(title, reached)| {
        TemplateData::new(&AREA)
            .text(names::NAME, title)
            .text(text::REACHED, words::of_counties(reached, counties.len()))
    });
    let standard = |line: &StandardLine| {
        let said = catalog.standard(&line.id).map(|standard| standard.text.as_str()).unwrap_or_default();
        TemplateData::new(&STANDARD)
            .text(names::ID, &line.id)
            .text(names::BODY, said)
            .text(text::SHORT, text::short(line.unmet, line.partial))
            .text(text::MET, line.met.to_string())
            .text(text::PARTIAL, line.partial.to_string())
            .text(text::UNMET, line.unmet.to_string())
            .text(text::NOT_APPLICABLE, line.not_applicable.to_string())
            .text(text::UNDECIDED, line.open.to_string())
    };
    let sums = rolled_up.measures.iter().filter_map(|line| {
        let MeasureLine { clause, part: Some(part), whole: Some(whole), part_figure, whole_figure, .. } = line else {
            return None;
        };
        let record = TemplateData::new(&SUM)
            .text(names::ID, clause)
            .text(text::PART_OF, catalog.label(part_figure))
            .text(text::PART, part)
            .text(text::WHOLE_OF, catalog.label(whole_figure))
            .text(text::WHOLE, whole)
            .text(text::COUNTED, words::counted(line.counties, line.of));
        Some(record)
    });
    let record = TemplateData::new(&SHAPE)
        .text(names::STANDARDS_TITLE, &catalog.title)
        .text(names::STANDARDS_DOCUMENT, &catalog.document)
        .text(names::DRAFT, documents_words::DRAFT)
        .text(names::SENDER, text::SENDER)
        .text(
            text::RECEIVED,
            text::received(&day(beside.today.unwrap_or_default()), counties.len(), rolled_up.set_aside.len()),
        )
        .text(text::REPORTING, beside.reporting.map(|table| table.note.as_str()).unwrap_or_default())
        .text(text::COMPLETE, text::complete(complete.count(), counties.len()))
        .text(
            text::COUNTS,
            text::counts(&text::Counts {
                standards: sum(|totals| totals.standards),
                applicable: sum(|totals| totals.applicable),
                met: sum(|totals| totals.met),
                partial: sum(|totals| totals.partial),
                unmet: sum(|totals| totals.unmet),
                pending: sum(|totals| totals.pending),
                unanswered: sum(|totals| totals.unanswered),
            }),
        )
        .text(text::MIXED, if mixed == 0 { String::new() } else { text::mixed(mixed) })
        .list(names::AREAS, areas.collect())
        .list(
            text::WEAK,
            weak.into_iter().map(|line| standard(line).text(names::BODY, quoted(catalog, line))).collect(),
        )
        .list(names::STANDARDS, rolled_up.standards.iter().map(standard).collect())
        .list(text::SUMS, sums.collect())
        .list(text::COMPARED, compared(beside))
        .list(text::OPEN, open(rolled_up));
    docx::fill(TEMPLATE, &SHAPE, &record)
}

/// A standard's words as they stand in a sentence.
fn quoted<'c>(catalog: &'c Catalog, line: &StandardLine) -> &'c str {
    catalog.standard(&line.id).map(|standard| standard.text.trim_end_matches('。')).unwrap_or_default()
}

/// By which standards other numbers of counties stand than in the earlier roll-up; which counties, the workbook says.
fn compared(beside: &Beside<'_>) -> Vec<TemplateData> {
    let rows = beside.compared.first().into_iter().flat_map(|table| &table.rows);
    let record = |row: &weibao_chain::Row| {
        let cells = COMPARED.texts.iter().zip(&row.cells);
        cells.fold(TemplateData::new(&COMPARED), |record, (name, cell)| record.text(name, cell))
    };
    rows.map(record).collect()
}

/// What counties still have to do to their files, where there is some.
fn open(rolled_up: &RolledUp) -> Vec<TemplateData> {
    let counted = |of: fn(&weibao_chain::CountyLine) -> usize| {
        let counts = rolled_up.counties.iter().map(of).filter(|count| *count > 0);
        counts
            .fold((0_usize, 0_usize), |(counties, sum), count| (counties.saturating_add(1), sum.saturating_add(count)))
    };
    let lines = [
        (text::CONFLICTS, counted(|county| county.conflicts)),
        (text::MISSING, counted(|county| county.missing_figures)),
        (text::EVIDENCE, counted(|county| county.evidence)),
        (text::OVERDUE, counted(|county| county.overdue.unwrap_or_default())),
        (text::DEFECTS, counted(|county| county.problems)),
    ];
    let some = lines.into_iter().filter(|(_, (counties, _))| *counties > 0);
    some.map(|(what, (counties, sum))| TemplateData::new(&SENTENCE).text(names::BODY, text::open(what, counties, sum)))
        .collect()
}
