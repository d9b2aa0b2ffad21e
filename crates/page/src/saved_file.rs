//! The saved file as it is: the single truth of what a county wrote.
//!
//! Nothing is typed here, so nothing that a newer or a foreign program wrote is ever lost. Everything changes through [`SavedFile::apply`],
//! which answers with the edit that takes it back.

use alloc::borrow::Cow;

use serde_json::Value;
use weibao_core::maps::object;
use weibao_terms::{ClauseAnswer, Declared, NegativeState};

use crate::prelude::*;

/// The pointer to a place, from its steps: `pointer(&["answers", "10.1.2", "clauses", "10.1.2/1"])`.
pub fn pointer<S: AsRef<str>>(steps: &[S]) -> String {
    let mut pointer = String::new();
    for step in steps {
        pointer.push('/');
        for character in step.as_ref().chars() {
            match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                _ => pointer.push(character),
            }
        }
    }
    pointer
}

/// The steps of a JSON pointer, unescaped.
pub fn steps(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|step| unescaped(step).into_owned()).collect()
}

fn unescaped(step: &str) -> Cow<'_, str> {
    if !step.contains('~') {
        return Cow::Borrowed(step);
    }
    let mut pieces = step.split('~');
    let mut step = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (meant, rest) = match piece.split_at_checked(1) {
            Some(("0", rest)) => ('~', rest),
            Some(("1", rest)) => ('/', rest),
            _ => ('~', piece),
        };
        step.push(meant);
        step.push_str(rest);
    }
    Cow::Owned(step)
}

/// A value as JSON text. Everything writes JSON in this one way: each other way would be a writer of its own in the wasm.
pub fn json_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Where things are in a saved file.
pub mod at {
    use super::pointer;
    use crate::prelude::*;

    /// What the file is known by, whatever becomes of its county's name.
    pub const FILE_ID: &str = "/file/id";
    /// How often it was written out.
    pub const REVISION: &str = "/file/revision";
    /// Which wording of its edition it was filled in by.
    pub const CATALOG_REVISION: &str = "/catalog_revision";
    /// The day on which it was written out last: `YYYY-MM-DD`.
    pub const SAVED_ON: &str = "/file/saved_on";
    /// What of it went to another level.
    pub const SEALED: &str = "/file/sealed";
    /// The overlay's id.
    pub const OVERLAY: &str = "/overlay";
    /// The units that the county calls otherwise than the catalog.
    pub const UNITS: &str = "/units";
    /// What went to which unit.
    pub const REQUESTS: &str = "/requests";
    /// What came back from which unit.
    pub const REPLIES: &str = "/replies";
    /// Who leads, and signs.
    pub const LEAD_BODY: &str = "/lead/body";
    /// What the figures and answers are about.
    pub const PERIOD: &str = "/period";
    /// Its first day.
    pub const PERIOD_FROM: &str = "/period/from";
    /// Its last day.
    pub const PERIOD_TO: &str = "/period/to";
    /// The day of what is not counted over the period.
    pub const PERIOD_AS_OF: &str = "/period/as_of";
    /// The day on which the county applies.
    pub const PERIOD_APPLY_ON: &str = "/period/apply_on";

    /// The stages as the county has dated them.
    pub const STAGES: &str = "/stages";
    /// Who leads.
    pub const LEAD: &str = "/lead";
    /// What kind of body that is.
    pub const LEAD_KIND: &str = "/lead/kind";
    /// The name of its office.
    pub const LEAD_OFFICE: &str = "/lead/office";
    /// What was said in the round before, by its place.
    pub const CARRIED: &str = "/carried";
    /// What the re-check asks beside the standards.
    pub const RECHECK: &str = "/recheck";
    /// Whether something grave has happened.
    pub const GRAVE: &str = "/recheck/grave";

    /// A stage of the county's, from 0.
    pub fn stage(index: usize) -> String {
        pointer(&["stages", &index.to_string()])
    }

    /// What units of registers are called now.
    pub const RENAMES: &str = "/renames";

    /// What a unit of a register is called now, by its old name.
    pub fn renamed(register: &str, name: &str) -> String {
        pointer(&["renames", register, name])
    }

    /// What was said at a place in the round before.
    pub fn carried(place: &str) -> String {
        pointer(&["carried", place])
    }

    /// The day on which somebody has confirmed it.
    pub fn confirmed(place: &str) -> String {
        pointer(&["carried", place, "confirmed_on"])
    }

    /// A field of the file, with all that is in it.
    pub fn whole(field: &str) -> String {
        pointer(&[field])
    }

    /// Who reports a place, where the county says otherwise than the catalog.
    pub fn assigned(place: &str) -> String {
        pointer(&["assign", place])
    }

    /// What was chosen where units, or a unit and the county, said different things about a place.
    pub fn settled(place: &str) -> String {
        pointer(&["settled", place])
    }
    /// The pre-written texts that the form's typed ones were made from.
    pub const DRAFTED: &str = "/application/drafted";

    /// Something of the county: `name`, `city`, `province`.
    pub fn county(field: &str) -> String {
        pointer(&["county", field])
    }

    /// Something of who answers questions: `name`, `post`, `office_phone`, `mobile`.
    pub fn contact(field: &str) -> String {
        pointer(&["contact", field])
    }

    /// All that was said about a standard.
    pub fn answer(standard: &str) -> String {
        pointer(&["answers", standard])
    }

    /// Something of what was said about a standard, by its steps.
    pub fn said(standard: &str, steps: &[&str]) -> String {
        pointer(&[&["answers", standard], steps].concat())
    }

    /// The quick answer of a standard.
    pub fn status(standard: &str) -> String {
        pointer(&["answers", standard, "status"])
    }

    /// The own answer of a clause.
    pub fn clause(standard: &str, clause: &str) -> String {
        pointer(&["answers", standard, "clauses", clause])
    }

    /// Why a standard, or a clause of it, does not apply.
    pub fn reason(standard: &str) -> String {
        pointer(&["answers", standard, "reason"])
    }

    /// A piece of evidence, from 0.
    pub fn evidence(standard: &str, index: usize) -> String {
        pointer(&["answers", standard, "evidence", &index.to_string()])
    }

    /// Something of what is to be done: `action`, `department`, `post`, `due`.
    pub fn plan(standard: &str, field: &str) -> String {
        pointer(&["answers", standard, "plan", field])
    }

    /// The implied rules of a clause, switched off.
    pub fn rule_off(clause: &str) -> String {
        pointer(&["rules_off", clause])
    }

    /// Why they are.
    pub fn rule_off_reason(clause: &str) -> String {
        pointer(&["rules_off", clause, "reason"])
    }

    /// Whether a body that a clause names has it, by the body's key.
    pub fn body(clause: &str, body: &str) -> String {
        pointer(&["bodies", clause, body])
    }

    /// A typed figure.
    pub fn figure(key: &str) -> String {
        pointer(&["figures", key])
    }

    /// The rows of a register.
    pub fn register(key: &str) -> String {
        pointer(&["registers", key])
    }

    /// Whether this is the place of a register as a whole.
    pub fn is_register(place: &str) -> bool {
        place.starts_with("/registers/") && place.matches('/').count() == 2
    }

    /// Whether this is where a column of a register is asked for.
    pub fn is_column(place: &str) -> bool {
        place.starts_with("/registers/") && !is_register(place)
    }

    /// Whether this is something of a negative item.
    pub fn is_negative(place: &str) -> bool {
        place.starts_with("/negatives/")
    }

    /// A row of a register, from 0.
    pub fn row(register: &str, row: usize) -> String {
        pointer(&["registers", register, &row.to_string()])
    }

    /// A cell of a register.
    pub fn cell(register: &str, row: usize, column: &str) -> String {
        pointer(&["registers", register, &row.to_string(), column])
    }

    /// Among what a unit answers, which lies by its places: a text, or what is below it.
    pub fn below(place: &str, below: &[&str]) -> String {
        pointer(&[&[place], below].concat())
    }

    /// All that was said about a negative item.
    pub fn negative_whole(id: &str) -> String {
        pointer(&["negatives", id])
    }

    /// Something of a negative item: `state`, `note`.
    pub fn negative(id: &str, field: &str) -> String {
        pointer(&["negatives", id, field])
    }

    /// A review's mark on a place of the county's file.
    pub fn marked(place: &str) -> String {
        pointer(&["marks", place])
    }

    /// What a review says of a piece of evidence of a standard, by its number there.
    pub fn seen(standard: &str, number: usize) -> String {
        pointer(&["evidence", standard, &number.to_string()])
    }

    /// A sample of a review, by its number.
    pub fn sample(number: usize) -> String {
        pointer(&["samples", &number.to_string()])
    }

    /// A row of a sample of a review.
    pub fn sample_row(number: usize, row: usize) -> String {
        pointer(&["samples", &number.to_string(), "rows", &row.to_string()])
    }

    /// Something of a row of a sample: `found`, `note`.
    pub fn sampled(number: usize, row: usize, field: &str) -> String {
        pointer(&["samples", &number.to_string(), "rows", &row.to_string(), field])
    }

    /// What groups found otherwise than each other at a place of the review.
    pub fn clash(place: &str) -> String {
        pointer(&["clashes", place])
    }

    /// Something of a review's mark on a place of the county's file: `mark`, `remark`, `figure`.
    pub fn mark(place: &str, field: &str) -> String {
        pointer(&["marks", place, field])
    }

    /// All that the county answers to a review.
    pub fn responses(review: &str) -> String {
        pointer(&["responses", review])
    }

    /// A cell of a register, as a review spells it: by the names of its row, wherever that stands.
    pub fn named_cell(register: &str, (name, township): (&str, &str), column: &str) -> String {
        pointer(&["registers", register, name, township, column])
    }

    /// All that the county answers to a point of a review.
    pub fn responded(review: &str, place: &str) -> String {
        pointer(&["responses", review, place])
    }

    /// What the county answers to a review's mark.
    pub fn response(review: &str, place: &str, field: &str) -> String {
        pointer(&["responses", review, place, field])
    }

    /// A chosen reading.
    pub fn choice(key: &str) -> String {
        pointer(&["choices", key])
    }

    /// A text of the form.
    pub fn application(field: &str) -> String {
        pointer(&["application", field])
    }

    /// The pre-written text that a text of the form was made from.
    pub fn drafted(field: &str) -> String {
        pointer(&["application", "drafted", field])
    }
}

/// The name of the county that a file is about, without blanks around it; empty where there is none.
pub fn county_of(file: &Value) -> &str {
    file.pointer(&at::county("name")).and_then(Value::as_str).unwrap_or_default().trim()
}

/// A saved file under this overlay, unless it names one itself.
pub fn under_overlay(mut file: Value, id: &str) -> Value {
    if let Some(fields) = file.as_object_mut() {
        fields.entry("overlay").or_insert_with(|| id.into());
    }
    file
}

/// One change of a saved file. Places are JSON pointers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts a value there, in place of what is there; the empty pointer stands for all of it. Parents that are missing are made: a list where the next step is a number, else an object.
    Set(String, Value),
    /// Puts a value into a list before what is there now.
    Insert(String, Value),
    /// Takes the value away, and with it the parents that it leaves empty; never a list's item or a top-level field, those are only emptied.
    Remove(String),
    /// One after the other, as one.
    All(Vec<Edit>),
}

impl Edit {
    /// Sets a text or, where it is blank, takes the field away.
    pub fn text(pointer: impl Into<String>, text: &str) -> Self {
        let pointer = pointer.into();
        if text.trim().is_empty() { Self::Remove(pointer) } else { Self::Set(pointer, Value::from(text)) }
    }

    /// Sets a value or, where there is none, takes the field away.
    pub fn put(pointer: impl Into<String>, value: Option<Value>) -> Self {
        match value {
            Some(value) => Self::Set(pointer.into(), value),
            None => Self::Remove(pointer.into()),
        }
    }

    /// Sets a word or, where there is none, takes the field away.
    pub fn word(pointer: impl Into<String>, word: Option<&str>) -> Self {
        Self::put(pointer, word.map(Value::from))
    }

    /// Sets the implied rules of a clause in force, or out of force, to be given a reason.
    pub fn rule(clause: &str, in_force: bool) -> Self {
        if in_force { Self::Remove(at::rule_off(clause)) } else { Self::Set(at::rule_off_reason(clause), "".into()) }
    }

    /// Where it changes the document; of a list that an item is put into or taken out of, the list.
    pub fn places(&self) -> Vec<String> {
        match self {
            Self::Set(pointer, _) => vec![pointer.clone()],
            Self::Insert(pointer, _) | Self::Remove(pointer) => {
                split(pointer).map(|(parent, _)| parent).into_iter().collect()
            }
            Self::All(edits) => edits.iter().flat_map(Self::places).collect(),
        }
    }

    /// The very place that it is about, the first of several; empty where there is none.
    pub fn pointer(&self) -> &str {
        match self {
            Self::Set(pointer, _) | Self::Insert(pointer, _) | Self::Remove(pointer) => pointer,
            Self::All(edits) => edits.iter().map(Self::pointer).find(|pointer| !pointer.is_empty()).unwrap_or_default(),
        }
    }
}

/// A saved file that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedFile {
    value: Value,
}

impl SavedFile {
    /// Takes over a saved file.
    pub fn new(value: Value) -> Self {
        Self { value }
    }

    /// All of it.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What is at a place.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        pointer.split('/').skip(1).try_fold(&self.value, |value, step| child(value, &unescaped(step)))
    }

    /// What a field of the file holds under a key. Every painting asks for hundreds: no pointer is written to be taken apart again.
    fn entry(&self, field: &str, key: &str) -> Option<&Value> {
        self.value.get(field)?.get(key)
    }

    /// What was said about a place in the round before.
    pub fn carried(&self, place: &str) -> Option<&Value> {
        self.entry("carried", place)
    }

    /// What was chosen where units, or a unit and the county, said different things about a place.
    pub fn settled(&self, place: &str) -> Option<&Value> {
        self.entry("settled", place)
    }

    fn get_mut(&mut self, pointer: &str) -> Option<&mut Value> {
        pointer.split('/').skip(1).try_fold(&mut self.value, |value, step| child_mut(value, &unescaped(step)))
    }

    /// The text at a place; empty where there is none.
    pub fn text(&self, pointer: &str) -> &str {
        self.get(pointer).and_then(Value::as_str).unwrap_or_default()
    }

    /// How often it was written out as a file; nothing where it never was.
    pub fn revision(&self) -> Option<u64> {
        self.get(at::REVISION)?.as_u64()
    }

    /// The day on which it was written out last; empty where it never was.
    pub fn filed_on(&self) -> &str {
        self.text(at::SAVED_ON)
    }

    /// The edit that makes it the next revision, written out on a day by this wording of the standards. `id`: of the file, where it has none yet.
    pub fn next_revision(&self, id: String, day: &str, wording: u64) -> Edit {
        let next = self.revision().unwrap_or_default().saturating_add(1);
        let mut edits = Vec::new();
        if self.get(at::FILE_ID).and_then(Value::as_str).is_none_or(str::is_empty) {
            edits.push(Edit::Set(at::FILE_ID.to_owned(), id.into()));
        }
        edits.push(Edit::Set(at::REVISION.to_owned(), next.into()));
        edits.push(Edit::Set(at::SAVED_ON.to_owned(), day.into()));
        // Words that are newer than these were there before and stay named.
        if wording > self.get(at::CATALOG_REVISION).and_then(Value::as_u64).unwrap_or(1) {
            edits.push(Edit::Set(at::CATALOG_REVISION.to_owned(), wording.into()));
        }
        Edit::All(edits)
    }

    /// The county's name, as typed.
    pub fn county(&self) -> &str {
        self.text("/county/name")
    }

    /// The id of the overlay that it names.
    pub fn overlay(&self) -> Option<&str> {
        self.get(at::OVERLAY).and_then(Value::as_str)
    }

    /// The rows of a register.
    pub fn rows(&self, register: &str) -> &[Value] {
        self.get(&at::register(register)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// What was entered as a figure.
    pub fn figure(&self, key: &str) -> Option<&Value> {
        self.get(&at::figure(key))
    }

    /// What was said about a standard.
    pub fn answer(&self, standard: &str) -> Answer {
        Answer { said: self.entry("answers", standard).cloned().unwrap_or_default() }
    }

    /// What was said about a negative item; nothing where there is no sound answer.
    pub fn negative(&self, id: &str) -> Option<NegativeState> {
        NegativeState::parse(self.text(&at::negative(id, "state")))
    }

    /// Whether a body that a clause names has it; nothing where there is no sound answer.
    pub fn body(&self, clause: &str, body: &str) -> Option<bool> {
        self.entry("bodies", clause)?.get(body)?.as_bool()
    }

    /// Why the implied rules of a clause are switched off; nothing where they are not.
    pub fn rule_off(&self, clause: &str) -> Option<&str> {
        let off = self.entry("rules_off", clause)?;
        Some(off.get("reason").and_then(Value::as_str).unwrap_or_default())
    }

    /// Changes the file. Answers with the edit that takes the change back; `None` where nothing changed.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Set(pointer, value) => self.set(&pointer, value),
            Edit::Insert(pointer, value) => self.insert(&pointer, value),
            Edit::Remove(pointer) => self.remove(&pointer),
            Edit::All(edits) => {
                let mut inverse: Vec<Edit> = edits.into_iter().filter_map(|edit| self.apply(edit)).collect();
                inverse.reverse();
                (!inverse.is_empty()).then_some(Edit::All(inverse))
            }
        }
    }

    /// The edit that normalises the text at a place, if it needs any: trimmed, and taken away where blank, together with the list's item
    /// that had nothing else.
    pub fn normalised(&self, pointer: &str) -> Option<Edit> {
        let text = self.get(pointer)?.as_str()?;
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            return (trimmed.len() != text.len()).then(|| Edit::text(pointer, trimmed));
        }
        let (holder, _) = split(pointer)?;
        let (list, _) = split(&holder).unwrap_or_default();
        let alone = self.get(&holder).and_then(Value::as_object).is_some_and(|fields| fields.len() == 1);
        let in_list = self.get(&list).is_some_and(Value::is_array);
        Some(Edit::Remove(if alone && in_list { holder } else { pointer.to_owned() }))
    }

    fn set(&mut self, pointer: &str, value: Value) -> Option<Edit> {
        if self.get(pointer) == Some(&value) {
            return None;
        }
        if pointer.is_empty() {
            return Some(Edit::Set(String::new(), core::mem::replace(&mut self.value, value)));
        }
        let mut place = &mut self.value;
        let mut walked = Vec::new();
        let mut rest = steps(pointer).into_iter();
        while let Some(step) = rest.next() {
            walked.push(step.clone());
            let next_exists =
                child(place, &step).is_some_and(|next| rest.len() == 0 || next.is_object() || next.is_array());
            if next_exists && rest.len() > 0 {
                place = child_mut(place, &step)?;
                continue;
            }
            // From here on the path is new, or in the way is something that cannot hold it: that is what the inverse must bring back.
            let mut inner = value;
            for step in rest.rev() {
                inner = holder(step, inner);
            }
            let here = crate::saved_file::pointer(&walked);
            return match put(place, &step, inner) {
                Put::Replaced(old) => Some(Edit::Set(here, old)),
                Put::Added => Some(Edit::Remove(here)),
                Put::NoPlace => None,
            };
        }
        None
    }

    fn insert(&mut self, pointer: &str, value: Value) -> Option<Edit> {
        let (parent, index) = split(pointer)?;
        match self.get_mut(&parent) {
            Some(Value::Array(items)) => {
                let index: usize = index.parse().ok()?;
                if index > items.len() {
                    return None;
                }
                items.insert(index, value);
                Some(Edit::Remove(pointer.to_owned()))
            }
            Some(_) => None,
            None => self.set(&parent, Value::Array(vec![value])),
        }
    }

    fn remove(&mut self, pointer: &str) -> Option<Edit> {
        let (parent, last) = split(pointer)?;
        match self.get_mut(&parent)? {
            Value::Array(items) => {
                let index: usize = last.parse().ok()?;
                if index >= items.len() {
                    return None;
                }
                let old = items.remove(index);
                let emptied = items.is_empty();
                let inverse = Edit::Insert(pointer.to_owned(), old);
                if emptied {
                    self.prune(&parent);
                }
                Some(inverse)
            }
            Value::Object(fields) => {
                let old = fields.remove(&last)?;
                let emptied = fields.is_empty();
                if emptied {
                    self.prune(&parent);
                }
                Some(Edit::Set(pointer.to_owned(), old))
            }
            _ => None,
        }
    }

    /// Takes away what has become empty, upwards, but for top-level fields and items of lists.
    fn prune(&mut self, pointer: &str) {
        let Some((parent, last)) = split(pointer).filter(|(parent, _)| !parent.is_empty()) else { return };
        if let Some(Value::Object(fields)) = self.get_mut(&parent) {
            fields.remove(&last);
            if fields.is_empty() {
                self.prune(&parent);
            }
        }
    }
}

/// What was said about a standard, as the saved file has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    said: Value,
}

impl Answer {
    /// The quick answer; nothing where there is no sound one.
    pub fn declared(&self) -> Option<Declared> {
        Declared::parse(self.text(&["status"]))
    }

    /// The own answer of a clause, as it is written; empty where there is none.
    pub fn clause(&self, clause: &str) -> &str {
        self.text(&["clauses", clause])
    }

    /// Whether some clause is said not to apply.
    pub fn exempts_a_clause(&self) -> bool {
        let clauses = self.said.get("clauses").and_then(Value::as_object);
        clauses.is_some_and(|clauses| clauses.values().any(|said| said == ClauseAnswer::NotApplicable.key()))
    }

    /// How many pieces of evidence there are.
    pub fn evidence(&self) -> usize {
        self.said.get("evidence").and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// A text of it, by its steps; empty where there is none.
    pub fn text(&self, steps: &[&str]) -> &str {
        steps.iter().try_fold(&self.said, |value, step| child(value, step)).and_then(Value::as_str).unwrap_or_default()
    }
}

enum Put {
    Replaced(Value),
    Added,
    NoPlace,
}

/// The pointer of the parent, and the last step unescaped.
fn split(pointer: &str) -> Option<(String, String)> {
    let (parent, last) = pointer.rsplit_once('/')?;
    Some((parent.to_owned(), unescaped(last).into_owned()))
}

fn holder(step: String, value: Value) -> Value {
    if step.bytes().all(|byte| byte.is_ascii_digit()) {
        Value::Array(vec![value])
    } else {
        object([(step.as_str(), value)])
    }
}

fn child<'a>(value: &'a Value, step: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(step),
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

fn child_mut<'a>(value: &'a mut Value, step: &str) -> Option<&'a mut Value> {
    match value {
        Value::Object(fields) => fields.get_mut(step),
        Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?),
        _ => None,
    }
}

fn put(place: &mut Value, step: &str, value: Value) -> Put {
    match place {
        Value::Object(fields) => fields.insert(step.to_owned(), value).map_or(Put::Added, Put::Replaced),
        Value::Array(items) => match step.parse::<usize>() {
            Ok(index) if index == items.len() => {
                items.push(value);
                Put::Added
            }
            Ok(index) => items.get_mut(index).map_or(Put::NoPlace, |old| Put::Replaced(core::mem::replace(old, value))),
            Err(_) => Put::NoPlace,
        },
        _ => Put::NoPlace,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn file() -> Value {
        json!({ "format": "weibao.assessment", "figures": {}, "answers": { "1.1.1": "damaged" }, "unknown": [1, 2] })
    }

    /// Applies, and sees that the inverse brings back what was there to the last byte.
    fn applied(edits: Vec<Edit>) -> Value {
        let mut document = SavedFile::new(file());
        let mut inverses = Vec::new();
        let mut before = vec![document.value().clone()];
        for edit in edits {
            inverses.extend(document.apply(edit));
            before.push(document.value().clone());
        }
        let result = before.pop().unwrap();
        while let Some(inverse) = inverses.pop() {
            document.apply(inverse);
        }
        assert_eq!(document.value(), &file());
        result
    }

    #[test]
    fn makes_parents_and_takes_empty_ones_away() {
        let clause = pointer(&["answers", "10.1.2", "clauses", "10.1.2/1"]);
        assert_eq!(clause, "/answers/10.1.2/clauses/10.1.2~11");
        let set = applied(vec![Edit::Set(clause.clone(), json!("met"))]);
        assert_eq!(set["answers"]["10.1.2"], json!({ "clauses": { "10.1.2/1": "met" } }));
        let removed = applied(vec![Edit::Set(clause.clone(), json!("met")), Edit::Remove(clause)]);
        assert_eq!(removed, file());
    }

    #[test]
    fn a_required_field_is_emptied_and_stays() {
        let result = applied(vec![
            Edit::Set("/figures/interviews".into(), json!(1)),
            Edit::Remove("/figures/interviews".into()),
        ]);
        assert_eq!(result["figures"], json!({}));
    }

    #[test]
    fn what_was_in_the_way_comes_back() {
        let result = applied(vec![Edit::Set("/answers/1.1.1/note".into(), json!("改"))]);
        assert_eq!(result["answers"]["1.1.1"], json!({ "note": "改" }));
    }

    #[test]
    fn lists_grow_shrink_and_vanish() {
        let title = |n: usize| format!("/answers/2.1.1/evidence/{n}/title");
        let two = applied(vec![Edit::Set(title(0), json!("甲")), Edit::Set(title(1), json!("乙"))]);
        assert_eq!(two["answers"]["2.1.1"]["evidence"], json!([{ "title": "甲" }, { "title": "乙" }]));
        let one = applied(vec![
            Edit::Set(title(0), json!("甲")),
            Edit::Set(title(1), json!("乙")),
            Edit::Remove("/answers/2.1.1/evidence/0".into()),
        ]);
        assert_eq!(one["answers"]["2.1.1"]["evidence"], json!([{ "title": "乙" }]));
        let none = applied(vec![
            Edit::Insert("/answers/2.1.1/evidence/0".into(), json!({})),
            Edit::Remove("/answers/2.1.1/evidence/0".into()),
        ]);
        assert_eq!(none, file());
    }

    #[test]
    fn several_are_taken_back_as_one() {
        applied(vec![Edit::All(vec![
            Edit::Set("/answers/1.1.2/status".into(), json!("not_applicable")),
            Edit::Set("/answers/1.1.2/reason".into(), json!("无此类机构")),
            Edit::Remove("/unknown/0".into()),
            Edit::Remove("/nowhere/at/all".into()),
        ])]);
    }

    #[test]
    fn what_changes_nothing_says_so() {
        let mut document = SavedFile::new(file());
        assert_eq!(document.apply(Edit::Set("/unknown/1".into(), json!(2))), None);
        assert_eq!(document.apply(Edit::Remove("/figures/none".into())), None);
        assert_eq!(document.apply(Edit::Set("/unknown/9".into(), json!(2))), None);
        assert_eq!(document.apply(Edit::All(Vec::new())), None);
    }

    #[test]
    fn text_is_kept_raw_and_normalised_later() {
        let mut document = SavedFile::new(file());
        document.apply(Edit::Set("/county/name".into(), json!(" 示例县 ")));
        assert_eq!(document.text("/county/name"), " 示例县 ");
        assert_eq!(document.normalised("/county/name"), Some(Edit::Set("/county/name".into(), json!("示例县"))));
        document.apply(Edit::Set("/county/name".into(), json!("  ")));
        assert_eq!(document.normalised("/county/name"), Some(Edit::Remove("/county/name".into())));
        assert_eq!(document.normalised("/unknown"), None);
        document.apply(Edit::Set("/answers/2.1.1/evidence/0/title".into(), json!(" ")));
        assert_eq!(
            document.normalised("/answers/2.1.1/evidence/0/title"),
            Some(Edit::Remove("/answers/2.1.1/evidence/0".into()))
        );
    }
}
