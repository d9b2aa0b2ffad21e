//! What is known in numbers: typed figures and those that registers yield.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use weibao_text::{problems as problem_text, reasons as text};

use crate::assessment::{Assessment, Row};
use crate::catalog::{Aggregate, Catalog, CellPredicate, Choice, Derivation, Figure, Predicate, ReadingCondition};
use crate::decimal::Decimal;
use crate::maps::index;
use crate::path::Path;
use crate::problem::Problem;

/// Every figure that is known, and how registers yielded it.
pub(crate) struct Figures<'a> {
    catalog: &'a Catalog,
    assessment: &'a Assessment,
    /// The chosen or default option by choice key.
    options: LiteMap<&'a str, &'a str>,
    known: LiteMap<&'a str, Known<'a>>,
}

/// A figure that is known.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) value: Amount,
    /// How a register yielded it; none where it was typed.
    pub(crate) from: Option<&'a Derivation>,
}

/// What is said of a part and its whole, each with its label and value.
type Sentence = fn(&str, &str, &str, &str) -> String;

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    Number(Decimal),
    /// A minimum or maximum over no units: there is nothing to judge.
    NoUnit,
}

impl<'a> Figures<'a> {
    /// Works out every figure. Reports what contradicts itself and leaves the contradicting part out.
    pub(crate) fn new(catalog: &'a Catalog, assessment: &'a Assessment, problems: &mut Vec<Problem>) -> Self {
        let options = index(catalog.choices.iter().filter_map(|choice| effective_option(choice, assessment)));
        let mut figures = Self { catalog, assessment, options, known: LiteMap::new() };
        for figure in &catalog.figures {
            let typed = assessment.figures.get(&figure.key).copied();
            let counted = figure.from.iter().find(|from| figures.holds(from.given.as_ref())).and_then(|from| {
                let amount = figures.derive(from)?;
                Some(Known { figure, value: amount, from: Some(from) })
            });
            if let (Some(typed), Some(Known { value, from: Some(from), .. })) = (typed, counted)
                && Amount::Number(typed) != value
            {
                let register =
                    catalog.register(&from.register).map_or(from.register.as_str(), |register| &register.label);
                let typed = typed.to_string();
                let text = match value {
                    Amount::Number(counted) => {
                        problem_text::register_disagrees(&figure.label, &typed, register, &counted.to_string())
                    }
                    Amount::NoUnit => problem_text::register_has_no_unit(&figure.label, &typed, register),
                };
                problems.push(problem("register_disagrees", "figures", &figure.key, text));
            }
            let known = counted.or(typed.map(|value| Known { figure, value: Amount::Number(value), from: None }));
            if let Some(known) = known {
                figures.known.insert(&figure.key, known);
            }
        }
        figures.join_namesakes(catalog, problems);
        figures.drop_parts_beyond_their_whole(catalog, problems);
        figures
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
                        if two.from.is_none() && one.from.is_some() { (two, one) } else { (one, two) };
                    if let (Amount::Number(wrong), Amount::Number(right)) = (falls.value, stands.value)
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
            let (Some(part), Some(whole)) = (self.known.get(part), self.known.get(whole)) else { continue };
            let (Amount::Number(part_value), Amount::Number(whole_value)) = (part.value, whole.value) else { continue };
            if part_value <= whole_value {
                continue;
            }
            let (wrong, sentence): (_, Sentence) = match (part.from, whole.from) {
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
        if let Some(from) = known.from {
            return problem(code, "registers", &from.register, text);
        }
        let is_name = |other: &&Figure| {
            other.key == figure.key
                || other.same_as.as_ref() == Some(&figure.key)
                || figure.same_as.as_ref() == Some(&other.key)
        };
        let is_typed = |key: &str| self.assessment.figures.contains_key(key);
        let mut names = self.catalog.figures.iter().filter(is_name).map(|other| other.key.as_str());
        let key = if is_typed(&figure.key) { None } else { names.find(|key| is_typed(key)) };
        problem(code, "figures", key.unwrap_or(&figure.key), text)
    }

    /// A figure's name for people.
    pub(crate) fn label<'k>(&self, key: &'k str) -> &'k str
    where
        'a: 'k,
    {
        self.catalog.figure(key).map_or(key, |figure| &figure.label)
    }

    /// What is known under this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Known<'a>> {
        self.known.get(key)
    }

    /// Whether the county reads the document this way.
    pub(crate) fn holds(&self, given: Option<&ReadingCondition>) -> bool {
        given.is_none_or(|given| self.options.get(given.choice.as_str()) == Some(&given.option.as_str()))
    }

    /// The rows of a derivation's register, each with its number and whether it counts: nothing where a cell that
    /// decides it is empty.
    pub(crate) fn rows(&self, from: &'a Derivation) -> impl Iterator<Item = (usize, &'a Row, Option<bool>)> {
        let tests = from.only.iter().map(|test| (self.column(from, &test.column), &test.is)).collect::<Vec<_>>();
        let rows = self.assessment.registers.get(&from.register);
        rows.into_iter().flatten().enumerate().map(move |(index, row)| (index, row, row_counts(row, &tests)))
    }

    /// The place of a column in a derivation's register.
    pub(crate) fn column(&self, from: &Derivation, key: &str) -> Option<usize> {
        self.catalog.register(&from.register)?.place(key)
    }

    /// Nothing where the register is empty or a cell that is needed is.
    fn derive(&self, from: &'a Derivation) -> Option<Amount> {
        if self.assessment.registers.get(&from.register).is_none_or(Vec::is_empty) {
            return None;
        }
        let column = from.take.column().and_then(|key| self.column(from, key));
        let mut kept = 0_usize;
        let mut result: Option<Decimal> = None;
        for (_, row, counts) in self.rows(from) {
            if !counts? {
                continue;
            }
            kept = kept.saturating_add(1);
            if from.take == Aggregate::Count {
                continue;
            }
            let value = row.number(column?)?;
            result = Some(match (&from.take, result) {
                (_, None) | (Aggregate::Count, _) => value,
                (Aggregate::Sum(_), Some(sum)) => sum.plus(value),
                (Aggregate::Minimum(_), Some(least)) => least.min(value),
                (Aggregate::Maximum(_), Some(most)) => most.max(value),
            });
        }
        Some(match from.take {
            Aggregate::Count => Amount::Number(Decimal::from_count(kept)),
            Aggregate::Sum(_) => Amount::Number(result.unwrap_or_default()),
            Aggregate::Minimum(_) | Aggregate::Maximum(_) => result.map_or(Amount::NoUnit, Amount::Number),
        })
    }
}

/// Whether a row passes every test; nothing where a cell that decides it is empty.
fn row_counts(row: &Row, tests: &[(Option<usize>, &CellPredicate)]) -> Option<bool> {
    let mut unknown = false;
    for (column, is) in tests {
        match is.holds(column.and_then(|column| row.cell(column))) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => unknown = true,
        }
    }
    (!unknown).then_some(true)
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
                Predicate::Ratio(ratio) => Some((ratio.part.as_str(), ratio.whole.as_str())),
                Predicate::Figure(_) => None,
            },
        );
    declared.chain(ratios)
}

fn problem(code: &str, list: &str, key: &str, text: String) -> Problem {
    Problem { code: code.into(), path: Path::Root.field(list).field(key).pointer(), text }
}
