//! What can be told about a register, cell by cell: its value, its defect, the rules that it breaks, and what figures still wait for.
//!
//! Whoever shows a register asks here, so that what is shown is what [`check`](crate::check) says and [`judge`](crate::judge) counts.

use alloc::collections::BinaryHeap;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::Value;

use crate::assessment::Row;
use crate::catalog::{
    Aggregate, Bound, Catalog, CellTest, Column, Derivation, Figure, Predicate, ReadingCondition, Register, Rule,
};
use crate::decimal::Decimal;
use crate::maps::index;
use crate::path::Path;
use crate::period::Period;
use crate::problem::Problem;
use crate::reading::Reader;
use crate::report::{ChoiceReport, ClauseStatus, Report};
use crate::rule::RowTest;

/// A row as the judgement takes it, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRow {
    /// Its sound cells.
    pub row: Row,
    /// Its defects; each path is a JSON pointer from the row: `/station`.
    pub problems: Vec<Problem>,
}

impl ReadRow {
    /// Reads a row of the saved file by itself.
    pub fn new(catalog: &Catalog, register: &Register, value: &Value) -> Self {
        let mut reader = Reader::new(catalog);
        let row = reader.row(register, value.into(), &Path::Root);
        Self { row, problems: reader.problems }
    }

    /// What is wrong with a cell, in the words of `check`.
    pub fn defect(&self, column: &Column) -> Option<&str> {
        let problem = self.problems.iter().find(|problem| problem.path.strip_prefix('/') == Some(&column.key));
        problem.map(|problem| problem.text.as_str())
    }
}

/// What a rule asks of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum CellRequirement<'a> {
    Test(&'a CellTest),
    Bound(&'a str, &'a Bound<Decimal>),
}

impl<'a> CellRequirement<'a> {
    fn column(&self) -> &'a str {
        match self {
            CellRequirement::Test(test) => &test.column,
            CellRequirement::Bound(column, _) => column,
        }
    }

    /// Whether a cell that is there falls short.
    fn is_broken_by(&self, register: &Register, row: &Row, period: &Period) -> bool {
        match self {
            CellRequirement::Test(test) => RowTest::new(test, register).holds(row, period) == Some(false),
            CellRequirement::Bound(column, bound) => {
                let value = register.place(column).and_then(|place| row.number(place));
                value.is_some_and(|value| !bound.is_reached_by(value))
            }
        }
    }
}

/// A rule that a register's rows decide.
#[derive(Clone, Debug)]
pub struct RowRule<'a> {
    /// The standard's id.
    pub standard: &'a str,
    /// The clause's id.
    pub clause: &'a str,
    /// The clause's state now.
    pub status: ClauseStatus,
    /// The rule.
    pub rule: &'a Rule,
    requirements: Vec<CellRequirement<'a>>,
    /// The rows that break it, in order.
    failing: Vec<usize>,
}

/// What rules make of a register, gathered once for all its cells.
#[derive(Clone, Debug)]
pub struct RegisterFindings<'a> {
    register: &'a Register,
    period: Period,
    /// How figures that can decide are counted from this register, under the readings in use.
    derivations: Vec<&'a Derivation>,
    /// The rules that it decides, in the order of the standards.
    pub rules: Vec<RowRule<'a>>,
}

impl<'a> RegisterFindings<'a> {
    /// Gathers them. `report` must be of the same catalog.
    pub fn new(catalog: &'a Catalog, report: &Report, register: &'a Register) -> Self {
        let is_used = |given: &Option<ReadingCondition>| {
            given.as_ref().is_none_or(|given| {
                let is_chosen = |choice: &ChoiceReport| choice.key == given.choice && choice.option == given.option;
                report.choices.iter().any(is_chosen)
            })
        };
        let in_use = |figure: &'a Figure| -> Option<&'a Derivation> {
            figure.from.iter().find(|from| is_used(&from.given)).filter(|from| from.register == register.key)
        };
        let from = index(catalog.figures.iter().filter_map(|figure| Some((figure.key.as_str(), in_use(figure)?))));
        let mut rules = Vec::new();
        // The report has one entry for each standard and clause of the same catalog, in the same order.
        for (standard, said) in catalog.standards().zip(&report.standards) {
            for (clause, judged) in standard.clauses.iter().zip(&said.clauses) {
                for rule in clause.rules.iter().filter(|rule| is_used(&rule.given)) {
                    let requirements = requirements(rule, &from);
                    if requirements.is_empty() {
                        continue;
                    }
                    let rows = judged.measured.iter().flat_map(|measured| &measured.rows);
                    let failing = rows.filter(|row| row.register == register.key).map(|row| row.row).collect();
                    rules.push(RowRule {
                        standard: &standard.id,
                        clause: &clause.id,
                        status: judged.status,
                        rule,
                        requirements,
                        failing,
                    });
                }
            }
        }
        // What can only refute waits for nothing.
        let asked = || catalog.standards().flat_map(|standard| &standard.clauses).flat_map(|clause| &clause.rules);
        let decides = |figure: &str| {
            let mut asking = asked().filter(|rule| rule.figures().any(|key| key == figure)).peekable();
            asking.peek().is_none() || asking.any(|rule| !rule.necessary)
        };
        let derivations = from.into_iter().filter(|(figure, _)| decides(figure)).map(|(_, from)| from).collect();
        Self { register, period: Period::default(), derivations, rules }
    }

    /// The same over the days that the county states: by them terms are over or not, and a row is of the year or not.
    pub fn over(self, period: Period) -> Self {
        Self { period, ..self }
    }

    /// Every row that breaks a rule, in order.
    pub fn failing_rows(&self) -> Vec<usize> {
        let mut rows = Vec::new();
        for row in self.rules.iter().flat_map(|rule| &rule.failing) {
            if let Err(place) = rows.binary_search(row) {
                rows.insert(place, *row);
            }
        }
        rows
    }

    /// The cells of the row with this number that break a rule: the column and the rule.
    pub fn broken<'f>(&'f self, index: usize, row: &'f Row) -> impl Iterator<Item = (&'a str, &'f RowRule<'a>)> {
        let breaking = self.rules.iter().filter(move |rule| rule.failing.binary_search(&index).is_ok());
        breaking.flat_map(move |rule| {
            let broken = rule.requirements.iter().filter(|asked| asked.is_broken_by(self.register, row, &self.period));
            broken.map(move |asked| (asked.column(), rule))
        })
    }

    /// The rules that a column decides.
    pub fn of_column<'f>(&'f self, column: &'f str) -> impl Iterator<Item = &'f RowRule<'a>> {
        self.rules.iter().filter(move |rule| rule.requirements.iter().any(|asked| asked.column() == column))
    }

    /// The columns of a row that a figure waits for: empty, or not sound.
    pub fn gaps(&self, row: &Row) -> Vec<&'a str> {
        let mut gaps: Vec<&str> = Vec::new();
        let is_empty = |column: &str| self.register.place(column).is_none_or(|place| row.cell(place).is_none());
        for from in &self.derivations {
            let passes = |test: &CellTest| RowTest::new(test, self.register).holds(row, &self.period);
            if from.only.iter().any(|test| passes(test) == Some(false)) {
                continue;
            }
            let open = from.only.iter().filter(|test| passes(test).is_none());
            let tested = open.flat_map(|test| [Some(test.column.as_str()), test.is.beside()]).flatten();
            let taken = self.empty(&from.take, is_empty).into_iter().map(String::as_str);
            for column in tested.filter(|column| is_empty(column)).chain(taken) {
                if !gaps.contains(&column) {
                    gaps.push(column);
                }
            }
        }
        gaps
    }

    /// The columns of what is taken that are empty and waited for. The number of before stands for every period.
    fn empty(&self, take: &'a Aggregate, is_empty: impl Fn(&str) -> bool) -> Vec<&'a String> {
        let older = match take {
            Aggregate::Periods(periods) => periods.older.as_ref(),
            _ => None,
        };
        let said_before = older.is_some_and(|older| !is_empty(older));
        let mut columns: Vec<&String> = take.columns().filter(|column| older != Some(column)).collect();
        if said_before && columns.iter().all(|column| is_empty(column)) {
            columns.clear();
        }
        columns.retain(|column| is_empty(column));
        columns
    }
}

/// What a rule asks of single cells of the register.
fn requirements<'a>(rule: &'a Rule, from: &LiteMap<&str, &'a Derivation>) -> Vec<CellRequirement<'a>> {
    match &rule.predicate {
        Predicate::Figure(comparison) => match from.get(comparison.figure.as_str()) {
            Some(from) if from.take == Aggregate::Count => from.only.iter().map(CellRequirement::Test).collect(),
            Some(from) => from.take.columns().map(|column| CellRequirement::Bound(column, &comparison.bound)).collect(),
            None => Vec::new(),
        },
        Predicate::Ratio(ratio) => match (from.get(ratio.part.as_str()), from.get(ratio.whole.as_str())) {
            (Some(part), Some(whole)) => {
                part.only.iter().filter(|test| !whole.only.contains(test)).map(CellRequirement::Test).collect()
            }
            _ => Vec::new(),
        },
    }
}

impl RowRule<'_> {
    /// What every unit must reach, in short: 「不少于2」, 「每个都要」.
    pub fn in_short(&self) -> String {
        self.rule.predicate.in_short()
    }
}

/// The rows that name a unit again, in order, each with the first row of that unit: the same name, and the same township where the register has
/// that column, or the same date: a meeting of the same name on another day is another one. They are left out of the judgement.
pub fn duplicates(register: &Register, rows: &[Row]) -> Vec<(usize, usize)> {
    let beside = register.place("township").or_else(|| register.place("date"));
    let unit = |row: usize| {
        let row = rows.get(row)?;
        Some((row.name()?, beside.and_then(|place| row.text(place)).unwrap_or_default()))
    };
    let mut units: Vec<(u64, usize)> = Vec::with_capacity(rows.len());
    units.extend((0..rows.len()).filter_map(|row| unit(row).map(|(name, beside)| (hash(name, beside), row))));
    // A heap sorts with a fraction of the code of a quicksort.
    let units = BinaryHeap::from(units).into_sorted_vec();
    let mut again = Vec::new();
    // Equal hashes stand side by side, the first row first.
    for run in units.chunk_by(|one, two| one.0 == two.0) {
        for (at, (_, row)) in run.iter().enumerate() {
            if let Some((_, first)) = run.iter().take(at).find(|(_, other)| unit(*other) == unit(*row)) {
                again.push((*row, *first));
            }
        }
    }
    BinaryHeap::from(again).into_sorted_vec()
}

/// Whether two rows of one name can be one: of two days that differ, each is a meeting of its own; one that does not say its day is any.
pub fn same_day(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::trim);
    one == other || one.is_empty() || other.is_empty()
}

/// FNV-1a.
fn hash(name: &str, beside: &str) -> u64 {
    let bytes = name.bytes().chain([0]).chain(beside.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
