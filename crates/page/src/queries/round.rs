//! What a comparison is shown as.

use weibao_chain::{Change, Comparison, StandardChange};

use crate::prelude::*;

/// The standards that differ: what got worse first, then what cannot be told, then what got better; each in printed order.
pub fn standards(comparison: &Comparison) -> Vec<&StandardChange> {
    let mut changed: Vec<&StandardChange> =
        comparison.standards.iter().filter(|standard| standard.change != Change::Same).collect();
    changed.sort_by_key(|standard| match standard.change {
        Change::Worse => 0_u8,
        Change::Other => 1,
        Change::Better | Change::Same => 2,
    });
    changed
}
