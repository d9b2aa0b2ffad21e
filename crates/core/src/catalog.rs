//! The standards as data: what a county is held against.
//!
//! A [`Catalog`] serialises to the contract's `Catalog` shape; every further field is optional there.
//! It is written by `weibao-compiler` from `standards/`, and changed only by an overlay.

use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use crate::decimal::{Decimal, Fraction};

/// A whole set of standards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// `cn-2021`.
    pub id: String,
    /// The document's own title.
    pub title: String,
    /// Its number: 民函〔2021〕68号.
    pub document: String,
    /// Where the wording was taken from, as a sentence for the screen.
    pub source: String,
    /// Which wording of the edition this is: it grows where words are corrected, and ids and lines stay. The first where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u8>,
    /// The areas, in printed order.
    pub areas: Vec<Area>,
    /// The negative list, in printed order.
    pub negatives: Vec<Negative>,
    /// Every figure that a county can enter or that a register yields.
    pub figures: Vec<Figure>,
    /// The tables of units.
    pub registers: Vec<Register>,
    /// Where the document is open to readings: the county chooses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The units that are named as departments and reporters, each once. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    /// What an overlay aims at without asking it of a county: shown, never judged by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// Stages, quota and lead body, where an overlay sets them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// The overlay that changed this catalog, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<OverlayMark>,
    /// How documents say what was found. Empty where none are made: nobody else needs it.
    #[serde(default, skip_serializing_if = "Prose::is_empty")]
    pub prose: Prose,
}

/// How figures and standards are said in the sentences of documents. The project's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// Figures by key; of a ratio its part.
    pub figures: LiteMap<String, FigureProse>,
    /// Standards by id.
    pub standards: LiteMap<String, StandardProse>,
}

/// Sentences without their stop, in which `{value}`, `{part}`, `{whole}`, `{rest}` (whole less part) and `{percent}` stand for numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureProse {
    /// The line is reached; of a ratio, by all.
    pub met: String,
    /// The line of a ratio is reached, though not by all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// It is not.
    pub gap: String,
}

/// Sentences without their stop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardProse {
    /// What was done, where the standard is met.
    pub done: String,
    /// What is to be done, where it is not: behind the unit that is to do it.
    pub next: String,
}

impl Prose {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.standards.is_empty()
    }
}

/// 项目, one of 11.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// `"10"`.
    pub id: String,
    /// 机构建设.
    pub title: String,
    /// Its contents, in printed order.
    pub contents: Vec<Content>,
}

/// 内容, one of 34.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// `"10.1"`.
    pub id: String,
    /// 机构设置.
    pub title: String,
    /// Its standards, in printed order.
    pub standards: Vec<Standard>,
}

/// 工作标准, one of 76.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// `"10.1.2"`: ours, the document prints no number.
    pub id: String,
    /// The document's words, verbatim.
    pub text: String,
    /// The testable parts, in order.
    pub clauses: Vec<Clause>,
    /// Who leads and who supports.
    pub departments: Departments,
    /// What a county would show: documents and counts first, what is only looked at on the spot last. The project's own.
    pub evidence: Vec<String>,
    /// Of each piece of `evidence`, in its order, how long it holds. The project's own; empty where nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_items: Vec<EvidenceItem>,
    /// Tasks of the Opinions and articles of the law. The project's own.
    pub basis: Vec<Basis>,
    /// Hints beside the words. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Who added or changed this standard, where an overlay did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

/// A testable part of a standard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// `"10.1.2/1"`.
    pub id: String,
    /// A verbatim piece of the standard's text.
    pub text: String,
    /// Whether figures can decide it: true exactly where a rule is there that is not only `necessary`.
    pub measured: bool,
    /// What its words are, where they are no duty: shown, not answerable, not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether its rules are different duties, so that it is met only where all their inputs are known and hold.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub together: bool,
    /// The bodies that its words name, each of which answers 有 or 无.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Body>,
    /// Each rule whose inputs are all there must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// A short name beside the words, where these cannot be read alone. The project's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// 主报: the one unit that reports it. The project's own; where this and `each` are empty, the standard's first lead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub main: Vec<String>,
    /// 各报: the units that each answer for themselves. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<String>,
    /// 协报: the units that help the one that reports it. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
    /// Who added or changed this clause, where an overlay did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

/// What a clause is that is no duty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// When or for whom the rest applies.
    #[default]
    Condition,
    /// A wish: recorded, never held against anybody.
    Advisory,
}

/// A body that the words name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// `court`.
    pub key: String,
    /// 人民法院, as the words have it.
    pub name: String,
}

/// What is known of a piece of suggested evidence beside its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceItem {
    /// How long it holds.
    pub renew: Renew,
    /// 现场查看即可，不必留存: photographs, sign-in sheets and what else is seen on the spot.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub onsite: bool,
}

/// How long a piece of evidence holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Renew {
    /// For the year that it is of: minutes, trainings, counts.
    Year,
    /// Until another replaces it: rules, mechanisms, institutions.
    #[default]
    UntilReplaced,
    /// Until the day that it names: agreements, contracts.
    Dated,
    /// Until the end of the plan's term: 「十四五」 ends with 2025.
    Plan,
}

/// A unit that is named as a department or a reporter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// `civil_affairs`: never changes.
    pub key: String,
    /// 民政局: the name by which everything else refers to it.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// Other names of the same unit: 市监局.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// What a named unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A body of the county.
    #[default]
    Department,
    /// 各乡镇（街道）: stands for every one of them.
    Township,
    /// 各成员单位: stands for several that are named elsewhere, and is sent nothing itself.
    Group,
}

/// A list of names with its date, by which names are held: illegal social organisations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// `illegal-organisations-2021-5`.
    pub id: String,
    /// What it is a list of.
    pub title: String,
    /// The day up to which it speaks, `2021-08-17`: to be shown wherever a name is found on it.
    pub as_of: String,
    /// Where it was published.
    pub source: String,
    /// The names, as published.
    pub names: Vec<String>,
}

/// What an overlay aims at without asking it of a county.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// The standard or clause that it is about.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is, so that nobody takes it for a standard: 省定工作目标（2023年），不是创建标准.
    pub mark: String,
    /// Its words, verbatim.
    pub text: String,
    /// Who says so; set by the reader of the overlay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

/// Who answers for a standard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Departments {
    /// 牵头.
    pub lead: Vec<String>,
    /// 配合.
    pub support: Vec<String>,
    /// What supports each name: `standard` (its own words), `plan` (永宁县 2022), `opinions`, `law`, `inference` (ours).
    #[serde(default, skip_serializing_if = "LiteMap::is_empty")]
    pub sources: LiteMap<String, Vec<String>>,
}

/// A task of the Opinions or an article of a law.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// The document's name.
    pub document: String,
    /// 第三十九条, or a task's number and title.
    pub article: String,
    /// `direct` (the same duty) or `related` (the same subject).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
}

/// 负面工作清单项, one of 7.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Negative {
    /// `"N1"`.
    pub id: String,
    /// The document's words, verbatim.
    pub text: String,
    /// Hints. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Departments that would know. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    /// Those of them that are asked for a written word: 无 only where every one of them says so. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
    /// What they would give. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Over how many years before the application its words look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u8>,
    /// Who added it, where an overlay did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

/// A number about the county.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// `townships_with_station`.
    pub key: String,
    /// Its Chinese name.
    pub label: String,
    /// 个, 次, 名 …
    pub unit: String,
    /// 主报: who has it, or sums it up where `each` gives its own part. The project's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 各报: the units of which each has a part. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<String>,
    /// 协报: the units that help. The project's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
    /// Whether decimals make sense; counts are whole.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub decimal: bool,
    /// The figure that this one is a part of, and so can never exceed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Another name of the same number: whichever of the two is there counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// Another unit under a reading; there it counts whole things.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitUnder>,
    /// What is said of those that are counted: 已设立. Of a part of a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Whether it counts what is over and cannot be made up.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub past: bool,
    /// Whether it is counted over the days of a year that the saved file states.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub yearly: bool,
    /// Whether a county knows it officially: where it is above what the register counts, the rest are units without a row.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub total: bool,
    /// The clause whose named bodies it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bodies: Option<String>,
    /// Which other figures it is the largest of; the first whose `given` fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub largest: Vec<Largest>,
    /// How a register yields it; the first whose `given` fits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Derivation>,
    /// A hint beside the field. The project's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it is only read, in files of before, and no longer asked: another figure says it better.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub older: bool,
    /// Who added it, where an overlay did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_by: Option<String>,
}

/// A figure's unit under a reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitUnder {
    /// 门.
    pub unit: String,
    /// Under which reading.
    pub given: ReadingCondition,
}

/// The largest of other figures that are typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Largest {
    /// Their keys.
    pub figures: Vec<String>,
    /// Under which reading; always where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<ReadingCondition>,
}

/// How a register yields a figure. What empty cells leave open is kept open: what it is at least and at most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derivation {
    /// The register's key.
    pub register: String,
    /// What is done with the rows that `only` keeps.
    pub take: Aggregate,
    /// All of these must hold for a row to count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<CellTest>,
    /// Whether there may be more than the register can tell.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub least_only: bool,
    /// Under which reading; always where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<ReadingCondition>,
}

/// What is done with the rows that are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// How many there are.
    #[default]
    Count,
    /// The sum of a column.
    Sum(String),
    /// The smallest value of a column.
    Minimum(String),
    /// The largest value of a column.
    Maximum(String),
    /// The least over several columns, one a period.
    Periods(Periods),
}

/// Columns that are the same count, one a period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periods {
    /// The columns, one a period.
    pub columns: Vec<String>,
    /// The column of before that held one number for every period; read in rows that fill none of `columns`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<String>,
    /// Whether the rows are added up within each period before the least is taken.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub summed: bool,
}

/// A condition on one cell of a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CellTest {
    /// The column's key.
    pub column: String,
    /// What the cell must be.
    #[serde(flatten)]
    pub is: CellPredicate,
}

/// What a cell must be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellPredicate {
    /// A boolean cell with this value.
    Is(bool),
    /// A number of at least this.
    AtLeast(Decimal),
    /// A text that is one of these.
    In(Vec<String>),
    /// A number that is at least this share of another column.
    ShareOf(ShareOf),
    /// A day that lies within a term after another column's; an empty cell fails once the term is over.
    Within(Term),
    /// Whether a day is there, or the term after another column's is over.
    Due(Term),
    /// Whether a day is one of those of which the county's yearly figures are; any is, and none too, where the saved file states no period.
    InPeriod(bool),
}

/// A share of another column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareOf {
    /// The whole's column.
    pub column: String,
    /// What it takes.
    pub at_least: Fraction,
}

/// A term after a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How long.
    pub months: u8,
    /// The column of the day on which it begins.
    pub after: String,
}

/// A reading that the county has chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingCondition {
    /// The choice's key.
    pub choice: String,
    /// The option's key.
    pub option: String,
}

/// A point where the document is open to readings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// `school_scope`.
    pub key: String,
    /// The question, with the words it is about.
    pub question: String,
    /// The standards that it touches.
    pub standards: Vec<String>,
    /// The first is the default; its label says whether it is the strict reading.
    pub options: Vec<ChoiceOption>,
}

/// One reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// `all`.
    pub key: String,
    /// What it means, in words.
    pub label: String,
    /// Whether it is only read, in files of before, and no longer offered.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub older: bool,
}

/// What decides a measured clause.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// The verbatim words that it rests on.
    pub phrase: String,
    /// Whether the number is our reading (每, 各, 全覆盖, 不得) and not printed; the county can switch it off.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub implied: bool,
    /// Whether it can only refute: a failing one makes the clause unmet, one that holds or misses its figures says nothing.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub necessary: bool,
    /// Whether it says in another way what another rule of the clause says: where either decides, nobody misses the figures of the other.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub alternative: bool,
    /// Under which reading; always where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<ReadingCondition>,
    /// What another standard asks for and without which this cannot be met: none of it is unmet, and no exemption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<Want>,
    /// Applies only where this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Comparison>,
    /// What must hold.
    #[serde(flatten)]
    pub predicate: Predicate,
    /// Our explanation, where the words need one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What another standard asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Want {
    /// The standard's id.
    pub standard: String,
    /// The figure that says how many there are.
    pub figure: String,
}

/// What must hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// A figure against a bound. Of a minimum over units: every unit reaches it.
    Figure(Comparison),
    /// The ratio of two counts against a bound.
    Ratio(Ratio),
}

/// A figure against a bound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The figure's key.
    pub figure: String,
    /// Against what.
    #[serde(flatten)]
    pub bound: Bound<Decimal>,
}

/// A part of a whole against a bound. A whole of 0 has no case to judge.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The figure above the line.
    pub part: String,
    /// The figure below the line.
    pub whole: String,
    /// Whether there may be more of the part than of the whole: more done than was asked.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub beyond: bool,
    /// Against what.
    #[serde(flatten)]
    pub bound: Bound<Fraction>,
}

/// Which side of a number is good. 以上, 不少于 and 至少 include the number itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound<T> {
    /// Not less than.
    AtLeast(T),
    /// Strictly more than.
    MoreThan(T),
    /// Not more than.
    AtMost(T),
}

/// A table of units: townships, communities, schools, organisations. Never a child.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// `townships`.
    pub key: String,
    /// Its Chinese name.
    pub label: String,
    /// The first is always `name`.
    pub columns: Vec<Column>,
    /// Who has it. The project's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

/// A column of a register.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// `site_days_per_week`.
    pub key: String,
    /// Its Chinese name.
    pub label: String,
    /// What a cell holds.
    #[serde(rename = "type")]
    pub kind: ColumnKind,
    /// 天, 名 …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The values that a text cell may have, with their Chinese names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ChoiceOption>,
    /// Whether decimals make sense; counts are whole.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub decimal: bool,
    /// The column that this one is a part of, and so can never exceed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Whether a text is a day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub date: bool,
    /// Whether it is only read, in files of before, and no longer offered.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub older: bool,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// A number from 0 to 1e12 with at most four decimals.
    Number,
    /// 有 or 无.
    Boolean,
}

/// The way to the title, as a province sets it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The body that leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// How many may be put forward, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<String>,
    /// The stages, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// What follows the naming: 抽查复核.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<Stage>,
    /// Whether a city's civil affairs examine (市级查验); where nothing is said, they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city_step: Option<bool>,
}

/// A stage on the way to the title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Which of the seven national steps it is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<StageKey>,
    /// 自愿申报.
    pub title: String,
    /// 2021年10月底前.
    pub when: String,
    /// Its first day, `2021-11-01`, where the words name one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its last day, `2021-11-30`, where the words name one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Who acts and what must be done, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// The national steps, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKey {
    /// 自愿申报.
    #[default]
    Apply,
    /// 初步推荐.
    Recommend,
    /// 全面创建.
    Create,
    /// 省级评价.
    Evaluate,
    /// 评估核实; with the naming, where a province has both as one stage.
    Verify,
    /// 公示命名.
    Name,
    /// 抽查复核.
    Recheck,
}

/// Which overlay a catalog carries, and what it changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayMark {
    /// The overlay's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who says so.
    pub authority: String,
    /// One sentence for each change, in the overlay's order.
    pub changes: Vec<OverlayChange>,
}

/// One change that an overlay made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayChange {
    /// What was changed: an id of a clause, standard, negative item or figure, or `procedure`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The change in words.
    pub text: String,
    /// Whether it asks for less than the national text.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub weaker: bool,
}

impl Default for CellPredicate {
    fn default() -> Self {
        Self::Is(false)
    }
}

impl Default for Predicate {
    fn default() -> Self {
        Self::Figure(Comparison::default())
    }
}

impl<T: Default> Default for Bound<T> {
    fn default() -> Self {
        Self::AtLeast(T::default())
    }
}

impl Aggregate {
    /// The columns whose values are taken; a count needs none.
    pub fn columns(&self) -> impl Iterator<Item = &String> {
        let (one, many) = match self {
            Aggregate::Count => (None, None),
            Aggregate::Sum(column) | Aggregate::Minimum(column) | Aggregate::Maximum(column) => (Some(column), None),
            Aggregate::Periods(periods) => (None, Some(periods)),
        };
        one.into_iter().chain(many.into_iter().flat_map(|periods| periods.columns.iter().chain(&periods.older)))
    }

    /// Whether it is over units: every one of them has to reach the bound.
    pub fn is_over_units(&self) -> bool {
        match self {
            Aggregate::Minimum(_) | Aggregate::Maximum(_) => true,
            Aggregate::Periods(periods) => !periods.summed,
            Aggregate::Count | Aggregate::Sum(_) => false,
        }
    }
}

impl Catalog {
    /// Every standard, in printed order.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.areas.iter().flat_map(Area::standards)
    }

    /// The standard with this id.
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.numbered(id).or_else(|| self.standards().find(|standard| standard.id == id))
    }

    /// The standard with this id, if it stands where its number says, as most do.
    pub(crate) fn numbered(&self, id: &str) -> Option<&Standard> {
        let mut places = id.split('.').map(|number| number.parse::<usize>().ok()?.checked_sub(1));
        let content = self.areas.get(places.next()??)?.contents.get(places.next()??)?;
        content.standards.get(places.next()??).filter(|standard| standard.id == id)
    }

    /// The figure with this key.
    pub fn figure(&self, key: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == key)
    }

    /// Which wording of the edition this is.
    pub fn wording(&self) -> u64 {
        self.revision.map_or(1, u64::from)
    }

    /// The key under which a figure is entered, where it has two names.
    pub fn main_key<'a>(&'a self, key: &'a str) -> &'a str {
        self.figure(key).and_then(|figure| figure.same_as.as_deref()).unwrap_or(key)
    }

    /// A figure's name for people; the key where there is no such figure.
    pub fn label<'a>(&'a self, key: &'a str) -> &'a str {
        self.figure(key).map_or(key, |figure| &figure.label)
    }

    /// The clause with this id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        let find = |standard: &Standard| standard.clauses.iter().position(|clause| clause.id == id);
        let (of, _) = id.split_once('/').unwrap_or_default();
        let there = self.numbered(of).and_then(|standard| standard.clauses.get(find(standard)?));
        there.or_else(|| self.standards().find_map(|standard| standard.clauses.get(find(standard)?)))
    }

    /// The register with this key.
    pub fn register(&self, key: &str) -> Option<&Register> {
        self.registers.iter().find(|register| register.key == key)
    }

    /// The choice with this key.
    pub fn choice(&self, key: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.key == key)
    }

    /// The unit of this name, or of which this is another name.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.name == name || unit.aliases.iter().any(|alias| alias == name))
    }
}

impl Standard {
    /// The one unit that reports a clause; none where several answer for themselves, or where nobody is named.
    pub fn main_reporter<'a>(&'a self, clause: &'a Clause) -> Option<&'a str> {
        let lead = || self.departments.lead.first().filter(|_| clause.each.is_empty());
        clause.main.first().or_else(lead).map(String::as_str)
    }

    /// The suggested evidence, each piece with whether it need only be seen on the spot.
    pub fn suggested_evidence(&self) -> impl Iterator<Item = (&str, bool)> {
        let onsite = |index: usize| self.evidence_items.get(index).is_some_and(|item| item.onsite);
        self.evidence.iter().enumerate().map(move |(index, text)| (text.as_str(), onsite(index)))
    }

    /// The suggested evidence that is kept and handed in.
    pub fn kept_evidence(&self) -> Vec<&str> {
        self.suggested_evidence().filter(|(_, onsite)| !onsite).map(|(text, _)| text).collect()
    }
}

impl Figure {
    /// Every unit that has a part in it, the one that reports it first.
    pub fn reporters(&self) -> impl Iterator<Item = &str> {
        self.department.iter().chain(&self.each).chain(&self.help).map(String::as_str)
    }

    /// The readings on which it depends how it comes about, or in what it is counted.
    pub fn readings(&self) -> impl Iterator<Item = &ReadingCondition> {
        let from = self.from.iter().filter_map(|from| from.given.as_ref());
        let largest = self.largest.iter().filter_map(|largest| largest.given.as_ref());
        from.chain(largest).chain(self.units.iter().map(|unit| &unit.given))
    }
}

impl Clause {
    /// Whether it is a duty, and so answerable and counted.
    pub fn counts(&self) -> bool {
        self.role.is_none()
    }
}

impl Area {
    /// Its standards, in printed order.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.contents.iter().flat_map(|content| content.standards.iter())
    }
}

impl Register {
    /// The column with this key.
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// The place of the column with this key.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

impl Choice {
    /// The option that counts where the county has chosen none.
    pub fn default_option(&self) -> Option<&ChoiceOption> {
        self.options.first()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_of_one_kind_alone_is_something() {
        let figures = LiteMap::from_iter([(String::new(), FigureProse::default())]);
        let standards = LiteMap::from_iter([(String::new(), StandardProse::default())]);
        assert!(Prose::default().is_empty());
        assert!(!Prose { figures, ..Prose::default() }.is_empty());
        assert!(!Prose { standards, ..Prose::default() }.is_empty());
    }

    /// Where standards do not stand at their numbers, as in a catalog that leaves some out, they are found all the same, and no other is.
    #[test]
    fn a_standard_is_found_by_its_id_wherever_it_stands() {
        let standards = ["1.1.2", "1.1.1", "1.1.4"].map(|id| Standard { id: id.into(), ..Standard::default() });
        let content = Content { standards: standards.into(), ..Content::default() };
        let area = Area { contents: alloc::vec![content], ..Area::default() };
        let catalog = Catalog { areas: alloc::vec![area], ..Catalog::default() };
        let found = |id| catalog.standard(id).map(|standard| standard.id.as_str());
        for id in ["1.1.1", "1.1.2", "1.1.4"] {
            assert_eq!(found(id), Some(id));
        }
        assert_eq!(found("1.1.3"), None);
    }

    #[test]
    fn a_unit_is_found_under_each_of_its_names() {
        let unit =
            |name: &str, alias: &str| Unit { name: name.into(), aliases: alloc::vec![alias.into()], ..Unit::default() };
        let catalog = Catalog {
            units: alloc::vec![unit("教育局", "教体局"), unit("民政局", "民政")],
            ..Catalog::default()
        };
        let found = |name| catalog.unit(name).map(|unit| unit.name.as_str());
        assert_eq!(found("民政"), Some("民政局"));
        assert_eq!(found("教育局"), Some("教育局"));
        assert_eq!(found("财政局"), None);
    }
}
