//! What is known in numbers: typed figures and those that registers, named bodies and other figures yield.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_text::{problems as problem_text, reasons as text};

use crate::assessment::{Assessment, Row};
use crate::catalog::{
    Aggregate, Catalog, Choice, Clause, Derivation, Figure, Periods, Predicate, ReadingCondition, Register,
};
use crate::decimal::Decimal;
use crate::maps::index;
use crate::path::Path;
use crate::problem::Problem;
use crate::register::duplicates;
use crate::rule::RowTest;

/// Every figure of which something is known, and where that comes from.
pub(crate) struct Figures<'a> {
    catalog: &'a Catalog,
    assessment: &'a Assessment,
    /// The chosen or default option by choice key.
    options: LiteMap<&'a str, &'a str>,
    known: LiteMap<&'a str, Known<'a>>,
    /// The rows that name a unit again, by register; they are left out.
    doubled: LiteMap<&'a str, Vec<usize>>,
    /// The registers that have fewer rows than a typed total has units.
    short: Vec<&'a str>,
}

/// What is known of a figure.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) value: Amount,
    pub(crate) origin: Origin<'a>,
    /// How many units a typed total has that have no row.
    pub(crate) without_row: Decimal,
}

/// Where a figure comes from.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'a> {
    Typed,
    Register(&'a Derivation),
    Bodies(&'a Clause),
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    Number(Decimal),
    /// At least and at most; no end where none is there. Never both the same.
    Between(Decimal, Option<Decimal>),
    /// A minimum or maximum over no units: there is nothing to judge.
    NoUnit,
    /// A minimum or maximum of which it is open whether there are units at all.
    Unclear,
}

/// What is said of a part and its whole, each with its label and value.
type Sentence = fn(&str, &str, &str, &str) -> String;

impl<'a> Known<'a> {
    /// The register's derivation behind it.
    pub(crate) fn from(&self) -> Option<&'a Derivation> {
        match self.origin {
            Origin::Register(from) => Some(from),
            Origin::Typed | Origin::Bodies(_) => None,
        }
    }

    /// Its value, where that is certain.
    pub(crate) fn number(&self) -> Option<Decimal> {
        match self.value {
            Amount::Number(value) => Some(value),
            Amount::Between(..) | Amount::NoUnit | Amount::Unclear => None,
        }
    }
}

impl Amount {
    /// At least and at most; nothing where there may be no unit.
    pub(crate) fn ends(self) -> Option<(Decimal, Option<Decimal>)> {
        match self {
            Amount::Number(value) => Some((value, Some(value))),
            Amount::Between(least, most) => Some((least, most)),
            Amount::NoUnit | Amount::Unclear => None,
        }
    }

    fn between(least: Decimal, most: Option<Decimal>) -> Self {
        if most == Some(least) { Amount::Number(least) } else { Amount::Between(least, most) }
    }

    /// Whether this may be the value.
    fn admits(self, value: Decimal) -> bool {
        match self {
            Amount::Number(known) => known == value,
            Amount::Between(least, most) => least <= value && most.is_none_or(|most| value <= most),
            Amount::NoUnit => false,
            Amount::Unclear => true,
        }
    }
}

impl<'a> Figures<'a> {
    /// Works out every figure. Reports what contradicts itself and leaves the contradicting part out.
    pub(crate) fn new(catalog: &'a Catalog, assessment: &'a Assessment, problems: &mut Vec<Problem>) -> Self {
        let options = index(catalog.choices.iter().filter_map(|choice| effective_option(choice, assessment)));
        let doubled = doubled(catalog, assessment, problems);
        let mut figures = Self { catalog, assessment, options, known: LiteMap::new(), doubled, short: Vec::new() };
        for figure in &catalog.figures {
            if let Some(known) = figures.work_out(figure, problems) {
                if let Some(from) = known.from().filter(|_| !known.without_row.is_zero()) {
                    figures.short.push(&from.register);
                }
                figures.known.insert(&figure.key, known);
            }
        }
        figures.join_namesakes(catalog, problems);
        figures.drop_parts_beyond_their_whole(catalog, problems);
        figures
    }

    fn work_out(&self, figure: &'a Figure, problems: &mut Vec<Problem>) -> Option<Known<'a>> {
        let zero = Decimal::ZERO;
        let typed = self.assessment.figures.get(&figure.key).copied();
        let typed_known =
            |value| Known { figure, value: Amount::Number(value), origin: Origin::Typed, without_row: zero };
        if let Some(found) = self.count_bodies(figure) {
            return self.beside_bodies(figure, typed, found, problems);
        }
        if let Some(largest) = figure.largest.iter().find(|largest| self.holds(largest.given.as_ref())) {
            let all = || largest.figures.iter().map(|key| self.assessment.figures.get(key).copied());
            let most = all().flatten().max();
            let Some(least) = most else { return typed.map(typed_known) };
            let value =
                if all().all(|value| value.is_some()) { Amount::Number(least) } else { Amount::Between(least, None) };
            return Some(match typed {
                Some(typed) if value.admits(typed) => typed_known(typed),
                Some(typed) => {
                    let names: Vec<&str> = largest.figures.iter().map(|key| self.catalog.label(key)).collect();
                    let text = problem_text::figures_disagree(
                        &figure.label,
                        &typed.to_string(),
                        &names.join("、"),
                        &least.to_string(),
                    );
                    problems.push(problem("figures_disagree", "figures", &figure.key, text));
                    Known { figure, value, origin: Origin::Typed, without_row: zero }
                }
                None => Known { figure, value, origin: Origin::Typed, without_row: zero },
            });
        }
        let from = figure.from.iter().find(|from| self.holds(from.given.as_ref()));
        let Some((from, value)) = from.and_then(|from| Some((from, self.derive(from)?))) else {
            return typed.map(typed_known);
        };
        let counted = Known { figure, value, origin: Origin::Register(from), without_row: zero };
        // A total may be known under its other name alone.
        let under_its_own = typed.map(|typed| (figure.key.as_str(), typed));
        let typed = under_its_own.or_else(|| if figure.total { self.typed_namesake(figure) } else { None });
        let Some((name, typed)) = typed else { return Some(counted) };
        if value.admits(typed) {
            // What is certain is counted; what blanks leave open is as it was typed.
            return Some(if counted.number().is_some() { counted } else { typed_known(typed) });
        }
        let register = self.catalog.register(&from.register).map_or(from.register.as_str(), |found| &found.label);
        if figure.total
            && let Some((_, Some(most))) = value.ends()
            && typed > most
        {
            let without_row = typed.minus(most);
            let text = problem_text::rows_missing(
                &figure.label,
                &typed.to_string(),
                register,
                &most.to_string(),
                &without_row.to_string(),
            );
            problems.push(problem("register_disagrees", "figures", name, text));
            return Some(Known { value: Amount::Number(typed), without_row, ..counted });
        }
        let typed = typed.to_string();
        let text = match value {
            Amount::Number(counted) => {
                problem_text::register_disagrees(&figure.label, &typed, register, &counted.to_string())
            }
            Amount::Between(least, most) => {
                let most = most.map(|most| most.to_string());
                problem_text::register_disagrees_with_range(
                    &figure.label,
                    &typed,
                    register,
                    &least.to_string(),
                    most.as_deref(),
                )
            }
            Amount::NoUnit | Amount::Unclear => problem_text::register_has_no_unit(&figure.label, &typed, register),
        };
        problems.push(problem("register_disagrees", "figures", name, text));
        Some(counted)
    }

    fn typed_namesake(&self, figure: &Figure) -> Option<(&'a str, Decimal)> {
        self.other_names(figure).find_map(|other| Some((other.key.as_str(), *self.assessment.figures.get(&other.key)?)))
    }

    /// The figures that are the same number under another name.
    fn other_names(&self, figure: &Figure) -> impl Iterator<Item = &'a Figure> {
        self.catalog
            .figures
            .iter()
            .filter(|other| other.same_as.as_ref() == Some(&figure.key) || figure.same_as.as_ref() == Some(&other.key))
    }

    /// How many of the bodies that a clause names have it, and the clause; nothing where the figure counts none.
    fn count_bodies(&self, figure: &Figure) -> Option<(&'a Clause, Option<Amount>)> {
        let clause = self.catalog.clause(figure.bodies.as_ref()?)?;
        let answers = self.assessment.bodies.get(&clause.id).filter(|answers| !answers.is_empty());
        let amount = answers.map(|answers| {
            let said = |wanted: bool| answers.iter().filter(|(_, state)| **state == wanted).count();
            let most = clause.bodies.len().saturating_sub(said(false));
            Amount::between(Decimal::from_count(said(true)), Some(Decimal::from_count(most)))
        });
        Some((clause, amount))
    }

    fn beside_bodies(
        &self,
        figure: &'a Figure,
        typed: Option<Decimal>,
        (clause, amount): (&'a Clause, Option<Amount>),
        problems: &mut Vec<Problem>,
    ) -> Option<Known<'a>> {
        let named = Decimal::from_count(clause.bodies.len());
        let typed = typed.filter(|typed| {
            let fits = *typed <= named;
            if !fits {
                let text = problem_text::more_than_named(&figure.label, &typed.to_string(), &named.to_string());
                problems.push(problem("part_exceeds_whole", "figures", &figure.key, text));
            }
            fits
        });
        let known = |value, origin| Known { figure, value, origin, without_row: Decimal::ZERO };
        match (typed, amount) {
            (None, None) => None,
            (Some(typed), None) => Some(known(Amount::Number(typed), Origin::Typed)),
            (Some(typed), Some(amount)) if amount.admits(typed) => {
                Some(known(Amount::Number(typed), Origin::Bodies(clause)))
            }
            (typed, Some(amount)) => {
                if let (Some(typed), Some((least, most))) = (typed, amount.ends()) {
                    let most = most.map(|most| most.to_string());
                    let text = problem_text::bodies_disagree(
                        &figure.label,
                        &typed.to_string(),
                        &least.to_string(),
                        most.as_deref().unwrap_or_default(),
                    );
                    problems.push(problem("register_disagrees", "figures", &figure.key, text));
                }
                Some(known(amount, Origin::Bodies(clause)))
            }
        }
    }

    /// Two names of one number: whichever is known stands for both.
    fn join_namesakes(&mut self, catalog: &'a Catalog, problems: &mut Vec<Problem>) {
        for figure in &catalog.figures {
            let Some(other) = figure.same_as.as_ref().and_then(|key| catalog.figure(key)) else { continue };
            match (self.known.get(figure.key.as_str()).copied(), self.known.get(other.key.as_str()).copied()) {
                (Some(one), None) => {
                    self.known.insert(&other.key, Known { figure: other, ..one });
                }
                (None, Some(one)) => {
                    self.known.insert(&figure.key, Known { figure, ..one });
                }
                (Some(one), Some(two)) => {
                    let (falls, stands) =
                        if two.from().is_none() && one.from().is_some() { (two, one) } else { (one, two) };
                    if let (Some(wrong), Some(right)) = (falls.number(), stands.number())
                        && wrong != right
                    {
                        let text = problem_text::figures_disagree(
                            &falls.figure.label,
                            &wrong.to_string(),
                            &stands.figure.label,
                            &right.to_string(),
                        );
                        problems.push(self.problem("figures_disagree", &falls, text));
                    }
                    self.known.insert(&falls.figure.key, Known { figure: falls.figure, ..stands });
                }
                (None, None) => {}
            }
        }
    }

    /// Of a part beyond its whole one is wrong, and only what is in the file can be corrected: the whole where a register
    /// yields the part alone, else the part. Where one register yields both, readings make them differ and nothing is wrong.
    fn drop_parts_beyond_their_whole(&mut self, catalog: &'a Catalog, problems: &mut Vec<Problem>) {
        let mut beyond: LiteMap<&str, Problem> = LiteMap::new();
        for (part, whole) in parts_and_wholes(catalog) {
            let Some(part) = self.known.get(part) else { continue };
            // Of a whole that is not known, what it is itself a part of.
            let beyond_it = || self.known.get(catalog.figure(whole)?.part_of.as_deref()?);
            let Some(whole) = self.known.get(whole).or_else(beyond_it) else { continue };
            let (Some((part_value, _)), Some((_, Some(whole_value)))) = (part.value.ends(), whole.value.ends()) else {
                continue;
            };
            if part_value <= whole_value {
                continue;
            }
            let (wrong, sentence): (_, Sentence) = match (part.from(), whole.from()) {
                (Some(one), Some(other)) if one.register == other.register => continue,
                (Some(_), None) => (whole, problem_text::whole_below_part),
                _ => (part, problem_text::part_exceeds_whole),
            };
            if beyond.contains_key(wrong.figure.key.as_str()) {
                continue;
            }
            let text =
                sentence(&part.figure.label, &part_value.to_string(), &whole.figure.label, &whole_value.to_string());
            beyond.insert(&wrong.figure.key, self.problem("part_exceeds_whole", wrong, text));
        }
        for (key, problem) in beyond {
            self.known.remove(key);
            problems.push(problem);
        }
    }

    /// A problem with what is known, at what the file has of it: the register, or the name under which it was typed.
    fn problem(&self, code: &str, known: &Known<'_>, text: String) -> Problem {
        let figure = known.figure;
        let is_typed = |key: &str| self.assessment.figures.contains_key(key);
        if let Some(from) = known.from().filter(|_| known.without_row.is_zero()) {
            return problem(code, "registers", &from.register, text);
        }
        let mut names = self.other_names(figure).map(|other| other.key.as_str());
        let key = if is_typed(&figure.key) { None } else { names.find(|key| is_typed(key)) };
        problem(code, "figures", key.unwrap_or(&figure.key), text)
    }

    /// A figure's name for people.
    pub(crate) fn label<'k>(&self, key: &'k str) -> &'k str
    where
        'a: 'k,
    {
        self.catalog.label(key)
    }

    /// A figure's unit under the reading in use, and whether it counts whole things.
    pub(crate) fn unit(&self, figure: &'a Figure) -> (&'a str, bool) {
        match figure.units.iter().find(|unit| self.holds(Some(&unit.given))) {
            Some(under) => (&under.unit, true),
            None => (&figure.unit, !figure.decimal),
        }
    }

    /// Whether a figure is to be asked for where it is missing: one of before is only read.
    pub(crate) fn is_asked(&self, key: &str) -> bool {
        !self.catalog.figures.iter().any(|figure| figure.older && figure.key == key)
    }

    /// What a figure is a part of.
    pub(crate) fn part_of(&self, key: &str) -> Option<&'a str> {
        self.catalog.figure(key)?.part_of.as_deref()
    }

    /// The bodies of a clause that said 无, by name.
    pub(crate) fn bodies_without(&self, clause: &Clause) -> Vec<String> {
        let Some(answers) = self.assessment.bodies.get(&clause.id) else { return Vec::new() };
        let without = clause.bodies.iter().filter(|body| answers.get(&body.key) == Some(&false));
        without.map(|body| body.name.clone()).collect()
    }

    /// What is known under this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Known<'a>> {
        self.known.get(key)
    }

    /// Whether units without a row may change what a register yields: some are missing, and it is not certain that they are others.
    pub(crate) fn misses_rows(&self, known: &Known<'_>) -> bool {
        if self.short.is_empty() {
            return false;
        }
        let Some(from) = known.from() else { return false };
        if known.figure.total && self.assessment.figures.contains_key(&known.figure.key) {
            return !known.without_row.is_zero();
        }
        self.short.contains(&from.register.as_str())
    }

    /// Whether the county reads the document this way.
    pub(crate) fn holds(&self, given: Option<&ReadingCondition>) -> bool {
        given.is_none_or(|given| self.options.get(given.choice.as_str()) == Some(&given.option.as_str()))
    }

    /// A derivation's register.
    pub(crate) fn register(&self, from: &Derivation) -> Option<&'a Register> {
        self.catalog.register(&from.register)
    }

    /// The rows of a register, each with its number, without those that name a unit again.
    pub(crate) fn units(&self, register: &str) -> impl Iterator<Item = (usize, &'a Row)> {
        let doubled = self.doubled.get(register).map_or(&[][..], Vec::as_slice);
        let rows = self.assessment.registers.get(register).into_iter().flatten().enumerate();
        rows.filter(move |(index, _)| doubled.is_empty() || doubled.binary_search(index).is_err())
    }

    /// The conditions of a derivation, their columns found.
    pub(crate) fn tests(&self, from: &'a Derivation) -> Vec<RowTest<'a>> {
        let register = self.register(from);
        register.map(|register| from.only.iter().map(|test| RowTest::new(test, register)).collect()).unwrap_or_default()
    }

    /// Whether a row passes every test; nothing where a cell that decides it is empty.
    pub(crate) fn passes(&self, row: &Row, tests: &[RowTest<'_>]) -> Option<bool> {
        let mut unknown = false;
        for test in tests {
            match test.holds(row, &self.assessment.period) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => unknown = true,
            }
        }
        (!unknown).then_some(true)
    }

    /// Nothing where the register is empty, or every cell that it takes is.
    fn derive(&self, from: &'a Derivation) -> Option<Amount> {
        let register = self.register(from)?;
        if self.assessment.registers.get(&from.register).is_none_or(Vec::is_empty) {
            return None;
        }
        let tests = self.tests(from);
        let rows = self.units(&from.register).map(|(_, row)| (row, self.passes(row, &tests)));
        let kept = rows.filter(|(_, counts)| *counts != Some(false)).map(|(row, counts)| (row, counts.is_some()));
        let place = |column: &String| register.place(column);
        if !self.says_something(from, register, &tests) {
            return None;
        }
        let amount = match &from.take {
            Aggregate::Count => count(kept),
            Aggregate::Sum(column) => sum(kept.map(|(row, certain)| (number(row, place(column)), certain))),
            Aggregate::Minimum(column) => {
                extreme(kept.map(|(row, certain)| (exactly(number(row, place(column))), certain)), false)
            }
            Aggregate::Maximum(column) => {
                extreme(kept.map(|(row, certain)| (exactly(number(row, place(column))), certain)), true)
            }
            Aggregate::Periods(periods) => {
                let places = Places::new(register, periods);
                if periods.summed {
                    places.least_of_sums(kept)
                } else {
                    extreme(kept.map(|(row, certain)| (places.least(row), certain)), false)
                }
            }
        };
        Some(match amount {
            Amount::Number(least) | Amount::Between(least, _) if from.least_only => Amount::Between(least, None),
            amount => amount,
        })
    }

    /// Whether any row says anything of what is taken.
    fn says_something(&self, from: &Derivation, register: &Register, tests: &[RowTest<'_>]) -> bool {
        let mut places = from.take.columns().filter_map(|column| register.place(column)).collect::<Vec<_>>();
        let counts = places.is_empty();
        places.dedup();
        self.units(&from.register).any(|(_, row)| match self.passes(row, tests) {
            Some(false) => true,
            Some(true) => counts || places.iter().any(|place| row.cell(*place).is_some()),
            None => false,
        })
    }

    /// What a row is known to have at most of what is taken; nothing while that is open.
    pub(crate) fn own_most(&self, from: &'a Derivation, row: &Row) -> Option<Decimal> {
        let register = self.register(from)?;
        match &from.take {
            Aggregate::Count => None,
            Aggregate::Sum(column) | Aggregate::Minimum(column) | Aggregate::Maximum(column) => {
                row.number(register.place(column)?)
            }
            Aggregate::Periods(periods) => Places::new(register, periods).least(row).1,
        }
    }
}

fn number(row: &Row, place: Option<usize>) -> Option<Decimal> {
    row.number(place?)
}

/// A cell's value as its ends: an empty one may be anything.
fn exactly(value: Option<Decimal>) -> (Decimal, Option<Decimal>) {
    (value.unwrap_or_default(), value)
}

/// Each row with whether it certainly counts.
fn count<'r>(rows: impl Iterator<Item = (&'r Row, bool)>) -> Amount {
    let (mut least, mut most) = (0_usize, 0_usize);
    for (_, certain) in rows {
        most = most.saturating_add(1);
        least = least.saturating_add(usize::from(certain));
    }
    Amount::between(Decimal::from_count(least), Some(Decimal::from_count(most)))
}

fn sum(rows: impl Iterator<Item = (Option<Decimal>, bool)>) -> Amount {
    let (mut least, mut most) = (Decimal::ZERO, Some(Decimal::ZERO));
    for (value, certain) in rows {
        if certain {
            least = least.plus(value.unwrap_or_default());
        }
        most = most.zip(value).map(|(most, value)| most.plus(value));
    }
    Amount::between(least, most)
}

/// The least or largest of what the rows have, each given by its ends.
fn extreme(rows: impl Iterator<Item = ((Decimal, Option<Decimal>), bool)>, largest: bool) -> Amount {
    // Over the rows that count, and over all that may.
    let (mut certain_ends, mut any_ends): (Option<(Decimal, Option<Decimal>)>, _) = (None, None);
    let join = |ends: Option<(Decimal, Option<Decimal>)>, (least, most): (Decimal, Option<Decimal>)| match ends {
        None => (least, most),
        Some((low, high)) if largest => (low.max(least), high.zip(most).map(|(high, most)| high.max(most))),
        Some((low, high)) => (low.min(least), high.map_or(most, |high| Some(most.map_or(high, |most| high.min(most))))),
    };
    for (ends, certain) in rows {
        if certain {
            certain_ends = Some(join(certain_ends, ends));
        }
        any_ends = Some(join(any_ends, ends));
    }
    match (certain_ends, any_ends) {
        (_, None) => Amount::NoUnit,
        (None, Some(_)) => Amount::Unclear,
        (Some((low, _)), Some((_, high))) if largest => Amount::between(low, high),
        (Some((_, high)), Some((low, _))) => Amount::between(low, high),
    }
}

/// Columns of periods, found.
struct Places {
    columns: Vec<Option<usize>>,
    older: Option<usize>,
}

impl Places {
    fn new(register: &Register, periods: &Periods) -> Self {
        let columns = periods.columns.iter().map(|column| register.place(column)).collect();
        Self { columns, older: periods.older.as_ref().and_then(|column| register.place(column)) }
    }

    /// The number of before, in a row that fills no period.
    fn older(&self, row: &Row) -> Option<Decimal> {
        let older = number(row, self.older)?;
        self.columns.iter().all(|place| number(row, *place).is_none()).then_some(older)
    }

    /// The ends of a row's least period.
    fn least(&self, row: &Row) -> (Decimal, Option<Decimal>) {
        if let Some(older) = self.older(row) {
            return (older, Some(older));
        }
        let values = || self.columns.iter().map(|place| number(row, *place));
        let most = values().flatten().min();
        let all = values().all(|value| value.is_some());
        (if all { most.unwrap_or_default() } else { Decimal::ZERO }, most)
    }

    /// The least over the periods of what the rows have together. A number of before says only that each period had as many.
    fn least_of_sums<'r>(&self, rows: impl Iterator<Item = (&'r Row, bool)>) -> Amount {
        let mut sums: Vec<(Decimal, Option<Decimal>)> =
            self.columns.iter().map(|_| (Decimal::ZERO, Some(Decimal::ZERO))).collect();
        for (row, certain) in rows {
            let older = self.older(row);
            for (place, (least, most)) in self.columns.iter().zip(&mut sums) {
                let value = number(row, *place);
                if certain {
                    *least = least.plus(value.or(older).unwrap_or_default());
                }
                *most = most.zip(value).map(|(most, value)| most.plus(value));
            }
        }
        let least = sums.iter().map(|(least, _)| *least).min().unwrap_or_default();
        Amount::between(least, sums.iter().filter_map(|(_, most)| *most).min())
    }
}

/// The rows that name a unit again, by register; each is reported.
fn doubled<'a>(
    catalog: &'a Catalog,
    assessment: &'a Assessment,
    problems: &mut Vec<Problem>,
) -> LiteMap<&'a str, Vec<usize>> {
    let mut all = LiteMap::new();
    for register in &catalog.registers {
        let Some(rows) = assessment.registers.get(&register.key) else { continue };
        let again = duplicates(register, rows);
        for (row, first) in &again {
            let name = rows.get(*row).and_then(Row::name).unwrap_or_default();
            let registers = Path::Root.field("registers");
            let (list, column) = (registers.field(&register.key), "name");
            let path = list.item(*row).field(column).pointer();
            let text = problem_text::duplicate_row(name, first.saturating_add(1));
            problems.push(Problem { code: "duplicate_row".into(), path, text });
        }
        if !again.is_empty() {
            all.insert(register.key.as_str(), again.into_iter().map(|(row, _)| row).collect());
        }
    }
    all
}

/// A row's name, or its number where it has none.
pub(crate) fn row_name(index: usize, row: &Row) -> String {
    row.name().map_or_else(|| text::unnamed_row(index), String::from)
}

/// The option that counts, by the choice's key.
pub(crate) fn effective_option<'a>(choice: &'a Choice, assessment: &'a Assessment) -> Option<(&'a str, &'a str)> {
    let chosen = assessment.choices.get(&choice.key).map(String::as_str);
    let option = chosen.or(choice.default_option().map(|option| option.key.as_str()))?;
    Some((&choice.key, option))
}

/// Every pair of figures of which one is a part of the other.
fn parts_and_wholes(catalog: &Catalog) -> impl Iterator<Item = (&str, &str)> {
    let declared = catalog.figures.iter().filter_map(|figure| Some((figure.key.as_str(), figure.part_of.as_deref()?)));
    let ratios =
        catalog.standards().flat_map(|standard| &standard.clauses).flat_map(|clause| &clause.rules).filter_map(
            |rule| match &rule.predicate {
                Predicate::Ratio(ratio) if !ratio.beyond => Some((ratio.part.as_str(), ratio.whole.as_str())),
                Predicate::Ratio(_) | Predicate::Figure(_) => None,
            },
        );
    declared.chain(ratios)
}

fn problem(code: &str, list: &str, key: &str, text: String) -> Problem {
    Problem { code: code.into(), path: Path::Root.field(list).field(key).pointer(), text }
}
