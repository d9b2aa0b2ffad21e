//! A screen a file: its own small state and messages, and a view that only reads.

pub mod assess;
pub mod documents;
pub mod figures;
pub mod form;
pub mod manual;
pub mod negatives;
pub mod register;
pub mod result;
pub mod start;

use crate::place::Place;
use crate::ui::Focus;

/// What gets the focus when a place is shown.
pub fn focus(place: &Place) -> Focus {
    match place {
        Place::Assess { standard: Some(standard), .. } => Focus::On(attribute("data-standard", standard)),
        Place::Negatives { item: Some(item) } => Focus::On(attribute("data-negative", item)),
        Place::Figures { figure: Some(figure) } => Focus::On(attribute("id", &format!("figure-{figure}"))),
        Place::Register { row: Some(_), .. } => Focus::Cell,
        Place::Result { item: Some(item) } => Focus::On(attribute("data-item", item)),
        Place::Documents { document: Some(document) } => Focus::On(attribute("data-document", document)),
        Place::Form { field: Some(field) } => Focus::On(attribute("data-field", field)),
        Place::Manual { section: Some(section) } => Focus::On(attribute("data-section", section)),
        _ => Focus::Heading,
    }
}

/// The selector of an attribute's value; what would end the quotation is left out, since no id of ours holds it.
fn attribute(name: &str, value: &str) -> String {
    let value: String = value.chars().filter(|c| !matches!(c, '"' | '\\') && !c.is_control()).collect();
    format!("[{name}=\"{value}\"]")
}
