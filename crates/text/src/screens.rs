//! The page. One module a screen, and what they share.

pub mod common;
