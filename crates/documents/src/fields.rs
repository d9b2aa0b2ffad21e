//! What a template can ask for: texts and lists of records, by Chinese names.

/// Texts and lists under their names. A record has some dozens at most, so they are simply searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    texts: Vec<(&'static str, String)>,
    lists: Vec<(&'static str, Vec<Record>)>,
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

impl Record {
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
    pub fn list(mut self, name: &str, records: Vec<Record>) -> Self {
        let known = self.lists.iter_mut().find(|(known, _)| *known == name);
        debug_assert!(known.is_some(), "no list of this name: {name}");
        if let Some((_, list)) = known {
            *list = records;
        }
        self
    }

    /// Adds a word by which a template can choose this record out of its list.
    pub fn mark(mut self, word: impl Into<String>) -> Self {
        self.marks.push(word.into());
        self
    }

    /// A text by its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
    }

    /// The records of a list, all or those with this mark.
    pub fn records(&self, name: &str, mark: Option<&str>) -> Option<Vec<&Record>> {
        let (_, list) = self.lists.iter().find(|(known, _)| *known == name)?;
        Some(
            list.iter().filter(|record| mark.is_none_or(|mark| record.marks.iter().any(|word| word == mark))).collect(),
        )
    }
}

impl Shape {
    /// The shape of a list's records.
    pub fn list(&self, name: &str) -> Option<&'static Shape> {
        self.lists.iter().find(|(list, _)| *list == name).map(|(_, shape)| *shape)
    }
}
