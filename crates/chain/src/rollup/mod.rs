//! Many counties beside each other. In the order of their division codes: no rank, no mean of rates, nothing summed over two readings.

mod adding;
mod compared;
mod county;
mod desk;
mod gathering;
mod lines;
mod measures;
mod saved;
mod saving;
mod tables;

use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::catalog::Catalog;
use weibao_core::{Problem, overlay};

pub use adding::sum;
pub use desk::Desk;
pub use gathering::Gathering;
pub use lines::{CountyLine, Marked, MeasureLine, Measured, Note, RolledUp, SetAside, StandardLine};
pub use saved::ROLLUP_FORMAT;
pub use saving::Saving;
pub use tables::{Cell, Column, Row, Table, View, areas_reached, by_county, tables};

use crate::given;

/// Rolls up saved files, each as a value or its JSON text. Total: what cannot be read is set aside and named.
///
/// # Errors
/// Where the overlay is wrong, or `today` is no day.
pub fn roll_up(
    catalog: &Catalog,
    files: &[Value],
    overlay: Option<&Value>,
    today: Option<&str>,
) -> Result<RolledUp, Vec<Problem>> {
    let overlaid = overlay.map(|given| overlay::apply(catalog, given)).transpose()?;
    let catalog = overlaid.as_ref().unwrap_or(catalog);
    if let Some(today) = today {
        given::day(today, "/today")?;
    }
    let mut gathering = Gathering::default();
    for file in files {
        gathering.add(catalog, None, file, today);
    }
    Ok(gathering.rolled_up(catalog))
}
