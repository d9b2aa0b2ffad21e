//! 标准版本: what is only looked at, and what another edition would make of what is open.

use serde_json::Value;
use weibao_chain::Migrated;

use crate::prelude::*;

/// What this screen needs.
#[derive(Debug, Default)]
pub struct State {
    /// A file of an edition that is not here, by its name.
    pub foreign: Option<(String, Value)>,
    /// Whether the new file is to be about the same period.
    pub same_period: bool,
    /// What the edition of this id would make of what is open.
    pub migrated: Option<(String, Migrated)>,
}
