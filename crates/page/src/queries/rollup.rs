//! What can be told of many counties beside each other.

use weibao_chain::{CountyLine, RolledUp, StandardLine};
use weibao_core::Catalog;

use crate::prelude::*;

/// The standards in printed order; or those first that more counties fall short of, then in printed order.
pub fn standards(rolled_up: &RolledUp, short_first: bool) -> Vec<&StandardLine> {
    let mut lines: Vec<&StandardLine> = rolled_up.standards.iter().collect();
    if short_first {
        lines.sort_by_key(|line| core::cmp::Reverse(short(line)));
    }
    lines
}

/// How many counties fall short of a standard. What is open is not short.
pub fn short(line: &StandardLine) -> usize {
    line.unmet.saturating_add(line.partial)
}

/// Of each area its id, its title and how many counties meet all of it that applies to them.
pub fn areas(catalog: &Catalog, rolled_up: &RolledUp) -> Vec<(String, String, usize)> {
    let reached = |id: &str| {
        let areas = rolled_up.counties.iter().filter_map(|county| county.areas.iter().find(|area| area.id == id));
        areas.filter(|area| area.counts.applicable > 0 && area.counts.met == area.counts.applicable).count()
    };
    catalog.areas.iter().map(|area| (area.id.clone(), area.title.clone(), reached(&area.id))).collect()
}

/// The counties with something on the negative list, present or open, in the order in which they stand.
pub fn with_negatives(rolled_up: &RolledUp) -> impl Iterator<Item = &CountyLine> {
    rolled_up.counties.iter().filter(|county| !county.negatives.present.is_empty() || !county.negatives.open.is_empty())
}
