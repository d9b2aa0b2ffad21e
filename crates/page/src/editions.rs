//! The editions of the national standards that this software carries. A file keeps its own for ever.

use serde_json::Value;
use weibao_core::{Catalog, Problem, own_edition};

use crate::prelude::*;

/// The editions, and how one leads to another.
#[derive(Clone)]
pub struct Editions {
    all: Rc<[Rc<Catalog>]>,
    /// Compiled migrations, as `weibao.migration` has them.
    maps: Rc<[Value]>,
}

impl Editions {
    /// These, the newest first, and the ways between them.
    pub fn new(newest: Rc<Catalog>, older: Vec<Rc<Catalog>>, maps: Vec<Value>) -> Self {
        let mut all = vec![newest];
        all.extend(older);
        Self { all: all.into(), maps: maps.into() }
    }

    /// All of them, the newest first.
    pub fn all(&self) -> &[Rc<Catalog>] {
        &self.all
    }

    /// The edition of this id.
    pub fn get(&self, id: &str) -> Option<&Rc<Catalog>> {
        self.all.iter().find(|catalog| catalog.id == id)
    }

    /// The edition that a file names; the newest where it names none.
    ///
    /// # Errors
    /// Where this software does not carry that edition.
    pub fn of(&self, file: &Value) -> Result<Rc<Catalog>, Vec<Problem>> {
        let own = own_edition(&self.all, file).cloned().unwrap_or_default();
        match file.get("catalog").and_then(Value::as_str).filter(|id| *id != own.id) {
            None => Ok(own),
            Some(id) => {
                let text = weibao_text::problems::unknown_catalog(id, &own.id);
                Err(vec![Problem { code: "unknown_catalog".to_owned(), path: "/catalog".to_owned(), text }])
            }
        }
    }

    /// The ways that lead on from an edition: the map and where it leads.
    pub fn onward(&self, from: &str) -> impl Iterator<Item = (&Value, &Rc<Catalog>)> {
        let text = |map: &'_ Value, field: &str| map.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let from = from.to_owned();
        let maps = self.maps.iter().filter(move |map| text(map, "from") == from);
        maps.filter_map(move |map| Some((map, self.get(&text(map, "to"))?)))
    }
}
