//! A city's or province's look at a county's file: the same judgement by the reviewer's figures and states, beside the county's own.
//!
//! COUNTY'S WORD: the file is only read. What the reviewer finds is applied to a copy in memory and never written.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::catalog::{Catalog, Predicate};
use weibao_core::outline::{Field, Outline, problems};
use weibao_core::report::{Reason, Report, Status};
use weibao_core::{Options, Problem, check, evaluate, overlay, scoring};
use weibao_text::chain as sentences;

use crate::digest::{digest, mark};
use crate::given;
use crate::place::{at, put, said, steps, text};
use crate::units::standard_of;

/// Two reports side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reviewed {
    /// The county's file by its own figures.
    pub county: Report,
    /// The same with the reviewer's figures and states in place of the county's.
    pub reviewer: Report,
    /// How many standards are marked how.
    pub counts: Counts,
    /// Marks whose item the county has changed since, or may have: look again.
    pub stale: Vec<String>,
    /// What is wrong with the review.
    pub problems: Vec<Problem>,
    /// Of each mark's item as it is now: kept beside the mark, it tells later whether the item has changed.
    pub items: Map<String, Value>,
    /// The draft of an opinion; its conclusion is left to the reviewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
    /// Why there is no draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_draft: Option<String>,
}

/// How many standards are marked how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// 认可.
    pub accepted: usize,
    /// 存疑.
    pub doubtful: usize,
    /// 退回.
    pub returned: usize,
    /// 未看.
    pub unseen: usize,
    /// Those of the unseen that the county has not answered: there is nothing to see.
    pub unanswered: usize,
}

const MARKS: [&str; 3] = ["accepted", "doubtful", "returned"];

const REVIEW: Outline = Outline::Object(&[
    Field::needed("format", Outline::Word(&["weibao.review"])),
    Field::needed("version", Outline::Whole),
    Field::needed("id", Outline::Text(200)),
    Field::needed("level", Outline::Word(&["city", "province", "national"])),
    Field::optional("body", Outline::Text(200)),
    Field::needed("made_on", Outline::Date),
    Field::needed(
        "of",
        Outline::Object(&[
            Field::optional("id", Outline::Text(200)),
            Field::optional("revision", Outline::Whole),
            Field::needed("digest", Outline::Text(64)),
            Field::needed("county", Outline::Text(200)),
            Field::needed("catalog", Outline::Text(200)),
            Field::optional("overlay", Outline::Text(200)),
        ]),
    ),
    Field::needed(
        "marks",
        Outline::Placed(
            20_000,
            &Outline::Object(&[
                Field::needed("mark", Outline::Word(&MARKS)),
                Field::optional("status", Outline::Word(&["met", "partial", "unmet", "not_applicable", "pending"])),
                Field::optional("figure", Outline::Number),
                Field::optional("state", Outline::Word(&["absent", "present", "pending"])),
                Field::optional("remark", Outline::Text(20_000)),
                Field::optional("method", Outline::Text(200)),
                Field::optional("by", Outline::Text(200)),
                Field::optional("on", Outline::Date),
                Field::optional("item", Outline::Text(64)),
            ]),
        ),
    ),
    Field::optional("evidence", Outline::Any),
    Field::optional("groups", Outline::Any),
    Field::optional("samples", Outline::Any),
    Field::optional("opinion", Outline::Text(20_000)),
    Field::optional("done", Outline::Any),
]);

/// Judges a county's file twice: by its own word and by the reviewer's.
///
/// # Errors
/// Where the file cannot be judged, or the review is none of this county and these standards.
pub fn reviewed(
    catalog: &Catalog,
    assessment: &Value,
    review: &Value,
    options: &Options<'_>,
) -> Result<Reviewed, Vec<Problem>> {
    let overlaid = options.overlay.map(|overlay| overlay::apply(catalog, overlay)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    let rules = Options { overlay: None, rules: options.rules };
    let county = evaluate(catalog, assessment, &rules)?;
    let mut found = problems(review, REVIEW, "");
    let refuses = |problem: &&Problem| {
        problem.path.is_empty() || ["/format", "/version", "/of", "/marks"].contains(&problem.path.as_str())
    };
    if found.iter().any(|problem| refuses(&problem)) {
        return Err(found);
    }
    if text(&review["of"], "catalog") != catalog.id {
        return Err(given::problem("other_catalog", "/of/catalog", sentences::review_of_other_catalog()));
    }
    let mut reviewer = Reviewer {
        catalog,
        ours: assessment,
        copy: assessment.clone(),
        counted: Vec::new(),
        said: Vec::new(),
        found: Vec::new(),
    };
    let marks = sound_marks(review, &found);
    for (place, mark) in &marks {
        reviewer.apply(place, mark);
    }
    let (by_reviewer, own) = reviewer.judge(&county, options)?;
    found.extend(own);
    let mut items = Map::new();
    for place in marks.keys() {
        items.insert((*place).clone(), item(assessment, &county, place).into());
    }
    let stale = stale(assessment, review, &marks, &items, &mut found);
    let counts = counts(&county, &marks, &stale);
    let (draft, no_draft) = match draft(&county, &by_reviewer, &counts, &marks) {
        Ok(draft) => (Some(draft), None),
        Err(why) => (None, Some(why)),
    };
    Ok(Reviewed { county, reviewer: by_reviewer, counts, stale, problems: found, items, draft, no_draft })
}

type Marks<'r> = LiteMap<&'r String, &'r Value>;

/// A mark with a defect is left out.
fn sound_marks<'r>(review: &'r Value, problems: &[Problem]) -> Marks<'r> {
    let mut marks = Marks::new();
    for (place, mark) in review.get("marks").and_then(Value::as_object).into_iter().flatten().take(20_000) {
        let here = at(&["marks", place]);
        let is_of = |problem: &Problem| {
            let rest = problem.path.strip_prefix(&here);
            problem.code != "unknown_field" && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if !problems.iter().any(is_of) {
            marks.insert(place, mark);
        }
    }
    marks
}

struct Reviewer<'r> {
    catalog: &'r Catalog,
    ours: &'r Value,
    copy: Value,
    /// Figures that the reviewer has counted himself: no register stands against them.
    counted: Vec<String>,
    /// States that are the reviewer's: where, and which.
    said: Vec<(String, String)>,
    found: Vec<Problem>,
}

impl Reviewer<'_> {
    fn report(&mut self, code: &str, place: &str, text: String) {
        let path = at(&["marks", place]);
        self.found.push(Problem { code: code.into(), path, text });
    }

    fn apply(&mut self, place: &str, mark: &Value) {
        let steps = steps(place);
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let known = match steps.as_slice() {
            ["answers", standard] => self.catalog.standard(standard).is_some(),
            ["answers", standard, "clauses", clause] => {
                let standard = self.catalog.standard(standard);
                standard.is_some_and(|standard| standard.clauses.iter().any(|known| known.id == *clause))
            }
            ["answers", standard, "reason" | "evidence" | "note"] => self.catalog.standard(standard).is_some(),
            ["figures", key] => self.catalog.figure(key).is_some(),
            ["registers", key, ..] => self.catalog.register(key).is_some(),
            ["negatives", id] => self.catalog.negatives.iter().any(|negative| negative.id == *id),
            ["choices", key] => self.catalog.choice(key).is_some(),
            ["rules_off", _] => true,
            _ => false,
        };
        if !known {
            self.report("unknown_place", place, sentences::mark_without_item());
            return;
        }
        self.apply_figure(place, &steps, mark);
        self.apply_status(place, &steps, mark);
        let is_returned = text(mark, "mark") == "returned";
        match steps.as_slice() {
            // 不适用 that is not accepted is open, and a reading that is not is the default.
            ["answers", standard, "reason"] if is_returned => {
                let status = at(&["answers", standard, "status"]);
                if said(&self.copy, &status).and_then(Value::as_str) == Some("not_applicable") {
                    put(&mut self.copy, &status, "pending".into());
                }
                let clauses =
                    self.copy.pointer_mut(&at(&["answers", standard, "clauses"])).and_then(Value::as_object_mut);
                for (_, state) in clauses.into_iter().flatten() {
                    if state.as_str() == Some("not_applicable") {
                        *state = "pending".into();
                    }
                }
            }
            [field @ ("choices" | "rules_off"), key] if is_returned => {
                if let Some(fields) = self.copy.get_mut(*field).and_then(Value::as_object_mut) {
                    fields.remove(*key);
                }
            }
            ["negatives", _] => {
                let by_status = match text(mark, "status") {
                    "met" => Some("absent"),
                    "unmet" => Some("present"),
                    "pending" => Some("pending"),
                    _ => None,
                };
                if let Some(state) = mark.get("state").and_then(Value::as_str).or(by_status) {
                    put(&mut self.copy, place, Value::Object(Map::new()));
                    put(&mut self.copy, &alloc::format!("{place}/state"), state.into());
                }
            }
            _ => {}
        }
    }

    fn apply_figure(&mut self, place: &str, steps: &[&str], mark: &Value) {
        let Some(value) = mark.get("figure") else { return };
        let key = match steps {
            ["figures", key] => Some(String::from(*key)),
            ["answers", standard, "clauses", clause] => self.only_figure(standard, clause),
            _ => None,
        };
        let Some(key) = key else {
            self.report("figure_unclear", place, sentences::figure_unclear());
            return;
        };
        put(&mut self.copy, &at(&["figures", &key]), value.clone());
        self.counted.push(key);
    }

    /// The figure that decides a clause, where it is one: of a ratio the part.
    fn only_figure(&self, standard: &str, clause: &str) -> Option<String> {
        let clause = self.catalog.standard(standard)?.clauses.iter().find(|known| known.id == clause)?;
        let figure = |predicate: &Predicate| match predicate {
            Predicate::Figure(comparison) => comparison.figure.clone(),
            Predicate::Ratio(ratio) => ratio.part.clone(),
        };
        let mut figures: Vec<String> = clause.rules.iter().map(|rule| figure(&rule.predicate)).collect();
        crate::ordered::sort(&mut figures, Ord::cmp);
        figures.dedup();
        figures.pop().filter(|_| figures.is_empty())
    }

    fn apply_status(&mut self, place: &str, steps: &[&str], mark: &Value) {
        let Some(status) = mark.get("status").and_then(Value::as_str) else { return };
        let standard = match steps {
            ["answers", standard] => {
                // The reviewer's word is about the whole standard: no clause of the county's stands beside it.
                put(&mut self.copy, &alloc::format!("{place}/status"), status.into());
                if let Some(answer) = self.copy.pointer_mut(place).and_then(Value::as_object_mut) {
                    answer.remove("clauses");
                }
                standard
            }
            ["answers", standard, "clauses", _] if status != "partial" => {
                put(&mut self.copy, place, status.into());
                standard
            }
            ["negatives", _] => return,
            _ => {
                self.report("status_misplaced", place, sentences::status_misplaced());
                return;
            }
        };
        self.said.push((place.into(), status.into()));
        let reason = at(&["answers", standard, "reason"]);
        if status == "not_applicable" && said(&self.copy, &reason).is_none() {
            let remark = mark.get("remark").and_then(Value::as_str).filter(|remark| !remark.trim().is_empty());
            put(
                &mut self.copy,
                &reason,
                remark.map_or_else(sentences::reviewer_says_not_applicable, String::from).into(),
            );
        }
    }

    /// The copy's report, and what is wrong with what the reviewer put into it.
    fn judge(mut self, county: &Report, options: &Options<'_>) -> Result<(Report, Vec<Problem>), Vec<Problem>> {
        if self.copy == *self.ours {
            return Ok((county.clone(), self.found));
        }
        let mut catalog = self.catalog.clone();
        for figure in &mut catalog.figures {
            let is_counted = |key: &String| self.counted.contains(key);
            if is_counted(&figure.key) || figure.same_as.as_ref().is_some_and(is_counted) {
                figure.from.clear();
            }
        }
        let known = check(self.catalog, self.ours);
        for problem in check(&catalog, &self.copy) {
            let is_new =
                |problem: &Problem| !known.iter().any(|known| known.path == problem.path && known.code == problem.code);
            if is_new(&problem) && self.counted.iter().any(|key| problem.path == at(&["figures", key])) {
                // A figure that cannot be right is not used: what the county has stands.
                let figure = catalog.figures.iter_mut().find(|figure| problem.path == at(&["figures", &figure.key]));
                if let Some(figure) = figure {
                    figure.from = self.catalog.figure(&figure.key).map(|known| known.from.clone()).unwrap_or_default();
                }
                let theirs = self.ours.pointer(&problem.path).cloned();
                match theirs {
                    Some(value) => put(&mut self.copy, &problem.path, value),
                    None => {
                        let figures = self.copy.get_mut("figures").and_then(Value::as_object_mut);
                        let key = steps(&problem.path).pop().unwrap_or_default();
                        figures.and_then(|figures| figures.remove(&key));
                    }
                }
                self.found.push(Problem { path: at(&["marks", &problem.path]), ..problem });
            }
        }
        let rules = options.rules.map(|rules| scoring::read(self.catalog, rules)).transpose()?;
        let copy = weibao_core::read(&catalog, &self.copy)?;
        let mut report = weibao_core::judge(&catalog, &copy, rules.as_ref());
        for standard in &mut report.standards {
            for (place, status) in
                self.said.iter().filter(|(place, _)| standard_of(place).as_ref() == Some(&standard.id))
            {
                let status = Status::parse(status).unwrap_or(Status::Pending);
                let text = sentences::by_reviewer(steps(place).get(3).map(String::as_str), status);
                let refs = alloc::vec![steps(place).pop().unwrap_or_default()];
                standard.reasons.insert(0, Reason { code: "by_reviewer".into(), text, refs });
            }
        }
        Ok((report, self.found))
    }
}

/// What a mark is about, in short: the county's own words there, and what its figures come to.
fn item(assessment: &Value, county: &Report, place: &str) -> String {
    let own = assessment.pointer(place).cloned().unwrap_or_default();
    let mut item = alloc::vec![own];
    let steps = steps(place);
    if let [first, id, rest @ ..] = steps.as_slice() {
        let standard = county.standards.iter().find(|standard| first == "answers" && standard.id == *id);
        let clauses = standard.into_iter().flat_map(|standard| &standard.clauses);
        for clause in clauses.filter(|clause| rest.is_empty() || rest.contains(&clause.id)) {
            let measured = clause.measured.as_ref();
            item.push(measured.map(|measured| measured.have.as_str()).into());
        }
        let figure = county.figures.iter().find(|figure| first == "figures" && figure.key == *id);
        item.push(figure.map(|figure| figure.value.clone()).map_or(Value::Null, Value::Number));
    }
    mark(&Value::Array(item))
}

/// Marks hold for the file that they were made for. Of another one they hold where the mark says what its item was and it still is that.
fn stale(
    assessment: &Value,
    review: &Value,
    marks: &Marks<'_>,
    items: &Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let of = &review["of"];
    if text(of, "digest") == digest(assessment) {
        return Vec::new();
    }
    let differs = |theirs: &str, ours: &str| matches!((said(of, theirs), said(assessment, ours)), (Some(theirs), Some(ours)) if theirs != ours);
    let mut report = |code: &str, path: &str, text: String| problems.extend(given::problem(code, path, text));
    let all = || marks.keys().map(|place| (*place).clone()).collect();
    if differs("/id", "/file/id") || differs("/county", "/county/name") {
        report("other_file", "/of", sentences::review_of_other_file());
        return all();
    }
    if said(of, "/revision").is_some() && !differs("/revision", "/file/revision") {
        report("same_revision", "/of/revision", sentences::review_of_same_revision());
        return all();
    }
    let holds = |place: &&&String| {
        let then = marks.get(**place).and_then(|mark| mark.get("item")).and_then(Value::as_str);
        then.is_some_and(|then| items.get(**place).is_some_and(|now| now == then))
    };
    marks.keys().filter(|place| !holds(place)).map(|place| (*place).clone()).collect()
}

/// By standards: its own mark, else the gravest of its clauses', else 认可 where all of them are.
fn counts(county: &Report, marks: &Marks<'_>, stale: &[String]) -> Counts {
    let mut counts = Counts::default();
    for standard in &county.standards {
        let mark = |place: &String| -> Option<&str> {
            marks.get(place).filter(|_| !stale.contains(place)).map(|mark| text(mark, "mark"))
        };
        let of_clauses: Vec<Option<&str>> = standard
            .clauses
            .iter()
            .map(|clause| mark(&at(&["answers", &standard.id, "clauses", &clause.id])))
            .collect();
        let all_accepted = of_clauses.iter().all(|mark| *mark == Some("accepted"));
        let gravest = ["returned", "doubtful"].into_iter().find(|mark| of_clauses.contains(&Some(mark)));
        let accepted = || all_accepted.then_some("accepted");
        let slot = match mark(&at(&["answers", &standard.id])).or(gravest).or_else(accepted) {
            Some("accepted") => &mut counts.accepted,
            Some("doubtful") => &mut counts.doubtful,
            Some("returned") => &mut counts.returned,
            _ => {
                if standard.status == Status::Unanswered {
                    counts.unanswered = counts.unanswered.saturating_add(1);
                }
                &mut counts.unseen
            }
        };
        *slot = slot.saturating_add(1);
    }
    counts
}

/// Facts only; the conclusion is the reviewer's.
fn draft(county: &Report, reviewer: &Report, counts: &Counts, marks: &Marks<'_>) -> Result<String, String> {
    let unseen = counts.unseen.saturating_sub(counts.unanswered);
    if unseen > 0 || counts.unanswered == county.standards.len() {
        return Err(sentences::unseen(counts.unseen));
    }
    let numbers = |word: &str| -> Vec<&str> {
        let is_marked = |id: &str| {
            let prefix = at(&["answers", id]);
            marks.iter().any(|(place, mark)| {
                let rest = place.strip_prefix(&prefix);
                text(mark, "mark") == word && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("/clauses/"))
            })
        };
        county.standards.iter().map(|standard| standard.id.as_str()).filter(|id| is_marked(id)).collect()
    };
    let not_applicable: Vec<&str> = county
        .standards
        .iter()
        .filter(|standard| standard.status == Status::NotApplicable)
        .map(|standard| standard.id.as_str())
        .collect();
    let accepted = not_applicable.iter().filter(|id| {
        let mark = |place: String| marks.get(&place).map(|mark| text(mark, "mark"));
        let own = mark(at(&["answers", id, "reason"])).or_else(|| mark(at(&["answers", id])));
        own == Some("accepted")
    });
    let mut draft = sentences::opinion_counts(
        county.standards.len(),
        [counts.accepted, counts.doubtful, counts.returned],
        &numbers("doubtful"),
        &numbers("returned"),
    );
    if counts.unanswered > 0 {
        draft.push_str(&sentences::opinion_unanswered(counts.unanswered));
    }
    if !not_applicable.is_empty() {
        draft.push_str(&sentences::opinion_not_applicable(not_applicable.len(), accepted.count()));
    }
    let negatives = &reviewer.negatives;
    let all = negatives.present.len().saturating_add(negatives.absent.len()).saturating_add(negatives.open.len());
    draft.push_str(&sentences::opinion_negatives(all, &negatives.present, negatives.open.len()));
    draft.push_str(&if negatives.present.is_empty() {
        sentences::opinion_conclusion()
    } else {
        sentences::opinion_barred()
    });
    Ok(draft)
}

/// Reviews of one file by several groups as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joined {
    /// The first one, with the marks of all that do not contradict each other.
    pub review: Value,
    /// Marks on one item that differ: all are kept until somebody picks. By place, with the review's number.
    pub clashes: BTreeMap<String, Vec<(usize, Value)>>,
    /// Reviews that are of another file.
    pub problems: Vec<Problem>,
}

/// Joins reviews of one file. The order makes no difference to the marks.
pub fn join_reviews(reviews: &[Value]) -> Joined {
    let mut joined =
        Joined { review: reviews.first().cloned().unwrap_or_default(), clashes: BTreeMap::new(), problems: Vec::new() };
    let mut all: BTreeMap<String, Vec<(usize, Value)>> = BTreeMap::new();
    let digest = |review: &Value| said(review, "/of/digest").cloned();
    let first = reviews.first().and_then(digest);
    for (number, review) in reviews.iter().enumerate() {
        if digest(review) != first {
            let path = alloc::format!("/{number}/of/digest");
            joined.problems.extend(given::problem("other_file", &path, sentences::review_of_other_file()));
            continue;
        }
        for (place, mark) in review.get("marks").and_then(Value::as_object).into_iter().flatten() {
            all.entry(place.clone()).or_default().push((number, mark.clone()));
        }
    }
    let essence = |mark: &Value| ["mark", "status", "figure", "state"].map(|field| mark.get(field).cloned());
    let mut marks = Map::new();
    for (place, found) in all {
        let Some((_, first)) = found.first() else { continue };
        if found.iter().all(|(_, mark)| essence(mark) == essence(first)) {
            marks.insert(place, first.clone());
        } else {
            joined.clashes.insert(place, found);
        }
    }
    put(&mut joined.review, "/marks", Value::Object(marks));
    joined
}
