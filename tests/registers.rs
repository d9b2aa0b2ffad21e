//! A register cell by cell, in the small catalog of the cases: what a cell is blamed for, by which rule, and what is still waited for.

use serde_json::{Value, json};
use weibao_core::assessment::Row;
use weibao_core::register::{ReadRow, RegisterFindings, same_day};
use weibao_core::{Catalog, Options, evaluate, new_assessment};

/// The small catalog; a township's station counts only where it meets.
fn catalog() -> Catalog {
    let mut catalog = weibao_tests::json("cases/catalog.json");
    let figures = catalog["figures"].as_array_mut().unwrap();
    let figure = figures.iter_mut().find(|figure| figure["key"] == "townships_with_station").unwrap();
    figure["from"][0]["only"].as_array_mut().unwrap().push(json!({ "column": "meetings_per_year", "at_least": 1 }));
    serde_json::from_value(catalog).unwrap()
}

/// Looks at the rows of one register as the judgement of the county that has them does.
fn look<T>(key: &str, county: &Value, see: impl FnOnce(&RegisterFindings, &[Row]) -> T) -> T {
    let catalog = catalog();
    let mut file =
        json!({ "format": "weibao.assessment", "version": 1, "catalog": "cn-2021", "county": { "name": "示例县" } });
    for (field, given) in county.as_object().unwrap() {
        file[field] = given.clone();
    }
    let report = evaluate(&catalog, &file, &Options::default()).unwrap();
    let register = catalog.register(key).unwrap();
    let rows = file["registers"][key].as_array().unwrap();
    let rows: Vec<Row> = rows.iter().map(|row| ReadRow::new(&catalog, register, row).row).collect();
    see(&RegisterFindings::new(&catalog, &report, register), &rows)
}

#[test]
fn a_cell_is_blamed_by_the_rule_that_it_breaks() {
    let county = json!({ "registers": {
        "townships": [
            { "name": "甲镇", "station": false, "meetings_per_year": 1 },
            { "name": "乙镇", "station": true, "meetings_per_year": 2 },
            { "name": "丙镇", "station": false, "meetings_per_year": 2 },
        ],
        "schools": [
            { "name": "甲校", "social_worker": true }, { "name": "乙校", "social_worker": false },
        ],
    } });
    look("townships", &county, |findings, rows| {
        assert_eq!(findings.failing_rows(), [0, 2]);
        let broken = |row: usize| -> Vec<(&str, &str)> {
            findings.broken(row, &rows[row]).map(|(column, rule)| (column, rule.clause)).collect()
        };
        assert_eq!(broken(0), [("station", "2.1.1/1"), ("meetings_per_year", "2.1.1/2")]);
        assert_eq!(broken(1), []);
        assert_eq!(broken(2), [("station", "2.1.1/1")]);
        let of = |column: &str| -> Vec<&str> { findings.of_column(column).map(|rule| rule.clause).collect() };
        assert_eq!(of("station"), ["2.1.1/1"]);
        assert_eq!(of("meetings_per_year"), ["2.1.1/1", "2.1.1/2"]);
        assert!(of("name").is_empty());
    });
    look("schools", &county, |findings, _| assert_eq!(findings.failing_rows(), [1]));
}

#[test]
fn what_a_figure_waits_for_is_a_gap_under_the_reading_in_use() {
    let county = |option: &str| {
        json!({ "choices": { "school_scope": option }, "registers": { "schools": [
            { "name": "甲校", "social_worker": true, "tobacco_outlets_nearby": 0 },
            { "name": "乙园", "stage": "kindergarten" },
            { "name": "丙校", "stage": "primary" },
        ] } })
    };
    let gaps = |option: &str| {
        look("schools", &county(option), |findings, rows| {
            rows.iter().map(|row| findings.gaps(row).join(" ")).collect::<Vec<_>>()
        })
    };
    assert_eq!(gaps("all"), ["", "social_worker tobacco_outlets_nearby", "social_worker tobacco_outlets_nearby"]);
    assert_eq!(gaps("primary_secondary"), ["stage", "tobacco_outlets_nearby", "social_worker tobacco_outlets_nearby"]);
}

/// On the real standards: what a term or a share is held against is waited for too, and an old number stands for all its quarters.
#[test]
fn what_a_cell_is_held_against_is_a_gap_too() {
    let catalog = weibao_standards::catalog();
    let gaps = |key: &str, row: Value| {
        let mut file = new_assessment(&catalog, None);
        file["choices"] = json!({ "course_share": "courses", "family_education_unit": "each" });
        file["registers"][key] = json!([row]);
        let report = evaluate(&catalog, &file, &Options::default()).unwrap();
        let register = catalog.register(key).unwrap();
        let row = ReadRow::new(&catalog, register, &file["registers"][key][0]).row;
        let gaps = RegisterFindings::new(&catalog, &report, register).gaps(&row);
        let about = ["courses", "social_work_courses", "issued_on", "replied_on"];
        let among = |gap: &&str| about.contains(gap) || gap.starts_with("family_education");
        gaps.into_iter().filter(among).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(gaps("trainings", json!({ "name": "班", "social_work_courses": 1 })), "courses");
    assert_eq!(gaps("trainings", json!({ "name": "班", "courses": 2 })), "social_work_courses");
    assert_eq!(gaps("trainings", json!({ "name": "班", "courses": 2, "social_work_courses": 1 })), "");
    assert_eq!(gaps("suggestions", json!({ "name": "甲〔2025〕1号", "replied_on": "2025-03-01" })), "issued_on");
    let quarters = "family_education_q1 family_education_q2 family_education_q3 family_education_q4";
    assert_eq!(gaps("communities", json!({ "name": "东村" })), quarters);
    assert_eq!(gaps("communities", json!({ "name": "东村", "family_education_per_quarter": 1 })), "");
    let mixed = json!({ "name": "东村", "family_education_per_quarter": 1, "family_education_q2": 1 });
    assert_eq!(gaps("communities", mixed), quarters.replace(" family_education_q2", ""));
}

#[test]
fn two_meetings_of_one_name_are_one_on_one_day_alone() {
    for (one, other, same) in [
        ("2025-01-01", "2025-01-01", true),
        ("2025-01-01", " 2025-01-01 ", true),
        ("2025-01-01", "2025-01-02", false),
        ("", "2025-01-02", true),
        ("2025-01-01", " ", true),
    ] {
        assert_eq!(same_day(one, other), same, "{one} {other}");
    }
}

#[test]
fn a_defect_stands_at_its_cell() {
    let catalog = catalog();
    let register = catalog.register("townships").unwrap();
    let read = ReadRow::new(&catalog, register, &json!({ "name": "甲镇", "station": "有", "meetings_per_year": -1 }));
    let defects = register.columns.iter().map(|column| (column.key.as_str(), read.defect(column).is_some()));
    let defects: Vec<&str> = defects.filter(|(_, defect)| *defect).map(|(key, _)| key).collect();
    assert_eq!(defects, ["station", "meetings_per_year"]);
    let station = read.defect(register.column("station").unwrap());
    assert_eq!(station, read.problems.iter().find(|problem| problem.path == "/station").map(|problem| &*problem.text));
}

/// On the real standards: above each column stands what the rules that it decides ask of it.
#[test]
fn a_column_says_what_is_asked_of_it() {
    let catalog = weibao_standards::catalog();
    let report = evaluate(&catalog, &new_assessment(&catalog, None), &Options::default()).unwrap();
    for (key, column, asked) in [
        ("townships", "mechanism", "2.1.7/1 每个都要"),
        ("townships", "meetings_per_year", "2.1.7/2 不少于2"),
        ("communities", "care_site", "10.2.2/1 90%以上"),
        ("schools", "stage", "8.2.2/1 不少于1"),
        ("schools", "tobacco_outlets_nearby", "5.2.4/2 应为0"),
        ("meetings", "body", "2.1.3/1 不少于2"),
        ("venues", "admission", "6.3.5/1 每个都要 6.3.5/2 每个都要"),
    ] {
        let findings = RegisterFindings::new(&catalog, &report, catalog.register(key).unwrap());
        let rules = findings.of_column(column).map(|rule| format!("{} {}", rule.clause, rule.in_short()));
        assert_eq!(rules.collect::<Vec<_>>().join(" "), asked, "{key} {column}");
    }
}
