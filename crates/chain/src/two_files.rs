//! Two officers' files of one county, merged by the rules that hold for replies: what is blank here is taken, what both wrote differently is
//! a clash, and nothing is erased.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::{Catalog, Problem};
use weibao_text::chain as sentences;

use crate::given::{self, problem};
use crate::merging::{Clash, Merged, Offer, Taken};
use crate::ordered::ByText;
use crate::place::{at, blank, put, said, text};
use crate::units::{Plan, TOWNSHIP};
use crate::words::plain;

/// What each file has for itself, and what only counts for one of them.
const OWN: [&str; 7] = ["format", "version", "catalog", "catalog_revision", "file", "settled", "previous"];
/// By whose word the other file speaks.
const OFFICE: &str = "县未保协调机制办公室";

/// Merges another file of the same county into this one. Total: whatever the other file is.
///
/// # Errors
/// Where one of them cannot be read, or they are of two counties, standards or overlays.
pub fn merge_files(catalog: &Catalog, ours: &Value, theirs: &Value) -> Result<Merged, Vec<Problem>> {
    weibao_core::read(catalog, ours)?;
    let theirs = given::parsed(theirs)?;
    weibao_core::read(catalog, &*theirs)?;
    let differs =
        |place: &str| matches!((said(ours, place), said(&theirs, place)), (Some(one), Some(other)) if one != other);
    let same_code = said(&theirs, "/county/code").is_some() && !differs("/county/code");
    if differs("/county/code") || differs("/county/name") && !same_code {
        let county = said(&theirs, "/county/name").and_then(Value::as_str).unwrap_or_default();
        return Err(problem("other_county", "/county", sentences::file_of_other_county(county)));
    }
    if differs("/overlay") {
        return Err(problem("other_overlay", "/overlay", sentences::file_of_other_overlay()));
    }
    let plan = Plan::new(catalog, ours);
    let unit = plan.find(OFFICE).map_or(OFFICE, |unit| plan.unit(unit).key.as_str()).into();
    let merged = Merged {
        assessment: ours.clone(),
        taken: Vec::new(),
        clashes: Vec::new(),
        missing: Vec::new(),
        problems: Vec::new(),
        order: Vec::new(),
    };
    let mut merging = Joining { unit, merged };
    for (name, value) in theirs.as_object().into_iter().flatten() {
        if !OWN.contains(&name.as_str()) {
            merging.value(at(&[name]), value);
        }
    }
    Ok(merging.merged)
}

struct Joining {
    /// Who says what the other file says.
    unit: String,
    merged: Merged,
}

impl Joining {
    fn value(&mut self, place: String, theirs: &Value) {
        if blank(theirs) {
            return;
        }
        // A room, or a standard, is taken piece by piece: each is named.
        let is_room = place.matches('/').count() <= 2;
        match (said(&self.merged.assessment, &place).cloned(), theirs) {
            (Some(ours), _) if ours == *theirs => {}
            (Some(Value::Object(_)), Value::Object(fields)) => self.fields(&place, fields),
            (None, Value::Object(fields)) if is_room => self.fields(&place, fields),
            (None, Value::Array(rows)) => match list(&place) {
                Some(sign) => {
                    put(&mut self.merged.assessment, &place, Value::Array(Vec::new()));
                    self.list(&place, &[], rows, sign);
                }
                None => self.take(place, theirs),
            },
            (None, _) => self.take(place, theirs),
            (Some(Value::Array(ours)), Value::Array(rows)) => match list(&place) {
                Some(sign) => self.list(&place, &ours, rows, sign),
                None => self.clash(place, Value::Array(ours), theirs),
            },
            (Some(ours), _) => self.clash(place, ours, theirs),
        }
    }

    fn fields(&mut self, place: &str, fields: &Map<String, Value>) {
        for (name, value) in fields {
            self.value([place, &at(&[name])].concat(), value);
        }
    }

    /// What both have is held against each other, what only the other file has comes behind.
    fn list(&mut self, place: &str, ours: &[Value], theirs: &[Value], sign: fn(&Value) -> String) {
        let mut known = ByText::new();
        for (number, item) in ours.iter().enumerate() {
            known.insert(sign(item), number);
        }
        let mut next = ours.len();
        for item in theirs.iter().filter(|item| !blank(item)) {
            let there = known.get(&sign(item)).copied();
            let number = there.unwrap_or(next);
            if there.is_none() {
                known.insert(sign(item), next);
                next = next.saturating_add(1);
            }
            self.value(alloc::format!("{place}/{number}"), item);
        }
    }

    fn take(&mut self, place: String, value: &Value) {
        put(&mut self.merged.assessment, &place, value.clone());
        let unit = self.unit.clone();
        self.merged.taken.push(Taken { at: place, unit, before: None, after: value.clone(), text: None, reply: 0 });
    }

    fn clash(&mut self, place: String, ours: Value, theirs: &Value) {
        self.merged.clashes.push(Clash {
            at: place,
            kind: "files_differ".into(),
            text: sentences::files_differ(),
            current: Some(ours),
            offers: alloc::vec![Offer { unit: self.unit.clone(), value: theirs.clone(), reply: 0 }],
        });
    }
}

/// By what the items of a list are known in both files; nothing of a list that is one value.
fn list(place: &str) -> Option<fn(&Value) -> String> {
    let steps = crate::place::steps(place);
    match steps.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["registers", _] => Some(|row| [plain(text(row, "name")), plain(text(row, TOWNSHIP))].join(" ")),
        ["answers", _, "evidence"] => {
            Some(|piece| [plain(text(piece, "title")), plain(text(piece, "number"))].join(" "))
        }
        ["requests" | "replies"] => Some(|entry| text(entry, "id").into()),
        ["units" | "stages"] => Some(|entry| text(entry, "key").into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use weibao_core::{check, new_assessment};

    fn file(more: Value) -> Value {
        let catalog = weibao_standards::catalog();
        let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县", "code": "450123" })));
        for (name, value) in more.as_object().unwrap() {
            file[name] = value.clone();
        }
        file
    }

    fn merged(ours: &Value, theirs: &Value) -> Merged {
        merge_files(&weibao_standards::catalog(), ours, theirs).unwrap()
    }

    #[test]
    fn what_is_blank_is_taken_and_what_differs_is_a_clash() {
        let ours = file(json!({
            "file": { "id": "a-1", "revision": 3 },
            "answers": { "1.1.1": { "status": "met", "note": "" }, "1.1.2": { "status": "met" } },
            "figures": { "townships_total": 6 },
        }));
        let theirs = file(json!({
            "file": { "id": "a-2", "revision": 9 },
            "answers": { "1.1.1": { "status": "unmet", "note": "已核" }, "1.1.3": { "status": "pending" } },
            "figures": { "townships_total": 6, "interviews": 4 },
        }));
        let both = merged(&ours, &theirs);
        let mut taken: Vec<&str> = both.taken.iter().map(|taken| taken.at.as_str()).collect();
        taken.sort_unstable();
        assert_eq!(taken, ["/answers/1.1.1/note", "/answers/1.1.3/status", "/figures/interviews"]);
        assert_eq!(both.clashes.len(), 1);
        assert_eq!(both.clashes[0].at, "/answers/1.1.1/status");
        assert_eq!(
            (&both.clashes[0].current, &both.clashes[0].offers[0].value),
            (&Some(json!("met")), &json!("unmet"))
        );
        assert_eq!(both.assessment["answers"]["1.1.1"], json!({ "status": "met", "note": "已核" }));
        assert_eq!(both.assessment["file"], ours["file"], "each file keeps its own number");
    }

    #[test]
    fn rows_are_known_by_name_and_township_and_evidence_by_title_and_number() {
        let ours = file(json!({
            "registers": { "communities": [{ "name": "新村", "township": "东镇", "care_site": true }] },
            "answers": { "2.1.1": { "evidence": [{ "title": "实施方案", "number": "县发〔2025〕1号" }] } },
        }));
        let theirs = file(json!({
            "registers": { "communities": [
                { "name": "新村", "township": "西镇", "care_site": false },
                { "name": "新 村", "township": "东镇", "child_directors": 1 },
            ] },
            "answers": { "2.1.1": { "evidence": [
                { "title": "《实施方案》", "number": "县发(2025)1号" }, { "title": "名册" },
            ] } },
        }));
        let both = merged(&ours, &theirs);
        assert_eq!(
            both.assessment["registers"]["communities"],
            json!([
                { "name": "新村", "township": "东镇", "care_site": true, "child_directors": 1 },
                { "name": "新村", "township": "西镇", "care_site": false },
            ])
        );
        assert_eq!(both.assessment["answers"]["2.1.1"]["evidence"].as_array().unwrap().len(), 2);
        assert!(check(&weibao_standards::catalog(), &both.assessment).is_empty());
    }

    #[test]
    fn a_file_merged_with_itself_or_with_an_empty_one_stays_to_the_byte() {
        let example = weibao_standards::example();
        let empty = new_assessment(&weibao_standards::catalog(), Some(&json!({})));
        for other in [&example, &empty] {
            let both = merged(&example, other);
            assert_eq!((both.assessment, both.taken.len(), both.clashes.len()), (example.clone(), 0, 0));
        }
        assert_eq!(merged(&empty, &example).clashes.len(), 0);
    }

    #[test]
    fn what_is_of_another_county_or_no_file_is_refused() {
        let catalog = weibao_standards::catalog();
        let ours = file(json!({}));
        let code = |theirs: Value| merge_files(&catalog, &ours, &theirs).unwrap_err()[0].code.clone();
        assert_eq!(code(file(json!({ "county": { "name": "另一县", "code": "450124" } }))), "other_county");
        assert_eq!(code(file(json!({ "county": { "name": "另一县" } }))), "other_county");
        assert!(!code(json!([])).is_empty());
        // A county that was renamed keeps its code.
        assert!(
            merge_files(&catalog, &ours, &file(json!({ "county": { "name": "示例区", "code": "450123" } }))).is_ok()
        );
    }
}
