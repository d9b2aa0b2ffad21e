//! What the documents say beside the standards' own words, and the names of the placeholders of their templates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use weibao_terms::Status;

use weibao_terms::ClauseStatus;

/// The placeholder of a record's number, from 1.
pub const NUMBER: &str = "序号";

/// The same in Chinese.
pub const NUMERAL: &str = "中文序号";

// ---------------------------------------------------------------- problems

/// The file is no .docx, or it is damaged.
pub fn template_unreadable() -> String {
    "模板不是完好的 .docx 文件，没有生成文档。请用 WPS 或 Word 另存为 .docx 后再试。".into()
}

/// The template is a file of old Word or WPS, or an encrypted one: from outside they look alike.
pub fn template_old_or_encrypted() -> String {
    "模板是旧格式的文件（.doc、.wps）或设了打开密码的文件，没有生成文档。请在 WPS 或 Word 里取消密码，另存为 .docx 后再选。".into()
}

/// The template is another kind of package: a workbook, a plain zip.
pub fn template_not_word() -> String {
    "模板不是 Word 文档（可能是 Excel 表格、演示文稿或压缩包），没有生成文档。请选 WPS 文字或 Word 存出的 .docx 文件。"
        .into()
}

/// The template holds macros.
pub fn template_macros() -> String {
    "模板里带有宏（.docm、.dotm），没有生成文档：宏可能在打开文档的电脑上运行程序。请在 WPS 或 Word 里另存为“不带宏的 .docx 文档”后再选。".into()
}

/// The template would fetch something from outside when it is opened. `kind`: the last word of the relationship's type.
pub fn template_external(kind: &str, target: &str) -> String {
    let (what, remedy) = match kind {
        "attachedTemplate" => ("文档模板", "在 Word 的“开发工具—文档模板”里换成 Normal"),
        "image" => ("图片", "把图片改为嵌入"),
        "mailMergeSource" | "recipientData" => ("邮件合并的数据源", "把邮件合并改为“普通 Word 文档”"),
        _ => ("文件", "断开链接或改为嵌入"),
    };
    let target: String = target.chars().take(60).collect();
    format!("模板引用了外部的{what}（{target}），打开时会去读取，没有生成文档。请{remedy}后再选。")
}

/// The template holds a file within the file, whose words would stand in the document without having been looked at.
pub fn template_embedded() -> String {
    "模板里夹带了另一份文件（altChunk），里面的占位符填不到，没有生成文档。请用 Word 打开模板，另存为 .docx 后再选。"
        .into()
}

/// A name inside the template that leads out of it.
pub fn template_unsafe_name(name: &str) -> String {
    let name: String = name.chars().take(60).collect();
    format!("模板文件里有不正常的名称（{name}），不像是 Word 或 WPS 存出的文件，没有生成文档。请另存为 .docx 后再试。")
}

/// The template holds, or makes, more than any document.
pub fn template_too_large() -> String {
    "模板展开后过大，不像是正常的文档，没有生成文档。请检查重复的内容是否套了太多层，或去掉模板里用不到的内容后再试。"
        .into()
}

/// The template holds more placeholders than any.
pub fn template_too_many(most: usize) -> String {
    format!("模板里的占位符或大括号超过{most}处，不像是正常的模板，没有生成文档。请去掉用不到的后再试。")
}

/// Repetitions stand in repetitions without end.
pub fn template_too_deep(most: usize) -> String {
    format!("模板里的重复和条件一层套一层，超过{most}层，没有生成文档。请减少层数后再试。")
}

/// A placeholder that nothing stands behind. `whole`: as it is written; of all that follow here.
pub fn template_unknown_field(part: &str, paragraph: usize, whole: &str) -> String {
    format!("{}的占位符“{whole}”不在可用的名称里，没有生成文档。请对照占位符清单改正。", place(part, paragraph))
}

/// The name of a list where a text is wanted.
pub fn template_list(part: &str, paragraph: usize, whole: &str, name: &str) -> String {
    format!(
        "{}的“{whole}”是可以重复的内容，不能直接填，没有生成文档。请改为“{{{{#{name}}}}}”和“{{{{/{name}}}}}”各占一段，或在表格的一行里写“{{{{{name}.栏目}}}}”。",
        place(part, paragraph)
    )
}

/// A repetition or condition without an end.
pub fn template_unclosed(part: &str, paragraph: usize, whole: &str, end: &str) -> String {
    format!(
        "{}的“{whole}”后面没有对应的“{end}”，没有生成文档。请补上，并让两者各占一段（或表格的一行）。",
        place(part, paragraph)
    )
}

/// An end without a beginning.
pub fn template_unopened(part: &str, paragraph: usize, whole: &str) -> String {
    format!(
        "{}的“{whole}”前面没有对应的开头，没有生成文档。请补上同名的“{{{{#…}}}}”“{{{{?…}}}}”或“{{{{^…}}}}”，并让两者各占一段（或表格的一行）。",
        place(part, paragraph)
    )
}

/// A repetition or condition beside something else.
pub fn template_not_alone(part: &str, paragraph: usize, whole: &str) -> String {
    format!(
        "{}的“{whole}”没有单独成段，或所在的地方不能重复，没有生成文档。请让它单独占正文的一段（或表格的一行），段里不要有别的文字、图形或分节符。",
        place(part, paragraph)
    )
}

/// Two braces whose counterparts are missing, with what stands beside them.
pub fn template_unpaired(part: &str, paragraph: usize, shown: &str) -> String {
    format!(
        "{}的“{shown}”大括号不成对，没有生成文档。占位符请写成“{{{{名称}}}}”，前后各两个大括号，不要分在两段里。",
        place(part, paragraph)
    )
}

/// A name of ours in other signs than two braces.
pub fn template_lookalike(part: &str, paragraph: usize, found: &str) -> String {
    format!(
        "{}的“{found}”像是占位符，但不是两个大括号的写法，没有生成文档。请写成“{{{{名称}}}}”。",
        place(part, paragraph)
    )
}

/// How many faults there are beyond those that are named.
pub fn template_more(count: usize) -> String {
    format!("另有{count}处问题没有列出。请先改正以上各处，再选一次。")
}

/// Where in a template: 模板正文第 3 段, 模板页眉第 1 段 …
fn place(part: &str, paragraph: usize) -> String {
    let part = part_name(part);
    if paragraph == 0 { format!("模板{part}") } else { format!("模板{part}第 {paragraph} 段") }
}

fn part_name(part: &str) -> &'static str {
    let file = part.rsplit_once('/').map_or(part, |(_, file)| file);
    let begins = |names: &[&str]| names.iter().any(|name| file.starts_with(name));
    if part.starts_with("docProps/") {
        "的文件属性"
    } else if part.starts_with("customXml/") {
        "内容控件的数据"
    } else if part.contains("/diagrams/") {
        "的 SmartArt 图形"
    } else if part.contains("/charts/") {
        "的图表"
    } else if part.contains("/glossary/") {
        "的构建基块"
    } else if begins(&["header"]) {
        "页眉"
    } else if begins(&["footer"]) {
        "页脚"
    } else if begins(&["footnotes", "endnotes"]) {
        "注释"
    } else if begins(&["comments"]) {
        "批注"
    } else if begins(&["styles", "settings", "numbering", "fontTable", "webSettings", "theme"]) {
        "的样式和设置"
    } else {
        "正文"
    }
}

/// Packing failed, which only a lack of memory can cause.
pub fn document_not_packed() -> String {
    "文档没有生成：内存不足。填写的内容没有改动，请关闭其他网页后再试。".into()
}

/// Behind a document's name as long as something is unfinished.
pub const DRAFT_IN_NAME: &str = "（草稿）";

/// The style of the words in a form that name what is to be filled in beside them.
pub const STYLE_LABEL: &str = "表格标签";

// ---------------------------------------------------------------- how templates are written

/// How placeholders are written, and what comes of it. `standards/templates/README.md` says the same; a test compares them.
pub const SYNTAX: &[(&str, &str)] = &[
    ("{{单位名称}}", "换成内容；内容有几行就成几段，格式与占位符所在的段落相同"),
    ("单独一段（或表格单独一行）写 {{#标准}}，后面另有一段写 {{/标准}}", "两者之间的内容对每一项标准重复一次"),
    ("单独一段写 {{?补充规定}} …… {{/补充规定}}", "有内容时保留，没有就整段去掉"),
    ("单独一段写 {{^佐证材料}} …… {{/佐证材料}}", "没有内容时保留"),
    ("表格一行里写 {{标准.编号}}、{{标准.正文}}", "这一行对每一项标准重复一次"),
    ("{{#标准（未达标）}}、{{标准（民政局）.正文}}", "只取一部分"),
    ("{{序号}}、{{中文序号}}（在重复的内容里）", "从 1 起的序号：1、2、3，一、二、三"),
];

/// By which words a list can be chosen from.
pub const MARKS_ABOUT: &str = "标准 可以这样取一部分：结论（达标、部分达标、未达标、不适用、待核、未答）、项目名称（如 机构建设）、牵头单位（如 民政局），以及 待整改（部分达标和未达标）、未办结（待核和未答）、缺材料（填报达标或部分达标而没有列出材料）。项目 可以只取有待整改标准的（写 项目（待整改））或写得出做法的（写 项目（有做法）），佐证材料 可以按项目名称取，条款、负面清单 可以按结论取，责任单位 可以按名称取，解读 可以只取本县选定的（写 解读（本县选定））。";

/// What a list of records is.
pub fn about_list(name: &str) -> &'static str {
    match name {
        names::AREAS => "11 个项目",
        names::STANDARDS => "76 项工作标准",
        names::CLAUSES => "一项标准里可以单独判断的分句（写在 标准 之内）",
        names::EVIDENCE => "列出的材料，每用一次一条",
        names::DOCUMENTS => "列出的材料，同一份只列一次",
        names::NEGATIVES => "7 项负面工作清单",
        names::DEPARTMENTS => "有待整改事项的单位",
        names::REASONS => "结论的理由",
        names::CHOICES => "原文可作几种理解的地方，采用了哪一种",
        names::RULES_OFF => "本县不采用的推定标准线",
        names::OVERLAY_CHANGES => "地方补充规定改了什么",
        names::STAGES => "申报创建的阶段（地方补充规定里写明的）",
        names::FIGURES => "基础数据",
        names::SCORE_LINES => "按评分规则逐项的得分",
        names::IN_CELL => "三块内容中写在申报表格内的部分",
        names::ATTACHED => "三块内容中写到附页的部分",
        names::BLANK_LINES => "申报表大格里剩下的空行",
        _ => "",
    }
}

// ---------------------------------------------------------------- names of placeholders

/// The names of the placeholders.
pub mod names {
    /// The county's unit, as in the form's first row.
    pub const UNIT: &str = "单位名称";
    /// The county's name.
    pub const COUNTY: &str = "县名";
    /// Its six digits.
    pub const CODE: &str = "行政区划代码";
    /// Its province.
    pub const PROVINCE: &str = "省";
    /// Its city.
    pub const CITY: &str = "市";
    /// Name and post of the contact.
    pub const CONTACT: &str = "联系人姓名及职务";
    /// Office phone and mobile phone, a line each.
    pub const PHONES: &str = "联系方式";
    /// The contact's name.
    pub const CONTACT_NAME: &str = "联系人姓名";
    /// The contact's post.
    pub const CONTACT_POST: &str = "联系人职务";
    /// Office phone.
    pub const OFFICE_PHONE: &str = "办公电话";
    /// Mobile phone.
    pub const MOBILE: &str = "手机";
    /// The first block, whole.
    pub const SITUATION: &str = "基本情况";
    /// The second block, whole.
    pub const SYSTEMS: &str = "主要制度";
    /// The third block, whole.
    pub const RESULTS: &str = "工作成效";
    /// The draft of the county government's opinion.
    pub const COUNTY_OPINION: &str = "县级人民政府自评意见";
    /// List: what of the three blocks stands in the form's cell.
    pub const IN_CELL: &str = "表内";
    /// List: one for each line of the cell that the text leaves over, so that the note stands at its foot.
    pub const BLANK_LINES: &str = "空行";
    /// List: what of the blocks stands on the following pages.
    pub const ATTACHED: &str = "附页";
    /// A heading.
    pub const HEADING: &str = "标题";
    /// What stands under it; a standard's or clause's words.
    pub const BODY: &str = "正文";
    /// The title of the standards.
    pub const STANDARDS_TITLE: &str = "标准名称";
    /// The number of their document.
    pub const STANDARDS_DOCUMENT: &str = "标准文号";
    /// Where their wording was taken from.
    pub const STANDARDS_SOURCE: &str = "标准来源";
    /// Where the county stands; of a standard: 达标, 部分达标 …; of a clause and a negative item too.
    pub const VERDICT: &str = "结论";
    /// The counts in one sentence: 适用76项，达标33项 …
    pub const COUNTS: &str = "统计";
    /// How many standards.
    pub const TOTAL: &str = "标准总数";
    /// How many of them apply.
    pub const APPLICABLE: &str = "适用项数";
    /// How many are met.
    pub const MET: &str = "达标项数";
    /// How many are met in part.
    pub const PARTIAL: &str = "部分达标项数";
    /// How many are not met.
    pub const UNMET: &str = "未达标项数";
    /// How many do not apply.
    pub const NOT_APPLICABLE: &str = "不适用项数";
    /// How many are to be looked into.
    pub const PENDING: &str = "待核项数";
    /// How many are unanswered.
    pub const UNANSWERED: &str = "未答项数";
    /// Met by applicable, in per cent, without the sign; empty where nothing applies.
    pub const ATTAINMENT: &str = "达标率";
    /// How many are met in part or not at all.
    pub const TO_IMPROVE: &str = "待整改项数";
    /// How many documents are listed.
    pub const DOCUMENTS_TOTAL: &str = "材料份数";
    /// List: why the verdict; of a standard, a text.
    pub const REASONS: &str = "理由";
    /// List: the areas; in a record, the area's name.
    pub const AREAS: &str = "项目";
    /// The content's name; of a stage, what is done.
    pub const CONTENT: &str = "内容";
    /// List: the standards, all or an area's or a department's.
    pub const STANDARDS: &str = "标准";
    /// List: a standard's clauses; in a record, the clause's words.
    pub const CLAUSES: &str = "条款";
    /// List: the negative items.
    pub const NEGATIVES: &str = "负面清单";
    /// List: the documents, all or a standard's.
    pub const EVIDENCE: &str = "佐证材料";
    /// List: departments with something to improve; in a record, the department that is to act.
    pub const DEPARTMENTS: &str = "责任单位";
    /// List: the readings that were used.
    pub const CHOICES: &str = "解读";
    /// The overlay's title; empty without one.
    pub const OVERLAY: &str = "补充规定";
    /// Who says so.
    pub const OVERLAY_AUTHORITY: &str = "补充规定机关";
    /// List: what the overlay changes.
    pub const OVERLAY_CHANGES: &str = "补充规定改动";
    /// What the overlay says about a standard and its clauses, or a negative item, in brackets; empty where nothing.
    pub const OVERLAY_MARK: &str = "补充规定标记";
    /// List: implied lines that the county does not accept.
    pub const RULES_OFF: &str = "不采用的推定";
    /// The body that leads, where an overlay says so.
    pub const PROCEDURE_LEAD: &str = "牵头机关";
    /// How many may be put forward, where an overlay says so.
    pub const QUOTA: &str = "推荐名额";
    /// List: the stages, where an overlay sets them.
    pub const STAGES: &str = "阶段";
    /// When a stage is.
    pub const WHEN: &str = "时间";
    /// List: the figures; of a standard or area, its arithmetic as a text.
    pub const FIGURES: &str = "数据";
    /// A figure's value.
    pub const VALUE: &str = "数值";
    /// A figure's unit; a document's issuer.
    pub const UNIT_OF_FIGURE: &str = "单位";
    /// Where a figure or a clause's state comes from.
    pub const ORIGIN: &str = "来源";
    /// The rule file's title; empty without one.
    pub const RULES: &str = "评分规则";
    /// What was reached by the rule file.
    pub const POINTS: &str = "得分";
    /// What can be reached by it.
    pub const MAXIMUM: &str = "满分";
    /// List: the score line by line.
    pub const SCORE_LINES: &str = "得分明细";
    /// Our id.
    pub const ID: &str = "编号";
    /// A name.
    pub const NAME: &str = "名称";
    /// Remarks of the county.
    pub const NOTE: &str = "说明";
    /// Why it does not apply.
    pub const REASON_GIVEN: &str = "不适用理由";
    /// Leading departments.
    pub const LEAD: &str = "牵头单位";
    /// Supporting departments.
    pub const SUPPORT: &str = "配合单位";
    /// What there is.
    pub const HAVE: &str = "现状";
    /// What it takes.
    pub const NEED: &str = "标准线";
    /// How many units are missing to the line; of a standard, what is missing, in words.
    pub const SHORTFALL: &str = "差距";
    /// Which units fail.
    pub const FAILING: &str = "未达单位";
    /// The documents of a standard or area, cited, a line each.
    pub const CITED: &str = "材料";
    /// What a county would show. The project's own.
    pub const SUGGESTED: &str = "建议材料";
    /// What is to be done.
    pub const ACTION: &str = "措施";
    /// Who answers for it, by post.
    pub const POST: &str = "责任人";
    /// By when.
    pub const DUE: &str = "完成时限";
    /// A document's number.
    pub const NUMBER_OF_DOCUMENT: &str = "文号";
    /// Who issued it.
    pub const ISSUER: &str = "发文单位";
    /// A document's date.
    pub const DATE: &str = "日期";
    /// To whom a report is addressed.
    pub const ADDRESSEE: &str = "主送机关";
    /// Who signs it: the government, or the body that leads.
    pub const SENDER: &str = "发文机关";
    /// What the county wants to be: 全国未成年人保护示范县.
    pub const HONOUR: &str = "创建名称";
    /// 草稿 as long as something is unfinished, else empty.
    pub const DRAFT: &str = "草稿";
    /// What is open or stands on the negative list, in a sentence; empty where nothing does.
    pub const OPEN_NOTE: &str = "未办结说明";
    /// Of which days the numbers are, in a sentence; empty where the file does not say.
    pub const PERIOD: &str = "数据口径";
    /// Which days the years before the application are, in a sentence; empty where the file does not say.
    pub const BEFORE_APPLICATION: &str = "申报前期间";
    /// Which revision of the file the paper is made of, with its check; empty where the file was never written out.
    pub const MADE_OF: &str = "生成依据";
    /// What stands on top of the pages that follow the form; empty where there are none.
    pub const ATTACHED_HEADER: &str = "附页页眉";
    /// List: the documents, each once.
    pub const DOCUMENTS: &str = "材料目录";
    /// The ids of the standards that a document serves.
    pub const SERVES: &str = "对应标准";
    /// What was done in an area, in sentences.
    pub const DONE: &str = "做法";
    /// What a standard lacks, in sentences.
    pub const PROBLEM: &str = "问题";
    /// Who is to do what by when, in a sentence.
    pub const NEXT: &str = "打算";
    /// What a standard's result rests on: figures and documents, in sentences.
    pub const GROUNDS: &str = "依据";
    /// What is open to readings.
    pub const QUESTION: &str = "问题";
    /// The reading that was used, and whether the county chose it.
    pub const CHOSEN: &str = "采用读法";
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

/// What there is to count in every county, as it is written; nothing of what is not known.
#[derive(Clone, Debug, Default)]
pub struct BaseFigures {
    /// People.
    pub people: Option<String>,
    /// Of them, minors.
    pub minors: Option<String>,
    /// 乡镇（街道）.
    pub townships: Option<String>,
    /// 村（社区）.
    pub communities: Option<String>,
    /// Schools.
    pub schools: Option<String>,
}

/// The sentence of the base figures; empty where none is known.
pub fn base_sentence(county: &str, figures: &BaseFigures) -> String {
    let with = |before: &str, number: &Option<String>, behind: &str| {
        number.as_ref().map(|number| format!("{before}{number}{behind}"))
    };
    let people = match (&figures.people, &figures.minors) {
        (Some(_), Some(minors)) => with("人口", &figures.people, &format!("人，其中未成年人{minors}人")),
        (Some(_), None) => with("人口", &figures.people, "人"),
        (None, minors) => with("未成年人", minors, "人"),
    };
    let units: Vec<String> =
        [with("", &figures.townships, "个乡镇（街道）"), with("", &figures.communities, "个村（社区）")]
            .into_iter()
            .flatten()
            .collect();
    let parts = [
        people.map(|people| format!("现有{people}")),
        (!units.is_empty()).then(|| format!("辖{}", units.join("、"))),
        with("有学校", &figures.schools, "所"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{county}{}。", parts.join("，")) }
}

/// What stands for the county's name where none is given.
pub const THIS_COUNTY: &str = "本县（市、区、旗）";

/// How the county stands, in counts; `counts` from [`counted`].
pub fn assessed_sentence(title: &str, document: &str, areas: usize, standards: usize, counts: &str) -> String {
    format!("对照《{title}》（{document}）{areas}个项目{standards}项工作标准开展自评，{counts}。")
}

/// The counts in one sentence, without its stop.
pub fn counted(applicable: usize, states: &str, not_applicable: usize) -> String {
    let applicable = match (applicable, states) {
        (0, _) => None,
        (applicable, "") => Some(format!("适用{applicable}项")),
        (applicable, states) => Some(format!("适用{applicable}项，其中{states}")),
    };
    let not_applicable = (not_applicable > 0).then(|| format!("不适用{not_applicable}项"));
    [applicable, not_applicable].into_iter().flatten().collect::<Vec<_>>().join("，")
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

/// What was reached in an area: sentences without their stops.
pub fn area_results(area: &str, sentences: &str) -> String {
    format!("{area}方面，{sentences}。")
}

/// What clauses lack that no figure decides, without its stop.
pub fn clauses_not_met(clauses: &[&str]) -> String {
    let quoted: String = clauses.iter().map(|clause| format!("“{}”", clause.trim_end_matches('。'))).collect();
    format!("{quoted}尚未做到")
}

/// What a standard lacks of which nothing more is known, without its stop.
pub fn standard_not_met(standard: &str, status: Status) -> String {
    let how = if status == Status::Partial { "只做到一部分" } else { "尚未做到" };
    format!("“{}”{how}", standard.trim_end_matches('。'))
}

/// A sentence with the units that it is about.
pub fn with_names(sentence: &str, names: &str) -> String {
    if names.is_empty() { sentence.into() } else { format!("{sentence}（{names}）") }
}

/// A day.
pub fn day(year: u32, month: u32, day: u32) -> String {
    format!("{year}年{month}月{day}日")
}

/// A month.
pub fn month(year: u32, month: u32) -> String {
    format!("{year}年{month}月")
}

/// A part of a whole that has no sentence of its own; `share` with its sign.
pub fn share(part: &str, have: &str, unit: &str, whole: &str, of: &str, whole_unit: &str, share: &str) -> String {
    format!("{whole}{of}{whole_unit}，其中{part}{have}{unit}，占{share}")
}

/// A figure, in official prose.
pub fn amount(label: &str, value: &str, unit: &str) -> String {
    format!("{label}{value}{unit}")
}

/// The draft of the opinion where nothing is open and nothing missing.
pub fn opinion_clear(applicable: usize) -> String {
    format!("经自评，适用的{applicable}项工作标准全部达标，不存在负面工作清单所列情形，同意申报。")
}

/// The draft of the opinion where something is not met.
pub fn opinion_gaps(counts: &str) -> String {
    format!(
        "经自评，{counts}，不存在负面工作清单所列情形。对尚未达标的工作标准，将逐项明确责任单位、措施和时限，在创建期内整改到位。同意申报。"
    )
}

// ---------------------------------------------------------------- records

/// Marks of standards by which a template chooses, beside their status, area and leading departments.
pub mod marks {
    /// Met in part or not at all.
    pub const TO_IMPROVE: &str = "待整改";
    /// To be looked into or unanswered.
    pub const OPEN: &str = "未办结";
    /// An area of which something can be said that was done.
    pub const DONE: &str = "有做法";
    /// Without a document that shows it, though said to be met.
    pub const WITHOUT_EVIDENCE: &str = "缺材料";
}

/// A negative item's state.
pub mod negative {
    /// 无.
    pub const ABSENT: &str = "无";
    /// 有.
    pub const PRESENT: &str = "有";
    /// 待核.
    pub const PENDING: &str = "待核";
    /// 未答.
    pub const UNANSWERED: &str = "未答";
}

/// A verdict in one sentence.
pub mod verdict {
    /// A negative item is present.
    pub const BARRED: &str = "存在负面工作清单所列情形，按规定不予推荐。";
    /// Something is open.
    pub const INCOMPLETE: &str = "自评尚未完成，还有未答或待核的事项，暂不下结论。";
    /// Something is not met.
    pub const GAPS: &str = "自评已完成，尚有未达标或部分达标的工作标准。";
    /// None of these.
    pub const CLEAR: &str = "自评已完成，适用的工作标准全部达标，不存在负面工作清单所列情形。";
}

/// Where a clause's state comes from.
pub mod origin {
    /// Figures.
    pub const MEASURED: &str = "数据判定";
    /// Figures, with a line that the document does not print.
    pub const IMPLIED: &str = "数据判定（推定）";
    /// The county's own answer.
    pub const DECLARED: &str = "本县填报";
    /// Typed.
    pub const TYPED: &str = "填报";
}

/// A figure that was counted from a register.
pub fn counted_from(register: &str) -> String {
    format!("由“{register}”台账统计")
}

/// The form's own title.
pub const FORM_TITLE: &str = "全国未成年人保护示范县（市、区、旗）申报表";

/// What is to be done where nobody has said it.
pub const DO_WHAT_IS_ASKED: &str = "对照工作标准整改到位";

/// What stands on top of a draft.
pub const DRAFT: &str = "草　稿";

/// Who applies where nobody has said it: the county's government.
pub fn government(county: &str) -> String {
    if county.is_empty() { String::new() } else { format!("{county}人民政府") }
}

/// Which revision of the county's file a paper is made of, and by which check the two are matched. `changed`: the file was changed since.
pub fn made_of(revision: u64, check: &str, changed: bool) -> String {
    let since = if changed { "之后改动的内容" } else { "" };
    format!("依据自评文件第{revision}稿{since}（校验 {check}）生成")
}

/// Who sends papers and letters: the body that leads as typed, else its office, else what such a body is usually called; empty where the file
/// names none. A usual name alone is told apart by the county's.
pub fn sender(county: &str, kind: &str, body: &str, office: &str) -> String {
    let usual = super::screens::course::lead_body(kind);
    match (body.trim(), office.trim()) {
        (body, _) if !body.is_empty() && body != usual => body.into(),
        ("", office) if !office.is_empty() => office.into(),
        _ if usual.is_empty() => String::new(),
        _ => format!("{}{usual}", county.trim()),
    }
}

/// What the county wants to be, by the last sign of its name.
pub fn honour(county: &str) -> String {
    let kind = county.trim().chars().last().filter(|last| matches!(last, '县' | '市' | '区' | '旗'));
    match kind {
        Some(kind) => format!("全国未成年人保护示范{kind}"),
        None => "全国未成年人保护示范县（市、区、旗）".into(),
    }
}

/// To whom a report goes: the civil affairs department above; the province's where there is no city, or it has no step. What lists of
/// divisions write for counties without a city is none.
pub fn addressee(province: &str, city: Option<&str>) -> String {
    let is_city = |city: &&str| !matches!(*city, "" | "市辖区" | "县") && !city.contains("直辖");
    match (province.trim(), city.map(str::trim).filter(is_city)) {
        (_, Some(city)) => format!("{city}民政局"),
        ("", None) => "上级民政部门".into(),
        (province, None) if province.ends_with('市') => format!("{province}民政局"),
        (province, None) => format!("{province}民政厅"),
    }
}

/// On top of the pages that follow the form.
pub fn attached_header(form: &str, unit: &str) -> String {
    format!("{form}附页　{unit}")
}

/// What is open: how many standards are being looked into, and how many nobody has answered.
pub fn open_note(pending: usize, unanswered: usize) -> String {
    let said = |count: usize, what: &str| (count > 0).then(|| format!("{count}项工作标准{what}"));
    let parts: Vec<String> = [said(pending, "正在核实"), said(unanswered, "尚未填报")].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("另有{}，核实后另行补报。", parts.join("，")) }
}

/// What is to be done: the unit, what, and by when.
pub fn next_step(unit: &str, what: &str, due: &str) -> String {
    let due = due.trim_end_matches('。');
    let due = if due.is_empty() {
        String::new()
    } else if due.ends_with('前') || due.ends_with('底') || due.ends_with('内') {
        format!("，{due}完成")
    } else {
        format!("，{due}前完成")
    };
    format!("由{unit}牵头，{what}{due}。")
}

/// Why a standard does not apply, without its stop.
pub fn not_applicable_because(reason: &str) -> String {
    format!("不适用，理由：{reason}")
}

/// The documents that a result rests on.
pub fn grounds_of_documents(cited: &str) -> String {
    format!("佐证材料：{cited}。")
}

/// Who decided on a reading.
pub mod decided {
    /// The county chose it.
    pub const BY_COUNTY: &str = "本县选定";
    /// The same in templates of before.
    pub const BY_COUNTY_BEFORE: &str = "县里选定";
    /// Nobody chose.
    pub const BY_DEFAULT: &str = "未作选择，按默认口径";
}

/// Who decided on a reading.
pub fn decided(chosen: bool) -> &'static str {
    if chosen { decided::BY_COUNTY } else { decided::BY_DEFAULT }
}

/// The reading that was used, marked where the county chose it. What its option says of itself in brackets stands in the same ones.
pub fn reading(option: &str, chosen: bool) -> String {
    match option.strip_suffix('）') {
        _ if !chosen => option.into(),
        Some(option) => format!("{option}；{}）", decided::BY_COUNTY),
        None => format!("{option}（{}）", decided::BY_COUNTY),
    }
}

/// The department of standards whose own departments are not known.
pub const NO_DEPARTMENT: &str = "责任单位待定";

/// The first names of many, in a sentence that has said how many there are.
pub fn such_as(names: &[String], most: usize) -> String {
    match names.get(..most) {
        Some(first) if names.len() > most => format!("{}等", first.join("、")),
        _ => names.join("、"),
    }
}

/// What an overlay says, behind the words that it is about.
pub fn overlay_mark(changes: &[String]) -> String {
    match changes {
        [] => String::new(),
        changes => format!("（{}）", changes.concat().trim_end_matches('。')),
    }
}

/// Of what an overlay has added with the standard that it belongs to.
pub fn added_by(authority: &str) -> String {
    format!("{authority}增加。")
}

/// The overlay in force.
pub fn overlay_sentence(title: &str, authority: &str) -> String {
    format!("自评同时适用地方补充规定：{title}（{authority}）。")
}

/// What is found about a clause: its numbers and the line, where it is measured, and its state.
pub fn found(clause: &str, measured: Option<(&str, &str)>, status: ClauseStatus) -> String {
    let status = super::screens::common::status(status);
    match measured {
        Some((have, need)) => format!("{clause} {}，{status}", super::reasons::held_against(have, need)),
        None => format!("{clause} {status}"),
    }
}

/// A number in ten thousands.
pub fn ten_thousands(number: &str) -> String {
    format!("{number}万")
}

/// Nothing is reckoned by the reading.
pub const READING_ONLY_RECORDED: &str = "只写明口径，不改变计算。";

/// No other reading gives another result.
pub const READ_OTHERWISE_THE_SAME: &str = "换一种口径，结果不变。";

/// What is found under another reading.
pub fn read_otherwise(option: &str, found: &str) -> String {
    format!("如按“{option}”：{found}")
}

/// A line that an overlay lowered.
pub fn weaker(change: &str) -> String {
    format!("{change}（低于全国标准）")
}

// ---------------------------------------------------------------- workbook

/// Sheets and headings of the workbook.
pub mod workbook {
    /// How the workbook is filled in.
    pub const GUIDE_NAME: &str = "填报说明";
    /// The county.
    pub const COUNTY_OF_FORM: &str = "县（市、区、旗）";
    /// Which days the years before the application are.
    pub const BEFORE_APPLICATION: &str = "申报前的期间";
    /// Whether something is unfinished.
    pub const STATE_OF_FORM: &str = "状态";
    /// Which file it is made of.
    pub const MADE_OF: &str = "生成依据";
    /// What is filled in by hand.
    pub const TO_FILL: [&str; 3] = ["填报人（职务）", "审核人（职务）", "填报日期"];
    /// What is to be known, by the sheet that it is about.
    pub const GUIDE: [[&str; 2]; 7] = [
        [
            "标准与自评",
            "每项工作标准先写整项，下面各行是它的分句。“自评填报”可以从列表里选；“结论”由自评填报和数据得出，不必填写。",
        ],
        ["责任单位和材料", "各项工作标准由谁牵头、谁配合，以及已经列出的佐证材料。"],
        ["基础数据", "只填数，不写单位。由台账统计的数，改台账即可。"],
        ["台账", "每个乡镇（街道）、村（社区）、学校一行。“有”“无”从列表里选，没有掌握的留空，不要写0。"],
        ["差距", "没有达标的工作标准和整改打算。完成时限写到日，如 2026-03-31。"],
        ["负面清单", "逐项核对。正在核实的选“待核”，不要留空。"],
        ["注意", "不要填写未成年人的姓名、身份证号、案情，也不要放入涉密或内部文件。"],
    ];
    /// Who answers for the standards, and what shows them.
    pub const UNITS_AND_DOCUMENTS: &str = "责任单位和材料";
    /// All standards and clauses.
    pub const STANDARDS: &str = "标准与自评";
    /// The figures.
    pub const FIGURES: &str = "基础数据";
    /// What is not met.
    pub const GAPS: &str = "差距";
    /// The documents.
    pub const EVIDENCE: &str = "佐证材料";
    /// The negative list.
    pub const NEGATIVES: &str = "负面清单";
    /// What the result rests on: readings, rules that are switched off, the overlay.
    pub const BASIS: &str = "口径与地方规定";
    /// What a row of that sheet is.
    pub const KIND: &str = "类别";
    /// A reading.
    pub const READING: &str = "口径";
    /// An implied line that the county does not accept.
    pub const RULE_OFF: &str = "不采用的推定";
    /// An overlay or a change that it makes.
    pub const OVERLAY: &str = "地方补充规定";
    /// What it is about.
    pub const OF: &str = "涉及";
    /// The question, or the words of the clause.
    pub const MATTER: &str = "事项";
    /// What is done.
    pub const USED: &str = "采用的口径或改动";
    /// Who says so.
    pub const WHO: &str = "由谁定";
    /// Why, or what another reading gives.
    pub const WHY: &str = "理由，或换一种口径的结果";
    /// Who does not accept an implied line.
    pub const COUNTY: &str = "本县";
    /// What happens where an implied line is not accepted.
    pub const AS_DECLARED: &str = "不按推定的标准线判断，以本县填报为准";
    /// The overlay itself.
    pub const IN_FORCE: &str = "同时适用";
    /// The column that tells standards from clauses.
    pub const LEVEL: &str = "层级";
    /// A standard.
    pub const STANDARD: &str = "标准";
    /// A clause.
    pub const CLAUSE: &str = "分句";
    /// A boolean cell.
    pub const YES: &str = "有";
    /// A boolean cell.
    pub const NO: &str = "无";
    /// Of which days a figure is.
    pub const DAYS: &str = "期间";
    /// The key of a figure, for reading the sheet back.
    pub const KEY: &str = "代码";
    /// The county's own answer.
    pub const DECLARED: &str = "自评填报";
    /// The result.
    pub const RESULT: &str = "结论";
    /// Departments that would know.
    pub const PROVIDER: &str = "提供单位（参考）";
    /// What still lacks a document.
    pub const STILL_MISSING: &str = "尚缺";
    /// The standard's number.
    pub const OF_STANDARD: &str = "标准编号";
}

/// A column's label with its unit.
pub fn with_unit(label: &str, unit: &str) -> String {
    format!("{label}（{unit}）")
}

/// A standard without a document that shows it.
pub fn still_missing(suggested: &str) -> String {
    if suggested.is_empty() { "尚缺材料".into() } else { format!("尚缺材料，可以提供：{suggested}") }
}
