//! Two roll-ups of the same counties beside each other: what stands otherwise than before. In the order of the codes, and nothing is called better.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use weibao_core::catalog::Catalog;
use weibao_core::report::Status;
use weibao_text::screens::common;
use weibao_text::tables::rollup as words;

use super::lines::{CountyLine, RolledUp, StandardLine};
use super::tables::{Column, Row, Table};

/// Standards by how many counties meet them then and now, and counties by what stands otherwise: of those that are in both.
pub(super) fn compared(catalog: &Catalog, before: &RolledUp, after: &RolledUp) -> Vec<Table> {
    let is_same = |one: &CountyLine, other: &CountyLine| match (&one.code, &other.code) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name && one.city == other.city,
    };
    let in_both = |these: &RolledUp, those: &RolledUp| -> (Vec<CountyLine>, Vec<CountyLine>) {
        these.counties.iter().cloned().partition(|one| those.counties.iter().any(|other| is_same(one, other)))
    };
    let ((then, gone), (now, new)) = (in_both(before, after), in_both(after, before));
    let names = |lines: Vec<CountyLine>| lines.into_iter().map(|line| line.name).collect::<Vec<String>>().join("、");
    let note = words::compared(now.len(), &names(gone), &names(new));
    let pairs: Vec<(&CountyLine, &CountyLine)> =
        now.iter().filter_map(|now| Some((then.iter().find(|then| is_same(then, now))?, now))).collect();
    let counties = counties(catalog, &pairs);
    let (then, now) = (RolledUp::of(catalog, then, Vec::new()), RolledUp::of(catalog, now, Vec::new()));
    alloc::vec![standards(catalog, &then, &now, note), counties]
}

fn column(title: String, width: u32, number: bool) -> Column {
    Column { title, width, number }
}

fn standards(catalog: &Catalog, then: &RolledUp, now: &RolledUp, note: String) -> Table {
    let mut columns = alloc::vec![column(words::ID.into(), 9, false), column(words::WORDS.into(), 60, false)];
    for status in [Status::Met, Status::Partial, Status::Unmet] {
        let status = common::status(status);
        columns.extend([words::then(status), words::now(status)].map(|title| column(title, 9, true)));
    }
    let counts = |line: &StandardLine| [line.met, line.partial, line.unmet];
    let pairs = then.standards.iter().zip(&now.standards).filter(|(then, now)| counts(then) != counts(now));
    let row = |(then, now): (&StandardLine, &StandardLine)| {
        let text = catalog.standard(&now.id).map(|standard| standard.text.clone()).unwrap_or_default();
        let both = counts(then).into_iter().zip(counts(now)).flat_map(|(then, now)| [then, now]);
        let cells = [now.id.clone(), text].into_iter().chain(both.map(|count| count.to_string())).collect();
        Row { key: now.id.clone(), leads: None, cells }
    };
    Table {
        key: "compared-standards".into(),
        title: words::COMPARED_STANDARDS.into(),
        note,
        columns,
        rows: pairs.map(row).collect(),
        empty: words::NOTHING_CHANGED.into(),
    }
}

fn counties(catalog: &Catalog, pairs: &[(&CountyLine, &CountyLine)]) -> Table {
    let row = |(then, now): &(&CountyLine, &CountyLine)| {
        let changed: Vec<String> = catalog
            .standards()
            .filter_map(|standard| {
                let (then, now) = (then.standards.get(&standard.id)?, now.standards.get(&standard.id)?);
                (then != now).then(|| words::changed(&standard.id, common::status(*then), common::status(*now)))
            })
            .collect();
        let cells = [
            now.code.clone().unwrap_or_default(),
            now.name.clone(),
            then.totals.met.to_string(),
            now.totals.met.to_string(),
            changed.join("；"),
        ];
        (!changed.is_empty()).then(|| Row { key: now.index.to_string(), leads: None, cells: cells.into() })
    };
    let met = common::status(Status::Met);
    Table {
        key: "compared-counties".into(),
        title: words::COMPARED_COUNTIES.into(),
        note: words::COMPARED_NOTE.into(),
        columns: alloc::vec![
            column(words::CODE.into(), 14, false),
            column(words::COUNTY.into(), 20, false),
            column(words::then(met), 9, true),
            column(words::now(met), 9, true),
            column(words::CHANGED.into(), 60, false),
        ],
        rows: pairs.iter().filter_map(row).collect(),
        empty: words::NOTHING_CHANGED.into(),
    }
}
