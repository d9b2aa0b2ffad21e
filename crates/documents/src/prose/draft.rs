//! Pre-written texts. Every figure is one of the report's; what is not known is left out.

use weibao_core::assessment::{Assessment, Evidence};
use weibao_core::catalog::{Area, Catalog, Clause, Predicate};
use weibao_core::decimal::per_cent;
use weibao_core::report::{ClauseStatus, Counts, Report, StandardReport, Verdict};
use weibao_text::documents as words;

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
    let mut used = Used { catalog, report, keys: Vec::new() };
    let situation = situation(catalog, assessment, report, &mut used);
    let results = results(catalog, report, &mut used);
    let figures =
        catalog.figures.iter().map(|figure| &figure.key).filter(|key| used.keys.contains(key)).cloned().collect();
    Drafts {
        situation,
        systems: systems(catalog, assessment),
        results,
        county_opinion: county_opinion(report),
        figures,
    }
}

/// The figures of the report, and which of them were written down.
struct Used<'a> {
    catalog: &'a Catalog,
    report: &'a Report,
    keys: Vec<String>,
}

impl Used<'_> {
    /// A known figure; `write` makes a sentence of it, or none.
    fn sentence(&mut self, key: &str, write: impl FnOnce(&str) -> Option<String>) -> Option<String> {
        let sentence = write(&self.value(key)?)?;
        self.keys.push(key.into());
        Some(sentence)
    }

    fn amount(&mut self, key: &str) -> Option<String> {
        let figure = self.catalog.figure(key)?;
        self.sentence(key, |value| Some(words::amount(&figure.label, value, &figure.unit)))
    }

    fn share(&mut self, part: &str, whole: &str) -> Option<String> {
        let (part, whole) = (self.catalog.figure(part)?, self.catalog.figure(whole)?);
        let (have, of) = (self.value(&part.key)?, self.value(&whole.key)?);
        let share = per_cent(have.parse().ok()?, of.parse().ok()?)?;
        self.keys.extend([part.key.clone(), whole.key.clone()]);
        Some(words::share(&part.label, &have, &part.unit, &whole.label, &of, &whole.unit, &share))
    }

    fn value(&self, key: &str) -> Option<String> {
        self.report.figures.iter().find(|figure| figure.key == key).map(|figure| figure.value.to_string())
    }
}

fn situation(catalog: &Catalog, assessment: &Assessment, report: &Report, used: &mut Used<'_>) -> String {
    let county = Some(assessment.county.name.trim()).filter(|name| !name.is_empty()).unwrap_or(words::THIS_COUNTY);
    let mut lines = Vec::new();
    let base: Vec<String> = catalog
        .figures
        .iter()
        .filter_map(|figure| used.sentence(&figure.key, |value| words::base_figure(&figure.key, value)))
        .collect();
    if !base.is_empty() {
        lines.push(words::base_sentence(county, &base.join("、")));
    }
    if report.totals.unanswered < report.totals.standards {
        let standards = report.totals.standards;
        lines.push(words::assessed_sentence(
            &catalog.title,
            &catalog.document,
            catalog.areas.len(),
            standards,
            &counts(&report.totals),
        ));
        if let Some(overlay) = &catalog.overlay {
            lines.push(words::overlay_sentence(&overlay.title, &overlay.authority));
        }
    }
    let negatives = &report.negatives;
    if negatives.present.is_empty() && negatives.open.is_empty() && !negatives.absent.is_empty() {
        lines.push(words::negatives_absent(negatives.absent.len()));
    }
    lines.join("\n")
}

/// 适用76项，达标33项，未达标3项: what is not there is left out.
pub fn counts(counts: &Counts) -> String {
    use words::counts as word;
    let all = [
        (word::APPLICABLE, counts.applicable),
        (word::MET, counts.met),
        (word::PARTIAL, counts.partial),
        (word::UNMET, counts.unmet),
        (word::NOT_APPLICABLE, counts.not_applicable),
        (word::PENDING, counts.pending),
        (word::UNANSWERED, counts.unanswered),
    ];
    let said: Vec<String> =
        all.iter().filter(|(_, number)| *number > 0).map(|(word, number)| words::count(word, *number)).collect();
    said.join("，")
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

fn results(catalog: &Catalog, report: &Report, used: &mut Used<'_>) -> String {
    let mut lines = Vec::new();
    for area in &catalog.areas {
        let Some(counts) = report.areas.iter().find(|counts| counts.id == area.id).map(|area| &area.counts) else {
            continue;
        };
        if counts.met == 0 {
            continue;
        }
        let mut line = words::area_results(&area.title, counts.applicable, counts.met);
        let figures = area_figures(area, report, used);
        if !figures.is_empty() {
            line.push_str(&figures.join("；"));
            line.push('。');
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// The figures behind the measured clauses that are met, each sentence once.
fn area_figures(area: &Area, report: &Report, used: &mut Used<'_>) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for standard in area.standards() {
        let Some(found) = report.standards.iter().find(|found| found.id == standard.id) else { continue };
        for clause in standard.clauses.iter().filter(|clause| is_measured_and_met(clause, found)) {
            for rule in &clause.rules {
                let figures = used_by(clause, found);
                let sentence = match &rule.predicate {
                    Predicate::Figure(test) if figures.contains(&test.figure.as_str()) => used.amount(&test.figure),
                    Predicate::Ratio(test) if figures.contains(&test.part.as_str()) => {
                        used.share(&test.part, &test.whole)
                    }
                    Predicate::Figure(_) | Predicate::Ratio(_) => None,
                };
                sentences.extend(sentence.filter(|sentence| !sentences.contains(sentence)));
            }
        }
    }
    sentences
}

fn is_measured_and_met(clause: &Clause, found: &StandardReport) -> bool {
    found.clauses.iter().any(|said| said.id == clause.id && said.status == ClauseStatus::Met && said.measured.is_some())
}

fn used_by<'a>(clause: &Clause, found: &'a StandardReport) -> Vec<&'a str> {
    let said = found.clauses.iter().find(|said| said.id == clause.id).and_then(|said| said.measured.as_ref());
    said.map(|measured| measured.figures.iter().map(String::as_str).collect()).unwrap_or_default()
}

fn county_opinion(report: &Report) -> String {
    match report.verdict {
        Verdict::Clear => words::opinion_clear(&counts(&report.totals)),
        Verdict::Gaps => words::opinion_gaps(&counts(&report.totals)),
        Verdict::Barred | Verdict::Incomplete => String::new(),
    }
}
