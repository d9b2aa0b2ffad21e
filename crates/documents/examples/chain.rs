//! Makes every paper of a roll-up and of a comparison of invented counties: `chain <counties.json> <folder>`. Each is the example county with
//! what the file says differs.

use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};
use weibao_core::Problem;
use weibao_documents::rollup;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, given, folder] = arguments.as_slice() else { return Err("chain <counties.json> <folder>".into()) };
    let given: Value = serde_json::from_str(&std::fs::read_to_string(given)?)?;
    let catalog = weibao_standards::catalog_for_documents();
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(Path::new(folder).join(name), bytes);
    let said = |field: &str| given.get(field).cloned().unwrap_or_default();
    let county = |differs: &Value| {
        let mut county = weibao_standards::example();
        merge(&mut county, differs);
        county
    };

    let gathered = |files: &Value| -> Result<weibao_chain::Desk, String> {
        let mut desk = weibao_chain::Desk::default();
        for differs in files.as_array().into_iter().flatten() {
            let name = differs.pointer("/county/name").and_then(Value::as_str).unwrap_or("不完整");
            let file = county(differs).to_string();
            let told = json!({ "do": "add", "name": format!("{name}.json"), "text": file, "today": said("today") });
            rollup::tell(&mut desk, &[&catalog], &told).map_err(described)?;
        }
        Ok(desk)
    };
    let saved = |desk: &weibao_chain::Desk, kind: &str| {
        let told = json!({ "kind": kind, "today": said("today"), "id": "r-1", "level": "city" });
        rollup::file(desk, &[&catalog], &told).map_err(described)
    };

    let earlier = String::from_utf8(saved(&gathered(&said("earlier_files"))?, "json")?)?;
    let mut desk = gathered(&said("files"))?;
    rollup::tell(&mut desk, &[&catalog], &json!({ "do": "compare", "text": earlier })).map_err(described)?;
    for told in said("told").as_array().into_iter().flatten() {
        rollup::tell(&mut desk, &[&catalog], told).map_err(described)?;
    }
    for (kind, name) in [
        ("xlsx", "rollup.xlsx"),
        ("docx", "summary.docx"),
        ("areas", "areas.svg"),
        ("standards", "standards.svg"),
        ("json", "rollup.json"),
    ] {
        write(name, saved(&desk, kind)?)?;
    }

    let (before, after) = (county(&said("before")), county(&said("after")));
    let compared = weibao_chain::compare(&catalog, &before, &after, &weibao_chain::CompareOptions::default());
    let compared = serde_json::to_value(compared.map_err(described)?)?;
    write("comparisonTables.xlsx", weibao_documents::comparison(&catalog, &compared).map_err(described)?)?;
    let paper = weibao_documents::comparison_paper(&catalog, &compared, &said("about")).map_err(described)?;
    Ok(write("comparison.docx", paper)?)
}

/// Puts what differs into a county; `null` takes a field away.
fn merge(into: &mut Value, differs: &Value) {
    let Some(fields) = differs.as_object() else {
        *into = differs.clone();
        return;
    };
    if !into.is_object() {
        *into = json!({});
    }
    for (name, value) in fields {
        match into.as_object_mut() {
            Some(into) if value.is_null() => drop(into.remove(name)),
            Some(into) => merge(into.entry(name).or_insert(Value::Null), value),
            None => {}
        }
    }
}

fn described(problems: Vec<Problem>) -> String {
    problems.into_iter().map(|problem| format!("{} {} {}\n", problem.code, problem.path, problem.text)).collect()
}
