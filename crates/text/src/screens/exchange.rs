//! What goes out to the units of the county, and comes back.

use alloc::format;
use alloc::string::String;

/// What it does.
pub const LEAD: &str = "把要填的内容按单位分出去，收回来先比对、再放进自评。只传文件，本页面不发送任何东西；没有点“放进自评”，什么都不会变。";
/// Heading.
pub const OUT: &str = "发出填报表";
/// What it does.
pub const OUT_LEAD: &str = "每个单位一份 Excel，只有这个单位要填的内容。单位填完原样发回，在下面“收件”里放进来。谁报什么按标准里的牵头单位，有牵头不明的是本项目推断。";
/// Label.
pub const DUE: &str = "请在哪天以前发回（如 2026-03-10）";
/// The day is none.
pub const NOT_A_DAY: &str = "截止日期请写成 2026-03-10 这样，或者空着。";
/// Column.
pub const UNIT: &str = "单位";
/// Column.
pub const KIND: &str = "类别";
/// A department.
pub const DEPARTMENT: &str = "部门";
/// A township.
pub const TOWNSHIP: &str = "乡镇（街道）";
/// Not all are listed.
pub fn listed(listed: usize, all: usize) -> String {
    format!("共 {all} 处，这里列出 {listed} 处。")
}
/// Lists more.
pub const MORE: &str = "再列一些";
/// Column.
pub const ITEMS: &str = "要填";
/// Column.
pub const SENT: &str = "已发出";
/// Picks every unit.
pub const ALL: &str = "全选";
/// Picks none.
pub const NONE: &str = "都不选";
/// Makes the workbooks.
pub const WORKBOOKS: &str = "生成填报表（Excel）";
/// Makes requests for this page.
pub const REQUESTS: &str = "生成单文件任务（.json，用本页面填）";
/// Makes pages with the requests inside.
pub const PAGES: &str = "生成单文件网页（.html，双击打开就能填）";
/// Nobody is picked.
pub const NOBODY: &str = "请先在表里选单位。";
/// The way there.
pub fn making(count: usize) -> String {
    format!("正在生成 {count} 份填报表。")
}
/// Done.
pub fn made(count: usize) -> String {
    format!("已生成 {count} 份。浏览器如果问能不能下载多个文件，请选“允许”。")
}
/// It went wrong.
pub fn not_made(unit: &str) -> String {
    format!("{unit}的填报表没有生成。")
}
/// Of a pick, for who cannot see it.
pub fn pick(unit: &str) -> String {
    format!("选{unit}")
}
/// What was done, for 撤销.
pub const WHAT_SENT: &str = "发出填报表的记录";
/// Name of a request's file.
pub fn request_file(workbook: &str) -> String {
    format!("{}.json", workbook.strip_suffix(".xlsx").unwrap_or(workbook))
}

/// Heading.
pub const IN: &str = "收件";
/// What it does.
pub const IN_LEAD: &str = "把单位发回的文件（.xlsx、.xls、.ods、.json、.html）一次全部拖到这里，或者点按钮选。按编号读，排过序、筛选过、改过文件名都不要紧；空着的格子不会抹掉已有内容。";
/// Chooses files.
pub const CHOOSE: &str = "选择发回的文件";
/// On the way.
pub fn reading(read: usize, all: usize) -> String {
    if all > 1 {
        format!("正在读取发回的表格，已读 {read}/{all} 份……")
    } else {
        "正在读取发回的表格……".into()
    }
}
/// It was not read.
pub fn refused(file: &str) -> String {
    format!("“{file}”没有读进来，自评没有变化。")
}
/// No reply.
pub const NOT_A_REPLY: &str =
    "这个文件不是单位发回的填报内容。请选本页面发出的填报表，或者 weibao.reply 的 .json 文件。";
/// It is what went out.
pub const A_REQUEST: &str = "这是发出去的任务，还没有填。请发给单位，由单位在本页面打开、填好后存成填报内容再发回。";
/// A spreadsheet that cannot be read.
pub const ET: &str = "请在 WPS 里把它另存为 .xlsx，再放进来。";
/// How much of what was asked is there.
pub fn answered(given: usize, asked: usize) -> String {
    format!("报了 {given} 项，应报 {asked} 项")
}
/// Heading of cells.
pub fn unread(count: usize) -> String {
    format!("有 {count} 格没有读进来")
}
/// A cell.
pub fn unread_cell(cell: &str, text: &str, why: &str) -> String {
    format!("{cell}：“{text}” {why}")
}
/// What looks like personal data.
pub fn personal_found(count: usize) -> String {
    format!("有 {count} 处像是个人信息，放进自评前请单位改掉")
}
/// Names of organisations that are on a list.
pub fn on_lists_found(count: usize) -> String {
    format!("有 {count} 家社会组织请对照名单核对后再放进自评")
}
/// How many values change.
pub fn differs(count: usize) -> String {
    format!("与现有不同的 {count} 处")
}
/// Heading of problems.
pub fn problems(count: usize) -> String {
    format!("有 {count} 处不能用")
}
/// Puts it away.
pub const DISCARD: &str = "不要这份";
/// For who cannot see which.
pub fn discard(file: &str) -> String {
    format!("不要“{file}”")
}

/// Heading.
pub const COMPARE: &str = "放进后会怎样";
/// Nothing changes.
pub const NOTHING: &str = "没有要放进的：发回的内容与现有的一样，或者都在下面待定。";
/// Column.
pub const ITEM: &str = "项目";
/// Column.
pub const NOW: &str = "现有";
/// Column.
pub const THEIRS: &str = "来件";
/// Column.
pub const AFTER: &str = "放进后";
/// Nothing stands there.
pub const BLANK: &str = "（空）";
/// Takes it.
pub fn take(count: usize) -> String {
    format!("放进自评（{count} 处）")
}
/// Takes only what was said.
pub const TAKE_NONE: &str = "记下来件";
/// What was done, for 撤销.
pub fn what_taken(file: &str) -> String {
    format!("放进来件“{file}”")
}
/// The same of what was chosen.
pub const WHAT_CHOSEN: &str = "说法不一处的选定";
/// Each file is a step.
pub fn each_file(files: usize) -> String {
    format!("共 {files} 份来件。每点一次“撤销”退回一份，从最后一份起。")
}
/// Done.
pub fn taken(count: usize, open: usize) -> String {
    if open == 0 {
        format!("放进了 {count} 处。")
    } else {
        format!("放进了 {count} 处，还有 {open} 处说法不一，没有动，请在下面逐项选。")
    }
}
/// Heading.
pub fn clashes(count: usize) -> String {
    format!("说法不一的 {count} 处")
}
/// What to do.
pub const CLASHES_LEAD: &str = "下面各处没有选定以前保持原样。选好后点“放进自评”。";
/// Leaves it.
pub fn keep(value: &str) -> String {
    format!("保持现有：{value}")
}
/// Takes what a unit says.
pub fn offer(unit: &str, value: &str) -> String {
    format!("用{unit}的：{value}")
}

/// Label: why it was chosen so.
pub const WHY: &str = "为什么这样定（可以不写）";
/// The same where it must be said.
pub const WHY_WANTED: &str = "为什么这样定（与核对单位说的不一致，至少写十个字）";
/// It was not said.
pub const WHY_NEEDED: &str = "负面清单上定得比单位核对的轻，要写明理由，至少十个字。没有写的没有动。";

/// Heading.
pub const TWIN: &str = "比较并合并";
/// What it does.
pub const TWIN_LEAD: &str = "两个人各填了一份的，把另一份自评文件（.json）也拖到“收件”里：这份空着、那份有的可以一次放进来，两份写得不一样的逐项选，谁的都不会被悄悄盖掉。";
/// It was read.
pub fn twin_read(file: &str) -> String {
    format!("“{file}”已读，还没有合并。")
}
/// What came of it.
pub fn twin_counts(taken: usize, clashes: usize) -> String {
    format!("这份空着、那份有的 {taken} 处；两份写得不一样的 {clashes} 处。")
}
/// Both are the same.
pub const TWIN_SAME: &str = "那份里没有这份缺的，也没有不一样的。";
/// Who says what the other file says.
pub fn twin_says(value: &str) -> String {
    format!("用那份的：{value}")
}
/// Everything that is open stays as it is here.
pub const TWIN_ALL_OURS: &str = "没选的都用这份的";
/// Everything that is open is as it is there.
pub const TWIN_ALL_THEIRS: &str = "没选的都用那份的";
/// Takes it.
pub fn join(count: usize) -> String {
    format!("合并（{count} 处）")
}
/// Puts it away.
pub const TWIN_DISCARD: &str = "不合并了";
/// What was done, for 撤销.
pub const WHAT_JOINED: &str = "合并另一份文件";
/// Done.
pub fn joined(count: usize, open: usize) -> String {
    if open == 0 {
        format!("合并了 {count} 处。")
    } else {
        format!("合并了 {count} 处，还有 {open} 处没有选，保持这份的写法。")
    }
}

/// Makes one file of all workbooks.
pub const ZIP: &str = "全部打成一个压缩包（.zip）";
/// Its name.
pub fn zip_file(county: &str, today: &str) -> String {
    let day: String = today.chars().filter(|sign| *sign != '-').collect();
    format!("{county}未保自评填报表_{day}.zip")
}
/// Writes the notice.
pub const NOTICE: &str = "填报通知（Word）";
/// Its name.
pub fn notice_file(county: &str) -> String {
    format!("{county}_填报通知.docx")
}
/// Writes letters to those who owe something.
pub const LETTERS: &str = "催办函（Word）";
/// Of whom.
pub const LETTERS_HINT: &str = "在“发出填报表”里选了单位的，只给选中的写；没有选的，给下面列出的都写，一家一页。";
/// Their name.
pub fn letters_file(county: &str) -> String {
    format!("{county}_催办函.docx")
}
/// Nobody owes anything.
pub const NOBODY_OWES: &str = "选中的单位没有欠报的，不用写催办函。";
/// It went wrong.
pub fn not_written(file: &str) -> String {
    format!("“{file}”没有生成。")
}

/// Heading.
pub const CHASE: &str = "催办";
/// Nobody was sent anything.
pub const CHASE_NONE: &str = "还没有发出填报表。发出以后，这里列出哪个单位还缺哪几项。";
/// Nobody owes anything.
pub const CHASE_DONE: &str = "发出的都报齐了。";
/// Column.
pub const ASKED: &str = "应报";
/// Column.
pub const GIVEN: &str = "已报";
/// Column.
pub const OWED: &str = "还缺";
/// Column.
pub const DAY: &str = "截止";
/// Column.
pub const LEFT: &str = "还有几天";
/// Column.
pub const REPLIES: &str = "回传";
/// How often it has replied.
pub fn replies(count: usize) -> String {
    if count == 0 { "没有".into() } else { format!("{count} 次") }
}
/// Copies.
pub const COPY: &str = "复制催办话";
/// Done.
pub const COPIED: &str = "催办话已复制，可以粘贴到微信或短信里。";
/// It was not allowed.
pub const NOT_COPIED: &str = "浏览器不让复制。催办话如下，请自己选中复制：";
/// What to say, for telephone or message.
pub fn chase(unit: &str, items: &str, count: usize, due: Option<&str>) -> String {
    match due {
        Some(due) => format!("{unit}：未保自评还有{count}项没报（{items}），请于{}前把填报表发回。", day(due)),
        None => format!("{unit}：未保自评还有{count}项没报（{items}），请把填报表发回。"),
    }
}
/// 3月10日.
fn day(iso: &str) -> String {
    let mut parts = iso.split('-').skip(1).map(|part| part.trim_start_matches('0'));
    match (parts.next(), parts.next()) {
        (Some(month), Some(day)) => format!("{month}月{day}日"),
        _ => iso.into(),
    }
}
/// More items than are listed.
pub fn and_more(listed: &str, count: usize) -> String {
    format!("{listed}等 {count} 项")
}
/// What a unit has said in its how-manieth reply.
pub fn in_round(value: &str, round: usize) -> String {
    if round > 1 { format!("{value}（第{round}次回传）") } else { value.into() }
}
/// Who said it, when, what, in which file.
pub fn said(unit: &str, on: &str, value: &str, file: &str) -> String {
    let on = day(on);
    if file.is_empty() {
        format!("{unit} {on}报：{value}")
    } else {
        format!("{unit} {on}报：{value}（见“{file}”）")
    }
}

/// What the county has made of it since.
pub fn settled(office: &str, on: &str, value: &str, why: &str) -> String {
    let on = day(on);
    if why.is_empty() {
        format!("{office} {on}定为：{value}")
    } else {
        format!("{office} {on}定为：{value}，理由：{why}")
    }
}
/// What a unit said of a row.
pub fn said_of_row(cells: &[String]) -> String {
    cells.join("，")
}

/// A quick answer or clause of a standard.
pub fn of_standard(id: &str) -> String {
    format!("{id} 判断")
}
/// A body that a clause names.
pub fn of_body(clause: &str, body: &str) -> String {
    format!("{clause} {body}有没有")
}
/// A field of a standard.
pub fn field(id: &str, field: &str) -> String {
    match field {
        "reason" => format!("{id} 不适用理由"),
        "note" => format!("{id} 情况说明"),
        "evidence" => format!("{id} 佐证材料"),
        _ => format!("{id} 判断"),
    }
}
/// A row of a register, from 1; its column where it is a cell.
pub fn row(register: &str, row: &str, column: Option<&str>) -> String {
    match column {
        Some(column) => format!("{register}“{row}”的{column}"),
        None => format!("{register}：{row}"),
    }
}
/// A place that no other sentence names, by its steps.
pub fn elsewhere(steps: &[String]) -> String {
    let known = [
        ("answers", "自评"),
        ("figures", "数据"),
        ("registers", "台账"),
        ("negatives", "负面清单"),
        ("bodies", "逐家填报"),
        ("choices", "口径"),
        ("rules_off", "不采用的推定"),
        ("county", "县（市、区、旗）"),
        ("contact", "联系人"),
        ("application", "申报表"),
        ("period", "报送期间"),
        ("lead", "牵头单位"),
        ("units", "单位"),
        ("assign", "分工"),
        ("requests", "发出记录"),
        ("replies", "来件记录"),
        ("stages", "进程"),
        ("carried", "上次带来的内容"),
        ("responses", "对查验意见的答复"),
        ("name", "名称"),
        ("post", "职务"),
        ("office_phone", "办公电话"),
        ("mobile", "手机"),
        ("code", "行政区划代码"),
        ("city", "市"),
        ("province", "省"),
        ("from", "从"),
        ("to", "到"),
        ("as_of", "台账截至"),
        ("unit", "单位名称"),
        ("situation", "基本情况"),
        ("systems", "主要制度"),
        ("results", "工作成效"),
        ("county_opinion", "县级人民政府自评意见"),
    ];
    let named =
        |step: &String| known.iter().find(|(key, _)| key == step).map_or(step.as_str(), |(_, name)| *name).into();
    steps.iter().map(named).collect::<alloc::vec::Vec<String>>().join(" ")
}

/// Yes or no.
pub fn yes(yes: bool) -> &'static str {
    if yes { "有" } else { "无" }
}
