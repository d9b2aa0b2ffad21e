//! The page without a browser: what is open, what the user does, and what comes of it.
//!
//! A [`Model`] is changed by [`update`] alone, with one [`Msg`] after the other, and shown by whoever has a screen.
//! What it needs of its surroundings (storage, clock, files, documents) it asks of a [`World`]; what takes time is answered by a message.
#![no_std]

extern crate alloc;

pub mod carried;
pub mod dismissed;
pub mod editions;
pub mod file;
pub mod history;
pub mod keeping;
pub mod model;
pub mod moment;
pub mod mount;
pub mod msg;
pub mod overlay_and_scoring;
pub mod place;
mod prelude;
pub mod queries;
pub mod rest;
mod salvage;
pub mod saved_file;
pub mod session;
pub mod ui;
mod update;
mod words;
pub mod world;

pub use model::Model;
pub use msg::Msg;
pub use update::{begin, update};
pub use world::World;
