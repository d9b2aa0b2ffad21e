//! `rules.toml`: which figure against which bound decides which clause.

use std::cmp::Ordering;

use weibao_core::catalog::{Area, Bound, Choice, Comparison, Figure, Predicate, Ratio, Rule, Standard, Want};
use weibao_core::decimal::{Decimal, Fraction};
use weibao_text::defects as text;

use crate::clauses::clauses_mut;
use crate::figures::read_given;
use crate::source::{Entry, Place};

/// Puts each rule into its clause.
pub(crate) fn read_rules(entry: &Entry<'_>, areas: &mut [Area], figures: &[Figure], choices: &[Choice]) {
    let rules = entry.some_groups("rules", |entry| read_rule(entry, areas, figures, choices));
    for (clause, rule, place) in rules.into_iter().flatten() {
        let Some(clause) = clauses_mut(areas).find(|known| known.id == clause) else { continue };
        for other in &clause.rules {
            if other.predicate == rule.predicate && other.given == rule.given && other.when == rule.when {
                entry.defects.add(&place, text::same_rule_twice());
            } else if contradict(other, &rule) {
                entry.defects.add(&place, text::never_holds());
            }
        }
        if !clause.counts() {
            entry.defects.add(&place, text::rule_on_no_duty(&clause.id));
        }
        clause.measured |= !rule.necessary;
        clause.rules.push(rule);
    }
    for clause in clauses_mut(areas).filter(|clause| clause.together) {
        if clause.rules.iter().filter(|rule| !rule.necessary).count() < 2 {
            entry.defects.add(&entry.place, text::together_alone(&clause.id));
        }
    }
}

fn read_rule(
    entry: &Entry<'_>,
    areas: &[Area],
    figures: &[Figure],
    choices: &[Choice],
) -> Option<(String, Rule, Place)> {
    let clause = entry.text("clause");
    let standard = areas
        .iter()
        .flat_map(Area::standards)
        .find(|standard| standard.clauses.iter().any(|known| known.id == clause.value));
    if standard.is_none() && !clause.is_missing() {
        entry.defects.add(&clause.place, text::unknown_clause(&clause.value));
    }
    let phrase = entry.text("phrase");
    if let Some(standard) = standard.filter(|standard| !standard.text.contains(&phrase.value)) {
        entry.defects.add(&phrase.place, text::phrase_not_found(&phrase.value, &standard.id));
    }
    let given = read_given(entry, choices);
    if let (Some(given), Some(standard)) = (&given, standard) {
        check_touches(entry, &given.value.choice, standard, choices, &given.place);
    }
    let rule = Rule {
        phrase: phrase.value,
        implied: entry.flag("implied"),
        necessary: entry.flag("necessary"),
        alternative: entry.flag("alternative"),
        wants: entry.group("wants", |entry| read_want(entry, areas, figures)),
        given: given.map(|given| given.value),
        when: entry.group("when", |entry| read_comparison(entry, figures)).flatten(),
        note: entry.optional_text("note").map(|line| line.value),
        predicate: read_predicate(entry, figures)?,
    };
    if let Some(standard) = standard {
        for choice in derivation_choices(&rule.predicate, figures) {
            check_touches(entry, choice, standard, choices, &entry.place);
        }
    }
    Some((clause.value, rule, entry.place.clone()))
}

fn read_want(entry: &Entry<'_>, areas: &[Area], figures: &[Figure]) -> Want {
    let standard = entry.text("standard");
    if !standard.is_missing() && !areas.iter().flat_map(Area::standards).any(|known| known.id == standard.value) {
        entry.defects.add(&standard.place, text::unknown_standard(&standard.value));
    }
    Want { standard: standard.value, figure: read_figure(entry, "figure", figures) }
}

/// A choice that changes what decides a standard must say so.
fn check_touches(entry: &Entry<'_>, choice: &str, standard: &Standard, choices: &[Choice], place: &Place) {
    let known = choices.iter().find(|known| known.key == choice);
    if known.is_some_and(|known| !known.standards.contains(&standard.id)) {
        entry.defects.add(place, text::choice_without_standard(choice, &standard.id));
    }
}

fn derivation_choices<'a>(predicate: &'a Predicate, figures: &'a [Figure]) -> impl Iterator<Item = &'a str> {
    let keys: Vec<&str> = predicate.figures().collect();
    let read = figures.iter().filter(move |figure| keys.contains(&figure.key.as_str())).flat_map(Figure::readings);
    read.map(|given| given.choice.as_str())
}

fn read_predicate(entry: &Entry<'_>, figures: &[Figure]) -> Option<Predicate> {
    if entry.has("figure") == entry.has("ratio") {
        entry.defects.add(&entry.place, text::one_test());
    }
    let figure = entry.group("figure", |entry| read_comparison(entry, figures)).flatten().map(Predicate::Figure);
    let ratio = entry.group("ratio", |entry| read_ratio(entry, figures)).flatten().map(Predicate::Ratio);
    figure.or(ratio)
}

fn read_figure(entry: &Entry<'_>, key: &'static str, figures: &[Figure]) -> String {
    let figure = entry.text(key);
    if !figure.is_missing() && !figures.iter().any(|known| known.key == figure.value) {
        entry.defects.add(&figure.place, text::unknown_figure(&figure.value));
    }
    figure.value
}

fn read_bound<T>(entry: &Entry<'_>, read: impl Fn(&'static str) -> Option<T>) -> Option<Bound<T>> {
    let mut bounds = Vec::new();
    for side in ["at_least", "more_than", "at_most"].into_iter().filter(|side| entry.has(side)) {
        bounds.push(read(side).map(|value| match side {
            "at_least" => Bound::AtLeast(value),
            "more_than" => Bound::MoreThan(value),
            _ => Bound::AtMost(value),
        }));
    }
    if bounds.len() != 1 {
        entry.defects.add(&entry.place, text::one_bound());
    }
    bounds.pop().flatten()
}

fn read_comparison(entry: &Entry<'_>, figures: &[Figure]) -> Option<Comparison> {
    let figure = read_figure(entry, "figure", figures);
    let bound = read_bound(entry, |side| entry.decimal(side))?;
    if matches!(bound, Bound::AtLeast(number) if number.is_zero()) {
        entry.defects.add(&entry.place, text::always_holds());
    }
    Some(Comparison { figure, bound })
}

fn read_ratio(entry: &Entry<'_>, figures: &[Figure]) -> Option<Ratio> {
    let (part, whole) = (read_figure(entry, "part", figures), read_figure(entry, "whole", figures));
    let known = |key: &str| figures.iter().any(|figure| figure.key == key);
    let beyond = entry.flag("beyond");
    if !beyond && known(&part) && known(&whole) && !is_part_of(&part, &whole, figures) {
        entry.defects.add(&entry.place, text::not_a_part(&part, &whole));
    }
    let bound = read_bound(entry, |side| entry.fraction(side))?;
    let nothing = |share: Fraction| share.compare(Decimal::ZERO, Decimal::from_count(1)) == Ordering::Equal;
    match bound {
        Bound::AtLeast(share) if !share.is_a_share() => entry.defects.add(&entry.place, text::never_holds()),
        Bound::MoreThan(share) if !share.is_below_one() => entry.defects.add(&entry.place, text::never_holds()),
        Bound::AtLeast(share) if nothing(share) => entry.defects.add(&entry.place, text::always_holds()),
        Bound::AtMost(share) if !share.is_below_one() => entry.defects.add(&entry.place, text::always_holds()),
        _ => {}
    }
    Some(Ratio { part, whole, beyond, bound })
}

/// Whether the chain of `part_of` and `same_as` leads from `part` to `whole`.
fn is_part_of(part: &str, whole: &str, figures: &[Figure]) -> bool {
    let mut here = part;
    // A chain is at most as long as there are figures; a cycle is told elsewhere.
    for _ in figures {
        let next = figures
            .iter()
            .find(|figure| figure.key == here)
            .and_then(|figure| figure.part_of.as_deref().or(figure.same_as.as_deref()));
        match next {
            Some(next) if next == whole => return true,
            Some(next) => here = next,
            None => return false,
        }
    }
    false
}

/// Whether two rules on one clause can never hold together.
fn contradict(first: &Rule, second: &Rule) -> bool {
    let given_together = match (&first.given, &second.given) {
        (Some(first), Some(second)) => first.choice != second.choice || first.option == second.option,
        _ => true,
    };
    let under_one_condition = first.when.is_none() || second.when.is_none() || first.when == second.when;
    let exclude = match (&first.predicate, &second.predicate) {
        (Predicate::Figure(first), Predicate::Figure(second)) => {
            first.figure == second.figure && exclude(&first.bound, &second.bound, |low: Decimal, high| low.cmp(&high))
        }
        (Predicate::Ratio(first), Predicate::Ratio(second)) => {
            first.part == second.part
                && first.whole == second.whole
                && exclude(&first.bound, &second.bound, Fraction::compare_to)
        }
        _ => false,
    };
    given_together && under_one_condition && exclude
}

fn exclude<T: Copy>(first: &Bound<T>, second: &Bound<T>, compare: impl Fn(T, T) -> Ordering) -> bool {
    let above = |low: &Bound<T>, high: &Bound<T>| match (low, high) {
        (Bound::AtLeast(low), Bound::AtMost(high)) => compare(*low, *high) == Ordering::Greater,
        (Bound::MoreThan(low), Bound::AtMost(high)) => compare(*low, *high) != Ordering::Less,
        _ => false,
    };
    above(first, second) || above(second, first)
}
