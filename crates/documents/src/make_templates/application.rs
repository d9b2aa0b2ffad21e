//! The form, annex 2 of 民函〔2021〕68号: the first page to the end of row 3, the opinions on the second.

use super::official::{source, source_style};
use super::word::{Margins, PageNumbers, WHOLE, cell, document, paragraph, row, section, section_under, style, table};

const MARGINS: Margins = Margins(1304, 1361, 1191, 1361);
const ATTACHED_MARGINS: Margins = Margins(1701, 1474, 1417, 1474);
const COLUMNS: [u32; 4] = [2150, 2300, 2634, 2100];
const LINE: &str = r#"<w:spacing w:line="440" w:lineRule="exact"/>"#;

pub fn template() -> Vec<u8> {
    let styles = [
        style("Normal", "Normal", "仿宋_GB2312", 24, "", ""),
        style(
            "Title",
            "Title",
            "方正小标宋简体",
            40,
            r#"<w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/>"#,
            "",
        ),
        style(
            "Label",
            "表格标签",
            "仿宋_GB2312",
            24,
            r#"<w:spacing w:line="360" w:lineRule="exact"/><w:jc w:val="center"/>"#,
            "",
        ),
        style("Value", "表格填写", "仿宋_GB2312", 24, r#"<w:spacing w:line="360" w:lineRule="exact"/>"#, ""),
        style("BlockLabel", "通栏标签", "仿宋_GB2312", 24, LINE, ""),
        style("CellHeading", "格内标题", "黑体", 24, LINE, ""),
        style(
            "CellText",
            "格内正文",
            "仿宋_GB2312",
            24,
            &format!(r#"{LINE}<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>"#),
            "",
        ),
        style("Sign", "公章和日期", "仿宋_GB2312", 24, &format!(r#"{LINE}<w:jc w:val="right"/>"#), ""),
        style("Note", "注", "仿宋_GB2312", 24, LINE, ""),
        style(
            "Heading1",
            "heading 1",
            "黑体",
            24,
            r#"<w:keepNext/><w:spacing w:line="420" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:outlineLvl w:val="0"/>"#,
            "",
        ),
        style(
            "Body",
            "附页正文",
            "仿宋_GB2312",
            24,
            r#"<w:spacing w:line="420" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>"#,
            "",
        ),
        style("Break", "分节", "仿宋_GB2312", 2, r#"<w:spacing w:line="20" w:lineRule="exact"/>"#, ""),
        style("Footer", "footer", "宋体", 28, "", ""),
        source_style(),
    ];
    let rows = [
        row(680, WHOLE, &[label(0, &["单位名称"]), value(1, 3, "{{单位名称}}")].concat()),
        row(
            820,
            WHOLE,
            &[
                label(0, &["联系人姓名及职务"]),
                value(1, 1, "{{联系人姓名及职务}}"),
                label(2, &["联系方式", "（办公电话及手机）"]),
                value(3, 1, "{{联系方式}}"),
            ]
            .concat(),
        ),
        block(
            11400,
            "",
            &[
                paragraph("BlockLabel", "", "基本情况、主要制度及工作成效："),
                paragraph("CellText", "", "{{#表内}}"),
                paragraph("CellHeading", "", "{{标题}}"),
                paragraph("CellText", "", "{{正文}}"),
                paragraph("CellText", "", "{{/表内}}"),
                paragraph("CellText", "", "{{#空行}}"),
                paragraph("CellText", "", ""),
                paragraph("CellText", "", "{{/空行}}"),
                paragraph("Note", "", "注：本项内容超出可另附页。"),
            ]
            .concat(),
        ),
        opinion("县级人民政府自评意见：", &paragraph("CellText", "", "{{县级人民政府自评意见}}"), &signature()),
        opinion("地市级民政部门查验意见：", "", &signature()),
        opinion("省级民政部门评价意见：", "", &signature()),
        opinion("民政部评估核实意见：", "", ""),
    ];
    let body = [
        paragraph("Title", "", "全国未成年人保护示范县（市、区、旗）申报表"),
        table(&COLUMNS, &rows.concat()),
        paragraph("Note", "", "（本表格一式两份）"),
        source(),
        paragraph("Body", "", "{{?附页}}"),
        // The form's pages end here, so that those that follow have a header of their own.
        paragraph("Break", &section(MARGINS, 680, PageNumbers::Centre, false, ""), ""),
        paragraph("Title", "", "附　页"),
        paragraph("Body", "", "{{/附页}}"),
        paragraph("Body", "", "{{#附页}}"),
        paragraph("Heading1", "", "{{标题}}"),
        paragraph("Body", "", "{{正文}}"),
        paragraph("Body", "", "{{/附页}}"),
        section_under("rIdSecondHeader", ATTACHED_MARGINS, 680, PageNumbers::Centre, false, ""),
    ];
    document("全国未成年人保护示范县（市、区、旗）申报表", &styles, PageNumbers::Centre, &body.concat())
}

fn width(from: usize, span: usize) -> u32 {
    COLUMNS.iter().skip(from).take(span).sum()
}

fn label(column: usize, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| paragraph("Label", "", line)).collect();
    cell(width(column, 1), 1, r#"<w:vAlign w:val="center"/>"#, &lines)
}

fn value(column: usize, span: usize, text: &str) -> String {
    cell(width(column, span), span as u32, r#"<w:vAlign w:val="center"/>"#, &paragraph("Value", "", text))
}

fn block(height: u32, properties: &str, paragraphs: &str) -> String {
    row(height, properties, &cell(width(0, 4), 4, "", paragraphs))
}

/// Blank lines to write on stand before the seal.
fn opinion(label: &str, text: &str, signature: &str) -> String {
    let blank = paragraph("CellText", "", "").repeat(if text.is_empty() { 3 } else { 2 });
    block(3000, WHOLE, &[paragraph("BlockLabel", "", label).as_str(), text, &blank, signature].concat())
}

fn signature() -> String {
    [
        paragraph("Sign", r#"<w:ind w:rightChars="500" w:right="1200"/>"#, "（公章）"),
        paragraph("Sign", r#"<w:ind w:rightChars="200" w:right="480"/>"#, "年   月    日"),
    ]
    .concat()
}
