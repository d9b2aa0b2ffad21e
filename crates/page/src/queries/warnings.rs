//! What a text should not hold: it is kept, and the user is told, with the part in question half hidden.

use serde_json::Value;
use weibao_chain::{Finding, scan};
use weibao_text::screens::common as text;

use crate::dismissed::Dismissed;
use crate::prelude::*;

/// Kinds that belong into the field of a telephone.
const PHONES: [&str; 2] = ["mobile", "landline"];

/// What a text at a place seems to hold that does not belong here, a sentence each. `phone`: whether a telephone's number does.
pub fn personal(typed: &str, phone: bool, at: &str, dismissed: &Dismissed) -> Vec<String> {
    // Most fields are empty or hold a word: nobody can be known by fewer signs.
    if typed.chars().nth(2).is_none() || dismissed.has(at, typed) {
        return Vec::new();
    }
    let found = scan(&Value::from(typed), None).into_iter();
    sentences(found.filter(|found| !(phone && PHONES.contains(&found.kind))))
}

/// The same of any value. `today` tells minors by their number.
pub fn of_value(value: &Value, today: &str) -> Vec<String> {
    sentences(scan(value, Some(today)).into_iter())
}

/// The same under a line that says how much; nothing where there is nothing.
pub fn headed(found: Vec<String>) -> Vec<String> {
    let heading = (!found.is_empty()).then(|| text::personal_found(found.len()));
    heading.into_iter().chain(found).collect()
}

/// The text at a place, of a number its digits.
pub fn said(value: &Value, at: &str) -> String {
    match value.pointer(at) {
        Some(Value::String(said)) => said.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn sentences(found: impl Iterator<Item = Finding>) -> Vec<String> {
    found.map(|found| text::personal(&found.masked, &found.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_seen_however_they_are_written_and_never_repeated() {
        for typed in
            ["联系138 0013 8000。", "见１３８００１３８０００", "见张某11010519491231002X的材料", "王小明，男，9岁"]
        {
            let said = personal(typed, false, "", &Dismissed::default()).join("");
            assert!(!said.is_empty(), "{typed}");
            assert!(!said.contains("13800138000") && !said.contains("11010519491231002X"), "{said}");
        }
    }

    #[test]
    fn other_numbers_pass_and_telephones_where_they_belong() {
        for typed in ["", "无", "民函〔2021〕68号", "20210908", "合计 11 个乡镇", "91110000100000000X"] {
            assert_eq!(personal(typed, false, "", &Dismissed::default()), [""; 0], "{typed}");
        }
        assert_eq!(personal("13800138000", true, "", &Dismissed::default()), [""; 0]);
        assert_eq!(personal("13800138000", false, "", &Dismissed::default()).len(), 1);
    }

    #[test]
    fn a_file_is_looked_through_as_a_whole() {
        let file = json!({ "answers": { "1.1.1": { "note": "证号11010519491231002X" } }, "registers": { "schools": [{ "name": "13800138000" }] } });
        assert_eq!(of_value(&file, "2026-11-25").len(), 2);
    }
}
