//! 两次自评对照表.

use super::official::{Column, list_table, styles, upright};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", r#"<w:spacing w:before="240"/>"#, text);
    let body = |text: &str| paragraph("Body", "", text);
    let only = |sign: &str, name: &str, inside: &str| {
        [body(&format!("{{{{{sign}{name}}}}}")), inside.into(), body(&format!("{{{{/{name}}}}}"))].concat()
    };
    let part = |title: &str, list: &str, tables: &str| {
        [one(title), only("^", list, &body("没有变化。")), only("?", list, tables)].concat()
    };
    // Without another reading there is nothing to restate, and no column for it.
    let either = |with: &[Column], without: &[Column]| {
        only("?", "口径变化", &list_table(with, "", "")) + &only("^", "口径变化", &list_table(without, "", ""))
    };
    let standards = [
        Column(950, "编号", "TableCentre", "{{标准变化.编号}}"),
        Column(3435, "工作标准", "TableText", "{{标准变化.正文}}"),
        Column(1080, "上次", "TableCentre", "{{标准变化.上次}}"),
        Column(1200, "上次按这\n次的口径", "TableCentre", "{{标准变化.上次按这次的口径}}"),
        Column(1080, "这次", "TableCentre", "{{标准变化.这次}}"),
        Column(1100, "变化", "TableCentre", "{{标准变化.变化}}"),
    ];
    let standards_read_alike = [
        Column(950, "编号", "TableCentre", "{{标准变化.编号}}"),
        Column(4635, "工作标准", "TableText", "{{标准变化.正文}}"),
        Column(1080, "上次", "TableCentre", "{{标准变化.上次}}"),
        Column(1080, "这次", "TableCentre", "{{标准变化.这次}}"),
        Column(1100, "变化", "TableCentre", "{{标准变化.变化}}"),
    ];
    let arithmetic = [
        Column(1100, "编号", "TableCentre", "{{算式变化.编号}}"),
        Column(2581, "上次", "TableText", "{{算式变化.上次}}"),
        Column(2582, "上次按这次的口径", "TableText", "{{算式变化.上次按这次的口径}}"),
        Column(2582, "这次", "TableText", "{{算式变化.这次}}"),
    ];
    let arithmetic_read_alike = [
        Column(1100, "编号", "TableCentre", "{{算式变化.编号}}"),
        Column(3872, "上次", "TableText", "{{算式变化.上次}}"),
        Column(3873, "这次", "TableText", "{{算式变化.这次}}"),
    ];
    let figures = [
        Column(5245, "数据", "TableText", "{{数据变化.名称}}"),
        Column(1800, "上次", "TableCentre", "{{数据变化.上次}}"),
        Column(1800, "这次", "TableCentre", "{{数据变化.这次}}"),
    ];
    let registers = [
        Column(2200, "台账", "TableText", "{{台账变化.所属}}"),
        Column(1500, "变化", "TableCentre", "{{台账变化.变化}}"),
        Column(5145, "名称", "TableText", "{{台账变化.名称}}"),
    ];
    let evidence = [
        Column(1100, "编号", "TableCentre", "{{佐证变化.所属}}"),
        Column(1500, "变化", "TableCentre", "{{佐证变化.变化}}"),
        Column(6245, "材料名称", "TableText", "{{佐证变化.名称}}"),
    ];
    let negatives = [
        Column(2045, "编号", "TableCentre", "{{负面项变化.名称}}"),
        Column(3400, "上次", "TableCentre", "{{负面项变化.上次}}"),
        Column(3400, "这次", "TableCentre", "{{负面项变化.这次}}"),
    ];
    let readings = [
        Column(3245, "事项", "TableText", "{{口径变化.名称}}"),
        Column(2800, "上次", "TableText", "{{口径变化.上次}}"),
        Column(2800, "这次", "TableText", "{{口径变化.这次}}"),
    ];
    let plain = |columns: &[Column]| list_table(columns, "", "");
    let text = [
        paragraph("Title", "", "{{县名}}创建{{创建名称}}\n两次自评对照表"),
        body(
            "本表按《{{标准名称}}》（{{标准文号}}），由两份自评文件对照得出。上次：{{上次文件}}；这次：{{这次文件}}。",
        ),
        body("本表只列事实。保留还是取消称号，由有关部门决定。"),
        one("一、总体情况"),
        body("{{变化情况}}{{复核提示}}"),
        only("?", "变差项", &body("比上次变差的工作标准如下：")),
        [body("{{#变差项}}"), body("{{序号}}．“{{正文}}”（{{编号}}）{{变化}}"), body("{{/变差项}}")].concat(),
        part("二、工作标准变化情况", "标准变化", &either(&standards, &standards_read_alike)),
        part("三、算式变化情况", "算式变化", &either(&arithmetic, &arithmetic_read_alike)),
        part("四、数据变化情况", "数据变化", &plain(&figures)),
        part("五、台账变化情况", "台账变化", &plain(&registers)),
        part("六、佐证材料变化情况", "佐证变化", &plain(&evidence)),
        part("七、负面工作清单变化情况", "负面项变化", &plain(&negatives)),
        part("八、口径变化情况", "口径变化", &plain(&readings)),
        only(
            "?",
            "口径变化",
            &body("口径变了的标准，不说变好变差；“上次按这次的口径”是把上次的数据按这次的口径重新算的。"),
        ),
        upright(),
    ];
    document("两次自评对照表", &styles(), PageNumbers::OddEven, &text.concat())
}
