//! Many counties beside each other. In the order of their division codes: no rank, no mean of rates, nothing summed over two readings.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use weibao_core::catalog::{Catalog, Predicate};
use weibao_core::decimal::Decimal;
use weibao_core::report::{Counts, NegativesReport, Report, Status, Verdict};
use weibao_core::tally::AreaTally;
use weibao_core::{Problem, examine, judge, overlay};
use weibao_text::chain as sentences;

use crate::given;
use crate::ordered::{ByText, sort};
use crate::place::{said, text};
use crate::words::plain;

/// Counties beside each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RolledUp {
    /// In the order of the division codes, then of the names.
    pub counties: Vec<CountyLine>,
    /// In printed order.
    pub standards: Vec<StandardLine>,
    /// The ratios of the measured clauses, in printed order.
    pub measures: Vec<MeasureLine>,
    /// What does not count, in the order in which it was given.
    pub set_aside: Vec<SetAside>,
}

/// A county.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountyLine {
    /// Its place in what was given. No rank.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Its division code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Where it stands.
    pub verdict: Verdict,
    /// Its counts.
    pub totals: Counts,
    /// Its counts by area.
    pub areas: Vec<AreaTally>,
    /// Its negative list.
    pub negatives: NegativesReport,
    /// How many standards have figures that contradict the declared answer.
    pub conflicts: usize,
    /// How many figures are still needed.
    pub missing_figures: usize,
    /// How many defects its file has; the sound part counts.
    pub problems: usize,
    /// The overlay that its file names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
    /// The file's revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// The day on which the file was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_on: Option<String>,
    /// How many due dates of what is to be done have passed; only where `today` was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<usize>,
}

/// A standard over all counties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardLine {
    /// Its id.
    pub id: String,
    /// Counties in which it is 达标.
    pub met: usize,
    /// 部分达标.
    pub partial: usize,
    /// 未达标.
    pub unmet: usize,
    /// 不适用.
    pub not_applicable: usize,
    /// 待核 or 未答.
    pub open: usize,
}

/// A ratio over all counties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureLine {
    /// The clause's id.
    pub clause: String,
    /// The sum of the parts, over the counties that gave both.
    pub part: Option<String>,
    /// The sum of the wholes, over the same.
    pub whole: Option<String>,
    /// How many gave both.
    pub counties: usize,
    /// Of how many.
    pub of: usize,
    /// Under how many readings. With more than one there is no total: 口径不一.
    pub readings: usize,
    /// The figure above the line.
    #[serde(default)]
    pub part_figure: String,
    /// The figure below the line.
    #[serde(default)]
    pub whole_figure: String,
    /// The readings themselves: `choice=option`, with commas between them.
    #[serde(default)]
    pub read_as: Vec<String>,
}

/// What does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Its place in what was given.
    pub index: usize,
    /// `older`, `ambiguous`, `unreadable`, or the core's code of what is wrong with the file.
    pub code: String,
    /// Why, as a sentence.
    pub text: String,
}

#[derive(Debug)]
struct File {
    line: CountyLine,
    county: County,
    report: Report,
}

#[derive(Debug)]
struct County {
    city: String,
    name: String,
}

/// Files that are rolled up one by one, so that whoever reads them can show how far it is.
#[derive(Debug, Default)]
pub struct Gathering {
    files: Vec<File>,
    set_aside: Vec<SetAside>,
}

impl Gathering {
    /// Takes a saved file, as a value or its JSON text. Total: what cannot be read is set aside and named.
    pub fn add(&mut self, catalog: &Catalog, file: &Value, today: Option<&str>) {
        match given::parsed(file).and_then(|file| read_file(catalog, self.len(), &file, today)) {
            Ok(file) => self.files.push(file),
            Err(problems) => {
                let problem = problems.into_iter().next();
                let (code, text) = problem.map_or_else(Default::default, |problem| (problem.code, problem.text));
                self.refuse(&code, text);
            }
        }
    }

    /// Sets aside what is no file that could be taken: why, as a code and a sentence.
    pub fn refuse(&mut self, code: &str, text: String) {
        let index = self.len();
        self.set_aside.push(SetAside { index, code: code.into(), text });
    }

    /// How many were given so far.
    pub fn len(&self) -> usize {
        self.files.len().saturating_add(self.set_aside.len())
    }

    /// Whether none was given yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them beside each other. `catalog`: the one that they were taken under.
    pub fn rolled_up(&self, catalog: &Catalog) -> RolledUp {
        let mut set_aside = self.set_aside.clone();
        let mut kept = newest(&self.files, &mut set_aside);
        sort(&mut kept, |one, other| order(&one.line).cmp(&order(&other.line)));
        sort(&mut set_aside, |one, other| one.index.cmp(&other.index));
        RolledUp {
            standards: standards(catalog, &kept),
            measures: measures(catalog, &kept),
            counties: kept.iter().map(|file| file.line.clone()).collect(),
            set_aside,
        }
    }

    /// How a standard stands in each of these counties, by their place in what was given.
    pub fn statuses(&self, standard: &str) -> Vec<(usize, Status)> {
        let of =
            |file: &File| file.report.standards.iter().find(|known| known.id == standard).map(|known| known.status);
        self.files.iter().filter_map(|file| Some((file.line.index, of(file)?))).collect()
    }
}

/// Rolls up saved files, each as a value or its JSON text. Total: what cannot be read is set aside and named.
///
/// # Errors
/// Where the overlay is wrong, or `today` is no day.
pub fn roll_up(
    catalog: &Catalog,
    files: &[Value],
    overlay: Option<&Value>,
    today: Option<&str>,
) -> Result<RolledUp, Vec<Problem>> {
    let overlaid = overlay.map(|given| overlay::apply(catalog, given)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    if let Some(today) = today {
        given::day(today, "/today")?;
    }
    let mut gathering = Gathering::default();
    for file in files {
        gathering.add(catalog, file, today);
    }
    Ok(gathering.rolled_up(catalog))
}

/// Those without a code come after those with one.
fn order(line: &CountyLine) -> (bool, Option<&str>, &str, usize) {
    (line.code.is_none(), line.code.as_deref(), &line.name, line.index)
}

fn read_file(catalog: &Catalog, index: usize, file: &Value, today: Option<&str>) -> Result<File, Vec<Problem>> {
    let (assessment, problems) = examine(catalog, file)?;
    let report = judge(catalog, &assessment, None);
    let mut missing = ByText::new();
    for clause in report.standards.iter().flat_map(|standard| &standard.clauses) {
        for figure in &clause.missing {
            missing.insert(figure.clone(), ());
        }
    }
    let late = |today: &str| {
        let due = assessment.answers.iter().filter_map(|(_, answer)| answer.plan.due.as_deref());
        due.filter(|due| given::day(due, "").is_ok() && *due < today).count()
    };
    let line = CountyLine {
        index,
        name: assessment.county.name.trim().into(),
        code: assessment.county.code.clone(),
        verdict: report.verdict,
        totals: report.totals.clone(),
        areas: report.areas.iter().cloned().map(AreaTally::from).collect(),
        negatives: report.negatives.clone(),
        conflicts: report.standards.iter().filter(|standard| standard.conflict).count(),
        missing_figures: missing.len(),
        problems: problems.len(),
        overlay: assessment.overlay.clone(),
        revision: said(file, "/file/revision").and_then(Value::as_u64),
        saved_on: said(file, "/file/saved_on").and_then(Value::as_str).map(String::from),
        overdue: today.map(late),
    };
    let city = alloc::format!("{} {}", plain(text(&file["county"], "province")), plain(text(&file["county"], "city")));
    Ok(File { county: County { city, name: plain(&line.name) }, line, report })
}

/// Of several files of one county the newest counts. Without a code a county is known by its name within its city.
fn newest<'f>(files: &'f [File], set_aside: &mut Vec<SetAside>) -> Vec<&'f File> {
    let mut codes: ByText<Vec<String>> = ByText::new();
    for file in files {
        if let Some(code) = &file.line.code {
            codes.change(alloc::format!("{} {}", file.county.city, file.county.name), |known| {
                if !known.contains(code) {
                    known.push(code.clone());
                }
            });
        }
    }
    let mut newest: ByText<&File> = ByText::new();
    for file in files {
        let named = alloc::format!("{} {}", file.county.city, file.county.name);
        let key = match (&file.line.code, codes.get(&named).map(Vec::as_slice)) {
            (Some(code), _) => code.clone(),
            (None, Some([code])) => code.clone(),
            (None, None | Some([])) => named,
            (None, Some(_)) => {
                let text = sentences::ambiguous_county(&file.line.name);
                set_aside.push(SetAside { index: file.line.index, code: "ambiguous".into(), text });
                continue;
            }
        };
        let age = |line: &CountyLine| (line.saved_on.clone(), line.revision, line.index);
        let loser = match newest.get(&key) {
            Some(known) if age(&known.line) > age(&file.line) => Some(file),
            _ => newest.insert(key, file),
        };
        if let Some(File { line, .. }) = loser {
            let text = sentences::older_file(&line.name, line.saved_on.as_deref());
            set_aside.push(SetAside { index: line.index, code: "older".into(), text });
        }
    }
    newest.into_values().collect()
}

fn standards(catalog: &Catalog, files: &[&File]) -> Vec<StandardLine> {
    let line = |id: &String| StandardLine { id: id.clone(), ..StandardLine::default() };
    let mut lines: Vec<StandardLine> = catalog.standards().map(|standard| line(&standard.id)).collect();
    for file in files {
        for (line, standard) in lines.iter_mut().zip(&file.report.standards) {
            let slot = match standard.status {
                Status::Met => &mut line.met,
                Status::Partial => &mut line.partial,
                Status::Unmet => &mut line.unmet,
                Status::NotApplicable => &mut line.not_applicable,
                Status::Pending | Status::Unanswered => &mut line.open,
            };
            *slot = slot.saturating_add(1);
        }
    }
    lines
}

/// A ratio with what it takes to add it up.
struct Ratio<'c> {
    line: MeasureLine,
    /// The choices that say how its figures are to be read.
    choices: Vec<&'c str>,
    part: Decimal,
    whole: Decimal,
}

fn measures(catalog: &Catalog, files: &[&File]) -> Vec<MeasureLine> {
    let mut ratios = ratios(catalog);
    for file in files {
        let mut figures: LiteMap<&str, Decimal> = LiteMap::new();
        for figure in &file.report.figures {
            if let Ok(value) = Decimal::from_number(&figure.value) {
                figures.insert(figure.key.as_str(), value);
            }
        }
        for ratio in &mut ratios {
            ratio.line.of = ratio.line.of.saturating_add(1);
            let part = figures.get(ratio.line.part_figure.as_str());
            let (Some(part), Some(whole)) = (part, figures.get(ratio.line.whole_figure.as_str())) else { continue };
            ratio.line.counties = ratio.line.counties.saturating_add(1);
            ratio.part = ratio.part.plus(*part);
            ratio.whole = ratio.whole.plus(*whole);
            let used = file.report.choices.iter().filter(|choice| ratio.choices.contains(&choice.key.as_str()));
            let used: Vec<String> = used.map(|choice| alloc::format!("{}={}", choice.key, choice.option)).collect();
            let used = used.join(",");
            if !ratio.line.read_as.contains(&used) {
                ratio.line.read_as.push(used);
            }
        }
    }
    ratios
        .into_iter()
        .map(|ratio| {
            let mut line = ratio.line;
            sort(&mut line.read_as, Ord::cmp);
            line.readings = line.read_as.len();
            if line.readings == 1 {
                line.part = Some(ratio.part.to_string());
                line.whole = Some(ratio.whole.to_string());
            }
            line
        })
        .collect()
}

fn ratios(catalog: &Catalog) -> Vec<Ratio<'_>> {
    let mut ratios: Vec<Ratio<'_>> = Vec::new();
    for clause in catalog.standards().flat_map(|standard| &standard.clauses) {
        let given = || clause.rules.iter().filter_map(|rule| rule.given.as_ref());
        for rule in &clause.rules {
            let Predicate::Ratio(ratio) = &rule.predicate else { continue };
            let known = |line: &MeasureLine| {
                line.clause == clause.id && line.part_figure == ratio.part && line.whole_figure == ratio.whole
            };
            if ratios.iter().any(|ratio| known(&ratio.line)) {
                continue;
            }
            let figures = [&ratio.part, &ratio.whole].into_iter().filter_map(|key| catalog.figure(key));
            let derived = figures.flat_map(|figure| &figure.from).filter_map(|from| from.given.as_ref());
            ratios.push(Ratio {
                line: MeasureLine {
                    clause: clause.id.clone(),
                    part_figure: ratio.part.clone(),
                    whole_figure: ratio.whole.clone(),
                    ..MeasureLine::default()
                },
                choices: derived.chain(given()).map(|given| given.choice.as_str()).collect(),
                part: Decimal::ZERO,
                whole: Decimal::ZERO,
            });
        }
    }
    ratios
}

/// Roll-ups of roll-ups: their sum. Indexes count on from one to the next.
///
/// # Errors
/// Where they are not over the same standards, or one county is in two of them: its statuses could not be told apart.
pub fn sum(rolled: Vec<RolledUp>) -> Result<RolledUp, Vec<Problem>> {
    let mut rolled = rolled.into_iter();
    let mut sum = rolled.next().unwrap_or_default();
    for (number, next) in rolled.enumerate() {
        let path = alloc::format!("/{}", number.saturating_add(1));
        let same = sum.standards.iter().map(|line| &line.id).eq(next.standards.iter().map(|line| &line.id));
        if !same || sum.measures.len() != next.measures.len() {
            return Err(given::problem("other_catalog", &path, sentences::roll_up_of_other_catalog()));
        }
        let twice = next.counties.iter().find(|county| {
            sum.counties
                .iter()
                .any(|known| known.code == county.code && (known.code.is_some() || known.name == county.name))
        });
        if let Some(county) = twice {
            return Err(given::problem("county_twice", &path, sentences::county_twice(&county.name)));
        }
        let offset = sum.counties.len().saturating_add(sum.set_aside.len());
        sum.counties.extend(next.counties.into_iter().map(|mut line| {
            line.index = line.index.saturating_add(offset);
            line
        }));
        sum.set_aside.extend(next.set_aside.into_iter().map(|mut aside| {
            aside.index = aside.index.saturating_add(offset);
            aside
        }));
        for (line, next) in sum.standards.iter_mut().zip(next.standards) {
            line.met = line.met.saturating_add(next.met);
            line.partial = line.partial.saturating_add(next.partial);
            line.unmet = line.unmet.saturating_add(next.unmet);
            line.not_applicable = line.not_applicable.saturating_add(next.not_applicable);
            line.open = line.open.saturating_add(next.open);
        }
        for (line, next) in sum.measures.iter_mut().zip(next.measures) {
            add_measure(line, next);
        }
    }
    sort(&mut sum.counties, |one, other| order(one).cmp(&order(other)));
    Ok(sum)
}

fn add_measure(line: &mut MeasureLine, next: MeasureLine) {
    line.counties = line.counties.saturating_add(next.counties);
    line.of = line.of.saturating_add(next.of);
    let plus = |one: Option<String>, other: Option<String>| {
        let number = |text: &Option<String>| text.as_deref().unwrap_or("0").parse::<Decimal>().unwrap_or_default();
        Some(number(&one).plus(number(&other)).to_string())
    };
    line.read_as.extend(next.read_as);
    sort(&mut line.read_as, Ord::cmp);
    line.read_as.dedup();
    line.readings = line.read_as.len();
    let (part, whole) = (line.part.take(), line.whole.take());
    if line.readings == 1 {
        line.part = plus(part, next.part);
        line.whole = plus(whole, next.whole);
    }
}
