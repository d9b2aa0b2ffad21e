//! Laws that hold for every county, on the real standards.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use weibao_core::decimal::Decimal;
use weibao_core::register::{ReadRow, RegisterFindings, duplicates};
use weibao_core::report::{ClauseStatus, Counts, Report, Status};
use weibao_core::{Catalog, Options, check, evaluate, new_assessment};

static CATALOG: LazyLock<Catalog> = LazyLock::new(weibao_standards::catalog);

fn report(assessment: &Value) -> Report {
    evaluate(&CATALOG, assessment, &Options::default()).unwrap()
}

fn status() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("met"), Just("partial"), Just("unmet"), Just("pending"), Just("not_applicable")]
}

fn clause_status() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("met"), Just("unmet"), Just("pending"), Just("not_applicable")]
}

/// An answer to a standard: a quick one, clause by clause, or both.
fn answer(clauses: Vec<String>) -> impl Strategy<Value = Value> {
    let each: Vec<_> = clauses.into_iter().map(|id| (Just(id), prop::option::of(clause_status()))).collect();
    (prop::option::of(status()), each, prop::bool::ANY).prop_map(|(status, clauses, reason)| {
        let mut answer = Map::new();
        if let Some(status) = status {
            answer.insert("status".into(), json!(status));
        }
        let clauses: Map<String, Value> =
            clauses.into_iter().filter_map(|(id, state)| Some((id, json!(state?)))).collect();
        answer.insert("clauses".into(), Value::Object(clauses));
        if reason {
            answer.insert("reason".into(), json!("本县无此情形"));
        }
        Value::Object(answer)
    })
}

fn township() -> impl Strategy<Value = Value> {
    (any::<bool>(), 0..4_u8, any::<bool>(), 0..3_u8).prop_map(|(station, meetings, mechanism, workers)| {
        json!({
            "name": "某镇", "station": station, "meetings_per_year": meetings, "meetings_with_minutes": meetings,
            "mechanism": mechanism, "station_social_workers": workers, "child_supervisors": workers,
        })
    })
}

/// A county with random answers, figures and townships.
fn county() -> impl Strategy<Value = Value> {
    let standards: Vec<(String, Vec<String>)> = CATALOG
        .standards()
        .map(|standard| (standard.id.clone(), standard.clauses.iter().map(|clause| clause.id.clone()).collect()))
        .collect();
    let answers = prop::sample::subsequence(standards, 0..20).prop_flat_map(|chosen| {
        chosen.into_iter().map(|(id, clauses)| (Just(id), answer(clauses))).collect::<Vec<_>>()
    });
    let keys: Vec<String> = CATALOG.figures.iter().map(|figure| figure.key.clone()).collect();
    let figures = prop::collection::vec((prop::sample::select(keys), 0..12_u32), 0..30);
    let negatives = prop::collection::vec(prop_oneof![Just("absent"), Just("present"), Just("pending")], 0..7);
    (answers, figures, negatives, prop::collection::vec(township(), 0..6)).prop_map(
        |(answers, figures, negatives, mut townships)| {
            for (index, township) in townships.iter_mut().enumerate() {
                township["name"] = json!(format!("{index}镇"));
            }
            let mut county = new_assessment(&CATALOG, None);
            county["answers"] = answers.into_iter().collect::<Map<_, _>>().into();
            county["figures"] =
                figures.into_iter().map(|(key, value)| (key, json!(value))).collect::<Map<_, _>>().into();
            county["negatives"] = CATALOG
                .negatives
                .iter()
                .zip(negatives)
                .map(|(negative, state)| (negative.id.clone(), json!({ "state": state })))
                .collect::<Map<_, _>>()
                .into();
            county["registers"] = json!({ "townships": townships });
            county
        },
    )
}

/// Anything that a hostile or careless hand may put into a cell.
fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..9_u8).prop_map(Value::from),
        Just(json!(-1)),
        Just(json!(2.5)),
        Just(json!(0.00001)),
        Just(json!(1e13)),
        Just(json!("")),
        Just(json!("无")),
        Just(json!("primary")),
        Just(json!("甲村")),
        Just(json!([1])),
        Just(json!({ "name": "甲村" })),
    ]
}

/// Registers of which any row and any cell may be wrong.
fn wild_registers() -> impl Strategy<Value = Value> {
    let registers = CATALOG.registers.iter().map(|register| {
        let columns: Vec<String> = register.columns.iter().map(|column| column.key.clone()).collect();
        let names = columns.into_iter().chain(["stranger".to_string()]).collect::<Vec<_>>();
        let cells = names.into_iter().map(|name| (Just(name), prop::option::weighted(0.8, cell()))).collect::<Vec<_>>();
        let row = prop_oneof![
            9 => cells.prop_map(|cells| cells.into_iter().filter_map(|(name, cell)| Some((name, cell?))).collect::<Map<_, _>>().into()),
            1 => cell(),
        ];
        (Just(register.key.clone()), prop::collection::vec(row, 0..5))
    });
    registers.collect::<Vec<_>>().prop_map(|registers| {
        registers.into_iter().map(|(key, rows)| (key, Value::Array(rows))).collect::<Map<_, _>>().into()
    })
}

/// The same value with the fields of every object in the opposite order.
fn backwards(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.iter().rev().map(|(key, value)| (key.clone(), backwards(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(backwards).collect()),
        other => other.clone(),
    }
}

fn parts(counts: &Counts) -> usize {
    counts.met + counts.partial + counts.unmet + counts.not_applicable + counts.pending + counts.unanswered
}

fn met_clauses(report: &Report) -> usize {
    let clauses = report.standards.iter().flat_map(|standard| &standard.clauses);
    clauses.filter(|clause| clause.status == ClauseStatus::Met).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_sums_of_their_parts(county in county()) {
        let report = report(&county);
        prop_assert_eq!(parts(&report.totals), report.totals.standards);
        prop_assert_eq!(report.totals.standards, 76);
        for pick in [|c: &Counts| c.met, |c: &Counts| c.partial, |c: &Counts| c.unmet, |c: &Counts| c.not_applicable,
            |c: &Counts| c.pending, |c: &Counts| c.unanswered, |c: &Counts| c.applicable] {
            prop_assert_eq!(report.areas.iter().map(|area| pick(&area.counts)).sum::<usize>(), pick(&report.totals));
        }
        let negatives = &report.negatives;
        prop_assert_eq!(negatives.present.len() + negatives.absent.len() + negatives.open.len(), 7);
    }

    #[test]
    fn a_report_does_not_depend_on_order(county in county()) {
        prop_assert_eq!(report(&county), report(&backwards(&county)));
    }

    #[test]
    fn every_status_carries_its_reason(county in county()) {
        let report = report(&county);
        prop_assert!(!report.reasons.is_empty());
        for standard in &report.standards {
            prop_assert!(!standard.reasons.is_empty(), "{}", standard.id);
            prop_assert!(standard.reasons.iter().all(|reason| !reason.text.is_empty() && !reason.refs.is_empty()));
        }
    }

    #[test]
    fn unknown_is_never_unmet(county in county()) {
        // Taking every answer away leaves only what figures decide.
        let mut silent = county;
        silent["answers"] = json!({});
        for standard in &report(&silent).standards {
            for clause in standard.clauses.iter().filter(|clause| clause.role.is_none()) {
                if clause.measured.is_none() {
                    prop_assert_eq!(clause.status, ClauseStatus::Unanswered);
                }
            }
            if standard.clauses.iter().any(|clause| clause.status == ClauseStatus::Unanswered) {
                prop_assert_eq!(standard.status, Status::Unanswered);
            }
        }
    }

    #[test]
    fn the_stricter_of_figures_and_word_stands(county in county()) {
        let mut silent = county.clone();
        silent["answers"] = json!({});
        let (alone, said) = (report(&silent), report(&county));
        let clauses = |report: &Report| -> Vec<_> {
            report.standards.iter().flat_map(|standard| standard.clauses.clone()).collect()
        };
        for (alone, said) in clauses(&alone).into_iter().zip(clauses(&said)) {
            let id = said.id.split('/').next().unwrap();
            let answer = &county["answers"][id];
            // 不适用 without a reason is left out.
            let reason = answer["reason"].is_string();
            let word = |word: &Value| word.as_str().filter(|word| *word != "not_applicable" || reason).map(str::to_owned);
            let declared = word(&answer["clauses"][&said.id]).or(word(&answer["status"]).filter(|word| !["partial", "not_applicable"].contains(&word.as_str())));
            let by_figures = alone.measured.is_some().then_some(alone.status);
            let expected = match (by_figures, declared.as_deref()) {
                _ if said.role.is_some() => ClauseStatus::NotApplicable,
                (_, Some("unmet")) | (Some(ClauseStatus::Unmet), Some("met" | "pending") | None) => ClauseStatus::Unmet,
                (Some(ClauseStatus::Pending), Some("met" | "pending") | None) => ClauseStatus::Pending,
                (Some(ClauseStatus::NotApplicable), _) => ClauseStatus::NotApplicable,
                (Some(ClauseStatus::Met), Some("met" | "pending") | None) => ClauseStatus::Met,
                (None, Some("met")) => ClauseStatus::Met,
                (None, Some("pending")) => ClauseStatus::Pending,
                (None, None) => ClauseStatus::Unanswered,
                // Against 不适用 it depends on whether the figures show a case.
                (figures, Some(_)) => {
                    prop_assert!(said.status == ClauseStatus::NotApplicable || Some(said.status) == figures, "{said:?}");
                    continue;
                }
                (Some(ClauseStatus::Unanswered), _) => unreachable!(),
            };
            prop_assert_eq!(said.status, expected, "{:?} beside {:?}", said, declared);
        }
    }

    #[test]
    fn a_blank_cell_never_raises_a_clause(county in county(), row in 0..6_usize, column in 0..7_usize) {
        let columns = ["station", "meetings_per_year", "meetings_with_minutes", "mechanism", "station_social_workers", "child_supervisors", "name"];
        let mut blank = county.clone();
        blank["figures"] = json!({});
        blank["answers"] = json!({});
        let full = report(&blank);
        if let Some(row) = blank["registers"]["townships"].as_array_mut().unwrap().get_mut(row) {
            row.as_object_mut().unwrap().remove(columns[column]);
        }
        let (full, blank) = (full, report(&blank));
        for (full, blank) in full.standards.iter().zip(&blank.standards) {
            for (full, blank) in full.clauses.iter().zip(&blank.clauses) {
                // What is decided without the cell is as it is with it.
                if blank.measured.is_some() {
                    prop_assert_eq!(full.status, blank.status, "{}", full.id);
                }
            }
        }
    }

    #[test]
    fn a_row_that_is_missing_never_proves(county in county(), more in 1..4_usize) {
        let mut county = county;
        county["answers"] = json!({});
        county["figures"] = json!({});
        let full = report(&county);
        let rows = county["registers"]["townships"].as_array().unwrap().len();
        if rows == 0 {
            return Ok(());
        }
        county["figures"] = json!({ "townships_total": rows + more });
        for (full, short) in full.standards.iter().zip(&report(&county).standards) {
            for (full, short) in full.clauses.iter().zip(&short.clauses) {
                let fell = short.status != ClauseStatus::Met || full.status == ClauseStatus::Met;
                prop_assert!(fell, "{}", full.id);
            }
        }
    }

    #[test]
    fn a_unit_that_passes_never_costs_a_met_clause(county in county()) {
        let mut with = county.clone();
        with["figures"] = json!({});
        let mut without = with.clone();
        let passing = json!({
            "name": "新镇", "station": true, "meetings_per_year": 9, "meetings_with_minutes": 9, "mechanism": true,
            "station_social_workers": 9, "child_supervisors": 9,
        });
        // A register without rows is not filled in, so it cannot be compared with one that is.
        without["registers"]["townships"].as_array_mut().unwrap().push(passing.clone());
        with["registers"]["townships"] = without["registers"]["townships"].clone();
        with["registers"]["townships"].as_array_mut().unwrap().push(passing);
        prop_assert!(met_clauses(&report(&with)) >= met_clauses(&report(&without)));
    }

    #[test]
    fn an_answer_more_raises_nothing_that_it_cannot(county in county(), which in 0..76_usize, word in clause_status()) {
        let standard = CATALOG.standards().nth(which).unwrap();
        let mut silent = county.clone();
        silent["answers"].as_object_mut().unwrap().remove(&standard.id);
        let alone = report(&silent);
        for clause in &standard.clauses {
            let mut answered = silent.clone();
            answered["answers"][&standard.id] = json!({ "clauses": { &clause.id: word }, "reason": "本县无此情形" });
            for (before, after) in alone.standards.iter().zip(&report(&answered).standards) {
                for (before, after) in before.clauses.iter().zip(&after.clauses) {
                    if after.id != clause.id {
                        prop_assert_eq!(before, after, "an answer is about its own clause");
                        continue;
                    }
                    // What figures decide against the county stays so, and no word but 达标 makes 达标.
                    let by_figures = before.status;
                    if matches!(by_figures, ClauseStatus::Unmet | ClauseStatus::Pending) {
                        prop_assert_ne!(after.status, ClauseStatus::Met, "{}", after.id);
                    }
                    if word != "met" && by_figures != ClauseStatus::Met {
                        prop_assert_ne!(after.status, ClauseStatus::Met, "{}", after.id);
                    }
                    if word == "unmet" && after.role.is_none() {
                        prop_assert_eq!(after.status, ClauseStatus::Unmet, "{}", after.id);
                    }
                }
            }
        }
    }

    #[test]
    fn a_row_more_that_falls_short_never_raises(county in county(), total in prop::option::of(0..8_u8), has_station in any::<bool>()) {
        let mut county = county;
        county["answers"] = json!({});
        county["figures"] = total.map_or(json!({}), |total| json!({ "townships_total": total }));
        let before = report(&county);
        county["registers"]["townships"].as_array_mut().unwrap().push(json!({
            "name": "落后镇", "station": has_station, "meetings_per_year": 1, "meetings_with_minutes": 0, "mechanism": false,
            "station_social_workers": 0, "child_supervisors": 0,
        }));
        for (before, after) in before.standards.iter().zip(&report(&county).standards) {
            for (before, after) in before.clauses.iter().zip(&after.clauses) {
                // A station is one more of them, and only one without a worker falls short for 11.1.2.
                let falls_short = match after.id.split('/').next() {
                    Some("10.1.2") => !has_station,
                    Some("11.1.2") => has_station,
                    _ => true,
                };
                if falls_short && before.status != ClauseStatus::Met {
                    prop_assert_ne!(after.status, ClauseStatus::Met, "{}", after.id);
                }
            }
        }
    }

    #[test]
    fn an_overlay_that_changes_nothing_changes_nothing(county in county()) {
        let overlay = json!({
            "format": "weibao.overlay", "version": 1, "id": "xx", "prefix": "XX", "title": "空", "authority": "某省",
            "catalog": "cn-2021",
        });
        let plain = report(&county);
        let mut overlaid =
            evaluate(&CATALOG, &county, &Options { overlay: Some(&overlay), rules: None }).unwrap();
        prop_assert_eq!(overlaid.overlay.take(), Some("xx".to_string()));
        prop_assert_eq!(overlaid, plain);
    }

    #[test]
    fn points_stay_within_the_maximum(county in county()) {
        let rules: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
        let score = evaluate(&CATALOG, &county, &Options { overlay: None, rules: Some(&rules) }).unwrap().score.unwrap();
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        prop_assert!(number(&score.points) <= number(&score.maximum));
        for line in &score.lines {
            prop_assert!(line.reference == "pass" || number(&line.points) <= number(&line.maximum), "{line:?}");
        }
    }

    #[test]
    fn a_file_comes_back_from_its_own_text(county in county()) {
        let text = serde_json::to_string(&county).unwrap();
        let again: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(report(&again), report(&county));
        prop_assert_eq!(check(&CATALOG, &again), check(&CATALOG, &county));
    }

    #[test]
    fn a_register_cell_by_cell_says_what_check_says(registers in wild_registers(), county in county()) {
        let mut county = county;
        county["registers"] = registers;
        let problems = check(&CATALOG, &county);
        let (doubled, problems): (Vec<_>, Vec<_>) =
            problems.into_iter().partition(|problem| problem.code == "duplicate_row");
        let mut shown = Vec::new();
        for register in &CATALOG.registers {
            let rows = county["registers"][&register.key].as_array().unwrap();
            let read: Vec<_> = rows.iter().map(|value| ReadRow::new(&CATALOG, register, value).row).collect();
            let again = duplicates(register, &read);
            shown.extend(again.iter().map(|(row, _)| format!("/registers/{}/{row}/name", register.key)));
        }
        prop_assert_eq!(doubled.into_iter().map(|problem| problem.path).collect::<Vec<_>>(), shown);
        for register in &CATALOG.registers {
            for (index, value) in county["registers"][&register.key].as_array().unwrap().iter().enumerate() {
                let read = ReadRow::new(&CATALOG, register, value);
                let place = format!("/registers/{}/{index}", register.key);
                let said: Vec<_> = problems
                    .iter()
                    .filter_map(|problem| Some((problem.path.strip_prefix(&place)?, &problem.code, &problem.text)))
                    .filter(|(path, _, _)| path.is_empty() || path.starts_with('/'))
                    .collect();
                let shown: Vec<_> =
                    read.problems.iter().map(|problem| (problem.path.as_str(), &problem.code, &problem.text)).collect();
                prop_assert_eq!(said, shown);
            }
        }
    }

    #[test]
    fn what_a_row_is_blamed_for_lies_in_its_cells(registers in wild_registers()) {
        let mut county = new_assessment(&CATALOG, None);
        county["registers"] = registers;
        let report = report(&county);
        for register in &CATALOG.registers {
            let findings = RegisterFindings::new(&CATALOG, &report, register);
            let blamed = findings.failing_rows();
            for (index, value) in county["registers"][&register.key].as_array().unwrap().iter().enumerate() {
                let row = ReadRow::new(&CATALOG, register, value).row;
                prop_assert_eq!(findings.broken(index, &row).next().is_some(), blamed.contains(&index));
            }
        }
    }

    #[test]
    fn check_points_into_what_it_was_given(county in county()) {
        for problem in check(&CATALOG, &county) {
            // What is missing is told where it belongs; all else is there.
            let place = problem.path.strip_suffix("/reason").unwrap_or(&problem.path);
            prop_assert!(county.pointer(place).is_some(), "{} is nowhere", problem.path);
        }
    }
}

#[test]
fn the_example_rule_file_can_be_earned_in_full() {
    let rules: Value = serde_json::from_str(weibao_standards::example_rules()).unwrap();
    let mut county = new_assessment(&CATALOG, None);
    county["answers"] = CATALOG
        .standards()
        .map(|standard| (standard.id.clone(), json!({ "status": "met" })))
        .collect::<Map<_, _>>()
        .into();
    let score = evaluate(&CATALOG, &county, &Options { overlay: None, rules: Some(&rules) }).unwrap().score.unwrap();
    assert_eq!(score.points, score.maximum);
    assert!(score.pass);
}
