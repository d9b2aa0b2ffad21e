//! Files that are rolled up one by one, so that whoever reads them can show how far it is: counties' files, reviews of them, saved roll-ups.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::borrow::Borrow;

use serde_json::{Map, Value};
use weibao_core::Problem;
use weibao_core::catalog::Catalog;
use weibao_terms::{Mark, RollUpTable};
use weibao_text::chain as sentences;
use weibao_text::tables::rollup as words;

use super::books::Books;
use super::chosen::Chosen;
use super::county;
use super::lines::{CountyLine, Marked, Note, RolledUp, SetAside};
use super::saved::{self, ROLLUP_FORMAT};
use crate::given;
use crate::ordered::ByText;
use crate::place::{said, steps, text};
use crate::words::plain;

/// Files that are rolled up one by one.
#[derive(Debug, Default)]
pub struct Gathering {
    items: Vec<Item>,
    /// Which file counts where a county has several, and whose it is where it could be several counties'; the last word last.
    chosen: Vec<Chosen>,
    /// How many of them were said here, and can be taken back.
    said_here: usize,
}

#[derive(Debug)]
struct Item {
    name: Option<String>,
    held: Held,
}

#[derive(Debug)]
enum Held {
    County(Box<County>),
    Review(Review),
    Aside { code: String, text: String },
}

#[derive(Debug)]
struct County {
    line: CountyLine,
    /// The same under common readings, where it was judged by them.
    restated: Option<CountyLine>,
    /// What the county said to reviews: review, place, kind.
    responses: Vec<[String; 3]>,
    /// The file itself, where it is kept.
    file: Option<String>,
}

/// A file of a county that does not count, and the one that does.
pub(super) struct PassedOver<'g> {
    pub line: &'g CountyLine,
    pub instead_of: &'g CountyLine,
}

/// A file without a code that could be of each of these counties.
pub(super) struct Ambiguous<'g> {
    pub line: &'g CountyLine,
    pub codes: Vec<String>,
}

/// Counties' files of one edition: those that count, and those that do not.
pub(super) struct SortedOut<'g> {
    counties: Vec<&'g County>,
    /// Another one of their county counts.
    pub passed_over: Vec<PassedOver<'g>>,
    /// Somebody has to say whose they are.
    pub ambiguous: Vec<Ambiguous<'g>>,
}

#[derive(Debug)]
struct Review {
    id: String,
    made_on: String,
    /// The file that it is of, and its check.
    of: [String; 2],
    /// Place, mark, remark.
    marks: Vec<(String, Mark, String)>,
}

impl Gathering {
    /// Takes what a file holds, as a value or its JSON text, and keeps nothing of the text. Total: what cannot be read is set aside and named.
    pub fn add(
        &mut self,
        books: &Books<'_, impl Borrow<Catalog>>,
        name: Option<&str>,
        file: &Value,
        today: Option<&str>,
    ) {
        match given::parsed(file) {
            Ok(file) => self.take(books, name, &file, None, today),
            Err(problems) => self.aside(name, problems),
        }
    }

    /// Takes the text of a file, and keeps it.
    pub fn add_text(
        &mut self,
        books: &Books<'_, impl Borrow<Catalog>>,
        name: Option<&str>,
        file: String,
        today: Option<&str>,
    ) {
        match serde_json::from_str::<Value>(&file) {
            Ok(value) => self.take(books, name, &value, Some(file), today),
            Err(_) => self.refuse(name, "unreadable", sentences::unreadable_file()),
        }
    }

    fn take(
        &mut self,
        books: &Books<'_, impl Borrow<Catalog>>,
        name: Option<&str>,
        file: &Value,
        kept: Option<String>,
        today: Option<&str>,
    ) {
        match text(file, "format") {
            "weibao.review" => self.hold(name, Held::Review(review(file))),
            ROLLUP_FORMAT => self.add_saved(books, name, file, kept.is_some(), today),
            _ => match line(books, self.items.len(), file, today) {
                Ok(line) => {
                    let county = County { line, restated: None, responses: responses(file), file: kept };
                    self.hold(name, Held::County(Box::new(county)));
                }
                Err(problems) => self.aside(name, problems),
            },
        }
    }

    /// The counties of a saved roll-up: each by its own file where that was saved with it.
    fn add_saved(
        &mut self,
        books: &Books<'_, impl Borrow<Catalog>>,
        name: Option<&str>,
        file: &Value,
        keep: bool,
        today: Option<&str>,
    ) {
        match books.of(file).map(|catalog| saved::read(catalog, file)).unwrap_or_else(|| Err(Vec::new())) {
            Ok((lines, contents)) => {
                // What was said here goes over it.
                let mut chosen: Vec<Chosen> = saved::chosen(file).collect();
                chosen.append(&mut self.chosen);
                self.chosen = chosen;
                for content in contents {
                    self.take(books, name, content, keep.then(|| content.to_string()), today);
                }
                for mut line in lines {
                    line.index = self.items.len();
                    let county = County { line, restated: None, responses: Vec::new(), file: None };
                    self.hold(name, Held::County(Box::new(county)));
                }
            }
            Err(problems) => self.aside(name, problems),
        }
    }

    fn hold(&mut self, name: Option<&str>, held: Held) {
        self.items.push(Item { name: name.map(String::from), held });
    }

    fn aside(&mut self, name: Option<&str>, problems: Vec<Problem>) {
        let problem = problems.into_iter().next();
        let (code, text) = problem.map_or_else(Default::default, |problem| (problem.code, problem.text));
        self.refuse(name, &code, text);
    }

    /// Sets aside what is no file that could be taken: why, as a code and a sentence.
    pub fn refuse(&mut self, name: Option<&str>, code: &str, text: String) {
        self.hold(name, Held::Aside { code: code.into(), text });
    }

    /// Has this file count where there are several of its county, in place of the newest.
    pub fn prefer(&mut self, index: usize) {
        self.say(index, Chosen::of);
    }

    /// Says whose a file is that could be of several counties: the one with this code.
    pub fn belongs(&mut self, index: usize, code: &str) {
        self.say(index, |line| Chosen::belongs(line, code));
    }

    fn say(&mut self, index: usize, what: impl FnOnce(&CountyLine) -> Chosen) {
        let said = self.county(index).map(what);
        self.said_here = self.said_here.saturating_add(usize::from(said.is_some()));
        self.chosen.extend(said);
    }

    /// Takes the last of these choices back.
    pub fn take_back(&mut self) {
        if let Some(rest) = self.said_here.checked_sub(1) {
            self.said_here = rest;
            self.chosen.pop();
        }
    }

    /// Whether there is a choice to be taken back.
    pub fn can_take_back(&self) -> bool {
        self.said_here > 0
    }

    /// Whether somebody has said that this file is to count.
    pub(super) fn is_chosen(&self, line: &CountyLine) -> bool {
        self.chosen.iter().any(|chosen| chosen.counts(line))
    }

    /// What somebody has said of files that could be of several counties, to be saved.
    pub(super) fn belonging(&self) -> Vec<Value> {
        self.chosen.iter().filter_map(Chosen::belonging).collect()
    }

    /// Judges the county at this place by common readings as well. One whose file is not kept stays as it is.
    pub fn restate(
        &mut self,
        books: &Books<'_, impl Borrow<Catalog>>,
        index: usize,
        readings: &Map<String, Value>,
        rules: bool,
        today: Option<&str>,
    ) {
        let Some(Held::County(county)) = self.items.get_mut(index).map(|item| &mut item.held) else { return };
        let file = county.file.as_deref().and_then(|file| serde_json::from_str(file).ok());
        let restated = file.map(|file| county::under_common_readings(file, readings, rules));
        county.restated = restated.and_then(|file| line(books, index, &file, today).ok());
    }

    /// Judges the county at this place anew. One whose file is not kept stays as it is.
    pub fn rejudge(&mut self, books: &Books<'_, impl Borrow<Catalog>>, index: usize, today: Option<&str>) {
        let Some(Held::County(county)) = self.items.get_mut(index).map(|item| &mut item.held) else { return };
        let file = county.file.as_deref().and_then(|file| serde_json::from_str::<Value>(file).ok());
        if let Some(line) = file.and_then(|file| line(books, index, &file, today).ok()) {
            county.line = line;
        }
    }

    /// Forgets what counties are under common readings.
    pub fn forget_restated(&mut self) {
        for county in self.items.iter_mut().filter_map(|item| item.held.county_mut()) {
            county.restated = None;
        }
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing was given yet.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The file of a county at this place, where it is kept.
    pub fn file(&self, index: usize) -> Option<&str> {
        self.items.get(index)?.held.county()?.file.as_deref()
    }

    /// The line of the county at this place.
    pub fn county(&self, index: usize) -> Option<&CountyLine> {
        Some(&self.items.get(index)?.held.county()?.line)
    }

    /// Those of one edition beside each other; those of another are set aside and named, for nothing is summed over two.
    pub fn rolled_up(&self, catalog: &Catalog) -> RolledUp {
        let (kept, set_aside) = self.counted(catalog);
        let lines = kept.iter().map(|county| self.with_review(county)).collect();
        RolledUp::of(catalog, lines, set_aside)
    }

    /// The same under common readings; nothing where none was judged by them. Counties whose files are not kept are left out.
    pub fn restated(&self, catalog: &Catalog) -> Option<RolledUp> {
        let kept = self.sorted_out(catalog).counties;
        let lines: Vec<CountyLine> = kept.iter().filter_map(|county| county.restated.clone()).collect();
        (!lines.is_empty()).then(|| RolledUp::of(catalog, lines, Vec::new()))
    }

    /// Of each edition that a county's file is of, the id and how many files.
    pub fn editions(&self) -> Vec<(String, usize)> {
        let mut editions: Vec<(String, usize)> = Vec::new();
        for County { line, .. } in self.counties() {
            match editions.iter_mut().find(|(id, _)| *id == line.catalog) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => editions.push((line.catalog.clone(), 1)),
            }
        }
        editions
    }

    /// The files that count in one edition, and those that do not.
    fn counted(&self, catalog: &Catalog) -> (Vec<&County>, Vec<SetAside>) {
        let mut set_aside = Vec::new();
        let mut aside = |index: usize, code: &str, text: String| {
            let name = self.items.get(index).and_then(|item| item.name.clone());
            set_aside.push(SetAside { index, name, code: code.into(), text });
        };
        let SortedOut { counties, passed_over, ambiguous } = self.sorted_out(catalog);
        for Ambiguous { line, .. } in ambiguous {
            aside(line.index, "ambiguous", sentences::ambiguous_county(&line.name));
        }
        for PassedOver { line, instead_of } in passed_over {
            let (code, text) = why_not(line, instead_of);
            aside(line.index, code, text);
        }
        for (index, item) in self.items.iter().enumerate() {
            match &item.held {
                Held::Aside { code, text } => aside(index, code, text.clone()),
                Held::County(county) if county.line.catalog != catalog.id => {
                    aside(index, "other_edition", sentences::other_edition(&county.line.name, &county.line.catalog));
                }
                Held::Review(review) if !self.counties().any(|county| review.is_of(&county.line)) => {
                    aside(index, "review_alone", sentences::review_without_file());
                }
                Held::Review(_) | Held::County(_) => {}
            }
        }
        (counties, set_aside)
    }

    /// Of several files of one county the newest counts, or the one that was chosen. Without a code a county is known by its name within its
    /// city; where that fits several, its user says which it is.
    pub(super) fn sorted_out(&self, catalog: &Catalog) -> SortedOut<'_> {
        let counties = || self.counties().filter(|county| county.line.catalog == catalog.id);
        let mut codes: ByText<Vec<String>> = ByText::new();
        for line in counties().map(|county| &county.line) {
            if let Some(code) = &line.code {
                codes.change(named(line), |known| {
                    if !known.contains(code) {
                        known.push(code.clone());
                    }
                });
            }
        }
        let mut newest: ByText<&County> = ByText::new();
        let mut passed_over: Vec<(String, &CountyLine)> = Vec::new();
        let mut ambiguous = Vec::new();
        for county in counties() {
            let line = &county.line;
            let named = named(line);
            let key = match (&line.code, codes.get(&named).map(Vec::as_slice)) {
                (Some(code), _) => code.clone(),
                (None, Some([code])) => code.clone(),
                (None, None | Some([])) => named,
                (None, Some(codes)) => {
                    match self.county_of(line).filter(|said| codes.iter().any(|code| code == said)) {
                        Some(code) => code.into(),
                        None => {
                            ambiguous.push(Ambiguous { line, codes: codes.to_vec() });
                            continue;
                        }
                    }
                }
            };
            let age = |line: &CountyLine| {
                let chosen = self.chosen.iter().rposition(|chosen| chosen.counts(line));
                (chosen, line.saved_on.clone(), line.revision, line.index)
            };
            let loser = match newest.get(&key) {
                Some(known) if age(&known.line) > age(line) => Some(county),
                _ => newest.insert(key.clone(), county),
            };
            passed_over.extend(loser.map(|loser| (key, &loser.line)));
        }
        let instead_of = |key: &String| newest.get(key).map(|county| &county.line);
        let passed_over =
            passed_over.iter().filter_map(|(key, line)| Some(PassedOver { line, instead_of: instead_of(key)? }));
        let passed_over = passed_over.collect();
        SortedOut { counties: newest.into_values().collect(), passed_over, ambiguous }
    }

    /// The code of the county whose this file is, where somebody has said so.
    fn county_of(&self, line: &CountyLine) -> Option<&str> {
        self.chosen.iter().rev().find_map(|chosen| chosen.county_of(line))
    }

    /// What the file of this place is called.
    pub(super) fn file_name(&self, index: usize) -> String {
        let name = self.items.get(index).and_then(|item| item.name.clone()).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| words::number_of_file(index))
    }

    fn counties(&self) -> impl Iterator<Item = &County> {
        self.items.iter().filter_map(|item| item.held.county())
    }

    /// A county's line with what its newest review says.
    fn with_review(&self, county: &County) -> CountyLine {
        let mut line = county.line.clone();
        let of = self.items.iter().filter_map(|item| match &item.held {
            Held::Review(review) if review.is_of(&line) => Some(review),
            _ => None,
        });
        let Some(review) = of.max_by(|one, other| one.made_on.cmp(&other.made_on)) else { return line };
        line.review = Some(review.counts());
        let changed = if review.of.last() == Some(&line.digest) { "" } else { words::CHANGED_SINCE };
        for (at, mark, remark) in review.marks.iter().filter(|(_, mark, _)| *mark != Mark::Accepted) {
            let said = county.responses.iter().find(|[id, place, _]| *id == review.id && place == at);
            let said = words::response(said.map_or("", |[.., kind]| kind.as_str()));
            line.notes.push(Note {
                table: RollUpTable::Returned,
                at: shown(at),
                text: remark.clone(),
                more: [words::mark(*mark), said, changed].map(String::from).into(),
            });
        }
        line
    }
}

impl Held {
    fn county(&self) -> Option<&County> {
        match self {
            Self::County(county) => Some(county),
            Self::Review(_) | Self::Aside { .. } => None,
        }
    }

    fn county_mut(&mut self) -> Option<&mut County> {
        match self {
            Self::County(county) => Some(county),
            Self::Review(_) | Self::Aside { .. } => None,
        }
    }
}

impl Review {
    /// Whether it is of this file, or of an older revision of it.
    fn is_of(&self, line: &CountyLine) -> bool {
        let [id, digest] = &self.of;
        *digest == line.digest || (!id.is_empty() && line.id.as_ref() == Some(id))
    }

    /// Of each standard the strictest of its marks.
    fn counts(&self) -> Marked {
        let mut marks: ByText<Option<Mark>> = ByText::new();
        for (at, mark, _) in &self.marks {
            if let [what, id, ..] = steps(at).as_slice()
                && what == "answers"
            {
                marks.change(id.clone(), |known| *known = (*known).max(Some(*mark)));
            }
        }
        let mut counts = Marked::default();
        for mark in marks.into_values().flatten() {
            let slot = match mark {
                Mark::Accepted => &mut counts.accepted,
                Mark::Doubtful => &mut counts.doubtful,
                Mark::Returned => &mut counts.returned,
            };
            *slot = slot.saturating_add(1);
        }
        counts
    }
}

/// Why a file does not count beside the one that does.
fn why_not(line: &CountyLine, instead_of: &CountyLine) -> (&'static str, String) {
    if Chosen::of(instead_of).is(line) {
        return ("same", sentences::same_file(&line.name));
    }
    if plain(&line.name) != plain(&instead_of.name) {
        let code = line.code.as_deref().or(instead_of.code.as_deref()).unwrap_or_default();
        return ("same_code", sentences::same_code(&line.name, &instead_of.name, code));
    }
    ("older", sentences::older_file(&line.name, line.saved_on.as_deref()))
}

/// A county's line, by its own edition.
fn line(
    books: &Books<'_, impl Borrow<Catalog>>,
    index: usize,
    file: &Value,
    today: Option<&str>,
) -> Result<CountyLine, Vec<Problem>> {
    books.of(file).map_or_else(|| Err(Vec::new()), |catalog| county::line(catalog, index, file, today))
}

fn review(file: &Value) -> Review {
    let marks = file.get("marks").and_then(Value::as_object);
    let marks = marks.into_iter().flatten().filter_map(|(at, said)| {
        let mark = Mark::parse(text(said, "mark"))?;
        Some((at.clone(), mark, String::from(text(said, "remark"))))
    });
    let of = |field: &str| file.get("of").map_or("", |of| text(of, field)).to_string();
    Review {
        id: text(file, "id").into(),
        made_on: text(file, "made_on").into(),
        of: [of("id"), of("digest")],
        marks: marks.collect(),
    }
}

fn responses(file: &Value) -> Vec<[String; 3]> {
    let reviews = said(file, "/responses").and_then(Value::as_object).into_iter().flatten();
    let said = reviews.flat_map(|(review, said)| {
        said.as_object().into_iter().flatten().map(move |(at, said)| [review.as_str(), at, text(said, "kind")])
    });
    said.map(|said| said.map(String::from)).collect()
}

/// A place as officials name it: the number of the standard or of the clause, else the pointer.
fn shown(at: &str) -> String {
    match steps(at).as_slice() {
        [answers, id] if answers == "answers" => id.clone(),
        [answers, _, clauses, id] if answers == "answers" && clauses == "clauses" => id.clone(),
        [_, id, ..] => id.clone(),
        _ => at.into(),
    }
}

fn named(line: &CountyLine) -> String {
    alloc::format!("{} {} {}", plain(&line.province), plain(&line.city), plain(&line.name))
}
