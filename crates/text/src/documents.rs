//! What the documents say beside the standards' own words, and the names of the placeholders of their templates.

use alloc::format;
use alloc::string::String;

/// The placeholder of a record's number, from 1.
pub const NUMBER: &str = "序号";

// ---------------------------------------------------------------- problems

/// The file is no .docx, or it is damaged.
pub fn template_unreadable() -> String {
    "模板不是完好的 .docx 文件，没有生成文档。请用 WPS 或 Word 另存为 .docx 后再试。".into()
}

/// A placeholder that nothing stands behind.
pub fn template_unknown_field(part: &str, paragraph: usize, name: &str) -> String {
    format!(
        "模板 {} 第 {paragraph} 段的占位符“{{{{{name}}}}}”不在可用的名称里，没有生成文档。请对照占位符清单改正。",
        part_name(part)
    )
}

/// A repetition without an end.
pub fn template_unclosed(part: &str, paragraph: usize, name: &str) -> String {
    format!(
        "模板 {} 第 {paragraph} 段的“{{{{#{name}}}}}”后面没有对应的“{{{{/{name}}}}}”，没有生成文档。请补上，并让两者各占一段（或表格的一行）。",
        part_name(part)
    )
}

/// An end without a repetition.
pub fn template_unopened(part: &str, paragraph: usize, name: &str) -> String {
    format!(
        "模板 {} 第 {paragraph} 段的“{{{{/{name}}}}}”前面没有对应的“{{{{#{name}}}}}”，没有生成文档。请补上，并让两者各占一段（或表格的一行）。",
        part_name(part)
    )
}

/// Where in a template: 正文, 页眉, 页脚 …
fn part_name(part: &str) -> &'static str {
    let file = part.strip_prefix("word/").unwrap_or(part);
    if file.starts_with("header") {
        "页眉"
    } else if file.starts_with("footer") {
        "页脚"
    } else if file.starts_with("footnotes") || file.starts_with("endnotes") {
        "注释"
    } else {
        "正文"
    }
}

/// Packing failed, which only a lack of memory can cause.
pub fn document_not_packed() -> String {
    "文档没有生成：内存不足。填写的内容没有改动，请关闭其他网页后再试。".into()
}

// ---------------------------------------------------------------- names of placeholders

/// The names of the placeholders.
pub mod names {
    /// The county's unit, as in the form's first row.
    pub const UNIT: &str = "单位名称";
    /// 联系人姓名及职务.
    pub const CONTACT: &str = "联系人姓名及职务";
    /// 联系方式（办公电话及手机）.
    pub const PHONES: &str = "联系方式";
    /// 基本情况.
    pub const SITUATION: &str = "基本情况";
    /// 主要制度.
    pub const SYSTEMS: &str = "主要制度";
    /// 工作成效.
    pub const RESULTS: &str = "工作成效";
    /// The draft of the county government's opinion.
    pub const COUNTY_OPINION: &str = "县级人民政府自评意见";
    /// What of the three blocks stands in the form's cell.
    pub const IN_CELL: &str = "表内";
    /// One for each line of the cell that the text leaves over, so that the note stands at its foot.
    pub const BLANK_LINES: &str = "空行";
    /// What of them stands on the following pages.
    pub const ATTACHED: &str = "附页";
    /// A heading.
    pub const HEADING: &str = "标题";
    /// What stands under it.
    pub const BODY: &str = "正文";
}

// ---------------------------------------------------------------- the form's big cell

/// The headings of the three blocks, numbered.
pub fn block_heading(number: usize, name: &str) -> String {
    format!("{}、{name}", chinese_number(number))
}

/// The heading of a block that goes on.
pub fn block_continued(number: usize, name: &str) -> String {
    format!("{}、{name}（续）", chinese_number(number))
}

/// The last line of a block that goes on, in the cell.
pub const GOES_ON: &str = "（续见附页）";
/// The only line of a block that stands wholly on the following pages.
pub const SEE_ATTACHED: &str = "（见附页）";

/// 一, 二, … 九十九; digits beyond.
pub fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |place: usize| DIGITS.get(place).copied().unwrap_or_default();
    match (number.checked_div(10).unwrap_or(0), number.checked_rem(10).unwrap_or(0)) {
        (0, 0) => "〇".into(),
        (0, one) => digit(one).into(),
        (1, one) => format!("十{}", digit(one)),
        (ten @ 2..=9, one) => format!("{}十{}", digit(ten), digit(one)),
        _ => format!("{number}"),
    }
}

// ---------------------------------------------------------------- pre-written texts

/// A base figure in a sentence, where it has one: 人口 256,301 人.
pub fn base_figure(key: &str, value: &str) -> Option<String> {
    Some(match key {
        "county_population" => format!("人口{value}人"),
        "minors_total" => format!("未成年人{value}人"),
        "townships_total" => format!("乡镇（街道）{value}个"),
        "communities_total" => format!("村（社区）{value}个"),
        _ => return None,
    })
}

/// The sentence of the base figures.
pub fn base_sentence(county: &str, figures: &str) -> String {
    format!("{county}现有{figures}。")
}

/// What stands for the county's name where none is given.
pub const THIS_COUNTY: &str = "本县（市、区、旗）";

/// How the county stands, in counts; `counts` from [`count`].
pub fn assessed_sentence(title: &str, document: &str, areas: usize, standards: usize, counts: &str) -> String {
    format!("对照《{title}》（{document}）{areas}个方面{standards}项工作标准开展自评：{counts}。")
}

/// Words of the counts.
pub mod counts {
    /// Applicable.
    pub const APPLICABLE: &str = "适用";
    /// 达标.
    pub const MET: &str = "达标";
    /// 部分达标.
    pub const PARTIAL: &str = "部分达标";
    /// 未达标.
    pub const UNMET: &str = "未达标";
    /// 不适用.
    pub const NOT_APPLICABLE: &str = "不适用";
    /// 待核.
    pub const PENDING: &str = "待核";
    /// 未答.
    pub const UNANSWERED: &str = "未答";
}

/// 达标 33 项.
pub fn count(word: &str, number: usize) -> String {
    format!("{word}{number}项")
}

/// All negative items are absent.
pub fn negatives_absent(count: usize) -> String {
    format!("经逐项核对，负面工作清单{count}项情形均不存在。")
}

/// The documents of an area.
pub fn area_documents(area: &str, documents: &str) -> String {
    format!("{area}方面：{documents}。")
}

/// A document as it is cited: 《…》（文号）.
pub fn document(title: &str, number: Option<&str>) -> String {
    let named = if title.contains('《') { title.into() } else { format!("《{title}》") };
    match number {
        Some(number) => format!("{named}（{}）", number.trim_start_matches(['（', '(']).trim_end_matches(['）', ')'])),
        None => named,
    }
}

/// What an area has reached.
pub fn area_results(area: &str, applicable: usize, met: usize) -> String {
    if met == applicable {
        format!("{area}方面：适用的{applicable}项工作标准全部达标。")
    } else {
        format!("{area}方面：适用的{applicable}项工作标准中，{met}项达标。")
    }
}

/// A part of a whole, in official prose.
pub fn share(part: &str, have: &str, unit: &str, whole: &str, of: &str, whole_unit: &str, per_cent: &str) -> String {
    format!("{part}{have}{unit}，占{whole}{of}{whole_unit}的{per_cent}%")
}

/// A figure, in official prose.
pub fn amount(label: &str, value: &str, unit: &str) -> String {
    format!("{label}{value}{unit}")
}

/// The draft of the opinion where nothing is open and nothing missing.
pub fn opinion_clear(counts: &str) -> String {
    format!("经自评，{counts}，适用的工作标准全部达标，不存在负面工作清单所列情形。现予申报。")
}

/// The draft of the opinion where something is not met.
pub fn opinion_gaps(counts: &str) -> String {
    format!(
        "经自评，{counts}，不存在负面工作清单所列情形。对尚未达标的工作标准，将明确责任单位、措施和时限，在创建期内整改到位。"
    )
}
