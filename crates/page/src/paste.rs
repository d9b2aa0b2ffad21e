//! Taking in what was copied from Excel or WPS: lines of cells between tabs, with or without a header.
//!
//! What cannot be read is named cell by cell and kept out; nothing is guessed.

use serde_json::{Map, Value};
use weibao_core::catalog::{Column, ColumnKind, Register};
use weibao_text::screens::register as text;

use crate::prelude::*;
use crate::queries::figures::number;
use crate::words::has;

/// What was copied, read for a register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Whether the first line was a header.
    pub header: bool,
    /// The recognised columns by their place in the register, in the order of the paste; `None` where the register has no such column.
    pub columns: Vec<Option<usize>>,
    /// The headings of columns that the register does not have.
    pub unknown: Vec<String>,
    /// The rows: only cells that could be read.
    pub rows: Vec<Map<String, Value>>,
    /// Cells that could not be read.
    pub unread: Vec<Unread>,
    /// Names of lines that are sums and no units.
    pub sums: Vec<String>,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The row's name, or its number.
    pub row: String,
    /// The column's Chinese name.
    pub column: String,
    /// What stands there.
    pub typed: String,
}

/// How rows are put into a register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Rows with the name of a present one change it; the others go to the end.
    #[default]
    Merge,
    /// All go to the end.
    Append,
    /// They take the place of all present ones.
    Replace,
}

/// Whether a text is a block of cells and not one value.
pub fn is_block(copied: &str) -> bool {
    copied.trim_end_matches(['\r', '\n']).contains(['\n', '\t'])
}

/// Reads a block whose first column is the register's first, or as its header says.
pub fn read(register: &Register, copied: &str) -> Pasted {
    read_from(register, copied, 0)
}

/// Reads a block whose first column stands at `first` of the register, unless a header says otherwise.
pub fn read_from(register: &Register, copied: &str, first: usize) -> Pasted {
    let mut lines = cells(copied);
    lines.retain(|line| line.iter().any(|cell| !cell.trim().is_empty()));
    let mut pasted = Pasted::default();
    let header = lines.first().map(|line| line.iter().map(|cell| find_column(register, cell)).collect::<Vec<_>>());
    if let Some(columns) = header.filter(|columns| is_header(columns)) {
        let headings = lines.remove(0);
        pasted.header = true;
        pasted.unknown = headings
            .iter()
            .zip(&columns)
            .filter(|(heading, column)| column.is_none() && !heading.trim().is_empty())
            .map(|(heading, _)| heading.trim().to_owned())
            .collect();
        pasted.columns = columns;
    } else {
        let width = lines.iter().map(Vec::len).max().unwrap_or_default();
        pasted.columns = (first..first.saturating_add(width))
            .map(|column| (column < register.columns.len()).then_some(column))
            .collect();
        let surplus = pasted.columns.iter().enumerate().filter(|(_, column)| column.is_none());
        pasted.unknown = surplus.map(|(index, _)| text::surplus_column(index.saturating_add(1))).collect();
    }
    for line in &lines {
        pasted.take_line(register, line);
    }
    pasted
}

impl Pasted {
    fn take_line(&mut self, register: &Register, line: &[String]) {
        let placed = || {
            self.columns
                .iter()
                .zip(line)
                .filter_map(|(column, cell)| Some((register.columns.get((*column)?)?, cell.trim())))
        };
        let name = placed().find(|(column, _)| is_name(register, column)).map_or("", |(_, cell)| cell).to_owned();
        if ["合计", "总计", "小计", "共计"].contains(&name.replace([' ', '\u{3000}'], "").as_str()) {
            self.sums.push(name);
            return;
        }
        let row_name = text::row_name(&name, self.rows.len());
        let mut row = Map::new();
        let mut unread = Vec::new();
        for (column, cell) in placed().filter(|(_, cell)| !cell.is_empty()) {
            match value(column, cell) {
                Some(value) => {
                    row.insert(column.key.clone(), value);
                }
                None => {
                    unread.push(Unread { row: row_name.clone(), column: column.label.clone(), typed: cell.to_owned() })
                }
            }
        }
        self.unread.extend(unread);
        self.rows.push(row);
    }

    /// How many rows would change a present one by its name.
    pub fn updates(&self, register: &Register, present: &[Value]) -> usize {
        let named = Named::new(register, present);
        self.rows.iter().filter(|row| named.find(register, row).is_some()).count()
    }

    /// The register as it is once the rows are put in. A cell that was empty in the paste leaves what is there.
    pub fn put_into(self, register: &Register, present: &[Value], mode: Mode) -> Vec<Value> {
        let named = Named::new(register, present);
        let mut rows = if mode == Mode::Replace { Vec::new() } else { present.to_vec() };
        for row in self.rows {
            let place = if mode == Mode::Merge { named.find(register, &row) } else { None };
            match place.and_then(|index| rows.get_mut(index)).and_then(Value::as_object_mut) {
                Some(there) => there.extend(row),
                None => rows.push(Value::Object(row)),
            }
        }
        rows
    }
}

/// The first rows of a register with a name: of all of them, and of those of a township, behind a line break, or of none.
#[derive(Default)]
struct Named(Map<String, Value>);

impl Named {
    fn new(register: &Register, present: &[Value]) -> Self {
        let mut named = Self::default();
        for (index, row) in present.iter().enumerate().rev() {
            if let Some(name) = name_of(register, |key| row.get(key)) {
                named.0.insert(name.to_owned(), index.into());
                named.0.insert(in_township(name, text_of(row.get("township"))), index.into());
            }
        }
        named
    }

    /// The present row with the same name; with the same township where both name one.
    fn find(&self, register: &Register, row: &Map<String, Value>) -> Option<usize> {
        let first = |key: &str| usize::try_from(self.0.get(key)?.as_u64()?).ok();
        let name = name_of(register, |key| row.get(key))?;
        match text_of(row.get("township")) {
            None => first(name),
            township => [township, None].into_iter().filter_map(|township| first(&in_township(name, township))).min(),
        }
    }
}

fn in_township(name: &str, township: Option<&str>) -> String {
    let (mark, township) = township.map_or(("", ""), |township| ("=", township));
    format!("{name}\n{mark}{township}")
}

fn name_of<'a>(register: &Register, field: impl Fn(&str) -> Option<&'a Value>) -> Option<&'a str> {
    text_of(field(&register.columns.first()?.key))
}

fn text_of(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str).map(str::trim)
}

fn is_name(register: &Register, column: &Column) -> bool {
    register.columns.first().is_some_and(|first| first.key == column.key)
}

/// A header names at least two columns, or all that there are.
fn is_header(columns: &[Option<usize>]) -> bool {
    let named = columns.iter().flatten().count();
    named >= 2 || (named == 1 && columns.len() == 1)
}

/// The column that a heading means: by its label with or without the unit, else by a label that holds the heading or is held by it.
fn find_column(register: &Register, heading: &str) -> Option<usize> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    let labels: Vec<String> = register.columns.iter().map(|column| plain(&column.label)).collect();
    if let Some(index) = labels.iter().position(|label| *label == heading) {
        return Some(index);
    }
    let of_unit = plain(&register.label);
    if [of_unit.as_str(), "单位", "单位名称"].contains(&heading.as_str()) || heading == format!("{of_unit}名称")
    {
        return Some(0);
    }
    let mut close = labels
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, label)| heading.chars().count() >= 2 && (has(label, &heading) || has(&heading, label)));
    let found = close.next().map(|(index, _)| index);
    found.filter(|_| close.next().is_none())
}

/// Without spaces and without what stands in brackets at the end.
fn plain(heading: &str) -> String {
    let heading: String = heading
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect();
    match heading.split_once('（') {
        Some((before, _)) if !before.is_empty() => before.to_owned(),
        _ => heading,
    }
}

/// A cell's value, as the column takes it; nothing where it cannot be read.
pub fn value(column: &Column, cell: &str) -> Option<Value> {
    let cell = cell.trim();
    match column.kind {
        ColumnKind::Boolean => boolean(cell).map(Value::Bool),
        ColumnKind::Number => {
            let bare = column.unit.as_deref().and_then(|unit| cell.strip_suffix(unit)).unwrap_or(cell);
            number(bare).map(Value::Number)
        }
        ColumnKind::Text if column.options.is_empty() => Some(Value::from(cell)),
        ColumnKind::Text => option(column, cell).map(Value::from),
    }
}

fn boolean(cell: &str) -> Option<bool> {
    let word = cell.to_ascii_lowercase();
    let yes = [
        "有",
        "是",
        "√",
        "✓",
        "✔",
        "☑",
        "1",
        "１",
        "y",
        "yes",
        "true",
        "对",
        "已有",
        "已建",
        "已建立",
        "已设立",
        "已配备",
    ];
    let no = [
        "无",
        "否",
        "×",
        "✕",
        "✗",
        "✘",
        "x",
        "☐",
        "0",
        "０",
        "n",
        "no",
        "false",
        "没有",
        "未建",
        "未建立",
        "未设立",
        "未配备",
    ];
    if yes.contains(&word.as_str()) { Some(true) } else { no.contains(&word.as_str()).then_some(false) }
}

/// The option that a word means.
pub fn option<'a>(column: &'a Column, cell: &str) -> Option<&'a str> {
    let other_names = [
        ("初中", "secondary"),
        ("高中", "secondary"),
        ("初级中学", "secondary"),
        ("高级中学", "secondary"),
        ("完全中学", "secondary"),
        ("其它", "other"),
    ];
    let key = other_names.iter().find(|(name, _)| *name == cell).map_or(cell, |(_, key)| key);
    column.options.iter().find(|option| option.key == key || option.label == key).map(|option| option.key.as_str())
}

/// Lines of cells. A cell in quotation marks may hold tabs, lines and doubled quotation marks, as Excel writes them.
fn cells(copied: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let (mut line, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = copied.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => line.push(core::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                line.push(core::mem::take(&mut cell));
                lines.push(core::mem::take(&mut line));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn register(key: &str) -> Register {
        weibao_standards::catalog().register(key).unwrap().clone()
    }

    #[test]
    fn maps_columns_by_their_headings() {
        let copied = "序号\t乡镇（街道）\t每年未保会议（次）\t未成年人保护工作站\t备注\n1\t甲镇\t2\t有\t\n2\t乙镇\t３次\t√\t好\n\t合 计\t5\t2\t";
        let pasted = read(&register("townships"), copied);
        assert!(pasted.header);
        assert_eq!(pasted.columns, [None, Some(0), Some(3), Some(5), None]);
        assert_eq!(pasted.unknown, ["序号", "备注"]);
        assert_eq!(
            pasted.rows.iter().cloned().map(Value::Object).collect::<Vec<_>>(),
            [
                json!({ "name": "甲镇", "meetings_per_year": 2, "station": true }),
                json!({ "name": "乙镇", "meetings_per_year": 3, "station": true })
            ]
        );
        assert_eq!(pasted.sums, ["合 计"]);
        assert!(pasted.unread.is_empty());
    }

    #[test]
    fn reads_in_order_without_a_header() {
        let pasted =
            read(&register("communities"), "甲村\t甲镇\t是\t5\t1\t3.5\t1\t否\t2\t2\t1\t1\t1\t多\r\n乙村\t甲镇\t×\r\n");
        assert!(!pasted.header);
        assert_eq!(pasted.unknown, ["第 14 列"]);
        assert_eq!(pasted.rows.len(), 2);
        assert_eq!(pasted.rows[0]["site_hours_per_opening"], json!(3.5));
        assert_eq!(pasted.rows[0]["volunteer_team"], json!(false));
        assert_eq!(
            Value::Object(pasted.rows[1].clone()),
            json!({ "name": "乙村", "township": "甲镇", "care_site": false })
        );
    }

    #[test]
    fn names_what_it_cannot_read_and_keeps_it_out() {
        let pasted = read(&register("townships"), "甲镇\t镇\t大概有\t两次\n\t\t有\t2");
        assert_eq!(Value::Object(pasted.rows[0].clone()), json!({ "name": "甲镇", "kind": "town" }));
        let unread: Vec<(&str, &str)> =
            pasted.unread.iter().map(|cell| (cell.row.as_str(), cell.typed.as_str())).collect();
        assert_eq!(unread, [("甲镇", "大概有"), ("甲镇", "两次")]);
        assert_eq!(Value::Object(pasted.rows[1].clone()), json!({ "mechanism": true, "meetings_per_year": 2 }));
    }

    #[test]
    fn reads_every_word_for_yes_and_no() {
        let column = register("schools").column("social_worker").unwrap().clone();
        for word in ["有", "是", "√", "✓", "1", "１", "Y", "TRUE", "已配备"] {
            assert_eq!(value(&column, word), Some(json!(true)), "{word}");
        }
        for word in ["无", "否", "×", "0", "n", "没有", "未配备"] {
            assert_eq!(value(&column, word), Some(json!(false)), "{word}");
        }
        assert_eq!(value(&column, "/"), None);
        let stage = register("schools").column("stage").unwrap().clone();
        assert_eq!(value(&stage, "小学"), Some(json!("primary")));
        assert_eq!(value(&stage, "初中"), Some(json!("secondary")));
        assert_eq!(value(&stage, "九年一贯制"), None);
    }

    #[test]
    fn reads_quoted_cells_as_excel_writes_them() {
        assert_eq!(cells("\"甲\n镇\"\t\"说\"\"好\"\"\"\n乙\t"), [vec!["甲\n镇", "说\"好\""], vec!["乙", ""]]);
        assert!(is_block("甲\t乙") && is_block("甲\n乙") && !is_block("甲镇\r\n"));
    }

    #[test]
    fn puts_rows_in_by_name_at_the_end_or_instead() {
        let register = register("communities");
        let present = [
            json!({ "name": "甲村", "township": "东镇", "child_directors": 1 }),
            json!({ "name": "甲村", "township": "西镇" }),
        ];
        let pasted = read(&register, "名称\t所属乡镇（街道）\t儿童主任\n甲村\t西镇\t2\n丙村\t西镇\t1");
        assert_eq!(pasted.updates(&register, &present), 1);
        let merged = pasted.clone().put_into(&register, &present, Mode::Merge);
        assert_eq!(merged.len(), 3);
        assert_eq!(merged[0], present[0]);
        assert_eq!(merged[1]["child_directors"], json!(2));
        assert_eq!(pasted.clone().put_into(&register, &present, Mode::Append).len(), 4);
        assert_eq!(pasted.put_into(&register, &present, Mode::Replace).len(), 2);
    }
}
