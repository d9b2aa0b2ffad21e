//! The workbook that goes out to a unit: what it is asked, and yellow cells for its answers.
//!
//! `weibao-tables` reads it back by the ids in it; both take their headings from `weibao_text::tables::request`.

use serde_json::Value;
use weibao_core::Problem;
use weibao_core::catalog::{Catalog, Column, ColumnKind, Figure, Register};
use weibao_core::period::Period;
use weibao_text::chain as chain_words;
use weibao_text::documents::{counts, negative, with_unit, workbook as table_words};
use weibao_text::tables::request as words;

use super::form::{self, Choices, INLINE_LIST, Look, Sheet};
use super::{Cell, column_name};
use crate::problem::problem;

/// Rows below the known ones, for documents and units that are not listed yet.
const SPARE_ROWS: usize = 50;

/// The workbook of a `weibao.request`: nothing else of the county is in it. `catalog` carries the overlay.
///
/// # Errors
/// Where the request is none, or one of other standards.
pub fn request(catalog: &Catalog, request: &Value) -> Result<Vec<u8>, Vec<Problem>> {
    let asked = Asked::read(catalog, request)?;
    let mut sheets = vec![guide(&asked)];
    sheets.extend(clauses(&asked));
    sheets.extend(figures(&asked));
    for register in &catalog.registers {
        sheets.extend(register_sheet(&asked, register));
    }
    sheets.extend(evidence(&asked));
    sheets.extend(negatives(&asked));
    let hidden = hidden(&asked, &sheets);
    sheets.push(hidden);
    form::write(&format!("{} {}", asked.county("name"), asked.unit("name")), &sheets)
}

/// The name under which that workbook is saved: 未保自评填报_示例县_教育局_20260310截止.xlsx.
pub fn request_file_name(request: &Value) -> String {
    let text = |path: &str| request.pointer(path).and_then(Value::as_str).unwrap_or_default();
    let name = words::file_name(text("/county/name"), text("/unit/name"), request.get("due").and_then(Value::as_str));
    // What no file system takes.
    name.chars()
        .filter(|character| !matches!(character, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
        .collect()
}

// ---------------------------------------------------------------- what is asked

/// A request, its items by where they stand in an assessment.
struct Asked<'a> {
    catalog: &'a Catalog,
    request: &'a Value,
    items: Vec<Item<'a>>,
}

/// An item.
struct Item<'a> {
    at: &'a str,
    role: &'a str,
    words: &'a str,
    value: Option<&'a Value>,
    place: Place,
}

/// Where an item stands.
#[derive(PartialEq, Eq)]
enum Place {
    /// A clause's answer, by the clause's id; of a body for itself where the answer is 有 or 无.
    Clause(String, bool),
    /// A figure, by its key.
    Figure(String),
    /// A register, and the column where only one is asked.
    Register(String, Option<String>),
    /// The documents of a standard.
    Evidence(String),
    /// A negative item.
    Negative(String),
    /// Anything else is answered elsewhere.
    Other,
}

impl Place {
    fn of(at: &str) -> Self {
        let parts: Vec<String> = at.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~")).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["answers", _, "clauses", clause] => Self::Clause((*clause).into(), false),
            ["bodies", clause, ..] => Self::Clause((*clause).into(), true),
            ["figures", key] => Self::Figure((*key).into()),
            ["registers", register] => Self::Register((*register).into(), None),
            ["registers", register, .., column] => Self::Register((*register).into(), Some((*column).into())),
            ["answers", standard, "evidence"] => Self::Evidence((*standard).into()),
            ["negatives", item, ..] => Self::Negative((*item).into()),
            _ => Self::Other,
        }
    }
}

impl<'a> Asked<'a> {
    fn read(catalog: &'a Catalog, request: &'a Value) -> Result<Self, Vec<Problem>> {
        let refused = |code: &str, text| Err(vec![problem(code, "", text)]);
        if request.get("format").and_then(Value::as_str) != Some("weibao.request") {
            return refused("no_request", words::no_request());
        }
        let theirs = request.get("catalog").and_then(Value::as_str).unwrap_or_default();
        if theirs != catalog.id {
            return refused("request_other_catalog", words::other_catalog(theirs, &catalog.id));
        }
        let listed = request.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let items = listed.iter().filter_map(|item| {
            let at = item.get("at")?.as_str()?;
            let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
            let value = item.get("value").filter(|value| !value.is_null());
            Some(Item { at, role: text("role"), words: text("words"), value, place: Place::of(at) })
        });
        Ok(Self { catalog, request, items: items.collect() })
    }

    fn said(&self, path: &str) -> &'a str {
        self.request.pointer(path).and_then(Value::as_str).unwrap_or_default()
    }

    fn county(&self, key: &str) -> &'a str {
        self.said(&format!("/county/{key}"))
    }

    fn unit(&self, key: &str) -> &'a str {
        self.said(&format!("/unit/{key}"))
    }

    fn period(&self) -> String {
        match (self.said("/period/from"), self.said("/period/to")) {
            ("", "") => String::new(),
            (from, to) => words::period(from, to),
        }
    }

    /// Of which days a figure is: of the period where it is counted over a year, else of the one day that the county says.
    fn days_of(&self, figure: Option<&Figure>) -> String {
        match figure {
            Some(figure) if !figure.yearly => match self.said("/period/as_of") {
                "" => String::new(),
                day => words::as_of(day),
            },
            _ => self.period(),
        }
    }

    /// What it asks of a register.
    fn of_register(&self, register: &Register) -> Vec<&Item<'a>> {
        self.items
            .iter()
            .filter(|item| matches!(&item.place, Place::Register(key, _) if *key == register.key))
            .collect()
    }

    /// The headings of registers that depend on a reading, with how the county reads it: the headings themselves stay as they are.
    fn readings_of_registers(&self) -> Vec<String> {
        let read_as = |register: &Register| {
            let items = self.of_register(register);
            let tab = tab_name(&words::register(&register.label));
            let read_as = |column: &Column| {
                let readings = weibao_chain::readings_of_column(self.catalog, register, column, self.request);
                words::read_as(&tab, &chain_words::read_as(&column.label, &readings))
            };
            let sends = |column: &&Column| column.label.contains(chain_words::READING) && is_asked(&items, column);
            register.columns.iter().filter(sends).map(read_as).collect::<Vec<_>>()
        };
        self.catalog.registers.iter().flat_map(read_as).collect()
    }

    /// How a figure is counted, with the county's readings where that depends on one.
    fn how(&self, figure: &Figure) -> String {
        let readings = weibao_chain::readings_of(self.catalog, figure, self.request);
        chain_words::read_as(figure.note.as_deref().unwrap_or_default(), &readings)
    }

    /// The words of a negative item; where they look back from the application, with the days that this is.
    fn negative(&self, id: &str, words: &str) -> String {
        let period = Period::new(|field| Some(self.said(&format!("/period/{field}"))));
        let years = self.catalog.negatives.iter().find(|item| item.id == id).and_then(|item| item.years);
        match years.and_then(|years| period.sentence_before(years)) {
            Some(days) => format!("{words}\n{days}"),
            None => words.to_owned(),
        }
    }
}

fn role(role: &str) -> &'static str {
    match role {
        "main" => words::MAIN,
        "each" => words::EACH,
        "help" => words::HELP,
        _ => "",
    }
}

// ---------------------------------------------------------------- cells

fn heading<const COUNT: usize>(titles: [&str; COUNT]) -> Vec<(Cell, Look)> {
    titles.into_iter().map(|title| (Cell::text(title), Look::Heading)).collect()
}

fn read(text: impl Into<String>) -> (Cell, Look) {
    (Cell::text(text), Look::Words)
}

fn grey(text: impl Into<String>) -> (Cell, Look) {
    (Cell::text(text), Look::Grey)
}

const FILL: (Cell, Look) = (Cell::Empty, Look::Fill);
const FILL_NUMBER: (Cell, Look) = (Cell::Empty, Look::FillNumber);
const FILL_DAY: (Cell, Look) = (Cell::Empty, Look::FillDay);

/// A list for some cells: in the rule itself, or where it is too long for that in a hidden column at the end of the sheet.
fn list(sheet: &mut Sheet, cells: String, choices: Vec<String>) {
    let length = choices.iter().map(|word| word.encode_utf16().count().saturating_add(1)).sum::<usize>();
    let plain = choices.iter().all(|word| !word.contains([',', '"']));
    if choices.is_empty() {
        return;
    }
    if plain && length <= INLINE_LIST {
        sheet.lists.push((cells, Choices::Words(choices)));
        return;
    }
    let place = sheet.widths.len();
    let letter = column_name(place);
    let first = sheet.frozen.saturating_add(1);
    let last = first.saturating_add(choices.len()).saturating_sub(1);
    sheet.widths.push(0);
    for (number, word) in (first..).zip(choices) {
        while sheet.rows.len() < number {
            sheet.rows.push(Vec::new());
        }
        if let Some(row) = sheet.rows.get_mut(number.saturating_sub(1)) {
            row.resize(place, (Cell::Empty, Look::Words));
            row.push(grey(word));
        }
    }
    sheet.lists.push((cells, Choices::Range(format!("${letter}${first}:${letter}${last}"))));
}

/// The rows of a column from the first below the headings to the last of the sheet: `F2:F80`.
fn down(sheet: &Sheet, place: usize) -> String {
    let letter = column_name(place);
    let first = sheet.frozen.saturating_add(1);
    format!("{letter}{first}:{letter}{}", sheet.rows.len().max(first))
}

fn strings<const COUNT: usize>(words: [&str; COUNT]) -> Vec<String> {
    words.map(str::to_owned).into()
}

// ---------------------------------------------------------------- sheets

fn guide(asked: &Asked<'_>) -> Sheet {
    let pair = |label: &str, value: String| vec![(Cell::text(label), Look::Heading), read(value)];
    let mut rows = vec![
        vec![(Cell::text(words::HEADLINE), Look::Headline)],
        pair(words::COUNTY, asked.county("name").into()),
        pair(words::UNIT, asked.unit("name").into()),
    ];
    let known = [(words::PERIOD, asked.period()), (words::DUE, asked.said("/due").to_owned())];
    rows.extend(known.into_iter().filter(|(_, said)| !said.is_empty()).map(|(label, said)| pair(label, said)));
    rows.extend([
        pair(words::ITEMS, asked.items.len().to_string()),
        vec![(Cell::text(words::FILLED_ON), Look::Heading), FILL_DAY],
        vec![(Cell::text(words::POST), Look::Heading), FILL],
        Vec::new(),
    ]);
    rows.extend(words::STEPS.iter().chain([&words::PRIVACY]).map(|step| vec![(Cell::text(*step), Look::Line)]));
    rows.extend(asked.readings_of_registers().into_iter().map(|line| vec![(Cell::text(line), Look::Line)]));
    Sheet { name: words::GUIDE.into(), widths: vec![24, 96], rows, ..Sheet::default() }
}

fn clauses(asked: &Asked<'_>) -> Option<Sheet> {
    let answers = [counts::MET, counts::UNMET, counts::NOT_APPLICABLE, counts::PENDING];
    let mut rows = vec![heading([
        words::ID,
        words::AREA,
        words::STANDARD,
        words::CLAUSE,
        words::ROLE,
        words::ANSWER,
        words::REASON,
        words::NOTE,
        words::BEFORE,
    ])];
    let own_answers = [table_words::YES, table_words::NO, counts::NOT_APPLICABLE, counts::PENDING];
    let (mut of_county, mut of_unit, mut of_body) = (Vec::new(), Vec::new(), Vec::new());
    for item in &asked.items {
        let Place::Clause(id, is_body) = &item.place else { continue };
        let standard = id.split('/').next().unwrap_or_default();
        let area = asked.catalog.areas.iter().find(|area| area.standards().any(|known| known.id == standard));
        let text = asked.catalog.standard(standard).map(|standard| standard.text.as_str()).unwrap_or_default();
        rows.push(vec![
            read(id),
            read(area.map(|area| area.title.as_str()).unwrap_or_default()),
            read(text),
            read(item.words),
            read(if *is_body { words::BODY } else { role(item.role) }),
            FILL,
            if *is_body { read("") } else { FILL },
            FILL,
            grey(item.value.map(|value| said_before(value, item.role == "each")).unwrap_or_default()),
        ]);
        let cells = match (is_body, item.role) {
            (true, _) => &mut of_body,
            (false, "each") => &mut of_unit,
            (false, _) => &mut of_county,
        };
        cells.push(format!("F{}", rows.len()));
    }
    if rows.len() < 2 {
        return None;
    }
    let mut sheet = Sheet {
        name: words::CLAUSES.into(),
        widths: vec![10, 10, 40, 40, 12, 10, 20, 30, shown(&rows, 8, 10)],
        rows,
        frozen: 1,
        filters: true,
        ..Sheet::default()
    };
    let yes_no = [table_words::YES, table_words::NO];
    for (cells, choices) in [(of_county, strings(answers)), (of_unit, strings(own_answers)), (of_body, strings(yes_no))]
    {
        if !cells.is_empty() {
            list(&mut sheet, joined(&cells), choices);
        }
    }
    Some(sheet)
}

/// How wide a column is; a column in which nothing stands below its heading is hidden.
fn shown(rows: &[Vec<(Cell, Look)>], place: usize, width: u32) -> u32 {
    let says = |row: &Vec<(Cell, Look)>| matches!(row.get(place), Some((Cell::Text(text), _)) if !text.is_empty());
    if rows.iter().skip(1).any(says) { width } else { 0 }
}

fn joined(cells: &[String]) -> String {
    cells.join(" ")
}

/// What a unit reported before, in words.
fn said_before(value: &Value, for_itself: bool) -> String {
    match value {
        Value::String(word) => match word.as_str() {
            "met" if for_itself => table_words::YES.into(),
            "unmet" if for_itself => table_words::NO.into(),
            "met" => counts::MET.into(),
            "unmet" => counts::UNMET.into(),
            "not_applicable" => counts::NOT_APPLICABLE.into(),
            "pending" => counts::PENDING.into(),
            other => other.into(),
        },
        Value::Bool(is) => if *is { table_words::YES } else { table_words::NO }.into(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn figures(asked: &Asked<'_>) -> Option<Sheet> {
    let titles =
        [words::CODE, words::NAME, words::PERIOD, words::VALUE, words::UNIT_OF_FIGURE, words::HOW, words::BEFORE];
    let rows = asked.items.iter().filter_map(|item| {
        let Place::Figure(key) = &item.place else { return None };
        let figure = asked.catalog.figure(key);
        let unit = figure.map(|figure| figure.unit.as_str()).unwrap_or_default();
        let how = figure.map(|figure| asked.how(figure)).unwrap_or_default();
        let label = if item.words.is_empty() {
            figure.map(|figure| figure.label.as_str()).unwrap_or_default()
        } else {
            item.words
        };
        let before = item.value.map(|value| said_before(value, false)).unwrap_or_default();
        Some(vec![
            grey(key),
            read(label),
            read(asked.days_of(figure)),
            FILL_NUMBER,
            read(unit),
            read(how),
            grey(before),
        ])
    });
    let rows: Vec<_> = std::iter::once(heading(titles)).chain(rows).collect();
    (rows.len() > 1).then(|| Sheet {
        name: words::FIGURES.into(),
        widths: vec![26, 44, shown(&rows, 2, 24), 12, 8, 44, shown(&rows, 6, 10)],
        rows,
        frozen: 1,
        filters: true,
        ..Sheet::default()
    })
}

/// The register's sheet: headings, codes by which it is read back, the known units, and spare rows.
fn register_sheet(asked: &Asked<'_>, register: &Register) -> Option<Sheet> {
    let items = asked.of_register(register);
    if items.is_empty() {
        return None;
    }
    let is_own = |column: &Column| is_asked(&items, column);
    let names = |column: &Column| ["name", "township"].contains(&column.key.as_str());
    let columns: Vec<&Column> = register.columns.iter().filter(|column| names(column) || is_own(column)).collect();

    let title = |column: &Column| match &column.unit {
        Some(unit) => with_unit(&column.label, unit),
        None => column.label.clone(),
    };
    let fill = |column: &Column| if column.kind == ColumnKind::Number { FILL_NUMBER } else { FILL };
    let headings = columns.iter().map(|column| (Cell::text(title(column)), Look::Heading)).collect();
    let codes =
        columns.iter().map(|column| (Cell::text(format!("{}.{}", register.key, column.key)), Look::Code)).collect();
    // The request names the rows, and says of each what this unit has reported before.
    let known =
        items.iter().find_map(|item| item.value.and_then(Value::as_array)).map(Vec::as_slice).unwrap_or_default();
    let rows = known.iter().map(|row| {
        columns
            .iter()
            .map(|column| match row.get(&column.key) {
                Some(Value::String(name)) if names(column) => read(name),
                _ if names(column) && !is_own(column) => read(""),
                value => {
                    let (_, look) = fill(column);
                    (value.map_or(Cell::Empty, |value| register_cell(column, value)), look)
                }
            })
            .collect()
    });
    // A register that has this unit alone grows by no other.
    let is_alone =
        known.len() == 1 && known.iter().any(|row| row.get("name").and_then(Value::as_str) == Some(asked.unit("name")));
    let spare_rows = if is_alone { 0 } else { SPARE_ROWS };
    let spare = std::iter::repeat_with(|| columns.iter().map(|column| fill(column)).collect()).take(spare_rows);
    let mut sheet = Sheet {
        name: tab_name(&words::register(&register.label)),
        widths: columns.iter().map(|column| if column.kind == ColumnKind::Text { 24 } else { 15 }).collect(),
        rows: [headings, codes].into_iter().chain(rows).chain(spare).collect(),
        frozen: 2,
        filters: true,
        ..Sheet::default()
    };
    for (place, column) in columns.iter().enumerate() {
        let choices = match column.kind {
            ColumnKind::Boolean => strings([table_words::YES, table_words::NO]),
            ColumnKind::Text => {
                let offered = column.options.iter().filter(|option| !option.older);
                offered.map(|option| option.label.clone()).collect()
            }
            ColumnKind::Number => Vec::new(),
        };
        let cells = down(&sheet, place);
        list(&mut sheet, cells, choices);
    }
    Some(sheet)
}

/// Whether a column of a register is the unit's to fill.
fn is_asked(items: &[&Item<'_>], column: &Column) -> bool {
    items.iter().any(|item| match &item.place {
        // What is only read, in files of before, is not asked for.
        Place::Register(_, None) => !column.older,
        Place::Register(_, Some(key)) => *key == column.key,
        _ => false,
    })
}

fn register_cell(column: &Column, value: &Value) -> Cell {
    match value {
        Value::Bool(is) => Cell::text(if *is { table_words::YES } else { table_words::NO }),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::String(text) => {
            Cell::text(column.options.iter().find(|option| option.key == *text).map_or(text, |option| &option.label))
        }
        _ => Cell::Empty,
    }
}

/// Without what Excel forbids in a tab's name, and at most 31 characters.
fn tab_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !matches!(c, '\\' | '/' | '?' | '*' | '[' | ']' | ':' | '\''));
    allowed.take(super::NAME_CHARACTERS).collect()
}

fn evidence(asked: &Asked<'_>) -> Option<Sheet> {
    let mut standards: Vec<String> = Vec::new();
    let mut rows =
        vec![heading([words::OF_STANDARD, words::TITLE, words::NUMBER, words::ISSUER, words::DATE, words::VALID_TO])];
    for item in &asked.items {
        let standard = match &item.place {
            Place::Clause(id, _) => id.split('/').next().unwrap_or_default().to_owned(),
            Place::Evidence(standard) => standard.clone(),
            _ => continue,
        };
        if let (Place::Evidence(_), Some(Value::Array(documents))) = (&item.place, item.value) {
            rows.extend(documents.iter().map(|document| {
                let text = |key: &str| Cell::text(document.get(key).and_then(Value::as_str).unwrap_or_default());
                vec![
                    (Cell::text(&standard), Look::Fill),
                    (text("title"), Look::Fill),
                    (text("number"), Look::Fill),
                    (text("issuer"), Look::Fill),
                    (text("date"), Look::FillDay),
                    (text("valid_to"), Look::FillDay),
                ]
            }));
        }
        if !standards.contains(&standard) {
            standards.push(standard);
        }
    }
    if standards.is_empty() {
        return None;
    }
    let blank = || vec![FILL, FILL, FILL, FILL, FILL_DAY, FILL_DAY];
    rows.extend(std::iter::repeat_with(blank).take(SPARE_ROWS));
    let mut sheet = Sheet {
        name: words::EVIDENCE.into(),
        widths: vec![10, 50, 24, 24, 14, 14],
        rows,
        frozen: 1,
        filters: true,
        ..Sheet::default()
    };
    let cells = down(&sheet, 0);
    list(&mut sheet, cells, standards);
    Some(sheet)
}

fn negatives(asked: &Asked<'_>) -> Option<Sheet> {
    let rows = asked.items.iter().filter_map(|item| {
        let Place::Negative(id) = &item.place else { return None };
        Some(vec![read(id), read(asked.negative(id, item.words)), FILL, FILL_DAY, FILL])
    });
    let titles = [words::ID, words::ITEM, words::FOUND, words::CHECKED_ON, words::CHECKED_BY];
    let rows: Vec<_> = std::iter::once(heading(titles)).chain(rows).collect();
    if rows.len() < 2 {
        return None;
    }
    let mut sheet = Sheet {
        name: words::NEGATIVES.into(),
        widths: vec![8, 70, 12, 14, 30],
        rows,
        frozen: 1,
        filters: true,
        ..Sheet::default()
    };
    let cells = down(&sheet, 2);
    list(&mut sheet, cells, strings([negative::ABSENT, negative::PRESENT, negative::PENDING]));
    Some(sheet)
}

/// The sheet that only a program reads: what the request is, then an item a row by sheet, id and place in the assessment.
fn hidden(asked: &Asked<'_>, sheets: &[Sheet]) -> Sheet {
    let version = asked.request.get("version").map(Value::to_string).unwrap_or_default();
    let about = [
        ("format", asked.said("/format").to_owned()),
        ("version", version),
        ("id", asked.said("/id").into()),
        ("county", asked.county("name").into()),
        ("county_code", asked.county("code").into()),
        ("catalog", asked.said("/catalog").into()),
        ("overlay", asked.said("/overlay").into()),
        ("unit", asked.unit("key").into()),
        ("unit_name", asked.unit("name").into()),
        ("period_from", asked.said("/period/from").into()),
        ("period_to", asked.said("/period/to").into()),
        ("made_on", asked.said("/made_on").into()),
        ("due", asked.said("/due").into()),
    ];
    let register_tab = |key: &str| {
        let label = asked.catalog.register(key).map(|register| tab_name(&words::register(&register.label)));
        label.filter(|name| sheets.iter().any(|sheet| sheet.name == *name)).unwrap_or_default()
    };
    let items = asked.items.iter().map(|item| {
        let (sheet, id) = match &item.place {
            Place::Clause(id, _) => (words::CLAUSES.to_owned(), id.clone()),
            Place::Figure(key) => (words::FIGURES.into(), key.clone()),
            Place::Register(key, None) => (register_tab(key), String::new()),
            Place::Register(key, Some(column)) => (register_tab(key), format!("{key}.{column}")),
            Place::Evidence(standard) => (words::EVIDENCE.into(), standard.clone()),
            Place::Negative(id) => (words::NEGATIVES.into(), id.clone()),
            Place::Other => (String::new(), String::new()),
        };
        vec![read(sheet), read(id), read(item.at), read(item.words)]
    });
    let about = about.into_iter().map(|(key, value)| vec![read(key), read(value)]);
    let titles = ["sheet", "id", "at", "words"].map(read).to_vec();
    Sheet {
        name: words::HIDDEN.into(),
        hidden: true,
        widths: vec![20, 30, 40, 60],
        rows: about.chain([titles]).chain(items).collect(),
        ..Sheet::default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    fn sheets(unit: &str) -> (Vec<Sheet>, Catalog) {
        let (catalog, mut file) = (weibao_standards::catalog(), weibao_standards::example());
        file["period"].take();
        let request = weibao_chain::request_for(&catalog, &file, unit, "2026-02-10", None).unwrap();
        let request = serde_json::to_value(request).unwrap();
        let asked = Asked::read(&catalog, &request).unwrap();
        let registers = catalog.registers.iter().filter_map(|register| register_sheet(&asked, register));
        let sheets = std::iter::once(guide(&asked)).chain(clauses(&asked)).chain(figures(&asked)).chain(registers);
        (sheets.collect(), catalog)
    }

    fn texts(sheet: &Sheet) -> Vec<&str> {
        let cells = sheet.rows.iter().flatten();
        cells.filter_map(|(cell, _)| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None }).collect()
    }

    #[test]
    fn what_only_older_files_have_is_not_asked_for() {
        let (township, catalog) = sheets("城关街道");
        let (education, _) = sheets("教育局");
        for register in &catalog.registers {
            let tab = tab_name(&words::register(&register.label));
            for sheet in township.iter().chain(&education).filter(|sheet| sheet.name == tab) {
                for column in register.columns.iter().filter(|column| column.older) {
                    assert!(!texts(sheet).contains(&format!("{}.{}", register.key, column.key).as_str()));
                }
                let older = register.columns.iter().flat_map(|column| &column.options).filter(|option| option.older);
                for option in older {
                    let offers =
                        |choices: &Choices| matches!(choices, Choices::Words(words) if words.contains(&option.label));
                    assert!(!sheet.lists.iter().any(|(_, choices)| offers(choices)), "{}", option.label);
                }
            }
        }
    }

    #[test]
    fn nothing_is_shown_that_says_nothing() {
        let (township, _) = sheets("城关街道");
        let find = |sheets: &[Sheet], name: &str| sheets.iter().position(|sheet| sheet.name == name).unwrap();
        let guide = texts(&township[0]);
        assert!(!guide.contains(&words::PERIOD) && !guide.contains(&words::DUE), "nobody has set them");
        let clauses = &township[find(&township, words::CLAUSES)];
        assert_eq!(clauses.widths.last(), Some(&0), "nothing was reported before");
        let (education, _) = sheets("教育局");
        let figures = &education[find(&education, words::FIGURES)];
        assert_eq!((figures.widths[2], figures.widths.last()), (0, Some(&0)));
        // A township is one row of the townships, and can list more villages.
        let own = &township[find(&township, &words::register("乡镇（街道）"))];
        assert_eq!(own.rows.len(), own.frozen + 1);
        let villages = &township[find(&township, &tab_name(&words::register("村（社区）")))];
        assert_eq!(villages.rows.len(), villages.frozen + 10 + SPARE_ROWS);
    }
}
