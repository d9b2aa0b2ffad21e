//! Counties of which several files were given, and files that could be of several counties: which one counts, and what there is to choose.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_core::catalog::Catalog;
use weibao_text::chain::check_number;
use weibao_text::tables::rollup as words;

use super::chosen::Chosen;
use super::gathering::{Ambiguous, Gathering};
use super::lines::{CountyLine, RolledUp};
use super::tables::{Column, Row, Table};

/// Them as a table, a row a file, or a county that a file could be of; nothing where every county has one file.
pub(super) fn several(catalog: &Catalog, gathering: &Gathering, rolled_up: &RolledUp) -> Option<Table> {
    let passed_over = gathering.passed_over(catalog);
    // An empty word is a file that can be chosen.
    let row = |line: &CountyLine, counts: &str| Row {
        key: line.index.to_string(),
        leads: counts.is_empty().then(|| ["prefer".into(), line.index.to_string()]),
        cells: alloc::vec![
            line.code.clone().unwrap_or_default(),
            line.name.clone(),
            gathering.file_name(line.index),
            words::revision(line.revision, line.saved_on.as_deref()),
            check_number(&line.digest),
            counts.into(),
        ],
    };
    let (mut rows, mut several) = (Vec::new(), 0_usize);
    for county in &rolled_up.counties {
        let first = rows.len();
        for other in passed_over.iter().filter(|other| other.instead_of.index == county.index) {
            if rows.len() == first {
                rows.push(row(county, words::COUNTS));
                several = several.saturating_add(1);
            }
            let same = Chosen::of(county).is(other.line);
            rows.push(row(other.line, if same { words::SAME } else { "" }));
        }
    }
    let ambiguous = gathering.ambiguous(catalog);
    for Ambiguous { line, codes } in &ambiguous {
        rows.extend(codes.iter().map(|code| {
            let which = alloc::format!("{} {code}", line.index);
            let mut row = Row { key: which.clone(), leads: Some(["belongs".into(), which]), ..row(line, "") };
            if let Some(cell) = row.cells.first_mut() {
                cell.clone_from(code);
            }
            row
        }));
    }
    let columns = [
        (words::CODE, 14),
        (words::COUNTY, 20),
        (words::FILE, 30),
        (words::REVISION, 20),
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
