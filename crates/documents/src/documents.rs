//! Templates filled from the one model, and the texts of the form.

use serde::Serialize;
use serde_json::Value;
use weibao_core::{Assessment, Catalog, Problem, Report};

use crate::docx::template as docx;
use crate::model::{DocumentModel, SHAPE};
use crate::prose::{self, Placed};

/// The texts of the form that are pre-written, and where they are printed.
pub fn form_texts(catalog: &Catalog, assessment: &Assessment, report: &Report) -> FormTexts {
    let drafts = prose::draft::write(catalog, assessment, report);
    let [situation, systems, results] = prose::form(assessment, &drafts).placed;
    FormTexts {
        situation: FormText { draft: drafts.situation, placed: situation },
        systems: FormText { draft: drafts.systems, placed: systems },
        results: FormText { draft: drafts.results, placed: results },
        county_opinion: FormText { draft: drafts.county_opinion, placed: Placed::default() },
        figures: drafts.figures,
    }
}

/// The texts of the form that are pre-written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormTexts {
    /// 基本情况.
    pub situation: FormText,
    /// 主要制度.
    pub systems: FormText,
    /// 工作成效.
    pub results: FormText,
    /// 县级人民政府自评意见.
    pub county_opinion: FormText,
    /// Keys of the figures that stand in the drafts.
    pub figures: Vec<String>,
}

/// A text of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormText {
    /// What stands there where the county has typed nothing.
    pub draft: String,
    /// Where what stands there is printed.
    #[serde(flatten)]
    pub placed: Placed,
}

/// A template of the county's or the province's own, filled. `file`: what the assessment was read from. Its syntax and its names are those of
/// the shipped templates.
///
/// # Errors
/// Where the template is no .docx; every placeholder that nothing stands behind, with its place.
pub fn filled(
    template: &[u8],
    catalog: &Catalog,
    assessment: &Assessment,
    report: &Report,
    file: &Value,
) -> Result<Vec<u8>, Vec<Problem>> {
    let form = prose::application(catalog, assessment, report);
    docx::fill(template, &SHAPE, &DocumentModel { catalog, assessment, report, file }.record(form))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use weibao_core::{Catalog, Report};

    use weibao_terms::DocumentKind;

    use crate::{Block, Row, content, write};

    fn application(catalog: &Catalog, input: &Value, report: &Report) -> Result<Vec<u8>, Vec<weibao_core::Problem>> {
        write(DocumentKind::Application, catalog, &weibao_core::read(catalog, input)?, report, input)
    }

    fn catalog() -> Catalog {
        serde_json::from_value(json!({
            "id": "cn-2021", "title": "达标体系", "document": "民函〔2021〕68号", "source": "",
            "areas": [{ "id": "1", "title": "机构建设", "contents": [{ "id": "1.1", "title": "机构设置", "standards": [{
                "id": "1.1.1", "text": "半数以上的乡镇设立工作站。", "clauses": [{
                    "id": "1.1.1/1", "text": "半数以上的乡镇设立工作站", "measured": true,
                    "rules": [{ "phrase": "半数以上", "ratio": { "part": "townships_with_station", "whole": "townships_total", "at_least": "1/2" } }]
                }], "departments": { "lead": [], "support": [] }, "evidence": [], "basis": []
            }] }] }],
            "negatives": [{ "id": "N1", "text": "重大案件。" }],
            "figures": [
                { "key": "townships_total", "label": "乡镇（街道）总数", "unit": "个" },
                { "key": "townships_with_station", "label": "建有工作站的乡镇（街道）", "unit": "个" }
            ],
            "registers": []
        }))
        .unwrap()
    }

    fn input(more: Value) -> Value {
        let mut input = weibao_core::new_assessment(&catalog(), Some(&json!({ "name": "示例县" })));
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    }

    fn made(input: &Value) -> Vec<Block> {
        let catalog = catalog();
        let report = weibao_core::evaluate(&catalog, input, &weibao_core::Options::default()).unwrap();
        content(&application(&catalog, input, &report).unwrap()).unwrap()
    }

    fn rows(blocks: &[Block]) -> Vec<Row> {
        blocks
            .iter()
            .find_map(|block| match block {
                Block::Table(table) => Some(table.rows.clone()),
                Block::Paragraph(_) | Block::Section { .. } => None,
            })
            .unwrap()
    }

    fn cell(rows: &[Row], row: usize, cell: usize) -> Vec<String> {
        rows[row].cells[cell]
            .paragraphs()
            .map(|paragraph| paragraph.text.clone())
            .filter(|text| !text.is_empty())
            .collect()
    }

    fn after_table(blocks: &[Block]) -> Vec<String> {
        blocks
            .iter()
            .skip(3)
            .filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph.text.clone()).filter(|text| !text.is_empty()),
                Block::Section { .. } => None,
                Block::Table(_) => panic!("only one table"),
            })
            .collect()
    }

    #[test]
    fn leaves_an_empty_form_blank() {
        let blocks = made(&input(json!({})));
        let rows = rows(&blocks);
        assert_eq!(rows.len(), 7);
        assert_eq!(cell(&rows, 0, 0), ["单位名称"]);
        assert_eq!(cell(&rows, 0, 1), ["示例县人民政府"]);
        assert_eq!(cell(&rows, 1, 1), [""; 0]);
        assert_eq!(cell(&rows, 2, 0), ["基本情况、主要制度及工作成效：", "注：本项内容超出可另附页。"]);
        assert_eq!(cell(&rows, 3, 0), ["县级人民政府自评意见：", "（公章）", "年   月    日"]);
        assert_eq!(cell(&rows, 4, 0), ["地市级民政部门查验意见：", "（公章）", "年   月    日"]);
        assert_eq!(cell(&rows, 5, 0), ["省级民政部门评价意见：", "（公章）", "年   月    日"]);
        assert_eq!(cell(&rows, 6, 0), ["民政部评估核实意见："]);
        assert_eq!(after_table(&blocks), ["（本表格一式两份）"]);
    }

    #[test]
    fn drafts_say_only_what_the_data_says() {
        let input = input(json!({
            "contact": { "name": "张三", "post": "科长", "office_phone": "0951-1", "mobile": "139" },
            "figures": { "townships_total": 6, "townships_with_station": 3 },
            "negatives": { "N1": { "state": "absent" } },
            "answers": { "1.1.1": { "evidence": [{ "title": "实施方案", "number": "永未保发〔2022〕1号" }, { "title": "实施方案", "number": "永未保发〔2022〕1号" }, { "title": "名册" }] } },
        }));
        let rows = rows(&made(&input));
        assert_eq!(cell(&rows, 1, 1), ["张三　科长"]);
        assert_eq!(cell(&rows, 1, 3), ["0951-1", "139"]);
        assert_eq!(
            cell(&rows, 2, 0),
            [
                "基本情况、主要制度及工作成效：",
                "一、基本情况",
                "示例县辖6个乡镇（街道）。",
                "对照《达标体系》（民函〔2021〕68号）1个项目1项工作标准开展自评，适用1项，其中达标1项。",
                "经逐项核对，负面工作清单1项情形均不存在。",
                "二、主要制度",
                "机构建设方面：《实施方案》（永未保发〔2022〕1号）。",
                "三、工作成效",
                "机构建设方面，乡镇（街道）总数6个，其中建有工作站的乡镇（街道）3个，占50%。",
                "注：本项内容超出可另附页。",
            ]
        );
        assert_eq!(cell(&rows, 3, 0)[1], "经自评，适用的1项工作标准全部达标，不存在负面工作清单所列情形，同意申报。");
        let catalog = catalog();
        let report = weibao_core::evaluate(&catalog, &input, &weibao_core::Options::default()).unwrap();
        assert_eq!(drafts_figures(&catalog, &input, &report), ["townships_total", "townships_with_station"]);
    }

    fn drafts_figures(catalog: &Catalog, input: &Value, report: &Report) -> Vec<String> {
        crate::form_texts(catalog, &weibao_core::read(catalog, input).unwrap(), report).figures
    }

    #[test]
    fn typed_text_wins_and_long_text_goes_on() {
        let long: Vec<String> = (0..60).map(|number| format!("第{number}段{}", "字".repeat(50))).collect();
        let blocks = made(&input(json!({
            "figures": { "townships_total": 6 },
            "application": { "situation": long.join("\n"), "systems": "短。", "results": "长".repeat(5000), "county_opinion": "同意。" },
        })));
        let rows = rows(&blocks);
        let text = cell(&rows, 2, 0);
        assert_eq!(text[2], long[0]);
        assert!(
            text.contains(&"（续见附页）".to_owned())
                && text.contains(&"短。".to_owned())
                && text.contains(&"（见附页）".to_owned())
        );
        assert_eq!(cell(&rows, 3, 0)[1], "同意。");
        let after = after_table(&blocks);
        assert_eq!(&after[1..3], ["附　页", "一、基本情况（续）"]);
        let all = [text, after].concat();
        for paragraph in &long {
            assert_eq!(all.iter().filter(|said| *said == paragraph).count(), 1);
        }
        assert!(all.contains(&"长".repeat(5000)));
    }

    /// All that a document of this file says.
    fn said(kind: DocumentKind, input: &Value) -> String {
        let catalog = weibao_standards::catalog_for_documents();
        let assessment = weibao_core::read(&catalog, input).unwrap();
        let report = weibao_core::judge(&catalog, &assessment, None);
        if kind == DocumentKind::Workbook {
            return crate::xlsx::workbook::workbook_preview(&catalog, &assessment, &report, input);
        }
        let made = write(kind, &catalog, &assessment, &report, input).unwrap();
        format!("{:?}", content(&made).unwrap()).replace('\\', "")
    }

    /// Where a paper says 全年, it says which; the day of the application tells two years.
    #[test]
    fn papers_say_of_which_days_their_numbers_are() {
        const DAYS: &str = "数据口径：“本年”“全年”“每年”指2022年1月1日至12月31日，其他数据截至2022年12月31日。";
        const BEFORE: &str = "“申报前2年间”指2021年3月31日至2023年3月30日（按2023年3月31日申报计）。";
        let example = weibao_standards::example();
        let mut without = example.clone();
        without.as_object_mut().unwrap().remove("period");
        for kind in [DocumentKind::Application, DocumentKind::Report, DocumentKind::Plan, DocumentKind::Workbook] {
            let dated = said(kind, &example);
            assert!(dated.contains(DAYS) && dated.contains(BEFORE), "{kind:?}");
            let undated = said(kind, &without);
            assert!(!undated.contains("数据口径") && !undated.contains("申报前2年间”"), "{kind:?}");
        }
        let workbook = said(DocumentKind::Workbook, &example);
        assert!(workbook.contains("2022年1月1日至12月31日</td>") && workbook.contains("截至2022年12月31日</td>"));
    }

    /// A paper says which file it is made of, once; one that is made of no file says nothing of it.
    #[test]
    fn papers_name_the_file_that_they_are_made_of() {
        let example = weibao_standards::example();
        let check = weibao_text::chain::check_number(&weibao_chain::digest(&example));
        let mut filed = example.clone();
        filed["file"] = json!({ "id": "a-1", "revision": 15 });
        let line = format!("依据自评文件第15稿（校验 {check}）生成");
        for kind in DocumentKind::SHIPPED {
            assert_eq!(said(kind, &filed).matches(&line).count(), 1, "{kind:?}");
            assert!(!said(kind, &example).contains("依据自评文件"), "{kind:?}");
        }
        let digest = weibao_chain::digest(&example);
        filed["file"]["sealed"] = json!([{ "revision": 15, "on": "2026-03-01", "digest": digest, "for": "city" }]);
        assert!(crate::origin::made_of(&filed) == line);
        filed["answers"]["1.1.1"]["note"] = json!("改了");
        assert!(crate::origin::made_of(&filed).starts_with("依据自评文件第15稿之后改动的内容（校验 "));
    }

    #[test]
    fn the_body_that_leads_sends() {
        let sent = |lead: Value| crate::sender(&json!({ "county": { "name": "示例县" }, "lead": lead }));
        assert_eq!(crate::sender(&json!({})), None);
        assert_eq!(sent(json!({ "kind": "other" })), None);
        assert_eq!(sent(json!({ "kind": "women_children" })).unwrap(), "示例县妇女儿童工作委员会办公室");
        // The name that is proposed for a kind is of every county; one of the county's own stays.
        assert_eq!(sent(json!({ "kind": "civil_affairs", "body": "民政局" })).unwrap(), "示例县民政局");
        assert_eq!(sent(json!({ "kind": "education", "body": "示例县教体局" })).unwrap(), "示例县教体局");
        let office = json!({ "kind": "other", "office": "示例县未成年人保护工作领导小组办公室" });
        assert_eq!(sent(office).unwrap(), "示例县未成年人保护工作领导小组办公室");
    }

    #[test]
    fn same_input_same_bytes() {
        let catalog = catalog();
        let input = input(json!({}));
        let report = weibao_core::evaluate(&catalog, &input, &weibao_core::Options::default()).unwrap();
        assert_eq!(application(&catalog, &input, &report), application(&catalog, &input, &report));
    }
}
