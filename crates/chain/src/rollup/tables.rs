//! The ten tables as data: what the screen shows and what the workbook holds. Counties stand by their codes in every one of them.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use weibao_core::catalog::Catalog;
use weibao_core::report::{Counts, Status};
use weibao_terms::RollUpTable;
use weibao_text::screens::common;
use weibao_text::tables::rollup as words;

use super::lines::{CountyLine, Marked, MeasureLine, Note, RolledUp, StandardLine};
use crate::ordered::sort;

/// What of it is looked at. Nothing here orders counties.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Only the counties of this city.
    pub city: Option<String>,
    /// Only this area.
    pub area: Option<String>,
    /// Only counties with a standard in this state, and standards that are so somewhere.
    pub status: Option<Status>,
    /// The standards that more counties fall short of first, then in printed order.
    pub short_first: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Which; with more behind it where it is a table about one of its rows.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What it counts, and what it does not say.
    pub note: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What is said where it has none.
    pub empty: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width in characters.
    pub width: u32,
    /// Whether numbers stand in it.
    pub number: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What tells it from the others.
    pub key: String,
    /// What can be looked at or said from it: `county`, `standard`, `measure`, `prefer` or `belongs`, and which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads: Option<[String; 2]>,
    /// A text a column.
    pub cells: Vec<Cell>,
}

/// A cell: words, or an exact decimal in a column of numbers.
pub type Cell = String;

// Widths: of a number, a code, a name, a sentence.
const NUMBER: u32 = 9;
const CODE: u32 = 14;
const NAME: u32 = 20;
const SENTENCE: u32 = 60;

fn numbers<'w>(titles: impl IntoIterator<Item = &'w str>) -> Vec<Column> {
    titles.into_iter().map(|title| Column { title: title.into(), width: NUMBER, number: true }).collect()
}

fn texts<'w>(titles: impl IntoIterator<Item = (&'w str, u32)>) -> Vec<Column> {
    titles.into_iter().map(|(title, width)| Column { title: title.into(), width, number: false }).collect()
}

/// Those of the ten that are wanted, in their order. `restated`: the same counties under common readings, shown beside their own word and never
/// instead of it.
pub fn tables(
    catalog: &Catalog,
    rolled_up: &RolledUp,
    restated: Option<&RolledUp>,
    view: &View,
    wanted: &[RollUpTable],
) -> Vec<Table> {
    let shown = seen(catalog, rolled_up, view);
    let restated = restated.map(|restated| seen(catalog, restated, &View { status: None, ..view.clone() }));
    let restated = restated.as_deref();
    wanted
        .iter()
        .map(|&table| match table {
            RollUpTable::Counties => counties(&shown, restated, view),
            RollUpTable::Standards => standards(catalog, &shown, restated, view),
            RollUpTable::Measures => measures(catalog, &shown, restated, view),
            RollUpTable::Negatives => negatives(&shown),
            RollUpTable::Defects => defects(&shown),
            RollUpTable::NotApplicable
            | RollUpTable::Readings
            | RollUpTable::Evidence
            | RollUpTable::Plans
            | RollUpTable::Returned => notes(&shown, table, view),
        })
        .collect()
}

/// Those of the counties that are looked at.
fn seen<'r>(catalog: &Catalog, rolled_up: &'r RolledUp, view: &View) -> Cow<'r, RolledUp> {
    let wanted = |county: &&CountyLine| {
        let in_area = |id: &str| view.area.as_ref().is_none_or(|area| is_in(id, area));
        let stands = |status: Status| county.standards.iter().any(|(id, known)| *known == status && in_area(id));
        view.city.as_ref().is_none_or(|city| *city == county.city) && view.status.is_none_or(stands)
    };
    if view.city.is_none() && view.status.is_none() {
        return Cow::Borrowed(rolled_up);
    }
    let counties = rolled_up.counties.iter().filter(wanted).cloned().collect();
    Cow::Owned(RolledUp::of(catalog, counties, rolled_up.set_aside.clone()))
}

/// Whether a standard or a clause, or one of several, is of this area.
fn is_in(ids: &str, area: &str) -> bool {
    ids.split('、').any(|id| id.split('.').next() == Some(area))
}

fn table(key: RollUpTable, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        key: key.key().into(),
        title: words::title(key),
        note: words::note(key).into(),
        columns,
        rows,
        empty: words::nothing(key).into(),
    }
}

fn of_county(county: &CountyLine, key: String, more: impl IntoIterator<Item = String>) -> Row {
    let mut cells = alloc::vec![county.code.clone().unwrap_or_default(), county.name.clone()];
    cells.extend(more);
    Row { key, leads: Some(["county".into(), county.index.to_string()]), cells }
}

const STATES: [Status; 6] =
    [Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable, Status::Pending, Status::Unanswered];

fn counts_of<'c>(county: &'c CountyLine, view: &View) -> &'c Counts {
    let area = view.area.as_ref().and_then(|id| county.areas.iter().find(|area| area.id == *id));
    area.map_or(&county.totals, |area| &area.counts)
}

/// So many characters are enough for a count and a short word, where a row has some thirty of them and is to be read on paper.
const COUNT: u32 = 7;
const WORD: u32 = 11;

fn counties(rolled_up: &RolledUp, restated: Option<&RolledUp>, view: &View) -> Table {
    let counts = |titles: &[&str]| -> Vec<Column> {
        numbers(titles.iter().copied()).into_iter().map(|column| Column { width: COUNT, ..column }).collect()
    };
    let mut columns = texts([(words::CODE, WORD), (words::COUNTY, NAME), (words::CITY, WORD), (words::VERDICT, WORD)]);
    columns.extend(counts(&[words::APPLICABLE]));
    columns.extend(counts(&STATES.map(common::status)));
    columns.extend(counts(&[
        words::CONFLICTS,
        words::MISSING,
        words::EVIDENCE,
        words::NEGATIVES_PRESENT,
        words::NEGATIVES_OPEN,
        words::ACCEPTED,
        words::DOUBTFUL,
        words::RETURNED,
        words::OVERDUE,
        words::PROBLEMS,
    ]));
    columns.extend(texts([
        (words::OPINION, COUNT),
        (words::EDITION, WORD),
        (words::OVERLAY, WORD),
        (words::PERIOD, WORD),
        (words::REVISION, WORD),
    ]));
    if restated.is_some() {
        columns.extend(counts(&[words::COMMON_MET, words::COMMON_PARTIAL, words::COMMON_UNMET]));
    }
    let row = |county: &CountyLine| {
        let totals = counts_of(county, view);
        let mut cells = alloc::vec![county.city.clone(), words::verdict(county.verdict.key()).into()];
        let review = |of: fn(&Marked) -> usize| county.review.as_ref().map(of);
        let mut counts = [
            totals.applicable,
            totals.met,
            totals.partial,
            totals.unmet,
            totals.not_applicable,
            totals.pending,
            totals.unanswered,
            county.conflicts,
            county.missing_figures,
            county.evidence,
            county.negatives.present.len(),
            county.negatives.open.len(),
        ]
        .map(Some)
        .to_vec();
        counts.extend([review(|marked| marked.accepted), review(|marked| marked.doubtful)]);
        counts.extend([review(|marked| marked.returned), county.overdue, Some(county.problems)]);
        cells.extend(counts.into_iter().map(|count| count.map(|count| count.to_string()).unwrap_or_default()));
        cells.push(words::opinion(county.opinion).into());
        cells.push(county.catalog.clone());
        cells.push(county.overlay.clone().unwrap_or_default());
        cells.push(county.period.as_ref().map(|[from, to]| words::period(from, to)).unwrap_or_default());
        cells.push(words::revision(county.revision, county.saved_on.as_deref()));
        if let Some(restated) = restated {
            let counts = restated.counties.iter().find(|other| other.index == county.index);
            let counts = counts.map(|county| counts_of(county, view));
            let of = |count: fn(&Counts) -> usize| counts.map(|counts| count(counts).to_string()).unwrap_or_default();
            cells.extend([of(|counts| counts.met), of(|counts| counts.partial), of(|counts| counts.unmet)]);
        }
        of_county(county, county.index.to_string(), cells)
    };
    table(RollUpTable::Counties, columns, rolled_up.counties.iter().map(row).collect())
}

fn standards(catalog: &Catalog, rolled_up: &RolledUp, restated: Option<&RolledUp>, view: &View) -> Table {
    let mut columns = texts([(words::ID, NUMBER), (words::WORDS, SENTENCE)]);
    let states = [Status::Met, Status::Partial, Status::Unmet, Status::NotApplicable].map(common::status);
    columns.extend(numbers(states.into_iter().chain([words::UNDECIDED])));
    if restated.is_some() {
        columns.extend(numbers([words::COMMON_MET, words::COMMON_PARTIAL, words::COMMON_UNMET]));
    }
    let is_so = |line: &StandardLine, status: Status| match status {
        Status::Met => line.met > 0,
        Status::Partial => line.partial > 0,
        Status::Unmet => line.unmet > 0,
        Status::NotApplicable => line.not_applicable > 0,
        Status::Pending | Status::Unanswered => line.open > 0,
    };
    let wanted = |line: &&StandardLine| {
        view.area.as_ref().is_none_or(|area| is_in(&line.id, area))
            && view.status.is_none_or(|status| is_so(line, status))
    };
    let mut lines: Vec<&StandardLine> = rolled_up.standards.iter().filter(wanted).collect();
    if view.short_first {
        sort(&mut lines, |one, other| other.short().cmp(&one.short()));
    }
    let row = |line: &StandardLine| {
        let text = catalog.standard(&line.id).map(|standard| standard.text.clone()).unwrap_or_default();
        let mut cells = alloc::vec![line.id.clone(), text];
        cells.extend(
            [line.met, line.partial, line.unmet, line.not_applicable, line.open].map(|count| count.to_string()),
        );
        if let Some(restated) = restated {
            let other = restated.standards.iter().find(|other| other.id == line.id);
            let of = |count: fn(&StandardLine) -> usize| other.map(|line| count(line).to_string()).unwrap_or_default();
            cells.extend([of(|line| line.met), of(|line| line.partial), of(|line| line.unmet)]);
        }
        Row { key: line.id.clone(), leads: Some(["standard".into(), line.id.clone()]), cells }
    };
    table(RollUpTable::Standards, columns, lines.into_iter().map(row).collect())
}

/// Which counties stand how by one standard. Names in the order of the codes.
pub(super) fn of_standard(catalog: &Catalog, rolled_up: &RolledUp, id: &str) -> Table {
    let groups: [(&str, &[Status]); 5] = [
        (common::status(Status::Unmet), &[Status::Unmet]),
        (common::status(Status::Partial), &[Status::Partial]),
        (words::UNDECIDED, &[Status::Pending, Status::Unanswered]),
        (common::status(Status::NotApplicable), &[Status::NotApplicable]),
        (common::status(Status::Met), &[Status::Met]),
    ];
    let row = |(title, states): (&str, &[Status])| {
        let names = in_state(rolled_up, id, states);
        Row {
            key: title.into(),
            leads: None,
            cells: alloc::vec![title.into(), names.len().to_string(), names.join("、")],
        }
    };
    let text = catalog.standard(id).map_or("", |standard| standard.text.as_str());
    let mut columns = texts([(words::STATE, NAME)]);
    columns.extend(numbers([words::HOW_MANY]));
    columns.extend(texts([(words::COUNTIES_NAMED, SENTENCE)]));
    Table {
        key: alloc::format!("standard {id}"),
        title: id.into(),
        note: text.into(),
        columns,
        rows: groups.into_iter().map(row).collect(),
        empty: String::new(),
    }
}

/// What stands in place of a total, or the total.
fn total(total: Option<&String>, readings: usize) -> String {
    match (total, readings) {
        (Some(total), _) => total.clone(),
        (None, 0) => words::NO_FIGURES.into(),
        (None, readings) => words::mixed(readings),
    }
}

fn key_of(line: &MeasureLine) -> String {
    [line.clause.as_str(), &line.part_figure, &line.whole_figure].join(" ")
}

fn measures(catalog: &Catalog, rolled_up: &RolledUp, restated: Option<&RolledUp>, view: &View) -> Table {
    let mut columns = texts([(words::ID, CODE), (words::PART_OF, NAME)]);
    columns.extend(numbers([words::PART]));
    columns.extend(texts([(words::WHOLE_OF, NAME)]));
    columns.extend(numbers([words::WHOLE]));
    columns.extend(texts([(words::COUNTED, NAME), (words::READ_AS, SENTENCE)]));
    if restated.is_some() {
        columns.extend(numbers([words::COMMON_PART, words::COMMON_WHOLE]));
    }
    let row = |line: &MeasureLine| {
        let mut cells = alloc::vec![
            line.clause.clone(),
            catalog.label(&line.part_figure).into(),
            total(line.part.as_ref(), line.readings),
            catalog.label(&line.whole_figure).into(),
            total(line.whole.as_ref(), line.readings),
            words::counted(line.counties, line.of),
            line.read_as.iter().map(|read_as| readings(catalog, read_as)).collect::<Vec<_>>().join("；"),
        ];
        if let Some(restated) = restated {
            let other = restated.measures.iter().find(|other| key_of(other) == key_of(line));
            let of = |figure: fn(&MeasureLine) -> Option<&String>| {
                other.map(|line| total(figure(line), line.readings)).unwrap_or_default()
            };
            cells.extend([of(|line| line.part.as_ref()), of(|line| line.whole.as_ref())]);
        }
        Row { key: key_of(line), leads: Some(["measure".into(), key_of(line)]), cells }
    };
    let lines = rolled_up.measures.iter();
    let lines = lines.filter(|line| view.area.as_ref().is_none_or(|area| is_in(&line.clause, area)));
    table(RollUpTable::Measures, columns, lines.map(row).collect())
}

/// The options of `choice=option,…` as the catalog calls them.
fn readings(catalog: &Catalog, read_as: &str) -> String {
    let label = |pair: &str| {
        let (choice, option) = pair.split_once('=')?;
        let option = catalog.choice(choice)?.options.iter().find(|known| known.key == option)?;
        Some(option.label.clone())
    };
    read_as.split(',').filter_map(label).collect::<Vec<_>>().join("，")
}

/// What each county gave for one ratio, or for all of them. Names in the order of the codes.
pub fn by_county(catalog: &Catalog, rolled_up: &RolledUp, wanted: Option<&str>) -> Table {
    let mut columns = texts([(words::CODE, CODE), (words::COUNTY, NAME), (words::ID, CODE), (words::PART_OF, NAME)]);
    columns.extend(numbers([words::PART_GIVEN]));
    columns.extend(texts([(words::WHOLE_OF, NAME)]));
    columns.extend(numbers([words::WHOLE_GIVEN]));
    columns.extend(texts([(words::READ_AS, SENTENCE)]));
    let mut rows = Vec::new();
    for line in rolled_up.measures.iter().filter(|line| wanted.is_none_or(|wanted| wanted == key_of(line))) {
        for county in &rolled_up.counties {
            let given = county.measured.iter().find(|given| {
                given.clause == line.clause
                    && given.part_figure == line.part_figure
                    && given.whole_figure == line.whole_figure
            });
            let cells = [
                line.clause.clone(),
                catalog.label(&line.part_figure).into(),
                given.map_or_else(String::new, |given| given.part.clone()),
                catalog.label(&line.whole_figure).into(),
                given.map_or_else(String::new, |given| given.whole.clone()),
                given.map_or_else(|| words::NOT_GIVEN.into(), |given| readings(catalog, &given.read_as)),
            ];
            rows.push(of_county(county, alloc::format!("{} {}", county.index, key_of(line)), cells));
        }
    }
    Table {
        key: alloc::format!("measure {}", wanted.unwrap_or_default()),
        title: words::BY_COUNTY.into(),
        note: words::BY_COUNTY_NOTE.into(),
        columns,
        rows,
        empty: String::new(),
    }
}

/// Only counties with something present or open.
fn negatives(rolled_up: &RolledUp) -> Table {
    let some = |county: &&CountyLine| !county.negatives.present.is_empty() || !county.negatives.open.is_empty();
    let row = |county: &CountyLine| {
        let ids = [&county.negatives.present, &county.negatives.open].map(|ids| ids.join("、"));
        of_county(county, county.index.to_string(), ids)
    };
    let columns = texts([
        (words::CODE, CODE),
        (words::COUNTY, NAME),
        (words::NEGATIVES_PRESENT, NAME),
        (words::NEGATIVES_OPEN, NAME),
    ]);
    table(RollUpTable::Negatives, columns, rolled_up.counties.iter().filter(some).map(row).collect())
}

/// The tables that list what counties wrote.
fn notes(rolled_up: &RolledUp, key: RollUpTable, view: &View) -> Table {
    let more: &[(&str, u32)] = match key {
        RollUpTable::NotApplicable => &[(words::REASON, SENTENCE)],
        RollUpTable::Readings => &[(words::QUESTION, SENTENCE), (words::CHOSEN, SENTENCE)],
        RollUpTable::Evidence => &[(words::LACKS, SENTENCE)],
        RollUpTable::Plans => &[
            (words::ACTION, SENTENCE),
            (words::STATE, CODE),
            (words::UNIT, NAME),
            (words::DUE, CODE),
            (words::WHETHER_LATE, CODE),
        ],
        RollUpTable::Returned => {
            &[(words::REMARK, SENTENCE), (words::MARK, CODE), (words::RESPONSE, CODE), (words::SINCE, NAME)]
        }
        _ => &[],
    };
    let columns =
        texts([(words::CODE, CODE), (words::COUNTY, NAME), (words::ID, CODE)].into_iter().chain(more.iter().copied()));
    let width = columns.len();
    let wanted = |note: &&Note| note.table == key && view.area.as_ref().is_none_or(|area| is_in(&note.at, area));
    let rows = rolled_up.counties.iter().flat_map(|county| {
        county.notes.iter().filter(wanted).enumerate().map(move |(number, note)| {
            let cells = [note.at.clone(), note.text.clone()].into_iter().chain(note.more.iter().cloned());
            let mut row = of_county(county, alloc::format!("{} {number}", county.index), cells);
            row.cells.resize(width, String::new());
            row
        })
    });
    table(key, columns, rows.collect())
}

/// What is wrong with files that count, then the files that do not.
fn defects(rolled_up: &RolledUp) -> Table {
    let columns =
        texts([(words::CODE, CODE), (words::COUNTY_OR_FILE, NAME), (words::WHERE, NAME), (words::WHAT, SENTENCE)]);
    let mut rows = Vec::new();
    for county in &rolled_up.counties {
        let notes = county.notes.iter().filter(|note| note.table == RollUpTable::Defects);
        for (number, note) in notes.enumerate() {
            let cells = [note.at.clone(), note.text.clone()];
            rows.push(of_county(county, alloc::format!("{} {number}", county.index), cells));
        }
    }
    rows.extend(rolled_up.set_aside.iter().map(|aside| {
        let name = aside.name.clone().unwrap_or_else(|| words::number_of_file(aside.index));
        let leads =
            matches!(aside.code.as_str(), "older" | "same_code").then(|| ["prefer".into(), aside.index.to_string()]);
        let cells = alloc::vec![String::new(), name, words::NOT_COUNTED.into(), aside.text.clone()];
        Row { key: alloc::format!("aside {}", aside.index), leads, cells }
    }));
    table(RollUpTable::Defects, columns, rows)
}

/// Of each area its title and how many counties meet all of it that applies to them.
pub fn areas_reached(catalog: &Catalog, rolled_up: &RolledUp) -> Vec<(String, usize)> {
    let reached = |id: &str| {
        let areas = rolled_up.counties.iter().filter_map(|county| county.areas.iter().find(|area| area.id == id));
        areas.filter(|area| area.counts.applicable > 0 && area.counts.met == area.counts.applicable).count()
    };
    catalog.areas.iter().map(|area| (area.title.clone(), reached(&area.id))).collect()
}

/// How a standard stands in each county, as words list it.
fn in_state<'r>(rolled_up: &'r RolledUp, standard: &str, wanted: &[Status]) -> Vec<&'r str> {
    let stands = |county: &&CountyLine| county.standards.get(standard).is_some_and(|status| wanted.contains(status));
    rolled_up.counties.iter().filter(stands).map(|county| county.name.as_str()).collect()
}
