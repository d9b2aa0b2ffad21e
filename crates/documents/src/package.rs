//! Zip packages: the outer shell of .docx and .xlsx.

use std::io::{Cursor, Read, Write};

use weibao_core::Problem;
use weibao_text::documents as words;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::problem::problem;

/// The texts of an honest document together are smaller than this when unpacked (bytes).
const LARGEST_TEXT: u64 = 24 * 1024 * 1024;
/// An honest document has fewer parts.
const MOST_PARTS: usize = 5000;

/// Packs parts in the given order. The same parts give the same bytes: no clock, no random.
pub(crate) fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, String)>) -> Result<Vec<u8>, Vec<Problem>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        add(&mut writer, name, &text).map_err(|_| not_packed())?;
    }
    Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
}

/// Copies a package. `edit` gives a part's new text, or nothing where the part stays as it is, byte for byte.
pub(crate) fn rewrite(
    package: &[u8],
    mut edit: impl FnMut(&str, &str) -> Result<Option<String>, Vec<Problem>>,
) -> Result<Vec<u8>, Vec<Problem>> {
    let mut archive = open(package)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = LARGEST_TEXT;
    let mut found_document = false;
    for index in 0..archive.len() {
        let name = archive
            .by_index_raw(index)
            .ok()
            .and_then(|part| part.name().ok().map(|name| name.into_owned()))
            .ok_or_else(no_document)?;
        found_document |= name == DOCUMENT;
        let edited = match is_text(&name) {
            true => edit(&name, &part(&mut archive, index, &mut left)?)?,
            false => None,
        };
        match edited {
            Some(text) => add(&mut writer, &name, &text).map_err(|_| not_packed())?,
            None => {
                let raw = archive.by_index_raw(index).map_err(|_| no_document())?;
                writer.raw_copy_file(raw).map_err(|_| not_packed())?;
            }
        }
    }
    if !found_document {
        return Err(not_word());
    }
    Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
}

/// The main part of a .docx.
pub(crate) const DOCUMENT: &str = "word/document.xml";

/// The texts of these parts; nothing for one that is not there.
pub(crate) fn parts<const COUNT: usize>(
    package: &[u8],
    names: [&str; COUNT],
) -> Result<[Option<String>; COUNT], Vec<Problem>> {
    let mut archive = open(package)?;
    let mut left = LARGEST_TEXT;
    let mut found = [const { None }; COUNT];
    for (name, text) in names.iter().zip(&mut found) {
        if let Some(index) = archive.index_for_name(name) {
            *text = Some(part(&mut archive, index, &mut left)?);
        }
    }
    Ok(found)
}

/// What old Word and WPS files and encrypted ones begin with.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn open(package: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Vec<Problem>> {
    if package.starts_with(&COMPOUND_FILE) {
        return Err(vec![problem("template_old_or_encrypted", "", words::template_old_or_encrypted())]);
    }
    let archive = ZipArchive::new(Cursor::new(package)).map_err(|_| no_document())?;
    if archive.len() > MOST_PARTS { Err(too_large()) } else { Ok(archive) }
}

/// Whether a part holds text that a person typed: the body, headers, footers and notes.
fn is_text(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").filter(|file| file.ends_with(".xml")) else { return false };
    ["document", "header", "footer", "footnotes", "endnotes"].iter().any(|kind| file.starts_with(kind))
}

/// The text of a part. `left`: how much may still be unpacked, whatever the package says about itself.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: &mut u64) -> Result<String, Vec<Problem>> {
    let mut bytes = Vec::new();
    let mut part = archive.by_index(index).map_err(|_| no_document())?.take(left.saturating_add(1));
    part.read_to_end(&mut bytes).map_err(|_| no_document())?;
    *left = left.checked_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).ok_or_else(too_large)?;
    String::from_utf8(bytes).map_err(|_| no_document())
}

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    writer.start_file(name, options)?;
    writer.write_all(text.as_bytes())?;
    Ok(())
}

pub(crate) fn no_document() -> Vec<Problem> {
    vec![problem("template_unreadable", "", words::template_unreadable())]
}

/// A package, but not one of Word.
fn not_word() -> Vec<Problem> {
    vec![problem("template_not_word", "", words::template_not_word())]
}

/// More than an honest document holds, or fills.
pub(crate) fn too_large() -> Vec<Problem> {
    vec![problem("template_too_large", "", words::template_too_large())]
}

fn not_packed() -> Vec<Problem> {
    vec![problem("document_not_packed", "", words::document_not_packed())]
}
