//! 进程: the stages on the way to the title, which one is on, and what is left of it. Nothing here forbids anything or judges.

use serde_json::Value;
use weibao_core::catalog::{Stage as Arranged, StageKey};
use weibao_core::date::Date;
use weibao_core::procedure::{STEPS, has_city_step};
use weibao_terms::Topic;
use weibao_text::screens::{check as topics, course as text};

use super::check;
use crate::dismissed::Dismissed;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::at;
use crate::session::Session;

/// Where a stage lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// It is done.
    Over,
    /// It is on.
    Now,
    /// It comes, or nobody knows when it was.
    Ahead,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// `apply`.
    pub key: &'static str,
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
    /// When it was done.
    pub done_on: Option<String>,
    /// Where it lies.
    pub lies: Lies,
    /// What is said of its dates.
    pub when: String,
    /// Whether the dates are the county's own.
    pub own: bool,
}

/// As files have it.
pub fn key(step: StageKey) -> &'static str {
    match step {
        StageKey::Apply => "apply",
        StageKey::Recommend => "recommend",
        StageKey::Create => "create",
        StageKey::Evaluate => "evaluate",
        StageKey::Verify => "verify",
        StageKey::Name => "name",
        StageKey::Recheck => "recheck",
    }
}

/// What the county has typed of a stage: its place in the list, and that.
pub fn own<'s>(session: &'s Session, key: &str) -> Option<(usize, &'s Value)> {
    let stages = session.file().get(at::STAGES)?.as_array()?;
    stages.iter().enumerate().find(|(_, stage)| stage.get("key").and_then(Value::as_str) == Some(key))
}

/// The stages in order. `today`: `YYYY-MM-DD`; without one no day is counted and none is over by its date.
pub fn stages(session: &Session, today: &str) -> Vec<Stage> {
    let today = Date::read(today);
    let procedure = session.catalog().procedure.as_ref();
    let arranged = |step: StageKey| -> Option<&Arranged> {
        let procedure = procedure?;
        procedure.stages.iter().chain(&procedure.after).find(|stage| stage.key == Some(step))
    };
    // Where a province has 核实 and 命名 as one stage, they are one.
    let joined = arranged(StageKey::Verify).is_some() && arranged(StageKey::Name).is_none();
    let steps = STEPS.into_iter().filter(|step| !(joined && *step == StageKey::Name));
    let mut stages: Vec<Stage> = steps.map(|step| stage(session, step, arranged(step), today)).collect();
    let within = |stage: &Stage| {
        let day = |text: &Option<String>| text.as_deref().and_then(Date::read);
        let (from, to) = (day(&stage.from), day(&stage.to));
        let begun = from.zip(today).is_some_and(|(from, today)| from <= today);
        let not_over = to.zip(today).is_some_and(|(to, today)| today <= to);
        stage.done_on.is_none() && (begun && to.is_none_or(|_| not_over) || from.is_none() && not_over)
    };
    let now = stages.iter().position(within).or_else(|| stages.iter().position(|stage| stage.done_on.is_none()));
    if let Some(stage) = now.and_then(|now| stages.get_mut(now)) {
        stage.lies = Lies::Now;
    }
    stages
}

fn stage(session: &Session, step: StageKey, arranged: Option<&Arranged>, today: Option<Date>) -> Stage {
    let key = key(step);
    let typed = own(session, key).map(|(_, typed)| typed);
    let said = |field: &str| typed?.get(field).and_then(Value::as_str).map(str::to_owned);
    let own = said("from").is_some() || said("to").is_some();
    let (from, to) = if own {
        (said("from"), said("to"))
    } else {
        arranged.map(|arranged| (arranged.from.clone(), arranged.to.clone())).unwrap_or_default()
    };
    let done_on = said("done_on");
    let title = arranged.map_or_else(|| text::stage(key).to_owned(), |arranged| arranged.title.clone());
    let when = match (&done_on, own, arranged) {
        (Some(day), ..) => text::done_on(day),
        // A province's words say more than its days, as long as they are of a time to come.
        (None, false, Some(arranged)) => match arranged_over(arranged, today) {
            Some(year) => format!("{} {}", arranged.when, text::of_year(&year)),
            None => [arranged.when.clone(), counted(&from, &to, today)].join(" ").trim().to_owned(),
        },
        (None, ..) => {
            [text::dates(from.as_deref(), to.as_deref()), counted(&from, &to, today)].join(" ").trim().to_owned()
        }
    };
    let lies = if done_on.is_some() { Lies::Over } else { Lies::Ahead };
    Stage { key, title, from, to, done_on, lies, when, own }
}

/// The year of an arrangement that is over.
fn arranged_over(arranged: &Arranged, today: Option<Date>) -> Option<String> {
    let to = arranged.to.as_deref()?;
    let year = to.split('-').next()?;
    (Date::read(to)? < today?).then(|| year.to_owned())
}

fn counted(from: &Option<String>, to: &Option<String>, today: Option<Date>) -> String {
    let days = |day: &Option<String>| Some(today?.days_to(Date::read(day.as_deref()?)?));
    match (days(from), days(to)) {
        (Some(begins), _) if begins > 0 => text::begins(begins),
        (_, Some(left)) => text::left(left),
        _ => String::new(),
    }
}

/// Something of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub label: String,
    /// How much of it is left.
    pub open: usize,
    /// Where it is done.
    pub place: Place,
}

/// What is left of a stage by the state of the file; empty where others act.
pub fn checklist(session: &Session, stage: &str, today: &str) -> Vec<Item> {
    let lines = check::lines(session, None, today, &Dismissed::default());
    let of = |topic: Topic| {
        let mut found = lines.iter().filter(|line| line.topic == topic).peekable();
        let place = found.peek().and_then(|line| line.place.clone()).unwrap_or(Place::CHECK);
        Item { label: topics::topic(topic).to_owned(), open: found.count(), place }
    };
    match stage {
        "apply" => {
            let topics = [Topic::Negatives, Topic::Open, Topic::Conflicts, Topic::Defects, Topic::Data, Topic::Contact];
            let written = |field: &str| usize::from(session.file().text(&at::application(field)).trim().is_empty());
            let own = |label: &str, open: usize, place: Place| Item { label: label.to_owned(), open, place };
            let texts = ["situation", "systems", "results"].map(written).iter().sum();
            let mut items: Vec<Item> = topics.map(of).into();
            items.push(own(text::TEXTS, texts, Place::FORM));
            items.push(own(text::OPINION, written("county_opinion"), Place::FORM));
            items.push(own(text::FILED, usize::from(session.file().get(at::SEALED).is_none()), Place::DOCUMENTS));
            items
        }
        "create" => {
            let today = Date::read(today);
            let answers = session.assessment().answers.iter();
            let due = |(_, answer): &(&String, &weibao_core::assessment::Answer)| {
                let due = answer.plan.due.as_deref().and_then(Date::read);
                due.zip(today).is_some_and(|(due, today)| due < today)
            };
            let overdue = answers.filter(due).count();
            let overdue = Item { label: text::OVERDUE.to_owned(), open: overdue, place: Place::RESULT };
            vec![of(Topic::Plans), overdue]
        }
        "evaluate" | "verify" | "recheck" => vec![of(Topic::Evidence), of(Topic::Data), of(Topic::Negatives)],
        _ => Vec::new(),
    }
}

/// The stage that is on, and how much of its checklist is left, in a sentence.
pub fn at_a_glance(session: &Session, stages: &[Stage], today: &str) -> String {
    let Some(now) = stages.iter().find(|stage| stage.lies == Lies::Now) else { return String::new() };
    let items = checklist(session, now.key, today);
    text::at_a_glance(&now.title, items.iter().filter(|item| item.open > 0).count(), items.len())
}

/// What is to be known of who leads where this standard, or this item of the negative list, is answered.
pub fn lead_note(session: &Session, id: &str) -> Option<&'static str> {
    let kind = session.file().text(at::LEAD_KIND);
    text::lead_note(id).filter(|_| !["", "civil_affairs"].contains(&kind))
}

/// Whether a city's civil affairs examine what is open.
pub fn has_city(session: &Session) -> bool {
    has_city_step(session.catalog(), session.file().text(&at::county("code")).trim())
}
