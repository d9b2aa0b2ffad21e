#![no_std]
#![deny(clippy::float_arithmetic, clippy::float_cmp)]
#![doc = include_str!("../README.md")]

extern crate alloc;

mod arithmetic;
pub mod assessment;
pub mod catalog;
pub mod date;
pub mod decimal;
mod editions;
mod evaluation;
mod figures;
pub mod form;
pub mod from_json;
pub mod json;
pub mod maps;
mod measure;
pub mod outline;
pub mod overlay;
mod own_names;
pub mod packed;
mod path;
pub mod period;
pub mod problem;
pub mod procedure;
pub mod readiness;
mod reading;
pub mod register;
pub mod report;
pub mod rule;
mod rulebook;
pub mod scoring;
mod shapes;
pub mod tally;
mod telling;
pub mod to_json;
mod travelling;

use alloc::vec::Vec;

pub use assessment::{Assessment, FORMAT, VERSION};
pub use catalog::Catalog;
pub use editions::own_edition;
pub use own_names::named_as;
pub use path::pointer;
pub use problem::Problem;
pub use report::{Report, SOFTWARE};
use serde_json::Value;
pub use tally::Tally;

use crate::evaluation::Judgement;
use crate::figures::Figures;
use crate::json::Json;
use crate::maps::object;
use crate::scoring::ScoringScheme;

/// Every defect of a saved file that can be seen in it alone. Takes whatever it is given.
///
/// ```
/// use serde_json::json;
/// use weibao_core::{check, new_assessment};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
/// county["figures"] = json!({ "townships_total": 6, "townships_with_station": 7 });
/// let problems = check(&catalog, &county);
/// assert_eq!(problems[0].path, "/figures/townships_with_station");
/// assert_eq!(check(&catalog, &json!("text"))[0].code, "not_an_object");
/// ```
pub fn check<'v>(catalog: &Catalog, input: impl Into<Json<'v>>) -> Vec<Problem> {
    let reading = reading::read(catalog, input.into());
    let mut problems = reading.problems;
    Figures::new(catalog, &reading.assessment, &mut problems);
    problems
}

/// The part of [`check`] that is about typed figures, of a file that has been read: each by itself, against each other, and against the registers.
pub fn check_figures(catalog: &Catalog, input: &Value, assessment: &Assessment) -> Vec<Problem> {
    let mut problems = reading::defects_of_figures(catalog, input);
    Figures::new(catalog, assessment, &mut problems);
    problems
}

/// The sound part of a saved file.
///
/// # Errors
/// Where there is nothing to read: every defect.
///
/// ```
/// use weibao_core::{new_assessment, read};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, None);
/// county["answers"]["1.1.1"] = serde_json::json!({ "status": "met" });
/// county["answers"]["99.9.9"] = serde_json::json!({ "status": "met" });
/// // What is defective is left out of the reading; it stays in the file.
/// assert_eq!(read(&catalog, &county).unwrap().answers.len(), 1);
/// assert!(read(&catalog, &serde_json::json!([])).is_err());
/// ```
pub fn read<'v>(catalog: &Catalog, input: impl Into<Json<'v>>) -> Result<Assessment, Vec<Problem>> {
    let reading = reading::read(catalog, input.into());
    if reading.fatal { Err(reading.problems) } else { Ok(reading.assessment) }
}

/// The sound part of a saved file, with every defect that leaves something to read: `read` and `check` in one.
///
/// # Errors
/// Where there is nothing to read: every defect.
///
/// ```
/// use weibao_core::{check, examine, new_assessment};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, None);
/// county["answers"]["99.9.9"] = serde_json::json!({ "status": "met" });
/// let (assessment, problems) = examine(&catalog, &county).unwrap();
/// assert!(assessment.answers.is_empty());
/// assert_eq!(problems, check(&catalog, &county));
/// ```
pub fn examine(catalog: &Catalog, input: &Value) -> Result<(Assessment, Vec<Problem>), Vec<Problem>> {
    let mut reading = reading::read(catalog, input.into());
    if reading.fatal {
        return Err(reading.problems);
    }
    Figures::new(catalog, &reading.assessment, &mut reading.problems);
    Ok((reading.assessment, reading.problems))
}

/// Brings a reading of a saved file up to date after a change at this place, a JSON pointer: the same as to read the file again, but only what
/// the change touches is read. Where an item was put into a list or taken out of it, the place is the list.
///
/// ```
/// use weibao_core::{new_assessment, read, reread};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, None);
/// let mut assessment = read(&catalog, &county).unwrap();
/// county["answers"]["1.1.1"] = serde_json::json!({ "status": "met" });
/// reread(&catalog, &county, &mut assessment, "/answers/1.1.1");
/// assert_eq!(assessment, read(&catalog, &county).unwrap());
/// ```
pub fn reread(catalog: &Catalog, input: &Value, assessment: &mut Assessment, changed: &str) {
    reading::reread(catalog, input, assessment, changed);
}

/// Whether a change at this place (a JSON pointer) of a saved file can alter the judgement. Remarks, evidence and plans cannot.
///
/// ```
/// assert!(!weibao_core::is_judged("/answers/1.1.1/note"));
/// assert!(weibao_core::is_judged("/answers/1.1.1"));
/// ```
pub fn is_judged(place: &str) -> bool {
    let mut steps = place.split('/').skip(1);
    let remark = match steps.next() {
        Some("answers") => steps.nth(1).is_some_and(|field| ["note", "evidence", "plan"].contains(&field)),
        Some("negatives") => steps.nth(1) == Some("note"),
        Some("county" | "contact" | "application") => true,
        _ => false,
    };
    !remark
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
///
/// ```
/// use weibao_core::{Options, evaluate, new_assessment};
///
/// let catalog = weibao_standards::catalog();
/// let mut county = new_assessment(&catalog, None);
/// county["figures"] = serde_json::json!({ "townships_total": 6, "townships_with_station": 2 });
/// let report = evaluate(&catalog, &county, &Options::default()).unwrap();
/// let clause = report.standards.iter().flat_map(|standard| &standard.clauses).find(|clause| clause.id == "10.1.2/1").unwrap();
/// let measured = clause.measured.as_ref().unwrap();
/// // Half of the townships need a station: one is missing.
/// assert_eq!((measured.have.as_str(), measured.need.as_str()), ("2/6", "≥1/2"));
/// ```
pub fn evaluate(catalog: &Catalog, input: &Value, options: &Options<'_>) -> Result<Report, Vec<Problem>> {
    let overlaid = options.overlay.map(|overlay| overlay::apply(catalog, overlay)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    let rules = options.rules.map(|rules| scoring::read(catalog, rules)).transpose()?;
    Ok(judge(catalog, &read(catalog, input)?, rules.as_ref()))
}

/// Judges what was read of a saved file by the standards, and gives points where there is a rule file.
///
/// ```
/// use weibao_core::{judge, new_assessment, read};
///
/// let catalog = weibao_standards::catalog();
/// let assessment = read(&catalog, &new_assessment(&catalog, None)).unwrap();
/// let report = judge(&catalog, &assessment, None);
/// // Nothing answered is nothing met, and nothing unmet either.
/// assert_eq!((report.totals.unanswered, report.totals.unmet), (76, 0));
/// assert!(report.score.is_none());
/// ```
pub fn judge(catalog: &Catalog, assessment: &Assessment, rules: Option<&ScoringScheme>) -> Report {
    let mut report = Judgement::new(catalog, assessment).report();
    report.score = rules.map(|rules| scoring::score(catalog, rules, &report));
    report
}

/// The same judgement without its reasons: they are not put into words, and nothing is borrowed but from the standards and the file.
///
/// ```
/// use weibao_core::{Tally, judge, new_assessment, read, tally};
///
/// let catalog = weibao_standards::catalog();
/// let county = read(&catalog, &new_assessment(&catalog, None)).unwrap();
/// assert_eq!(tally(&catalog, &county), Tally::from(&judge(&catalog, &county, None)));
/// ```
pub fn tally<'a>(catalog: &'a Catalog, assessment: &'a Assessment) -> Tally<'a> {
    Judgement::new(catalog, assessment).tally()
}

/// A saved file with nothing in it yet. `county` is taken as it is; `check` tells what is wrong with it.
///
/// ```
/// use weibao_core::{check, new_assessment};
///
/// let catalog = weibao_standards::catalog();
/// let county = new_assessment(&catalog, Some(&serde_json::json!({ "name": "示例县" })));
/// assert_eq!(county["catalog"], "cn-2021");
/// assert!(check(&catalog, &county).is_empty());
/// ```
pub fn new_assessment(catalog: &Catalog, county: Option<&Value>) -> Value {
    let mut file = object([
        ("format", FORMAT.into()),
        ("version", VERSION.into()),
        ("catalog", catalog.id.as_str().into()),
        ("county", county.cloned().unwrap_or_else(|| object([("name", "".into())]))),
        ("figures", object([])),
        ("registers", object([])),
        ("answers", object([])),
        ("negatives", object([])),
    ]);
    if let (Some(revision), Some(fields)) = (catalog.revision, file.as_object_mut()) {
        fields.insert("catalog_revision".into(), revision.into());
    }
    file
}
