//! Files: what the user takes away, and what they bring.

use crate::moment::Moment;
use crate::prelude::*;
use crate::session::Session;

/// The most that is read of a saved file, in bytes. A county with every register full stays far below.
pub const LARGEST: u64 = 50_000_000;

/// A file that the user takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// With its extension.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A file that the user chose or dropped. Only its name and size are known: who needs more has it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// By what the surroundings know it.
    pub id: u32,
    /// With its extension.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Chosen {
    /// Whether its name ends so, in small or capital letters.
    pub fn ends_with(&self, extension: &str) -> bool {
        self.name.to_ascii_lowercase().ends_with(extension)
    }
}

/// The assessment as a file.
pub fn saved_file(session: &Session, now: &Moment) -> File {
    let bytes = serde_json::to_vec_pretty(session.file().value()).unwrap_or_default();
    File { name: name(session.county(), weibao_text::screens::common::FILE_ASSESSMENT, "json", now), bytes }
}

/// 「示例县-未成年人保护自评-20261121.json」: characters that no file system takes are left out.
pub fn name(county: &str, what: &str, extension: &str, now: &Moment) -> String {
    let day = format!("{:04}{:02}{:02}", now.year, now.month, now.day);
    let county = safe(county);
    if county.is_empty() { format!("{what}-{day}.{extension}") } else { format!("{county}-{what}-{day}.{extension}") }
}

/// 「示例县_申报表.docx」, with the same characters left out. `title` is what it is called.
pub fn document_name(county: &str, title: &str, extension: &str) -> String {
    let county = safe(county);
    if county.is_empty() { format!("{title}.{extension}") } else { format!("{county}_{title}.{extension}") }
}

/// What may stand in a file's name on every system.
fn safe(county: &str) -> String {
    let stays = |c: &char| !c.is_control() && !matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    county.trim().chars().filter(stays).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_county() {
        assert_eq!(document_name(" 示例县 ", "申报表", "docx"), "示例县_申报表.docx");
        assert_eq!(document_name("", "申报表", "docx"), "申报表.docx");
        assert_eq!(document_name("a/b:c\n", "申报表", "docx"), "abc_申报表.docx");
        let now = Moment { year: 2026, month: 3, day: 9, ..Moment::default() };
        assert_eq!(name("示例县", "台账", "csv", &now), "示例县-台账-20260309.csv");
        assert_eq!(name("", "台账", "csv", &now), "台账-20260309.csv");
    }
}
