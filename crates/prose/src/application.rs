//! The words of the 申报表 (annex 2).

use serde_json::Value;
use weibao_core::assessment::{Assessment, Contact};
use weibao_core::{Catalog, Problem, Report};
use weibao_text::documents::{self as words, names};

use crate::draft::{self, Drafts};

/// How many lines of the three blocks the form's cell holds on its first page, headings included.
const CELL_LINES: usize = 24;
/// How many characters a line of the cell holds.
const LINE_CHARACTERS: usize = 36;
/// How many characters a paragraph is indented by.
const INDENT: usize = 2;

/// Every text of the form. What was typed has won over the drafts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// 单位名称.
    pub unit: String,
    /// 联系人姓名及职务.
    pub contact: String,
    /// 办公电话 and 手机, a line each.
    pub phones: String,
    /// 基本情况, whole.
    pub situation: String,
    /// 主要制度, whole.
    pub systems: String,
    /// 工作成效, whole.
    pub results: String,
    /// 县级人民政府自评意见, a draft.
    pub county_opinion: String,
    /// What of the three blocks stands in the form's cell.
    pub in_cell: Vec<Section>,
    /// How many lines of the cell stay blank on its page.
    pub lines_left: usize,
    /// What follows as 附页.
    pub attached: Vec<Section>,
}

/// A heading and what stands under it, a paragraph a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 一、基本情况.
    pub heading: String,
    /// Its paragraphs, a line each.
    pub body: String,
}

/// The words of the form. `report` is what the core says about this `input`.
///
/// # Errors
/// Where the input is no saved file.
pub fn application(catalog: &Catalog, input: &Value, report: &Report) -> Result<Application, Vec<Problem>> {
    let assessment = weibao_core::read(catalog, input)?;
    let drafts = draft::write(catalog, &assessment, report);
    Ok(written(&assessment, &drafts))
}

fn written(assessment: &Assessment, drafts: &Drafts) -> Application {
    let form = &assessment.application;
    let situation = typed_or(&form.situation, &drafts.situation);
    let systems = typed_or(&form.systems, &drafts.systems);
    let results = typed_or(&form.results, &drafts.results);
    let Cell { in_cell, attached, lines_left } =
        split(&[(names::SITUATION, situation), (names::SYSTEMS, systems), (names::RESULTS, results)]);
    Application {
        unit: typed_or(&form.unit, &assessment.county.name).to_owned(),
        contact: contact(&assessment.contact),
        phones: phones(&assessment.contact),
        situation: situation.to_owned(),
        systems: systems.to_owned(),
        results: results.to_owned(),
        county_opinion: typed_or(&form.county_opinion, &drafts.county_opinion).to_owned(),
        in_cell,
        lines_left,
        attached,
    }
}

fn typed_or<'a>(typed: &'a Option<String>, draft: &'a str) -> &'a str {
    typed.as_deref().filter(|typed| !typed.trim().is_empty()).unwrap_or(draft)
}

fn contact(contact: &Contact) -> String {
    joined([&contact.name, &contact.post], "　")
}

fn phones(contact: &Contact) -> String {
    joined([&contact.office_phone, &contact.mobile], "\n")
}

fn joined(parts: [&Option<String>; 2], between: &str) -> String {
    let said: Vec<&str> = parts.into_iter().flatten().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    said.join(between)
}

// ---------------------------------------------------------------- cell and following pages

/// The form's big cell.
struct Cell {
    in_cell: Vec<Section>,
    attached: Vec<Section>,
    lines_left: usize,
}

/// What stands in the cell and what follows, split between paragraphs. Each block may use an equal part of what the blocks before
/// it have left, so that a long first block never pushes the others out of the cell.
fn split(blocks: &[(&'static str, &str)]) -> Cell {
    let blocks: Vec<(usize, &str, &str)> =
        (1..).zip(blocks).map(|(number, (name, text))| (number, *name, *text)).filter(|(_, _, text)| !text.trim().is_empty()).collect();
    let (mut in_cell, mut attached) = (Vec::new(), Vec::new());
    let mut left = CELL_LINES;
    let all_fit = blocks.iter().map(|(_, _, text)| lines(text).saturating_add(1)).sum::<usize>() <= CELL_LINES;
    for (place, (number, name, text)) in blocks.iter().enumerate() {
        let blocks_left = blocks.len().saturating_sub(place);
        let budget = if all_fit { left } else { left.checked_div(blocks_left).unwrap_or(left) };
        // A line for the heading, and one that says where it goes on.
        let (here, rest) = match lines(text).saturating_add(1) <= budget {
            true => ((*text).to_owned(), None),
            false => fitting(text, budget.saturating_sub(2)),
        };
        left = left.saturating_sub(lines(&here).saturating_add(1));
        let heading = if here == words::SEE_ATTACHED { words::block_heading(*number, name) } else { words::block_continued(*number, name) };
        in_cell.push(Section { heading: words::block_heading(*number, name), body: here });
        attached.extend(rest.map(|body| Section { heading, body }));
    }
    Cell { in_cell, attached, lines_left: left }
}

/// The paragraphs that fit into this many lines, with the line that says where it goes on, and those that do not.
fn fitting(text: &str, budget: usize) -> (String, Option<String>) {
    let paragraphs: Vec<&str> = text.lines().collect();
    let mut used = 0_usize;
    let fit = paragraphs
        .iter()
        .take_while(|paragraph| {
            used = used.saturating_add(lines(paragraph));
            used <= budget
        })
        .count();
    let (here, rest) = paragraphs.split_at_checked(fit).unwrap_or_default();
    let rest = Some(rest.join("\n"));
    match here.iter().all(|line| line.trim().is_empty()) {
        true => (words::SEE_ATTACHED.into(), Some(text.to_owned())),
        false => (format!("{}\n{}", here.join("\n"), words::GOES_ON), rest),
    }
}

/// How many lines of the cell a text takes. A character of the basic Latin set counts as a whole one: rather too many than too few.
fn lines(text: &str) -> usize {
    text.lines().map(|line| line.chars().count().saturating_add(INDENT).div_ceil(LINE_CHARACTERS)).sum()
}
