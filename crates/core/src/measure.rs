//! Lets figures decide a clause, and shows the arithmetic.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_text::reasons as text;

use crate::assessment::Row;
use crate::catalog::{Aggregate, Bound, CellTest, Clause, Comparison, Derivation, Predicate, Ratio, Rule, Want};
use crate::decimal::{Decimal, Fraction, Share, share_in_per_cent};
use crate::figures::{Amount, Figures, Known, Origin, row_name};
use crate::report::{ClauseStatus, Measured, RowRef};
use crate::rule::RowTest;

/// What the rules say about a clause.
pub(crate) enum Finding {
    /// No rule that could decide applies under the chosen readings.
    NoRule,
    /// Figures do not decide: these are missing.
    Missing(Vec<String>),
    /// Figures decide.
    Decided(Decided),
}

/// What figures say about a clause.
pub(crate) struct Decided {
    /// `Pending` where units without a row leave it open.
    pub(crate) status: ClauseStatus,
    /// Whether the figures show that there is a case to judge.
    pub(crate) has_case: bool,
    pub(crate) measured: Box<Measured>,
    /// What other rules of the clause still miss.
    pub(crate) missing: Vec<String>,
}

/// What one rule says.
enum Outcome {
    Missing(Vec<String>),
    /// These are missing, and what is there may well fall short.
    Doubtful(Vec<String>),
    NotApplicable(Box<Measured>),
    /// Units without a row leave it open.
    Open(Box<Measured>),
    /// Whether it holds, and whether the figures show that there is a case.
    Judged(bool, bool, Box<Measured>),
}

/// One rule that fails is enough for unmet. Of rules that say the same twice, one that holds is enough, and what the others miss is named;
/// of rules that are different duties (`together`) all have to. A `necessary` rule can only fail.
/// That a rule has no case to judge decides only where no other could still have one: with all inputs there, or where a whole is 0,
/// of whose units no figure can be had, and no other whole is open.
pub(crate) fn measure(clause: &Clause, switched_off: bool, figures: &Figures<'_>) -> Finding {
    let (mut missing, mut of_alternatives): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut doubtful = false;
    let (mut failed, mut open, mut held, mut not_applicable) = (None, None, None, None);
    let (mut ruled, mut has_case, mut nobody, mut open_whole) = (false, false, false, false);
    for rule in &clause.rules {
        if (rule.implied && switched_off) || !figures.holds(rule.given.as_ref()) {
            continue;
        }
        let outcome = apply(rule, figures);
        if rule.necessary {
            if let Outcome::Judged(false, case, measured) = outcome {
                has_case |= case;
                keep_first(&mut failed, measured);
            }
            continue;
        }
        ruled = true;
        let shares = matches!(rule.predicate, Predicate::Ratio(_));
        match outcome {
            Outcome::Missing(keys) if rule.alternative => add_new(&mut of_alternatives, keys),
            Outcome::Missing(keys) => {
                open_whole |= shares;
                add_new(&mut missing, keys);
            }
            Outcome::Doubtful(keys) => {
                (open_whole, doubtful) = (true, true);
                add_new(&mut missing, keys);
            }
            Outcome::NotApplicable(measured) => {
                nobody |= shares && rule.when.is_none();
                keep_first(&mut not_applicable, measured);
            }
            Outcome::Open(measured) => {
                has_case = true;
                keep_first(&mut open, measured);
            }
            Outcome::Judged(holds, case, measured) => {
                has_case |= case;
                keep_first(if holds { &mut held } else { &mut failed }, measured);
            }
        }
    }
    let (status, mut measured) = if let Some(measured) = failed {
        (ClauseStatus::Unmet, measured)
    } else if let Some(measured) = open {
        (ClauseStatus::Pending, measured)
    } else if let Some(measured) = held.filter(|_| !doubtful && (!clause.together || missing.is_empty())) {
        (ClauseStatus::Met, measured)
    } else if let Some(measured) =
        not_applicable.filter(|_| missing.is_empty() || (nobody && !open_whole && !clause.together))
    {
        missing.clear();
        (ClauseStatus::NotApplicable, measured)
    } else {
        add_new(&mut missing, of_alternatives);
        return if ruled { Finding::Missing(missing) } else { Finding::NoRule };
    };
    if !missing.is_empty() {
        let labels: Vec<&str> = missing.iter().map(|key| figures.label(key)).collect();
        measured.text = format!("{}；{}", measured.text, text::not_all_checked(&labels.join("、")));
    }
    Finding::Decided(Decided { status, has_case, measured, missing })
}

fn add_new(list: &mut Vec<String>, keys: Vec<String>) {
    for key in keys {
        if !list.contains(&key) {
            list.push(key);
        }
    }
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
        let bound = &condition.bound;
        let need = Need::count(bound, known, figures);
        if known.value == Amount::NoUnit {
            return Outcome::NotApplicable(no_unit(rule, known, need));
        }
        match known.value.ends().and_then(|(least, most)| bound.decides(least, most)) {
            None => return Outcome::Missing(alloc::vec![condition.figure.clone()]),
            Some(true) => {}
            Some(false) => {
                let have = known.number().map(|value| value.to_string()).unwrap_or_default();
                let words = text::condition_false(&known.figure.label, &have, &known.figure.unit, &bound.in_words());
                return Outcome::NotApplicable(arithmetic(rule, have, need, known, words));
            }
        }
    }
    let mut outcome = match &rule.predicate {
        Predicate::Figure(comparison) => apply_comparison(rule, comparison, figures),
        Predicate::Ratio(ratio) => apply_ratio(rule, ratio, figures),
    };
    if let Some(condition) = &rule.when {
        // A condition that holds shows that there is a case, whatever the rule then counts.
        if let Outcome::Judged(_, has_case, _) = &mut outcome {
            *has_case = true;
        }
        if let Outcome::NotApplicable(measured) | Outcome::Open(measured) | Outcome::Judged(_, _, measured) =
            &mut outcome
        {
            measured.figures.push(condition.figure.clone());
        }
    }
    outcome
}

// ---------------------------------------------------------------- a figure against a bound

fn apply_comparison(rule: &Rule, comparison: &Comparison, figures: &Figures<'_>) -> Outcome {
    if let Some(want) = &rule.wants
        && let Some(outcome) = without_what_it_wants(rule, want, comparison, figures)
    {
        return outcome;
    }
    let missing = || Outcome::Missing(alloc::vec![comparison.figure.clone()]);
    let Some(known) = figures.get(&comparison.figure) else { return missing() };
    let bound = &comparison.bound;
    let need = Need::count(bound, known, figures);
    let short = figures.misses_rows(known);
    let (least, most) = match known.value {
        Amount::NoUnit if !short => return Outcome::NotApplicable(no_unit(rule, known, need)),
        Amount::NoUnit | Amount::Unclear if short => (Decimal::ZERO, None),
        Amount::NoUnit | Amount::Unclear => return missing(),
        Amount::Number(value) => (value, Some(value)),
        Amount::Between(least, most) => (least, most),
    };
    let decided = if short {
        let (least, most) = with_any_unit_more(known, least, most);
        bound.decides(least, most)
    } else {
        bound.decides(least, most)
    };
    let Some(met) = decided else {
        if !short {
            return missing();
        }
        let words = text::units_without_row(&known.figure.label);
        return Outcome::Open(arithmetic(rule, shown(least, most), need, known, words));
    };
    let value = bound.deciding_end(least, most);
    let over_units = known.from().is_some_and(|from| from.take.is_over_units());
    let has_case = over_units || !value.is_zero();
    let (unit, _) = figures.unit(known.figure);
    let words = text::figure(&known.figure.label, &value.to_string(), unit, &bound.in_words());
    let mut measured = arithmetic(rule, value.to_string(), need, known, words);
    if met {
        finish(&mut measured, Some(Decimal::ZERO), &text::reached());
        return Outcome::Judged(true, has_case, measured);
    }
    match known.origin {
        Origin::Register(from) if over_units => {
            list_failing(&mut measured, from, figures, |value| !bound.is_reached_by(value));
        }
        // Of a sum that is too small, no single row is to blame; to one that is too large, every row adds its own.
        Origin::Register(from) if matches!(bound, Bound::AtMost(_)) => {
            list_failing(&mut measured, from, figures, |value| !value.is_zero());
        }
        Origin::Register(_) | Origin::Typed => {}
        Origin::Bodies(clause) => measured.failing = figures.bodies_without(clause),
    }
    let (shortfall, distance) = if over_units {
        let failing = Decimal::from_count(measured.rows.len());
        (Some(failing), text::units_short(&failing.to_string()))
    } else {
        match bound {
            Bound::AtLeast(least) => {
                let lacks = least.minus(value);
                let say = if known.figure.past { text::not_done } else { text::shortfall };
                (Some(lacks), say(&lacks.to_string(), unit))
            }
            Bound::AtMost(_) if bound.allows_none() => (Some(value), text::excess(&value.to_string(), unit)),
            Bound::AtMost(_) | Bound::MoreThan(_) => (None, text::not_reached()),
        }
    };
    finish(&mut measured, shortfall, &distance);
    Outcome::Judged(false, has_case, measured)
}

/// Where what another standard asks for is not there at all: unmet, and no exemption. Only where there is nobody to ask it of is there no case.
fn without_what_it_wants(rule: &Rule, want: &Want, comparison: &Comparison, figures: &Figures<'_>) -> Option<Outcome> {
    let wanted = figures.get(&want.figure)?;
    let known = figures.get(&comparison.figure);
    let need = Need::count(&comparison.bound, known.unwrap_or(wanted), figures);
    if figures.misses_rows(wanted) {
        return None;
    }
    let none_at_all = wanted.number().is_some_and(Decimal::is_zero);
    if none_at_all {
        let whole = wanted.figure.part_of.as_deref().and_then(|key| figures.get(key));
        if whole.and_then(Known::number).is_some_and(Decimal::is_zero) {
            return Some(Outcome::NotApplicable(no_unit(rule, known.unwrap_or(wanted), need)));
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
    let words = text::without(&wanted.figure.label, &want.standard);
    let mut measured = arithmetic(rule, "0".into(), need, known.unwrap_or(wanted), words);
    measured.figures = alloc::vec![comparison.figure.clone(), want.figure.clone()];
    finish(&mut measured, None, &text::not_reached());
    Some(Outcome::Judged(false, true, measured))
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

/// 2; 0 to 3 as 0–3; 2 or more as ≥2.
fn shown(least: Decimal, most: Option<Decimal>) -> String {
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least}–{most}"),
        None => format!("≥{least}"),
    }
}

// ---------------------------------------------------------------- a share of a whole

fn apply_ratio(rule: &Rule, ratio: &Ratio, figures: &Figures<'_>) -> Outcome {
    let need = Need::share(&ratio.bound);
    let (part, whole) = (figures.get(&ratio.part), figures.get(&ratio.whole));
    if let Some(known) = whole.filter(|known| known.value == Amount::Number(Decimal::ZERO)) {
        if figures.misses_rows(known) {
            return Outcome::Open(arithmetic(
                rule,
                "0/0".into(),
                need,
                known,
                text::units_without_row(&known.figure.label),
            ));
        }
        return Outcome::NotApplicable(arithmetic(rule, "0/0".into(), need, known, text::no_case(&known.figure.label)));
    }
    let missing = || {
        let is_open = |known: Option<&Known<'_>>| known.and_then(Known::number).is_none();
        let absent = [(is_open(part), &ratio.part), (is_open(whole), &ratio.whole)];
        Outcome::Missing(absent.into_iter().filter(|(absent, _)| *absent).map(|(_, key)| key.clone()).collect())
    };
    let Some(whole) = whole else { return below_a_larger_whole(rule, ratio, part, figures).unwrap_or_else(missing) };
    let Some(part) = part else { return missing() };
    if part.value == Amount::NoUnit || whole.value == Amount::NoUnit {
        return Outcome::NotApplicable(no_unit(rule, whole, need));
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
        if !short {
            return missing();
        }
        let words = text::units_without_row(&whole.figure.label);
        let have = format!("{}/{}", shown(part_least, part_most), shown(whole_least, whole_most));
        return Outcome::Open(arithmetic(rule, have, need, whole, words));
    };
    // The end that the judgement rests on is the one that is shown.
    let (have, of) = match (exact, met) {
        (true, _) => (part_least, whole_least),
        (false, true) => (low.0, low.1.unwrap_or(whole_least)),
        (false, false) => (high.0.unwrap_or(part_least), high.1),
    };
    Outcome::Judged(met, !of.is_zero(), share(rule, ratio, (part, have), (whole, of), met, figures))
}

/// A whole that is not known is at most what it is itself a part of: where the part reaches the line even of that, it reaches it; where not,
/// it may well fall short.
fn below_a_larger_whole(
    rule: &Rule,
    ratio: &Ratio,
    part: Option<&Known<'_>>,
    figures: &Figures<'_>,
) -> Option<Outcome> {
    let larger = figures.part_of(&ratio.whole).and_then(|key| figures.get(key))?;
    let of = larger.number()?;
    if of.is_zero() {
        let words = text::no_case(&larger.figure.label);
        let need = Need::share(&ratio.bound);
        return Some(Outcome::NotApplicable(arithmetic(rule, "0/0".into(), need, larger, words)));
    }
    let part = part?;
    let have = part.number()?;
    if matches!(ratio.bound, Bound::AtMost(_)) {
        return None;
    }
    Some(if ratio.bound.is_reached_by(have, of) {
        Outcome::Judged(true, true, share(rule, ratio, (part, have), (larger, of), true, figures))
    } else {
        Outcome::Doubtful(alloc::vec![ratio.whole.clone()])
    })
}

/// The arithmetic of a share that is judged.
fn share<'a>(
    rule: &Rule,
    ratio: &Ratio,
    (part, have): (&Known<'a>, Decimal),
    (whole, of): (&Known<'a>, Decimal),
    met: bool,
    figures: &Figures<'a>,
) -> Box<Measured> {
    let (unit, counts) = figures.unit(part.figure);
    let sentence = text::ratio(
        &text::Counted { label: &whole.figure.label, unit: figures.unit(whole.figure).0, count: &of.to_string() },
        &text::Counted { label: &part.figure.label, unit, count: &have.to_string() },
        part.figure.short.as_deref(),
        &share_in_per_cent(have, of, *ratio.bound.line()),
        &ratio.bound.in_words(),
    );
    let need = Need::share(&ratio.bound);
    let mut measured = arithmetic(rule, format!("{have}/{of}"), need, whole, sentence);
    measured.figures = alloc::vec![ratio.part.clone(), whole.figure.key.clone()];
    if let Bound::AtLeast(line) = ratio.bound {
        measured.share = Some(Share { have, of, line });
    }
    let shortfall = if met { Some(Decimal::ZERO) } else { ratio.bound.shortfall(have, of, !counts) };
    if let (false, Some(part_from), Some(whole_from)) = (met, part.from(), whole.from())
        && part_from.register == whole_from.register
    {
        list_outside(&mut measured, part_from, whole_from, &ratio.bound, figures);
    }
    let say = if part.figure.past { text::not_done } else { text::shortfall };
    let distance = match shortfall {
        _ if met => text::reached(),
        Some(count) => say(&count.to_string(), unit),
        None => text::not_reached(),
    };
    finish(&mut measured, shortfall, &distance);
    measured
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

// ---------------------------------------------------------------- the units that fail

/// Names the rows whose own value fails; a count has none.
fn list_failing<'a>(
    measured: &mut Measured,
    from: &'a Derivation,
    figures: &Figures<'a>,
    fails: impl Fn(Decimal) -> bool,
) {
    let tests = figures.tests(from);
    for (index, row) in figures.units(&from.register) {
        if figures.passes(row, &tests) == Some(true) && figures.own_most(from, row).is_some_and(&fails) {
            name_failing(measured, from, index, row);
        }
    }
}

/// Names, of two counts, the units that the part leaves out; of two sums, those whose own share does not reach the line.
fn list_outside<'a>(
    measured: &mut Measured,
    part: &'a Derivation,
    whole: &'a Derivation,
    bound: &Bound<Fraction>,
    figures: &Figures<'a>,
) {
    let (part_tests, whole_tests) = (figures.tests(part), figures.tests(whole));
    for (index, row) in figures.units(&whole.register) {
        if figures.passes(row, &whole_tests) != Some(true) {
            continue;
        }
        let fails = match (figures.own_most(part, row), figures.own_most(whole, row)) {
            (Some(have), Some(of)) => !bound.is_reached_by(have, of),
            _ => figures.passes(row, &part_tests) == Some(false),
        };
        if fails {
            name_failing(measured, whole, index, row);
        }
    }
}

fn name_failing(measured: &mut Measured, from: &Derivation, index: usize, row: &Row) {
    measured.failing.push(row_name(index, row));
    measured.rows.push(RowRef { register: from.register.clone(), row: index });
}

// ---------------------------------------------------------------- the arithmetic

/// What a rule asks for, in signs and in words.
struct Need {
    exact: String,
    words: String,
}

impl Need {
    fn count(bound: &Bound<Decimal>, known: &Known<'_>, figures: &Figures<'_>) -> Self {
        Self { exact: bound.exact(), words: bound.in_words_with(figures.unit(known.figure).0) }
    }

    fn share(bound: &Bound<Fraction>) -> Self {
        Self { exact: bound.exact(), words: bound.in_words() }
    }
}

fn arithmetic(rule: &Rule, have: String, need: Need, known: &Known<'_>, text: String) -> Box<Measured> {
    Box::new(Measured {
        have,
        need: need.exact,
        line: need.words,
        shortfall: None,
        failing: Vec::new(),
        rows: Vec::new(),
        figures: alloc::vec![known.figure.key.clone()],
        text,
        implied: rule.implied,
        share: None,
    })
}

fn no_unit(rule: &Rule, known: &Known<'_>, need: Need) -> Box<Measured> {
    arithmetic(rule, "0/0".into(), need, known, text::no_unit(&known.figure.label))
}

fn finish(measured: &mut Measured, shortfall: Option<Decimal>, distance: &str) {
    measured.text = format!("{}，{distance}", measured.text);
    measured.shortfall = shortfall.and_then(Decimal::to_number);
}
