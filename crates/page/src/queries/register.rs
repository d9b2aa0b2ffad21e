//! What can be told about a register: what a cell shows, which cells break a rule, what the columns add up to.

use litemap::LiteMap;
use serde_json::Value;
use weibao_core::catalog::{
    Bound, CellPredicate, CellTest, Column, ColumnKind, Derivation, Figure, Predicate, ReadingCondition, Register, Rule,
};
use weibao_core::decimal::Decimal;
use weibao_core::maps::index;
use weibao_core::report::{ChoiceReport, ClauseStatus};
use weibao_core::{Catalog, Report};
use weibao_text::{problems, screens::register as text};

use super::figures::plain_number;
use crate::prelude::*;
use crate::saved_file::json_text;

/// What a row is called: its name, else its number.
pub fn row_name(rows: &[Value], index: usize) -> String {
    let name = rows.get(index).and_then(|row| row.get("name")).and_then(Value::as_str).unwrap_or_default();
    text::row_name(name, index)
}

/// What a cell shows.
pub fn shown(column: &Column, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(state)) if column.kind == ColumnKind::Boolean => {
            if *state { text::YES } else { text::NO }.to_owned()
        }
        Some(Value::Number(number)) => plain_number(number),
        Some(Value::String(word)) => {
            let option = column.options.iter().find(|option| option.key == *word);
            option.map_or(word, |option| &option.label).clone()
        }
        Some(other) => json_text(other),
    }
}

/// Whether nothing was filled in.
pub fn is_empty(value: Option<&Value>) -> bool {
    matches!(value, None | Some(Value::Null)) || value.and_then(Value::as_str) == Some("")
}

/// What is wrong with a cell, as the core will see it.
pub fn defect(register: &Register, row: &Value, column: &Column) -> Option<String> {
    let value = row.get(&column.key).filter(|value| !is_empty(Some(value)))?;
    match column.kind {
        ColumnKind::Boolean => (!value.is_boolean()).then(|| text::not_a_boolean(&shown(column, Some(value)))),
        ColumnKind::Text if value.as_str().is_none() => Some(text::not_a_text(&shown(column, Some(value)))),
        ColumnKind::Text => {
            let fits = column.options.is_empty()
                || column.options.iter().any(|option| Some(option.key.as_str()) == value.as_str());
            let labels = || column.options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join("、");
            (!fits).then(|| text::not_an_option(&shown(column, Some(value)), &labels()))
        }
        ColumnKind::Number => {
            let Value::Number(number) = value else { return Some(text::not_a_number(&shown(column, Some(value)))) };
            let Ok(number) = Decimal::from_number(number) else {
                let places = number.as_f64().is_some_and(|number| (0.0..=1e12).contains(&number));
                return Some(if places { problems::too_many_decimals() } else { problems::out_of_range() });
            };
            if !column.decimal && !number.is_whole() {
                return Some(problems::not_whole(&column.label));
            }
            let whole = register.column(column.part_of.as_deref()?)?;
            let of = taken(row, whole)?;
            (number > of).then(|| {
                problems::part_exceeds_whole(&column.label, &number.to_string(), &whole.label, &of.to_string())
            })
        }
    }
}

/// The number of a cell, as the core takes it: a count only where it is whole.
fn taken(row: &Value, column: &Column) -> Option<Decimal> {
    match row.get(&column.key)? {
        Value::Number(number) => Decimal::from_number(number).ok().filter(|number| column.decimal || number.is_whole()),
        _ => None,
    }
}

/// Whether a cell passes; nothing where it is empty or cannot be read.
fn passes(register: Option<&Register>, row: &Value, test: &CellTest) -> Option<bool> {
    match &test.is {
        CellPredicate::Is(wanted) => row.get(&test.column)?.as_bool().map(|state| state == *wanted),
        CellPredicate::AtLeast(least) => taken(row, register?.column(&test.column)?).map(|value| value >= *least),
        CellPredicate::In(words) => row
            .get(&test.column)?
            .as_str()
            .filter(|word| !word.is_empty())
            .map(|word| words.iter().any(|one| one == word)),
        CellPredicate::ShareOf(_) | CellPredicate::Within(_) | CellPredicate::Due(_) => None,
    }
}

/// What a rule asks of one cell.
enum Ask<'a> {
    Test(&'a CellTest),
    Bound(&'a str, &'a Bound<Decimal>),
}

impl Ask<'_> {
    fn column(&self) -> &str {
        match self {
            Ask::Test(test) => &test.column,
            Ask::Bound(column, _) => column,
        }
    }

    fn broken_by(&self, register: Option<&Register>, row: &Value) -> bool {
        let value = |key: &str| taken(row, register?.column(key)?);
        match self {
            Ask::Test(test) => passes(register, row, test) == Some(false),
            Ask::Bound(column, bound) => value(column).is_some_and(|value| match bound {
                Bound::AtLeast(line) => value < *line,
                Bound::MoreThan(line) => value <= *line,
                Bound::AtMost(line) => value > *line,
            }),
        }
    }
}

/// A rule that this register decides.
pub struct Deciding<'a> {
    /// The standard's id.
    pub standard: &'a str,
    /// The clause's id.
    pub clause: &'a str,
    /// Its state now.
    pub status: ClauseStatus,
    /// What every unit must reach, in short: 「≥2」.
    pub sign: String,
    rule: &'a Rule,
    asks: Vec<Ask<'a>>,
    /// The rows that break it, in order.
    failing: Vec<usize>,
}

/// What rules make of a register, gathered once for a painting.
pub struct Judged<'a> {
    catalog: &'a Catalog,
    register: Option<&'a Register>,
    /// How figures are counted from this register, under the readings in use.
    derivations: Vec<&'a Derivation>,
    /// The rules that it decides, in the order of the standards.
    pub deciding: Vec<Deciding<'a>>,
    /// The options in use.
    choices: &'a [ChoiceReport],
}

impl<'a> Judged<'a> {
    /// Gathers it.
    pub fn new(catalog: &'a Catalog, report: &'a Report, register: &str) -> Self {
        let is_used = |given: &Option<ReadingCondition>| {
            given.as_ref().is_none_or(|given| {
                report.choices.iter().any(|choice| choice.key == given.choice && choice.option == given.option)
            })
        };
        let in_use = |figure: &'a Figure| -> Option<&'a Derivation> {
            figure.from.iter().find(|from| is_used(&from.given)).filter(|from| from.register == register)
        };
        let from = index(catalog.figures.iter().filter_map(|figure| Some((figure.key.as_str(), in_use(figure)?))));
        let mut deciding = Vec::new();
        // The report has one entry for each standard and clause of the same catalog, in the same order.
        for (standard, said) in catalog.standards().zip(&report.standards) {
            for (clause, judged) in standard.clauses.iter().zip(&said.clauses) {
                for rule in clause.rules.iter().filter(|rule| is_used(&rule.given)) {
                    let (asks, sign) = asks(rule, &from);
                    if asks.is_empty() {
                        continue;
                    }
                    let rows = judged.measured.iter().flat_map(|measured| &measured.rows);
                    let failing = rows.filter(|row| row.register == register).map(|row| row.row).collect();
                    deciding.push(Deciding {
                        standard: &standard.id,
                        clause: &clause.id,
                        status: judged.status,
                        sign,
                        rule,
                        asks,
                        failing,
                    });
                }
            }
        }
        Self {
            catalog,
            register: catalog.register(register),
            derivations: from.into_iter().map(|(_, from)| from).collect(),
            deciding,
            choices: &report.choices,
        }
    }

    /// The readings in use: a choice's key and its option's.
    pub fn readings(&self) -> Vec<(&'a str, &'a str)> {
        self.choices.iter().map(|choice| (choice.key.as_str(), choice.option.as_str())).collect()
    }

    /// Every row that breaks a rule, in order.
    pub fn failing_rows(&self) -> Vec<usize> {
        let mut rows = Vec::new();
        for row in self.deciding.iter().flat_map(|rule| &rule.failing) {
            if let Err(place) = rows.binary_search(row) {
                rows.insert(place, *row);
            }
        }
        rows
    }

    /// The cells of a row that break a rule: the column and the rule.
    pub fn broken<'j>(&'j self, index: usize, row: &'j Value) -> impl Iterator<Item = (&'j str, &'j Deciding<'a>)> {
        let breaking = self.deciding.iter().filter(move |rule| rule.failing.binary_search(&index).is_ok());
        breaking.flat_map(move |rule| {
            rule.asks.iter().filter(|ask| ask.broken_by(self.register, row)).map(move |ask| (ask.column(), rule))
        })
    }

    /// The rules that a column decides.
    pub fn of_column<'j>(&'j self, column: &'j str) -> impl Iterator<Item = &'j Deciding<'a>> {
        self.deciding.iter().filter(move |rule| rule.asks.iter().any(|ask| ask.column() == column))
    }

    /// A rule as a sentence.
    pub fn in_words(&self, rule: &Deciding<'_>) -> String {
        rule.rule.in_words(self.catalog)
    }

    /// The columns of a row that a figure waits for: empty, or not readable.
    pub fn gaps(&self, row: &Value) -> Vec<&'a str> {
        let mut gaps = Vec::new();
        let value = |key: &str| taken(row, self.register?.column(key)?);
        for from in &self.derivations {
            if from.only.iter().any(|test| passes(self.register, row, test) == Some(false)) {
                continue;
            }
            let tests =
                from.only.iter().filter(|test| passes(self.register, row, test).is_none()).map(|test| &test.column);
            for column in tests.chain(from.take.columns().filter(|column| value(column).is_none())) {
                if !gaps.contains(&column.as_str()) {
                    gaps.push(column);
                }
            }
        }
        gaps
    }
}

/// What a rule asks of single cells of the register, and in short.
fn asks<'a>(rule: &'a Rule, from: &LiteMap<&str, &'a Derivation>) -> (Vec<Ask<'a>>, String) {
    match &rule.predicate {
        Predicate::Figure(comparison) => {
            let Some(from) = from.get(comparison.figure.as_str()) else { return (Vec::new(), String::new()) };
            let none = matches!(&comparison.bound, Bound::AtMost(most) if most.is_zero());
            let sign = if none { text::NONE.to_owned() } else { comparison.bound.sign() };
            let asks = match from.take.columns().next() {
                Some(column) => vec![Ask::Bound(column, &comparison.bound)],
                None => from.only.iter().map(Ask::Test).collect(),
            };
            (asks, sign)
        }
        Predicate::Ratio(ratio) => {
            let (Some(part), Some(whole)) = (from.get(ratio.part.as_str()), from.get(ratio.whole.as_str())) else {
                return (Vec::new(), String::new());
            };
            let every = matches!(&ratio.bound, Bound::AtLeast(line) if !line.is_below_one());
            let sign = if every { text::EVERY.to_owned() } else { ratio.bound.sign() };
            let asks = part.only.iter().filter(|test| !whole.only.contains(test)).map(Ask::Test).collect();
            (asks, sign)
        }
    }
}

/// The sums of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// Filled cells that can be read.
    pub filled: usize,
    /// Empty ones.
    pub empty: usize,
    /// Of 有/无: how many 有.
    pub yes: usize,
    /// Of numbers.
    pub sum: Option<Decimal>,
    /// Of numbers.
    pub least: Option<Decimal>,
}

/// What a column adds up to.
pub fn total(column: &Column, rows: &[Value]) -> Total {
    let mut total = Total::default();
    for row in rows {
        let value = row.get(&column.key);
        if is_empty(value) {
            total.empty = total.empty.saturating_add(1);
            continue;
        }
        match column.kind {
            ColumnKind::Number => {
                let Some(number) = taken(row, column) else { continue };
                total.sum = Some(total.sum.unwrap_or_default().plus(number));
                total.least = Some(total.least.map_or(number, |least| least.min(number)));
            }
            ColumnKind::Boolean => match value.and_then(Value::as_bool) {
                Some(true) => total.yes = total.yes.saturating_add(1),
                Some(false) => {}
                None => continue,
            },
            ColumnKind::Text => {}
        }
        total.filled = total.filled.saturating_add(1);
    }
    total
}

/// The rows in the order of a column: filled cells first, then by value; rows of the same value stay as they are.
pub fn sorted(column: &Column, rows: &[Value], order: Vec<usize>, descending: bool) -> Vec<usize> {
    let get =
        |index: usize| rows.get(index).and_then(|row| row.get(&column.key)).filter(|value| !is_empty(Some(value)));
    let compare = |one: usize, two: usize| match (get(one), get(two)) {
        (Some(one), Some(two)) => {
            let order = match (one, two) {
                (Value::Number(one), Value::Number(two)) => {
                    Decimal::from_number(one).unwrap_or_default().cmp(&Decimal::from_number(two).unwrap_or_default())
                }
                (Value::Bool(one), Value::Bool(two)) => two.cmp(one),
                (one, two) => shown(column, Some(one)).cmp(&shown(column, Some(two))),
            };
            if descending { order.reverse() } else { order }
        }
        (one, two) => two.is_some().cmp(&one.is_some()),
    };
    let mut sorted: Vec<usize> = Vec::with_capacity(order.len());
    for row in order {
        // Putting each in its place takes a fraction of the code of a sort, and moves nothing but numbers.
        let place = sorted.partition_point(|before| compare(*before, row).is_le());
        sorted.insert(place, row);
    }
    sorted
}

/// The register as a table of text for other programs, in UTF-8 with its mark. A text that a spreadsheet would take for a formula is made harmless.
pub fn as_csv(register: &Register, rows: &[Value]) -> Vec<u8> {
    let mut csv = String::from('\u{feff}');
    let headings: Vec<String> = register.columns.iter().map(|column| quoted(&heading(column))).collect();
    csv.push_str(&headings.join(","));
    csv.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = register
            .columns
            .iter()
            .map(|column| quoted(&harmless(&shown(column, row.get(&column.key)), row.get(&column.key))))
            .collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv.into_bytes()
}

/// A column's label with its unit.
pub fn heading(column: &Column) -> String {
    column.unit.as_deref().map_or_else(|| column.label.clone(), |unit| text::column(&column.label, unit))
}

fn harmless(shown: &str, value: Option<&Value>) -> String {
    let formula = value.is_some_and(Value::is_string) && shown.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{shown}") } else { shown.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use weibao_core::Options;

    fn county(registers: Value) -> (Catalog, Value, Report) {
        let catalog = weibao_standards::catalog();
        let mut value = weibao_core::new_assessment(&catalog, None);
        value["registers"] = registers;
        let report = weibao_core::evaluate(&catalog, &value, &Options::default()).unwrap();
        (catalog, value, report)
    }

    fn townships() -> Value {
        json!({ "townships": [
            { "name": "甲镇", "mechanism": true, "meetings_per_year": 2, "meetings_with_minutes": 2, "station": true, "station_social_workers": 1, "child_supervisors": 1 },
            { "name": "乙镇", "mechanism": true, "meetings_per_year": 1, "meetings_with_minutes": 1, "station": false, "child_supervisors": 1 },
            { "name": "丙乡", "mechanism": true, "meetings_per_year": 3, "meetings_with_minutes": 3, "station": false, "child_supervisors": 0 },
        ] })
    }

    #[test]
    fn names_the_cells_that_break_a_rule() {
        let (catalog, value, report) = county(townships());
        let rows = value["registers"]["townships"].as_array().unwrap();
        let judged = Judged::new(&catalog, &report, "townships");
        assert_eq!(judged.failing_rows(), [1, 2]);
        let broken = |index: usize, column: &str| -> Vec<String> {
            judged
                .broken(index, &rows[index])
                .filter(|(broken, _)| *broken == column)
                .map(|(_, rule)| rule.clause.to_owned())
                .collect()
        };
        assert_eq!(broken(1, "meetings_per_year"), ["2.1.7/2"]);
        assert_eq!(broken(2, "meetings_per_year"), Vec::<String>::new());
        assert_eq!(broken(1, "station"), ["10.1.2/1"]);
        assert_eq!(broken(2, "child_supervisors"), ["11.1.1/1"]);
        assert_eq!(broken(0, "station"), Vec::<String>::new());
        let signs: Vec<&str> = judged.of_column("station").map(|rule| rule.sign.as_str()).collect();
        assert_eq!(signs, ["≥50%"]);
    }

    #[test]
    fn a_gap_is_a_cell_that_a_figure_waits_for() {
        let (catalog, _, report) = county(townships());
        let judged = Judged::new(&catalog, &report, "townships");
        let row = json!({ "name": "丁镇", "mechanism": true, "meetings_per_year": 2, "station": false, "child_supervisors": "一" });
        assert_eq!(judged.gaps(&row), ["meetings_with_minutes", "child_supervisors"]);
        let without = json!({ "name": "戊镇", "mechanism": true, "meetings_per_year": 2, "meetings_with_minutes": 2, "station": true, "child_supervisors": 1 });
        assert_eq!(judged.gaps(&without), ["station_social_workers"]);
        let halved = json!({ "name": "己镇", "mechanism": true, "meetings_per_year": 2.5, "meetings_with_minutes": 2, "station": false, "child_supervisors": 1 });
        assert_eq!(judged.gaps(&halved), ["meetings_per_year"]);
        let register = catalog.register("townships").unwrap();
        let said = defect(register, &halved, register.column("meetings_per_year").unwrap());
        assert!(said.is_some_and(|said| said.contains("没有采用")));
        assert_eq!(shown(register.column("meetings_per_year").unwrap(), halved.get("meetings_per_year")), "2.5");
    }

    #[test]
    fn totals_are_of_what_can_be_read() {
        let (catalog, _, _) = county(json!({}));
        let register = catalog.register("townships").unwrap();
        let rows = [
            json!({ "name": "甲", "station": true, "meetings_per_year": 2 }),
            json!({ "name": "乙", "station": false, "meetings_per_year": "多" }),
            json!({ "station": "也许", "meetings_per_year": 1 }),
        ];
        let totals: Vec<Total> = register.columns.iter().map(|column| total(column, &rows)).collect();
        assert_eq!((totals[0].filled, totals[0].empty), (2, 1));
        assert_eq!(
            (totals[3].filled, totals[3].sum.unwrap().to_string(), totals[3].least.unwrap().to_string()),
            (2, "3".into(), "1".into())
        );
        assert_eq!((totals[5].yes, totals[5].filled), (1, 2));
        assert_eq!(totals[7].empty, 3);
    }

    #[test]
    fn defects_are_those_of_the_core() {
        let (catalog, _, _) = county(json!({}));
        let register = catalog.register("townships").unwrap();
        let row = json!({ "name": 5, "mechanism": "好", "meetings_per_year": 1, "meetings_with_minutes": 2, "station": null, "station_social_workers": 1.5, "child_supervisors": -1 });
        let wrong: Vec<&str> = register
            .columns
            .iter()
            .filter(|column| defect(register, &row, column).is_some())
            .map(|column| column.key.as_str())
            .collect();
        assert_eq!(
            wrong,
            ["name", "mechanism", "meetings_with_minutes", "station_social_workers", "child_supervisors"]
        );
        let school = catalog.register("schools").unwrap();
        assert!(defect(school, &json!({ "stage": "大学" }), school.column("stage").unwrap()).is_some());
    }

    #[test]
    fn sorts_by_value_with_empty_cells_last() {
        let (catalog, _, _) = county(json!({}));
        let column = catalog.register("townships").unwrap().column("meetings_per_year").unwrap().clone();
        let rows = [
            json!({ "meetings_per_year": 10 }),
            json!({}),
            json!({ "meetings_per_year": 9 }),
            json!({ "meetings_per_year": 10 }),
        ];
        assert_eq!(sorted(&column, &rows, vec![0, 1, 2, 3], false), [2, 0, 3, 1]);
        assert_eq!(sorted(&column, &rows, vec![0, 1, 2, 3], true), [0, 3, 2, 1]);
    }

    #[test]
    fn a_table_for_other_programs_holds_no_formula() {
        let (catalog, _, _) = county(json!({}));
        let register = catalog.register("social_organisations").unwrap();
        let rows = [json!({ "name": "=1+1", "supported": true }), json!({ "name": "甲,乙" })];
        let csv = String::from_utf8(as_csv(register, &rows)).unwrap();
        assert_eq!(csv, "\u{feff}名称,受扶持并开展未保专业服务\r\n'=1+1,有\r\n\"甲,乙\",\r\n");
    }
}
