//! The words of the 申报表 (annex 2).

use serde::Serialize;
use weibao_core::assessment::{Assessment, Contact};
use weibao_core::{Catalog, Report};
use weibao_text::documents::{self as words, names};

use super::draft::{self, Drafts};

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
    /// Where 基本情况, 主要制度 and 工作成效 stand.
    pub placed: [Placed; 3],
}

/// Where a text of the big cell stands: how many characters of it, blanks left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// In the cell.
    pub in_cell: usize,
    /// On the attached pages.
    pub attached: usize,
}

/// A heading and what stands under it, a paragraph a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 一、基本情况.
    pub heading: String,
    /// Its paragraphs, a line each.
    pub body: String,
}

/// The words of the form. `report` is what the core says about this assessment.
pub fn application(catalog: &Catalog, assessment: &Assessment, report: &Report) -> Application {
    form(assessment, &draft::write(catalog, assessment, report))
}

/// The words of the form, with these drafts.
pub fn form(assessment: &Assessment, drafts: &Drafts) -> Application {
    let form = &assessment.application;
    let situation = typed_or(&form.situation, &drafts.situation);
    let systems = typed_or(&form.systems, &drafts.systems);
    let results = typed_or(&form.results, &drafts.results);
    let Cell { in_cell, attached, lines_left, placed } =
        split([(names::SITUATION, situation), (names::SYSTEMS, systems), (names::RESULTS, results)]);
    Application {
        unit: typed_or(&form.unit, &words::government(assessment.county.name.trim())).to_owned(),
        contact: contact(&assessment.contact),
        phones: phones(&assessment.contact),
        situation: situation.to_owned(),
        systems: systems.to_owned(),
        results: results.to_owned(),
        county_opinion: typed_or(&form.county_opinion, &drafts.county_opinion).to_owned(),
        in_cell,
        lines_left,
        attached,
        placed,
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
    let said: Vec<&str> =
        parts.into_iter().flatten().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    said.join(between)
}

// ---------------------------------------------------------------- cell and following pages

/// The form's big cell.
struct Cell {
    in_cell: Vec<Section>,
    attached: Vec<Section>,
    lines_left: usize,
    placed: [Placed; 3],
}

/// Splits the blocks between paragraphs, so that nothing is cut. The lines of the cell are shared out evenly, and what a short
/// block does not need goes to the others.
fn split(blocks: [(&'static str, &str); 3]) -> Cell {
    let needs: Vec<usize> = blocks.iter().map(|(_, text)| need(text)).collect();
    let shares = shares(&needs, CELL_LINES);
    let mut cell =
        Cell { in_cell: Vec::new(), attached: Vec::new(), lines_left: CELL_LINES, placed: Default::default() };
    let mut number = 0_usize;
    for (((name, text), budget), placed) in blocks.into_iter().zip(shares).zip(&mut cell.placed) {
        if text.trim().is_empty() {
            continue;
        }
        number = number.saturating_add(1);
        let heading = words::block_heading(number, name);
        let here = if need(text) <= budget {
            placed.in_cell = length(text);
            text.to_owned()
        } else {
            // A line for the heading, and one that says where it goes on.
            match fitting(text, budget.saturating_sub(2)) {
                Some((here, rest)) => {
                    *placed = Placed { in_cell: length(&here), attached: length(&rest) };
                    cell.attached.push(Section { heading: words::block_continued(number, name), body: rest });
                    format!("{here}\n{}", words::GOES_ON)
                }
                None => {
                    placed.attached = length(text);
                    cell.attached.push(Section { heading: heading.clone(), body: text.to_owned() });
                    words::SEE_ATTACHED.into()
                }
            }
        };
        cell.lines_left = cell.lines_left.saturating_sub(need(&here));
        cell.in_cell.push(Section { heading, body: here });
    }
    cell
}

/// The lines that a block takes with its heading; none where it says nothing.
fn need(text: &str) -> usize {
    if text.trim().is_empty() { 0 } else { lines(text).saturating_add(1) }
}

/// How many characters a text has, blanks left out.
fn length(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// Shares out `total` lines: nobody gets more than an even share as long as another one lacks.
fn shares(needs: &[usize], total: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|place| needs.get(*place));
    let mut shares = vec![0; needs.len()];
    let mut left = total;
    for (settled, place) in order.iter().enumerate() {
        let even = left.checked_div(needs.len().saturating_sub(settled)).unwrap_or(left);
        let share = needs.get(*place).copied().unwrap_or(0).min(even);
        left = left.saturating_sub(share);
        if let Some(slot) = shares.get_mut(*place) {
            *slot = share;
        }
    }
    shares
}

/// The paragraphs that fit into this many lines, and those that do not; nothing where not even the first one fits.
fn fitting(text: &str, budget: usize) -> Option<(String, String)> {
    let paragraphs: Vec<&str> = text.lines().collect();
    let mut used = 0_usize;
    let fits = |paragraph: &&&str| {
        used = used.saturating_add(lines(paragraph));
        used <= budget
    };
    let (here, rest) = paragraphs.split_at_checked(paragraphs.iter().take_while(fits).count())?;
    here.iter().any(|line| !line.trim().is_empty()).then(|| (here.join("\n"), rest.join("\n")))
}

/// How many lines of the cell a text takes. A Latin letter counts as a whole character: rather too many than too few.
fn lines(text: &str) -> usize {
    text.lines().map(|line| line.chars().count().saturating_add(INDENT).div_ceil(LINE_CHARACTERS)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_out_what_others_do_not_need() {
        assert_eq!(shares(&[3, 100, 100], 24), [3, 10, 11]);
        assert_eq!(shares(&[8, 8, 8], 24), [8, 8, 8]);
        assert_eq!(shares(&[1, 2], 24), [1, 2]);
        assert_eq!(shares(&[], 24), [0; 0]);
    }

    #[test]
    fn tells_where_a_block_is_printed() {
        let placed = |situation: &str, systems: &str| split([("甲", situation), ("乙", systems), ("丙", " ")]).placed;
        let whole = |in_cell| Placed { in_cell, attached: 0 };
        assert_eq!(placed("甲。", "乙　。"), [whole(2), whole(2), whole(0)]);
        let [situation, systems, _] = placed(&vec!["字".repeat(100); 20].join("\n"), &"一".repeat(2000));
        assert!(situation.in_cell > 0 && situation.attached > 0, "{situation:?}");
        assert_eq!(situation.in_cell + situation.attached, 2000);
        assert_eq!(systems, Placed { in_cell: 0, attached: 2000 });
    }

    #[test]
    fn splits_only_between_paragraphs() {
        let long = format!("甲\n乙\n{}", "丙".repeat(1000));
        assert_eq!(fitting(&long, 5), Some(("甲\n乙".into(), "丙".repeat(1000))));
        assert_eq!(fitting(&"丙".repeat(1000), 5), None);
    }
}
