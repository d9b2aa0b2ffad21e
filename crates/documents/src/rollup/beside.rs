//! What the files of a roll-up are made from.

use serde_json::Value;
use weibao_chain::{RolledUp, Table};
use weibao_core::Problem;
use weibao_text::tables::rollup as words;

use crate::problem::problem;

/// What a value says that counties come to: see [`weibao_chain::roll_up`].
///
/// # Errors
/// Where it is no roll-up.
pub fn read(rolled_up: &Value) -> Result<RolledUp, Vec<Problem>> {
    serde_json::from_value(rolled_up.clone()).map_err(|_| vec![problem("no_rollup", "", words::none())])
}

/// What beside the counties themselves goes into the workbook and the summary.
#[derive(Debug, Default)]
pub struct Beside<'b> {
    /// The same counties under common readings.
    pub restated: Option<&'b RolledUp>,
    /// 应报名单, as the desk lays it out.
    pub reporting: Option<&'b Table>,
    /// Counties with several files, as the desk lays them out.
    pub several: Option<&'b Table>,
    /// What stands otherwise than in an earlier roll-up, as the desk lays it out: standards, then counties.
    pub compared: &'b [Table],
    /// The day, as `YYYY-MM-DD`; left out where it is not known.
    pub today: Option<&'b str>,
}
