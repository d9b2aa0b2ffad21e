//! A province's overlay: what it raises or adds, with who says so. Formats: `standards/README.md`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde_json::{Map, Value};
use weibao_text::{problems as problem_text, rulebooks as text};

use crate::catalog::{
    Bound, Catalog, Clause, Column, ColumnKind, Departments, Derivation, Figure, Goal, Negative, OverlayChange,
    OverlayMark, Predicate, Procedure, Ratio, ReadingCondition, Register, Standard,
};
use crate::date::Date;
use crate::decimal::{Decimal, Fraction};
use crate::from_json::FromJson;
use crate::maps::index;
use crate::path::Path;
use crate::problem::Problem;
use crate::reading::Reader;
use crate::rule::Line;

/// `format` of an overlay.
pub const FORMAT: &str = "weibao.overlay";

/// The catalog as the overlay has it, every change marked.
///
/// # Errors
/// Every defect of the overlay, with its place; the catalog then stays as it was.
///
/// ```
/// use serde_json::json;
///
/// let catalog = weibao_standards::catalog();
/// let overlay = json!({
///     "format": "weibao.overlay", "version": 1, "id": "x", "prefix": "X", "title": "某省补充规定", "authority": "某省民政厅",
///     "catalog": "cn-2021", "source": "…", "negatives": [{ "id": "X-N1", "text": "省里另加的情形。" }],
/// });
/// let overlaid = weibao_core::overlay::apply(&catalog, &overlay).unwrap();
/// assert_eq!(overlaid.negatives.len(), catalog.negatives.len() + 1);
/// ```
pub fn apply(catalog: &Catalog, overlay: &Value) -> Result<Catalog, Vec<Problem>> {
    let mut builder = Builder {
        reader: Reader::new(catalog),
        catalog: catalog.clone(),
        prefix: String::new(),
        authority: String::new(),
        bounded: Vec::new(),
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
    /// The rules whose bounds are set, each by its clause and its place there.
    bounded: Vec<(String, usize)>,
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
            "goals",
            "procedure",
        ];
        self.reader.unknown_fields(file, &known, &root);
        let id = self.reader.file_id(file, &root);
        let title = self.reader.needed_text(file, "title", &root);
        self.prefix = self.reader.needed_text(file, "prefix", &root);
        if !self.prefix.bytes().all(|byte| byte.is_ascii_uppercase()) {
            self.reader.report("wrong_prefix", &root.field("prefix"), text::prefix_not_capitals(&self.prefix));
        }
        self.authority = self.reader.needed_text(file, "authority", &root);
        self.reader.words(file, "source", &root);
        // Figures first: the rules of what follows may use them.
        self.each(file, "figures", Self::figure);
        self.each(file, "bounds", Self::bound);
        self.each(file, "standards", Self::standard);
        self.each(file, "clauses", Self::clause);
        self.each(file, "negatives", Self::negative);
        self.each(file, "departments", Self::departments);
        self.each(file, "goals", Self::goal);
        if let Some(value) = file.get("procedure")
            && let Some(procedure) = self.shaped::<Procedure>(value, &root.field("procedure"))
        {
            self.days(&procedure, &root.field("procedure"));
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
        let Some(mut figure) = self.shaped::<Figure>(&Value::Object(item.clone()), path) else { return };
        let expected = format!("{}_", self.prefix.to_ascii_lowercase());
        if !self.own_id(&figure.key, &expected, &path.field("key")) {
            return;
        }
        if self.catalog.figure(&figure.key).is_some() {
            self.reader.report("duplicate", &path.field("key"), text::duplicate(&figure.key));
            return;
        }
        for (name, other) in [("part_of", &figure.part_of), ("same_as", &figure.same_as)] {
            let Some(key) = other else { continue };
            match self.catalog.figure(key) {
                None => self.reader.report("unknown", &path.field(name), text::unknown(key)),
                // What is known of the one would become known of the other.
                Some(known) if name == "same_as" && is_national(known) => {
                    self.reader.report("changes_national", &path.field(name), text::same_as_national(key));
                }
                Some(_) => {}
            }
        }
        let list = path.field("from");
        for (index, from) in figure.from.iter().enumerate() {
            self.derivation(from, &list.item(index));
        }
        figure.changed_by = Some(self.authority.clone());
        let sentence = text::figure_added(&self.authority, &figure.label);
        self.changed(figure.key.clone(), sentence, false);
        self.catalog.figures.push(figure);
    }

    fn derivation(&mut self, from: &Derivation, path: &Path<'_>) {
        self.given(from.given.as_ref(), path);
        let Some(register) = self.catalog.register(&from.register) else {
            self.reader.report("unknown", &path.field("register"), text::unknown(&from.register));
            return;
        };
        for key in from.take.columns() {
            column_of(&mut self.reader, register, key, ColumnKind::Number, &path.field("take"));
        }
        let list = path.field("only");
        for (index, test) in from.only.iter().enumerate() {
            let place = list.item(index);
            let kind = test.is.column_kind();
            let found = column_of(&mut self.reader, register, &test.column, kind, &place.field("column"));
            if let Some(column) = test.is.beside() {
                column_of(&mut self.reader, register, column, kind, &place.field("column"));
            }
            let Some(found) = found else { continue };
            for word in test.is.words() {
                if !found.options.iter().any(|option| option.key == *word) {
                    self.reader.report("unknown", &place.field("in"), text::unknown(word));
                }
            }
        }
    }

    fn bound(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["clause", "rule", "to", "why"], path);
        let id = self.reader.needed_text(item, "clause", path);
        let index = match item.get("rule") {
            None => Some(0),
            Some(value) => value.as_u64().and_then(|index| usize::try_from(index).ok()),
        };
        let why = self.reader.words(item, "why", path);
        let authority = self.authority.clone();
        let Some(clause) = clause_mut(&mut self.catalog, &id) else {
            self.reader.report("unknown", &path.field("clause"), text::unknown(&id));
            return;
        };
        let Some((index, rule)) = index.and_then(|index| Some((index, clause.rules.get_mut(index)?))) else {
            self.reader.report("no_rule", &path.field("rule"), text::no_rule(&id));
            return;
        };
        // A second bound would be held against the first, and what the first changed be forgotten.
        if self.bounded.iter().any(|(clause, rule)| *clause == id && *rule == index) {
            self.reader.report("bound_twice", path, text::bound_twice(&id));
        }
        self.bounded.push((id.clone(), index));
        let place = path.field("to");
        let to = item.get("to").unwrap_or(&Value::Null);
        let change = match &mut rule.predicate {
            Predicate::Figure(comparison) => {
                replace_bound(&mut comparison.bound, to, |new: &Decimal, old: &Decimal| new.cmp(old))
            }
            Predicate::Ratio(ratio) => {
                replace_bound(&mut ratio.bound, to, |new: &Fraction, old: &Fraction| new.compare_to(*old))
            }
        };
        let Some((from, to, order)) = change else {
            self.reader.report("other_side", &place, text::other_side());
            return;
        };
        if rule.predicate.can_never_hold() {
            self.reader.report("never_holds", &place, text::never_holds());
            return;
        }
        clause.changed_by = Some(authority.clone());
        let why = why.unwrap_or_default();
        let weaker = order.is_lt();
        let sentence = if order.is_eq() {
            text::bound_same(&authority, &id, &to, &why)
        } else {
            text::bound_changed(&authority, &id, &from, &to, weaker, &why)
        };
        self.changed(id, sentence, weaker);
    }

    fn standard(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["content", "standard"], path);
        let content_id = self.reader.needed_text(item, "content", path);
        let place = path.field("standard");
        let Some(mut standard) = self.shaped::<Standard>(item.get("standard").unwrap_or(&Value::Null), &place) else {
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
            self.reporters(clause, &place);
            clause.changed_by = Some(self.authority.clone());
        }
        if standard.clauses.is_empty() {
            self.reader.report("missing", &place.field("clauses"), text::missing("clauses"));
        }
        if !standard.evidence_items.is_empty() && standard.evidence_items.len() != standard.evidence.len() {
            self.reader.report("wrong_length", &place.field("evidence_items"), text::evidence_items_disagree());
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
        let Some(mut clause) = self.shaped::<Clause>(item.get("clause").unwrap_or(&Value::Null), &place) else {
            return;
        };
        let expected = format!("{}.{standard_id}/", self.prefix);
        if !self.own_id(&clause.id, &expected, &place.field("id")) {
            return;
        }
        if clause_mut(&mut self.catalog, &clause.id).is_some() {
            self.reader.report("duplicate", &place.field("id"), text::duplicate(&clause.id));
            return;
        }
        self.rules(&clause, &place);
        self.reporters(&clause, &place);
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
        let Some(mut negative) = self.shaped::<Negative>(&Value::Object(item.clone()), path) else { return };
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

    /// An aim: shown beside what it is about, and no part of any judgement.
    fn goal(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        let Some(mut goal) = self.shaped::<Goal>(&Value::Object(item.clone()), path) else { return };
        let id = goal.reference.clone();
        if self.catalog.standard(&id).is_none() && clause_mut(&mut self.catalog, &id).is_none() {
            self.reader.report("unknown", &path.field("ref"), text::unknown(&id));
            return;
        }
        let sentence = text::goal_set(&self.authority, &id, &goal.text, &goal.mark);
        goal.changed_by = Some(self.authority.clone());
        self.catalog.goals.push(goal);
        self.changed(id, sentence, false);
    }

    /// That no stage ends before it begins.
    fn days(&mut self, procedure: &Procedure, path: &Path<'_>) {
        for (name, stages) in [("stages", &procedure.stages), ("after", &procedure.after)] {
            let list = path.field(name);
            for (index, stage) in stages.iter().enumerate() {
                if let (Some(from), Some(to)) = (&stage.from, &stage.to)
                    && from > to
                {
                    let place = list.item(index);
                    self.reader.report("ends_before", &place.field("to"), text::ends_before());
                }
            }
        }
    }

    fn departments(&mut self, item: &Map<String, Value>, path: &Path<'_>) {
        self.reader.unknown_fields(item, &["standard", "lead", "support"], path);
        let id = self.reader.needed_text(item, "standard", path);
        let mut names = |name: &str| -> Vec<String> {
            let place = path.field(name);
            let names = match item.get(name) {
                None => {
                    self.reader.report("missing", &place, text::missing_list(name));
                    return Vec::new();
                }
                Some(names) => Vec::<String>::read(names).ok(),
            };
            match &names {
                None => {
                    let message = problem_text::wrong_type(problem_text::types::LIST);
                    self.reader.report("wrong_type", &place, message);
                }
                Some(names) if names.iter().any(String::is_empty) => {
                    self.reader.report("empty", &place, text::empty());
                }
                Some(_) => {}
            }
            names.unwrap_or_default()
        };
        let (lead, support) = (names("lead"), names("support"));
        let sources =
            index(lead.iter().chain(&support).map(|name| (name.clone(), alloc::vec![String::from("overlay")])));
        match standard_mut(&mut self.catalog, &id) {
            Some(standard) => {
                standard.departments = Departments { lead, support, sources };
                // Who reports a clause was read from the departments that stood here before.
                for clause in &mut standard.clauses {
                    (clause.main, clause.each, clause.help) = (Vec::new(), Vec::new(), Vec::new());
                }
                let sentence = text::departments_set(&self.authority, &id);
                self.changed(id, sentence, false);
            }
            None => self.reader.report("unknown", &path.field("standard"), text::unknown(&id)),
        }
    }

    /// That one unit reports a clause, or several each for themselves.
    fn reporters(&mut self, clause: &Clause, path: &Path<'_>) {
        if clause.main.len() > 1 || !(clause.main.is_empty() || clause.each.is_empty()) {
            self.reader.report("two_reporters", &path.field("main"), text::two_reporters());
        }
    }

    /// What is wrong with the rules of an added clause.
    fn rules(&mut self, clause: &Clause, path: &Path<'_>) {
        if clause.measured != clause.rules.iter().any(|rule| !rule.necessary) {
            self.reader.report("measured_disagrees", &path.field("measured"), text::measured_disagrees());
        }
        let list = path.field("rules");
        for (index, rule) in clause.rules.iter().enumerate() {
            let place = list.item(index);
            for key in rule.figures() {
                if self.catalog.figure(key).is_none() {
                    self.reader.report("unknown", &place, text::unknown(key));
                }
            }
            self.given(rule.given.as_ref(), &place);
            if let Predicate::Ratio(ratio) = &rule.predicate
                && self.drops_national(ratio)
            {
                let test = place.field("ratio");
                let message = text::part_national(&ratio.part, &ratio.whole);
                self.reader.report("changes_national", &test.field("part"), message);
            }
            if rule.predicate.can_never_hold() {
                self.reader.report("never_holds", &place, text::never_holds());
            }
        }
    }

    /// That a reading is one of the catalog's.
    fn given(&mut self, given: Option<&ReadingCondition>, path: &Path<'_>) {
        let Some(given) = given else { return };
        let unknown = match self.catalog.choice(&given.choice) {
            None => &given.choice,
            Some(choice) if choice.options.iter().any(|option| option.key == given.option) => return,
            Some(_) => &given.option,
        };
        self.reader.report("unknown", &path.field("given"), text::unknown(unknown));
    }

    /// Whether this share would make a national figure be left out where it lies beyond a whole that the nation does
    /// not hold it against.
    fn drops_national(&self, ratio: &Ratio) -> bool {
        let Some(part) = self.catalog.figure(&ratio.part).filter(|part| is_national(part)) else { return false };
        let whole = self.catalog.main_key(&ratio.whole);
        let is_whole = |key: &str| self.catalog.main_key(key) == whole;
        let mut rules =
            self.catalog.standards().flat_map(|standard| &standard.clauses).flat_map(|clause| &clause.rules);
        let held = part.part_of.as_deref().is_some_and(is_whole)
            || rules.any(
                |rule| matches!(&rule.predicate, Predicate::Ratio(known) if known.part == ratio.part && is_whole(&known.whole)),
            );
        !held
    }

    fn own_id(&mut self, id: &str, expected: &str, path: &Path<'_>) -> bool {
        let is_key = expected.ends_with('_');
        let fits = |byte: u8| match byte {
            b'0'..=b'9' | b'a'..=b'z' => true,
            b'A'..=b'Z' => !is_key,
            b'_' => is_key,
            _ => false,
        };
        let own = id.strip_prefix(expected).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(fits));
        if !own {
            self.reader.report("wrong_prefix", path, text::wrong_prefix(id, expected));
        }
        own
    }

    fn shaped<T: FromJson>(&mut self, value: &Value, path: &Path<'_>) -> Option<T> {
        self.strict("", value, path);
        match T::read(value) {
            Ok(shape) => Some(shape),
            Err(misfit) => {
                self.reader.report("wrong_shape", path, text::wrong_shape(&misfit.0));
                None
            }
        }
    }

    /// What the format asks for beyond the shapes of the catalog.
    fn strict(&mut self, name: &str, value: &Value, path: &Path<'_>) {
        let empty = match value {
            Value::Null => true,
            Value::String(words) => {
                if matches!(name, "at_least" | "more_than" | "at_most") && !is_fraction(words) {
                    self.reader.report("not_a_fraction", path, text::not_a_fraction());
                }
                let relations = ["direct", "related"];
                if name == "relation" && !relations.contains(&words.as_str()) {
                    self.reader.report("wrong_value", path, problem_text::wrong_value(&relations));
                }
                if matches!(name, "from" | "to") && Date::read(words).is_none() {
                    self.reader.report("not_a_day", path, text::not_a_day());
                }
                words.is_empty()
            }
            Value::Array(items) => {
                let units = matches!(name, "main" | "each" | "help" | "asked");
                for (index, item) in items.iter().enumerate() {
                    let place = path.item(index);
                    self.strict("", item, &place);
                    if units && items.iter().take(index).any(|before| before == item) {
                        self.reader.report("duplicate", &place, text::named_twice());
                    }
                }
                items.is_empty() && matches!(name, "from" | "only" | "in")
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    self.strict(name, value, &path.field(name));
                }
                if fields.contains_key("changed_by") {
                    let place = path.field("changed_by");
                    self.reader.report("unknown_field", &place, problem_text::unknown_field("changed_by"));
                }
                false
            }
            Value::Bool(_) | Value::Number(_) => false,
        };
        if empty {
            self.reader.report("empty", path, text::empty());
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

/// Whether a figure is the catalog's own, and not an overlay's.
fn is_national(figure: &Figure) -> bool {
    figure.changed_by.is_none()
}

/// A column that must be of this kind.
fn column_of<'r>(
    reader: &mut Reader<'_>,
    register: &'r Register,
    key: &str,
    kind: ColumnKind,
    path: &Path<'_>,
) -> Option<&'r Column> {
    let column = register.column(key);
    match column {
        None => reader.report("unknown", path, text::unknown(key)),
        Some(column) if column.kind != kind => {
            reader.report("wrong_column", path, text::wrong_column(&column.label));
        }
        Some(_) => {}
    }
    column.filter(|column| column.kind == kind)
}

/// Whether a fraction is written as the format has it: `9/10`.
fn is_fraction(text: &str) -> bool {
    let digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('/').is_some_and(|(above, below)| digits(above) && digits(below) && !below.starts_with('0'))
}

/// Replaces a bound by one of the same side; says from what, to what, and whether it now asks for less or more.
fn replace_bound<T: FromJson + Line>(
    bound: &mut Bound<T>,
    to: &Value,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Option<(String, String, Ordering)> {
    let sides = to.as_object()?;
    if sides.len() != 1 || sides.values().filter_map(Value::as_str).any(|text| !is_fraction(text)) {
        return None;
    }
    let new = Bound::<T>::read(to).ok()?;
    let order = match (&*bound, &new) {
        (Bound::AtLeast(old), Bound::AtLeast(new)) | (Bound::MoreThan(old), Bound::MoreThan(new)) => compare(new, old),
        (Bound::AtMost(old), Bound::AtMost(new)) => compare(new, old).reverse(),
        _ => return None,
    };
    let (from, to) = (bound.in_words(), new.in_words());
    *bound = new;
    Some((from, to, order))
}
