//! Workbooks to be filled in and sent back: every cell is locked, without a password, but the yellow ones.
//!
//! No macro, no formula, no link, and nothing that is newer than Excel 2010.

use weibao_core::Problem;

use super::{
    Cell, DECLARATION, MAIN, PACKAGE, RELATIONS, attribute, column_name, content_types, serial_day, text_of, wide,
    workbook_relations,
};
use crate::package;
use crate::xml::escape;

/// A sheet.
#[derive(Default)]
pub(super) struct Sheet {
    /// The tab's name.
    pub name: String,
    /// Whether only a program sees it.
    pub hidden: bool,
    /// The columns' widths in characters; a column of width 0 is hidden.
    pub widths: Vec<u32>,
    /// The rows, the headings too.
    pub rows: Vec<Vec<(Cell, Look)>>,
    /// How many rows stay in sight and are printed on every page.
    pub frozen: usize,
    /// Whether the last of them can filter what is below.
    pub filters: bool,
    /// Lists to choose from: the cells and the words, or the cells that hold the words.
    pub lists: Vec<(String, Choices)>,
}

/// What can be chosen.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Choices {
    /// Words, together at most 255 characters long.
    Words(Vec<String>),
    /// A range of the same sheet that holds them.
    Range(String),
}

/// How a cell looks, and whether it can be filled in; by its place in `styles.xml`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A heading.
    Heading = 1,
    /// Words to read.
    Words = 2,
    /// Words that matter less: what was reported before, codes.
    Grey = 3,
    /// Words to fill in; what is typed stays text.
    Fill = 4,
    /// A number to fill in.
    FillNumber = 5,
    /// A day to fill in.
    FillDay = 6,
    /// The first line of the first sheet.
    Headline = 7,
    /// A line of the first sheet, over all columns.
    Line = 8,
    /// What only a program reads.
    Code = 9,
}

/// The most characters of a list that stands in the rule itself.
pub(super) const INLINE_LIST: usize = 255;

/// Writes the workbook. `title` stands on top of every printed page.
pub(super) fn write(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Vec<Problem>> {
    let paths: Vec<String> =
        (1..).take(sheets.len()).map(|number: usize| format!("xl/worksheets/sheet{number}.xml")).collect();
    let fixed = [
        ("[Content_Types].xml", content_types(&paths)),
        (
            "_rels/.rels",
            format!(
                r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", workbook_part(sheets)),
        ("xl/_rels/workbook.xml.rels", workbook_relations(sheets.len())),
        ("xl/styles.xml", styles()),
    ];
    let written = paths.iter().map(String::as_str).zip(sheets.iter().map(|sheet| sheet.write(title)));
    package::pack(fixed.into_iter().chain(written))
}

impl Sheet {
    fn write(&self, title: &str) -> String {
        let last = column_name(self.widths.len().saturating_sub(1));
        let frozen = self.frozen;
        let below = frozen.saturating_add(1);
        let pane = if frozen == 0 {
            String::new()
        } else {
            format!(
                r#"<pane ySplit="{frozen}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/>"#
            )
        };
        let columns: String = (1..)
            .zip(&self.widths)
            .map(|(number, width): (usize, _)| match width {
                0 => format!(r#"<col min="{number}" max="{number}" width="8" hidden="1" customWidth="1"/>"#),
                width => format!(r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#),
            })
            .collect();
        let rows: String = (1..).zip(&self.rows).map(|(number, row): (usize, _)| self.write_row(number, row)).collect();
        let filter = if self.filters && frozen > 0 {
            format!(r#"<autoFilter ref="A{frozen}:{last}{}"/>"#, self.rows.len().max(below))
        } else {
            String::new()
        };
        format!(
            concat!(
                r#"{}<worksheet xmlns="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{}{}"/>"#,
                r#"<sheetViews><sheetView workbookViewId="0">{}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>"#,
                r#"<cols>{}</cols><sheetData>{}</sheetData>"#,
                r#"<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0" sort="0" autoFilter="0"/>{}{}"#,
                r#"<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>"#,
                r#"<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>"#,
                r#"<headerFooter><oddHeader>{}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"#
            ),
            DECLARATION,
            MAIN,
            last,
            self.rows.len().max(1),
            pane,
            columns,
            rows,
            filter,
            self.validations(),
            // An ampersand begins a code there.
            text_of(&format!("&L{}&R&A", title.replace('&', "&&"))),
        )
    }

    fn write_row(&self, number: usize, row: &[(Cell, Look)]) -> String {
        let cells: String = row
            .iter()
            .enumerate()
            .map(|(place, (value, look))| {
                let at = format!("{}{number}", column_name(place));
                // The discriminant is the style's place.
                let style = *look as u32;
                match value {
                    Cell::Empty => format!(r#"<c r="{at}" s="{style}"/>"#),
                    Cell::Number(value) => format!(r#"<c r="{at}" s="{style}"><v>{}</v></c>"#, escape(value)),
                    Cell::Text(text) => match serial_day(text).filter(|_| *look == Look::FillDay) {
                        Some(day) => format!(r#"<c r="{at}" s="{style}"><v>{day}</v></c>"#),
                        None => format!(
                            r#"<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                            text_of(text)
                        ),
                    },
                }
            })
            .collect();
        format!(r#"<row r="{number}" ht="{}" customHeight="1">{cells}</row>"#, self.height(row))
    }

    /// How high a row must be to show its texts, in points: not every program works it out by itself.
    fn height(&self, row: &[(Cell, Look)]) -> usize {
        let lines = row.iter().zip(&self.widths).filter(|(_, width)| **width > 0).map(|((value, look), width)| {
            let Cell::Text(text) = value else { return 1 };
            match look {
                Look::Headline => return 2,
                Look::Line | Look::Code => return 1,
                _ => {}
            }
            let width = usize::try_from(*width).unwrap_or(1).saturating_sub(1).max(1);
            text.lines().map(|line| wide(line).div_ceil(width).max(1)).sum()
        });
        lines.max().unwrap_or(1).saturating_mul(super::LINE_POINTS).saturating_add(4).min(super::HIGHEST_ROW)
    }

    fn validations(&self) -> String {
        if self.lists.is_empty() {
            return String::new();
        }
        let written: String = self
            .lists
            .iter()
            .map(|(cells, choices)| {
                let formula = match choices {
                    Choices::Words(words) => format!("\"{}\"", words.join(",")),
                    Choices::Range(range) => range.clone(),
                };
                // A word that is not in the list may be typed: it is read where it is plain, and named where not.
                format!(
                    r#"<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="{cells}"><formula1>{}</formula1></dataValidation>"#,
                    text_of(&formula)
                )
            })
            .collect();
        format!(r#"<dataValidations count="{}">{written}</dataValidations>"#, self.lists.len())
    }
}

fn workbook_part(sheets: &[Sheet]) -> String {
    let listed: String = (1..)
        .zip(sheets)
        .map(|(number, sheet): (usize, _)| {
            let state = if sheet.hidden { r#" state="veryHidden""# } else { "" };
            format!(r#"<sheet name="{}" sheetId="{number}"{state} r:id="rId{number}"/>"#, attribute(&sheet.name))
        })
        .collect();
    let ranges: String = (0..)
        .zip(sheets)
        .filter(|(_, sheet)| sheet.frozen > 0)
        .map(|(number, sheet): (usize, _)| {
            let (name, frozen) = (escape(&sheet.name), sheet.frozen);
            let filter = if sheet.filters {
                let last = column_name(sheet.widths.len().saturating_sub(1));
                let end = sheet.rows.len().max(frozen.saturating_add(1));
                format!(
                    "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{number}\" hidden=\"1\">'{name}'!$A${frozen}:${last}${end}</definedName>"
                )
            } else {
                String::new()
            };
            format!(
                "{filter}<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{number}\">'{name}'!$1:${frozen}</definedName>"
            )
        })
        .collect();
    let ranges = if ranges.is_empty() { ranges } else { format!("<definedNames>{ranges}</definedNames>") };
    format!(
        r#"{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><bookViews><workbookView/></bookViews><sheets>{listed}</sheets>{ranges}</workbook>"#
    )
}

fn styles() -> String {
    let font = |more: &str, size: u32| {
        format!(
            r#"<font>{}<sz val="{size}"/>{}<name val="宋体"/><family val="3"/><charset val="134"/></font>"#,
            if more == "bold" { "<b/>" } else { "" },
            if more == "grey" { r#"<color rgb="FF707070"/>"# } else { "" }
        )
    };
    let fill = |color: &str| {
        format!(r#"<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>"#)
    };
    let line = |side: &str| format!(r#"<{side} style="thin"><color rgb="FF999999"/></{side}>"#);
    let lines: String = ["left", "right", "top", "bottom"].iter().map(|side| line(side)).collect();
    let cell = |format: u32, font: u32, fill: u32, border: u32, across: &str, locked: u32| {
        // Codes are for programs: they never reach over the next cell.
        let wrap = if font == 4 {
            r#"shrinkToFit="1""#.to_owned()
        } else {
            format!(r#"wrapText="{}""#, u32::from(border == 1))
        };
        format!(
            r#"<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment {across}vertical="top" {wrap}/><protection locked="{locked}"/></xf>"#
        )
    };
    const AS_TEXT: u32 = 49;
    const GENERAL: u32 = 0;
    const DAY: u32 = 164;
    let looks = [
        cell(AS_TEXT, 1, 2, 1, r#"horizontal="center" "#, 1),
        cell(AS_TEXT, 0, 0, 1, "", 1),
        cell(AS_TEXT, 2, 0, 1, "", 1),
        cell(AS_TEXT, 0, 3, 1, "", 0),
        cell(GENERAL, 0, 3, 1, "", 0),
        cell(DAY, 0, 3, 1, r#"horizontal="center" "#, 0),
        cell(AS_TEXT, 3, 0, 0, "", 1),
        cell(AS_TEXT, 0, 0, 0, "", 1),
        cell(AS_TEXT, 4, 0, 1, "", 1),
    ]
    .concat();
    format!(
        r#"{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="{DAY}" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="5">{}{}{}{}{}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{}{}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{lines}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{looks}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
        font("", 10),
        font("bold", 10),
        font("grey", 9),
        font("bold", 16),
        font("grey", 7),
        fill("FFE7ECEF"),
        fill("FFFFF6CC"),
    )
}
