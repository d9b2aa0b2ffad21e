//! Lets figures decide a clause, and shows the arithmetic.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_text::reasons as text;

use crate::assessment::Row;
use crate::catalog::{Aggregate, Bound, Clause, Comparison, Derivation, Predicate, Ratio, Rule};
use crate::decimal::{Decimal, Share};
use crate::figures::{Amount, Figures, Known, row_name};
use crate::report::{ClauseStatus, Measured, RowRef};

/// What the rules say about a clause.
pub(crate) enum Finding {
    /// No rule applies under the chosen readings.
    NoRule,
    /// Figures do not decide: these are missing.
    Missing(Vec<String>),
    /// Figures decide; other rules of the clause still miss these.
    Decided(ClauseStatus, Box<Measured>, Vec<String>),
}

/// What one rule says.
enum Outcome {
    Missing(Vec<String>),
    NotApplicable(Box<Measured>),
    Judged(bool, Box<Measured>),
}

/// Every rule whose inputs are all there must hold; one that holds or fails is enough for the clause to be measured.
/// That a rule has no case to judge decides only where no other could still have one: with all inputs there, or where a whole is 0,
/// of whose units no figure can be had, and no other whole is open.
pub(crate) fn measure(clause: &Clause, switched_off: bool, figures: &Figures<'_>) -> Finding {
    let mut missing: Vec<String> = Vec::new();
    let mut not_applicable = None;
    let mut held = None;
    let mut failed = None;
    let mut ruled = false;
    let mut nobody = false;
    let mut open_whole = false;
    for rule in &clause.rules {
        if (rule.implied && switched_off) || !figures.holds(rule.given.as_ref()) {
            continue;
        }
        ruled = true;
        let shares = matches!(rule.predicate, Predicate::Ratio(_));
        match apply(rule, figures) {
            Outcome::Missing(keys) => {
                open_whole |= shares;
                for key in keys {
                    if !missing.contains(&key) {
                        missing.push(key);
                    }
                }
            }
            Outcome::NotApplicable(measured) => {
                nobody |= shares && rule.when.is_none();
                keep_first(&mut not_applicable, measured);
            }
            Outcome::Judged(true, measured) => keep_first(&mut held, measured),
            Outcome::Judged(false, measured) => keep_first(&mut failed, measured),
        }
    }
    let (status, mut measured) = if let Some(measured) = failed {
        (ClauseStatus::Unmet, measured)
    } else if let Some(measured) = held {
        (ClauseStatus::Met, measured)
    } else if let Some(measured) = not_applicable.filter(|_| missing.is_empty() || (nobody && !open_whole)) {
        missing.clear();
        (ClauseStatus::NotApplicable, measured)
    } else {
        return if ruled { Finding::Missing(missing) } else { Finding::NoRule };
    };
    if !missing.is_empty() {
        let labels: Vec<&str> = missing.iter().map(|key| figures.label(key)).collect();
        measured.text = format!("{}；{}", measured.text, text::not_all_checked(&labels.join("、")));
    }
    Finding::Decided(status, measured, missing)
}

/// The first rule's arithmetic is shown; what the others say is added to its sentence, and the first share is kept.
fn keep_first(slot: &mut Option<Box<Measured>>, measured: Box<Measured>) {
    match slot {
        None => *slot = Some(measured),
        Some(first) => {
            first.text = format!("{}；{}", first.text, measured.text);
            first.share = first.share.or(measured.share);
            for key in measured.figures {
                if !first.figures.contains(&key) {
                    first.figures.push(key);
                }
            }
        }
    }
}

fn apply(rule: &Rule, figures: &Figures<'_>) -> Outcome {
    if let Some(condition) = &rule.when {
        let Some(known) = figures.get(&condition.figure) else {
            return Outcome::Missing(alloc::vec![condition.figure.clone()]);
        };
        let Amount::Number(value) = known.value else {
            return Outcome::NotApplicable(no_unit(rule, known, condition.bound.exact()));
        };
        if !condition.bound.is_reached_by(value) {
            let words = text::condition_false(
                &known.figure.label,
                &value.to_string(),
                &known.figure.unit,
                &condition.bound.in_words(),
            );
            return Outcome::NotApplicable(arithmetic(rule, value.to_string(), condition.bound.exact(), known, words));
        }
    }
    let mut outcome = match &rule.predicate {
        Predicate::Figure(comparison) => apply_comparison(rule, comparison, figures),
        Predicate::Ratio(ratio) => apply_ratio(rule, ratio, figures),
    };
    if let (Some(condition), Outcome::NotApplicable(measured) | Outcome::Judged(_, measured)) =
        (&rule.when, &mut outcome)
    {
        measured.figures.push(condition.figure.clone());
    }
    outcome
}

fn apply_comparison(rule: &Rule, comparison: &Comparison, figures: &Figures<'_>) -> Outcome {
    let Some(known) = figures.get(&comparison.figure) else {
        return Outcome::Missing(alloc::vec![comparison.figure.clone()]);
    };
    let need = comparison.bound.exact();
    let Amount::Number(value) = known.value else {
        return Outcome::NotApplicable(no_unit(rule, known, need));
    };
    let met = comparison.bound.is_reached_by(value);
    let words = text::figure(&known.figure.label, &value.to_string(), &known.figure.unit, &comparison.bound.in_words());
    let mut measured = arithmetic(rule, value.to_string(), need, known, words);
    let unit = &known.figure.unit;
    let (shortfall, distance) = if met {
        (Some(Decimal::ZERO), text::reached())
    } else {
        let over_units =
            matches!(known.from, Some(Derivation { take: Aggregate::Minimum(_) | Aggregate::Maximum(_), .. }));
        match known.from {
            // Of a sum that is too small, no single row is to blame; to one that is too large, every row adds its own.
            Some(from @ Derivation { take: Aggregate::Sum(_), .. }) => {
                if matches!(comparison.bound, Bound::AtMost(_)) {
                    list_failing(&mut measured, from, figures, |value| !value.is_zero());
                }
            }
            Some(from) => list_failing(&mut measured, from, figures, |value| !comparison.bound.is_reached_by(value)),
            None => {}
        }
        match &comparison.bound {
            _ if over_units => {
                let failing = Decimal::from_count(measured.rows.len());
                (Some(failing), text::units_short(&failing.to_string()))
            }
            Bound::AtLeast(least) => {
                let missing = least.minus(value);
                (Some(missing), text::shortfall(&missing.to_string(), unit))
            }
            Bound::AtMost(most) if most.is_zero() => (Some(value), text::excess(&value.to_string(), unit)),
            Bound::AtMost(_) | Bound::MoreThan(_) => (None, text::not_reached()),
        }
    };
    finish(&mut measured, shortfall, &distance);
    Outcome::Judged(met, measured)
}

fn apply_ratio(rule: &Rule, ratio: &Ratio, figures: &Figures<'_>) -> Outcome {
    let need = ratio.bound.exact();
    let whole = figures.get(&ratio.whole);
    if let Some(known) = whole
        && known.value == Amount::Number(Decimal::ZERO)
    {
        let measured = arithmetic(rule, "0/0".into(), need, known, text::no_case(&known.figure.label));
        return Outcome::NotApplicable(measured);
    }
    let part = figures.get(&ratio.part);
    let (Some(part), Some(whole)) = (part, whole) else {
        let absent = [(part.is_none(), &ratio.part), (whole.is_none(), &ratio.whole)];
        return Outcome::Missing(
            absent.into_iter().filter(|(absent, _)| *absent).map(|(_, key)| key.clone()).collect(),
        );
    };
    let (Amount::Number(have), Amount::Number(of)) = (part.value, whole.value) else {
        return Outcome::NotApplicable(no_unit(rule, whole, need));
    };
    let met = ratio.bound.is_reached_by(have, of);
    let line = ratio.bound.in_words();
    let sentence = text::ratio(&part.figure.label, &have.to_string(), &whole.figure.label, &of.to_string(), &line);
    let mut measured = arithmetic(rule, format!("{have}/{of}"), need, whole, sentence);
    measured.figures = alloc::vec![ratio.part.clone(), ratio.whole.clone()];
    if let Bound::AtLeast(line) = ratio.bound {
        measured.share = Some(Share { have, of, line });
    }
    let shortfall = if met { Some(Decimal::ZERO) } else { ratio.bound.shortfall(have, of, part.figure.decimal) };
    if let (false, Some(part_from), Some(whole_from)) = (met, part.from, whole.from)
        && part_from.register == whole_from.register
    {
        // Of two counts, the units that the part leaves out; of two sums, those whose own share does not reach the line.
        let place = |from: &Derivation| from.take.column().and_then(|key| figures.column(from, key));
        let (part_column, whole_column) = (place(part_from), place(whole_from));
        for ((index, row, in_whole), (_, _, in_part)) in figures.rows(whole_from).zip(figures.rows(part_from)) {
            let own = |column: Option<usize>| row.number(column?);
            let fails = match (own(part_column), own(whole_column)) {
                (Some(have), Some(of)) => !ratio.bound.is_reached_by(have, of),
                _ => in_part == Some(false),
            };
            if in_whole == Some(true) && fails {
                name_failing(&mut measured, whole_from, index, row);
            }
        }
    }
    let distance = match shortfall {
        _ if met => text::reached(),
        Some(count) => text::shortfall(&count.to_string(), &part.figure.unit),
        None => text::not_reached(),
    };
    finish(&mut measured, shortfall, &distance);
    Outcome::Judged(met, measured)
}

/// Names the rows whose own value fails; a count has none.
fn list_failing<'a>(
    measured: &mut Measured,
    from: &'a Derivation,
    figures: &Figures<'a>,
    fails: impl Fn(Decimal) -> bool,
) {
    let Some(column) = from.take.column().and_then(|key| figures.column(from, key)) else { return };
    for (index, row, counts) in figures.rows(from) {
        if counts == Some(true) && row.number(column).is_some_and(&fails) {
            name_failing(measured, from, index, row);
        }
    }
}

fn name_failing(measured: &mut Measured, from: &Derivation, index: usize, row: &Row) {
    measured.failing.push(row_name(index, row));
    measured.rows.push(RowRef { register: from.register.clone(), row: index });
}

fn arithmetic(rule: &Rule, have: String, need: String, known: &Known<'_>, text: String) -> Box<Measured> {
    Box::new(Measured {
        have,
        need,
        shortfall: None,
        failing: Vec::new(),
        rows: Vec::new(),
        figures: alloc::vec![known.figure.key.clone()],
        text,
        implied: rule.implied,
        share: None,
    })
}

fn no_unit(rule: &Rule, known: &Known<'_>, need: String) -> Box<Measured> {
    arithmetic(rule, "0/0".into(), need, known, text::no_unit(&known.figure.label))
}

fn finish(measured: &mut Measured, shortfall: Option<Decimal>, distance: &str) {
    measured.text = format!("{}：{distance}", measured.text);
    measured.shortfall = shortfall.and_then(Decimal::to_number);
}
