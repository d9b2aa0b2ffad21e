//! A merge under way: what has been taken, what clashes, and what is wrong.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_text::chain as sentences;

use crate::ordered::{ByText, sort};
use crate::place::{at, put, said};
use crate::units::Plan;

/// What a merge comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Merged {
    /// The saved file with all that does not clash; as it was where nothing is said.
    pub assessment: Value,
    /// What was taken.
    pub taken: Vec<Taken>,
    /// What an officer has to decide.
    pub clashes: Vec<Clash>,
    /// What was asked and not answered.
    pub missing: Vec<Missing>,
    /// What is wrong with the replies; each path begins with the reply's number.
    pub problems: Vec<Problem>,
    /// The numbers of the replies in the order in which they count, each with the place of its record.
    #[serde(skip)]
    pub(crate) order: Vec<(i64, Option<usize>)>,
}

impl Merged {
    /// What each reply brings, in the order in which they count: its number, and what is put where, one after the other. All of it together
    /// makes the assessment; what several replies come to is brought by the last of them.
    pub fn brought(&self) -> Vec<(usize, Vec<(String, Value)>)> {
        let of = |(number, record): &(i64, Option<usize>)| {
            let taken = self.taken.iter().filter(|taken| taken.reply == *number);
            let mut puts: Vec<(String, Value)> = taken.map(|taken| (taken.at.clone(), taken.after.clone())).collect();
            if let Some(record) = record {
                let at = at(&["replies", &record.to_string()]);
                puts.extend(self.assessment.pointer(&at).cloned().map(|record| (at, record)));
            }
            Some((usize::try_from(*number).ok()?, puts))
        };
        self.order.iter().filter_map(of).collect()
    }
}

/// A value that was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taken {
    /// Where.
    pub at: String,
    /// From whom: keys, with 、 between several.
    pub unit: String,
    /// What stood there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What stands there now.
    pub after: Value,
    /// Why it is not simply what a unit said: who is still to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The number of the reply that brought it; of several the last.
    #[serde(skip)]
    pub reply: i64,
}

/// Values of which none was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clash {
    /// Where.
    pub at: String,
    /// `edited`, `disagree`, `figures_differ`, `cells_differ`, `texts_differ`, `parts`, `help_only`, `words_changed`.
    pub kind: String,
    /// What it is, as a sentence.
    pub text: String,
    /// What the county has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Value>,
    /// What is offered.
    pub offers: Vec<Offer>,
}

/// What a unit offers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Offer {
    /// Its key.
    pub unit: String,
    /// What it says.
    pub value: Value,
    /// The number of its reply; −1 where it was among the file's `replies` before.
    pub reply: i64,
}

/// What a unit has not answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missing {
    /// Its key.
    pub unit: String,
    /// What it reports, alone or for itself.
    pub at: Vec<String>,
}

/// The newest thing that a unit says about a place.
#[derive(Clone)]
pub(crate) struct Claim {
    pub(crate) unit: usize,
    pub(crate) value: Value,
    /// −1: from the file's own `replies`.
    pub(crate) reply: i64,
}

/// By place.
pub(crate) type Claims = ByText<Vec<Claim>>;

/// Lets a newer claim of a unit take the place of its older.
pub(crate) fn claim(claims: &mut Claims, place: String, new: Claim) {
    claims.change(place, |known| match known.iter_mut().find(|known| known.unit == new.unit) {
        Some(known) => *known = new,
        None => known.push(new),
    });
}

/// A reply, its sound part.
pub(crate) struct Sifted {
    pub(crate) unit: usize,
    pub(crate) number: i64,
    /// When it was filled in, or else received.
    pub(crate) day: String,
    pub(crate) values: Vec<(String, Value)>,
    pub(crate) entry: Value,
    /// Values that were asked for with other words: never taken with the rest.
    pub(crate) outworded: Vec<(String, Value, String)>,
}

/// What several claims come to.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) value: Option<Value>,
    pub(crate) clash: Option<(&'static str, String)>,
    pub(crate) note: Option<String>,
}

/// One value from everybody, or a clash.
pub(crate) fn agreed(claims: &[Claim], kind: &'static str, sentence: fn(&[String]) -> String) -> Outcome {
    let Some(first) = claims.first() else { return Outcome::default() };
    if claims.iter().all(|claim| claim.value == first.value) {
        return Outcome { value: Some(first.value.clone()), ..Outcome::default() };
    }
    let mut claims: Vec<&Claim> = claims.iter().collect();
    sort(&mut claims, |one, other| one.unit.cmp(&other.unit));
    let values: Vec<String> = claims
        .iter()
        .map(|claim| claim.value.as_str().map_or_else(|| alloc::format!("{}", claim.value), String::from))
        .collect();
    Outcome { clash: Some((kind, sentence(&values))), ..Outcome::default() }
}

/// What of a value counts in comparing: of a negative item its state.
pub(crate) fn essence(value: Option<&Value>) -> Option<&Value> {
    let value = value?;
    Some(value.get("state").unwrap_or(value))
}

/// The place of a value within a reply.
pub(crate) fn in_values(place: &str) -> String {
    at(&["values", place])
}

pub(crate) struct Merging<'m> {
    pub(crate) catalog: &'m Catalog,
    pub(crate) plan: Plan,
    pub(crate) before: &'m Value,
    pub(crate) merged: Merged,
}

impl Merging<'_> {
    pub(crate) fn report(&mut self, code: &str, number: i64, place: &str, text: String) {
        if number >= 0 {
            self.merged.problems.push(Problem { code: code.into(), path: alloc::format!("/{number}{place}"), text });
        }
    }

    /// Takes what the units say together, where nothing that an officer typed stands against it.
    pub(crate) fn offer(&mut self, plan: &Plan, place: &str, claims: &[Claim], old: Outcome, new: Outcome) {
        if claims.iter().all(|claim| claim.reply < 0) {
            return;
        }
        let current = said(&self.merged.assessment, place).cloned();
        let same = |value: &Option<Value>| essence(value.as_ref()) == essence(current.as_ref());
        let is_free = current.is_none() || same(&old.value) || self.is_carried(place);
        if let Some((kind, text)) = new.clash {
            self.clash_with(plan, kind, place, text, claims);
        } else if !is_free && !same(&new.value) && new.value.is_some() {
            self.clash_with(plan, "edited", place, sentences::edited(), claims);
        }
        let Some(value) = new.value.filter(|value| is_free && essence(Some(value)) != essence(current.as_ref())) else {
            return;
        };
        let mut units: Vec<usize> = claims.iter().map(|claim| claim.unit).collect();
        sort(&mut units, Ord::cmp);
        let units: Vec<&str> = units.iter().map(|unit| plan.unit(*unit).key.as_str()).collect();
        put(&mut self.merged.assessment, place, value.clone());
        self.merged.taken.push(Taken {
            at: place.into(),
            unit: units.join("、"),
            before: current,
            after: value,
            text: new.note,
            reply: claims.iter().rev().map(|claim| claim.reply).find(|reply| *reply >= 0).unwrap_or(-1),
        });
    }

    /// Whether what stands here is only what the last round left behind to be confirmed.
    fn is_carried(&self, place: &str) -> bool {
        let carried = self.before.get("carried").and_then(|carried| carried.get(place));
        carried.is_some_and(|carried| carried.get("confirmed_on").is_none())
            && self.before.pointer(place).and_then(Value::as_str) == Some("pending")
    }

    pub(crate) fn clash_with(&mut self, plan: &Plan, kind: &str, place: &str, text: String, claims: &[Claim]) {
        let mut claims: Vec<&Claim> = claims.iter().collect();
        sort(&mut claims, |one, other| one.unit.cmp(&other.unit));
        let offers = claims.iter().map(|claim| Offer {
            unit: plan.unit(claim.unit).key.clone(),
            value: claim.value.clone(),
            reply: claim.reply,
        });
        self.merged.clashes.push(Clash {
            at: place.into(),
            kind: kind.into(),
            text,
            current: said(self.before, place).cloned(),
            offers: offers.collect(),
        });
    }
}
