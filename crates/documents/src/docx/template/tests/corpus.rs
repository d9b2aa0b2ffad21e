//! Templates as programs and people make them, one oddity each, and what is to come of them.

use super::*;

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn cell(inside: &str) -> String {
    format!("<w:tc><w:tcPr/>{inside}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(&p(text))).collect::<String>())
}

fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

fn control(id: u32, inside: &str) -> String {
    format!(r#"<w:sdt><w:sdtPr><w:id w:val="{id}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"#)
}

/// The main part that a body becomes.
fn made(body: &str) -> String {
    let made = part(&filled(body, "县"), "word/document.xml");
    let Some((_, inside)) = made.split_once("<w:body>") else { return String::new() };
    inside.strip_suffix("</w:body></w:document>").unwrap().to_owned()
}

fn codes(bytes: &[u8]) -> Vec<String> {
    fill(bytes, &SHAPE, &record("县")).unwrap_err().into_iter().map(|problem| problem.code).collect()
}

fn faults(body: &str) -> Vec<(String, String)> {
    let problems = fill(&template(body), &SHAPE, &record("县")).unwrap_err();
    problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
}

// ---------------------------------------------------------------- tables and what stands around their rows

#[test]
fn rows_in_a_content_control_are_kept() {
    let wrapped = table(&control(1, &row(&["甲"])));
    assert_eq!(made(&(wrapped.clone() + &p("{{单位}}"))), wrapped + &p_kept("县"));
    let wrapped = table(&control(1, &(row(&["{{单位}}"]) + &row(&["乙"]))));
    assert_eq!(result(&wrapped, "县"), ["县", "乙"]);
    let repeating = table(&(row(&["头"]) + &control(1, &control(2, &row(&["{{项目.名称}}"])))));
    assert_eq!(result(&repeating, "县"), ["头", "甲", "乙"]);
    assert!(!made(&repeating).contains("<w:p/>"));
    let marked = table(&control(1, &(row(&["{{#项目}}"]) + &row(&["{{名称}}"]) + &row(&["{{/项目}}"]))));
    assert_eq!(result(&marked, "县"), ["甲", "乙"]);
}

/// A paragraph as the filler writes one.
fn p_kept(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

#[test]
fn a_table_without_rows_goes_and_its_cell_keeps_a_paragraph() {
    let inner = table(&row(&["{{没有.名称}}"]));
    assert_eq!(made(&inner), "");
    let outer = table(&format!("<w:tr>{}</w:tr>", cell(&(p("甲") + &inner))));
    assert_eq!(made(&outer), table(&format!("<w:tr>{}</w:tr>", cell(&p("甲")))));
    let outer = table(&format!("<w:tr>{}</w:tr>", cell(&inner)));
    assert_eq!(made(&outer), table(&format!("<w:tr>{}</w:tr>", cell("<w:p/>"))));
}

#[test]
fn a_cell_ends_as_it_did() {
    let bookmark = |end: &str| format!(r#"<w:bookmarkStart w:id="1" w:name="a"/>{}{end}"#, p("{{单位}}"));
    for (given, right) in [
        (
            bookmark(r#"<w:bookmarkEnd w:id="1"/>"#),
            bookmark(r#"<w:bookmarkEnd w:id="1"/>"#).replace(&p("{{单位}}"), &p_kept("县")),
        ),
        (control(1, &p("{{单位}}")), control(1, &p_kept("县"))),
        (control(1, &control(2, &p("{{单位}}"))), control(1, &control(2, &p_kept("县")))),
    ] {
        let whole = |inside: &str| table(&format!("<w:tr>{}</w:tr>", cell(inside)));
        assert_eq!(made(&whole(&given)), whole(&right));
    }
    let only_condition = cell(&(p("{{?空}}") + &p("甲") + &p("{{/空}}")));
    assert_eq!(
        made(&table(&format!("<w:tr>{only_condition}</w:tr>"))),
        table(&format!("<w:tr>{}</w:tr>", cell("<w:p/>")))
    );
}

#[test]
fn a_row_is_repeated_for_what_it_names_itself() {
    let inner = table(&row(&["{{项目.名称}}"]));
    let outer = table(&format!("<w:tr>{}</w:tr>", cell(&(inner + &p("外")))));
    assert_eq!(made(&outer).matches('外').count(), 1);
    assert_eq!(made(&outer).matches('甲').count(), 1);
    let in_repetition = p("{{#项目（未达标）}}") + &table(&row(&["{{项目.名称}}"])) + &p("{{/项目（未达标）}}");
    assert_eq!(result(&in_repetition, "县"), ["乙"]);
}

#[test]
fn a_content_control_around_a_marker_is_a_marker() {
    let body = control(1, &p("{{#项目}}")) + &p("{{名称}}") + &control(2, &p("{{/项目}}"));
    assert_eq!(result(&body, "县"), ["甲", "乙"]);
}

// ---------------------------------------------------------------- identities

#[test]
fn copies_have_ids_of_their_own() {
    let inside = [
        r#"<w:p w14:paraId="00000001" w14:textId="00000002"><w:bookmarkStart w:id="7" w:name="标签"/>"#,
        &run("{{名称}}"),
        r#"<w:bookmarkEnd w:id="7"/><w:commentRangeStart w:id="3"/>"#,
        &run("批注"),
        r#"<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>"#,
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="5" name="形状"/></wp:inline></w:drawing></w:r>"#,
        r##"<w:r><w:pict><v:shapetype id="_x0000_t202"/><v:shape id="s1" o:spid="_x0000_s1026" type="#_x0000_t202"/></w:pict></w:r>"##,
        r#"<w:ins w:id="9" w:author="甲">"#,
        &run("增"),
        "</w:ins></w:p>",
    ]
    .concat();
    let body = p("{{#项目}}") + &inside + &control(11, &p("控件")) + &p("{{/项目}}");
    let made = made(&body);
    let ids = |before: &str| -> Vec<&str> {
        made.split(before).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
    };
    for before in [
        r#"<w:bookmarkStart w:id=""#,
        r#"<w:bookmarkEnd w:id=""#,
        r#"<wp:docPr id=""#,
        r#"<w:sdtPr><w:id w:val=""#,
        r#"<w:ins w:id=""#,
        r#"<v:shape id=""#,
    ] {
        let found = ids(before);
        assert_eq!(found.len(), 2, "{before} {made}");
        assert_ne!(found[0], found[1], "{before}");
    }
    assert_eq!(ids(r#"<w:bookmarkStart w:id=""#), ids(r#"<w:bookmarkEnd w:id=""#));
    let names: Vec<&str> = made.split(r#"w:name=""#).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(names, ["标签", "标签_2"]);
    for once in [
        "paraId",
        "textId",
        "<v:shapetype",
        "o:spid",
        "<w:commentRangeStart",
        "<w:commentRangeEnd",
        "<w:commentReference",
    ] {
        assert_eq!(made.matches(once).count(), 1, "{once}");
    }
}

/// A link inside a repetition leads to the bookmark of its own copy, before it or behind it; one to a bookmark outside leads there.
#[test]
fn links_lead_to_the_bookmark_of_their_own_copy() {
    let link = |name: &str, words: &str| {
        format!(r#"<w:p><w:hyperlink w:history="1" w:anchor="{name}">{}</w:hyperlink></w:p>"#, run(words))
    };
    let mark = |id: u8, name: &str| {
        format!(r#"<w:p><w:bookmarkStart w:id="{id}" w:name="{name}"/>{}<w:bookmarkEnd w:id="{id}"/></w:p>"#, run("处"))
    };
    let all = |made: &str, before: &str| -> Vec<String> {
        made.split(before).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let body = [
        mark(1, "外"),
        p("{{#项目}}"),
        link("内", "{{名称}}"),
        mark(2, "内"),
        link("内", "{{名称}}"),
        link("外", "{{名称}}"),
        link("无", "{{名称}}"),
        p("{{/项目}}"),
        link("内", "至"),
    ]
    .concat();
    let made = made(&body);
    assert_eq!(all(&made, r#"w:name=""#), ["外", "内", "内_2"]);
    assert_eq!(all(&made, r#"w:anchor=""#), ["内", "内", "外", "无", "内_2", "内_2", "外", "无", "内"]);
    assert_eq!(made.matches(r#"w:history="1""#).count(), 9);
    assert_eq!(made.matches("甲").count(), 4);
}

/// So does a field, however its instruction is cut into runs, and one inside another.
#[test]
fn fields_name_the_bookmark_of_their_own_copy() {
    let char = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let said = |words: &str| format!(r#"<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>"#);
    let field = |pieces: &[String]| [char("begin"), pieces.concat(), char("separate"), run("1"), char("end")].concat();
    let inside = [
        format!(r#"<w:fldSimple w:dirty="true" w:instr=" PAGEREF 内 \h ">{}</w:fldSimple>"#, run("1")),
        format!(r#"<w:bookmarkStart w:id="2" w:name="内"/>{}<w:bookmarkEnd w:id="2"/>"#, run("{{名称}}")),
        field(&[said(" REF 内 \\h ")]),
        field(&[said(" NOTEREF _"), said("Re"), said("f1 ")]),
        field(&[said(" HYPERLINK \\l \""), said("内"), said("\"")]),
        field(&[said(" IF "), field(&[said("REF 内")]), said(" = \"内\"")]),
        field(&[said(" REF 外 ")]),
        field(&[said(" DATE 内 ")]),
        r#"<w:bookmarkStart w:id="3" w:name="_Ref1"/><w:bookmarkEnd w:id="3"/>"#.to_owned(),
    ]
    .concat();
    let body = [
        p("{{#项目}}"),
        format!("<w:p>{inside}</w:p>"),
        p("{{/项目}}"),
        format!("<w:p>{}</w:p>", field(&[said("REF 内")])),
    ];
    let made = made(&body.concat());
    let instructions: Vec<&str> = made
        .split(r#" w:instr=""#)
        .flat_map(|piece| piece.split(r#"<w:instrText xml:space="preserve">"#))
        .skip(1)
        .map(|rest| rest.split(['<', '>']).next().unwrap())
        .collect();
    let first = [
        " PAGEREF 内 \\h \"",
        " REF 内 \\h ",
        " NOTEREF _",
        "Re",
        "f1 ",
        " HYPERLINK \\l \"",
        "内",
        "\"",
        " IF ",
        "REF 内",
        " = \"内\"",
        " REF 外 ",
        " DATE 内 ",
    ];
    let second = [
        " PAGEREF 内_2 \\h \"",
        " REF 内_2 \\h ",
        " NOTEREF _Ref1_2",
        "",
        " ",
        " HYPERLINK \\l \"",
        "内_2",
        "\"",
        " IF ",
        "REF 内_2",
        " = \"内\"",
        " REF 外 ",
        " DATE 内 ",
    ];
    assert_eq!(instructions, [&first[..], &second, &["REF 内"]].concat());
}

#[test]
fn ranges_that_are_half_inside_keep_both_ends() {
    let start = r#"<w:bookmarkStart w:id="1" w:name="a"/>"#;
    let end = r#"<w:bookmarkEnd w:id="1"/>"#;
    for body in [
        format!("{start}{}{}{end}{}", p("{{#项目}}"), p("{{名称}}"), p("{{/项目}}")),
        format!("{}{start}{}{}{end}", p("{{#项目}}"), p("{{名称}}"), p("{{/项目}}")),
        format!("<w:p>{start}{}</w:p>{}{}{end}", run("{{#项目}}"), p("{{名称}}"), p("{{/项目}}")),
        format!("{start}{}<w:p>{end}{}</w:p>{}", p("{{#项目}}"), run("{{名称}}"), p("{{/项目}}")),
    ] {
        let made = made(&body);
        assert_eq!((made.matches(start).count(), made.matches(end).count()), (1, 1), "{body} {made}");
    }
    let lost = format!("{}{start}{}{}{end}", p("{{?空}}"), p("甲"), p("{{/空}}"));
    assert_eq!(made(&lost), "");
    let lost = format!("{start}{}{end}{}{}", p("{{?空}}"), p("{{/空}}"), p("{{单位}}"));
    assert_eq!(made(&lost), p_kept("县"));
}

// ---------------------------------------------------------------- revisions, alternatives, fields

#[test]
fn a_moved_placeholder_counts_once() {
    let moved = |kind: &str, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:rPr><w:{kind} w:id="1" w:author="甲"/></w:rPr></w:pPr><w:{kind} w:id="2" w:author="甲">{}</w:{kind}></w:p>"#,
            run(text)
        )
    };
    let range = |kind: &str, inside: &str| {
        format!(r#"<w:{kind}RangeStart w:id="9" w:name="move1"/>{inside}<w:{kind}RangeEnd w:id="9"/>"#)
    };
    let body = [
        p("{{#项目}}"),
        p("{{名称}}"),
        range("moveFrom", &moved("moveFrom", "{{/项目}}")),
        p("间"),
        range("moveTo", &moved("moveTo", "{{/项目}}")),
    ]
    .concat();
    assert_eq!(result(&body, "县"), ["甲", "", "间", "乙", "", "间"]);
    let body = moved("moveFrom", "{{单位}}") + &moved("moveTo", "{{单位}}");
    assert_eq!(result(&body, "县"), ["", "县"]);
    assert!(!made(&body).contains("{{"));
    let body = moved("moveFrom", "{{没有这个}}") + &p("{{单位}}");
    assert_eq!(result(&body, "县"), ["", "县"]);
    let deleted = r#"<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>{{没有这个}}</w:delText></w:r></w:del></w:p>"#;
    assert_eq!(made(&(deleted.to_owned() + &p("{{单位}}"))), deleted.to_owned() + &p_kept("县"));
}

fn text_box(inside: &str) -> String {
    format!(
        r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="框"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="框"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"#
    )
}

#[test]
fn text_boxes_are_filled_in_both_copies() {
    assert_eq!(made(&text_box(&p("{{单位}}"))).matches(">县<").count(), 2);
    assert_eq!(made(&text_box(&table(&row(&["{{项目.名称}}"])))).matches('乙').count(), 2);
    assert_eq!(
        made(&text_box(&(p("{{?空}}") + &p("甲") + &p("{{/空}}"))))
            .matches("<w:txbxContent><w:p/></w:txbxContent>")
            .count(),
        2
    );
    assert_eq!(faults(&text_box(&p("{{县长}}"))), [("template_unknown_field".into(), "/word/document.xml/2".into())]);
}

#[test]
fn a_marker_beside_a_picture_or_a_section_is_reported_and_nothing_lost() {
    for beside in [
        r#"<w:r><w:drawing><wp:inline/></w:drawing></w:r>"#,
        r#"<w:pPr><w:sectPr/></w:pPr>"#,
        r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#,
    ] {
        let body = format!("<w:p>{beside}{}</w:p>{}{}", run("{{#项目}}"), p("甲"), p("{{/项目}}"));
        assert_eq!(faults(&body), [("template_not_alone".into(), "/word/document.xml/1".into())], "{beside}");
    }
}

#[test]
fn a_section_ends_where_it_did() {
    let body = format!("<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p>", run("{{项}}")).replace("项", "单位");
    let made = part(&filled(&body, "一\n二"), "word/document.xml");
    assert_eq!((made.matches("<w:sectPr/>").count(), made.matches("<w:br/>").count()), (1, 1));
}

#[test]
fn placeholders_inside_fields_controls_and_formulas_are_filled() {
    let body = [
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "http://x/{{单</w:instrText></w:r><w:r><w:instrText>位}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#.to_owned(),
        format!(r#"<w:p><w:fldSimple w:instr=" QUOTE {{{{单位}}}} ">{}</w:fldSimple></w:p>"#, run("{{单位}}")),
        format!("<w:p>{}</w:p>", control(1, &run("{{单位}}"))),
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="{{单位}}&quot;的图"/></wp:inline></w:drawing></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:pict><v:shape id="水印"><v:textpath string='{{单位}}'/></v:shape></w:pict></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:drawing><a:p><a:r><a:t>{{单</a:t></a:r><a:r><a:t>位}}</a:t></a:r></a:p></w:drawing></w:r></w:p>"#.to_owned(),
    ]
    .concat();
    let made = made(&body);
    assert!(!made.contains("{{"), "{made}");
    for filled in [
        r#"HYPERLINK "http://x/县</w:instrText>"#,
        r#"w:instr=" QUOTE 县 ""#,
        r#"descr="县&quot;的图""#,
        r#"string="县""#,
        "<a:t>县</a:t>",
    ] {
        assert!(made.contains(filled), "{filled} {made}");
    }
}

// ---------------------------------------------------------------- other parts

#[test]
fn other_parts_are_filled_or_reported() {
    let word = |name: &str, inside: &str| format!(r#"<w:{name} {NAMESPACES}>{inside}</w:{name}>"#);
    let chart = r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:title><c:tx><c:rich><a:p><a:r><a:t>{{单位}}</a:t></a:r><a:r><a:t>情况</a:t></a:r></a:p></c:rich></c:tx></c:title><c:v>{{单位}}</c:v></c:chartSpace>"#;
    let smart = r#"<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:t><a:p><a:r><a:t>{{单位}}</a:t></a:r></a:p></dgm:t></dgm:dataModel>"#;
    let parts = |name: &str| -> Vec<Part<'static>> {
        let named = |text: String| text.replace("{{单位}}", name);
        vec![
            ("word/header1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", "header", named(word("hdr", &p("{{单位}}")))),
            ("word/footnotes.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml", "footnotes", named(word("footnotes", &format!(r#"<w:footnote w:id="1">{}</w:footnote>"#, p("{{单位}}"))))),
            ("word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml", "comments", named(word("comments", &format!(r#"<w:comment w:id="1" w:author="甲">{}</w:comment>"#, p("{{单位}}"))))),
            ("word/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart", named(chart.into())),
            ("word/diagrams/data1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", "diagramData", named(smart.into())),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "core-properties", named(r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{单位}}</dc:title></cp:coreProperties>"#.into())),
            ("customXml/item1.xml", "application/xml", "customXml", named("<root><unit>{{单位}}</unit></root>".into())),
        ]
    };
    let known = parts("{{单位}}");
    let made = fill(&file("word/document.xml", MAIN, document(&p("甲")), &known), &SHAPE, &record("一\n二")).unwrap();
    for (name, ..) in &known {
        let text = part(&made, name);
        assert!(text.contains('一') && !text.contains("{{"), "{text}");
    }
    let problems =
        fill(&file("word/document.xml", MAIN, document(&p("甲")), &parts("{{县长}}")), &SHAPE, &record("县"))
            .unwrap_err();
    let places: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.code == "template_unknown_field")
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(
        places,
        [
            "/word/header1.xml/1",
            "/word/footnotes.xml/1",
            "/word/comments.xml/1",
            "/word/charts/chart1.xml/1",
            "/word/charts/chart1.xml/1",
            "/word/diagrams/data1.xml/1",
            "/docProps/core.xml/0",
            "/customXml/item1.xml/0",
        ]
        .iter()
        .copied()
        // The two of the chart are one and the same sentence.
        .enumerate()
        .filter_map(|(number, place)| (number != 4).then_some(place))
        .collect::<Vec<_>>()
    );
    for (problem, place) in problems.iter().zip(["页眉", "注释", "批注", "图表", "SmartArt", "文件属性", "内容控件"])
    {
        assert!(problem.text.contains(place), "{}", problem.text);
    }
    let repeated = parts("{{#项目}}");
    let problems =
        fill(&file("word/document.xml", MAIN, document(&p("甲")), &repeated[3..4]), &SHAPE, &record("县")).unwrap_err();
    assert_eq!(problems[0].code, "template_not_alone");
}

// ---------------------------------------------------------------- what looks like a placeholder

#[test]
fn what_a_person_takes_for_a_placeholder_is_filled_or_reported() {
    for written in ["{{单位}}", "{{ 单位 }}", "｛｛单位｝｝", "{｛单位｝}", "{{单\u{200b}位}}", "{{\u{3000}单位}}"]
    {
        assert_eq!(result(&p(written), "县"), ["县"], "{written}");
    }
    for (written, code) in [
        ("{单位}", "template_lookalike"),
        ("${单位}", "template_lookalike"),
        ("｛单位｝", "template_lookalike"),
        ("{ {单位} }", "template_lookalike"),
        ("«单位»", "template_lookalike"),
        ("&lt;&lt;单位&gt;&gt;", "template_lookalike"),
        ("[[单位]]", "template_lookalike"),
        ("{项目.名称}", "template_lookalike"),
        ("{#项目}", "template_lookalike"),
        ("{{单位", "template_unpaired"),
        ("单位}}", "template_unpaired"),
        ("{{单位}", "template_unpaired"),
        ("甲{{#项目}}", "template_not_alone"),
        ("{{项目}}", "template_not_alone"),
        ("{{}}", "template_unknown_field"),
    ] {
        let found = faults(&p(written));
        assert!(
            found.iter().any(|(found, place)| found == code && place == "/word/document.xml/1"),
            "{written} {found:?}"
        );
    }
    for plain in ["{甲}", "集合 {1, 2}", "【单位】", "[单位]", "（单位）", "单位"] {
        assert_eq!(made(&p(plain)), p(plain));
    }
}

#[test]
fn markers_are_reported_as_they_are_written() {
    for written in ["{{#项目}}", "{{?单位}}", "{{^ 空 }}", "{{？单位}}"] {
        let problems = fill(&template(&p(written)), &SHAPE, &record("县")).unwrap_err();
        assert_eq!(problems[0].code, "template_unclosed", "{written}");
        assert!(problems[0].text.contains(&format!("“{written}”")), "{}", problems[0].text);
    }
    assert_eq!(result(&[p("{{？单位}}"), p("甲"), p("{{／单位}}")].concat(), "县"), ["甲"]);
}

// ---------------------------------------------------------------- packages

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let given = file("文书/正文.xml", MAIN, document(&p("{{单位}}")), &[styles("<a/>")]);
    let made = fill(&given, &SHAPE, &record("县")).unwrap();
    assert_eq!(texts(&content(&made).unwrap()), ["县"]);
}

#[test]
fn other_prefixes_and_the_strict_standard_are_understood() {
    let body = |prefix: &str, namespace: &str| {
        let declared = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
        let name = |local: &str| if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") };
        let [document, body, p, r, t] = ["document", "body", "p", "r", "t"].map(name);
        format!(
            r#"<{document} {declared}="{namespace}"><{body}><{p}><{r}><{t}>{{{{单位}}}}</{t}></{r}></{p}></{body}></{document}>"#
        )
    };
    for (prefix, namespace) in [
        ("ns0", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ] {
        let given = file("word/document.xml", MAIN, body(prefix, namespace), &[]);
        let made = fill(&given, &SHAPE, &record("一\n二")).unwrap();
        assert_eq!(texts(&content(&made).unwrap()), ["一", "二"], "{prefix}");
    }
}

#[test]
fn texts_in_utf_16_and_with_a_mark_are_read() {
    let text = document(&p("{{单位}}"));
    let declared = format!(r#"<?xml version="1.0" encoding="UTF-16"?>{text}"#);
    let wide =
        |unit: fn(u16) -> [u8; 2]| std::iter::once(0xfeff).chain(declared.encode_utf16()).flat_map(unit).collect();
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes), [b"\xef\xbb\xbf", text.as_bytes()].concat()] {
        let made = fill(&with_bytes("word/document.xml", &bytes), &SHAPE, &record("县")).unwrap();
        assert_eq!(texts(&content(&made).unwrap()), ["县"]);
        assert!(!part(&made, "word/document.xml").contains("UTF-16"));
    }
}

/// A template with these bytes for a part.
fn with_bytes(name: &str, bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let given = template(&p("甲"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(given.as_slice())).unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).unwrap();
        if entry.name().unwrap() != name {
            writer.raw_copy_file(entry).unwrap();
        }
    }
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_template_becomes_a_document_and_macros_are_refused() {
    let kind = |words: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{words}.main+xml");
    let made =
        fill(&file("word/document.xml", &kind("template"), document(&p("{{单位}}")), &[]), &SHAPE, &record("县"))
            .unwrap();
    let types = part(&made, "[Content_Types].xml");
    assert!(types.contains(MAIN) && !types.contains("template.main"), "{types}");
    for kind in ["document", "template"] {
        let kind = format!("application/vnd.ms-word.{kind}.macroEnabled.main+xml");
        assert_eq!(codes(&file("word/document.xml", &kind, document(&p("甲")), &[])), ["template_macros"]);
        let kind = kind.replace("template.macroEnabled", "template.macroEnabledTemplate");
        assert_eq!(codes(&file("word/document.xml", &kind, document(&p("甲")), &[])), ["template_macros"]);
    }
    let project = [("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject", String::new())];
    assert_eq!(codes(&file("word/document.xml", MAIN, document(&p("甲")), &project)), ["template_macros"]);
    for other in [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ] {
        assert_eq!(codes(&file("xl/workbook.xml", other, "<a/>".into(), &[])), ["template_not_word"]);
    }
    let other = document(&p("甲")).replace("wordprocessingml/2006", "wordprocessingml/1003");
    assert_eq!(codes(&file("word/document.xml", MAIN, other, &[])), ["template_not_word"], "words of another language");
}

#[test]
fn what_cannot_be_taken_in_is_refused_even_without_placeholders() {
    for (bytes, code) in [
        (b"".to_vec(), "template_unreadable"),
        (b"PK\x03\x04".to_vec(), "template_unreadable"),
        (b"{\\rtf1".to_vec(), "template_unreadable"),
        ([&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 504]].concat(), "template_old_or_encrypted"),
        (package::pack([("mimetype", "application/vnd.oasis.opendocument.text".into())]).unwrap(), "template_not_word"),
        (package::pack([("word/document.xml", document(""))]).unwrap(), "template_not_word"),
        (with_bytes("word/document.xml", b"<w:document>"), "template_unreadable"),
        (with_bytes("word/document.xml", b"\xff"), "template_unreadable"),
        (with_bytes("word/styles.xml", b"<a>"), "template_unreadable"),
        (with_bytes("word/styles.xml", b"<!DOCTYPE a SYSTEM 'http://x/'><a/>"), "template_unreadable"),
        (with_bytes("word/styles.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "template_unreadable"),
        (with_bytes("../../evil.xml", b"<a/>"), "template_unsafe_name"),
        (with_bytes("/evil.xml", b"<a/>"), "template_unsafe_name"),
        (with_bytes("C:\\evil.xml", b"<a/>"), "template_unsafe_name"),
    ] {
        assert_eq!(codes(&bytes), [code], "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
    let relations = |kind: &str, target: &str, mode: &str| {
        let all = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/></Relationships>"#
        );
        with_bytes("word/_rels/settings.xml.rels", all.as_bytes())
    };
    let outside = r#" TargetMode="External""#;
    for kind in ["attachedTemplate", "image", "oleObject", "mailMergeSource", "subDocument"] {
        assert_eq!(codes(&relations(kind, "http://example.org/a.dotm", outside)), ["template_external"], "{kind}");
    }
    assert!(fill(&relations("hyperlink", "http://example.org/", outside), &SHAPE, &record("县")).is_ok());
    assert_eq!(codes(&relations("aFChunk", "a.html", "")), ["template_embedded"]);
}

// ---------------------------------------------------------------- limits

/// What would take for ever is refused in time: here with much to spare, for a program without optimisation on a busy machine.
#[test]
fn hostile_templates_end_at_once() {
    let begun = std::time::Instant::now();
    let many = |text: &str, times: usize| template(&p(text).repeat(times));
    for (bytes, expected) in [
        (many("{{#项目}}", 50_000), "template_too_deep"),
        (many("{{?单位}}", 50_000), "template_too_deep"),
        (many("{{/项目}}", 50_000), "template_too_large"),
        (many("{{没有这个}}", 50_000), "template_too_large"),
        (template(&p(&"{{".repeat(500_000))), "template_too_large"),
        (template(&p(&"}}".repeat(500_000))), "template_unpaired"),
        (template(&p(&"{甲}".repeat(500_000))), "template_too_large"),
        (template(&"<w:p>".repeat(100_000)), "template_unreadable"),
        (template(&("<w:sdt>".repeat(100_000) + &"</w:sdt>".repeat(100_000))), "template_unreadable"),
        (template(&" ".repeat(limits::TEXT_BYTES)), "template_too_large"),
        (template(&"<w:p/>".repeat(limits::ELEMENTS)), "template_too_large"),
    ] {
        let codes = codes(&bytes);
        assert!(codes.iter().any(|code| code == expected), "{expected} {codes:?}");
        assert!(codes.len() <= limits::FAULTS + 1);
    }
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn faults_are_counted_beyond_the_first() {
    let problems = fill(
        &template(&(1..=60).map(|number| p(&format!("{{{{缺{number}}}}}"))).collect::<String>()),
        &SHAPE,
        &record("县"),
    )
    .unwrap_err();
    assert_eq!(problems.len(), limits::FAULTS + 1);
    assert!(problems.last().unwrap().text.contains("10"));
}

#[test]
fn repetitions_in_repetitions_end() {
    let mut large = record("县");
    let many: Vec<TemplateData> = large.records("项目").unwrap().iter().cloned().cycle().take(1000).collect();
    large = large.list("项目", many);
    for depth in [2, 8] {
        let inside = if depth == 8 { String::new() } else { p(&"长".repeat(100)) };
        let bomb = p("{{#项目}}").repeat(depth) + &inside + &p("{{/项目}}").repeat(depth);
        let problems = fill(&template(&bomb), &SHAPE, &large).unwrap_err();
        assert_eq!(problems[0].code, "template_too_large");
    }
}
