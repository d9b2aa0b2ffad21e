//! The arithmetic of a rule that says something: kept in numbers, put into words only when it is told.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_text::reasons as text;
use weibao_text::reasons::Certain;

use crate::assessment::Row;
use crate::catalog::{Bound, Comparison, Derivation, Figure, Predicate, Ratio, Rule, Want};
use crate::decimal::{Decimal, Fraction, Share, share_in_per_cent};
use crate::figures::{Figures, Known, Origin, row_name};
use crate::report::{Measured, RowRef};

/// How a rule came to what it says.
#[derive(Clone, Copy)]
pub(crate) struct Arithmetic<'a> {
    pub(crate) rule: &'a Rule,
    /// The figure that it is about; of a share the whole.
    pub(crate) figure: &'a Figure,
    pub(crate) found: Found<'a>,
}

/// What was found.
#[derive(Clone, Copy)]
pub(crate) enum Found<'a> {
    /// The rule's condition does not hold.
    ConditionFalse,
    /// The rule's condition is about units of which there are none.
    ConditionOfNobody,
    /// There is no unit that counts.
    Nobody,
    /// The whole is 0.
    NoCase,
    /// What another standard asks for is not there.
    Without(&'a Want),
    /// Units without a row leave it open.
    Open,
    /// A figure was held against a bound.
    Compared { value: Decimal, met: bool, certain: Certain },
    /// A share was; `certain`: how much of the part is.
    Share { have: Decimal, of: Decimal, met: bool, certain: Certain },
}

/// The rules behind a decision as one: the first is shown, what the others say is added to its sentence, and the first share is kept.
/// `missing`: what could not be checked. Nothing where no rule decided.
pub(crate) fn tell(of: &[Arithmetic<'_>], missing: &[&str], figures: &Figures<'_>) -> Option<Measured> {
    let (first, others) = of.split_first()?;
    let mut measured = first.tell(figures);
    for other in others {
        let other = other.tell(figures);
        measured.text = format!("{}；{}", measured.text, other.text);
        if !measured.found.contains(&other.found) {
            measured.found = format!("{}；{}", measured.found, other.found);
        }
        measured.share = measured.share.or(other.share);
        for key in other.figures {
            if !measured.figures.contains(&key) {
                measured.figures.push(key);
            }
        }
    }
    if !missing.is_empty() {
        let labels: Vec<&str> = missing.iter().map(|key| figures.label(key)).collect();
        measured.text = format!("{}；{}", measured.text, text::not_all_checked(&labels.join("、")));
    }
    Some(measured)
}

impl<'a> Arithmetic<'a> {
    fn tell(&self, figures: &Figures<'a>) -> Measured {
        let Self { rule, figure, found } = *self;
        let known = figures.get(&figure.key);
        let mut measured = Measured {
            have: "0/0".into(),
            found: String::new(),
            need: self.need(),
            line: self.line(figures),
            shortfall: None,
            failing: Vec::new(),
            rows: Vec::new(),
            figures: alloc::vec![figure.key.clone()],
            text: String::new(),
            implied: rule.implied,
            share: None,
        };
        match (found, &rule.predicate) {
            (Found::ConditionFalse, _) => {
                let words = rule.when.as_ref().map(|condition| condition.bound.in_words()).unwrap_or_default();
                measured.have = known.and_then(Known::number).map(|value| value.to_string()).unwrap_or_default();
                measured.found = text::figure(&figure.label, &measured.have, &figure.unit);
                measured.text = text::condition_false(&measured.found, &words, &figure.unit);
            }
            (Found::ConditionOfNobody | Found::Nobody, _) => measured.text = text::no_unit(&figure.label),
            (Found::NoCase, _) => measured.text = text::no_case(&figure.label),
            (Found::Without(want), _) => {
                measured.have = "0".into();
                measured.found = text::figure(figures.label(&want.figure), "0", "");
                measured.figures = rule.predicate.figures().map(String::from).collect();
                measured.figures.push(want.figure.clone());
                measured.text = text::without(figures.label(&want.figure), &want.standard);
                finish(&mut measured, None, &text::not_reached());
            }
            (Found::Open, predicate) => {
                measured.have = match predicate {
                    Predicate::Figure(_) => shown(known),
                    Predicate::Ratio(_) if known.and_then(Known::number).is_some_and(Decimal::is_zero) => "0/0".into(),
                    Predicate::Ratio(ratio) => format!("{}/{}", shown(figures.get(&ratio.part)), shown(known)),
                };
                measured.text = text::units_without_row(&figure.label);
            }
            (Found::Compared { value, met, certain }, Predicate::Figure(comparison)) => {
                compared(&mut measured, figure, comparison, (value, met, certain), figures);
            }
            (Found::Share { have, of, met, certain }, Predicate::Ratio(ratio)) => {
                share(&mut measured, figure, ratio, (have, of, met, certain), figures);
            }
            // A figure is compared, and a ratio is a share.
            (Found::Compared { .. } | Found::Share { .. }, _) => {}
        }
        // Where nothing was counted, the sentence is all that there is to say.
        if measured.found.is_empty() {
            measured.found.clone_from(&measured.text);
        }
        if let Some(condition) = rule.when.as_ref().filter(|_| !found.is_about_the_condition()) {
            measured.figures.push(condition.figure.clone());
        }
        measured
    }

    /// What the rule asks for, in words.
    fn line(&self, figures: &Figures<'a>) -> String {
        let (unit, _) = figures.unit(self.figure);
        match (&self.rule.when, &self.rule.predicate) {
            (Some(condition), _) if self.found.is_about_the_condition() => condition.bound.in_words_with(unit),
            (_, Predicate::Figure(comparison)) => comparison.bound.in_words_with(unit),
            (_, Predicate::Ratio(ratio)) => ratio.bound.in_words(),
        }
    }

    fn need(&self) -> String {
        match (&self.rule.when, &self.rule.predicate) {
            (Some(condition), _) if self.found.is_about_the_condition() => condition.bound.exact(),
            (_, Predicate::Figure(comparison)) => comparison.bound.exact(),
            (_, Predicate::Ratio(ratio)) => ratio.bound.exact(),
        }
    }
}

impl Found<'_> {
    fn is_about_the_condition(&self) -> bool {
        matches!(self, Found::ConditionFalse | Found::ConditionOfNobody)
    }
}

/// 2; 0 to 3 as 0–3; 2 or more as ≥2.
fn shown(known: Option<&Known<'_>>) -> String {
    let (least, most) = known.and_then(|known| known.value.ends()).unwrap_or((Decimal::ZERO, None));
    match most {
        Some(most) if most == least => least.to_string(),
        Some(most) => format!("{least}–{most}"),
        None => format!("≥{least}"),
    }
}

fn compared<'a>(
    measured: &mut Measured,
    figure: &'a Figure,
    comparison: &Comparison,
    (value, met, certain): (Decimal, bool, Certain),
    figures: &Figures<'a>,
) {
    let bound = &comparison.bound;
    let (unit, _) = figures.unit(figure);
    measured.have = value.to_string();
    measured.found = text::figure(&figure.label, &certain.say(&measured.have), unit);
    measured.text = text::held_against(&measured.found, &bound.in_words_with(unit));
    if met {
        return finish(measured, Some(Decimal::ZERO), &text::reached());
    }
    let origin = figures.get(&figure.key).map_or(Origin::Typed, |known| known.origin);
    let over_units = matches!(origin, Origin::Register(from) if from.take.is_over_units());
    match origin {
        Origin::Register(from) if over_units => {
            list_failing(measured, from, figures, |value| !bound.is_reached_by(value));
        }
        // Of a sum that is too small, no single row is to blame; to one that is too large, every row adds its own.
        Origin::Register(from) if matches!(bound, Bound::AtMost(_)) => {
            list_failing(measured, from, figures, |value| !value.is_zero());
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
                let say = if figure.past { text::not_done } else { text::shortfall };
                (Some(lacks), say(&lacks.to_string(), unit))
            }
            Bound::AtMost(_) if bound.allows_none() => (Some(value), text::excess(&value.to_string(), unit)),
            Bound::AtMost(_) | Bound::MoreThan(_) => (None, text::not_reached()),
        }
    };
    finish(measured, shortfall, &at_the_least(certain, shortfall, &distance));
}

/// How far it is to the line; what is certain only so far may be farther from it.
fn at_the_least(certain: Certain, shortfall: Option<Decimal>, distance: &str) -> String {
    let may_be_more = certain != Certain::Exactly && shortfall.is_some();
    if may_be_more { Certain::AtLeast.say(distance) } else { distance.into() }
}

fn share<'a>(
    measured: &mut Measured,
    whole: &'a Figure,
    ratio: &'a Ratio,
    (have, of, met, certain): (Decimal, Decimal, bool, Certain),
    figures: &Figures<'a>,
) {
    let Some(part) = figures.get(&ratio.part) else { return };
    let from = part.from().zip(figures.get(&whole.key).and_then(Known::from));
    let part = part.figure;
    let (unit, counts) = figures.unit(part);
    measured.found = text::ratio(
        &text::Counted {
            label: &whole.label,
            unit: figures.unit(whole).0,
            count: &of.to_string(),
            certain: Certain::Exactly,
        },
        &text::Counted { label: &part.label, unit, count: &have.to_string(), certain },
        part.short.as_deref(),
        &share_in_per_cent(have, of, *ratio.bound.line()),
    );
    measured.text = text::held_against(&measured.found, &ratio.bound.in_words());
    measured.have = format!("{have}/{of}");
    measured.figures = alloc::vec![ratio.part.clone(), whole.key.clone()];
    if let Bound::AtLeast(line) = ratio.bound {
        measured.share = Some(Share { have, of, line });
    }
    let shortfall = if met { Some(Decimal::ZERO) } else { ratio.bound.shortfall(have, of, !counts) };
    if let (false, Some((part_from, whole_from))) = (met, from)
        && part_from.register == whole_from.register
    {
        list_outside(measured, part_from, whole_from, &ratio.bound, figures);
    }
    let say = if part.past { text::not_done } else { text::shortfall };
    let distance = match shortfall {
        _ if met => text::reached(),
        Some(count) => at_the_least(certain, shortfall, &say(&count.to_string(), unit)),
        None => text::not_reached(),
    };
    finish(measured, shortfall, &distance);
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

fn finish(measured: &mut Measured, shortfall: Option<Decimal>, distance: &str) {
    measured.text = format!("{}，{distance}", measured.text);
    measured.shortfall = shortfall.and_then(Decimal::to_number);
}
