//! A province's overlay: what it raises or adds, with who says so. Formats: `standards/README.md`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_text::{problems as problem_text, rulebooks as text};

use crate::catalog::{
    Bound, Catalog, Clause, Departments, Figure, Negative, OverlayChange, OverlayMark, Procedure, Rule, Standard, Test,
};
use crate::decimal::{Decimal, Fraction};
use crate::maps::index;
use crate::path::Path;
use crate::problem::Problem;
use crate::reading::Reader;
use crate::shape::Shape;

/// `format` of an overlay.
pub const FORMAT: &str = "weibao.overlay";

/// The catalog as the overlay has it, every change marked.
///
/// # Errors
/// Every defect of the overlay, with its place; the catalog then stays as it was.
pub fn apply(catalog: &Catalog, overlay: &Value) -> Result<Catalog, Vec<Problem>> {
    let mut builder = Builder {
        reader: Reader::new(catalog),
        catalog: catalog.clone(),
        prefix: String::new(),
        authority: String::new(),
        changes: Vec::new(),
    };
    let mark = builder.overlay(overlay);
    match mark {
        Some(mark) if builder.reader.problems.is_empty() => {
            Ok(Catalog { overlay: Some(OverlayMark { changes: builder.changes, ..mark }), ..builder.catalog })
        }
        _ => Err(builder.reader.problems),
    }
}

struct Builder<'c> {
    reader: Reader<'c>,
    catalog: Catalog,
    prefix: String,
    authority: String,
    changes: Vec<OverlayChange>,
}

impl Builder<'_> {
    fn overlay(&mut self, overlay: &Value) -> Option<OverlayMark> {
        let root = Path::Root;
        let file = self.reader.rulebook(overlay, FORMAT, &root)?;
        let known = [
            "format",
            "version",
            "id",
            "prefix",
            "title",
            "authority",
            "catalog",
            "source",
            "bounds",
            "standards",
            "clauses",
            "negatives",
            "figures",
            "departments",
            "procedure",
        ];
        self.reader.unknown_fields(file, &known, &root);
        let mut needed = |name: &str| self.reader.needed_text(file, name, &root);
        let (id, title) = (needed("id"), needed("title"));
        self.prefix = needed("prefix");
        self.authority = needed("authority");
        // Figures first: the rules of what follows may use them.
        self.each(file, "figures", Self::figure);
        self.each(file, "bounds", Self::bound);
        self.each(file, "standards", Self::standard);
        self.each(file, "clauses", Self::clause);
        self.each(file, "negatives", Self::negative);
        self.each(file, "departments", Self::departments);
        if let Some(value) = file.get("procedure")
            && let Some(procedure) = self.shape::<Procedure>(value, &root.field("procedure"))
        {
            self.catalog.procedure = Some(procedure);
            let sentence = text::procedure_set(&self.authority);
            self.changed("procedure".into(), sentence, false);
        }
        Some(OverlayMark { id, title, authority: self.authority.clone(), changes: Vec::new() })
    }

    fn each(&mut self, file: &Map<String, Value>, name: &str, take: fn(&mut Self, &Map<String, Value>, &Path<'_>)) {
        let root = Path::Root;
        let place = root.field(name);
        match file.get(name) {
            None => {}
            Some(Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    let place = place.item(index);
                    match item.as_object() {
                        Some(item) => take(self, item, &place),
                        None => {
                            self.reader.report(
                                "wrong_type",
                                &place,
                                problem_text::wrong_type(problem_text::types::OBJECT),
                            );
                        }
                    }
                }
            }
            Some(_) => self.reader.report("wrong_type", &place, problem_text::wrong_type(problem_text::types::LIST)),
        }
    }

    fn figure(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        let Some(mut figure) = self.shape::<Figure>(&Value::Object(item.clone()), path) else { return };
        let expected = format!("{}_", self.prefix.to_ascii_lowercase());
        if !self.own_id(&figure.key, &expected, &path.field("key")) {
            return;
        }
        if self.catalog.figure(&figure.key).is_some() {
            self.reader.report("duplicate", &path.field("key"), text::duplicate(&figure.key));
            return;
        }
        for key in [&figure.part_of, &figure.same_as].into_iter().flatten() {
            if self.catalog.figure(key).is_none() {
                self.reader.report("unknown", path, text::unknown(key));
            }
        }
        for from in &figure.from {
            let columns = from.only.iter().map(|test| &test.column).chain(from.take.column());
            match self.catalog.register(&from.register) {
                None => self.reader.report("unknown", path, text::unknown(&from.register)),
                Some(register) => {
                    for column in columns {
                        if register.column(column).is_none() {
                            self.reader.report("unknown", path, text::unknown(column));
                        }
                    }
                }
            }
        }
        figure.changed_by = Some(self.authority.clone());
        let sentence = text::figure_added(&self.authority, &figure.label);
        self.changed(figure.key.clone(), sentence, false);
        self.catalog.figures.push(figure);
    }

    fn bound(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["clause", "rule", "to", "why"], path);
        let id = self.reader.needed_text(item, "clause", path);
        let index = match item.get("rule") {
            None => Some(0),
            Some(value) => value.as_u64().and_then(|index| usize::try_from(index).ok()),
        };
        let authority = self.authority.clone();
        let Some(clause) = clause_mut(&mut self.catalog, &id) else {
            self.reader.report("unknown", &path.field("clause"), text::unknown(&id));
            return;
        };
        let Some(rule) = index.and_then(|index| clause.rules.get_mut(index)) else {
            self.reader.report("no_rule", &path.field("rule"), text::no_rule(&id));
            return;
        };
        let place = path.field("to");
        let to = item.get("to").unwrap_or(&Value::Null);
        let change = match &mut rule.test {
            Test::Figure(comparison) => {
                replace_bound(&mut comparison.bound, to, |new: &Decimal, old: &Decimal| new.cmp(old))
            }
            Test::Ratio(ratio) => {
                replace_bound(&mut ratio.bound, to, |new: &Fraction, old: &Fraction| new.compare_to(*old))
            }
        };
        let Some((from, to, weaker)) = change else {
            self.reader.report("other_side", &place, text::other_side());
            return;
        };
        if can_never_hold(rule) {
            self.reader.report("never_holds", &place, text::never_holds());
            return;
        }
        clause.changed_by = Some(authority.clone());
        let sentence = if from == to {
            text::bound_same(&authority, &id, &to)
        } else {
            text::bound_changed(&authority, &id, &from, &to, weaker)
        };
        self.changed(id, sentence, weaker);
    }

    fn standard(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["content", "standard"], path);
        let content_id = self.reader.needed_text(item, "content", path);
        let place = path.field("standard");
        let Some(mut standard) = self.shape::<Standard>(item.get("standard").unwrap_or(&Value::Null), &place) else {
            return;
        };
        let expected = format!("{}.{content_id}.", self.prefix);
        if !self.own_id(&standard.id, &expected, &place.field("id")) {
            return;
        }
        if self.catalog.standard(&standard.id).is_some() {
            self.reader.report("duplicate", &place.field("id"), text::duplicate(&standard.id));
            return;
        }
        let expected = format!("{}/", standard.id);
        let mut ids: Vec<String> = Vec::new();
        for (index, clause) in standard.clauses.iter_mut().enumerate() {
            let list = place.field("clauses");
            let place = list.item(index);
            if self.own_id(&clause.id, &expected, &place.field("id")) && ids.contains(&clause.id) {
                self.reader.report("duplicate", &place.field("id"), text::duplicate(&clause.id));
            }
            ids.push(clause.id.clone());
            self.rules(clause, &place);
            clause.changed_by = Some(self.authority.clone());
        }
        if standard.clauses.is_empty() {
            self.reader.report("missing", &place.field("clauses"), text::missing("clauses"));
        }
        standard.changed_by = Some(self.authority.clone());
        let content =
            self.catalog.areas.iter_mut().flat_map(|area| &mut area.contents).find(|content| content.id == content_id);
        let Some(content) = content else {
            self.reader.report("unknown", &path.field("content"), text::unknown(&content_id));
            return;
        };
        let id = standard.id.clone();
        content.standards.push(standard);
        let sentence = text::standard_added(&self.authority, &id);
        self.changed(id, sentence, false);
    }

    fn clause(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["standard", "clause"], path);
        let standard_id = self.reader.needed_text(item, "standard", path);
        let place = path.field("clause");
        let Some(mut clause) = self.shape::<Clause>(item.get("clause").unwrap_or(&Value::Null), &place) else { return };
        let expected = format!("{}.{standard_id}/", self.prefix);
        if !self.own_id(&clause.id, &expected, &place.field("id")) {
            return;
        }
        if clause_mut(&mut self.catalog, &clause.id).is_some() {
            self.reader.report("duplicate", &place.field("id"), text::duplicate(&clause.id));
            return;
        }
        self.rules(&clause, &place);
        clause.changed_by = Some(self.authority.clone());
        let id = clause.id.clone();
        match standard_mut(&mut self.catalog, &standard_id) {
            Some(standard) => standard.clauses.push(clause),
            None => {
                self.reader.report("unknown", &path.field("standard"), text::unknown(&standard_id));
                return;
            }
        }
        let sentence = text::clause_added(&self.authority, &id);
        self.changed(id, sentence, false);
    }

    fn negative(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        let Some(mut negative) = self.shape::<Negative>(&Value::Object(item.clone()), path) else { return };
        let expected = format!("{}-N", self.prefix);
        if !self.own_id(&negative.id, &expected, &path.field("id")) {
            return;
        }
        if self.catalog.negatives.iter().any(|known| known.id == negative.id) {
            self.reader.report("duplicate", &path.field("id"), text::duplicate(&negative.id));
            return;
        }
        negative.changed_by = Some(self.authority.clone());
        let sentence = text::negative_added(&self.authority, &negative.id);
        self.changed(negative.id.clone(), sentence, false);
        self.catalog.negatives.push(negative);
    }

    fn departments(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["standard", "lead", "support"], path);
        let id = self.reader.needed_text(item, "standard", path);
        let mut names = |name: &str| -> Vec<String> {
            let names = item.get(name).map_or_else(|| Ok(Vec::new()), Vec::read);
            if names.is_err() {
                self.reader.report(
                    "wrong_type",
                    &path.field(name),
                    problem_text::wrong_type(problem_text::types::LIST),
                );
            }
            names.unwrap_or_default()
        };
        let (lead, support) = (names("lead"), names("support"));
        let sources =
            index(lead.iter().chain(&support).map(|name| (name.clone(), alloc::vec![String::from("overlay")])));
        match standard_mut(&mut self.catalog, &id) {
            Some(standard) => {
                standard.departments = Departments { lead, support, sources };
                let sentence = text::departments_set(&self.authority, &id);
                self.changed(id, sentence, false);
            }
            None => self.reader.report("unknown", &path.field("standard"), text::unknown(&id)),
        }
    }

    /// What is wrong with the rules of an added clause.
    fn rules(&mut self, clause: &Clause, path: &Path<'_>) {
        if clause.measured == clause.rules.is_empty() {
            self.reader.report("measured_disagrees", &path.field("measured"), text::measured_disagrees());
        }
        let list = path.field("rules");
        for (index, rule) in clause.rules.iter().enumerate() {
            let place = list.item(index);
            let condition = rule.when.as_ref().map(|when| &when.figure);
            let used: Vec<&String> = match &rule.test {
                Test::Figure(comparison) => condition.into_iter().chain([&comparison.figure]).collect(),
                Test::Ratio(ratio) => condition.into_iter().chain([&ratio.part, &ratio.whole]).collect(),
            };
            for key in used {
                if self.catalog.figure(key).is_none() {
                    self.reader.report("unknown", &place, text::unknown(key));
                }
            }
            if let Some(given) = &rule.given {
                let known = self
                    .catalog
                    .choice(&given.choice)
                    .is_some_and(|choice| choice.options.iter().any(|option| option.key == given.option));
                if !known {
                    self.reader.report("unknown", &place.field("given"), text::unknown(&given.choice));
                }
            }
            if can_never_hold(rule) {
                self.reader.report("never_holds", &place, text::never_holds());
            }
        }
    }

    fn own_id(&mut self, id: &str, expected: &str, path: &Path<'_>) -> bool {
        let own = id.len() > expected.len() && id.starts_with(expected);
        if !own {
            self.reader.report("wrong_prefix", path, text::wrong_prefix(id, expected));
        }
        own
    }

    fn shape<T: Shape>(&mut self, value: &Value, path: &Path<'_>) -> Option<T> {
        match T::read(value) {
            Ok(shape) => Some(shape),
            Err(misfit) => {
                self.reader.report("wrong_shape", path, text::wrong_shape(&misfit.0));
                None
            }
        }
    }

    fn changed(&mut self, reference: String, text: String, weaker: bool) {
        self.changes.push(OverlayChange { reference, text, weaker });
    }
}

fn standard_mut<'a>(catalog: &'a mut Catalog, id: &str) -> Option<&'a mut Standard> {
    let contents = catalog.areas.iter_mut().flat_map(|area| &mut area.contents);
    contents.flat_map(|content| &mut content.standards).find(|standard| standard.id == id)
}

fn clause_mut<'a>(catalog: &'a mut Catalog, id: &str) -> Option<&'a mut Clause> {
    let contents = catalog.areas.iter_mut().flat_map(|area| &mut area.contents);
    let standards = contents.flat_map(|content| &mut content.standards);
    standards.flat_map(|standard| &mut standard.clauses).find(|clause| clause.id == id)
}

/// A share above the whole can never be reached.
fn can_never_hold(rule: &Rule) -> bool {
    match &rule.test {
        Test::Ratio(ratio) => match &ratio.bound {
            Bound::AtLeast(line) => !line.is_a_share(),
            Bound::MoreThan(line) => !line.is_below_one(),
            Bound::AtMost(_) => false,
        },
        Test::Figure(_) => false,
    }
}

/// Replaces a bound by one of the same side; says from what, to what, and whether it now asks for less.
fn replace_bound<T: Shape + core::fmt::Display>(
    bound: &mut Bound<T>,
    to: &Value,
    compare: impl Fn(&T, &T) -> core::cmp::Ordering,
) -> Option<(String, String, bool)> {
    let new = Bound::<T>::read(to).ok()?;
    let order = match (&*bound, &new) {
        (Bound::AtLeast(old), Bound::AtLeast(new)) | (Bound::MoreThan(old), Bound::MoreThan(new)) => compare(new, old),
        (Bound::AtMost(old), Bound::AtMost(new)) => compare(new, old).reverse(),
        _ => return None,
    };
    let (from, to) = (bound.sign(), new.sign());
    *bound = new;
    Some((from, to, order.is_lt()))
}
