//! What a roll-up is made of.

use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::{Deserialize, Serialize};
use weibao_core::report::{Counts, NegativesReport, Status, Verdict};
use weibao_core::tally::AreaTally;
use weibao_terms::RollUpTable;

/// Counties beside each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RolledUp {
    /// In the order of the division codes, then of the names.
    pub counties: Vec<CountyLine>,
    /// In printed order.
    pub standards: Vec<StandardLine>,
    /// The ratios of the measured clauses, in printed order.
    pub measures: Vec<MeasureLine>,
    /// What does not count, in the order in which it was given.
    pub set_aside: Vec<SetAside>,
}

/// A county.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountyLine {
    /// Its place in what was given. No rank.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Its division code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 省.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub province: String,
    /// 市; empty where the county is governed by its province.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// Where it stands.
    pub verdict: Verdict,
    /// Its counts.
    pub totals: Counts,
    /// Its counts by area.
    pub areas: Vec<AreaTally>,
    /// Its negative list.
    pub negatives: NegativesReport,
    /// How many standards have figures that contradict the declared answer.
    pub conflicts: usize,
    /// How many figures are still needed.
    pub missing_figures: usize,
    /// How many defects its file has; the sound part counts.
    pub problems: usize,
    /// How many standards lack evidence, or have some that no longer holds.
    #[serde(default)]
    pub evidence: usize,
    /// The edition of the standards that it is judged by: its file's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub catalog: String,
    /// The overlay that its file names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
    /// What its file is known by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The file's revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// The day on which the file was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_on: Option<String>,
    /// The file's check.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// From when to when it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<[String; 2]>,
    /// How many due dates of what is to be done have passed; only where `today` was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<usize>,
    /// Whether the county has written its own opinion.
    #[serde(default)]
    pub opinion: bool,
    /// What a reviewer said of this very file, where a review was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Marked>,
    /// How each standard stands, by its id.
    #[serde(default)]
    pub standards: LiteMap<String, Status>,
    /// The ratios of which it gave both figures, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measured: Vec<Measured>,
    /// What it wrote, for the tables that list words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// How many standards a reviewer marked how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// 认可.
    pub accepted: usize,
    /// 存疑.
    pub doubtful: usize,
    /// 退回.
    pub returned: usize,
}

/// A ratio of one county.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// The clause's id.
    pub clause: String,
    /// The figure above the line.
    pub part_figure: String,
    /// The figure below the line.
    pub whole_figure: String,
    /// The part.
    pub part: String,
    /// The whole.
    pub whole: String,
    /// The readings that it rests on: `choice=option`, with commas between them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub read_as: String,
}

/// A row of a table that lists what counties wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which table.
    pub table: RollUpTable,
    /// What it is about: a standard, a clause, or a place in the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The words.
    pub text: String,
    /// The cells behind them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
}

/// A standard over all counties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardLine {
    /// Its id.
    pub id: String,
    /// Counties in which it is 达标.
    pub met: usize,
    /// 部分达标.
    pub partial: usize,
    /// 未达标.
    pub unmet: usize,
    /// 不适用.
    pub not_applicable: usize,
    /// 待核 or 未答.
    pub open: usize,
}

impl StandardLine {
    /// How many counties fall short of it. What is open is not short.
    pub fn short(&self) -> usize {
        self.unmet.saturating_add(self.partial)
    }
}

/// A ratio over all counties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureLine {
    /// The clause's id.
    pub clause: String,
    /// The sum of the parts, over the counties that gave both.
    pub part: Option<String>,
    /// The sum of the wholes, over the same.
    pub whole: Option<String>,
    /// How many gave both.
    pub counties: usize,
    /// Of how many.
    pub of: usize,
    /// Under how many readings. With more than one there is no total: 口径不一.
    pub readings: usize,
    /// The figure above the line.
    #[serde(default)]
    pub part_figure: String,
    /// The figure below the line.
    #[serde(default)]
    pub whole_figure: String,
    /// The readings themselves: `choice=option`, with commas between them.
    #[serde(default)]
    pub read_as: Vec<String>,
}

/// What does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Its place in what was given.
    pub index: usize,
    /// The file's name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `older`, `same`, `same_code`, `ambiguous`, `unreadable`, or the core's code of what is wrong with the file.
    pub code: String,
    /// Why, as a sentence.
    pub text: String,
}
