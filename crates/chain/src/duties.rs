//! 谁报什么, to be looked at and changed: everything that can be asked, with whoever is asked it.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};
use weibao_core::Catalog;
use weibao_core::catalog::UnitKind;

use crate::units::{Item, Kind, Plan, Role, Unit};

/// Something that can be asked of units.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Where the answer goes.
    pub at: String,
    /// What it is, in the standard's or the catalog's words.
    pub words: String,
    /// Who is asked, by key; all townships alike by the key that the catalog has for every one of them.
    pub asked: Vec<(String, Role)>,
    /// Whether the county has settled it otherwise than the catalog.
    pub own: bool,
}

/// Everything that can be asked, in printed order, with what nobody is asked. Evidence is not among it: whoever has a clause has its evidence.
pub fn duties(catalog: &Catalog, assessment: &Value) -> Vec<Duty> {
    let plan = Plan::whole(catalog, assessment);
    let own = assessment.get("assign").and_then(Value::as_object);
    let items = plan.items.iter().filter(|item| !item.at.ends_with("/evidence"));
    items
        .map(|item| Duty {
            at: item.at.clone(),
            words: item.words.clone(),
            asked: asked(catalog, &plan, item),
            own: own.is_some_and(|own| own.contains_key(&item.at)),
        })
        .collect()
}

/// Every unit that can be asked, asked or not: the catalog's and the county's own, then the townships.
pub fn known_units(catalog: &Catalog, assessment: &Value) -> Vec<Unit> {
    Plan::whole(catalog, assessment).units
}

/// What `assign` is to hold at a place once a unit has this role there, or none; nothing where that is what the catalog says. Of two that
/// report alone, the one before helps.
pub fn assigned(catalog: &Catalog, assessment: &Value, at: &str, unit: &str, role: Option<Role>) -> Option<Value> {
    let mut now = roles_at(catalog, assessment, at);
    now.retain(|(known, _)| known != unit);
    if role == Some(Role::Main) {
        now.iter_mut().filter(|(_, role)| *role == Role::Main).for_each(|(_, role)| *role = Role::Help);
    }
    now.extend(role.map(|role| (unit.into(), role)));
    let mut without = assessment.clone();
    if let Some(assign) = without.get_mut("assign").and_then(Value::as_object_mut) {
        assign.remove(at);
    }
    let by_catalog = roles_at(catalog, &without, at);
    if now.len() == by_catalog.len() && now.iter().all(|one| by_catalog.contains(one)) {
        return None;
    }
    let of = |wanted: Role| now.iter().filter(move |(_, role)| *role == wanted).map(|(unit, _)| unit.as_str());
    let mut assignment = Map::new();
    if let Some(main) = of(Role::Main).next() {
        assignment.insert("main".into(), main.into());
    }
    for (field, role) in [("each", Role::Each), ("help", Role::Help)] {
        let units: Vec<Value> = of(role).map(Value::from).collect();
        if !units.is_empty() {
            assignment.insert(field.into(), units.into());
        }
    }
    Some(Value::Object(assignment))
}

fn roles_at(catalog: &Catalog, assessment: &Value, at: &str) -> Vec<(String, Role)> {
    let plan = Plan::whole(catalog, assessment);
    plan.item(at).map(|item| asked(catalog, &plan, item)).unwrap_or_default()
}

fn asked(catalog: &Catalog, plan: &Plan, item: &Item) -> Vec<(String, Role)> {
    let every = catalog.units.iter().find(|unit| unit.kind == UnitKind::Township);
    let every = item.everywhere.zip(every).map(|(role, unit)| (unit.key.clone(), role));
    let named = item.asked.iter().filter(|(unit, role)| {
        let is_township = plan.unit(*unit).kind == Kind::Township;
        !is_township || every.as_ref().is_none_or(|(_, every)| every != role)
    });
    named.map(|(unit, role)| (plan.unit(*unit).key.clone(), *role)).chain(every.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use serde_json::json;
    use weibao_core::new_assessment;

    fn at(catalog: &Catalog, file: &Value, place: &str) -> Vec<(String, Role)> {
        duties(catalog, file).into_iter().find(|duty| duty.at == place).unwrap().asked
    }

    fn file() -> (Catalog, Value) {
        let catalog = weibao_standards::catalog();
        let mut file = new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        file["registers"] = json!({ "townships": [{ "name": "东镇" }, { "name": "西镇" }] });
        (catalog, file)
    }

    #[test]
    fn every_clause_figure_register_and_negative_item_is_there_once() {
        let (catalog, file) = file();
        let all = duties(&catalog, &file);
        let mut places: Vec<&str> = all.iter().map(|duty| duty.at.as_str()).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count);
        // What is no duty is nobody's, and of what named bodies decide each answers for itself.
        let duties = catalog.standards().flat_map(|standard| &standard.clauses).filter(|clause| clause.counts());
        let clauses = duties.map(|clause| if clause.measured { clause.bodies.len().max(1) } else { 1 }).sum::<usize>();
        let columns = catalog.registers.iter().map(|register| register.columns.len() + 1).sum::<usize>();
        assert_eq!(count, clauses + catalog.figures.len() + columns + catalog.negatives.len());
        assert!(all.iter().all(|duty| !duty.own));
    }

    #[test]
    fn a_role_is_given_changed_and_taken_back() {
        let (catalog, mut file) = file();
        let place = "/figures/county_population";
        let before = at(&catalog, &file, place);
        let main = before.iter().find(|(_, role)| *role == Role::Main).unwrap().0.clone();
        let change = |file: &mut Value, unit: &str, role| match assigned(&catalog, file, place, unit, role) {
            Some(own) => file["assign"] = json!({ place: own }),
            None => drop(file.as_object_mut().unwrap().remove("assign")),
        };
        change(&mut file, "court", Some(Role::Main));
        let now = at(&catalog, &file, place);
        assert!(now.contains(&("court".to_string(), Role::Main)) && now.contains(&(main.clone(), Role::Help)));
        assert!(weibao_core::check(&catalog, &file).is_empty());
        change(&mut file, "court", None);
        change(&mut file, &main, Some(Role::Main));
        assert_eq!(file.get("assign"), None, "as the catalog has it is no change");
        for (unit, _) in before {
            change(&mut file, &unit, None);
        }
        assert_eq!((at(&catalog, &file, place), &file["assign"]), (Vec::new(), &json!({ place: {} })));
    }

    #[test]
    fn every_township_is_one_entry_and_can_be_named_as_one() {
        let (catalog, mut file) = file();
        let every = catalog.units.iter().find(|unit| unit.kind == UnitKind::Township).unwrap().key.clone();
        assert!(at(&catalog, &file, "/registers/communities").contains(&(every.clone(), Role::Each)));
        let place = "/figures/county_population";
        file["assign"] = json!({ place: assigned(&catalog, &file, place, &every, Some(Role::Each)) });
        assert!(at(&catalog, &file, place).contains(&(every, Role::Each)));
        let asked = crate::units(&catalog, &file);
        let east = asked.iter().find(|asked| asked.unit.name == "东镇").unwrap();
        assert!(east.items.iter().any(|item| item == place));
    }
}
