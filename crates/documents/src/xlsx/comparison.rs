//! Two files of one county beside each other as a workbook. Facts; nothing here concludes.

use serde_json::Value;
use weibao_core::{Catalog, Problem};
use weibao_terms::Status;
use weibao_text::screens::{common, review, round as words};
use weibao_text::tables::comparison as names;

use super::{Cell, Column, Row, Sheet};
use crate::problem::problem;

/// The tables of `compare` as an .xlsx: standards with what got worse first, arithmetic, figures, registers, evidence, negative items, readings.
///
/// # Errors
/// Where the value is no comparison.
pub fn comparison(catalog: &Catalog, compared: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    super::write(names::TITLE, "", &sheets(catalog, compared)?)
}

pub(crate) fn sheets(catalog: &Catalog, compared: &Value) -> Result<[Sheet; 7], Vec<Problem>> {
    let list = |key: &str| compared.get(key).and_then(Value::as_array);
    let (Some(standards), Some(figures)) = (list("standards"), list("figures")) else {
        return Err(vec![problem("no_comparison", "", names::none())]);
    };
    let others = |key: &str| list(key).map(Vec::as_slice).unwrap_or_default();
    Ok([
        standards_sheet(catalog, standards, others("restated")),
        arithmetic_sheet(others("arithmetic")),
        figures_sheet(catalog, figures),
        rows_sheet(words::REGISTERS, "key", others("registers"), |key| label_of_register(catalog, key)),
        rows_sheet(words::EVIDENCE_HEADING, "standard", others("evidence"), str::to_owned),
        negatives_sheet(others("negatives")),
        readings_sheet(catalog, others("readings")),
    ])
}

/// A table of these columns: title and width.
fn sheet<const COUNT: usize>(name: &str, columns: [(&str, u32); COUNT], rows: Vec<[Cell; COUNT]>) -> Sheet {
    let columns = columns.map(|(title, width)| Column { title: title.into(), width, choices: Vec::new() });
    let rows = rows.into_iter().map(|cells| Row { cells: cells.into(), ..Row::default() });
    Sheet { name: name.into(), columns: columns.into(), rows: rows.collect(), spare_rows: 0 }
}

fn text(value: &Value, path: &str) -> Cell {
    Cell::text(value.pointer(path).and_then(Value::as_str).unwrap_or_default())
}

/// A number, or a decimal that is written as a text.
fn number(value: &Value, path: &str) -> Cell {
    match value.pointer(path) {
        Some(Value::Number(number)) => Cell::Number(number.to_string()),
        Some(Value::String(number)) if number.parse::<weibao_core::decimal::Decimal>().is_ok() => {
            Cell::Number(number.clone())
        }
        _ => Cell::Empty,
    }
}

pub(crate) fn said<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn label_of_register(catalog: &Catalog, key: &str) -> String {
    catalog.register(key).map_or(key, |register| register.label.as_str()).to_owned()
}

fn status(key: &str) -> Cell {
    Cell::text(Status::parse(key).map(common::status).unwrap_or_default())
}

fn standards_sheet(catalog: &Catalog, standards: &[Value], restated: &[Value]) -> Sheet {
    let order = ["worse", "other", "better", "same"];
    let mut sorted: Vec<&Value> = standards.iter().collect();
    sorted.sort_by_key(|standard| order.iter().position(|change| *change == said(standard, "change")));
    let rows = sorted.into_iter().map(|standard| {
        let id = said(standard, "id");
        let again = restated.iter().find(|restated| said(restated, "id") == id);
        let text = catalog.standard(id).map(|standard| standard.text.as_str()).unwrap_or_default();
        [
            Cell::text(id),
            Cell::text(text),
            status(said(standard, "before")),
            again.map_or(Cell::Empty, |again| status(said(again, "before"))),
            status(said(standard, "after")),
            Cell::text(names::change(said(standard, "change"))),
        ]
    });
    let columns = [
        (words::ID, 10),
        (names::WORDS, 70),
        (words::BEFORE, 10),
        (words::RESTATED, 20),
        (words::AFTER, 10),
        (words::CHANGE, 12),
    ];
    sheet(words::STANDARDS, columns, rows.collect())
}

fn arithmetic_sheet(clauses: &[Value]) -> Sheet {
    let rows = clauses.iter().map(|clause| {
        let side = |field: &str| Cell::text(names::arithmetic(said(clause, field)));
        let restated = clause.get("restated").map_or(Cell::Empty, |_| side("restated"));
        [side("clause"), side("before"), restated, side("after")]
    });
    let columns = [(words::ID, 12), (words::BEFORE, 50), (words::RESTATED, 50), (words::AFTER, 50)];
    sheet(words::ARITHMETIC, columns, rows.collect())
}

fn figures_sheet(catalog: &Catalog, figures: &[Value]) -> Sheet {
    let rows = figures.iter().map(|figure| {
        let key = said(figure, "key");
        [Cell::text(catalog.label(key)), number(figure, "/before"), number(figure, "/after")]
    });
    sheet(words::FIGURES, [(words::FIGURES, 50), (words::BEFORE, 14), (words::AFTER, 14)], rows.collect())
}

/// What is new, what is no more, what says something else; a line each.
fn rows_sheet(name: &str, key: &str, of: &[Value], label: impl Fn(&str) -> String) -> Sheet {
    let mut rows = Vec::new();
    for changed in of {
        for (field, word) in [("removed", words::REMOVED), ("added", words::ADDED), ("changed", words::CHANGED)] {
            for row in changed.get(field).and_then(Value::as_array).into_iter().flatten() {
                rows.push([Cell::text(label(said(changed, key))), Cell::text(word), text(row, "")]);
            }
        }
    }
    sheet(name, [(name, 24), (words::CHANGE, 14), (names::WHICH, 60)], rows)
}

fn negatives_sheet(negatives: &[Value]) -> Sheet {
    let rows = negatives.iter().map(|negative| {
        let state = |field: &str| Cell::text(review::negative(said(negative, field)));
        [Cell::text(said(negative, "id")), state("before"), state("after")]
    });
    sheet(words::NEGATIVES, [(words::ID, 10), (words::BEFORE, 10), (words::AFTER, 10)], rows.collect())
}

fn readings_sheet(catalog: &Catalog, readings: &[Value]) -> Sheet {
    let words_of = |key: &str, chosen: &str| {
        let choice = catalog.choice(key);
        let option = choice.and_then(|choice| choice.options.iter().find(|option| option.key == chosen));
        match (key, key.strip_prefix("rules_off/")) {
            ("overlay", _) if chosen.is_empty() => words::NO_OVERLAY.to_owned(),
            (_, Some(_)) => words::rule(chosen != "off").to_owned(),
            _ => option.map_or(chosen, |option| option.label.as_str()).to_owned(),
        }
    };
    let rows = readings.iter().map(|reading| {
        let key = said(reading, "key");
        let question = match catalog.choice(key) {
            Some(choice) => choice.question.as_str(),
            None if key == "overlay" => words::OVERLAY,
            None => key.strip_prefix("rules_off/").unwrap_or(key),
        };
        let side = |field: &str| Cell::text(words_of(key, said(reading, field)));
        [Cell::text(question), side("before"), side("after")]
    });
    sheet(words::READINGS, [(words::READINGS, 50), (words::BEFORE, 40), (words::AFTER, 40)], rows.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_comparison_becomes_a_workbook_and_nothing_else_does() {
        let catalog = weibao_standards::catalog_for_documents();
        let compared = json!({
            "standards": [{ "id": "1.1.1", "before": "met", "after": "met", "change": "same" }, { "id": "1.1.2", "before": "met", "after": "unmet", "change": "worse" }],
            "figures": [{ "key": "townships_total", "before": 6, "after": 5 }],
            "registers": [{ "key": "townships", "added": [], "removed": ["东镇"], "changed": [] }],
            "evidence": [], "negatives": [{ "id": "N1", "before": "absent", "after": "pending" }],
            "readings": [{ "key": "overlay", "before": "", "after": "hainan-2023" }],
            "restated": [{ "id": "1.1.1", "before": "met" }],
            "arithmetic": [{ "clause": "2.1.1/1", "before": "", "after": "还差1个" }],
        });
        let sheets = super::sheets(&catalog, &compared).unwrap();
        let first = |sheet: &super::Sheet| -> Vec<super::Cell> {
            sheet.rows.iter().filter_map(|row| row.cells.first().cloned()).collect()
        };
        assert_eq!(first(&sheets[0]), ["1.1.2", "1.1.1"].map(super::Cell::text), "what got worse comes first");
        assert_eq!(sheets.each_ref().map(|sheet| sheet.rows.len()), [2, 1, 1, 1, 0, 1, 1]);
        assert_eq!(sheets[2].rows[0].cells[1..], [super::Cell::Number("6".into()), super::Cell::Number("5".into())]);
        assert!(super::comparison(&catalog, &compared).unwrap().starts_with(b"PK"));
        assert!(super::comparison(&catalog, &json!([])).is_err());
    }
}
