//! What a county's documents say, as words and nothing else: no files, no clock, no network.
//!
//! `weibao-documents` puts these words into its templates and the page shows them as they are typed, so that the preview is what Word opens.
//! The page needs them without the weight of the file formats: hence a crate of their own.

mod application;
pub mod draft;

pub use application::{Application, Section, application, form};
pub use draft::{Drafts, drafts};
