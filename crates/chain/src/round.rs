//! The next round: a new file on the ground of an old one. Nothing is carried as met, no number and no 无 as said.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::catalog::{ColumnKind, Renew, Standard};
use weibao_core::maps::object;
use weibao_core::report::Status;
use weibao_core::{Catalog, Problem, new_assessment};

use crate::digest::digest;
use crate::given;
use crate::ordered::filled;
use crate::place::{at, blank, put, said, text};
use crate::words::plain;

/// A new file for the next round. `period`: of the new round.
///
/// # Errors
/// Where the old file cannot be judged, or `today` is no day.
pub fn next_round(
    catalog: &Catalog,
    assessment: &Value,
    today: &str,
    period: Option<&Value>,
) -> Result<Value, Vec<Problem>> {
    given::day(today, "/today")?;
    let report = weibao_core::evaluate(catalog, assessment, &weibao_core::Options::default())?;
    let mut round =
        Round { old: assessment, new: new_assessment(catalog, assessment.get("county")), carried: Map::new() };
    for field in ["overlay", "lead", "units", "assign"] {
        round.keep(field);
    }
    // What the bodies are called is no text of the form.
    for place in ["/application/unit", "/application/addressee"] {
        if let Some(value) = assessment.pointer(place).filter(|value| !blank(value)) {
            put(&mut round.new, place, value.clone());
        }
    }
    // A reading holds until somebody looks at it again: it is kept and listed.
    for field in ["choices", "rules_off"] {
        round.keep(field);
        for (key, value) in assessment.get(field).and_then(Value::as_object).into_iter().flatten() {
            round.carry(at(&[field, key]), value.clone());
        }
    }
    if let Some(period) = period.filter(|period| !blank(period)) {
        put(&mut round.new, "/period", period.clone());
    }
    let last_day = period.map(|period| text(period, "to")).filter(|day| given::day(day, "").is_ok()).unwrap_or(today);
    for (standard, judged) in catalog.standards().zip(&report.standards) {
        round.answer(standard, judged.status == Status::Met, last_day);
    }
    for place in ["figures", "bodies"] {
        for (key, value) in assessment.get(place).and_then(Value::as_object).into_iter().flatten() {
            round.carry(at(&[place, key]), value.clone());
        }
    }
    for register in &catalog.registers {
        round.register(&register.key, |column| {
            register.column(column).is_some_and(|column| column.kind == ColumnKind::Text)
        });
    }
    put(&mut round.new, "/previous", previous(assessment, &catalog.id));
    put(&mut round.new, "/carried", Value::Object(round.carried));
    Ok(round.new)
}

/// Which file came before.
pub(crate) fn previous(assessment: &Value, catalog: &str) -> Value {
    let mut previous = object([
        ("id", said(assessment, "/file/id").cloned().unwrap_or_else(|| "".into())),
        ("revision", said(assessment, "/file/revision").cloned().unwrap_or_else(|| 0.into())),
        ("digest", digest(assessment).into()),
        ("catalog", catalog.into()),
    ]);
    if let Some(period) = assessment.get("period") {
        put(&mut previous, "/period", period.clone());
    }
    previous
}

struct Round<'a> {
    old: &'a Value,
    new: Value,
    carried: Map<String, Value>,
}

impl Round<'_> {
    fn keep(&mut self, field: &str) {
        if let Some(value) = self.old.get(field) {
            put(&mut self.new, &at(&[field]), value.clone());
        }
    }

    fn carry(&mut self, place: String, value: Value) {
        if !blank(&value) {
            self.carried.insert(place, object([("value", value)]));
        }
    }

    /// States become 待核, words wait to be confirmed, what is still to be done stays.
    fn answer(&mut self, standard: &Standard, is_met: bool, last_day: &str) {
        let id = standard.id.as_str();
        let place = at(&["answers", id]);
        let Some(answer) = self.old.pointer(&place).and_then(Value::as_object) else { return };
        for (field, value) in answer {
            let here = at(&["answers", id, field]);
            match field.as_str() {
                "status" => {
                    put(&mut self.new, &here, "pending".into());
                    self.carry(here, value.clone());
                }
                "clauses" => {
                    for (clause, state) in value.as_object().into_iter().flatten() {
                        let here = at(&["answers", id, field, clause]);
                        put(&mut self.new, &here, "pending".into());
                        self.carry(here, state.clone());
                    }
                }
                "evidence" => self.evidence(standard, here, value, last_day),
                "plan" if !is_met => put(&mut self.new, &here, value.clone()),
                _ => self.carry(here, value.clone()),
            }
        }
    }

    /// What holds beyond the last day stays; the rest waits, each piece with why: 当年的已过期, or 请确认.
    fn evidence(&mut self, standard: &Standard, place: String, pieces: &Value, last_day: &str) {
        let (mut valid, mut waiting) = (Vec::new(), Vec::new());
        for piece in pieces.as_array().into_iter().flatten() {
            let valid_to = text(piece, "valid_to");
            let has_day = given::day(valid_to, "").is_ok();
            let title = plain(text(piece, "title"));
            let mut suggested = standard.evidence.iter().zip(&standard.evidence_items);
            let of_its_year = suggested.any(|(words, item)| item.renew == Renew::Year && plain(words) == title);
            if has_day && valid_to >= last_day {
                valid.push(piece.clone());
            } else if has_day || of_its_year {
                waiting.push((piece.clone(), "expired"));
            } else {
                waiting.push((piece.clone(), "confirm"));
            }
        }
        if !valid.is_empty() {
            put(&mut self.new, &place, Value::Array(valid));
        }
        let with_state = |(mut piece, state): (Value, &str)| {
            put(&mut piece, "/state", state.into());
            piece
        };
        self.carry(place, waiting.into_iter().map(with_state).collect());
    }

    /// Its rows by their names; what was said of them waits beside.
    fn register(&mut self, key: &str, is_name: impl Fn(&str) -> bool) {
        let place = at(&["registers", key]);
        let Some(rows) = said(self.old, &place).and_then(Value::as_array) else { return };
        let named = |row: &Value| -> Value {
            let cells = row.as_object().into_iter().flatten().filter(|(column, _)| is_name(column));
            filled(cells.map(|(column, cell)| (column.clone(), cell.clone())))
        };
        put(&mut self.new, &place, rows.iter().map(named).collect());
        self.carry(place, Value::Array(rows.clone()));
    }
}
