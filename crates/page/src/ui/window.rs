//! Which lines of a sheet are painted: rows have one height, so that only those in sight need be.

/// The height of a row in pixels, as in the style sheet.
pub const ROW: i32 = 38;
/// How many lines are painted. The sheet is never higher than 28.
pub const PAINTED: usize = 46;
/// How many of them at least are beyond what is seen.
const BEYOND: usize = 4;
const SEEN: usize = 28;

/// The first line to be painted, so that this one is.
pub fn first_with(first: usize, position: usize) -> usize {
    let start = if first == 0 { 0 } else { first.saturating_add(BEYOND) };
    let end = first.saturating_add(PAINTED).saturating_sub(BEYOND);
    if (start..end).contains(&position) { first } else { position.saturating_sub(PAINTED.div_euclid(2)) }
}

/// The first line to be painted, once so many pixels are above.
pub fn first_at(first: usize, top: i32, lines: usize) -> usize {
    let seen = usize::try_from(top.max(0).div_euclid(ROW)).unwrap_or_default();
    let above_missing = first > 0 && seen < first.saturating_add(BEYOND);
    let end = first.saturating_add(PAINTED);
    let below_missing = end < lines && seen.saturating_add(SEEN).saturating_add(BEYOND) > end;
    if above_missing || below_missing { seen.saturating_sub(PAINTED.saturating_sub(SEEN).div_euclid(2)) } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(first: usize, top: i32, lines: usize) {
        let seen = usize::try_from(top / ROW).unwrap();
        let end = first.saturating_add(PAINTED).min(lines);
        assert!(first <= seen, "from {first}, seen {seen}");
        assert!(end >= seen.saturating_add(SEEN).min(lines), "to {end}, seen {seen} of {lines}");
    }

    #[test]
    fn whatever_is_seen_is_painted() {
        for lines in [1, PAINTED, PAINTED + 1, 400] {
            let last = i32::try_from(lines.saturating_sub(SEEN)).unwrap() * ROW;
            let mut first = 0;
            for top in (0..=last).step_by(17).chain((0..=last).rev().step_by(113)).chain([last, 0, last / 2]) {
                first = first_at(first, top, lines);
                covers(first, top, lines);
            }
        }
    }

    #[test]
    fn the_line_of_the_cursor_is_painted() {
        let mut first = 0;
        for position in [0, 30, 399, 398, 200, 3, 0] {
            first = first_with(first, position);
            assert!((first..first + PAINTED).contains(&position), "{position} from {first}");
        }
    }
}
