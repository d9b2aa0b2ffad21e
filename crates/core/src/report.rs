//! What the core says about a county. Serialises to the contract's `Report`.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use serde_json::Number;
pub use weibao_terms::{ClauseStatus, Source, Status, Verdict};

use crate::catalog::Role;
use crate::decimal::Share;

/// The software's version.
pub const SOFTWARE: &str = env!("CARGO_PKG_VERSION");

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The catalog's id.
    pub catalog: String,
    /// The overlay's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
    /// The software's version.
    pub software: String,
    /// Over all areas.
    pub totals: Counts,
    /// One for each area, in printed order.
    pub areas: Vec<AreaCounts>,
    /// One for each standard, in printed order.
    pub standards: Vec<StandardReport>,
    /// The negative list.
    pub negatives: NegativesReport,
    /// Where the county stands.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Every figure that is known, typed or counted, in the catalog's order.
    pub figures: Vec<FigureReport>,
    /// The readings that were used, in the catalog's order.
    pub choices: Vec<ChoiceReport>,
    /// What the overlay changed, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlay_changes: Vec<crate::catalog::OverlayChange>,
    /// Only where a rule file was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

/// How many standards are in which state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// All of them.
    pub standards: usize,
    /// Without those that do not apply.
    pub applicable: usize,
    /// 达标.
    pub met: usize,
    /// 部分达标.
    pub partial: usize,
    /// 未达标.
    pub unmet: usize,
    /// 不适用.
    pub not_applicable: usize,
    /// 待核.
    pub pending: usize,
    /// 未答.
    pub unanswered: usize,
    /// `met / applicable` in per cent, two decimals, half up; none where nothing is applicable.
    pub attainment: Option<String>,
}

/// The counts of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaCounts {
    /// The area's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What is said about a standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StandardReport {
    /// Its id.
    pub id: String,
    /// Its state.
    pub status: Status,
    /// The declared answer and the figures disagree; the stricter of the two stands.
    pub conflict: bool,
    /// Its clauses, in order.
    pub clauses: Vec<ClauseReport>,
    /// Why it is in this state: never empty.
    pub reasons: Vec<Reason>,
}

impl StandardReport {
    /// Where one of its clauses stands: nobody need answer it, and no harmless 0 is held against it, where the whole standard does not apply.
    pub fn effective_status(&self, clause: &ClauseReport) -> ClauseStatus {
        if self.status == Status::NotApplicable { ClauseStatus::NotApplicable } else { clause.status }
    }
}

/// What is said about a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseReport {
    /// Its id.
    pub id: String,
    /// Its state.
    pub status: ClauseStatus,
    /// Where that comes from.
    pub source: Source,
    /// What its words are, where they are no duty; its state is then 不适用 and counts for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The arithmetic, where figures say something: of a measured clause, and beside the county's own word that stands against them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// The figures that its rules still need: they cannot be computed for want of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// The arithmetic of a measured clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What there is: `"2/6"`, `"1"`.
    pub have: String,
    /// The same in the words of the trade, for papers and screens: 12个乡镇（街道）中5个已设立，占41.67%.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub found: String,
    /// What it takes: `"≥1/2"`, `"≥2"`.
    pub need: String,
    /// How many units are still missing to the line; 0 where it is met, none where that cannot be counted.
    pub shortfall: Option<Number>,
    /// Which units fail, by name, in the register's order.
    pub failing: Vec<String>,
    /// The rows behind `failing`: register key and row number from 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowRef>,
    /// The figures that went in.
    pub figures: Vec<String>,
    /// The arithmetic in one sentence.
    pub text: String,
    /// Whether the bound is our reading of the words and not printed.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub implied: bool,
    /// `need` in words, for papers: 50%以上, 不少于2次, 应为0.
    #[serde(skip)]
    pub line: String,
    /// The numbers of a ratio, for those that reckon on.
    #[serde(skip)]
    pub share: Option<Share>,
}

/// A row of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRef {
    /// The register's key.
    pub register: String,
    /// From 0.
    pub row: usize,
}

/// What is said about a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureReport {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Number,
    /// The register that it was counted from; none where it was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
}

/// A reading that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceReport {
    /// The choice's key.
    pub key: String,
    /// The option's key.
    pub option: String,
    /// Whether the county chose it; else it is the default.
    pub chosen: bool,
}

/// The negative list, as answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NegativesReport {
    /// Present: each one alone bars the county.
    pub present: Vec<String>,
    /// Absent.
    pub absent: Vec<String>,
    /// Neither said yet.
    pub open: Vec<String>,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// A stable code.
    pub code: String,
    /// A Chinese sentence.
    pub text: String,
    /// Ids of what it is about: standards, clauses, negative items, figures.
    pub refs: Vec<String>,
}

/// The points of a rule file. Decimals as text, exact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// What was reached.
    pub points: String,
    /// What can be reached.
    pub maximum: String,
    /// The total reaches the pass line and every key item is met.
    pub pass: bool,
    /// The rule file's title, and that it is not official where it says so.
    pub title: String,
    /// Line by line.
    pub lines: Vec<ScoreLine>,
}

/// One line of a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreLine {
    /// What it is about.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What was reached.
    pub points: String,
    /// What can be reached.
    pub maximum: String,
    /// Why, as a sentence.
    pub reason: String,
}
