//! The page. `ARCHITECTURE.md` has the map; the folders are roles: `session` and `document` hold the state, `queries` only read it,
//! `tasks` act on the world and are named after what the user does, `screens` and `components` show it.

pub mod app;
pub mod components;
pub mod document;
pub mod host;
pub mod mounting;
pub mod place;
pub mod queries;
pub mod rulebooks;
pub mod screens;
pub mod session;
pub mod tasks;
pub mod ui;
pub mod words;

pub use app::App;
pub use host::Host;
