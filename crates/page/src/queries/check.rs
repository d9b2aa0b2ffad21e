//! 报送前检查: everything unfinished, each with the place where it is mended.

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::readiness::{self, Kind};
use weibao_terms::Topic;
use weibao_text::screens::{check as text, form};

use super::form::{self as blocks, Block};
use super::{lists, warnings};
use crate::dismissed::Dismissed;
use crate::place::Place;
use crate::prelude::*;
use crate::saved_file::at;
use crate::session::Session;

/// Something unfinished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub topic: Topic,
    /// A JSON pointer into the saved file.
    pub at: String,
    /// What is unfinished and what to do.
    pub text: String,
    /// Where it is mended; nothing where no screen shows it.
    pub place: Option<Place>,
}

impl Line {
    /// What names the line on the screen, and in the address that leads back to it.
    pub fn item(&self) -> String {
        [self.topic.key(), &self.at.replace('/', ":")].concat()
    }
}

/// Everything unfinished, by topic. `texts` are the `FormTexts` of the documents, where they are known. `today`: `YYYY-MM-DD`.
/// What was `dismissed` is nothing personal.
pub fn lines(session: &Session, texts: Option<&Value>, today: &str, dismissed: &Dismissed) -> Vec<Line> {
    let (catalog, file) = (session.catalog(), session.file());
    let line = |topic, at: String, text| Line { topic, place: place_of(catalog, &at), at, text };
    let core = readiness::unfinished(catalog, file.value(), session.assessment(), session.report(), Some(today));
    let mut found: Vec<Line> = core.into_iter().map(|item| line(topic_of(item.kind), item.at, item.text)).collect();
    for (block, label) in [
        (Block::Situation, form::SITUATION),
        (Block::Systems, form::SYSTEMS),
        (Block::Results, form::RESULTS),
        (Block::CountyOpinion, form::COUNTY_OPINION),
    ] {
        let changed = texts.and_then(|_| blocks::changed(block, file, block.draft(texts)));
        if changed.is_some() {
            found.push(line(Topic::OwnWords, block.pointer(), text::own_words(label)));
        }
    }
    if let Some(text) = of_other_years(session) {
        found.push(line(Topic::Data, at::PERIOD.to_owned(), text));
    }
    let listed = lists::of_file(session);
    let asked = lists::lines(session, &listed);
    found.extend(listed.iter().zip(asked).map(|(found, asked)| line(Topic::Listed, found.at.clone(), asked)));
    let scanned = weibao_chain::scan(file.value(), Some(today)).into_iter();
    for finding in scanned.filter(|found| !dismissed.has(&found.at, &warnings::said(file.value(), &found.at))) {
        found.push(line(Topic::Personal, finding.at, finding.text));
    }
    // Two kinds can share a topic: a stable sort keeps their order within it.
    found.sort_by_key(|line| line.topic);
    found
}

/// That the period is no year as the county reads 「每年」; nothing where it is, or where either is not said.
fn of_other_years(session: &Session) -> Option<String> {
    let period = session.assessment().period;
    let (from, to) = period.days()?;
    let file = session.file();
    let used = session.report().choices.iter().find(|used| used.key == YEARS)?;
    let option = session.catalog().choice(YEARS)?.options.iter().find(|option| option.key == used.option)?;
    let is_one = match used.option.as_str() {
        "calendar" => {
            let (first, last) = (file.text(at::PERIOD_FROM), file.text(at::PERIOD_TO));
            first.get(..4) == last.get(..4) && first.ends_with("-01-01") && last.ends_with("-12-31")
        }
        // Twelve months that end before the application, where its day is known.
        _ => {
            let is_before = period.apply_on.is_none_or(|apply_on| to.days_to(apply_on) >= 0);
            matches!(from.days_to(to), 364 | 365) && is_before
        }
    };
    (!is_one).then(|| text::other_years(&period.said_days().unwrap_or_default(), &option.label))
}

/// The question how 「每年」 is read.
const YEARS: &str = "year_meaning";

fn topic_of(kind: Kind) -> Topic {
    match kind {
        Kind::NegativePresent | Kind::NegativeOpen => Topic::Negatives,
        Kind::Unanswered | Kind::Pending => Topic::Open,
        Kind::Conflict => Topic::Conflicts,
        Kind::Defect => Topic::Defects,
        Kind::Figure | Kind::Period | Kind::Row => Topic::Data,
        Kind::Evidence | Kind::Expired => Topic::Evidence,
        Kind::Plan => Topic::Plans,
        Kind::Contact | Kind::Unit => Topic::Contact,
    }
}

/// Where what stands at a JSON pointer of the saved file can be changed; nothing where no screen shows it.
pub fn place_of(catalog: &Catalog, pointer: &str) -> Option<Place> {
    let steps: Vec<String> =
        pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let mut steps = steps.iter().map(String::as_str);
    let (room, name) = (steps.next()?, steps.next());
    let rest = steps.next();
    match (room, name) {
        ("negatives", name) => Some(Place::Negatives { item: name.map(str::to_owned) }),
        ("answers", Some(id)) if catalog.standard(id).is_some() => Some(match rest {
            Some("plan") => Place::Result { item: Some(format!("plan-{id}")) },
            _ => Place::standard(id),
        }),
        ("rules_off", Some(clause)) => {
            let standard = clause.split('/').next().filter(|id| catalog.standard(id).is_some());
            standard.map(Place::standard)
        }
        ("figures", Some(key)) => {
            catalog.figure(key)?;
            Some(Place::Figures { figure: Some(catalog.main_key(key).to_owned()) })
        }
        ("registers", Some(key)) if catalog.register(key).is_some() => {
            Some(Place::Register { register: key.to_owned(), row: rest.and_then(|row| row.parse().ok()) })
        }
        ("choices" | "period", _) => Some(Place::Figures { figure: None }),
        ("contact", field) => Some(Place::Form { field: field.map(str::to_owned) }),
        ("application", Some("drafted")) => Some(Place::Form { field: rest.map(str::to_owned) }),
        ("application", field) => Some(Place::Form { field: field.map(str::to_owned) }),
        ("county", _) => Some(Place::Start),
        ("units", _) => Some(Place::Exchange),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use weibao_core::report::Status;

    fn session(file: Value) -> Session {
        let catalog = Rc::new(weibao_standards::catalog());
        let mut all = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        for (key, value) in file.as_object().unwrap() {
            all[key] = value.clone();
        }
        Session::open(&catalog, all).unwrap()
    }

    #[test]
    fn every_line_of_an_empty_file_leads_somewhere() {
        let session = session(json!({}));
        let found = lines(&session, None, "2026-11-25", &Dismissed::default());
        assert!(found.iter().all(|line| line.place.is_some()), "{found:?}");
        assert!(found.is_sorted_by_key(|line| line.topic));
        assert!(found.iter().any(|line| line.topic == Topic::Negatives));
        let contact = found.iter().find(|line| line.at == "/contact/name").unwrap();
        assert_eq!(contact.place, Some(Place::Form { field: Some("name".to_owned()) }));
    }

    #[test]
    fn a_period_that_is_no_year_as_the_county_reads_it_is_pointed_out() {
        let found = |period: Value, choices: Value| {
            let session = session(json!({ "period": period, "choices": choices }));
            lines(&session, None, "2026-11-25", &Dismissed::default())
                .into_iter()
                .find(|line| line.text.contains("“每年”的口径"))
        };
        let days = |from: &str, to: &str| json!({ "from": from, "to": to, "apply_on": "2026-03-31" });
        let twelve = || json!({ "year_meaning": "twelve_months" });
        assert_eq!(found(days("2025-01-01", "2025-12-31"), json!({})), None);
        let line = found(days("2025-04-01", "2026-03-31"), json!({})).unwrap();
        assert_eq!((line.topic, line.place), (Topic::Data, Some(Place::Figures { figure: None })));
        assert!(line.text.contains("按自然年"), "{}", line.text);
        assert_eq!(found(days("2025-04-01", "2026-03-31"), twelve()), None);
        assert!(found(days("2025-04-01", "2025-12-31"), twelve()).is_some(), "nine months");
        assert!(found(days("2025-05-01", "2026-04-30"), twelve()).is_some(), "after the application");
        assert!(found(days("2024-01-01", "2025-12-31"), json!({})).is_some(), "two years");
        assert_eq!(found(json!({}), json!({})), None);
    }

    #[test]
    fn a_pointer_leads_to_the_screen_that_shows_it() {
        let catalog = weibao_standards::catalog();
        let place = |pointer: &str| place_of(&catalog, pointer);
        assert_eq!(place("/answers/2.1.3/evidence/0/title"), Some(Place::standard("2.1.3")));
        assert_eq!(place("/answers/2.1.3/plan"), Some(Place::Result { item: Some("plan-2.1.3".to_owned()) }));
        assert_eq!(place("/rules_off/2.1.3~12/reason"), Some(Place::standard("2.1.3")));
        assert_eq!(
            place("/registers/schools/4/stage"),
            Some(Place::Register { register: "schools".to_owned(), row: Some(4) })
        );
        assert_eq!(place("/application/drafted/systems"), Some(Place::Form { field: Some("systems".to_owned()) }));
        for nowhere in ["", "/", "/format", "/answers/99.9.9", "/registers/none/0", "/figures/none", "/replies/0"] {
            assert_eq!(place(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn own_words_that_the_data_has_overtaken_are_named() {
        let session =
            session(json!({ "application": { "results": "达标3项。", "drafted": { "results": "达标3项。" } } }));
        let of = |texts: Option<&Value>| {
            lines(&session, texts, "2026-11-25", &Dismissed::default())
                .into_iter()
                .filter(|line| line.topic == Topic::OwnWords)
                .count()
        };
        assert_eq!(of(None), 0, "nobody knows yet");
        assert_eq!(of(Some(&json!({ "results": { "draft": "达标3项。" } }))), 0);
        assert_eq!(of(Some(&json!({ "results": { "draft": "达标4项。" } }))), 1);
    }

    #[test]
    fn what_looks_like_a_persons_number_is_pointed_at_and_not_shown() {
        let session = session(json!({ "answers": { "1.1.1": { "note": "证号11010519491231002X" } } }));
        let found = lines(&session, None, "2026-11-25", &Dismissed::default());
        let personal = found.iter().find(|line| line.topic == Topic::Personal).unwrap();
        assert_eq!(personal.place, Some(Place::standard("1.1.1")));
        assert!(!personal.text.contains("11010519491231002X"));
        assert_eq!(session.report().standards[0].status, Status::Unanswered);
    }
}
