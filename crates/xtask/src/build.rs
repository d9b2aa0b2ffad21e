//! `cargo xtask build`: everything in `dist/`.

use anyhow::{Context, Result};

use crate::files::Dist;
use crate::wasm::{self, Built, Purpose, Recipe};
use crate::{element, module, prerequisites, site, sizes};

/// Everything in `dist/`, within its budgets.
pub fn everything() -> Result<()> {
    prerequisites::for_building()?;
    let dist = Dist::fresh()?;
    let [app, documents, tables, scoring] = built([APP, DOCUMENTS, TABLES, SCORING], Purpose::Release)?;
    site::write(&dist, &app, &documents, &tables)?;
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
    let [app, documents, tables] = built([APP, DOCUMENTS, TABLES], Purpose::Look)?;
    site::write(&dist, &app, &documents, &tables)?;
    dist.publish()
}

/// What leads from the page's first screens to the rest of the program: each is there, and is called by nothing else.
const DOORS: [&str; 16] = [
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
    "weibao_site::view::components::top::sealed",
    "weibao_site::view::screens::assess::others::of",
    "weibao_site::view::screens::course::on_start",
    "weibao_site::view::screens::later::screen",
];

/// What takes longest to be made small comes first.
const APP: Recipe = Recipe { package: "weibao-site", name: "weibao", doors: &DOORS };
const DOCUMENTS: Recipe = Recipe { package: "weibao-documents-module", name: "documents", doors: &[] };
const TABLES: Recipe = Recipe { package: "weibao-tables-module", name: "tables", doors: &[] };
const SCORING: Recipe = Recipe { package: "weibao-module", name: "weibao", doors: &[] };

fn built<const N: usize>(recipes: [Recipe; N], purpose: Purpose) -> Result<[Built; N]> {
    wasm::build(&recipes, purpose)?.try_into().ok().context("not as many were built as were asked for")
}
