//! What the words of a cell mean for a column. What is not plain is named and never guessed.

use alloc::format;
use alloc::string::{String, ToString};

use serde_json::{Number, Value};
use weibao_core::catalog::{Column, ColumnKind};
use weibao_core::decimal::Decimal;
use weibao_text::tables::{NEVER_WORKED_OUT, unread};

use crate::sheet::{Cell, CellKind};

/// What a cell holds for a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Nothing.
    Blank,
    /// The value just as it stands there.
    Same(Value),
    /// A value, with something left away: a unit, full-width digits, a word for 有.
    Changed(Value),
    /// Something else, and why.
    Unread(Why),
}

/// Why a cell cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// `#REF!`, or a formula that was never worked out.
    Fault,
    /// A per cent where a count belongs.
    PerCent,
    /// About a number, several numbers, words: no plain number.
    NoNumber,
    /// The unit is another one than the column's.
    OtherUnit,
    /// Decimals where things are counted.
    NotWhole,
    /// Below 0, above 1e12, or more than four decimals.
    OutOfRange,
    /// Neither 有 nor 无 in any of their words.
    NoYesNo,
    /// None of the words of the list.
    NotListed,
}

impl Why {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Fault => unread::FAULT,
            Self::PerCent => unread::PER_CENT,
            Self::NoNumber => unread::NO_NUMBER,
            Self::OtherUnit => unread::OTHER_UNIT,
            Self::NotWhole => unread::NOT_WHOLE,
            Self::OutOfRange => unread::OUT_OF_RANGE,
            Self::NoYesNo => unread::NO_YES_NO,
            Self::NotListed => unread::NOT_LISTED,
        }
    }
}

impl Reading {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Same(value) | Self::Changed(value) => Some(value),
            Self::Blank | Self::Unread(_) => None,
        }
    }
}

/// Reads a cell for a column of a register.
pub fn read(column: &Column, cell: &Cell) -> Reading {
    let text = tidy(&cell.text);
    if text.is_empty() {
        return Reading::Blank;
    }
    if cell.kind == CellKind::Fault || is_fault(&text) {
        return Reading::Unread(Why::Fault);
    }
    match column.kind {
        ColumnKind::Boolean if cell.kind == CellKind::PerCent => Reading::Unread(Why::PerCent),
        ColumnKind::Boolean => {
            let found = yes_or_no(&text).map(Value::Bool);
            found.map_or(Reading::Unread(Why::NoYesNo), |value| seen(value, ["有", "无"].contains(&cell.text.as_str())))
        }
        ColumnKind::Number => number(&cell.text, cell.kind, column.unit.as_deref(), &column.label, column.decimal),
        ColumnKind::Text if column.options.is_empty() => {
            let same = text == cell.text;
            seen(text.into(), same)
        }
        ColumnKind::Text => match option(column, &text) {
            Some(key) => {
                let label = column.options.iter().find(|option| option.key == key).map(|option| option.label.as_str());
                seen(key.into(), label == Some(cell.text.as_str()))
            }
            None => Reading::Unread(Why::NotListed),
        },
    }
}

fn seen(value: Value, same: bool) -> Reading {
    if same { Reading::Same(value) } else { Reading::Changed(value) }
}

/// Whether a cell's words are an error's, or stand for a formula that was never worked out: as words too they are no value.
pub fn is_fault(words: &str) -> bool {
    words == NEVER_WORKED_OUT
        || ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!"].contains(&words)
}

// ---------------------------------------------------------------- text

/// Whether a character shows nothing: zero-width ones, marks of direction, soft hyphens.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A text without what nobody sees, and with one kind of blank: two names that look alike are alike.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !is_invisible(*character)) {
        match character {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => out.push(' '),
            '\r' => {}
            character => out.push(character),
        }
    }
    out.trim().into()
}

/// A text by which names and headings are compared: without blanks, brackets and signs in one width.
pub fn folded(text: &str) -> String {
    tidy(text).chars().filter(|character| !character.is_whitespace()).map(narrow).collect()
}

/// A full-width sign as its narrow twin.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(character).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(character)
        }
        character => character,
    }
}

// ---------------------------------------------------------------- 有 and 无

const YES: [&str; 15] =
    ["有", "是", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "对", "已有", "已建", "已建立", "已设立"];
const YES_MORE: [&str; 2] = ["已配备", "达标"];
const NO: [&str; 17] =
    ["无", "否", "×", "✕", "✗", "✘", "x", "☐", "0", "n", "no", "false", "没有", "未建", "未建立", "未设立", "未配备"];

/// 有 or 无, in one of the words that tables have for them.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let word = folded(text).to_ascii_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(&YES) || is(&YES_MORE) { Some(true) } else { is(&NO).then_some(false) }
}

// ---------------------------------------------------------------- lists

/// Words that other tables have for the words of our lists, by the list's key.
const OTHER_WORDS: [(&str, &str); 27] = [
    ("初级中学", "junior"),
    ("高级中学", "senior"),
    ("普通高中", "senior"),
    ("完全中学", "complete_secondary"),
    ("完中", "complete_secondary"),
    ("九年一贯制", "nine_year"),
    ("九年一贯制学校", "nine_year"),
    ("九年制学校", "nine_year"),
    ("十二年一贯制", "twelve_year"),
    ("十二年一贯制学校", "twelve_year"),
    ("教学点", "teaching_point"),
    ("特殊教育", "special"),
    ("特殊教育学校", "special"),
    ("特教学校", "special"),
    ("中职", "vocational"),
    ("职高", "vocational"),
    ("职业高中", "vocational"),
    ("中等职业学校", "vocational"),
    ("专门学校", "specialised"),
    ("小学校", "primary"),
    ("学前", "kindergarten"),
    ("街道办", "street"),
    ("街道办事处", "street"),
    ("民族乡", "township"),
    ("其它", "other"),
    ("初中", "secondary"),
    ("高中", "secondary"),
];

/// The key of the option that a word means.
pub fn option<'a>(column: &'a Column, text: &str) -> Option<&'a str> {
    let word = folded(text);
    let by = |wanted: &dyn Fn(&str, &str) -> bool| {
        column.options.iter().find(|option| wanted(&option.key, &option.label)).map(|option| option.key.as_str())
    };
    by(&|key, label| key == word || folded(label) == word).or_else(|| {
        OTHER_WORDS.iter().filter(|(name, _)| *name == word).find_map(|(_, meant)| by(&|key, _| key == *meant))
    })
}

// ---------------------------------------------------------------- numbers

/// Units that count the same things.
const UNITS: [&[&str]; 5] = [
    &["个", "名", "人", "位"],
    &["个", "所", "家", "处", "座", "间", "支", "件", "项", "份"],
    &["次", "场", "期", "回"],
    &["天", "日"],
    &["小时", "个小时", "时", "h"],
];

/// Words before a number that say of what stretch it is: they must be the column's own.
const EVERY: [&str; 8] = ["每周", "每月", "每季度", "每季", "每年", "每学期", "每次", "每天"];

/// Reads a number: `12`, `１２`, `1,200`, `12个`, `每周5天`. Not `约12`, `10-12`, `12个（含民办3个）`.
///
/// `unit` and `label` are the column's; `decimal` whether it may have decimals.
pub fn number(text: &str, kind: CellKind, unit: Option<&str>, label: &str, decimal: bool) -> Reading {
    let folded = folded(text);
    if folded.is_empty() {
        return Reading::Blank;
    }
    match kind {
        CellKind::Fault => return Reading::Unread(Why::Fault),
        CellKind::PerCent => return Reading::Unread(Why::PerCent),
        CellKind::Day | CellKind::Boolean => return Reading::Unread(Why::NoNumber),
        CellKind::Text | CellKind::Number => {}
    }
    if folded.ends_with(['%', '‰']) {
        return Reading::Unread(Why::PerCent);
    }
    let mut bare = folded.as_str();
    if let Some(stretch) = EVERY.iter().find(|stretch| bare.starts_with(**stretch)) {
        if !label.contains(stretch) {
            return Reading::Unread(Why::OtherUnit);
        }
        bare = bare.strip_prefix(stretch).unwrap_or(bare);
    }
    let end =
        bare.find(|character: char| !matches!(character, '0'..='9' | '.' | ',' | '-' | '+')).unwrap_or(bare.len());
    let (digits, said) = bare.split_at_checked(end).unwrap_or((bare, ""));
    if !said.is_empty() && kind == CellKind::Text {
        let is_scientific = said.starts_with(['e', 'E']);
        if is_scientific || digits.is_empty() {
            return Reading::Unread(Why::NoNumber);
        }
        if !counts_alike(said, unit) {
            let is_unit = UNITS.iter().any(|alike| alike.contains(&said)) || said.chars().count() == 1;
            return Reading::Unread(if is_unit { Why::OtherUnit } else { Why::NoNumber });
        }
    }
    let written = if kind == CellKind::Number { bare } else { digits };
    let Some(plain) = without_thousands(written) else { return Reading::Unread(Why::NoNumber) };
    let value = match plain.parse::<Decimal>() {
        Ok(value) => value,
        Err(weibao_core::decimal::DecimalError::NotANumber) => return Reading::Unread(Why::NoNumber),
        Err(_) => return Reading::Unread(Why::OutOfRange),
    };
    if !decimal && !value.is_whole() {
        return Reading::Unread(Why::NotWhole);
    }
    match value.to_number() {
        Some(number) => same_number(number, text),
        None => Reading::Unread(Why::OutOfRange),
    }
}

fn same_number(number: Number, text: &str) -> Reading {
    let same = number.to_string() == text;
    seen(Value::Number(number), same)
}

fn counts_alike(said: &str, unit: Option<&str>) -> bool {
    let Some(unit) = unit else { return UNITS.first().is_some_and(|alike| alike.contains(&said)) };
    said == unit || UNITS.iter().any(|alike| alike.contains(&said) && alike.contains(&unit))
}

/// `1,234,567` without its commas; nothing where they stand elsewhere or the sign is no plain number's.
fn without_thousands(text: &str) -> Option<String> {
    if text.starts_with(['+', '.'])
        || text.ends_with('.')
        || text.contains("-") && !text.starts_with('-') && !text.contains(['e', 'E'])
    {
        return None;
    }
    if !text.contains(',') {
        return Some(text.into());
    }
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
        && fraction.is_none_or(|fraction| !fraction.contains(','));
    right.then(|| text.replace(',', ""))
}

// ---------------------------------------------------------------- days

/// A day as ISO 8601 writes it, of the ways that tables write one: `2026.3.2`, `2026年3月2日`, `2026/3/2`, `20260302`, a serial number;
/// `2026-03` of a month. Nothing where it is no such day.
pub fn day(cell: &Cell) -> Option<String> {
    let folded = folded(&cell.text);
    if cell.kind == CellKind::Number {
        return folded.parse::<u32>().ok().and_then(|serial| match serial {
            // From 2000 to 2099, as Excel counts days in a cell that shows a bare number.
            36_526..=73_050 => Some(day_of_serial(serial)),
            19_000_101..=20_991_231 => joined_day(&folded),
            _ => None,
        });
    }
    // A day of the spreadsheet's own, perhaps with a time, which `folded` has joined to it.
    let text = tidy(&cell.text);
    let text = text.split(' ').next().unwrap_or_default();
    let text: String = crate::cell::folded(text);
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return joined_day(&text);
    }
    let text = text.trim_end_matches(['日', '号']).replace(['年', '月', '/', '.'], "-");
    let mut parts = text.trim_end_matches('-').split('-').map(|part| {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<u32>().ok() } else { None }
    });
    let (year, month) = (parts.next()??, parts.next()??);
    if !(1900..=2099).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let Some(day) = parts.next() else { return Some(format!("{year:04}-{month:02}")) };
    let day = day?;
    let is_day = parts.next().is_none() && (1..=length_of_month(year, month)).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `20260302`.
fn joined_day(digits: &str) -> Option<String> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let is_day =
        (1900..=2099).contains(&year) && (1..=12).contains(&month) && (1..=length_of_month(year, month)).contains(&day);
    is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn length_of_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of a serial number from 2000-01-01 (36526) on.
fn day_of_serial(serial: u32) -> String {
    let (mut year, mut left) = (2000, serial.saturating_sub(36_526));
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if left < length {
            break;
        }
        left = left.saturating_sub(length);
        year = year.saturating_add(1);
    }
    let mut month = 1;
    while left >= length_of_month(year, month) {
        left = left.saturating_sub(length_of_month(year, month));
        month = month.saturating_add(1);
    }
    format!("{year:04}-{month:02}-{:02}", left.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn column(register: &str, key: &str) -> Column {
        weibao_standards::catalog().register(register).unwrap().column(key).unwrap().clone()
    }

    fn numbers(text: &str) -> Reading {
        read(&column("communities", "site_days_per_week"), &Cell::words(text))
    }

    #[test]
    fn reads_numbers_with_their_units() {
        for (text, number) in
            [("5天", 5), ("每周5天", 5), ("５", 5), (" 5 日 ", 5), ("5.0", 5), ("1,200", 1200), ("１，２００天", 1200)]
        {
            assert_eq!(numbers(text), Reading::Changed(json!(number)), "{text}");
        }
        assert_eq!(numbers("5"), Reading::Same(json!(5)));
        assert_eq!(numbers(" \u{200b}\u{3000}"), Reading::Blank);
        let count = column("communities", "child_directors");
        for text in ["2人", "2个", "2名", "2位"] {
            assert_eq!(read(&count, &Cell::words(text)), Reading::Changed(json!(2)), "{text}");
        }
        let hours = column("communities", "site_hours_per_opening");
        assert_eq!(read(&hours, &Cell::words("3.5小时")), Reading::Changed(json!(3.5)));
    }

    #[test]
    fn guesses_no_number() {
        for text in [
            "约12",
            "12左右",
            "10-12",
            "两次",
            "12个（含民办3个）",
            "12+",
            ">5",
            "1,20",
            "12,",
            "无",
            "/",
            "—",
            "1e3天",
            "5..",
            "5天5",
        ] {
            assert!(
                matches!(numbers(text), Reading::Unread(Why::NoNumber | Why::OtherUnit)),
                "{text}: {:?}",
                numbers(text)
            );
        }
        assert_eq!(numbers("5次"), Reading::Unread(Why::OtherUnit));
        assert_eq!(numbers("每月5天"), Reading::Unread(Why::OtherUnit));
        assert_eq!(numbers("5.5"), Reading::Unread(Why::NotWhole));
        assert_eq!(numbers("-5"), Reading::Unread(Why::OutOfRange));
        assert_eq!(numbers("85%"), Reading::Unread(Why::PerCent));
        assert_eq!(numbers("９９９９９９９９９９９９９９"), Reading::Unread(Why::OutOfRange));
        let fault = Cell { text: "#REF!".into(), kind: CellKind::Fault, formula: true };
        assert_eq!(read(&column("communities", "name"), &fault), Reading::Unread(Why::Fault));
    }

    #[test]
    fn reads_every_word_for_yes_and_no() {
        let column = column("schools", "social_worker");
        for word in ["是", "√", "✓", "1", "１", "Y", "TRUE", "已配备", "有 "] {
            assert_eq!(read(&column, &Cell::words(word)), Reading::Changed(json!(true)), "{word}");
        }
        for word in ["否", "×", "0", "n", "没有", "未配备", "\u{200b}无"] {
            assert_eq!(read(&column, &Cell::words(word)), Reading::Changed(json!(false)), "{word}");
        }
        assert_eq!(read(&column, &Cell::words("有")), Reading::Same(json!(true)));
        assert_eq!(read(&column, &Cell::words("/")), Reading::Unread(Why::NoYesNo));
    }

    #[test]
    fn reads_days() {
        let words = |text: &str| day(&Cell::words(text));
        for text in
            ["2026.3.2", "2026年3月2日", "2026/3/2", "2026-03-02", "20260302", "２０２６．３．２", "2026-03-02 08:30"]
        {
            assert_eq!(words(text).as_deref(), Some("2026-03-02"), "{text}");
        }
        for text in ["2026-03", "2026年3月", "2026.3"] {
            assert_eq!(words(text).as_deref(), Some("2026-03"), "{text}");
        }
        for text in ["2026-02-29", "2026.13.1", "3月2日", "今年", "2026", "2026-3-2-1", ""] {
            assert_eq!(words(text), None, "{text}");
        }
        let serial = |number: &str| day(&Cell { text: number.into(), kind: CellKind::Number, formula: false });
        assert_eq!(serial("36526").as_deref(), Some("2000-01-01"));
        assert_eq!(serial("46083").as_deref(), Some("2026-03-02"));
        assert_eq!(serial("45351").as_deref(), Some("2024-02-29"));
        assert_eq!(serial("12"), None);
    }
}
