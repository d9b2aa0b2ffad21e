//! Excel workbooks: plain tables with a frozen header, filters, lists to choose from, and print set-up.

pub(crate) mod comparison;
mod form;
pub(crate) mod request;
pub(crate) mod review;
pub(crate) mod workbook;

use weibao_core::Problem;

use crate::package;
use crate::xml::escape;

/// A table on a sheet of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The tab's name; what Excel forbids in one is left out.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, below the header.
    pub rows: Vec<Row>,
    /// How many further rows the lists reach, for those who fill the sheet in.
    pub spare_rows: usize,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// The header.
    pub title: String,
    /// In characters; 0 for one that is only read back, and seen by nobody.
    pub width: u32,
    /// What can be chosen; anything where empty. A row may have a list of its own instead.
    pub choices: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Its cells, from the first column.
    pub cells: Vec<Cell>,
    /// Whether it heads those below.
    pub strong: bool,
    /// A column with choices of its own in this row.
    pub choices: Option<(usize, Vec<String>)>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Words, whatever they look like.
    Text(String),
    /// An exact decimal, as written.
    Number(String),
}

impl Cell {
    /// Words; nothing where there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// Styles of `styles.xml`, by their place.
mod look {
    pub const HEADER: u32 = 1;
    pub const TEXT: u32 = 2;
    pub const NUMBER: u32 = 3;
    pub const DATE: u32 = 4;
    pub const STRONG: u32 = 5;
}

/// The most UTF-16 units that Excel keeps in a cell; what is longer goes on in the row below.
const CELL_UNITS: usize = 32_000;
/// The most characters of a tab's name.
const NAME_CHARACTERS: usize = 31;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Writes a workbook. `title` stands on top of every printed page, `foot` below it, small, beside the page's number.
pub(crate) fn write(title: &str, foot: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Vec<Problem>> {
    let names = tab_names(sheets);
    let paths: Vec<String> =
        (1..).take(sheets.len()).map(|number: usize| format!("xl/worksheets/sheet{number}.xml")).collect();
    let tables: Vec<Table<'_>> = sheets.iter().map(Table::new).collect();
    let fixed = [
        ("[Content_Types].xml", content_types(&paths)),
        (
            "_rels/.rels",
            format!(
                r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", workbook_part(&names, &tables)),
        ("xl/_rels/workbook.xml.rels", workbook_relations(sheets.len())),
        ("xl/styles.xml", styles()),
    ];
    let written = paths.iter().map(String::as_str).zip(tables.iter().map(|table| table.write(title, foot)));
    package::pack(fixed.into_iter().chain(written))
}

/// The sheets as tables of HTML. No style and no script is in it, and every word is escaped.
pub(crate) fn preview(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for (sheet, name) in sheets.iter().zip(tab_names(sheets)) {
        out.push_str(&format!("<div class=\"paper lying\"><h3>{}</h3><table><colgroup>", escape(&name)));
        let whole = sheet.columns.iter().fold(0_u32, |sum, column| sum.saturating_add(column.width)).max(1);
        let seen = || sheet.columns.iter().enumerate().filter(|(_, column)| column.width > 0);
        for (_, column) in seen() {
            let share = column.width.saturating_mul(100).checked_div(whole).unwrap_or(0);
            out.push_str(&format!("<col width=\"{share}%\">"));
        }
        out.push_str("</colgroup><thead><tr>");
        for (_, column) in seen() {
            out.push_str(&format!("<th scope=\"col\">{}</th>", escape(&column.title)));
        }
        out.push_str("</tr></thead><tbody>");
        for row in &sheet.rows {
            out.push_str(if row.strong { "<tr class=\"whole strong\">" } else { "<tr class=\"whole\">" });
            for (place, _) in seen() {
                let said = match row.cells.get(place) {
                    Some(Cell::Text(text) | Cell::Number(text)) => text.as_str(),
                    Some(Cell::Empty) | None => "",
                };
                out.push_str(&format!("<td>{}</td>", escape(said)));
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }
    out
}

fn tab_names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let allowed = sheet
            .name
            .chars()
            .filter(|character| !matches!(character, '\\' | '/' | '?' | '*' | '[' | ']' | ':' | '\''));
        let mut name: String = allowed.take(NAME_CHARACTERS).collect();
        let mut number = 1_usize;
        while name.is_empty() || names.contains(&name) {
            number = number.saturating_add(1);
            name = format!("{}{number}", name.chars().take(NAME_CHARACTERS.saturating_sub(3)).collect::<String>());
        }
        names.push(name);
    }
    names
}

/// A sheet with its long texts spread over further rows.
struct Table<'a> {
    sheet: &'a Sheet,
    rows: Vec<Row>,
}

impl<'a> Table<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        Self { sheet, rows: sheet.rows.iter().flat_map(spread).collect() }
    }

    /// The number of the last row that holds something.
    fn last_row(&self) -> usize {
        self.rows.len().saturating_add(1)
    }

    fn last_column(&self) -> String {
        column_name(self.sheet.columns.len().saturating_sub(1))
    }

    fn write(&self, title: &str, foot: &str) -> String {
        let columns = &self.sheet.columns;
        let widths: String = (1..)
            .zip(columns)
            .map(|(number, column): (usize, _)| {
                let hidden = if column.width == 0 { r#" hidden="1""# } else { "" };
                format!(r#"<col min="{number}" max="{number}" width="{}"{hidden} customWidth="1"/>"#, column.width)
            })
            .collect();
        let header = Row { cells: columns.iter().map(|column| Cell::text(&column.title)).collect(), ..Row::default() };
        let rows: String = (1..)
            .zip(std::iter::once(&header).chain(&self.rows))
            .map(|(number, row)| write_row(number, row, columns))
            .collect();
        let foot = if foot.is_empty() { String::new() } else { format!("&L&8{}", foot.replace('&', "&&")) };
        let area = format!("A1:{}{}", self.last_column(), self.last_row());
        format!(
            concat!(
                r#"{}<worksheet xmlns="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{}"/>"#,
                r#"<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>"#,
                r#"<sheetFormatPr defaultRowHeight="15"/><cols>{}</cols><sheetData>{}</sheetData><autoFilter ref="{}"/>{}"#,
                r#"<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>"#,
                r#"<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>"#,
                r#"<headerFooter><oddHeader>{}</oddHeader><oddFooter>{}</oddFooter></headerFooter></worksheet>"#
            ),
            DECLARATION,
            MAIN,
            area,
            widths,
            rows,
            area,
            self.validations(),
            // An ampersand begins a code there.
            text_of(&format!("&L{}&R&A", title.replace('&', "&&"))),
            text_of(&format!("{foot}&C&P / &N")),
        )
    }

    /// The lists to choose from: cells with the same list share one.
    fn validations(&self) -> String {
        let end = self.last_row().saturating_add(self.sheet.spare_rows).max(2);
        let of_columns = self.sheet.columns.iter().enumerate().filter(|(_, column)| !column.choices.is_empty()).map(
            |(place, column)| {
                let letter = column_name(place);
                (&column.choices, format!("{letter}2:{letter}{end}"))
            },
        );
        let of_rows = (2_usize..).zip(&self.rows).filter_map(|(number, row)| {
            row.choices.as_ref().map(|(place, choices)| (choices, format!("{}{number}", column_name(*place))))
        });
        let mut lists: Vec<(&[String], Vec<String>)> = Vec::new();
        for (choices, cells) in of_columns.chain(of_rows) {
            match lists.iter_mut().find(|(known, _)| *known == choices.as_slice()) {
                Some((_, places)) => places.push(cells),
                None => lists.push((choices, vec![cells])),
            }
        }
        if lists.is_empty() {
            return String::new();
        }
        let written: String = lists
            .iter()
            .map(|(choices, places)| {
                format!(
                    r#"<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{}"><formula1>"{}"</formula1></dataValidation>"#,
                    places.join(" "),
                    text_of(&choices.join(",")),
                )
            })
            .collect();
        format!(r#"<dataValidations count="{}">{written}</dataValidations>"#, lists.len())
    }
}

/// A row, and below it what does not fit into its cells.
fn spread(row: &Row) -> Vec<Row> {
    let parts: Vec<Vec<Cell>> = row
        .cells
        .iter()
        .map(|cell| match cell {
            Cell::Text(text) => chunks(text).into_iter().map(Cell::Text).collect(),
            other => vec![other.clone()],
        })
        .collect();
    let height = parts.iter().map(Vec::len).max().unwrap_or(1);
    let line = |number: usize| parts.iter().map(|cell| cell.get(number).cloned().unwrap_or(Cell::Empty)).collect();
    (0..height)
        .map(|number| Row {
            cells: line(number),
            strong: row.strong,
            choices: row.choices.clone().filter(|_| number == 0),
        })
        .collect()
}

fn chunks(text: &str) -> Vec<String> {
    let mut chunks = vec![String::new()];
    let mut units = 0_usize;
    for character in text.chars() {
        units = units.saturating_add(character.len_utf16());
        if units > CELL_UNITS {
            chunks.push(String::new());
            units = character.len_utf16();
        }
        if let Some(last) = chunks.last_mut() {
            last.push(character);
        }
    }
    chunks
}

/// Points a line of text takes, and the most that Excel makes of a row.
const LINE_POINTS: usize = 14;
const HIGHEST_ROW: usize = 409;

/// How high a row must be to show its texts: not every program works it out by itself.
fn height(row: &Row, columns: &[Column]) -> usize {
    let seen = row.cells.iter().zip(columns).filter(|(_, column)| column.width > 0);
    let lines = seen.map(|(cell, column)| match cell {
        Cell::Text(text) => text
            .lines()
            .map(|line| wide(line).div_ceil(usize::try_from(column.width).unwrap_or(1).saturating_sub(1).max(1)).max(1))
            .sum(),
        Cell::Empty | Cell::Number(_) => 1,
    });
    lines.max().unwrap_or(1).saturating_mul(LINE_POINTS).saturating_add(2).min(HIGHEST_ROW)
}

/// The width of a text in Latin letters: a Chinese character is as wide as two.
fn wide(text: &str) -> usize {
    text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum()
}

fn write_row(number: usize, row: &Row, columns: &[Column]) -> String {
    let cells: String = (0..columns.len())
        .map(|place| {
            let at = format!("{}{number}", column_name(place));
            let words = match (number, row.strong) {
                (1, _) => look::HEADER,
                (_, true) => look::STRONG,
                (_, false) => look::TEXT,
            };
            match row.cells.get(place) {
                None | Some(Cell::Empty) => format!(r#"<c r="{at}" s="{words}"/>"#),
                Some(Cell::Number(value)) => {
                    format!(r#"<c r="{at}" s="{}"><v>{}</v></c>"#, look::NUMBER, escape(value))
                }
                Some(Cell::Text(text)) => match serial_day(text) {
                    Some(day) => format!(r#"<c r="{at}" s="{}"><v>{day}</v></c>"#, look::DATE),
                    None => format!(
                        r#"<c r="{at}" s="{words}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                        text_of(text)
                    ),
                },
            }
        })
        .collect();
    format!(r#"<row r="{number}" ht="{}">{cells}</row>"#, height(row, columns))
}

/// Text as a cell holds it. `_x0041_` would be read as a letter, so its underscore is written as such a code itself.
fn text_of(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('_') {
        out.push_str(before);
        out.push_str(if is_code(after) { "_x005F_" } else { "_" });
        rest = after;
    }
    out.push_str(rest);
    escape(&out.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether this goes on like a code behind its first underscore: `x0041_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()))
}

/// A, B, … Z, AA.
fn column_name(place: usize) -> String {
    let mut name = String::new();
    let mut left = Some(place);
    while let Some(value) = left {
        let letter = u8::try_from(value.checked_rem(26).unwrap_or(0)).unwrap_or(0).saturating_add(b'A');
        name.insert(0, char::from(letter));
        left = value.checked_div(26).and_then(|value| value.checked_sub(1));
    }
    name
}

/// The day as Excel counts it, of a text that is a date from 1901 on and nothing else: `2022-05-06`.
fn serial_day(text: &str) -> Option<u32> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?
            .parse::<u32>()
            .ok()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year < 1901 {
        return None;
    }
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let lengths = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = usize::try_from(month).ok()?.checked_sub(1)?;
    if !(1..=*lengths.get(before)?).contains(&day) {
        return None;
    }
    // Day 1 is 1900-01-01, and Excel counts a 29 February 1900 that never was.
    let leap_days_before =
        |year: u32| [4, 100, 400].map(|every| year.saturating_sub(1).checked_div(every).unwrap_or(0));
    let [fourth, hundredth, four_hundredth] = leap_days_before(year);
    let leap_days = fourth.checked_sub(hundredth)?.checked_add(four_hundredth)?.checked_sub(460)?;
    let days: u32 = lengths.get(..before)?.iter().sum();
    year.checked_sub(1900)?
        .checked_mul(365)?
        .checked_add(leap_days)?
        .checked_add(days)?
        .checked_add(day)?
        .checked_add(1)
}

// ---------------------------------------------------------------- parts

fn content_types(paths: &[String]) -> String {
    let sheets: String = paths
        .iter()
        .map(|path| format!(r#"<Override PartName="/{path}" ContentType="{TYPE}.worksheet+xml"/>"#))
        .collect();
    format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>{sheets}</Types>"#
    )
}

fn workbook_part(names: &[String], tables: &[Table<'_>]) -> String {
    let sheets: String = (1..)
        .zip(names)
        .map(|(number, name): (usize, _)| {
            format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, attribute(name))
        })
        .collect();
    let ranges: String = (0..)
        .zip(names.iter().zip(tables))
        .map(|(number, (name, table)): (usize, _)| {
            let (name, column, row) = (escape(name), table.last_column(), table.last_row());
            format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{number}\" hidden=\"1\">'{name}'!$A$1:${column}${row}</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{number}\">'{name}'!$1:$1</definedName>"
            )
        })
        .collect();
    format!(
        r#"{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView/></bookViews><sheets>{sheets}</sheets><definedNames>{ranges}</definedNames></workbook>"#
    )
}

fn attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

fn workbook_relations(sheets: usize) -> String {
    let all: String = (1..=sheets)
        .map(|number| {
            format!(
                r#"<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            )
        })
        .collect();
    format!(
        r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{all}<Relationship Id="rIdStyles" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>"#
    )
}

fn styles() -> String {
    let font = |bold: &str| {
        format!(r#"<font>{bold}<sz val="10"/><name val="宋体"/><family val="3"/><charset val="134"/></font>"#)
    };
    let line = |side: &str| format!(r#"<{side} style="thin"><color rgb="FF999999"/></{side}>"#);
    let lines: String = ["left", "right", "top", "bottom"].iter().map(|side| line(side)).collect();
    // The text format keeps what is typed over a text a text: "=1+1" too.
    let cell = |format: u32, font: u32, fill: u32, across: &str| {
        format!(
            r#"<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment {across}vertical="top" wrapText="1"/></xf>"#
        )
    };
    const AS_TEXT: u32 = 49;
    const GENERAL: u32 = 0;
    const DAY: u32 = 164;
    format!(
        r#"{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="{DAY}" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2">{}{}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7ECEF"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF5F7F8"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{lines}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{}{}{}{}{}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
        font(""),
        font("<b/>"),
        cell(AS_TEXT, 1, 2, r#"horizontal="center" "#),
        cell(AS_TEXT, 0, 0, ""),
        cell(GENERAL, 0, 0, ""),
        cell(DAY, 0, 0, r#"horizontal="center" "#),
        cell(AS_TEXT, 1, 3, ""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_columns() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].iter().map(|place| column_name(*place)).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn counts_days_as_excel_does() {
        assert_eq!(serial_day("2022-05-06"), Some(44687));
        assert_eq!(serial_day("1901-01-01"), Some(367));
        assert_eq!(serial_day("2000-02-29"), Some(36585));
        for text in [
            "1900-02-28",
            "2022-02-29",
            "2022-13-01",
            "2022-00-10",
            "2022-05-32",
            "2022-5-6",
            "2022-05",
            "2022-05-06-",
            "２０２２-05-06",
            "=1+1",
        ] {
            assert_eq!(serial_day(text), None, "{text}");
        }
    }

    #[test]
    fn keeps_text_text() {
        assert_eq!(text_of("_x0041_"), "_x005F_x0041_");
        assert_eq!(text_of("a_b_xyz_\r\nc<&\u{1}"), "a_b_xyz_\nc&lt;&amp;");
    }

    #[test]
    fn spreads_what_a_cell_cannot_hold() {
        let text = "😀".repeat(20_000);
        let rows = spread(&Row { cells: vec![Cell::text("编号"), Cell::text(&text)], ..Row::default() });
        assert_eq!(rows.len(), 2);
        let back: String = rows
            .iter()
            .filter_map(|row| match row.cells.get(1) {
                Some(Cell::Text(text)) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(back, text);
        assert_eq!(rows[1].cells[0], Cell::Empty);
    }

    #[test]
    fn gives_every_tab_a_name_that_excel_takes() {
        let sheet = |name: &str| Sheet { name: name.into(), ..Sheet::default() };
        let names = tab_names(&[sheet("标准"), sheet("标准"), sheet("[a]:*"), sheet("?"), sheet(&"长".repeat(40))]);
        assert_eq!(names, ["标准", "标准2", "a", "2", &"长".repeat(31)]);
    }
}
