//! What acts on the world, named after what the user does.

pub mod export;
pub mod files;
pub mod open;
pub mod paste;
pub mod store;
