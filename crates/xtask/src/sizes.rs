//! `dist/sizes.json`, and the budgets of `tests/budgets.json` that fail a build.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};

use crate::files::{Dist, read_text, root};
use crate::run::{output, program, say};

/// Every file's bytes: name → `{raw, gzip, brotli}`.
pub type Sizes = Map<String, Value>;

/// Measures everything that was built and writes `sizes.json`.
pub fn write(dist: &Dist) -> Result<Sizes> {
    say("measuring");
    let text = output(program("node").arg("crates/xtask/assets/sizes.mjs").arg(dist.path("")))?;
    let sizes = serde_json::from_str(&text).context("sizes.mjs wrote no JSON")?;
    dist.write("sizes.json", text)?;
    Ok(sizes)
}

/// Says how every budget stands; an error where one is exceeded.
pub fn keep_budgets(sizes: &Sizes) -> Result<()> {
    let budgets: Vec<Value> =
        serde_json::from_str(&read_text(&root().join("tests/budgets.json"))?).context("tests/budgets.json")?;
    let mut exceeded = Vec::new();
    for budget in &budgets {
        let line = stand(budget, sizes).context("tests/budgets.json")?;
        say(&line.text);
        if line.exceeded {
            exceeded.push(line.text);
        }
    }
    if !exceeded.is_empty() {
        bail!("over budget: {}", exceeded.join("; "));
    }
    Ok(())
}

struct Line {
    text: String,
    exceeded: bool,
}

/// How one budget stands.
///
/// # Errors
/// Where it is not `{what, files, except?, measure, most, target?}`, or names files that were not built: nothing weighs nothing.
fn stand(budget: &Value, sizes: &Sizes) -> Result<Line> {
    let what = budget.get("what").and_then(Value::as_str).context("a budget without `what`")?;
    let lacks = |key: &str| format!("{what}: no `{key}`");
    let measure = budget.get("measure").and_then(Value::as_str).with_context(|| lacks("measure"))?;
    let most = budget.get("most").and_then(Value::as_u64).with_context(|| lacks("most"))?;
    let (files, except) = (beginnings(budget, "files"), beginnings(budget, "except"));
    ensure!(!files.is_empty(), lacks("files"));
    for beginning in files.iter().chain(&except) {
        ensure!(sizes.keys().any(|name| name.starts_with(beginning)), "{what}: there is no file {beginning}");
    }
    let begins = |name: &str, with: &[&str]| with.iter().any(|beginning| name.starts_with(beginning));
    let mut bytes = 0;
    for (name, size) in sizes.iter().filter(|(name, _)| begins(name, &files) && !begins(name, &except)) {
        let size = size.get(measure).and_then(Value::as_u64);
        bytes += size.with_context(|| format!("{what}: {name} was not measured as {measure}"))?;
    }
    // What was promised, where it is not reached yet; `most` then only keeps it from getting worse.
    let target = budget.get("target").and_then(Value::as_u64).filter(|target| bytes > *target);
    let missed = target.map_or_else(String::new, |target| format!(" (TARGET MISSED: {target})"));
    Ok(Line { text: format!("{what}: {bytes} of at most {most} bytes {measure}{missed}"), exceeded: bytes > most })
}

/// The beginnings of names in a list of a budget.
fn beginnings<'a>(budget: &'a Value, key: &str) -> Vec<&'a str> {
    budget.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn line(changed: Value) -> Result<Line> {
        let sizes = json!({ "site/a.js": { "raw": 30 }, "site/api/b.html": { "raw": 500 }, "c.wasm": { "raw": 7 } });
        let usual = json!({ "what": "x", "files": ["site/"], "except": ["site/api/"], "measure": "raw", "most": 30 });
        let mut whole = usual.as_object().unwrap().clone();
        whole.extend(changed.as_object().unwrap().clone());
        stand(&Value::Object(whole), sizes.as_object().unwrap())
    }

    #[test]
    fn weighs_what_is_named() {
        assert_eq!(line(json!({})).unwrap().text, "x: 30 of at most 30 bytes raw");
        assert!(!line(json!({})).unwrap().exceeded);
        assert!(line(json!({ "most": 29 })).unwrap().exceeded);
        assert!(line(json!({ "target": 20 })).unwrap().text.ends_with("(TARGET MISSED: 20)"));
    }

    #[test]
    fn a_file_that_is_not_there_does_not_weigh_nothing() {
        assert!(line(json!({ "files": ["site/", "renamed.wasm"] })).is_err());
        assert!(line(json!({ "except": ["site/renamed"] })).is_err());
        assert!(line(json!({ "files": null })).is_err());
        assert!(line(json!({ "measure": "brotli" })).is_err());
        assert!(line(json!({ "most": null })).is_err());
    }
}
