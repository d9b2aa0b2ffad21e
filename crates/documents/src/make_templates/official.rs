//! What the documents by GB/T 9704 share: page, grid, fonts, headings, tables.

use super::word::{HEADER, Margins, PageNumbers, WHOLE, cell, paragraph, row, section, style, table};

/// 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
const MARGINS: Margins = Margins(2098, 1474, 1984, 1587);
/// 22 lines a page.
const GRID: &str = r#"<w:docGrid w:type="lines" w:linePitch="579"/>"#;
/// 28 characters of 3号 (16 pt) a line: 156 mm / 28 = 15.79 pt. By letter spacing, for a character grid spreads them in LibreOffice.
const TIGHT: &str = r#"<w:spacing w:val="-5"/>"#;

pub fn styles() -> Vec<String> {
    const LINE: &str = r#"<w:spacing w:line="579" w:lineRule="exact"/>"#;
    const TABLE_LINE: &str = r#"<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/>"#;
    let indented = |more: &str| format!(r#"{more}{LINE}<w:ind w:firstLineChars="200" w:firstLine="640"/>"#);
    let heading = |level: u32| indented("<w:keepNext/>") + &format!(r#"<w:outlineLvl w:val="{level}"/>"#);
    vec![
        style("Normal", "Normal", "仿宋_GB2312", 32, "", ""),
        style(
            "Title",
            "Title",
            "方正小标宋简体",
            44,
            r#"<w:snapToGrid w:val="0"/><w:spacing w:before="579" w:after="579" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>"#,
            "",
        ),
        style("Heading1", "heading 1", "黑体", 32, &heading(0), TIGHT),
        style("Heading2", "heading 2", "楷体_GB2312", 32, &heading(1), TIGHT),
        style("Heading3", "heading 3", "仿宋_GB2312", 32, &heading(2), &format!("<w:b/>{TIGHT}")),
        style("Body", "公文正文", "仿宋_GB2312", 32, &(indented("") + r#"<w:jc w:val="both"/>"#), TIGHT),
        style(
            "Sign",
            "落款",
            "仿宋_GB2312",
            32,
            &format!(r#"<w:keepNext/>{LINE}<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>"#),
            "",
        ),
        style(
            "SignDate",
            "落款日期",
            "仿宋_GB2312",
            32,
            &format!(r#"{LINE}<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>"#),
            "",
        ),
        style("Closing", "文末", "仿宋_GB2312", 32, &(indented("<w:keepNext/>") + r#"<w:jc w:val="both"/>"#), TIGHT),
        style("Addressee", "主送机关", "仿宋_GB2312", 32, LINE, TIGHT),
        style("AnnexMark", "附件序号", "黑体", 32, &format!(r#"<w:keepNext/>{LINE}"#), ""),
        style("TableHead", "表头", "黑体", 21, &format!(r#"<w:keepNext/>{TABLE_LINE}<w:jc w:val="center"/>"#), ""),
        style("TableGroup", "表内分组", "黑体", 21, &format!("<w:keepNext/>{TABLE_LINE}"), ""),
        style("TableText", "表内正文", "仿宋_GB2312", 21, TABLE_LINE, ""),
        style("TableCentre", "表内居中", "仿宋_GB2312", 21, &format!(r#"{TABLE_LINE}<w:jc w:val="center"/>"#), ""),
        style("Footer", "footer", "宋体", 28, "", ""),
    ]
}

/// The same for a paper that says which file it is made of.
pub fn styles_with_source() -> Vec<String> {
    [styles(), vec![source_style()]].concat()
}

/// Of the line that says which file a paper is made of: small, below all else.
pub fn source_style() -> String {
    let small = r#"<w:snapToGrid w:val="0"/><w:spacing w:before="240" w:line="280" w:lineRule="exact"/>"#;
    style("Source", "生成依据", "仿宋_GB2312", 18, small, "")
}

/// That line, where there is one.
pub fn source() -> String {
    ["{{?生成依据}}", "{{生成依据}}", "{{/生成依据}}"].map(|text| paragraph("Source", "", text)).concat()
}

/// The last element of an upright document.
pub fn upright() -> String {
    section(MARGINS, 1587, PageNumbers::OddEven, false, GRID)
}

/// The last element of a lying document: the page turned, so that the margins turn with it.
pub fn lying() -> String {
    let Margins(top, right, bottom, left) = MARGINS;
    section(Margins(left, top, right, bottom), 800, PageNumbers::OddEven, true, GRID)
}

/// An annex begins on a page of its own: which one it is on top at the left, its title two lines below.
pub fn annex(which: &str, title: &str) -> String {
    paragraph("AnnexMark", "<w:pageBreakBefore/>", which) + &paragraph("Title", "", title)
}

/// A line that leads to a list: never the last one of a page.
pub fn lead(text: &str) -> String {
    paragraph("Body", "<w:keepNext/>", text)
}

/// The annex 口径说明: what the result rests on beside the document.
pub fn basis(which: &str) -> String {
    let body = |text: &str| paragraph("Body", "", text);
    let parts = [
        vec![annex(which, "口径说明")],
        vec![body("{{?标准来源}}"), body("{{标准来源}}"), body("{{/标准来源}}")],
        vec![body("{{?数据口径}}"), body("{{数据口径}}"), body("{{/数据口径}}")],
        vec![body("{{?申报前期间}}"), body("{{申报前期间}}"), body("{{/申报前期间}}")],
        vec![
            body("{{?解读}}"),
            lead("文件原文可作几种理解的，采用以下口径；注明本县选定的由本县选定，其余按默认口径："),
            body("{{/解读}}"),
        ],
        [
            "{{#解读}}",
            "{{序号}}．{{问题}}采用：{{采用读法}}。",
            "{{/解读}}",
            "{{?补充规定}}",
            "同时适用地方补充规定：{{补充规定}}（{{补充规定机关}}）。",
            "{{/补充规定}}",
            "{{#补充规定改动}}",
            "{{正文}}",
            "{{/补充规定改动}}",
            "{{#不采用的推定}}",
            "对“{{正文}}”不采用推定的标准线，以自评填报为准，理由：{{理由}}",
            "{{/不采用的推定}}",
            "{{#标准（不适用）}}",
            "“{{正文}}”不适用，理由：{{不适用理由}}",
            "{{/标准（不适用）}}",
            "{{?评分规则}}",
            "按评分规则“{{评分规则}}”试算，得{{得分}}分，满分{{满分}}分。",
            "{{/评分规则}}",
        ]
        .map(body)
        .into(),
    ];
    parts.concat().concat()
}

/// The end of a letter: its annexes and who signs, never alone on a page.
pub fn signed(before: &[&str]) -> String {
    let lines: String = before.iter().map(|line| paragraph("Closing", "", line)).collect();
    [
        lines,
        paragraph("Closing", "", ""),
        paragraph("Sign", "", "{{发文机关}}"),
        paragraph("SignDate", "", "　　年　　月　　日"),
    ]
    .concat()
}

/// A column of a table: its width, its heading, the style and the text of its cells.
pub struct Column(pub u32, pub &'static str, pub &'static str, pub &'static str);

/// A table with one repeating row, its header on every page; `before` and `after` stand around that row.
pub fn list_table(columns: &[Column], before: &str, after: &str) -> String {
    let head: String = columns
        .iter()
        .map(|Column(width, title, ..)| cell(*width, 1, CENTRED, &paragraph("TableHead", "", title)))
        .collect();
    let cells: String = columns
        .iter()
        .map(|Column(width, _, style, text)| cell(*width, 1, CENTRED, &paragraph(style, "", text)))
        .collect();
    let rows = [row(480, HEADER, &head), before.into(), row(400, WHOLE, &cells), after.into()].concat();
    table(&columns.iter().map(|column| column.0).collect::<Vec<_>>(), &rows)
}

const CENTRED: &str = r#"<w:vAlign w:val="center"/>"#;

/// A row over the whole width.
pub fn wide_row(columns: &[Column], text: &str) -> String {
    let width = columns.iter().map(|column| column.0).sum();
    row(400, "<w:cantSplit/>", &cell(width, columns.len() as u32, CENTRED, &paragraph("TableGroup", "", text)))
}
