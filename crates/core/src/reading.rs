//! Reads a saved file: the sound part as an [`Assessment`], every defect as a [`Problem`].

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use litemap::LiteMap;
use serde_json::{Map, Number, Value};
use weibao_terms::{ClauseAnswer, Declared, Term};
use weibao_text::{problems as text, rulebooks as rulebook_text};

use crate::assessment::{
    Answer, Application, Assessment, Cell, Contact, County, Evidence, FORMAT, NegativeAnswer, Plan, Row, VERSION,
};
use crate::catalog::{Catalog, Column, ColumnKind, Register, Standard};
use crate::date::Date;
use crate::decimal::{Decimal, DecimalError};
use crate::json::{Json, Object};
use crate::maps::index;
use crate::path::Path;
use crate::period::Period;
use crate::problem::Problem;
use crate::{outline, travelling};

/// The texts of the form that can be pre-written.
const DRAFTED: [&str; 4] = ["situation", "systems", "results", "county_opinion"];

/// A reading and what was found on the way.
pub(crate) struct Reading {
    pub(crate) assessment: Assessment,
    pub(crate) problems: Vec<Problem>,
    /// Whether there is nothing to evaluate.
    pub(crate) fatal: bool,
}

pub(crate) fn read(catalog: &Catalog, input: Json<'_>) -> Reading {
    let mut reader = Reader::new(catalog);
    let root = Path::Root;
    let Some(file) = input.as_object() else {
        reader.report("not_an_object", &root, text::not_an_object());
        return reader.finish(Assessment::default(), true);
    };
    if !reader.header(file, &root) {
        return reader.finish(Assessment::default(), true);
    }
    let assessment = reader.body(file, &root, None);
    reader.finish(assessment, false)
}

/// What is wrong with the typed figures of a saved file, each by itself.
pub(crate) fn defects_of_figures(catalog: &Catalog, input: &Value) -> Vec<Problem> {
    let mut reader = Reader::new(catalog);
    let root = Path::Root;
    if let Some(file) = Json::from(input).as_object()
        && let Some((figures, path)) = reader.object(file, "figures", &root)
    {
        reader.figures(figures, &path);
    }
    reader.problems
}

/// Reads again what a change at this place (a JSON pointer) touches. The rows of the registers, which are most of a file, are read one by one.
pub(crate) fn reread(catalog: &Catalog, input: &Value, assessment: &mut Assessment, changed: &str) {
    let mut reader = Reader::new(catalog);
    let root = Path::Root;
    let Some(file) = Json::from(input).as_object() else { return };
    let mut steps = changed.split('/').skip(1);
    match (steps.next(), steps.next()) {
        (Some("registers"), Some(key)) => {
            let Some(register) = catalog.register(key) else { return };
            let Some(rows) = file.get("registers").and_then(|registers| registers.as_object()?.get(key)?.as_list())
            else {
                assessment.registers.remove(key);
                return;
            };
            let index = steps.next().and_then(|step| step.parse::<usize>().ok());
            let same_length = assessment.registers.get_mut(key).filter(|kept| kept.len() == rows.len());
            match index.and_then(|index| Some((rows.get(index)?, same_length?.get_mut(index)?))) {
                Some((row, kept)) => *kept = reader.row(register, row, &root),
                None => {
                    let rows = rows.iter().map(|row| reader.row(register, row, &root)).collect();
                    assessment.registers.insert(key.into(), rows);
                }
            }
        }
        (Some("registers"), None) | (None, _) => *assessment = reader.body(file, &root, None),
        _ => {
            let registers = core::mem::take(&mut assessment.registers);
            *assessment = reader.body(file, &root, Some(registers));
        }
    }
}

/// Reads the pieces of a JSON value and keeps what is wrong with them. Shared by every format that the core reads.
pub(crate) struct Reader<'c> {
    catalog: &'c Catalog,
    pub(crate) problems: Vec<Problem>,
    /// Whether any problem refuses the file: an overlay or rule file, not a saved one.
    strict: bool,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, problems: Vec::new(), strict: false }
    }

    fn finish(self, assessment: Assessment, fatal: bool) -> Reading {
        Reading { assessment, problems: self.problems, fatal }
    }

    pub(crate) fn report(&mut self, code: &str, path: &Path<'_>, text: String) {
        self.problems.push(Problem { code: code.into(), path: path.pointer(), text });
    }

    /// Whether the file is one of ours and about standards that we have.
    fn header(&mut self, file: Object<'_>, root: &Path<'_>) -> bool {
        if file.get("format").and_then(Json::as_str) != Some(FORMAT) {
            self.report("wrong_format", &root.field("format"), text::wrong_format(FORMAT));
            return false;
        }
        let version = file.get("version");
        if version.and_then(Json::as_number).and_then(Number::as_u64) != Some(u64::from(VERSION)) {
            if is_newer(version) {
                self.report("newer_version", &root.field("version"), text::newer_version(VERSION));
                return false;
            }
            self.report("wrong_version", &root.field("version"), text::wrong_version(VERSION));
        }
        match file.get("catalog").and_then(Json::as_str) {
            Some(name) if *name == self.catalog.id => true,
            Some(name) => {
                let message = text::unknown_catalog(name, &self.catalog.id);
                self.report("unknown_catalog", &root.field("catalog"), message);
                false
            }
            None => {
                let message = text::missing_catalog(&self.catalog.id);
                self.report("missing_catalog", &root.field("catalog"), message);
                true
            }
        }
    }

    /// `kept`: the registers, where they have been read before.
    fn body(&mut self, file: Object<'_>, root: &Path<'_>, kept: Option<LiteMap<String, Vec<Row>>>) -> Assessment {
        let mut known = alloc::vec![
            "format",
            "version",
            "catalog",
            "catalog_revision",
            "overlay",
            "county",
            "contact",
            "figures",
            "registers",
            "answers",
            "negatives",
            "bodies",
            "choices",
            "rules_off",
            "application",
        ];
        for (name, outline) in travelling::FIELDS {
            known.push(name);
            if let Some(value) = file.get(name) {
                outline::check(value, outline, &root.field(name), &mut self.problems);
            }
        }
        self.unknown_fields(file, &known, root);
        self.wording(file, root);
        let mut assessment = Assessment { overlay: self.text(file, "overlay", root), ..Assessment::default() };
        let period = file.get("period").and_then(|period| period.as_object());
        assessment.period = Period::new(|field| period?.get(field)?.as_str());
        if let Some((county, path)) = self.object(file, "county", root) {
            assessment.county = self.county(county, &path);
        }
        if let Some((contact, path)) = self.object(file, "contact", root) {
            assessment.contact = self.contact(contact, &path);
        }
        if let Some((figures, path)) = self.object(file, "figures", root) {
            assessment.figures = self.figures(figures, &path);
        }
        if let Some(kept) = kept {
            assessment.registers = kept;
        } else if let Some((registers, path)) = self.object(file, "registers", root) {
            assessment.registers = self.registers(registers, &path);
        }
        if let Some((answers, path)) = self.object(file, "answers", root) {
            assessment.answers = self.answers(answers, &path);
        }
        if let Some((negatives, path)) = self.object(file, "negatives", root) {
            assessment.negatives = self.negatives(negatives, &path);
        }
        if let Some((bodies, path)) = self.object(file, "bodies", root) {
            assessment.bodies = self.bodies(bodies, &path);
        }
        if let Some((choices, path)) = self.object(file, "choices", root) {
            assessment.choices = self.choices(choices, &path);
        }
        if let Some((rules, path)) = self.object(file, "rules_off", root) {
            assessment.rules_off = self.rules_off(rules, &path);
        }
        if let Some((application, path)) = self.object(file, "application", root) {
            assessment.application = self.application(application, &path);
        }
        assessment
    }

    /// A file that was written out by another wording of this edition is judged as ever, and that is said.
    fn wording(&mut self, file: Object<'_>, root: &Path<'_>) {
        let said = file.get("catalog_revision");
        let theirs = said.and_then(Json::as_number).and_then(Number::as_u64).unwrap_or(1);
        let message = match theirs.cmp(&self.catalog.wording()) {
            Ordering::Less => text::older_wording(self.catalog.wording()),
            Ordering::Equal => return,
            Ordering::Greater => text::newer_wording(theirs),
        };
        self.report("other_wording", &root.field("catalog_revision"), message);
    }

    fn county(&mut self, county: Object<'_>, path: &Path<'_>) -> County {
        self.unknown_fields(county, &["name", "code", "province", "city", "divisions"], path);
        // Of which month the list is that the code was picked from: a note, which nothing rests on.
        self.text(county, "divisions", path);
        County {
            name: self.text(county, "name", path).unwrap_or_default(),
            code: self.text(county, "code", path),
            province: self.text(county, "province", path),
            city: self.text(county, "city", path),
        }
    }

    fn contact(&mut self, contact: Object<'_>, path: &Path<'_>) -> Contact {
        self.unknown_fields(contact, &["name", "post", "office_phone", "mobile"], path);
        Contact {
            name: self.text(contact, "name", path),
            post: self.text(contact, "post", path),
            office_phone: self.text(contact, "office_phone", path),
            mobile: self.text(contact, "mobile", path),
        }
    }

    fn application(&mut self, application: Object<'_>, path: &Path<'_>) -> Application {
        let known = ["unit", "addressee", "situation", "systems", "results", "county_opinion", "drafted"];
        self.unknown_fields(application, &known, path);
        let mut drafted = LiteMap::new();
        if let Some((drafts, place)) = self.object(application, "drafted", path) {
            self.unknown_fields(drafts, &DRAFTED, &place);
            for key in DRAFTED {
                if let Some(draft) = self.text(drafts, key, &place) {
                    drafted.insert(key.into(), draft);
                }
            }
        }
        Application {
            unit: self.text(application, "unit", path),
            addressee: self.text(application, "addressee", path),
            situation: self.text(application, "situation", path),
            systems: self.text(application, "systems", path),
            results: self.text(application, "results", path),
            county_opinion: self.text(application, "county_opinion", path),
            drafted,
        }
    }

    fn figures(&mut self, figures: Object<'_>, path: &Path<'_>) -> LiteMap<String, Decimal> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for (key, value) in figures.iter() {
            let place = path.field(key);
            let Some(figure) = catalog.figure(key) else {
                self.report("unknown_figure", &place, text::unknown_figure(key));
                continue;
            };
            if let Some(number) = self.number(value, &place) {
                if !figure.decimal && !number.is_whole() {
                    self.report("not_whole", &place, text::not_whole(&figure.label));
                    continue;
                }
                read.insert(key.into(), number);
            }
        }
        read
    }

    fn registers(&mut self, registers: Object<'_>, path: &Path<'_>) -> LiteMap<String, Vec<Row>> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for (key, value) in registers.iter() {
            let place = path.field(key);
            let Some(register) = catalog.register(key) else {
                self.report("unknown_register", &place, text::unknown_register(key));
                continue;
            };
            let Some(rows) = value.as_list() else {
                self.report("wrong_type", &place, text::wrong_type(text::types::LIST));
                continue;
            };
            let rows =
                rows.iter().enumerate().map(|(index, row)| self.row(register, row, &place.item(index))).collect();
            read.insert(key.into(), rows);
        }
        read
    }

    /// A row that is no row keeps its place, empty: the numbers of the others must not shift.
    pub(crate) fn row(&mut self, register: &Register, value: Json<'_>, path: &Path<'_>) -> Row {
        let mut row = Row::default();
        let Some(cells) = value.as_object() else {
            self.report("wrong_type", path, text::wrong_type(text::types::OBJECT));
            return row;
        };
        row.cells.reserve_exact(register.columns.len());
        let mut found = 0_usize;
        for column in &register.columns {
            let value = cells.get(&column.key);
            found = found.saturating_add(usize::from(value.is_some()));
            row.cells.push(value.and_then(|value| self.cell(column, value, &path.field(&column.key))));
        }
        if found != cells.len() {
            for key in cells.keys().filter(|key| register.column(key).is_none()) {
                self.report("unknown_column", &path.field(key), text::unknown_column(key, &register.label));
            }
        }
        self.parts_of_cells(register, &mut row, path);
        row
    }

    fn parts_of_cells(&mut self, register: &Register, row: &mut Row, path: &Path<'_>) {
        for (place, column) in register.columns.iter().enumerate() {
            let Some(whole) = column.part_of.as_ref().and_then(|key| register.place(key)) else { continue };
            let (Some(part_value), Some(whole_value)) = (row.number(place), row.number(whole)) else { continue };
            if part_value <= whole_value {
                continue;
            }
            let whole_label = register.columns.get(whole).map_or("", |whole| whole.label.as_str());
            let message =
                text::part_exceeds_whole(&column.label, &part_value.to_string(), whole_label, &whole_value.to_string());
            self.report("part_exceeds_whole", &path.field(&column.key), message);
            if let Some(cell) = row.cells.get_mut(place) {
                *cell = None;
            }
        }
    }

    fn cell(&mut self, column: &Column, value: Json<'_>, path: &Path<'_>) -> Option<Cell> {
        match column.kind {
            ColumnKind::Text => {
                let Some(word) = value.as_str() else {
                    self.report("wrong_type", path, text::wrong_type(text::types::TEXT));
                    return None;
                };
                if word.is_empty() {
                    return None;
                }
                if !column.options.is_empty() && !column.options.iter().any(|option| option.key == word) {
                    let allowed: Vec<&str> = column.options.iter().map(|option| option.key.as_str()).collect();
                    self.report("wrong_value", path, text::wrong_value(&allowed));
                    return None;
                }
                if column.date && Date::read(word).is_none() {
                    self.report("not_a_date", path, text::not_a_date());
                    return None;
                }
                Some(Cell::Text(word.into()))
            }
            ColumnKind::Number => {
                let number = self.number(value, path)?;
                if !column.decimal && !number.is_whole() {
                    self.report("not_whole", path, text::not_whole(&column.label));
                    return None;
                }
                Some(Cell::Number(number))
            }
            ColumnKind::Boolean => {
                let flag = value.as_bool();
                if flag.is_none() {
                    self.report("wrong_type", path, text::wrong_type(text::types::BOOLEAN));
                }
                flag.map(Cell::Boolean)
            }
        }
    }

    fn answers(&mut self, answers: Object<'_>, path: &Path<'_>) -> LiteMap<String, Answer> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        // Made only where an id does not stand where its number says.
        let mut others: Option<LiteMap<&str, &Standard>> = None;
        let mut among_others = |id: &str| {
            let all = || index(catalog.standards().map(|standard| (standard.id.as_str(), standard)));
            others.get_or_insert_with(all).get(id).copied()
        };
        for (id, value) in answers.iter() {
            let place = path.field(id);
            let Some(standard) = catalog.numbered(id).or_else(|| among_others(id)) else {
                self.report("unknown_standard", &place, text::unknown_standard(id));
                continue;
            };
            let Some(answer) = value.as_object() else {
                self.report("wrong_type", &place, text::wrong_type(text::types::OBJECT));
                continue;
            };
            read.insert(id.into(), self.answer(standard, answer, &place));
        }
        read
    }

    fn answer(&mut self, standard: &Standard, answer: Object<'_>, path: &Path<'_>) -> Answer {
        self.unknown_fields(answer, &["status", "clauses", "reason", "note", "evidence", "plan"], path);
        let mut read = Answer {
            status: self.term(answer, "status", path),
            reason: self.text(answer, "reason", path).filter(|reason| !reason.trim().is_empty()),
            note: self.text(answer, "note", path),
            ..Answer::default()
        };
        if let Some((clauses, place)) = self.object(answer, "clauses", path) {
            for id in clauses.keys() {
                if standard.clauses.iter().any(|clause| clause.id == *id) {
                    if let Some(state) = self.term(clauses, id, &place) {
                        read.clauses.insert(id.into(), state);
                    }
                } else {
                    self.report("unknown_clause", &place.field(id), text::unknown_clause(id));
                }
            }
        }
        if read.reason.is_none() {
            let said = read.clauses.len();
            read.clauses.retain(|_, state| *state != ClauseAnswer::NotApplicable);
            let status = read.status.take_if(|status| *status == Declared::NotApplicable);
            if status.is_some() || read.clauses.len() != said {
                self.report("reason_missing", &path.field("reason"), text::reason_missing());
            }
        }
        if let Some(evidence) = answer.get("evidence") {
            let place = path.field("evidence");
            match evidence.as_list() {
                Some(items) => {
                    for (index, item) in items.iter().enumerate() {
                        if let Some(item) = self.evidence(item, &place.item(index)) {
                            read.evidence.push(item);
                        }
                    }
                }
                None => self.report("wrong_type", &place, text::wrong_type(text::types::LIST)),
            }
        }
        if let Some((plan, place)) = self.object(answer, "plan", path) {
            self.unknown_fields(plan, &["action", "department", "post", "due"], &place);
            read.plan = Plan {
                action: self.text(plan, "action", &place),
                department: self.text(plan, "department", &place),
                post: self.text(plan, "post", &place),
                due: self.text(plan, "due", &place),
            };
        }
        read
    }

    fn evidence(&mut self, value: Json<'_>, path: &Path<'_>) -> Option<Evidence> {
        let Some(item) = value.as_object() else {
            self.report("wrong_type", path, text::wrong_type(text::types::OBJECT));
            return None;
        };
        self.unknown_fields(item, &["title", "number", "issuer", "date", "valid_to"], path);
        if !item.contains_key("title") {
            self.report("missing_field", &path.field("title"), text::missing_field("title"));
        }
        Some(Evidence {
            title: self.text(item, "title", path).unwrap_or_default(),
            number: self.text(item, "number", path),
            issuer: self.text(item, "issuer", path),
            date: self.text(item, "date", path),
            valid_to: self.date(item, "valid_to", path),
        })
    }

    fn negatives(&mut self, negatives: Object<'_>, path: &Path<'_>) -> LiteMap<String, NegativeAnswer> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for (id, value) in negatives.iter() {
            let place = path.field(id);
            if !catalog.negatives.iter().any(|negative| negative.id == *id) {
                self.report("unknown_negative", &place, text::unknown_negative(id));
                continue;
            }
            let Some(answer) = value.as_object() else {
                self.report("wrong_type", &place, text::wrong_type(text::types::OBJECT));
                continue;
            };
            self.unknown_fields(answer, &["state", "note"], &place);
            let note = self.text(answer, "note", &place);
            if !answer.contains_key("state") {
                self.report("missing_field", &place.field("state"), text::missing_field("state"));
            }
            if let Some(state) = self.term(answer, "state", &place) {
                read.insert(id.into(), NegativeAnswer { state, note });
            }
        }
        read
    }

    fn bodies(&mut self, clauses: Object<'_>, path: &Path<'_>) -> LiteMap<String, LiteMap<String, bool>> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for (id, value) in clauses.iter() {
            let place = path.field(id);
            let Some(clause) = catalog.clause(id).filter(|clause| !clause.bodies.is_empty()) else {
                self.report("unknown_clause", &place, text::names_no_body(id));
                continue;
            };
            let Some(answers) = value.as_object() else {
                self.report("wrong_type", &place, text::wrong_type(text::types::OBJECT));
                continue;
            };
            let mut said = LiteMap::new();
            for (key, value) in answers.iter() {
                if !clause.bodies.iter().any(|body| body.key == *key) {
                    self.report("unknown_body", &place.field(key), text::unknown_body(key));
                } else if let Some(state) = value.as_bool() {
                    said.insert(key.into(), state);
                } else {
                    self.report("wrong_type", &place.field(key), text::wrong_type(text::types::BOOLEAN));
                }
            }
            read.insert(id.into(), said);
        }
        read
    }

    fn choices(&mut self, choices: Object<'_>, path: &Path<'_>) -> LiteMap<String, String> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for key in choices.keys() {
            let Some(choice) = catalog.choice(key) else {
                self.report("unknown_choice", &path.field(key), text::unknown_choice(key));
                continue;
            };
            let allowed: Vec<(&str, &str)> =
                choice.options.iter().map(|option| (option.key.as_str(), option.key.as_str())).collect();
            if let Some(option) = self.word(choices, key, path, &allowed) {
                read.insert(key.into(), option.into());
            }
        }
        read
    }

    fn rules_off(&mut self, rules: Object<'_>, path: &Path<'_>) -> LiteMap<String, String> {
        let catalog = self.catalog;
        let mut read = LiteMap::new();
        for (id, value) in rules.iter() {
            let place = path.field(id);
            let known = catalog.clause(id).is_some_and(|clause| clause.rules.iter().any(|rule| rule.implied));
            if !known {
                self.report("unknown_rule", &place, text::unknown_rule(id));
                continue;
            }
            let Some(rule) = value.as_object() else {
                self.report("wrong_type", &place, text::wrong_type(text::types::OBJECT));
                continue;
            };
            self.unknown_fields(rule, &["reason"], &place);
            match self.text(rule, "reason", &place).filter(|reason| !reason.trim().is_empty()) {
                Some(reason) => {
                    read.insert(id.into(), reason);
                }
                None => self.report("reason_missing", &place.field("reason"), text::reason_missing()),
            }
        }
        read
    }

    /// The object of an overlay or rule file of this format and for these standards.
    pub(crate) fn rulebook<'v>(
        &mut self,
        input: &'v Value,
        format: &str,
        root: &Path<'_>,
    ) -> Option<&'v Map<String, Value>> {
        self.strict = true;
        let Some(file) = input.as_object() else {
            self.report("not_an_object", root, text::wrong_type(text::types::OBJECT));
            return None;
        };
        if file.get("format").and_then(Value::as_str) != Some(format) {
            self.report("wrong_format", &root.field("format"), rulebook_text::wrong_format(format));
            return None;
        }
        if file.get("version").and_then(Value::as_u64) != Some(1) {
            self.report("wrong_version", &root.field("version"), rulebook_text::wrong_version());
            return None;
        }
        if file.get("catalog").and_then(Value::as_str) != Some(&self.catalog.id) {
            let message = rulebook_text::other_catalog(&self.catalog.id);
            self.report("other_catalog", &root.field("catalog"), message);
            return None;
        }
        Some(file)
    }

    /// A text that must be there.
    pub(crate) fn needed_text<'v>(&mut self, parent: impl Into<Object<'v>>, name: &str, path: &Path<'_>) -> String {
        match parent.into().get(name).and_then(Json::as_str) {
            Some(words) if !words.is_empty() => words.into(),
            _ => {
                self.report("missing", &path.field(name), rulebook_text::missing(name));
                String::new()
            }
        }
    }

    pub(crate) fn unknown_fields<'v>(&mut self, object: impl Into<Object<'v>>, known: &[&str], path: &Path<'_>) {
        for name in object.into().keys() {
            if !known.contains(&name) {
                let sentence = if self.strict { rulebook_text::unknown_field(name) } else { text::unknown_field(name) };
                self.report("unknown_field", &path.field(name), sentence);
            }
        }
    }

    /// An object-valued field, with its place; nothing where it is absent or of another type.
    pub(crate) fn object<'v, 'p>(
        &mut self,
        parent: impl Into<Object<'v>>,
        name: &'p str,
        path: &'p Path<'p>,
    ) -> Option<(Object<'v>, Path<'p>)> {
        let place = path.field(name);
        let object = parent.into().get(name)?.as_object();
        if object.is_none() {
            self.report("wrong_type", &place, text::wrong_type(text::types::OBJECT));
        }
        object.map(|object| (object, place))
    }

    /// A text-valued field; nothing where it is absent, empty or of another type.
    pub(crate) fn text<'v>(&mut self, parent: impl Into<Object<'v>>, name: &str, path: &Path<'_>) -> Option<String> {
        let words = parent.into().get(name)?.as_str();
        if words.is_none() {
            self.report("wrong_type", &path.field(name), text::wrong_type(text::types::TEXT));
        }
        words.filter(|words| !words.is_empty()).map(String::from)
    }

    /// A field that holds a day.
    fn date(&mut self, parent: Object<'_>, name: &str, path: &Path<'_>) -> Option<Date> {
        let words = self.text(parent, name, path)?;
        let day = Date::read(&words);
        if day.is_none() {
            self.report("not_a_date", &path.field(name), text::not_a_date());
        }
        day
    }

    /// A field that holds one of a few words.
    pub(crate) fn word<'v, T: Copy>(
        &mut self,
        parent: impl Into<Object<'v>>,
        name: &str,
        path: &Path<'_>,
        allowed: &[(&str, T)],
    ) -> Option<T> {
        let value = parent.into().get(name)?;
        let found = value.as_str().and_then(|word| allowed.iter().find(|(allowed, _)| *allowed == word));
        if found.is_none() {
            let words: Vec<&str> = allowed.iter().map(|(word, _)| *word).collect();
            self.report("wrong_value", &path.field(name), text::wrong_value(&words));
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn term<T: Term>(&mut self, parent: Object<'_>, name: &str, path: &Path<'_>) -> Option<T> {
        let found = parent.get(name)?.as_str().and_then(T::parse);
        if found.is_none() {
            let words: Vec<&str> = T::ALL.iter().map(|term| term.key()).collect();
            self.report("wrong_value", &path.field(name), text::wrong_value(&words));
        }
        found
    }

    pub(crate) fn number(&mut self, value: Json<'_>, path: &Path<'_>) -> Option<Decimal> {
        let Some(number) = value.as_number() else {
            self.report("wrong_type", path, text::wrong_type(text::types::NUMBER));
            return None;
        };
        match Decimal::from_number(number) {
            Ok(number) => Some(number),
            Err(DecimalError::TooManyPlaces) => {
                self.report("too_many_decimals", path, text::too_many_decimals());
                None
            }
            Err(DecimalError::OutOfRange | DecimalError::NotANumber) => {
                self.report("out_of_range", path, text::out_of_range());
                None
            }
        }
    }
}

/// Whether this is a version after ours, however it is written.
pub(crate) fn is_newer(version: Option<Json<'_>>) -> bool {
    match version.and_then(Json::as_number) {
        Some(number) => match Decimal::from_number(number) {
            Ok(number) => number > Decimal::from_count(usize::try_from(VERSION).unwrap_or(usize::MAX)),
            Err(DecimalError::OutOfRange) => !number.to_string().starts_with('-'),
            Err(_) => false,
        },
        _ => false,
    }
}
