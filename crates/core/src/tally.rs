//! The judgement without its sentences, for those who count many counties.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::evaluation::JudgedNegatives;
use crate::report::{AreaCounts, Counts, Report, Status, Verdict};

/// A county's statuses and counts: the same judgement as in its report, told shortly. Ids are borrowed from the standards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tally<'a> {
    /// Where the county stands.
    pub verdict: Verdict,
    /// Over all areas.
    pub totals: Counts,
    /// One for each area, in printed order.
    pub areas: Vec<AreaTally>,
    /// The state of each standard by its id, in printed order.
    #[serde(serialize_with = "by_id")]
    pub standards: Vec<(&'a str, Status)>,
    /// The negative list.
    pub negatives: JudgedNegatives<'a>,
    /// The standards of which the declared answer and the figures disagree.
    pub conflicts: Vec<&'a str>,
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

/// What a report says, counted.
impl<'a> From<&'a Report> for Tally<'a> {
    fn from(report: &'a Report) -> Self {
        let ids = |ids: &'a [String]| ids.iter().map(String::as_str).collect();
        let negatives = &report.negatives;
        let conflicts = report.standards.iter().filter(|standard| standard.conflict);
        Self {
            verdict: report.verdict,
            totals: report.totals.clone(),
            areas: report.areas.iter().cloned().map(AreaTally::from).collect(),
            standards: report.standards.iter().map(|standard| (standard.id.as_str(), standard.status)).collect(),
            negatives: JudgedNegatives {
                present: ids(&negatives.present),
                absent: ids(&negatives.absent),
                open: ids(&negatives.open),
            },
            conflicts: conflicts.map(|standard| standard.id.as_str()).collect(),
        }
    }
}

fn by_id<S: Serializer>(standards: &[(&str, Status)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(standards.len()))?;
    for (id, status) in standards {
        map.serialize_entry(id, status)?;
    }
    map.end()
}
