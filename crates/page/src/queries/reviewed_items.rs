//! What a review can be about: what a place of the county's file is called, and which figures a standard rests on.

use alloc::collections::BTreeSet;

use weibao_core::report::StandardReport;
use weibao_text::screens::review as text;

use super::figures;
use crate::prelude::*;
use crate::saved_file::steps;
use crate::ui::review::Open;

/// The figures that decide a standard or that it still needs, by their keys, each once.
pub fn figures(standard: &StandardReport) -> BTreeSet<&str> {
    let used =
        standard.clauses.iter().filter_map(|clause| clause.measured.as_ref()).flat_map(|measured| &measured.figures);
    used.chain(standard.clauses.iter().flat_map(|clause| &clause.missing)).map(String::as_str).collect()
}

/// What a place of the county's file is called.
pub fn name(open: &Open, place: &str) -> String {
    let steps = steps(place);
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    match steps.as_slice() {
        ["answers", _, "clauses", clause] => (*clause).to_owned(),
        ["answers", standard, "reason"] => text::reason_of(standard),
        ["answers", standard] => (*standard).to_owned(),
        ["figures", key] => figures::label(&open.catalog, key).to_owned(),
        ["negatives", id] => weibao_text::reasons::negative_number(id),
        ["choices", key] => {
            open.catalog.choice(key).map_or_else(|| (*key).to_owned(), |choice| choice.question.clone())
        }
        ["rules_off", clause] => text::rule_of(clause),
        ["registers", register, name, _, column] => {
            let known = open.catalog.register(register).and_then(|register| register.column(column));
            text::cell_of(name, known.map_or(column, |known| known.label.as_str()))
        }
        _ => super::places::name_of(&open.catalog, place).unwrap_or_else(|| place.to_owned()),
    }
}
