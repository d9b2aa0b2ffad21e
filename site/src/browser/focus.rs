//! Giving the keyboard to what the page wants to have it, once that is painted.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use weibao_page::Model;
use weibao_page::rest::Here;
use weibao_page::ui::Focus;
use weibao_page::ui::figures::Part;
use weibao_page::ui::window::ROW;
use yew::NodeRef;

use super::world::scroll_to_top;

/// Gives it the keyboard, in sight. `root`: the app's element.
pub fn give(focus: &Focus, root: &NodeRef, model: &Model) -> Option<()> {
    let app: Element = root.cast()?;
    show_current_entry(&app);
    match focus {
        Focus::Cell => return settle(model.rest.here()?, &app, model),
        Focus::EndOfCell => return put_caret_at_the_end(&app),
        Focus::Heading => {
            let heading: HtmlElement = find(&app, ".screen h1")?.dyn_into().ok()?;
            scroll_to_top(root, model.mount.is_page());
            return heading.focus().ok();
        }
        _ => {}
    }
    // What was mended meanwhile is no longer there: the reader is then at the beginning of the screen, and not nowhere.
    let found = find(&app, &selector(focus)).or_else(|| find(&app, ".screen h1"));
    let element: HtmlElement = found?.dyn_into().ok()?;
    let _ = element.focus();
    let gently = web_sys::ScrollIntoViewOptions::new();
    // Of what is higher than most of the window, the nearest may be its end: it is read from its beginning.
    let window = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
    let is_high = element.get_bounding_client_rect().height() > window / 2.0;
    gently.set_block(if is_high {
        web_sys::ScrollLogicalPosition::Start
    } else {
        web_sys::ScrollLogicalPosition::Nearest
    });
    element.scroll_into_view_with_scroll_into_view_options(&gently);
    Some(())
}

fn selector(focus: &Focus) -> String {
    match focus {
        Focus::Heading => ".screen h1".to_owned(),
        Focus::Standard(id) => attribute("data-standard", id),
        Focus::Negative(id) => attribute("data-negative", id),
        Focus::Figure(key) => attribute("id", &format!("figure-{key}")),
        Focus::Part(part) => format!("#{}", part_id(*part)),
        Focus::Item(item) => attribute("data-item", item),
        Focus::Document(key) => attribute("data-document", key),
        Focus::Field(field) => attribute("data-field", field),
        Focus::Section(section) => attribute("data-section", section),
        Focus::Text(pointer) => attribute("data-pointer", pointer),
        Focus::CountyName => "input[name=county]".to_owned(),
        Focus::Kept => ".start-kept h2".to_owned(),
        Focus::Search => "[data-search]".to_owned(),
        Focus::Preview => "#preview".to_owned(),
        Focus::Cell | Focus::EndOfCell => ".sheet [data-active]".to_owned(),
        Focus::AllRows => "[data-action=rows-all]".to_owned(),
        Focus::PasteField => ".paste textarea".to_owned(),
        Focus::PasteButton => "[data-action=paste]".to_owned(),
        Focus::Leaving => "[data-action=leaving-correct]".to_owned(),
        Focus::ImportHeading => ".paste h2".to_owned(),
    }
}

/// The id of a part of the figures.
pub fn part_id(part: Part) -> &'static str {
    match part {
        Part::List => "figures-list",
        Part::Readings => "figures-readings",
        Part::Implied => "figures-implied",
        Part::Beside => "figures-books",
    }
}

/// The selector of an attribute's value; what would end the quotation is left out, since no id of ours holds it.
fn attribute(name: &str, value: &str) -> String {
    let value: String = value.chars().filter(|c| !matches!(c, '"' | '\\') && !c.is_control()).collect();
    format!("[{name}=\"{value}\"]")
}

/// The first element within the app that this selector finds.
fn find(app: &Element, selector: &str) -> Option<Element> {
    app.query_selector(selector).ok()?
}

/// Scrolls the navigation, and only that, to where its current entry can be seen.
fn show_current_entry(app: &Element) {
    let (Some(list), Some(entry)) = (find(app, ".navigation"), find(app, ".navigation [aria-current]")) else {
        return;
    };
    let (outer, inner) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
    if inner.top() < outer.top() || inner.bottom() > outer.bottom() {
        let by = (inner.top() - outer.top() - outer.height() / 2.0) as i32;
        list.set_scroll_top(list.scroll_top().saturating_add(by));
    }
}

fn put_caret_at_the_end(app: &Element) -> Option<()> {
    let input: HtmlInputElement = find(app, ".sheet [data-active] input")?.dyn_into().ok()?;
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    input.set_selection_range(end, end).ok()
}

/// A door: brings the cell of the cursor into sight and gives it the keyboard, its text marked so that typing takes its place.
#[inline(never)]
fn settle(_: Here, app: &Element, model: &Model) -> Option<()> {
    let session = model.session()?;
    let state = &model.ui.register;
    let sheet = find(app, ".sheet")?;
    let cell: web_sys::HtmlElement = find(app, ".sheet [data-active]")?.dyn_into().ok()?;
    let height = |selector: &str| find(app, selector).map_or(0, |element| element.client_height());
    let position = i32::try_from(state.lines(session).position(state.cursor.row)?).ok()?;
    let (top, seen) = (
        position.saturating_mul(ROW),
        sheet.client_height().saturating_sub(height(".sheet thead")).saturating_sub(height(".sheet tfoot")),
    );
    if top < sheet.scroll_top() {
        sheet.set_scroll_top(top);
    } else if top.saturating_add(ROW) > sheet.scroll_top().saturating_add(seen) {
        sheet.set_scroll_top(top.saturating_add(ROW).saturating_sub(seen));
    }
    let fixed = if state.cursor.column == 0 {
        0
    } else {
        find(app, ".sheet thead .fixed")?
            .client_width()
            .saturating_add(find(app, ".sheet thead .number")?.client_width())
    };
    let (left, right) = (cell.offset_left(), cell.offset_left().saturating_add(cell.offset_width()));
    if left.saturating_sub(fixed) < sheet.scroll_left() {
        sheet.set_scroll_left(left.saturating_sub(fixed));
    } else if right > sheet.scroll_left().saturating_add(sheet.client_width()) {
        sheet.set_scroll_left(right.saturating_sub(sheet.client_width()));
    }
    let place = cell.get_bounding_client_rect();
    let window = web_sys::window()?.inner_height().ok()?.as_f64()?;
    if place.top() < 60.0 || place.bottom() > window - 60.0 {
        sheet.scroll_into_view_with_bool(false);
    }
    let control: web_sys::HtmlElement = cell.query_selector("input, select, [role=checkbox]").ok()??.dyn_into().ok()?;
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    control.focus_with_options(&still).ok()?;
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>().filter(|_| !state.caret) {
        input.select();
    }
    Some(())
}
