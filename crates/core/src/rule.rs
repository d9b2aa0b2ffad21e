//! Whether a rule holds, in numbers, and what it asks, in words: the only place that looks into a bound or a predicate.

use alloc::format;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;

use weibao_text::reasons::Certain;
use weibao_text::rules as text;

use crate::assessment::{Cell, Row};
use crate::catalog::{
    Bound, Catalog, CellPredicate, CellTest, ColumnKind, Comparison, Predicate, Ratio, Register, Rule,
};
use crate::decimal::{Decimal, Fraction};
use crate::period::Period;

impl<T> Bound<T> {
    /// The line itself.
    pub fn line(&self) -> &T {
        match self {
            Bound::AtLeast(line) | Bound::MoreThan(line) | Bound::AtMost(line) => line,
        }
    }

    /// What is certain of the end that decides: what reaches a least has that or more, what does not has that or less.
    pub fn certain(&self, met: bool) -> Certain {
        if met == matches!(self, Bound::AtMost(_)) { Certain::AtMost } else { Certain::AtLeast }
    }
}

/// What a bound can be drawn at.
pub trait Line: fmt::Display {
    /// As officials write it, exactly: 2, 50%, 2/3.
    fn written(&self) -> String;

    /// That it is to be reached: 不少于2, 50%以上, 全部.
    fn at_least(&self) -> String;

    /// Whether it is 0.
    fn is_nothing(&self) -> bool;
}

impl Line for Decimal {
    fn written(&self) -> String {
        self.to_string()
    }

    fn at_least(&self) -> String {
        text::at_least(&self.written())
    }

    fn is_nothing(&self) -> bool {
        self.is_zero()
    }
}

impl Line for Fraction {
    fn written(&self) -> String {
        self.in_per_cent()
    }

    fn at_least(&self) -> String {
        if self.is_below_one() { text::share_at_least(&self.written()) } else { text::ALL.into() }
    }

    fn is_nothing(&self) -> bool {
        self.is_zero()
    }
}

impl<T: Line> Bound<T> {
    /// In signs, as the data have it: `≥2`, `≥1/2`.
    pub fn exact(&self) -> String {
        self.with(&self.line().to_string())
    }

    /// Whether it allows none at all.
    pub fn allows_none(&self) -> bool {
        matches!(self, Bound::AtMost(most) if most.is_nothing())
    }

    /// In words: 不少于2, 50%以上, 全部, 应为0.
    pub fn in_words(&self) -> String {
        match self {
            _ if self.allows_none() => text::NONE.into(),
            Bound::AtLeast(line) => line.at_least(),
            Bound::MoreThan(line) => text::more_than(&line.written()),
            Bound::AtMost(line) => text::at_most(&line.written()),
        }
    }

    fn with(&self, line: &str) -> String {
        match self {
            Bound::AtLeast(_) => format!("≥{line}"),
            Bound::MoreThan(_) => format!(">{line}"),
            Bound::AtMost(_) => format!("≤{line}"),
        }
    }
}

impl Bound<Decimal> {
    /// Whether a value reaches it. The line itself does, except for `MoreThan`.
    pub fn is_reached_by(&self, value: Decimal) -> bool {
        match self {
            Bound::AtLeast(least) => value >= *least,
            Bound::MoreThan(line) => value > *line,
            Bound::AtMost(most) => value <= *most,
        }
    }

    /// What is certain of a value that lies from `least` to `most` (no end where none): nothing while both are possible.
    pub fn decides(&self, least: Decimal, most: Option<Decimal>) -> Option<bool> {
        let (low, high) = (self.is_reached_by(least), most.map(|most| self.is_reached_by(most)));
        match self {
            Bound::AtLeast(_) | Bound::MoreThan(_) if low => Some(true),
            Bound::AtLeast(_) | Bound::MoreThan(_) => high.filter(|reached| !reached),
            Bound::AtMost(_) if !low => Some(false),
            Bound::AtMost(_) => high.filter(|reached| *reached),
        }
    }

    /// Of a value that lies from `least` to `most`, the end that decides: that which reaches it, where one certainly does, else that which
    /// still falls short.
    pub fn deciding_end(&self, least: Decimal, most: Option<Decimal>) -> Decimal {
        let most = most.unwrap_or(least);
        match self {
            Bound::AtLeast(_) | Bound::MoreThan(_) if self.is_reached_by(least) => least,
            Bound::AtLeast(_) | Bound::MoreThan(_) => most,
            Bound::AtMost(_) if self.is_reached_by(least) => most,
            Bound::AtMost(_) => least,
        }
    }

    /// In words, with the unit that is counted: 不少于2次; 应为0.
    pub fn in_words_with(&self, unit: &str) -> String {
        if self.allows_none() { self.in_words() } else { format!("{}{unit}", self.in_words()) }
    }
}

impl Bound<Fraction> {
    /// Whether a share reaches it, exactly. `whole` must not be 0.
    pub fn is_reached_by(&self, part: Decimal, whole: Decimal) -> bool {
        let order = self.line().compare(part, whole);
        match self {
            Bound::AtLeast(_) => order != Ordering::Less,
            Bound::MoreThan(_) => order == Ordering::Greater,
            Bound::AtMost(_) => order != Ordering::Greater,
        }
    }

    /// Whether it asks for every single one.
    pub fn asks_for_all(&self) -> bool {
        matches!(self, Bound::AtLeast(line) if !line.is_below_one())
    }

    /// How many more of the part it takes; nothing where that cannot be counted.
    pub fn shortfall(&self, part: Decimal, whole: Decimal, decimal: bool) -> Option<Decimal> {
        match self {
            Bound::AtLeast(line) => Some(line.shortfall(part, whole, decimal)),
            Bound::MoreThan(_) | Bound::AtMost(_) => None,
        }
    }
}

/// A condition on a row, with its columns found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowTest<'a> {
    /// The condition.
    pub test: &'a CellTest,
    place: Option<usize>,
    beside: Option<usize>,
}

impl<'a> RowTest<'a> {
    /// Finds the columns.
    pub fn new(test: &'a CellTest, register: &Register) -> Self {
        let beside = test.is.beside().and_then(|column| register.place(column));
        Self { test, place: register.place(&test.column), beside }
    }

    /// Whether a row passes; nothing where a cell that decides it is empty. `period`: the days that the saved file states.
    pub fn holds(&self, row: &Row, period: &Period) -> Option<bool> {
        let cell = self.place.and_then(|place| row.cell(place));
        match &self.test.is {
            CellPredicate::Is(wanted) => match cell? {
                Cell::Boolean(value) => Some(value == wanted),
                _ => None,
            },
            CellPredicate::AtLeast(least) => row.number(self.place?).map(|value| value >= *least),
            CellPredicate::In(words) => match cell? {
                Cell::Text(word) => Some(words.contains(word)),
                _ => None,
            },
            CellPredicate::ShareOf(share) => {
                let (part, whole) = (row.number(self.place?)?, row.number(self.beside?)?);
                (!whole.is_zero()).then(|| Bound::AtLeast(share.at_least).is_reached_by(part, whole))
            }
            CellPredicate::Within(term) => {
                let last = row.day(self.beside?)?.months_later(term.months)?;
                match row.day(self.place?) {
                    Some(day) => Some(day <= last),
                    None => period.as_of.filter(|today| *today > last).map(|_| false),
                }
            }
            CellPredicate::Due(term) => match row.day(self.place?) {
                Some(_) => Some(true),
                None => Some(period.as_of? > row.day(self.beside?)?.months_later(term.months)?),
            },
            CellPredicate::InPeriod(wanted) => match period.days() {
                Some((from, to)) => row.day(self.place?).map(|day| (from <= day && day <= to) == *wanted),
                None => Some(true),
            },
        }
    }
}

impl CellPredicate {
    /// What kind of column it looks at.
    pub fn column_kind(&self) -> ColumnKind {
        match self {
            CellPredicate::Is(_) => ColumnKind::Boolean,
            CellPredicate::AtLeast(_) | CellPredicate::ShareOf(_) => ColumnKind::Number,
            CellPredicate::In(_) | CellPredicate::Within(_) | CellPredicate::Due(_) | CellPredicate::InPeriod(_) => {
                ColumnKind::Text
            }
        }
    }

    /// The other column of the same kind that it looks at.
    pub fn beside(&self) -> Option<&str> {
        match self {
            CellPredicate::ShareOf(share) => Some(&share.column),
            CellPredicate::Within(term) | CellPredicate::Due(term) => Some(&term.after),
            CellPredicate::Is(_) | CellPredicate::AtLeast(_) | CellPredicate::In(_) | CellPredicate::InPeriod(_) => {
                None
            }
        }
    }

    /// The words of which a text has to be one; none where it looks at no text.
    pub fn words(&self) -> &[String] {
        match self {
            CellPredicate::In(words) => words,
            _ => &[],
        }
    }
}

impl Predicate {
    /// The figures that it takes in: one, or a part and its whole.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Predicate::Figure(comparison) => (&comparison.figure, None),
            Predicate::Ratio(ratio) => (&ratio.part, Some(&ratio.whole)),
        };
        [Some(one), other].into_iter().flatten().map(String::as_str)
    }

    /// Whether no share can ever reach it.
    pub fn can_never_hold(&self) -> bool {
        match self {
            Predicate::Ratio(ratio) => match &ratio.bound {
                Bound::AtLeast(line) => !line.is_a_share(),
                Bound::MoreThan(line) => !line.is_below_one(),
                Bound::AtMost(_) => false,
            },
            Predicate::Figure(_) => false,
        }
    }

    /// What it asks of a single unit, in short: 每个都要, 应为0, 不少于2.
    pub fn in_short(&self) -> String {
        match self {
            Predicate::Figure(comparison) => comparison.bound.in_words(),
            Predicate::Ratio(ratio) if ratio.bound.asks_for_all() => text::EVERY.into(),
            Predicate::Ratio(ratio) => ratio.bound.in_words(),
        }
    }
}

impl Rule {
    /// Every figure that it takes in, the condition's last.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        self.predicate.figures().chain(self.when.as_ref().map(|when| when.figure.as_str()))
    }

    /// As a sentence: 「“设立工作站的乡镇”占“乡镇（街道）”的50%以上」.
    pub fn in_words(&self, catalog: &Catalog) -> String {
        let words = match &self.predicate {
            Predicate::Figure(comparison) => comparison_in_words(catalog, comparison),
            Predicate::Ratio(ratio) => ratio_in_words(catalog, ratio),
        };
        match &self.when {
            Some(condition) => text::under_condition(&comparison_in_words(catalog, condition), &words),
            None => words,
        }
    }
}

fn comparison_in_words(catalog: &Catalog, comparison: &Comparison) -> String {
    let figure = catalog.figure(&comparison.figure);
    let (label, unit) = figure.map_or((comparison.figure.as_str(), ""), |figure| (&figure.label, &figure.unit));
    if comparison.bound.allows_none() {
        return text::none_of(label);
    }
    text::figure(label, &comparison.bound.in_words(), unit)
}

fn ratio_in_words(catalog: &Catalog, ratio: &Ratio) -> String {
    let (part, whole) = (catalog.label(&ratio.part), catalog.label(&ratio.whole));
    let sentence = if matches!(ratio.bound, Bound::AtLeast(_)) { text::ratio } else { text::ratio_beside };
    sentence(part, whole, &ratio.bound.in_words())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Column, Term};
    use crate::date::Date;

    fn share(above: u32, below: u32) -> Fraction {
        Fraction::new(above, below).unwrap()
    }

    #[test]
    fn the_line_itself_reaches_it() {
        let (two, three) = (Decimal::from_count(2), Decimal::from_count(3));
        assert!(Bound::AtLeast(two).is_reached_by(two) && !Bound::AtLeast(three).is_reached_by(two));
        assert!(Bound::AtMost(two).is_reached_by(two) && !Bound::AtMost(two).is_reached_by(three));
        assert!(!Bound::MoreThan(two).is_reached_by(two) && Bound::MoreThan(two).is_reached_by(three));
        assert!(Bound::AtLeast(share(2, 3)).is_reached_by(two, three));
        assert!(!Bound::MoreThan(share(2, 3)).is_reached_by(two, three));
        assert!(Bound::AtMost(share(2, 3)).is_reached_by(two, three));
    }

    #[test]
    fn a_bound_has_one_wording() {
        assert_eq!(Bound::AtLeast(Decimal::from_count(2)).in_words(), "不少于2");
        assert_eq!(Bound::AtMost(Decimal::from_count(2)).in_words_with("次"), "不超过2次");
        assert_eq!(Bound::AtMost(Decimal::ZERO).in_words_with("起"), "应为0");
        assert_eq!(Bound::AtMost(Decimal::ZERO).in_words(), "应为0");
        assert_eq!(Bound::AtMost(share(0, 3)).in_words(), "应为0");
        assert_eq!(Bound::AtLeast(share(9, 10)).in_words(), "90%以上");
        assert_eq!(Bound::AtLeast(share(2, 3)).in_words(), "2/3以上");
        assert_eq!(Bound::AtLeast(share(1, 1)).in_words(), "全部");
        assert_eq!(Bound::AtMost(share(1, 8)).in_words(), "不超过12.5%");
    }

    #[test]
    fn what_blanks_leave_open_is_decided_where_both_ends_agree() {
        let number = Decimal::from_count;
        let two = Bound::AtLeast(number(2));
        assert_eq!(two.decides(number(2), None), Some(true));
        assert_eq!(two.decides(number(0), Some(number(1))), Some(false));
        assert_eq!(two.decides(number(0), Some(number(2))), None);
        assert_eq!(two.decides(number(0), None), None);
        let none = Bound::AtMost(Decimal::ZERO);
        assert_eq!(none.decides(number(1), None), Some(false));
        assert_eq!(none.decides(number(0), Some(number(0))), Some(true));
        assert_eq!(none.decides(number(0), Some(number(1))), None);
    }

    #[test]
    fn the_end_that_decides_is_the_one_shown() {
        let number = Decimal::from_count;
        let shown = |bound: Bound<Decimal>, most| bound.deciding_end(number(2), most);
        assert_eq!(shown(Bound::AtLeast(number(2)), Some(number(5))), number(2));
        assert_eq!(shown(Bound::AtLeast(number(6)), Some(number(5))), number(5));
        assert_eq!(shown(Bound::AtMost(number(5)), Some(number(5))), number(5));
        assert_eq!(shown(Bound::AtMost(number(1)), Some(number(5))), number(2));
        assert_eq!(shown(Bound::AtLeast(number(2)), None), number(2));
    }

    #[test]
    fn what_a_single_unit_is_asked_is_said_in_short() {
        let ratio = |line| Predicate::Ratio(Ratio { bound: Bound::AtLeast(line), ..Ratio::default() });
        assert_eq!(ratio(share(1, 1)).in_short(), "每个都要");
        assert_eq!(ratio(share(1, 2)).in_short(), "50%以上");
        let two = Comparison { bound: Bound::AtLeast(Decimal::from_count(2)), ..Comparison::default() };
        assert_eq!(Predicate::Figure(two).in_short(), "不少于2");
    }

    #[test]
    fn signs_are_those_of_the_data() {
        let two = Decimal::from_count(2);
        assert_eq!(Bound::AtLeast(share(1, 2)).exact(), "≥1/2");
        assert_eq!(Bound::MoreThan(two).exact(), ">2");
        assert_eq!(Bound::AtMost(two).exact(), "≤2");
    }

    #[test]
    fn a_share_that_cannot_be_never_holds() {
        let ratio = |bound| Predicate::Ratio(Ratio { bound, ..Ratio::default() });
        for (bound, never) in [
            (Bound::AtLeast(share(1, 1)), false),
            (Bound::AtLeast(share(3, 2)), true),
            (Bound::MoreThan(share(1, 2)), false),
            (Bound::MoreThan(share(1, 1)), true),
            (Bound::AtMost(share(3, 2)), false),
        ] {
            assert_eq!(ratio(bound).can_never_hold(), never);
        }
        let above = Comparison { bound: Bound::AtLeast(Decimal::from_count(9)), ..Comparison::default() };
        assert!(!Predicate::Figure(above).can_never_hold());
    }

    /// The last day of a term is within it, and nothing is over on it.
    #[test]
    fn a_term_is_over_the_day_after_its_last() {
        let kind = ColumnKind::Text;
        let column = |key: &str| Column { key: key.into(), kind, ..Column::default() };
        let register = Register { columns: alloc::vec![column("asked"), column("done")], ..Register::default() };
        let day = |text: &str| (!text.is_empty()).then(|| Cell::Text(text.into()));
        let row = |asked, done| Row { cells: alloc::vec![day(asked), day(done)] };
        let term = Term { after: "asked".into(), months: 3 };
        let holds = |is, done, today| {
            let test = CellTest { column: "done".into(), is };
            let period = Period { as_of: Date::read(today), ..Period::default() };
            RowTest::new(&test, &register).holds(&row("2025-01-31", done), &period)
        };
        let within = |done, today| holds(CellPredicate::Within(term.clone()), done, today);
        assert_eq!(within("2025-04-30", ""), Some(true));
        assert_eq!(within("2025-05-01", ""), Some(false));
        assert_eq!(within("", "2025-04-30"), None);
        assert_eq!(within("", "2025-05-01"), Some(false));
        assert_eq!(within("", ""), None);
        let due = |done, today| holds(CellPredicate::Due(term.clone()), done, today);
        assert_eq!(due("2025-06-30", ""), Some(true));
        assert_eq!(due("", "2025-04-30"), Some(false));
        assert_eq!(due("", "2025-05-01"), Some(true));
        assert_eq!(due("", ""), None);
        let of_the_year = |days: [&str; 2], done, wanted| {
            let test = CellTest { column: "done".into(), is: CellPredicate::InPeriod(wanted) };
            let period = Period { from: Date::read(days[0]), to: Date::read(days[1]), ..Period::default() };
            RowTest::new(&test, &register).holds(&row("", done), &period)
        };
        let year = ["2025-01-01", "2025-12-31"];
        assert_eq!(of_the_year(year, "2025-01-01", true), Some(true));
        assert_eq!(of_the_year(year, "2025-12-31", true), Some(true));
        assert_eq!(of_the_year(year, "2026-01-01", true), Some(false));
        assert_eq!(of_the_year(year, "2024-12-31", true), Some(false));
        assert_eq!(of_the_year(year, "2024-12-31", false), Some(true));
        assert_eq!(of_the_year(year, "", true), None);
        assert_eq!(of_the_year(["", ""], "", true), Some(true));
    }
}
