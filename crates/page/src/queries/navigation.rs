//! The way from nothing to what is handed in: its steps, how each stands, and the one next thing to do.
//!
//! An entry of the navigation is a line in [`groups`].

use weibao_core::readiness::is_draft;
use weibao_core::report::{AreaCounts, Status};
use weibao_terms::{Screen, Step};
use weibao_text::{reasons, screens::common as text};

use super::figures::{self, Overview};
use super::{progress, result};
use crate::place::Place;
use crate::prelude::*;
use crate::session::Session;
use crate::ui::Ui;

/// How something stands, beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// There is something to do.
    #[default]
    Open,
    /// It is done.
    Good,
    /// Something is not as it should be.
    Bad,
}

impl Tone {
    /// As style sheets name it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }
}

/// A place of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it leads.
    pub place: Place,
    /// What it is called.
    pub label: String,
    /// How it stands; may be empty.
    pub note: String,
    /// The same beside the words.
    pub tone: Tone,
}

impl Entry {
    /// Without a state.
    fn plain(place: Place, label: &str) -> Self {
        Self { place, label: label.to_owned(), note: String::new(), tone: Tone::Open }
    }
}

/// Something to do: where, and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Where.
    pub place: Place,
    /// What.
    pub what: String,
}

/// A step with what opens under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub step: Step,
    /// The step itself.
    pub head: Entry,
    /// The next thing to do in it; nothing where it is done.
    pub next: Option<Next>,
    /// What opens under it while the user is there.
    pub entries: Vec<Entry>,
}

/// The step that a place belongs to; nothing of those that belong to no county.
pub fn step_of(place: &Place) -> Option<Step> {
    match place {
        Place::Negatives { .. } => Some(Step::Negatives),
        Place::Figures { .. } | Place::Register { .. } | Place::Exchange => Some(Step::Data),
        Place::Assess { .. } => Some(Step::Assess),
        Place::Result { .. } => Some(Step::Improve),
        Place::Check { .. } => Some(Step::Check),
        Place::Form { .. } | Place::Documents { .. } => Some(Step::Submit),
        Place::Start
        | Place::Round
        | Place::Course
        | Place::Edition
        | Place::Review
        | Place::RollUp
        | Place::Fill
        | Place::Manual { .. } => None,
    }
}

/// The steps, in the order in which they are gone, seen from where the user is.
pub fn groups(session: &Session, here: &Place) -> Vec<Group> {
    let group = |step, place, (note, tone): (String, Tone), entries| Group {
        step,
        head: Entry { place, label: text::step_name(step).to_owned(), note, tone },
        // What leads to where one is leads nowhere.
        next: next_of(session, step, None).filter(|next| next.place != *here),
        entries,
    };
    let report = session.report();
    let areas = report.areas.iter().map(|area| {
        let (note, tone) = area_note(area);
        Entry { place: Place::area(&area.id), label: area.title.clone(), note, tone }
    });
    let registers = session.catalog().registers.iter().map(|register| {
        let rows = session.file().rows(&register.key).len();
        let note = if rows == 0 { String::new() } else { text::rows(rows) };
        let place = Place::Register { register: register.key.clone(), row: None };
        Entry { note, ..Entry::plain(place, &register.label) }
    });
    let asked: Vec<&str> = session
        .catalog()
        .figures
        .iter()
        .filter(|figure| figures::is_asked(figure, session.file().figure(&figure.key)))
        .map(|figure| figure.key.as_str())
        .collect();
    let known = report.figures.iter().filter(|figure| asked.contains(&figure.key.as_str())).count();
    let known = text::of(known, asked.len());
    let figures = Place::Figures { figure: None };
    vec![
        group(Step::Negatives, Place::Negatives { item: None }, negatives_note(session), Vec::new()),
        group(
            Step::Data,
            figures.clone(),
            data_note(session),
            [Entry { note: known, ..Entry::plain(figures, text::screen_name(Screen::Figures)) }]
                .into_iter()
                .chain([Entry::plain(Place::Exchange, text::screen_name(Screen::Exchange))])
                .chain(registers)
                .collect(),
        ),
        group(
            Step::Assess,
            Place::Assess { area: None, standard: None },
            assess_note(session),
            [Entry::plain(Place::Assess { area: None, standard: None }, text::ALL_AREAS)]
                .into_iter()
                .chain(areas)
                .collect(),
        ),
        group(Step::Improve, Place::RESULT, improve_note(session), Vec::new()),
        group(Step::Check, Place::CHECK, check_note(session), Vec::new()),
        group(
            Step::Submit,
            Place::FORM,
            submit_note(session),
            vec![
                Entry::plain(Place::FORM, text::screen_name(Screen::Form)),
                Entry::plain(Place::DOCUMENTS, text::screen_name(Screen::Documents)),
            ],
        ),
    ]
}

/// What belongs to no step.
pub fn more() -> [Entry; 2] {
    [Entry::plain(Place::Start, text::NAVIGATION_START), Entry::plain(Place::MANUAL, text::screen_name(Screen::Manual))]
}

/// The one next thing to do from where the user is: of this step, else of the steps behind it, else of those before it.
pub fn next(session: &Session, ui: &Ui) -> Next {
    if let (Place::Check { .. }, Some(place)) = (&ui.place, ui.check.lines.iter().find_map(|line| line.place.clone())) {
        return Next { place, what: text::NEXT_MEND.to_owned() };
    }
    let here = step_of(&ui.place);
    let first = here.and_then(|here| Step::ALL.iter().position(|step| *step == here)).unwrap_or_default();
    let steps = Step::ALL.into_iter().cycle().skip(first).take(Step::ALL.len());
    let found = steps.into_iter().find_map(|step| next_of(session, step, Some(ui)));
    found.unwrap_or_else(|| Next { place: Place::FORM, what: text::NEXT_EXPORT.to_owned() })
}

/// The next thing to do in a step; `ui` tells behind what.
fn next_of(session: &Session, step: Step, ui: Option<&Ui>) -> Option<Next> {
    let report = session.report();
    let there = |place, what| Some(Next { place, what });
    match step {
        Step::Negatives => {
            let id = report.negatives.open.first()?;
            there(Place::Negatives { item: Some(id.clone()) }, text::next_negative(&reasons::negative_number(id)))
        }
        Step::Data => {
            let key = next_figure(session, ui)?;
            let label = figures::label(session.catalog(), key);
            there(Place::Figures { figure: Some(key.to_owned()) }, text::next_figure(label))
        }
        Step::Assess => {
            let after = ui.and_then(|ui| ui.assess.current.as_deref());
            let pending = || report.standards.iter().find(|standard| standard.status == Status::Pending);
            match (progress::next_open(report, after), pending()) {
                (Some(id), _) => there(Place::standard(id), text::next_standard(id)),
                (None, Some(standard)) => there(Place::standard(&standard.id), text::next_pending(&standard.id)),
                (None, None) => None,
            }
        }
        Step::Improve => {
            let id = unplanned(session).next()?;
            there(Place::Result { item: Some(format!("plan-{id}")) }, text::next_plan(id))
        }
        // That nothing is open says nothing yet of what it is held by: whoever has not looked is sent there.
        Step::Check => there(Place::CHECK, text::NEXT_CHECK.to_owned())
            .filter(|_| is_draft(report) || ui.is_none_or(|ui| step_of(&ui.place) != Some(Step::Submit))),
        Step::Submit if has_contact(session) => None,
        Step::Submit => there(Place::Form { field: Some("name".to_owned()) }, text::NEXT_CONTACT.to_owned()),
    }
}

fn next_figure<'a>(session: &'a Session, ui: Option<&Ui>) -> Option<&'a str> {
    let missing = Overview::new(session.catalog(), session.report()).missing();
    let here = ui.and_then(|ui| match &ui.place {
        Place::Figures { figure } => figure.as_deref(),
        _ => None,
    });
    let after = here.and_then(|here| missing.iter().position(|key| *key == here));
    let next = after.and_then(|after| missing.get(after.saturating_add(1)));
    next.or_else(|| missing.first()).copied().filter(|next| Some(*next) != here || missing.len() > 1)
}

/// The standards that fall short and have no measure yet.
fn unplanned(session: &Session) -> impl Iterator<Item = &str> {
    let planned = |id: &str| {
        let answer = session.assessment().answers.get(id);
        answer.is_some_and(|answer| answer.plan.action.is_some())
    };
    let short = session.report().standards.iter().filter(|standard| result::is_short(standard));
    short.map(|standard| standard.id.as_str()).filter(move |id| !planned(id))
}

fn has_contact(session: &Session) -> bool {
    let contact = &session.assessment().contact;
    let there = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    [&contact.name, &contact.post, &contact.office_phone, &contact.mobile].into_iter().all(there)
}

fn negatives_note(session: &Session) -> (String, Tone) {
    let negatives = &session.report().negatives;
    let tone = match (negatives.present.is_empty(), negatives.open.is_empty()) {
        (false, _) => Tone::Bad,
        (true, false) => Tone::Open,
        (true, true) => Tone::Good,
    };
    (text::negatives_progress(negatives.present.len(), negatives.open.len(), negatives.absent.len()), tone)
}

fn data_note(session: &Session) -> (String, Tone) {
    match Overview::new(session.catalog(), session.report()).missing().len() {
        0 => (text::STEP_DONE.to_owned(), Tone::Good),
        missing => (text::figures_missing(missing), Tone::Open),
    }
}

fn assess_note(session: &Session) -> (String, Tone) {
    let totals = &session.report().totals;
    match (totals.unanswered, totals.pending) {
        (0, 0) => (text::STEP_DONE.to_owned(), Tone::Good),
        (0, pending) => (text::pending(pending), Tone::Open),
        (unanswered, _) => (text::unfilled(unanswered), Tone::Open),
    }
}

fn improve_note(session: &Session) -> (String, Tone) {
    let open = result::open_count(session.report()) > 0;
    match (result::short_count(session.report()), unplanned(session).count()) {
        (0, _) if open => (text::NOTHING_SHORT.to_owned(), Tone::Open),
        (_, 0) => (text::STEP_DONE.to_owned(), Tone::Good),
        (_, unplanned) => (text::unplanned(unplanned), Tone::Open),
    }
}

fn check_note(session: &Session) -> (String, Tone) {
    let report = session.report();
    match is_draft(report) {
        true if !report.negatives.present.is_empty() => (text::IS_DRAFT.to_owned(), Tone::Bad),
        true => (text::IS_DRAFT.to_owned(), Tone::Open),
        false => (text::IS_COMPLETE.to_owned(), Tone::Good),
    }
}

fn submit_note(session: &Session) -> (String, Tone) {
    if has_contact(session) { (String::new(), Tone::Open) } else { (text::CONTACT_OPEN.to_owned(), Tone::Open) }
}

fn area_note(area: &AreaCounts) -> (String, Tone) {
    let counts = &area.counts;
    let answered = progress::answered(counts);
    let short = counts.unmet.saturating_add(counts.partial);
    let tone = if short > 0 {
        Tone::Bad
    } else if answered == counts.standards && counts.pending == 0 {
        Tone::Good
    } else {
        Tone::Open
    };
    (text::area_progress(answered, counts.standards, short, tone == Tone::Good), tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn session(edit: impl Fn(&mut serde_json::Value)) -> Session {
        let catalog = Rc::new(weibao_standards::catalog());
        let mut file = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        edit(&mut file);
        Session::open(&catalog, file).unwrap()
    }

    fn at(place: Place) -> Ui {
        Ui { place, ..Ui::default() }
    }

    #[test]
    fn every_place_of_the_navigation_is_in_its_step() {
        for group in groups(&session(|_| ()), &Place::Start) {
            assert_eq!(step_of(&group.head.place), Some(group.step));
            for entry in &group.entries {
                assert_eq!(step_of(&entry.place), Some(group.step), "{}", entry.label);
            }
            let next = group.next.map(|next| step_of(&next.place));
            assert!(next.is_none_or(|step| step == Some(group.step)));
        }
        for entry in more() {
            assert_eq!(step_of(&entry.place), None);
        }
    }

    #[test]
    fn a_newcomer_begins_with_the_negative_list() {
        let session = session(|_| ());
        let notes: Vec<String> = groups(&session, &Place::Start).into_iter().map(|group| group.head.note).collect();
        assert_eq!(notes[0], "7项未填");
        assert_eq!(notes[2], "76项未填");
        assert_eq!(next(&session, &at(Place::Start)).place, Place::Negatives { item: Some("N1".to_owned()) });
    }

    #[test]
    fn the_next_thing_is_of_the_step_where_the_user_is_else_of_a_later_one() {
        let open = session(|_| ());
        assert_eq!(next(&open, &at(Place::area("2"))).place, Place::standard("1.1.1"));
        assert!(matches!(next(&open, &at(Place::RESULT)).place, Place::Check { .. }), "nothing falls short yet");
        let settled = session(|file| {
            for id in ["N1", "N2", "N3", "N4", "N5", "N6", "N7"] {
                file["negatives"][id] = json!({ "state": "absent" });
            }
            file["answers"]["1.1.1"] = json!({ "status": "unmet" });
        });
        let data = next(&settled, &at(Place::Negatives { item: None }));
        assert!(matches!(data.place, Place::Figures { figure: Some(_) }), "{data:?}");
        let plan = next(&settled, &at(Place::RESULT));
        assert_eq!(plan.place, Place::Result { item: Some("plan-1.1.1".to_owned()) });
    }

    #[test]
    fn no_step_leads_to_where_the_user_is() {
        let leads = |here: &Place| {
            let groups = groups(&session(|_| ()), here);
            groups.into_iter().filter_map(|group| group.next).any(|next| next.place == Place::CHECK)
        };
        assert!(leads(&Place::Start));
        assert!(!leads(&Place::CHECK));
    }

    #[test]
    fn the_next_figure_is_another_one() {
        let session = session(|_| ());
        let first = next(&session, &at(Place::Figures { figure: None }));
        let second = next(&session, &at(first.place.clone()));
        assert_ne!(first.place, second.place);
        assert_ne!(first.what, second.what);
    }
}
