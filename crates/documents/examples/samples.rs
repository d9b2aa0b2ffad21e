//! Makes every document of a saved file, with the overlay that it names if that is a shipped one, or with this one:
//! `samples <assessment.json, or "example"> <folder> [overlay.json]`.

use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};
use weibao_core::Problem;
use weibao_terms::{DocumentKind, Letter};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, assessment, folder, more @ ..] = arguments.as_slice() else {
        return Err("samples <assessment.json or \"example\"> <folder> [overlay.json]".into());
    };
    let mut catalog = weibao_standards::catalog_for_documents();
    let input: Value = match assessment.as_str() {
        "example" => weibao_standards::example(),
        file => serde_json::from_str(&std::fs::read_to_string(file)?)?,
    };
    let overlay =
        weibao_standards::overlays().iter().find(|(id, _)| input.get("overlay").and_then(Value::as_str) == Some(*id));
    let given = more.first().map(std::fs::read_to_string).transpose()?;
    let overlay = given.as_deref().or(overlay.map(|(_, json)| *json));
    let overlay: Option<Value> = overlay.map(serde_json::from_str).transpose()?;
    if let Some(overlay) = &overlay {
        catalog = weibao_core::overlay::apply(&catalog, overlay).map_err(described)?;
    }
    let assessment = weibao_core::read(&catalog, &input).map_err(described)?;
    let report = weibao_core::judge(&catalog, &assessment, None);
    let write = |name: &str, bytes: Vec<u8>| std::fs::write(Path::new(folder).join(name), bytes);
    for kind in DocumentKind::SHIPPED {
        let name = format!("{}.{}", kind.key(), kind.extension());
        write(&name, weibao_documents::write(kind, &catalog, &assessment, &report, &input).map_err(described)?)?;
    }
    let units = [
        json!({ "name": "教育局", "items": 46, "count": 3, "owed": ["5.2.2", "7.1.1", "学校台账"], "sent_on": "2026-03-02", "due": "2026-03-10", "late": true }),
        json!({ "name": "公安局", "items": 31, "count": 2, "owed": ["9.2.1", "9.2.2"], "sent_on": "2026-03-02", "due": "2026-03-10" }),
    ];
    for letter in Letter::ALL {
        let about = json!({
            "letter": letter.key(), "county": assessment.county.name, "sender": weibao_documents::sender(&input).as_deref(), "today": "2026-03-12",
            "from": "2025-01-01", "to": "2025-12-31", "due": "2026-03-10", "units": units,
        });
        write(&format!("{}.docx", letter.key()), weibao_documents::letter(&catalog, &about).map_err(described)?)?;
    }
    Ok(())
}

fn described(problems: Vec<Problem>) -> String {
    problems.into_iter().map(|problem| format!("{} {} {}\n", problem.code, problem.path, problem.text)).collect()
}
