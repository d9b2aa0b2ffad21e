//! 创建整改方案, on the pattern of a county's own: aims, tasks by department, stages.

use super::official::{Column, basis, list_table, styles, upright};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", "", text);
    let two = |text: &str| paragraph("Heading2", "", text);
    let body = |text: &str| paragraph("Body", "", text);
    let tasks = [
        Column(900, "编号", "TableCentre", "{{标准.编号}}"),
        Column(2320, "工作标准", "TableText", "{{标准.正文}}{{标准.补充规定标记}}"),
        Column(2245, "差距", "TableText", "{{标准.差距}}"),
        Column(1500, "措施", "TableText", "{{标准.措施}}"),
        Column(760, "责任人", "TableCentre", "{{标准.责任人}}"),
        Column(1120, "完成时限", "TableCentre", "{{标准.完成时限}}"),
    ];
    let text = [
        paragraph("Title", "", "{{单位名称}}创建全国未成年人保护\n示范县（市、区、旗）整改方案"),
        body("为对照《{{标准名称}}》（{{标准文号}}）补齐短板，根据自评结果，结合实际，制定本方案。"),
        one("一、自评情况"),
        body("共{{标准总数}}项工作标准，{{统计}}。{{结论}}"),
        basis(),
        one("二、工作目标"),
        body("对部分达标和未达标的{{待整改项数}}项工作标准，逐项明确责任单位、措施和时限，按期整改到位。"),
        one("三、整改任务"),
        body("{{^责任单位}}"),
        body("没有部分达标或未达标的工作标准。"),
        body("{{/责任单位}}"),
        body("{{#责任单位}}"),
        two("（{{中文序号}}）{{名称}}（{{待整改项数}}项）"),
        list_table(&tasks, "", ""),
        body("{{/责任单位}}"),
        body("{{?标准（未办结）}}"),
        two("待核和未答事项"),
        body("{{#标准（未办结）}}"),
        body("{{序号}}．{{项目}}·{{内容}}（{{编号}}），牵头单位：{{牵头单位}}，{{结论}}。"),
        body("{{/标准（未办结）}}"),
        body("{{/标准（未办结）}}"),
        one("四、进度安排"),
        body("{{^阶段}}"),
        body("按省级民政部门规定的时间安排执行。"),
        body("{{/阶段}}"),
        body("{{#阶段}}"),
        body("（{{中文序号}}）{{名称}}（{{时间}}）。{{内容}}"),
        body("{{/阶段}}"),
        body("{{?推荐名额}}"),
        body("{{推荐名额}}"),
        body("{{/推荐名额}}"),
        body(""),
        paragraph("Sign", "", "{{单位名称}}"),
        paragraph("Sign", "", "年　　月　　日"),
        upright(),
    ];
    document("整改方案", &styles(), PageNumbers::OddEven, &text.concat())
}
