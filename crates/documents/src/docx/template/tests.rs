use super::*;
use crate::docx::content::{Align, Block, content};
use crate::docx::preview::preview;
use crate::limits;
use crate::package;

mod corpus;

static ITEM: Shape = Shape { texts: &["名称", "内容"], lists: &[("子项", &SUB)] };
static SUB: Shape = Shape { texts: &["名称"], lists: &[] };
static SHAPE: Shape = Shape { texts: &["单位", "空"], lists: &[("项目", &ITEM), ("没有", &ITEM)] };

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#
);
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A part beside the main one: its name, what it is, how the main part refers to it, and its text.
type Part<'a> = (&'a str, &'a str, &'a str, String);

/// A file whose main part goes by this name and kind.
fn file(main: &str, kind: &str, document: String, parts: &[Part<'_>]) -> Vec<u8> {
    let overrides: String = std::iter::once((main, kind))
        .chain(parts.iter().map(|(name, kind, ..)| (*name, *kind)))
        .map(|(name, kind)| format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#))
        .collect();
    let relation = |number: usize, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="/{target}"/>"#
        )
    };
    let relations = |all: String| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
        )
    };
    let (folder, name) = main.rsplit_once('/').unwrap();
    let of_main = parts.iter().enumerate().map(|(number, (name, _, kind, _))| relation(number, kind, name)).collect();
    let own = format!("{folder}/_rels/{name}.rels");
    let fixed = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>"#
            ),
        ),
        ("_rels/.rels", relations(relation(0, "officeDocument", main))),
        (own.as_str(), relations(of_main)),
        (main, document),
    ];
    package::pack(fixed.into_iter().chain(parts.iter().map(|(name, _, _, text)| (*name, text.clone())))).unwrap()
}

fn document(body: &str) -> String {
    format!(r#"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"#)
}

/// A style sheet as it stood in the file.
fn styles(text: &str) -> Part<'static> {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    ("word/styles.xml", kind, "styles", text.into())
}

fn template(body: &str) -> Vec<u8> {
    file("word/document.xml", MAIN, document(body), &[styles("<keep  me='as I am'/>")])
}

/// The text of a part of a file.
fn part(file: &[u8], name: &str) -> String {
    crate::package::WordFile::open(file).unwrap().text(name).unwrap().unwrap()
}

fn record(unit: &str) -> TemplateData {
    let sub = |name: &str| TemplateData::new(&SUB).text("名称", name);
    let item = |name: &str, mark: &str, subs| {
        TemplateData::new(&ITEM).text("名称", name).text("内容", "一\n二").list("子项", subs).mark(mark)
    };
    TemplateData::new(&SHAPE)
        .text("单位", unit)
        .list("项目", vec![item("甲", "达标", vec![sub("子一"), sub("子二")]), item("乙", "未达标", vec![])])
}

fn filled(body: &str, unit: &str) -> Vec<u8> {
    fill(&template(body), &SHAPE, &record(unit)).unwrap()
}

fn texts(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph.text.clone()],
            Block::Section { .. } => Vec::new(),
            Block::Table(table) => table
                .rows
                .iter()
                .map(|row| {
                    row.cells
                        .iter()
                        .map(|cell| cell.paragraphs().map(|p| p.text.as_str()).collect::<Vec<_>>().join("/"))
                        .collect::<Vec<_>>()
                        .join("|")
                })
                .collect(),
        })
        .collect()
}

fn result(body: &str, unit: &str) -> Vec<String> {
    texts(&content(&filled(body, unit)).unwrap())
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn finds_a_placeholder_over_several_runs() {
    let body = r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{单</w:t></w:r><w:r><w:t>位</w:t></w:r><w:r><w:t>}}乙</w:t></w:r></w:p>"#;
    assert_eq!(result(body, "示例县"), ["甲示例县乙"]);
}

#[test]
fn never_reads_a_value_as_a_placeholder_or_as_markup() {
    assert_eq!(result(&p("{{单位}}"), "{{空}}<w:p/>&amp;"), ["{{空}}<w:p/>&amp;"]);
}

#[test]
fn makes_a_paragraph_of_every_line_with_the_same_looks() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Body"/><w:pageBreakBefore/><w:jc w:val="right"/></w:pPr><w:r><w:t>前{{单位}}后</w:t></w:r></w:p>"#;
    let blocks = content(&filled(body, "一\r\n\n三\t四")).unwrap();
    assert_eq!(texts(&blocks), ["前一", "", "三\t四后"]);
    let looks = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some((paragraph.look.align, paragraph.new_page)),
        Block::Table(_) | Block::Section { .. } => None,
    });
    assert!(looks.eq([(Align::End, true), (Align::End, false), (Align::End, false)]));
}

#[test]
fn breaks_lines_inside_a_link() {
    let body = r#"<w:p><w:hyperlink><w:r><w:rPr><w:b/></w:rPr><w:t>{{单位}}</w:t></w:r></w:hyperlink></w:p>"#;
    assert_eq!(result(body, "一\n二"), ["一\n二"]);
}

#[test]
fn repeats_paragraphs_and_rows() {
    let body = [
        p("{{#项目}}"),
        p("{{序号}}.{{名称}}"),
        p("{{#子项}}"),
        p("{{单位}}{{名称}}"),
        p("{{/子项}}"),
        p("{{/项目}}"),
        p("{{^没有}}"),
        p("无"),
        p("{{/没有}}"),
        p("{{?空}}"),
        p("有"),
        p("{{/空}}"),
    ]
    .concat();
    assert_eq!(result(&body, "县"), ["1.甲", "县子一", "县子二", "2.乙", "无"]);
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("头"),
        cell("{{序号}}{{项目（未达标）.名称}}"),
        cell("{{项目（未达标）.内容}}")
    );
    assert_eq!(result(&body, "县"), ["头", "1乙|一/二"]);
    let body = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("{{没有.名称}}"));
    assert_eq!(result(&body, "县"), [""; 0]);
}

#[test]
fn names_every_unknown_placeholder_with_its_place() {
    let body = [
        p("{{单位}}"),
        p("{{县长}}"),
        p("{{#项目}}"),
        p("{{名称}}{{电话}}"),
        p("{{/项目}}"),
        p("{{#没完}}"),
        p("{{/没开}}"),
    ]
    .concat();
    let problems = fill(&template(&body), &SHAPE, &record("县")).unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.code.as_str(), problem.path.as_str())).collect();
    assert_eq!(
        found,
        [
            ("template_unknown_field", "/word/document.xml/2"),
            ("template_unknown_field", "/word/document.xml/4"),
            ("template_unknown_field", "/word/document.xml/6"),
            ("template_unclosed", "/word/document.xml/6"),
            ("template_unopened", "/word/document.xml/7"),
        ]
    );
}

#[test]
fn leaves_everything_else_as_it_was() {
    let body = r#"<w:p w:rsidR="1"><w:r><w:t>不动 </w:t></w:r></w:p><w:sectPr/>"#;
    let made = filled(body, "县");
    assert!(part(&made, "word/document.xml").contains(body));
    assert_eq!(part(&made, "word/styles.xml"), "<keep  me='as I am'/>");
}

/// A document as people make them: merged cells, a content control, numbers for ids, a heading by its outline level.
#[test]
fn shows_a_document_without_word() {
    let sheet = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200"/><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="9"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:styleId="x"><w:basedOn w:val="x"/></w:style></w:styles>"#;
    let styled = |id: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let table = [
        r#"<w:tbl><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="300"/></w:tblGrid>"#,
        &format!(
            r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="300"/><w:tblHeader/></w:trPr>{}</w:tr>"#,
            cell(r#"<w:gridSpan w:val="2"/>"#, "头")
        ),
        &format!("<w:tr>{}{}</w:tr>", cell(r#"<w:vMerge w:val="restart"/>"#, "合"), cell("", "一")),
        &format!("<w:tr>{}{}</w:tr></w:tbl>", cell("<w:vMerge/>", ""), cell("", "二")),
    ];
    let body = [
        styled("9", "题"),
        styled("1", "章&lt;b&gt;"),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("控件")),
        r#"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"#.into(),
        styled("x", "后"),
        table.concat(),
        r#"<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>"#.into(),
    ];
    let sheet = styles(&sheet.replace("<w:styles>", &format!("<w:styles {NAMESPACES}>")));
    let docx = file("word/document.xml", MAIN, document(&body.concat()), &[sheet]);
    assert_eq!(
        preview(&docx).unwrap(),
        [
            r#"<div class="paper"><h3 class="title centre">题</h3><h4 class="indented">章&lt;b&gt;</h4><p>控件</p><p></p></div>"#,
            r#"<div class="paper lying"><p>后</p><table><colgroup><col width="25%"><col width="75%"></colgroup>"#,
            r#"<thead><tr class="whole"><th scope="col" colspan="2" height="20"><p>头</p></th></tr></thead>"#,
            r#"<tbody><tr><td rowspan="2"><p>合</p></td><td><p>一</p></td></tr><tr><td><p>二</p></td></tr></tbody></table></div>"#,
        ]
        .concat()
    );
}

/// Whatever is done to a template, it is filled or refused; and what is filled can be read.
#[test]
fn survives_damaged_templates() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let body = [
        p("{{#项目}}"),
        p("{{序号}}{{名称}}"),
        p("{{/项目}}"),
        p("{{?空}}"),
        p("{{/空}}"),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("{{项目.名称}}"), cell("{{单位}}")),
    ]
    .concat();
    let pieces: Vec<char> = body.chars().collect();
    let mut seed = 20_211_108_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut filled = 0;
    for _ in 0..1000 {
        let mut damaged = pieces.clone();
        for _ in 0..=random(2) {
            let (from, to) = (random(damaged.len()), random(damaged.len()));
            match random(3) {
                0 => drop(damaged.remove(from)),
                1 => damaged.insert(to, pieces[random(pieces.len())]),
                _ => damaged.swap(from, to),
            }
        }
        let damaged: String = damaged.into_iter().collect();
        if let Ok(made) = fill(&template(&damaged), &SHAPE, &record("县")) {
            content(&made).unwrap();
            filled += 1;
        }
    }
    assert!(filled > 30, "{filled}");
}
