//! What hostile bytes are thrown at: one function for each door of the core, the chain, the documents and the tables.
//! A panic is a find, and so is what breaks a law that is asserted here.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use serde_json::Value;
use weibao_core::json::Parsed;
use weibao_core::{Catalog, Options, check, evaluate, judge, overlay, reread, scoring};
use weibao_tables::{reply, workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A door, and what goes through it.
type Target = (&'static str, fn(&[u8]));

/// By name, what each takes: JSON text, or the XML of the part that the oddity is in.
pub const TARGETS: [Target; 7] = [
    ("read", read),
    ("evaluate", judged),
    ("overlay", overlaid),
    ("scoring", scored),
    ("template", template),
    ("spreadsheet", spreadsheet),
    ("reply", merged),
];

static NATIONAL: LazyLock<Catalog> = LazyLock::new(weibao_standards::catalog);
static EXAMPLE: LazyLock<Value> = LazyLock::new(weibao_standards::example);

fn json(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

/// Every defect says where, by a pointer; a file without a reading has a reason. A text that is read where it lies reads as its value does.
fn read(bytes: &[u8]) {
    let parsed = serde_json::from_slice::<Parsed<'_>>(bytes).ok();
    let Some(file) = json(bytes) else { return assert_eq!(parsed, None) };
    let problems = check(&NATIONAL, &file);
    weibao_tests::reads_alike(&NATIONAL, &parsed.unwrap(), &file);
    assert!(problems.iter().all(|problem| problem.path.is_empty() || problem.path.starts_with('/')));
    assert!(weibao_core::read(&NATIONAL, &file).is_ok() || !problems.is_empty());
}

/// A report counts every standard once; reading any field again gives what reading the whole gives.
fn judged(bytes: &[u8]) {
    let Some(file) = json(bytes) else { return };
    let Ok(mut assessment) = weibao_core::read(&NATIONAL, &file) else { return };
    let report = judge(&NATIONAL, &assessment, None);
    assert_eq!(report.standards.len(), NATIONAL.standards().count());
    let whole = assessment.clone();
    for field in file.as_object().into_iter().flat_map(|fields| fields.keys()) {
        let pointer = format!("/{}", field.replace('~', "~0").replace('/', "~1"));
        reread(&NATIONAL, &file, &mut assessment, &pointer);
        assert_eq!(assessment, whole, "{pointer}");
    }
}

/// What is applied can be judged by.
fn overlaid(bytes: &[u8]) {
    let Some(given) = json(bytes) else { return };
    match overlay::apply(&NATIONAL, &given) {
        Ok(catalog) => drop(evaluate(&catalog, &EXAMPLE, &Options::default())),
        Err(problems) => assert!(!problems.is_empty()),
    }
}

/// What is read gives points to any county.
fn scored(bytes: &[u8]) {
    let Some(given) = json(bytes) else { return };
    match scoring::read(&NATIONAL, &given) {
        Ok(_) => {
            let options = Options { rules: Some(&given), ..Options::default() };
            assert!(evaluate(&NATIONAL, &EXAMPLE, &options).is_ok_and(|report| report.score.is_some()));
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
}

/// A package of these parts, not compressed.
fn package(parts: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn relations(kind: &str, target: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
    )
}

fn types(part: &str, of: &str) -> String {
    format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{of}.main+xml"/></Types>"#
    )
}

/// What is filled can be shown.
fn template(document: &[u8]) {
    let made = package(&[
        ("[Content_Types].xml", types("word/document.xml", "wordprocessingml.document").as_bytes()),
        ("_rels/.rels", relations("officeDocument", "word/document.xml").as_bytes()),
        ("word/document.xml", document),
    ]);
    let (Some(made), Ok(assessment)) = (made, weibao_core::read(&NATIONAL, &*EXAMPLE)) else { return };
    let report = judge(&NATIONAL, &assessment, None);
    match weibao_documents::filled(&made, &NATIONAL, &assessment, &report, &EXAMPLE) {
        Ok(filled) => assert!(weibao_documents::preview(&filled).is_ok()),
        Err(problems) => assert!(!problems.is_empty()),
    }
}

/// What is read of it is a reply or a sentence, and can be merged.
fn spreadsheet(sheet: &[u8]) {
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="数据" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let made = package(&[
        ("[Content_Types].xml", types("xl/workbook.xml", "spreadsheetml.sheet").as_bytes()),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    let Some(made) = made else { return };
    for bytes in [made.as_slice(), sheet] {
        let Ok(book) = workbook::read(bytes, Some("回收.xlsx")) else { continue };
        let Ok(reply) = reply::read(&book, &NATIONAL, &EXAMPLE) else { continue };
        let reply = serde_json::to_value(&reply).unwrap_or_default();
        assert!(weibao_chain::merge(&NATIONAL, &EXAMPLE, &[reply], "2026-11-25").is_ok());
    }
}

/// A reply of any kind erases nothing, and what comes of it can be read.
fn merged(bytes: &[u8]) {
    let Some(reply) = json(bytes) else { return };
    weibao_chain::scan(&reply, None);
    if let Ok(merged) = weibao_chain::merge(&NATIONAL, &EXAMPLE, &[reply], "2026-11-25") {
        assert!(weibao_core::read(&NATIONAL, &merged.assessment).is_ok());
    }
}
