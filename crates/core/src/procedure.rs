//! The way to the title: its national steps, and whether a city's civil affairs examine on it.

use crate::catalog::{Catalog, StageKey};

/// The national steps, in order.
pub const STEPS: [StageKey; 7] = [
    StageKey::Apply,
    StageKey::Recommend,
    StageKey::Create,
    StageKey::Evaluate,
    StageKey::Verify,
    StageKey::Name,
    StageKey::Recheck,
];

/// Whether there is a city between the county and the province: none in a municipality, and none where the province administers the county
/// itself, as its code tells, or where an overlay says so. Of a county without a code nothing is known, and the usual way is shown.
pub fn has_city_step(catalog: &Catalog, code: &str) -> bool {
    let said = catalog.procedure.as_ref().and_then(|procedure| procedure.city_step);
    let (province, prefecture) = (code.get(..2), code.get(2..4));
    // 北京、天津、上海、重庆; 90 stands in a code for 省直辖.
    let is_direct = matches!(province, Some("11" | "12" | "31" | "50")) || prefecture == Some("90");
    said.unwrap_or(!is_direct)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Procedure;

    #[test]
    fn municipalities_and_counties_under_the_province_have_no_city_step() {
        let catalog = Catalog::default();
        for (code, expected) in [
            ("450110", true),
            ("110101", false),
            ("500101", false),
            ("310101", false),
            ("120101", false),
            ("419001", false),
            ("469001", false),
            ("659001", false),
            ("", true),
            ("四五", true),
        ] {
            assert_eq!(has_city_step(&catalog, code), expected, "{code}");
        }
        let procedure = Procedure { city_step: Some(false), ..Procedure::default() };
        let overlaid = Catalog { procedure: Some(procedure), ..Catalog::default() };
        assert!(!has_city_step(&overlaid, "450110"));
    }
}
