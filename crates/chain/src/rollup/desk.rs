//! Where files are rolled up: told by plain values what to do, so that the work can be done in a thread of its own.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::borrow::Borrow;

use serde::Serialize;
use serde_json::{Map, Value};
use weibao_core::catalog::Catalog;
use weibao_core::maps::object;
use weibao_core::report::Status;
use weibao_core::{Problem, judge, overlay, own_edition, read};
use weibao_terms::RollUpTable;
use weibao_text::screens::common;
use weibao_text::tables::rollup as words;

use super::books::{Books, Overlaid};
use super::compared::compared;
use super::gathering::Gathering;
use super::lines::{CountyLine, RolledUp};
use super::saved::ROLLUP_FORMAT;
use super::saving::{self, Saving};
use super::several::several;
use super::tables::{Column, Row, Table, View, by_county, of_standard, tables};
use crate::given;
use crate::place::text;
use crate::words::plain;

/// So many rows of a table are shown.
const MOST_ROWS: usize = 300;

/// Where files are rolled up.
#[derive(Debug, Default)]
pub struct Desk {
    gathering: Gathering,
    expected: String,
    overlaid: Option<Overlaid>,
    /// The edition that is looked at; where nobody has chosen one, the newest of which there is a file.
    edition: String,
    before: Option<RolledUp>,
}

/// What the desk shows.
#[derive(Debug, Serialize)]
struct Shown<'s> {
    counties: usize,
    set_aside: usize,
    files: usize,
    cities: Vec<&'s str>,
    /// Where files are of several editions: of each its id, its title, and how many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editions: Vec<(String, &'s str, usize)>,
    edition: &'s str,
    /// Through which filters: what tells these tables from those of another choice.
    filters: String,
    /// Which table was asked for; all of them where none was.
    tab: &'s str,
    tables: Vec<Table>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Table>,
    /// Beside an earlier roll-up, where one was given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    compared: Vec<Table>,
    expected: &'s str,
    /// 应报名单: who is there, who is not, who is there beyond it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reporting: Option<Table>,
    /// Whether a county has several files.
    several: bool,
    /// Whether a choice between them can be taken back.
    can_take_back: bool,
}

impl Desk {
    /// Does what a value says, by its `do`: `add`, `refuse`, `clear`, `prefer`, `belongs`, `take_back`, `rejudge`, `restate`, `forget`,
    /// `compare`, `compared`, `show` or `county`. Answers with a value.
    ///
    /// # Errors
    /// Where it is told nothing that it knows, or of a county that is not there.
    pub fn tell<C: Borrow<Catalog>>(&mut self, editions: &[C], told: &Value) -> Result<Value, Vec<Problem>> {
        let today = Some(text(told, "today")).filter(|today| !today.is_empty());
        let index = told.get("index").and_then(Value::as_u64).and_then(|index| usize::try_from(index).ok());
        let name = Some(text(told, "name"));
        match text(told, "do") {
            "add" => self.add(editions, name, text(told, "text").into(), today),
            "refuse" => self.gathering.refuse(name, "unreadable", text(told, "why").into()),
            "clear" => *self = Self::default(),
            "prefer" => self.gathering.prefer(index.unwrap_or_default()),
            "belongs" => self.gathering.belongs(index.unwrap_or_default(), text(told, "code")),
            "take_back" => self.gathering.take_back(),
            "rejudge" => {
                self.with_books(editions, |gathering, books| gathering.rejudge(books, index.unwrap_or_default(), today))
            }
            "compare" => self.compare(editions, text(told, "text"))?,
            "compared" => self.before = None,
            "forget" => self.gathering.forget_restated(),
            "restate" => {
                let none = Map::new();
                let readings = told.get("readings").and_then(Value::as_object).unwrap_or(&none);
                let rules = told.get("rules").and_then(Value::as_bool).unwrap_or_default();
                self.with_books(editions, |gathering, books| {
                    gathering.restate(books, index.unwrap_or_default(), readings, rules, today);
                });
            }
            "show" => return Ok(self.show(editions, told)),
            "county" => return self.county(editions, index.unwrap_or_default()),
            _ => return Err(given::problem("unknown", "/do", words::none())),
        }
        Ok(self.gathering.len().into())
    }

    fn add<C: Borrow<Catalog>>(&mut self, editions: &[C], name: Option<&str>, file: String, today: Option<&str>) {
        // The list of those that should report comes back with a roll-up that was saved with it.
        if self.expected.is_empty() && file.contains(ROLLUP_FORMAT) {
            let value = serde_json::from_str::<Value>(&file).unwrap_or_default();
            if text(&value, "format") == ROLLUP_FORMAT {
                self.expected = text(&value, "expected").into();
            }
        }
        if file.contains(overlay::FORMAT)
            && let Some(given) =
                serde_json::from_str::<Value>(&file).ok().filter(|file| text(file, "format") == overlay::FORMAT)
        {
            return self.lay_over(editions, name, &given);
        }
        self.with_books(editions, |gathering, books| gathering.add_text(books, name, file, today));
    }

    fn with_books<C: Borrow<Catalog>>(&mut self, editions: &[C], work: impl FnOnce(&mut Gathering, &Books<'_, C>)) {
        let Self { gathering, overlaid, .. } = self;
        work(gathering, &Books { editions, overlaid: overlaid.as_ref() });
    }

    /// Takes an earlier roll-up, to hold this one beside it.
    fn compare<C: Borrow<Catalog>>(&mut self, editions: &[C], file: &str) -> Result<(), Vec<Problem>> {
        let file = serde_json::from_str::<Value>(file).ok().filter(|file| text(file, "format") == ROLLUP_FORMAT);
        let Some(file) = file else { return Err(given::problem("no_rollup", "", words::NO_ROLLUP.into())) };
        let mut before = Gathering::default();
        before.add(&Books::plain(editions), None, &file, None);
        self.before = Some(before.rolled_up(&self.catalog(editions)));
        Ok(())
    }

    /// Takes what a province adds, for the counties that name it; those that were taken before are judged anew when that is asked for.
    fn lay_over<C: Borrow<Catalog>>(&mut self, editions: &[C], name: Option<&str>, given: &Value) {
        let Some(edition) = own_edition(editions, given) else { return };
        match overlay::apply(edition.borrow(), given) {
            Ok(catalog) => self.overlaid = Some(Overlaid { id: text(given, "id").into(), catalog }),
            Err(problems) => {
                let problem = problems.into_iter().next();
                let (code, text) = problem.map_or_else(Default::default, |problem| (problem.code, problem.text));
                self.gathering.refuse(name, &code, text);
            }
        }
    }

    /// The edition that is looked at, with what a province adds to it.
    pub fn catalog<'c, C: Borrow<Catalog>>(&'c self, editions: &'c [C]) -> Cow<'c, Catalog> {
        let there = self.gathering.editions();
        let is_there = |id: &str| there.iter().any(|(known, _)| known == id);
        let chosen = Some(self.edition.as_str()).filter(|id| is_there(id));
        let newest = || editions.iter().map(|edition| edition.borrow().id.as_str()).find(|id| is_there(id));
        let books = Books { editions, overlaid: self.overlaid.as_ref() };
        let catalog = books.edition(chosen.or_else(newest).unwrap_or_default());
        catalog.map_or_else(|| Cow::Owned(Catalog::default()), Cow::Borrowed)
    }

    /// What they come to.
    pub fn rolled_up(&self, catalog: &Catalog) -> RolledUp {
        self.gathering.rolled_up(catalog)
    }

    /// What they come to under common readings, where that was asked for.
    pub fn restated(&self, catalog: &Catalog) -> Option<RolledUp> {
        self.gathering.restated(catalog)
    }

    /// 应报名单, where there is one.
    pub fn reporting(&self, rolled_up: &RolledUp) -> Option<Table> {
        reporting(&rolled_up.counties, &self.expected)
    }

    /// Counties with several files, and which of them counts; nothing where each has one.
    pub fn several(&self, catalog: &Catalog, rolled_up: &RolledUp) -> Option<Table> {
        several(catalog, &self.gathering, rolled_up)
    }

    /// Beside an earlier roll-up, where one was given: standards, then counties. Empty where none was.
    pub fn compared(&self, catalog: &Catalog, rolled_up: &RolledUp) -> Vec<Table> {
        self.before.iter().flat_map(|before| compared(catalog, before, rolled_up)).collect()
    }

    /// The same as a `weibao.rollup`.
    pub fn saved(&self, catalog: &Catalog, saving: &Saving<'_>) -> Value {
        let saving = Saving { expected: &self.expected, ..saving.clone() };
        saving::write(catalog, &self.gathering, &self.rolled_up(catalog), &saving)
    }

    fn show<C: Borrow<Catalog>>(&mut self, editions: &[C], told: &Value) -> Value {
        for (field, known) in [("expected", &mut self.expected), ("edition", &mut self.edition)] {
            if let Some(said) = told.get(field).and_then(Value::as_str) {
                *known = said.into();
            }
        }
        let catalog = &*self.catalog(editions);
        let rolled_up = self.rolled_up(catalog);
        let restated = self.restated(catalog);
        let given = |field: &str| Some(text(told, field)).filter(|said| !said.is_empty()).map(String::from);
        let view = View {
            city: told.get("city").and_then(Value::as_str).map(String::from),
            area: given("area"),
            status: Status::parse(text(told, "status")),
            short_first: told.get("short_first").and_then(Value::as_bool).unwrap_or_default(),
        };
        let mut cities: Vec<&str> = Vec::new();
        for county in &rolled_up.counties {
            if !cities.contains(&county.city.as_str()) {
                cities.push(&county.city);
            }
        }
        let detail = given("standard").map(|id| of_standard(catalog, &rolled_up, &id));
        let detail = detail.or_else(|| given("measure").map(|key| by_county(catalog, &rolled_up, Some(&key))));
        // What is not looked at does not travel.
        let tab = text(told, "tab");
        let is_wanted = |key: &str| tab.is_empty() || tab == key;
        let ten: Vec<RollUpTable> = RollUpTable::ALL.into_iter().filter(|table| is_wanted(table.key())).collect();
        let mut tables = tables(catalog, &rolled_up, restated.as_ref(), &view, &ten);
        let several = self.several(catalog, &rolled_up);
        let is_several = several.is_some();
        tables.extend(several.filter(|table| is_wanted(&table.key)));
        let compared = if is_wanted("compared") { self.compared(catalog, &rolled_up) } else { Vec::new() };
        let shown = Shown {
            counties: rolled_up.counties.len(),
            set_aside: rolled_up.set_aside.len(),
            files: self.gathering.len(),
            cities,
            editions: self.editions(editions),
            edition: &catalog.id,
            filters: ["city", "area", "status"].map(|filter| text(told, filter)).join(" "),
            tab,
            tables: tables.into_iter().map(shortened).collect(),
            detail: detail.map(shortened),
            compared: compared.into_iter().map(shortened).collect(),
            expected: &self.expected,
            reporting: self.reporting(&rolled_up).filter(|_| is_wanted("expected")),
            several: is_several,
            can_take_back: self.gathering.can_take_back(),
        };
        serde_json::to_value(shown).unwrap_or_default()
    }

    /// Where files are of several editions: of each its id, its title, and how many files.
    fn editions<'c, C: Borrow<Catalog>>(&self, editions: &'c [C]) -> Vec<(String, &'c str, usize)> {
        let there = self.gathering.editions();
        let title = |id: &str| {
            editions
                .iter()
                .map(Borrow::borrow)
                .find(|edition: &&Catalog| edition.id == id)
                .map(|edition| edition.title.as_str())
        };
        let all = there.into_iter().filter_map(|(id, count)| title(&id).map(|title| (id, title, count)));
        Some(all.collect::<Vec<_>>()).filter(|all| all.len() > 1).unwrap_or_default()
    }

    /// One county, read-only: where it stands, and every standard with why.
    fn county<C: Borrow<Catalog>>(&self, editions: &[C], index: usize) -> Result<Value, Vec<Problem>> {
        let Some(line) = self.gathering.county(index) else {
            return Err(given::problem("unknown", "/index", words::none()));
        };
        let file = self.gathering.file(index).and_then(|file| serde_json::from_str::<Value>(file).ok());
        let books = Books { editions, overlaid: self.overlaid.as_ref() };
        let own = file.as_ref().and_then(|file| books.of(file));
        let Some(catalog) = own.or_else(|| books.edition(&line.catalog)) else {
            return Err(given::problem("unknown", "/index", words::none()));
        };
        let assessment = file.as_ref().and_then(|file| read(catalog, file).ok());
        let report = assessment.as_ref().map(|assessment| judge(catalog, assessment, None));
        let column = |title: &str, width: u32| Column { title: title.into(), width, number: false };
        let row = |(id, status): (&String, &Status)| {
            let text = catalog.standard(id).map(|standard| standard.text.clone()).unwrap_or_default();
            let said = report.as_ref().and_then(|report| report.standards.iter().find(|standard| standard.id == *id));
            let why: Vec<String> =
                said.into_iter().flat_map(|said| &said.reasons).map(|reason| reason.text.clone()).collect();
            let answer = assessment.as_ref().and_then(|assessment| assessment.answers.get(id));
            let note = answer.and_then(|answer| answer.note.clone()).unwrap_or_default();
            let state = common::status(*status).into();
            Row { key: id.clone(), leads: None, cells: alloc::vec![id.clone(), text, state, why.join(""), note] }
        };
        let ids = catalog.standards().map(|standard| &standard.id);
        let rows = ids.filter_map(|id| Some((id, line.standards.get(id)?))).map(row).collect();
        let columns = [(words::ID, 9), (words::WORDS, 60), (words::STATE, 9), (words::WHY_SO, 60), (words::NOTE, 40)];
        let table = Table {
            key: "county".into(),
            title: line.name.clone(),
            note: words::of_county(line.revision, line.saved_on.as_deref(), report.is_some()),
            columns: columns.map(|(title, width)| column(title, width)).into(),
            rows,
            empty: String::new(),
        };
        let reasons: Vec<&str> =
            report.iter().flat_map(|report| &report.reasons).map(|reason| reason.text.as_str()).collect();
        Ok(object([
            ("name", line.name.as_str().into()),
            ("reasons", reasons.join("").into()),
            ("table", serde_json::to_value(table).unwrap_or_default()),
        ]))
    }
}

/// More rows than anybody reads are left to the workbook, and the table says so.
fn shortened(mut table: Table) -> Table {
    let rest = table.rows.len().saturating_sub(MOST_ROWS);
    if rest > 0 {
        table.rows.truncate(MOST_ROWS);
        table.note.push_str(&words::rest(MOST_ROWS, rest));
    }
    table
}

/// The counties that should report, as a list of names or codes says: each with whether it did, then those beyond the list.
fn reporting(counties: &[CountyLine], expected: &str) -> Option<Table> {
    let mut beyond: Vec<&CountyLine> = counties.iter().collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut reported = 0_usize;
    for (number, line) in expected.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let said: Vec<String> = line.split(['\t', ',', '，', ' ', '　']).map(plain).collect();
        let is_meant = |county: &&CountyLine| {
            said.iter().any(|word| county.code.as_ref() == Some(word) || plain(&county.name) == *word)
        };
        let county = counties.iter().find(is_meant);
        beyond.retain(|known| county.is_none_or(|county| county.index != known.index));
        reported = reported.saturating_add(usize::from(county.is_some()));
        let state = if county.is_some() { words::REPORTED } else { words::NOT_REPORTED };
        let leads = county.map(|county| ["county".to_string(), county.index.to_string()]);
        rows.push(Row { key: number.to_string(), leads, cells: alloc::vec![line.into(), state.into()] });
    }
    if rows.is_empty() {
        return None;
    }
    let note = words::reporting(rows.len(), reported, beyond.len());
    rows.extend(beyond.into_iter().map(|county| Row {
        key: alloc::format!("beyond {}", county.index),
        leads: Some(["county".into(), county.index.to_string()]),
        cells: alloc::vec![county.name.clone(), words::BEYOND.into()],
    }));
    let column = |title: &str| Column { title: title.into(), width: 30, number: false };
    Some(Table {
        key: "reporting".into(),
        title: words::REPORTING.into(),
        note,
        columns: [words::COUNTY, words::WHETHER_REPORTED].map(column).into(),
        rows,
        empty: String::new(),
    })
}
