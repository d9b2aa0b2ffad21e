//! `units.toml`: the units of a county that the rest names, so that one unit has one name everywhere.

use std::collections::BTreeSet;

use weibao_core::catalog::{Unit, UnitKind};
use weibao_text::defects as text;

use crate::source::{Entry, Located, new_key};

/// The units by name.
pub(crate) struct Units(pub(crate) Vec<Unit>);

pub(crate) fn read_units(entry: &Entry<'_>) -> Units {
    let kinds = [("department", UnitKind::Department), ("township", UnitKind::Township), ("group", UnitKind::Group)];
    let (mut keys, mut names) = (BTreeSet::new(), BTreeSet::new());
    let mut once = |entry: &Entry<'_>, name: Located<String>| {
        if !name.is_missing() && !names.insert(name.value.clone()) {
            entry.defects.add(&name.place, text::duplicate(&name.value));
        }
        name.value
    };
    Units(entry.some_groups("units", |entry| Unit {
        key: new_key(entry, &mut keys).value,
        name: once(entry, entry.text("name")),
        kind: entry.one_of("kind", &kinds).unwrap_or_default(),
        aliases: entry.texts("aliases").into_iter().map(|alias| once(entry, alias)).collect(),
    }))
}

impl Units {
    /// That a unit is named as it is everywhere.
    pub(crate) fn check(&self, entry: &Entry<'_>, name: &Located<String>) {
        if name.is_missing() || self.has(&name.value) {
            return;
        }
        let known = self.0.iter().find(|unit| unit.aliases.contains(&name.value));
        let message = match known {
            Some(unit) => text::unit_alias(&name.value, &unit.name),
            None => text::unknown_unit(&name.value),
        };
        entry.defects.add(&name.place, message);
    }

    /// Whether a unit has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|unit| unit.name == name)
    }

    /// The units that a list names; empty where it is not there.
    pub(crate) fn named(&self, entry: &Entry<'_>, key: &'static str) -> Vec<Located<String>> {
        let names = entry.texts(key);
        names.iter().for_each(|name| self.check(entry, name));
        names
    }

    /// The unit that a key names, if it is there.
    pub(crate) fn optional(&self, entry: &Entry<'_>, key: &'static str) -> Option<Located<String>> {
        let name = entry.optional_text(key);
        name.iter().for_each(|name| self.check(entry, name));
        name
    }

    /// That no unit is named twice in lists that belong together.
    pub(crate) fn once(&self, entry: &Entry<'_>, lists: &[&[Located<String>]]) {
        let mut seen = BTreeSet::new();
        for name in lists.iter().copied().flatten() {
            if !seen.insert(name.value.as_str()) {
                entry.defects.add(&name.place, text::duplicate(&name.value));
            }
        }
    }
}

/// The words alone.
pub(crate) fn values(list: Vec<Located<String>>) -> Vec<String> {
    list.into_iter().map(|item| item.value).collect()
}
