//! Which row heads a table, and which of its columns is which of a register's.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use weibao_core::catalog::Register;

use super::sums::no_unit;
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
    Vocabulary::new(register).column_of(heading)
}

/// The words that head a register's columns, folded once.
struct Vocabulary<'r> {
    register: &'r Register,
    own: String,
    labels: Vec<String>,
}

impl<'r> Vocabulary<'r> {
    fn new(register: &'r Register) -> Self {
        let labels = register.columns.iter().map(|column| bare(&column.label)).collect();
        Self { register, own: bare(&register.label), labels }
    }

    fn column_of(&self, heading: &str) -> Option<usize> {
        let heading = bare(heading);
        // No known heading is longer, whatever stands around it.
        if heading.is_empty() || heading.chars().nth(LONGEST).is_some() {
            return None;
        }
        // In its own register 乡镇（街道） is the unit's name.
        if heading == self.own || heading.strip_suffix("名称").is_some_and(|unit| unit == self.own) {
            return Some(0);
        }
        let by_label = |said: &str| self.labels.iter().position(|label| label == said);
        let by_other = |said: &str| {
            OTHER_HEADINGS.iter().filter(|(known, _)| *known == said).find_map(|(_, key)| self.register.place(key))
        };
        by_label(&heading).or_else(|| by_other(&heading)).or_else(|| {
            let shorter = BEFORE.iter().find_map(|before| heading.strip_prefix(before)).unwrap_or(&heading);
            let shortened = || BEHIND.iter().filter_map(|behind| shorter.strip_suffix(behind)).find_map(by_label);
            by_label(shorter).or_else(shortened)
        })
    }
}

/// How many characters a heading may have.
const LONGEST: usize = 60;

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
///
/// A row heads a table where it names two of the register's columns, or where one is all that stands in it. Where no row does, the first one
/// that names a column among other words is taken for the heading: the user sees it, and can point out another.
pub fn propose(register: &Register, rows: &[Vec<Cell>], merged: &[Block]) -> Vec<Proposal> {
    let sheet = Sheet::new(register, rows, merged);
    let mut found = sheet.headings();
    if found.is_empty() {
        found.extend(sheet.weak_heading());
    }
    if found.is_empty() {
        return if rows.is_empty() { Vec::new() } else { vec![sheet.headed((0, 0), rows.len())] };
    }
    let ends = found.iter().skip(1).map(|(top, _)| *top).chain([rows.len()]);
    found.iter().zip(ends).map(|(place, end)| sheet.headed(*place, end)).collect()
}

/// Whether some row heads a table beyond doubt.
pub fn has_heading(register: &Register, rows: &[Vec<Cell>]) -> bool {
    !Sheet::new(register, rows, &[]).headings().is_empty()
}

/// A table whose headings the user has pointed out: from `top` up to `first`, its rows up to `end`. Without headings where the two are one.
pub fn headed(
    register: &Register,
    rows: &[Vec<Cell>],
    merged: &[Block],
    place: (usize, usize),
    end: usize,
) -> Proposal {
    Sheet::new(register, rows, merged).headed(place, end)
}

/// How far down a heading is looked for that names only one column.
const WEAK_WITHIN: usize = 30;
/// A heading is a word or two: what is longer is a sentence.
const WEAK_LONGEST: usize = 16;

/// A sheet that is looked through for headings.
struct Sheet<'s> {
    vocabulary: Vocabulary<'s>,
    rows: &'s [Vec<Cell>],
    merged: &'s [Block],
    /// Of each row, whether one of its cells names a column: the others are looked at no further.
    names: Vec<bool>,
}

impl<'s> Sheet<'s> {
    fn new(register: &'s Register, rows: &'s [Vec<Cell>], merged: &'s [Block]) -> Self {
        let vocabulary = Vocabulary::new(register);
        let names_one = |cells: &Vec<Cell>| cells.iter().any(|cell| vocabulary.column_of(&cell.text).is_some());
        let names = rows.iter().map(names_one).collect();
        Self { vocabulary, rows, merged, names }
    }

    fn names(&self, row: usize) -> bool {
        self.names.get(row).copied().unwrap_or_default()
    }

    /// Where tables are headed: the first row of each heading, and the first below it.
    fn headings(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut row = 0;
        while row < self.rows.len() {
            let lines = if self.names(row) { self.height(row) } else { None };
            let below = row.saturating_add(lines.unwrap_or(1));
            if lines.is_some() {
                found.push((row, below));
            }
            row = below;
        }
        found
    }

    /// The first row that names a column among other words, with something below it.
    fn weak_heading(&self) -> Option<(usize, usize)> {
        let row = (0..self.rows.len().min(WEAK_WITHIN)).filter(|row| self.names(*row)).find(|row| {
            let cells = self.rows.get(*row).map(Vec::as_slice).unwrap_or_default();
            let mut words: Vec<String> =
                cells.iter().map(|cell| tidy(&cell.text)).filter(|word| !word.is_empty()).collect();
            let count = words.len();
            let is_word = |word: &String| {
                word.chars().nth(WEAK_LONGEST).is_none() && !word.starts_with(|first: char| first.is_ascii_digit())
            };
            let are_words = count > 1 && words.iter().all(is_word);
            words.sort_unstable();
            words.dedup();
            are_words && words.len() == count && self.is_filled(row.saturating_add(1))
        })?;
        Some((row, row.saturating_add(1)))
    }

    fn is_filled(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|cells| cells.iter().any(|cell| !tidy(&cell.text).is_empty()))
    }

    /// How many lines a heading has that begins in this row, if one does: the more of the register's columns it names the better.
    fn height(&self, row: usize) -> Option<usize> {
        let named = |lines: usize| {
            let titles = self.titles(row, row.saturating_add(lines));
            let mut places: Vec<usize> = titles.iter().filter_map(|title| self.vocabulary.column_of(title)).collect();
            places.sort_unstable();
            places.dedup();
            let filled = titles.iter().filter(|title| !title.is_empty()).count();
            (places.len() >= 2 || places.len() == 1 && filled == 1).then_some(places.len())
        };
        let one = named(1);
        // A title above is no heading: the upper line names a column too, beside other words.
        let cells = self.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let stands_beside = cells.iter().filter(|cell| !tidy(&cell.text).is_empty()).count() >= 2;
        let two = if stands_beside && self.names(row.saturating_add(1)) { named(2) } else { None };
        match (one, two) {
            (one, Some(two)) if one.is_none_or(|one| two > one) => Some(2),
            (Some(_), _) => Some(1),
            _ => None,
        }
    }

    /// The headings over some lines: of each column what stands in the lowest line that says something; of cells that are shown as one,
    /// what the one says.
    fn titles(&self, top: usize, first: usize) -> Vec<String> {
        let lines = self.rows.get(top..first.min(self.rows.len())).unwrap_or_default();
        let width = lines.iter().map(Vec::len).max().unwrap_or_default();
        let here: Vec<&Block> = self.merged.iter().filter(|block| block.top < first && block.bottom >= top).collect();
        let text = |row: usize, column: usize| {
            let is_home = |block: &&&Block| {
                (block.top..=block.bottom).contains(&row) && (block.left..=block.right).contains(&column)
            };
            let (row, column) = here.iter().find(is_home).map_or((row, column), |block| (block.top, block.left));
            self.rows.get(row).and_then(|cells| cells.get(column)).map(|cell| tidy(&cell.text)).unwrap_or_default()
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

    fn headed(&self, (top, first): (usize, usize), end: usize) -> Proposal {
        let (top, end) = (top.min(self.rows.len()), end.min(self.rows.len()));
        let first = first.max(top).min(self.rows.len());
        let below = self.rows.get(first..end).unwrap_or_default();
        let width = below.iter().map(Vec::len).max().unwrap_or_default();
        let mut headings = self.titles(top, first);
        headings.resize(headings.len().max(width), String::new());
        let meant: Vec<Option<usize>> = if first > top {
            headings.iter().map(|heading| self.vocabulary.column_of(heading)).collect()
        } else {
            // Without headings the columns are taken in the register's order, for the user to set right.
            let columns = self.vocabulary.register.columns.len();
            (0..headings.len()).map(|column| (column < columns).then_some(column)).collect()
        };
        let examples = examples(below, headings.len());
        let mut merged = vec![false; headings.len()];
        let down = self.merged.iter().filter(|block| block.bottom > block.top && block.top >= first && block.top < end);
        for column in down.flat_map(|block| block.left..=block.right.min(headings.len())) {
            merged.get_mut(column).into_iter().for_each(|merged| *merged = true);
        }
        let columns = headings.into_iter().enumerate().zip(examples).map(|((column, heading), examples)| {
            let place = meant.get(column).copied().flatten();
            let rivals = place.is_some() && meant.iter().filter(|other| **other == place).count() > 1;
            let merged = merged.get(column).copied().unwrap_or_default();
            ColumnProposal { heading, place: place.filter(|_| !rivals), rivals, examples, merged }
        });
        Proposal { top, first, end, columns: columns.collect() }
    }
}

/// Of each column up to three different texts, of rows that are units.
fn examples(below: &[Vec<Cell>], width: usize) -> Vec<Vec<String>> {
    let mut examples: Vec<Vec<String>> = vec![Vec::new(); width];
    let mut wanting = width;
    for cells in below {
        if wanting == 0 {
            break;
        }
        if no_unit(cells).is_some() {
            continue;
        }
        for (cell, shown) in cells.iter().zip(&mut examples) {
            if shown.len() == EXAMPLES {
                continue;
            }
            let text = tidy(&cell.text);
            if !text.is_empty() && !shown.contains(&text) {
                shown.push(text);
                wanting = wanting.saturating_sub(usize::from(shown.len() == EXAMPLES));
            }
        }
    }
    examples
}

/// So many texts show what stands in a column.
const EXAMPLES: usize = 3;

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
    fn one_known_word_among_others_is_a_heading_where_there_is_no_better_one() {
        let rows =
            pasted("示例县花名册\n填报单位：民政局\n编码\t村名\t书记\t面积\n001\t甲村\t张某\t3.5\n002\t乙村\t李某\t4");
        let communities = register("communities");
        let found = propose(&communities, &rows, &[]);
        assert_eq!((found.len(), found[0].top, found[0].first), (1, 2, 3));
        assert_eq!(found[0].columns[1].place, communities.place("name"));
        assert!(!has_heading(&communities, &rows), "a paste at the cursor keeps its places");
        // A unit that bears a known word is no heading: what stands beside it is a number.
        let units = pasted("学校\t12\n一小\t13");
        assert_eq!(propose(&register("schools"), &units, &[])[0].first, 0);
        // Where two words are known somewhere, that is the heading.
        let better = pasted("单位\t书记\n某村\t某人\n名称\t所属乡镇\n甲村\t东镇");
        assert_eq!(propose(&communities, &better, &[])[0].top, 2);
    }

    #[test]
    fn examples_are_never_of_sums() {
        let rows = pasted("名称\t儿童主任\n小计\t99\n甲村\t1\n乙村\t2\n合计\t3\n填表人：王某");
        let found = propose(&register("communities"), &rows, &[]);
        assert_eq!(found[0].columns[0].examples, ["甲村", "乙村"]);
        assert_eq!(found[0].columns[1].examples, ["1", "2"]);
    }

    /// Thirty thousand rows with ten thousand merged cells: seconds where every row looks at every block, a moment where it does not.
    #[test]
    fn a_long_table_is_found_in_a_moment() {
        let mut rows = pasted("名称\t所属乡镇\t儿童主任\t每周开放\t备注");
        let mut merged = Vec::new();
        for number in 0..30_000_usize {
            let words =
                [alloc::format!("{number}村"), alloc::format!("{}镇", number / 3), "1".into(), "5".into(), "无".into()];
            rows.push(words.into_iter().map(Cell::words).collect());
            if number % 3 == 0 {
                merged.push(Block { top: number + 1, left: 1, bottom: number + 3, right: 1 });
            }
        }
        let begun = std::time::Instant::now();
        let found = propose(&register("communities"), &rows, &merged);
        let plan = crate::import::plan(
            &register("communities"),
            &rows,
            &found[0],
            &[],
            &crate::import::Settings { fill_down: alloc::vec![1], ..crate::import::Settings::of(&found[0]) },
        );
        assert_eq!((found.len(), plan.new.len()), (1, 30_000));
        assert!(begun.elapsed() < core::time::Duration::from_secs(20), "{:?}", begun.elapsed());
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
