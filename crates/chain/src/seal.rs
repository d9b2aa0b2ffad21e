//! 定稿: which revision went to the city or the province, and by which check it is known again, on paper and when a review of it comes back.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::maps::object;
use weibao_terms::ReviewLevel;

use crate::digest::digest;
use crate::place::{said, text};

/// The mobile number of who answers questions.
const MOBILE: &str = "/contact/mobile";

/// A revision that went to another level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Which one.
    pub revision: u64,
    /// When: `YYYY-MM-DD`.
    pub on: String,
    /// Of the file as it was handed over.
    pub digest: String,
    /// To whom, where the file says so.
    pub level: Option<ReviewLevel>,
}

impl Seal {
    /// As files have it.
    pub fn value(&self) -> Value {
        let mut seal = object([
            ("revision", self.revision.into()),
            ("on", self.on.as_str().into()),
            ("digest", self.digest.as_str().into()),
        ]);
        if let (Some(level), Some(fields)) = (self.level, seal.as_object_mut()) {
            fields.insert("for".into(), level.key().into());
        }
        seal
    }
}

/// What of a saved file went to another level, in the order in which it did.
pub fn seals(file: &Value) -> Vec<Seal> {
    let listed = said(file, "/file/sealed").and_then(Value::as_array).into_iter().flatten();
    let read = listed.filter_map(|seal| {
        let revision = seal.get("revision")?.as_u64()?;
        let [on, digest] = ["on", "digest"].map(|field| text(seal, field).into());
        Some(Seal { revision, on, digest, level: ReviewLevel::parse(text(seal, "for")) })
    });
    read.collect()
}

/// The same file without the mobile number of its contact: what goes to another level where the county keeps the number to itself.
pub fn without_mobile(file: &Value) -> Value {
    let mut file = file.clone();
    if let Some(contact) = file.get_mut("contact").and_then(Value::as_object_mut) {
        contact.remove("mobile");
    }
    file
}

/// Whether a file is the one with this digest. The county's own copy may have the mobile number that it did not hand over.
pub fn is_of(file: &Value, known: &str) -> bool {
    let has_one = || file.pointer(MOBILE).is_some();
    known == digest(file) || has_one() && known == digest(&without_mobile(file))
}

/// Whether its contact has a mobile number.
pub fn has_mobile(file: &Value) -> bool {
    said(file, MOBILE).is_some()
}

/// By what a paper that is made of a file and that file are matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The revision that was written out.
    pub revision: u64,
    /// Of what it says; where it went to another level and was not changed since, of what went there.
    pub digest: String,
    /// It is known not to be that revision any more.
    pub changed: bool,
}

/// The same of a saved file; nothing where it was never written out.
pub fn source(file: &Value) -> Option<Source> {
    let revision = said(file, "/file/revision").and_then(Value::as_u64)?;
    match seals(file).pop() {
        Some(last) if is_of(file, &last.digest) => {
            Some(Source { revision: last.revision, digest: last.digest, changed: false })
        }
        last => {
            let changed = last.is_some_and(|last| last.revision >= revision);
            Some(Source { revision, digest: digest(file), changed })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn file(more: Value) -> Value {
        json!({
            "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "示例县" },
            "contact": { "name": "张三", "office_phone": "0951-1", "mobile": "13900000000" }, "file": more,
        })
    }

    fn sealed(of: &Value, revision: u64) -> Value {
        let seal = Seal { revision, on: "2026-03-01".into(), digest: digest(of), level: Some(ReviewLevel::City) };
        let mut file = of.clone();
        file["file"] = json!({ "id": "a-1", "revision": revision, "sealed": [seal.value()] });
        file
    }

    #[test]
    fn a_seal_is_written_as_files_have_it() {
        let list = json!([
            { "revision": 15, "on": "2026-03-01", "digest": "3f2a", "for": "city" },
            { "revision": 17, "on": "2026-04-01", "digest": "91c0" },
            { "on": "2026-05-01" },
        ]);
        let read = seals(&file(json!({ "id": "a", "revision": 17, "sealed": list })));
        assert_eq!(
            read.iter().map(|seal| (seal.revision, seal.level)).collect::<Vec<_>>(),
            [(15, Some(ReviewLevel::City)), (17, None)]
        );
        assert_eq!(read.iter().map(Seal::value).collect::<Vec<_>>(), list.as_array().unwrap()[..2]);
        assert_eq!(seals(&json!({})), []);
    }

    /// The mark stands in `file`, which the check leaves out: what went there matches its own check, with the number or without.
    #[test]
    fn what_is_handed_over_matches_its_own_check() {
        let own = file(Value::Null);
        for sent in [own.clone(), without_mobile(&own)] {
            let sent = sealed(&sent, 15);
            let last = seals(&sent).pop().unwrap();
            assert_eq!(digest(&sent), last.digest);
            let mut kept = own.clone();
            kept["file"] = sent["file"].clone();
            assert!(is_of(&kept, &last.digest), "the county's own copy has the number still");
            let source = source(&kept).unwrap();
            assert_eq!((source.revision, source.digest, source.changed), (15, last.digest, false));
        }
        let mut emptied = own.clone();
        emptied["contact"]["mobile"] = json!("");
        assert!(is_of(&emptied, &digest(&without_mobile(&own))));
        assert!(!has_mobile(&without_mobile(&own)) && has_mobile(&own));
        assert_eq!(without_mobile(&own)["contact"], json!({ "name": "张三", "office_phone": "0951-1" }));
        assert_eq!(without_mobile(&json!({ "contact": 7 })), json!({ "contact": 7 }));
    }

    #[test]
    fn a_paper_names_the_revision_that_it_is_made_of() {
        assert_eq!(source(&json!({ "county": { "name": "示例县" } })), None, "never written out");
        let own = file(json!({ "id": "a-1", "revision": 3 }));
        assert_eq!(source(&own), Some(Source { revision: 3, digest: digest(&own), changed: false }));

        let mut changed = sealed(&file(Value::Null), 15);
        changed["answers"] = json!({ "1.1.1": { "status": "met" } });
        let said = source(&changed).unwrap();
        assert_eq!((said.revision, said.changed), (15, true));
        assert_eq!(said.digest, digest(&changed));
        changed["file"]["revision"] = json!(16);
        assert!(!source(&changed).unwrap().changed, "written out since");

        let mut again = sealed(&file(Value::Null), 15);
        again["file"]["revision"] = json!(16);
        assert_eq!(source(&again).unwrap().revision, 15, "written out once more as it was: it is what went there");
    }
}
