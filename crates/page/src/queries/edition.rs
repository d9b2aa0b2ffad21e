//! What a file says, shown without the standards that it is about; and what another edition changes.

use serde_json::Value;
use weibao_chain::{Migrated, MigrationLine};
use weibao_terms::{Declared, NegativeState};
use weibao_text::screens::{common, edition as text, negatives};

use crate::prelude::*;
use crate::saved_file::json_text;
use crate::words::has;

/// Lines of a table: what it is about, and what was said.
pub type Lines = Vec<(String, String)>;

/// All that a file says, in tables: heading and lines. Whatever is not known is shown as it is written.
pub fn raw(file: &Value) -> Vec<(&'static str, Lines)> {
    let fields = |name: &str| file.get(name).and_then(Value::as_object);
    let mut answers: Lines = Vec::new();
    for (id, answer) in fields("answers").into_iter().flatten() {
        for (field, said) in answer.as_object().into_iter().flatten() {
            let place = if field == "status" { id.clone() } else { format!("{id} {}", text::field(field)) };
            answers.push((place, answer_words(said)));
        }
    }
    let figures = fields("figures").into_iter().flatten();
    let negative = |said: &Value| {
        let state = said.get("state").and_then(Value::as_str).and_then(NegativeState::parse);
        state.map_or_else(|| json_text(said), |state| negatives::state(state).to_owned())
    };
    let negatives = fields("negatives").into_iter().flatten();
    let registers = fields("registers").into_iter().flatten();
    vec![
        (text::ANSWERS, answers),
        (text::FIGURES, figures.map(|(key, value)| (key.clone(), value.to_string())).collect()),
        (text::NEGATIVES, negatives.map(|(id, said)| (id.clone(), negative(said))).collect()),
        (
            text::REGISTERS,
            registers.map(|(key, rows)| (key.clone(), text::rows(rows.as_array().map_or(0, Vec::len)))).collect(),
        ),
    ]
}

fn answer_words(said: &Value) -> String {
    match said {
        Value::String(word) => {
            Declared::parse(word).map_or_else(|| word.clone(), |word| common::status(word).to_owned())
        }
        Value::Array(items) => items.iter().map(answer_words).collect::<Vec<_>>().join("；"),
        Value::Object(fields) => {
            // Of what is said by ids, the ids belong to it; the names of fields do not.
            let one = |(key, said): (&String, &Value)| match has(key, "/") {
                true => format!("{key}：{}", answer_words(said)),
                false => answer_words(said),
            };
            fields.iter().map(one).collect::<Vec<_>>().join("，")
        }
        said => json_text(said),
    }
}

/// What a file has in its archive: place, what stood there, why it is there.
pub fn archive(file: &Value) -> Vec<(String, String, String)> {
    let archive = file.get("archive").and_then(Value::as_object);
    let words = |kept: &Value, field: &str| kept.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let line = |(place, kept): (&String, &Value)| {
        let said = kept.get("value").map(answer_words).unwrap_or_default();
        (place.clone(), said, [words(kept, "why"), words(kept, "text")].join(" ").trim().to_owned())
    };
    archive.into_iter().flatten().map(line).collect()
}

/// How many clauses went which way.
pub fn counts(migrated: &Migrated) -> Vec<(String, usize)> {
    let count = |key: &str| migrated.lines.iter().filter(|line| line.relation == key).count();
    text::RELATIONS.iter().map(|key| (text::relation(key).to_owned(), count(key))).collect()
}

/// The lines that a user has to look at, first: all but what is as it was.
pub fn changed(migrated: &Migrated) -> impl Iterator<Item = &MigrationLine> {
    migrated.lines.iter().filter(|line| line.relation != "same")
}

/// Two wordings, each as what stands before the change, the change, and what stands behind it.
pub fn marked<'t>(old: &'t str, new: &'t str) -> [(&'t str, &'t str, &'t str); 2] {
    let common = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| -> Vec<char> {
        one.zip(other).take_while(|(one, other)| one == other).map(|(letter, _)| letter).collect()
    };
    let bytes = |letters: &[char]| letters.iter().map(|letter| letter.len_utf8()).sum::<usize>();
    let begin = bytes(&common(&mut old.chars(), &mut new.chars()));
    let (old_rest, new_rest) = (old.get(begin..).unwrap_or_default(), new.get(begin..).unwrap_or_default());
    let end = bytes(&common(&mut old_rest.chars().rev(), &mut new_rest.chars().rev()));
    [(old, old_rest), (new, new_rest)].map(|(whole, rest)| {
        let (middle, last) = rest.split_at_checked(rest.len().saturating_sub(end)).unwrap_or((rest, ""));
        (whole.get(..begin).unwrap_or_default(), middle, last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_change_between_two_wordings_is_marked() {
        let cases = [
            (
                "每年至少开会一次。",
                "每年至少开会两次。",
                [("每年至少开会", "一", "次。"), ("每年至少开会", "两", "次。")],
            ),
            ("一样", "一样", [("一样", "", ""), ("一样", "", "")]),
            ("", "新的", [("", "", ""), ("", "新的", "")]),
            ("设站", "都设站点", [("", "设站", ""), ("", "都设站点", "")]),
        ];
        for (old, new, expected) in cases {
            assert_eq!(marked(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn a_file_is_shown_without_its_standards() {
        let file = json!({
            "answers": { "77.1": { "status": "met", "note": "甲", "grade": 3, "clauses": { "77.1/1": "unmet" }, "evidence": [{ "title": "乙" }] } },
            "figures": { "moons": 2 }, "negatives": { "X1": { "state": "absent" }, "X2": 5 },
            "registers": { "ships": [{}, {}] },
        });
        let all: Vec<(String, String)> = raw(&file).into_iter().flat_map(|(_, lines)| lines).collect();
        let said = |place: &str| all.iter().find(|line| line.0 == place).map(|line| line.1.as_str());
        assert_eq!(said("77.1"), Some("达标"));
        assert_eq!((said("77.1 备注"), said("77.1 grade")), (Some("甲"), Some("3")));
        assert_eq!((said("77.1 分句"), said("77.1 佐证材料")), (Some("77.1/1：未达标"), Some("乙")));
        assert_eq!((said("moons"), said("ships")), (Some("2"), Some("2行")));
        assert_eq!((said("X1"), said("X2")), (Some("无"), Some("5")));
        assert!(raw(&json!(7)).iter().all(|(_, lines)| lines.is_empty()));
    }
}
