//! 标准版本: a file keeps its edition for ever, one that is not here is only looked at, and another edition makes a file beside it.
//! The other edition is invented: the national standards with one clause changed and one dropped.

use std::rc::Rc;

use crate::memory::{Window, national};
use serde_json::{Value, json};
use weibao_core::Catalog;
use weibao_page::Msg;
use weibao_page::editions::Editions;
use weibao_page::msg::{Edition, Round};
use weibao_page::place::Place;
use weibao_page::queries::edition as query;
use weibao_page::world::Purpose;

const NEW: &str = "cn-2099";

fn invented() -> (Catalog, Value) {
    let old = national();
    let mut new = (*old).clone();
    new.id = NEW.to_owned();
    let mut map = Vec::new();
    for standard in new.areas.iter_mut().flat_map(|area| &mut area.contents).flat_map(|content| &mut content.standards)
    {
        if standard.id == "1.1.2" {
            standard.clauses.pop();
        }
    }
    for clause in old.standards().flat_map(|standard| &standard.clauses) {
        let id = clause.id.as_str();
        let (to, relation, carry) = match (new.clause(id).is_some(), id) {
            (false, _) => (json!([]), "dropped", "nothing"),
            (true, "1.1.1/1") => (json!([id]), "reworded", "answer"),
            (true, _) => (json!([id]), "same", "answer"),
        };
        map.push(json!({ "from": [id], "to": to, "relation": relation, "carry": carry, "why": "虚构" }));
    }
    let keys =
        |keys: Vec<&String>| -> Vec<Value> { keys.iter().map(|key| json!({ "from": key, "to": key })).collect() };
    let map = json!({
        "format": "weibao.migration", "version": 1, "from": old.id, "to": NEW, "map": map,
        "figures": keys(old.figures.iter().map(|figure| &figure.key).collect()),
        "registers": keys(old.registers.iter().map(|register| &register.key).collect()),
        "choices": keys(old.choices.iter().map(|choice| &choice.key).collect()),
        "negatives": old.negatives.iter().map(|item| json!({ "from": item.id, "to": item.id, "relation": "same" })).collect::<Vec<_>>(),
    });
    (new, map)
}

fn with_both() -> Window {
    let (new, map) = invented();
    let mut window = Window::fresh();
    window.model.editions = Editions::new(Rc::new(new), vec![national()], vec![map]);
    window
}

#[test]
fn a_file_keeps_its_own_edition_and_nothing_is_made_on_opening() {
    let mut window = with_both();
    let old = weibao_standards::example();
    window.opens("旧版.json", old.to_string().as_bytes());
    assert_eq!(window.session().edition(), "cn-2021");
    assert_eq!(window.file(), &old);
    assert_eq!(window.session().report().standards.len(), 76);
}

#[test]
fn what_another_edition_makes_is_shown_before_it_is_made_and_the_old_file_stays() {
    let mut window = with_both();
    let old = weibao_standards::example();
    window.opens("旧版.json", old.to_string().as_bytes());
    let slot = window.model.keeping.slot.id.clone();
    window.does(Msg::Edition(Edition::Look(NEW.to_owned())));
    assert_eq!(window.model.ui.place, Place::Edition);
    let (_, migrated) = window.model.ui.edition.migrated.as_ref().unwrap();
    let counts = query::counts(migrated);
    let count = |word: &str| counts.iter().find(|(known, _)| known == word).unwrap().1;
    assert_eq!((count("文字有改"), count("取消")), (1, 1));
    assert_eq!((window.file(), &window.model.keeping.slot.id), (&old, &slot), "nothing was made yet");
    window.does(Msg::Edition(Edition::Make));
    assert_eq!(window.session().edition(), NEW);
    assert_ne!(window.model.keeping.slot.id, slot);
    assert_eq!(window.world.disk.borrow().saved_file(&slot).unwrap().1, old);
    let totals = &window.session().report().totals;
    assert_eq!((totals.met, totals.partial, totals.unmet), (0, 0, 0), "another period: nothing goes over as met");
    assert!(!query::archive(window.file()).is_empty(), "a dropped answer is there");
    // The next round of it is of the same edition.
    window.does(Msg::Round(Round::New));
    assert_eq!(window.session().edition(), NEW);
}

#[test]
fn in_the_same_period_only_what_has_not_changed_is_kept() {
    let mut window = with_both();
    window.opens("旧版.json", weibao_standards::example().to_string().as_bytes());
    window.does(Msg::Edition(Edition::Look(NEW.to_owned())));
    window.does(Msg::Edition(Edition::SamePeriod(true)));
    window.does(Msg::Edition(Edition::Make));
    assert!(window.session().report().totals.met > 40);
    assert_eq!(window.file()["answers"]["1.1.1"]["status"], "pending", "reworded");
}

#[test]
fn a_file_of_an_edition_that_is_not_here_is_only_looked_at_and_handed_out_as_it_is() {
    let mut window = Window::begun();
    let (open, slot) = (window.file().clone(), window.model.keeping.slot.id.clone());
    let mut foreign = weibao_standards::example();
    foreign["catalog"] = json!("cn-2030");
    foreign["answers"]["77.7.7"] = json!({ "status": "met" });
    window.opens("将来.json", foreign.to_string().as_bytes());
    assert_eq!(window.model.ui.place, Place::Edition);
    let (name, shown) = window.model.ui.edition.foreign.as_ref().unwrap();
    assert_eq!((name.as_str(), shown), ("将来.json", &foreign));
    assert!(query::raw(&foreign)[0].1.contains(&("77.7.7".to_owned(), "达标".to_owned())));
    // What was open stays open and as it was.
    assert_eq!((window.file(), &window.model.keeping.slot.id), (&open, &slot));
    window.does(Msg::Edition(Edition::TakeAway));
    let file = window.world.exported.pop().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&file.bytes).unwrap(), foreign);
    window.does(Msg::Edition(Edition::Close));
    assert!(window.model.ui.edition.foreign.is_none());
    // It cannot be taken for an older file of this county either.
    window.does(Msg::Read(weibao_page::world::Purpose::Older, "将来.json".into(), Some(foreign.to_string().into())));
    assert!(window.model.ui.round.older.is_none() && window.model.ui.notice.as_ref().unwrap().bad);
}

/// Never: count two editions together.
#[test]
fn files_of_two_editions_are_not_compared_standard_by_standard() {
    let mut window = with_both();
    let mut newer = weibao_standards::example();
    newer["catalog"] = json!(NEW);
    window.opens("新版.json", newer.to_string().as_bytes());
    let older = weibao_standards::example().to_string();
    window.does(Msg::Read(weibao_page::world::Purpose::Older, "旧版.json".into(), Some(older.into())));
    assert!(window.model.ui.round.compared.is_none());
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
}

/// A review is of the edition that the county's file names, and so are its marks and papers.
#[test]
fn a_review_is_by_the_countys_own_edition() {
    let mut window = with_both();
    let (new, _) = invented();
    for (edition, standards) in [(new.id.as_str(), new.standards().count()), (national().id.as_str(), 76)] {
        let mut file = weibao_core::new_assessment(&new, Some(&json!({ "name": "示例县", "code": "450110" })));
        file["catalog"] = json!(edition);
        file["file"] = json!({ "id": format!("a-{edition}"), "revision": 1 });
        let bytes = file.to_string().into_bytes();
        window.does(Msg::Read(Purpose::Review, format!("{edition}.json"), Some(bytes)));
        let open = window.model.ui.review.open.as_ref().unwrap();
        assert_eq!(open.catalog.id, edition);
        assert_eq!(open.review.value()["of"]["catalog"], edition);
        assert_eq!(open.reviewed.county.standards.len(), standards);
        let id = new.standards().find(|standard| standard.id == "1.1.2").unwrap();
        assert!(id.clauses.len() < national().standard("1.1.2").unwrap().clauses.len(), "the editions differ");
        let judged = open.reviewed.county.standards.iter().find(|standard| standard.id == "1.1.2").unwrap();
        assert_eq!(judged.clauses.len(), open.catalog.standard("1.1.2").unwrap().clauses.len());
    }
    // One of an edition that is not here says so, and what is open stays.
    let mut foreign = weibao_core::new_assessment(&new, None);
    foreign["catalog"] = json!("cn-1999");
    window.does(Msg::Read(Purpose::Review, "前一版.json".to_owned(), Some(foreign.to_string().into_bytes())));
    assert!(window.model.ui.notice.as_ref().unwrap().bad);
    assert_eq!(window.model.ui.review.open.as_ref().unwrap().catalog.id, national().id);
}

/// Two files of one edition are compared by that edition.
#[test]
fn two_files_are_compared_by_their_own_edition() {
    let mut window = with_both();
    let (new, _) = invented();
    let file = weibao_core::new_assessment(&new, Some(&json!({ "name": "示例县" })));
    for purpose in [Purpose::Older, Purpose::Newer] {
        window.does(Msg::Go(Place::Round));
        window.does(Msg::Read(purpose, "一份.json".to_owned(), Some(file.to_string().into_bytes())));
    }
    let (_, comparison) = window.model.ui.round.compared.as_ref().unwrap();
    assert_eq!(comparison.standards.len(), new.standards().count());
}
