#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

pub mod assessment;
pub mod catalog;
pub mod date;
pub mod decimal;
mod evaluation;
mod figures;
pub mod form;
pub mod from_json;
pub mod maps;
mod measure;
pub mod outline;
pub mod overlay;
mod path;
pub mod problem;
pub mod readiness;
mod reading;
pub mod register;
pub mod report;
pub mod rule;
mod rulebook;
pub mod scoring;
pub mod tally;
mod travelling;

use alloc::vec::Vec;

pub use assessment::Assessment;
pub use catalog::Catalog;
pub use path::pointer;
pub use problem::Problem;
pub use report::Report;
use serde_json::Value;
pub use tally::Tally;

use crate::figures::Figures;
use crate::maps::object;
use crate::scoring::ScoringScheme;

/// `format` of a saved file.
pub const FORMAT: &str = "weibao.assessment";
/// The newest `version` of the saved file that this software reads, and the one it writes.
pub const VERSION: u32 = 1;
/// The software's version.
pub const SOFTWARE: &str = env!("CARGO_PKG_VERSION");

/// Every defect of a saved file that can be seen in it alone. Takes whatever it is given.
pub fn check(catalog: &Catalog, input: &Value) -> Vec<Problem> {
    let reading = reading::read(catalog, input);
    let mut problems = reading.problems;
    Figures::new(catalog, &reading.assessment, &mut problems);
    problems
}

/// The sound part of a saved file.
///
/// # Errors
/// Where there is nothing to read: every defect.
pub fn read(catalog: &Catalog, input: &Value) -> Result<Assessment, Vec<Problem>> {
    let reading = reading::read(catalog, input);
    if reading.fatal { Err(reading.problems) } else { Ok(reading.assessment) }
}

/// The sound part of a saved file, with every defect that leaves something to read: `read` and `check` in one.
///
/// # Errors
/// Where there is nothing to read: every defect.
pub fn examine(catalog: &Catalog, input: &Value) -> Result<(Assessment, Vec<Problem>), Vec<Problem>> {
    let mut reading = reading::read(catalog, input);
    if reading.fatal {
        return Err(reading.problems);
    }
    Figures::new(catalog, &reading.assessment, &mut reading.problems);
    Ok((reading.assessment, reading.problems))
}

/// Brings a reading of a saved file up to date after a change at this place, a JSON pointer: the same as to read the file again, but only what
/// the change touches is read. Where an item was put into a list or taken out of it, the place is the list.
pub fn reread(catalog: &Catalog, input: &Value, assessment: &mut Assessment, changed: &str) {
    reading::reread(catalog, input, assessment, changed);
}

/// What a county is judged by, beside the catalog.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// A province's overlay.
    pub overlay: Option<&'a Value>,
    /// A rule file that gives points.
    pub rules: Option<&'a Value>,
}

/// Judges a saved file; what is defective in it is left out.
///
/// # Errors
/// Where there is nothing to evaluate, or the overlay or rule file is wrong: every defect.
pub fn evaluate(catalog: &Catalog, input: &Value, options: &Options<'_>) -> Result<Report, Vec<Problem>> {
    let overlaid = options.overlay.map(|overlay| overlay::apply(catalog, overlay)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    let rules = options.rules.map(|rules| scoring::read(catalog, rules)).transpose()?;
    Ok(judge(catalog, &read(catalog, input)?, rules.as_ref()))
}

/// Judges what was read of a saved file by the standards, and gives points where there is a rule file.
pub fn judge(catalog: &Catalog, assessment: &Assessment, rules: Option<&ScoringScheme>) -> Report {
    // What contradicts itself is left out here and reported by `check`.
    let figures = Figures::new(catalog, assessment, &mut Vec::new());
    let mut report = evaluation::judge(catalog, assessment, &figures);
    report.score = rules.map(|rules| scoring::score(catalog, rules, &report));
    report
}

/// A saved file with nothing in it yet. `county` is taken as it is; `check` tells what is wrong with it.
pub fn new_assessment(catalog: &Catalog, county: Option<&Value>) -> Value {
    object([
        ("format", FORMAT.into()),
        ("version", VERSION.into()),
        ("catalog", catalog.id.as_str().into()),
        ("county", county.cloned().unwrap_or_else(|| object([("name", "".into())]))),
        ("figures", object([])),
        ("registers", object([])),
        ("answers", object([])),
        ("negatives", object([])),
    ])
}
