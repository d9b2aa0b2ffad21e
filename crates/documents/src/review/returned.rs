//! What goes back to the county: everything that is not accepted, with what is to be supplied.

use serde_json::Value;
use weibao_core::catalog::Standard;
use weibao_core::report::StandardReport;
use weibao_text::review_papers::{self as words, asks};

use super::input::{Review, joined, list, pointer, register, text, written};
use crate::model;

/// The rows of the list: number, words, mark, what is to be supplied.
pub(super) fn rows(review: &Review<'_>) -> Vec<Vec<String>> {
    let mut asked_figures: Vec<&str> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (standard, said) in review.standards() {
        let asks = of_standard(review, standard, said, &mut asked_figures);
        let mark = gravest(review, standard);
        if mark.is_none() && asks.is_empty() {
            continue;
        }
        let ask = if asks.is_empty() { asks::ANYTHING.to_owned() } else { joined(asks) };
        // What was asked beside an accepted mark is asked all the same: it is in doubt.
        let mark = words::mark(mark.unwrap_or("doubtful")).to_owned();
        rows.push(vec![standard.id.clone(), standard.text.clone(), mark, format!("{ask}。")]);
    }
    rows.extend(readings(review));
    rows.extend(negatives(review));
    rows.extend(samples(review));
    rows
}

fn is_open(mark: &Value) -> bool {
    matches!(text(mark, "mark"), "doubtful" | "returned")
}

/// The gravest mark on a standard, its clauses and its reason, where it is not 认可.
fn gravest<'a>(review: &Review<'a>, standard: &Standard) -> Option<&'a str> {
    let own = [review.mark(&["answers", &standard.id]), review.mark(&["answers", &standard.id, "reason"])];
    let of_clauses =
        standard.clauses.iter().map(|clause| review.mark(&["answers", &standard.id, "clauses", &clause.id]));
    let marks: Vec<&str> = own.into_iter().chain(of_clauses).flatten().map(|mark| text(mark, "mark")).collect();
    ["returned", "doubtful"].into_iter().find(|word| marks.contains(word))
}

fn of_standard<'a>(
    review: &Review<'a>,
    standard: &'a Standard,
    said: &'a StandardReport,
    asked: &mut Vec<&'a str>,
) -> Vec<String> {
    let plain = |mark: &Value| text(mark, "remark").trim().trim_end_matches('。').to_owned();
    let mut asks = Vec::new();
    asks.extend(review.mark(&["answers", &standard.id]).filter(|mark| is_open(mark)).map(plain));
    for clause in &standard.clauses {
        let mark = review.mark(&["answers", &standard.id, "clauses", &clause.id]).filter(|mark| is_open(mark));
        asks.extend(mark.map(|mark| words::clause(&clause.text, words::mark(text(mark, "mark")), &plain(mark))));
    }
    let reason = review.mark(&["answers", &standard.id, "reason"]).filter(|mark| is_open(mark));
    asks.extend(reason.map(|mark| joined([asks::EXEMPT.to_owned(), plain(mark)])));
    let seen = review.review.get("evidence").map(|all| list(all, &standard.id)).unwrap_or_default();
    let pieces = review.file.pointer(&pointer(&["answers", &standard.id, "evidence"])).and_then(Value::as_array);
    let is_there = |seen: &&Value| {
        let same = |piece: &Value| ["title", "number"].iter().all(|field| text(piece, field) == text(seen, field));
        pieces.is_some_and(|pieces| pieces.iter().any(same))
    };
    for piece in seen.iter().filter(is_there) {
        match text(piece, "seen") {
            "no" => asks.push(asks::evidence_missing(text(piece, "title"))),
            "weak" => asks.push(asks::evidence_weak(text(piece, "title"))),
            _ => {}
        }
    }
    // A figure that several standards rest on is asked once, at the first of them.
    for clause in &said.clauses {
        let used = clause.measured.iter().flat_map(|measured| &measured.figures).chain(&clause.missing);
        for key in used {
            if asked.contains(&key.as_str()) {
                continue;
            }
            if let Some((label, theirs, ours)) = review.figure(key) {
                asked.push(key);
                let theirs = theirs.map(|number| written(&number));
                asks.push(asks::figure(label, theirs.as_deref(), &written(&ours)));
            }
        }
    }
    asks.retain(|ask| !ask.is_empty());
    asks
}

fn readings(review: &Review<'_>) -> Vec<Vec<String>> {
    let row = |named: String, steps: &[&str], ask: &str| {
        let mark = review.mark(steps).filter(|mark| is_open(mark))?;
        let ask = joined([ask.to_owned(), text(mark, "remark").trim_end_matches('。').to_owned()]);
        Some(vec![String::new(), named, words::mark(text(mark, "mark")).to_owned(), format!("{ask}。")])
    };
    let choices = review.catalog.choices.iter();
    let choices = choices.filter_map(|choice| row(choice.question.clone(), &["choices", &choice.key], asks::READING));
    let clauses = review.catalog.standards().flat_map(|standard| &standard.clauses);
    let off = clauses
        .filter_map(|clause| row(words::rule_off(&clause.id, &clause.text), &["rules_off", &clause.id], asks::RULE));
    choices.chain(off).collect()
}

/// Only that they differ: nothing of a case.
fn negatives(review: &Review<'_>) -> Vec<Vec<String>> {
    let state = |value: &Value| model::negative_state(weibao_terms::NegativeState::parse(text(value, "state")));
    let rows = review.catalog.negatives.iter().filter_map(|item| {
        let mark = review.mark(&["negatives", &item.id]).filter(|mark| is_open(mark))?;
        let theirs = review.file.pointer(&pointer(&["negatives", &item.id])).map(state);
        let theirs = theirs.unwrap_or_else(|| model::negative_state(None));
        Some(vec![
            weibao_text::reasons::negative_number(&item.id),
            item.text.clone(),
            words::mark(text(mark, "mark")).to_owned(),
            format!("{}。", asks::negative(theirs, state(mark))),
        ])
    });
    rows.collect()
}

fn samples(review: &Review<'_>) -> Vec<Vec<String>> {
    let rows = list(review.review, "samples").iter().filter_map(|sample| {
        let names: Vec<&str> =
            list(sample, "rows").iter().filter(|row| text(row, "found") == "no").map(|row| text(row, "name")).collect();
        let label = register(review, sample);
        let ask = asks::sample(label, &names.join("、"));
        (!names.is_empty()).then(|| {
            vec![
                String::new(),
                words::names::SAMPLES.to_owned(),
                words::mark("doubtful").to_owned(),
                format!("{ask}。"),
            ]
        })
    });
    rows.collect()
}
