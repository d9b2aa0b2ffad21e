//! Which units there are, and which of them is asked what.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;
use weibao_core::Catalog;
use weibao_core::catalog::{Standard, UnitKind};

use crate::ordered::ByText;
use crate::place::{at, items, said, steps, text};
use crate::words::plain;

/// A body of the county that answers for something.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unit {
    /// By which everything refers to it.
    pub key: String,
    /// As the county calls it.
    pub name: String,
    /// Other names of the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// Whom to call: a post, never a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Of the county.
    #[default]
    Department,
    /// A 乡镇 or 街道: it answers for its own rows.
    Township,
}

/// What a unit has to do with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 主报: it alone answers.
    Main,
    /// 各报: it answers for itself.
    Each,
    /// 协报: it helps.
    Help,
}

/// A unit with what it is asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// The unit.
    #[serde(flatten)]
    pub unit: Unit,
    /// Places in the saved file, in printed order.
    pub items: Vec<String>,
}

/// The units that answer for something: the catalog's, in its order, with the county's own changes; then the townships.
pub fn units(catalog: &Catalog, assessment: &Value) -> Vec<Asked> {
    let plan = Plan::new(catalog, assessment);
    let mut asked: Vec<Asked> = plan.units.iter().map(|unit| Asked { unit: unit.clone(), items: Vec::new() }).collect();
    for item in &plan.items {
        for (unit, _) in &item.asked {
            if let Some(asked) = asked.get_mut(*unit) {
                asked.items.push(item.at.clone());
            }
        }
    }
    asked.retain(|asked| !asked.items.is_empty());
    asked
}

/// Something that units are asked.
pub(crate) struct Item {
    /// Where the answer goes.
    pub(crate) at: String,
    /// What it is, in the standard's or the catalog's words.
    pub(crate) words: String,
    /// The units by their number, each once, those that report first.
    pub(crate) asked: Vec<(usize, Role)>,
    /// What every township has to do with it, whichever there are.
    pub(crate) everywhere: Option<Role>,
}

impl Item {
    fn new(at: String, words: &str) -> Self {
        Self { at, words: words.into(), asked: Vec::new(), everywhere: None }
    }

    /// What this unit has to do with it.
    pub(crate) fn role(&self, unit: usize) -> Option<Role> {
        self.asked.iter().find(|(asked, _)| *asked == unit).map(|(_, role)| *role)
    }

    /// Those that report, and do not only help.
    pub(crate) fn reporters(&self) -> impl Iterator<Item = usize> {
        self.asked.iter().filter(|(_, role)| *role != Role::Help).map(|(unit, _)| *unit)
    }

    fn add(&mut self, unit: Option<usize>, role: Role) {
        if let Some(unit) = unit
            && self.role(unit).is_none()
        {
            self.asked.push((unit, role));
        }
    }
}

/// Who is asked what, by the catalog and the county.
pub(crate) struct Plan {
    /// Every unit that is known, asked or not.
    pub(crate) units: Vec<Unit>,
    /// Every item, in printed order: clauses with the evidence of their standard, figures, registers, negative items.
    pub(crate) items: Vec<Item>,
    own: Vec<Item>,
    /// Names that stand for every township.
    everywhere: Vec<String>,
    /// Keys and names as they are, and names as they are compared, each with its sign before it: the number of the unit.
    names: ByText<usize>,
    /// The numbers of the items by their places.
    places: ByText<usize>,
}

/// Before a key or a name as it is, and before a name as it is compared.
const EXACT: &str = "=";
const PLAIN: &str = "~";

impl Plan {
    pub(crate) fn new(catalog: &Catalog, assessment: &Value) -> Self {
        let mut plan = Self::whole(catalog, assessment);
        plan.items.retain(|item| !item.asked.is_empty());
        plan.index_items();
        plan
    }

    /// With what nobody is asked, too.
    pub(crate) fn whole(catalog: &Catalog, assessment: &Value) -> Self {
        let mut plan = Self { units: of_catalog(catalog), ..Self::none() };
        plan.index_units();
        let everywhere = catalog.units.iter().filter(|unit| unit.kind == UnitKind::Township);
        plan.everywhere.extend(everywhere.flat_map(|unit| [unit.name.clone(), unit.key.clone()]));
        plan.rename(assessment);
        plan.index_units();
        plan.add_townships(assessment);
        plan.read_own(assessment);
        let counted: Vec<&str> = catalog.figures.iter().filter_map(|figure| figure.bodies.as_deref()).collect();
        for standard in catalog.standards() {
            plan.add_standard(standard, &counted);
        }
        for figure in &catalog.figures {
            let place = at(&["figures", &figure.key]);
            // What rows are there to be counted in, what the named bodies say one by one, and another name of a number are not asked a
            // second time; nor is what only older files have.
            let counted =
                figure.from.iter().any(|from| said(assessment, &at(&["registers", &from.register])).is_some())
                    || figure.bodies.as_ref().is_some_and(|clause| plan.asks_bodies_of(clause))
                    || (figure.same_as.is_some() || figure.older) && said(assessment, &place).is_none();
            let by_catalog = roles(figure.department.as_deref(), &figure.each, &figure.help);
            plan.add(place, &figure.label, if counted { &[] } else { &by_catalog });
        }
        for register in &catalog.registers {
            let by_catalog = roles(register.department.as_deref(), &[], []);
            let place = at(&["registers", &register.key]);
            plan.add(place.clone(), &register.label, &by_catalog);
            if register.key == TOWNSHIPS || register.column(TOWNSHIP).is_some() {
                let townships: Vec<usize> = plan.townships().collect();
                if let Some(item) = plan.items.iter_mut().find(|item| item.at == place) {
                    townships.into_iter().for_each(|unit| item.add(Some(unit), Role::Each));
                    item.everywhere = Some(Role::Each);
                }
            }
            for column in &register.columns {
                plan.add(at(&["registers", &register.key, &column.key]), &column.label, &[]);
            }
        }
        for negative in &catalog.negatives {
            let asked = if negative.asked.is_empty() { &negative.departments } else { &negative.asked };
            let by_catalog = roles(None, asked, []);
            plan.add(at(&["negatives", &negative.id]), &negative.text, &by_catalog);
        }
        plan.index_items();
        plan
    }

    /// Nobody is asked anything.
    pub(crate) fn none() -> Self {
        Self {
            units: Vec::new(),
            items: Vec::new(),
            own: Vec::new(),
            everywhere: Vec::new(),
            names: ByText::new(),
            places: ByText::new(),
        }
    }

    fn index_units(&mut self) {
        self.names = ByText::new();
        for number in 0..self.units.len() {
            self.index_unit(number);
        }
    }

    /// Of two units with one name the first has it.
    fn index_unit(&mut self, number: usize) {
        let Some(unit) = self.units.get(number) else { return };
        let exact = [&unit.key, &unit.name].map(|name| [EXACT, name].concat());
        let plain = core::iter::once(&unit.name).chain(&unit.aliases).map(|name| [PLAIN, &plain(name)].concat());
        for name in exact.into_iter().chain(plain) {
            if !self.names.contains(&name) {
                self.names.insert(name, number);
            }
        }
    }

    fn index_items(&mut self) {
        self.places = ByText::new();
        for (number, item) in self.items.iter().enumerate() {
            self.places.insert(item.at.clone(), number);
        }
    }

    /// Whether the bodies that a clause names are asked one by one.
    fn asks_bodies_of(&self, clause: &str) -> bool {
        let bodies = at(&["bodies", clause, ""]);
        self.items.iter().any(|item| item.at.starts_with(&bodies))
    }

    /// The unit of this key, name or other name.
    pub(crate) fn find(&self, said: &str) -> Option<usize> {
        let said = said.trim();
        if said.is_empty() {
            return None;
        }
        let exact = self.names.get(&[EXACT, said].concat());
        exact.or_else(|| self.names.get(&[PLAIN, &plain(said)].concat())).copied()
    }

    /// The item of this place.
    pub(crate) fn item(&self, at: &str) -> Option<&Item> {
        self.items.get(*self.places.get(at)?)
    }

    pub(crate) fn unit(&self, unit: usize) -> &Unit {
        static NOBODY: Unit =
            Unit { key: String::new(), name: String::new(), aliases: Vec::new(), kind: Kind::Department, post: None };
        self.units.get(unit).unwrap_or(&NOBODY)
    }

    fn townships(&self) -> impl Iterator<Item = usize> {
        self.units.iter().enumerate().filter(|(_, unit)| unit.kind == Kind::Township).map(|(at, _)| at)
    }

    fn rename(&mut self, assessment: &Value) {
        if let Some(office) = said(assessment, "/lead/office").and_then(Value::as_str)
            && let Some(unit) = self.find(OFFICE).and_then(|unit| self.units.get_mut(unit))
        {
            unit.aliases.push(core::mem::replace(&mut unit.name, office.into()));
        }
        for given in items(assessment, "units").iter().take(1_000) {
            let (key, name) = (text(given, "key"), text(given, "name"));
            if key.is_empty() || name.is_empty() {
                continue;
            }
            let place = self.units.iter().position(|unit| unit.key == key).unwrap_or(self.units.len());
            if place == self.units.len() {
                self.units.push(Unit { key: key.into(), name: name.into(), ..Unit::default() });
            }
            let Some(unit) = self.units.get_mut(place) else { continue };
            if unit.name != name {
                unit.aliases.push(core::mem::replace(&mut unit.name, name.into()));
            }
            unit.aliases.extend(items(given, "aliases").iter().filter_map(Value::as_str).map(String::from));
            unit.post = given.get("post").and_then(Value::as_str).map(String::from);
            if text(given, "kind") == "township" {
                unit.kind = Kind::Township;
            }
        }
    }

    fn add_townships(&mut self, assessment: &Value) {
        for row in said(assessment, "/registers/townships").and_then(Value::as_array).into_iter().flatten().take(500) {
            let name = text(row, "name").trim();
            if !name.is_empty() && self.find(name).is_none() {
                let (key, name) = (name.into(), name.into());
                self.units.push(Unit { key, name, kind: Kind::Township, ..Unit::default() });
                self.index_unit(self.units.len().saturating_sub(1));
            }
        }
    }

    /// What the county has settled otherwise than the catalog.
    fn read_own(&mut self, assessment: &Value) {
        for (place, given) in assessment.get("assign").and_then(Value::as_object).into_iter().flatten().take(5_000) {
            let mut item = Item::new(place.clone(), "");
            self.name(&mut item, text(given, "main"), Role::Main);
            for (name, role) in [("each", Role::Each), ("help", Role::Help)] {
                for unit in items(given, name).iter().filter_map(Value::as_str) {
                    self.name(&mut item, unit, role);
                }
            }
            self.own.push(item);
        }
    }

    fn add(&mut self, place: String, words: &str, by_catalog: &[(&str, Role)]) {
        let mut item = Item::new(place, words);
        match self.own.iter().find(|own| own.at == item.at) {
            Some(own) => {
                item.asked.clone_from(&own.asked);
                item.everywhere = own.everywhere;
            }
            None => by_catalog.iter().for_each(|(name, role)| self.name(&mut item, name, *role)),
        }
        self.items.push(item);
    }

    /// Asks a unit, or every township.
    fn name(&self, item: &mut Item, name: &str, role: Role) {
        if self.everywhere.iter().any(|everywhere| everywhere == name) {
            self.townships().for_each(|unit| item.add(Some(unit), role));
            item.everywhere = Some(role);
        } else {
            item.add(self.find(name), role);
        }
    }

    /// Its clauses, then its evidence, for which every unit helps that has a clause of it. A clause that is decided by the bodies that it
    /// names is asked of each of them for itself, 有 or 无, where the county has not settled it otherwise.
    fn add_standard(&mut self, standard: &Standard, counted: &[&str]) {
        let first = self.items.len();
        // What is no duty is not answered.
        for clause in standard.clauses.iter().filter(|clause| clause.counts()) {
            let place = at(&["answers", &standard.id, "clauses", &clause.id]);
            let is_own = self.own.iter().any(|own| own.at == place);
            if clause.measured && counted.contains(&clause.id.as_str()) && !is_own {
                for body in &clause.bodies {
                    let place = at(&["bodies", &clause.id, &body.key]);
                    self.add(place, &clause.text, &[(body.name.as_str(), Role::Main)]);
                }
            } else {
                self.add(place, &clause.text, &roles(standard.main_reporter(clause), &clause.each, &clause.help));
            }
        }
        let place = at(&["answers", &standard.id, "evidence"]);
        let mut evidence = Item::new(place, &standard.text);
        for item in self.items.get(first..).into_iter().flatten() {
            item.asked.iter().for_each(|(unit, _)| evidence.add(Some(*unit), Role::Help));
        }
        self.items.push(evidence);
    }
}

/// The register of the townships themselves.
pub(crate) const TOWNSHIPS: &str = "townships";
/// The column that says to which of them a row belongs.
pub(crate) const TOWNSHIP: &str = "township";
/// The unit that bears the name of the county's own office.
const OFFICE: &str = "县未保协调机制办公室";

/// Who answers for something by the catalog: who reports it, who answers for itself, who helps.
fn roles<'n>(
    main: Option<&'n str>,
    each: &'n [String],
    help: impl IntoIterator<Item = &'n String>,
) -> Vec<(&'n str, Role)> {
    let mut roles: Vec<(&str, Role)> = main.into_iter().map(|name| (name, Role::Main)).collect();
    roles.extend(each.iter().map(|name| (name.as_str(), Role::Each)));
    roles.extend(help.into_iter().map(|name| (name.as_str(), Role::Help)));
    roles
}

/// The catalog's units that are one; what stands for several is resolved where it is named.
fn of_catalog(catalog: &Catalog) -> Vec<Unit> {
    let single = catalog.units.iter().filter(|unit| unit.kind == UnitKind::Department);
    let mut units: Vec<Unit> = single
        .map(|unit| Unit {
            key: unit.key.clone(),
            name: unit.name.clone(),
            aliases: unit.aliases.clone(),
            ..Unit::default()
        })
        .collect();
    // An overlay may name a body that the catalog does not know.
    let leads = catalog.standards().filter_map(|standard| standard.departments.lead.first());
    let figures = catalog.figures.iter().filter_map(|figure| figure.department.as_ref());
    let registers = catalog.registers.iter().filter_map(|register| register.department.as_ref());
    for name in leads.chain(figures).chain(registers) {
        if catalog.unit(name).is_none() && find(&units, name).is_none() {
            units.push(Unit { key: name.clone(), name: name.clone(), ..Unit::default() });
        }
    }
    units
}

fn find(units: &[Unit], said: &str) -> Option<usize> {
    let said = said.trim();
    if said.is_empty() {
        return None;
    }
    let exact = |unit: &Unit| unit.key == said || unit.name == said;
    units.iter().position(exact).or_else(|| {
        let said = plain(said);
        units.iter().position(|unit| plain(&unit.name) == said || unit.aliases.iter().any(|alias| plain(alias) == said))
    })
}

/// The standard that a place is about, where it is one of its answers.
pub(crate) fn standard_of(place: &str) -> Option<String> {
    let mut steps = steps(place).into_iter();
    (steps.next().as_deref() == Some("answers")).then(|| steps.next())?
}
