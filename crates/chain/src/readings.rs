//! How the county reads what a figure's note leaves open: a unit that is asked has no list of readings.

use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::catalog::{Choice, Column, Figure, Register, Rule, Standard};

use crate::place::said;

/// The readings in force that a figure's note sends to, each with its question and the option. `of`: a saved file, or a request. Empty where
/// the note sends nowhere.
pub fn readings_of<'c>(catalog: &'c Catalog, figure: &Figure, of: &Value) -> Vec<(&'c str, &'c str)> {
    if !figure.note.as_ref().is_some_and(|note| note.contains(weibao_text::chain::READING)) {
        return Vec::new();
    }
    let asks = |standard: &&Standard| {
        let mut rules = standard.clauses.iter().flat_map(|clause| &clause.rules);
        let is_condition = |rule: &Rule| rule.when.as_ref().is_some_and(|when| when.figure == figure.key);
        rules.any(|rule| is_condition(rule) || rule.predicate.figures().any(|key| key == figure.key))
    };
    let touches = |choice: &&Choice| catalog.standards().filter(asks).any(|one| choice.standards.contains(&one.id));
    let chosen = said(of, "/choices");
    let in_force = |choice: &'c Choice| {
        let named = chosen.and_then(|chosen| chosen.get(&choice.key)?.as_str());
        let option = choice.options.iter().find(|option| named == Some(option.key.as_str()));
        option.or(choice.options.first()).map(|option| (choice.question.as_str(), option.label.as_str()))
    };
    catalog.choices.iter().filter(touches).filter_map(in_force).collect()
}

/// The same of a column of a register, whose heading sends to a reading: by the figures that are taken from it.
pub fn readings_of_column<'c>(
    catalog: &'c Catalog,
    register: &Register,
    column: &Column,
    of: &Value,
) -> Vec<(&'c str, &'c str)> {
    if !column.label.contains(weibao_text::chain::READING) {
        return Vec::new();
    }
    let is_taken = |figure: &&Figure| {
        let mut from = figure.from.iter().filter(|from| from.register == register.key);
        from.any(|from| from.take.columns().any(|key| *key == column.key))
    };
    let mut taken = catalog.figures.iter().filter(is_taken).map(|figure| readings_of(catalog, figure, of));
    taken.find(|readings| !readings.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_note_that_sends_to_a_reading_is_answered() {
        let catalog = weibao_standards::catalog();
        let of = |key: &str, of: Value| readings_of(&catalog, catalog.figure(key).unwrap(), &of);
        let distance = "“学校、幼儿园周边”，按多远算？";
        // Nothing was chosen: the default holds, and its label says why it is the default.
        let default = of("tobacco_outlets_near_schools", json!({}));
        assert!(
            matches!(default[..], [(asked, used)] if asked == distance && used.starts_with("按当地")),
            "{default:?}"
        );
        let chosen = json!({ "choices": { "outlet_distance": "m100" } });
        assert_eq!(of("tobacco_outlets_near_schools", chosen), [(distance, "100米")]);
        assert_eq!(of("townships_total", json!({})), [], "its note sends nowhere");
        let sent_to = catalog
            .figures
            .iter()
            .filter(|figure| figure.note.as_ref().is_some_and(|note| note.contains(weibao_text::chain::READING)));
        for figure in sent_to {
            assert!(!readings_of(&catalog, figure, &Value::Null).is_empty(), "{}", figure.key);
        }
    }

    #[test]
    fn a_heading_that_sends_to_a_reading_is_answered() {
        let catalog = weibao_standards::catalog();
        let mut sent_to = 0;
        for register in &catalog.registers {
            for column in &register.columns {
                let readings = readings_of_column(&catalog, register, column, &Value::Null);
                assert_eq!(readings.is_empty(), !column.label.contains(weibao_text::chain::READING), "{}", column.key);
                sent_to += usize::from(!readings.is_empty());
            }
        }
        assert_eq!(sent_to, 1);
        let communities = catalog.register("communities").unwrap();
        let holidays = communities.columns.iter().find(|column| column.key == "site_holiday_days").unwrap();
        let chosen = json!({ "choices": { "holiday_meaning": "weekends" } });
        let readings = readings_of_column(&catalog, communities, holidays, &chosen);
        assert!(readings.contains(&("“节假日至少开放1天”，指哪些日子？", "每个双休日至少开放1天")), "{readings:?}");
    }
}
