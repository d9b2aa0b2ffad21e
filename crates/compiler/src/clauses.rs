//! `clauses.toml`: what is to be known of single clauses beside their words.

use std::collections::BTreeSet;

use weibao_core::catalog::{Area, Body, Clause, Role, Standard};
use weibao_text::defects as text;

use crate::source::{Entry, new_key};

/// Puts each entry into its clause.
pub(crate) fn read_clauses(entry: &Entry<'_>, areas: &mut [Area]) {
    let mut seen = BTreeSet::new();
    entry.groups("clauses", |entry| {
        let id = entry.text("clause");
        let roles = [("condition", Role::Condition), ("advisory", Role::Advisory)];
        let role = if entry.has("role") { entry.one_of("role", &roles) } else { None };
        let together = entry.flag("together");
        let mut keys = BTreeSet::new();
        let bodies = entry.groups("bodies", |entry| (new_key(entry, &mut keys).value, entry.text("name")));
        if !seen.insert(id.value.clone()) {
            entry.defects.add(&id.place, text::duplicate(&id.value));
        }
        if role.is_none() && !together && bodies.is_empty() {
            entry.defects.add(&id.place, text::says_nothing(&id.value));
        }
        let Some(clause) = clauses_mut(areas).find(|known| known.id == id.value) else {
            if !id.is_missing() {
                entry.defects.add(&id.place, text::unknown_clause(&id.value));
            }
            return;
        };
        for (_, name) in &bodies {
            if !name.is_missing() && !clause.text.contains(&name.value) {
                entry.defects.add(&name.place, text::not_a_piece(&name.value));
            }
        }
        clause.role = role;
        clause.together = together;
        clause.bodies = bodies.into_iter().map(|(key, name)| Body { key, name: name.value }).collect();
    });
    for standard in areas.iter().flat_map(Area::standards).filter(|standard| has_no_duty(standard)) {
        entry.defects.add(&entry.place, text::no_duty(&standard.id));
    }
}

fn has_no_duty(standard: &Standard) -> bool {
    !standard.clauses.is_empty() && !standard.clauses.iter().any(Clause::counts)
}

/// Every clause.
pub(crate) fn clauses_mut(areas: &mut [Area]) -> impl Iterator<Item = &mut Clause> {
    areas
        .iter_mut()
        .flat_map(|area| area.contents.iter_mut())
        .flat_map(|content| content.standards.iter_mut())
        .flat_map(|standard| standard.clauses.iter_mut())
}
