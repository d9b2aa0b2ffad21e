//! 汇总多县: what stands around the tables, whose words are in `tables::rollup`.

use alloc::format;
use alloc::string::String;

/// What it is for.
pub const LEAD: &str = "选取或拖入各县的自评文件（.json）或者整个文件夹，按行政区划代码的顺序列在一起；查验文件、以前存下的汇总、省里的补充规定也可以一起放进来。文件只在这台电脑上读，不改动，不上传。";
/// Chooses files.
pub const CHOOSE: &str = "选取文件";
/// Chooses a folder.
pub const FOLDER: &str = "选取文件夹";
/// No file of ours was among them.
pub const NO_JSON: &str = "没有找到自评文件（.json），没有放进来。";
/// Ends the work.
pub const CANCEL: &str = "停止";
/// After that.
pub const CANCELLED: &str = "已停止，列出的是已经读完的文件。";
/// Puts all away.
pub const CLEAR: &str = "全部清除";
/// After that.
pub const CLEARED: &str = "已清除。各县的文件没有动。";
/// The work cannot be done.
pub const FAILED: &str = "汇总没有做成。";
/// While a file is made.
pub const MAKING: &str = "正在导出…";

/// How far it is.
pub fn working(done: usize, of: usize) -> String {
    format!("正在处理：{done}/{of}")
}
/// After the last file.
pub fn done(counties: usize, set_aside: usize) -> String {
    if set_aside == 0 {
        format!("共{counties}个县。")
    } else {
        format!("共{counties}个县，另有{set_aside}个文件没有计入，原因见表10。")
    }
}

/// A file that can be taken away, as its name begins.
pub fn file(key: &str) -> &'static str {
    match key {
        "xlsx" => "多县自评汇总",
        "docx" => "多县自评汇总情况（草稿）",
        "json" => "多县自评汇总数据",
        "areas" => "各方面达标县数",
        _ => "各项标准还差的县数",
    }
}
/// Its button.
pub fn export(key: &str) -> &'static str {
    match key {
        "xlsx" => "导出汇总表（.xlsx）",
        "docx" => "导出汇总情况草稿（Word）",
        "json" => "存下这次汇总（.json）",
        _ => "导出这张图（.svg）",
    }
}
/// Has a saved roll-up hold the counties' files.
pub const CONTENTS: &str = "存下汇总时连同各县内容";
/// What that means.
pub const CONTENTS_NOTE: &str = "不勾选时只存状态和数，不存各县写的文字；勾选后再打开还能看一个县、按统一口径重算。";

/// Chooses an edition: two are never in one table.
pub const EDITION: &str = "标准版本";
/// An edition, and how many files are of it.
pub fn edition(title: &str, id: &str, files: usize) -> String {
    format!("{title}（{id}），{files}个文件")
}
/// The filters.
pub const FILTERS: &str = "筛选";
/// All cities.
pub const ALL_CITIES: &str = "全部市（州、盟）";
/// Counties governed by their province.
pub const NO_CITY: &str = "没有写市的";
/// All areas.
pub const ALL_AREAS: &str = "全部方面";
/// All states.
pub const ALL_STATES: &str = "全部状态";
/// In which order standards stand.
pub const SHORT_FIRST: &str = "差得多的标准在前";
/// Printed order.
pub const PRINTED_ORDER: &str = "按标准顺序";

/// Common readings.
pub const RESTATE: &str = "按统一口径重算";
/// What that does.
pub const RESTATE_NOTE: &str =
    "选定口径后重算一遍，结果列在各县自己的结果旁边，不代替它。没有选定的口径按各县自己的。县里的文件不改动。";
/// A county's own reading.
pub const OWN_READING: &str = "按各县自己的";
/// Every default.
pub const DEFAULT_READINGS: &str = "全部选默认口径";
/// Implied rules.
pub const RULES: &str = "各县停用的推定标准线也照算";
/// Does it.
pub const RESTATE_DO: &str = "重算";
/// Undoes it.
pub const RESTATE_END: &str = "不再列统一口径";

/// Who should report.
pub const EXPECTED: &str = "应报名单";
/// How it is typed.
pub const EXPECTED_NOTE: &str = "一行一个县，写名称或区划代码，可以从表格里粘贴。对照放进来的文件，列出谁还没有报。";

/// The pictures.
pub const PICTURES: &str = "图示";
/// Which tables there are.
pub const TABLES: &str = "表";
/// Looks at all counties again.
pub const BACK: &str = "回到汇总";
/// Has an older file count.
pub const PREFER: &str = "改用这一份";
/// Says whose a file is.
pub const BELONGS: &str = "是这个县";
/// Takes that back.
pub const TAKE_BACK: &str = "撤销上一次选用";
/// No county has several files any more.
pub const NONE_SEVERAL: &str = "每个县都只有一份文件。";
/// Closes what a row leads to.
pub const CLOSE: &str = "收起";
/// Two roll-ups beside each other.
pub const COMPARED: &str = "与上次对比";
/// What to do.
pub const COMPARED_NOTE: &str = "选取上次存下的汇总文件（.json），列出与这次不同的标准和县。";
/// Chooses it.
pub const COMPARE: &str = "选取上次的汇总";
/// No longer compares.
pub const COMPARE_END: &str = "不再对比";
