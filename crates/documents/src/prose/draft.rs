//! Pre-written texts. Every figure is one of the report's; what is not known is left out.

use weibao_core::assessment::{Assessment, Evidence};
use weibao_core::catalog::{Catalog, Standard};
use weibao_core::report::{Counts, Report, Status, Verdict};
use weibao_text::documents as words;

use super::sentences::Sentences;

/// The texts that stand in the form where the county has typed none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// 基本情况.
    pub situation: String,
    /// 主要制度.
    pub systems: String,
    /// 工作成效.
    pub results: String,
    /// 县级人民政府自评意见; empty as long as something is open or bars the county.
    pub county_opinion: String,
    /// Keys of the figures that stand in these texts, in the catalog's order.
    pub figures: Vec<String>,
}

/// The drafts of an assessment that has been read.
pub fn write(catalog: &Catalog, assessment: &Assessment, report: &Report) -> Drafts {
    let mut sentences = Sentences::new(catalog, report);
    let situation = situation(catalog, assessment, report, &mut sentences);
    let results = results(catalog, report, &mut sentences);
    let is_used = |key: &&String| sentences.used.contains(key);
    Drafts {
        situation,
        systems: systems(catalog, assessment),
        results: dated(assessment, results),
        county_opinion: county_opinion(report),
        figures: catalog.figures.iter().map(|figure| &figure.key).filter(is_used).cloned().collect(),
    }
}

fn situation(catalog: &Catalog, assessment: &Assessment, report: &Report, sentences: &mut Sentences<'_>) -> String {
    let county = Some(assessment.county.name.trim()).filter(|name| !name.is_empty()).unwrap_or(words::THIS_COUNTY);
    let mut lines = Vec::new();
    let [people, minors, townships, communities, schools] =
        ["county_population", "minors_total", "townships_total", "communities_total", "schools_total"]
            .map(|key| sentences.figure(key));
    let base = words::base_sentence(county, &words::BaseFigures { people, minors, townships, communities, schools });
    lines.extend(Some(base).filter(|base| !base.is_empty()));
    if report.totals.unanswered < report.totals.standards {
        let totals = &report.totals;
        let areas = catalog.areas.len();
        lines.push(words::assessed_sentence(
            &catalog.title,
            &catalog.document,
            areas,
            totals.standards,
            &counts(totals),
        ));
    }
    if let Some(overlay) = &catalog.overlay {
        lines.push(words::overlay_sentence(&overlay.title, &overlay.authority));
    }
    let negatives = &report.negatives;
    if negatives.present.is_empty() && negatives.open.is_empty() && !negatives.absent.is_empty() {
        let absent = words::negatives_absent(negatives.absent.len());
        let days = assessment.period.sentence_of_negatives(catalog).unwrap_or_default();
        lines.push([absent, days].concat());
    }
    lines.join("\n")
}

/// Results begin with of which days their numbers are, where the file says so.
fn dated(assessment: &Assessment, results: String) -> String {
    let period = assessment.period.sentence();
    if results.is_empty() || period.is_empty() { results } else { [period, results].join("\n") }
}

/// 适用的76项中，达标73项、部分达标2项: what is not there is left out.
pub fn counts(counts: &Counts) -> String {
    use words::counts as word;
    let said = |all: &[(&str, usize)]| {
        let said = all.iter().filter(|(_, number)| *number > 0).map(|(word, number)| words::count(word, *number));
        said.collect::<Vec<_>>().join("、")
    };
    let states = [
        (word::MET, counts.met),
        (word::PARTIAL, counts.partial),
        (word::UNMET, counts.unmet),
        (word::PENDING, counts.pending),
        (word::UNANSWERED, counts.unanswered),
    ];
    words::counted(counts.applicable, &said(&states), counts.not_applicable)
}

fn systems(catalog: &Catalog, assessment: &Assessment) -> String {
    let mut seen: Vec<String> = Vec::new();
    let lines: Vec<String> = catalog
        .areas
        .iter()
        .filter_map(|area| {
            let evidence = area
                .standards()
                .filter_map(|standard| assessment.answers.get(&standard.id))
                .flat_map(|answer| &answer.evidence);
            let mut documents: Vec<String> = Vec::new();
            for document in evidence.filter(|document| is_issued(document)).map(cited) {
                if !seen.contains(&document) {
                    seen.push(document.clone());
                    documents.push(document);
                }
            }
            (!documents.is_empty()).then(|| words::area_documents(&area.title, &documents.join("；")))
        })
        .collect();
    lines.join("\n")
}

/// A system is a document that was issued under a number; lists and minutes stay in the index of evidence.
fn is_issued(document: &Evidence) -> bool {
    !document.title.trim().is_empty() && document.number.as_deref().is_some_and(|number| !number.trim().is_empty())
}

/// A document as it is cited: 《…》（文号）.
pub fn cited(document: &Evidence) -> String {
    words::document(
        document.title.trim(),
        document.number.as_deref().map(str::trim).filter(|number| !number.is_empty()),
    )
}

/// The most standards without figures that an area names in the form.
const DONE_IN_THE_FORM: usize = 2;

fn results(catalog: &Catalog, report: &Report, sentences: &mut Sentences<'_>) -> String {
    let mut lines = Vec::new();
    for area in &catalog.areas {
        let found = |standard: &Standard| report.standards.iter().find(|found| found.id == standard.id);
        let mut said: Vec<String> = Vec::new();
        for standard in area.standards() {
            let Some(found) = found(standard) else { continue };
            for sentence in sentences.achieved(standard, found) {
                if !said.contains(&sentence) {
                    said.push(sentence);
                }
            }
        }
        if said.is_empty() {
            let met =
                area.standards().filter(|standard| found(standard).is_some_and(|found| found.status == Status::Met));
            let done =
                met.filter_map(|standard| catalog.prose.standards.get(&standard.id)).map(|prose| prose.done.clone());
            said = done.take(DONE_IN_THE_FORM).collect();
        }
        if !said.is_empty() {
            lines.push(words::area_results(&area.title, &said.join("；")));
        }
    }
    lines.join("\n")
}

fn county_opinion(report: &Report) -> String {
    match report.verdict {
        _ if weibao_core::readiness::is_draft(report) || report.totals.applicable == 0 => String::new(),
        Verdict::Clear => words::opinion_clear(report.totals.applicable),
        Verdict::Gaps => words::opinion_gaps(&counts(&report.totals)),
        Verdict::Barred | Verdict::Incomplete => String::new(),
    }
}
