//! The judgement without its sentences, for those who count many counties.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::report::{AreaCounts, Counts, NegativesReport, Report, Status, Verdict};

/// A report's statuses and counts: the same judgement, told shortly.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tally {
    /// Where the county stands.
    pub verdict: Verdict,
    /// Over all areas.
    pub totals: Counts,
    /// One for each area, in printed order.
    pub areas: Vec<AreaTally>,
    /// The state of each standard by its id, in printed order.
    #[serde(serialize_with = "by_id")]
    pub standards: Vec<(String, Status)>,
    /// The negative list.
    pub negatives: NegativesReport,
    /// The standards of which the declared answer and the figures disagree.
    pub conflicts: Vec<String>,
}

/// The counts of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaTally {
    /// The area's id.
    pub id: String,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

impl From<AreaCounts> for AreaTally {
    fn from(area: AreaCounts) -> Self {
        Self { id: area.id, counts: area.counts }
    }
}

impl From<Report> for Tally {
    fn from(report: Report) -> Self {
        let mut tally = Self {
            verdict: report.verdict,
            totals: report.totals,
            areas: report.areas.into_iter().map(AreaTally::from).collect(),
            standards: Vec::new(),
            negatives: report.negatives,
            conflicts: Vec::new(),
        };
        for standard in report.standards {
            if standard.conflict {
                tally.conflicts.push(standard.id.clone());
            }
            tally.standards.push((standard.id, standard.status));
        }
        tally
    }
}

fn by_id<S: Serializer>(standards: &[(String, Status)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(standards.len()))?;
    for (id, status) in standards {
        map.serialize_entry(id, status)?;
    }
    map.end()
}
