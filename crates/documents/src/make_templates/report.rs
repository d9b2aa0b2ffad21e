//! 自评报告.

use super::official::{Column, list_table, styles, upright, wide_row};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let title = |text: &str| paragraph("Title", "", text);
    let one = |text: &str| paragraph("Heading1", "", text);
    let two = |text: &str| paragraph("Heading2", "", text);
    let three = |text: &str| paragraph("Heading3", "", text);
    let body = |text: &str| paragraph("Body", "", text);
    let columns = [
        Column(900, "编号", "TableCentre", "{{标准.编号}}"),
        Column(1240, "内容", "TableCentre", "{{标准.内容}}"),
        Column(3425, "工作标准", "TableText", "{{标准.正文}}"),
        Column(980, "结论", "TableCentre", "{{标准.结论}}"),
        Column(2300, "依据", "TableText", "{{标准.理由}}"),
    ];
    let text = [
        title("{{单位名称}}创建全国未成年人保护\n示范县（市、区、旗）自评报告"),
        one("一、总体情况"),
        body("{{?基本情况}}"), body("{{基本情况}}"), body("{{/基本情况}}"),
        body("共{{标准总数}}项工作标准，{{统计}}。{{结论}}"),
        body("{{?达标率}}"), body("达标项数占适用项数的{{达标率}}%。该比例只是项数之比，不是评分。"), body("{{/达标率}}"),
        body("{{#理由}}"), body("{{序号}}．{{正文}}"), body("{{/理由}}"),
        body("{{?评分规则}}"), body("按评分规则“{{评分规则}}”试算，得{{得分}}分，满分{{满分}}分。"), body("{{/评分规则}}"),
        one("二、负面工作清单"),
        body("{{#负面清单}}"), body("{{序号}}．{{正文}}核对结果：{{结论}}。{{说明}}"), body("{{/负面清单}}"),
        one("三、各项目自评情况"),
        body("{{#项目}}"),
        two("（{{中文序号}}）{{名称}}"),
        body("共{{标准总数}}项工作标准，{{统计}}。"),
        body("{{?数据}}"), body("数据判定：{{数据}}。"), body("{{/数据}}"),
        body("{{?材料}}"), body("佐证材料：{{材料}}。"), body("{{/材料}}"),
        body("{{/项目}}"),
        one("四、未达标和部分达标的工作标准"),
        body("{{^标准（待整改）}}"), body("无。"), body("{{/标准（待整改）}}"),
        body("{{#标准（待整改）}}"),
        three("{{序号}}．{{项目}}·{{内容}}（{{编号}}）：{{结论}}"),
        body("{{正文}}"),
        body("{{?差距}}"), body("差距：{{差距}}"), body("{{/差距}}"),
        body("{{?措施}}"), body("整改措施：{{措施}}"), body("{{/措施}}"),
        body("责任单位：{{责任单位}}"),
        body("{{?完成时限}}"), body("完成时限：{{完成时限}}"), body("{{/完成时限}}"),
        body("{{/标准（待整改）}}"),
        one("五、不适用和尚未办结的工作标准"),
        body("{{#标准（不适用）}}"), body("{{序号}}．{{项目}}·{{内容}}（{{编号}}）：不适用。{{不适用理由}}"), body("{{/标准（不适用）}}"),
        body("{{#标准（未办结）}}"), body("{{序号}}．{{项目}}·{{内容}}（{{编号}}）：{{结论}}。"), body("{{/标准（未办结）}}"),
        body("{{^标准（不适用）}}"), body("没有不适用的工作标准。"), body("{{/标准（不适用）}}"),
        body("{{^标准（未办结）}}"), body("没有待核或未答的工作标准。"), body("{{/标准（未办结）}}"),
        one("六、口径说明"),
        body("标准文字：{{标准来源}}"),
        body("{{#解读}}"), body("{{序号}}．{{问题}}采用：{{采用读法}}。"), body("{{/解读}}"),
        body("{{#不采用的推定}}"), body("对“{{正文}}”（{{编号}}）不采用推定的标准线，理由：{{理由}}"), body("{{/不采用的推定}}"),
        body("{{?补充规定}}"), body("同时适用地方补充规定：{{补充规定}}（{{补充规定机关}}）。"), body("{{/补充规定}}"),
        body("{{#补充规定改动}}"), body("{{正文}}"), body("{{/补充规定改动}}"),
        body(""),
        paragraph("Sign", "", "{{单位名称}}"),
        paragraph("Sign", "", "年　　月　　日"),
        paragraph("TableTitle", "<w:pageBreakBefore/>", "附：全部工作标准自评情况表"),
        list_table(
            &columns,
            &(wide_row(&columns, "{{#项目}}") + &wide_row(&columns, "{{编号}}．{{名称}}：{{统计}}")),
            &wide_row(&columns, "{{/项目}}"),
        ),
        upright(),
    ];
    document("自评报告", &styles(), PageNumbers::OddEven, &text.concat())
}
