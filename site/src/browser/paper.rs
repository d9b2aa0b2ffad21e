//! What every printed page says at its foot: only newer browsers let a page say it, and only in its style sheet.

use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

/// By this our rule is known again.
const OURS: &str = "@bottom-left";

/// Puts a line at the foot of every printed page, in place of the one before it. Where the browser knows no such place, the line stands
/// at the head of the first page, and its own foot names the window.
pub fn name_pages(line: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let sheet: CssStyleSheet = document.style_sheets().get(0)?.dyn_into().ok()?;
    // A style sheet beside a page from the disk cannot be looked into: there the line stands at the head.
    let rules = sheet.css_rules().ok()?;
    let last = rules.length().checked_sub(1)?;
    let is_ours = |place: u32| rules.get(place).is_some_and(|rule| rule.css_text().contains(OURS));
    if is_ours(last) {
        sheet.delete_rule(last).ok()?;
    }
    let written: String = line.chars().filter(|c| !matches!(c, '"' | '\\' | '<') && !c.is_control()).collect();
    let rule = format!("@page {{ {OURS} {{ content: \"{written}\"; font-size: 8.5pt; white-space: nowrap; }} }}");
    let place = rules.length();
    sheet.insert_rule_with_index(&rule, place).ok()?;
    let class = if is_ours(place) { "paged" } else { "" };
    document.document_element()?.set_attribute("class", class).ok()?;
    Some(())
}
