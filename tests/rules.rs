//! Worked cases for every rule of the document, on the real standards.
//!
//! `rules/STANDARD.json` holds them, a line each: which clause and which of its rules (`place` says where the case lies:
//! `at` the line, `beyond` it on the failing side, `inside`, `zero`, `no_case`, `missing`, `beyond_whole`, `beyond_named`, `both` rules,
//! `open` for want of rows, `holds` of a rule that can only refute),
//! the figures, the named bodies, the registers as tables (an empty cell is `null`), the period, the readings and answers, and what must come
//! out for the clause, where given with the figures that it misses, a piece of its sentence, and whether the standard is in conflict.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use weibao_core::catalog::{Bound, Catalog, Clause, Predicate, Rule};
use weibao_core::decimal::Decimal;
use weibao_core::report::ClauseReport;
use weibao_core::{Options, check, evaluate, new_assessment};

/// Every case, with the place of its line for messages.
fn cases() -> Vec<(String, Value)> {
    let mut cases = Vec::new();
    for name in weibao_tests::listed("rules") {
        let file = weibao_tests::json(format!("rules/{name}"));
        for (index, case) in file["cases"].as_array().unwrap().iter().enumerate() {
            assert!(case["clause"].as_str().unwrap().starts_with(file["standard"].as_str().unwrap()), "{name}");
            cases.push((format!("{name}, case {} ({})", index + 1, case["say"]), case.clone()));
        }
    }
    cases
}

/// A table of cells as rows; `null` is an empty cell.
fn rows(table: &Value) -> Value {
    let columns: Vec<&str> =
        table["columns"].as_array().unwrap().iter().map(|column| column.as_str().unwrap()).collect();
    let row = |cells: &Value| -> Map<String, Value> {
        let cells = cells.as_array().unwrap();
        assert_eq!(cells.len(), columns.len());
        let filled = columns.iter().zip(cells).filter(|(_, cell)| !cell.is_null());
        filled.map(|(column, cell)| (column.to_string(), cell.clone())).collect()
    };
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

fn county(catalog: &Catalog, case: &Value) -> Value {
    let mut county = new_assessment(catalog, Some(&json!({ "name": "示例县" })));
    if let Some(figures) = case.get("figures") {
        county["figures"] = figures.clone();
    }
    if let Some(choices) = case.get("choices") {
        county["choices"] = choices.clone();
    }
    for field in ["answers", "bodies", "period"] {
        if let Some(given) = case.get(field) {
            county[field] = given.clone();
        }
    }
    for (register, table) in case.get("registers").and_then(Value::as_object).into_iter().flatten() {
        county["registers"][register] = rows(table);
    }
    county
}

fn outcome(clause: &ClauseReport) -> Value {
    let mut outcome = json!({ "status": clause.status });
    if let Some(measured) = &clause.measured {
        outcome["have"] = json!(measured.have);
        outcome["need"] = json!(measured.need);
        outcome["shortfall"] = json!(measured.shortfall);
        outcome["failing"] = json!(measured.failing);
    }
    outcome
}

#[test]
fn every_worked_case_comes_out_as_worked() {
    let catalog = weibao_standards::catalog();
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let county = county(&catalog, &case);
        let report = evaluate(&catalog, &county, &Options::default()).unwrap();
        let clauses = || report.standards.iter().flat_map(|standard| &standard.clauses);
        let clause = clauses().find(|clause| case["clause"] == clause.id.as_str()).unwrap();
        if outcome(clause) != case["expect"] {
            wrong.push(format!("{name}: expected {}, came out {}", case["expect"], outcome(clause)));
        }
        if case.get("missing").is_some_and(|missing| *missing != json!(clause.missing)) {
            wrong.push(format!("{name}: misses {:?}", clause.missing));
        }
        let standard = report.standards.iter().find(|standard| standard.clauses.contains(clause)).unwrap();
        if case.get("conflict").is_some_and(|conflict| *conflict != json!(standard.conflict)) {
            wrong.push(format!("{name}: conflict is {}", standard.conflict));
        }
        let said = clause.measured.as_ref().map_or("", |measured| &measured.text);
        if case.get("text").and_then(Value::as_str).is_some_and(|text| !said.contains(text)) {
            wrong.push(format!("{name}: says {said}"));
        }
        // Only a part larger than its whole and a disagreement on purpose (`defect`) are defects.
        let expected_defect = case["place"] == "beyond_whole" || case["defect"] == true;
        if check(&catalog, &county).is_empty() == expected_defect {
            wrong.push(format!("{name}: check says {:?}", check(&catalog, &county)));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every rule of the catalog with its clause's id and its place in the clause.
fn rules(catalog: &Catalog) -> impl Iterator<Item = (&Clause, usize, &Rule)> {
    let clauses = catalog.standards().flat_map(|standard| &standard.clauses);
    clauses.flat_map(|clause| clause.rules.iter().enumerate().map(move |(index, rule)| (clause, index, rule)))
}

/// Whether what there is lies exactly on the bound that the rule has; above 10 the next whole number is the line.
fn lies_on_the_line(test: &Predicate, have: &str) -> bool {
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    match test {
        Predicate::Figure(comparison) => match &comparison.bound {
            Bound::AtLeast(line) | Bound::AtMost(line) => number(have) == *line,
            Bound::MoreThan(line) => number(have) == line.plus(Decimal::from_count(1)),
        },
        Predicate::Ratio(ratio) => {
            let (part, whole) = have.split_once('/').unwrap();
            match &ratio.bound {
                Bound::AtLeast(line) | Bound::AtMost(line) => line.compare(number(part), number(whole)).is_eq(),
                Bound::MoreThan(line) => line.compare(number(part), number(whole)).is_gt(),
            }
        }
    }
}

#[test]
fn a_rule_says_what_it_asks() {
    let catalog = weibao_standards::catalog();
    let words = |id: &str| {
        let clause = catalog.standards().flat_map(|standard| &standard.clauses).find(|clause| clause.id == id).unwrap();
        clause.rules[0].in_words(&catalog)
    };
    assert_eq!(words("10.1.2/1"), "“设立未成年人保护工作站的乡镇（街道）”占“乡镇（街道）”的50%以上");
    assert_eq!(words("5.2.2/1"), "“配备或指定驻校社工的学校”占“学校”的全部");
    assert_eq!(words("8.2.2/1"), "“全县人口”不少于300000人时，“承担特殊教育职能的学校”不少于1所");
    assert_eq!(words("6.4.1/1"), "“本期查实的校外培训机构违规集体补课”为0");
}

/// What two rules that both hold rest on is named once, in the order of the rules.
#[test]
fn a_clause_of_two_rules_names_the_figures_of_both() {
    let catalog = weibao_standards::catalog();
    let mut county = new_assessment(&catalog, None);
    county["figures"] = json!({ "directors_per_village": 1, "villages_with_director": 3, "villages_total": 3 });
    let report = evaluate(&catalog, &county, &Options::default()).unwrap();
    let mut clauses = report.standards.iter().flat_map(|standard| &standard.clauses);
    let measured = clauses.find(|clause| clause.id == "11.1.3/1").and_then(|clause| clause.measured.clone()).unwrap();
    assert_eq!(measured.figures, ["directors_per_village", "villages_with_director", "villages_total"]);
}

#[test]
fn every_rule_has_its_cases() {
    let catalog = weibao_standards::catalog();
    let mut places: BTreeMap<(String, usize), BTreeSet<&str>> = BTreeMap::new();
    let cases = cases();
    for (name, case) in &cases {
        let (id, index) = (case["clause"].as_str().unwrap(), case["rule"].as_u64().unwrap() as usize);
        let (clause, _, rule) = rules(&catalog)
            .find(|(clause, place, _)| clause.id == id && *place == index)
            .unwrap_or_else(|| panic!("{name}: there is no such rule"));
        let (place, expect) = (case["place"].as_str().unwrap(), &case["expect"]);
        let status = expect["status"].as_str().unwrap();
        let shown_by =
            || clause.rules.iter().any(|rule| lies_on_the_line(&rule.predicate, expect["have"].as_str().unwrap()));
        let on_the_line = || {
            if clause.together {
                shown_by()
            } else {
                lies_on_the_line(&rule.predicate, expect["have"].as_str().unwrap())
            }
        };
        let fits = match place {
            "at" => status == "met" && on_the_line(),
            "inside" => status == "met" && !lies_on_the_line(&rule.predicate, expect["have"].as_str().unwrap()),
            "beyond" => status == "unmet",
            "holds" => rule.necessary && expect.get("have").is_none(),
            "open" => status == "pending",
            "beyond_named" => status == "unanswered" && case["defect"] == true,
            // That a rule has no case decides nothing while another rule of the clause misses its figures.
            "no_case" => {
                let decides_nothing = clause.rules.len() > 1 || rule.necessary;
                status == "not_applicable" || (decides_nothing && expect.get("have").is_none())
            }
            // What the county says is not lost for want of figures.
            "missing" => expect.get("have").is_none(),
            "beyond_whole" => status == "unanswered",
            "zero" | "both" => true,
            _ => false,
        };
        assert!(fits, "{name}: not a case of “{place}”");
        places.entry((id.to_string(), index)).or_default().insert(place);
    }
    for (clause, index, rule) in rules(&catalog) {
        let have = places.get(&(clause.id.clone(), index)).cloned().unwrap_or_default();
        let mut needed = vec![if rule.necessary { "holds" } else { "at" }, "beyond", "missing"];
        if let Predicate::Ratio(ratio) = &rule.predicate {
            needed.extend(["zero", "no_case"]);
            needed.extend((!ratio.beyond).then_some("beyond_whole"));
        }
        for place in needed {
            assert!(have.contains(place), "{} rule {index} has no worked case “{place}”", clause.id);
        }
    }
}
