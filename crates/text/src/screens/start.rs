//! Start: new, open a file, what is kept on this machine, the example, the manual.

use alloc::format;
use alloc::string::String;

use weibao_terms::Viewer;

/// What the page is for.
pub const LEAD: &str =
    "对照国家的创建达标体系，逐条自评 76 项工作标准和 7 项负面工作清单，算出哪里达标、还差多少，最后导出申报表。";
/// Names the steps for a screen reader.
pub const ROUTE: &str = "全部步骤";
/// Where a newcomer begins.
pub const WHERE_TO_BEGIN: &str = "第一次用：在下面填县名，点“开始自评”，再照“下一步”一项一项做，随时可以停，内容自动保存在本机。想先看看：点“打开示例”。";
/// So many items.
pub fn items(items: usize) -> String {
    format!("{items}项")
}
/// How much data there is.
pub fn figures_and_registers(figures: usize, registers: usize) -> String {
    format!("{figures}个数、{registers}张台账")
}
/// How many standards there are.
pub fn areas_and_items(areas: usize, items: usize) -> String {
    format!("{areas}个方面{items}项")
}
/// What 整改 is about.
pub const IMPROVE: &str = "写明措施和时限";
/// What 报送前检查 is about.
pub const CHECK: &str = "自动列出遗漏";
/// How many documents are made.
pub fn documents(documents: usize) -> String {
    format!("申报表等{documents}种")
}
/// What is open now.
pub const CURRENT: &str = "正在编辑的自评";
/// What was changed, for 撤销.
pub const COUNTY_OF: &str = "县名和所属";
/// New.
pub const NEW: &str = "新建一份自评";
/// New, while another one is open.
pub const NEW_BESIDE: &str = "另外新建一份";
/// What becomes of the one that is open.
pub fn new_beside(county: &str) -> String {
    format!("正在编辑的“{county}”不受影响，仍留在上面的清单里。")
}
/// Begins another one.
pub const BEGIN_BESIDE: &str = "新建";
/// From which file a record was opened.
pub fn origin(file: &str) -> String {
    format!("由文件“{file}”打开")
}
/// A file of a name that was opened before.
pub fn opened_again(file: &str, number: usize) -> String {
    format!("{file}（第{number}次打开）")
}
/// Label.
pub const NAME: &str = "县（市、区、旗）名称";
/// Example of what to type.
pub const NAME_EXAMPLE: &str = "例如：示例县";
/// Label.
pub const CITY: &str = "所属市（州、盟），可不填";
/// Label.
pub const PROVINCE: &str = "所属省（区、市），可不填";
/// Nothing was typed.
pub const NAME_MISSING: &str = "请先填县（市、区、旗）名称，再开始自评。";
/// Begins.
pub const BEGIN: &str = "开始自评";
/// Open.
pub const OPEN: &str = "打开已有的自评";
/// Chooses a file.
pub const OPEN_FILE: &str = "打开文件…";
/// What can be opened.
pub const OPEN_HINT: &str = "选“另存为文件”得到的 .json 文件，也可以把文件拖到这个页面上。";
/// The example, in one click.
pub const EXAMPLE: &str = "打开示例";
/// What the example is.
pub const EXAMPLE_HINT: &str = "“示例县”是虚构的，数据齐全，可以随便改着看。";
/// The manual.
pub const MANUAL: &str = "使用说明";
/// What is kept on this machine.
pub const KEPT: &str = "存在本机的自评";
/// Nothing is.
pub const KEPT_NONE: &str = "还没有。新建或打开后会自动存在这台电脑的这个浏览器里，下次从这里接着做。";
/// The storage cannot be used.
pub const KEPT_REFUSED: &str =
    "这个浏览器不允许网页在本机存数据，所以这里列不出自评，改动也不会自动保存。仍可以正常自评，完成后请“另存为文件”。";
/// Column.
pub const COUNTY: &str = "县名";
/// Column.
pub const PROGRESS: &str = "进度";
/// Column.
pub const SAVED: &str = "保存时间";
/// Column.
pub const ACTIONS: &str = "操作";
/// Column.
pub const REMOVE: &str = "移出清单";
/// Opens a record.
pub const OPEN_RECORD: &str = "继续";
/// This record is open.
pub const IS_OPEN: &str = "正在编辑";
/// Takes a record off the list.
pub const DISCARD: &str = "删除";
/// A record that cannot be read.
pub const DAMAGED: &str = "这份已损坏；原样留着，没有动过";
/// Opens what can be read of it.
pub const OPEN_DAMAGED: &str = "打开能读的部分";
/// What is left of it, as a file.
pub const DAMAGED_AS_FILE: &str = "另存为文件";
/// In such a file's name.
pub const DAMAGED_FILE: &str = "损坏的自评";
/// Records that were taken off the list.
pub const DISCARDED: &str = "已删除";
/// Brings one back.
pub const RESTORE: &str = "恢复";
/// Wipes one for good.
pub const ERASE: &str = "彻底删除";
/// The same button, once it has been pressed: from there is no way back.
pub const ERASE_SURELY: &str = "再点一次，彻底删除";
/// Said when it is pressed first.
pub const ERASE_ASKS: &str = "彻底删除后不能恢复。再点一次就删除。";
/// The room is not enough to move a record.
pub const NO_ROOM: &str = "浏览器的存储空间不够，没有做成，原来的内容没有动。请先彻底删除不用的自评。";
/// Leaving would lose what is not kept.
pub const WOULD_LOSE: &str =
    "现在打开的这份自评有改动没能保存在本机，换成别的就没有了。请先点右上角的“另存为文件”，再来打开或新建。";

/// After it was taken off the list.
pub fn discarded(county: &str) -> String {
    format!("已删除“{county}”。它在下面的“已删除”里，点“恢复”就回来。")
}
/// After it was brought back.
pub const RESTORED: &str = "已恢复。";
/// After it was wiped.
pub const ERASED: &str = "已彻底删除。";

/// Where the text comes from.
pub fn source(title: &str, document: &str) -> String {
    format!(
        "标准原文：《{title}》（{document}），文字照广西壮族自治区民政厅 2021 年 9 月 8 日的通知所附文本录入，一字未改。编号、责任单位、佐证举例和依据由本软件整理，不是文件内容。"
    )
}
/// What leaves the machine, and what does not belong here.
pub const PRIVACY: &str = "所有内容只在这台电脑的浏览器里处理和保存，不上传，也不连接任何服务器。不要在这里填写涉密或内部文件的内容，不要填写任何儿童的姓名、证件号、学校或案情。";

/// 「已答 61/76」.
pub fn progress(answered: usize, standards: usize) -> String {
    format!("已答 {answered}/{standards}")
}

/// 「11月21日 14:32」, with the year where it is another one.
pub fn when(year: Option<u32>, month: u32, day: u32, hour: u32, minute: u32) -> String {
    match year {
        Some(year) => format!("{year}年{month}月{day}日 {hour:02}:{minute:02}"),
        None => format!("{month}月{day}日 {hour:02}:{minute:02}"),
    }
}

/// Saves all of it to a page.
pub const SAVE_PAGE: &str = "另存为网页（.html）";
/// What that is.
pub const SAVE_PAGE_HINT: &str = "一个文件，里面有本软件和这份自评，拿到别的电脑上双击就能接着做。";
/// Names the ways in.
pub const VIEWERS: &str = "您是：";
/// What the choice is, and what it is not.
pub const VIEWERS_NOTE: &str = "只决定先看哪一屏，随时可改，不是权限。";
/// Who looks at the page.
pub fn viewer(viewer: Viewer) -> &'static str {
    match viewer {
        Viewer::County => "我在县里牵头",
        Viewer::Unit => "我是填报单位",
        Viewer::Review => "我在市、省查验评价",
        Viewer::Above => "我要汇总多县",
    }
}

/// A county of the list was picked.
pub fn picked(path: &str) -> String {
    format!("已选：{path}。")
}
/// Names the list.
pub const PICKER: &str = "从行政区划里选";
/// The last line of the list.
pub const OWN_NAME: &str = "不在列表里，就用我填的";
/// What the list is, and what it is not.
pub const PICKER_NOTE: &str = "可打名称、拼音首字母、代码查找（不含港澳台）；没有的直接填。";
/// The list could not be brought here.
pub const PICKER_FAILED: &str = "行政区划列表没有取到，直接填名称就行。";
/// What a county was.
pub fn formerly(code: &str, name: &str, on: &str) -> String {
    format!("原{name}（{code}），{on}起变更")
}
/// The code is another county's.
pub fn code_of_another(code: &str, name: &str) -> String {
    format!("代码{code}在行政区划里是“{name}”，与上面的名称不同。请核对；两个都照您填的留着。")
}
/// The code is no more.
pub fn code_is_no_more(was: &str) -> String {
    format!("这个代码现在不用了：{was}。可以改用下面的代码，也可以不改。")
}
/// The name is in the list.
pub const CODE_OFFERED: &str = "同名的有下面这些，点一下就填上代码：";

/// The county's code: by it files find each other where many are added up.
pub const CODE: &str = "行政区划代码（六位，可以不填；市、省汇总时按它排列）";
