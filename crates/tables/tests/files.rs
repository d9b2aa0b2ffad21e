//! Files as Excel, WPS and LibreOffice write them, and files that nobody should be able to harm the page with.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test stops at the first surprise"
)]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use weibao_tables::sheet::{CellKind, Sheet};
use weibao_tables::workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(
                *name,
                SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1)),
            )
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of these sheets: name, attributes of its entry, what is in its worksheet.
fn book(properties: &str, sheets: &[(&str, &str, &str)], strings: &str, styles: &str) -> Vec<u8> {
    let listed: String = sheets
        .iter()
        .enumerate()
        .map(|(n, (name, state, _))| format!(r#"<sheet name="{name}" sheetId="{0}" r:id="rId{0}" {state}/>"#, n + 1))
        .collect();
    let relations: String = (1..=sheets.len())
        .map(|n| {
            format!(r#"<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>"#)
        })
        .collect();
    let package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="{package_relations}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(r#"<Relationships xmlns="{package_relations}">{relations}</Relationships>"#),
        ),
        ("xl/styles.xml".to_owned(), format!(r#"<styleSheet xmlns="{MAIN}">{styles}</styleSheet>"#)),
        ("xl/sharedStrings.xml".to_owned(), strings.to_owned()),
    ];
    for (n, (_, _, inside)) in sheets.iter().enumerate() {
        let sheet = format!(r#"<worksheet xmlns="{MAIN}">{inside}</worksheet>"#);
        parts.push((format!("xl/worksheets/sheet{}.xml", n + 1), sheet));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&parts)
}

/// Styles 0 to 4: general, a built-in day, 2026年3月2日, a per cent, a per cent sign in quotation marks.
const STYLES: &str = r#"<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs>"#;
const STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>宁东大道</t><rPh sb="3" eb="4"><t>dao</t></rPh><phoneticPr fontId="1"/></si><si><r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 村</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t>村名</t></si></sst>"#;

fn rows(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn one_sheet(properties: &str, inside: &str) -> Sheet {
    let bytes = book(properties, &[("表", "", inside)], STRINGS, STYLES);
    workbook::read(&bytes, None).unwrap().sheets.remove(0)
}

#[test]
fn pinyin_is_no_text_and_runs_are_one() {
    let sheet = one_sheet(
        "",
        r#"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>内</t><rPh sb="0" eb="1"><t>nei</t></rPh></is></c></row></sheetData>"#,
    );
    assert_eq!(rows(&sheet), [["宁东大道", "甲 村", "内"]]);
}

#[test]
fn days_are_days_in_both_systems() {
    let inside = |day: u32| {
        format!(
            r#"<sheetData><row r="1"><c r="A1" s="1"><v>{day}</v></c><c r="B1" s="2"><v>{day}.5</v></c><c r="C1" t="inlineStr"><is><t>2026.3.2</t></is></c><c r="D1"><v>{day}</v></c></row></sheetData>"#
        )
    };
    let sheet = one_sheet("", &inside(46083));
    assert_eq!(rows(&sheet), [["2026-03-02", "2026-03-02 12:00", "2026.3.2", "46083"]]);
    let old = one_sheet(r#"<workbookPr date1904="1"/>"#, &inside(44621));
    assert_eq!(rows(&old)[0][0], "2026-03-02");
}

#[test]
fn numbers_per_cents_formulas_and_errors() {
    let sheet = one_sheet(
        "",
        r#"<sheetData><row r="2"><c r="B2"><v>0.30000000000000004</v></c><c r="C2" s="3"><v>0.85</v></c><c r="D2" s="4"><v>85</v></c><c r="E2"><v>1.2E+3</v></c><c r="F2" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="str"><f>B2&amp;"个"</f><v>3个</v></c><c r="B3"><f>SUM(B2:B2)</f><v>12</v></c><c r="C3"><f>NOW()</f></c><c r="D3" t="e"><v>#REF!</v></c><c r="E3" t="e"><v>#SPILL!</v></c><c r="F3" t="inlineStr"><is><t>后</t></is></c></row></sheetData>"#,
    );
    assert_eq!(rows(&sheet)[1], ["", "0.3", "85%", "85", "1200", "TRUE"]);
    let kinds: Vec<CellKind> = sheet.rows[1].iter().map(|cell| cell.kind).collect();
    use CellKind::{Boolean, Fault, Number, PerCent, Text};
    assert_eq!(kinds, [Text, Number, PerCent, Number, Number, Boolean]);
    assert_eq!(rows(&sheet)[2], ["3个", "12", "（公式没有算过）", "#REF!", "", "后"]);
    let of: Vec<(CellKind, bool)> = sheet.rows[2].iter().map(|cell| (cell.kind, cell.formula)).collect();
    assert_eq!(of, [(Text, true), (Number, true), (Fault, true), (Fault, false), (Text, false), (Text, false)]);
    // The reader cannot say where it stood; it is named all the same.
    assert_eq!(sheet.lost, [("表!D3".into(), "#SPILL!".into())]);
}

#[test]
fn merged_cells_hidden_sheets_and_rows() {
    let inside = r#"<sheetData><row r="1"><c r="A1" t="s"><v>2</v></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#;
    let bytes = book("", &[("甲", "", inside), ("_weibao", r#"state="veryHidden""#, inside)], STRINGS, STYLES);
    let book = workbook::read(&bytes, Some("表.xlsm")).unwrap();
    assert_eq!(rows(&book.sheets[0]), [vec!["村名"], vec!["宁东大道", "1"], vec!["", "2"]]);
    assert_eq!(book.sheets[0].plain().merged, ["A2:A3"]);
    assert_eq!(book.sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(), [false, true]);
}

fn open_document(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
        ),
        ("content.xml", &content),
    ])
}

#[test]
fn open_documents() {
    let table = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/></table:table-row><table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>甲村</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-03-02"><text:p>2026年3月2日</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5" table:formula="of:=2+3"><text:p>5</text:p></table:table-cell></table:table-row>"#;
    let book = workbook::read(&open_document(table), None).unwrap();
    assert_eq!(rows(&book.sheets[0]), [vec![], vec![], vec!["", "甲村", "50%", "2026-03-02", "5"]]);
    assert_eq!(book.sheets[0].rows[2][2].kind, CellKind::PerCent);
    assert!(book.sheets[0].rows[2][4].formula);
}

/// The code of the refusal, which must come within a second.
fn refused(bytes: &[u8], name: Option<&str>) -> String {
    let started = Instant::now();
    let refused = workbook::read(bytes, name).map(|book| book.sheets.len()).unwrap_err();
    // Unoptimised and beside other tests it may take longer than in the page, not longer by an order.
    assert!(
        started.elapsed() < Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 }),
        "{:?}",
        started.elapsed()
    );
    assert!(refused.text.contains("没有读取") || refused.text.contains("读不"), "{}", refused.text);
    refused.code
}

fn sheet_of(inside: &str) -> Vec<u8> {
    book("", &[("表", "", &format!("<sheetData>{inside}</sheetData>"))], STRINGS, STYLES)
}

#[test]
fn files_that_are_no_spreadsheet() {
    assert_eq!(refused(b"", None), "table_unreadable");
    assert_eq!(refused(b"PK\x03\x04broken", None), "table_unreadable");
    assert_eq!(refused(b"\x00\x01\x02", None), "table_unreadable");
    assert_eq!(refused("村名,乡镇\n甲村,东镇".as_bytes(), Some("表.xls")), "table_is_text");
    assert_eq!(refused(b"<html><table><tr><td>1</td></tr></table></html>", Some("表.xls")), "table_is_text");
    assert_eq!(refused(&sheet_of(""), Some("表.ET")), "table_is_et");
    assert_eq!(refused(&package(&[("word/document.xml", "<a/>")]), None), "table_no_spreadsheet");
    assert_eq!(refused(&package(&[("xl/workbook.bin", "x")]), None), "table_is_xlsb");
    let compound = |stream: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend([0; 2000]);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(refused(&compound("EncryptedPackage"), None), "table_encrypted");
    assert_eq!(refused(&compound("WordDocument"), None), "table_no_spreadsheet");
    assert_eq!(refused(&compound("Workbook"), None), "table_unreadable");
    // Cut anywhere.
    let whole = sheet_of(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    for length in (0..whole.len()).step_by(37) {
        refused(&whole[..length], None);
    }
}

#[test]
fn files_that_are_far_too_large() {
    assert_eq!(refused(&vec![b'P'; 50 * 1024 * 1024], None), "table_too_large");
    // A bomb: a small file that unpacks to far more.
    let blank = " ".repeat(45 * 1024 * 1024);
    assert_eq!(refused(&sheet_of(&blank), None), "table_too_large");
    // The same, with a small size in the directory: counted while it inflates.
    let mut lying = sheet_of(&blank);
    let size =
        u32::try_from(blank.len() + "<worksheet xmlns=\"\"><sheetData></sheetData></worksheet>".len() + MAIN.len())
            .unwrap();
    for place in 0..lying.len() - 4 {
        if lying[place..place + 4] == size.to_le_bytes() {
            lying[place..place + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    let code = refused(&lying, None);
    assert!(code == "table_too_large" || code == "table_unreadable", "{code}");
    let rows: String = (1..=1_000_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#)).collect();
    assert_eq!(refused(&sheet_of(&rows), None), "table_too_large");
    let rows: String = (1..=60_000).map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#)).collect();
    assert_eq!(refused(&sheet_of(&rows), None), "table_too_large");
    let corner = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(refused(&sheet_of(corner), None), "table_too_large");
    let wide: String = (1..=200).map(|n| format!(r#"<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>"#)).collect();
    assert_eq!(refused(&sheet_of(&wide), None), "table_too_large");
    let strings = STRINGS.replace(r#"uniqueCount="3""#, r#"uniqueCount="9999999999999""#);
    assert_eq!(refused(&book("", &[("表", "", "<sheetData/>")], &strings, STYLES), None), "table_unreadable");
    let cell =
        r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>"#;
    let row = format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#);
    assert_eq!(refused(&open_document(&row), None), "table_too_large");
}

#[test]
fn markup_that_would_hold_a_reader_up() {
    assert_eq!(refused(&sheet_of("<row><c>"), None), "table_unreadable");
    assert_eq!(refused(&open_document("<table:table-row><table:table-cell>"), None), "table_unreadable");
    let entities = r#"<!DOCTYPE a [<!ENTITY e "ee">]><sst>&e;</sst>"#;
    assert_eq!(refused(&book("", &[("表", "", "<sheetData/>")], entities, STYLES), None), "table_unreadable");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(refused(&sheet_of(&deep), None), "table_unreadable");
}

/// Whatever bytes a file has, reading it ends, with a table or a sentence.
#[test]
fn broken_bytes_are_refused_or_read() {
    let sound = [
        sheet_of(r#"<row r="1"><c r="A1" s="3"><v>1</v></c><c r="B1" t="s"><v>1</v></c></row>"#),
        open_document(
            r#"<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#,
        ),
    ];
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..400 {
        for file in &sound {
            let mut bytes = file.clone();
            for _ in 0..=next(6) {
                let place = next(bytes.len());
                bytes[place] = u8::try_from(next(256)).unwrap();
            }
            // A panic fails the test.
            let _ = workbook::read(&bytes, None).map(|book| book.sheets.len());
        }
    }
}

#[test]
fn a_table_as_text_is_read_by_its_name() {
    let read = |name: &str, text: &str| workbook::read(text.as_bytes(), Some(name)).unwrap().sheets.remove(0).rows;
    let texts = |name: &str, text: &str| -> Vec<Vec<String>> {
        read(name, text).into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    };
    let expected = vec![vec!["名称", "备注"], vec!["甲,村", "说\"好\"\n第二行"], vec!["乙村", ""]];
    assert_eq!(texts("村.CSV", "\u{feff}名称,备注\r\n\"甲,村\",\"说\"\"好\"\"\n第二行\"\r\n乙村,\r\n"), expected);
    assert_eq!(texts("村.csv", "名称;备注\n甲村;a,b"), [["名称", "备注"], ["甲村", "a,b"]]);
    assert_eq!(texts("村.tsv", "名称\t备注\n甲村\ta,b"), [["名称", "备注"], ["甲村", "a,b"]]);
    let refused = |bytes: &[u8]| workbook::read(bytes, Some("a.csv")).unwrap_err().code;
    assert_eq!(refused(b"\xc3\xfb\xb3\xc6"), "table_encoding");
    assert_eq!(refused("a,b\n".repeat(60_000).as_bytes()), "table_too_large");
    assert!(workbook::read("名称,备注".as_bytes(), Some("a.xlsx")).is_err());
}
