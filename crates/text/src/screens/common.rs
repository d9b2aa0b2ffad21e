//! What every screen shares: the bars, the states, saving and opening.

use alloc::format;
use alloc::string::{String, ToString};

use weibao_terms::{Screen, Status, Step, StorageFailure};

/// The page's name.
pub const PRODUCT: &str = "未成年人保护示范县自评";
/// First in the tab order.
pub const SKIP: &str = "跳到正文";
/// Of an assessment without a name.
pub const UNNAMED: &str = "未填县名";

/// A screen's name.
pub fn screen_name(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "开始",
        Screen::Negatives => "负面工作清单",
        Screen::Assess => "逐项自评",
        Screen::Figures => "基础数据",
        Screen::Register => "台账",
        Screen::Result => "自评结果和整改",
        Screen::Check => "报送前检查",
        Screen::Form => "申报表",
        Screen::Documents => "文书和报送",
        Screen::Exchange => "分工和收件",
        Screen::Fill => "填报",
        Screen::Round => "复核和对比",
        Screen::Course => "进程和牵头单位",
        Screen::Edition => "标准版本",
        Screen::Review => "查验",
        Screen::RollUp => "汇总多县",
        Screen::Manual => "使用说明",
    }
}

/// The window's title.
pub fn page_title(county: &str, screen: &str) -> String {
    if county.trim().is_empty() { format!("{screen} - {PRODUCT}") } else { format!("{county} - {screen} - {PRODUCT}") }
}

/// Something was closed.
pub const CLOSED: &str = "已关闭。";

/// Leads to where the county's name can be changed.
pub const RENAME: &str = "修改县名";
/// What is open, in the bar at the top.
pub fn open_file(county: &str, catalog: &str) -> String {
    let county = if county.trim().is_empty() { UNNAMED } else { county };
    match catalog.strip_prefix("cn-") {
        Some(year) => format!("{county} · {year} 年标准"),
        None => county.into(),
    }
}

/// A state, of a standard or of a clause.
pub fn status(status: impl Into<Status>) -> &'static str {
    match status.into() {
        Status::Met => "达标",
        Status::Partial => "部分达标",
        Status::Unmet => "未达标",
        Status::NotApplicable => "不适用",
        Status::Pending => "待核",
        Status::Unanswered => "未答",
    }
}

// ---------------------------------------------------------------- navigation and foot

/// Names the navigation for a screen reader.
pub const NAVIGATION: &str = "目录";
/// Opens the navigation on a narrow screen.
pub const MENU: &str = "目录";
/// A step of the way, in the navigation.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Negatives => "负面清单",
        Step::Data => "数据和台账",
        Step::Assess => "逐项自评",
        Step::Improve => "整改",
        Step::Check => "报送前检查",
        Step::Submit => "文书和报送",
    }
}
/// A step is done.
pub const STEP_DONE: &str = "✓";
/// So many are not filled in.
pub fn unfilled(items: usize) -> String {
    format!("{items}项未填")
}
/// So many figures are missing.
pub fn figures_missing(figures: usize) -> String {
    format!("缺{figures}个数")
}
/// So many standards wait for somebody's word.
pub fn pending(standards: usize) -> String {
    format!("{standards}项待核")
}
/// So many standards fall short without a measure.
pub fn unplanned(standards: usize) -> String {
    format!("{standards}项没写措施")
}
/// Nothing falls short so far.
pub const NOTHING_SHORT: &str = "尚无";
/// What would be exported now.
pub const IS_DRAFT: &str = "草稿";
/// What would be exported now.
pub const IS_COMPLETE: &str = "齐全 ✓";
/// The form's contact.
pub const CONTACT_OPEN: &str = "联系人未填";

/// The next thing: a negative item.
pub fn next_negative(number: &str) -> String {
    format!("核实负面清单{number}")
}
/// The next thing: a figure.
pub fn next_figure(label: &str) -> String {
    format!("填“{label}”")
}
/// The next thing: a standard without an answer.
pub fn next_standard(standard: &str) -> String {
    format!("填 {standard}")
}
/// The next thing: a standard that waits.
pub fn next_pending(standard: &str) -> String {
    format!("核实 {standard}")
}
/// The next thing: a measure.
pub fn next_plan(standard: &str) -> String {
    format!("写 {standard} 的整改措施")
}
/// The next thing: look at what is unfinished.
pub const NEXT_CHECK: &str = "报送前检查";
/// The next thing: the first of what is unfinished.
pub const NEXT_MEND: &str = "处理第一处";
/// The next thing: the contact.
pub const NEXT_CONTACT: &str = "填单位和联系人";
/// The next thing: export.
pub const NEXT_EXPORT: &str = "导出申报表";
/// What the button in the foot leads to.
pub fn next(what: &str) -> String {
    format!("下一步：{what}")
}

/// What belongs to no step.
pub const NAVIGATION_MORE: &str = "其他";
/// The way to the other assessments and files.
pub const NAVIGATION_START: &str = "自评清单和文件";
/// All areas at once.
pub const ALL_AREAS: &str = "全部标准";

/// How the negative list stands.
pub fn negatives_progress(present: usize, open: usize, absent: usize) -> String {
    match (present, open) {
        (0, 0) => format!("{absent}项均无 ✓"),
        (0, open) => format!("{open}项未填"),
        (present, _) => format!("{present}项为“有”"),
    }
}

/// How an area stands: answered of all, how many fall short, whether it is done.
pub fn area_progress(answered: usize, standards: usize, short: usize, done: bool) -> String {
    let mut text = format!("{answered}/{standards}");
    if done {
        text.push_str(" ✓");
    } else if short > 0 {
        text.push_str(&format!(" · {short} 有差距"));
    }
    text
}

/// So many of so many.
pub fn of(part: usize, whole: usize) -> String {
    format!("{part}/{whole}")
}

/// How many rows a register has.
pub fn rows(rows: usize) -> String {
    format!("{rows} 行")
}

/// The number in the foot.
pub fn met_of(met: usize, applicable: usize) -> String {
    format!("达标 {met} / {applicable}")
}

/// Per cent.
pub fn attainment(attainment: &str) -> String {
    format!("{attainment}%")
}

/// The other counts in the foot.
pub fn counts(partial: usize, unmet: usize, pending: usize, unanswered: usize, not_applicable: usize) -> String {
    format!("部分 {partial} · 未达标 {unmet} · 待核 {pending} · 未答 {unanswered} · 不适用 {not_applicable}")
}

/// There is none.
pub const NOTHING_OPEN: &str = "已全部作答";

/// The way back to where a link was.
pub fn back_to(place: &str) -> String {
    format!("← 回到 {place}")
}

// ---------------------------------------------------------------- undo and shortcuts

/// Takes the last change back.
pub const UNDO: &str = "撤销";
/// Makes it again.
pub const REDO: &str = "重做";

/// What a button would take back or make again.
pub fn step(verb: &str, what: &str) -> String {
    format!("{verb}：{what}")
}

/// Said after an undo.
pub fn undone(what: &str) -> String {
    format!("已撤销：{what}")
}

/// Said after a redo.
pub fn redone(what: &str) -> String {
    format!("已重做：{what}")
}

/// The list of shortcuts.
pub const SHORTCUTS: &str = "键盘快捷键";
/// Puts it away.
pub const CLOSE: &str = "关闭";
/// While what was open before a reload is loaded: what the page says before its program runs, too.
pub const OPENING: &str = "正在打开…";
/// Keys, and what they do. But for Esc none acts while a text is being typed.
pub const SHORTCUT_LIST: &[(&str, &str)] = &[
    ("1 2 3 4 5", "答当前标准：达标、部分达标、未达标、不适用、待核"),
    ("0", "取消当前标准的判断"),
    ("↓ 或 j", "下一条标准"),
    ("↑ 或 k", "上一条标准"),
    ("回车", "展开或收起当前标准的详情"),
    ("n", "跳到下一条未答"),
    ("/", "在标准文字中查找"),
    ("Ctrl+Z", "撤销（不在文字框里时）"),
    ("Ctrl+Y", "重做（不在文字框里时）"),
    ("?", "显示或收起这张表"),
    ("负面清单里的 1 2 3", "答当前一项：无、有、待核，再到下一项"),
    ("分句框里的 1 3 4 5", "答这条分句：达标、未达标、不适用、待核；0 改回同本项判断"),
    ("Esc", "收起；在查找框里清空；在文字框、分句框里回到这条标准"),
];

// ---------------------------------------------------------------- saving

/// In the corner: kept.
pub fn saved(when: &str) -> String {
    format!("已保存在本机 {when}")
}
/// In the corner: the browser has it, and has not yet brought it to the disk.
pub const SETTLING: &str = "已写入浏览器，尚未落盘";
/// In the corner: in a moment.
pub const SAVING: &str = "正在保存";
/// In the corner: not kept. The reason stands in the notice.
pub const UNSAVED: &str = "未保存";
/// In the corner: the portal keeps it.
pub const KEPT_ELSEWHERE: &str = "由所在页面保存";

/// Why it is not kept, what is kept, what to do.
pub fn unsaved(why: StorageFailure) -> String {
    match why {
        StorageFailure::Refused => "未保存：这个浏览器不允许网页在本机存数据（可能开着无痕模式，或单位关闭了本地存储）。内容都还在这个页面上，但关掉页面就没有了。请点“另存为文件”，把文件留在自己的文件夹里。",
        StorageFailure::Full => "未保存：浏览器给网页的存储空间已满。内容都还在这个页面上。请先点“另存为文件”，再到“开始”页删掉不用的自评并清空“已删除”，之后改动会重新保存。",
        StorageFailure::OtherWindow => "未保存：另一个窗口改过同一份自评，两边的内容都还在。为免互相覆盖，这个窗口不再写入。点“存成副本”，这个窗口的内容就另成一份，两份都在“开始”页上。",
    }
    .to_string()
}
/// Goes on in a record of its own.
pub const KEEP_AS_COPY: &str = "存成副本";
/// It is done.
pub const KEPT_AS_COPY: &str = "这个窗口的内容已另存成一份，两份都在“开始”页上。";
/// Another window wrote; this one shows it.
pub const OTHER_WINDOW_FOLLOWED: &str = "另一个窗口刚改过这份自评，这里已换成最新内容。";
/// The step that took over what another window wrote, for 撤销.
pub const OTHER_WINDOWS_CHANGE: &str = "另一个窗口的修改";
/// The browser's storage was wiped, and what is open is written again.
pub const STORAGE_WIPED: &str = "浏览器的存储刚被清空。这份自评的内容还在这个页面上，已重新保存到本机；存在本机的其他自评若一并被清掉，请打开先前另存的文件。";
/// The browser's storage does not answer.
pub const STORAGE_SILENT: &str = "浏览器的存储迟迟没有回应，先前存在本机的自评暂时列不出来，内容没有丢。现在填的先写在浏览器的另一处，存储有了回应就并入。若一直如此，请关掉浏览器的所有窗口后重新打开。";
/// The record is gone.
pub const RECORD_GONE: &str = "这份自评在另一个窗口里被删除，或浏览器的存储被清空。内容还在这个页面上，再改一处就会重新保存；也可以点“另存为文件”。";
/// A record cannot be opened.
pub const RECORD_DAMAGED: &str =
    "这份存在本机的自评已损坏，打不开。它原样留着，没有动过；可以在“开始”页把它另存为文件，交给技术人员看。";
/// What is sound of a damaged record is open.
pub const RECORD_OPENED_IN_PART: &str =
    "这份自评在本机损坏过，能读出的部分已另成一份打开；损坏的那份原样留着。请对照原来的材料逐项核对，缺的补填。";
/// A record is not there.
pub const RECORD_MISSING: &str = "这份自评已不在本机的浏览器里。若曾另存为文件，请打开那个文件。";
/// A record is of a kind that cannot be opened.
pub const RECORD_REFUSED: &str = "这份存在本机的自评不能打开，它原样留着，没有动过：";
/// What the portal gave cannot be opened.
pub const VALUE_REFUSED: &str = "所在页面给出的自评不能打开，原来的内容没有动：";
/// What the portal gave to judge by cannot be used.
pub const BOOKS_REFUSED: &str = "所在页面给出的省级标准或计分规则不能使用，仍按原来的标准评定：";

// ---------------------------------------------------------------- paper

/// What every printed page says of itself, beside its number. `day`: `YYYY-MM-DD`.
pub fn printed_page(county: &str, revision: &str, day: &str, draft: bool) -> String {
    let county = if county.trim().is_empty() { PRODUCT } else { county.trim() };
    let draft = if draft { IS_DRAFT } else { "" };
    let mut line = String::from(county);
    for piece in [revision, draft, day].into_iter().filter(|piece| !piece.is_empty()) {
        line.push_str(" · ");
        line.push_str(piece);
    }
    line
}
/// Which state of the work it is: how often it was written out as a file, and whether something was changed since.
pub fn revision(revision: Option<u64>, changed: bool) -> String {
    match (revision, changed) {
        (None, _) => "未存成文件".into(),
        (Some(revision), false) => format!("第{revision}稿"),
        (Some(revision), true) => format!("第{revision}稿后有改动"),
    }
}

// ---------------------------------------------------------------- files

/// When the work was written out as a file last.
pub fn filed(when: &str) -> String {
    format!("上次存成文件：{when}")
}
/// It never was.
pub const NEVER_FILED: &str = "还没有存成文件";
/// On the same day.
pub fn filed_today(time: &str) -> String {
    format!("今天 {time}")
}

/// Saves to a file.
pub const SAVE_AS: &str = "另存为文件";
/// In a file's name.
pub const FILE_ASSESSMENT: &str = "未成年人保护自评";

/// A file was handed to the browser's downloads.
pub fn file_saved(name: &str) -> String {
    format!("已交给浏览器下载：{name}")
}
/// The browser refused the download.
pub const DOWNLOAD_REFUSED: &str = "浏览器不允许下载文件。内容都还在这个页面上，请检查浏览器的下载设置后再试。";

/// A file cannot be opened.
pub fn file_refused(name: &str) -> String {
    format!("没有打开“{name}”，原来的内容没有动：")
}
/// A file is open.
pub fn file_opened(name: &str) -> String {
    format!("已打开“{name}”。这里改的内容存在本机浏览器里，原文件不会变；需要时请“另存为文件”。")
}
/// A file is open, and has defects.
pub fn file_opened_with_problems(name: &str) -> String {
    format!("已打开“{name}”。下面几处有问题，暂不计入结果；原内容都留着，再存文件时不会丢：")
}
/// A defect with its place.
pub fn problem(path: &str, text: &str) -> String {
    if path.is_empty() { text.into() } else { format!("{text}（位置 {path}）") }
}
/// A defect of a saved file, with what its place is called; nothing where it has no name.
pub fn defect(place: Option<&str>, text: &str) -> String {
    place.map_or_else(|| text.into(), |place| format!("{place}：{text}"))
}
/// Not text.
pub const NOT_UTF8: &str = "这个文件不是本软件存出的自评文件（不是 UTF-8 文字）。请选“另存为文件”得到的 .json 文件。";
/// A document of Word or Excel, or another package.
pub const OFFICE_FILE: &str = "这是 Word、Excel 或压缩文件，不是自评文件，没有打开。自评文件是“另存为文件”得到的 .json 文件；想把它当模板来填，请到“文书”页的“用自己的模板”。";
/// Not JSON.
pub fn not_json(line: usize, column: usize) -> String {
    format!(
        "这个文件不完整或不是自评文件（第 {line} 行第 {column} 个字符处读不下去）。请选“另存为文件”得到的 .json 文件；若它在传送中损坏，请重新拷贝一次。"
    )
}
/// What is sound of a damaged file is open.
pub fn opened_in_part(line: usize, column: usize) -> String {
    format!("第 {line} 行第 {column} 个字符处损坏，请先核对那里的内容。")
}
/// A file was damaged on its way, and is open as far as it is sound.
pub fn file_opened_in_part(name: &str) -> String {
    format!("“{name}”在保存或传送中损坏过，只打开了能读出的部分；文件本身没有动。请对照原来的材料逐项核对，缺的补填：")
}
/// Below a list that would be too long.
pub fn and_more(count: usize) -> String {
    format!("另有 {count} 处没有列出。")
}
/// Too large.
pub const FILE_TOO_LARGE: &str = "文件超过 50 MB，不会是自评文件。";
/// The browser could not read it.
pub const FILE_UNREADABLE: &str = "浏览器读不出这个文件。它可能已被移走，或正被别的程序占用。";

/// What the page came with, in place of a file's name.
pub const CARRIED: &str = "网页里带的内容";

/// Puts a notice away.
pub const DISMISS: &str = "知道了";

/// What looks like personal data: the part, its middle left out, why, and what to do.
pub fn personal(masked: &str, why: &str) -> String {
    format!("“{masked}”{why}")
}
/// The same with what its place is called.
pub fn personal_at(place: &str, sentence: &str) -> String {
    format!("{place}：{sentence}")
}
/// Of a file that was opened, a paste, a template.
pub fn personal_found(count: usize) -> String {
    format!("有 {count} 处像是个人信息，请改掉（“报送前检查”里逐处列出）：")
}
