//! Points by a rule file. The document gives none, so without a rule file there is no score. Format: `standards/README.md`.
//!
//! Exact by one rule: every quotient is cut, downwards, to four decimals; all else are sums of such decimals.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use litemap::LiteMap;
use serde_json::{Map, Value};
use weibao_text::{problems as problem_text, rulebooks as text};

use crate::catalog::Catalog;
use crate::decimal::Decimal;
use crate::json::Object;
use crate::maps::index;
use crate::path::Path;
use crate::problem::Problem;
use crate::reading::Reader;
use crate::report::{ClauseReport, ClauseStatus, Report, Score, ScoreLine, Source, StandardReport, Status};

/// `format` of a rule file.
pub const FORMAT: &str = "weibao.rules";

/// A rule file that has been read and found sound.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoringScheme {
    title: String,
    not_applicable: NotApplicable,
    lines: Vec<Line>,
    areas: LiteMap<String, Decimal>,
    bonus: Option<Bonus>,
    maximum: Decimal,
    pass_total: Decimal,
    pass_key_items: bool,
}

/// How a line counts that does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotApplicable {
    Rescale,
    Full,
    Zero,
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    reference: String,
    area: String,
    points: Decimal,
    credit: Credit,
    key: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Credit {
    All,
    Proportional,
    PerMiss { deduct: Decimal, floor: Decimal },
}

#[derive(Clone, Debug, PartialEq)]
struct Bonus {
    cap: Decimal,
    lines: Vec<BonusLine>,
}

#[derive(Clone, Debug, PartialEq)]
struct BonusLine {
    reference: String,
    points: Decimal,
    why: String,
}

/// Reads a rule file for these standards.
///
/// # Errors
/// Every defect, with its place.
pub fn read(catalog: &Catalog, input: &Value) -> Result<ScoringScheme, Vec<Problem>> {
    let mut reader = RuleReader { reader: Reader::new(catalog), places: places(catalog) };
    let rules = reader.file(input);
    match rules {
        Some(rules) if reader.reader.problems.is_empty() => Ok(rules),
        _ => Err(reader.reader.problems),
    }
}

/// What a reference of a line is.
#[derive(Clone, Copy)]
struct Place<'c> {
    area: &'c str,
    /// The standard that a clause belongs to; of a standard, itself.
    standard: &'c str,
    measured: bool,
    is_clause: bool,
}

fn places(catalog: &Catalog) -> LiteMap<&str, Place<'_>> {
    let mut places = LiteMap::new();
    for area in &catalog.areas {
        for standard in area.standards() {
            let place = |measured, is_clause| Place { area: &area.id, standard: &standard.id, measured, is_clause };
            places.insert(standard.id.as_str(), place(false, false));
            for clause in &standard.clauses {
                places.insert(clause.id.as_str(), place(clause.measured, true));
            }
        }
    }
    places
}

struct RuleReader<'c> {
    reader: Reader<'c>,
    places: LiteMap<&'c str, Place<'c>>,
}

impl<'c> RuleReader<'c> {
    fn file(&mut self, input: &Value) -> Option<ScoringScheme> {
        let root = Path::Root;
        let file = self.reader.rulebook(input, FORMAT, &root)?;
        let known = [
            "format",
            "version",
            "id",
            "title",
            "official",
            "catalog",
            "source",
            "maximum",
            "not_applicable",
            "lines",
            "areas",
            "bonus",
            "pass",
        ];
        self.reader.unknown_fields(file, &known, &root);
        self.reader.file_id(file, &root);
        let title = self.reader.needed_text(file, "title", &root);
        if !file.contains_key("official") {
            self.reader.report("missing", &root.field("official"), text::missing_flag("official"));
        }
        self.reader.flag(file, "official", &root);
        self.reader.words(file, "source", &root);
        let maximum = self.points(file, "maximum", &root);
        let words = [("rescale", NotApplicable::Rescale), ("full", NotApplicable::Full), ("zero", NotApplicable::Zero)];
        let not_applicable = self.reader.word(file, "not_applicable", &root, &words);
        if !file.contains_key("not_applicable") {
            self.reader.report("missing", &root.field("not_applicable"), text::missing("not_applicable"));
        }
        let lines = self.lines(file, &root);
        let areas = self.areas(file, &lines, &root);
        let bonus = file.get("bonus").map(|_| self.bonus(file, &root));
        let (pass_total, pass_key_items) = self.pass(file, &root);
        let base = if areas.is_empty() {
            lines.iter().fold(Decimal::ZERO, |sum, line| sum.plus(line.points))
        } else {
            areas.values().fold(Decimal::ZERO, |sum, maximum| sum.plus(*maximum))
        };
        let extra = bonus.as_ref().map_or(Decimal::ZERO, |bonus| {
            bonus.lines.iter().fold(Decimal::ZERO, |sum, line| sum.plus(line.points)).min(bonus.cap)
        });
        if base.is_zero() && !lines.is_empty() && self.points_are_sound() {
            self.reader.report("no_lines", &root.field("lines"), text::no_lines());
        }
        if base.plus(extra) != maximum {
            let message = text::wrong_maximum(&maximum.to_string(), &base.plus(extra).to_string());
            self.reader.report("wrong_maximum", &root.field("maximum"), message);
        }
        if pass_total > maximum {
            self.reader.report("pass_beyond_maximum", &root.field("pass").field("total"), text::pass_beyond_maximum());
        }
        Some(ScoringScheme {
            title,
            not_applicable: not_applicable?,
            lines,
            areas,
            bonus,
            maximum,
            pass_total,
            pass_key_items,
        })
    }

    fn lines(&mut self, file: &Map<String, Value>, root: &Path<'_>) -> Vec<Line> {
        let list = root.field("lines");
        let items = self.items(file, root);
        let mut taken: Vec<String> = Vec::new();
        let mut split: Vec<String> = Vec::new();
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = list.item(index);
            let Some(item) = self.item(item, &["ref", "points", "credit", "key", "deduct", "floor"], &path) else {
                continue;
            };
            let points = self.points(item, "points", &path);
            let key = self.reader.flag(item, "key", &path);
            let found = self.reference(item, &path);
            let measured = found.as_ref().is_none_or(|(_, place)| place.measured);
            let credit = self.credit(item, points, measured, &path);
            let Some((reference, place)) = found else { continue };
            // A standard and its clauses must not both count; two clauses of one standard may.
            let has = |list: &[String], id: &str| list.iter().any(|known| known == id);
            let twice = has(&taken, &reference)
                || if place.is_clause { has(&taken, place.standard) } else { has(&split, &reference) };
            taken.push(reference.clone());
            if place.is_clause {
                split.push(place.standard.to_string());
            }
            if twice {
                self.reader.report("counted_twice", &path.field("ref"), text::counted_twice(&reference));
            }
            lines.push(Line { reference, area: place.area.to_string(), points, credit, key });
        }
        lines
    }

    fn credit(&mut self, item: &Map<String, Value>, points: Decimal, measured: bool, path: &Path<'_>) -> Credit {
        let credit = self.reader.word(item, "credit", path, &[("all", 0_u8), ("proportional", 1), ("per_miss", 2)]);
        if credit != Some(2) {
            for name in ["deduct", "floor"] {
                if item.contains_key(name) {
                    self.reader.report("bad_deduction", &path.field(name), text::deduction_without_per_miss());
                }
            }
        }
        match credit {
            Some(1) => Credit::Proportional,
            Some(2) => {
                let deduct = self.points(item, "deduct", path);
                let floor = if item.contains_key("floor") { self.points(item, "floor", path) } else { Decimal::ZERO };
                if !measured || deduct.is_zero() || floor > points {
                    self.reader.report("bad_deduction", &path.field("deduct"), text::bad_deduction());
                }
                Credit::PerMiss { deduct, floor }
            }
            _ => Credit::All,
        }
    }

    fn areas(&mut self, file: &Map<String, Value>, lines: &[Line], root: &Path<'_>) -> LiteMap<String, Decimal> {
        let mut areas = LiteMap::new();
        let Some(value) = file.get("areas") else { return areas };
        let list = root.field("areas");
        let needed = index(lines.iter().map(|line| (line.area.as_str(), ())));
        let mut sound = value.is_array();
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            let path = list.item(index);
            let Some(item) = self.item(item, &["area", "maximum"], &path) else { continue };
            let area = self.reader.needed_text(item, "area", &path);
            let maximum = self.points(item, "maximum", &path);
            let mut own = lines.iter().filter(|line| line.area == area).peekable();
            if own.peek().is_some() && own.all(|line| line.points.is_zero()) && self.points_are_sound() {
                self.reader.report("area_without_points", &path, text::area_without_points(&area));
            }
            sound &= needed.contains_key(area.as_str()) && !maximum.is_zero() && areas.insert(area, maximum).is_none();
        }
        if !sound || areas.len() != needed.len() {
            self.reader.report("areas_incomplete", &list, text::areas_incomplete());
        }
        areas
    }

    fn bonus(&mut self, file: &Map<String, Value>, root: &Path<'_>) -> Bonus {
        let mut bonus = Bonus { cap: Decimal::ZERO, lines: Vec::new() };
        let Some((Object::Value(object), path)) = self.reader.object(file, "bonus", root) else { return bonus };
        self.reader.unknown_fields(object, &["cap", "lines"], &path);
        bonus.cap = self.points(object, "cap", &path);
        let list = path.field("lines");
        for (index, item) in self.items(object, &path).iter().enumerate() {
            let path = list.item(index);
            let Some(item) = self.item(item, &["ref", "points", "why"], &path) else { continue };
            let reference = self.reference(item, &path).map(|(reference, _)| reference);
            let points = self.points(item, "points", &path);
            let why = self.reader.words(item, "why", &path).unwrap_or_default();
            if let Some(reference) = reference {
                bonus.lines.push(BonusLine { reference, points, why });
            }
        }
        bonus
    }

    fn pass(&mut self, file: &Map<String, Value>, root: &Path<'_>) -> (Decimal, bool) {
        if !file.contains_key("pass") {
            self.reader.report("missing", &root.field("pass"), text::missing("pass"));
        }
        let Some((Object::Value(pass), path)) = self.reader.object(file, "pass", root) else {
            return (Decimal::ZERO, false);
        };
        self.reader.unknown_fields(pass, &["total", "key_items"], &path);
        (self.points(pass, "total", &path), self.reader.flag(pass, "key_items", &path))
    }

    /// The `lines` of a file or of its bonus: at least one.
    fn items<'v>(&mut self, parent: &'v Map<String, Value>, path: &Path<'_>) -> &'v [Value] {
        let items = parent.get("lines").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if items.is_empty() {
            self.reader.report("no_lines", &path.field("lines"), text::no_lines());
        }
        items
    }

    fn item<'v>(&mut self, value: &'v Value, known: &[&str], path: &Path<'_>) -> Option<&'v Map<String, Value>> {
        match value.as_object() {
            Some(item) => {
                self.reader.unknown_fields(item, known, path);
                Some(item)
            }
            None => {
                self.reader.report("wrong_type", path, problem_text::wrong_type(problem_text::types::OBJECT));
                None
            }
        }
    }

    fn reference(&mut self, item: &Map<String, Value>, path: &Path<'_>) -> Option<(String, Place<'c>)> {
        let reference = self.reader.needed_text(item, "ref", path);
        match self.places.get(reference.as_str()).copied() {
            Some(place) => Some((reference, place)),
            None => {
                self.reader.report("unknown", &path.field("ref"), text::unknown(&reference));
                None
            }
        }
    }

    /// Whether all points so far could be read: what could not counts as 0, and a sum of it says nothing.
    fn points_are_sound(&self) -> bool {
        self.reader.problems.iter().all(|problem| problem.code != "not_points")
    }

    fn points(&mut self, parent: &Map<String, Value>, name: &str, path: &Path<'_>) -> Decimal {
        match parent.get(name).and_then(Value::as_str).and_then(points_of) {
            Some(points) => points,
            None => {
                self.reader.report("not_points", &path.field(name), text::not_points());
                Decimal::ZERO
            }
        }
    }
}

/// Points as the format has them: plain digits, with a point and one to four more where they are not whole.
fn points_of(text: &str) -> Option<Decimal> {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let mut digits = whole.bytes().chain(places.bytes());
    let plain = digits.all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&places.len());
    let led_by_zero = whole.starts_with('0') && whole != "0";
    if plain && !whole.is_empty() && !led_by_zero { text.parse().ok() } else { None }
}

/// What a line earned, and whether it counts at all.
struct Earned {
    points: Decimal,
    counts: bool,
    reason: String,
}

/// What the second of two points has more than the first, with its sign and without loss; empty where one of them is none.
pub fn difference(first: &str, second: &str) -> String {
    let read = |points: &str| points.parse::<Decimal>().ok();
    read(first).zip(read(second)).map(|(first, second)| second.beyond(first)).unwrap_or_default()
}

/// The points of a county, line by line.
pub fn score(catalog: &Catalog, rules: &ScoringScheme, report: &Report) -> Score {
    let standards: LiteMap<&str, &StandardReport> =
        index(report.standards.iter().map(|standard| (standard.id.as_str(), standard)));
    let clauses: LiteMap<&str, (ClauseStatus, &ClauseReport)> = index(report.standards.iter().flat_map(|standard| {
        standard.clauses.iter().map(|clause| (clause.id.as_str(), (standard.effective_status(clause), clause)))
    }));
    let met = |reference: &str| {
        standards.get(reference).is_some_and(|standard| standard.status == Status::Met)
            || clauses.get(reference).is_some_and(|(standing, _)| *standing == ClauseStatus::Met)
    };

    let mut lines = Vec::new();
    let mut sums: LiteMap<&str, (Decimal, Decimal)> = LiteMap::new();
    let mut key_missed = 0_usize;
    for line in &rules.lines {
        let earned = match (standards.get(line.reference.as_str()), clauses.get(line.reference.as_str())) {
            (Some(standard), _) => standard_points(line, standard, rules.not_applicable),
            (None, Some((standing, clause))) => clause_points(line, *standing, clause, rules.not_applicable),
            (None, None) => Earned { points: Decimal::ZERO, counts: true, reason: text::open() },
        };
        let sum = sums.entry(line.area.as_str()).or_default();
        let maximum = if earned.counts { line.points } else { Decimal::ZERO };
        *sum = (sum.0.plus(earned.points), sum.1.plus(maximum));
        let spared = standards.get(line.reference.as_str()).is_some_and(|found| found.status == Status::NotApplicable)
            || clauses
                .get(line.reference.as_str())
                .is_some_and(|(standing, _)| *standing == ClauseStatus::NotApplicable);
        if line.key && !spared && !met(&line.reference) {
            key_missed = key_missed.saturating_add(1);
        }
        lines.push(score_line(&line.reference, earned.points, maximum, earned.reason));
    }

    let mut have = Decimal::ZERO;
    let mut of = Decimal::ZERO;
    let mut full = Decimal::ZERO;
    for area in &catalog.areas {
        let Some((points, possible)) = sums.get(area.id.as_str()).copied() else { continue };
        match rules.areas.get(&area.id) {
            None => {
                have = have.plus(points);
                of = of.plus(possible);
            }
            Some(maximum) => {
                full = full.plus(*maximum);
                if let Some(scaled) = maximum.times_share(points, possible) {
                    have = have.plus(scaled);
                    of = of.plus(*maximum);
                    let reason = text::area_scaled(
                        &area.title,
                        &points.to_string(),
                        &possible.to_string(),
                        &maximum.to_string(),
                    );
                    lines.push(score_line(&area.id, scaled, *maximum, reason));
                }
            }
        }
    }
    if rules.areas.is_empty() {
        full = rules.lines.iter().fold(Decimal::ZERO, |sum, line| sum.plus(line.points));
    }
    if of < full {
        let scaled = full.times_share(have, of).unwrap_or_default();
        lines.push(score_line(
            "total",
            scaled,
            full,
            text::rescaled(&have.to_string(), &of.to_string(), &full.to_string()),
        ));
        have = scaled;
    }

    let mut extra = Decimal::ZERO;
    if let Some(bonus) = &rules.bonus {
        for line in &bonus.lines {
            let points = if met(&line.reference) { line.points } else { Decimal::ZERO };
            extra = extra.plus(points);
            lines.push(score_line(&line.reference, points, line.points, text::bonus(&line.why)));
        }
        if extra > bonus.cap {
            extra = bonus.cap;
            lines.push(score_line("bonus", extra, bonus.cap, text::bonus_capped(&bonus.cap.to_string())));
        }
    }
    let total = have.plus(extra);
    let reached = total >= rules.pass_total;
    lines.push(score_line(
        "pass",
        total,
        rules.maximum,
        text::pass(&total.to_string(), &rules.pass_total.to_string(), reached),
    ));
    if rules.pass_key_items {
        lines.push(score_line("key_items", Decimal::ZERO, Decimal::ZERO, text::key_items(key_missed)));
    }
    Score {
        points: total.to_string(),
        maximum: rules.maximum.to_string(),
        pass: reached && (!rules.pass_key_items || key_missed == 0),
        title: rules.title.clone(),
        lines,
    }
}

fn standard_points(line: &Line, standard: &StandardReport, rule: NotApplicable) -> Earned {
    match standard.status {
        Status::NotApplicable => not_applicable(line, rule),
        Status::Met => in_full(line),
        Status::Unmet => nothing(text::not_met()),
        Status::Pending | Status::Unanswered => nothing(text::open()),
        Status::Partial if line.credit == Credit::Proportional => {
            let count = |keep: fn(ClauseStatus) -> bool| {
                Decimal::from_count(standard.clauses.iter().filter(|clause| keep(clause.status)).count())
            };
            let have = count(|status| status == ClauseStatus::Met);
            let of = count(|status| status != ClauseStatus::NotApplicable);
            let points = line.points.times_share(have, of).unwrap_or_default();
            Earned { points, counts: true, reason: text::proportional(&have.to_string(), &of.to_string()) }
        }
        Status::Partial => nothing(text::partial_earns_nothing()),
    }
}

fn clause_points(line: &Line, standing: ClauseStatus, clause: &ClauseReport, rule: NotApplicable) -> Earned {
    match standing {
        ClauseStatus::NotApplicable => return not_applicable(line, rule),
        ClauseStatus::Met => return in_full(line),
        ClauseStatus::Pending | ClauseStatus::Unanswered => return nothing(text::open()),
        ClauseStatus::Unmet => {}
    }
    let Some(measured) = clause.measured.as_ref().filter(|_| clause.source == Source::Measured) else {
        return nothing(text::not_met());
    };
    match line.credit {
        Credit::Proportional => match measured.share {
            Some(share) => Earned {
                points: share.of_points(line.points),
                counts: true,
                reason: text::proportional_to_line(&measured.text),
            },
            None => nothing(text::not_met()),
        },
        Credit::PerMiss { deduct, floor } => {
            match measured.shortfall.as_ref().and_then(|missing| Decimal::from_number(missing).ok()) {
                Some(missing) => Earned {
                    points: line.points.minus(deduct.times(missing)).max(floor),
                    counts: true,
                    reason: text::per_miss(&missing.to_string(), &deduct.to_string()),
                },
                None => Earned { points: floor, counts: true, reason: text::per_miss_uncounted(&floor.to_string()) },
            }
        }
        Credit::All => nothing(text::not_met()),
    }
}

fn in_full(line: &Line) -> Earned {
    Earned { points: line.points, counts: true, reason: text::earned_in_full() }
}

fn nothing(reason: String) -> Earned {
    Earned { points: Decimal::ZERO, counts: true, reason }
}

fn not_applicable(line: &Line, rule: NotApplicable) -> Earned {
    match rule {
        NotApplicable::Rescale => Earned { points: Decimal::ZERO, counts: false, reason: text::left_out() },
        NotApplicable::Full => Earned { reason: text::not_applicable_full(), ..in_full(line) },
        NotApplicable::Zero => nothing(text::not_applicable_zero()),
    }
}

fn score_line(reference: &str, points: Decimal, maximum: Decimal, reason: String) -> ScoreLine {
    ScoreLine { reference: reference.into(), points: points.to_string(), maximum: maximum.to_string(), reason }
}
