//! `cargo xtask build`: everything in `dist/`.

use anyhow::Result;

use crate::wasm::{self, Purpose};
use crate::{element, files, module, prerequisites, site, sizes};

/// Everything in `dist/`, within its budgets.
pub fn everything() -> Result<()> {
    prerequisites::for_building()?;
    let dist = files::Dist::fresh()?;
    let site = wasm::build("weibao-site", "weibao", Purpose::Release)?;
    let documents = wasm::build("weibao-documents-module", "documents", Purpose::Release)?;
    let scoring = wasm::build("weibao-module", "weibao", Purpose::Release)?;
    let tables = wasm::build("weibao-tables-module", "tables", Purpose::Release)?;
    site::write(&dist, &site, &documents, &tables)?;
    element::write(&dist, &site)?;
    module::write(&dist, &scoring, &documents, &tables)?;
    let sizes = sizes::write(&dist)?;
    dist.publish()?;
    sizes::keep_budgets(&sizes)
}

/// The page alone, unshrunk, in `dist/`: for looking at a change.
pub fn page_for_a_look() -> Result<()> {
    prerequisites::for_building()?;
    let dist = files::Dist::fresh()?;
    let site = wasm::build("weibao-site", "weibao", Purpose::Look)?;
    let documents = wasm::build("weibao-documents-module", "documents", Purpose::Look)?;
    let tables = wasm::build("weibao-tables-module", "tables", Purpose::Look)?;
    site::write(&dist, &site, &documents, &tables)?;
    dist.publish()
}
