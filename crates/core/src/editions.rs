//! Several editions of the standards: a file is judged by its own.

use core::borrow::Borrow;

use crate::catalog::Catalog;
use crate::json::Json;

/// The edition that a file names; the first of them where it names none, or one that is not among them: whoever reads it by that says so.
/// Nothing where there are none.
pub fn own_edition<'c, 'f, C: Borrow<Catalog>>(editions: &'c [C], file: impl Into<Json<'f>>) -> Option<&'c C> {
    let file = file.into();
    let named = file.as_object().and_then(|file| file.get("catalog")).and_then(Json::as_str);
    let own = named.and_then(|id| editions.iter().find(|edition| (*edition).borrow().id == *id));
    own.or_else(|| editions.first())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_file_is_judged_by_the_edition_that_it_names_else_by_the_first() {
        let editions = ["one", "two"].map(|id| Catalog { id: id.into(), ..Catalog::default() });
        let own = |editions: &[Catalog], file| own_edition(editions, &file).map(|edition| edition.id.clone());
        assert_eq!(own(&editions, json!({ "catalog": "two" })).as_deref(), Some("two"));
        assert_eq!(own(&editions, json!({ "catalog": "three" })).as_deref(), Some("one"));
        assert_eq!(own(&editions, json!({})).as_deref(), Some("one"));
        assert_eq!(own(&[], json!({ "catalog": "two" })), None);
    }
}
