//! Which rows of a register a reviewer goes to see: drawn by a seed that is printed, so that anybody can draw the same again.

use alloc::vec::Vec;

use serde_json::Value;

use crate::digest::seed;
use crate::ordered::{ByText, sort};
use crate::place::text;
use crate::units::TOWNSHIP;
use crate::words::plain;

/// The numbers of `size` rows, in the order of the register. Every township gets its share by the largest remainder.
pub fn sample(rows: &[Value], size: usize, given: &str) -> Vec<usize> {
    let size = size.min(rows.len());
    let mut strata: ByText<Vec<usize>> = ByText::new();
    for (number, row) in rows.iter().enumerate() {
        strata.change(plain(text(row, TOWNSHIP)), |rows| rows.push(number));
    }
    let mut shares: Vec<(usize, usize, Vec<usize>)> = strata
        .into_values()
        .map(|rows_of| {
            let product = rows_of.len().saturating_mul(size);
            let whole = product.checked_div(rows.len()).unwrap_or(0);
            (whole, product.checked_rem(rows.len()).unwrap_or(0), rows_of)
        })
        .collect();
    let mut left = size.saturating_sub(shares.iter().map(|(whole, ..)| *whole).sum());
    // Stable: of equal remainders the township that comes first.
    sort(&mut shares, |one, other| other.1.cmp(&one.1));
    let mut generator = Generator(seed(given));
    let mut drawn = Vec::new();
    for (whole, _, mut rows) in shares {
        let more = usize::from(left > 0);
        left = left.saturating_sub(more);
        for _ in 0..whole.saturating_add(more) {
            if !rows.is_empty() {
                drawn.push(rows.swap_remove(generator.below(rows.len())));
            }
        }
    }
    sort(&mut drawn, Ord::cmp);
    drawn
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Generator(u64);

impl Generator {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed.wrapping_shr(30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed.wrapping_shr(27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed.wrapping_shr(31)
    }

    /// A number below `end`, by multiplication.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        let wide = u128::from(self.next()).saturating_mul(u128::from(end)).wrapping_shr(64);
        usize::try_from(wide).unwrap_or(0)
    }
}
