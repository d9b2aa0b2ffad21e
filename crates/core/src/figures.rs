//! What is known in numbers: typed figures and those that registers yield.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_text::{problems as problem_text, reasons as text};

use crate::assessment::{Assessment, Row};
use crate::catalog::{Catalog, CellIs, CellTest, Choice, Derivation, Figure, Given, Take, Test};
use crate::decimal::Decimal;
use crate::path::Path;
use crate::problem::Problem;

/// Every figure that is known, and how registers yielded it.
pub(crate) struct Figures<'a> {
    assessment: &'a Assessment,
    /// The chosen or default option by choice key.
    options: BTreeMap<&'a str, &'a str>,
    known: BTreeMap<&'a str, Known<'a>>,
}

/// A figure that is known.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) value: Amount,
    /// How a register yielded it; none where it was typed.
    pub(crate) from: Option<&'a Derivation>,
}

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
        let options = catalog.choices.iter().filter_map(|choice| effective_option(choice, assessment)).collect();
        let mut figures = Self { assessment, options, known: BTreeMap::new() };
        for figure in &catalog.figures {
            let typed = assessment.figures.get(&figure.key).copied();
            let counted = figure.from.iter().find(|from| figures.holds(from.given.as_ref())).and_then(|from| {
                let amount = figures.derive(from)?;
                Some(Known { figure, value: amount, from: Some(from) })
            });
            if let (Some(typed), Some(Known { value: Amount::Number(counted), from: Some(from), .. })) =
                (typed, counted)
                && typed != counted
            {
                let register =
                    catalog.register(&from.register).map_or(from.register.as_str(), |register| &register.label);
                problems.push(problem(
                    "register_disagrees",
                    &figure.key,
                    problem_text::register_disagrees(&figure.label, &typed.to_string(), register, &counted.to_string()),
                ));
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
                    if let (Amount::Number(one), Amount::Number(two)) = (one.value, two.value)
                        && one != two
                    {
                        problems.push(problem(
                            "figures_disagree",
                            &figure.key,
                            problem_text::figures_disagree(
                                &figure.label,
                                &one.to_string(),
                                &other.label,
                                &two.to_string(),
                            ),
                        ));
                    }
                    self.known.insert(&figure.key, Known { figure, ..two });
                }
                (None, None) => {}
            }
        }
    }

    fn drop_parts_beyond_their_whole(&mut self, catalog: &'a Catalog, problems: &mut Vec<Problem>) {
        let mut beyond: BTreeMap<&str, Problem> = BTreeMap::new();
        for (part, whole) in parts_and_wholes(catalog) {
            let (Some(part), Some(whole)) = (self.known.get(part), self.known.get(whole)) else { continue };
            let (Amount::Number(part_value), Amount::Number(whole_value)) = (part.value, whole.value) else { continue };
            if part_value > whole_value && !beyond.contains_key(part.figure.key.as_str()) {
                let message = problem_text::part_exceeds_whole(
                    &part.figure.label,
                    &part_value.to_string(),
                    &whole.figure.label,
                    &whole_value.to_string(),
                );
                beyond.insert(&part.figure.key, problem("part_exceeds_whole", &part.figure.key, message));
            }
        }
        for (key, problem) in beyond {
            self.known.remove(key);
            problems.push(problem);
        }
    }

    /// What is known under this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Known<'a>> {
        self.known.get(key)
    }

    /// Whether the county reads the document this way.
    pub(crate) fn holds(&self, given: Option<&Given>) -> bool {
        given.is_none_or(|given| self.options.get(given.choice.as_str()) == Some(&given.option.as_str()))
    }

    /// The rows of a register, with their numbers.
    pub(crate) fn rows(&self, register: &str) -> impl Iterator<Item = (usize, &'a Row)> {
        self.assessment.registers.get(register).into_iter().flatten().enumerate()
    }

    /// Nothing where the register is empty or a cell that is needed is.
    fn derive(&self, from: &Derivation) -> Option<Amount> {
        self.rows(&from.register).next()?;
        let mut kept = 0_usize;
        let mut result: Option<Decimal> = None;
        for (_, row) in self.rows(&from.register) {
            if !row_counts(row, &from.only)? {
                continue;
            }
            kept = kept.saturating_add(1);
            result = match (&from.take, result) {
                (Take::Count, _) => None,
                (Take::Sum(column), sum) => Some(sum.unwrap_or_default().plus(*row.numbers.get(column)?)),
                (Take::Minimum(column), least) => {
                    let value = *row.numbers.get(column)?;
                    Some(least.map_or(value, |least| least.min(value)))
                }
                (Take::Maximum(column), most) => {
                    let value = *row.numbers.get(column)?;
                    Some(most.map_or(value, |most| most.max(value)))
                }
            };
        }
        Some(match from.take {
            Take::Count => Amount::Number(Decimal::from_count(kept)),
            Take::Sum(_) => Amount::Number(result.unwrap_or_default()),
            Take::Minimum(_) | Take::Maximum(_) => result.map_or(Amount::NoUnit, Amount::Number),
        })
    }
}

/// Whether a row passes every test; nothing where a cell that decides it is empty.
pub(crate) fn row_counts(row: &Row, tests: &[CellTest]) -> Option<bool> {
    let mut unknown = false;
    for test in tests {
        let holds = match &test.is {
            CellIs::Is(wanted) => row.booleans.get(&test.column).map(|value| value == wanted),
            CellIs::AtLeast(least) => row.numbers.get(&test.column).map(|value| value >= least),
            CellIs::In(words) => row.texts.get(&test.column).map(|word| words.contains(word)),
        };
        match holds {
            Some(true) => {}
            Some(false) => return Some(false),
            None => unknown = true,
        }
    }
    (!unknown).then_some(true)
}

/// A row's name, or its number where it has none.
pub(crate) fn row_name(index: usize, row: &Row) -> String {
    match row.texts.get("name").map(|name| name.trim()) {
        Some(name) if !name.is_empty() => name.to_string(),
        _ => text::unnamed_row(index),
    }
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
            |rule| match &rule.test {
                Test::Ratio(ratio) => Some((ratio.part.as_str(), ratio.whole.as_str())),
                Test::Figure(_) => None,
            },
        );
    declared.chain(ratios)
}

fn problem(code: &str, figure: &str, text: String) -> Problem {
    Problem { code: code.into(), path: Path::Root.field("figures").field(figure).pointer(), text }
}
