//! What a template can ask for: texts and lists of records, by Chinese names.

use serde::Serialize;
use weibao_text::documents as words;

/// Texts and lists under their names. A record has some dozens at most, so they are simply searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TemplateData {
    texts: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<TemplateData>)>,
    marks: Vec<String>,
}

/// The names that a record has, whatever it holds: what a template is checked against.
#[derive(Debug)]
pub(crate) struct Shape {
    /// Names of texts.
    pub texts: &'static [&'static str],
    /// Names of lists, with the shape of their records.
    pub lists: &'static [(&'static str, &'static Shape)],
}

impl TemplateData {
    /// A record of this shape: every text empty, every list empty.
    pub fn new(shape: &Shape) -> Self {
        Self {
            texts: shape.texts.iter().map(|name| (*name, String::new())).collect(),
            lists: shape.lists.iter().map(|(name, _)| (*name, Vec::new())).collect(),
            marks: Vec::new(),
        }
    }

    /// Sets a text. A name outside the shape is left out, and a test finds it.
    pub fn text(mut self, name: &str, value: impl Into<String>) -> Self {
        let known = self.texts.iter_mut().find(|(known, _)| *known == name);
        debug_assert!(known.is_some(), "no text of this name: {name}");
        if let Some((_, text)) = known {
            *text = value.into();
        }
        self
    }

    /// Sets a list.
    pub fn list(mut self, name: &str, records: Vec<TemplateData>) -> Self {
        let known = self.lists.iter_mut().find(|(known, _)| *known == name);
        debug_assert!(known.is_some(), "no list of this name: {name}");
        if let Some((_, list)) = known {
            *list = records;
        }
        self
    }

    /// Adds a word by which a template can choose this record out of its list.
    pub fn mark(mut self, word: impl Into<String>) -> Self {
        self.marks.push(meant(&word.into()));
        self
    }

    /// A text by its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
    }

    /// The records of a list.
    pub fn records(&self, name: &str) -> Option<&[TemplateData]> {
        self.lists.iter().find(|(known, _)| *known == name).map(|(_, list)| list.as_slice())
    }

    /// Whether a template that writes this word behind the list's name chooses this record.
    pub fn is_marked(&self, word: &str) -> bool {
        self.marks.iter().any(|mark| mark == word)
    }
}

/// A name as it is meant: blanks and what cannot be seen left out, signs of Chinese keyboards as their plain counterparts.
pub(crate) fn meant(inner: &str) -> String {
    let seen = inner.chars().filter(|character| {
        !character.is_whitespace()
            && !character.is_control()
            && !matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
    });
    seen.map(|character| match character {
        '．' => '.',
        '（' => '(',
        '）' => ')',
        other => other,
    })
    .collect()
}

/// What a template can ask for, to be read by those who make one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placeholders {
    /// How they are written, and what comes of it.
    pub syntax: &'static [(&'static str, &'static str)],
    /// By which words a list can be chosen from.
    pub marks: &'static str,
    /// The texts that can stand anywhere.
    pub texts: &'static [&'static str],
    /// What can be repeated, each after the one that it stands in.
    pub lists: Vec<PlaceholderList>,
}

/// Something that a template can repeat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceholderList {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// The texts of each.
    pub texts: &'static [&'static str],
    /// The lists of each.
    pub lists: Vec<&'static str>,
}

impl Shape {
    /// All of it in words.
    pub fn placeholders(&self) -> Placeholders {
        let mut lists = Vec::new();
        self.collect(&mut lists);
        Placeholders { syntax: words::SYNTAX, marks: words::MARKS_ABOUT, texts: self.texts, lists }
    }

    fn collect(&self, out: &mut Vec<PlaceholderList>) {
        for (name, shape) in self.lists {
            if !out.iter().any(|list| list.name == *name) {
                let lists = shape.lists.iter().map(|(name, _)| *name).collect();
                out.push(PlaceholderList { name, about: words::about_list(name), texts: shape.texts, lists });
                shape.collect(out);
            }
        }
    }

    /// Whether a text or a list goes by this name, here or in any list.
    pub fn knows(&self, name: &str) -> bool {
        self.texts.contains(&name) || self.lists.iter().any(|(list, shape)| *list == name || shape.knows(name))
    }

    /// The shape of a list's records.
    pub fn list(&self, name: &str) -> Option<&'static Shape> {
        self.lists.iter().find(|(list, _)| *list == name).map(|(_, shape)| *shape)
    }
}
