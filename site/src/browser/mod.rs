//! The browser, as the page's world.

pub mod documents;
mod files;
pub mod focus;
pub mod folders;
mod host;
pub mod keys;
pub mod listeners;
pub mod painting;
mod paper;
mod storage;
mod world;

pub use host::{Change, Host};
pub use world::Browser;
