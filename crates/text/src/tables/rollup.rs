//! The tables of a roll-up: on the screen, in the workbook, in the summary.

use alloc::format;
use alloc::string::{String, ToString};

use weibao_terms::{Mark, RollUpTable};

/// What stands on top of every printed page.
pub const TITLE: &str = "多县自评汇总";

/// A table's name, without its number.
pub fn name(table: RollUpTable) -> &'static str {
    match table {
        RollUpTable::Counties => "总表",
        RollUpTable::Standards => "薄弱项",
        RollUpTable::Measures => "数据对照",
        RollUpTable::Negatives => "负面清单",
        RollUpTable::NotApplicable => "不适用和理由",
        RollUpTable::Readings => "口径与停用的推定",
        RollUpTable::Evidence => "缺材料、材料过期",
        RollUpTable::Plans => "整改",
        RollUpTable::Returned => "退回未办结",
        RollUpTable::Defects => "文件问题",
    }
}

/// Its heading: 「1. 总表」.
pub fn title(table: RollUpTable) -> String {
    let number = RollUpTable::ALL.iter().position(|known| *known == table).unwrap_or_default().saturating_add(1);
    format!("{number}. {}", name(table))
}

/// What it counts, and what it does not say.
pub fn note(table: RollUpTable) -> &'static str {
    match table {
        RollUpTable::Counties => "按行政区划代码排列，没有代码的排在后面。先后不表示好坏。待核、未答的不算未达标。",
        RollUpTable::Standards => "各项标准分别有多少个县达标、多少个县还差。点编号可以看是哪些县。",
        RollUpTable::Measures => {
            "合计是各县已有数相加、应有数相加，只加两个数都有的县，不取各县比例的平均。口径不一的不合计。"
        }
        RollUpTable::Negatives => "只列有情形或者还没有核对完的县。工作底稿，注意保管。",
        RollUpTable::NotApplicable => "各县填报不适用的标准、分句和所写的理由。",
        RollUpTable::Readings => "各县自己选定的口径，以及不采用推定标准线的分句和理由。没有列出的按默认口径。",
        RollUpTable::Evidence => "自评达标或部分达标而没有登记佐证材料的，以及登记的材料已经过期的。",
        RollUpTable::Plans => "未达标、部分达标的标准和各县写的整改措施、责任单位、完成时限。",
        RollUpTable::Returned => "查验存疑、退回的内容和县里的回复。要把查验文件（weibao.review）也放进来。",
        RollUpTable::Defects => "计入的文件里读不出的地方，以及没有计入的文件和原因。",
    }
}

/// What is said where it has no row.
pub fn nothing(table: RollUpTable) -> &'static str {
    match table {
        RollUpTable::Counties => "没有符合条件的县。",
        RollUpTable::Standards | RollUpTable::Measures => "没有符合条件的标准。",
        RollUpTable::Negatives => "各县都已核对，没有负面清单所列情形。",
        RollUpTable::NotApplicable
        | RollUpTable::Readings
        | RollUpTable::Evidence
        | RollUpTable::Plans
        | RollUpTable::Returned
        | RollUpTable::Defects => "没有。打开的是不带各县内容的汇总时，这张表没有内容。",
    }
}

/// Rows that are not shown.
pub fn rest(shown: usize, rest: usize) -> String {
    format!("这里只列前{shown}行，其余{rest}行请用筛选查看，或者看导出的汇总表。")
}

/// A county.
pub const COUNTY: &str = "县（市、区、旗）";
/// Its code.
pub const CODE: &str = "行政区划代码";
/// Its city.
pub const CITY: &str = "市（州、盟）";
/// How it stands.
pub const VERDICT: &str = "自评状态";
/// How it stands, in a word.
pub fn verdict(key: &str) -> &'static str {
    match key {
        "barred" => "存在负面清单情形",
        "incomplete" => "尚未完成",
        "gaps" => "已完成，有差距",
        "clear" => "已完成，全部达标",
        _ => "",
    }
}
/// How many standards apply.
pub const APPLICABLE: &str = "适用";
/// Where figures and answers disagree.
pub const CONFLICTS: &str = "数据与填报不一致";
/// Figures that are missing.
pub const MISSING: &str = "缺数据";
/// Standards that lack evidence.
pub const EVIDENCE: &str = "缺材料";
/// Negative items that are present.
pub const NEGATIVES_PRESENT: &str = "负面清单：有";
/// Negative items that are open.
pub const NEGATIVES_OPEN: &str = "负面清单：待核或未答";
/// 认可.
pub const ACCEPTED: &str = "查验认可";
/// 存疑.
pub const DOUBTFUL: &str = "查验存疑";
/// 退回.
pub const RETURNED: &str = "查验退回";
/// Due dates that have passed.
pub const OVERDUE: &str = "整改过期";
/// Defects of the file.
pub const PROBLEMS: &str = "文件问题";
/// Whether the county has written its opinion.
pub const OPINION: &str = "自评意见";
/// The same in a word.
pub fn opinion(written: bool) -> &'static str {
    if written { "已写" } else { "未写" }
}
/// A heading.
pub const EDITION: &str = "标准版本";
/// The overlay that a file names.
pub const OVERLAY: &str = "补充规定";
/// What it is about.
pub const PERIOD: &str = "期间";
/// From when to when.
pub fn period(from: &str, to: &str) -> String {
    format!("{from}至{to}")
}
/// Revision and day.
pub const REVISION: &str = "稿次和保存日期";
/// 「第15稿，2026-03-05 存」.
pub fn revision(revision: Option<u64>, saved_on: Option<&str>) -> String {
    let revision = revision.map(|revision| format!("第{revision}稿"));
    let saved_on = saved_on.map(|day| format!("{day} 存"));
    match (revision, saved_on) {
        (Some(revision), Some(saved_on)) => format!("{revision}，{saved_on}"),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}
/// Counties with several files.
pub const SEVERAL: &str = "重复的县";
/// Which one counts, and of how many files somebody has to say whose they are.
pub fn several(counties: usize, ambiguous: usize) -> String {
    let several = match counties {
        0 => String::new(),
        _ => format!("有{counties}个县收到两份以上的文件，每县只计一份：默认计最近保存的，也可以改用别的。"),
    };
    let unknown = match ambiguous {
        0 => String::new(),
        _ => format!("有{ambiguous}份文件没有写区划代码，同名的县不止一个，请按代码选定是哪个县，选定后才计入。"),
    };
    format!("{several}{unknown}县里的文件不改动。")
}
/// The file's name.
pub const FILE: &str = "文件";
/// The file's check.
pub const CHECK: &str = "校验";
/// Whether the file counts.
pub const WHETHER_COUNTED: &str = "是否计入";
/// It does.
pub const COUNTS: &str = "计入";
/// It is the very file that counts.
pub const SAME: &str = "与计入的相同";
/// 达标 under common readings.
pub const COMMON_MET: &str = "统一口径：达标";
/// 部分达标 under common readings.
pub const COMMON_PARTIAL: &str = "统一口径：部分达标";
/// 未达标 under common readings.
pub const COMMON_UNMET: &str = "统一口径：未达标";
/// The sum of the parts under common readings.
pub const COMMON_PART: &str = "统一口径：已有合计";
/// The sum of the wholes under common readings.
pub const COMMON_WHOLE: &str = "统一口径：应有合计";

/// A standard's or clause's number.
pub const ID: &str = "编号";
/// Its words.
pub const WORDS: &str = "标准原文";
/// Counties where it is pending or unanswered.
pub const UNDECIDED: &str = "未定";
/// How it stands.
pub const STATE: &str = "状态";
/// How many counties.
pub const HOW_MANY: &str = "县数";
/// Which counties.
pub const COUNTIES_NAMED: &str = "哪些县";

/// Whose sum stands behind.
pub const PART_OF: &str = "已有（指标）";
/// The sum of the parts.
pub const PART: &str = "已有合计";
/// Whose sum stands behind.
pub const WHOLE_OF: &str = "应有（指标）";
/// The sum of the wholes.
pub const WHOLE: &str = "应有合计";
/// The part of one county.
pub const PART_GIVEN: &str = "已有";
/// The whole of one county.
pub const WHOLE_GIVEN: &str = "应有";
/// How many counties gave both, of how many.
pub const COUNTED: &str = "有数的县";
/// 「28个县中25个有数」.
pub fn counted(counties: usize, of: usize) -> String {
    format!("{of}个县中{counties}个有数")
}
/// How it is read.
pub const READ_AS: &str = "口径";
/// Counties read the standard differently, so there is no total.
pub fn mixed(readings: usize) -> String {
    format!("口径不一（{readings}种），不作合计")
}
/// No county gave both.
pub const NO_FIGURES: &str = "都没有数";
/// This county did not give both.
pub const NOT_GIVEN: &str = "没有数";
/// What each county gave.
pub const BY_COUNTY: &str = "分县数据";
/// In which order.
pub const BY_COUNTY_NOTE: &str = "各县自己的数，按行政区划代码排列。";

/// Why it does not apply.
pub const REASON: &str = "理由";
/// No reason.
pub const NO_REASON: &str = "没有写理由";
/// What is open to readings, or an implied rule.
pub const QUESTION: &str = "事项";
/// What the county chose.
pub const CHOSEN: &str = "县里采用";
/// An implied rule that is switched off.
pub fn rule_off(reason: &str) -> String {
    format!("不采用推定的标准线，理由：{reason}")
}
/// What is missing.
pub const LACKS: &str = "情况";
/// No evidence.
pub const NO_EVIDENCE: &str = "没有登记佐证材料";
/// What is to be done.
pub const ACTION: &str = "整改措施";
/// Nothing said.
pub const NO_ACTION: &str = "没有写措施";
/// Who is to do it.
pub const UNIT: &str = "责任单位";
/// Until when.
pub const DUE: &str = "完成时限";
/// Whether that is over.
pub const WHETHER_LATE: &str = "是否过期";
/// It is.
pub const LATE: &str = "已过期";
/// A reviewer's words.
pub const REMARK: &str = "查验意见";
/// A reviewer's mark.
pub const MARK: &str = "查验结果";
/// A mark in a word.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Accepted => "认可",
        Mark::Doubtful => "存疑",
        Mark::Returned => "退回",
    }
}
/// What the county said to it.
pub const RESPONSE: &str = "县里回复";
/// The same in a word.
pub fn response(kind: &str) -> &'static str {
    match kind {
        "supplied" => "已补充",
        "explained" => "已说明",
        "disagreed" => "不同意",
        _ => "尚未回复",
    }
}
/// Whether the file has changed.
pub const SINCE: &str = "说明";
/// It has.
pub const CHANGED_SINCE: &str = "查验后县里文件有改动";

/// A county, or a file that is none.
pub const COUNTY_OR_FILE: &str = "县或文件";
/// Where in the file.
pub const WHERE: &str = "位置";
/// What is wrong.
pub const WHAT: &str = "问题";
/// A file that does not count.
pub const NOT_COUNTED: &str = "没有计入";
/// A file without a name.
pub fn number_of_file(index: usize) -> String {
    format!("第{}个文件", index.saturating_add(1))
}

/// Why a standard stands as it does.
pub const WHY_SO: &str = "依据";
/// Remarks.
pub const NOTE: &str = "情况说明";
/// Of one county: which file, and whether its content is there.
pub fn of_county(number: Option<u64>, saved_on: Option<&str>, with_content: bool) -> String {
    let file = revision(number, saved_on);
    let file = if file.is_empty() { String::new() } else { format!("{file}。") };
    let content = if with_content {
        "只读，县里的文件没有改动。"
    } else {
        "汇总里没有带这个县的内容，只有状态。"
    };
    [file, content.to_string()].concat()
}

/// 应报名单.
pub const REPORTING: &str = "应报名单";
/// Whether a county reported.
pub const WHETHER_REPORTED: &str = "报送情况";
/// It did.
pub const REPORTED: &str = "已报";
/// It did not.
pub const NOT_REPORTED: &str = "未报";
/// It is not on the list.
pub const BEYOND: &str = "已报，不在名单上";
/// How many of them.
pub fn reporting(listed: usize, reported: usize, beyond: usize) -> String {
    let missing = listed.saturating_sub(reported);
    let beyond = if beyond == 0 { String::new() } else { format!("，另有{beyond}个县不在名单上") };
    format!("应报{listed}个，已报{reported}个，未报{missing}个{beyond}。")
}

/// The value is no roll-up.
pub fn none() -> String {
    "这不是汇总结果，没有生成表格。请传入 rollUp 得出的内容。".into()
}

/// The picture of areas.
pub const AREAS_PICTURE: &str = "各方面全部达标的县数";
/// What it counts.
pub fn areas_picture_note(counties: usize) -> String {
    format!("共{counties}个县。这一方面适用的标准全部达标的县数，按标准的顺序排列。")
}
/// The picture of standards.
pub const STANDARDS_PICTURE: &str = "各项标准还差的县数";
/// What it counts.
pub fn standards_picture_note(counties: usize) -> String {
    format!("共{counties}个县。未定的（待核、未答）不算还差，按标准的顺序排列。")
}
/// 未达标.
pub const UNMET: &str = "未达标";
/// 部分达标.
pub const PARTIAL: &str = "部分达标";
/// 「12/28个县」.
pub fn of_counties(count: usize, of: usize) -> String {
    format!("{count}/{of}个县")
}
/// How many fall short of a standard.
pub fn short_of(unmet: usize, partial: usize, open: usize) -> String {
    format!("未达标{unmet}，部分达标{partial}，未定{open}")
}

/// 汇总情况: the names that its template asks by, and its sentences.
pub mod summary {
    use alloc::format;
    use alloc::string::String;

    /// How many files came.
    pub const RECEIVED: &str = "报送情况";
    /// Who should have reported.
    pub const REPORTING: &str = "应报情况";
    /// How many are complete.
    pub const COMPLETE: &str = "完成情况";
    /// All standards of all counties.
    pub const COUNTS: &str = "项次情况";
    /// What has no total.
    pub const MIXED: &str = "口径情况";
    /// Weak standards.
    pub const WEAK: &str = "薄弱项";
    /// What stands otherwise than in an earlier roll-up.
    pub const COMPARED: &str = "对比项";
    /// How counties stood and stand by a standard: 达标, 部分达标, 未达标, each then and now.
    pub const THEN_AND_NOW: [&str; 6] =
        ["上次达标", "这次达标", "上次部分达标", "这次部分达标", "上次未达标", "这次未达标"];
    /// Sums.
    pub const SUMS: &str = "合计数据";
    /// What is to be mended.
    pub const OPEN: &str = "待完善";
    /// How many counties reach an area.
    pub const REACHED: &str = "达到情况";
    /// How many counties fall short.
    pub const SHORT: &str = "短缺情况";
    /// 达标.
    pub const MET: &str = "达标县数";
    /// 部分达标.
    pub const PARTIAL: &str = "部分达标县数";
    /// 未达标.
    pub const UNMET: &str = "未达标县数";
    /// 不适用.
    pub const NOT_APPLICABLE: &str = "不适用县数";
    /// 待核 or 未答.
    pub const UNDECIDED: &str = "未定县数";
    /// The figure above the line.
    pub const PART_OF: &str = "已有指标";
    /// Its sum.
    pub const PART: &str = "已有合计";
    /// The figure below the line.
    pub const WHOLE_OF: &str = "应有指标";
    /// Its sum.
    pub const WHOLE: &str = "应有合计";
    /// Counties that gave both.
    pub const COUNTED: &str = "有数的县";

    /// Who signs, as long as nobody has written it.
    pub const SENDER: &str = "（发文机关）";
    /// How many files came until a day, where that is known, and how many do not count.
    pub fn received(day: &str, counties: usize, set_aside: usize) -> String {
        let day = if day.is_empty() { String::new() } else { format!("截至{day}，") };
        let aside = if set_aside == 0 { String::new() } else { format!("，另有{set_aside}个文件没有计入") };
        format!("{day}共收到{counties}个县（市、区、旗）的自评文件{aside}。")
    }
    /// How many have nothing open.
    pub fn complete(complete: usize, counties: usize) -> String {
        let rest = counties.saturating_sub(complete);
        format!("其中，工作标准已全部填报、负面工作清单已全部核对的{complete}个，还有待核或未填报内容的{rest}个。")
    }
    /// Standards times counties.
    #[derive(Debug)]
    pub struct Counts {
        /// All.
        pub standards: usize,
        /// Those that apply.
        pub applicable: usize,
        /// 达标.
        pub met: usize,
        /// 部分达标.
        pub partial: usize,
        /// 未达标.
        pub unmet: usize,
        /// 待核.
        pub pending: usize,
        /// 未答.
        pub unanswered: usize,
    }
    /// The same in a sentence.
    pub fn counts(counts: &Counts) -> String {
        let Counts { standards, applicable, met, partial, unmet, pending, unanswered } = counts;
        format!(
            "各县自评的工作标准共{standards}项次，其中适用{applicable}项次。适用的当中，达标{met}项次，部分达标{partial}项次，未达标{unmet}项次，待核{pending}项次，未填报{unanswered}项次。待核和未填报的不算未达标。"
        )
    }
    /// How many have no total.
    pub fn mixed(measures: usize) -> String {
        format!("另有{measures}项数据各县口径不一，没有合计。")
    }
    /// 「，未达标3个县，部分达标2个县。」
    pub fn short(unmet: usize, partial: usize) -> String {
        let parts = match (unmet, partial) {
            (unmet, 0) => format!("未达标{unmet}个县"),
            (0, partial) => format!("部分达标{partial}个县"),
            (unmet, partial) => format!("未达标{unmet}个县，部分达标{partial}个县"),
        };
        format!("，{parts}。")
    }
    /// Figures that contradict answers.
    pub const CONFLICTS: &str = "数据与填报不一致的标准";
    /// Figures that are missing.
    pub const MISSING: &str = "还缺的数据";
    /// Evidence that is missing or no longer holds.
    pub const EVIDENCE: &str = "缺少佐证材料或者材料已过期的";
    /// Due dates that have passed.
    pub const OVERDUE: &str = "超过完成时限的整改事项";
    /// Defects of files.
    pub const DEFECTS: &str = "文件中读不出的内容";
    /// How many of them in how many counties.
    pub fn open(what: &str, counties: usize, sum: usize) -> String {
        format!("{what}共{sum}项，涉及{counties}个县。")
    }
}

/// Two roll-ups beside each other.
pub const COMPARED_STANDARDS: &str = "与上次汇总对比：标准";
/// The same, by counties.
pub const COMPARED_COUNTIES: &str = "与上次汇总对比：各县";
/// What the comparison does not say.
pub const COMPARED_NOTE: &str = "只列状态与上次不同的。两次的口径、补充规定、期间可能不同，变化的原因请看各县的自评。";
/// Of a standard that stands otherwise.
pub const CHANGED: &str = "有变化的标准";
/// Nothing stands otherwise.
pub const NOTHING_CHANGED: &str = "与上次相同，没有变化。";
/// It is no roll-up.
pub const NO_ROLLUP: &str = "这不是存下的汇总（.json），没有拿来对比。请选用“存下汇总”存的文件。";
/// How many counties are in both, and who is not.
pub fn compared(both: usize, gone: &str, new: &str) -> String {
    let mut said = format!("两次都报的{both}个县。");
    if !gone.is_empty() {
        said.push_str(&format!("上次有、这次没有的：{gone}。"));
    }
    if !new.is_empty() {
        said.push_str(&format!("这次新报的：{new}。"));
    }
    said
}
/// The column of before.
pub fn then(status: &str) -> String {
    format!("上次{status}")
}
/// The column of now.
pub fn now(status: &str) -> String {
    format!("这次{status}")
}
/// A standard that stands otherwise than before.
pub fn changed(standard: &str, then: &str, now: &str) -> String {
    format!("{standard} {then}→{now}")
}
