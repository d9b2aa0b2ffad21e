//! 汇总情况, a city's or a province's own paper by GB/T 9704.

use super::official::{Column, annex, list_table, signed, styles, upright};
use super::word::{PageNumbers, document, paragraph};

pub fn template() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", "", text);
    let body = |text: &str| paragraph("Body", "", text);
    let areas = [
        Column(5200, "方面", "TableText", "{{项目.名称}}"),
        Column(3600, "适用的标准全部达标的县", "TableCentre", "{{项目.达到情况}}"),
    ];
    let standards = [
        Column(950, "编号", "TableCentre", "{{标准.编号}}"),
        Column(3595, "工作标准", "TableText", "{{标准.正文}}"),
        Column(860, "达标", "TableCentre", "{{标准.达标县数}}"),
        Column(860, "部分\n达标", "TableCentre", "{{标准.部分达标县数}}"),
        Column(860, "未达标", "TableCentre", "{{标准.未达标县数}}"),
        Column(860, "不适用", "TableCentre", "{{标准.不适用县数}}"),
        Column(860, "未定", "TableCentre", "{{标准.未定县数}}"),
    ];
    let sums = [
        Column(1100, "编号", "TableCentre", "{{合计数据.编号}}"),
        Column(2300, "已有（指标）", "TableText", "{{合计数据.已有指标}}"),
        Column(1000, "合计", "TableCentre", "{{合计数据.已有合计}}"),
        Column(2300, "应有（指标）", "TableText", "{{合计数据.应有指标}}"),
        Column(1000, "合计", "TableCentre", "{{合计数据.应有合计}}"),
        Column(1145, "有数的县", "TableCentre", "{{合计数据.有数的县}}"),
    ];
    let compared = [
        Column(950, "编号", "TableCentre", "{{对比项.编号}}"),
        Column(3455, "工作标准", "TableText", "{{对比项.正文}}"),
        Column(740, "上次\n达标", "TableCentre", "{{对比项.上次达标}}"),
        Column(740, "这次\n达标", "TableCentre", "{{对比项.这次达标}}"),
        Column(740, "上次\n部分", "TableCentre", "{{对比项.上次部分达标}}"),
        Column(740, "这次\n部分", "TableCentre", "{{对比项.这次部分达标}}"),
        Column(740, "上次\n未达", "TableCentre", "{{对比项.上次未达标}}"),
        Column(740, "这次\n未达", "TableCentre", "{{对比项.这次未达标}}"),
    ];
    let text = [
        paragraph("Title", "", "未成年人保护示范县（市、区、旗）\n创建自评情况汇总"),
        body("现将各县（市、区、旗）对照《{{标准名称}}》（{{标准文号}}）自评的情况汇总如下。"),
        one("一、报送情况"),
        body("{{报送情况}}{{应报情况}}"),
        body("{{完成情况}}"),
        one("二、总体情况"),
        body("{{项次情况}}"),
        paragraph("Closing", "", "各方面适用的标准全部达标的县数如下，先后按标准的顺序："),
        list_table(&areas, "", ""),
        one("三、薄弱环节"),
        body("{{^薄弱项}}"),
        body("各县没有自评为未达标或部分达标的工作标准。"),
        body("{{/薄弱项}}"),
        body("{{?薄弱项}}"),
        body("按未达标和部分达标的县数合计，还差的县较多的工作标准如下（待核和未填报的不计）。"),
        body("{{/薄弱项}}"),
        body("{{#薄弱项}}"),
        body("{{序号}}．“{{正文}}”{{短缺情况}}"),
        body("{{/薄弱项}}"),
        body("全部工作标准的情况见附件1。"),
        body("{{?对比项}}"),
        body(
            "两次都报的县中，达标情况与上次汇总不同的工作标准见附件3；两次的口径、补充规定、期间可能不同，变化的原因请看各县的自评。",
        ),
        body("{{/对比项}}"),
        one("四、主要数据"),
        body(
            "主要数据的合计见附件2。合计由各县已有数相加、应有数相加得出，只加两个数都有的县，不取各县比例的平均。{{口径情况}}",
        ),
        one("五、自评文件中需要完善的"),
        body("{{^待完善}}"),
        body("各县自评文件中没有发现数据与填报不一致、缺数据、缺材料等情况。"),
        body("{{/待完善}}"),
        body("{{#待完善}}"),
        body("（{{序号}}）{{正文}}"),
        body("{{/待完善}}"),
        one("六、下一步工作"),
        body("（工作意见由贵单位填写）"),
        signed(&[
            "附件：1．各项工作标准情况表",
            "　　　2．主要数据合计表",
            "{{?对比项}}",
            "　　　3．与上次汇总对比表",
            "{{/对比项}}",
        ]),
        annex("附件1", "各项工作标准情况表"),
        list_table(&standards, "", ""),
        annex("附件2", "主要数据合计表"),
        body("{{^合计数据}}"),
        body("没有可以合计的数据。"),
        body("{{/合计数据}}"),
        body("{{?合计数据}}"),
        body("单位按各指标本身的单位。"),
        body("{{/合计数据}}"),
        list_table(&sums, "", ""),
        body("{{?对比项}}"),
        annex("附件3", "与上次汇总对比表"),
        body("数字为两次都报的县的个数。"),
        list_table(&compared, "", ""),
        body("{{/对比项}}"),
        upright(),
    ];
    document("汇总情况", &styles(), PageNumbers::OddEven, &text.concat())
}
