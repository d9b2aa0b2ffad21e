//! What the documents say, as words: drafts, and how the form's text is split between its cell and the following pages.

mod application;
pub mod draft;
pub mod sentences;

pub use application::{Application, Placed, Section, application, form};
