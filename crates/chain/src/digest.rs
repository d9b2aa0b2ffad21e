//! The check by which a paper and a file, or a review and a file, are matched. Against mix-ups; it is no signature.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Number, Value};
use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hex over the canonical JSON of a saved file without `file`.
pub fn digest(assessment: &Value) -> String {
    let mut text = String::new();
    match assessment.as_object() {
        Some(fields) => object(fields.iter().filter(|(name, _)| *name != "file"), &mut text),
        None => write(assessment, &mut text),
    }
    hex(&text)
}

/// The first sixteen hexadecimal digits of the same over any value: enough to tell two apart by.
pub(crate) fn mark(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    let mut hex = hex(&text);
    hex.truncate(16);
    hex
}

/// Eight bytes that only this text has.
pub(crate) fn seed(text: &str) -> u64 {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(8).fold(0, |seed: u64, byte| seed.wrapping_shl(8) | u64::from(*byte))
}

fn hex(text: &str) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().flat_map(|byte| [digit(byte.wrapping_shr(4)), digit(byte & 15)]).collect()
}

/// Canonical JSON: keys by code point, no blanks, numbers as ECMAScript writes them.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => object(fields.iter(), out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Number(given) => out.push_str(&number(given)),
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&value.to_string()),
    }
}

fn object<'v>(fields: impl Iterator<Item = (&'v String, &'v Value)>, out: &mut String) {
    let mut fields: Vec<(&String, &Value)> = fields.collect();
    crate::ordered::sort(&mut fields, |one, other| one.0.cmp(other.0));
    out.push('{');
    for (at, (name, value)) in fields.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&Value::String(name.clone()).to_string());
        out.push(':');
        write(value, out);
    }
    out.push('}');
}

/// As `JSON.stringify` writes it, so that 5.0 read here and 5 read there are one number.
fn number(number: &Number) -> String {
    let text = number.to_string();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    let leading = all.len().saturating_sub(digits.len());
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".into();
    }
    // The value is 0.DIGITS times ten to the `point`.
    let whole = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent).parse::<i64>().unwrap_or(0);
    let point = whole(whole_digits(rest)).saturating_sub(whole(leading)).saturating_add(exponent);
    let length = whole(digits.len());
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    let split = |at: i64| digits.split_at_checked(usize::try_from(at).unwrap_or(0)).unwrap_or((digits, ""));
    if length <= point && point <= 21 {
        format!("{sign}{digits}{}", zeros(point.saturating_sub(length)))
    } else if 0 < point && point <= 21 {
        let (whole, fraction) = split(point);
        format!("{sign}{whole}.{fraction}")
    } else if -6 < point && point <= 0 {
        format!("{sign}0.{}{digits}", zeros(point.saturating_neg()))
    } else {
        let (first, rest) = split(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let power = point.saturating_sub(1);
        let plus = if power < 0 { "" } else { "+" };
        format!("{sign}{first}{dot}{rest}e{plus}{power}")
    }
}

fn whole_digits(number: &str) -> usize {
    number.split(['.', 'e', 'E']).next().unwrap_or_default().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        for (given, written) in [
            ("5.0", "5"),
            ("-0", "0"),
            ("0.10", "0.1"),
            ("1.5", "1.5"),
            ("1e12", "1000000000000"),
            ("1e16", "10000000000000000"),
            ("1e20", "100000000000000000000"),
            ("1e21", "1e+21"),
            ("1.25e21", "1.25e+21"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("-12.5", "-12.5"),
            ("1260000", "1260000"),
            ("120.5", "120.5"),
        ] {
            let parsed: Value = serde_json::from_str(given).unwrap();
            let mut out = String::new();
            write(&parsed, &mut out);
            assert_eq!(out, written, "{given}");
        }
    }
}
