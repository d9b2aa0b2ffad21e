//! WordprocessingML by hand, as far as the templates need it. Lengths are twips (1/20 pt) unless a name says otherwise.

use crate::package;

/// A4.
pub const PAGE: (u32, u32) = (11906, 16838);

/// Margins of a page: top, right, bottom, left.
#[derive(Clone, Copy)]
pub struct Margins(pub u32, pub u32, pub u32, pub u32);

/// A font name with what to take where it is not installed.
const FONTS: [(&str, &str, &str); 5] = [
    ("方正小标宋简体", "宋体,SimSun,NSimSun,Noto Serif CJK SC", "roman"),
    ("仿宋_GB2312", "仿宋,FangSong,STFangsong,华文仿宋,Noto Serif CJK SC", "modern"),
    ("楷体_GB2312", "楷体,KaiTi,STKaiti,华文楷体,Noto Serif CJK SC", "modern"),
    ("黑体", "SimHei,STHeiti,Noto Sans CJK SC", "modern"),
    ("宋体", "SimSun,NSimSun,Noto Serif CJK SC", "roman"),
];

/// A run's font, with the Latin letters and digits in Times New Roman.
pub fn fonts(chinese: &str) -> String {
    format!(
        r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{chinese}" w:hint="eastAsia"/>"#
    )
}

/// A paragraph style. `paragraph` and `run` hold further properties.
pub fn style(id: &str, name: &str, font: &str, half_points: u32, paragraph: &str, run: &str) -> String {
    let default = if id == "Normal" { r#" w:default="1""# } else { "" };
    let base = if id == "Normal" { "" } else { r#"<w:basedOn w:val="Normal"/>"# };
    format!(
        r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}{run}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>"#,
        fonts(font)
    )
}

/// A paragraph of a style; `\n` is a line break. `more` holds further paragraph properties.
pub fn paragraph(style: &str, more: &str, text: &str) -> String {
    let text = text.replace('\n', r#"</w:t><w:br/><w:t xml:space="preserve">"#);
    let run = if text.is_empty() {
        String::new()
    } else {
        format!(r#"<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>"#)
}

/// A cell over `span` columns of `width` together.
pub fn cell(width: u32, span: u32, properties: &str, paragraphs: &str) -> String {
    let span = if span > 1 { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{properties}</w:tcPr>{paragraphs}</w:tc>"#)
}

/// A row. `height` is the least it has.
pub fn row(height: u32, properties: &str, cells: &str) -> String {
    format!(r#"<w:tr><w:trPr>{properties}<w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr>"#)
}

/// A row that stays on one page.
pub const WHOLE: &str = "<w:cantSplit/>";
/// A row that stays on one page and is repeated on top of every page.
pub const HEADER: &str = "<w:cantSplit/><w:tblHeader/>";

/// A table of fixed columns with thin lines.
pub fn table(columns: &[u32], rows: &str) -> String {
    let width: u32 = columns.iter().sum();
    let grid: String = columns.iter().map(|column| format!(r#"<w:gridCol w:w="{column}"/>"#)).collect();
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>"#))
        .collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}

/// — 1 —, as a complete field: WPS shows nothing for a field without its last result.
fn page_number() -> String {
    let run = |inner: &str| format!("<w:r><w:rPr>{}<w:sz w:val=\"28\"/></w:rPr>{inner}</w:r>", fonts("宋体"));
    [
        run("<w:t xml:space=\"preserve\">— </w:t>"),
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"separate\"/>"),
        run("<w:t>1</w:t>"),
        run("<w:fldChar w:fldCharType=\"end\"/>"),
        run("<w:t xml:space=\"preserve\"> —</w:t>"),
    ]
    .concat()
}

/// Where the page number stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PageNumbers {
    /// In the middle.
    Centre,
    /// GB/T 9704: right on odd pages, left on even ones, one character in.
    OddEven,
}

fn footer(side: &str) -> String {
    let indent = match side {
        "center" => String::new(),
        side => format!(r#"<w:ind w:{side}Chars="100" w:{side}="280"/>"#),
    };
    format!(
        r#"{DECLARATION}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}<w:jc w:val="{side}"/></w:pPr>{}</w:p></w:ftr>"#,
        page_number()
    )
}

fn header(text: &str) -> String {
    format!(r#"{DECLARATION}<w:hdr xmlns:w="{WORD}">{}</w:hdr>"#, paragraph("Header", "", text))
}

/// The last element of a section: page size, margins, footers, and for 公文 the grid of 22 lines by 28 characters.
pub fn section(margins: Margins, footer_distance: u32, numbers: PageNumbers, landscape: bool, grid: &str) -> String {
    section_under("rIdHeader", margins, footer_distance, numbers, landscape, grid)
}

/// One with another header.
pub fn section_under(
    header: &str,
    margins: Margins,
    footer_distance: u32,
    numbers: PageNumbers,
    landscape: bool,
    grid: &str,
) -> String {
    let Margins(top, right, bottom, left) = margins;
    let (width, height, orient) =
        if landscape { (PAGE.1, PAGE.0, r#" w:orient="landscape""#) } else { (PAGE.0, PAGE.1, "") };
    let even =
        if numbers == PageNumbers::OddEven { r#"<w:footerReference w:type="even" r:id="rIdEven"/>"# } else { "" };
    let headers = if numbers == PageNumbers::OddEven {
        format!(
            r#"<w:headerReference w:type="default" r:id="{header}"/><w:headerReference w:type="even" r:id="{header}"/>"#
        )
    } else {
        format!(r#"<w:headerReference w:type="default" r:id="{header}"/>"#)
    };
    format!(
        r#"<w:sectPr>{headers}<w:footerReference w:type="default" r:id="rIdFooter"/>{even}<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{footer_distance}" w:gutter="0"/>{grid}</w:sectPr>"#
    )
}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A whole .docx. `body` ends with the last section.
pub fn document(title: &str, styles: &[String], numbers: PageNumbers, body: &str) -> Vec<u8> {
    let styles = &[styles, &[style("Header", "header", "宋体", 24, r#"<w:jc w:val="right"/>"#, "")]].concat();
    let even = numbers == PageNumbers::OddEven;
    let parts = [
        ("[Content_Types].xml", content_types(even)),
        (
            "_rels/.rels",
            relations(&[
                ("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"),
                ("rId2", &format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
            ]),
        ),
        (
            "docProps/core.xml",
            format!(
                r#"{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"#
            ),
        ),
        (
            "word/document.xml",
            format!(
                r#"{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>"#
            ),
        ),
        ("word/_rels/document.xml.rels", {
            let mut targets = vec![
                ("rIdStyles", "styles", "styles.xml"),
                ("rIdSettings", "settings", "settings.xml"),
                ("rIdFonts", "fontTable", "fontTable.xml"),
                ("rIdHeader", "header", "header1.xml"),
                ("rIdSecondHeader", "header", "header2.xml"),
                ("rIdFooter", "footer", "footer1.xml"),
            ];
            if even {
                targets.push(("rIdEven", "footer", "footer2.xml"));
            }
            let targets: Vec<_> =
                targets.into_iter().map(|(id, kind, target)| (id, format!("{RELATIONS}/{kind}"), target)).collect();
            relations(&targets.iter().map(|(id, kind, target)| (*id, kind.as_str(), *target)).collect::<Vec<_>>())
        }),
        ("word/styles.xml", style_sheet(styles)),
        ("word/settings.xml", settings(even)),
        ("word/fontTable.xml", font_table()),
        ("word/header1.xml", header("{{草稿}}")),
        ("word/header2.xml", header("{{附页页眉}}　{{草稿}}")),
        ("word/footer1.xml", footer(if even { "right" } else { "center" })),
    ];
    let second_footer = even.then(|| ("word/footer2.xml", footer("left")));
    // Not compressed one by one: the wasm that holds them all is, and what they share counts once there.
    let parts: Vec<_> = parts.into_iter().chain(second_footer).collect();
    package::pack_files(parts.iter().map(|(name, text)| (*name, text.as_bytes()))).unwrap()
}

fn content_types(even: bool) -> String {
    let part = |name: &str, kind: &str| format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#);
    let mut parts = vec![
        part("word/document.xml", &format!("{TYPE}.document.main+xml")),
        part("word/styles.xml", &format!("{TYPE}.styles+xml")),
        part("word/settings.xml", &format!("{TYPE}.settings+xml")),
        part("word/fontTable.xml", &format!("{TYPE}.fontTable+xml")),
        part("word/header1.xml", &format!("{TYPE}.header+xml")),
        part("word/header2.xml", &format!("{TYPE}.header+xml")),
        part("word/footer1.xml", &format!("{TYPE}.footer+xml")),
        part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ];
    if even {
        parts.push(part("word/footer2.xml", &format!("{TYPE}.footer+xml")));
    }
    format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
        parts.concat()
    )
}

fn relations(targets: &[(&str, &str, &str)]) -> String {
    let all: String = targets
        .iter()
        .map(|(id, kind, target)| format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#))
        .collect();
    format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

fn style_sheet(styles: &[String]) -> String {
    format!(
        r#"{DECLARATION}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{}</w:styles>"#,
        fonts("仿宋_GB2312"),
        styles.concat()
    )
}

fn settings(even: bool) -> String {
    let even = if even { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        r#"{DECLARATION}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/>{even}<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"#
    )
}

fn font_table() -> String {
    let fonts: String = FONTS
        .iter()
        .map(|(name, other, family)| {
            format!(r#"<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>"#)
        })
        .collect();
    format!(r#"{DECLARATION}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>"#)
}
