//! By what files are judged: each by the edition of the standards that it names, with what a province adds where it names that.

use alloc::string::String;
use core::borrow::Borrow;

use serde_json::Value;
use weibao_core::catalog::Catalog;
use weibao_core::own_edition;

use crate::place::text;

/// What a province adds, by its id, and the standards with it.
#[derive(Debug)]
pub struct Overlaid {
    /// Its id.
    pub id: String,
    /// The standards with it.
    pub catalog: Catalog,
}

/// Editions, the newest first, and what a province adds to one of them.
#[derive(Debug)]
pub struct Books<'b, C> {
    /// The editions.
    pub editions: &'b [C],
    /// What a province adds.
    pub overlaid: Option<&'b Overlaid>,
}

impl<'b, C: Borrow<Catalog>> Books<'b, C> {
    /// These editions, and nothing added.
    pub fn plain(editions: &'b [C]) -> Self {
        Self { editions, overlaid: None }
    }

    /// What a file is judged by. Nothing where there are no editions.
    pub fn of(&self, file: &Value) -> Option<&'b Catalog> {
        let own = own_edition(self.editions, file)?.borrow();
        let named = |one: &&Overlaid| one.id == text(file, "overlay") && one.catalog.id == own.id;
        Some(self.overlaid.filter(named).map_or(own, |overlaid| &overlaid.catalog))
    }

    /// The edition of this id with what a province adds to it; the newest where there is none.
    pub fn edition(&self, id: &str) -> Option<&'b Catalog> {
        let known = self.editions.iter().map(Borrow::borrow).find(|edition: &&Catalog| edition.id == id);
        let edition = known.or_else(|| self.editions.first().map(Borrow::borrow))?;
        Some(self.overlaid.filter(|one| one.catalog.id == edition.id).map_or(edition, |overlaid| &overlaid.catalog))
    }
}
