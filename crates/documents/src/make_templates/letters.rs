//! 填报通知 and 催办函: letters to the units of a county.

use weibao_terms::Letter;

use super::official::{Column, list_table, styles, upright};
use super::word::{PageNumbers, document, paragraph};

pub fn template(letter: Letter) -> Vec<u8> {
    match letter {
        Letter::Notice => notice(),
        Letter::Chase => chase(),
    }
}

fn body(text: &str) -> String {
    paragraph("Body", "", text)
}

fn signed() -> String {
    [paragraph("Closing", "", ""), paragraph("Sign", "", "{{发文机关}}"), paragraph("SignDate", "", "{{成文日期}}")]
        .concat()
}

fn notice() -> Vec<u8> {
    let one = |text: &str| paragraph("Heading1", "", text);
    let columns = [
        Column(900, "序号", "TableCentre", "{{序号}}"),
        Column(5500, "填报单位", "TableText", "{{填报单位.名称}}"),
        Column(2400, "填报项数", "TableCentre", "{{填报单位.项数}}"),
    ];
    let text = [
        paragraph("Title", "", "{{发文机关}}\n关于报送{{创建名称}}创建\n自评情况的通知"),
        paragraph("Addressee", "", "各有关单位："),
        body(
            "为做好{{创建名称}}创建自评工作，根据《{{标准名称}}》（{{标准文号}}），按职责分工请各单位填报有关情况。现就有关事项通知如下。",
        ),
        one("一、填报内容"),
        body(
            "各单位按所附填报表填报本单位职责范围内的标准落实情况、有关数据、台账和佐证材料目录，并对负面清单有关情形进行核对。",
        ),
        body("{{报送期间}}"),
        one("二、填报要求"),
        body("（一）只填黄色格。没有掌握情况的空着，不要猜填；不适用的，写明理由。不要改动编号和代码。"),
        body("（二）数据以本单位统计或者台账为准，填报的情况应当有材料可查。材料只填名称、文号，不用附原件。"),
        body("（三）填报表中不要出现未成年人姓名、证件号码、照片、住址、就读学校和具体案情，联系人只写岗位。"),
        body("（四）填报表由本单位负责人审核后报送。"),
        one("三、报送时间"),
        body("{{报送要求}}内容有变化的，改好后重新发回整份填报表。"),
        paragraph("Closing", "", "附件：填报单位和项数"),
        signed(),
        super::official::annex("附件", "填报单位和项数"),
        list_table(&columns, "", ""),
        upright(),
    ];
    document("填报通知", &styles(), PageNumbers::OddEven, &text.concat())
}

/// A letter for each unit, each on a page of its own.
fn chase() -> Vec<u8> {
    let text = [
        body("{{#填报单位}}"),
        paragraph("Title", "<w:pageBreakBefore/>", "{{发文机关}}\n关于催报未成年人保护自评情况的函"),
        paragraph("Addressee", "", "{{名称}}："),
        body("为做好{{创建名称}}创建自评工作，{{欠报情况}}"),
        body("{{办理要求}}"),
        paragraph("Closing", "", "特此函告。"),
        signed(),
        body("{{/填报单位}}"),
        upright(),
    ];
    document("催办函", &styles(), PageNumbers::OddEven, &text.concat())
}
