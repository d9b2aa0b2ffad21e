//! Counties of which several files were given, and files that could be of several counties: which one counts, and what there is to choose.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_core::catalog::Catalog;
use weibao_text::chain::check_number;
use weibao_text::tables::rollup as words;

use super::chosen::Chosen;
use super::gathering::{Ambiguous, Gathering, SortedOut};
use super::lines::{CountyLine, RolledUp};
use super::tables::{Column, Row, Table};

/// Them as a table, a row a file, or a county that a file could be of; nothing where every county has one file.
pub(super) fn several(catalog: &Catalog, gathering: &Gathering, rolled_up: &RolledUp) -> Option<Table> {
    let SortedOut { passed_over, ambiguous, .. } = gathering.sorted_out(catalog);
    // What can be said of a file, and of which file, is said in its last cell, which is empty.
    let row = |line: &CountyLine, code: &str, can: Option<&str>, which: String, counts: &str| Row {
        key: which.clone(),
        leads: can.map(|can| [can.into(), which]),
        cells: alloc::vec![
            code.into(),
            line.name.clone(),
            gathering.file_name(line.index),
            words::revision(line.revision, line.saved_on.as_deref()),
            check_number(&line.digest),
            counts.into(),
        ],
    };
    let (mut rows, mut several) = (Vec::new(), 0_usize);
    for county in &rolled_up.counties {
        let others = passed_over.iter().filter(|other| other.instead_of.index == county.index);
        let others: Vec<&CountyLine> = others.map(|other| other.line).collect();
        if others.is_empty() {
            continue;
        }
        several = several.saturating_add(1);
        // Where only one of them bears the code, it is still the code of all.
        let code = others.iter().copied().chain([county]).find_map(|line| line.code.as_deref()).unwrap_or_default();
        let own =
            |line: &CountyLine, can: Option<&str>, counts: &str| row(line, code, can, line.index.to_string(), counts);
        rows.push(own(county, None, words::COUNTS));
        for other in others {
            let same = Chosen::of(county).is(other);
            let (can, counts) = if same { (None, words::SAME) } else { (Some("prefer"), "") };
            rows.push(own(other, can, counts));
        }
    }
    for Ambiguous { line, codes } in &ambiguous {
        let of = |code: &String| row(line, code, Some("belongs"), alloc::format!("{} {code}", line.index), "");
        rows.extend(codes.iter().map(of));
    }
    let columns = [
        (words::CODE, 14),
        (words::COUNTY, 18),
        (words::FILE, 28),
        (words::REVISION, 24),
        (words::CHECK, 14),
        (words::WHETHER_COUNTED, 14),
    ];
    (!rows.is_empty()).then(|| Table {
        key: "several".into(),
        title: words::SEVERAL.into(),
        note: words::several(several, ambiguous.len()),
        columns: columns.map(|(title, width)| Column { title: title.into(), width, number: false }).into(),
        rows,
        empty: String::new(),
    })
}
