//! A TOML file whose every value knows its line, read key by key so that no defect hides another.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use weibao_core::decimal::{Decimal, Fraction};
use weibao_text::defects as text;

/// Something wrong with the data, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// The file, from the folder that was read: `areas/10-机构建设.toml`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// A plain Chinese sentence.
    pub text: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.text)
    }
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    file: Rc<str>,
    line: usize,
}

impl Place {
    /// A line of a file.
    pub(crate) fn at(file: &str, line: usize) -> Self {
        Self { file: file.into(), line }
    }

    /// The file as a whole.
    pub(crate) fn whole(file: &str) -> Self {
        Self::at(file, 1)
    }
}

/// Collects what is wrong.
#[derive(Default)]
pub(crate) struct Defects(RefCell<Vec<Defect>>);

impl Defects {
    pub(crate) fn add(&self, place: &Place, text: String) {
        self.0.borrow_mut().push(Defect { file: place.file.to_string(), line: place.line, text });
    }

    /// In the order of the files and lines, each once.
    pub(crate) fn into_list(self) -> Vec<Defect> {
        let mut list = self.0.into_inner();
        list.sort();
        list.dedup();
        list
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

impl Located<String> {
    /// Nothing was read: the defect is told already.
    pub(crate) fn is_missing(&self) -> bool {
        self.value.is_empty()
    }
}

/// A file's name and text.
pub(crate) struct Source {
    name: Rc<str>,
    text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Nothing where the file cannot be read or is not well-formed: whatever else is wrong in it would be guesswork.
    pub(crate) fn open(folder: &Path, name: &str, defects: &Defects) -> Option<Self> {
        let text = match std::fs::read_to_string(folder.join(name)) {
            Ok(text) => text,
            Err(why) => {
                defects.add(&Place::whole(name), text::unreadable(&why.to_string()));
                return None;
            }
        };
        let line_starts = text.match_indices('\n').map(|(at, _)| at).collect();
        let source = Self { name: name.into(), text, line_starts };
        match DeTable::parse(&source.text) {
            Ok(_) => Some(source),
            Err(error) => {
                let place = source.place(&error.span().unwrap_or(0..0));
                defects.add(&place, text::not_well_formed(error.message()));
                None
            }
        }
    }

    fn place(&self, span: &Range<usize>) -> Place {
        let line = self.line_starts.partition_point(|start| *start < span.start).saturating_add(1);
        Place { file: Rc::clone(&self.name), line }
    }

    /// Reads the whole file; `read` gets its top level.
    pub(crate) fn read<T>(&self, defects: &Defects, read: impl FnOnce(&Entry<'_>) -> T) -> T {
        // It was well-formed when it was opened.
        let (table, _) = DeTable::parse_recoverable(&self.text);
        let entry = Entry::new(self, defects, table.get_ref(), self.place(&(0..0)));
        let value = read(&entry);
        entry.finish();
        value
    }
}

/// A table being read. Whatever is not asked for is an unknown key.
pub(crate) struct Entry<'a> {
    source: &'a Source,
    pub(crate) defects: &'a Defects,
    table: &'a DeTable<'a>,
    pub(crate) place: Place,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Entry<'a> {
    fn new(source: &'a Source, defects: &'a Defects, table: &'a DeTable<'a>, place: Place) -> Self {
        Self { source, defects, table, place, asked: RefCell::default() }
    }

    /// Tells of every key that was not asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys() {
            if !asked.contains(key.get_ref().as_ref()) {
                self.defects.add(&self.source.place(&key.span()), text::unknown_key(key.get_ref()));
            }
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn required(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.get(key);
        if value.is_none() {
            self.defects.add(&self.place, text::missing(key));
        }
        value
    }

    fn wrong<T>(&self, key: &str, place: &Place, expected: &str) -> Option<T> {
        self.defects.add(place, text::wrong_kind(key, expected));
        None
    }

    fn words(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        let place = self.source.place(&value.span());
        let DeValue::String(words) = value.get_ref() else {
            return self.wrong(key, &place, text::WORDS);
        };
        if words.is_empty() || words.trim() != words.as_ref() {
            self.defects.add(&place, text::blank_edges(key));
        }
        Some(Located { value: words.to_string(), place })
    }

    /// Words that must be there; empty where they are not.
    pub(crate) fn text(&self, key: &'static str) -> Located<String> {
        self.required(key)
            .and_then(|value| self.words(key, value))
            .unwrap_or_else(|| Located { value: String::new(), place: self.place.clone() })
    }

    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Located<String>> {
        self.get(key).and_then(|value| self.words(key, value))
    }

    /// One of a few words.
    pub(crate) fn one_of<T: Copy>(&self, key: &'static str, allowed: &[(&str, T)]) -> Option<T> {
        let found = self.text(key);
        if found.is_missing() {
            return None;
        }
        let hit = allowed.iter().find(|(name, _)| *name == found.value).map(|(_, value)| *value);
        if hit.is_none() {
            let names: Vec<&str> = allowed.iter().map(|(name, _)| *name).collect();
            self.defects.add(&found.place, text::not_one_of(key, &found.value, &names.join("、")));
        }
        hit
    }

    /// `false` where it is not there.
    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| match value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            _ => self.wrong(key, &self.source.place(&value.span()), text::YES_OR_NO).unwrap_or(false),
        })
    }

    pub(crate) fn whole_number(&self, key: &'static str) -> Option<Located<u32>> {
        let value = self.required(key)?;
        let place = self.source.place(&value.span());
        let number = match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        match number {
            Some(value) => Some(Located { value, place }),
            None => self.wrong(key, &place, text::WHOLE_NUMBER),
        }
    }

    /// A number, taken from its digits and never through a float.
    pub(crate) fn decimal(&self, key: &'static str) -> Option<Decimal> {
        let value = self.required(key)?;
        let digits = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => "",
        };
        match digits.parse() {
            Ok(number) => Some(number),
            Err(_) => self.wrong(key, &self.source.place(&value.span()), text::NUMBER),
        }
    }

    pub(crate) fn fraction(&self, key: &'static str) -> Option<Fraction> {
        let value = self.required(key)?;
        let DeValue::String(words) = value.get_ref() else {
            return self.wrong(key, &self.source.place(&value.span()), text::FRACTION);
        };
        match words.parse() {
            Ok(fraction) => Some(fraction),
            Err(_) => self.wrong(key, &self.source.place(&value.span()), text::FRACTION),
        }
    }

    fn list(&self, key: &'static str, value: Option<&'a Spanned<DeValue<'a>>>) -> Vec<&'a Spanned<DeValue<'a>>> {
        match value.map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items.iter().collect(),
            Some((value, _)) => self.wrong(key, &self.source.place(&value.span()), text::LIST).unwrap_or_default(),
        }
    }

    /// A list of words; empty where it is not there.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Located<String>> {
        self.list(key, self.get(key)).into_iter().filter_map(|item| self.words(key, item)).collect()
    }

    /// A list of words with at least one.
    pub(crate) fn some_texts(&self, key: &'static str) -> Vec<Located<String>> {
        let list = self.texts(key);
        if list.is_empty() {
            self.defects.add(&self.place, text::empty_list(key));
        }
        list
    }

    fn entry(&self, key: &'static str, value: &'a Spanned<DeValue<'a>>) -> Option<Entry<'a>> {
        let place = self.source.place(&value.span());
        match value.get_ref() {
            DeValue::Table(table) => Some(Entry::new(self.source, self.defects, table, place)),
            _ => self.wrong(key, &place, text::GROUP),
        }
    }

    /// A group of keys; each is read by `read` and then checked for unknown keys.
    pub(crate) fn group<T>(&self, key: &'static str, read: impl FnOnce(&Entry<'a>) -> T) -> Option<T> {
        let entry = self.get(key).and_then(|value| self.entry(key, value))?;
        let value = read(&entry);
        entry.finish();
        Some(value)
    }

    /// A list of groups; empty where it is not there.
    pub(crate) fn groups<T>(&self, key: &'static str, mut read: impl FnMut(&Entry<'a>) -> T) -> Vec<T> {
        let entries: Vec<Entry<'a>> =
            self.list(key, self.get(key)).into_iter().filter_map(|item| self.entry(key, item)).collect();
        entries
            .iter()
            .map(|entry| {
                let value = read(entry);
                entry.finish();
                value
            })
            .collect()
    }

    /// A list with at least one item, each of which is words or a group that has them.
    pub(crate) fn words_or_groups<T>(
        &self,
        key: &'static str,
        mut words: impl FnMut(Located<String>) -> T,
        mut group: impl FnMut(&Entry<'a>) -> T,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for item in self.list(key, self.get(key)) {
            if matches!(item.get_ref(), DeValue::Table(_)) {
                list.extend(self.entry(key, item).map(|entry| {
                    let value = group(&entry);
                    entry.finish();
                    value
                }));
            } else {
                list.extend(self.words(key, item).map(&mut words));
            }
        }
        if list.is_empty() {
            self.defects.add(&self.place, text::empty_list(key));
        }
        list
    }

    /// A list of groups with at least one.
    pub(crate) fn some_groups<T>(&self, key: &'static str, read: impl FnMut(&Entry<'a>) -> T) -> Vec<T> {
        let list = self.groups(key, read);
        if list.is_empty() {
            self.defects.add(&self.place, text::empty_list(key));
        }
        list
    }

    /// Whether the value of `key` is plain words, and which.
    pub(crate) fn plain_words(&self, key: &str) -> Option<&'a str> {
        match self.table.get(key)?.get_ref() {
            DeValue::String(words) => Some(words.as_ref()),
            _ => None,
        }
    }
}

/// A key that was not used before.
pub(crate) fn new_key(entry: &Entry<'_>, keys: &mut BTreeSet<String>) -> Located<String> {
    let key = entry.text("key");
    if key.is_missing() {
        return key;
    }
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !key.value.bytes().all(plain) || !key.value.starts_with(|first: char| first.is_ascii_lowercase()) {
        entry.defects.add(&key.place, text::not_a_key(&key.value));
    }
    if !keys.insert(key.value.clone()) {
        entry.defects.add(&key.place, text::duplicate(&key.value));
    }
    key
}
