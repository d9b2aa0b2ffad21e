//! `cargo xtask build`: everything in `dist/`.

use anyhow::Result;

use crate::files::Dist;
use crate::wasm::{self, Built, Purpose};
use crate::{element, module, prerequisites, site, sizes};

/// Everything in `dist/`, within its budgets.
pub fn everything() -> Result<()> {
    prerequisites::for_building()?;
    let dist = Dist::fresh()?;
    let scoring = wasm::build("weibao-module", "weibao", Purpose::Release)?;
    let Page { app, documents, tables } = page(&dist, Purpose::Release)?;
    element::write(&dist, &app)?;
    module::write(&dist, &scoring, &documents, &tables)?;
    let sizes = sizes::write(&dist)?;
    dist.publish()?;
    sizes::keep_budgets(&sizes)
}

/// The page alone, unshrunk, in `dist/`: for looking at a change.
pub fn page_for_a_look() -> Result<()> {
    prerequisites::for_building()?;
    let dist = Dist::fresh()?;
    page(&dist, Purpose::Look)?;
    dist.publish()
}

/// What the page is made of.
struct Page {
    app: Built,
    documents: Built,
    tables: Built,
}

/// What leads from the page's first screens to the rest of the program: each is there, and is called by nothing else.
const DOORS: [&str; 14] = [
    "weibao_page::model::arrive_at_register",
    "weibao_page::queries::picker::advised",
    "weibao_page::queries::picker::found",
    "weibao_page::update::edit::look_at_cell",
    "weibao_page::update::files::chosen_for_a_room",
    "weibao_page::update::files::read_for_a_room",
    "weibao_page::update::later::handle",
    "weibao_page::update::later::of_review",
    "weibao_page::update::later::refresh",
    "weibao_page::update::review::key",
    "weibao_page::update::start::open_example",
    "weibao_site::browser::focus::settle",
    "weibao_site::view::screens::assess::others::of",
    "weibao_site::view::screens::later::screen",
];

/// Builds the page and writes it.
fn page(dist: &Dist, purpose: Purpose) -> Result<Page> {
    let app = wasm::build_in_parts("weibao-site", "weibao", purpose, &DOORS)?;
    let documents = wasm::build("weibao-documents-module", "documents", purpose)?;
    let tables = wasm::build("weibao-tables-module", "tables", purpose)?;
    site::write(dist, &app, &documents, &tables)?;
    Ok(Page { app, documents, tables })
}
