//! The papers of a review: the table lies, the list that goes back is a letter, the opinion is the form's row.

use super::official::{Column, list_table, lying, styles, upright};
use super::word::{Margins, PageNumbers, WHOLE, cell, document, paragraph, row, section, table as plain_table};

/// 查验表.
pub fn table() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", r#"<w:spacing w:before="240"/>"#, text);
    let body = |text: &str| paragraph("Body", "", text);
    let part = |title: &str, list: &str, none: &str, columns: &[Column]| {
        [
            one(title),
            body(&format!("{{{{^{list}}}}}")),
            body(none),
            body(&format!("{{{{/{list}}}}}")),
            body(&format!("{{{{?{list}}}}}")),
            list_table(columns, "", ""),
            body(&format!("{{{{/{list}}}}}")),
        ]
        .concat()
    };
    let standards = [
        Column(950, "编号", "TableCentre", "{{查验项.编号}}"),
        Column(4056, "工作标准", "TableText", "{{查验项.工作标准}}"),
        Column(1000, "县自评", "TableCentre", "{{查验项.县自评}}"),
        Column(1850, "县数据", "TableText", "{{查验项.县数据}}"),
        Column(1000, "查验\n结论", "TableCentre", "{{查验项.查验结论}}"),
        Column(1850, "查验数", "TableText", "{{查验项.查验数}}"),
        Column(2550, "意见", "TableText", "{{查验项.意见}}"),
    ];
    let exempt = [
        Column(1000, "编号", "TableCentre", "{{不适用项.编号}}"),
        Column(5556, "工作标准", "TableText", "{{不适用项.工作标准}}"),
        Column(5300, "不适用理由", "TableText", "{{不适用项.不适用理由}}"),
        Column(1400, "查验结论", "TableCentre", "{{不适用项.查验结论}}"),
    ];
    let evidence = [
        Column(1000, "编号", "TableCentre", "{{佐证项.编号}}"),
        Column(7156, "材料名称", "TableText", "{{佐证项.材料名称}}"),
        Column(3700, "文号", "TableText", "{{佐证项.文号}}"),
        Column(1400, "查看情况", "TableCentre", "{{佐证项.查看情况}}"),
    ];
    let readings = [
        Column(4500, "事项", "TableText", "{{口径项.事项}}"),
        Column(4456, "县里采用", "TableText", "{{口径项.县里采用}}"),
        Column(1500, "查验结论", "TableCentre", "{{口径项.查验结论}}"),
        Column(2800, "意见", "TableText", "{{口径项.意见}}"),
    ];
    let negatives = [
        Column(1000, "编号", "TableCentre", "{{负面项.编号}}"),
        Column(6256, "情形", "TableText", "{{负面项.情形}}"),
        Column(1200, "县自评", "TableCentre", "{{负面项.县自评}}"),
        Column(1400, "核对结果", "TableCentre", "{{负面项.核对结果}}"),
        Column(3400, "核实单位、文号", "TableText", "{{负面项.核实单位、文号}}"),
    ];
    let drawn = [
        Column(1000, "序号", "TableCentre", "{{抽样行.序号}}"),
        Column(4556, "名称", "TableText", "{{抽样行.名称}}"),
        Column(3000, "所属乡镇（街道）", "TableText", "{{抽样行.所属乡镇}}"),
        Column(1400, "查看结果", "TableCentre", "{{抽样行.查看结果}}"),
        Column(3300, "说明", "TableText", "{{抽样行.说明}}"),
    ];
    let others = [
        Column(950, "编号", "TableCentre", "{{其他项.编号}}"),
        Column(4056, "工作标准", "TableText", "{{其他项.工作标准}}"),
        Column(1900, "查验层级", "TableText", "{{其他项.查验层级}}"),
        Column(1000, "查验\n结论", "TableCentre", "{{其他项.查验结论}}"),
        Column(2350, "查验数", "TableText", "{{其他项.查验数}}"),
        Column(3000, "意见", "TableText", "{{其他项.意见}}"),
    ];
    let points = [
        Column(2500, "项目", "TableText", "{{得分项.项目}}"),
        Column(1200, "满分", "TableCentre", "{{得分项.满分}}"),
        Column(1500, "按县里的数", "TableCentre", "{{得分项.按县里的数}}"),
        Column(1500, "按查验的数", "TableCentre", "{{得分项.按查验的数}}"),
        Column(1100, "差", "TableCentre", "{{得分项.差}}"),
        Column(5456, "依据", "TableText", "{{得分项.依据}}"),
    ];
    let listed = [
        Column(2800, "位置", "TableText", "{{名单项.位置}}"),
        Column(4000, "县里写的名称", "TableText", "{{名单项.县里写的名称}}"),
        Column(6456, "请核对", "TableText", "{{名单项.请核对}}"),
    ];
    let text = [
        paragraph("Title", "", "{{县名}}创建{{创建名称}}\n{{查验层级}}表"),
        body(
            "依据{{县名}}{{稿次}}自评文件（校验 {{校验码}}），对照《{{标准名称}}》（{{标准文号}}）逐项查验。{{查验情况}}",
        ),
        body("校验码用于核对文件与纸面是否同一稿，不是签名。"),
        part("一、工作标准查验情况", "查验项", "没有工作标准。", &standards),
        part("二、不适用认可情况", "不适用项", "县里没有填报不适用的工作标准。", &exempt),
        part("三、佐证材料查看情况", "佐证项", "县里没有列佐证材料。", &evidence),
        part("四、口径核对情况", "口径项", "县里均按默认口径填报，没有停用推定的标准线。", &readings),
        part("五、负面工作清单核对情况", "负面项", "没有负面工作清单。", &negatives),
        one("六、抽样记录"),
        body("{{^抽样}}"),
        body("没有抽样。"),
        body("{{/抽样}}"),
        body("{{#抽样}}"),
        body("（{{中文序号}}）{{抽样情况}}{{抽样结果}}"),
        list_table(&drawn, "", ""),
        body("{{/抽样}}"),
        body("{{?其他项}}"),
        one("七、其他层级查验情况"),
        body("以下为其他层级对同一份自评文件的查验，供参考，不计入本表结论。"),
        list_table(&others, "", ""),
        body("{{/其他项}}"),
        body("{{?得分项}}"),
        body("{{?其他项}}"),
        one("八、得分对照"),
        body("{{/其他项}}"),
        body("{{^其他项}}"),
        one("七、得分对照"),
        body("{{/其他项}}"),
        body("按“{{评分规则}}”试算。"),
        list_table(&points, "", ""),
        body("{{/得分项}}"),
        body("{{?名单项}}"),
        one("附：社会组织名单核对"),
        body("县里写到的社会组织与名单同名或相近，只是提请核对，不是结论。不在名单上不等于合法。"),
        list_table(&listed, "", ""),
        body("{{/名单项}}"),
        paragraph("Closing", "", ""),
        paragraph("Sign", "", "{{查验单位}}（公章）"),
        paragraph("SignDate", "", "　　年　　月　　日"),
        lying(),
    ];
    document("查验表", &styles(), PageNumbers::OddEven, &text.concat())
}

/// 退回补充清单.
pub fn returned() -> Vec<u8> {
    let body = |text: &str| paragraph("Body", "", text);
    let columns = [
        Column(700, "序号", "TableCentre", "{{序号}}"),
        Column(950, "编号", "TableCentre", "{{退回项.编号}}"),
        Column(3095, "工作标准（事项）", "TableText", "{{退回项.事项}}"),
        Column(900, "查验\n结论", "TableCentre", "{{退回项.查验结论}}"),
        Column(3200, "需要补充、说明的内容", "TableText", "{{退回项.需要补充、说明的内容}}"),
    ];
    let text = [
        paragraph("Title", "", "{{查验单位}}\n关于{{县名}}创建{{创建名称}}\n自评材料需补充说明事项的清单"),
        paragraph("Addressee", "", "{{县名}}人民政府："),
        body(
            "按照《民政部关于开展全国未成年人保护示范创建的通知》（{{标准文号}}）要求，我单位对你县{{稿次}}自评文件（校验 {{校验码}}）进行了{{查验层级}}。{{查验情况}}",
        ),
        body("{{^退回项}}"),
        body("没有需要补充、说明的事项。"),
        body("{{/退回项}}"),
        body("{{?退回项}}"),
        body("现将存疑和退回的事项列出，请逐项补充、说明，于{{报回日期}}前将修改后的自评文件连同答复一并报回。"),
        list_table(&columns, "", ""),
        body("{{/退回项}}"),
        paragraph("Closing", "", ""),
        paragraph("Sign", "", "{{查验单位}}"),
        paragraph("SignDate", "", "　　年　　月　　日"),
        upright(),
    ];
    document("退回补充清单", &styles(), PageNumbers::OddEven, &text.concat())
}

/// 查验意见, as the form's row has it.
pub fn opinion() -> Vec<u8> {
    const WIDTH: u32 = 8845;
    let cell_text = |text: &str| paragraph("Body", "", text);
    let block = [
        paragraph("Addressee", "", "{{意见栏目}}："),
        cell_text("{{查验意见}}"),
        cell_text("").repeat(3),
        paragraph("Sign", "", "（公章）"),
        paragraph("SignDate", "", "年   月    日"),
    ];
    let text = [
        paragraph("Title", "", "{{县名}}创建{{创建名称}}\n{{意见栏目}}（草稿）"),
        plain_table(&[WIDTH], &row(5600, WHOLE, &cell(WIDTH, 1, "", &block.concat()))),
        cell_text(
            "说明：以上为{{查验层级}}的事实，依据{{县名}}{{稿次}}自评文件（校验 {{校验码}}）。查验结论由{{查验单位}}填写后，抄入申报表相应栏目。",
        ),
        section(Margins(2098, 1474, 1984, 1587), 1587, PageNumbers::OddEven, false, ""),
    ];
    document("查验意见（草稿）", &styles(), PageNumbers::OddEven, &text.concat())
}
