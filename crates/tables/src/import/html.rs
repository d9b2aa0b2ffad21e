//! What the clipboard's HTML says beyond its text: which cells are shown as one.

use alloc::string::String;
use alloc::vec::Vec;

use crate::sheet::Block;

/// No cell reaches further than this.
const WIDEST: usize = 1_000;

/// Cells of a copied block that are shown as one, by the HTML that the same copying left beside the text. Nothing where that is not one table of
/// as many rows: then it is not about this block.
pub fn merged_in(html: &str, rows: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    // Of each column, how many rows below are still covered by a cell above.
    let mut covered: Vec<usize> = Vec::new();
    let (mut row, mut column, mut tables) = (0_usize, 0_usize, 0_usize);
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, behind)) = after.split_once('>') else { break };
        rest = behind;
        let tag = tag.to_ascii_lowercase();
        match tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default() {
            "table" => tables = tables.saturating_add(1),
            "tr" => {
                if row > 0 {
                    covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
                }
                (row, column) = (row.saturating_add(1), 0);
            }
            "td" | "th" => {
                while covered.get(column).is_some_and(|left| *left > 0) {
                    column = column.saturating_add(1);
                }
                let down = span(&tag, "rowspan").min(rows.max(1));
                let across = span(&tag, "colspan").min(WIDEST);
                let end = column.saturating_add(across);
                if end > WIDEST {
                    return Vec::new();
                }
                if covered.len() < end {
                    covered.resize(end, 0);
                }
                covered.iter_mut().take(end).skip(column).for_each(|left| *left = down);
                if let Some(top) = row.checked_sub(1).filter(|_| down > 1 || across > 1) {
                    blocks.push(Block {
                        top,
                        left: column,
                        bottom: top.saturating_add(down).saturating_sub(1),
                        right: end.saturating_sub(1),
                    });
                }
                column = end;
            }
            _ => {}
        }
    }
    if tables == 1 && row == rows { blocks } else { Vec::new() }
}

/// The number that an attribute gives; 1 where it gives none.
fn span(tag: &str, name: &str) -> usize {
    let given = tag.split_once(name).map(|(_, after)| after.trim_start()).and_then(|after| after.strip_prefix('='));
    let digits: String = given
        .unwrap_or_default()
        .trim_start_matches([' ', '"', '\''])
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse::<usize>().unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_cells_are_one() {
        let html = "<html><body><table border=0>\n<tr><td rowspan=3>东镇</td><td colspan=\"2\">甲村</td></tr>\
                    <TR height=18><TD>乙村</TD><TD>1</TD></TR><tr><td>丙村<td rowspan='1'>2</tr></table>";
        assert_eq!(
            merged_in(html, 3),
            [Block { top: 0, left: 0, bottom: 2, right: 0 }, Block { top: 0, left: 1, bottom: 0, right: 2 }]
        );
        assert_eq!(merged_in(html, 4), [], "another block");
        assert_eq!(merged_in(&[html, html].concat(), 6), [], "two tables");
        assert_eq!(merged_in("<p>甲", 1), []);
        assert_eq!(merged_in("<table><tr><td colspan=99999><td>", 1), []);
    }

    #[test]
    fn a_cell_below_a_long_one_keeps_its_column() {
        let html = "<table><tr><td>a</td><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td><td rowspan=2>e</td></tr><tr><td>f</td><td>g</td></tr></table>";
        assert_eq!(
            merged_in(html, 3),
            [Block { top: 0, left: 1, bottom: 1, right: 1 }, Block { top: 1, left: 2, bottom: 2, right: 2 }]
        );
    }
}
