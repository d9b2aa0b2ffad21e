//! The templates of `standards/templates/`, made: this is their one truth, and a test holds the files to it.
//! After a change: `UPDATE=1 cargo test -p weibao-documents make_templates`.

mod application;
mod comparison;
mod evidence_index;
mod letters;
mod official;
mod plan;
mod report;
mod review;
mod summary;
mod word;

use std::path::Path;

use weibao_terms::{DocumentKind, Letter};

fn made(kind: DocumentKind) -> Option<Vec<u8>> {
    match kind {
        DocumentKind::Application => Some(application::template()),
        DocumentKind::Report => Some(report::template()),
        DocumentKind::EvidenceIndex => Some(evidence_index::template()),
        DocumentKind::Plan => Some(plan::template()),
        DocumentKind::ReviewTable => Some(review::table()),
        DocumentKind::ReturnList => Some(review::returned()),
        DocumentKind::ReviewOpinion => Some(review::opinion()),
        DocumentKind::Workbook | DocumentKind::Filled | DocumentKind::ReviewWorkbook => None,
    }
}

#[test]
fn make_templates() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../standards/templates");
    let documents =
        DocumentKind::ALL.into_iter().filter_map(|kind| Some((format!("{}.docx", kind.key()), made(kind)?)));
    let letters =
        Letter::ALL.into_iter().map(|letter| (format!("letters/{}.docx", letter.key()), letters::template(letter)));
    let others = [("comparison", comparison::template()), ("summary", summary::template())];
    let others = others.into_iter().map(|(name, made)| (format!("{name}.docx"), made));
    for (file, made) in documents.chain(letters).chain(others) {
        let file = folder.join(file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &made).unwrap();
        }
        let parts = |bytes: &[u8]| {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut parts = Vec::new();
            for index in 0..archive.len() {
                let mut part = archive.by_index(index).unwrap();
                parts.push((part.name().unwrap().into_owned(), std::io::read_to_string(&mut part).unwrap()));
            }
            parts
        };
        let shipped = std::fs::read(&file).unwrap();
        assert!(
            parts(&shipped) == parts(&made),
            "{} is not what its writer makes: see the head of this file",
            file.display()
        );
    }
}
