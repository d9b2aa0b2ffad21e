//! 佐证材料目录.

use super::official::{Column, list_table, lying, source, styles_with_source};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let body = |text: &str| paragraph("Body", "", text);
    let listed = [
        Column(760, "序号", "TableCentre", "{{序号}}"),
        Column(3496, "材料名称", "TableText", "{{材料目录.名称}}"),
        Column(2100, "文号", "TableText", "{{材料目录.文号}}"),
        Column(2150, "日期", "TableCentre", "{{材料目录.日期}}"),
        Column(2050, "发文单位", "TableText", "{{材料目录.发文单位}}"),
        Column(1400, "对应标准", "TableText", "{{材料目录.对应标准}}"),
        Column(800, "份数", "TableCentre", ""),
        Column(800, "页码", "TableCentre", ""),
        Column(700, "备注", "TableText", ""),
    ];
    let missing = [
        Column(760, "序号", "TableCentre", "{{序号}}"),
        Column(1120, "标准编号", "TableCentre", "{{标准（缺材料）.编号}}"),
        Column(1300, "项目", "TableCentre", "{{标准（缺材料）.项目}}"),
        Column(5276, "工作标准", "TableText", "{{标准（缺材料）.正文}}{{标准（缺材料）.补充规定标记}}"),
        Column(1700, "牵头单位", "TableText", "{{标准（缺材料）.牵头单位}}"),
        Column(4100, "可以提供的材料（参考）", "TableText", "{{标准（缺材料）.建议材料}}"),
    ];
    let text = [
        paragraph("Title", "", "{{县名}}创建{{创建名称}}\n佐证材料目录"),
        body("{{^材料目录}}"),
        body("尚未列出佐证材料。"),
        body("{{/材料目录}}"),
        body("{{?材料目录}}"),
        body("共{{材料份数}}份，按工作标准的先后排列，同一份材料只列一次。份数、页码装订后填写。"),
        list_table(&listed, "", ""),
        body("{{/材料目录}}"),
        body("{{?标准（缺材料）}}"),
        paragraph("Heading1", r#"<w:spacing w:before="300"/>"#, "自评达标或部分达标、尚未列出材料的工作标准"),
        list_table(&missing, "", ""),
        body("{{/标准（缺材料）}}"),
        body("{{?补充规定}}"),
        body("同时适用地方补充规定：{{补充规定}}（{{补充规定机关}}）。"),
        body("{{/补充规定}}"),
        source(),
        paragraph("Small", "", ""),
        lying(),
    ];
    let mut styles = styles_with_source();
    styles.push(super::word::style(
        "Small",
        "表后",
        "仿宋_GB2312",
        2,
        r#"<w:spacing w:line="20" w:lineRule="exact"/>"#,
        "",
    ));
    document("佐证材料目录", &styles, PageNumbers::OddEven, &text.concat())
}
