//! 佐证材料目录.

use super::official::{Column, basis, list_table, lying, styles};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let body = |text: &str| paragraph("Body", "", text);
    let listed = [
        Column(760, "序号", "TableCentre", "{{序号}}"),
        Column(1120, "标准编号", "TableCentre", "{{佐证材料.编号}}"),
        Column(1300, "项目", "TableCentre", "{{佐证材料.项目}}"),
        Column(3976, "材料名称", "TableText", "{{佐证材料.名称}}"),
        Column(2200, "文号", "TableText", "{{佐证材料.文号}}"),
        Column(1600, "日期", "TableCentre", "{{佐证材料.日期}}"),
        Column(1800, "发文单位", "TableText", "{{佐证材料.发文单位}}"),
    ];
    let missing = [
        Column(760, "序号", "TableCentre", "{{序号}}"),
        Column(1120, "标准编号", "TableCentre", "{{标准（缺材料）.编号}}"),
        Column(1300, "项目", "TableCentre", "{{标准（缺材料）.项目}}"),
        Column(4300, "工作标准", "TableText", "{{标准（缺材料）.正文}}{{标准（缺材料）.补充规定标记}}"),
        Column(1700, "牵头单位", "TableText", "{{标准（缺材料）.牵头单位}}"),
        Column(3576, "可以提供的材料（参考）", "TableText", "{{标准（缺材料）.建议材料}}"),
    ];
    let text = [
        paragraph("Title", "", "{{单位名称}}佐证材料目录"),
        basis(),
        paragraph("Heading1", "", "一、已列材料"),
        body("{{?佐证材料}}"),
        body("共{{材料份数}}份（次），按工作标准的先后排列。"),
        body("{{/佐证材料}}"),
        body("{{^佐证材料}}"),
        body("暂无。"),
        body("{{/佐证材料}}"),
        list_table(&listed, "", ""),
        paragraph("Heading1", r#"<w:spacing w:before="300"/>"#, "二、填报达标或部分达标、尚未列出材料的工作标准"),
        body("{{^标准（缺材料）}}"),
        body("无。"),
        body("{{/标准（缺材料）}}"),
        list_table(&missing, "", ""),
        body(""),
        lying(),
    ];
    document("佐证材料目录", &styles(), PageNumbers::OddEven, &text.concat())
}
