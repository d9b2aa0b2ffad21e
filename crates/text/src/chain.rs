//! What is said of files on their way: to departments and back, to city and province, from year to year.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use weibao_terms::Status;
/// The beginning of a digest, by which paper and file are matched: 3F2A-91C0.
pub fn check_number(digest: &str) -> String {
    let letters: String = digest.chars().take(8).flat_map(char::to_uppercase).collect();
    match letters.split_at_checked(4) {
        Some((first, second)) => format!("{first}-{second}"),
        None => letters,
    }
}

/// What a figure's note calls a reading that it sends to.
pub const READING: &str = "口径";
/// A note that sends to readings, and how the county reads each: its question and the option.
pub fn read_as(note: &str, readings: &[(&str, &str)]) -> String {
    if readings.is_empty() {
        return note.into();
    }
    let each: Vec<String> = readings.iter().map(|(question, option)| format!("{question}{option}")).collect();
    format!("{note}本县口径：{}。", each.join("；"))
}

/// No unit of this name.
pub fn unknown_unit(name: &str) -> String {
    format!("没有叫“{name}”的单位。请在分工中核对单位名称，或者把它登记为某个单位的别名。")
}

/// A unit that nobody asks anything.
pub fn unit_without_items(name: &str) -> String {
    format!("没有要{name}填报的内容，不必发填报表。需要它填报的，请先在分工中指定。")
}

/// A reply to a request of another edition of the standards.
pub fn reply_of_other_catalog() -> String {
    "这份填报按的是另一版标准，没有放进来。请按现在的标准重新发填报表。".into()
}

/// A reply to another county.
pub fn reply_of_other_county(name: &str) -> String {
    format!("这份填报是给{name}的，不是本县的，没有放进来。请核对文件。")
}

/// A file of another county.
pub fn file_of_other_county(name: &str) -> String {
    format!("这是{name}的自评文件，不是本县的，不能合并。请核对文件。")
}

/// A file under another overlay.
pub fn file_of_other_overlay() -> String {
    "两份文件选用的地方补充规定不同，合并后说不清按哪一种评。请先在“数据和台账”里选成同一种，另存后再合并。".into()
}

/// Two officers wrote different things.
pub fn files_differ() -> String {
    "两份文件写的不一样，请选一种。".into()
}

/// A reply about another year.
pub fn reply_of_other_period() -> String {
    "这份填报说的是另一个期间，没有放进来。请核对是不是往年的文件。".into()
}

/// A value that nobody asked of this unit.
pub fn not_asked(unit: &str) -> String {
    format!("这一项没有要{unit}填报，没有放进来。确实由它填报的，请先在分工中指定。")
}

/// A cell of a column that is another unit's.
pub fn cell_of_another(column: &str) -> String {
    format!("“{column}”这一栏不归这个单位填，没有放进来。请核对，或者在分工中改为由它填。")
}

/// A row that belongs to another township.
pub fn row_of_another(township: &str) -> String {
    format!("这一行写的是{township}，不是本乡镇（街道）的，没有放进来。请核对。")
}

/// A row without a name.
pub fn row_without_name() -> String {
    "这一行没有名称，不知道说的是哪个单位，没有放进来。请补上名称。".into()
}

/// A row that fits several of the county's.
pub fn row_of_several(name: &str) -> String {
    format!("台账里有几个“{name}”，这一行没有写明属于哪个乡镇（街道），没有放进来。请补上。")
}

/// The same row twice in one reply.
pub fn row_twice(name: &str) -> String {
    format!("“{name}”在这份填报里有两行，不知道以哪行为准，都没有放进来。请核对。")
}

/// A row that the county did not have.
pub fn new_row() -> String {
    "台账里原来没有这一行，新增。".into()
}

/// 不适用 in a reply, without a reason.
pub fn reply_without_reason() -> String {
    "填的是“不适用”，没有写理由，按“待核”放进来。请让填报单位补写理由。".into()
}

/// The words of an item have changed since it was sent.
pub fn words_changed(then: &str, now: &str) -> String {
    format!("发出以后这一项的文字变了：原来是“{then}”，现在是“{now}”。请看过再定。")
}

/// The county has typed something else.
pub fn edited() -> String {
    "来件与县里已填的不同，县里填的没有动。请核对后选一个。".into()
}

/// The one that reports and those that help say different things.
pub fn disagree(main: &str) -> String {
    format!("主报单位{main}与协报单位填的不一致，有分歧。请核对后选一个，可先按主报单位的。")
}

/// Those that help say different things, and nobody reports.
pub fn helpers_disagree() -> String {
    "几个单位填的不一致，这一项又没有主报单位。请核对后选一个。".into()
}

/// Only those that help have said something.
pub fn help_only() -> String {
    "只有协报单位填了，主报单位还没有报。请催主报单位，或者核对后采用。".into()
}

/// A figure that two units give differently.
pub fn figures_differ(values: &[String]) -> String {
    format!("几个单位报的数不一样（{}），都没有采用。请核对后选一个。", values.join("、"))
}

/// Two texts.
pub fn texts_differ(_: &[String]) -> String {
    "几个单位写的文字不一样，都没有采用。请选一个，或者合在一起写。".into()
}

/// Who has not answered yet.
pub fn still_missing(units: &[&str]) -> String {
    format!("还缺：{}。", units.join("、"))
}

/// A county without a code whose name several have.
pub fn ambiguous_county(name: &str) -> String {
    format!("“{name}”没有写区划代码，同名的不止一个，没有计入。请在“重复的县”里选定是哪个县，或者补上代码再汇总。")
}

/// A file of a county of which there is a newer one.
pub fn older_file(name: &str, saved_on: Option<&str>) -> String {
    let day = saved_on.map(|day| format!("（{day}保存）")).unwrap_or_default();
    format!("{name}另有一份文件计入，这一份{day}没有计入。")
}

/// A file of which there is the very same again.
pub fn same_file(name: &str) -> String {
    format!("{name}的这份文件放进来两次，内容相同，只计一次。")
}

/// A file of another county's name under one division code.
pub fn same_code(name: &str, other: &str, code: &str) -> String {
    format!(
        "{name}与{other}的区划代码都是{code}，只计入{other}。是一个县改了名的，请选用其中一份；是两个县的，请把填错的代码改正后再汇总。"
    )
}

/// A file of another edition than the one that is summed.
pub fn other_edition(name: &str, edition: &str) -> String {
    format!("{name}用的是另一版标准“{edition}”，两版不能合在一起算，没有计入。请在“标准版本”里选它另看。")
}

/// A roll-up over other standards.
pub fn roll_up_of_other_catalog() -> String {
    "这一份汇总按的不是同一套标准或补充规定，不能合在一起。请分开汇总。".into()
}

/// A county that is in two roll-ups.
pub fn county_twice(name: &str) -> String {
    format!("“{name}”在两份汇总里都有，不能相加。请去掉一份，或者用各县的文件重新汇总。")
}

/// A file that is no JSON.
pub fn unreadable_file() -> String {
    "这个文件读不出来，可能没有存完整，没有计入。请让县里重新另存一份。".into()
}

/// A roll-up that a newer version has saved.
pub fn roll_up_newer() -> String {
    "这份汇总由更新版本的软件保存，没有读取。请用新版软件打开。".into()
}

/// A roll-up whose results cannot be read.
pub fn roll_up_damaged() -> String {
    "这份汇总的内容不完整，没有读取。请用各县的文件重新汇总。".into()
}

/// A review without the file that it is of.
pub fn review_without_file() -> String {
    "这份查验说的自评文件不在里面，没有计入。请把县里的文件也放进来。".into()
}

/// A row with its township, where its name alone is not enough.
pub fn row_of_township(name: &str, township: &str) -> String {
    format!("{name}（{township}）")
}

/// A review by other standards.
pub fn review_of_other_catalog() -> String {
    "这份查验按的是另一版标准，不能与这份自评对照。请用同一版标准打开。".into()
}

/// A review of another file.
pub fn review_of_other_file() -> String {
    "这份查验说的是另一份自评文件，原来的查验意见没有沿用。请核对文件，或者逐项再看。".into()
}

/// A review of a file with the same revision and other contents.
pub fn review_of_same_revision() -> String {
    "稿次相同而内容不同，县里可能有两份同号的文件，查验意见没有沿用。请先请县里确认以哪份为准，两份可以对照。".into()
}

/// A mark on nothing.
pub fn mark_without_item() -> String {
    "查验意见指的这一处在标准里没有，没有采用。请核对编号。".into()
}

/// A figure on a clause that has none or several.
pub fn figure_unclear() -> String {
    "这一项用到的数不止一个，不知道查到的是哪个，没有采用。请写在基础数据的那一项上。".into()
}

/// A state where there can be none.
pub fn status_misplaced() -> String {
    "这里不能写状态（分句没有“部分达标”），没有采用。请写在标准或分句上。".into()
}

/// The reason of a 不适用 that the reviewer says.
pub fn reviewer_says_not_applicable() -> String {
    "查验认定不适用。".into()
}

/// How many standards have not been looked at.
pub fn unseen(count: usize) -> String {
    format!("还有{count}项没有看，看完再写意见。")
}

/// Between remarks of several groups on one thing.
pub const BETWEEN_REMARKS: &str = "；";

/// How many standards are marked how, with the numbers of those that are not accepted.
pub fn opinion_counts(
    all: usize,
    [accepted, doubtful, returned]: [usize; 3],
    doubted: &[&str],
    sent_back: &[&str],
) -> String {
    let list = |ids: &[&str]| if ids.is_empty() { String::new() } else { format!("（{}）", ids.join("、")) };
    format!(
        "经查验，{all}项工作标准中，认可{accepted}项，存疑{doubtful}项{}，退回{returned}项{}",
        list(doubted),
        list(sent_back)
    )
}

/// How many standards the county has not answered.
pub fn opinion_unanswered(count: usize) -> String {
    format!("，县里未填报、无可查验{count}项")
}

/// How many standards the county says do not apply, and how many of them the reviewer accepts.
pub fn opinion_not_applicable(said: usize, accepted: usize) -> String {
    format!("；县里填报不适用{said}项，认可{accepted}项")
}

/// What the negative list comes to: how many items there are, how many of them were looked at, which are present, how many are open.
pub fn opinion_negatives(all: usize, seen: usize, present: &[String], open: usize) -> String {
    if seen == 0 {
        return format!("；负面工作清单{all}项尚未核对。");
    }
    let found = if present.is_empty() {
        if open == 0 { "无".into() } else { format!("待核{open}项") }
    } else {
        let open = if open == 0 { String::new() } else { format!("，待核{open}项") };
        format!("{}有{open}", negative_numbers(present))
    };
    match all.saturating_sub(seen) {
        0 => format!("；负面工作清单{all}项核对结果：{found}。"),
        left => format!("；负面工作清单{all}项，已核对{seen}项，结果：{found}，未核对{left}项。"),
    }
}

/// Items of the negative list that are present by the county's own word alone.
pub fn opinion_negatives_by_county(present: &[String]) -> String {
    format!("县里填报{}有。", negative_numbers(present))
}

fn negative_numbers(ids: &[String]) -> String {
    let numbers: alloc::vec::Vec<&str> = ids.iter().map(|id| id.trim_start_matches('N')).collect();
    format!("第{}项", numbers.join("、"))
}

/// Where the reviewer writes the conclusion.
pub fn opinion_conclusion() -> String {
    "（查验结论由贵单位填写）".into()
}

/// What the document says where a negative item is present.
pub fn opinion_barred() -> String {
    "按照《全国未成年人保护示范县（市、区、旗）创建达标体系（试行）》负面工作清单，“存在一项及以上的不予推荐”。".into()
}

/// A figure of which each unit has given its own part.
pub fn parts_of_a_figure() -> String {
    "几个单位各报了自己的数，要由汇总单位合成全县的数（有的相加，有的取最大或最小）。请核对后填写。".into()
}

/// A number of a person.
pub fn id_number(minor: bool) -> String {
    let whose = if minor { "未成年人的" } else { "" };
    format!("像是{whose}身份证号。自评不需要任何人的身份证号，请删去。")
}

/// A number that may be one of a person.
pub fn id_number_doubtful() -> String {
    "可能是身份证号（校验位不对，或者是旧的15位号码）。请核对，是的请删去。".into()
}

/// A mobile telephone.
pub fn mobile() -> String {
    "像是手机号码。联系电话只写在联系人一栏，其他地方请删去。".into()
}

/// A telephone.
pub fn landline() -> String {
    "像是电话号码。请确认这里需要写。".into()
}

/// A name with an age or a sex.
pub fn name_with_age() -> String {
    "像是某个人的姓名和年龄、性别。自评只要数量，不要写到个人，请删去。".into()
}

/// A name with what somebody is.
pub fn name_with_role() -> String {
    "像是某个孩子或当事人的姓名。请删去姓名，只写数量或做法。".into()
}

/// 某某.
pub fn case_name() -> String {
    "像是案情。这里不要写具体案件，只写制度和做法。".into()
}

/// A class or a home.
pub fn class_or_home() -> String {
    "写到了班级或住址，可能认得出个人。请改为不涉及个人的写法。".into()
}

/// Words of a case.
pub fn case_words() -> String {
    "像是在写具体案件。负面清单和司法保护只写核对结果，不要写案情。".into()
}

/// Marks of a paper that is not public.
pub fn secret() -> String {
    "像是涉密或内部资料。请不要放进来。".into()
}

/// A state that is the reviewer's and not the county's: of a clause, by its id, or of the whole standard.
pub fn by_reviewer(clause: Option<&str>, status: Status) -> String {
    let status = crate::screens::common::status(status);
    match clause.and_then(|id| id.rsplit_once('/')) {
        Some((_, number)) => format!("第{number}条分句用的是查验填写的状态：{status}。"),
        None => format!("这条标准用的是查验填写的状态：{status}。"),
    }
}

/// A map between other editions than these.
pub fn wrong_migration(from: &str, to: &str) -> String {
    format!("没有从“{from}”到“{to}”的换版对照，没有生成新版的自评。请用含有这两版标准的软件打开。")
}

/// A file that is about another edition than the map begins with.
pub fn already_migrated(catalog: &str) -> String {
    format!("这份自评按的是“{catalog}”，这份换版对照不是从它开始的，没有生成新版的自评。")
}

/// Why something is in the archive: the new edition has no place for it.
pub const OF_THE_OLD_EDITION: &str = "新版没有对应的位置";

// ---------------------------------------------------------------- lists of names

const CHECK_THERE: &str = "是不是同一家，请到中国社会组织政务服务平台（www.chinanpo.gov.cn）核对。";
/// An organisation has the name of one on a list.
pub fn on_list(list: &str, as_of: &str, name: &str) -> String {
    format!("与《{list}》（截至{as_of}）上的“{name}”同名。{CHECK_THERE}")
}
/// The same, within a longer text.
pub fn within_on_list(list: &str, as_of: &str, name: &str) -> String {
    format!("里面写到“{name}”，《{list}》（截至{as_of}）上有同名的。{CHECK_THERE}")
}
/// A name that is one character off.
pub fn near_on_list(list: &str, as_of: &str, name: &str) -> String {
    format!("与《{list}》（截至{as_of}）上的“{name}”名称相近，只差一个字。{CHECK_THERE}")
}

/// A figure counts organisations of which so many are on a list, and so many nearly.
pub fn counted_on_list(same: usize, near: usize) -> String {
    let said = match (same, near) {
        (0, near) => format!("有{near}家与名单上的名称相近"),
        (same, 0) => format!("有{same}家与名单上的同名"),
        (same, near) => format!("有{same}家与名单上的同名，{near}家名称相近"),
    };
    format!("计入的社会组织中，{said}，请核对后再计。现在的数没有改动。")
}

/// What was opened is no list.
pub fn not_a_list() -> String {
    "这不是名单文件（weibao.list，版本1）。请核对文件。".into()
}

/// A list lacks something.
pub fn list_without(field: &str) -> String {
    let what = match field {
        "id" => "编号（id）",
        "title" => "标题（title）",
        "as_of" => "截止日期（as_of）",
        "source" => "出处（source）",
        _ => "名称（names，每个不少于四个字）",
    };
    format!("名单缺少{what}。没有日期和出处的名单不能用来核对，请补上。")
}
