//! A saved roll-up, read.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;
use weibao_core::Problem;
use weibao_core::catalog::Catalog;
use weibao_text::chain as sentences;

use super::chosen::Chosen;
use super::lines::CountyLine;
use crate::given;
use crate::place::{items, text};

/// What such a file says that it is.
pub const ROLLUP_FORMAT: &str = "weibao.rollup";
/// The version that is written, and the newest that is read.
pub(super) const VERSION: u64 = 1;

/// Of a saved roll-up the counties without a file of their own in it, and the files.
pub(super) fn read<'f>(catalog: &Catalog, file: &'f Value) -> Result<(Vec<CountyLine>, &'f [Value]), Vec<Problem>> {
    let refused = |code: &str, path: &str, text: String| Err(given::problem(code, path, text));
    if file.get("version").and_then(Value::as_u64).is_none_or(|version| version > VERSION) {
        return refused("newer_version", "/version", sentences::roll_up_newer());
    }
    if text(file, "catalog") != catalog.id {
        return refused("other_catalog", "/catalog", sentences::roll_up_of_other_catalog());
    }
    let contents = items(file, "contents");
    let held: Vec<String> = contents.iter().map(crate::digest).collect();
    let mut lines = Vec::new();
    for (number, result) in items(file, "results").iter().enumerate() {
        let Ok(line) = serde_json::from_value::<CountyLine>(result.clone()) else {
            return refused("wrong_type", &alloc::format!("/results/{number}"), sentences::roll_up_damaged());
        };
        let line = CountyLine { catalog: catalog.id.clone(), ..line };
        if line.digest.is_empty() || !held.contains(&line.digest) {
            lines.push(line);
        }
    }
    Ok((lines, contents))
}

/// Which of several files of one county its user had chosen, and whose a file is that could be of several.
pub(super) fn chosen(file: &Value) -> impl Iterator<Item = Chosen> {
    let belonging = items(file, "belonging").iter().map(Chosen::read_belonging);
    belonging.chain(items(file, "files").iter().filter(|file| file.get("chosen").is_some()).map(Chosen::read))
}
