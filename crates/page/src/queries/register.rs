//! What can be told about a register beside what the core says of its cells: what they show, what the columns add up to.

use serde_json::Value;
use weibao_core::assessment::{Cell, Row};
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_core::decimal::Decimal;
use weibao_core::register::RegisterFindings;
use weibao_text::screens::register as text;

use super::figures::plain_number;
use crate::prelude::*;
use crate::saved_file::json_text;
use crate::session::Session;

/// What a row is called: its name, else its number.
pub fn row_name(rows: &[Value], index: usize) -> String {
    let name = rows.get(index).and_then(|row| row.get("name")).and_then(Value::as_str).unwrap_or_default();
    text::row_name(name, index)
}

/// The first row of the same unit before this one: the same name, and the same 乡镇 or date where the register has one.
pub fn same_unit(rows: &[Value], index: usize) -> Option<usize> {
    let unit = |row: &Value| {
        let word = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        Some((word("name"), word("township"), word("date"))).filter(|(name, ..)| !name.is_empty())
    };
    let this = unit(rows.get(index)?)?;
    rows.iter().take(index).position(|row| unit(row).as_ref() == Some(&this))
}

/// What a cell shows.
pub fn shown(column: &Column, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(state)) if column.kind == ColumnKind::Boolean => {
            if *state { text::YES } else { text::NO }.to_owned()
        }
        Some(Value::Number(number)) => plain_number(number),
        Some(Value::String(word)) => {
            let option = column.options.iter().find(|option| option.key == *word);
            option.map_or(word, |option| &option.label).clone()
        }
        Some(other) => json_text(other),
    }
}

/// Whether nothing was filled in.
pub fn is_empty(value: Option<&Value>) -> bool {
    matches!(value, None | Some(Value::Null)) || value.and_then(Value::as_str) == Some("")
}

/// The sums of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Filled cells that can be read.
    pub filled: usize,
    /// Empty ones.
    pub empty: usize,
    /// Of 有/无: how many 有.
    pub yes: usize,
    /// Of numbers.
    pub sum: Option<Decimal>,
    /// Of numbers.
    pub least: Option<Decimal>,
}

/// What a column adds up to: `rows` as the saved file has them, `read` what the core has read of them.
pub fn total(register: &Register, column: &Column, rows: &[Value], read: &[Row]) -> Total {
    let mut total = Total::default();
    let place = register.place(&column.key);
    for (row, read) in rows.iter().zip(read) {
        if is_empty(row.get(&column.key)) {
            total.empty = total.empty.saturating_add(1);
            continue;
        }
        match place.and_then(|place| read.cell(place)) {
            Some(Cell::Number(number)) => {
                total.sum = Some(total.sum.unwrap_or_default().plus(*number));
                total.least = Some(total.least.map_or(*number, |least| least.min(*number)));
            }
            Some(Cell::Boolean(true)) => total.yes = total.yes.saturating_add(1),
            Some(Cell::Boolean(false) | Cell::Text(_)) => {}
            None => continue,
        }
        total.filled = total.filled.saturating_add(1);
    }
    total
}

/// The rows in the order of a column: filled cells first, then by value; rows of the same value stay as they are.
pub fn sorted(column: &Column, rows: &[Value], order: Vec<usize>, descending: bool) -> Vec<usize> {
    let get =
        |index: usize| rows.get(index).and_then(|row| row.get(&column.key)).filter(|value| !is_empty(Some(value)));
    let compare = |one: usize, two: usize| match (get(one), get(two)) {
        (Some(one), Some(two)) => {
            let order = match (one, two) {
                (Value::Number(one), Value::Number(two)) => {
                    Decimal::from_number(one).unwrap_or_default().cmp(&Decimal::from_number(two).unwrap_or_default())
                }
                (Value::Bool(one), Value::Bool(two)) => two.cmp(one),
                (one, two) => shown(column, Some(one)).cmp(&shown(column, Some(two))),
            };
            if descending { order.reverse() } else { order }
        }
        (one, two) => two.is_some().cmp(&one.is_some()),
    };
    let mut sorted: Vec<usize> = Vec::with_capacity(order.len());
    for row in order {
        // Putting each in its place takes a fraction of the code of a sort, and moves nothing but numbers.
        let place = sorted.partition_point(|before| compare(*before, row).is_le());
        sorted.insert(place, row);
    }
    sorted
}

/// The register as a table of text for other programs, in UTF-8 with its mark. A text that a spreadsheet would take for a formula is made harmless.
pub fn as_csv(register: &Register, rows: &[Value]) -> Vec<u8> {
    let mut csv = String::from('\u{feff}');
    let headings: Vec<String> = offered(register, rows).iter().map(|column| quoted(&heading(column))).collect();
    csv.push_str(&headings.join(","));
    csv.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = offered(register, rows)
            .iter()
            .map(|column| quoted(&harmless(&shown(column, row.get(&column.key)), row.get(&column.key))))
            .collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv.into_bytes()
}

/// What rules make of a register, on the day on which the county looks.
pub fn findings<'a>(session: &'a Session, register: &'a Register) -> RegisterFindings<'a> {
    RegisterFindings::new(session.catalog(), session.report(), register).over(session.assessment().period)
}

/// The columns that are shown, from the first on: those that are only read, and stand last, where a row still has something in them.
pub fn offered<'a>(register: &'a Register, rows: &[Value]) -> &'a [Column] {
    let is_asked = |column: &Column| !column.older || rows.iter().any(|row| !is_empty(row.get(&column.key)));
    let width = register.columns.iter().rposition(is_asked).map_or(0, |last| last.saturating_add(1));
    register.columns.get(..width).unwrap_or_default()
}

/// A column's label with its unit.
pub fn heading(column: &Column) -> String {
    column.unit.as_deref().map_or_else(|| column.label.clone(), |unit| text::column(&column.label, unit))
}

fn harmless(shown: &str, value: Option<&Value>) -> String {
    let formula = value.is_some_and(Value::is_string) && shown.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{shown}") } else { shown.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use weibao_core::register::ReadRow;

    #[test]
    fn totals_are_of_what_can_be_read() {
        let catalog = weibao_standards::catalog();
        let register = catalog.register("townships").unwrap();
        let rows = [
            json!({ "name": "甲", "station": true, "meetings_per_year": 2 }),
            json!({ "name": "乙", "station": false, "meetings_per_year": "多" }),
            json!({ "station": "也许", "meetings_per_year": 1 }),
        ];
        let read: Vec<Row> = rows.iter().map(|row| ReadRow::new(&catalog, register, row).row).collect();
        let totals: Vec<Total> = register.columns.iter().map(|column| total(register, column, &rows, &read)).collect();
        assert_eq!((totals[0].filled, totals[0].empty), (2, 1));
        assert_eq!(
            (totals[3].filled, totals[3].sum.unwrap().to_string(), totals[3].least.unwrap().to_string()),
            (2, "3".into(), "1".into())
        );
        assert_eq!((totals[5].yes, totals[5].filled), (1, 2));
        assert_eq!(totals[7].empty, 3);
    }

    #[test]
    fn sorts_by_value_with_empty_cells_last() {
        let catalog = weibao_standards::catalog();
        let column = catalog.register("townships").unwrap().column("meetings_per_year").unwrap().clone();
        let rows = [
            json!({ "meetings_per_year": 10 }),
            json!({}),
            json!({ "meetings_per_year": 9 }),
            json!({ "meetings_per_year": 10 }),
        ];
        assert_eq!(sorted(&column, &rows, vec![0, 1, 2, 3], false), [2, 0, 3, 1]);
        assert_eq!(sorted(&column, &rows, vec![0, 1, 2, 3], true), [0, 3, 2, 1]);
    }

    #[test]
    fn a_column_of_before_is_shown_where_a_row_has_it() {
        let catalog = weibao_standards::catalog();
        let register = catalog.register("communities").unwrap();
        let last = |rows: &[Value]| offered(register, rows).last().unwrap().key.clone();
        assert_eq!(last(&[]), "family_education_q4");
        assert_eq!(last(&[json!({ "family_education_per_quarter": "" })]), "family_education_q4");
        assert_eq!(last(&[json!({}), json!({ "family_education_per_quarter": 1 })]), "family_education_per_quarter");
        // Older columns stand last, so that the place of a column is the same with and without them.
        for register in &catalog.registers {
            assert!(offered(register, &[]).iter().all(|column| !column.older), "{}", register.key);
        }
    }

    #[test]
    fn a_table_for_other_programs_holds_no_formula() {
        let catalog = weibao_standards::catalog();
        let register = catalog.register("social_organisations").unwrap();
        let rows = [json!({ "name": "=1+1", "supported": true }), json!({ "name": "甲,乙" })];
        let csv = String::from_utf8(as_csv(register, &rows)).unwrap();
        assert_eq!(
            csv,
            "\u{feff}名称,受扶持并开展未保专业服务,扶持方式,未保服务项目,协议到期日,统一社会信用代码\r\n'=1+1,有,,,,\r\n\"甲,乙\",,,,,\r\n"
        );
    }
}
