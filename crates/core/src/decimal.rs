//! Exact numbers: decimals of at most four places, and fractions of whole numbers.

use alloc::format;
use alloc::string::{String, ToString};
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const PLACES: usize = 4;
const SCALE: i128 = 10_000;
/// 1e12, the largest value that a saved file may hold.
const LARGEST: i128 = 1_000_000_000_000 * SCALE;

/// A number from 0 to 1e12 with at most four decimals, held as ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

/// Why a number cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not a number at all.
    NotANumber,
    /// Below 0 or above 1e12.
    OutOfRange,
    /// More than four decimals.
    TooManyPlaces,
}

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self(0);

    /// A count.
    pub fn from_count(count: usize) -> Self {
        Self(i128::try_from(count).unwrap_or(i128::MAX).saturating_mul(SCALE).min(LARGEST))
    }

    /// A JSON number, read from its digits.
    pub fn from_number(number: &serde_json::Number) -> Result<Self, DecimalError> {
        match number.as_u64() {
            Some(whole) => i128::from(whole)
                .checked_mul(SCALE)
                .filter(|value| *value <= LARGEST)
                .map(Self)
                .ok_or(DecimalError::OutOfRange),
            None => number.to_string().parse(),
        }
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.0.checked_rem(SCALE) == Some(0)
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum; at the end of the range it stays there.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; 0 where `other` is larger.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    /// How much more this is than another, with its sign: `+0.5`, `-2`, `0`.
    pub fn beyond(self, other: Self) -> String {
        match self.cmp(&other) {
            Ordering::Less => format!("-{}", other.minus(self)),
            Ordering::Equal => "0".to_string(),
            Ordering::Greater => format!("+{}", self.minus(other)),
        }
    }

    /// The product, cut to four decimals.
    pub fn times(self, other: Self) -> Self {
        Self::from_scaled(self.0.saturating_mul(other.0).checked_div(SCALE).unwrap_or(0))
    }

    /// `self × have ÷ of`, cut to four decimals; nothing where `of` is 0.
    pub fn times_share(self, have: Self, of: Self) -> Option<Self> {
        self.0.saturating_mul(have.0).checked_div(of.0).map(Self::from_scaled)
    }

    /// As a JSON number, without loss.
    pub fn to_number(self) -> Option<serde_json::Number> {
        if self.is_whole() {
            return u64::try_from(self.0.checked_div(SCALE)?).ok().map(serde_json::Number::from);
        }
        self.to_string().parse().ok()
    }

    /// Ten-thousandths.
    pub(crate) fn scaled(self) -> i128 {
        self.0
    }

    pub(crate) fn from_scaled(scaled: i128) -> Self {
        Self(scaled.clamp(0, LARGEST))
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads plain and scientific notation ("3", "2.50", "1e12"), as JSON writes numbers.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (
                mantissa,
                exponent.strip_prefix('+').unwrap_or(exponent).parse::<i32>().map_err(|_| DecimalError::NotANumber)?,
            ),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = || whole.bytes().chain(fraction.bytes());
        if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
            return Err(DecimalError::NotANumber);
        }
        let mut value: i128 = 0;
        for byte in digits() {
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(i128::from(byte.saturating_sub(b'0'))))
                .ok_or(DecimalError::OutOfRange)?;
        }
        if value == 0 {
            return Ok(Self::ZERO);
        }
        if negative {
            return Err(DecimalError::OutOfRange);
        }
        let shift = i64::from(exponent)
            .saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX))
            .saturating_add(i64::try_from(PLACES).unwrap_or(i64::MAX));
        for _ in 0..shift.unsigned_abs() {
            value = if shift > 0 {
                value.checked_mul(10).filter(|value| *value <= LARGEST).ok_or(DecimalError::OutOfRange)?
            } else {
                let shorter = value.checked_div(10).ok_or(DecimalError::OutOfRange)?;
                if value.checked_rem(10) != Some(0) {
                    return Err(DecimalError::TooManyPlaces);
                }
                shorter
            };
        }
        if value > LARGEST { Err(DecimalError::OutOfRange) } else { Ok(Self(value)) }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Narrow first: it is at most 1e12, and wide integers are slow to print.
        let whole = self.0.checked_div(SCALE).and_then(|whole| u64::try_from(whole).ok()).unwrap_or(0);
        let rest = self.0.checked_rem(SCALE).and_then(|rest| u16::try_from(rest).ok()).unwrap_or(0);
        if rest == 0 {
            return write!(out, "{whole}");
        }
        let places = format!("{rest:04}");
        write!(out, "{whole}.{}", places.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_number() {
            Some(number) => number.serialize(serializer),
            None => serializer.serialize_str(&self.to_string()),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        Self::from_number(&number)
            .map_err(|_| de::Error::custom("not a number from 0 to 1e12 with at most four decimals"))
    }
}

/// A fraction of whole numbers above 0, written `"1/2"` in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    above: u32,
    below: u32,
}

impl Default for Fraction {
    fn default() -> Self {
        Self { above: 0, below: 1 }
    }
}

impl Fraction {
    /// `above / below`; nothing where `below` is 0.
    pub fn new(above: u32, below: u32) -> Option<Self> {
        (below != 0).then_some(Self { above, below })
    }

    pub(crate) fn parts(self) -> (u32, u32) {
        (self.above, self.below)
    }

    /// How `part / whole` stands to this fraction, exactly. `whole` must not be 0.
    pub fn compare(self, part: Decimal, whole: Decimal) -> Ordering {
        let left = part.scaled().saturating_mul(i128::from(self.below));
        let right = whole.scaled().saturating_mul(i128::from(self.above));
        left.cmp(&right)
    }

    /// How much `part` lacks to reach this share of `whole`: upwards, in whole units where it counts things, else to four decimals.
    pub fn shortfall(self, part: Decimal, whole: Decimal, decimal: bool) -> Decimal {
        let needed = whole.scaled().saturating_mul(i128::from(self.above));
        let have = part.scaled().saturating_mul(i128::from(self.below));
        let missing = needed.saturating_sub(have).max(0);
        let step = if decimal { 1 } else { SCALE };
        let unit = i128::from(self.below).saturating_mul(step);
        let up = missing.saturating_add(unit.saturating_sub(1)).checked_div(unit).unwrap_or(0);
        Decimal::from_scaled(up.saturating_mul(step))
    }

    /// How it stands to another fraction, exactly.
    pub fn compare_to(self, other: Self) -> Ordering {
        let left = u64::from(self.above).saturating_mul(u64::from(other.below));
        let right = u64::from(other.above).saturating_mul(u64::from(self.below));
        left.cmp(&right)
    }

    /// As officials write it: 50%, 12.5%; as a fraction where two decimals of a per cent cannot hold it exactly.
    pub fn in_per_cent(self) -> String {
        let hundredths = u64::from(self.above).saturating_mul(10_000);
        let below = u64::from(self.below);
        if hundredths.checked_rem(below) != Some(0) {
            return self.to_string();
        }
        let hundredths = hundredths.checked_div(below).unwrap_or(0);
        // Two of a decimal's four places.
        let per_cent = Decimal::from_scaled(i128::from(hundredths).saturating_mul(100));
        format!("{per_cent}%")
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.above == 0
    }

    /// Whether it lies below 1.
    pub fn is_below_one(self) -> bool {
        self.above < self.below
    }

    /// Whether it lies from 0 to 1, so that a share can reach it.
    pub fn is_a_share(self) -> bool {
        self.above <= self.below
    }
}

impl FromStr for Fraction {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let number = |digits: &str| digits.trim().parse::<u32>().map_err(|_| DecimalError::NotANumber);
        Self::new(number(above)?, number(below)?).ok_or(DecimalError::OutOfRange)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.above == self.below || self.below == 1 {
            write!(out, "{}", self.above.checked_div(self.below).unwrap_or(0))
        } else {
            write!(out, "{}/{}", self.above, self.below)
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom("not a fraction of whole numbers such as \"1/2\""))
    }
}

/// A share and the line that it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Above the line of the fraction.
    pub have: Decimal,
    /// Below it; not 0.
    pub of: Decimal,
    /// What it takes.
    pub line: Fraction,
}

impl Share {
    /// The points for the part of the way that is done, never more than all, cut to four decimals.
    pub fn of_points(self, points: Decimal) -> Decimal {
        let done = points.0.saturating_mul(self.have.0).saturating_mul(i128::from(self.line.below));
        let whole = self.of.0.saturating_mul(i128::from(self.line.above));
        Decimal::from_scaled(done.checked_div(whole).unwrap_or(points.0)).min(points)
    }
}

/// `part / whole` in per cent with at most two decimals, half up: 41.67%. What lies below a line is never rounded up to it, and what is not all
/// never to 100%. `whole` must not be 0.
pub fn share_in_per_cent(part: Decimal, whole: Decimal, line: Fraction) -> String {
    let hundredths = part.0.saturating_mul(10_000);
    let rounded = |more: i128| hundredths.saturating_add(more).checked_div(whole.0).unwrap_or(0);
    let is_below = |part: Decimal, whole: Decimal| line.compare(part, whole) == Ordering::Less;
    let mut shown = rounded(whole.0.checked_div(2).unwrap_or(0));
    if is_below(part, whole) && !is_below(Decimal(shown), Decimal(10_000)) {
        shown = rounded(0);
    }
    if part < whole {
        shown = shown.min(9_999);
    }
    format!("{}%", Decimal::from_scaled(shown.saturating_mul(100)))
}

/// `part / whole` in per cent with two decimals, half up: `"86.84"`. Nothing where `whole` is 0.
pub fn per_cent(part: usize, whole: usize) -> Option<String> {
    let part = u64::try_from(part).ok()?;
    let whole = u64::try_from(whole).ok()?;
    let twice = part.checked_mul(20_000)?.checked_add(whole)?;
    let hundredths = twice.checked_div(whole.checked_mul(2)?)?;
    Some(format!("{}.{:02}", hundredths.checked_div(100)?, hundredths.checked_rem(100)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_its_sign_and_loses_nothing() {
        let beyond = |one: &str, other: &str| one.parse::<Decimal>().unwrap().beyond(other.parse().unwrap());
        assert_eq!(beyond("92.3333", "90"), "+2.3333");
        assert_eq!(beyond("0", "0.5"), "-0.5");
        assert_eq!(beyond("3.0", "3"), "0");
    }

    #[test]
    fn reads_what_json_writes() {
        let read = |text: &str| text.parse::<Decimal>().map(|value| value.to_string());
        assert_eq!(read("0"), Ok("0".into()));
        assert_eq!(read("-0.0"), Ok("0".into()));
        assert_eq!(read("2.5000"), Ok("2.5".into()));
        assert_eq!(read("1e12"), Ok("1000000000000".into()));
        assert_eq!(read("1.0e2"), Ok("100".into()));
        assert_eq!(read("25e-1"), Ok("2.5".into()));
        assert_eq!(read("0.0001"), Ok("0.0001".into()));
        assert_eq!(read("0.00001"), Err(DecimalError::TooManyPlaces));
        assert_eq!(read("-1"), Err(DecimalError::OutOfRange));
        assert_eq!(read("1000000000000.0001"), Err(DecimalError::OutOfRange));
        assert_eq!(read("1e999999999"), Err(DecimalError::OutOfRange));
        assert_eq!(read("1e-999999999"), Err(DecimalError::TooManyPlaces));
        assert_eq!(read(""), Err(DecimalError::NotANumber));
        assert_eq!(read("1.2.3"), Err(DecimalError::NotANumber));
    }

    #[test]
    fn compares_shares_exactly() {
        let half = Fraction::new(1, 2).unwrap();
        assert_eq!(half.compare(Decimal::from_count(7), Decimal::from_count(15)), Ordering::Less);
        assert_eq!(half.compare(Decimal::from_count(8), Decimal::from_count(16)), Ordering::Equal);
        let lacks = |line: Fraction, part: usize, whole: usize, decimal: bool| {
            line.shortfall(Decimal::from_count(part), Decimal::from_count(whole), decimal).to_string()
        };
        assert_eq!(lacks(half, 7, 15, false), "1");
        assert_eq!(lacks(half, 2, 6, false), "1");
        assert_eq!(lacks(half, 6, 6, false), "0");
        assert_eq!(lacks(half, 7, 15, true), "0.5");
        assert_eq!(lacks(half, 6, 6, true), "0");
        let third = Fraction::new(1, 3).unwrap();
        assert_eq!(lacks(third, 0, 1, true), "0.3334");
        assert_eq!(lacks(third, 1, 6, true), "1");
    }

    #[test]
    fn a_share_never_looks_better_than_it_is() {
        let share = |part: usize, whole: usize, line: &str| {
            share_in_per_cent(Decimal::from_count(part), Decimal::from_count(whole), line.parse().unwrap())
        };
        assert_eq!(share(5, 12, "1/2"), "41.67%");
        assert_eq!(share(1, 2, "1/2"), "50%");
        assert_eq!(share(49_999, 100_000, "1/2"), "49.99%");
        assert_eq!(share(49_999, 100_000, "1/4"), "50%");
        assert_eq!(share(99_999, 100_000, "1/1"), "99.99%");
        assert_eq!(share(99_999, 100_000, "1/2"), "99.99%", "what is not all is not 100%, wherever the line is");
        assert_eq!(share(5, 4, "1/1"), "125%");
        assert_eq!(share(3, 3, "1/1"), "100%");
        assert_eq!(share(0, 7, "1/2"), "0%");
        let lines = [("1/2", "50%"), ("9/10", "90%"), ("1/8", "12.5%"), ("1/3", "1/3"), ("1", "100%")];
        for (line, shown) in lines {
            assert_eq!(line.parse::<Fraction>().unwrap().in_per_cent(), shown);
        }
    }

    #[test]
    fn writes_a_fraction_as_it_is_read() {
        for text in ["1/2", "2/3", "3/2", "1", "2", "0"] {
            assert_eq!(text.parse::<Fraction>().unwrap().to_string(), text);
        }
        assert_eq!("4/4".parse::<Fraction>().unwrap().to_string(), "1");
    }

    #[test]
    fn rounds_half_up() {
        assert_eq!(per_cent(33, 38).as_deref(), Some("86.84"));
        assert_eq!(per_cent(1, 3).as_deref(), Some("33.33"));
        assert_eq!(per_cent(2, 3).as_deref(), Some("66.67"));
        assert_eq!(per_cent(1, 16).as_deref(), Some("6.25"));
        assert_eq!(per_cent(1, 32).as_deref(), Some("3.13"));
        assert_eq!(per_cent(76, 76).as_deref(), Some("100.00"));
        assert_eq!(per_cent(0, 0), None);
    }
}
