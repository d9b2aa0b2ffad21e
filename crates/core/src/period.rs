//! The time that a saved file is about: over which days its yearly figures are counted, and when the county applies.

use alloc::format;
use alloc::string::String;

use weibao_text::documents::day;
use weibao_text::period as text;

use crate::catalog::Catalog;
use crate::date::Date;

/// The days that a saved file states. Whatever is no day is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day over which yearly figures are counted.
    pub from: Option<Date>,
    /// The last one.
    pub to: Option<Date>,
    /// The day of what is not counted over a year.
    pub as_of: Option<Date>,
    /// The day on which the county applies, or means to.
    pub apply_on: Option<Date>,
}

impl Period {
    /// The days under these names, as the saved file has them.
    pub fn new<'t>(said: impl Fn(&str) -> Option<&'t str>) -> Self {
        let [from, to, as_of, apply_on] =
            ["from", "to", "as_of", "apply_on"].map(|field| said(field).and_then(Date::read));
        Self { from, to, as_of, apply_on }
    }

    /// The first and the last day of yearly figures, where both are stated and in order.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.from.zip(self.to).filter(|(from, to)| from <= to)
    }

    /// The first and the last day of so many years before the application: up to the day before it.
    pub fn before_application(&self, years: u8) -> Option<(Date, Date)> {
        let applies = self.apply_on?;
        Some((applies.years_earlier(years)?, applies.day_before()?))
    }

    /// The days of yearly figures in words: 2025年1月1日至12月31日.
    pub fn said_days(&self) -> Option<String> {
        self.days().map(said)
    }

    /// The day of what is not counted over a year, in words.
    pub fn said_as_of(&self) -> Option<String> {
        self.as_of.map(said_day)
    }

    /// What numbers are about, as a sentence; empty where the file does not say.
    pub fn sentence(&self) -> String {
        text::sentence(self.said_days().as_deref(), self.said_as_of().as_deref())
    }

    /// Which days the years before the application are, as a sentence; nothing where the file does not say when that is.
    pub fn sentence_before(&self, years: u8) -> Option<String> {
        let days = said(self.before_application(years)?);
        Some(text::before_application(years, &days, &said_day(self.apply_on?)))
    }

    /// The same of the negative list, where one of its items looks back from the application.
    pub fn sentence_of_negatives(&self, catalog: &Catalog) -> Option<String> {
        self.sentence_before(catalog.negatives.iter().find_map(|item| item.years)?)
    }
}

fn said_day(date: Date) -> String {
    day(date.year.into(), date.month.into(), date.day.into())
}

/// From one day to another: the year is said once where it is one.
fn said((from, to): (Date, Date)) -> String {
    let last = if from.year == to.year { text::day_of_year(to.month, to.day) } else { said_day(to) };
    format!("{}至{last}", said_day(from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Negative;

    fn period(from: &str, to: &str, as_of: &str, apply_on: &str) -> Period {
        Period::new(|field| match field {
            "from" => Some(from),
            "to" => Some(to),
            "as_of" => Some(as_of),
            _ => Some(apply_on),
        })
    }

    #[test]
    fn says_of_which_days_numbers_are() {
        let said = |from, to, as_of| period(from, to, as_of, "").sentence();
        assert_eq!(
            said("2025-01-01", "2025-12-31", "2026-01-15"),
            "数据口径：“本年”“全年”“每年”指2025年1月1日至12月31日，其他数据截至2026年1月15日。"
        );
        assert_eq!(said("2024-07-01", "2025-06-30", ""), "数据口径：“本年”“全年”“每年”指2024年7月1日至2025年6月30日。");
        assert_eq!(said("", "2025-12-31", "2025-12-31"), "数据口径：数据截至2025年12月31日。");
        assert_eq!(said("2025-12-31", "2025-01-01", ""), "", "the wrong way round is no period");
        assert_eq!(said("", "", ""), "");
        assert_eq!(
            said("2025-12-31", "2025-12-31", ""),
            "数据口径：“本年”“全年”“每年”指2025年12月31日至12月31日。",
            "one day is a period"
        );
    }

    #[test]
    fn the_negative_list_looks_back_as_far_as_one_of_its_items() {
        let item = |years| Negative { years, ..Negative::default() };
        let catalog = Catalog { negatives: alloc::vec![item(None), item(Some(2))], ..Catalog::default() };
        let period = period("", "", "", "2026-03-31");
        assert_eq!(period.sentence_of_negatives(&catalog), period.sentence_before(2));
        assert!(period.sentence_before(2).is_some());
        assert_eq!(period.sentence_of_negatives(&Catalog::default()), None);
    }

    #[test]
    fn two_years_end_with_the_day_before_the_application() {
        let window = |apply_on| period("", "", "", apply_on).sentence_before(2);
        let said = |from: &str, to: &str, on: &str| Some(format!("“申报前2年间”指{from}至{to}（按{on}申报计）。"));
        assert_eq!(window("2026-03-31"), said("2024年3月31日", "2026年3月30日", "2026年3月31日"));
        assert_eq!(window("2026-01-01"), said("2024年1月1日", "2025年12月31日", "2026年1月1日"));
        assert_eq!(window("2026-03-01"), said("2024年3月1日", "2026年2月28日", "2026年3月1日"));
        // No 29 February two years before: the day before it, so that no day is lost.
        assert_eq!(window("2028-02-29"), said("2026年2月28日", "2028年2月28日", "2028年2月29日"));
        assert_eq!(window("2028-03-01"), said("2026年3月1日", "2028年2月29日", "2028年3月1日"));
        assert_eq!(window(""), None);
        assert_eq!(window("0002-05-01"), None);
    }
}
