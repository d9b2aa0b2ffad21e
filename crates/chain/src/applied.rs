//! What a reviewer finds, put in place of the county's word: in a copy, which is judged by the same rules.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::catalog::{Catalog, Figure, Predicate};
use weibao_core::report::{Reason, Report, Status};
use weibao_core::{Options, Problem, check, scoring};
use weibao_text::chain as sentences;

use crate::place::{at, put, said, steps, text};
use crate::rows;
use crate::units::standard_of;

/// A copy of the county's file with what the reviewer found.
pub(crate) struct Applied<'r> {
    catalog: &'r Catalog,
    ours: &'r Value,
    copy: Value,
    /// Figures that the reviewer has counted himself: no register stands against them.
    counted: Vec<String>,
    /// States that are the reviewer's: where, and which.
    said: Vec<(String, String)>,
    /// Cells of registers that are the reviewer's: where they are, and the mark's place.
    cells: Vec<(String, String)>,
    found: Vec<Problem>,
}

impl<'r> Applied<'r> {
    /// Of this file, with nothing found yet.
    pub(crate) fn new(catalog: &'r Catalog, ours: &'r Value) -> Self {
        Self {
            catalog,
            ours,
            copy: ours.clone(),
            counted: Vec::new(),
            said: Vec::new(),
            cells: Vec::new(),
            found: Vec::new(),
        }
    }

    fn report(&mut self, code: &str, place: &str, text: String) {
        let path = at(&["marks", place]);
        self.found.push(Problem { code: code.into(), path, text });
    }

    /// Puts a mark's finding into the copy.
    pub(crate) fn apply(&mut self, place: &str, mark: &Value) {
        let steps = steps(place);
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let known = match steps.as_slice() {
            ["answers", standard] => self.catalog.standard(standard).is_some(),
            ["answers", standard, "clauses", clause] => {
                let standard = self.catalog.standard(standard);
                standard.is_some_and(|standard| standard.clauses.iter().any(|known| known.id == *clause))
            }
            ["answers", standard, "reason" | "evidence" | "note"] => self.catalog.standard(standard).is_some(),
            ["figures", key] => self.catalog.figure(key).is_some(),
            ["registers", key] => self.catalog.register(key).is_some(),
            ["registers", key, _, _, column] => {
                self.catalog.register(key).is_some_and(|register| register.column(column).is_some())
            }
            ["negatives", id] => self.catalog.negatives.iter().any(|negative| negative.id == *id),
            ["choices", key] => self.catalog.choice(key).is_some(),
            ["rules_off", _] => true,
            _ => false,
        };
        if !known {
            self.report("unknown_place", place, sentences::mark_without_item());
            return;
        }
        self.apply_cell(place, &steps, mark);
        self.apply_figure(place, &steps, mark);
        self.apply_status(place, &steps, mark);
        let is_returned = text(mark, "mark") == "returned";
        match steps.as_slice() {
            // 不适用 that is not accepted is open, and a reading that is not is the default.
            ["answers", standard, "reason"] if is_returned => {
                let status = at(&["answers", standard, "status"]);
                if said(&self.copy, &status).and_then(Value::as_str) == Some("not_applicable") {
                    put(&mut self.copy, &status, "pending".into());
                }
                let clauses =
                    self.copy.pointer_mut(&at(&["answers", standard, "clauses"])).and_then(Value::as_object_mut);
                for (_, state) in clauses.into_iter().flatten() {
                    if state.as_str() == Some("not_applicable") {
                        *state = "pending".into();
                    }
                }
            }
            [field @ ("choices" | "rules_off"), key] if is_returned => {
                if let Some(fields) = self.copy.get_mut(*field).and_then(Value::as_object_mut) {
                    fields.remove(*key);
                }
            }
            ["negatives", _] => {
                let by_status = match text(mark, "status") {
                    "met" => Some("absent"),
                    "unmet" => Some("present"),
                    "pending" => Some("pending"),
                    _ => None,
                };
                if let Some(state) = mark.get("state").and_then(Value::as_str).or(by_status) {
                    put(&mut self.copy, place, Value::Object(Map::new()));
                    put(&mut self.copy, &alloc::format!("{place}/state"), state.into());
                }
            }
            _ => {}
        }
    }

    /// A cell of the row of this name and township, as the reviewer has found it.
    fn apply_cell(&mut self, place: &str, steps: &[&str], mark: &Value) {
        let (["registers", register, name, township, column], Some(value)) = (steps, mark.get("value")) else { return };
        let register = at(&["registers", register]);
        let rows = self.copy.pointer(&register).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let Some(row) = rows::exact(rows, name, township) else {
            self.report("unknown_place", place, sentences::mark_without_item());
            return;
        };
        let cell = alloc::format!("{register}/{row}{}", at(&[column]));
        put(&mut self.copy, &cell, value.clone());
        self.cells.push((cell, place.into()));
    }

    fn apply_figure(&mut self, place: &str, steps: &[&str], mark: &Value) {
        let Some(value) = mark.get("figure") else { return };
        let key = match steps {
            ["figures", key] => Some(String::from(*key)),
            ["answers", standard, "clauses", clause] => self.only_figure(standard, clause),
            _ => None,
        };
        let Some(key) = key else {
            self.report("figure_unclear", place, sentences::figure_unclear());
            return;
        };
        put(&mut self.copy, &at(&["figures", &key]), value.clone());
        self.counted.push(key);
    }

    /// The figure that decides a clause, where it is one: of a ratio the part.
    fn only_figure(&self, standard: &str, clause: &str) -> Option<String> {
        let clause = self.catalog.standard(standard)?.clauses.iter().find(|known| known.id == clause)?;
        let figure = |predicate: &Predicate| match predicate {
            Predicate::Figure(comparison) => comparison.figure.clone(),
            Predicate::Ratio(ratio) => ratio.part.clone(),
        };
        let mut figures: Vec<String> = clause.rules.iter().map(|rule| figure(&rule.predicate)).collect();
        crate::ordered::sort(&mut figures, Ord::cmp);
        figures.dedup();
        figures.pop().filter(|_| figures.is_empty())
    }

    fn apply_status(&mut self, place: &str, steps: &[&str], mark: &Value) {
        let Some(status) = mark.get("status").and_then(Value::as_str) else { return };
        let standard = match steps {
            ["answers", standard] => {
                // The reviewer's word is about the whole standard: no clause of the county's stands beside it.
                put(&mut self.copy, &alloc::format!("{place}/status"), status.into());
                if let Some(answer) = self.copy.pointer_mut(place).and_then(Value::as_object_mut) {
                    answer.remove("clauses");
                }
                standard
            }
            ["answers", standard, "clauses", _] if status != "partial" => {
                put(&mut self.copy, place, status.into());
                standard
            }
            ["negatives", _] => return,
            _ => {
                self.report("status_misplaced", place, sentences::status_misplaced());
                return;
            }
        };
        self.said.push((place.into(), status.into()));
        let reason = at(&["answers", standard, "reason"]);
        if status == "not_applicable" && said(&self.copy, &reason).is_none() {
            let remark = mark.get("remark").and_then(Value::as_str).filter(|remark| !remark.trim().is_empty());
            put(
                &mut self.copy,
                &reason,
                remark.map_or_else(sentences::reviewer_says_not_applicable, String::from).into(),
            );
        }
    }

    /// The copy's report, and what is wrong with what the reviewer put into it.
    pub(crate) fn judge(
        mut self,
        county: &Report,
        options: &Options<'_>,
    ) -> Result<(Report, Vec<Problem>), Vec<Problem>> {
        if self.copy == *self.ours {
            return Ok((county.clone(), self.found));
        }
        let mut catalog = self.catalog.clone();
        for figure in &mut catalog.figures {
            let is_counted = |key: &String| self.counted.contains(key);
            if is_counted(&figure.key) || figure.same_as.as_ref().is_some_and(is_counted) {
                figure.from.clear();
            }
        }
        let known = check(self.catalog, self.ours);
        for problem in check(&catalog, &self.copy) {
            let is_new =
                |problem: &Problem| !known.iter().any(|known| known.path == problem.path && known.code == problem.code);
            let cell = self.cells.iter().find(|(cell, _)| *cell == problem.path);
            if let Some((cell, place)) = cell.filter(|_| is_new(&problem)) {
                // What cannot stand in that column is not used: what the county has stands.
                put(&mut self.copy, cell, self.ours.pointer(cell).cloned().unwrap_or_default());
                self.found.push(Problem { path: at(&["marks", place]), ..problem });
                continue;
            }
            if is_new(&problem) && self.counted.iter().any(|key| problem.path == at(&["figures", key])) {
                // The county's rows do not tell what is a part of a whole that was counted anew: that is open.
                let is_part = |figure: &&mut Figure| {
                    let whole = figure.part_of.as_ref().map(|whole| at(&["figures", whole]));
                    whole.as_ref() == Some(&problem.path) && !figure.from.is_empty()
                };
                let mut parts = catalog.figures.iter_mut().filter(is_part).peekable();
                if problem.code == "part_exceeds_whole" && parts.peek().is_some() {
                    parts.for_each(|figure| figure.from.clear());
                    continue;
                }
                // A figure that cannot be right is not used: what the county has stands.
                let figure = catalog.figures.iter_mut().find(|figure| problem.path == at(&["figures", &figure.key]));
                if let Some(figure) = figure {
                    figure.from = self.catalog.figure(&figure.key).map(|known| known.from.clone()).unwrap_or_default();
                }
                let theirs = self.ours.pointer(&problem.path).cloned();
                match theirs {
                    Some(value) => put(&mut self.copy, &problem.path, value),
                    None => {
                        let figures = self.copy.get_mut("figures").and_then(Value::as_object_mut);
                        let key = steps(&problem.path).pop().unwrap_or_default();
                        figures.and_then(|figures| figures.remove(&key));
                    }
                }
                self.found.push(Problem { path: at(&["marks", &problem.path]), ..problem });
            }
        }
        let rules = options.rules.map(|rules| scoring::read(self.catalog, rules)).transpose()?;
        let copy = weibao_core::read(&catalog, &self.copy)?;
        let mut report = weibao_core::judge(&catalog, &copy, rules.as_ref());
        for standard in &mut report.standards {
            for (place, status) in
                self.said.iter().filter(|(place, _)| standard_of(place).as_ref() == Some(&standard.id))
            {
                let status = Status::parse(status).unwrap_or(Status::Pending);
                let text = sentences::by_reviewer(steps(place).get(3).map(String::as_str), status);
                let refs = alloc::vec![steps(place).pop().unwrap_or_default()];
                standard.reasons.insert(0, Reason { code: "by_reviewer".into(), text, refs });
            }
        }
        Ok((report, self.found))
    }
}
