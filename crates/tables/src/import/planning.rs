//! What becomes of every cell of a table, and the edits that it comes to.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::catalog::Register;

use super::Proposal;
use super::sums::{NoUnit, no_unit};
use crate::cell::{self, Reading, Why, folded, tidy};
use crate::sheet::Cell;

/// How rows are put into the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// 更新: rows with the name and township of a present one change it; the others are new.
    #[default]
    Update,
    /// All are new.
    Append,
    /// They take the place of all present ones.
    Replace,
}

/// What the user has settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How rows are put in.
    pub mode: Mode,
    /// Of each column of the table: the place of the register's column, nothing where it is left out.
    pub columns: Vec<Option<usize>>,
    /// Columns whose blank cells take the value above.
    pub fill_down: Vec<usize>,
    /// Rows that are taken although they look like a sum or a signature.
    pub keep: Vec<usize>,
    /// Rows that are left out.
    pub drop: Vec<usize>,
    /// Answers to [`Ask`]: the table's row, and the present row that it is, or nothing for a new one.
    pub answers: Vec<(usize, Option<usize>)>,
}

impl Settings {
    /// What is proposed, with nothing settled yet.
    pub fn of(proposal: &Proposal) -> Self {
        Self { columns: proposal.columns.iter().map(|column| column.place).collect(), ..Self::default() }
    }
}

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Nothing stands there: it changes nothing.
    Blank,
    /// It is taken as it stands there.
    Taken(Value),
    /// It is taken as another writing of the same, or filled down from above.
    Changed(Value),
    /// It is not taken: its column takes something else.
    Unread(Why),
    /// It is not taken with its row or column.
    LeftOut(LeftOut),
}

/// Why a row or a column is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It stands above the table.
    Above,
    /// It is a heading.
    Heading,
    /// Its column means none of the register's.
    Column,
    /// A sum.
    Sum,
    /// Who filled it in, a remark below the table.
    Signature,
    /// It has no name.
    NoName,
    /// Another row of the table is the same unit.
    Twice,
    /// Several present units have this name: the user has to say which.
    Asked,
    /// The user has left it out.
    Dropped,
    /// It stands below the table.
    Below,
}

/// A row that fits several present ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The table's row.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// The present rows that it may be.
    pub candidates: Vec<usize>,
}

/// A change of the register.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A cell of a present row.
    Set {
        /// The present row.
        row: usize,
        /// The column's key.
        key: String,
        /// What stood there.
        before: Option<Value>,
        /// What will.
        value: Value,
    },
    /// A row at the end.
    Append(Map<String, Value>),
    /// Takes all present rows away, before the others come.
    Clear,
}

/// What a table comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Of every cell of the sheet, row by row.
    pub marks: Vec<Vec<Mark>>,
    /// The changes, to be made as one step.
    pub edits: Vec<Edit>,
    /// Rows that fit several present ones.
    pub asks: Vec<Ask>,
    /// Rows of the table that are new.
    pub new: Vec<usize>,
    /// Rows of the table and the present ones that they are.
    pub known: Vec<(usize, usize)>,
    /// Present rows that the table does not have. They stay.
    pub missing: Vec<usize>,
}

/// Says what a table comes to. `rows` are the sheet's, `proposal` the table in it, `present` the register's rows.
pub fn plan(
    register: &Register,
    rows: &[Vec<Cell>],
    proposal: &Proposal,
    present: &[Value],
    settings: &Settings,
) -> Plan {
    let mut plan = Plan::default();
    let mut lines: Vec<Line> = Vec::new();
    // What is filled down comes from the row above; a column starts blank.
    let mut above: Vec<String> = vec![String::new(); proposal.columns.len()];
    for (number, cells) in rows.iter().enumerate() {
        let outside = if number < proposal.top {
            Some(LeftOut::Above)
        } else if number < proposal.first {
            Some(LeftOut::Heading)
        } else if number >= proposal.end {
            Some(LeftOut::Below)
        } else {
            left_out(cells, number, settings)
        };
        if let Some(why) = outside {
            plan.marks.push(cells.iter().map(|cell| mark_out(cell, why)).collect());
            continue;
        }
        let (marks, values) = line(register, cells, settings, &mut above);
        plan.marks.push(marks);
        if !values.is_empty() {
            lines.push(Line { number, values });
        }
    }
    plan.settle(register, rows, lines, present, settings);
    plan
}

/// A row of the table with its values by the columns' keys.
struct Line {
    number: usize,
    values: Map<String, Value>,
}

fn mark_out(cell: &Cell, why: LeftOut) -> Mark {
    if tidy(&cell.text).is_empty() { Mark::Blank } else { Mark::LeftOut(why) }
}

/// Why a row is none of the units, if it is none: it says so in any of its cells.
fn left_out(cells: &[Cell], number: usize, settings: &Settings) -> Option<LeftOut> {
    if settings.drop.contains(&number) {
        return Some(LeftOut::Dropped);
    }
    if settings.keep.contains(&number) {
        return None;
    }
    no_unit(cells).map(|what| match what {
        NoUnit::Sum => LeftOut::Sum,
        NoUnit::Signature => LeftOut::Signature,
    })
}

/// The marks and values of a row of the table.
fn line(
    register: &Register,
    cells: &[Cell],
    settings: &Settings,
    above: &mut [String],
) -> (Vec<Mark>, Map<String, Value>) {
    let mut values = Map::new();
    let is_blank = cells.iter().all(|cell| tidy(&cell.text).is_empty());
    // The last cells of a row may be missing where they are blank.
    let width = if is_blank { cells.len() } else { cells.len().max(settings.columns.len().min(above.len())) };
    let mut marks = Vec::with_capacity(width);
    let mut own = false;
    for number in 0..width {
        let place = settings.columns.get(number).copied().flatten();
        let mut cell = cells.get(number).cloned().unwrap_or_default();
        let mut filled = false;
        if let Some(before) = above.get_mut(number).filter(|_| settings.fill_down.contains(&number)) {
            if tidy(&cell.text).is_empty() && !is_blank {
                cell = Cell::words(before.clone());
                filled = !before.is_empty();
            } else {
                before.clone_from(&cell.text);
            }
        }
        // Two columns that mean one never write it: the first that the user has set does.
        let column =
            place.filter(|place| settings.columns.iter().position(|other| *other == Some(*place)) == Some(number));
        let Some(column) = column.and_then(|place| register.columns.get(place)) else {
            marks.push(mark_out(&cell, LeftOut::Column));
            continue;
        };
        let mark = match cell::read(column, &cell) {
            Reading::Blank => Mark::Blank,
            Reading::Unread(why) => Mark::Unread(why),
            Reading::Same(value) if !filled => Mark::Taken(value),
            Reading::Same(value) | Reading::Changed(value) => Mark::Changed(value),
        };
        if let Mark::Taken(value) | Mark::Changed(value) = &mark {
            own |= !filled;
            values.insert(column.key.clone(), value.clone());
        }
        marks.push(mark);
    }
    // What was only filled down makes no row.
    if !own {
        values.clear();
    }
    (marks, values)
}

impl Plan {
    /// Which rows are which, and the edits.
    fn settle(
        &mut self,
        register: &Register,
        rows: &[Vec<Cell>],
        lines: Vec<Line>,
        present: &[Value],
        settings: &Settings,
    ) {
        let identity = |line: &Line| (text(&line.values, "name"), BESIDE.map(|key| text(&line.values, key)).concat());
        let mut twins: BTreeMap<(String, String), usize> = BTreeMap::new();
        for line in &lines {
            let count = twins.entry(identity(line)).or_default();
            *count = count.saturating_add(1);
        }
        let known = Known::new(present);
        let answers: BTreeMap<usize, Option<usize>> = settings.answers.iter().copied().collect();
        let mut edits = Vec::new();
        let mut targets: Vec<(usize, Option<usize>, Map<String, Value>)> = Vec::new();
        for line in lines {
            let (name, township) = identity(&line);
            if name.is_empty() {
                self.leave_out(rows, line.number, LeftOut::NoName);
                continue;
            }
            if twins.get(&(name.clone(), township.clone())).is_some_and(|count| *count > 1) {
                self.leave_out(rows, line.number, LeftOut::Twice);
                continue;
            }
            let target = match settings.mode {
                Mode::Append | Mode::Replace => None,
                Mode::Update => {
                    let fits = known.candidates(&name, &township);
                    match (answers.get(&line.number), fits.as_slice()) {
                        (Some(answer), _) => answer.filter(|row| *row < present.len()),
                        (None, []) => None,
                        (None, [only]) => Some(*only),
                        (None, several) => {
                            self.asks.push(Ask { row: line.number, name, candidates: several.to_vec() });
                            self.leave_out(rows, line.number, LeftOut::Asked);
                            continue;
                        }
                    }
                }
            };
            targets.push((line.number, target, line.values));
        }
        if settings.mode == Mode::Replace && !targets.is_empty() {
            edits.push(Edit::Clear);
        }
        // Of each present row, how many rows of the table are it.
        let mut claims = vec![0_usize; present.len()];
        for count in targets.iter().filter_map(|(_, target, _)| *target).collect::<Vec<_>>() {
            if let Some(claim) = claims.get_mut(count) {
                *claim = claim.saturating_add(1);
            }
        }
        let mut is_met = vec![false; present.len()];
        for row in self.asks.iter().flat_map(|ask| &ask.candidates) {
            is_met.get_mut(*row).into_iter().for_each(|met| *met = true);
        }
        for (number, target, values) in targets {
            match target {
                Some(row) if claims.get(row).is_some_and(|claims| *claims > 1) => {
                    self.leave_out(rows, number, LeftOut::Twice);
                }
                Some(row) => {
                    self.known.push((number, row));
                    is_met.get_mut(row).into_iter().for_each(|met| *met = true);
                    edits.extend(values.into_iter().filter_map(|(key, value)| {
                        let before = present.get(row).and_then(|there| there.get(&key)).cloned();
                        (before.as_ref() != Some(&value)).then_some(Edit::Set { row, key, before, value })
                    }));
                }
                None => {
                    self.new.push(number);
                    edits.push(Edit::Append(in_order(register, values)));
                }
            }
        }
        self.edits = edits;
        if settings.mode == Mode::Update {
            let rows = is_met.iter().enumerate().filter(|(_, met)| !**met);
            self.missing = rows.map(|(row, _)| row).collect();
        }
    }

    fn leave_out(&mut self, rows: &[Vec<Cell>], number: usize, why: LeftOut) {
        let cells = rows.get(number).map(Vec::as_slice).unwrap_or_default();
        if let Some(marks) = self.marks.get_mut(number) {
            for (column, mark) in marks.iter_mut().enumerate() {
                *mark = cells.get(column).map_or(Mark::Blank, |cell| mark_out(cell, why));
            }
        }
    }
}

/// A row's cells in the order of the register.
fn in_order(register: &Register, mut values: Map<String, Value>) -> Map<String, Value> {
    register.columns.iter().filter_map(|column| values.remove_entry(&column.key)).collect()
}

fn text(values: &Map<String, Value>, key: &str) -> String {
    values.get(key).and_then(Value::as_str).map(folded).unwrap_or_default()
}

/// What tells rows of one name apart: units by their township, meetings and trainings by their day. No register has both.
const BESIDE: [&str; 2] = ["township", "date"];

/// The present rows by their names.
struct Known(BTreeMap<String, Vec<(usize, String)>>);

impl Known {
    fn new(present: &[Value]) -> Self {
        let said = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).map(folded).unwrap_or_default();
        let mut known: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for (number, row) in present.iter().enumerate() {
            known.entry(said(row, "name")).or_default().push((number, BESIDE.map(|key| said(row, key)).concat()));
        }
        Self(known)
    }

    /// Those that a unit may be: of its name, and of its township where both say one. One that says the same township outdoes those that
    /// say none.
    fn candidates(&self, name: &str, township: &str) -> Vec<usize> {
        let named = self.0.get(name).map(Vec::as_slice).unwrap_or_default();
        let of = |wanted: &str| -> Vec<usize> {
            named.iter().filter(|(_, other)| other == wanted).map(|(number, _)| *number).collect()
        };
        if township.is_empty() {
            return named.iter().map(|(number, _)| *number).collect();
        }
        let same = of(township);
        if same.is_empty() { of("") } else { same }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{pasted, propose};
    use serde_json::json;

    fn register() -> Register {
        weibao_standards::catalog().register("communities").unwrap().clone()
    }

    fn planned(copied: &str, present: &[Value], change: impl Fn(&mut Settings)) -> Plan {
        let rows = pasted(copied);
        let proposal = propose(&register(), &rows, &[]).remove(0);
        let mut settings = Settings::of(&proposal);
        change(&mut settings);
        plan(&register(), &rows, &proposal, present, &settings)
    }

    #[test]
    fn every_cell_is_marked() {
        let plan = planned(
            "村情况表\n序号\t名称\t所属乡镇\t儿童主任\t每周开放\n1\t甲村\t东镇\t2人\t5\n2\t乙村\t东镇\t约2\t\n\t合计\t\t4\t5\n填表人：王某\t\t\t2026年3月",
            &[],
            |_| {},
        );
        use Mark::{Blank, Changed, LeftOut as Out, Taken, Unread};
        assert_eq!(
            plan.marks,
            [
                vec![Out(LeftOut::Above)],
                vec![Out(LeftOut::Heading); 5],
                vec![
                    Out(LeftOut::Column),
                    Taken(json!("甲村")),
                    Taken(json!("东镇")),
                    Changed(json!(2)),
                    Taken(json!(5))
                ],
                vec![Out(LeftOut::Column), Taken(json!("乙村")), Taken(json!("东镇")), Unread(Why::NoNumber), Blank],
                vec![Blank, Out(LeftOut::Sum), Blank, Out(LeftOut::Sum), Out(LeftOut::Sum)],
                vec![Out(LeftOut::Signature), Blank, Blank, Out(LeftOut::Signature)],
            ]
        );
        assert_eq!(plan.new, [2, 3]);
        let rows: Vec<Value> = plan
            .edits
            .into_iter()
            .map(|edit| match edit {
                Edit::Append(row) => Value::Object(row),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            rows,
            [
                json!({ "name": "甲村", "township": "东镇", "site_days_per_week": 5, "child_directors": 2 }),
                json!({ "name": "乙村", "township": "东镇" }),
            ]
        );
    }

    fn present() -> Vec<Value> {
        vec![
            json!({ "name": "甲村", "township": "东镇", "child_directors": 1 }),
            json!({ "name": "甲村", "township": "西镇" }),
            json!({ "name": "丙村", "township": "西镇" }),
            json!({ "name": "丁村" }),
        ]
    }

    #[test]
    fn updates_by_name_and_township() {
        let plan = planned(
            "名称\t所属乡镇\t儿童主任\n甲村\t西 镇\t2\n丁\u{200b}村\t东镇\t1\n戊村\t东镇\t1",
            &present(),
            |_| {},
        );
        assert_eq!(plan.known, [(1, 1), (2, 3)]);
        assert_eq!(plan.new, [3]);
        assert_eq!(plan.missing, [0, 2]);
        let set = |row, key: &str, before, value| Edit::Set { row, key: key.into(), before, value };
        assert!(plan.edits.contains(&set(1, "child_directors", None, json!(2))), "{:?}", plan.edits);
        assert!(plan.edits.contains(&set(3, "township", None, json!("东镇"))), "{:?}", plan.edits);
    }

    #[test]
    fn asks_where_two_fit() {
        let copied = "名称\t儿童主任\n甲村\t2\n丙村\t1";
        let plan = planned(copied, &present(), |_| {});
        assert_eq!(plan.asks, [Ask { row: 1, name: "甲村".into(), candidates: vec![0, 1] }]);
        assert_eq!(plan.marks[1], vec![Mark::LeftOut(LeftOut::Asked); 2]);
        assert_eq!(plan.missing, [3]);
        let answered = planned(copied, &present(), |settings| settings.answers = vec![(1, Some(0))]);
        assert_eq!(answered.known, [(1, 0), (2, 2)]);
        let as_new = planned(copied, &present(), |settings| settings.answers = vec![(1, None)]);
        assert_eq!(as_new.new, [1]);
    }

    #[test]
    fn the_same_unit_twice_is_not_taken() {
        let plan = planned("名称\t所属乡镇\t儿童主任\n甲村\t东镇\t2\n甲村\t东镇\t3", &present(), |_| {});
        assert_eq!(plan.marks[1], vec![Mark::LeftOut(LeftOut::Twice); 3]);
        assert_eq!(plan.edits, []);
    }

    /// Two meetings of one name are told apart by their days, as two villages are by their townships.
    #[test]
    fn a_meeting_of_the_same_name_on_another_day_is_another_one() {
        let meetings = weibao_standards::catalog().register("meetings").unwrap().clone();
        let present = [json!({ "name": "县委常委会会议", "date": "2026-03-02", "body": "party_standing" })];
        let rows = pasted(
            "会议名称\t日期\t纪要文号\n县委常委会会议\t2026-03-02\t会纪1号\n县委常委会会议\t2026-07-09\t会纪2号\n县委常委会会议\t2026-07-09\t会纪3号",
        );
        let made = |rows: &[Vec<Cell>]| {
            let proposal = propose(&meetings, rows, &[]).remove(0);
            let settings = Settings { mode: Mode::Update, ..Settings::of(&proposal) };
            plan(&meetings, rows, &proposal, &present, &settings)
        };
        assert_eq!(made(&rows).marks[2..], vec![vec![Mark::LeftOut(LeftOut::Twice); 3]; 2]);
        let made = made(&rows[..3]);
        assert_eq!(made.new, [2]);
        assert!(made.edits.iter().any(|edit| matches!(edit, Edit::Set { row: 0, value, .. } if value == "会纪1号")));
    }

    #[test]
    fn fills_down_on_request() {
        let copied = "所属乡镇\t名称\n东镇\t甲村\n\t乙村\n\n西镇\t丙村";
        let plain = planned(copied, &[], |settings| settings.mode = Mode::Append);
        assert_eq!(plain.marks[2], [Mark::Blank, Mark::Taken(json!("乙村"))]);
        let filled = planned(copied, &[], |settings| {
            settings.mode = Mode::Append;
            settings.fill_down = vec![0];
        });
        assert_eq!(filled.marks[2], [Mark::Changed(json!("东镇")), Mark::Taken(json!("乙村"))]);
        assert_eq!(filled.marks[3], [Mark::Blank]);
        assert_eq!(filled.new, [1, 2, 4]);
    }

    #[test]
    fn a_kept_row_is_taken_and_a_dropped_one_not() {
        let copied = "名称\t所属乡镇\n小计\t东镇\n甲村\t东镇";
        let plan = planned(copied, &[], |settings| {
            settings.keep = vec![1];
            settings.drop = vec![2];
        });
        assert_eq!(plan.new, [1]);
        assert_eq!(plan.marks[2], vec![Mark::LeftOut(LeftOut::Dropped); 2]);
    }
}
