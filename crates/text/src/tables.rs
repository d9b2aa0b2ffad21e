//! Spreadsheets that come in and workbooks that go out.

use alloc::string::String;

// ---------------------------------------------------------------- files that cannot be read

/// Damaged, or no spreadsheet at all.
pub fn unreadable() -> String {
    "这个文件读不出来：不是表格，或者已经损坏，没有读取任何内容。请在 WPS 或 Excel 里打开它，另存为 .xlsx 后再试。"
        .into()
}

/// A text or a page that is named like a workbook.
pub fn is_text() -> String {
    "这个文件其实是文本或网页，只是起了表格的名字，没有读取任何内容。请在 WPS 或 Excel 里打开它，另存为 .xlsx 后再试。"
        .into()
}

/// A table as text in an encoding that is not read.
pub fn not_utf8() -> String {
    "这个文件的文字编码认不出来。请在 WPS 或 Excel 里打开它，另存为 .xlsx 后再试。".into()
}

/// WPS's own old format.
pub fn is_et() -> String {
    "这是 WPS 自己的 .et 格式，本软件读不了。请在 WPS 里打开它，另存为 .xlsx 后再试。".into()
}

/// Excel 95 and older.
pub fn too_old() -> String {
    "这个 .xls 文件的格式太旧（Excel 95 或更早），里面的汉字读不出来，没有读取任何内容。请在 WPS 或 Excel 里打开它，另存为 .xlsx 后再试。".into()
}

/// Excel's binary format.
pub fn is_xlsb() -> String {
    "这是 .xlsb 格式，本软件读不了。请在 WPS 或 Excel 里打开它，另存为 .xlsx 后再试。".into()
}

/// Another kind of document.
pub fn no_spreadsheet() -> String {
    "这个文件不是电子表格（可能是 Word 文档、演示文稿或压缩包），没有读取任何内容。请选 .xlsx、.xlsm、.xls 或 .ods 文件。".into()
}

/// A password is needed to open it.
pub fn encrypted() -> String {
    "这个文件设了打开密码，没有读取任何内容。请在 WPS 或 Excel 里取消密码，另存为 .xlsx 后再试。".into()
}

/// Far larger than any table of a county.
pub fn too_large() -> String {
    "这个表格太大了，没有读取任何内容（最多读 5 万行、50 万个单元格）。请删去用不到的表、图片和多余的行，或者只把要用的那一张表另存为 .xlsx 后再试。".into()
}

/// A formula without a value.
pub const NEVER_WORKED_OUT: &str = "（公式没有算过）";

// ---------------------------------------------------------------- the workbook that goes out to a unit, and comes back

/// The sheets, headings and words of the workbook: whoever writes it and whoever reads it back take them from here.
pub mod request {
    use alloc::format;
    use alloc::string::String;

    /// The hidden sheet.
    pub const HIDDEN: &str = "_weibao";
    /// What to do.
    pub const GUIDE: &str = "填报说明";
    /// The clauses.
    pub const CLAUSES: &str = "要点";
    /// The figures.
    pub const FIGURES: &str = "数据";
    /// The documents.
    pub const EVIDENCE: &str = "佐证";
    /// The negative items.
    pub const NEGATIVES: &str = "核对事项";
    /// A register.
    pub fn register(label: &str) -> String {
        format!("台账_{label}")
    }

    /// How the county reads the heading of a column in this tab.
    pub fn read_as(tab: &str, heading: &str) -> String {
        format!("“{tab}”中：{heading}")
    }

    /// The number of a clause or a negative item.
    pub const ID: &str = "编号";
    /// The key of a figure.
    pub const CODE: &str = "代码";
    /// An area.
    pub const AREA: &str = "方面";
    /// A standard's words.
    pub const STANDARD: &str = "标准原文";
    /// A clause's words.
    pub const CLAUSE: &str = "要点";
    /// What the unit is to it.
    pub const ROLE: &str = "贵单位";
    /// The answer.
    pub const ANSWER: &str = "填报";
    /// Why it does not apply.
    pub const REASON: &str = "不适用理由";
    /// Remarks.
    pub const NOTE: &str = "情况说明";
    /// What the unit reported before.
    pub const BEFORE: &str = "上次填报";
    /// A name.
    pub const NAME: &str = "名称";
    /// Of which stretch of time.
    pub const PERIOD: &str = "期间";
    /// A figure's value.
    pub const VALUE: &str = "数值";
    /// A figure's unit.
    pub const UNIT_OF_FIGURE: &str = "单位";
    /// How a figure is counted.
    pub const HOW: &str = "怎么算";
    /// The standard that a document belongs to.
    pub const OF_STANDARD: &str = "标准编号";
    /// A document's title.
    pub const TITLE: &str = "材料名称";
    /// Its number.
    pub const NUMBER: &str = "文号";
    /// Who issued it.
    pub const ISSUER: &str = "印发单位";
    /// Its date.
    pub const DATE: &str = "日期";
    /// Until when it is in force.
    pub const VALID_TO: &str = "有效到";
    /// A negative item's words.
    pub const ITEM: &str = "核对内容";
    /// Whether there is one.
    pub const FOUND: &str = "有/无/待核";
    /// When that was looked into.
    pub const CHECKED_ON: &str = "核实日期";
    /// The number of the document that says so.
    pub const CHECKED_BY: &str = "出具材料文号";

    /// The county, on the first sheet.
    pub const COUNTY: &str = "县（市、区、旗）";
    /// The unit that fills it in.
    pub const UNIT: &str = "填报单位";
    /// Until when.
    pub const DUE: &str = "截止日期";
    /// How many items.
    pub const ITEMS: &str = "填报项数";
    /// The day on which it was filled in.
    pub const FILLED_ON: &str = "填报日期";
    /// The post of who filled it in, never a name.
    pub const POST: &str = "填报岗位（不写姓名）";

    /// Reports for the county.
    pub const MAIN: &str = "主报";
    /// Each body reports for itself: it is asked whether it has it.
    pub const EACH: &str = "各报（填本单位有无）";
    /// A body that the standard names says whether it has it.
    pub const BODY: &str = "本单位有无";
    /// Helps the one that reports.
    pub const HELP: &str = "协报";

    /// The heading of the first sheet.
    pub const HEADLINE: &str = "未成年人保护示范县创建自评填报表";
    /// What to do, a line each.
    pub const STEPS: [&str; 7] = [
        "一、只填黄色格；不会填就空着；不要改编号和代码。空着的格不会改动县里已有的内容。",
        "二、“要点”表：每一行在“填报”栏选达标、未达标、不适用、待核；写明“各报”的，选本单位有、无、不适用、待核；写明“本单位有无”的，只选有、无。选不适用的要写理由。",
        "三、“数据”表：“数值”栏只填数，不写“约”“左右”，不写百分比；怎么算见“怎么算”栏。",
        "四、“台账”表：一行一个单位，核对名称后填黄色格；没有列出的单位填在下面的空行里。",
        "五、“佐证”表：每份材料一行，先选标准编号，再写材料名称、文号、印发单位和日期。",
        "六、“核对事项”表：只填有、无或待核，以及核实日期和出具材料的文号，不写案情。",
        "七、填好后保存为 .xlsx，在截止日期前发回。可以排序、筛选、调整列宽，不影响读取。",
    ];
    /// What must not be in it.
    pub const PRIVACY: &str = "不要填写任何未成年人的姓名、身份证号、住址、学校班级和案情，不要放入涉密或内部文件。";
    /// A stretch of time.
    pub fn period(from: &str, to: &str) -> String {
        format!("{from} 至 {to}")
    }
    /// The day of what is not counted over a stretch of time.
    pub fn as_of(day: &str) -> String {
        format!("截至 {day}")
    }
    /// The name of the file.
    pub fn file_name(county: &str, unit: &str, due: Option<&str>) -> String {
        let county = if county.is_empty() { "" } else { &format!("_{county}") };
        match due {
            Some(due) => format!("未保自评填报{county}_{unit}_{}截止.xlsx", due.replace('-', "")),
            None => format!("未保自评填报{county}_{unit}.xlsx"),
        }
    }
    /// The request is none.
    pub fn no_request() -> String {
        "这不是一份填报要求（weibao.request），没有生成填报表。请用“分工”里生成的内容。".into()
    }
    /// The request is made by other standards.
    pub fn other_catalog(theirs: &str, ours: &str) -> String {
        format!("这份填报要求用的标准是“{theirs}”，本软件用的是“{ours}”，没有生成填报表。请重新生成填报要求。")
    }

    /// The remark of a negative item, made of what the unit filled in.
    pub fn checked(on: Option<&str>, number: Option<&str>) -> Option<String> {
        match (on, number) {
            (Some(on), Some(number)) => Some(format!("核实日期：{on}；出具材料文号：{number}")),
            (Some(on), None) => Some(format!("核实日期：{on}")),
            (None, Some(number)) => Some(format!("出具材料文号：{number}")),
            (None, None) => None,
        }
    }
}

/// Why cells or files of a returned workbook are not taken.
pub mod reply {
    use alloc::format;
    use alloc::string::String;

    /// The file is another county's.
    pub fn other_county(theirs: &str, ours: &str) -> String {
        format!("这是“{theirs}”的填报表，打开的是“{ours}”的自评，没有读取。请核对是不是拿错了文件。")
    }
    /// The file is made by other standards.
    pub fn other_catalog(theirs: &str, ours: &str) -> String {
        format!("这份填报表用的标准是“{theirs}”，现在的自评用的是“{ours}”，没有读取。请让填报单位用新发的填报表填写。")
    }
    /// The file is made by a newer version.
    pub fn newer() -> String {
        "这份填报表由更新版本的软件生成，没有读取。请用新版软件打开。".into()
    }
    /// There is nothing in it to read by.
    pub fn no_ids() -> String {
        "这个表格里没有“编号”“代码”这样的表头，认不出各行填的是哪一项，没有读取。请让填报单位填在发下去的填报表里，不要删改编号和表头。".into()
    }
    /// Two rows have one id.
    pub const TWICE: &str = "同一编号有两行，都没有采用";
    /// The id is none of the standards'.
    pub const UNKNOWN_ID: &str = "编号不在发出的填报表里";
    /// The answer is none of the list.
    pub const NO_ANSWER: &str = "不是“达标、未达标、不适用、待核”之一";
    /// The answer is neither 有 nor 无, where a body is asked for itself.
    pub const NO_OWN_ANSWER: &str = "这一行问的是本单位有没有，只能填“有”或“无”，还说不准就空着";
    /// The state is none of the list.
    pub const NO_STATE: &str = "不是“有、无、待核”之一";
    /// A reason where the item applies.
    pub const REASON_UNUSED: &str = "填报不是“不适用”，不适用理由没有采用";
    /// A row without the name of its unit.
    pub const NO_NAME: &str = "这一行没有名称";
    /// A document without a title.
    pub const NO_TITLE: &str = "这一行没有材料名称";
}

/// Why a cell cannot be read.
pub mod unread {
    /// An error, or a formula without a value.
    pub const FAULT: &str = "公式出错或没有算过";
    /// A per cent.
    pub const PER_CENT: &str = "是百分比，这里要填个数";
    /// No plain number.
    pub const NO_NUMBER: &str = "不是一个确定的数";
    /// Another unit.
    pub const OTHER_UNIT: &str = "单位与这一栏不同";
    /// Decimals.
    pub const NOT_WHOLE: &str = "这里要填整数";
    /// Out of range.
    pub const OUT_OF_RANGE: &str = "数太大、是负数或小数超过四位";
    /// Neither yes nor no.
    pub const NO_YES_NO: &str = "看不出是“有”还是“无”";
    /// Not in the list.
    pub const NOT_LISTED: &str = "不在可选的词里";
}

/// The tables of a roll-up: on the screen, in the workbook, in the summary.
pub mod rollup;

/// The workbook of a comparison of two files.
pub mod comparison {
    use alloc::format;
    use alloc::string::String;

    /// What stands on top of every printed page.
    pub const TITLE: &str = "两次自评对照";
    /// A standard's words.
    pub const WORDS: &str = "标准原文";
    /// Which row, which piece.
    pub const WHICH: &str = "名称";
    /// What changed.
    pub fn change(key: &str) -> &'static str {
        match key {
            "worse" => "变差",
            "better" => "变好",
            "same" => "不变",
            _ => "不能直接比",
        }
    }
    /// The names of what its paper can ask for.
    pub mod names {
        /// The older file.
        pub const BEFORE: &str = "上次文件";
        /// The newer one.
        pub const AFTER: &str = "这次文件";
        /// How many standards changed how.
        pub const COUNTS: &str = "变化情况";
        /// What the notice on re-checks asks beside.
        pub const RECHECK: &str = "复核提示";
        /// What got worse, in sentences.
        pub const WORSE: &str = "变差项";
        /// Standards that changed.
        pub const STANDARDS: &str = "标准变化";
        /// Arithmetic that changed.
        pub const ARITHMETIC: &str = "算式变化";
        /// Figures that changed.
        pub const FIGURES: &str = "数据变化";
        /// Registers.
        pub const REGISTERS: &str = "台账变化";
        /// Evidence.
        pub const EVIDENCE: &str = "佐证变化";
        /// Negative list.
        pub const NEGATIVES: &str = "负面项变化";
        /// Readings.
        pub const READINGS: &str = "口径变化";
        /// Of which register or standard.
        pub const OF: &str = "所属";
        /// The older file by what counts now.
        pub const RESTATED: &str = "上次按这次的口径";
    }
    /// A file that nobody named.
    pub fn unnamed(newer: bool) -> &'static str {
        if newer { "较新的自评文件" } else { "较早的自评文件" }
    }
    /// How many standards changed how.
    pub fn counts(all: usize, [worse, better, same, other]: [usize; 4]) -> String {
        format!(
            "{all}项工作标准中，比上次变差的{worse}项，变好的{better}项，不变的{same}项，还没有核实或者口径变了、不能直接比的{other}项。"
        )
    }
    /// From which state to which.
    pub fn from_to(before: &str, after: &str) -> String {
        format!("上次{before}，这次{after}。")
    }
    /// What the figures of a clause come to, where they come to something.
    pub fn arithmetic(text: &str) -> &str {
        if text.is_empty() { "数据不全，没有算出" } else { text }
    }
    /// What was said to the question of the notice.
    pub fn recheck(state: &str) -> String {
        format!("是否发生重大侵害未成年人权益事件或案件、造成恶劣社会影响：{state}。")
    }
    /// The value is no comparison.
    pub fn none() -> String {
        "这不是两次对比的结果，没有生成表格。请传入 compare 得出的内容。".into()
    }
}
