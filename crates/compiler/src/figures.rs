//! `registers.toml`, `choices.toml`, `figures.toml`: what a county counts, and how.

use std::collections::{BTreeMap, BTreeSet};

use weibao_core::catalog::{
    Aggregate, Area, CellPredicate, CellTest, Choice, ChoiceOption, Column, ColumnKind, Derivation, Figure, Largest,
    Periods, ReadingCondition, Register, ShareOf, Term, UnitUnder,
};
use weibao_text::defects as text;

use crate::source::{Defects, Entry, Located, Place, new_key};
use crate::units::{Units, values};

fn read_options(entry: &Entry<'_>) -> Vec<ChoiceOption> {
    let mut keys = BTreeSet::new();
    entry.groups("options", |entry| ChoiceOption {
        key: new_key(entry, &mut keys).value,
        label: entry.text("label").value,
        older: entry.flag("older"),
    })
}

pub(crate) fn read_choices(entry: &Entry<'_>, areas: &[Area]) -> Vec<Choice> {
    let mut keys = BTreeSet::new();
    entry.some_groups("choices", |entry| {
        let key = new_key(entry, &mut keys);
        let standards = entry.some_texts("standards");
        for standard in &standards {
            if !areas.iter().flat_map(Area::standards).any(|known| known.id == standard.value) {
                entry.defects.add(&standard.place, text::unknown_standard(&standard.value));
            }
        }
        let mut options = read_options(entry);
        if options.len() < 2 {
            entry.defects.add(&key.place, text::too_few_options(&key.value));
        }
        let (strict, why) = (entry.flag("strict"), entry.optional_text("why"));
        if strict == why.is_some() {
            entry.defects.add(&key.place, text::strict_or_why(&key.value));
        }
        // Said in the label, so that whoever shows a reading says of the default whether it is the strict one.
        if let Some(default) = options.first_mut() {
            let why = why.as_ref().map_or(text::STRICT, |why| &why.value);
            default.label = text::default_reading(&default.label, why);
        }
        Choice {
            question: entry.text("question").value,
            standards: standards.into_iter().map(|standard| standard.value).collect(),
            options,
            key: key.value,
        }
    })
}

pub(crate) fn read_registers(entry: &Entry<'_>, units: &Units) -> Vec<Register> {
    let mut keys = BTreeSet::new();
    entry.some_groups("registers", |entry| {
        let key = new_key(entry, &mut keys).value;
        let mut column_keys = BTreeSet::new();
        let columns = entry.some_groups("columns", |entry| read_column(entry, &mut column_keys));
        if columns.first().is_none_or(|(first, _)| first.key != "name" || first.kind != ColumnKind::Text) {
            entry.defects.add(&entry.place, text::first_column_is_name());
        }
        let register = Register {
            key,
            label: entry.text("label").value,
            department: units.optional(entry, "department").map(|name| name.value),
            columns: columns.iter().map(|(column, _)| column.clone()).collect(),
        };
        for (column, part_of) in &columns {
            if let Some(part_of) = part_of {
                number_column(&register, part_of, entry.defects);
                check_chain(&column.key, part_of, entry.defects, |key| register.column(key)?.part_of.as_deref());
            }
        }
        register
    })
}

fn read_column(entry: &Entry<'_>, keys: &mut BTreeSet<String>) -> (Column, Option<Located<String>>) {
    let kinds = [("text", ColumnKind::Text), ("number", ColumnKind::Number), ("boolean", ColumnKind::Boolean)];
    let key = new_key(entry, keys);
    let kind = entry.one_of("type", &kinds).unwrap_or(ColumnKind::Text);
    let part_of = entry.optional_text("part_of");
    for (used, needed, name) in [
        (entry.has("options") || entry.has("date"), ColumnKind::Text, "text"),
        (entry.has("decimal") || part_of.is_some(), ColumnKind::Number, "number"),
    ] {
        if used && kind != needed {
            entry.defects.add(&key.place, text::wrong_column_kind(&key.value, name));
        }
    }
    let column = Column {
        label: entry.text("label").value,
        kind,
        unit: entry.optional_text("unit").map(|unit| unit.value),
        options: read_options(entry),
        decimal: entry.flag("decimal"),
        part_of: part_of.as_ref().map(|key| key.value.clone()),
        date: entry.flag("date"),
        older: entry.flag("older"),
        key: key.value,
    };
    (column, part_of)
}

/// The column, where it is there and of that kind.
fn column_of<'a>(
    register: &'a Register,
    key: &Located<String>,
    kind: ColumnKind,
    name: &str,
    defects: &Defects,
) -> Option<&'a Column> {
    let column = register.column(&key.value);
    match column {
        None => defects.add(&key.place, text::unknown_column(&register.key, &key.value)),
        Some(column) if column.kind != kind => defects.add(&key.place, text::wrong_column_kind(&key.value, name)),
        Some(_) => {}
    }
    column.filter(|column| column.kind == kind)
}

fn number_column<'a>(register: &'a Register, key: &Located<String>, defects: &Defects) -> Option<&'a Column> {
    column_of(register, key, ColumnKind::Number, "number", defects)
}

/// Follows a chain and tells where it leads back to its start.
fn check_chain<'a>(
    start: &str,
    first: &'a Located<String>,
    defects: &Defects,
    next: impl Fn(&'a str) -> Option<&'a str>,
) {
    let mut seen = BTreeSet::new();
    let mut here = Some(first.value.as_str());
    while let Some(key) = here.filter(|key| seen.insert(*key)) {
        if key == start {
            defects.add(&first.place, text::cycle(start));
            return;
        }
        here = next(key);
    }
}

pub(crate) fn read_figures(
    entry: &Entry<'_>,
    areas: &[Area],
    registers: &[Register],
    choices: &[Choice],
    units: &Units,
) -> Vec<Figure> {
    let mut keys = BTreeSet::new();
    let mut links: Vec<(String, Located<String>)> = Vec::new();
    let figures = entry.some_groups("figures", |entry| {
        let key = new_key(entry, &mut keys).value;
        let mut link = |name: &'static str| {
            let other = entry.optional_text(name)?;
            links.push((key.clone(), other.clone()));
            Some(other.value)
        };
        let (part_of, same_as) = (link("part_of"), link("same_as"));
        let largest = entry.groups("largest", |entry| Largest {
            figures: entry
                .some_texts("figures")
                .into_iter()
                .map(|other| {
                    links.push((key.clone(), other.clone()));
                    other.value
                })
                .collect(),
            given: read_given(entry, choices).map(|given| given.value),
        });
        let decimal = entry.flag("decimal");
        let department = units.optional(entry, "department");
        let (each, help) = (units.named(entry, "each"), units.named(entry, "help"));
        units.once(entry, &[department.as_slice(), &each, &help]);
        Figure {
            label: entry.text("label").value,
            unit: entry.text("unit").value,
            department: department.map(|name| name.value),
            each: values(each),
            help: values(help),
            note: entry.optional_text("note").map(|line| line.value),
            units: entry.groups("units", |entry| UnitUnder {
                unit: entry.text("unit").value,
                given: read_given(entry, choices).map(|given| given.value).unwrap_or_default(),
            }),
            short: entry.optional_text("short").map(|words| words.value),
            past: entry.flag("past"),
            yearly: entry.flag("yearly"),
            total: read_total(entry),
            bodies: read_bodies(entry, areas),
            largest,
            from: read_derivations(entry, decimal, registers, choices),
            older: entry.flag("older"),
            changed_by: None,
            key,
            decimal,
            part_of,
            same_as,
        }
    });
    let by_key: BTreeMap<&str, &Figure> = figures.iter().map(|figure| (figure.key.as_str(), figure)).collect();
    for (key, other) in &links {
        if !by_key.contains_key(other.value.as_str()) {
            entry.defects.add(&other.place, text::unknown_figure(&other.value));
        }
        check_chain(key, other, entry.defects, |key| {
            let figure = by_key.get(key)?;
            figure.part_of.as_deref().or(figure.same_as.as_deref())
        });
    }
    figures
}

/// A total is one that a register counts.
fn read_total(entry: &Entry<'_>) -> bool {
    let total = entry.flag("total");
    if total && !entry.has("from") {
        entry.defects.add(&entry.place, text::total_without_register());
    }
    total
}

fn read_bodies(entry: &Entry<'_>, areas: &[Area]) -> Option<String> {
    let id = entry.optional_text("bodies")?;
    let clauses = || areas.iter().flat_map(Area::standards).flat_map(|standard| &standard.clauses);
    match clauses().find(|clause| clause.id == id.value) {
        None => entry.defects.add(&id.place, text::unknown_clause(&id.value)),
        Some(clause) if clause.bodies.is_empty() => entry.defects.add(&id.place, text::names_no_body(&id.value)),
        Some(_) => {}
    }
    Some(id.value)
}

fn read_derivations(entry: &Entry<'_>, decimal: bool, registers: &[Register], choices: &[Choice]) -> Vec<Derivation> {
    let list = entry.groups("from", |entry| {
        let derivation = read_derivation(entry, decimal, registers, choices);
        (derivation, entry.place.clone())
    });
    check_coverage(&list, entry, choices);
    list.into_iter().map(|(derivation, _)| derivation).collect()
}

/// Every option of a choice has its way, and no way stands behind one that always fits.
fn check_coverage(list: &[(Derivation, Place)], entry: &Entry<'_>, choices: &[Choice]) {
    let always = list.iter().position(|(derivation, _)| derivation.given.is_none());
    if let Some(always) = always {
        for (_, place) in list.iter().skip(always.saturating_add(1)) {
            entry.defects.add(place, text::derivation_never_reached());
        }
        return;
    }
    let given: Vec<&ReadingCondition> = list.iter().filter_map(|(derivation, _)| derivation.given.as_ref()).collect();
    if let Some(choice) = given.first().and_then(|first| choices.iter().find(|choice| choice.key == first.choice)) {
        for option in &choice.options {
            if !given.iter().any(|given| given.choice == choice.key && given.option == option.key) {
                entry.defects.add(&entry.place, text::option_without_derivation(&choice.key, &option.key));
            }
        }
    }
}

fn read_derivation(entry: &Entry<'_>, decimal: bool, registers: &[Register], choices: &[Choice]) -> Derivation {
    let key = entry.text("register");
    let register = registers.iter().find(|register| register.key == key.value);
    if register.is_none() && !key.is_missing() {
        entry.defects.add(&key.place, text::unknown_register(&key.value));
    }
    Derivation {
        take: read_take(entry, decimal, register),
        only: entry.groups("only", |entry| read_cell_test(entry, register)),
        least_only: entry.flag("least_only"),
        given: read_given(entry, choices).map(|given| given.value),
        register: key.value,
    }
}

fn read_take(entry: &Entry<'_>, decimal: bool, register: Option<&Register>) -> Aggregate {
    if entry.plain_words("take").is_some() {
        entry.one_of("take", &[("count", ())]);
        return Aggregate::Count;
    }
    let ways = entry.group("take", |entry| {
        let way = |name: &'static str, take: fn(String) -> Aggregate| {
            let column = entry.optional_text(name)?;
            let kind = register.and_then(|register| number_column(register, &column, entry.defects));
            if kind.is_some_and(|kind| kind.decimal) && !decimal {
                entry.defects.add(&column.place, text::decimals_lost(&column.value));
            }
            Some(take(column.value))
        };
        let periods = entry.group("periods", |entry| Aggregate::Periods(read_periods(entry, register)));
        [way("sum", Aggregate::Sum), way("minimum", Aggregate::Minimum), way("maximum", Aggregate::Maximum), periods]
    });
    let mut ways = ways.into_iter().flatten().flatten();
    match (ways.next(), ways.next()) {
        (Some(way), None) => way,
        _ => {
            entry.defects.add(&entry.place, text::one_take());
            Aggregate::Count
        }
    }
}

fn read_periods(entry: &Entry<'_>, register: Option<&Register>) -> Periods {
    let (columns, older) = (entry.some_texts("columns"), entry.optional_text("older"));
    for column in columns.iter().chain(&older) {
        register.and_then(|register| number_column(register, column, entry.defects));
    }
    Periods {
        columns: columns.into_iter().map(|column| column.value).collect(),
        older: older.map(|column| column.value),
        summed: entry.flag("summed"),
    }
}

fn read_term(entry: &Entry<'_>, register: Option<&Register>) -> Term {
    let (months, after) = (entry.whole_number("months"), entry.text("after"));
    day_column(entry, register, &after);
    let months = months.map_or(0, |months| u8::try_from(months.value).unwrap_or(u8::MAX));
    Term { months, after: after.value }
}

/// That the column is there and holds days.
fn day_column(entry: &Entry<'_>, register: Option<&Register>, column: &Located<String>) {
    let Some(register) = register.filter(|_| !column.is_missing()) else { return };
    let found = column_of(register, column, ColumnKind::Text, "text", entry.defects);
    if found.is_some_and(|found| !found.date) {
        entry.defects.add(&column.place, text::wrong_column_kind(&column.value, "date"));
    }
}

fn read_cell_test(entry: &Entry<'_>, register: Option<&Register>) -> CellTest {
    let column = entry.text("column");
    let of_kind = |kind, name| {
        register
            .filter(|_| !column.is_missing())
            .and_then(|register| column_of(register, &column, kind, name, entry.defects))
    };
    let mut conditions = Vec::new();
    if entry.has("is") {
        of_kind(ColumnKind::Boolean, "boolean");
        conditions.push(CellPredicate::Is(entry.flag("is")));
    }
    if entry.has("at_least") {
        of_kind(ColumnKind::Number, "number");
        conditions.extend(entry.decimal("at_least").map(CellPredicate::AtLeast));
    }
    if entry.has("in") {
        let known = of_kind(ColumnKind::Text, "text");
        let names = entry.some_texts("in");
        for name in &names {
            if known.is_some_and(|column| !column.options.iter().any(|option| option.key == name.value)) {
                entry.defects.add(&name.place, text::unknown_option(&column.value, &name.value));
            }
        }
        conditions.push(CellPredicate::In(names.into_iter().map(|name| name.value).collect()));
    }
    if entry.has("share_of") {
        of_kind(ColumnKind::Number, "number");
        conditions.extend(entry.group("share_of", |entry| {
            let whole = entry.text("column");
            register.and_then(|register| number_column(register, &whole, entry.defects));
            let at_least = entry.fraction("at_least").unwrap_or_default();
            CellPredicate::ShareOf(ShareOf { column: whole.value, at_least })
        }));
    }
    for (name, predicate) in [("within", CellPredicate::Within as fn(Term) -> _), ("due", CellPredicate::Due)] {
        if entry.has(name) {
            day_column(entry, register, &column);
            conditions.extend(entry.group(name, |entry| predicate(read_term(entry, register))));
        }
    }
    if entry.has("in_period") {
        day_column(entry, register, &column);
        conditions.push(CellPredicate::InPeriod(entry.flag("in_period")));
    }
    if conditions.len() != 1 {
        entry.defects.add(&entry.place, text::one_cell_test());
    }
    CellTest { column: column.value, is: conditions.pop().unwrap_or(CellPredicate::Is(true)) }
}

/// `given = { choice, option }`, and where the choice is named.
pub(crate) fn read_given(entry: &Entry<'_>, choices: &[Choice]) -> Option<Located<ReadingCondition>> {
    entry.group("given", |entry| {
        let (key, option) = (entry.text("choice"), entry.text("option"));
        match choices.iter().find(|choice| choice.key == key.value) {
            None if key.is_missing() => {}
            None => entry.defects.add(&key.place, text::unknown_choice(&key.value)),
            Some(choice) if choice.options.iter().any(|known| known.key == option.value) || option.is_missing() => {}
            Some(_) => entry.defects.add(&option.place, text::unknown_option(&key.value, &option.value)),
        }
        Located { value: ReadingCondition { choice: key.value, option: option.value }, place: key.place }
    })
}
