//! What a reviewer is shown of a county's file.

use serde_json::Value;
use weibao_core::catalog::{Column, Negative};
use weibao_core::period::Period;
use weibao_core::report::{ClauseStatus, Measured, StandardReport, Status};
use weibao_terms::{Mark, NegativeState, Seen};
use weibao_text::screens::{common, review as text};

use super::others;
pub use super::reviewed_items::{figures, name};
use crate::prelude::*;
use crate::saved_file::{at, steps};
use crate::ui::review::{Open, Show};

/// Why a standard is to be looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum First {
    /// The county has changed it since it was marked.
    Changed,
    /// The county has answered to what was put to it.
    Answered,
    /// Figures and the declared answer disagree.
    Conflict,
    /// It is said not to apply.
    NotApplicable,
    /// Figures are missing.
    Missing,
}

/// Why a standard is to be looked at first, where it is.
pub fn first(open: &Open, standard: &StandardReport) -> Option<First> {
    let exempt = |clause: &weibao_core::report::ClauseReport| {
        clause.status == ClauseStatus::NotApplicable && clause.role.is_none() && clause.measured.is_none()
    };
    if is_changed(open, &standard.id) {
        Some(First::Changed)
    } else if others::is_answered(open, &standard.id) {
        Some(First::Answered)
    } else if standard.conflict {
        Some(First::Conflict)
    } else if standard.status == Status::NotApplicable || standard.clauses.iter().any(exempt) {
        Some(First::NotApplicable)
    } else if standard.clauses.iter().any(|clause| !clause.missing.is_empty()) {
        Some(First::Missing)
    } else {
        None
    }
}

/// Whether the county has said nothing of a standard: then there is nothing to look at.
pub fn is_silent(open: &Open, standard: &StandardReport) -> bool {
    weibao_chain::is_silent(open.county.value(), standard)
}

/// Whether the county says of a standard or of a clause that it does not apply, whatever its figures make of that.
pub fn says_not_applicable(open: &Open, standard: &str) -> bool {
    weibao_chain::says_not_applicable(open.county.value(), standard)
}

/// Whether a mark on the standard or on something of it is on what the county has changed since.
pub fn is_changed(open: &Open, standard: &str) -> bool {
    let place = at::answer(standard);
    let is_of =
        |changed: &String| changed.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    open.reviewed.stale.iter().any(is_of)
}

/// Where a standard stands in the review; nothing where nobody has looked, or the county has changed it since.
pub fn mark_on(open: &Open, standard: &str) -> Option<Mark> {
    Mark::parse(open.reviewed.marked.get(standard)?.as_str()?)
}

/// The standards of these, of an area where one is named, in printed order: their ids. Of a group's review only its areas.
pub fn listed(open: &Open, show: Show, area: &str) -> Vec<String> {
    let own = own_areas(open);
    let is_shown = |standard: &&StandardReport| {
        let here = standard.id.strip_prefix(area).is_some_and(|rest| area.is_empty() || rest.starts_with('.'));
        let group = own.is_empty() || own.contains(&area_of(&standard.id));
        here && group
            && match show {
                Show::First => first(open, standard).is_some(),
                Show::Unseen => mark_on(open, &standard.id).is_none(),
                Show::NotAccepted => mark_on(open, &standard.id).is_some_and(|mark| mark != Mark::Accepted),
                Show::Changed => is_changed(open, &standard.id),
                Show::All => true,
            }
    };
    open.reviewed.county.standards.iter().filter(is_shown).map(|standard| standard.id.clone()).collect()
}

fn area_of(standard: &str) -> &str {
    standard.split('.').next().unwrap_or_default()
}

/// The areas that a group's review is about; none where it is about all.
pub fn own_areas(open: &Open) -> Vec<&str> {
    let key = open.review.get("/group");
    let group = open.list("groups").iter().find(|group| key.is_some() && group.get("key") == key);
    let areas = group.and_then(|group| group.get("areas")?.as_array()).into_iter().flatten();
    areas.filter_map(Value::as_str).collect()
}

/// The group that a review was handed to; empty where it is nobody's.
pub fn group_name(open: &Open) -> &str {
    let key = open.review.get("/group");
    let group = open.list("groups").iter().find(|group| key.is_some() && group.get("key") == key);
    group.and_then(|group| group.get("name")?.as_str()).unwrap_or_default()
}

/// How many of the standards have been looked at, of how many; of a group's review, of its own.
pub fn seen(open: &Open) -> (usize, usize) {
    let own = own_areas(open);
    let standards = || {
        let all = open.reviewed.county.standards.iter();
        all.filter(|standard| own.is_empty() || own.contains(&area_of(&standard.id)))
    };
    (standards().filter(|standard| mark_on(open, &standard.id).is_some()).count(), standards().count())
}

/// The first standard that nobody has looked at, and that the county has answered: of those to be looked at first, else of all.
pub fn next_unseen(open: &Open) -> Option<String> {
    let own = own_areas(open);
    let unseen = || {
        open.reviewed.county.standards.iter().filter(|standard| {
            !is_silent(open, standard)
                && mark_on(open, &standard.id).is_none()
                && (own.is_empty() || own.contains(&area_of(&standard.id)))
        })
    };
    let next = unseen().find(|standard| first(open, standard).is_some()).or_else(|| unseen().next());
    next.map(|standard| standard.id.clone())
}

/// A measured clause where the reviewer's figures come to something else than the county's: its id, both, and where it stands by the
/// reviewer's.
pub fn measured_otherwise<'o>(
    open: &'o Open,
    standard: &'o StandardReport,
) -> impl Iterator<Item = (&'o str, Option<&'o Measured>, &'o Measured, ClauseStatus)> {
    let ours = open.reviewed.reviewer.standards.iter().find(|other| other.id == standard.id);
    let clauses = ours.into_iter().flat_map(|standard| &standard.clauses);
    clauses.filter_map(|clause| {
        let theirs = standard.clauses.iter().find(|other| other.id == clause.id)?.measured.as_ref();
        let measured = clause.measured.as_ref()?;
        let differs = theirs.is_none_or(|theirs| theirs.have != measured.have || theirs.need != measured.need);
        differs.then_some((clause.id.as_str(), theirs, measured, clause.status))
    })
}

/// A piece of the county's evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its title.
    pub title: String,
    /// Its number; empty where it has none.
    pub number: String,
}

/// The county's evidence of a standard.
pub fn evidence(open: &Open, standard: &str) -> Vec<Piece> {
    let list = open.county.value().pointer(&at::said(standard, &["evidence"])).and_then(Value::as_array);
    let field = |piece: &Value, name: &str| piece.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let pieces = list.into_iter().flatten();
    pieces.map(|piece| Piece { title: field(piece, "title"), number: field(piece, "number") }).collect()
}

/// What the review says of the evidence of a standard.
pub fn evidence_seen<'o>(open: &'o Open, standard: &str) -> &'o [Value] {
    let list = open.review.value().get("evidence").and_then(|evidence| evidence.get(standard)?.as_array());
    list.map_or(&[], Vec::as_slice)
}

/// Whether an entry of the review is about this piece.
pub fn is_of(entry: &Value, piece: &Piece) -> bool {
    let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
    field("title") == piece.title && field("number") == piece.number
}

/// Whether a piece of evidence was seen; nothing where nobody has looked.
pub fn is_seen(open: &Open, standard: &str, piece: &Piece) -> Option<Seen> {
    let entry = evidence_seen(open, standard).iter().find(|entry| is_of(entry, piece))?;
    Seen::parse(entry.get("seen")?.as_str()?)
}

/// What the county says of an item of the negative list.
pub fn county_negative(open: &Open, id: &str) -> Option<NegativeState> {
    let pointer = at::negative(id, "state");
    NegativeState::parse(open.county.value().pointer(&pointer)?.as_str()?)
}

/// Of which days the county's numbers are.
pub fn period(open: &Open) -> Period {
    let file = open.county.value();
    Period::new(|field| file.get("period")?.get(field)?.as_str())
}

/// Which days the words of an item of the negative list look back on, where they do.
pub fn looks_back(open: &Open, negative: &Negative) -> Option<String> {
    period(open).sentence_before(negative.years?)
}

/// Why the county goes against what a unit found of an item of the negative list; nothing where it does not.
pub fn overruled<'o>(open: &'o Open, id: &str) -> Option<&'o str> {
    let settled = open.county.value().pointer(&at::settled(&at::negative_whole(id)))?;
    settled.get("why").and_then(Value::as_str).filter(|why| !why.is_empty())
}

/// The registers that have rows to be drawn from, by their keys.
pub fn registers(open: &Open) -> impl Iterator<Item = &str> {
    let keys = open.catalog.registers.iter().map(|register| register.key.as_str());
    keys.filter(|key| !rows(open, key).is_empty())
}

/// The rows of a register as the county has them.
pub fn rows<'o>(open: &'o Open, register: &str) -> &'o [Value] {
    open.county.value().pointer(&at::register(register)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// How many are to be drawn of so many, as typed: a number, or a share, of which a broken one counts as whole.
pub fn size(typed: &str, rows: usize) -> Option<usize> {
    let typed = typed.trim();
    let size = match typed.strip_suffix(['%', '％']) {
        Some(share) => {
            let share = share.trim().parse::<usize>().ok().filter(|share| *share <= 100)?;
            rows.checked_mul(share)?.div_ceil(100)
        }
        None => typed.parse().ok()?,
    };
    (1..=rows).contains(&size).then_some(size)
}

/// The sample and the row of it with these register, seed, name and township.
pub fn sampled(open: &Open, drawn: &[String]) -> Option<(usize, usize)> {
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    open.list("samples").iter().enumerate().find_map(|(number, sample)| {
        let of_row =
            |row: &Value| [word(sample, "register"), word(sample, "seed"), word(row, "name"), word(row, "township")];
        let rows = sample.get("rows")?.as_array()?;
        Some((number, rows.iter().position(|row| of_row(row) == *drawn)?))
    })
}

/// The column of a register that a review marks at this place.
pub fn column_of<'o>(open: &'o Open, place: &str) -> Option<&'o Column> {
    match steps(place).as_slice() {
        [first, register, _, _, column] if first == "registers" => open.catalog.register(register)?.column(column),
        _ => None,
    }
}

/// What the county has in the cell that a review marks at this place.
pub fn county_cell<'o>(open: &'o Open, place: &str) -> Option<&'o Value> {
    match steps(place).as_slice() {
        [first, register, name, township, column] if first == "registers" => {
            let word = |row: &Value, field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
            let is_it = |row: &&Value| word(row, "name") == *name && word(row, "township") == *township;
            rows(open, register).iter().find(is_it)?.get(column)
        }
        _ => None,
    }
}

/// The columns of a register in which a reviewer can find something else, each with the place at which a review marks it.
pub fn cells<'o>(open: &'o Open, register: &str, row: &Value) -> Vec<(&'o Column, String)> {
    let word = |field: &str| row.get(field).and_then(Value::as_str).unwrap_or_default();
    let columns = open.catalog.register(register).map(|register| register.columns.as_slice()).unwrap_or_default();
    let columns = columns.iter().filter(|column| !column.older && !["name", "township"].contains(&column.key.as_str()));
    columns.map(|column| (column, at::named_cell(register, (word("name"), word("township")), &column.key))).collect()
}

/// What was found of a sample: how many rows have been looked at, and the names of those that are not as the county says.
pub fn found(sample: &Value) -> (usize, Vec<&str>) {
    let rows = || sample.get("rows").and_then(Value::as_array).into_iter().flatten();
    let said = |row: &Value, word: &str| row.get("found").and_then(Value::as_str) == Some(word);
    let differing = rows().filter(|row| said(row, "no")).filter_map(|row| row.get("name")?.as_str()).collect();
    (rows().filter(|row| row.get("found").is_some()).count(), differing)
}

/// What the county has changed of a standard since what it had handed in before: a line each.
pub fn changes(open: &Open, standard: &str) -> Vec<String> {
    let Some((before, report)) = &open.before else { return Vec::new() };
    let mut lines = Vec::new();
    let stood = |report: &weibao_core::Report| {
        report.standards.iter().find(|one| one.id == standard).map(|one| common::status(one.status))
    };
    let stood = stood(report).zip(stood(&open.reviewed.county)).filter(|(then, now)| then != now);
    lines.extend(stood.map(|(then, now)| text::changed(text::STATE, then, now)));
    let said = |of: &Value, steps: &[&str]| {
        of.pointer(&at::said(standard, steps)).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    for (label, step) in [(text::ANSWER, "status"), (text::REASON_NAME, "reason"), (text::NOTE_NAME, "note")] {
        let shown = |said: String| if step == "status" { text::declared(&said).to_owned() } else { said };
        let (then, now) = (shown(said(before.value(), &[step])), shown(said(open.county.value(), &[step])));
        if then != now {
            lines.push(text::changed(label, &then, &now));
        }
    }
    let clauses = open.catalog.standard(standard).map(|known| known.clauses.as_slice()).unwrap_or_default();
    for clause in clauses {
        let word = |of: &Value| text::declared(&said(of, &["clauses", &clause.id])).to_owned();
        let (then, now) = (word(before.value()), word(open.county.value()));
        if then != now {
            lines.push(text::changed(&clause.id, &then, &now));
        }
        let have = |report: &weibao_core::Report| {
            let standard = report.standards.iter().find(|one| one.id == standard)?;
            let clause = standard.clauses.iter().find(|one| one.id == clause.id)?;
            clause.measured.as_ref().map(|measured| measured.found.clone())
        };
        let (then, now) = (have(report).unwrap_or_default(), have(&open.reviewed.county).unwrap_or_default());
        if then != now {
            lines.push(text::changed(&text::figures_of(&clause.id), &then, &now));
        }
    }
    let titles = |of: &Value| -> Vec<String> {
        let list = of.pointer(&at::said(standard, &["evidence"])).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(|piece| piece.get("title")?.as_str()).map(str::to_owned).collect()
    };
    let (then, now) = (titles(before.value()), titles(open.county.value()));
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|title| !those.contains(title)).cloned().collect()
    };
    let (added, removed) = (only(&now, &then), only(&then, &now));
    lines.extend((!added.is_empty()).then(|| text::evidence_added(&added)));
    lines.extend((!removed.is_empty()).then(|| text::evidence_removed(&removed)));
    lines
}
