//! 查验: a county's file as a city, a province or a group of experts looks at it.

use alloc::format;
use alloc::string::String;

use weibao_terms::{Mark, ReviewLevel, Seen};

/// What it is for.
pub const LEAD: &str = "打开县里的自评文件（.json），逐项查验。县里的文件只读，内容不会改动；查验的结果存在本机，另存为一个查验文件，可以发给县里。";
/// Opens a county's file or a review.
pub const OPEN: &str = "打开县里的自评";
/// Opens a review over it, the county's next file, or what a province adds.
pub const OPEN_MORE: &str = "打开查验文件、县里的新一稿";
/// Saves the review.
pub const SAVE: &str = "另存查验文件";
/// Closes both.
pub const CLOSE: &str = "关闭";
/// The same button, once it has been pressed with findings that are neither kept nor in a file.
pub const CLOSE_SURELY: &str = "再点一次，不保存就关闭";
/// Said when it is pressed first.
pub const CLOSE_ASKS: &str = "这次查验没能存在本机，也没有另存，关闭后就没有了。再点一次就关闭。";
/// A review without its county's file.
pub const COUNTY_FIRST: &str = "请先打开县里的自评文件，再打开对它的查验文件。";
/// A review of an earlier or a later file.
pub const OTHER_REVISION: &str = "这份查验是对县里另一稿的，不能与现在这份合并。请先打开同一稿的自评文件。";
/// Parts of a review are defective.
pub const WITH_PROBLEMS: &str = "查验文件已打开，下面几处没有采用：";
/// The county's file names an overlay that is not here.
pub const OVERLAY_MISSING: &str =
    "县里的自评用了地方补充规定，这里没有那份规定，现在只按全国标准判断。请打开省里的补充规定文件。";
/// The very file is open.
pub const ALREADY_OPEN: &str = "这份自评已经打开了。";
/// The county's next file is open.
pub fn next_opened(revision: Option<u64>) -> String {
    let revision = revision.map(|revision| format!("第{revision}稿")).unwrap_or_default();
    format!("已打开县里的{revision}，没有变动的项保留查验结论，变动的请再看。")
}
/// Another review was put together with this one.
pub fn joined(file: &str, clashes: usize) -> String {
    if clashes == 0 {
        format!("已合并“{file}”。")
    } else {
        format!("已合并“{file}”，有{clashes}处意见不同，请逐处选定。")
    }
}
/// What was done, for 撤销.
pub const JOIN: &str = "合并查验文件";
/// In the file's name.
pub const FILE: &str = "查验";
/// The review of a group, in the file's name.
pub fn file_of_group(group: &str) -> String {
    format!("查验_{group}")
}
/// Not in a file yet.
pub const UNSAVED: &str = "还没有另存为文件";
/// What is open: nothing of it changes.
pub fn bar(county: &str, revision: Option<u64>, digest: &str) -> String {
    let county = if county.trim().is_empty() { super::common::UNNAMED } else { county };
    let revision = revision.map(|revision| format!(" 第{revision}稿")).unwrap_or_default();
    format!("{county}{revision}（校验 {}）· 您在查验，县里的内容不会改动", crate::chain::check_number(digest))
}
/// How far it is.
pub fn progress(seen: usize, all: usize, doubtful: usize, returned: usize) -> String {
    format!("已看 {seen}/{all}，存疑 {doubtful}，退回 {returned}")
}
/// Whose part it is.
pub fn part_of(group: &str) -> String {
    format!("这是“{group}”的部分，只列本组的项目。")
}

/// Who reviews.
pub const LEVEL: &str = "查验层级";
/// The levels.
pub fn level(level: ReviewLevel) -> &'static str {
    match level {
        ReviewLevel::City => "市级查验",
        ReviewLevel::Province => "省级评价",
        ReviewLevel::National => "民政部抽查",
    }
}
/// Which body.
pub const BODY: &str = "查验单位";
/// By when the county is to answer.
pub const DUE: &str = "请县里报回的日期";

/// A mark.
pub fn mark(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Accepted) => "认可",
        Some(Mark::Doubtful) => "存疑",
        Some(Mark::Returned) => "退回",
        None => "未看",
    }
}
/// After a place was marked.
pub fn marked(named: &str, mark: Option<Mark>) -> String {
    format!("{named} {}", self::mark(mark))
}
/// What was done, for 撤销.
pub fn mark_of(named: &str) -> String {
    format!("{named}的查验")
}
/// The keys.
pub const KEYS: &str = "把光标放在一项上：1 认可，2 存疑，3 退回，0 未看，N 下一项，↑↓ 换一项，Ctrl+Z 撤销。";
/// The county has said nothing.
pub fn nothing_to_see(named: &str) -> String {
    format!("{named}县里没有填报，无可查验。")
}
/// The same, in place of the marks.
pub const NOTHING_TO_SEE: &str = "县里没有填报，无可查验。";
/// The reason of 不适用, as a place.
pub fn reason_of(standard: &str) -> String {
    format!("{standard}的不适用理由")
}
/// A rule that is off, as a place.
pub fn rule_of(clause: &str) -> String {
    format!("{clause}不采用推定")
}

/// Names the choice of what is shown.
pub const SHOW: &str = "显示";
/// First.
pub const FIRST: &str = "要先看的";
/// Those that nobody has looked at.
pub const UNSEEN: &str = "未看";
/// Those that are not accepted.
pub const NOT_ACCEPTED: &str = "存疑和退回";
/// Those that have changed.
pub const CHANGED: &str = "县里已改";
/// All.
pub const ALL: &str = "全部";
/// All areas.
pub const ALL_AREAS: &str = "全部项目";
/// The area.
pub const AREA: &str = "项目";
/// Nothing is shown.
pub const NONE_SHOWN: &str = "这里没有要列的项。";
/// To the next one.
pub const NEXT: &str = "下一项未看";
/// Everything has been looked at.
pub const ALL_SEEN: &str = "县里填报的都看过了。";
/// Why first.
pub const CHANGED_SINCE: &str = "县里已改，请再看";
/// Why first.
pub const CONFLICT: &str = "数据与填报不一致";
/// Why first.
pub const NOT_APPLICABLE: &str = "县里填了不适用";
/// Why first.
pub const MISSING: &str = "缺数据";

/// Something that the county has changed.
pub fn changed(what: &str, then: &str, now: &str) -> String {
    let said = |words: &str| if words.trim().is_empty() { String::from("（空）") } else { String::from(words) };
    format!("{what}：{} → {}", said(then), said(now))
}
/// Where it stands.
pub const STATE: &str = "结论";
/// The county's own answer.
pub const ANSWER: &str = "填报";
/// The county's own answer, in a word.
pub fn declared(key: &str) -> &'static str {
    match key {
        "met" => "达标",
        "partial" => "部分达标",
        "unmet" => "未达标",
        "not_applicable" => "不适用",
        "pending" => "待核",
        _ => "",
    }
}
/// The reason of 不适用.
pub const REASON_NAME: &str = "不适用理由";
/// The county's note.
pub const NOTE_NAME: &str = "情况说明";
/// What figures come to.
pub fn figures_of(clause: &str) -> String {
    format!("{clause}的数")
}
/// New evidence.
pub fn evidence_added(titles: &[String]) -> String {
    format!("新增材料：{}", titles.join("、"))
}
/// Evidence that is gone.
pub fn evidence_removed(titles: &[String]) -> String {
    format!("去掉材料：{}", titles.join("、"))
}
/// What has changed since.
pub const CHANGES: &str = "与上一稿相比";

/// The county's half.
pub const COUNTY: &str = "县里";
/// The reviewer's half.
pub const REVIEWER: &str = "查验";
/// The reason of 不适用.
pub const REASON: &str = "不适用理由：";
/// The county's note.
pub const NOTE: &str = "情况说明：";
/// The county's evidence, with what was seen of it.
pub const EVIDENCE: &str = "佐证材料";
/// The county names none.
pub const NO_EVIDENCE: &str = "县里没有列佐证材料。";
/// What was seen of a piece.
pub fn seen(seen: Option<Seen>) -> &'static str {
    match seen {
        Some(Seen::Yes) => "看到",
        Some(Seen::No) => "没看到",
        Some(Seen::Weak) => "不足",
        None => "未看",
    }
}
/// What was done, for 撤销.
pub fn evidence_of(standard: &str) -> String {
    format!("{standard}的佐证查看")
}
/// After a piece was marked.
pub fn evidence_marked(title: &str, seen: Option<Seen>) -> String {
    format!("{title} {}", self::seen(seen))
}
/// Remark.
pub const REMARK: &str = "意见";
/// How it was looked at.
pub const METHOD: &str = "怎么查的";
/// What can be typed there.
pub const METHODS: [&str; 5] = ["查阅材料", "系统调取", "现场查看", "抽样", "访谈"];
/// Own status.
pub const STATUS: &str = "查到的状态";
/// None.
pub const STATUS_NONE: &str = "与县里相同";
/// Clause by clause.
pub const CLAUSES: &str = "逐条分句";
/// Figures of one's own.
pub const FIGURES: &str = "查到的数";
/// Whether a 不适用 is accepted.
pub const EXEMPT: &str = "县里填的不适用";
/// It is.
pub const EXEMPT_ACCEPTED: &str = "认可理由";
/// It is not.
pub const EXEMPT_REFUSED: &str = "不认可";
/// A figure of one's own.
pub fn figure(label: &str, theirs: Option<&str>) -> String {
    match theirs {
        Some(theirs) => format!("{label}（县里：{theirs}）"),
        None => format!("{label}（县里没有数）"),
    }
}
/// Whose a review of another level is.
pub fn whose(level: &str, body: &str) -> String {
    if body.is_empty() { level.into() } else { format!("{level}（{body}）") }
}
/// Who said it, before what was said.
pub fn said_by(whose: &str, said: &str) -> String {
    format!("{whose}：{said}")
}
/// Where the county and another reviewer stand, where that is not the same.
pub fn both_of(county: &str, other: &str) -> String {
    format!("县自评：{county}；按这次查验：{other}")
}
/// What was said of a place, and whether the county has changed that since.
pub fn of_place(named: &str, said: &str, changed: bool) -> String {
    let since = if changed { "（县里后来改过）" } else { "" };
    format!("{named} {said}{since}")
}
/// A review of another level is open beside one's own.
pub fn other_opened(level: &str) -> String {
    format!("已把{level}的意见列在旁边，只供对照，不算作本次查验的意见。")
}
/// A review was opened to go on with; another level does not do that.
pub fn goes_on(file: &str, level: &str) -> String {
    format!("已打开“{file}”，接着做{level}。如果只要对照它，请先在“查验层级”选自己的层级，再打开一次。")
}
/// No longer shows it.
pub const DROP_OTHER: &str = "不再列出";
/// What it is for.
pub const LEVEL_NOTE: &str = "先选好层级。再打开别的层级的查验文件，它的意见列在旁边对照。";
/// The county's answer to a point.
pub fn answered(named: &str, kind: &str, said: &str, on: &str) -> String {
    let said = if said.trim().is_empty() { String::new() } else { format!("，{}", said.trim()) };
    let on = if on.is_empty() { String::new() } else { format!("（{on}）") };
    format!("县里对{named}的答复：{kind}{said}{on}")
}
/// Why first.
pub const ANSWERED: &str = "县里已答复，请再看";
/// A cell of a register, as a place.
pub fn cell_of(row: &str, column: &str) -> String {
    format!("{row}的{column}")
}
/// A cell of one's own.
pub const CELLS: &str = "查到的与台账不同";
/// The county's cell, behind the column's name.
pub fn cell(label: &str, theirs: &str) -> String {
    let theirs = if theirs.is_empty() { "没有填" } else { theirs };
    format!("{label}（县里：{theirs}）")
}
/// As the county says.
pub const CELL_NONE: &str = "没有另查到";
/// Not a number.
pub const NOT_A_NUMBER: &str = "这里要填数字，现在没有采用。";
/// Both figures by the same rule.
pub fn measured(clause: &str, theirs: Option<&str>, ours: &str, status: &str) -> String {
    let theirs = theirs.unwrap_or("没有数");
    format!("{clause}：县里{theirs}；查验{ours}；按查验的数{status}")
}
/// Both judged by the same rules.
pub fn both(county: &str, reviewer: &str) -> String {
    format!("县自评：{county}；按查验：{reviewer}")
}

/// Readings and rules that are off.
pub const READINGS: &str = "口径和停用的推定";
/// What can be said of them.
pub const READINGS_NOTE: &str =
    "县里没有按默认口径的，在这里逐条认定；选“按默认重算”，右边按查验的结论就改按默认口径算。";
/// Instead of the reading's words.
pub fn reading(question: &str, chosen: &str) -> String {
    format!("{question}县里采用：{chosen}")
}
/// A rule that is off.
pub fn rule_off(clause: &str, text: &str, reason: &str) -> String {
    format!("{clause} {text}：不采用推定的标准线。理由：{reason}")
}
/// What the default would give.
pub fn otherwise(changes: &str) -> String {
    if changes.is_empty() {
        "按默认重算，结论不变。".into()
    } else {
        format!("按默认重算：{changes}。")
    }
}
/// A standard that would stand otherwise.
pub fn stands_otherwise(standard: &str, then: &str, now: &str) -> String {
    format!("{standard}由{then}变为{now}")
}
/// Accepted.
pub const READING_ACCEPTED: &str = "认可";
/// Not accepted.
pub const READING_REFUSED: &str = "按默认重算";

/// Negative list.
pub const NEGATIVES: &str = "负面工作清单核对";
/// What belongs there.
pub const NEGATIVES_NOTE: &str = "只填核对结果和核实单位、文号，不写案情，不写任何人的姓名。";
/// Who has said so.
pub const SOURCE: &str = "核实单位、文号";
/// A state.
pub fn negative(key: &str) -> &'static str {
    match key {
        "present" => "有",
        "absent" => "无",
        "pending" => "待核",
        _ => "未核对",
    }
}
/// What the county says.
pub fn county_negative(key: &str) -> String {
    format!("县里：{}", negative(key))
}
/// The county has overruled what a unit found of it.
pub fn overruled(why: &str) -> String {
    format!("县里没有采用填报单位的说法，理由：{why}")
}
/// After an item was looked at.
pub fn checked(named: &str, state: &str) -> String {
    format!("{named} {}", negative(state))
}

/// Samples.
pub const SAMPLES: &str = "抽样";
/// What it is.
pub const SAMPLES_NOTE: &str = "从县里的台账按种子抽取，各乡镇（街道）按比例。同一份台账、同一个种子，谁来抽都是同样的结果。抽查的结果只说抽到的，不推算全县。";
/// From which register.
pub const REGISTER: &str = "台账";
/// How many.
pub const SIZE: &str = "抽几个，或抽百分之几（如 10%）";
/// The seed.
pub const SEED: &str = "种子（数字或文字，空着用今天的日期）";
/// Draws.
pub const DRAW: &str = "抽取";
/// There is nothing to draw from.
pub const NO_ROWS: &str = "县里的台账是空的，没有可以抽的。";
/// How many can be drawn.
pub fn how_many(register: &str, rows: usize) -> String {
    format!("{register}共{rows}个，请填 1 到 {rows}，或 1% 到 100%。")
}
/// Drawn.
pub fn drawn(register: &str, rows: usize, size: usize) -> String {
    format!("已从{register}{rows}个中抽取{size}个。")
}
/// A sample's heading.
pub fn sample(register: &str, of: u64, size: u64, seed: &str) -> String {
    format!("{register}：共{of}个，抽取{size}个，种子“{seed}”")
}
/// What was found of a sample.
pub fn sample_found(size: usize, seen: usize, differing: &[&str]) -> String {
    let differs = if differing.is_empty() {
        String::from("没有不符的")
    } else {
        format!("不符{}个：{}", differing.len(), differing.join("、"))
    };
    if seen < size {
        format!("抽查{size}个，已看{seen}个，{differs}。")
    } else {
        format!("抽查{size}个，{differs}。")
    }
}
/// A sample's columns.
pub const SAMPLE_COLUMNS: [&str; 5] = ["序号", "名称", "所属乡镇（街道）", "查看结果", "说明"];
/// What was found of a row.
pub fn found(key: &str) -> &'static str {
    match key {
        "yes" => "相符",
        "no" => "不符",
        _ => "未看",
    }
}
/// Takes a sample away.
pub const DROP_SAMPLE: &str = "去掉这次抽样";

/// Groups.
pub const GROUPS: &str = "按项目分给组员";
/// What it does.
pub const GROUPS_NOTE: &str = "在项目后面写组名，同名的归一组；每组得到一个查验文件，连同县里的自评文件一起发给组员。各组报回后，用“打开查验文件”逐个合并，意见不同的两条都留着，由组长选定。";
/// Hands out.
pub const HAND_OUT: &str = "生成各组的查验文件";
/// No name was typed.
pub const NO_GROUP: &str = "请先在项目后面写组名。";
/// Handed out.
pub fn handed_out(groups: usize) -> String {
    format!("已生成{groups}个组的查验文件。")
}
/// What groups found otherwise.
pub const CLASHES: &str = "各组意见不同的";
/// What to do.
pub const CLASHES_NOTE: &str = "几个组对同一处的意见不一样，都留着，没有采用。请选定一条。";
/// Picks one.
pub const PICK: &str = "采用";
/// An offer.
pub fn offer(by: &str, mark: &str, remark: &str) -> String {
    let by = if by.is_empty() { "本机" } else { by };
    if remark.is_empty() { format!("{by}：{mark}") } else { format!("{by}：{mark}，{remark}") }
}

/// What goes out.
pub const OUT: &str = "查验文书";

/// The opinion.
pub const OPINION: &str = "查验意见草稿";
/// What it is.
pub const OPINION_NOTE: &str = "只写查验的事实。结论由查验单位填写，本页不写。";

/// Points of both, by a rule file.
pub fn points(title: &str, county: &str, reviewer: &str, difference: &str, maximum: &str) -> String {
    let difference = match difference.split_at_checked(1) {
        Some(("-", less)) => format!("，按查验的数少{less}分"),
        Some(("+", more)) => format!("，按查验的数多{more}分"),
        _ => "，两者相同".into(),
    };
    format!("按“{title}”试算：按县里的数{county}分，按查验的数{reviewer}分{difference}，满分{maximum}分。")
}

/// Heads the names that are on a list.
pub const LISTED: &str = "社会组织名单核对";
/// What they are, and are not.
pub const LISTED_NOTE: &str = "县里写到的社会组织与名单同名或相近，只是提请核对，不是结论，也不改变县里的数。名单只说明到所写日期，不在名单上不等于合法。";
