//! What a review says, as rows of words: the same for Word and Excel.

use serde_json::Value;
use weibao_core::catalog::{Clause, Column, Standard};
use weibao_core::period::Period;
use weibao_core::report::{ClauseStatus, Measured, StandardReport, Status};
use weibao_core::scoring;
use weibao_text::review_papers as words;
use weibao_text::screens::result::score_line;

use super::input::{Review, joined, list, pointer, register, remark, text, written};
use super::returned;
use crate::model;

/// A table: what its list is called in a template, its sheet's tab, its columns, its rows.
pub(crate) struct Table {
    pub list: &'static str,
    pub sheet: &'static str,
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<String>>,
}

/// A sample with its rows.
pub(crate) struct Sample {
    pub heading: String,
    pub found: String,
    pub rows: Vec<Vec<String>>,
}

/// Everything but the samples.
pub(crate) fn tables(review: &Review<'_>) -> Vec<Table> {
    use words::{names, sheets};
    let table = |list, sheet, columns: &'static [&'static str], rows| Table { list, sheet, columns, rows };
    let mut tables = vec![
        table(names::STANDARDS, sheets::STANDARDS, &words::STANDARDS, standards(review)),
        table(names::RETURNED, sheets::RETURNED, &words::RETURNED, returned::rows(review)),
        table(names::EXEMPT, sheets::EXEMPT, &words::EXEMPT, exempt(review)),
        table(names::EVIDENCE, sheets::EVIDENCE, &words::EVIDENCE, evidence(review)),
        table(names::READINGS, sheets::READINGS, &words::READINGS, readings(review)),
        table(names::NEGATIVES, sheets::NEGATIVES, &words::NEGATIVES, negatives(review)),
        table(names::SAMPLES, sheets::SAMPLES, &words::SAMPLE_SHEET, sample_rows(review)),
    ];
    let others: Vec<Vec<String>> = review.others().flat_map(|other| of_another(&other)).collect();
    if !others.is_empty() {
        tables.push(table(names::OTHERS, sheets::OTHERS, &words::OTHERS, others));
    }
    let points = points(review);
    if !points.is_empty() {
        tables.push(table(names::POINTS, sheets::POINTS, &words::POINTS, points));
    }
    let listed = listed(review);
    if !listed.is_empty() {
        tables.push(table(names::LISTED, sheets::LISTED, &words::LISTED, listed));
    }
    tables
}

/// Organisations that the county names and that are on a list.
fn listed(review: &Review<'_>) -> Vec<Vec<String>> {
    let row = |found: &Value| {
        let mut steps = text(found, "at").split('/').skip(1);
        let (room, name) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        let name = review.catalog.register(name).map_or(name, |register| register.label.as_str());
        vec![words::named_in(room, name), text(found, "said").to_owned(), text(found, "text").to_owned()]
    };
    list(review.reviewed, "listed").iter().map(row).collect()
}

fn clause_figures<'m>(clauses: impl Iterator<Item = (&'m str, &'m str)>) -> String {
    let all: Vec<(&str, &str)> = clauses.collect();
    match all.as_slice() {
        [(_, only)] => (*only).to_owned(),
        _ => all.iter().map(|(clause, have)| words::of_clause(clause, have)).collect::<Vec<_>>().join(words::AND),
    }
}

fn standards(review: &Review<'_>) -> Vec<Vec<String>> {
    let rows = review.standards().map(|(standard, said)| {
        let measured = said.clauses.iter().filter_map(|clause| Some((clause.id.as_str(), clause.measured.as_ref()?)));
        let theirs = clause_figures(measured.map(|(id, measured): (&str, &Measured)| (id, measured.found.as_str())));
        vec![
            standard.id.clone(),
            standard.text.clone(),
            model::status(said.status).to_owned(),
            theirs,
            stands(review, said),
            ours(review, said),
            remarks(review, standard),
        ]
    });
    rows.collect()
}

/// What a reviewer of another level found of standards; those that nobody looked at are left out.
fn of_another(other: &Review<'_>) -> Vec<Vec<String>> {
    let whose = words::whose(text(other.review, "level"), text(other.review, "body").trim());
    let rows = other.standards().map(|(standard, said)| {
        let found = [stands(other, said), ours(other, said), remarks(other, standard)];
        let is_silent = other.marked(&standard.id).is_empty() && found.iter().skip(1).all(String::is_empty);
        (!is_silent).then(|| [vec![standard.id.clone(), standard.text.clone(), whose.clone()], found.into()].concat())
    });
    rows.flatten().collect()
}

/// The mark in a word, or why there is none.
fn stands(review: &Review<'_>, said: &StandardReport) -> String {
    let mark = review.marked(&said.id);
    if !mark.is_empty() {
        return words::mark(mark).to_owned();
    }
    let prefix = pointer(&["answers", &said.id]);
    let is_stale = list(review.reviewed, "stale")
        .iter()
        .filter_map(Value::as_str)
        .any(|place| place.strip_prefix(&prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if is_stale {
        words::CHANGED.to_owned()
    } else if weibao_chain::is_silent(review.file, said) {
        words::NOTHING_TO_SEE.to_owned()
    } else {
        words::mark("").to_owned()
    }
}

/// What the reviewer's figures come to where that is something else, and the state that follows.
fn ours(review: &Review<'_>, said: &StandardReport) -> String {
    let Some(by_reviewer) = review.by_reviewer(&said.id) else { return String::new() };
    let clauses = list(by_reviewer, "clauses").iter().filter_map(|clause| {
        let measured = clause.get("measured")?;
        let id = text(clause, "id");
        let theirs = said.clauses.iter().find(|other| other.id == id)?.measured.as_ref();
        theirs.is_none_or(|theirs| theirs.have != text(measured, "have")).then_some((id, text(measured, "found")))
    });
    let stands = Status::parse(text(by_reviewer, "status")).filter(|status| *status != said.status);
    joined([clause_figures(clauses), stands.map(|status| words::stands(model::status(status))).unwrap_or_default()])
}

/// What was said of the standard, of its clauses and of its figures that decide nothing by themselves.
fn remarks(review: &Review<'_>, standard: &Standard) -> String {
    let own = review.mark(&["answers", &standard.id]).map(remark).unwrap_or_default();
    let of_clause = |clause: &Clause| {
        let mark = review.mark(&["answers", &standard.id, "clauses", &clause.id])?;
        Some(words::clause(&clause.text, words::mark(text(mark, "mark")), &remark(mark)))
    };
    joined([own].into_iter().chain(standard.clauses.iter().filter_map(of_clause)))
}

/// What the county says does not apply, of a standard or of clauses of it.
fn exempt(review: &Review<'_>) -> Vec<Vec<String>> {
    let is_exempt = |said: &StandardReport| {
        let clause = |clause: &weibao_core::report::ClauseReport| {
            clause.status == ClauseStatus::NotApplicable && clause.role.is_none() && clause.measured.is_none()
        };
        said.status == Status::NotApplicable
            || weibao_chain::says_not_applicable(review.file, &said.id)
            || said.clauses.iter().any(clause)
    };
    let rows = review.standards().filter(|(_, said)| is_exempt(said)).map(|(standard, _)| {
        let reason = review.file.pointer(&pointer(&["answers", &standard.id, "reason"])).and_then(Value::as_str);
        let mark = review.mark(&["answers", &standard.id, "reason"]);
        vec![
            standard.id.clone(),
            standard.text.clone(),
            reason.unwrap_or_default().to_owned(),
            words::exempt(mark.map(|mark| text(mark, "mark")).unwrap_or_default()).to_owned(),
        ]
    });
    rows.collect()
}

fn evidence(review: &Review<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (standard, _) in review.standards() {
        let pieces = review.file.pointer(&pointer(&["answers", &standard.id, "evidence"])).and_then(Value::as_array);
        for piece in pieces.into_iter().flatten() {
            let (title, number) = (text(piece, "title"), text(piece, "number"));
            let seen = review.review.get("evidence").map(|all| list(all, &standard.id)).unwrap_or_default();
            let found = seen.iter().find(|seen| text(seen, "title") == title && text(seen, "number") == number);
            let found = words::seen(found.map(|found| text(found, "seen")).unwrap_or_default());
            rows.push(vec![standard.id.clone(), title.to_owned(), number.to_owned(), found.to_owned()]);
        }
    }
    rows
}

fn readings(review: &Review<'_>) -> Vec<Vec<String>> {
    let mark = |steps: &[&str]| {
        let mark = review.mark(steps);
        let word = words::reading(mark.map(|mark| text(mark, "mark")).unwrap_or_default()).to_owned();
        (word, mark.map(remark).unwrap_or_default())
    };
    let chosen = review.catalog.choices.iter().filter_map(|choice| {
        let used = review.report.choices.iter().find(|used| used.key == choice.key && used.chosen)?;
        let option = choice.options.iter().find(|option| option.key == used.option)?;
        let (word, remark) = mark(&["choices", &choice.key]);
        Some(vec![choice.question.clone(), option.label.clone(), word, remark])
    });
    let clauses = review.catalog.standards().flat_map(|standard| &standard.clauses);
    let off = clauses.filter_map(|clause| {
        let reason = text(review.file.get("rules_off")?.get(&clause.id)?, "reason");
        let (word, remark) = mark(&["rules_off", &clause.id]);
        Some(vec![words::rule_off(&clause.id, &clause.text), words::not_used(reason), word, remark])
    });
    let period = Period::new(|field| review.file.pointer(&pointer(&["period", field]))?.as_str());
    let days = [period.sentence(), period.sentence_of_negatives(review.catalog).unwrap_or_default()].concat();
    let dated = (!days.is_empty()).then(|| vec![words::PERIOD.to_owned(), days, String::new(), String::new()]);
    dated.into_iter().chain(chosen).chain(off).collect()
}

fn negatives(review: &Review<'_>) -> Vec<Vec<String>> {
    let rows = review.catalog.negatives.iter().map(|item| {
        let theirs = review.file.pointer(&pointer(&["negatives", &item.id])).unwrap_or(&Value::Null);
        let theirs = model::negative_state(weibao_terms::NegativeState::parse(text(theirs, "state")));
        let mark = review.mark(&["negatives", &item.id]);
        let state = mark.and_then(|mark| weibao_terms::NegativeState::parse(text(mark, "state")));
        let ours = match (mark, state) {
            (None, _) => words::mark(""),
            (Some(_), Some(state)) => model::negative_state(Some(state)),
            // 认可: it is as the county says.
            (Some(mark), None) if text(mark, "mark") == "accepted" => theirs,
            (Some(mark), None) => words::mark(text(mark, "mark")),
        };
        let source = mark.map(|mark| joined([text(mark, "source").to_owned(), remark(mark)])).unwrap_or_default();
        // Whoever goes against what a unit found says why, and the reviewer reads it.
        let settled = review.file.pointer(&pointer(&["settled", &pointer(&["negatives", &item.id])]));
        let why = settled.map(|settled| text(settled, "why")).unwrap_or_default();
        let theirs = if why.is_empty() { theirs.to_owned() } else { words::overruled(theirs, why) };
        vec![weibao_text::reasons::negative_number(&item.id), item.text.clone(), theirs, ours.to_owned(), source]
    });
    rows.collect()
}

/// The samples of a review.
pub(crate) fn samples(review: &Review<'_>) -> Vec<Sample> {
    list(review.review, "samples").iter().map(|sample| one_sample(review, sample)).collect()
}

fn one_sample(review: &Review<'_>, sample: &Value) -> Sample {
    let number = |name: &str| sample.get(name).and_then(Value::as_u64);
    let rows = list(sample, "rows");
    let looked_at = rows.iter().filter(|row| row.get("found").is_some()).count();
    let differing: Vec<&str> =
        rows.iter().filter(|row| text(row, "found") == "no").map(|row| text(row, "name")).collect();
    let listed = rows.iter().enumerate().map(|(place, row)| {
        vec![
            place.saturating_add(1).to_string(),
            text(row, "name").to_owned(),
            text(row, "township").to_owned(),
            words::found(text(row, "found")).to_owned(),
            joined([text(row, "note").to_owned()].into_iter().chain(cells(review, text(sample, "register"), row))),
        ]
    });
    Sample {
        heading: words::sample(
            register(review, sample),
            number("of"),
            number("size").unwrap_or_default(),
            text(sample, "seed"),
        ),
        found: words::sample_found(rows.len(), looked_at, &differing),
        rows: listed.collect(),
    }
}

/// What was found in cells of the row that is not as the county has it: both.
fn cells<'a>(review: &'a Review<'_>, register: &'a str, row: &'a Value) -> impl Iterator<Item = String> + 'a {
    let (name, township) = (text(row, "name"), text(row, "township"));
    let rows = review.file.pointer(&pointer(&["registers", register])).and_then(Value::as_array);
    let is_it = move |row: &&Value| text(row, "name") == name && text(row, "township") == township;
    let theirs = rows.and_then(|rows| rows.iter().find(is_it));
    let columns = review.catalog.register(register).map(|register| register.columns.as_slice()).unwrap_or_default();
    columns.iter().filter_map(move |column| {
        let mark = review.mark(&["registers", register, name, township, &column.key])?;
        let ours = mark.get("value").filter(|_| text(mark, "mark") != "accepted")?;
        let theirs = theirs.and_then(|row| row.get(&column.key)).map(|value| said(column, value)).unwrap_or_default();
        Some(words::cell(&column.label, &theirs, &said(column, ours)))
    })
}

/// A cell in words.
fn said(column: &Column, value: &Value) -> String {
    match value {
        Value::Bool(state) => words::has(*state).to_owned(),
        Value::String(word) => {
            let option = column.options.iter().find(|option| option.key == *word);
            option.map_or(word, |option| &option.label).clone()
        }
        Value::Number(number) => written(&number.to_string()),
        _ => String::new(),
    }
}

fn sample_rows(review: &Review<'_>) -> Vec<Vec<String>> {
    let rows = samples(review).into_iter().flat_map(|sample| {
        let heading = sample.heading;
        sample.rows.into_iter().map(move |row| [vec![heading.clone()], row].concat())
    });
    rows.collect()
}

/// Points by both figures, line by line, where a rule file was given.
fn points(review: &Review<'_>) -> Vec<Vec<String>> {
    let ours = review.reviewed.pointer("/reviewer/score").map(|score| list(score, "lines")).unwrap_or_default();
    let theirs = review.report.score.iter().flat_map(|score| &score.lines);
    let row = |item: &str, maximum: &str, theirs: &str, ours: &str, reason: &str| {
        [item, maximum, theirs, ours, &scoring::difference(theirs, ours), reason].map(str::to_owned).to_vec()
    };
    let lines = theirs.zip(ours).map(|(theirs, ours)| {
        row(score_line(&theirs.reference), &theirs.maximum, &theirs.points, text(ours, "points"), text(ours, "reason"))
    });
    // A rule file with a pass line says there what all points come to.
    let has_sum = |score: &&weibao_core::report::Score| score.lines.iter().any(|line| line.reference == "pass");
    let totals = review.report.score.iter().filter(|score| !has_sum(score)).filter_map(|theirs| {
        let ours = review.reviewed.pointer("/reviewer/score/points")?.as_str()?;
        Some(row(words::ALL_POINTS, &theirs.maximum, &theirs.points, ours, ""))
    });
    lines.chain(totals).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;
    use serde_json::json;

    /// The county's word stands beside the reviewer's in the row of the sample, in words.
    #[test]
    fn a_cell_found_otherwise_stands_with_both_words() {
        let catalog = weibao_standards::catalog_for_documents();
        let file = weibao_standards::example();
        let row = file["registers"]["townships"].as_array().unwrap().iter().find(|row| row["station"] == true).unwrap();
        let name = row["name"].as_str().unwrap();
        let place = pointer(&["registers", "townships", name, "", "station"]);
        let review = json!({
            "format": "weibao.review", "version": 1, "id": "v", "level": "city", "made_on": "2026-03-20",
            "of": { "digest": weibao_chain::digest(&file), "county": "示例县", "catalog": catalog.id },
            "marks": { place: { "mark": "doubtful", "value": false } },
            "samples": [{ "register": "townships", "size": 1, "seed": "七", "rows": [{ "name": name, "found": "no" }] }],
        });
        let reviewed = weibao_chain::reviewed(&catalog, &file, &review, &weibao_core::Options::default()).unwrap();
        let report = reviewed.county.clone();
        let reviewed = serde_json::to_value(reviewed).unwrap();
        let papers = Review { catalog: &catalog, file: &file, report: &report, review: &review, reviewed: &reviewed };
        let note = samples(&papers)[0].rows[0].last().unwrap().clone();
        assert!(note.contains("县里有，查到无"), "{note}");
    }

    /// Line by line, what the reviewer's figures give beside the county's, and by how much: exact, with its sign, and the sum below.
    #[test]
    fn points_of_both_stand_with_their_difference() {
        let catalog = weibao_standards::catalog_for_documents();
        let file = weibao_standards::example();
        let rules: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
        let options = weibao_core::Options { overlay: None, rules: Some(&rules) };
        let report = weibao_core::evaluate(&catalog, &file, &options).unwrap();
        let met = report.standards.iter().find(|standard| standard.status == Status::Met).unwrap();
        let place = pointer(&["answers", &met.id]);
        let review = json!({
            "format": "weibao.review", "version": 1, "id": "v", "level": "province", "made_on": "2026-03-20",
            "of": { "digest": weibao_chain::digest(&file), "county": "示例县", "catalog": catalog.id },
            "marks": { place: { "mark": "returned", "status": "unmet" } },
        });
        let reviewed = weibao_chain::reviewed(&catalog, &file, &review, &options).unwrap();
        let reviewed = serde_json::to_value(reviewed).unwrap();
        let papers = Review { catalog: &catalog, file: &file, report: &report, review: &review, reviewed: &reviewed };
        let rows = points(&papers);
        let differing: Vec<&Vec<String>> = rows.iter().filter(|row| row[4] != "0").collect();
        let [line, area, sum] = differing[..] else { panic!("a line, its area and the sum: {differing:?}") };
        assert_eq!(sum[0], "合格线", "what all come to");
        assert!(line[4].starts_with('-') && line[4] == area[4] && line[4] == sum[4], "{differing:?}");
    }

    /// A negative item on which the county overruled a unit is printed with the reason.
    #[test]
    fn what_the_county_overruled_is_printed_with_its_reason() {
        let catalog = weibao_standards::catalog_for_documents();
        let mut file = weibao_standards::example();
        let report = weibao_core::judge(&catalog, &weibao_core::read(&catalog, &file).unwrap(), None);
        file["settled"] =
            json!({ "/negatives/N1": { "chosen": "hand", "why": "经核实不属于本项所列情形。", "on": "2026-03-01" } });
        let (review, reviewed) = (json!({ "marks": {} }), json!({}));
        let papers = Review { catalog: &catalog, file: &file, report: &report, review: &review, reviewed: &reviewed };
        let rows = negatives(&papers);
        assert!(rows[0][2].ends_with("理由：经核实不属于本项所列情形）"), "{}", rows[0][2]);
        assert!(!rows[1][2].contains("理由"));
    }

    /// What the county names and a list has is asked about on paper; where nothing is, the table is not there.
    #[test]
    fn organisations_on_a_list_have_a_table_of_their_own() {
        let catalog = weibao_standards::catalog_for_documents();
        let mut file = weibao_standards::example();
        let report = weibao_core::judge(&catalog, &weibao_core::read(&catalog, &file).unwrap(), None);
        let review = json!({ "marks": {} });
        let told = |file: &Value| {
            let reviewed = json!({ "listed": weibao_chain::on_lists(&weibao_standards::lists(), file) });
            let papers = Review { catalog: &catalog, file, report: &report, review: &review, reviewed: &reviewed };
            tables(&papers).into_iter().find(|table| table.list == words::names::LISTED).map(|table| table.rows)
        };
        assert_eq!(told(&file), None);
        file["registers"]["social_organisations"][0]["name"] = "中国富硒产业发展联盟".into();
        let rows = told(&file).unwrap();
        assert_eq!(rows[0][..2], ["社会组织和社工机构台账", "中国富硒产业发展联盟"]);
        assert!(rows[0][2].contains("截至2021-08-17") && rows[0][2].contains("核对"), "{}", rows[0][2]);
    }
}
