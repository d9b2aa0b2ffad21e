//! All tables as a workbook.

use weibao_chain::{RolledUp, Table, View, by_county, tables};
use weibao_core::decimal::Decimal;
use weibao_core::{Catalog, Problem};
use weibao_terms::RollUpTable;
use weibao_text::tables::rollup as words;

use super::beside::Beside;
use crate::xlsx::{self, Cell, Column, Row, Sheet};

/// All tables as an .xlsx, a sheet each, with what each county gave behind the sums.
///
/// # Errors
/// Where it cannot be packed.
pub fn workbook(catalog: &Catalog, rolled_up: &RolledUp, beside: &Beside<'_>) -> Result<Vec<u8>, Vec<Problem>> {
    let mut sheets = Vec::new();
    let names = RollUpTable::ALL.map(words::name);
    for (table, name) in
        tables(catalog, rolled_up, beside.restated, &View::default(), &RollUpTable::ALL).iter().zip(names)
    {
        sheets.push(sheet(name, table));
        if table.key == RollUpTable::Measures.key() {
            sheets.push(sheet(words::BY_COUNTY, &by_county(catalog, rolled_up, None)));
        }
    }
    sheets.extend(beside.reporting.map(|table| sheet(words::REPORTING, table)));
    sheets.extend(beside.several.map(|table| sheet(words::SEVERAL, table)));
    sheets.extend(beside.compared.iter().map(|table| sheet(&table.title, table)));
    xlsx::write(words::TITLE, "", &sheets)
}

fn sheet(name: &str, table: &Table) -> Sheet {
    let column = |column: &weibao_chain::Column| Column {
        title: column.title.clone(),
        width: column.width,
        choices: Vec::new(),
    };
    let cells = |row: &weibao_chain::Row| {
        let cells = table.columns.iter().zip(&row.cells).map(|(column, cell)| {
            let is_number = column.number && cell.parse::<Decimal>().is_ok();
            if is_number { Cell::Number(cell.clone()) } else { Cell::text(cell.as_str()) }
        });
        Row { cells: cells.collect(), ..Row::default() }
    };
    Sheet {
        name: name.into(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(cells).collect(),
        spare_rows: 0,
    }
}
