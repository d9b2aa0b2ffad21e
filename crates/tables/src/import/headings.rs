//! Which row heads a table, and which of its columns is which of a register's.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use weibao_core::catalog::Register;

use crate::cell::{folded, tidy};
use crate::sheet::{Block, Cell};

/// A table that was found in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The first row of the headings; the first row of all where there are none.
    pub top: usize,
    /// The first row below the headings.
    pub first: usize,
    /// The row behind the last one.
    pub end: usize,
    /// The columns, from the sheet's first on.
    pub columns: Vec<ColumnProposal>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnProposal {
    /// Its heading; over two lines with a blank between them.
    pub heading: String,
    /// The register's column that the heading means, by its place; nothing where it means none, or where two headings mean the same.
    pub place: Option<usize>,
    /// Whether another heading means the same column: the user says which.
    pub rivals: bool,
    /// What stands below, up to three different ones.
    pub examples: Vec<String>,
    /// Whether cells over several rows are shown as one: their value may be filled down.
    pub merged: bool,
}

/// Headings that other tables have, by the column's key.
const OTHER_HEADINGS: [(&str, &str); 24] = [
    ("单位", "name"),
    ("单位名称", "name"),
    ("村名", "name"),
    ("村居名称", "name"),
    ("村社区", "name"),
    ("村社区名称", "name"),
    ("社区名称", "name"),
    ("行政村", "name"),
    ("学校", "name"),
    ("学校名称", "name"),
    ("校名", "name"),
    ("乡镇名称", "name"),
    ("机构名称", "name"),
    ("社会组织名称", "name"),
    ("乡镇", "township"),
    ("乡镇街道", "township"),
    ("所属乡镇", "township"),
    ("所在乡镇", "township"),
    ("镇街", "township"),
    ("学校类别", "stage"),
    ("学校类型", "stage"),
    ("办学类型", "stage"),
    ("类别", "kind"),
    ("类型", "kind"),
];

/// What stands before or behind a heading and does not change which it is.
const BEFORE: [&str; 6] = ["是否有", "是否建立", "是否", "有无", "有没有", "其中"];
const BEHIND: [&str; 5] = ["人数", "数量", "个数", "次数", "数"];

/// The register's column that a heading means. A heading that only contains a known one is not that one.
pub fn column_of(register: &Register, heading: &str) -> Option<usize> {
    let heading = bare(heading);
    if heading.is_empty() {
        return None;
    }
    let by_label = |said: &str| register.columns.iter().position(|column| bare(&column.label) == said);
    // In its own register 乡镇（街道） is the unit's name.
    if heading == bare(&register.label)
        || heading.strip_suffix("名称").is_some_and(|unit| unit == bare(&register.label))
    {
        return Some(0);
    }
    let by_other =
        |said: &str| OTHER_HEADINGS.iter().filter(|(known, _)| *known == said).find_map(|(_, key)| register.place(key));
    by_label(&heading).or_else(|| by_other(&heading)).or_else(|| {
        let shorter = BEFORE.iter().find_map(|before| heading.strip_prefix(before)).unwrap_or(&heading);
        by_label(shorter).or_else(|| BEHIND.iter().filter_map(|behind| shorter.strip_suffix(behind)).find_map(by_label))
    })
}

/// A heading without blanks and without what stands in brackets at its end: the unit, 有/无.
fn bare(heading: &str) -> String {
    let heading = folded(heading).replace(['/', '、', '·'], "");
    match heading.split_once('(') {
        Some((before, inside)) if !before.is_empty() && inside.ends_with(')') && inside.chars().count() <= 6 => {
            before.into()
        }
        _ => heading.replace(['(', ')'], ""),
    }
}

/// The tables of a sheet: where each is headed, and what its columns mean. One without headings where there are none.
pub fn propose(register: &Register, rows: &[Vec<Cell>], merged: &[Block]) -> Vec<Proposal> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut row = 0;
    while row < rows.len() {
        match height(register, rows, merged, row) {
            Some(lines) => {
                found.push((row, row.saturating_add(lines)));
                row = row.saturating_add(lines);
            }
            None => row = row.saturating_add(1),
        }
    }
    if found.is_empty() {
        return if rows.is_empty() { Vec::new() } else { vec![headed(register, rows, merged, (0, 0), rows.len())] };
    }
    let ends = found.iter().skip(1).map(|(top, _)| *top).chain([rows.len()]);
    found.iter().zip(ends).map(|(place, end)| headed(register, rows, merged, *place, end)).collect()
}

/// How many lines a heading has that begins in this row, if one does: the more of the register's columns it names the better.
fn height(register: &Register, rows: &[Vec<Cell>], merged: &[Block], row: usize) -> Option<usize> {
    let named = |lines: usize| {
        let titles = titles(rows, merged, row, row.saturating_add(lines));
        let mut places: Vec<usize> = titles.iter().filter_map(|title| column_of(register, title)).collect();
        places.sort_unstable();
        places.dedup();
        let filled = titles.iter().filter(|title| !title.is_empty()).count();
        (places.len() >= 2 || places.len() == 1 && filled == 1).then_some(places.len())
    };
    let one = named(1);
    // A title above is no heading: the upper line names a column too, beside other words.
    let two = named(2)
        .filter(|_| names_columns(register, rows, row, 2) && names_columns(register, rows, row.saturating_add(1), 1));
    match (one, two) {
        (one, Some(two)) if one.is_none_or(|one| two > one) => Some(2),
        (Some(_), _) => Some(1),
        _ => None,
    }
}

/// Whether a row names a column of the register, and holds at least so many words.
fn names_columns(register: &Register, rows: &[Vec<Cell>], row: usize, words: usize) -> bool {
    let cells = rows.get(row).map(Vec::as_slice).unwrap_or_default();
    cells.iter().filter(|cell| !tidy(&cell.text).is_empty()).count() >= words
        && cells.iter().any(|cell| column_of(register, &cell.text).is_some())
}

/// The headings over some lines: of each column what stands in the lowest line that says something, with the line above where the lower
/// one alone means nothing.
fn titles(rows: &[Vec<Cell>], merged: &[Block], top: usize, first: usize) -> Vec<String> {
    let lines = rows.get(top..first.min(rows.len())).unwrap_or_default();
    let width = lines.iter().map(Vec::len).max().unwrap_or_default();
    let text = |row: usize, column: usize| {
        let home = merged
            .iter()
            .find(|block| (block.top..=block.bottom).contains(&row) && (block.left..=block.right).contains(&column));
        let (row, column) = home.map_or((row, column), |block| (block.top, block.left));
        rows.get(row).and_then(|cells| cells.get(column)).map(|cell| tidy(&cell.text)).unwrap_or_default()
    };
    (0..width)
        .map(|column| {
            let mut said: Vec<String> = Vec::new();
            for line in top..first {
                let text = text(line, column);
                if !text.is_empty() && !said.contains(&text) {
                    said.push(text);
                }
            }
            said.pop().unwrap_or_default()
        })
        .collect()
}

/// A table whose headings the user has pointed out: from `top` up to `first`, its rows up to `end`. Without headings where the two are one.
pub fn headed(
    register: &Register,
    rows: &[Vec<Cell>],
    merged: &[Block],
    (top, first): (usize, usize),
    end: usize,
) -> Proposal {
    let (top, end) = (top.min(rows.len()), end.min(rows.len()));
    let first = first.max(top).min(rows.len());
    let below = rows.get(first..end).unwrap_or_default();
    let width = below.iter().map(Vec::len).max().unwrap_or_default();
    let mut headings = titles(rows, merged, top, first);
    headings.resize(headings.len().max(width), String::new());
    let meant: Vec<Option<usize>> = if first > top {
        headings.iter().map(|heading| column_of(register, heading)).collect()
    } else {
        // Without headings the columns are taken in the register's order, for the user to set right.
        (0..headings.len()).map(|column| (column < register.columns.len()).then_some(column)).collect()
    };
    let columns = headings.into_iter().enumerate().map(|(column, heading)| {
        let place = meant.get(column).copied().flatten();
        let rivals = place.is_some() && meant.iter().filter(|other| **other == place).count() > 1;
        let mut examples: Vec<String> = Vec::new();
        for cell in below.iter().filter_map(|row| row.get(column)) {
            let text = tidy(&cell.text);
            if examples.len() < 3 && !text.is_empty() && !examples.contains(&text) {
                examples.push(text);
            }
        }
        let merged = merged.iter().any(|block| {
            block.bottom > block.top
                && block.top >= first
                && block.top < end
                && (block.left..=block.right).contains(&column)
        });
        ColumnProposal { heading, place: place.filter(|_| !rivals), rivals, examples, merged }
    });
    Proposal { top, first, end, columns: columns.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::pasted;

    fn register(key: &str) -> Register {
        weibao_standards::catalog().register(key).unwrap().clone()
    }

    #[test]
    fn finds_the_headings_below_title_and_unit() {
        let rows = pasted(
            "示例县村（社区）情况表\n填报单位：民政局\t\t2026年3月\n序号\t村（社区）\t所属乡镇\t是否有未成年人关爱服务场所\t儿童主任人数\n1\t甲村\t东镇\t有\t1",
        );
        let found = propose(&register("communities"), &rows, &[]);
        assert_eq!(found.len(), 1);
        let table = &found[0];
        assert_eq!((table.top, table.first, table.end), (2, 3, 4));
        let register = register("communities");
        let keys: Vec<Option<&str>> =
            table.columns.iter().map(|column| column.place.map(|place| register.columns[place].key.as_str())).collect();
        assert_eq!(keys, [None, Some("name"), Some("township"), Some("care_site"), Some("child_directors")]);
        assert_eq!(table.columns[1].examples, ["甲村"]);
    }

    #[test]
    fn finds_headings_over_two_lines() {
        let rows = pasted("名称\t所属乡镇（街道）\t关爱服务场所\t\n\t\t每周开放\t每次开放\n甲村\t东镇\t5\t3");
        let merged = [
            Block { top: 0, left: 0, bottom: 1, right: 0 },
            Block { top: 0, left: 1, bottom: 1, right: 1 },
            Block { top: 0, left: 2, bottom: 0, right: 3 },
        ];
        let register = register("communities");
        for merged in [&merged[..], &[]] {
            let found = propose(&register, &rows, merged);
            assert_eq!((found[0].top, found[0].first), (0, 2));
            let keys: Vec<Option<&str>> = found[0]
                .columns
                .iter()
                .map(|column| column.place.map(|place| register.columns[place].key.as_str()))
                .collect();
            assert_eq!(
                keys,
                [Some("name"), Some("township"), Some("site_days_per_week"), Some("site_hours_per_opening")]
            );
        }
    }

    #[test]
    fn a_heading_that_contains_a_known_one_is_not_that_one() {
        let townships = register("townships");
        assert_eq!(column_of(&townships, "未成年人保护工作站挂牌时间"), None);
        assert_eq!(column_of(&townships, "儿童督导员姓名"), None);
        assert_eq!(column_of(&townships, "儿童督导员（名）"), townships.place("child_supervisors"));
        assert_eq!(column_of(&townships, "儿\u{200b}童 督导员"), townships.place("child_supervisors"));
        assert_eq!(column_of(&townships, "乡镇（街道）"), Some(0));
        let communities = register("communities");
        assert_eq!(column_of(&communities, "乡镇"), communities.place("township"));
    }

    #[test]
    fn two_headings_never_mean_one_column() {
        let rows = pasted("名称\t儿童主任\t儿童主任人数\n甲村\t张某\t1");
        let found = propose(&register("communities"), &rows, &[]);
        let columns: Vec<(Option<usize>, bool)> =
            found[0].columns.iter().map(|column| (column.place, column.rivals)).collect();
        assert_eq!(columns, [(Some(0), false), (None, true), (None, true)]);
    }

    #[test]
    fn a_heading_can_be_pointed_out() {
        let rows = pasted("单位\t镇\t备注\n名称\t所属乡镇\n甲村\t东镇");
        let own = headed(&register("communities"), &rows, &[], (1, 2), 3);
        assert_eq!((own.columns[0].place, own.columns[1].place), (Some(0), Some(1)));
        let none = headed(&register("communities"), &rows, &[], (2, 2), 99);
        assert_eq!((none.top, none.first, none.end, none.columns[0].examples.len()), (2, 2, 3, 1));
    }

    #[test]
    fn finds_two_tables_of_a_sheet() {
        let rows = pasted("名称\t所属乡镇\n甲村\t东镇\n\n名称\t所属乡镇\t儿童主任\n乙村\t西镇\t1");
        let found = propose(&register("communities"), &rows, &[]);
        assert_eq!(found.iter().map(|table| (table.first, table.end)).collect::<Vec<_>>(), [(1, 3), (4, 5)]);
        let bare = propose(&register("communities"), &pasted("甲村\t东镇\t有"), &[]);
        assert_eq!((bare[0].top, bare[0].first, bare[0].columns[2].place), (0, 0, Some(2)));
    }
}
