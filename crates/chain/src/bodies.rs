//! Clauses that name bodies: what each of them says for itself is counted for the county.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use crate::merging::{Claim, Merging, Outcome};
use crate::place::{at, steps};
use crate::units::{Item, Plan, Role};

/// Puts what the units say of a clause beside the bodies that it names: the units that answer for themselves are those bodies, in their order.
pub(crate) fn settle(merging: &mut Merging<'_>, plan: &Plan, item: &Item, old: &[Claim], claims: &[Claim]) {
    let steps = steps(&item.at);
    let [room, _, _, id] = steps.as_slice() else { return };
    let catalog = merging.catalog;
    let Some(clause) =
        catalog.clause(id).filter(|clause| room == "answers" && clause.bodies.len() == clause.each.len())
    else {
        return;
    };
    for (body, unit) in clause.bodies.iter().zip(&clause.each) {
        let unit = plan.find(unit);
        let own = |claims: &[Claim]| -> Vec<Claim> {
            let mine = claims.iter().filter(|claim| Some(claim.unit) == unit);
            mine.filter_map(|claim| Some(Claim { value: has(&claim.value)?.into(), ..claim.clone() })).collect()
        };
        let outcome =
            |claims: &[Claim]| Outcome { value: claims.first().map(|claim| claim.value.clone()), ..Outcome::default() };
        let (old, claims) = (own(old), own(claims));
        let place = at(&["bodies", id, &body.key]);
        merging.offer(plan, &place, &claims, outcome(&old), outcome(&claims));
    }
}

/// What a unit says of a whole clause that is asked of it for itself alone: its own 有 or 无, with the place; neither where it says neither.
/// Nothing where that is not asked of it.
pub(crate) fn for_itself(plan: &Plan, place: &str, answer: &Value, unit: usize) -> Option<Option<(String, Value)>> {
    let steps = steps(place);
    let [room, _, _, clause] = steps.as_slice() else { return None };
    let bodies = at(&["bodies", clause, ""]);
    let is_own = |item: &&Item| item.at.starts_with(&bodies) && item.role(unit) == Some(Role::Main);
    let own = plan.items.iter().find(|item| room == "answers" && is_own(item))?;
    Some(has(answer).map(|has| (own.at.clone(), has.into())))
}

/// 有 or 无, in the words of an answer; anything else says nothing of it.
fn has(answer: &Value) -> Option<bool> {
    match answer.as_str()? {
        "met" => Some(true),
        "unmet" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use serde_json::{Value, json};

    const AT: &str = "/answers/3.1.1/clauses/3.1.1~11";

    fn merged(file: &Value, replies: &[(&str, &str)]) -> crate::Merged {
        let replies: Vec<Value> = replies
            .iter()
            .map(|(unit, word)| json!({ "format": "weibao.reply", "version": 1, "unit": unit, "values": { AT: word } }))
            .collect();
        crate::merge(&weibao_standards::catalog(), file, &replies, "2026-03-10").unwrap()
    }

    use alloc::vec::Vec;

    #[test]
    fn what_bodies_say_for_themselves_is_counted() {
        let catalog = weibao_standards::catalog();
        let file = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        let both = merged(&file, &[("法院", "met"), ("公安局", "unmet"), ("民政局", "pending")]);
        assert_eq!(both.assessment["bodies"], json!({ "3.1.1/1": { "court": true, "police": false } }));
        assert!(weibao_core::check(&catalog, &both.assessment).is_empty());
        // A newer word of the same body takes the place of its older one; another's stays.
        let later = merged(&both.assessment, &[("公安局", "met")]);
        assert_eq!(later.assessment["bodies"], json!({ "3.1.1/1": { "court": true, "police": true } }));
    }

    #[test]
    fn what_the_county_typed_of_a_body_stays() {
        let catalog = weibao_standards::catalog();
        let mut file = weibao_core::new_assessment(&catalog, Some(&json!({ "name": "示例县" })));
        file["bodies"] = json!({ "3.1.1/1": { "court": false } });
        let both = merged(&file, &[("法院", "met")]);
        assert_eq!(both.assessment["bodies"], file["bodies"]);
        let places: Vec<&str> = both.clashes.iter().map(|clash| clash.at.as_str()).collect();
        assert_eq!(places, vec!["/bodies/3.1.1~11/court"]);
    }

    #[test]
    fn whoever_is_named_answers_for_itself() {
        for standard in weibao_standards::catalog().standards() {
            for clause in standard.clauses.iter().filter(|clause| !clause.bodies.is_empty()) {
                assert_eq!(clause.bodies.len(), clause.each.len(), "{}", clause.id);
            }
        }
    }
}
