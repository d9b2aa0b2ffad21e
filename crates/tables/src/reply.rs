//! A workbook that a unit sent back, read into a `weibao.reply`.
//!
//! By ids, never by position: the hidden sheet says what was asked; without it the columns 编号 and 代码 do. So sorted, filtered, moved,
//! hidden and inserted rows and columns do no harm. A blank cell says nothing.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use litemap::LiteMap;
use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::Problem;
use weibao_core::catalog::{Catalog, ColumnKind, Register};
use weibao_core::register::same_day;
use weibao_text::documents::{counts, negative};
use weibao_text::tables::{reply as text, request as words, unread};

use crate::cell::{self, Reading, folded, tidy};
use crate::problem;
use crate::sheet::{Cell, CellKind, Sheet, Workbook};

/// What a unit answered. The shape of `weibao.reply`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reply {
    /// `weibao.reply`.
    pub format: &'static str,
    /// 1.
    pub version: u32,
    /// The id of the request; empty where the file does not say.
    pub request: String,
    /// The unit's key, or its name where the file has no key; empty where it has neither.
    pub unit: String,
    /// The county, as the hidden sheet has it; what follows as well.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub county: Map<String, Value>,
    /// The catalog's id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub catalog: String,
    /// The overlay's id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub overlay: String,
    /// What the answers are about: `from` and `to`.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub period: Map<String, Value>,
    /// When it was filled in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled_on: Option<String>,
    /// The post of who filled it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// What was answered, by JSON pointers into an assessment. A register's value is its rows, with their names and what the unit reports.
    pub values: Map<String, Value>,
    /// The words that were shown beside what was answered, by the same pointers.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub words: Map<String, Value>,
    /// Cells that were not taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<Unread>,
    /// Cells whose value a formula gave: it was taken as it was last saved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub computed: Vec<String>,
}

/// A cell that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// `数据!D7`.
    pub cell: String,
    /// What stands there.
    pub text: String,
    /// Why it was not taken.
    pub why: String,
}

/// Reads a returned workbook. `assessment` is the county's: another county's file is refused.
///
/// # Errors
/// Where the file is none that can be read for this county.
pub fn read(book: &Workbook, catalog: &Catalog, assessment: &Value) -> Result<Reply, Problem> {
    let asked = book.sheets.iter().find(|sheet| sheet.name == words::HIDDEN).map(Asked::read).unwrap_or_default();
    asked.suits(assessment)?;
    let mut reader = Reader {
        catalog,
        assessment,
        asked: &asked,
        reply: Reply {
            format: "weibao.reply",
            version: 1,
            request: asked.said("id"),
            unit: asked.said("unit"),
            county: asked.fields([("name", "county"), ("code", "county_code")]),
            catalog: asked.said("catalog"),
            overlay: asked.said("overlay"),
            period: asked.fields([("from", "period_from"), ("to", "period_to")]),
            ..Reply::default()
        },
    };
    let mut found = false;
    for sheet in book.sheets.iter().filter(|sheet| sheet.name != words::HIDDEN) {
        found |= reader.sheet(sheet);
    }
    for (_, _, at, words) in
        asked.items.iter().filter(|(_, _, at, words)| reader.reply.values.contains_key(at) && !words.is_empty())
    {
        reader.reply.words.insert(at.clone(), words.as_str().into());
    }
    if found { Ok(reader.reply) } else { Err(problem("reply_without_ids", text::no_ids())) }
}

// ---------------------------------------------------------------- what was asked

/// What the hidden sheet says: pairs of a key and a value, then a row of headings, then an item a row.
#[derive(Default)]
struct Asked {
    about: Vec<(String, String)>,
    /// Sheet's name, id, pointer, words.
    items: Vec<(String, String, String, String)>,
}

impl Asked {
    fn read(sheet: &Sheet) -> Self {
        let mut asked = Self::default();
        let mut in_items = false;
        for row in &sheet.rows {
            let at = |column: usize| row.get(column).map(|cell| tidy(&cell.text)).unwrap_or_default();
            if at(0) == "sheet" && at(2) == "at" {
                in_items = true;
            } else if in_items {
                asked.items.push((at(0), at(1), at(2), at(3)));
            } else {
                asked.about.push((at(0), at(1)));
            }
        }
        asked
    }

    fn said(&self, key: &str) -> String {
        self.about.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// These keys as an object, without those that are empty.
    fn fields<const COUNT: usize>(&self, keys: [(&str, &str); COUNT]) -> Map<String, Value> {
        let said = keys.map(|(field, key)| (field.to_owned(), self.said(key)));
        said.into_iter().filter(|(_, value)| !value.is_empty()).map(|(field, value)| (field, value.into())).collect()
    }

    fn suits(&self, assessment: &Value) -> Result<(), Problem> {
        if self.about.is_empty() {
            return Ok(());
        }
        if self.said("version").parse::<u32>().is_ok_and(|version| version > 1) {
            return Err(problem("reply_newer", text::newer()));
        }
        let county =
            |key: &str| assessment.pointer(&format!("/county/{key}")).and_then(Value::as_str).unwrap_or_default();
        let (theirs, name) = (self.said("county_code"), self.said("county"));
        let other = if theirs.is_empty() || county("code").is_empty() {
            name != county("name")
        } else {
            theirs != county("code")
        };
        if other {
            return Err(problem("reply_other_county", text::other_county(&name, county("name"))));
        }
        let ours = assessment.get("catalog").and_then(Value::as_str).unwrap_or_default();
        let theirs = self.said("catalog");
        if !theirs.is_empty() && theirs != ours {
            return Err(problem("reply_other_catalog", text::other_catalog(&theirs, ours)));
        }
        Ok(())
    }

    /// Whether anything was said about what was asked.
    fn is_known(&self) -> bool {
        !self.items.is_empty()
    }

    /// The place in the assessment of an id that stands in a sheet of this kind.
    fn at(&self, prefix: &str, id: &str) -> Option<&str> {
        let found = self.items.iter().find(|(_, known, at, _)| known == id && at.starts_with(prefix));
        found.map(|(_, _, at, _)| at.as_str())
    }
}

// ---------------------------------------------------------------- sheets

struct Reader<'a> {
    catalog: &'a Catalog,
    assessment: &'a Value,
    asked: &'a Asked,
    reply: Reply,
}

/// Where the columns stand in a sheet: the row of headings, and of each wanted heading its column.
struct Headings<const COUNT: usize> {
    row: usize,
    columns: [Option<usize>; COUNT],
}

/// Rows in which headings are looked for.
const HEADING_ROWS: usize = 10;

/// The row that holds these headings, all but those that are not `needed`.
fn headings<const COUNT: usize>(sheet: &Sheet, wanted: [&str; COUNT], needed: usize) -> Option<Headings<COUNT>> {
    sheet.rows.iter().take(HEADING_ROWS).enumerate().find_map(|(row, cells)| {
        let columns = wanted.map(|wanted| cells.iter().position(|cell| folded(&cell.text) == folded(wanted)));
        columns.iter().take(needed).all(Option::is_some).then_some(Headings { row, columns })
    })
}

impl<'a> Reader<'a> {
    /// Reads a sheet; tells whether it is one of ours.
    fn sheet(&mut self, sheet: &Sheet) -> bool {
        for (cell, said) in &sheet.lost {
            self.reply.unread.push(Unread { cell: cell.clone(), text: said.clone(), why: unread::FAULT.into() });
        }
        if let Some(found) = headings(sheet, [words::ID, words::ANSWER, words::REASON, words::NOTE], 2) {
            self.clauses(sheet, &found);
        } else if let Some(found) = headings(sheet, [words::CODE, words::VALUE], 2) {
            self.figures(sheet, &found);
        } else if let Some(found) = headings(
            sheet,
            [words::OF_STANDARD, words::TITLE, words::NUMBER, words::ISSUER, words::DATE, words::VALID_TO],
            2,
        ) {
            self.evidence(sheet, &found);
        } else if let Some(found) = headings(sheet, [words::ID, words::FOUND, words::CHECKED_ON, words::CHECKED_BY], 2)
        {
            self.negatives(sheet, &found);
        } else if let Some((row, register, columns)) = self.coded(sheet) {
            self.register(sheet, row, register, &columns);
        } else {
            self.guide(sheet);
            return false;
        }
        true
    }

    /// The rows below the headings by their id, each with its number. Rows that share an id are listed and left out.
    fn rows<const COUNT: usize>(&mut self, sheet: &Sheet, found: &Headings<COUNT>) -> Vec<(usize, String)> {
        let id_column = found.columns.first().copied().flatten().unwrap_or_default();
        let id = |row: usize| sheet.cell(row, id_column).map(|cell| folded(&cell.text)).unwrap_or_default();
        let rows = found.row.saturating_add(1)..sheet.rows.len();
        let filled: Vec<(usize, String)> = rows.map(|row| (row, id(row))).filter(|(_, id)| !id.is_empty()).collect();
        let mut sound = Vec::new();
        for (row, id) in &filled {
            if filled.iter().filter(|(_, other)| other == id).count() < 2 {
                sound.push((*row, id.clone()));
                continue;
            }
            for column in found.columns.iter().skip(1).flatten() {
                self.leave_out(sheet, *row, *column, text::TWICE);
            }
        }
        sound
    }

    fn leave_out(&mut self, sheet: &Sheet, row: usize, column: usize, why: &str) {
        let said = sheet.cell(row, column).map(|cell| tidy(&cell.text)).unwrap_or_default();
        if !said.is_empty() {
            self.reply.unread.push(Unread { cell: sheet.address(row, column), text: said, why: why.into() });
        }
    }

    /// A cell that holds something and no error.
    fn cell<'s>(&mut self, sheet: &'s Sheet, row: usize, column: Option<usize>) -> Option<(&'s Cell, String, usize)> {
        let column = column?;
        let cell = sheet.cell(row, column)?;
        let said = tidy(&cell.text);
        if said.is_empty() {
            return None;
        }
        if cell.kind == CellKind::Fault {
            self.leave_out(sheet, row, column, unread::FAULT);
            return None;
        }
        if cell.formula {
            self.reply.computed.push(sheet.address(row, column));
        }
        Some((cell, said, column))
    }

    fn clauses(&mut self, sheet: &Sheet, found: &Headings<4>) {
        let [_, answer, reason, note] = found.columns;
        let mut remarks: Vec<(usize, String, String)> = Vec::new();
        for (row, id) in self.rows(sheet, found) {
            let place = self.asked.at("/answers/", &id).or_else(|| self.asked.at("/bodies/", &id)).map(str::to_owned);
            let Some(at) = place.or_else(|| self.place_of_clause(&id)) else {
                for column in [answer, reason, note].into_iter().flatten() {
                    self.leave_out(sheet, row, column, text::UNKNOWN_ID);
                }
                continue;
            };
            let standard = id.split('/').next().unwrap_or_default();
            let printed = self.printed(&id);
            let mut said = None;
            if let Some((cell, word, column)) = self.cell(sheet, row, answer) {
                said = if cell.kind == CellKind::PerCent { None } else { clause_answer(&word) };
                // A body that is asked for itself can say 有 and 无, and nothing else.
                let is_body = at.starts_with("/bodies/");
                let value = match said {
                    Some("met") if is_body => Some(Value::Bool(true)),
                    Some("unmet") if is_body => Some(Value::Bool(false)),
                    Some(_) if is_body => None,
                    said => said.map(Value::from),
                };
                match value {
                    Some(value) => {
                        self.reply.values.insert(at, value);
                    }
                    None if is_body => self.leave_out(sheet, row, column, text::NO_OWN_ANSWER),
                    None => self.leave_out(sheet, row, column, text::NO_ANSWER),
                }
            }
            if let Some((_, words, column)) = self.cell(sheet, row, reason) {
                if said == Some("not_applicable") {
                    remarks.push((printed, format!("/answers/{standard}/reason"), words));
                } else {
                    self.leave_out(sheet, row, column, text::REASON_UNUSED);
                }
            }
            if let Some((_, words, _)) = self.cell(sheet, row, note) {
                remarks.push((printed, format!("/answers/{standard}/note"), words));
            }
        }
        // One text a standard in the saved file, one a clause in the workbook: in printed order, however the sheet was sorted.
        remarks.sort_by_key(|(printed, ..)| *printed);
        for (_, at, words) in remarks {
            let joined = match self.reply.values.get(&at).and_then(Value::as_str) {
                Some(before) if before.lines().any(|line| line == words) => before.to_owned(),
                Some(before) => format!("{before}\n{words}"),
                None => words,
            };
            self.reply.values.insert(at, joined.into());
        }
    }

    /// The place of a clause in printed order.
    fn printed(&self, id: &str) -> usize {
        let mut clauses = self.catalog.standards().flat_map(|standard| &standard.clauses);
        clauses.position(|clause| clause.id == id).unwrap_or(usize::MAX)
    }

    /// Where a clause's answer stands, where nothing says what was asked.
    fn place_of_clause(&self, id: &str) -> Option<String> {
        if self.asked.is_known() {
            return None;
        }
        let standard =
            self.catalog.standards().find(|standard| standard.clauses.iter().any(|clause| clause.id == id))?;
        Some(format!("/answers/{}/clauses/{}", standard.id, id.replace('~', "~0").replace('/', "~1")))
    }

    fn figures(&mut self, sheet: &Sheet, found: &Headings<2>) {
        let [_, value] = found.columns;
        for (row, key) in self.rows(sheet, found) {
            let at = format!("/figures/{key}");
            let figure = self.catalog.figure(&key);
            let is_asked =
                if self.asked.is_known() { self.asked.at("/figures/", &key).is_some() } else { figure.is_some() };
            let Some((cell, _, column)) = self.cell(sheet, row, value) else { continue };
            if !is_asked {
                self.leave_out(sheet, row, column, text::UNKNOWN_ID);
                continue;
            }
            // A figure that an overlay adds is not in the catalog; its unit is in the sheet alone.
            let (unit, label, decimal) = figure
                .map_or((None, "", true), |figure| (Some(figure.unit.as_str()), figure.label.as_str(), figure.decimal));
            match cell::number(&cell.text, cell.kind, unit, label, decimal) {
                Reading::Same(number) | Reading::Changed(number) => {
                    self.reply.values.insert(at, number);
                }
                Reading::Unread(why) => self.leave_out(sheet, row, column, why.in_words()),
                Reading::Blank => {}
            }
        }
    }

    fn evidence(&mut self, sheet: &Sheet, found: &Headings<6>) {
        let [of, title, number, issuer, date, valid_to] = found.columns;
        let fields = [("title", title), ("number", number), ("issuer", issuer), ("date", date), ("valid_to", valid_to)];
        for row in found.row.saturating_add(1)..sheet.rows.len() {
            let Some((_, said, column)) = self.cell(sheet, row, of) else {
                for (_, column) in fields {
                    if let Some(column) = column {
                        self.leave_out(sheet, row, column, text::UNKNOWN_ID);
                    }
                }
                continue;
            };
            // A list shows the standard's words behind its number.
            let standard = said.split(' ').next().unwrap_or_default().to_owned();
            if self.catalog.standard(&standard).is_none() && !self.asked_about(&standard) {
                self.leave_out(sheet, row, column, text::UNKNOWN_ID);
                continue;
            }
            let mut document = Map::new();
            for (key, column) in fields {
                if let Some((cell, said, _)) = self.cell(sheet, row, column) {
                    let is_day = key == "date" || key == "valid_to";
                    let value = is_day.then(|| cell::day(cell)).flatten().unwrap_or(said);
                    document.insert(key.into(), value.into());
                }
            }
            if !document.contains_key("title") {
                for (_, column) in fields {
                    if let Some(column) = column {
                        self.leave_out(sheet, row, column, text::NO_TITLE);
                    }
                }
                continue;
            }
            let place = format!("/answers/{standard}/evidence");
            // What was sent along and comes back untouched says nothing.
            let known = self.assessment.pointer(&place).and_then(Value::as_array);
            if known.is_some_and(|known| known.iter().any(|piece| piece.as_object() == Some(&document))) {
                continue;
            }
            let list = self.reply.values.entry(place).or_insert_with(|| Value::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.push(Value::Object(document));
            }
        }
    }

    /// Whether an item of this standard was asked; an overlay's is not in the catalog.
    fn asked_about(&self, standard: &str) -> bool {
        let own = format!("/answers/{standard}/");
        self.asked.items.iter().any(|(_, _, at, _)| at.starts_with(&own))
    }

    fn negatives(&mut self, sheet: &Sheet, found: &Headings<4>) {
        let [_, state, on, number] = found.columns;
        for (row, id) in self.rows(sheet, found) {
            let known = if self.asked.is_known() {
                self.asked.at("/negatives/", &id).is_some()
            } else {
                self.catalog.negatives.iter().any(|item| item.id == id)
            };
            if !known {
                for column in [state, on, number].into_iter().flatten() {
                    self.leave_out(sheet, row, column, text::UNKNOWN_ID);
                }
                continue;
            }
            let on = self.cell(sheet, row, on).map(|(cell, said, _)| cell::day(cell).unwrap_or(said));
            let number = self.cell(sheet, row, number).map(|(_, said, _)| said);
            let Some((_, word, column)) = self.cell(sheet, row, state) else { continue };
            let Some(state) = negative_state(&word) else {
                self.leave_out(sheet, row, column, text::NO_STATE);
                continue;
            };
            let mut answer = Map::new();
            answer.insert("state".into(), state.into());
            if let Some(note) = words::checked(on.as_deref(), number.as_deref()) {
                answer.insert("note".into(), note.into());
            }
            self.reply.values.insert(format!("/negatives/{id}"), Value::Object(answer));
        }
    }

    /// The row of codes of a register's sheet, wherever a sort has left it: `communities.name`, `communities.care_site` …
    fn coded(&self, sheet: &Sheet) -> Option<(usize, &'a Register, Vec<Option<usize>>)> {
        let catalog = self.catalog;
        sheet.rows.iter().enumerate().find_map(|(row, cells)| {
            let code = |cell: &Cell| {
                let said = folded(&cell.text);
                let (register, column) = said.split_once('.')?;
                let register = catalog.register(register)?;
                Some((register, register.place(column)?))
            };
            let codes: Vec<Option<(&'a Register, usize)>> = cells.iter().map(code).collect();
            let (register, _) = codes.iter().flatten().next()?;
            let places =
                codes.iter().map(|code| code.filter(|(other, _)| other.key == register.key).map(|(_, place)| place));
            let places: Vec<Option<usize>> = places.collect();
            places.contains(&Some(0)).then_some((row, *register, places))
        })
    }

    fn register(&mut self, sheet: &Sheet, codes: usize, register: &Register, columns: &[Option<usize>]) {
        let of_register = format!("/registers/{}", register.key);
        let is_own = |key: &str| {
            let column = format!("{of_register}/{key}");
            !self.asked.is_known() || self.asked.items.iter().any(|(_, _, at, _)| *at == column || *at == of_register)
        };
        let own: Vec<bool> = register.columns.iter().map(|column| is_own(&column.key)).collect();
        let mut rows: Vec<(usize, Map<String, Value>)> = Vec::new();
        // Units stand below the headings, or where there are none any more below the codes.
        let heads = |cells: &Vec<Cell>| {
            columns.iter().zip(cells).any(|(column, cell)| {
                let name = column.filter(|place| *place == 0).and_then(|place| register.columns.get(place));
                name.is_some_and(|name| folded(&name.label) == folded(&cell.text))
            })
        };
        let first = sheet.rows.iter().position(heads).unwrap_or(codes).saturating_add(1);
        for row in (first..sheet.rows.len()).filter(|row| *row != codes) {
            let mut values = Map::new();
            for (place, column) in columns.iter().enumerate() {
                let Some(column) = column.and_then(|place| register.columns.get(place)) else { continue };
                let is_own = register.place(&column.key).and_then(|place| own.get(place)).copied().unwrap_or_default();
                let names = column.kind == ColumnKind::Text && ["name", "township"].contains(&column.key.as_str());
                if !names && !is_own {
                    continue;
                }
                let Some((cell, _, _)) = self.cell(sheet, row, Some(place)) else { continue };
                match cell::read(column, cell) {
                    Reading::Same(value) | Reading::Changed(value) => {
                        values.insert(column.key.clone(), value);
                    }
                    Reading::Unread(why) => self.leave_out(sheet, row, place, why.in_words()),
                    Reading::Blank => {}
                }
            }
            if !values.is_empty() {
                rows.push((row, values));
            }
        }
        let known = Known::new(self.assessment, &of_register, &self.reply.unit);
        let days = by_sign(rows.iter().map(|(_, values)| (sign(values), day(values).to_owned())));
        let mut taken = Vec::new();
        for (row, values) in rows {
            let sign = sign(&values);
            let mut same = days.get(&sign).into_iter().flatten().filter(|other| same_day(other, day(&values)));
            let why = if !values.contains_key("name") {
                Some(text::NO_NAME)
            } else if same.nth(1).is_some() {
                Some(text::TWICE)
            } else {
                None
            };
            match why {
                Some(why) => {
                    for place in (0..columns.len()).filter(|place| columns.get(*place).copied().flatten().is_some()) {
                        self.leave_out(sheet, row, place, why);
                    }
                }
                None => {
                    let place = known.row(&sign, &values).map_or(usize::MAX, |(place, _)| place);
                    taken.extend(known.news(&sign, values).map(|row| (place, row)));
                }
            }
        }
        // In the county's order, however the sheet was sorted; what is new comes last.
        taken.sort_by_key(|(place, _)| *place);
        let mut taken: Vec<Value> = taken.into_iter().map(|(_, row)| row).collect();
        if !taken.is_empty() {
            let list = self.reply.values.entry(of_register).or_insert_with(|| Value::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.append(&mut taken);
            }
        }
    }

    /// The first sheet: who, when. What it says beside is on the hidden one too.
    fn guide(&mut self, sheet: &Sheet) {
        let beside = |label: &str| {
            sheet.rows.iter().find_map(|cells| {
                let place = cells.iter().position(|cell| folded(&cell.text) == folded(label))?;
                cells.iter().skip(place.saturating_add(1)).find(|cell| !tidy(&cell.text).is_empty())
            })
        };
        if let Some(day) = beside(words::FILLED_ON).and_then(cell::day) {
            self.reply.filled_on = Some(day);
        }
        if let Some(post) = beside(words::POST) {
            self.reply.post = Some(tidy(&post.text));
        }
        if let Some(unit) = beside(words::UNIT).filter(|_| self.reply.unit.is_empty()) {
            self.reply.unit = tidy(&unit.text);
        }
    }
}

/// By what a row is known, but for its day: its name and township.
type Sign = (String, String);

fn sign(row: &Map<String, Value>) -> Sign {
    (folded(text_of(row, "name")), folded(text_of(row, "township")))
}

fn text_of<'a>(row: &'a Map<String, Value>, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn day(row: &Map<String, Value>) -> &str {
    text_of(row, "date")
}

/// A row of the county's with its place.
type Placed<'a> = (usize, &'a Map<String, Value>);

/// What is known of a register's rows.
struct Known<'a> {
    /// The county's, each with its place.
    rows: LiteMap<Sign, Vec<Placed<'a>>>,
    /// What this very unit has said of them before.
    said: LiteMap<Sign, Vec<&'a Map<String, Value>>>,
}

impl<'a> Known<'a> {
    fn new(assessment: &'a Value, register: &str, unit: &str) -> Self {
        let list = |value: Option<&'a Value>| value.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let rows = list(assessment.pointer(register)).iter().enumerate();
        let rows = rows.filter_map(|(place, row)| row.as_object().map(|row| (sign(row), (place, row))));
        let own = list(assessment.get("replies"))
            .iter()
            .filter(|reply| reply.get("unit").and_then(Value::as_str) == Some(unit));
        let said = own.flat_map(|reply| list(reply.get("values").and_then(|values| values.get(register))));
        let said = said.filter_map(Value::as_object).map(|row| (sign(row), row));
        Self { rows: by_sign(rows), said: by_sign(said) }
    }

    /// The county's row that this is, with its place: of two that it may be, the first.
    fn row(&self, sign: &Sign, values: &Map<String, Value>) -> Option<Placed<'a>> {
        self.rows.get(sign)?.iter().find(|(_, row)| same_day(day(row), day(values))).copied()
    }

    /// Of a row what is not in the county's file from this very unit: what was sent along and comes back untouched says nothing.
    fn news(&self, sign: &Sign, mut values: Map<String, Value>) -> Option<Value> {
        let Some((_, known)) = self.row(sign, &values) else { return Some(Value::Object(values)) };
        let said = self.said.get(sign).map_or(&[][..], Vec::as_slice);
        let said: Vec<_> = said.iter().filter(|row| same_day(day(row), day(&values))).collect();
        let untouched = |key: &str, value: &Value| {
            known.get(key) == Some(value) && said.iter().any(|row| row.get(key) == Some(value))
        };
        let is_name = |key: &str| ["name", "township"].contains(&key);
        let says = values.iter().any(|(key, value)| !is_name(key) && !untouched(key, value));
        // By its day a row is found again.
        values.retain(|key, value| is_name(key) || key == "date" || !untouched(key, value));
        says.then_some(Value::Object(values))
    }
}

fn by_sign<T>(rows: impl Iterator<Item = (Sign, T)>) -> LiteMap<Sign, Vec<T>> {
    let mut found: LiteMap<Sign, Vec<T>> = LiteMap::new();
    for (sign, row) in rows {
        match found.get_mut(&sign) {
            Some(rows) => rows.push(row),
            None => drop(found.insert(sign, alloc::vec![row])),
        }
    }
    found
}

// ---------------------------------------------------------------- words

/// The key of an answer: the words of the list, and those of other tables for 有 and 无.
fn clause_answer(word: &str) -> Option<&'static str> {
    let folded = folded(word);
    let known = [
        (counts::MET, "met"),
        (counts::UNMET, "unmet"),
        (counts::NOT_APPLICABLE, "not_applicable"),
        (counts::PENDING, "pending"),
    ];
    let known = known.into_iter().find(|(said, _)| *said == folded).map(|(_, key)| key);
    known.or_else(|| cell::yes_or_no(word).map(|is| if is { "met" } else { "unmet" }))
}

fn negative_state(word: &str) -> Option<&'static str> {
    let folded = folded(word);
    let known = [(negative::ABSENT, "absent"), (negative::PRESENT, "present"), (negative::PENDING, "pending")];
    known.into_iter().find(|(said, _)| *said == folded).map(|(_, key)| key)
}
