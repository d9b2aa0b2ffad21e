//! Makes every paper of a review of the example county: `reviews <review.json> <folder>`. The file has what differs from 认可 everywhere.

use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};
use weibao_core::{Options, Problem};
use weibao_terms::DocumentKind;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, given, folder] = arguments.as_slice() else { return Err("reviews <review.json> <folder>".into()) };
    let given: Value = serde_json::from_str(&std::fs::read_to_string(given)?)?;
    let catalog = weibao_standards::catalog_for_documents();
    let mut county = weibao_standards::example();
    if let (Some(county), Some(more)) =
        (county.as_object_mut(), given.get("assessment").and_then(Value::as_object).cloned())
    {
        county.extend(more);
    }
    let mut review = json!({
        "format": "weibao.review", "version": 1, "id": "v-1", "level": "city", "made_on": "2026-03-20",
        "of": {
            "digest": weibao_chain::digest(&county), "county": "示例县", "catalog": catalog.id,
            "revision": county.pointer("/file/revision"),
        },
        "marks": {},
    });
    let accepted = catalog.standards().map(|standard| format!("/answers/{}", standard.id));
    let mut marks: serde_json::Map<String, Value> =
        accepted.map(|place| (place, json!({ "mark": "accepted" }))).collect();
    marks.extend(given.get("marks").and_then(Value::as_object).cloned().unwrap_or_default());
    if let (Some(fields), Some(more)) = (review.as_object_mut(), given.get("review").and_then(Value::as_object)) {
        fields.extend(more.clone());
        fields.insert("marks".into(), marks.into());
    }
    let reviewed = weibao_chain::reviewed(&catalog, &county, &review, &Options::default()).map_err(described)?;
    let assessment = weibao_core::read(&catalog, &county).map_err(described)?;
    let report = weibao_core::judge(&catalog, &assessment, None);
    let mut reviewed = serde_json::to_value(reviewed)?;
    // Another level has looked at the same file.
    if let Some(more) = given.get("other").and_then(Value::as_object) {
        let mut other = review.clone();
        if let Some(fields) = other.as_object_mut() {
            fields.extend(more.clone());
        }
        let found = weibao_chain::reviewed(&catalog, &county, &other, &Options::default()).map_err(described)?;
        let others = json!([{ "review": other, "reviewed": serde_json::to_value(found)? }]);
        if let Some(fields) = reviewed.as_object_mut() {
            fields.insert("others".into(), others);
        }
    }
    let papers = weibao_documents::Review {
        catalog: &catalog,
        file: &county,
        report: &report,
        review: &review,
        reviewed: &reviewed,
    };
    for kind in DocumentKind::OF_A_REVIEW {
        let name = format!("{}.{}", kind.key(), kind.extension());
        std::fs::write(Path::new(folder).join(name), papers.write(kind).map_err(described)?)?;
    }
    Ok(())
}

fn described(problems: Vec<Problem>) -> String {
    problems.into_iter().map(|problem| format!("{} {} {}\n", problem.code, problem.path, problem.text)).collect()
}
