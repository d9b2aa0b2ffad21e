//! Reading a file into sheets of cells.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
    XlsxFormulaMetadata,
};
use weibao_core::Problem;

use crate::cell;
use crate::delimited;
use crate::package::{self, Kind, MOST_CELLS, MOST_ROWS, encrypted, too_large, unreadable};
use crate::problem;
use crate::sheet::{Block, Cell, CellKind, Sheet, Workbook};
use weibao_text::tables as text;

/// Reads a spreadsheet: .xlsx, .xlsm, .xls, .ods, and by its name .csv. `name` is the file's, where there is one.
///
/// # Errors
/// Where it is none of these, encrypted, damaged, or far larger than any table of a county: what to do about it.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Workbook, Problem> {
    if name.is_some_and(|name| name.trim().to_ascii_lowercase().ends_with(".et")) {
        return Err(problem("table_is_et", text::is_et()));
    }
    if name.is_some_and(delimited::is_named_so) {
        return delimited::read(bytes);
    }
    let mut room = MOST_CELLS;
    let sheets = match package::examine(bytes)? {
        Kind::OpenXml => open_xml(bytes, &mut room)?,
        Kind::Binary => binary(bytes, &mut room)?,
        Kind::OpenDocument(per_cent) => open_document(bytes, &per_cent, &mut room)?,
    };
    Ok(Workbook { sheets })
}

/// Puts a cell down; `room` is how many further ones the workbook may have.
fn put(rows: &mut Vec<Vec<Cell>>, row: usize, column: usize, cell: Cell, room: &mut usize) -> Result<(), Problem> {
    if row >= MOST_ROWS {
        return Err(too_large());
    }
    if rows.len() <= row {
        rows.resize(row.saturating_add(1), Vec::new());
    }
    let cells = rows.get_mut(row).ok_or_else(too_large)?;
    if cells.len() <= column {
        let wanted = column.saturating_add(1).saturating_sub(cells.len());
        *room = room.checked_sub(wanted).ok_or_else(too_large)?;
        cells.resize(column.saturating_add(1), Cell::default());
    }
    if let Some(place) = cells.get_mut(column) {
        *place = cell;
    }
    Ok(())
}

fn place(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn block(merged: &Dimensions) -> Block {
    Block {
        top: place(merged.start.0),
        left: place(merged.start.1),
        bottom: place(merged.end.0),
        right: place(merged.end.1),
    }
}

// ---------------------------------------------------------------- .xlsx

/// More cells that cannot be read are a broken file.
const MOST_LOST: usize = 200;

fn open_xml(bytes: &[u8], room: &mut usize) -> Result<Vec<Sheet>, Problem> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| refused_xlsx(&error))?;
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for listed in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut sheet =
            Sheet { name: listed.name.clone(), hidden: listed.visible != SheetVisible::Visible, ..Sheet::default() };
        let merged = book.merge_cells_by_sheet_name(&listed.name).map_err(|error| refused_xlsx(&error))?;
        sheet.merged = merged.iter().map(block).collect();
        let shows_per_cent = cells_of(&mut book, &mut sheet, room)?;
        if !shows_per_cent.is_empty() {
            mark_per_cent(&mut book, &mut sheet, &shows_per_cent)?;
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the cells, and tells which styles of the workbook show a per cent.
fn cells_of(book: &mut Book<'_>, sheet: &mut Sheet, room: &mut usize) -> Result<Vec<usize>, Problem> {
    let mut reader = match book.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        // A sheet of another kind under a worksheet's name.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(refused_xlsx(&error)),
    };
    let (mut row, mut column) = (0, 0);
    loop {
        let found = match reader.next_cell_with_formula_metadata() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            // The reader goes on behind the cell, without saying where that was.
            Err(XlsxError::CellError(said)) => {
                sheet.lost.push((sheet.address(row, column), said));
                if sheet.lost.len() > MOST_LOST {
                    return Err(unreadable());
                }
                continue;
            }
            Err(error) => return Err(refused_xlsx(&error)),
        };
        (row, column) = (place(found.pos.0), place(found.pos.1));
        let mut cell = match found.value {
            DataRef::Empty => Cell::default(),
            DataRef::SharedString(words) => Cell::words(words),
            other => shown(&Data::from(other)),
        };
        if let Some(formula) = found.formula {
            cell.formula = true;
            if cell.text.is_empty()
                && cell.kind == CellKind::Text
                && matches!(formula, XlsxFormulaMetadata::Normal { .. })
            {
                cell.kind = CellKind::Fault;
                cell.text = text::NEVER_WORKED_OUT.into();
            }
        }
        if !cell.text.is_empty() {
            put(&mut sheet.rows, row, column, cell, room)?;
        }
    }
    let per_cent = reader
        .styles()
        .iter()
        .enumerate()
        .filter(|(_, style)| style.number_format.as_ref().is_some_and(|format| is_per_cent(&format.format_code)));
    Ok(per_cent.map(|(id, _)| id).collect())
}

/// Whether a number format shows a per cent: `0.0%`, and not a sign that stands in quotation marks.
fn is_per_cent(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    format.chars().any(|character| match character {
        _ if escaped => {
            escaped = false;
            false
        }
        '\\' => {
            escaped = true;
            false
        }
        '"' => {
            quoted = !quoted;
            false
        }
        '%' => !quoted,
        _ => false,
    })
}

fn mark_per_cent(book: &mut Book<'_>, sheet: &mut Sheet, styles: &[usize]) -> Result<(), Problem> {
    let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|error| refused_xlsx(&error))?;
    while let Some((row, column, style)) = reader.next_style_id().map_err(|error| refused_xlsx(&error))? {
        if styles.contains(&style) {
            show_per_cent(sheet, place(row), place(column));
        }
    }
    Ok(())
}

/// Writes a number as the per cent that it is shown as.
fn show_per_cent(sheet: &mut Sheet, row: usize, column: usize) {
    let found = sheet.rows.get_mut(row).and_then(|cells| cells.get_mut(column));
    if let Some(cell) = found.filter(|cell| cell.kind == CellKind::Number) {
        cell.kind = CellKind::PerCent;
        if let Ok(value) = cell.text.parse::<f64>() {
            cell.text = format!("{}%", plain(value * 100.0));
        }
    }
}

fn refused_xlsx(error: &XlsxError) -> Problem {
    match error {
        XlsxError::Password => encrypted(),
        _ => unreadable(),
    }
}

// ---------------------------------------------------------------- .xls and .ods

fn binary(bytes: &[u8], room: &mut usize) -> Result<Vec<Sheet>, Problem> {
    let book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => encrypted(),
        _ => unreadable(),
    })?;
    let sheets = whole(book, room, |book, name| {
        book.merge_cells_by_sheet_name(name).unwrap_or_default().iter().map(block).collect()
    })?;
    if has_lost_characters(&sheets) { Err(problem("table_too_old", text::too_old())) } else { Ok(sheets) }
}

/// Whether characters were lost: before Excel 97, workbooks were written in encodings that are not read here.
fn has_lost_characters(sheets: &[Sheet]) -> bool {
    let is_lost = |text: &str| text.contains('\u{fffd}');
    sheets.iter().any(|sheet| is_lost(&sheet.name) || sheet.rows.iter().flatten().any(|cell| is_lost(&cell.text)))
}

fn open_document(bytes: &[u8], per_cent: &[(usize, usize, usize)], room: &mut usize) -> Result<Vec<Sheet>, Problem> {
    let book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => encrypted(),
        _ => unreadable(),
    })?;
    let mut sheets = whole(book, room, |_, _| Vec::new())?;
    for (table, row, column) in per_cent {
        if let Some(sheet) = sheets.get_mut(*table) {
            show_per_cent(sheet, *row, *column);
        }
    }
    Ok(sheets)
}

/// The sheets of a reader that has them whole.
fn whole<'a, R: Reader<Cursor<&'a [u8]>>>(
    mut book: R,
    room: &mut usize,
    merged: impl Fn(&R, &str) -> Vec<Block>,
) -> Result<Vec<Sheet>, Problem> {
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for listed in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut sheet = Sheet {
            name: listed.name.clone(),
            hidden: listed.visible != SheetVisible::Visible,
            merged: merged(&book, &listed.name),
            ..Sheet::default()
        };
        let range = book.worksheet_range(&listed.name).map_err(|_| unreadable())?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row.saturating_add(place(top)), column.saturating_add(place(left)));
            let cell = shown(value);
            if !cell.text.is_empty() {
                put(&mut sheet.rows, row, column, cell, room)?;
            }
        }
        let formulas = book.worksheet_formula(&listed.name).map_err(|_| unreadable())?;
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, _) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
            let (row, column) = (row.saturating_add(place(top)), column.saturating_add(place(left)));
            if let Some(cell) = sheet.rows.get_mut(row).and_then(|cells| cells.get_mut(column)) {
                cell.formula = true;
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

// ---------------------------------------------------------------- values

fn shown(value: &Data) -> Cell {
    let of = |text: String, kind| Cell { text, kind, formula: false };
    match value {
        Data::Empty => Cell::default(),
        // LibreOffice says so in the text alone.
        Data::String(words) if cell::is_fault(words) => of(words.clone(), CellKind::Fault),
        Data::String(words) => Cell::words(words),
        Data::Int(number) => of(number.to_string(), CellKind::Number),
        Data::Float(number) => of(plain(*number), CellKind::Number),
        Data::Bool(is) => of(if *is { "TRUE" } else { "FALSE" }.into(), CellKind::Boolean),
        Data::Error(error) => of(error.to_string(), CellKind::Fault),
        Data::DateTime(moment) => of(day(moment), CellKind::Day),
        Data::DateTimeIso(moment) => of(iso_day(moment), CellKind::Day),
        Data::DurationIso(moment) => of(moment.clone(), CellKind::Day),
    }
}

/// A number's digits as a spreadsheet shows them: it knows fifteen, and hides the dust of binary sums behind them.
fn plain(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let scientific = format!("{number:.14e}");
    match scientific.parse::<f64>() {
        Ok(0.0) => "0".into(),
        Ok(rounded) => rounded.to_string(),
        Err(_) => number.to_string(),
    }
}

/// `2026-03-02`, `2026-03-02 08:30`, `08:30`.
fn day(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if hour == 0 && minute == 0 { date } else { format!("{date} {time}") }
}

/// `2026-03-02T00:00:00` without a time that is none.
fn iso_day(moment: &str) -> String {
    match moment.split_once('T') {
        Some((date, time)) if time.trim_start_matches(['0', ':', '.']).is_empty() => date.into(),
        Some((date, time)) => format!("{date} {}", time.chars().take(5).collect::<String>()),
        None => moment.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_was_lost_is_no_text() {
        let sheet = |text: &str| Sheet { rows: vec![vec![Cell::words(text)]], ..Sheet::default() };
        assert!(has_lost_characters(&[sheet("甲镇"), sheet("\u{fffd}\u{fffd}")]));
        assert!(!has_lost_characters(&[sheet("甲镇"), sheet("")]));
    }
}
