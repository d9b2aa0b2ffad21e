//! What is wrong with the standards' data, and what to do about it. One function a defect; read by whoever corrects the data.

use alloc::format;
use alloc::string::String;

/// The file cannot be read from the disk.
pub fn unreadable(why: &str) -> String {
    format!("读不了这个文件（{why}）。请确认它在这里，并以 UTF-8 编码保存。")
}

/// The file is not well-formed; `why` is the parser's.
pub fn not_well_formed(why: &str) -> String {
    format!("这一行的写法不对（{why}）。请检查引号、逗号和方括号是否成对。")
}

/// A folder without the files that it must hold.
pub fn no_areas() -> String {
    "这个文件夹里没有任何项目文件。请放入 01-思想引领.toml 等文件。".into()
}

/// A key that must be there is not.
pub fn missing(key: &str) -> String {
    format!("缺少“{key}”。请补上这一栏。")
}

/// A key that nobody reads.
pub fn unknown_key(key: &str) -> String {
    format!("不认识“{key}”这一栏。请检查拼写，或者删去。")
}

/// A value of another kind.
pub fn wrong_kind(key: &str, expected: &str) -> String {
    format!("“{key}”应当是{expected}。")
}

/// What a value should be: words.
pub const WORDS: &str = "写在引号里的文字";
/// What a value should be: `true` or `false`.
pub const YES_OR_NO: &str = " true 或 false";
/// What a value should be: a whole number.
pub const WHOLE_NUMBER: &str = "整数";
/// What a value should be: a number.
pub const NUMBER: &str = "0到1万亿之间、最多四位小数的数";
/// What a value should be: a list.
pub const LIST: &str = "写在方括号里的一列";
/// What a value should be: a group of keys.
pub const GROUP: &str = "写在花括号里的一组";
/// What a value should be: a fraction.
pub const FRACTION: &str = "写在引号里的分数，例如 \"9/10\"";

/// Words that are empty, or begin or end with a blank.
pub fn blank_edges(key: &str) -> String {
    format!("“{key}”是空的，或者首尾有空格。请去掉空格，写上内容。")
}

/// A list that must not be empty is.
pub fn empty_list(key: &str) -> String {
    format!("“{key}”一条也没有。请至少写一条。")
}

/// A word that is none of those allowed.
pub fn not_one_of(key: &str, found: &str, allowed: &str) -> String {
    format!("“{key}”写的是“{found}”，只能是：{allowed}。")
}

/// The same id or key twice.
pub fn duplicate(id: &str) -> String {
    format!("“{id}”前面已经用过。请改成没有用过的编号或名称。")
}

/// An id that does not belong where it stands.
pub fn misplaced_id(id: &str, parent: &str) -> String {
    format!("编号“{id}”不属于这里，这里的编号应当是“{parent}”后面接一个数字。")
}

/// An id that comes before the one above it.
pub fn out_of_order(id: &str, before: &str) -> String {
    format!("编号“{id}”应当排在“{before}”前面。请按先后顺序排列。")
}

/// A key that is not plain.
pub fn not_a_key(key: &str) -> String {
    format!("名称“{key}”只能用小写英文字母、数字和下划线，并以字母开头。")
}

/// A clause that is no piece of its standard.
pub fn not_a_piece(clause: &str) -> String {
    format!("分句“{clause}”不是本条标准原文里连续的一段话。请照原文抄录，一字不差。")
}

/// A clause that stands before the one above it in the text.
pub fn piece_out_of_order(clause: &str) -> String {
    format!("分句“{clause}”在原文里的位置早于上一个分句，或者与它重叠。请按原文先后排列。")
}

/// A department whose support is none that we know.
pub fn unknown_support(from: &str) -> String {
    format!("单位依据“{from}”不认识。可以写 standard、plan:1 至 plan:6、opinions:N、law:N 或 inference。")
}

/// A unit that is not in the list.
pub fn unknown_unit(name: &str) -> String {
    format!("units.toml 里没有名为“{name}”的单位。请检查写法，或先在那里登记。")
}

/// A unit under one of its other names.
pub fn unit_alias(alias: &str, name: &str) -> String {
    format!("“{alias}”在 units.toml 里是“{name}”的别名。请统一写“{name}”。")
}

/// A clause of a standard with several leads that nobody reports.
pub fn no_reporter() -> String {
    "这条标准有几个牵头单位，这个分句没有写由谁报。请写 main（主报，一个单位）或 each（各报，每个单位报自己的）。"
        .into()
}

/// A clause that more than one unit reports, and not each for itself.
pub fn two_reporters() -> String {
    "一个分句要么由一个单位主报（main 只写一个），要么由几个单位各报（each），不能都写。".into()
}

/// A reporter that is not among the departments of its standard.
pub fn reporter_no_department(name: &str) -> String {
    format!("“{name}”不在这条标准的牵头或配合单位里。请在 lead 或 support 里补上。")
}

/// A day that is none.
pub fn not_a_day(key: &str) -> String {
    format!("“{key}”应写成 2021-08-31 这样的日期，并且是日历上有的一天。")
}

/// Evidence that need only be seen, before evidence that is kept.
pub fn onsite_last() -> String {
    "只需现场查看的材料（onsite = true）应当排在最后。请调整先后。".into()
}

/// A unit that is asked for a written word and is not among those that would know.
pub fn asked_but_no_department(name: &str) -> String {
    format!("“{name}”列在 asked 里，但 departments 里没有。请在 departments 里补上。")
}

/// A task that the Opinions do not have.
pub fn unknown_task(task: &str) -> String {
    format!("《意见》没有第“{task}”项。可以写 1 至 25、S1 至 S5。")
}

/// An article that the law does not have.
pub fn unknown_article(article: &str, last: u32) -> String {
    format!("《未成年人保护法》没有第“{article}”条，只有第1至{last}条。")
}

/// A reference to a clause that is not there.
pub fn unknown_clause(id: &str) -> String {
    format!("没有编号为“{id}”的分句。分句编号是标准编号加“/”加序号，例如 10.1.2/1。")
}

/// A reference to a standard that is not there.
pub fn unknown_standard(id: &str) -> String {
    format!("没有编号为“{id}”的标准。")
}

/// A phrase that does not stand in the text that the rule is about.
pub fn phrase_not_found(phrase: &str, standard: &str) -> String {
    format!("标准 {standard} 的原文里没有“{phrase}”这段话。请照原文抄录规则所依据的话。")
}

/// A reference to a figure that is not defined.
pub fn unknown_figure(key: &str) -> String {
    format!("figures.toml 里没有名为“{key}”的数。请检查拼写，或先在那里定义。")
}

/// A reference to a register that is not defined.
pub fn unknown_register(key: &str) -> String {
    format!("registers.toml 里没有名为“{key}”的台账。")
}

/// A reference to a column that is not defined.
pub fn unknown_column(register: &str, column: &str) -> String {
    format!("台账“{register}”里没有名为“{column}”的栏。")
}

/// A column that cannot be used so.
pub fn wrong_column_kind(column: &str, needed: &str) -> String {
    format!("“{column}”这一栏的类型不合，这里需要 type = \"{needed}\" 的栏。")
}

/// A reference to a choice that is not defined.
pub fn unknown_choice(key: &str) -> String {
    format!("choices.toml 里没有名为“{key}”的口径。")
}

/// A reference to an option that is not defined.
pub fn unknown_option(owner: &str, option: &str) -> String {
    format!("“{owner}”没有名为“{option}”的选项。")
}

/// A choice that touches a standard and does not say so.
pub fn choice_without_standard(choice: &str, standard: &str) -> String {
    format!("口径“{choice}”影响标准 {standard}，但它的 standards 里没有写。请补上。")
}

/// Some option of a choice leaves a figure without a derivation.
pub fn option_without_derivation(choice: &str, option: &str) -> String {
    format!("选定“{choice}”的“{option}”时，没有写怎样算出这个数。请为每个选项各写一种算法。")
}

/// A derivation behind one that always fits.
pub fn derivation_never_reached() -> String {
    "前面一种算法总是适用，这一种永远用不到。请删去，或给前面的写上 given。".into()
}

/// A choice must say of its default either that it is the strict one or why it is not.
pub fn strict_or_why(choice: &str) -> String {
    format!("口径“{choice}”要么写 strict = true（默认的一种是最严的），要么写 why（为什么不取最严的），二者必有其一。")
}

/// What stands behind the default reading where it is the strict one.
pub const STRICT: &str = "从严";

/// The default reading, with whether it is the strict one.
pub fn default_reading(option: &str, why: &str) -> String {
    format!("{option}（{why}）")
}

/// A choice with fewer than two options.
pub fn too_few_options(choice: &str) -> String {
    format!("口径“{choice}”至少要有两个选项。")
}

/// A chain of parts, or of names for the same, that leads back to itself.
pub fn cycle(key: &str) -> String {
    format!("“{key}”的 part_of 或 same_as 绕回了自己。请检查。")
}

/// A whole figure that comes from a column with decimals.
pub fn decimals_lost(column: &str) -> String {
    format!("“{column}”这一栏可以有小数，由它算出的数也要写 decimal = true。")
}

/// A rule without a test, or with two.
pub fn one_test() -> String {
    "一条规则要有 figure 或 ratio 之一，不能都没有，也不能都有。".into()
}

/// A test without a bound, or with two.
pub fn one_bound() -> String {
    "要有 at_least、more_than、at_most 之一作为界限，不能都没有，也不能多于一个。".into()
}

/// A derivation with no or with two ways to take.
pub fn one_take() -> String {
    "take 只能是 \"count\"，或者 { sum = 栏 }、{ minimum = 栏 }、{ maximum = 栏 } 之一。".into()
}

/// A cell test without a condition, or with two.
pub fn one_cell_test() -> String {
    "每个条件要有 is、at_least、in、share_of、within、due、in_period 之一，不能都没有，也不能多于一个。".into()
}

/// More years before an application, or fewer, than any words look back on.
pub fn no_years() -> String {
    "“years”应是 1 到 20 的整数。请照原文“申报前几年间”的数改正。".into()
}

/// A wording that is none.
pub fn no_wording() -> String {
    "“revision”应是 2 到 255 的整数：第一次录入的不写，以后每订正一次文字加 1。".into()
}

/// A ratio of two figures that are not part and whole.
pub fn not_a_part(part: &str, whole: &str) -> String {
    format!("“{part}”没有写明是“{whole}”的一部分。请在 figures.toml 给它写 part_of，否则比例没有意义。")
}

/// A rule that no county can meet.
pub fn never_holds() -> String {
    "这条规则永远不可能成立（比例超过全部，或者与同一分句的另一条规则相反）。请检查界限。".into()
}

/// A rule that every county meets.
pub fn always_holds() -> String {
    "这条规则对任何数都成立，什么也没有判定。请检查界限。".into()
}

/// The same rule twice.
pub fn same_rule_twice() -> String {
    "同一分句已有一条完全相同的规则。请删去一条。".into()
}

/// A register whose first column is not its name.
pub fn first_column_is_name() -> String {
    "台账的第一栏必须是 key = \"name\"、type = \"text\"。".into()
}

/// A block row with other than one label.
pub fn one_label_in_a_block() -> String {
    "通栏（block）的一行只能有一个标签。".into()
}

/// An entry about a clause that says nothing of it.
pub fn says_nothing(clause: &str) -> String {
    format!("对“{clause}”什么也没有写明。请写 role、together、bodies 之一，或者删去这一段。")
}

/// A standard of which no clause is a duty.
pub fn no_duty(standard: &str) -> String {
    format!("“{standard}”的分句全都不计入（role），没有一个可以判断。请至少留一个。")
}

/// A rule on a clause that is no duty.
pub fn rule_on_no_duty(clause: &str) -> String {
    format!("“{clause}”不计入（role），不能有判定规则。请删去规则，或改 clauses.toml。")
}

/// Rules that stand together, and are not several.
pub fn together_alone(clause: &str) -> String {
    format!("“{clause}”写了 together，但判定规则不足两条。请补上规则，或改 clauses.toml。")
}

/// A clause of which no body is named.
pub fn names_no_body(clause: &str) -> String {
    format!("“{clause}”没有点名单位。请先在 clauses.toml 写明 bodies。")
}

/// A total that no register counts.
pub fn total_without_register() -> String {
    "写了 total 的数要能由台账算出（from）。请补上 from，或者删去 total。".into()
}

/// A line of the divisions that is none.
pub fn division_line() -> String {
    "这一行应是两位、四位或六位数字的代码，空一格，然后是名称。".into()
}

/// A division whose province is not there.
pub fn division_without_province(code: &str) -> String {
    format!("代码“{code}”前面没有它所属的省（前两位代码）。")
}

/// A character of which no reading is known.
pub fn no_initial(letter: char) -> String {
    format!("不知道“{letter}”字的读音，没法按拼音首字母查找。请核对这个字。")
}

/// A line of the changes that is none.
pub fn change_line() -> String {
    "这一行应是：旧代码 旧名称 > 新代码 新名称 | 日期 | 文件 | 来源。有几个新代码的，用逗号加空格隔开。".into()
}

/// An old code that is none, or stands twice.
pub fn code_in_use(code: &str) -> String {
    format!("旧代码“{code}”仍在使用，或者已经写过一次。")
}

/// A change of which nobody says who decided it.
pub fn change_without_source() -> String {
    "没有写文件或来源的网址。没有出处的变更不要收录。".into()
}

/// A new code that the divisions do not have, or have under another name.
pub fn unknown_division(code: &str, name: &str) -> String {
    format!("行政区划里没有代码是“{code}”、名称是“{name}”的单位。")
}

/// A sentence of `prose.toml` that ends in a stop.
pub fn sentence_with_stop(sentence: &str) -> String {
    format!("“{sentence}”句末有标点。文书里它与别的话连在一起，请删去句末标点。")
}

/// A number that a sentence of `prose.toml` cannot name.
pub fn unknown_in_sentence(name: &str, allowed: &str) -> String {
    if allowed.is_empty() {
        format!("这句话里不能写“{{{name}}}”：这里没有数。")
    } else {
        format!("这句话里不能写“{{{name}}}”。可以写的有：{allowed}。")
    }
}

/// Something of an edition that the map to another does not name.
pub fn not_in_the_map(id: &str) -> String {
    format!("对照里没有“{id}”。旧版的每一条、新版的每一条都要写明去向或来历，不能漏。")
}

/// Something that is in no edition, or was named before.
pub fn not_left_for_the_map(id: &str) -> String {
    format!("“{id}”不在这一版里，或者前面已经写过。请核对编号，每个只写一次。")
}

/// A relation between more or fewer clauses than it can be between.
pub fn relation_of_others(relation: &str) -> String {
    format!(
        "“{relation}”的 from、to 条数不对：拆分是一条变几条，合并是几条变一条，取消没有 to，新增没有 from，其余一条对一条。"
    )
}
