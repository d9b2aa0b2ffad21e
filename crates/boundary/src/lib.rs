//! What crosses into JavaScript: JSON text in, JSON text out. What is called with is read once, and judged once.
//!
//! Text and not objects, because text is smaller and faster here, and because this boundary can be tested without a browser.
//! The shells (`module`, `documents-module`, `tables-module`, the element) hold nothing but names.
#![no_std]

extern crate alloc;

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::json::{Json, Parsed};
use weibao_core::scoring::ScoringScheme;
use weibao_core::{Assessment, Catalog, Problem, Report, overlay, own_edition, scoring};
use weibao_text::problems as text;

/// Every defect that keeps an answer from being given, as a JSON list of problems.
pub type Problems = String;

/// A value as JSON text.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// An answer, or every defect, as JSON text.
///
/// # Errors
/// Those of the answer.
pub fn answer<T: Serialize>(call: impl FnOnce() -> Result<T, Vec<Problem>>) -> Result<String, Problems> {
    told(|| call().map(|told| json(&told)))
}

/// What is JSON text already, or every defect.
///
/// # Errors
/// Those of the call.
fn told(call: impl FnOnce() -> Result<String, Vec<Problem>>) -> Result<String, Problems> {
    call().map_err(refused)
}

/// Every defect, as JSON text.
pub fn refused(problems: Vec<Problem>) -> Problems {
    json(&problems)
}

/// The one defect of something as a whole.
pub fn single(code: &str, text: String) -> Vec<Problem> {
    vec![Problem { code: code.to_owned(), path: String::new(), text }]
}

/// Reads a value.
///
/// # Errors
/// Where it is none: `JSON.stringify` could not write it (the scripts then send nothing), or it is nested too deeply to be ours.
pub fn read(json: &str) -> Result<Value, Vec<Problem>> {
    // By one reader of JSON: a second would weigh more than what is copied here.
    parse(json).map(Value::from)
}

/// Reads a value that nobody keeps, where it lies.
///
/// # Errors
/// As of [`read`].
pub fn parse(json: &str) -> Result<Parsed<'_>, Vec<Problem>> {
    serde_json::from_str(json).map_err(|_| single("not_plain_data", text::not_plain_data()))
}

/// Reads a list.
///
/// # Errors
/// Where it is none.
pub fn list(json: &str) -> Result<Vec<Value>, Vec<Problem>> {
    match read(json)? {
        Value::Array(items) => Ok(items),
        _ => Err(single("wrong_type", text::wrong_type(text::types::LIST))),
    }
}

/// The options of a call: an object, of which anything may be missing or `null`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given(Value);

impl Given {
    /// Reads them; nothing where none are given.
    ///
    /// # Errors
    /// Where they are no JSON.
    pub fn read(json: Option<&str>) -> Result<Self, Vec<Problem>> {
        json.map(read).transpose().map(|given| Self(given.unwrap_or_default()))
    }

    /// The option of this name.
    pub fn at(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// The text of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.at(name).and_then(Value::as_str)
    }

    /// The text of this name; empty where there is none.
    pub fn words(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// A file's own edition of the standards, with what the `overlay` changes.
    fn catalog<'c, 'f>(
        &self,
        editions: &'c [Catalog],
        file: impl Into<Json<'f>>,
    ) -> Result<Cow<'c, Catalog>, Vec<Problem>> {
        let own = edition(editions, file)?;
        match self.at("overlay") {
            Some(overlay) => overlay::apply(own, overlay).map(Cow::Owned),
            None => Ok(Cow::Borrowed(own)),
        }
    }

    /// The same, and the scoring scheme `rules`.
    fn standards<'c, 'f>(
        &self,
        editions: &'c [Catalog],
        file: impl Into<Json<'f>>,
    ) -> Result<(Cow<'c, Catalog>, Option<ScoringScheme>), Vec<Problem>> {
        let catalog = self.catalog(editions, file)?;
        let scheme = self.at("rules").map(|rules| scoring::read(&catalog, rules)).transpose()?;
        Ok((catalog, scheme))
    }
}

/// The edition of these, the newest first, that a file is judged by: its own.
///
/// # Errors
/// Where there are none.
pub fn edition<'c, 'f>(editions: &'c [Catalog], file: impl Into<Json<'f>>) -> Result<&'c Catalog, Vec<Problem>> {
    own_edition(editions, file).ok_or_else(|| single("unknown_catalog", text::unknown_catalog("", "")))
}

/// Every defect of a saved file, as JSON text.
pub fn check(editions: &[Catalog], assessment: &str) -> Problems {
    let defects = parse(assessment).and_then(|file| Ok(weibao_core::check(edition(editions, &file)?, &file)));
    json(&defects.unwrap_or_else(|problems| problems))
}

/// The report on a saved file, as JSON text. The options may hold `overlay` and `rules`.
///
/// # Errors
/// Where the file cannot be judged, or the overlay or the scoring scheme is wrong: every defect.
pub fn evaluate(editions: &[Catalog], assessment: &str, options: Option<&str>) -> Result<String, Problems> {
    answer(|| {
        let file = parse(assessment)?;
        let (catalog, scheme) = Given::read(options)?.standards(editions, &file)?;
        Ok(weibao_core::judge(&catalog, &weibao_core::read(&catalog, &file)?, scheme.as_ref()))
    })
}

/// The same judgement, counted. The options may hold `overlay`.
///
/// # Errors
/// Where the file cannot be judged, or the overlay is wrong: every defect.
pub fn tally(editions: &[Catalog], assessment: &str, options: Option<&str>) -> Result<String, Problems> {
    told(|| {
        let file = parse(assessment)?;
        let catalog = Given::read(options)?.catalog(editions, &file)?;
        let assessment = weibao_core::read(&catalog, &file)?;
        Ok(json(&weibao_core::tally(&catalog, &assessment)))
    })
}

/// A saved file, read and judged once.
#[derive(Clone, Debug)]
pub struct Judged<'c> {
    /// The file.
    pub file: Value,
    /// The standards, with what an overlay changed.
    pub catalog: Cow<'c, Catalog>,
    /// What was read of the file.
    pub assessment: Assessment,
    /// What the core says.
    pub report: Report,
}

impl<'c> Judged<'c> {
    /// Reads and judges. The options may hold `overlay` and `rules`.
    ///
    /// # Errors
    /// Where the file cannot be judged, or the overlay or the scoring scheme is wrong: every defect.
    pub fn new(editions: &'c [Catalog], assessment: &str, options: Option<&str>) -> Result<Self, Vec<Problem>> {
        let file = read(assessment)?;
        let (catalog, scheme) = Given::read(options)?.standards(editions, &file)?;
        let assessment = weibao_core::read(&catalog, &file)?;
        let report = weibao_core::judge(&catalog, &assessment, scheme.as_ref());
        Ok(Self { file, catalog, assessment, report })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn judges_as_the_core_does() {
        let editions = [weibao_standards::catalog()];
        let [catalog] = &editions;
        let file = weibao_standards::example();
        let scheme: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
        for (id, overlay) in weibao_standards::overlays() {
            let overlay: Value = serde_json::from_str(overlay).unwrap();
            let options = json!({ "overlay": overlay, "rules": scheme });
            let options = super::json(&options);
            let judged = Judged::new(&editions, &super::json(&file), Some(&options)).map(|judged| judged.report);
            let core = weibao_core::evaluate(
                catalog,
                &file,
                &weibao_core::Options { overlay: Some(&overlay), rules: Some(&scheme) },
            );
            assert_eq!(judged, core, "{id}");
            let told = evaluate(&editions, &super::json(&file), Some(&options)).unwrap();
            assert_eq!(told, super::json(&core.unwrap()), "{id}");
        }
        let judged = Judged::new(&editions, &super::json(&file), None).unwrap();
        assert!(matches!(judged.catalog, Cow::Borrowed(_)));
        assert_eq!(
            Judged::new(&editions, &super::json(&file), Some("{\"overlay\":null}")).unwrap().report,
            judged.report
        );
    }

    #[test]
    fn what_is_no_plain_data_is_refused_in_one_way() {
        let editions = [weibao_standards::catalog()];
        let code = |problems: Vec<Problem>| problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>();
        for text in ["", "undefined", "{", &"[".repeat(1000)] {
            assert_eq!(code(read(text).unwrap_err()), ["not_plain_data"]);
            assert_eq!(code(parse(text).unwrap_err()), ["not_plain_data"]);
            assert_eq!(code(Judged::new(&editions, text, None).unwrap_err()), ["not_plain_data"]);
            let refused = Err(refused(read(text).unwrap_err()));
            assert_eq!(evaluate(&editions, text, None), refused);
            assert_eq!(tally(&editions, text, None), refused);
            assert_eq!(Err(check(&editions, text)), refused);
            assert_eq!(code(Given::read(Some(text)).unwrap_err()), ["not_plain_data"]);
        }
        assert_eq!(code(list("{}").unwrap_err()), ["wrong_type"]);
        assert!(!code(Judged::new(&editions, "null", None).unwrap_err()).is_empty());
        assert!(
            !code(
                Judged::new(&editions, &super::json(&weibao_standards::example()), Some("{\"rules\":3}")).unwrap_err()
            )
            .is_empty()
        );
    }

    /// Of an invented edition, whose standards are half of those of the real one.
    #[test]
    fn a_file_is_judged_by_its_own_edition() {
        let newest = weibao_standards::catalog();
        let mut older = newest.clone();
        older.id = "cn-1999".to_owned();
        older.areas.truncate(5);
        let editions = [newest, older];
        let count = |file: &Value| {
            let told: Value = serde_json::from_str(&evaluate(&editions, &super::json(file), None).unwrap()).unwrap();
            let judged = Judged::new(&editions, &super::json(file), None).unwrap();
            assert_eq!(told["catalog"], judged.catalog.id.as_str());
            (judged.catalog.id.clone(), judged.report.standards.len())
        };
        let mut file = weibao_core::new_assessment(&editions[0], None);
        assert_eq!(count(&file), ("cn-2021".to_owned(), 76));
        file["catalog"] = json!("cn-1999");
        let (id, standards) = count(&file);
        assert!(id == "cn-1999" && standards < 76, "{id} {standards}");
        assert_eq!(check(&editions, &super::json(&file)), "[]");
        file["catalog"] = json!("cn-2999");
        for refused in [check(&editions, &super::json(&file)), tally(&editions, &super::json(&file), None).unwrap_err()]
        {
            assert!(refused.contains("unknown_catalog"), "{refused}");
        }
    }

    #[test]
    fn options_may_be_missing_or_null() {
        let given = Given::read(Some("{\"today\":\"2026-11-25\",\"due\":null,\"period\":3}")).unwrap();
        assert_eq!((given.text("today"), given.text("due"), given.words("period")), (Some("2026-11-25"), None, ""));
        assert_eq!(given.at("period"), Some(&json!(3)));
        assert_eq!(Given::read(None).unwrap().at("today"), None);
        assert_eq!(Given::read(Some("[]")).unwrap().at("today"), None);
    }
}
