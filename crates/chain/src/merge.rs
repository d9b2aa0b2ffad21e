//! What comes back from units, held against what the county has.
//!
//! COUNTY'S WORD: what an officer has typed stays, and a reply that says otherwise is a clash. BLANK IS SILENCE: nothing is erased.
//! WHO SAID IT: whatever is taken stays in `replies` with unit, day and file. What came from replies alone may be replaced by newer ones.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::outline::{Field, Outline, problems};
use weibao_core::{Catalog, Problem, new_assessment};
use weibao_text::chain as sentences;

use crate::bodies;
use crate::digest::mark;
use crate::given;
use crate::merging::{
    Claim, Claims, Merged, Merging, Missing, Outcome, Sifted, Taken, agreed, claim, essence, in_values,
};
use crate::ordered::{ByText, filled, sort};
use crate::place::{at, blank, items, put, said, steps, text};
use crate::rows;
use crate::units::{Item, Plan, Role, standard_of};
use crate::words::plain;

/// Merges replies into a saved file. Total: whatever a reply is.
///
/// # Errors
/// Where the saved file cannot be read, or `today` is no day.
pub fn merge(catalog: &Catalog, assessment: &Value, replies: &[Value], today: &str) -> Result<Merged, Vec<Problem>> {
    given::day(today, "/today")?;
    weibao_core::read(catalog, assessment)?;
    let mut merging = Merging {
        catalog,
        plan: Plan::new(catalog, assessment),
        before: assessment,
        merged: Merged {
            assessment: assessment.clone(),
            taken: Vec::new(),
            clashes: Vec::new(),
            missing: Vec::new(),
            problems: Vec::new(),
            order: Vec::new(),
        },
    };
    let mut told = Vec::new();
    for entry in items(assessment, "replies").iter().take(MOST) {
        told.extend(merging.sift(entry, -1, text(entry, "received_on")));
    }
    for (number, reply) in replies.iter().enumerate().take(MOST) {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        if merging.is_sound(reply, number) {
            told.extend(merging.sift(reply, number, today));
        }
    }
    // The order of units, and of the days of one unit: so the order in which replies come makes no difference.
    sort(&mut told, |one, other| (one.unit, &one.day).cmp(&(other.unit, &other.day)));
    merging.settle(&told);
    merging.find_missing(&told);
    merging.keep(&told, today);
    Ok(merging.merged)
}

/// More replies than this are never one drop.
const MOST: usize = 5_000;

const REPLY: Outline = Outline::Object(&[
    Field::needed("format", Outline::Word(&["weibao.reply"])),
    Field::needed("version", Outline::Whole),
    Field::optional("request", Outline::Text(200)),
    Field::needed("unit", Outline::Text(200)),
    Field::optional("filled_on", Outline::Date),
    Field::optional("post", Outline::Text(200)),
    Field::optional("file", Outline::Text(200)),
    Field::optional("county", Outline::Any),
    Field::optional("catalog", Outline::Text(200)),
    Field::optional("overlay", Outline::Text(200)),
    Field::optional("period", Outline::Any),
    Field::needed("values", Outline::Placed(20_000, &Outline::Any)),
    Field::optional("words", Outline::Placed(20_000, &Outline::Text(20_000))),
    Field::optional(
        "unread",
        Outline::List(
            20_000,
            &Outline::Object(&[
                Field::needed("cell", Outline::Text(200)),
                Field::needed("text", Outline::Text(20_000)),
                Field::optional("why", Outline::Text(200)),
            ]),
        ),
    ),
    Field::optional("computed", Outline::List(20_000, &Outline::Text(200))),
]);

impl Merging<'_> {
    /// Whether it is a reply to this county about these standards; else it is left out whole.
    fn is_sound(&mut self, reply: &Value, number: i64) -> bool {
        let found = problems(reply, REPLY, &alloc::format!("/{number}"));
        let sound = found.iter().all(|problem| problem.code == "unknown_field");
        self.merged.problems.extend(found);
        let differs = |place: &str| {
            let (theirs, ours) = (said(reply, place), said(self.before, place));
            matches!((theirs, ours), (Some(theirs), Some(ours)) if theirs != ours)
        };
        let same_code = said(reply, "/county/code").is_some() && !differs("/county/code");
        let refusal = if reply.get("version").is_some_and(|version| version.as_u64() != Some(1)) {
            Some(("newer_version", "/version", weibao_text::problems::newer_version(1)))
        } else if differs("/catalog") {
            Some(("other_catalog", "/catalog", sentences::reply_of_other_catalog()))
        } else if differs("/county/code") || (differs("/county/name") && !same_code) {
            let county = said(reply, "/county/name").and_then(Value::as_str).unwrap_or_default();
            Some(("other_county", "/county", sentences::reply_of_other_county(county)))
        } else if differs("/period/from") || differs("/period/to") {
            Some(("other_period", "/period", sentences::reply_of_other_period()))
        } else {
            None
        };
        match refusal {
            Some((code, place, text)) if sound => {
                self.report(code, number, place, text);
                false
            }
            _ => sound,
        }
    }

    /// Leaves out what says nothing, what was not asked of this unit, and what cannot stand there.
    fn sift(&mut self, reply: &Value, number: i64, received: &str) -> Option<Sifted> {
        let name = text(reply, "unit");
        let Some(unit) = self.plan.find(name) else {
            self.report("unknown_unit", number, "/unit", sentences::unknown_unit(name));
            return None;
        };
        let mut values = Vec::new();
        for (place, value) in reply.get("values").and_then(Value::as_object).into_iter().flatten().take(20_000) {
            if blank(value) {
                continue;
            }
            if self.is_asked(place, unit) {
                values.push((place.clone(), normal(place, value)));
            } else if let Some(own) = bodies::for_itself(&self.plan, place, value, unit) {
                values.extend(own);
            } else {
                let unit = self.plan.unit(unit).name.clone();
                self.report("not_asked", number, &in_values(place), sentences::not_asked(&unit));
            }
        }
        self.drop_unsound(&mut values, number);
        self.need_reasons(&mut values, number);
        let mut outworded = Vec::new();
        let words = |place: &str| reply.get("words").and_then(|words| words.get(place)).and_then(Value::as_str);
        values.retain(|(place, value)| {
            let ours = self.plan.item(place).map(|item| item.words.as_str());
            match (words(place), ours) {
                (Some(theirs), Some(ours)) if theirs != ours => {
                    outworded.push((place.clone(), value.clone(), sentences::words_changed(theirs, ours)));
                    false
                }
                _ => true,
            }
        });
        let mut sifted = Sifted {
            unit,
            number,
            day: reply.get("filled_on").and_then(Value::as_str).unwrap_or(received).into(),
            values,
            entry: reply.clone(),
            outworded,
        };
        rows::sift(self, &mut sifted);
        Some(sifted)
    }

    /// Whether this unit was asked this, or may say it beside what it was asked: reason, note and evidence of a standard.
    fn is_asked(&self, place: &str, unit: usize) -> bool {
        let steps = steps(place);
        // A column is asked for under its own place, and answered in the rows of its register.
        let is_column = steps.first().is_some_and(|first| first == "registers") && steps.len() != 2;
        if self.plan.item(place).is_some_and(|item| !is_column && item.role(unit).is_some()) {
            return true;
        }
        match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["answers", standard, "reason" | "note"] => {
                let evidence = at(&["answers", standard, "evidence"]);
                self.plan.item(&evidence).is_some_and(|item| item.role(unit).is_some())
            }
            ["registers", register] => {
                let columns = alloc::format!("{}/", at(&["registers", register]));
                self.plan.items.iter().any(|item| item.at.starts_with(&columns) && item.role(unit).is_some())
            }
            _ => false,
        }
    }

    /// What the core would not take in a saved file is not taken here.
    fn drop_unsound(&mut self, values: &mut Vec<(String, Value)>, number: i64) {
        let mut fragment = new_assessment(self.catalog, None);
        for (place, value) in values.iter() {
            put(&mut fragment, place, value.clone());
        }
        for problem in weibao_core::check(self.catalog, &fragment) {
            if !REFUSED.contains(&problem.code.as_str()) {
                continue;
            }
            let of =
                |place: &str| problem.path.strip_prefix(place).filter(|rest| rest.is_empty() || rest.starts_with('/'));
            let Some(index) = values.iter().position(|(place, _)| of(place).is_some()) else { continue };
            let Some((place, value)) = values.get_mut(index) else { continue };
            let rest = of(place).map(steps).unwrap_or_default();
            let path = alloc::format!("{}{}", in_values(place), of(place).unwrap_or_default());
            // Of a register only the cell; of a list of evidence only the piece.
            match rest.as_slice() {
                [] => {
                    values.remove(index);
                }
                [row, cell, ..] if place.starts_with("/registers/") => {
                    let row = row.parse::<usize>().ok().and_then(|row| value.get_mut(row));
                    if let Some(row) = row.and_then(Value::as_object_mut) {
                        row.remove(cell);
                    }
                }
                [piece, ..] => match piece.parse::<usize>().ok().and_then(|piece| value.get_mut(piece)) {
                    Some(piece) => *piece = Value::Null,
                    None => {
                        values.remove(index);
                    }
                },
            }
            self.report(&problem.code, number, &path, problem.text);
        }
        values.retain(|(_, value)| !blank(value));
    }

    /// 不适用 without a reason is 待核, and flagged.
    fn need_reasons(&mut self, values: &mut [(String, Value)], number: i64) {
        let mut without = Vec::new();
        for (index, (place, value)) in values.iter().enumerate() {
            if value.as_str() != Some("not_applicable") {
                continue;
            }
            let Some(standard) = standard_of(place) else { continue };
            let reason = at(&["answers", &standard, "reason"]);
            if said(self.before, &reason).is_none() && !values.iter().any(|(place, _)| *place == reason) {
                without.push(index);
            }
        }
        for index in without {
            if let Some((place, value)) = values.get_mut(index) {
                *value = "pending".into();
                let place = in_values(place);
                self.report("reason_missing", number, &place, sentences::reply_without_reason());
            }
        }
    }

    fn settle(&mut self, told: &[Sifted]) {
        let (mut old, mut all) = (Claims::new(), Claims::new());
        for reply in told {
            for (place, value) in &reply.values {
                let new = Claim { unit: reply.unit, value: value.clone(), reply: reply.number };
                if reply.number < 0 {
                    claim(&mut old, place.clone(), new.clone());
                }
                claim(&mut all, place.clone(), new);
            }
        }
        let plan = core::mem::replace(&mut self.plan, Plan::none());
        for item in &plan.items {
            self.settle_item(&plan, item, &old, &all);
        }
        for (place, claims) in all.iter() {
            if place.ends_with("/reason") || place.ends_with("/note") {
                let old = old.get(place).map_or(&[][..], Vec::as_slice);
                let resolve = |claims: &[Claim]| agreed(claims, "texts_differ", sentences::texts_differ);
                self.offer(&plan, place, claims, resolve(old), resolve(claims));
            }
        }
        self.plan = plan;
        rows::settle(self, told);
        for reply in told.iter().filter(|reply| reply.number >= 0) {
            for (place, value, text) in &reply.outworded {
                let claim = Claim { unit: reply.unit, value: value.clone(), reply: reply.number };
                self.clash("words_changed", place, text.clone(), &[claim]);
            }
        }
    }

    fn settle_item(&mut self, plan: &Plan, item: &Item, old: &Claims, all: &Claims) {
        let Some(claims) = all.get(&item.at) else { return };
        if item.at.ends_with("/evidence") {
            self.add_evidence(plan, &item.at, claims);
        } else if !item.at.starts_with("/registers/") {
            let old = old.get(&item.at).map_or(&[][..], Vec::as_slice);
            self.offer(plan, &item.at, claims, resolve(plan, item, old), resolve(plan, item, claims));
            bodies::settle(self, plan, item, old, claims);
        }
    }

    fn clash(&mut self, kind: &str, place: &str, text: String, claims: &[Claim]) {
        let plan = core::mem::replace(&mut self.plan, Plan::none());
        self.clash_with(&plan, kind, place, text, claims);
        self.plan = plan;
    }

    /// Evidence adds up: the same title and number is one piece, and nothing is taken away.
    fn add_evidence(&mut self, plan: &Plan, place: &str, claims: &[Claim]) {
        let sign = |piece: &Value| alloc::format!("{} {}", plain(text(piece, "title")), plain(text(piece, "number")));
        let kept = said(&self.merged.assessment, place).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut signs = ByText::new();
        for piece in &kept {
            signs.insert(sign(piece), ());
        }
        let mut count = kept.len();
        let mut claims: Vec<&Claim> = claims.iter().filter(|claim| claim.reply >= 0).collect();
        sort(&mut claims, |one, other| one.unit.cmp(&other.unit));
        for claim in claims {
            for piece in claim.value.as_array().into_iter().flatten().filter(|piece| !blank(piece)) {
                if signs.insert(sign(piece), ()).is_some() {
                    continue;
                }
                let at = alloc::format!("{place}/{count}");
                if count == 0 {
                    put(&mut self.merged.assessment, place, Value::Array(Vec::new()));
                }
                count = count.saturating_add(1);
                put(&mut self.merged.assessment, &at, piece.clone());
                let unit = plan.unit(claim.unit).key.clone();
                let (after, reply) = (piece.clone(), claim.reply);
                self.merged.taken.push(Taken { at, unit, before: None, after, text: None, reply });
            }
        }
    }

    fn find_missing(&mut self, told: &[Sifted]) {
        let mut answered = ByText::new();
        for reply in told {
            for (place, _) in &reply.values {
                answered.insert(of_unit(reply.unit, place), ());
            }
        }
        for (number, unit) in self.plan.units.iter().enumerate() {
            let owes = |item: &&Item| {
                let whole = item.at.rsplit_once('/').map_or("", |(whole, _)| whole);
                let is_column = item.at.starts_with("/registers/") && whole != "/registers";
                item.reporters().any(|unit| unit == number)
                    && !answered.contains(&of_unit(number, if is_column { whole } else { &item.at }))
            };
            let at: Vec<String> = self.plan.items.iter().filter(owes).map(|item| item.at.clone()).collect();
            if !at.is_empty() {
                self.merged.missing.push(Missing { unit: unit.key.clone(), at });
            }
        }
    }

    /// Keeps what was said, with unit, day and file. What a unit has said before leaves no second trace, and a blank none at all.
    fn keep(&mut self, told: &[Sifted], today: &str) {
        let mut kept = items(self.before, "replies").to_vec();
        let known = kept.len();
        let mut said = ByText::new();
        for reply in told {
            let mut news = false;
            for (place, value) in &reply.values {
                for (cell, value) in rows::cells(place, value) {
                    news |= said.insert(of_unit(reply.unit, &cell), value.clone()).as_ref() != Some(value);
                }
            }
            let unread = items(&reply.entry, "unread");
            if reply.number < 0 {
                continue;
            }
            self.merged.order.push((reply.number, None));
            if !news && unread.is_empty() {
                continue;
            }
            let mut entry = Map::new();
            entry.insert("unit".into(), self.plan.unit(reply.unit).key.as_str().into());
            for field in ["request", "filled_on", "file"] {
                if let Some(value) = reply.entry.get(field).filter(|value| !blank(value)) {
                    entry.insert(field.into(), value.clone());
                }
            }
            let values = reply.values.iter().map(|(place, value)| (place.clone(), value.clone()));
            entry.insert("values".into(), filled(values));
            if !unread.is_empty() {
                entry.insert("unread".into(), unread.into());
            }
            let id = alloc::format!("p-{}", mark(&Value::Object(entry.clone())));
            if kept.iter().any(|entry| text(entry, "id") == id) {
                continue;
            }
            entry.insert("id".into(), id.into());
            entry.insert("received_on".into(), today.into());
            if let Some((_, record)) = self.merged.order.last_mut() {
                *record = Some(kept.len());
            }
            kept.push(Value::Object(entry));
        }
        if kept.len() > known {
            put(&mut self.merged.assessment, "/replies", Value::Array(kept));
        }
    }
}

/// The key of what a unit says at a place.
fn of_unit(unit: usize, place: &str) -> String {
    alloc::format!("{unit} {place}")
}

/// Defects that keep a value from being taken; what else `check` finds is about the file as a whole.
const REFUSED: [&str; 13] = [
    "wrong_type",
    "wrong_value",
    "out_of_range",
    "too_many_decimals",
    "not_whole",
    "missing_field",
    "not_a_date",
    "unknown_field",
    "unknown_standard",
    "unknown_clause",
    "unknown_figure",
    "unknown_register",
    "unknown_column",
];

fn resolve(plan: &Plan, item: &Item, claims: &[Claim]) -> Outcome {
    if claims.is_empty() {
        return Outcome::default();
    }
    if item.at.starts_with("/figures/") {
        let parts: Vec<&Claim> = claims.iter().filter(|claim| item.role(claim.unit) == Some(Role::Each)).collect();
        let totals: Vec<Claim> =
            claims.iter().filter(|claim| item.role(claim.unit) != Some(Role::Each)).cloned().collect();
        if !parts.is_empty() && totals.is_empty() {
            // A sum, the largest, the least: which one it is, is not for a merge to know.
            return Outcome { clash: Some(("parts", sentences::parts_of_a_figure())), ..Outcome::default() };
        }
        let claims = if parts.is_empty() { claims } else { &totals };
        return agreed(claims, "figures_differ", sentences::figures_differ);
    }
    if item.at.starts_with("/negatives/") {
        return negative(plan, item, claims);
    }
    let of = |role: Role| claims.iter().filter(move |claim| item.role(claim.unit) == Some(role));
    if item.asked.iter().any(|(_, role)| *role == Role::Each) {
        let reporters: Vec<&Claim> = of(Role::Each).chain(of(Role::Main)).collect();
        return if reporters.is_empty() { help_only(item, claims) } else { each(plan, item, &reporters) };
    }
    let Some(main) = of(Role::Main).next() else { return help_only(item, claims) };
    if of(Role::Help).all(|help| help.value == main.value) {
        return Outcome { value: Some(main.value.clone()), ..Outcome::default() };
    }
    // Until the officer picks, nobody's word stands.
    let text = sentences::disagree(&plan.unit(main.unit).name);
    Outcome { value: Some("pending".into()), clash: Some(("disagree", text)), note: None }
}

/// Where nobody reports, those who help are all there is; else theirs is no answer.
fn help_only(item: &Item, claims: &[Claim]) -> Outcome {
    if item.reporters().next().is_none() {
        return agreed(claims, "disagree", |_| sentences::helpers_disagree());
    }
    Outcome { clash: Some(("help_only", sentences::help_only())), ..Outcome::default() }
}

/// 达标 only if every one of them says so; one that does not is enough for 未达标; one that is silent leaves it open.
fn each(plan: &Plan, item: &Item, claims: &[&Claim]) -> Outcome {
    let has = |word: &str| claims.iter().any(|claim| claim.value.as_str() == Some(word));
    let silent: Vec<&str> = item
        .reporters()
        .filter(|unit| claims.iter().all(|claim| claim.unit != *unit))
        .map(|unit| plan.unit(unit).name.as_str())
        .collect();
    let all = |word: &str| claims.iter().all(|claim| claim.value.as_str() == Some(word));
    let note = (!silent.is_empty()).then(|| sentences::still_missing(&silent));
    let word = if has("unmet") {
        "unmet"
    } else if note.is_none() && all("met") {
        "met"
    } else if note.is_none() && all("not_applicable") {
        "not_applicable"
    } else {
        "pending"
    };
    Outcome { value: Some(word.into()), clash: None, note }
}

/// 有 outranks 待核 outranks 无; 无 only where every unit that is asked says so.
fn negative(plan: &Plan, item: &Item, claims: &[Claim]) -> Outcome {
    let state = |claim: &&Claim| essence(Some(&claim.value)).and_then(Value::as_str).map(String::from);
    let silent: Vec<&str> = item
        .reporters()
        .filter(|unit| claims.iter().all(|claim| claim.unit != *unit))
        .map(|unit| plan.unit(unit).name.as_str())
        .collect();
    let says = |word: &str| claims.iter().any(|claim| state(&claim).as_deref() == Some(word));
    let word = if says("present") {
        "present"
    } else if says("pending") || !silent.is_empty() {
        "pending"
    } else {
        "absent"
    };
    let mut claims: Vec<&Claim> = claims.iter().filter(|claim| state(claim).as_deref() == Some(word)).collect();
    sort(&mut claims, |one, other| one.unit.cmp(&other.unit));
    let notes: Vec<&str> =
        claims.iter().map(|claim| text(&claim.value, "note")).filter(|note| !note.trim().is_empty()).collect();
    let mut value = Map::new();
    value.insert("state".into(), word.into());
    if !notes.is_empty() {
        value.insert("note".into(), notes.join("；").into());
    }
    let note = (word == "pending" && !silent.is_empty()).then(|| sentences::still_missing(&silent));
    Outcome { value: Some(Value::Object(value)), clash: None, note }
}

/// Clerks say 有 or 无 of a negative item; a saved file holds an object. Blank cells are no cells.
fn normal(place: &str, value: &Value) -> Value {
    match value {
        Value::String(_) if place.starts_with("/negatives/") => filled([("state".into(), value.clone())].into_iter()),
        Value::Array(items) => items.iter().map(|item| normal("", item)).collect(),
        Value::Object(fields) => {
            let said = fields.iter().filter(|(_, value)| !blank(value));
            filled(said.map(|(name, value)| (name.clone(), value.clone())))
        }
        _ => value.clone(),
    }
}
