//! What a place of the saved file is called on the screens.

use weibao_core::{Catalog, Problem};
use weibao_text::reasons;
use weibao_text::screens::{assess, common, duties, figures, register as text};

use super::figures::label;
use crate::prelude::*;
use crate::saved_file::steps;

/// What the place of a JSON pointer is called; nothing where no screen shows it.
pub fn name_of(catalog: &Catalog, pointer: &str) -> Option<String> {
    let steps = steps(pointer);
    let mut steps = steps.iter().map(String::as_str);
    let (room, name) = (steps.next()?, steps.next());
    let (third, fourth) = (steps.next(), steps.next());
    match (room, name) {
        ("registers", Some(key)) => {
            let register = catalog.register(key)?;
            let heading = text::heading(&register.label);
            let Some(row) = third.and_then(|row| row.parse().ok()) else { return Some(heading) };
            let row = text::row_name("", row);
            let column = fourth.and_then(|key| register.columns.iter().find(|column| column.key == key));
            Some(match column {
                Some(column) => text::cell_of(&heading, &text::what_cell(&row, &column.label)),
                None => text::cell_of(&heading, &row),
            })
        }
        ("figures", Some(key)) => catalog.figure(key).map(|_| figures::what_figure(label(catalog, key))),
        ("answers", Some(id)) => {
            catalog.standard(id)?;
            let field = match (third, fourth) {
                (Some("note"), _) => assess::NOTE.to_owned(),
                (Some("reason"), _) => assess::REASON.to_owned(),
                (Some("plan"), _) => assess::PLAN.to_owned(),
                (Some("status"), _) => assess::QUICK.to_owned(),
                (Some("evidence"), Some(index)) => assess::evidence(index.parse().unwrap_or(0_usize).saturating_add(1)),
                (Some("evidence"), None) => assess::EVIDENCE.to_owned(),
                (Some("clauses"), Some(clause)) => assess::clause(clause.rsplit('/').next().unwrap_or_default()),
                _ => return Some(id.to_owned()),
            };
            Some(assess::what(id, &field))
        }
        ("negatives", Some(id)) => {
            let known = catalog.negatives.iter().any(|negative| negative.id == id);
            known.then(|| reasons::negative_number(id))
        }
        ("units", Some(index)) => Some(duties::unit(index.parse().unwrap_or(0_usize).saturating_add(1))),
        ("choices", Some(key)) => catalog.choice(key).map(|choice| figures::what_reading(&choice.question)),
        ("rules_off", Some(clause)) => Some(figures::what_rule(clause)),
        _ => None,
    }
}

/// Defects of a saved file, a line each: what their places are called, and what to do.
pub fn defects(catalog: &Catalog, problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Problem| common::defect(name_of(catalog, &problem.path).as_deref(), &problem.text);
    problems.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_on_the_screens() {
        let catalog = weibao_standards::catalog();
        let name = |pointer: &str| name_of(&catalog, pointer);
        assert_eq!(name("/registers/schools/4/stage").unwrap(), "学校台账第 5 行的“类型”");
        assert_eq!(name("/registers/schools/4").unwrap(), "学校台账第 5 行");
        assert_eq!(name("/answers/2.1.3/evidence/0/date").unwrap(), "2.1.3 的第 1 份佐证");
        assert_eq!(name("/answers/2.1.3/clauses/2.1.3~11").unwrap(), "2.1.3 的第 1 条分句");
        assert_eq!(name("/figures/townships_total").unwrap(), "基础数据“乡镇（街道）”");
        assert_eq!(name("/negatives/N3").unwrap(), reasons::negative_number("N3"));
        assert_eq!(name("/units/0/name").unwrap(), "分工里的第 1 个单位");
        for nowhere in ["", "/unknown", "/answers/99.9.9", "/registers/none/1", "/figures/none"] {
            assert_eq!(name(nowhere), None, "{nowhere}");
        }
    }
}
