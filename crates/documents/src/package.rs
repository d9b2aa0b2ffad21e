//! Zip packages: the outer shell of .docx and .xlsx.

use std::io::{Cursor, Read, Write};

use weibao_core::Problem;
use weibao_text::documents as words;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A part that is larger than this when unpacked is no part of an honest document (bytes).
const LARGEST_PART: u64 = 64 * 1024 * 1024;

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
    let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|_| no_document())?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found_document = false;
    for index in 0..archive.len() {
        let name = archive
            .by_index_raw(index)
            .ok()
            .and_then(|part| part.name().ok().map(|name| name.into_owned()))
            .ok_or_else(no_document)?;
        found_document |= name == DOCUMENT;
        let edited = match is_text(&name) {
            true => edit(&name, &part(&mut archive, index)?)?,
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
        return Err(no_document());
    }
    Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
}

/// The main part of a .docx.
pub(crate) const DOCUMENT: &str = "word/document.xml";

/// The text of the main part of a .docx.
pub(crate) fn document(package: &[u8]) -> Result<String, Vec<Problem>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|_| no_document())?;
    let index = archive.index_for_name(DOCUMENT).ok_or_else(no_document)?;
    part(&mut archive, index)
}

/// Whether a part holds text that a person typed: the body, headers, footers and notes.
fn is_text(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").filter(|file| file.ends_with(".xml")) else { return false };
    ["document", "header", "footer", "footnotes", "endnotes"].iter().any(|kind| file.starts_with(kind))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<String, Vec<Problem>> {
    let mut text = String::new();
    let mut part = archive.by_index(index).map_err(|_| no_document())?.take(LARGEST_PART);
    part.read_to_string(&mut text).map_err(|_| no_document())?;
    Ok(text)
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
    vec![crate::problem("template_unreadable", "", words::template_unreadable())]
}

fn not_packed() -> Vec<Problem> {
    vec![crate::problem("document_not_packed", "", words::document_not_packed())]
}
