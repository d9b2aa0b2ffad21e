//! 进程和牵头单位.

use alloc::format;
use alloc::string::String;

/// What it is for.
pub const LEAD: &str = "从自愿申报到抽查复核走到哪一步，每一步还差什么；牵头单位也在这里填。";
/// Names the strip for a screen reader.
pub const STRIP: &str = "各个阶段";
/// The name of a national step.
pub fn stage(key: &str) -> &'static str {
    match key {
        "apply" => "自愿申报",
        "recommend" => "初步推荐",
        "create" => "全面创建",
        "evaluate" => "省级评价",
        "verify" => "评估核实",
        "name" => "公示命名",
        _ => "抽查复核",
    }
}
/// The day when a stage begins.
pub const FROM: &str = "起";
/// The day when it ends.
pub const TO: &str = "止";
/// The stage is done.
pub const DONE: &str = "这一步已办完";
/// It is no longer done.
pub const NOT_DONE: &str = "改为没有办完";
/// When it was done.
pub fn done_on(day: &str) -> String {
    format!("{day}已办完")
}
/// From when to when.
pub fn dates(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from}至{to}"),
        (Some(from), None) => format!("{from}起"),
        (None, Some(to)) => format!("{to}前"),
        (None, None) => "日期没有定".into(),
    }
}
/// How many days are left until the last one.
pub fn left(days: i32) -> String {
    match days {
        0 => "今天截止".into(),
        days if days > 0 => format!("还有{days}天"),
        days => format!("已过{}天", days.unsigned_abs()),
    }
}
/// How many days there are until it begins.
pub fn begins(days: i32) -> String {
    format!("{days}天后开始")
}
/// An arrangement of another year.
pub fn of_year(year: &str) -> String {
    format!("{year}年的安排，已过")
}
/// The stage that is on.
pub const NOW: &str = "现在这一步";
/// A stage that was done.
pub const OVER: &str = "已办完";
/// Dates come from nobody.
pub const NO_DATES: &str =
    "国家的通知没有规定日期。省里有安排的，可以在“基础数据”的“地方补充规定和计分规则”里选用；没有的，在下面自己填。";
/// The dates are an overlay's.
pub fn by_overlay(title: &str) -> String {
    format!("日期照“{title}”；县里另有安排的，在下面改，改了以县里的为准。")
}
/// There is no city between county and province.
pub const NO_CITY: &str = "直辖市和省直辖的县（市、区）没有地市级查验这一步，由省级直接查验。";
/// The same on the form.
pub const NO_CITY_FORM: &str = "无地市级民政部门的，“地市级民政部门查验意见”一栏按省里规定办理。";
/// Heads the checklist.
pub fn checklist(stage: &str) -> String {
    format!("{stage}：还差什么")
}
/// How much of the checklist of the stage that is on is left.
pub fn at_a_glance(stage: &str, open: usize, of: usize) -> String {
    match (open, of) {
        (_, 0) => format!("现在是“{stage}”，由上级办理。"),
        (0, of) => format!("现在是“{stage}”，要办的{of}项都没有遗留。"),
        (open, of) => format!("现在是“{stage}”，要办的{of}项中还有{open}项有遗留。"),
    }
}
/// Nothing is listed for this stage.
pub const NOTHING_LISTED: &str = "这一步由上级办理，县里没有要填的；佐证材料和文书请留存备查。";
/// An item of it is done.
pub const ITEM_DONE: &str = "没有遗留";
/// How many are left of an item.
pub fn item_open(count: usize) -> String {
    format!("还有{count}处")
}
/// The form's texts are the county's own.
pub const TEXTS: &str = "申报表三段文字已写定";
/// The county's opinion is written.
pub const OPINION: &str = "县级人民政府自评意见已写定（盖章前报县政府）";
/// The work was handed over.
pub const FILED: &str = "已定稿，申报表一式两份";
/// Measures whose day is over.
pub const OVERDUE: &str = "整改时限已过的";
/// Heads the dates.
pub const EDIT: &str = "阶段日期";
/// What was changed, for 撤销.
pub fn what(stage: &str) -> String {
    format!("{stage}的日期")
}
/// What is typed is no day, or ends before it begins.
pub const WRONG_DAY: &str = "请写成“2026-03-31”这样的日期，止的日期不早于起的日期。原来的日期没有动。";
/// Deadlines forbid nothing.
pub const NEVER_LOCKED: &str = "日期只作提醒：过了期限照样可以填、可以改，也不影响判定。";

/// The lead body.
pub const LEAD_BODY: &str = "牵头单位";
/// What is told of it once.
pub const LEAD_LAW: &str = "《未成年人保护法》第九条2024年修改后，由县级以上人民政府负责妇女儿童工作的机构负责组织、协调、指导、督促；各地牵头单位不同，按本县实际选。标准原文和申报表的栏目名称不随它改。";
/// The kinds.
pub const LEAD_KINDS: [(&str, &str); 4] = [
    ("civil_affairs", "民政局"),
    ("women_children", "妇儿工委办公室（妇联）"),
    ("education", "教育局"),
    ("other", "其他"),
];
/// What a standard or an item of the negative list says of who leads, where that is not civil affairs; its words stay.
pub fn lead_note(id: &str) -> Option<&'static str> {
    match id {
        "2.1.2" => Some(
            "本县由民政局以外的单位牵头：标准原文说的协调机制，按本县实际设立的机构填（例如妇女儿童工作委员会、未成年人保护工作领导小组），佐证材料写它的文件。",
        ),
        "N7" => Some(
            "本县由民政局以外的单位牵头：第7项问的仍是县级民政部门有没有明确内设机构或者专门人员，照民政部门的情况答。",
        ),
        _ => None,
    }
}
/// Nothing was chosen.
pub const LEAD_NONE: &str = "没有选";
/// The body as papers name it; empty where nothing can be proposed.
pub fn lead_body(kind: &str) -> &'static str {
    match kind {
        "civil_affairs" => "民政局",
        "women_children" => "妇女儿童工作委员会办公室",
        "education" => "教育局",
        _ => "",
    }
}
/// Label.
pub const BODY: &str = "牵头单位名称（函件、通知的落款）";
/// Label.
pub const OFFICE: &str = "办公室名称（代替“县未保协调机制办公室”）";
/// Example of what to type.
pub const OFFICE_EXAMPLE: &str = "例如：示例县未成年人保护工作领导小组办公室";

/// The link on other screens.
pub const LINK: &str = "进程和牵头单位";
