//! The kinds of documents: of each, how it is made. One more is an entry here, its template's writer in `make_templates`, its words in
//! `weibao-terms` and `weibao-text`, and its name among the exports of `documents.js`; whatever is forgotten does not compile, or a test
//! names it.

use serde_json::Value;
use weibao_core::{Assessment, Catalog, Problem, Report};
use weibao_terms::DocumentKind;
use weibao_text::screens::export;

use crate::{documents, xlsx};

macro_rules! shipped {
    ($key:literal) => {
        Some(include_bytes!(concat!("../../../standards/templates/", $key, ".docx")))
    };
}

/// The template of a kind, to start one of one's own from; nothing for what is made from none.
pub fn template(kind: DocumentKind) -> Option<&'static [u8]> {
    match kind {
        DocumentKind::Application => shipped!("application"),
        DocumentKind::Report => shipped!("report"),
        DocumentKind::EvidenceIndex => shipped!("evidenceIndex"),
        DocumentKind::Plan => shipped!("plan"),
        DocumentKind::ReviewTable => shipped!("reviewTable"),
        DocumentKind::ReturnList => shipped!("returnList"),
        DocumentKind::ReviewOpinion => shipped!("reviewOpinion"),
        DocumentKind::Workbook | DocumentKind::Filled | DocumentKind::ReviewWorkbook => None,
    }
}

/// A document's bytes. `catalog` carries the overlay, `report` is what the core says about `assessment`, which was read from `file`. What was typed
/// wins over drafts, and nothing is cut.
///
/// # Errors
/// Where the kind needs a template of the county's own, see [`crate::filled`], or a review, see [`crate::Review`].
pub fn write(
    kind: DocumentKind,
    catalog: &Catalog,
    assessment: &Assessment,
    report: &Report,
    file: &Value,
) -> Result<Vec<u8>, Vec<Problem>> {
    if DocumentKind::OF_A_REVIEW.contains(&kind) {
        return Err(crate::package::no_document());
    }
    match (kind, template(kind)) {
        (_, Some(template)) => documents::filled(template, catalog, assessment, report, file),
        (DocumentKind::Workbook, None) => xlsx::workbook::workbook(catalog, assessment, report, file),
        (_, None) => Err(crate::package::no_document()),
    }
}

/// The name of a document's file: 「示例县_申报表.docx」, with 草稿 in it as long as something is unfinished.
pub fn file_name(kind: DocumentKind, county: &str, report: &Report) -> String {
    let parts = [Some(county.trim()).filter(|county| !county.is_empty()), Some(export::title(kind))];
    let mut name = parts.into_iter().flatten().collect::<Vec<_>>().join("_");
    if weibao_core::readiness::is_draft(report) {
        name.push_str(weibao_text::documents::DRAFT_IN_NAME);
    }
    let name: String = name.chars().filter(|sign| !sign.is_control() && !r#"\/:*?"<>|"#.contains(*sign)).collect();
    format!("{name}.{}", kind.extension())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn file(path: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
    }

    /// Each kind is exported, typed, has a golden and is among the templates; and nothing else is.
    #[test]
    fn nothing_forgets_a_kind() {
        let sorted = |mut keys: Vec<&'static str>| {
            keys.sort_unstable();
            keys
        };
        let keys = |kinds: &[DocumentKind]| sorted(kinds.iter().map(|kind| kind.key()).collect());
        let with_template = |kinds: &[DocumentKind]| {
            kinds.iter().filter(|kind| template(**kind).is_some()).map(|kind| kind.key()).collect::<Vec<_>>()
        };
        for kind in DocumentKind::SHIPPED.into_iter().chain(DocumentKind::OF_A_REVIEW) {
            let key = kind.key();
            for script in ["documents.js", "site.js"] {
                let exports = file(&format!("crates/documents-module/js/{script}"));
                let list = exports.split("export const {").nth(1).unwrap().split('}').next().unwrap();
                assert!(list.split(',').any(|name| name.trim() == key), "{script} does not export {key}");
            }
            let writer = if DocumentKind::OF_A_REVIEW.contains(&kind) { "reviewer" } else { "writer" };
            assert!(
                file("crates/documents-module/js/api.js").contains(&format!("{key}: {writer}(\"{key}\")")),
                "api.js: {key}"
            );
            let types = file("crates/documents-module/js/documents.d.ts");
            let beside =
                if writer == "reviewer" { " review: Review | string, reviewed: Reviewed | string," } else { "" };
            assert!(
                types.contains(&format!(
                    "export function {key}(assessment: Assessment | string,{beside} options?: Options): Bytes;"
                )),
                "{key}"
            );
        }
        let names = |folder: &str, ending: &str| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
            let entries =
                std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> =
                entries.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
            names.sort();
            names
        };
        assert_eq!(names("tests/documents/golden", ".txt"), keys(&DocumentKind::SHIPPED));
        assert_eq!(names("tests/documents/golden/review", ".txt"), keys(&DocumentKind::OF_A_REVIEW));
        // Of two files, and of many counties: of no kind.
        assert_eq!(
            names("tests/documents/golden/chain", ".txt"),
            ["comparison", "comparisonTables", "rollup", "summary"]
        );
        let kinds = [&DocumentKind::SHIPPED[..], &DocumentKind::OF_A_REVIEW].concat();
        let templates = [with_template(&kinds), vec!["comparison", "summary"]].concat();
        assert_eq!(names("standards/templates", ".docx"), sorted(templates));
    }

    #[test]
    fn a_file_is_called_a_draft_as_long_as_something_is_open() {
        let catalog = weibao_standards::catalog();
        let input = weibao_core::new_assessment(&catalog, None);
        let mut report = weibao_core::evaluate(&catalog, &input, &weibao_core::Options::default()).unwrap();
        assert_eq!(file_name(DocumentKind::Report, " a/示例县 ", &report), "a示例县_自评报告（草稿）.docx");
        report.totals.unanswered = 0;
        report.negatives.open.clear();
        assert_eq!(file_name(DocumentKind::Workbook, "", &report), "自评表.xlsx");
    }
}
