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
