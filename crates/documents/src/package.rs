//! Zip packages: the outer shell of .docx and .xlsx.

use std::io::{Cursor, Read, Write};

use weibao_core::Problem;
use weibao_text::documents as words;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::limits;
use crate::xml::{self, Element, Malformed, Node};

/// Packs parts in the given order. The same parts give the same bytes: no clock, no random.
pub(crate) fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, String)>) -> Result<Vec<u8>, Vec<Problem>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        add(&mut writer, name, &text).map_err(|_| not_packed())?;
    }
    Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
}

/// Packs files that are packed themselves, under their names. The same files give the same bytes.
///
/// # Errors
/// Where they are more than a .zip holds.
pub fn pack_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, Vec<Problem>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT);
    for (name, bytes) in files {
        writer.start_file(name, options).map_err(|_| not_packed())?;
        writer.write_all(bytes).map_err(|_| not_packed())?;
    }
    Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
}

/// The file that says what each part is.
const CONTENT_TYPES: &str = "[Content_Types].xml";
/// What the main part of a Word document is, and how the types of templates and of files with macros differ.
const DOCUMENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

/// What old Word and WPS files and encrypted ones begin with.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// A Word file, opened: its names and sizes are honest, its main part is known, it holds no macros.
pub(crate) struct WordFile<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked, whatever the package says about itself.
    left: usize,
    /// The main part's name.
    pub main: String,
    /// What each part is.
    types: ContentTypes,
}

impl<'a> WordFile<'a> {
    /// Opens it.
    pub fn open(package: &'a [u8]) -> Result<Self, Vec<Problem>> {
        if package.starts_with(&COMPOUND_FILE) {
            return Err(refused("template_old_or_encrypted", "", words::template_old_or_encrypted()));
        }
        let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|_| no_document())?;
        let project = check_entries(&mut archive, package.len())?;
        let mut left = limits::TEXT_BYTES;
        let types = named_part(&mut archive, CONTENT_TYPES, &mut left)?.ok_or_else(not_word)?;
        let types = ContentTypes::read(&nodes(CONTENT_TYPES, &types)?);
        let relations = named_part(&mut archive, "_rels/.rels", &mut left)?.ok_or_else(not_word)?;
        let main = relations_of(&nodes("_rels/.rels", &relations)?)
            .find(|relation| relation.kind == "officeDocument")
            .map(|relation| resolved("", &relation.target))
            .ok_or_else(not_word)?;
        match types.of(&main) {
            Some(DOCUMENT_TYPE | TEMPLATE_TYPE) => {}
            Some(kind) if kind.contains("macroEnabled") && kind.contains("ms-word") => return Err(macros(&main)),
            _ => return Err(not_word()),
        }
        if let Some(part) = types.part_of_kind("application/vnd.ms-office.vbaProject").or(project) {
            return Err(macros(&part));
        }
        if archive.index_for_name(&main).is_none() {
            return Err(no_document());
        }
        Ok(Self { archive, left, main, types })
    }

    /// The text of a part; nothing for one that is not there.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Vec<Problem>> {
        named_part(&mut self.archive, name, &mut self.left)
    }

    /// The part of this kind (`styles`) that the main part refers to.
    pub fn related(&mut self, kind: &str) -> Result<Option<String>, Vec<Problem>> {
        let main = self.main.clone();
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = resolved(folder, &format!("_rels/{file}.rels"));
        let Some(text) = self.text(&relations)? else { return Ok(None) };
        let mut all = relations_of(&nodes(&relations, &text)?);
        Ok(all
            .find(|relation| relation.kind == kind && !relation.external)
            .map(|found| resolved(folder, &found.target)))
    }

    /// Copies the file as a document without macros. Every text in it is read and handed to `edit`, which gives a part's new text, or
    /// nothing where the part stays as it is, byte for byte.
    pub fn rewrite(
        mut self,
        mut edit: impl FnMut(&str, Vec<Node>) -> Result<Option<String>, Vec<Problem>>,
    ) -> Result<Vec<u8>, Vec<Problem>> {
        // Two were unpacked already, and are once more.
        self.left = limits::TEXT_BYTES;
        let mut elements = limits::ELEMENTS;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let name = entry_name(&mut self.archive, index)?;
            let edited = if name == CONTENT_TYPES {
                let text = part(&mut self.archive, index, &mut self.left)?;
                text.contains(TEMPLATE_TYPE).then(|| text.replace(TEMPLATE_TYPE, DOCUMENT_TYPE))
            } else if self.is_text(&name) {
                let text = part(&mut self.archive, index, &mut self.left)?;
                let nodes = xml::parse_within(&text, &mut elements).map_err(|why| malformed(&name, why))?;
                if name == self.main && body(&nodes).is_none() {
                    return Err(not_word());
                }
                if name.ends_with(".rels") {
                    check_relations(&name, &nodes).map(|()| None)?
                } else {
                    edit(&name, nodes)?
                }
            } else {
                None
            };
            match edited {
                Some(text) => add(&mut writer, &name, &text).map_err(|_| not_packed())?,
                None => {
                    let raw = self.archive.by_index_raw(index).map_err(|_| no_document())?;
                    writer.raw_copy_file(raw).map_err(|_| not_packed())?;
                }
            }
        }
        Ok(writer.finish().map_err(|_| not_packed())?.into_inner())
    }

    fn is_text(&self, name: &str) -> bool {
        let lower = name.to_ascii_lowercase();
        lower.ends_with(".xml")
            || lower.ends_with(".rels")
            || name == self.main
            || self.types.of(name).is_some_and(|kind| kind.ends_with("+xml"))
    }
}

// ---------------------------------------------------------------- what a package says about itself

/// The kinds of the parts, by name and by ending.
struct ContentTypes {
    by_name: Vec<(String, String)>,
    by_ending: Vec<(String, String)>,
}

impl ContentTypes {
    fn read(nodes: &[Node]) -> Self {
        let said = |element: &str, key: &str| {
            let entries = nodes.iter().filter_map(Node::element).flat_map(Element::elements);
            let entries = entries.filter(|entry| local(entry) == element);
            let read = |entry: &Element| Some((entry.attribute(key)?.to_lowercase(), entry.attribute("ContentType")?));
            entries.filter_map(read).collect::<Vec<_>>()
        };
        Self { by_name: said("Override", "PartName"), by_ending: said("Default", "Extension") }
    }

    fn of(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let by_name = self.by_name.iter().find(|(known, _)| known.trim_start_matches('/') == name);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        by_name.or_else(|| self.by_ending.iter().find(|(known, _)| known == ending)).map(|(_, kind)| kind.as_str())
    }

    fn part_of_kind(&self, kind: &str) -> Option<String> {
        self.by_name.iter().find(|(_, known)| known == kind).map(|(name, _)| name.trim_start_matches('/').to_owned())
    }
}

/// A relationship between a part and another one, or something outside.
struct Relation {
    /// The last word of its type: the rest differs between the two standards.
    kind: String,
    target: String,
    external: bool,
}

fn relations_of(nodes: &[Node]) -> std::vec::IntoIter<Relation> {
    let entries = nodes.iter().filter_map(Node::element).flat_map(Element::elements);
    let read = |entry: &Element| {
        Some(Relation {
            kind: entry.attribute("Type")?.rsplit('/').next().unwrap_or_default().to_owned(),
            target: entry.attribute("Target")?,
            external: entry.attribute("TargetMode").as_deref() == Some("External"),
        })
    };
    entries.filter_map(read).collect::<Vec<_>>().into_iter()
}

/// A link that a person clicks is all that may lead outside: a template, a picture or a data source would be fetched on opening.
fn check_relations(part: &str, nodes: &[Node]) -> Result<(), Vec<Problem>> {
    let mut relations = relations_of(nodes);
    if let Some(relation) = relations.find(|relation| relation.external && relation.kind != "hyperlink") {
        let text = words::template_external(&relation.kind, &relation.target);
        return Err(refused("template_external", &format!("/{part}"), text));
    }
    if relations_of(nodes).any(|relation| relation.kind == "aFChunk") {
        return Err(refused("template_embedded", &format!("/{part}"), words::template_embedded()));
    }
    Ok(())
}

fn local(element: &Element) -> &str {
    element.name.rsplit_once(':').map_or(element.name.as_str(), |(_, local)| local)
}

/// The part's name behind a target that is relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let (mut path, rest) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

// ---------------------------------------------------------------- entries

/// Refuses what no office program writes: names that lead out of the package, more than there is to unpack. Gives the part that holds
/// macros, if there is one.
fn check_entries(archive: &mut ZipArchive<Cursor<&[u8]>>, length: usize) -> Result<Option<String>, Vec<Problem>> {
    if archive.len() > limits::PARTS {
        return Err(too_large());
    }
    let mut packed = 0_u64;
    let mut project = None;
    for index in 0..archive.len() {
        let name = entry_name(archive, index)?;
        let leads_out = name.starts_with('/') || name.contains(['\\', ':']) || name.split('/').any(|step| step == "..");
        if leads_out {
            return Err(refused("template_unsafe_name", "", words::template_unsafe_name(&name)));
        }
        let entry = archive.by_index_raw(index).map_err(|_| no_document())?;
        if entry.encrypted() {
            return Err(refused("template_old_or_encrypted", "", words::template_old_or_encrypted()));
        }
        packed = packed.saturating_add(entry.compressed_size());
        if name.to_ascii_lowercase().ends_with("vbaproject.bin") {
            project = Some(name);
        }
    }
    // Entries that share their bytes are a bomb.
    if packed > u64::try_from(length).unwrap_or(u64::MAX) { Err(too_large()) } else { Ok(project) }
}

fn entry_name(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Result<String, Vec<Problem>> {
    let entry = archive.by_index_raw(index).map_err(|_| no_document())?;
    entry.name().map(|name| name.into_owned()).map_err(|_| no_document())
}

fn named_part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
) -> Result<Option<String>, Vec<Problem>> {
    archive.index_for_name(name).map(|index| part(archive, index, left)).transpose()
}

/// The text of a part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: &mut usize) -> Result<String, Vec<Problem>> {
    let most = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let mut part = archive.by_index(index).map_err(|_| no_document())?.take(most);
    part.read_to_end(&mut bytes).map_err(|_| no_document())?;
    *left = left.checked_sub(bytes.len()).ok_or_else(too_large)?;
    text_of(bytes).ok_or_else(no_document)
}

/// The text behind bytes: UTF-8, or UTF-16 with its mark, which is then taken out of the declaration.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => {
            let text = String::from_utf8(bytes).ok()?;
            return Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text));
        }
    };
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().skip(1).map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty())?;
    Some(match text.split_once("?>") {
        Some((declaration, body)) if declaration.starts_with("<?xml") => {
            format!("{DECLARATION}{body}")
        }
        _ => text,
    })
}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

fn add(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    writer.start_file(name, options)?;
    writer.write_all(text.as_bytes())?;
    Ok(())
}

// ---------------------------------------------------------------- refusals

fn nodes(name: &str, text: &str) -> Result<Vec<Node>, Vec<Problem>> {
    xml::parse(text).map_err(|why| malformed(name, why))
}

fn malformed(name: &str, why: Malformed) -> Vec<Problem> {
    match why {
        Malformed::Broken => refused("template_unreadable", &format!("/{name}"), words::template_unreadable()),
        Malformed::TooLarge => too_large(),
    }
}

fn refused(code: &str, path: &str, text: String) -> Vec<Problem> {
    vec![crate::problem::problem(code, path, text)]
}

/// What stands in the main part of a document of Word.
pub(crate) fn body(nodes: &[Node]) -> Option<&Element> {
    let document = nodes.iter().filter_map(Node::element).find(|element| element.kind() == "w:document");
    document?.child("w:body")
}

pub(crate) fn no_document() -> Vec<Problem> {
    refused("template_unreadable", "", words::template_unreadable())
}

/// A package, but not one of Word.
fn not_word() -> Vec<Problem> {
    refused("template_not_word", "", words::template_not_word())
}

fn macros(part: &str) -> Vec<Problem> {
    refused("template_macros", &format!("/{part}"), words::template_macros())
}

/// More than an honest document holds, or fills.
pub(crate) fn too_large() -> Vec<Problem> {
    refused("template_too_large", "", words::template_too_large())
}

fn not_packed() -> Vec<Problem> {
    refused("document_not_packed", "", words::document_not_packed())
}
