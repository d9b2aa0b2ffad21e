//! Many counties beside each other. In the order of their division codes: no rank, no mean of rates, nothing summed over two readings.

mod adding;
mod books;
mod chosen;
mod compared;
mod county;
mod desk;
mod gathering;
mod lines;
mod measures;
mod saved;
mod saving;
mod several;
mod tables;

use alloc::vec::Vec;
use core::borrow::Borrow;

use serde_json::Value;
use weibao_core::catalog::Catalog;
use weibao_core::{Problem, overlay, own_edition};

pub use adding::sum;
pub use books::Books;
pub use desk::Desk;
pub use gathering::Gathering;
pub use lines::{CountyLine, Marked, MeasureLine, Measured, Note, RolledUp, SetAside, StandardLine};
pub use saved::ROLLUP_FORMAT;
pub use saving::Saving;
pub use tables::{Cell, Column, Row, Table, View, areas_reached, by_county, tables};

use crate::given;

/// What to roll up by.
#[derive(Clone, Copy, Debug, Default)]
pub struct RollUpOptions<'o> {
    /// Judges all files of the edition that it names.
    pub overlay: Option<&'o Value>,
    /// The edition whose files are summed; the newest where absent. Files of others are set aside.
    pub edition: Option<&'o str>,
    /// The day.
    pub today: Option<&'o str>,
}

/// Rolls up saved files, each as a value or its JSON text and each judged by its own edition of these. Total: what cannot be read is set aside
/// and named.
///
/// # Errors
/// Where the overlay is wrong, or `today` is no day.
pub fn roll_up<C: Borrow<Catalog>>(
    editions: &[C],
    files: &[Value],
    options: &RollUpOptions<'_>,
) -> Result<RolledUp, Vec<Problem>> {
    let overlaid = options.overlay.map(|given| -> Result<Catalog, Vec<Problem>> {
        overlay::apply(own_edition(editions, given).map(Borrow::borrow).unwrap_or(&Catalog::default()), given)
    });
    let overlaid = overlaid.transpose()?;
    let with_it = editions.iter().map(|edition| {
        let edition: &Catalog = edition.borrow();
        overlaid.as_ref().filter(|one| one.id == edition.id).unwrap_or(edition)
    });
    let editions: Vec<&Catalog> = with_it.collect();
    if let Some(today) = options.today {
        given::day(today, "/today")?;
    }
    let books = Books::plain(&editions);
    let mut gathering = Gathering::default();
    for file in files {
        gathering.add(&books, None, file, options.today);
    }
    Ok(books
        .edition(options.edition.unwrap_or_default())
        .map(|catalog| gathering.rolled_up(catalog))
        .unwrap_or_default())
}
