//! Days as `YYYY-MM-DD`. There is no clock here: whoever knows which day it is says so.

/// A day of the calendar. Orders as days do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// From 1 to 9999.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to the month's last.
    pub day: u8,
}

impl Date {
    /// Reads exactly `YYYY-MM-DD`; nothing where there is no such day.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::new(digits(year)?, digits(month)?, digits(day)?)
    }

    /// A day, where the calendar has it.
    pub fn new(year: u16, month: u16, day: u16) -> Option<Self> {
        let leap = multiple(year, 4) && (!multiple(year, 100) || multiple(year, 400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let fits = (1..=9999).contains(&year) && (1..=last).contains(&day);
        fits.then_some(Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
    }

    /// How many days it is from this day to another one; less than 0 where that lies before it.
    pub fn days_to(self, other: Self) -> i32 {
        other.number().saturating_sub(self.number())
    }

    /// Days since the first of year 0.
    fn number(self) -> i32 {
        let year = i32::from(self.year);
        // Of the years before this one.
        let past = year.saturating_sub(1);
        let leaps = [(4, 1), (100, -1), (400, 1)]
            .map(|(every, sign)| past.checked_div(every).unwrap_or_default().saturating_mul(sign));
        let months = (1..u16::from(self.month))
            .map(|month| (28..=31).rev().find(|day| Self::new(self.year, month, *day).is_some()).map_or(0, i32::from));
        let days: i32 = leaps.into_iter().chain(months).chain([i32::from(self.day)]).sum();
        past.saturating_mul(365).saturating_add(days)
    }

    /// The same day so many years before; the month's last where it has no such day.
    pub fn years_earlier(self, years: u8) -> Option<Self> {
        let year = self.year.checked_sub(years.into())?;
        (0..2).find_map(|back| Self::new(year, self.month.into(), u16::from(self.day).checked_sub(back)?))
    }

    /// The day before.
    pub fn day_before(self) -> Option<Self> {
        let (month, day) = (u16::from(self.month), u16::from(self.day));
        let in_month = day.checked_sub(1).and_then(|day| Self::new(self.year, month, day));
        let last_of = |month: u16| (28..=31).rev().find_map(|day| Self::new(self.year, month, day));
        let before = || month.checked_sub(1).and_then(last_of);
        in_month.or_else(before).or_else(|| Self::new(self.year.checked_sub(1)?, 12, 31))
    }

    /// The day so many months later; the month's last where it has no such day.
    pub fn months_later(self, months: u8) -> Option<Self> {
        let months = u16::from(self.month).checked_sub(1)?.checked_add(u16::from(months))?;
        let year = self.year.checked_add(months.checked_div(12)?)?;
        let month = months.checked_rem(12)?.checked_add(1)?;
        (0..4).find_map(|back| Self::new(year, month, u16::from(self.day).checked_sub(back)?))
    }
}

fn multiple(year: u16, of: u16) -> bool {
    year.checked_rem(of) == Some(0)
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for day in ["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01"] {
            assert!(Date::read(day).is_some(), "{day}");
        }
        for none in [
            "2025-02-29",
            "1900-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "2025-4-1",
            "+025-04-01",
            "2025-04-01-",
            "",
        ] {
            assert!(Date::read(none).is_none(), "{none}");
        }
        assert!(Date::read("2025-02-28") < Date::read("2025-03-01"));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let days = |from: &str, to: &str| Date::read(from).unwrap().days_to(Date::read(to).unwrap());
        for (from, to, expected) in [
            ("2025-03-01", "2025-03-01", 0),
            ("2025-02-28", "2025-03-01", 1),
            ("2024-02-28", "2024-03-01", 2),
            ("2025-12-31", "2026-01-01", 1),
            ("2026-03-10", "2026-03-01", -9),
            ("2000-01-01", "2001-01-01", 366),
            ("1900-01-01", "1901-01-01", 365),
            ("1970-01-01", "2026-11-26", 20_783),
        ] {
            assert_eq!(days(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let later = |day: &str, months: u8| Date::read(day).unwrap().months_later(months);
        assert_eq!(later("2025-03-15", 1), Date::read("2025-04-15"));
        assert_eq!(later("2025-01-31", 1), Date::read("2025-02-28"));
        assert_eq!(later("2024-01-30", 1), Date::read("2024-02-29"));
        assert_eq!(later("2025-12-31", 1), Date::read("2026-01-31"));
        assert_eq!(later("2025-11-30", 3), Date::read("2026-02-28"));
        assert_eq!(later("9999-12-31", 1), None);
    }
}
