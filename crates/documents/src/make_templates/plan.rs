//! 创建整改方案, on the pattern of a county's own: aims, tasks by unit in one table, stages.

use super::official::{Column, basis, list_table, signed, source, styles_with_source, upright, wide_row};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", "", text);
    let body = |text: &str| paragraph("Body", "", text);
    let tasks = [
        Column(660, "序号", "TableCentre", "{{序号}}"),
        Column(2050, "工作标准", "TableText", "{{标准.正文}}{{标准.补充规定标记}}（{{标准.编号}}）"),
        Column(2600, "差距", "TableText", "{{标准.问题}}"),
        Column(1375, "整改措施", "TableText", "{{标准.措施}}"),
        Column(1080, "责任人\n（职务）", "TableCentre", "{{标准.责任人}}"),
        Column(1080, "完成时限", "TableCentre", "{{标准.完成时限}}"),
    ];
    let groups = wide_row(&tasks, "{{#责任单位}}") + &wide_row(&tasks, "{{中文序号}}、{{名称}}（{{待整改项数}}项）");
    let text = [
        paragraph("Title", "", "{{县名}}创建{{创建名称}}\n整改方案"),
        body("为对照《{{标准名称}}》（{{标准文号}}）补齐短板，确保达到创建要求，根据自评结果，结合实际，制定本方案。"),
        one("一、工作目标"),
        body("{{?责任单位}}"),
        body(
            "对照{{标准总数}}项工作标准，{{统计}}。对尚未达标的{{待整改项数}}项，逐项明确责任单位、措施和时限，按期整改到位。",
        ),
        body("{{/责任单位}}"),
        body("{{^责任单位}}"),
        body("对照{{标准总数}}项工作标准，{{统计}}。"),
        body("{{/责任单位}}"),
        body("{{?未办结说明}}"),
        body("{{未办结说明}}"),
        body("{{/未办结说明}}"),
        one("二、整改任务"),
        body("{{^责任单位}}"),
        body("没有自评为未达标或部分达标的工作标准。"),
        body("{{/责任单位}}"),
        body("{{?责任单位}}"),
        body("按责任单位列表如下。各单位要按照措施和时限抓好落实，完成一项、报告一项。"),
        list_table(&tasks, &groups, &wide_row(&tasks, "{{/责任单位}}")),
        body("{{/责任单位}}"),
        one("三、进度安排"),
        body("{{^阶段}}"),
        body("按省级民政部门规定的时间安排执行。"),
        body("{{/阶段}}"),
        body("{{#阶段}}"),
        body("（{{中文序号}}）{{名称}}（{{时间}}）。{{内容}}"),
        body("{{/阶段}}"),
        body("{{?推荐名额}}"),
        body("{{推荐名额}}"),
        body("{{/推荐名额}}"),
        one("四、工作要求"),
        // Goes with who signs, so that nobody signs alone on a page.
        paragraph(
            "Closing",
            "",
            "各责任单位主要负责同志要亲自过问，明确专人负责，整改情况及时报送。协调机制办公室加强督促检查，对逾期未完成的予以通报。",
        ),
        signed(&["附件：口径说明"]),
        basis("附件"),
        source(),
        upright(),
    ];
    document("整改方案", &styles_with_source(), PageNumbers::OddEven, &text.concat())
}
