//! Fills a .docx template. What holds no placeholder stays as it was; whatever a person would take for one is filled, or reported with its
//! place.
//!
//! * `{{名称}}`: a text. Lines become paragraphs. The parts of a placeholder that Word or WPS has put into several runs are found, in the
//!   body, headers, footers, notes and comments, text boxes, charts, SmartArt, alternative texts and the file's properties.
//! * A paragraph, a table row or a content control with nothing but `{{#名称}}`, and later one with `{{/名称}}`: what stands between is
//!   repeated for every record of a list. `{{?名称}}` … `{{/名称}}` is kept once where a list or text is not empty, `{{^名称}}` …
//!   `{{/名称}}` where it is.
//! * A table row with `{{名称.栏}}` is repeated for every record of the list.
//! * `名称（词）` chooses the records of a list that carry the word: `{{标准（未达标）.正文}}`.
//! * `{{序号}}` inside a repetition is the record's number, from 1.
//!
//! Each part is read once ([`plan`]), and the plan carried out ([`fill`]): both take time by the limits of [`crate::limits`] alone.

mod fill;
mod links;
mod plan;
mod syntax;
mod writer;

use weibao_core::Problem;

use self::fill::{Effort, Filler};
use self::plan::{Findings, Planner, Step};
use crate::fields::{Shape, TemplateData};
use crate::package::WordFile;

/// Fills a template's parts from a record of this shape.
///
/// # Errors
/// Where it is no Word file, is none that can be taken in safely, or asks for what there is not: every fault with its place.
pub(crate) fn fill(template: &[u8], shape: &'static Shape, record: &TemplateData) -> Result<Vec<u8>, Vec<Problem>> {
    let mut findings = Findings::new();
    let mut effort = Effort::new();
    let filled = WordFile::open(template)?.rewrite(|name, nodes| {
        let plan = Planner::new(name, shape, &mut findings).part(nodes)?;
        let is_as_it_was = plan.iter().all(|step| matches!(step, Step::Copy(_)));
        if is_as_it_was { Ok(None) } else { Filler::part(&plan, record, &mut effort).map(Some) }
    })?;
    let faults = findings.faults();
    if faults.is_empty() { Ok(filled) } else { Err(faults) }
}

#[cfg(test)]
mod tests;
