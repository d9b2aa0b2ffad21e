//! `dist/sizes.json`, and the budgets of `tests/budgets.json` that fail a build.

use anyhow::{Context, Result, bail};
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
        let line = stand(budget, sizes).context(
            "tests/budgets.json: each budget has what, files, measure, most and, where that is less, target",
        )?;
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

fn stand(budget: &Value, sizes: &Sizes) -> Option<Line> {
    let begins = |key: &str, name: &str| {
        let parts = budget.get(key).and_then(Value::as_array);
        parts.is_some_and(|parts| parts.iter().filter_map(Value::as_str).any(|part| name.starts_with(part)))
    };
    let measure = budget.get("measure")?.as_str()?;
    let most = budget.get("most")?.as_u64()?;
    let bytes: u64 = sizes
        .iter()
        .filter(|(name, _)| begins("files", name) && !begins("except", name))
        .filter_map(|(_, size)| size.get(measure)?.as_u64())
        .sum();
    let what = budget.get("what")?.as_str()?;
    // What was promised, where it is not reached yet; `most` then only keeps it from getting worse.
    let target = budget.get("target").and_then(Value::as_u64).filter(|target| bytes > *target);
    let missed = target.map_or_else(String::new, |target| format!(" (TARGET MISSED: {target})"));
    Some(Line { text: format!("{what}: {bytes} of at most {most} bytes {measure}{missed}"), exceeded: bytes > most })
}
