//! For `run.mjs`: the catalog on the first line, then for each county on a line of the input what the core says, as one compact line.
//!
//! A line in is an assessment, or `{"assessment", "overlay", "rules"}`. A line out holds only what the oracle computes too,
//! in a fixed order, so that two lines can be compared as text.

use std::io::{BufRead, Write, stdin, stdout};

use serde::Serialize;
use serde_json::{Value, json};
use weibao_core::report::{ClauseReport, Counts, Report};
use weibao_core::{Options, check, evaluate};

fn counts(counts: &Counts) -> impl Serialize + '_ {
    (
        counts.standards,
        counts.applicable,
        counts.met,
        counts.partial,
        counts.unmet,
        counts.not_applicable,
        counts.pending,
        counts.unanswered,
        &counts.attainment,
    )
}

fn clause(clause: &ClauseReport) -> impl Serialize + '_ {
    let measured = clause.measured.as_ref().map(|measured| {
        (&measured.have, &measured.need, measured.shortfall.as_ref().map(ToString::to_string), &measured.failing)
    });
    (&clause.id, clause.status, clause.source, measured, &clause.missing)
}

fn compact(report: &Report, mut defects: Vec<String>, rule_lines: usize) -> impl Serialize + '_ {
    defects.sort();
    defects.dedup();
    let standards = report.standards.iter().map(|standard| {
        let clauses: Vec<_> = standard.clauses.iter().map(clause).collect();
        (&standard.id, standard.status, standard.conflict, clauses)
    });
    let negatives = &report.negatives;
    let figures = report.figures.iter().map(|figure| (&figure.key, figure.value.to_string(), &figure.register));
    let score = report.score.as_ref().map(|score| {
        let lines = score.lines.iter().take(rule_lines).map(|line| (&line.reference, &line.points, &line.maximum));
        (&score.points, &score.maximum, score.pass, lines.collect::<Vec<_>>())
    });
    (
        counts(&report.totals),
        report.areas.iter().map(|area| (&area.id, counts(&area.counts))).collect::<Vec<_>>(),
        standards.collect::<Vec<_>>(),
        [&negatives.present, &negatives.absent, &negatives.open],
        report.verdict,
        figures.collect::<Vec<_>>(),
        report.choices.iter().map(|choice| (&choice.key, &choice.option, choice.chosen)).collect::<Vec<_>>(),
        defects,
        score,
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let catalog = weibao_standards::catalog();
    let mut out = stdout().lock();
    writeln!(out, "{}", serde_json::to_string(&catalog)?)?;
    for line in stdin().lock().lines() {
        let input: Value = serde_json::from_str(&line?)?;
        let assessment = input.get("assessment").unwrap_or(&input);
        let rule_lines = input.pointer("/rules/lines").and_then(Value::as_array).map_or(0, Vec::len);
        let options = Options { overlay: input.get("overlay"), rules: input.get("rules") };
        let defects = check(&catalog, assessment).into_iter().map(|problem| problem.path).collect();
        match evaluate(&catalog, assessment, &options) {
            Ok(report) => {
                serde_json::to_writer(&mut out, &compact(&report, defects, rule_lines))?;
                writeln!(out)?;
            }
            Err(problems) => writeln!(out, "{}", json!({ "refused": problems }))?,
        }
    }
    Ok(())
}
