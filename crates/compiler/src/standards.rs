//! `basis.toml`, `areas/*.toml`, `negatives.toml`: the document's own words and what is said about them.

use std::collections::BTreeMap;
use std::path::Path;

use weibao_core::catalog::{Area, Basis, Clause, Content, Departments, EvidenceItem, Negative, Renew, Standard};
use weibao_text::defects as text;

use crate::source::{Defects, Entry, Located, Place, Source};
use crate::units::{Units, values};

/// The sections of the county plan that name departments.
const PLAN_SECTIONS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];
const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The documents that standards refer to.
pub(crate) struct BasisDocuments {
    opinions: String,
    tasks: BTreeMap<String, String>,
    law: String,
    articles: u32,
}

pub(crate) fn read_basis(entry: &Entry<'_>) -> BasisDocuments {
    let mut tasks = BTreeMap::new();
    let opinions = entry.group("opinions", |entry| {
        let document = entry.text("document").value;
        for (number, title) in entry.some_groups("tasks", |task| (task.text("number"), task.text("title").value)) {
            if tasks.insert(number.value.clone(), title).is_some() {
                entry.defects.add(&number.place, text::duplicate(&number.value));
            }
        }
        document
    });
    let law = entry.group("law", |entry| {
        (entry.text("document").value, entry.whole_number("articles").map_or(0, |number| number.value))
    });
    for (key, there) in [("opinions", opinions.is_some()), ("law", law.is_some())] {
        if !there {
            entry.defects.add(&entry.place, text::missing(key));
        }
    }
    let (law, articles) = law.unwrap_or_default();
    BasisDocuments { opinions: opinions.unwrap_or_default(), tasks, law, articles }
}

/// The files of the areas, in the order of their names.
pub(crate) fn area_files(folder: &Path, defects: &Defects) -> Vec<String> {
    let names = toml_files(&folder.join("areas"));
    if names.is_empty() {
        defects.add(&Place::whole("areas"), text::no_areas());
    }
    names.iter().map(|name| format!("areas/{name}")).collect()
}

/// The TOML files of a folder, by name.
pub(crate) fn toml_files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    names
}

pub(crate) fn read_areas(sources: &[Source], defects: &Defects, named: &Named<'_>) -> Vec<Area> {
    let mut ids = Ids::new("");
    sources.iter().map(|source| source.read(defects, |entry| read_area(entry, &mut ids, named))).collect()
}

/// What the standards name that stands in files of its own.
pub(crate) struct Named<'a> {
    pub(crate) basis: &'a BasisDocuments,
    pub(crate) units: &'a Units,
}

fn read_area(entry: &Entry<'_>, ids: &mut Ids, named: &Named<'_>) -> Area {
    let id = ids.take(entry, entry.text("id"));
    let mut contents = Ids::new(&format!("{id}."));
    Area {
        title: entry.text("title").value,
        contents: entry.some_groups("contents", |entry| read_content(entry, &mut contents, named)),
        id,
    }
}

fn read_content(entry: &Entry<'_>, ids: &mut Ids, named: &Named<'_>) -> Content {
    let id = ids.take(entry, entry.text("id"));
    let mut standards = Ids::new(&format!("{id}."));
    Content {
        title: entry.text("title").value,
        standards: entry.some_groups("standards", |entry| read_standard(entry, &mut standards, named)),
        id,
    }
}

fn read_standard(entry: &Entry<'_>, ids: &mut Ids, named: &Named<'_>) -> Standard {
    let id = ids.take(entry, entry.text("id"));
    let words = entry.text("text").value;
    let departments = read_departments(entry, named);
    let clauses = read_clauses(entry, &id, &words, &departments, named.units);
    let (evidence, evidence_items) = read_evidence(entry).into_iter().unzip();
    Standard {
        departments,
        evidence,
        evidence_items,
        notes: entry.texts("notes").into_iter().map(|line| line.value).collect(),
        basis: read_references(entry, named.basis),
        changed_by: None,
        id,
        text: words,
        clauses,
    }
}

fn read_clauses(
    entry: &Entry<'_>,
    standard: &str,
    words: &str,
    departments: &Departments,
    units: &Units,
) -> Vec<Clause> {
    let mut rest = words;
    let reporter_missing = |place: &Place| {
        if departments.lead.len() > 1 {
            entry.defects.add(place, text::no_reporter());
        }
    };
    let pieces = entry.words_or_groups(
        "clauses",
        |piece| {
            reporter_missing(&piece.place);
            (piece, Clause::default())
        },
        |entry| {
            let (main, each, help) =
                (units.named(entry, "main"), units.named(entry, "each"), units.named(entry, "help"));
            if main.len() > 1 || !(main.is_empty() || each.is_empty()) {
                entry.defects.add(&entry.place, text::two_reporters());
            }
            if main.is_empty() && each.is_empty() {
                reporter_missing(&entry.place);
            }
            units.once(entry, &[&main, &each, &help]);
            for name in main.iter().chain(&each).chain(&help) {
                let Departments { lead, support, .. } = departments;
                if units.has(&name.value) && !lead.iter().chain(support).any(|known| *known == name.value) {
                    entry.defects.add(&name.place, text::reporter_no_department(&name.value));
                }
            }
            let clause = Clause {
                label: entry.optional_text("label").map(|label| label.value),
                main: values(main),
                each: values(each),
                help: values(help),
                ..Clause::default()
            };
            (entry.text("text"), clause)
        },
    );
    pieces
        .into_iter()
        .enumerate()
        .map(|(index, (piece, clause))| {
            match rest.split_once(piece.value.as_str()) {
                _ if piece.is_missing() => {}
                Some((_, behind)) => rest = behind,
                None if words.contains(&piece.value) => {
                    entry.defects.add(&piece.place, text::piece_out_of_order(&piece.value));
                }
                None => entry.defects.add(&piece.place, text::not_a_piece(&piece.value)),
            }
            Clause { id: format!("{standard}/{}", index.saturating_add(1)), text: piece.value, ..clause }
        })
        .collect()
}

/// The suggested evidence: what is only looked at on the spot stands last.
fn read_evidence(entry: &Entry<'_>) -> Vec<(String, EvidenceItem)> {
    let terms = [
        ("year", Renew::Year),
        ("until_replaced", Renew::UntilReplaced),
        ("dated", Renew::Dated),
        ("plan", Renew::Plan),
    ];
    let mut onsite_before = false;
    entry.some_groups("evidence", |entry| {
        let onsite = entry.flag("onsite");
        if onsite_before && !onsite {
            entry.defects.add(&entry.place, text::onsite_last());
        }
        onsite_before |= onsite;
        let renew = entry.one_of("renew", &terms).unwrap_or_default();
        (entry.text("text").value, EvidenceItem { renew, onsite })
    })
}

fn read_departments(entry: &Entry<'_>, named: &Named<'_>) -> Departments {
    let mut sources = litemap::LiteMap::new();
    let mut read = |list: Vec<(Located<String>, Vec<String>)>| -> Vec<String> {
        let mut names = Vec::new();
        for (name, from) in list {
            named.units.check(entry, &name);
            if sources.insert(name.value.clone(), from).is_some() {
                entry.defects.add(&name.place, text::duplicate(&name.value));
            }
            names.push(name.value);
        }
        names
    };
    let department = |entry: &Entry<'_>| (entry.text("name"), read_support(entry, named.basis));
    let lead = read(entry.some_groups("lead", department));
    let support = read(entry.groups("support", department));
    Departments { lead, support, sources }
}

/// The kinds of support of a department, each once; where exactly it stands stays in the file.
fn read_support(entry: &Entry<'_>, basis: &BasisDocuments) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for from in entry.some_texts("from") {
        let (kind, place) = from.value.split_once(':').unwrap_or((&from.value, ""));
        let known = match kind {
            "standard" | "inference" => place.is_empty(),
            "plan" => PLAN_SECTIONS.contains(&place),
            "opinions" => basis.tasks.contains_key(place),
            "law" => place.parse().is_ok_and(|article| basis.has_article(article)),
            _ => false,
        };
        if !known {
            entry.defects.add(&from.place, text::unknown_support(&from.value));
        }
        if !kinds.iter().any(|known| known == kind) {
            kinds.push(kind.into());
        }
    }
    kinds
}

fn read_references(entry: &Entry<'_>, basis: &BasisDocuments) -> Vec<Basis> {
    let relation =
        |entry: &Entry<'_>| entry.one_of("relation", &[("direct", "direct"), ("related", "related")]).map(Into::into);
    let mut list = entry.groups("opinions", |entry| {
        let task = entry.text("task");
        let title = basis.tasks.get(&task.value);
        if title.is_none() && !task.is_missing() {
            entry.defects.add(&task.place, text::unknown_task(&task.value));
        }
        let title = title.map_or("", String::as_str);
        let article = match task.value.strip_prefix('S') {
            Some(number) => format!("保障措施（{}）{title}", chinese(number.parse().unwrap_or(0))),
            None => format!("第{}项 {title}", task.value),
        };
        Basis { document: basis.opinions.clone(), article, relation: relation(entry) }
    });
    list.extend(entry.groups("law", |entry| {
        let article = entry.whole_number("article");
        if let Some(article) = article.as_ref().filter(|article| !basis.has_article(article.value)) {
            entry.defects.add(&article.place, text::unknown_article(&article.value.to_string(), basis.articles));
        }
        let number = article.map_or(0, |article| article.value);
        Basis { document: basis.law.clone(), article: format!("第{}条", chinese(number)), relation: relation(entry) }
    }));
    list
}

impl BasisDocuments {
    /// Where the law itself could not be read, every number passes: that defect is told already.
    fn has_article(&self, number: u32) -> bool {
        self.articles == 0 || (1..=self.articles).contains(&number)
    }
}

pub(crate) fn read_negatives(entry: &Entry<'_>, units: &Units) -> Vec<Negative> {
    let mut ids = Ids::new("N");
    entry.some_groups("negatives", |entry| {
        let (departments, asked) = (units.named(entry, "departments"), units.named(entry, "asked"));
        units.once(entry, &[&departments]);
        units.once(entry, &[&asked]);
        for (key, list) in [("departments", &departments), ("asked", &asked)] {
            if list.is_empty() {
                entry.defects.add(&entry.place, text::empty_list(key));
            }
        }
        for name in &asked {
            if !departments.iter().any(|known| known.value == name.value) {
                entry.defects.add(&name.place, text::asked_but_no_department(&name.value));
            }
        }
        let years = entry.has("years").then(|| entry.whole_number("years")).flatten();
        let years = years.and_then(|years| match u8::try_from(years.value) {
            Ok(value @ 1..=20) => Some(value),
            _ => {
                entry.defects.add(&years.place, text::no_years());
                None
            }
        });
        Negative {
            years,
            id: ids.take(entry, entry.text("id")),
            text: entry.text("text").value,
            notes: entry.texts("notes").into_iter().map(|line| line.value).collect(),
            evidence: entry.some_texts("evidence").into_iter().map(|line| line.value).collect(),
            departments: values(departments),
            asked: values(asked),
            changed_by: None,
        }
    })
}

/// Ids below one parent: its own id and a number, upwards. A number that was dropped leaves a gap.
struct Ids {
    parent: String,
    last: Option<(u32, String)>,
}

impl Ids {
    fn new(parent: &str) -> Self {
        Self { parent: parent.into(), last: None }
    }

    fn take(&mut self, entry: &Entry<'_>, id: Located<String>) -> String {
        if id.is_missing() {
            return id.value;
        }
        let number = id
            .value
            .strip_prefix(&self.parent)
            .filter(|rest| !rest.starts_with(['0', '+']))
            .and_then(|rest| rest.parse().ok());
        let Some(number) = number else {
            entry.defects.add(&id.place, text::misplaced_id(&id.value, &self.parent));
            return id.value;
        };
        match &self.last {
            Some((last, _)) if *last == number => entry.defects.add(&id.place, text::duplicate(&id.value)),
            Some((last, before)) if *last > number => {
                entry.defects.add(&id.place, text::out_of_order(&id.value, before))
            }
            _ => self.last = Some((number, id.value.clone())),
        }
        id.value
    }
}

/// A number from 1 to 999 as it is printed: 一百零一.
fn chinese(number: u32) -> String {
    let digit = |place: u32| number.checked_div(place).and_then(|rest| rest.checked_rem(10)).unwrap_or(0);
    let word =
        |digit: u32| usize::try_from(digit).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (digit(100), digit(10), digit(1));
    let mut words = String::new();
    if hundreds > 0 {
        words.push_str(word(hundreds));
        words.push('百');
    }
    match (hundreds, tens, ones) {
        (_, 0, 0) => {}
        (0, 0, _) => {}
        (_, 0, _) => words.push('零'),
        (0, 1, _) => words.push('十'),
        _ => {
            words.push_str(word(tens));
            words.push('十');
        }
    }
    if ones > 0 {
        words.push_str(word(ones));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn numbers_are_printed_as_in_the_law() {
        let printed: Vec<String> =
            [1, 9, 10, 11, 20, 39, 96, 100, 101, 110, 111, 117, 120, 132].into_iter().map(chinese).collect();
        assert_eq!(
            printed,
            [
                "一",
                "九",
                "十",
                "十一",
                "二十",
                "三十九",
                "九十六",
                "一百",
                "一百零一",
                "一百一十",
                "一百一十一",
                "一百一十七",
                "一百二十",
                "一百三十二"
            ]
        );
    }
}
