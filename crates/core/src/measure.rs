//! Lets figures decide a clause, in numbers. Their words are in `arithmetic`.

use alloc::vec::Vec;

use weibao_text::reasons::Certain;

use crate::arithmetic::{Arithmetic, Found};
use crate::catalog::{
    Aggregate, Bound, CellTest, Clause, Comparison, Derivation, Figure, Predicate, Ratio, Rule, Want,
};
use crate::decimal::Decimal;
use crate::figures::{Amount, Figures, Known};
use crate::report::ClauseStatus;
use crate::rule::RowTest;

/// What the rules say about a clause.
pub(crate) enum Finding<'a> {
    /// No rule that could decide applies under the chosen readings.
    NoRule,
    /// Figures do not decide: these are missing.
    Missing(Vec<&'a str>),
    /// Figures decide.
    Decided(Decided<'a>),
}

/// What figures say about a clause.
pub(crate) struct Decided<'a> {
    /// `Pending` where units without a row leave it open.
    pub(crate) status: ClauseStatus,
    /// Whether the figures show that there is a case to judge.
    pub(crate) has_case: bool,
    /// The arithmetic of the rules that it rests on; never empty.
    pub(crate) arithmetic: Vec<Arithmetic<'a>>,
    /// What other rules of the clause still miss.
    pub(crate) missing: Vec<&'a str>,
}

/// What one rule says.
enum Outcome<'a> {
    /// These are missing.
    Missing([Option<&'a str>; 2]),
    /// This is missing, and what is there may well fall short.
    Doubtful(&'a str),
    NotApplicable(Arithmetic<'a>),
    /// Units without a row leave it open.
    Open(Arithmetic<'a>),
    /// Whether it holds, and whether the figures show that there is a case.
    Judged(bool, bool, Arithmetic<'a>),
}

/// One rule that fails is enough for unmet. Of rules that say the same twice, one that holds is enough, and what the others miss is named;
/// of rules that are different duties (`together`) all have to, and of those that say one duty in several ways (`alternative`) one.
/// A `necessary` rule can only fail.
/// That a rule has no case to judge decides only where no other could still have one: with all inputs there, or where a whole is 0,
/// of whose units no figure can be had, and no other whole is open.
pub(crate) fn measure<'a>(clause: &'a Clause, switched_off: bool, figures: &Figures<'a>) -> Finding<'a> {
    let (mut missing, mut of_alternatives): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut doubtful = false;
    let (mut failed, mut open, mut held, mut not_applicable) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut ruled, mut has_case, mut nobody, mut open_whole) = (false, false, false, false);
    let mut one_way = false;
    for rule in &clause.rules {
        if (rule.implied && switched_off) || !figures.holds(rule.given.as_ref()) {
            continue;
        }
        let outcome = apply(rule, figures);
        if rule.necessary {
            if let Outcome::Judged(false, case, arithmetic) = outcome {
                has_case |= case;
                failed.push(arithmetic);
            }
            continue;
        }
        ruled = true;
        let shares = matches!(rule.predicate, Predicate::Ratio(_));
        one_way |= rule.alternative && matches!(outcome, Outcome::Judged(..) | Outcome::NotApplicable(_));
        match outcome {
            Outcome::Missing(keys) if rule.alternative => add_new(&mut of_alternatives, keys.into_iter().flatten()),
            Outcome::Missing(keys) => {
                open_whole |= shares;
                add_new(&mut missing, keys.into_iter().flatten());
            }
            Outcome::Doubtful(key) => {
                (open_whole, doubtful) = (true, true);
                add_new(&mut missing, [key]);
            }
            Outcome::NotApplicable(arithmetic) => {
                nobody |= shares && rule.when.is_none();
                not_applicable.push(arithmetic);
            }
            Outcome::Open(arithmetic) => {
                has_case = true;
                open.push(arithmetic);
            }
            Outcome::Judged(holds, case, arithmetic) => {
                has_case |= case;
                if holds { held.push(arithmetic) } else { failed.push(arithmetic) }
            }
        }
    }
    let all_known = missing.is_empty() && (of_alternatives.is_empty() || one_way);
    let (status, arithmetic) = if !failed.is_empty() {
        (ClauseStatus::Unmet, failed)
    } else if !open.is_empty() {
        (ClauseStatus::Pending, open)
    } else if !held.is_empty() && !doubtful && (!clause.together || all_known) {
        (ClauseStatus::Met, held)
    } else if !not_applicable.is_empty() && (missing.is_empty() || (nobody && !open_whole && !clause.together)) {
        missing.clear();
        (ClauseStatus::NotApplicable, not_applicable)
    } else {
        if !one_way {
            add_new(&mut missing, of_alternatives);
        }
        return if ruled { Finding::Missing(missing) } else { Finding::NoRule };
    };
    Finding::Decided(Decided { status, has_case, arithmetic, missing })
}

fn add_new<'a>(list: &mut Vec<&'a str>, keys: impl IntoIterator<Item = &'a str>) {
    for key in keys {
        if !list.contains(&key) {
            list.push(key);
        }
    }
}

fn apply<'a>(rule: &'a Rule, figures: &Figures<'a>) -> Outcome<'a> {
    if let Some(condition) = &rule.when {
        let missing = Outcome::Missing([Some(condition.figure.as_str()), None]);
        let Some(known) = figures.get(&condition.figure) else { return missing };
        let not_applicable = |found| Outcome::NotApplicable(Arithmetic { rule, figure: known.figure, found });
        if known.value == Amount::NoUnit {
            return not_applicable(Found::ConditionOfNobody);
        }
        match known.value.ends().and_then(|(least, most)| condition.bound.decides(least, most)) {
            None => return missing,
            Some(true) => {}
            Some(false) => return not_applicable(Found::ConditionFalse),
        }
    }
    let outcome = match &rule.predicate {
        Predicate::Figure(comparison) => apply_comparison(rule, comparison, figures),
        Predicate::Ratio(ratio) => apply_ratio(rule, ratio, figures),
    };
    match outcome {
        // A condition that holds shows that there is a case, whatever the rule then counts.
        Outcome::Judged(holds, has_case, arithmetic) => {
            Outcome::Judged(holds, has_case || rule.when.is_some(), arithmetic)
        }
        outcome => outcome,
    }
}

// ---------------------------------------------------------------- a figure against a bound

fn apply_comparison<'a>(rule: &'a Rule, comparison: &'a Comparison, figures: &Figures<'a>) -> Outcome<'a> {
    if let Some(want) = &rule.wants
        && let Some(outcome) = without_what_it_wants(rule, want, comparison, figures)
    {
        return outcome;
    }
    let missing = Outcome::Missing([Some(comparison.figure.as_str()), None]);
    let Some(known) = figures.get(&comparison.figure) else { return missing };
    let bound = &comparison.bound;
    let arithmetic = |found| Arithmetic { rule, figure: known.figure, found };
    let short = figures.misses_rows(known);
    let (least, most) = match known.value {
        Amount::NoUnit if !short => return Outcome::NotApplicable(arithmetic(Found::Nobody)),
        Amount::NoUnit | Amount::Unclear if !short => return missing,
        value => value.ends().unwrap_or((Decimal::ZERO, None)),
    };
    let decided = if short {
        let (least, most) = with_any_unit_more(known, least, most);
        bound.decides(least, most)
    } else {
        bound.decides(least, most)
    };
    let Some(met) = decided else {
        return if short { Outcome::Open(arithmetic(Found::Open)) } else { missing };
    };
    let value = bound.deciding_end(least, most);
    let certain = if most == Some(least) && !short { Certain::Exactly } else { bound.certain(met) };
    let over_units = known.from().is_some_and(|from| from.take.is_over_units());
    let has_case = over_units || !value.is_zero();
    Outcome::Judged(met, has_case, arithmetic(Found::Compared { value, met, certain }))
}

/// Where what another standard asks for is not there at all: unmet, and no exemption. Only where there is nobody to ask it of is there no case.
fn without_what_it_wants<'a>(
    rule: &'a Rule,
    want: &'a Want,
    comparison: &'a Comparison,
    figures: &Figures<'a>,
) -> Option<Outcome<'a>> {
    let wanted = figures.get(&want.figure)?;
    let known = figures.get(&comparison.figure);
    if figures.misses_rows(wanted) {
        return None;
    }
    let arithmetic = |found| Arithmetic { rule, figure: known.unwrap_or(wanted).figure, found };
    let none_at_all = wanted.number().is_some_and(Decimal::is_zero);
    if none_at_all {
        let whole = wanted.figure.part_of.as_deref().and_then(|key| figures.get(key));
        if whole.and_then(Known::number).is_some_and(Decimal::is_zero) {
            return Some(Outcome::NotApplicable(arithmetic(Found::Nobody)));
        }
    } else {
        let from = known.filter(|known| known.value == Amount::NoUnit)?.from()?;
        let tests = figures.tests(from);
        let decides = |test: &CellTest| wanted.from().is_some_and(|wanted| wanted.only.contains(test));
        let others: Vec<RowTest<'_>> = tests.into_iter().filter(|test| !decides(test.test)).collect();
        let anybody = figures.units(&from.register).any(|(_, row)| figures.passes(row, &others) != Some(false));
        if !anybody {
            return None;
        }
    }
    Some(Outcome::Judged(false, true, arithmetic(Found::Without(want))))
}

/// The ends of a figure when units without a row may add anything.
fn with_any_unit_more(known: &Known<'_>, least: Decimal, most: Option<Decimal>) -> (Decimal, Option<Decimal>) {
    match known.from().map(|from| &from.take) {
        Some(Aggregate::Minimum(_)) => (Decimal::ZERO, most),
        Some(Aggregate::Periods(periods)) if !periods.summed => (Decimal::ZERO, most),
        Some(_) => (least, None),
        None => (least, most),
    }
}

// ---------------------------------------------------------------- a share of a whole

fn apply_ratio<'a>(rule: &'a Rule, ratio: &'a Ratio, figures: &Figures<'a>) -> Outcome<'a> {
    let (part, whole) = (figures.get(&ratio.part), figures.get(&ratio.whole));
    let arithmetic = |figure: &'a Figure, found| Arithmetic { rule, figure, found };
    if let Some(known) = whole.filter(|known| known.value == Amount::Number(Decimal::ZERO)) {
        return if figures.misses_rows(known) {
            Outcome::Open(arithmetic(known.figure, Found::Open))
        } else {
            Outcome::NotApplicable(arithmetic(known.figure, Found::NoCase))
        };
    }
    let missing = || {
        let is_open = |known: Option<&Known<'_>>| known.and_then(Known::number).is_none();
        Outcome::Missing([is_open(part).then_some(ratio.part.as_str()), is_open(whole).then_some(ratio.whole.as_str())])
    };
    let Some(whole) = whole else { return below_a_larger_whole(rule, ratio, part, figures).unwrap_or_else(missing) };
    let Some(part) = part else { return missing() };
    if part.value == Amount::NoUnit || whole.value == Amount::NoUnit {
        return Outcome::NotApplicable(arithmetic(whole.figure, Found::Nobody));
    }
    let (Some((part_least, part_most)), Some((whole_least, whole_most))) = (part.value.ends(), whole.value.ends())
    else {
        return missing();
    };
    let together = part.from().zip(whole.from()).filter(|(one, other)| one.register == other.register);
    let short = together.is_some() && (figures.misses_rows(whole) || figures.misses_rows(part));
    let exact = part_most == Some(part_least) && whole_most == Some(whole_least);
    // The part and the whole where the share is lowest, and where it is highest.
    let mut low = (part_least, whole_most);
    let mut high = (part_most.or(whole_most), whole_least);
    // Whether a unit that is known falls short.
    let mut fails_somewhere = part_most.is_some_and(|most| most < whole_least) && whole.without_row.is_zero();
    if let Some((part_from, whole_from)) = together
        && (!exact || short)
        && part_from.take == Aggregate::Count
        && whole_from.take == Aggregate::Count
    {
        let rows = Rows::new(part_from, whole_from, figures);
        low = (rows.low().0, Some(rows.low().1.plus(whole.without_row)));
        high = (Some(rows.high().0), rows.high().1.plus(whole.without_row));
        fails_somewhere = rows.fails > 0;
    }
    let for_all = ratio.bound.asks_for_all();
    let lowest = low.1.filter(|whole| !whole.is_zero()).map(|whole| ratio.bound.is_reached_by(low.0, whole));
    let highest = high.0.filter(|_| !high.1.is_zero()).map(|part| ratio.bound.is_reached_by(part, high.1));
    let agreed = match (lowest, highest) {
        (Some(low), Some(high)) if low == high => Some(low),
        _ => None,
    };
    let decided = if for_all && fails_somewhere {
        Some(false)
    } else if short && (for_all || whole.without_row.is_zero()) {
        // What every unit has to reach waits for those of which nothing is known, and so does a share of a whole that they may belong to.
        None
    } else {
        agreed
    };
    let Some(met) = decided else {
        return if short { Outcome::Open(arithmetic(whole.figure, Found::Open)) } else { missing() };
    };
    // The end that the judgement rests on is the one that is shown.
    let (have, of) = match (exact, met) {
        (true, _) => (part_least, whole_least),
        (false, true) => (low.0, low.1.unwrap_or(whole_least)),
        (false, false) => (high.0.unwrap_or(part_least), high.1),
    };
    let certain = if exact { Certain::Exactly } else { ratio.bound.certain(met) };
    Outcome::Judged(met, !of.is_zero(), arithmetic(whole.figure, Found::Share { have, of, met, certain }))
}

/// A whole that is not known is at most what it is itself a part of: where the part reaches the line even of that, it reaches it; where not,
/// it may well fall short.
fn below_a_larger_whole<'a>(
    rule: &'a Rule,
    ratio: &'a Ratio,
    part: Option<&Known<'a>>,
    figures: &Figures<'a>,
) -> Option<Outcome<'a>> {
    let larger = figures.part_of(&ratio.whole).and_then(|key| figures.get(key))?;
    let of = larger.number()?;
    let arithmetic = |found| Arithmetic { rule, figure: larger.figure, found };
    if of.is_zero() {
        return Some(Outcome::NotApplicable(arithmetic(Found::NoCase)));
    }
    let have = part?.number()?;
    if matches!(ratio.bound, Bound::AtMost(_)) {
        return None;
    }
    Some(if ratio.bound.is_reached_by(have, of) {
        Outcome::Judged(true, true, arithmetic(Found::Share { have, of, met: true, certain: Certain::Exactly }))
    } else {
        Outcome::Doubtful(&ratio.whole)
    })
}

/// How the rows of a register stand to a part and its whole.
#[derive(Default)]
struct Rows {
    /// In the whole, and in the part.
    holds: usize,
    /// In the whole, and not in the part.
    fails: usize,
    /// In the whole, and perhaps in the part.
    may_hold: usize,
    /// Perhaps in the whole; then in the part, not in it, or perhaps in it.
    perhaps_holds: usize,
    perhaps_fails: usize,
    perhaps: usize,
}

impl Rows {
    fn new<'a>(part: &'a Derivation, whole: &'a Derivation, figures: &Figures<'a>) -> Self {
        let whole_tests = figures.tests(whole);
        let mut own = figures.tests(part);
        own.retain(|test| !whole.only.contains(test.test));
        let mut rows = Self::default();
        for (_, row) in figures.units(&whole.register) {
            let slot = match (figures.passes(row, &whole_tests), figures.passes(row, &own)) {
                (Some(false), _) => continue,
                (Some(true), Some(true)) => &mut rows.holds,
                (Some(true), Some(false)) => &mut rows.fails,
                (Some(true), None) => &mut rows.may_hold,
                (None, Some(true)) => &mut rows.perhaps_holds,
                (None, Some(false)) => &mut rows.perhaps_fails,
                (None, None) => &mut rows.perhaps,
            };
            *slot = slot.saturating_add(1);
        }
        rows
    }

    /// Part and whole where the share is lowest.
    fn low(&self) -> (Decimal, Decimal) {
        let whole = [self.holds, self.fails, self.may_hold, self.perhaps_fails, self.perhaps];
        (Decimal::from_count(self.holds), total(&whole))
    }

    /// Part and whole where the share is highest.
    fn high(&self) -> (Decimal, Decimal) {
        let part = [self.holds, self.may_hold, self.perhaps_holds, self.perhaps];
        (total(&part), total(&part).plus(Decimal::from_count(self.fails)))
    }
}

fn total(counts: &[usize]) -> Decimal {
    Decimal::from_count(counts.iter().fold(0_usize, |sum, count| sum.saturating_add(*count)))
}
