//! A city's or province's look at a county's file: the same judgement by the reviewer's figures and states, beside the county's own.
//!
//! COUNTY'S WORD: the file is only read. What the reviewer finds is applied to a copy in memory and never written.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::catalog::Catalog;
use weibao_core::report::Report;
use weibao_core::{Options, Problem, evaluate, overlay};
use weibao_text::chain as sentences;

use crate::applied::Applied;
use crate::digest::mark;
use crate::given;
use crate::lists::OnList;
use crate::marks::{Counts, Marks, defects, sound_marks};
use crate::opinion::draft;
use crate::own_word::is_silent;
use crate::place::{at, said, steps, text};
use crate::rows;
use crate::seal::is_of;

/// Two reports side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reviewed {
    /// The county's file by its own figures.
    pub county: Report,
    /// The same with the reviewer's figures and states in place of the county's.
    pub reviewer: Report,
    /// Where each standard stands that was looked at, by its id: its mark.
    pub marked: Map<String, Value>,
    /// How many standards are marked how.
    pub counts: Counts,
    /// Marks whose item the county has changed since, or may have: look again.
    pub stale: Vec<String>,
    /// What is wrong with the review.
    pub problems: Vec<Problem>,
    /// Of each mark's item as it is now: kept beside the mark, it tells later whether the item has changed.
    pub items: Map<String, Value>,
    /// The draft of an opinion; its conclusion is left to the reviewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
    /// Why there is no draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_draft: Option<String>,
    /// Names of organisations in the county's file that are on a list: whoever has the lists puts them here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<OnList>,
}

/// Judges a county's file twice: by its own word and by the reviewer's.
///
/// # Errors
/// Where the file cannot be judged, or the review is none of this county and these standards.
pub fn reviewed(
    catalog: &Catalog,
    assessment: &Value,
    review: &Value,
    options: &Options<'_>,
) -> Result<Reviewed, Vec<Problem>> {
    let overlaid = options.overlay.map(|overlay| overlay::apply(catalog, overlay)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    let rules = Options { overlay: None, rules: options.rules };
    let county = evaluate(catalog, assessment, &rules)?;
    let mut found = defects(review);
    let refuses = |problem: &&Problem| {
        problem.path.is_empty() || ["/format", "/version", "/of", "/marks"].contains(&problem.path.as_str())
    };
    if found.iter().any(|problem| refuses(&problem)) {
        return Err(found);
    }
    if text(&review["of"], "catalog") != catalog.id {
        return Err(given::problem("other_catalog", "/of/catalog", sentences::review_of_other_catalog()));
    }
    let marks = sound_marks(review, &found);
    let mut items = Map::new();
    for place in marks.keys() {
        items.insert((*place).clone(), item(assessment, &county, place).into());
    }
    let stale = stale(assessment, review, &marks, &items, &mut found);
    let mut reviewer = Applied::new(catalog, assessment);
    // What was found in an older file says nothing of this one.
    for (place, mark) in marks.iter().filter(|(place, _)| !stale.contains(place)) {
        reviewer.apply(place, mark);
    }
    let (by_reviewer, own) = reviewer.judge(&county, options)?;
    found.extend(own);
    let marked = marked(&county, &marks, &stale);
    let counts = counts(assessment, &county, &marked);
    let (draft, no_draft) = match draft((assessment, &county), &by_reviewer, &counts, &marks, (&marked, &stale)) {
        Ok(draft) => (Some(draft), None),
        Err(why) => (None, Some(why)),
    };
    Ok(Reviewed {
        county,
        reviewer: by_reviewer,
        marked,
        counts,
        stale,
        problems: found,
        items,
        draft,
        no_draft,
        listed: Vec::new(),
    })
}

/// What a mark is about, in short: the county's own words there, what its figures come to and where it stands. Kept beside the mark, it
/// tells later whether that has changed.
pub fn item(assessment: &Value, county: &Report, place: &str) -> String {
    let steps = steps(place);
    let own = match steps.as_slice() {
        // A cell is known by its row's name, wherever that has gone.
        [first, register, name, township, column] if first == "registers" => {
            let rows =
                assessment.pointer(&at(&[first, register])).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            rows::exact(rows, name, township).and_then(|row| rows.get(row)?.get(column))
        }
        _ => assessment.pointer(place),
    };
    let mut item = alloc::vec![own.cloned().unwrap_or_default()];
    if let [first, id, rest @ ..] = steps.as_slice() {
        let standard = county.standards.iter().find(|standard| first == "answers" && standard.id == *id);
        let clauses = standard.into_iter().flat_map(|standard| &standard.clauses);
        for clause in clauses.filter(|clause| rest.is_empty() || rest.contains(&clause.id)) {
            let measured = clause.measured.as_ref();
            item.push(measured.map(|measured| measured.have.as_str()).into());
            item.push(measured.map(|measured| measured.need.as_str()).into());
            item.push(clause.status.key().into());
        }
        let figure = county.figures.iter().find(|figure| first == "figures" && figure.key == *id);
        item.push(figure.map(|figure| figure.value.clone()).map_or(Value::Null, Value::Number));
    }
    mark(&Value::Array(item))
}

/// Marks hold for the file that they were made for. Of another one they hold where the mark says what its item was and it still is that.
fn stale(
    assessment: &Value,
    review: &Value,
    marks: &Marks<'_>,
    items: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let of = &review["of"];
    if is_of(assessment, text(of, "digest")) {
        return Vec::new();
    }
    let differs = |theirs: &str, ours: &str| matches!((said(of, theirs), said(assessment, ours)), (Some(theirs), Some(ours)) if theirs != ours);
    let mut report = |code: &str, path: &str, text: String| problems.extend(given::problem(code, path, text));
    let all = || marks.keys().map(|place| (*place).clone()).collect();
    if differs("/id", "/file/id") || differs("/county", "/county/name") {
        report("other_file", "/of", sentences::review_of_other_file());
        return all();
    }
    if said(of, "/revision").is_some() && !differs("/revision", "/file/revision") {
        report("same_revision", "/of/revision", sentences::review_of_same_revision());
        return all();
    }
    let holds = |place: &&&String| {
        let then = marks.get(**place).and_then(|mark| mark.get("item")).and_then(Value::as_str);
        then.is_some_and(|then| items.get(**place).is_some_and(|now| now == then))
    };
    marks.keys().filter(|place| !holds(place)).map(|place| (*place).clone()).collect()
}

/// By standards: its own mark, else the gravest of its clauses', else 认可 where all of them are that are duties.
fn marked(county: &Report, marks: &Marks<'_>, stale: &[String]) -> Map<String, Value> {
    let mark = |place: &String| -> Option<&str> {
        marks.get(place).filter(|_| !stale.contains(place)).map(|mark| text(mark, "mark"))
    };
    let mut marked = Map::new();
    for standard in &county.standards {
        let of_clauses: Vec<Option<&str>> = standard
            .clauses
            .iter()
            .filter(|clause| clause.role.is_none())
            .map(|clause| mark(&at(&["answers", &standard.id, "clauses", &clause.id])))
            .collect();
        let all_accepted = !of_clauses.is_empty() && of_clauses.iter().all(|mark| *mark == Some("accepted"));
        let gravest = ["returned", "doubtful"].into_iter().find(|mark| of_clauses.contains(&Some(mark)));
        let accepted = || all_accepted.then_some("accepted");
        if let Some(mark) = mark(&at(&["answers", &standard.id])).or(gravest).or_else(accepted) {
            marked.insert(standard.id.clone(), mark.into());
        }
    }
    marked
}

fn counts(assessment: &Value, county: &Report, marked: &Map<String, Value>) -> Counts {
    let mut counts = Counts::default();
    for standard in &county.standards {
        let slot = match marked.get(&standard.id).and_then(Value::as_str) {
            Some("accepted") => &mut counts.accepted,
            Some("doubtful") => &mut counts.doubtful,
            Some("returned") => &mut counts.returned,
            _ => {
                if is_silent(assessment, standard) {
                    counts.unanswered = counts.unanswered.saturating_add(1);
                }
                &mut counts.unseen
            }
        };
        *slot = slot.saturating_add(1);
    }
    counts
}
