//! The way out and back, for scripts that fill workbooks in other programs.
//!
//!     departments out <county.json> <folder>      writes the workbook of every unit, and prints how long the slowest took
//!     departments back <county.json> <file> …     reads workbooks, merges them, and prints what that comes to

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};

const SENT: &str = "2026-02-10";
const BACK: &str = "2026-03-12";

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    match given.as_slice() {
        ["out", county, folder] => out(&read(county)?, Path::new(folder)),
        ["back", county, files @ ..] => back(&read(county)?, files),
        _ => Err("departments out <county.json> <folder> | back <county.json> <file> …".into()),
    }
}

fn read(path: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

fn out(county: &Value, folder: &Path) -> Result<(), Box<dyn Error>> {
    let catalog = weibao_standards::catalog();
    let (mut files, mut slowest) = (0_u32, 0);
    for asked in weibao_chain::units(&catalog, county) {
        let make = || -> Result<(Value, Vec<u8>, u128), Box<dyn Error>> {
            let started = Instant::now();
            let request = weibao_chain::request_for(&catalog, county, &asked.unit.key, SENT, Some("2026-03-10"));
            let request = serde_json::to_value(request.map_err(|problems| format!("{problems:?}"))?)?;
            let bytes = weibao_documents::request(&catalog, &request).map_err(|problems| format!("{problems:?}"))?;
            Ok((request, bytes, started.elapsed().as_millis()))
        };
        // The quicker of two: what else the machine does is no part of it.
        let ((request, bytes, once), (.., again)) = (make()?, make()?);
        slowest = slowest.max(once.min(again));
        std::fs::write(folder.join(weibao_documents::request_file_name(&request)), bytes)?;
        files = files.saturating_add(1);
    }
    println!("{}", json!({ "files": files, "slowest_ms": u64::try_from(slowest)? }));
    Ok(())
}

fn back(county: &Value, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let catalog = weibao_standards::catalog();
    let started = Instant::now();
    let mut replies = Vec::new();
    for file in files {
        let book = weibao_tables::workbook::read(&std::fs::read(file)?, Some(file));
        let reply = book.and_then(|book| weibao_tables::reply::read(&book, &catalog, county));
        replies.push(match reply {
            Ok(reply) => serde_json::to_value(reply)?,
            Err(problem) => return Err(format!("{file}: {}: {}", problem.code, problem.text).into()),
        });
    }
    let merged = weibao_chain::merge(&catalog, county, &replies, BACK).map_err(|problems| format!("{problems:?}"))?;
    let unread: Vec<&Value> = replies.iter().filter_map(|reply| reply.get("unread")?.as_array()).flatten().collect();
    println!(
        "{}",
        json!({
            "assessment": merged.assessment, "taken": merged.taken.len(), "clashes": merged.clashes.len(),
            "problems": merged.problems, "unread": unread, "ms": u64::try_from(started.elapsed().as_millis())?,
        })
    );
    Ok(())
}
