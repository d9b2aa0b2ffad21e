//! `cargo xtask build`: everything in `dist/`.

use anyhow::Result;

use crate::{element, files, module, prerequisites, site, sizes, wasm};

/// Everything in `dist/`, within its budgets.
pub fn everything() -> Result<()> {
    prerequisites::for_building()?;
    let dist = files::Dist::fresh()?;
    let site = wasm::build("weibao-site", "weibao")?;
    let documents = wasm::build("weibao-documents-module", "documents")?;
    let scoring = wasm::build("weibao-module", "weibao")?;
    let tables = wasm::build("weibao-tables-module", "tables")?;
    site::write(&dist, &site, &documents, &tables)?;
    element::write(&dist, &site)?;
    module::write(&dist, &scoring, &documents, &tables)?;
    let sizes = sizes::write(&dist)?;
    dist.publish()?;
    sizes::keep_budgets(&sizes)
}
