//! `lists/*.toml`: names with a date, each file a list.

use std::collections::BTreeSet;

use weibao_core::catalog::List;
use weibao_core::date::Date;
use weibao_text::defects as text;

use crate::source::Entry;
use crate::units::values;

pub(crate) fn read_list(entry: &Entry<'_>, ids: &mut BTreeSet<String>) -> List {
    let (id, as_of, names) = (entry.text("id"), entry.text("as_of"), entry.some_texts("names"));
    if !id.is_missing() && !ids.insert(id.value.clone()) {
        entry.defects.add(&id.place, text::duplicate(&id.value));
    }
    if !as_of.is_missing() && Date::read(&as_of.value).is_none() {
        entry.defects.add(&as_of.place, text::not_a_day("as_of"));
    }
    let mut seen = BTreeSet::new();
    for name in &names {
        if !seen.insert(name.value.as_str()) {
            entry.defects.add(&name.place, text::duplicate(&name.value));
        }
    }
    List {
        title: entry.text("title").value,
        source: entry.text("source").value,
        id: id.value,
        as_of: as_of.value,
        names: values(names),
    }
}
