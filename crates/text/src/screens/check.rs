//! 报送前检查: what is unfinished, by topic. The sentences themselves are in [`crate::readiness`].

use alloc::format;
use alloc::string::String;

use weibao_terms::Topic;

/// What the screen is for.
pub const LEAD: &str = "逐处核对，点进去修改，改完可以回到这里。没有处理完也可以导出，文件名和页眉会标“草稿”。";
/// Nothing is unfinished.
pub const NOTHING: &str = "没有发现未完成的内容，可以导出文书、按程序报送。";
/// Takes the reader to what is exported.
pub const ON: &str = "去导出文书";

/// A topic's name.
pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Negatives => "负面工作清单",
        Topic::Open => "未填和待核的标准",
        Topic::Conflicts => "判断与数据不一致",
        Topic::Defects => "内容不符合要求",
        Topic::Data => "缺少的数据",
        Topic::Evidence => "佐证材料",
        Topic::Plans => "整改措施",
        Topic::Contact => "单位和联系人",
        Topic::OwnWords => "您写的文字与现在的数据不符",
        Topic::Listed => "社会组织名单核对",
        Topic::Personal => "疑似个人信息",
    }
}

/// How much is unfinished.
pub fn found(places: usize) -> String {
    format!("共{places}处需要核对")
}
/// How many places.
pub fn places(places: usize) -> String {
    format!("{places}处")
}
/// Takes the reader to where it is mended.
pub const MEND: &str = "去修改";
/// The rest of a long list.
pub fn more(places: usize) -> String {
    format!("其余{places}处")
}

/// The period is no year as the county reads it.
pub fn other_years(days: &str, reading: &str) -> String {
    format!("数据期间是{days}，与“每年”的口径“{reading}”对不上。请核对期间，或者改选口径。")
}

/// A text of the form says what is no longer so.
pub fn own_words(block: &str) -> String {
    format!("“{block}”写好以后数据有变，其中有的句子已不符合现在的情况。请核对修改。")
}

// ---------------------------------------------------------------- above every export

/// What is exported now is a draft.
pub const DRAFT: &str = "现在导出的是草稿：文件名和页眉会标“草稿”。";
/// Nothing is open, and yet something should be looked at.
pub const LOOK: &str = "还有内容需要核对：";
/// A negative item is present.
pub fn barred(items: usize) -> String {
    format!("负面工作清单有{items}项为“有”。按原文，存在一项及以上的不予推荐。")
}
/// A topic and how many places.
pub fn topic_places(name: &str, places: usize) -> String {
    format!("{name}{places}处")
}
/// Behind a document's title as long as something is unfinished.
pub fn draft_title(title: &str) -> String {
    format!("{title}{}", crate::documents::DRAFT_IN_NAME)
}
