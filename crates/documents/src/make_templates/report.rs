//! 自评报告, a letter by GB/T 9704.

use super::official::{Column, annex, basis, lead, list_table, signed, source, styles_with_source, upright, wide_row};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", "", text);
    let two = |text: &str| paragraph("Heading2", "", text);
    let body = |text: &str| paragraph("Body", "", text);
    let columns = [
        Column(900, "编号", "TableCentre", "{{标准.编号}}"),
        Column(3495, "工作标准", "TableText", "{{标准.正文}}{{标准.补充规定标记}}"),
        Column(1150, "结论", "TableCentre", "{{标准.结论}}"),
        Column(3300, "依据", "TableText", "{{标准.依据}}"),
    ];
    let text = [
        paragraph("Title", "", "{{发文机关}}\n关于创建{{创建名称}}的自评报告"),
        paragraph("Addressee", "", "{{主送机关}}："),
        body(
            "根据《民政部关于开展全国未成年人保护示范创建的通知》（{{标准文号}}）要求，{{县名}}对照《{{标准名称}}》逐项开展自评。现将有关情况报告如下。",
        ),
        one("一、基本情况"),
        body("{{?基本情况}}"),
        body("{{基本情况}}"),
        body("{{/基本情况}}"),
        body("{{^基本情况}}"),
        body("自评尚未开始填写。"),
        body("{{/基本情况}}"),
        one("二、主要做法及成效"),
        body("{{?数据口径}}"),
        body("{{数据口径}}"),
        body("{{/数据口径}}"),
        body("{{^标准（达标）}}"),
        body("自评尚无达标的工作标准。"),
        body("{{/标准（达标）}}"),
        body("{{#项目（有做法）}}"),
        two("（{{中文序号}}）{{名称}}"),
        body("{{做法}}"),
        body("{{/项目（有做法）}}"),
        one("三、存在问题"),
        body("{{?负面清单（有）}}"),
        lead("存在负面工作清单所列情形："),
        body("{{/负面清单（有）}}"),
        body("{{#负面清单（有）}}"),
        body("（{{序号}}）{{正文}}{{补充规定标记}}{{说明}}"),
        body("{{/负面清单（有）}}"),
        body("{{#项目（待整改）}}"),
        body("{{序号}}．{{名称}}方面。{{问题}}"),
        body("{{/项目（待整改）}}"),
        body("{{?负面清单（待核）}}"),
        lead("下列负面工作清单情形是否存在，正在核实："),
        body("{{/负面清单（待核）}}"),
        body("{{#负面清单（待核）}}"),
        body("（{{序号}}）{{正文}}{{补充规定标记}}"),
        body("{{/负面清单（待核）}}"),
        body("{{?负面清单（未答）}}"),
        lead("下列负面工作清单情形是否存在，尚未核对："),
        body("{{/负面清单（未答）}}"),
        body("{{#负面清单（未答）}}"),
        body("（{{序号}}）{{正文}}{{补充规定标记}}"),
        body("{{/负面清单（未答）}}"),
        body("{{?未办结说明}}"),
        body("{{未办结说明}}"),
        body("{{/未办结说明}}"),
        body("{{^标准（待整改）}}"),
        body("{{^未办结说明}}"),
        body("对照适用的工作标准，目前没有未达标的事项，但巩固成果、完善长效机制仍需持续用力。"),
        body("{{/未办结说明}}"),
        body("{{/标准（待整改）}}"),
        one("四、下一步打算"),
        body("{{#项目（待整改）}}"),
        body("{{序号}}．{{名称}}方面。{{打算}}"),
        body("{{/项目（待整改）}}"),
        body("下一步，将坚持最有利于未成年人的原则，压实各方责任，健全长效机制，持续提升未成年人保护工作水平。"),
        paragraph("Closing", "", "特此报告。"),
        signed(&["附件：1．全部工作标准自评情况表", "　　　2．口径说明"]),
        annex("附件1", "全部工作标准自评情况表"),
        list_table(
            &columns,
            &(wide_row(&columns, "{{#项目}}") + &wide_row(&columns, "{{中文序号}}、{{名称}}（{{统计}}）")),
            &wide_row(&columns, "{{/项目}}"),
        ),
        basis("附件2"),
        source(),
        upright(),
    ];
    document("自评报告", &styles_with_source(), PageNumbers::OddEven, &text.concat())
}
