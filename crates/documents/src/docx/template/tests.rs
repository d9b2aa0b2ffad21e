use super::*;
use crate::docx::content::{Block, content};

static ITEM: Shape = Shape { texts: &["名称", "内容"], lists: &[("子项", &SUB)] };
static SUB: Shape = Shape { texts: &["名称"], lists: &[] };
static SHAPE: Shape = Shape { texts: &["单位", "空"], lists: &[("项目", &ITEM), ("没有", &ITEM)] };

fn template(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    package::pack([("word/document.xml", document), ("word/styles.xml", "<keep  me='as I am'/>".into())]).unwrap()
}

fn record(unit: &str) -> Record {
    let sub = |name: &str| Record::new(&SUB).text("名称", name);
    let item = |name: &str, mark: &str, subs| {
        Record::new(&ITEM).text("名称", name).text("内容", "一\n二").list("子项", subs).mark(mark)
    };
    Record::new(&SHAPE)
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
            Block::Table { rows } => rows
                .iter()
                .map(|row| {
                    row.cells
                        .iter()
                        .map(|cell| cell.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("/"))
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
    let body =
        r#"<w:p><w:pPr><w:pStyle w:val="Body"/><w:pageBreakBefore/></w:pPr><w:r><w:t>前{{单位}}后</w:t></w:r></w:p>"#;
    let blocks = content(&filled(body, "一\r\n\n三\t四")).unwrap();
    assert_eq!(texts(&blocks), ["前一", "", "三\t四后"]);
    let looks: Vec<_> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => (paragraph.style.as_deref(), paragraph.new_page),
            Block::Table { .. } => (None, false),
        })
        .collect();
    assert_eq!(looks, [(Some("Body"), true), (Some("Body"), false), (Some("Body"), false)]);
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
            ("template_unclosed", "/word/document.xml/6"),
            ("template_unknown_field", "/word/document.xml/6"),
            ("template_unopened", "/word/document.xml/7"),
        ]
    );
}

#[test]
fn leaves_everything_else_as_it_was() {
    let body = r#"<w:p w:rsidR="1"><w:r><w:t>不动 </w:t></w:r></w:p><w:sectPr/>"#;
    let made = filled(body, "县");
    assert!(package::document(&made).unwrap().contains(body));
    let mut styles = String::new();
    package::rewrite(&made, |_, _| Ok(None)).unwrap();
    std::io::Read::read_to_string(
        &mut zip::ZipArchive::new(std::io::Cursor::new(&made)).unwrap().by_name("word/styles.xml").unwrap(),
        &mut styles,
    )
    .unwrap();
    assert_eq!(styles, "<keep  me='as I am'/>");
}

#[test]
fn refuses_what_is_no_document() {
    for bytes in [&b""[..], b"PK\x03\x04", b"text"] {
        assert_eq!(fill(bytes, &SHAPE, &record("")).unwrap_err()[0].code, "template_unreadable");
    }
    let nested = template(&"<w:p>".repeat(1000));
    assert_eq!(content(&nested).unwrap_err()[0].code, "template_unreadable");
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
    assert!(filled > 50, "{filled}");
}
